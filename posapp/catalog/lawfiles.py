"""law/*.toml → the law book. Every figure says from when it holds and where it was read; none is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import Field

from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import Table, Text, Yen
from posapp.domain.regulation import CapBand, LateRate, LawBook, Regulation

Name = Literal[
    "short_form_limit", "payment_stop_floor", "rate_free_below", "acceleration_notice_days", "adult_age", "senior_age",
    "minimum_points", "bureau_inquiry_months", "bureau_contract_years", "bureau_arrears_years", "ledger_years",
    "ledger_tax_years", "quote_valid_days", "small_saving", "mail_answer_days", "mail_assess_days", "photo_years",
    "task_ahead_days",
]  # fmt: skip
_NOT_FIGURES = ("on", "late_rates", "late_rates_set_until", "cap_bands")
NAMES = tuple(field.name for field in fields(Regulation) if field.name not in _NOT_FIGURES)


class ParameterTable(Table):
    """One figure and the day from which it holds."""

    name: Name
    value: Yen
    since: date
    source: Text
    read_on: date


class LateRateTable(Table):
    """法定利率 by due date."""

    due_from: date
    rate: Text
    source: Text
    read_on: date


class BandTable(Table):
    """One band of the discount cap."""

    up_to: Yen | None = None
    limit: Yen | None = None
    percent: Annotated[int, Field(ge=1, le=100)] | None = None


class CapTable(Table):
    """端末割引の上限 from a day on."""

    since: date
    bands: Annotated[list[BandTable], Field(min_length=1)]
    source: Text
    read_on: date


class LawFile(Table):
    """law/<subject>.toml."""

    parameters: list[ParameterTable] = Field(default_factory=list)
    late_rates: list[LateRateTable] = Field(default_factory=list)
    late_rates_set_until: date | None = None
    discount_caps: list[CapTable] = Field(default_factory=list)


def law_file(file: str, table: LawFile) -> Iterator[Mistake]:
    """Checks inside one law file."""
    for at, rate in enumerate(table.late_rates):
        if _decimal(rate.rate) is None:
            yield mistake("law-rate", file, f"late_rates[{at}].rate", given=rate.rate)
    for at, cap in enumerate(table.discount_caps):
        tops = [band.up_to for band in cap.bands]
        inner = [top for top in tops[:-1] if top is not None]
        rising = tops[-1] is None and inner == tops[:-1] and inner == sorted(set(inner))
        if not rising or any((band.limit is None) == (band.percent is None) for band in cap.bands):
            yield mistake("law-band", file, f"discount_caps[{at}].bands")
    for key, days in (
        ("parameters", [(p.name, p.since) for p in table.parameters]),
        ("late_rates", [("", r.due_from) for r in table.late_rates]),
        ("discount_caps", [("", c.since) for c in table.discount_caps]),
    ):
        for at, pair in enumerate(days):
            if pair in days[:at]:
                yield mistake("law-order", file, f"{key}[{at}]", given=pair[1].isoformat())


def law_book(tables: Mapping[str, LawFile]) -> tuple[LawBook | None, tuple[Mistake, ...]]:
    """All usable law files as one book; None with what is missing when a figure is nowhere said."""
    values: dict[str, dict[date, int]] = {name: {} for name in NAMES}
    for table in tables.values():
        for parameter in table.parameters:
            values[parameter.name][parameter.since] = parameter.value
    rates = sorted((_late_rate(r) for t in tables.values() for r in t.late_rates), key=lambda r: r.due_from)
    settled = [t.late_rates_set_until for t in tables.values() if t.late_rates_set_until is not None]
    missing = [name for name, dated in values.items() if not dated]
    missing += [name for name, found in (("late_rates", rates), ("late_rates_set_until", settled)) if not found]
    if missing:
        return None, tuple(mistake("law-missing", "law", name, given=name) for name in missing)
    caps = {cap.since: _bands(cap) for t in tables.values() for cap in t.discount_caps}
    days = sorted({day for dated in values.values() for day in dated} | set(caps))
    return LawBook(versions=tuple(_version(day, values, tuple(rates), max(settled), caps) for day in days)), ()


def _version(
    day: date,
    values: Mapping[str, Mapping[date, int]],
    rates: tuple[LateRate, ...],
    settled: date,
    caps: Mapping[date, tuple[CapBand, ...]],
) -> Regulation:
    figures = {name: dated[_in_force(dated, day) or min(dated)] for name, dated in values.items()}
    cap = _in_force(caps, day)
    return Regulation(
        on=day, late_rates=rates, late_rates_set_until=settled, cap_bands=() if cap is None else caps[cap], **figures
    )


def _in_force(dated: Iterable[date], day: date) -> date | None:
    return max((since for since in dated if since <= day), default=None)


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None


def _late_rate(table: LateRateTable) -> LateRate:
    return LateRate(due_from=table.due_from, rate=Decimal(table.rate))


def _bands(table: CapTable) -> tuple[CapBand, ...]:
    return tuple(CapBand(up_to=band.up_to, limit=band.limit, percent=band.percent) for band in table.bands)
