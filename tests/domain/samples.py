"""Purchases and a made-up program for the tests of the rules. The catalogue's own programs are read from its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from posapp import resources
from posapp.catalog.book import Catalog
from posapp.catalog.loader import load
from posapp.domain.months import ClosingDay
from posapp.domain.program import Program
from posapp.domain.purchase import Device, Discount, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.domain.regulation import Regulation


@cache
def catalog() -> Catalog:
    found = load(resources.root() / "catalog")
    assert found.mistakes == ()
    return found


def program(id: str) -> Program:
    """The newest version of a shipped program."""
    return catalog().versions(id)[-1]


def law(on: date) -> Regulation:
    return catalog().law.on(on)


PHONE = Device(name="Xperia 1", category="phone")


def purchase(on: str = "2019-06-15", price: int = 108_000, device: Device = PHONE, **more: Any) -> Purchase:
    """A purchase; ``discount``, ``points`` (instalments), ``points_down`` and ``rate`` are short forms."""
    if "discount" in more:
        more["discounts"] = (Discount(label="機種割引", amount=more.pop("discount")),)
    more["points"] = Points(down_payment=more.pop("points_down", 0), instalments=more.pop("points", 0))
    if "rate" in more:
        more["annual_rate"] = Decimal(more.pop("rate"))
    if "closing" in more:
        more["closing_day"] = ClosingDay(more.pop("closing"))
    return Purchase(on=date.fromisoformat(on), device=device, cash_price=price, **more)


def steps(*runs: tuple[int, int, int], **more: Any) -> Terms:
    return Terms(steps=tuple(StepAmount(first=a, last=b, amount=yen) for a, b, yen in runs), **more)


def quote_of(id: str, bought: Purchase, terms: Terms | None = None) -> Quote:
    made = build_quote(program(id), bought, terms or Terms(), law(bought.on))
    assert isinstance(made, Quote), made.problems
    return made


def refusal_of(id: str, bought: Purchase, terms: Terms | None = None) -> Refused:
    made = build_quote(program(id), bought, terms or Terms(), law(bought.on))
    assert isinstance(made, Refused)
    return made


def codes(found: Any) -> list[str]:
    return [problem.code for problem in found]


def with_window(found: Program, **changed: Any) -> Program:
    """The program with its first window changed."""
    return replace(found, windows=(replace(found.windows[0], **changed), *found.windows[1:]))


OKAESHI = "docomo-okaeshi"
KAETOKU = "au-kaetoku"
STANDARD = "softbank-shintoku-standard"
PREMIUM = "softbank-shintoku-premium"
VALUE = "softbank-shintoku-value"
SONY_2Y = "sony-zanka-2y"
SONY_1Y = "sony-zanka-1y"
