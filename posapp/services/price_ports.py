"""What price lists need from outside, as Protocols, and the plain rows that cross that border.

The store implements `PriceRecords`; the two lists, in memory and from the store, are both `Prices`. Days are ISO texts
in rows, empty where a price is open. Knows no file and no SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from posapp.domain.prices import Days, Found, ListedDevice, ListHead
from posapp.services.ports import EventRow


class Prices(Protocol):
    """The price list as quoting sees it. Every question names the day whose prices are meant."""

    @property
    def edition(self) -> int:
        """Another number whenever the list has changed."""

    def head(self, day: date) -> ListHead:
        """Which list the prices of that day come from."""

    def search(self, text: str, day: date, limit: int) -> tuple[Found, ...]:
        """Devices for what was typed, the nearest first; every device for nothing typed."""

    def by_jan(self, code: str, day: date) -> ListedDevice | None:
        """The device with that article number."""

    def get(self, key: str, day: date) -> ListedDevice | None:
        """The device with that key."""

    def days(self, key: str) -> tuple[Days, ...]:
        """First and last days of a device's prices, the earliest first; empty for a key the list does not know."""

    def count(self, day: date) -> int:
        """How many devices have a price on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceImportRow:
    """One import of a price list. ``number`` counts from 1, undone ones too; ``version`` is an ISO day.

    new, changed, ended, same, refused   how many devices met that fate
    digest      SHA-256 of what it added and ended
    undone_at   when it was taken back; None while it stands
    """

    id: UUID
    number: int
    at: datetime
    staff: str
    file: str
    title: str
    version: str
    sample: bool
    new: int
    changed: int
    ended: int
    same: int
    refused: int
    digest: str
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One price of one device. ``search`` is its line for type-ahead, ``body`` the whole of it but its days."""

    device_key: str
    name: str
    jan: str
    cash_price: int
    valid_from: str
    valid_until: str
    search: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEnd:
    """The price of a device that begins on a day, and its new last day; one before the first takes it away."""

    device_key: str
    valid_from: str
    last: str


class PriceRecords(Protocol):
    """Price lists in the store. Every method is one transaction; a known failure raises ports.StoreFault.

    Rows that hold on no day are kept for undoing and never told.
    """

    def stamp(self) -> str:
        """Another text whenever an import was taken or undone, by whomever."""

    def imports(self) -> tuple[PriceImportRow, ...]:
        """All imports, the newest first, undone ones included."""

    def rows(self, since: str) -> Iterator[PriceRow]:
        """Every price that still holds on a day from ``since`` on, by device and day."""

    def lines(self, day: str) -> tuple[tuple[int, str], ...]:
        """Number and search line of every price of that day, in the order of the lines."""

    def offers(self, numbers: Iterable[int]) -> tuple[Found, ...]:
        """The devices of some numbers, in that order."""

    def by_key(self, key: str, day: str) -> PriceRow | None:
        """The price of a device on a day."""

    def by_jan(self, code: str, day: str) -> PriceRow | None:
        """The same by article number."""

    def days(self, key: str) -> tuple[tuple[str, str], ...]:
        """First and last days of a device's prices, the earliest first."""

    def count(self, day: str) -> int:
        """How many prices hold on a day."""

    def take(
        self, row: PriceImportRow, added: Iterable[PriceRow], ended: Iterable[PriceEnd], event: EventRow, *, expect: str
    ) -> PriceImportRow | None:
        """Write an import whole and give it its number and digest; None, and nothing written, when the stamp is not ``expect``.

        Whatever ``added`` raises ends it with nothing written.
        """

    def undo(self, id: UUID, at: datetime, event: EventRow) -> bool:
        """Take back an import: the list is as before it. False when it is not the newest that stands."""
