"""What differs between two prices of one device, field by field, as plain values that the front ends name. Knows no file and no day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from posapp.domain.prices import ListedDevice
from posapp.domain.purchase import Terms


class Field(StrEnum):
    """What can differ between two prices of one device."""

    MAKER = "maker"
    NAME = "name"
    STORAGE = "storage"
    COLOUR = "colour"
    CATEGORY = "category"
    CASH_PRICE = "cash_price"
    DISCOUNTS = "discounts"
    VALID_FROM = "valid_from"
    """Said only where an unchanged price comes back after another one."""
    VALID_UNTIL = "valid_until"
    PROGRAM = "program"
    """The program is offered (its id) or not (None)."""
    RESIDUAL = "residual"
    STEPS = "steps"
    USAGE_FEE = "usage_fee"
    EXPECTED_BUYBACK = "expected_buyback"


Shown: TypeAlias = int | str | None
"""Yen as a number; days as ISO text; steps as ``1-24=2520;25-48=3020``, expected buy-back as ``13=52000;14=50900``,
discounts as ``label=amount;…``; None where there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One difference. ``program`` is the id where the field belongs to one program."""

    name: Field
    before: Shown
    after: Shown
    program: str = ""


def differences(before: ListedDevice, after: ListedDevice) -> Iterator[FieldChange]:
    """What differs between two prices of one device, their first days left aside."""
    if replace(after, valid_from=before.valid_from) == before:
        return  # most of a list that is imported again
    for (name, was), (_, now) in zip(_plain(before), _plain(after), strict=True):
        if was != now:
            yield FieldChange(name=name, before=was, after=now)
    was_terms, now_terms = dict(before.terms), dict(after.terms)
    for id in dict.fromkeys((*was_terms, *now_terms)):
        if was_terms.get(id) != now_terms.get(id):
            yield from _term_differences(id, was_terms.get(id), now_terms.get(id))


def _term_differences(id: str, before: Terms | None, after: Terms | None) -> Iterator[FieldChange]:
    if before is None or after is None:
        was, now = (None if terms is None else id for terms in (before, after))
        yield FieldChange(name=Field.PROGRAM, before=was, after=now, program=id)
    for (name, was_said), (_, now_said) in zip(_said(before or Terms()), _said(after or Terms()), strict=True):
        if was_said != now_said:
            yield FieldChange(name=name, before=was_said, after=now_said, program=id)


def _plain(listed: ListedDevice) -> tuple[tuple[Field, Shown], ...]:
    device = listed.device
    # The order of discounts is the order of a file's columns, and means nothing.
    discounts = ";".join(sorted(f"{one.label}={one.amount}" for one in listed.discounts))
    return (
        (Field.MAKER, listed.maker or None),
        (Field.NAME, device.name),
        (Field.STORAGE, device.storage or None),
        (Field.COLOUR, device.colour or None),
        (Field.CATEGORY, device.category),
        (Field.CASH_PRICE, listed.cash_price),
        (Field.DISCOUNTS, discounts or None),
        (Field.VALID_UNTIL, None if listed.valid_until is None else listed.valid_until.isoformat()),
    )


def _said(terms: Terms) -> tuple[tuple[Field, Shown], ...]:
    return (
        (Field.RESIDUAL, terms.residual),
        (Field.STEPS, steps_text(terms)),
        (Field.USAGE_FEE, terms.usage_fee),
        (Field.EXPECTED_BUYBACK, buyback_text(terms)),
    )


def steps_text(terms: Terms) -> str | None:
    """``1-24=2520;25-48=3020``."""
    return ";".join(f"{step.first}-{step.last}={step.amount}" for step in terms.steps) or None


def buyback_text(terms: Terms) -> str | None:
    """``13=52000;14=50900``."""
    return ";".join(f"{month}={yen}" for month, yen in terms.expected_buyback) or None
