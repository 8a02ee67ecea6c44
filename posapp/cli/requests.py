"""Requests for quotes → checked domain values. Words come from the catalogue's vocabulary; prices from the request alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from stdnum import ean, imei

from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.table import MOST_COUNT, Table, whole
from posapp.domain.money import LARGEST, Yen
from posapp.domain.months import ClosingDay
from posapp.domain.program import PointsUse, Program
from posapp.domain.purchase import (
    CATEGORIES,
    NO_COVER,
    PARTS,
    Ask,
    Device,
    Discount,
    Points,
    Purchase,
    StepAmount,
    Terms,
)

DEVICE_KEYS = ("name", "category", "storage", "colour", "jan", "imei")
PURCHASE_KEYS = (
    "on", "device", "cash_price", "down_payment", "discounts", "points", "annual_rate", "cover", "repairs_used",
    "closing_day",
)  # fmt: skip
TERMS_KEYS = ("terms", "usage_fee", "expected_buyback")
QUOTE_KEYS = ("program", *PURCHASE_KEYS, *TERMS_KEYS, "ask")
DETAIL_KEYS = ("working", "ends")
"""What a quote's answer holds besides when it is asked for: the working of the discount cap, the choices at the end."""
_EMPTY: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a request may use, as the catalogue knows them."""

    programs: tuple[str, ...]
    covers: tuple[str, ...]
    findings: tuple[str, ...]

    @staticmethod
    def of(catalogue: Catalogue) -> Vocabulary:
        """All program ids, covers and findings of the catalogue."""
        programs = catalogue.programs
        covers = [cover.id for program in programs for cover in program.assessment.covers]
        findings = [finding.code for program in programs for finding in program.assessment.checklist.findings]
        return Vocabulary(
            programs=tuple(dict.fromkeys(program.id for program in programs)),
            covers=tuple(dict.fromkeys([NO_COVER, *covers])),
            findings=tuple(dict.fromkeys(findings)),
        )


def read_device(table: Table) -> Device:
    """``device``: name and category; storage, colour, JAN and IMEI where known."""
    device = table.table("device", DEVICE_KEYS)
    found = Device(
        name=device.text("name"),
        category=device.word("category", CATEGORIES),
        storage=device.text("storage", "", empty=True),
        colour=device.text("colour", "", empty=True),
        jan=device.text("jan", "", empty=True),
        imei=device.text("imei", "", empty=True),
    )
    for key, given, holds in (("jan", found.jan, ean.is_valid), ("imei", found.imei, imei.is_valid)):
        if given and not (given.isascii() and given.isdigit() and holds(given)):
            raise Malformed("check-digit", device.place(key), given=given)
    return found


def read_purchase(table: Table, words: Vocabulary) -> Purchase:
    """The facts of the purchase that every program shares."""
    discounts = []
    for place, item in table.items("discounts", ()):
        row = Table(item, place, ("label", "amount"))
        discounts.append(Discount(label=row.text("label", "", empty=True), amount=row.yen("amount")))
    points = table.table("points", ("down_payment", "instalments"), _EMPTY)
    return Purchase(
        on=table.day("on"),
        device=read_device(table),
        cash_price=table.yen("cash_price"),
        down_payment=table.yen("down_payment", 0),
        discounts=tuple(discounts),
        points=Points(down_payment=points.yen("down_payment", 0), instalments=points.yen("instalments", 0)),
        annual_rate=table.rate("annual_rate", Decimal(0)),
        cover=table.word("cover", words.covers, None),
        repairs_used=table.whole("repairs_used", 0),
        closing_day=ClosingDay(table.word("closing_day", [day.value for day in ClosingDay], ClosingDay.END)),
    )


def at_purchase(purchase: Purchase, program: Program) -> Purchase:
    """The purchase as the program takes its points.

    Where points at purchase lower the amount financed, those put down beyond the down payment do so too; a program that
    spreads points over the instalments keeps the two apart and refuses them.
    """
    beyond = purchase.points.down_payment - purchase.down_payment
    if beyond <= 0 or program.plan.points is not PointsUse.AMOUNT:
        return purchase
    points = Points(down_payment=purchase.down_payment, instalments=purchase.points.instalments + beyond)
    return replace(purchase, points=points)


def read_amounts(value: object, place: str) -> tuple[Yen | None, tuple[StepAmount, ...]]:
    """``terms``: the residual, or the steps."""
    table = Table(value, place, ("residual", "steps"))
    steps = []
    for at, item in table.items("steps", ()):
        row = Table(item, at, ("first", "last", "amount"))
        first, last = row.whole("first", low=1), row.whole("last", low=1)
        if last < first:
            raise Malformed("step-backwards", row.place("last"), first=first, last=last)
        steps.append(StepAmount(first=first, last=last, amount=row.yen("amount")))
    return table.yen("residual", None), tuple(steps)


def read_buyback(pairs: Iterable[tuple[str, Any]], place: str) -> tuple[tuple[int, Yen], ...]:
    """``expected_buyback``: program month → yen."""
    found = []
    for month, amount in pairs:
        at = f"{place}.{month}"
        if not (month.isascii() and month.isdigit() and str(int(month)) == month and int(month) <= MOST_COUNT):
            raise Malformed("not-a-month", at, most=MOST_COUNT)
        found.append((int(month), whole(amount, at, high=LARGEST)))
    return tuple(sorted(found))


def read_terms(table: Table) -> Terms:
    """``terms``, ``usage_fee`` and ``expected_buyback`` of one program."""
    residual, steps = read_amounts(table.get("terms") if table.has("terms") else {}, table.place("terms"))
    return Terms(
        residual=residual,
        steps=steps,
        usage_fee=table.yen("usage_fee", None),
        expected_buyback=read_buyback(table.pairs("expected_buyback"), table.place("expected_buyback")),
    )


def read_asks(table: Table, *programs: Program) -> tuple[Ask, ...]:
    """``ask``: the returns to answer; a window's name must be one of the programs'."""
    windows = tuple(dict.fromkeys(window.name for program in programs for window in program.windows))
    asks = []
    for place, item in table.items("ask", ()):
        row = Table(item, place, ("return_month", "failing", "window", "applied_month"))
        asks.append(
            Ask(
                return_month=row.whole("return_month"),
                failing=row.words("failing", PARTS, ()),
                # A program without windows answers every return with its reason.
                window=row.word("window", windows, None) if windows else row.text("window", None),
                applied_month=row.whole("applied_month", None),
            )
        )
    return tuple(asks)


def read_program(table: Table, catalogue: Catalogue, words: Vocabulary, purchase: Purchase) -> Program:
    """``program``: the version sold on the day, or the nearest, which then says why it is not possible."""
    program = catalogue.program(table.word("program", words.programs), purchase.on)
    assert program is not None, "every word of the vocabulary is a program of the catalogue"
    return program
