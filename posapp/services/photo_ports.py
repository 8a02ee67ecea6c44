"""What keeping photos of a returned device needs from the store: rows that cross the border, and the Protocol. Pictures stay as bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from posapp.services.ports import EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """One photo. ``subject`` is the draft, and later the intake, that it belongs to; digest is SHA-256 of ``data`` in hex.

    media is the kind of picture (``image/jpeg``); width and height are pixels
    """

    id: UUID
    subject: UUID
    at: datetime
    media: str
    width: int
    height: int
    digest: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPhotos:
    """How many photos an ended intake has, and when the newest was taken."""

    subject: UUID
    number: str
    photos: int
    newest: datetime


class PhotoRecords(Protocol):
    """The store of photos. Every method is one transaction; a known failure raises StoreFault.

    Photos of a draft that staff throw away go with it.
    """

    def keep(self, row: PhotoRow) -> None:
        """Keep a photo; the same id twice is once."""

    def photo(self, id: UUID) -> PhotoRow | None:
        """One photo."""

    def photos(self, subject: UUID) -> tuple[PhotoRow, ...]:
        """Photos of a draft or an intake, oldest first."""

    def drop(self, id: UUID) -> None:
        """Throw one photo away, unless its intake has ended: then it is evidence and stays."""

    def held(self) -> tuple[HeldPhotos, ...]:
        """Every ended intake that has photos, the oldest first."""

    def purge(self, events: tuple[EventRow, ...]) -> None:
        """Remove the photos of each event's subject, and write the events: all or nothing."""
