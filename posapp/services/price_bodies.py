"""Prices of the list ↔ the rows of the store. 20,000 of them are written and read in one go, so the body is a terse JSON of its own.

What has a column is not said again: key, article number, price and days. A body begins with the number of its format.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from posapp.domain.folding import fold
from posapp.domain.prices import ListedDevice
from posapp.domain.purchase import Device, Discount, StepAmount, Terms
from posapp.domain.typeahead import line_of
from posapp.services.price_ports import PriceRow
from posapp.services.snapshots import SnapshotUnreadable

FORMAT = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def row_of(listed: ListedDevice, by: Callable[[str], str] = fold) -> PriceRow:
    """The row that keeps a price. ``by`` folds its words for searching, and may know many already."""
    device = listed.device
    return PriceRow(
        device_key=listed.key, name=device.full_name, jan=device.jan, cash_price=listed.cash_price,
        valid_from=text_of(listed.valid_from), valid_until=text_of(listed.valid_until),
        search=line_of(device, listed.maker, by), body=_body(listed),
    )  # fmt: skip


def _body(listed: ListedDevice) -> str:
    device = listed.device
    return _ENCODER.encode(
        [
            FORMAT, [device.name, device.category, device.storage, device.colour, device.imei], listed.maker,
            [[discount.label, discount.amount] for discount in listed.discounts],
            [
                [id, terms.residual, [[s.first, s.last, s.amount] for s in terms.steps], terms.usage_fee,
                 terms.expected_buyback]
                for id, terms in listed.terms
            ],
        ]
    )  # fmt: skip


def listed_of(row: PriceRow, known: Known | None = None) -> ListedDevice:
    """The price that a row keeps; equal parts are those of ``known``. SnapshotUnreadable when its body has another shape."""
    same = Known() if known is None else known
    try:
        format, (name, category, storage, colour, imei), maker, discounts, terms = json.loads(row.body)
        if format != FORMAT:
            raise ValueError(f"format {format}")
        return ListedDevice(
            key=row.device_key,
            device=Device(
                name=same.text(name),
                category=same.text(category),
                storage=same.text(storage),
                colour=same.text(colour),
                jan=row.jan,
                imei=imei,
            ),
            maker=same.text(maker),
            cash_price=row.cash_price,
            terms=tuple([(same.text(id), same.terms(_terms(*amounts))) for id, *amounts in terms]),
            discounts=tuple([Discount(label=label, amount=amount) for label, amount in discounts]),
            valid_from=day_of(row.valid_from),
            valid_until=day_of(row.valid_until),
        )
    except (ValueError, TypeError) as wrong:
        raise SnapshotUnreadable(f"price: {wrong}") from wrong


class Known:
    """What was met while a whole list is read: a model has the same amounts in each colour, and one object for all."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._terms: dict[Terms, Terms] = {}
        self._pairs: dict[tuple[int, int], tuple[int, int]] = {}

    def text(self, text: str) -> str:
        """An equal text."""
        return self._texts.setdefault(text, text)

    def terms(self, terms: Terms) -> Terms:
        """Equal terms; where there are none yet, made of pairs that are known."""
        found = self._terms.get(terms)
        if found is None:
            pair = self._pairs.setdefault
            found = replace(terms, expected_buyback=tuple([pair(p, p) for p in terms.expected_buyback]))
            self._terms[found] = found
        return found


def _terms(
    residual: int | None, steps: list[tuple[int, int, int]], fee: int | None, buyback: list[tuple[int, int]]
) -> Terms:
    return Terms(
        residual=residual,
        steps=tuple([StepAmount(first=first, last=last, amount=amount) for first, last, amount in steps]),
        usage_fee=fee,
        expected_buyback=tuple([(month, yen) for month, yen in buyback]),
    )


def day_of(text: str) -> date | None:
    """The day of a row's text, None where the price is open."""
    return date.fromisoformat(text) if text else None


def text_of(day: date | None) -> str:
    """The row's text for a day."""
    return "" if day is None else day.isoformat()
