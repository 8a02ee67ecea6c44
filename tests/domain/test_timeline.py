"""時期 of every program as a committed table: events with their days, and what is paid in which month.

``POSAPP_RENEW_TABLES=1 python -m pytest tests/domain/test_timeline.py && git diff tests/data`` renews the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest

from posapp.domain.purchase import Purchase, Terms
from posapp.domain.quote import Quote
from posapp.domain.timeline import Event, EventKind, Fate, Monthly, MonthlyPayment, monthly, timeline
from tests.domain import samples
from tests.domain.samples import purchase, quote_of, steps
from tests.domain.tables import held_against, laid_out, yen
from tests.domain.test_worked_tables import CASES, IPHONE

FOLDER = Path(__file__).resolve().parents[1] / "data" / "timeline"

MONTHS: dict[str, tuple[int | None, ...]] = {
    "okaeshi": (None, 2, 20, 24, 30),
    "okaeshi-remainder": (24,),
    "kaetoku": (12, 25),
    "shintoku-standard": (13, 25, 48),
    "shintoku-standard-discount": (24,),
    "shintoku-premium": (13, 24, 25),
    "shintoku-premium-no-cover": (25,),
    "shintoku-value": (13, 30),
    "zanka-2y": (22, 24),
    "zanka-1y": (11,),
    "plain-36-first": (None,),
    "plain-48": (24,),
    "lump-sum": (None,),
}
"""Cases of the worked tables, with the return months asked about."""


def _event(event: Event) -> tuple[str, ...]:
    months = "-".join(str(m) for m in (event.month, event.to_month) if m is not None)
    number = f"no {event.number}" if event.number is not None else ""
    until = event.until.isoformat() if event.until is not None else ""
    return event.kind.value, event.day.isoformat(), until, months, number, event.label


def _runs(payments: Iterable[MonthlyPayment]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    for (fate, total, points), run in groupby(payments, key=lambda p: (p.fate, p.total, p.points)):
        months = list(run)
        first, last = months[0], months[-1]
        span = f"{first.number}-{last.number}"
        made.append((span, f"{first.calendar_month}..{last.calendar_month}", fate.value, yen(total), yen(points)))
    return made


def _paid(shown: Monthly) -> list[str]:
    lines = laid_out(("no", "months", "fate", "yen", "points"), _runs(shown.payments), left=(1, 2))
    lines.append(f"with the purchase {yen(shown.at_purchase)}")
    if shown.returned is not None:
        refused = ", a damaged return is refused" if shown.refused else ""
        lines.append(
            f"returned {shown.returned} (month {shown.return_month}), usage fee {yen(shown.usage_fee)}, "
            f"surcharge {yen(shown.surcharge)}{refused}"
        )
    return lines


def _table(name: str, quote: Quote) -> str:
    lines = [f"{name}: {quote.program.id}, bought {quote.purchase.on}"]
    for month in MONTHS[name]:
        lines += ["", f"return asked: {month}"]
        events = [_event(event) for event in timeline(quote, month)]
        lines += laid_out(("event", "day", "until", "months", "payment", "window"), events, left=(0, 1, 2, 3, 4, 5))
        lines += ["", *_paid(monthly(quote, month))]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", MONTHS)
def test_the_table(name: str) -> None:
    id, bought, terms = CASES[name]
    held_against(FOLDER / f"{name}.txt", _table(name, quote_of(id, bought, terms)))


def test_every_table_belongs_to_a_case_and_every_program_has_one() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(MONTHS)
    plain = {id for id in samples.catalog().ids if "plain" in id}
    assert {CASES[name][0] for name in MONTHS} >= set(samples.catalog().ids) - plain


def kinds(quote: Quote, month: int | None) -> dict[EventKind, Event]:
    return {event.kind: event for event in timeline(quote, month)}


def test_returns_before_the_program_takes_devices_are_not_in_the_window() -> None:
    found = kinds(quote_of(samples.OKAESHI, purchase(on="2019-06-15")), 24)
    assert found[EventKind.WINDOW].day == samples.program(samples.OKAESHI).windows[0].opens_on


def test_a_month_outside_every_window_adds_nothing() -> None:
    quote = quote_of(*CASES["kaetoku"])
    assert timeline(quote, 12) == timeline(quote, None)
    assert monthly(quote, 12) == monthly(quote, None)
    assert {p.fate for p in monthly(quote, None).payments} == {Fate.PAID}


def test_a_refused_month_adds_nothing() -> None:
    quote = quote_of(samples.OKAESHI, purchase(on="2019-06-15"))
    assert quote.at(0) is not None
    assert timeline(quote, 0) == timeline(quote, None)


def test_the_cover_is_needed_over_the_early_window_only() -> None:
    quote = quote_of(*CASES["shintoku-premium"])
    assert kinds(quote, 20)[EventKind.COVER].until == quote.at(20).deadline  # type: ignore[union-attr]
    assert EventKind.COVER not in kinds(quote, 25)


def test_application_and_assessment_are_told_apart_only_where_the_program_does() -> None:
    found = kinds(quote_of(*CASES["shintoku-premium"]), 25)
    assert found[EventKind.APPLICATION].month == 24 and found[EventKind.ASSESSMENT].month == 25
    assert EventKind.RETURN not in found
    assert EventKind.APPLICATION not in kinds(quote_of(*CASES["okaeshi"]), 24)


CLOSING = [
    (samples.OKAESHI, purchase(on="2020-02-21", closing="20"), Terms()),
    (samples.PREMIUM, purchase(on="2024-04-11", price=147_600, device=IPHONE, cover="anshin-applecare", closing="10"),
     steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100)),
]  # fmt: skip


@pytest.mark.parametrize(("id", "bought", "terms"), CLOSING)
def test_every_event_lies_on_or_after_the_purchase_and_spans_run_forward(
    id: str, bought: Purchase, terms: Terms
) -> None:
    quote = quote_of(id, bought, terms)
    for outcome in quote.sound():
        for event in timeline(quote, outcome.month):
            assert event.day >= bought.on
            assert event.until is None or event.until >= event.day


@pytest.mark.parametrize("name", MONTHS)
def test_paid_due_and_fee_come_to_the_burden(name: str) -> None:
    quote = quote_of(*CASES[name])
    for outcome in quote.sound():
        shown = monthly(quote, outcome.month)
        if outcome.possible:
            kept = sum(p.total for p in shown.payments if p.fate is not Fate.WAIVED)
            assert kept + shown.usage_fee + shown.at_purchase == outcome.burden


@pytest.mark.parametrize(("name", "yen_"), [("lump-sum", 9_000), ("okaeshi-points", 54_000), ("kaetoku-points", 3_000)])
def test_what_is_paid_with_the_purchase_stands_in_no_instalment(name: str, yen_: int) -> None:
    assert monthly(quote_of(*CASES[name]), None).at_purchase == yen_
