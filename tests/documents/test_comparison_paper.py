"""比較表: every program with both totals in the same size, reasons and conditions, on one page whatever the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from posapp.documents import press
from posapp.documents.blocks import FigureTable, Notes, PriceStrip
from posapp.documents.paper import Paper
from posapp.domain.case import ComparisonCase
from posapp.domain.comparison import Habit, OwnPlan
from posapp.domain.facts import date_text
from posapp.domain.quote import Quote
from tests.documents import reading
from tests.documents.comparisons import PLANS, comparison_case, eight, summer
from tests.documents.reading import squeezed

SHEETS = {"summer": summer, "eight": eight}
MADE = [(sheet, plan) for sheet in SHEETS for plan in PLANS]


def case_of(sheet: str, plan: str) -> ComparisonCase:
    return comparison_case(SHEETS[sheet](), PLANS[plan])


@cache
def printed(sheet: str, plan: str) -> tuple[str, bytes]:
    pdf = press.draw(press.compose_comparison(case_of(sheet, plan)))
    return reading.text(pdf), pdf


def rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in reading.blocks_of(paper, FigureTable)[0].rows)


@pytest.mark.parametrize(("sheet", "plan"), MADE)
def test_one_page_with_everything_on_it(sheet: str, plan: str) -> None:
    text, pdf = printed(sheet, plan)
    case = case_of(sheet, plan)
    assert len(reading.page_texts(pdf)) == 1
    assert all(reading.fonts(pdf).values()) and min(reading.sizes(pdf)) >= 8
    assert press.problems(press.compose_comparison(case)) == ()
    for row in case.comparison.rows:
        assert squeezed(row.name) in text
        assert f"{row.burden:,}" in text and f"{row.kept:,}" in text
        if row.outcome is not None:
            assert date_text(row.outcome.deadline) in text
        if row.nearest is not None:
            assert f"{row.nearest.burden:,}円" in text
    for sentence in (*case.why, *case.turns):
        assert squeezed(sentence) in text
    for words in ("比較表", "見本", "有効期限", case.paper.number, case.paper.shop.name, "申込みの書面ではありません"):
        assert squeezed(words) in text
    assert "実質負担" not in text and "None" not in text and not set(text) & set("{}[]\ufffd")


@pytest.mark.parametrize(("sheet", "plan"), MADE)
def test_no_cell_of_the_table_is_broken(sheet: str, plan: str) -> None:
    """A row keeps to its lines: a figure or a month over two lines would be misread."""
    table = reading.blocks_of(press.compose_comparison(case_of(sheet, plan)), FigureTable)[0]
    tall = 6.15 * len(table.rows)
    assert all("\n" not in cell for row in table.rows for cell in row.cells)
    assert tall < 60


def test_both_totals_stand_in_the_same_size_and_the_order_is_the_comparisons() -> None:
    case = case_of("summer", "two-years")
    paper = press.compose_comparison(case)
    assert rows(paper)[:3] == (
        ("1", "au かえトク", "57,500", "108,000", "一番少ない", "2023年6月"),
        ("2", "Sony 残価設定2年", "64,800", "108,000", "+7,300", "2023年6月"),
        ("3", "docomo スマホおかえし", "72,000", "108,000", "+14,500", "2023年6月"),
    )
    columns = reading.blocks_of(paper, FigureTable)[0].columns
    assert [column.strong for column in columns] == [False, False, True, True, False, False]
    assert [column.head.replace("\n", "") for column in columns[2:4]] == [
        "この予定での支払総額",
        "返却しない場合の支払総額",
    ]


def test_what_happens_outside_a_window_is_not_flattered() -> None:
    found = {cells[1]: cells[2:] for cells in rows(press.compose_comparison(case_of("summer", "thirty")))}
    assert found["au かえトク"] == ("108,000", "108,000", "+18,000", "使えません")
    assert found["一括払い"] == ("108,000", "108,000", "+18,000", "特典なし")
    text, _ = printed("summer", "thirty")
    assert "「かえトク」は2023年6月の返却なら57,500円" in text


def test_equal_totals_are_called_equal() -> None:
    kept = rows(press.compose_comparison(case_of("summer", "keep")))
    assert {cells[0] for cells in kept} == {"1"} and {cells[4] for cells in kept} == {"同額"}
    assert {cells[5] for cells in kept} == {"返却しない", "特典なし"}
    assert "壊れるまで使う（返却しない）" in printed("summer", "keep")[0].replace("(", "（").replace(")", "）")


def test_a_return_that_saves_nothing_is_called_so() -> None:
    quote = _dear()
    case = comparison_case((quote, summer()[-1]), OwnPlan(habit=Habit.MONTH, number=14))
    assert "少なくならない" in {cells[5] for cells in rows(press.compose_comparison(case))}


def _dear() -> Quote:
    """A fee so high that an early return costs more than keeping."""
    quote = eight()[1]
    months = tuple(
        replace(o, burden=quote.kept.burden + 1) if o.window == "early" and not o.failing else o for o in quote.outcomes
    )
    return replace(quote, outcomes=months)


def test_programs_that_ask_for_the_same_share_a_paragraph() -> None:
    paper = press.compose_comparison(case_of("eight", "two-years"))
    conditions = [
        "".join(run.text for run in text) for note in reading.blocks_of(paper, Notes) for text in note.paragraphs
    ]
    shared = [
        text
        for text in conditions
        if text.startswith("「新トク スタンダード」「新トク プレミアム」「新トク バリュー」")
    ]
    assert len(shared) == 1
    assert "2026年4月30日までに査定が終わること" in shared[0]
    assert "新トク スタンダード 69,380円、新トク プレミアム 69,380円" in shared[0]
    best = press.compose_comparison(case_of("eight", "best"))
    texts = ["".join(run.text for run in text) for note in reading.blocks_of(best, Notes) for text in note.paragraphs]
    assert any(
        "査定を終える期限は、新トク バリュー 2025年4月30日、新トク スタンダード 2026年4月30日" in text for text in texts
    )


def test_without_a_last_day_no_validity_is_printed() -> None:
    case = case_of("summer", "best")
    open_case = replace(case, paper=replace(case.paper, valid_until=None))
    assert press.compose_comparison(open_case).header.strong_tags == ()
    assert reading.blocks_of(press.compose_comparison(case), PriceStrip)[0].device == "Xperia 1 II ブラック"


def test_the_large_edition_has_no_small_type() -> None:
    pdf = press.draw(press.enlarged(press.compose_comparison(case_of("eight", "two-years"))))
    assert min(reading.sizes(pdf)) >= 14


GOLDEN = {
    f"comparison-{sheet}-{plan}": (sheet, plan) for sheet, plan in MADE if sheet == "summer" or plan == "two-years"
}


@pytest.mark.parametrize("name", GOLDEN)
def test_comparisons_read_as_committed(name: str, root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    paper = press.compose_comparison(case_of(*GOLDEN[name]))
    assert reading.dump(paper) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8")
    assert press.from_json(press.to_json(paper)) == paper
