"""毎月の支払い on the 見積書: every payment as a bar, what falls away hatched, a large last one cut and said to be."""

from __future__ import annotations

import pytest

from posapp.documents import press
from posapp.documents.monthly import monthly_bars
from posapp.documents.pictures import BarChart, TimeLine
from tests.documents.cases import BUYS, case
from tests.documents.reading import blocks_of, page_texts, text

UNLIKE = (
    "au-kaetoku", "softbank-shintoku-standard", "softbank-shintoku-premium", "softbank-shintoku-value", "sony-zanka-2y",
    "sony-zanka-1y",
)  # fmt: skip


def chart(name: str) -> BarChart:
    quote = case(name).quote
    assert quote.best is not None
    _heading, made = monthly_bars(quote, quote.best)
    assert isinstance(made, BarChart)
    return made


@pytest.mark.parametrize("name", UNLIKE)
def test_the_bars_are_the_payments_and_what_falls_away(name: str) -> None:
    quote, bars = case(name).quote, chart(name).bars
    best = quote.best
    assert best is not None
    assert [bar.paid + bar.waived for bar in bars] == [p.amount for p in quote.schedule]
    assert sum(bar.waived for bar in bars) == best.waived
    assert [n for n, bar in enumerate(bars, 1) if bar.waived] == list(best.waived_numbers)


@pytest.mark.parametrize(
    ("name", "cut"), [("au-kaetoku", True), ("sony-zanka-2y", True), ("softbank-shintoku-premium", False)]
)
def test_only_a_payment_that_dwarfs_the_others_is_cut_and_the_paper_says_so(name: str, cut: bool) -> None:
    made = chart(name)
    assert bool(made.cut) is cut
    drawn = text(press.draw(press.compose("quote", case(name))))
    assert ("途中省略" in drawn) is cut
    most = max(p.amount for p in case(name).quote.schedule)
    assert f"{most:,}" in drawn
    assert most > made.cut


@pytest.mark.parametrize("name", sorted(set(BUYS) - set(UNLIKE)))
def test_payments_all_alike_need_no_picture(name: str) -> None:
    best = case(name).quote.best
    assert best is None or monthly_bars(case(name).quote, best) == []
    assert len(blocks_of(press.compose("quote", case(name)), TimeLine)) == 0


@pytest.mark.parametrize("name", UNLIKE)
def test_the_pictures_take_no_third_page(name: str) -> None:
    assert len(page_texts(press.draw(press.compose("quote", case(name))))) == 2


def test_the_short_paper_stays_one_page() -> None:
    assert len(page_texts(press.draw(press.compose("quote", case("docomo-okaeshi"))))) == 1


def test_the_month_of_the_letter_stands_on_the_time_line() -> None:
    (line,) = blocks_of(press.compose("quote", case("sony-zanka-2y")), TimeLine)
    assert ("案内が届く月", "2024年4月") in [moment.lines for moment in line.moments]
