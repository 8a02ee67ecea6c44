"""満了のとき in the return guide: each program's own days and yen, and nothing where the rest says it whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.documents.blocks import Heading, Notes
from posapp.documents.guide_ends import at_the_end
from posapp.domain.months import ClosingDay
from posapp.domain.purchase import Terms
from posapp.domain.quote import Quote, build_quote
from tests.documents.cases import case
from tests.domain.samples import law


def said(quote: Quote, head_text: str = "満了のとき") -> list[str]:
    assert quote.best is not None
    blocks = at_the_end(quote, quote.best)
    if not blocks:
        return []
    head, notes = blocks
    assert isinstance(head, Heading) and head.text == head_text and isinstance(notes, Notes)
    return ["".join(run.text for run in line) for line in notes.paragraphs]


def again(quote: Quote, terms: Terms | None = None, **changed: object) -> Quote:
    """The same purchase with some facts changed."""
    bought = replace(quote.purchase, **changed)  # type: ignore[arg-type]
    made = build_quote(quote.program, bought, terms or quote.terms, law(bought.on))
    assert isinstance(made, Quote)
    return made


def test_the_letter_and_what_silence_costs() -> None:
    assert said(case("sony-zanka-2y").quote) == [
        "2024年4月に届く案内に従って、返却をお申し込みください。"
        "お申し出がないと使い続けるものとして、2024年7月31日に103,800円を払います。"
    ]


def test_the_term_of_an_application() -> None:
    term = "申し込みから査定まで"
    quote = case("softbank-shintoku-standard").quote
    best = quote.best
    assert best is not None and best.month == 25
    assert said(quote, term) == [
        "特典の申し込みから査定までには期限があります。2026年1月のお申し込みでは、2026年2月28日までに査定が終わらないと特典を使えません。"
    ]
    assert said(again(quote, closing_day=ClosingDay.DAY_20), term) == [
        "特典の申し込みから査定までには期限があります。2025年12月21日〜2025年12月31日のお申し込みでは、"
        "2026年1月31日までに査定が終わらないと特典を使えません。",
        "2026年1月1日〜2026年1月20日のお申し込みでは、2026年2月28日までに査定が終わらないと特典を使えません。",
    ]


def test_a_resplit_and_a_plain_buyback() -> None:
    quote = case("au-kaetoku").quote
    last = "返却だけのときは、事業者の決める価格での買取りになり、24回目の{yen}円は残ります。"
    assert said(quote) == [
        "使い続けるときは、24回目を一度に払うか、1,610円×24回に分け直せます。分け直しには、あらためて審査があります。",
        last.format(yen="38,640"),
    ]
    uneven = again(quote, Terms(residual=38_650))
    assert said(uneven)[0].startswith("使い続けるときは、24回目を一度に払うか、1,620円と1,610円×23回に分け直せます。")


@pytest.mark.parametrize("name", ["docomo-okaeshi"])
def test_where_the_guide_says_it_already_nothing_is_added(name: str) -> None:
    assert said(case(name).quote) == []
