"""Comparisons for the papers' tests: the pictures' phone, and eight programs with long names, under several plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

from posapp import resources
from posapp.catalog.sentences import Sentences
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.comparison import Habit, OwnPlan, compare
from posapp.domain.purchase import Device, Purchase, Terms
from posapp.domain.quote import Quote, build_quote
from posapp.domain.reasons import turns, why
from tests.documents.cases import JST, SHOP, catalogue, steps

SUMMER, AUTUMN = date(2021, 6, 15), date(2024, 4, 10)
PHONE = Device(name="Xperia 1 II", category="phone", colour="ブラック")
IPHONE = Device(name="iPhone 15 Pro Max", category="phone", storage="256GB", colour="ナチュラルチタニウム")
TWO_YEARS = OwnPlan(habit=Habit.YEARS, number=2)
PLANS = {
    "best": OwnPlan(),
    "keep": OwnPlan(habit=Habit.KEEP),
    "two-years": TWO_YEARS,
    "thirty": OwnPlan(habit=Habit.MONTH, number=30),
}


def _quoted(purchase: Purchase, terms: dict[str, Terms]) -> tuple[Quote, ...]:
    book, made = catalogue(), []
    for id, given in terms.items():
        program = book.program(id, purchase.on)
        assert program is not None
        quote = build_quote(program, purchase, given, book.law.on(purchase.on))
        assert isinstance(quote, Quote), quote
        made.append(quote)
    return tuple(made)


@cache
def summer() -> tuple[Quote, ...]:
    """What the phone of the pictures is sold under."""
    terms = {
        "docomo-okaeshi": Terms(), "au-kaetoku": Terms(residual=50_500), "sony-zanka-2y": Terms(residual=43_200),
        "docomo-plain-36": Terms(), "au-plain-36": Terms(), "lump-sum": Terms(),
    }  # fmt: skip
    return _quoted(Purchase(on=SUMMER, device=PHONE, cash_price=108_000), terms)


@cache
def eight() -> tuple[Quote, ...]:
    """As many as one device can meet on one day, with the longest names."""
    terms = {
        "softbank-shintoku-standard": steps((1, 24, 2_350), (25, 48, 3_800)),
        "softbank-shintoku-premium": replace(steps((1, 12, 900), (13, 48, 3_800)), usage_fee=12_100),
        "softbank-shintoku-value": steps((1, 12, 3_900), (13, 48, 2_800)), "softbank-plain-48": Terms(),
        "sony-zanka-2y": Terms(residual=43_200), "docomo-plain-36": Terms(), "au-plain-36": Terms(), "lump-sum": Terms(),
    }  # fmt: skip
    purchase = Purchase(on=AUTUMN, device=IPHONE, cash_price=147_600, cover="anshin-applecare")
    return _quoted(purchase, terms)


@cache
def comparison_case(quotes: tuple[Quote, ...], plan: OwnPlan) -> ComparisonCase:
    """The case of one plan, with its sentences."""
    say = Sentences.load(resources.root()).text
    made = compare(quotes, plan)
    assert made.first is not None
    first = made.first.quote
    paper = PaperCase(
        quote=first, others=tuple(row.quote for row in made.rows[1:]), regulation=catalogue().law.on(first.purchase.on), shop=SHOP,
        staff="佐藤", number="H-190615-0042", issued_at=datetime.combine(first.purchase.on, time(14, 31), JST),
        addressee="髙橋 花子", quote_number="Q-190615-0042", valid_until=first.purchase.on + timedelta(days=15), offline=True,
        price_list="2019-06-15", sample=True,
    )  # fmt: skip
    return ComparisonCase(
        paper=paper, comparison=made, why=tuple(map(say, why(made))), turns=tuple(map(say, turns(made)))
    )
