"""Nothing that a paper can say is without its translation: files of the catalogue, sentences of reasons, the composers' own words,
and cases that nobody wrote down."""

from __future__ import annotations

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posapp import documents, resources
from posapp.documents import press
from posapp.documents.paper_names import NAMES
from posapp.domain.application import Housing, PaymentWay, State
from posapp.domain.assessment import part_of
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import Event, Happened, HistoryCase, MadePaper
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.handin_choices import Way, choices
from posapp.domain.intake import DamageMark, DeviceNumber, Intake, IntakeCase, Restriction, Side, settle
from posapp.domain.intake_papers import Reason, RefusalCase, RemainingCase, taken_in
from posapp.domain.people import DocumentKind, Guardian
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.problem import stopping
from tests.documents import returns
from tests.documents.cases import BUYS, CREDIT, JST, RETURNING, case
from tests.documents.intakes import RETURNS, issue, receipt_case
from tests.documents.intakes import intake as handed_in
from tests.documents.translations import JAPANESE, said, still_japanese
from tests.languages import books

T = TypeVar("T")
CATALOG = resources.root() / "catalog"
_OPTIONAL, _FACT = re.compile(r"\[\[(.*?)\]\]"), re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_SAID_AS = {
    "yen": "20,000円", "month": "24か月目", "date": "2021年6月30日", "calendar": "2021年6月", "category": "スマートフォン",
    "finding": "ロックが残っている",
}  # fmt: skip


@cache
def facts() -> dict[str, str]:
    """Every fact by name, from the sample quotes; those that none of them has are made up."""
    found = {"unstoppable_total": "30,000円", "closed_windows": "早トク", "accessories": "購入時のバンド"}
    for name in BUYS:
        this = case(name)
        known = facts_of(this.quote) | law_facts(this.regulation, this.quote)
        found |= {key: value for key, value in known.items() if value is not None and key not in found}
    return found


def variants(template: str) -> Iterator[str]:
    """The template with every choice of its optional stretches."""
    for kept in itertools.product((True, False), repeat=template.count("[[")):
        left = iter(kept)
        yield _OPTIONAL.sub(lambda found: found.group(1) if next(left) else "", template)  # noqa: B023


def tables(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted((CATALOG / folder).glob("*.toml")):
        yield tomllib.loads(path.read_text("utf-8"))


def of_programs() -> Iterator[str]:
    for table in tables("programs"):
        words, assessment = table["words"], table.get("assessment", {})
        yield from (table["name"], table["short_name"], *words.get("cautions", ()))
        yield from (value for key, value in assessment.items() if key.endswith("_name"))
        for clause in (*words.get("conditions", ()), *words.get("special_terms", ())):
            yield from (clause["head"], clause["text"])
        for window in table.get("windows", ()):
            yield from (window["label"], *(f"{text}。" for text in window.get("requires", ())))
        own = [each["words"] for each in table.get("accessories", ())]
        yield from (text.replace("{accessories}", words) for text in _naming(table) for words in own)


def _naming(table: dict[str, Any]) -> list[str]:
    """Texts of a program that name what comes with the device."""
    clauses = [clause["text"].replace("[[", "").replace("]]", "") for clause in table["words"].get("special_terms", ())]
    asked = [f"{text}。" for window in table.get("windows", ()) for text in window.get("requires", ())]
    return [text for text in (*clauses, *asked) if "{accessories}" in text]


def of_others() -> Iterator[str]:
    for table in tables("operators"):
        yield from (table["name"], table["full_name"])
        yield from (table["creditor"][key] for key in ("name", "hours") if "creditor" in table)
    for table in tables("surcharges"):
        yield from (table[key] for key in ("name", "surcharge_name", "note") if key in table)
        yield from (cover["label"] for cover in table.get("covers", ()))
    for table in tables("checklists"):
        yield from (entry["label"] for entry in (*table["heads"], *table["findings"]))


def of_topics() -> Iterator[str]:
    for table in tables("disclosure"):
        yield table["group"]
        for topic in table["topics"]:
            yield from (topic["headline"], topic["paper"])
            question = topic.get("question", {"ask": "", "right": "", "wrong": []})
            yield from (question["ask"], question["right"], *question["wrong"])


def of_reasons() -> Iterator[str]:
    """Sentences that come onto papers from i18n/ja: refusals with their cures, and what a comparison gives as its reasons."""
    folder = resources.root() / "i18n" / "ja"
    problems, refusals, reasons = (
        tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("problems", "refusals", "reasons")
    )
    for code, entry in refusals.items():
        yield from (entry.get("text") or problems[code]["text"], entry["cure"])
    yield from (entry["text"] for code, entry in reasons.items() if code.startswith(("why", "turn", "damaged")))


def filled(template: str) -> str:
    names = {"program": "かえトク", "other": "スマホおかえし", "window": "特典"}

    def value(found: re.Match[str]) -> str:
        name, how = found.groups()
        return _SAID_AS[how] if how else names.get(name) or "12"

    return _FACT.sub(value, template)


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
@pytest.mark.parametrize("source", [of_programs, of_others, of_topics, of_reasons])
def test_every_text_of_the_files_can_be_said(source: Any, book: Phrasebook) -> None:
    missing = []
    for template in dict.fromkeys(source()):
        for variant in variants(template):
            text = filled(variant) if source is of_reasons else _FACT.sub(lambda f: facts()[f.group(1)], variant)
            if text and not text.endswith("、") and not book.has(text):
                missing.append(text)
    assert missing == []


# --- the composers' own words

_NOT_FOR_CUSTOMERS = (
    "outage", "ledger", "task_list", "rekeying", "photo_sheet", "kinsoku", "ruby", "pdf", "fonts", "codec", "blanks", "official", "marks",
    "translation", "words",
)  # fmt: skip
_OTHERWISE = {
    "万円", "円分を充てたあとの額です。", "月〜", "この書面と、申込書（A", "）、重要事項説明書（D", "ふりがな付き", "店舗用", "再入力シート", "様",
}  # fmt: skip
"""Pieces that are joined to figures before they are said, or that no customer's paper holds."""


def literals(path: Path) -> Iterator[str]:
    """Japanese in the code of a module, docstrings left out, sentence by sentence."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            parts = (part.strip() for part in re.split(r"(?<=。)|　|\n", node.value))
            yield from (part for part in parts if JAPANESE.search(part.strip("、。「」（）〜")))


def shaped(text: str) -> str:
    """Figures as holes."""
    return re.sub(r"\d+|\{[a-z]+\d*\}", "#", text).replace("[[", "").replace("]]", "")


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
def test_every_word_of_the_composers_stands_in_a_phrase(book: Phrasebook) -> None:
    known = "\n".join([*(shaped(p.ja) for found in book.phrases.values() for p in found), *map(shaped, book.names)])
    missing = [
        f"{path.name}: {text}"
        for path in sorted(Path(documents.__file__).parent.glob("*.py"))
        if not path.stem.startswith(_NOT_FOR_CUSTOMERS)
        for text in literals(path)
        if shaped(text) not in known and text not in _OTHERWISE and not book.has(text)
    ]
    assert missing == []


# --- cases that nobody wrote down

NOT_YET = Reason("返却の受付は2021年8月21日に始まります。", "受付が始まってから、あらためてお持ちください。")
OWN = ("山田 太郎", "ヤマダ タロウ", "あさひ銀行", "10:00〜19:00（水曜定休）")


class Drawn(Generic[T]):
    """A drawn case, which is far too long to be shown whole."""

    def __init__(self, it: T) -> None:
        self.it = it

    def __repr__(self) -> str:
        return type(self.it).__name__


@st.composite
def sales(draw: st.DrawFn) -> Drawn[PaperCase]:
    """Any program of the catalogue, sold to anybody in any state."""
    name = draw(st.sampled_from(CREDIT))
    this = case(name)
    form = this.application
    assert form is not None
    minor = draw(st.booleans())
    household = form.household and replace(
        form.household, income=draw(st.sampled_from([0, 1_234_567, 4_200_000])), savings=draw(st.sampled_from([0, 500_000, 12_345])),
        housing=draw(st.sampled_from(Housing)),
    )  # fmt: skip
    guardian = Guardian(
        name="山田 太郎", relation=draw(st.sampled_from(["父", "母", "おじ"])), phone="090-1", pays=draw(st.booleans())
    )
    form = replace(
        form, household=household, guardian=guardian if minor else None,
        document=replace(form.document, kind=draw(st.sampled_from(DocumentKind)), last_digits=draw(st.sampled_from(["", "1234"]))),
        method=replace(form.method, way=draw(st.sampled_from(PaymentWay)), institution=draw(st.sampled_from(["", "あさひ銀行"]))),
        work=replace(form.work, employer=draw(st.sampled_from(["", "山田 太郎"])), phone=draw(st.sampled_from(["", "03"]))),
    )  # fmt: skip
    return Drawn(replace(
        this, application=form, state=draw(st.sampled_from(State)), acks=this.acks[: draw(st.integers(0, len(this.acks)))],
        case_number=draw(st.sampled_from(["", "C-1"])), offline=draw(st.booleans()), valid_until=draw(st.sampled_from([None, date(2024, 1, 1)])),
        copy_mark=draw(st.sampled_from(["", "customer", "shop"])), price_list=draw(st.sampled_from(["", "2019-06-15"])),
        shop=replace(this.shop, hours=draw(st.sampled_from(["", "10時〜19時", "10:00〜19:00（水曜定休）"]))),
    ))  # fmt: skip


def kinds_of(this: PaperCase) -> tuple[str, ...]:
    return tuple(kind for kind in press.KINDS if kind != "return-guide" or this.quote.best is not None)


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
@settings(max_examples=40, deadline=None)
@given(drawn=sales(), large=st.booleans())
def test_the_papers_of_any_sale_are_said(drawn: Drawn[PaperCase], large: bool, book: Phrasebook) -> None:
    this = drawn.it
    for kind in kinds_of(this):
        paper = press.compose(kind, this)
        made = said(press.enlarged(paper) if large else paper, book)
        assert still_japanese(made, paper.title, *OWN, "おじ") == []


@st.composite
def devices(draw: st.DrawFn) -> Drawn[Intake]:
    """A device of any program that takes them back, in any condition."""
    name = draw(st.sampled_from(RETURNING))
    contract = case(name).quote
    checklist = contract.program.assessment.checklist
    possible = [f.code for f in checklist.findings if part_of(f, contract.purchase.device)]
    found = tuple(draw(st.lists(st.sampled_from(possible), unique=True, max_size=4)))
    marks = tuple(DamageMark(code, draw(st.sampled_from(Side)), 300, 900) for code in found if draw(st.booleans()))
    deduction = draw(st.sampled_from([0, 3_000])) if contract.program.assessment.by_assessor else 0
    day = RETURNS[name] + timedelta(days=draw(st.sampled_from([-60, 0, 40])))
    return Drawn(handed_in(
        name, day, findings=found, marks=marks, deduction=deduction, deduction_reason="本体の傷" if deduction else "",
        cover=draw(st.sampled_from([None, *(c.id for c in contract.program.assessment.covers)])),
        restriction=draw(st.sampled_from(Restriction)), serial=draw(st.sampled_from([returns.SERIAL, DeviceNumber()])),
    ))  # fmt: skip


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
@settings(max_examples=60, deadline=None)
@given(
    drawn=devices(), chosen=st.sampled_from([None, *Way]), view=st.sampled_from(["", "本体の傷"]), examined=st.booleans(),
    asked=st.booleans(),
)  # fmt: skip
def test_the_papers_of_any_return_are_said(
    drawn: Drawn[Intake], chosen: Way | None, view: str, examined: bool, asked: bool, book: Phrasebook
) -> None:
    this = drawn.it
    settled = settle(this)
    made = []
    if not stopping(settled.problems):
        made.append(press.compose_intake(IntakeCase(intake=this, issue=issue("R-1", this.assessed_at))))
        returned = taken_in(this, settled)
        left = RemainingCase(
            contract=this.contract, on=this.day, issue=issue("Z-1", this.assessed_at), returned=returned
        )
        made.append(press.compose_remaining(left))
    reasons = () if settled.possible else (NOT_YET,)
    made.append(press.compose_refusal(RefusalCase(
        intake=this, issue=issue("E-1", this.assessed_at), reasons=reasons, chosen=chosen, choices=choices(this, settled),
        examined=examined, answers=returns.said(6, view=view) if asked else (),
    )))  # fmt: skip
    for paper in made:
        assert still_japanese(said(paper, book), paper.title, *OWN) == []


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
@pytest.mark.parametrize("state", State)
def test_everything_that_can_happen_is_said(state: State, book: Phrasebook) -> None:
    this = replace(case("softbank-shintoku-premium"), state=state)
    at = datetime(2024, 2, 1, 12, 0, tzinfo=JST)
    taken = receipt_case("softbank-shintoku-premium", RETURNS["softbank-shintoku-premium"]).intake
    told = HistoryCase(
        case=this, events=tuple(Event(at=at, what=what, number="Q-1") for what in Happened),
        papers=tuple(MadePaper(kind=kind, number="Q-1", at=at) for kind in NAMES if kind != "rekeying"),
        returned=taken_in(taken, settle(taken)),
    )  # fmt: skip
    paper = press.compose_history(told)
    assert still_japanese(said(paper, book), paper.title) == []
