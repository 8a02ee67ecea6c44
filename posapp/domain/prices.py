"""The price list (価格表): devices with their cash price and, per program, the amounts that no rule can derive. Frozen; reads no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, TypeAlias

from posapp.domain.money import Yen
from posapp.domain.purchase import Device, Discount, Terms
from posapp.domain.typeahead import TypeAhead, line_of

Days: TypeAlias = tuple[date | None, date | None]
"""First and last day of a price, None where it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDevice:
    """One device of the list on the days ``valid_from`` to ``valid_until`` (both included, None = open).

    ``key`` names the device (JAN, else maker, name, storage and colour) and is unique on any one day; ``terms`` pairs
    program id and amounts, ``discounts`` are the list's own, in yen.
    """

    key: str
    device: Device
    maker: str
    cash_price: Yen
    terms: tuple[tuple[str, Terms], ...] = ()
    discounts: tuple[Discount, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, day: date) -> bool:
        """True on the days this price is good for."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def discount_total(self) -> Yen:
        """All discounts of the list together."""
        return sum(discount.amount for discount in self.discounts)

    def terms_for(self, program_id: str) -> Terms | None:
        """What the list says for one program, None when it says nothing."""
        return next((terms for id, terms in self.terms if id == program_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A device as type-ahead offers it: ``name`` as papers print it, ``key`` to choose it by."""

    key: str
    name: str
    jan: str
    cash_price: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """Which list the prices of a day come from; ``sample`` marks 見本価格表."""

    title: str
    version: date
    sample: bool


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """A whole list in memory with its version; ``sample`` marks 見本価格表."""

    version: date
    title: str
    sample: bool
    devices: tuple[ListedDevice, ...]

    edition: ClassVar[int] = 0
    """A list in memory never changes."""

    @cached_property
    def _typeahead(self) -> TypeAhead:
        return TypeAhead(line_of(listed.device, listed.maker) for listed in self.devices)

    def head(self, day: date) -> ListHead:
        """This list, whatever the day."""
        return ListHead(title=self.title, version=self.version, sample=self.sample)

    def search(self, text: str, day: date, limit: int) -> tuple[Found, ...]:
        """Devices of that day for what was typed, the nearest first."""
        hits = self._typeahead.find(text, limit, lambda at: self.devices[at].holds(day))
        return tuple(found(self.devices[at]) for at in hits)

    def by_jan(self, code: str, day: date) -> ListedDevice | None:
        """The device with that article number."""
        return next((d for d in self.devices if code and d.device.jan == code and d.holds(day)), None)

    def get(self, key: str, day: date) -> ListedDevice | None:
        """The device with that key."""
        return next((d for d in self.devices if d.key == key and d.holds(day)), None)

    def days(self, key: str) -> tuple[Days, ...]:
        """First and last days of a device's prices, the earliest first; empty for a key that the list does not know."""
        known = [(d.valid_from, d.valid_until) for d in self.devices if d.key == key]
        return tuple(sorted(known, key=lambda days: days[0] or date.min))

    def count(self, day: date) -> int:
        """How many devices have a price on that day."""
        return sum(d.holds(day) for d in self.devices)


def found(listed: ListedDevice) -> Found:
    """A listed device as type-ahead offers it."""
    device = listed.device
    return Found(key=listed.key, name=device.full_name, jan=device.jan, cash_price=listed.cash_price)
