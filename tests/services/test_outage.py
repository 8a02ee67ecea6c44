"""停電時の用紙 on a real encrypted store: made, keyed in with the record they became, put away, and what is left told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

import pytest

from posapp.domain.outage import Kit, Matter, SheetKind, SheetState
from posapp.domain.problem import Problem
from posapp.flows.forms import SaleDraft, with_fields
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.hand_sheets import NO_SHEETS, Keyed
from posapp.services.intake_ports import IntakeBody, IntakeRow
from posapp.services.issuing import Issue
from posapp.services.outage import BESIDE, KitMade, OutageKit
from posapp.services.ports import CaseRow, PaperRow, SheetsTaken, SheetUse
from posapp.services.selling import CaseBody
from posapp.services.tasks import Source
from posapp.store.records import Store
from tests.services.conftest import World
from tests.services.sale import explained, filled, quoted, ready
from tests.services.test_receiving import case, found, received
from tests.services.test_receiving import filled as filled_return

__all__ = ["case"]
TWO = dict.fromkeys(SheetKind, 2)
YESTERDAY = date(2021, 6, 14)


@pytest.fixture
def kit(shop: Services, world: World) -> Kit:
    """Made on the day before, when the power went."""
    today, world.now = world.now, world.now - timedelta(days=1)
    made = shop.outage.make(TWO)
    assert isinstance(made, KitMade)
    world.now = today
    found = shop.outage.kit(made.kit)
    assert found is not None
    return found


def numbers(kit: Kit, kind: SheetKind) -> list[str]:
    return [sheet.number for sheet in kit.sheets if sheet.kind is kind]


def by_hand(shop: Services, draft: SaleDraft, sheets: str, on: date = YESTERDAY) -> SaleDraft:
    """The sale as it was agreed on paper."""
    return explained(shop, filled(shop, replace(draft, quote=replace(draft.quote, sheets=sheets, on=on.isoformat()))))


class Rival:
    """Somebody who puts a sheet away right after it was looked up."""

    def __init__(self, kit: OutageKit[object]) -> None:
        self._kit = kit

    def keyed(self, text: str, matter: Matter, *, own: Collection[str], on: date) -> Keyed:
        found = self._kit.keyed(text, matter, own=own, on=on)
        self._kit.put_away(found.numbers, "別の窓口で")
        return found


def is_sample(paper: PaperRow) -> bool:
    return '"tags":["見本"' in paper.body


def codes(problems: object) -> list[str]:
    assert isinstance(problems, tuple), problems
    return [problem.code for problem in problems if isinstance(problem, Problem)]


def state(shop: Services, number: str) -> tuple[str, str]:
    (row,) = shop.records.outage.sheets_named((number,))  # type: ignore[attr-defined]
    return row.state, row.keyed_as


def test_a_kit_has_its_papers_in_order_and_numbers_of_their_own(shop: Services, kit: Kit) -> None:
    papers = shop.outage.papers(kit.number)
    assert [paper.kind for paper in papers[: len(BESIDE)]] == list(BESIDE)
    assert [paper.number for paper in papers[len(BESIDE) :]] == [sheet.number for sheet in kit.sheets]
    assert len({paper.number for paper in papers}) == len(papers) == len(BESIDE) + 8
    assert kit.number == papers[0].number == "X-210614-01" and kit.made_on == YESTERDAY
    assert all(shop.papers.pdf(paper).startswith(b"%PDF") for paper in papers)
    again = shop.outage.make({SheetKind.QUOTE: 1})
    assert isinstance(again, KitMade) and again.papers[-1].number == "W-210615-0001"
    assert [held.number for held in shop.outage.kits()] == [again.kit, kit.number], "the newest first"


def test_the_last_sheets_of_each_form_are_in_large_print_where_that_is_asked(shop: Services, kit: Kit) -> None:
    assert not any(paper.title.startswith("大きな文字") for paper in shop.outage.papers(kit.number))
    made = shop.outage.make({SheetKind.QUOTE: 3, SheetKind.APPLICATION: 1}, 2)
    assert isinstance(made, KitMade)
    large = [(paper.kind, paper.number) for paper in made.papers if '"large":true' in paper.body]
    assert large == [
        ("outage-topics", "I-210615-01"), ("outage-quote", "W-210615-0002"), ("outage-quote", "W-210615-0003"),
        ("outage-application", "W-210615-0004"),
    ]  # fmt: skip
    assert [paper.number for paper in made.papers if paper.title.startswith("大きな文字・")] == [n for _, n in large]
    assert shop.outage.papers(made.kit) == made.papers, "both copies of the words are printed again with the kit"
    promised = {paper.kind: "大きな文字の書面" in paper.body for paper in made.papers}
    without = {paper.kind: "大きな文字の書面" in paper.body for paper in shop.outage.papers(kit.number)}
    assert promised["outage-topics"] and not without["outage-topics"], "only a kit that has them promises them"
    assert codes(shop.outage.make({SheetKind.QUOTE: 1}, 51)) == ["number-out-of-range"]
    assert shop.outage.usual_large == 2


def test_a_sale_agreed_on_paper_yesterday_is_no_sample_and_names_its_sheets(
    shop: Services, world: World, kit: Kit
) -> None:
    shop.around.put_shop(replace(shop.around.shop(), sample=False))
    three = [numbers(kit, kind)[0] for kind in (SheetKind.QUOTE, SheetKind.DISCLOSURE, SheetKind.APPLICATION)]
    draft = by_hand(shop, quoted(shop, "docomo-okaeshi"), " ".join(three))
    row = shop.sales.submit(draft)
    assert isinstance(row, CaseRow), row
    body = snapshots.load(CaseBody, row.body)
    assert (body.quote.purchase.on, body.sample, body.sheets) == (YESTERDAY, False, tuple(three))
    assert body.application.applied_on == YESTERDAY
    assert {state(shop, number) for number in three} == {("keyed", row.number)}
    told = [event for event in shop.records.events(row.id) if event.what == "sheet-keyed"]
    assert [three.index(number) for number in three] == [0, 1, 2] and len(told) == 3
    papers = shop.papers.issue(row, body)
    assert all(f"手書き用紙 {'・'.join(three)} から入力" in paper.body and not is_sample(paper) for paper in papers)
    disclosure = next(paper for paper in papers if paper.kind == "disclosure")
    assert "14:22" not in disclosure.body.replace("印刷 2021-06-15 14:22", ""), "the sheet has the times"
    again = shop.sales.view(draft)
    assert again.submitted and not [p for p in again.quote_problems if p.where == "sheets"]
    left = shop.outage.kit(kit.number)
    assert left is not None and len(left.never_keyed) == 5 and left.used_on == world.now.date()
    assert left.due == world.now.date() + timedelta(days=1)
    assert [held.number for held in shop.outage.waiting()] == [kit.number]
    (due,) = [task for task in shop.tasks.tasks(date(2021, 6, 1), date(2021, 6, 30)) if task.source is Source.KIT]
    assert (due.day, due.number, due.left, due.by_hand) == (left.due, kit.number, 5, False)
    paper = shop.tasks.paper(date(2021, 6, 15), date(2021, 6, 30))
    assert isinstance(paper, PaperRow) and "未入力 5枚" in paper.body


def test_another_day_without_a_sheet_stays_a_sample(shop: Services) -> None:
    shop.around.put_shop(replace(shop.around.shop(), sample=False))
    row = shop.sales.submit(by_hand(shop, quoted(shop, "docomo-okaeshi"), ""))
    assert isinstance(row, CaseRow) and snapshots.load(CaseBody, row.body).sample


def test_every_wrong_number_stops_the_sale_with_its_reason(shop: Services, kit: Kit) -> None:
    quote, intake = numbers(kit, SheetKind.QUOTE), numbers(kit, SheetKind.INTAKE)
    draft = quoted(shop, "docomo-okaeshi")
    for sheets, on, code in (
        ("W-999999-0001", YESTERDAY, "sheet-unknown"), (intake[0], YESTERDAY, "sheet-of-another-kind"),
        (f"{quote[0]}、{quote[1]}", YESTERDAY, "sheet-twice-of-a-kind"), ("見積書3枚目", YESTERDAY, "sheet-unreadable"),
        (quote[0], date(2021, 6, 13), "sheet-made-later"), (quote[0], date(2021, 6, 16), "sheet-day-ahead"),
    ):  # fmt: skip
        assert codes(shop.sales.submit(by_hand(shop, draft, sheets, on))) == [code], sheets
    assert shop.outage.put_away((quote[0],), "書き損じ") == 1
    assert codes(shop.sales.submit(by_hand(shop, draft, quote[0]))) == ["sheet-spoiled"]
    assert shop.outage.take_out(quote[0]) and not shop.outage.take_out(quote[0])
    assert isinstance(shop.sales.submit(by_hand(shop, draft, quote[0])), CaseRow)
    other = quoted(shop, "docomo-okaeshi")
    assert codes(shop.sales.submit(by_hand(shop, other, quote[0]))) == ["sheet-keyed-already"]


def test_a_quote_keyed_in_first_lends_its_sheet_to_its_own_sale(shop: Services, kit: Kit) -> None:
    shop.around.put_shop(replace(shop.around.shop(), sample=False))
    sheet, application = numbers(kit, SheetKind.QUOTE)[0], numbers(kit, SheetKind.APPLICATION)[0]
    draft = by_hand(shop, quoted(shop, "docomo-okaeshi"), f"{sheet} {application}")
    made = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert (
        isinstance(made, PaperRow)
        and f"手書き用紙 {sheet}・{application} から入力" in made.body
        and not is_sample(made)
    )
    assert state(shop, sheet) == ("keyed", draft.number) and state(shop, application) == ("blank", "")
    again = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(again, PaperRow), "the same quote may be printed anew"
    row = shop.sales.submit(draft)
    assert isinstance(row, CaseRow)
    assert state(shop, sheet) == state(shop, application) == ("keyed", row.number)


def test_a_sheet_taken_in_the_same_moment_leaves_nothing_half_done(shop: Services, kit: Kit) -> None:
    sheet = numbers(kit, SheetKind.QUOTE)[0]
    draft = by_hand(shop, quoted(shop, "docomo-okaeshi"), sheet)
    rival = Rival(shop.outage)
    shop.sales._sheets = shop.papers._sheets = rival
    assert codes(shop.papers.quote_paper(draft, shop.sales.sheet(draft))) == ["sheet-changed-elsewhere"]
    assert shop.outage.take_out(sheet)
    assert codes(shop.sales.submit(draft)) == ["sheet-changed-elsewhere"]
    assert shop.records.case(draft.id) is None and shop.records.outbox() == () and shop.records.issues() == ()
    assert state(shop, sheet) == ("spoiled", "")


def test_what_no_kit_is_made_of(shop: Services) -> None:
    make = shop.outage.make
    assert codes(make({})) == codes(make(dict.fromkeys(SheetKind, 0))) == ["kit-empty"]
    assert codes(make({SheetKind.QUOTE: 51})) == ["number-out-of-range"]
    assert codes(make({SheetKind.QUOTE: -1})) == ["number-out-of-range"]
    shop.around.put_shop(replace(shop.around.shop(), antique_permit=""))
    assert codes(make(TWO)) == ["kit-needs-permit"]
    assert isinstance(make({SheetKind.QUOTE: 1}), KitMade)
    assert shop.outage.usual[SheetKind.QUOTE] == 10


def test_a_kit_whose_rule_words_or_glyphs_fail_is_not_made_and_nothing_is_kept(
    shop: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(shop.outage, "_plan", lambda: None)
        assert codes(shop.outage.make(TWO)) == ["kit-unreadable"]
        assert set(shop.outage.usual.values()) <= {0}
    with monkeypatch.context() as broken:
        broken.setattr(shop.outage, "_topics", ())
        assert codes(shop.outage.make(TWO)) == ["topics-incomplete"]
    shop.around.put_shop(replace(shop.around.shop(), name="店\U0001f600"))
    refused = shop.outage.make(TWO)
    assert isinstance(refused, tuple) and refused
    assert shop.outage.kits() == ()


def test_without_a_kit_every_number_is_unknown() -> None:
    looked_up = NO_SHEETS.keyed("W-210614-0001", Matter.SALE, own=(), on=YESTERDAY)
    assert (codes(looked_up.problems), looked_up.kinds) == (["sheet-unknown"], (None,))
    assert NO_SHEETS.keyed("", Matter.SALE, own=(), on=YESTERDAY) == Keyed()
    assert codes(NO_SHEETS.keyed("見積", Matter.SALE, own=(), on=YESTERDAY).problems)


def test_what_is_put_away_needs_a_reason_and_a_blank_sheet(shop: Services, kit: Kit) -> None:
    some = [sheet.number for sheet in kit.sheets[:3]]
    refused = shop.outage.put_away(some, "  ")
    assert isinstance(refused, Problem) and refused.code == "field-empty"
    assert shop.outage.put_away(some, "使わなかった") == 3
    assert shop.outage.put_away(some, "もう一度") == 0
    left = shop.outage.kit(kit.number)
    assert left is not None and [sheet.note for sheet in left.of(SheetState.SPOILED)] == ["使わなかった"] * 3
    assert shop.outage.kit("") is None and shop.outage.kit("X-000000-01") is None


def test_an_unused_kit_asks_for_nothing(shop: Services, kit: Kit) -> None:
    assert kit.due is None and shop.outage.waiting() == ()
    assert shop.outage.put_away([sheet.number for sheet in kit.sheets], "古い") == len(kit.sheets)
    assert shop.outage.waiting() == (), "nothing is left of it"


def test_the_store_marks_all_sheets_or_none(shop: Services, world: World, kit: Kit) -> None:
    store = shop.records
    assert isinstance(store, Store)
    free, spoiled = numbers(kit, SheetKind.QUOTE)
    shop.outage.put_away((spoiled,), "書き損じ")
    draft = ready(shop, "docomo-okaeshi")
    quote = shop.sales.view(draft).quote
    assert quote is not None
    issue = Issue(quote=quote, number=draft.number, customer="", at=world.now, case_id=None, until=YESTERDAY)
    use = SheetUse(numbers=(free, spoiled), keyed_as="Q-1", own=(), at=world.now)
    with pytest.raises(SheetsTaken, match=spoiled):
        store.keep_issue(issue.row(quote.digest), issue.kept(quote.digest), None, use)
    assert state(shop, free) == ("blank", "") and store.quote(quote.digest) is None


def test_a_device_taken_in_on_paper_has_the_day_of_the_paper_in_its_ledger(
    shop: Services, case: CaseRow, world: World
) -> None:
    """The power was gone on 20 June; the sheet is keyed in a day later."""
    made = shop.outage.make({SheetKind.INTAKE: 2})
    assert isinstance(made, KitMade)
    sheet, other = made.papers[-2].number, made.papers[-1].number
    world.now += timedelta(days=1)
    draft = filled_return(shop, found(shop, shop.returns.begin()))
    typed = replace(draft, sheets=sheet, handed_on="R5.6.20", handed_at="15:40")
    row = received(shop, typed)
    body = snapshots.load(IntakeBody, row.body)
    assert body.intake is not None and body.intake.received_at == body.intake.assessed_at
    assert body.intake.received_at.isoformat() == "2023-06-20T15:40:00+09:00"
    (line,) = shop.returns.ledger("2023-06-20", "2023-06-20")
    assert line.received_on == "2023-06-20" and state(shop, sheet) == ("keyed", draft.number)
    found_papers = shop.returns.receipt(row.id)
    assert found_papers is not None
    assert all(f"手書き用紙 {sheet} から入力" in paper.body for paper in found_papers[1])
    assert [e.what for e in shop.records.events(row.id)] == ["intake-received", "sheet-keyed"]
    assert shop.returns.view(typed).received, "its own sheet stands no more against it"
    refused = shop.returns.refuse(replace(shop.returns.begin(), sheets=other, handed_on="R5.6.20", handed_at="1600"))
    assert state(shop, other) == ("keyed", refused.number)


def test_a_return_by_hand_says_what_is_wrong_with_sheet_day_and_time(shop: Services, case: CaseRow) -> None:
    made = shop.outage.make({SheetKind.INTAKE: 1, SheetKind.QUOTE: 1})
    assert isinstance(made, KitMade)
    quote, sheet = made.papers[-2].number, made.papers[-1].number
    draft = filled_return(shop, found(shop, shop.returns.begin()))

    def told(**fields: str) -> list[str]:
        problems = shop.returns.receive(with_fields(draft, fields))
        assert isinstance(problems, tuple)
        return [f"{problem.code} {problem.where}" for problem in problems]

    assert told(sheets=sheet) == ["field-empty handed_on", "field-empty handed_at"]
    assert told(sheets=sheet, handed_on="R5.6.20", handed_at="14:00") == ["handed-over-ahead handed_at"]
    assert told(sheets=quote, handed_on="R5.6.20", handed_at="9:00") == ["sheet-of-another-kind sheets"]
    assert told(sheets=sheet, handed_on="R5.6.19", handed_at="9:00") == ["sheet-made-later sheets"]
    ok = replace(draft, handed_on="いつか", handed_at="?")
    assert isinstance(shop.returns.receive(ok), IntakeRow), "without a sheet the day is today"


def test_a_sheet_put_away_in_the_same_moment_stops_a_receipt_and_no_refusal(shop: Services, case: CaseRow) -> None:
    made = shop.outage.make({SheetKind.INTAKE: 1})
    assert isinstance(made, KitMade)
    sheet = made.papers[-1].number
    draft = filled_return(shop, found(shop, shop.returns.begin()))
    typed = replace(draft, sheets=sheet, handed_on="R5.6.20", handed_at="11:00")
    shop.returns._sheets = Rival(shop.outage)
    assert codes(shop.returns.receive(typed)) == ["sheet-changed-elsewhere"]
    assert shop.returns.ledger("2023-06-01", "2023-06-30") == ()
    assert shop.outage.take_out(sheet)
    row = shop.returns.refuse(typed)
    assert row.state == "refused" and state(shop, sheet)[0] == "spoiled"
