"""Prices of the list ↔ the rows of the store. A body is the canonical text of everything but the days, which have columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.domain.prices import ListedDevice
from posapp.services import snapshots
from posapp.services.price_ports import PriceRow


def body_of(listed: ListedDevice) -> str:
    """The text to keep."""
    return snapshots.dump(replace(listed, valid_from=None, valid_until=None))


def listed_of(row: PriceRow) -> ListedDevice:
    """The price that a row keeps. snapshots.SnapshotUnreadable when it is of another shape."""
    listed = snapshots.load(ListedDevice, row.body)
    return replace(listed, valid_from=day_of(row.valid_from), valid_until=day_of(row.valid_until))


def day_of(text: str) -> date | None:
    """The day of a row's text, None where the price is open."""
    return date.fromisoformat(text) if text else None
