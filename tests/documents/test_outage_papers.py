"""停電時の用紙: complete without a machine, each with its own number, nothing filled in that nobody knows, and sums that come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from posapp.documents import outage, press
from posapp.documents.blanks import BlankForm, CheckTable
from posapp.documents.faults import PaperFault
from posapp.documents.outage_parts import on_credit
from posapp.documents.paper import Paper
from posapp.domain.outage import SheetKind
from posapp.domain.program import PlanKind
from tests.documents import outages, reading
from tests.documents.outages import AU_DAY, SOFT_DAY, golden, kit_case
from tests.documents.reading import squeezed

SHEETS = tuple(kind.value for kind in SheetKind)


@pytest.mark.parametrize("kind", outage.COMPOSERS)
def test_every_paper_is_drawn_with_its_number_and_kit(kind: str) -> None:
    paper = golden()[kind]
    text = reading.text(press.draw(paper))
    for words in (paper.title, "W-190615-0001", "X-190615-01", "見本携帯ショップ中央店"):
        assert squeezed(words) in text, words
    assert paper.header.qr.startswith("W-190615-0001 ")
    assert not set(text) & set("{}[]\ufffd") and press.problems(paper) == ()
    assert press.from_json(press.to_json(paper)) == paper


@pytest.mark.parametrize("kind", outage.COMPOSERS)
@pytest.mark.parametrize("day", [outages.DAY, AU_DAY, SOFT_DAY])
def test_both_editions_of_every_day_can_be_drawn(kind: str, day: object) -> None:
    paper = press.compose_outage(kind, kit_case(day))  # type: ignore[arg-type]
    assert min(reading.sizes(press.draw(paper))) >= 8
    assert min(reading.sizes(press.draw(press.enlarged(paper)))) >= 14


@pytest.mark.parametrize("kind", SHEETS)
def test_what_is_written_on_is_marked_and_has_room_for_a_pen(kind: str) -> None:
    paper = golden()[kind]
    assert "手書き用" in paper.header.tags
    forms = reading.blocks_of(paper, BlankForm)
    assert forms and all(form.height >= 9 for form in forms)
    assert ("未契約" in paper.header.strong_tags) is (kind != SheetKind.INTAKE)


def test_one_page_where_one_is_enough() -> None:
    pages = {kind: len(reading.page_texts(press.draw(golden()[kind]))) for kind in outage.COMPOSERS}
    assert pages["outage-quote"] == pages["outage-poster"] == 1
    assert pages["outage-disclosure"] == pages["outage-intake"] == 2
    assert pages["outage-application"] == 3, "facts, rules, and consents with signatures"


def test_nothing_is_filled_in_that_nobody_knows() -> None:
    """The only amounts on a sheet are the law's own, and none stands in the place of an answer."""
    law = kit_case().regulation
    known = {f"{law.short_form_limit:,}円", f"{law.payment_stop_floor:,}円"}
    for kind in SHEETS:
        text = reading.text(press.draw(golden()[kind]))
        figures = {word for word in known if word in text}
        for word in figures:
            text = text.replace(word, "")
        assert ",000円" not in text, kind


def test_the_table_names_every_program_in_force() -> None:
    for day in (outages.DAY, AU_DAY, SOFT_DAY):
        case = kit_case(day)
        text = reading.text(press.draw(press.compose_outage("outage-table", case)))
        programs = [program for program in case.programs if program.plan.kind is not PlanKind.LUMP]
        assert programs and all(squeezed(program.name) in text for program in programs)
        assert [number for number, _ in on_credit(case)] == [str(n) for n in range(1, len(programs) + 1)]


def test_the_example_is_worked_out_by_the_rules() -> None:
    text = reading.text(press.draw(golden()["outage-table"]))
    example = kit_case().examples[1]
    assert example.program.id == "docomo-okaeshi" and example.best is not None
    for figure in (example.kept.burden, example.best.burden, example.best.waived):
        assert f"{figure:,}円" in text


def test_every_topic_that_can_come_up_is_asked_for() -> None:
    (key, others) = reading.blocks_of(golden()["outage-disclosure"], CheckTable)
    assert all(row.question for row in key.rows) and not any(row.question for row in others.rows)
    numbers = [int(row.number) for row in (*key.rows, *others.rows)]
    assert numbers == list(range(1, len(numbers) + 1))
    tags = {row.heading: row.tag for row in others.rows}
    assert tags["信用情報機関に照会し、登録します"] == ""
    assert tags["返却すると、端末も契約も戻せません"] == "docomo（スマホおかえし）"
    assert tags["急がず、ゆっくりご説明します"] == "65歳以上の方"
    topics = reading.text(press.draw(golden()["outage-topics"]))
    assert all(squeezed(row.heading) in topics for row in (*key.rows, *others.rows))


def test_the_guide_lists_every_number_of_the_kit() -> None:
    case = kit_case()
    text = reading.text(press.draw(press.compose_outage("outage-guide", case)))
    assert all(number in text for line in case.lines for number in line.numbers)
    odd = replace(case, lines=(replace(case.lines[0], numbers=case.lines[0].numbers[:3]),))
    assert case.lines[0].numbers[2] in reading.text(press.draw(press.compose_outage("outage-guide", odd)))


def refused(kind: str, **changes: object) -> str:
    with pytest.raises(PaperFault) as fault:
        press.compose_outage(kind, replace(kit_case(), **changes))  # type: ignore[arg-type]
    return f"{fault.value.code} {fault.value.detail}".strip()


def test_what_cannot_be_made_says_why() -> None:
    assert refused("outage-unknown") == "paper-kind-unknown outage-unknown"
    assert refused("outage-application", programs=()) == "paper-needs credit"
    assert refused("outage-disclosure", topics=()) == refused("outage-topics", topics=()) == "paper-needs topics"
    issue = kit_case().issue
    assert refused("outage-intake", issue=replace(issue, shop=replace(issue.shop, antique_permit=""))) == (
        "paper-needs antique_permit"
    )


def test_a_day_without_programs_says_so() -> None:
    assert "この日に使えるプログラムはありません。" in reading.text(
        press.draw(press.compose_outage("outage-table", replace(kit_case(), programs=())))
    )


def test_it_reads_as_committed(root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    given: Paper
    for name, given in golden().items():
        assert reading.dump(given) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8"), name
