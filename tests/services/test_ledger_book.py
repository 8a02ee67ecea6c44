"""古物台帳 on a real encrypted store: a period read, put right, printed, written out, and how long it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from posapp.domain.problem import Problem
from posapp.flows.ledger import form_of
from posapp.services.counter import LedgerYears
from posapp.services.front import Services
from posapp.services.intake_ports import LedgerEntry
from posapp.services.ledger_book import BookLine
from posapp.services.ports import CaseRow, PaperRow
from tests.services.conftest import JAPAN, SHOP, World
from tests.services.test_receiving import case, filled, found, received

__all__ = ["case"]
FIRST, LAST = date(2023, 6, 1), date(2023, 6, 30)


@pytest.fixture
def line(shop: Services, case: CaseRow) -> BookLine:
    """The only line of the book."""
    received(shop, filled(shop, found(shop, shop.returns.begin())))
    (only,) = shop.ledger.lines(FIRST, LAST)
    return only


def codes(problems: object) -> list[str]:
    assert isinstance(problems, tuple), problems
    return [problem.code for problem in problems if isinstance(problem, Problem)]


def test_an_empty_book_has_nothing_to_keep(shop: Services) -> None:
    assert shop.ledger.keeping() is None
    assert shop.ledger.span() == (date(2021, 6, 15), date(2021, 6, 15))
    assert shop.ledger.lines(FIRST, LAST) == ()


def test_a_line_is_put_right_by_a_new_one_and_stays(shop: Services, world: World, line: BookLine) -> None:
    world.now = datetime(2023, 7, 3, 9, 0, tzinfo=JAPAN)
    made = shop.ledger.correct(line, replace(form_of(line.row), occupation="会社役員", reason="申し出による"))
    assert isinstance(made, LedgerEntry)
    old, right = shop.ledger.lines(FIRST, LAST)
    assert (old.row, old.corrected_by) == (line.row, "K-2023-000002")
    assert (right.row.occupation, right.row.corrects, right.row.reason, right.corrected_by) == (
        "会社役員", line.row.number, "申し出による", ""
    )  # fmt: skip
    assert shop.ledger.lines(date(2023, 7, 1), date(2023, 7, 31)) == (), "it belongs to the day of the receipt"
    assert codes(shop.ledger.correct(old, replace(form_of(old.row), name="小林", reason="もう一度"))) == [
        "line-corrected-before"
    ]
    again = shop.ledger.correct(right, replace(form_of(right.row), occupation="自営業", reason="再度の申し出"))
    assert isinstance(again, LedgerEntry)
    assert [held.row.number[-1] for held in shop.ledger.lines(FIRST, LAST)] == ["1", "2", "3"]


def test_a_correction_that_changes_nothing_or_cannot_be_read_writes_nothing(shop: Services, line: BookLine) -> None:
    assert codes(shop.ledger.correct(line, replace(form_of(line.row), reason="なし"))) == ["correction-without-change"]
    assert codes(shop.ledger.correct(line, replace(form_of(line.row), name=""))) == ["field-empty", "field-empty"]
    assert shop.ledger.lines(FIRST, LAST) == (line,)


def test_the_paper_is_kept_with_the_others_and_numbered(shop: Services, line: BookLine) -> None:
    paper = shop.ledger.paper(FIRST, LAST)
    assert isinstance(paper, PaperRow), paper
    assert (paper.kind, paper.number, paper.title, paper.state) == ("ledger", "L-230620-0001", "古物台帳", "waiting")
    assert shop.papers.pdf(paper).startswith(b"%PDF")
    assert [held.id for held in shop.papers.papers(state="waiting") if held.kind == "ledger"] == [paper.id]
    empty = shop.ledger.paper(date(2023, 1, 1), date(2023, 1, 31))
    assert isinstance(empty, PaperRow) and empty.number == "L-230620-0002", "an empty period is shown on paper too"


def test_what_stands_in_the_way_of_the_paper_is_said_before_a_number_is_used(shop: Services, line: BookLine) -> None:
    assert codes(shop.ledger.paper(LAST, FIRST)) == ["period-backwards"]
    assert codes(shop.ledger.csv(LAST, FIRST)) == ["period-backwards"]
    shop.around.put_shop(replace(SHOP, antique_permit=""))
    assert codes(shop.ledger.paper(FIRST, LAST)) == ["permit-missing"]
    shop.around.put_shop(SHOP)
    strange = shop.ledger.correct(line, replace(form_of(line.row), name="小林 \U0001f600", reason="書き誤り"))
    assert isinstance(strange, LedgerEntry)
    assert codes(shop.ledger.paper(FIRST, LAST)) == ["glyph-missing"]


def test_the_file_holds_the_period(shop: Services, line: BookLine) -> None:
    made = shop.ledger.csv(FIRST, LAST)
    assert isinstance(made, bytes) and line.row.number in made.decode("utf-8-sig")


def test_lines_are_kept_for_three_years_or_for_seven(shop: Services, world: World, line: BookLine) -> None:
    kept = shop.ledger.keeping()
    assert kept is not None and (kept.years, kept.until) == (3, date(2026, 6, 20))
    shop.around.put_preferences(ledger_years=LedgerYears.TAX)
    kept = shop.ledger.keeping()
    assert kept is not None and (kept.years, kept.oldest, kept.until) == (7, date(2023, 6, 20), date(2030, 6, 20))
    assert [shop.ledger.years(which) for which in LedgerYears] == [3, 7]
    world.now = datetime(2035, 1, 4, 9, 0, tzinfo=JAPAN)
    assert shop.ledger.span() == (date(2023, 6, 20), date(2035, 1, 4))
    assert shop.ledger.lines(*shop.ledger.span()) == (line,), "nothing is deleted by itself"


def test_what_need_not_be_kept_is_listed_and_stays(shop: Services, world: World, line: BookLine) -> None:
    world.now = datetime(2024, 6, 1, 9, 0, tzinfo=JAPAN)
    made = shop.ledger.correct(line, replace(form_of(line.row), occupation="会社役員", reason="申し出による"))
    assert isinstance(made, LedgerEntry)
    for year, month, day, past in ((2026, 6, 21, 0), (2027, 6, 1, 0), (2027, 6, 2, 2)):
        world.now = datetime(year, month, day, 9, 0, tzinfo=JAPAN)
        kept = shop.ledger.keeping()
        assert kept is not None and (kept.past, len(shop.ledger.past())) == (past, past), world.now
    assert [held.row.number for held in shop.ledger.past()] == ["K-2023-000001", "K-2024-000002"]
    assert len(shop.ledger.lines(*shop.ledger.span())) == 2, "nothing is deleted by itself"
    shop.around.put_preferences(ledger_years=LedgerYears.TAX)
    kept = shop.ledger.keeping()
    assert kept is not None and (kept.past, shop.ledger.past()) == (0, ())
