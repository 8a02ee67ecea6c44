"""The price list (価格表): devices with their cash price and, per program, the amounts that no rule can derive. Frozen; reads no file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from posapp.domain.money import Yen
from posapp.domain.purchase import Device, Discount, Terms


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

    def terms_for(self, program_id: str) -> Terms | None:
        """What the list says for one program, None when it says nothing."""
        return next((terms for id, terms in self.terms if id == program_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """A whole list with its version; ``sample`` marks 見本価格表."""

    version: date
    title: str
    sample: bool
    devices: tuple[ListedDevice, ...]

    def search(self, text: str) -> tuple[ListedDevice, ...]:
        """Devices whose maker, name, storage or colour hold every word of ``text``, letters' case and width ignored."""
        words = _key(text).split()
        return tuple(d for d in self.devices if all(word in _key(f"{d.maker} {d.device.full_name}") for word in words))

    def by_jan(self, code: str) -> ListedDevice | None:
        """The device with that article number."""
        return next((d for d in self.devices if code and d.device.jan == code), None)

    def get(self, key: str) -> ListedDevice | None:
        """The device with that key."""
        return next((d for d in self.devices if d.key == key), None)


def _key(text: str) -> str:
    """For finding only, never for showing."""
    return unicodedata.normalize("NFKC", text).casefold()
