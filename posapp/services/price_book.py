"""The shop's price list as quoting asks it: type-ahead from a light index in memory, one device's amounts from the store when it is chosen.

Until there is an own list the sample list answers. 20,000 devices with their amounts never stand in memory: only their
names do, for the days lately asked about. Import and undo are noticed here and, from other programs, at the next search.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from posapp.domain.prices import Days, Found, ListedDevice, ListHead
from posapp.domain.typeahead import TypeAhead
from posapp.services.price_bodies import day_of, listed_of
from posapp.services.price_ports import PriceImportRow, PriceRecords, Prices
from posapp.services.pricing import ListSummary

DAYS_KEPT = 2
"""Days whose names stay in memory: today, and the day of an old contract."""
DEVICES_KEPT = 8
"""Devices whose amounts do: the open sale asks for its own at every key."""

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Index:
    """The names of one day's devices, and the store's number of each."""

    names: TypeAhead
    numbers: array[int]


class PriceBook:
    """`posapp.services.price_ports.Prices` over the store, with the sample list before the first import."""

    def __init__(self, records: PriceRecords, sample: Prices) -> None:
        self._records = records
        self._sample = sample
        self._stamp = ""
        self._edition = 0
        self._imports: tuple[PriceImportRow, ...] = ()
        self._indexes: OrderedDict[date, _Index] = OrderedDict()
        self._devices: OrderedDict[tuple[str, date], ListedDevice | None] = OrderedDict()
        self.refresh()

    @property
    def edition(self) -> int:
        """Counts the changes that were noticed."""
        return self._edition

    def refresh(self) -> None:
        """Notice an import or an undo."""
        stamp = self._records.stamp()
        if stamp == self._stamp:
            return
        standing = tuple(row for row in self._records.imports() if row.undone_at is None)
        # New ones in the place of the old: another thread may still be reading those.
        self._stamp, self._imports = stamp, standing
        self._indexes, self._devices = OrderedDict(), OrderedDict()
        self._edition += 1

    def make_ready(self, day: date) -> None:
        """Read the names of a day before the first key asks for them; runs beside the window."""
        self.search("", day, 0)

    def head(self, day: date) -> ListHead:
        """The newest import whose prices had begun by that day; the first one for the days before."""
        if not self._imports:
            return self._sample.head(day)
        begun = (row for row in self._imports if row.version <= day.isoformat())
        row = next(begun, self._imports[-1])
        return ListHead(title=row.title, version=date.fromisoformat(row.version), sample=row.sample)

    def summary(self, day: date) -> ListSummary:
        """The list of that day in short."""
        self.refresh()
        head = self.head(day)
        return ListSummary(
            title=head.title, version=head.version, devices=self.count(day), own=bool(self._imports),
            sample=head.sample, last=next(iter(self._imports), None),
        )  # fmt: skip

    def search(self, text: str, day: date, limit: int) -> tuple[Found, ...]:
        """Devices for what was typed."""
        self.refresh()
        if not self._imports:
            return self._sample.search(text, day, limit)
        index = _kept(self._indexes, day, lambda: self._index(day), DAYS_KEPT)
        return self._records.offers(index.numbers[at] for at in index.names.find(text, limit))

    def by_jan(self, code: str, day: date) -> ListedDevice | None:
        """The device of an article number."""
        self.refresh()
        if not self._imports:
            return self._sample.by_jan(code, day)
        row = self._records.by_jan(code, day.isoformat()) if code else None
        return None if row is None else listed_of(row)

    def get(self, key: str, day: date) -> ListedDevice | None:
        """The device of a key."""
        if not self._imports:
            return self._sample.get(key, day)
        return _kept(self._devices, (key, day), lambda: self._read(key, day), DEVICES_KEPT)

    def days(self, key: str) -> tuple[Days, ...]:
        """First and last days of a device's prices."""
        if not self._imports:
            return self._sample.days(key)
        return tuple((day_of(first), day_of(last)) for first, last in self._records.days(key))

    def count(self, day: date) -> int:
        """How many devices have a price on that day."""
        return self._records.count(day.isoformat()) if self._imports else self._sample.count(day)

    def _index(self, day: date) -> _Index:
        lines = self._records.lines(day.isoformat())
        return _Index(TypeAhead(line for _, line in lines), array("q", (number for number, _ in lines)))

    def _read(self, key: str, day: date) -> ListedDevice | None:
        row = self._records.by_key(key, day.isoformat())
        return None if row is None else listed_of(row)


def _kept(known: OrderedDict[K, T], key: K, make: Callable[[], T], most: int) -> T:
    """The value of a key, made when it is not there; the one that was asked for longest ago falls out."""
    if key in known:
        known.move_to_end(key)
        return known[key]
    made = known[key] = make()
    while len(known) > most:
        known.popitem(last=False)
    return made
