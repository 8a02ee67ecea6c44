"""Photos in the store: `posapp.services.photo_ports.PhotoRecords` over an open, encrypted database."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from posapp.services.photo_ports import HeldPhotos, PhotoRow
from posapp.services.ports import EventRow
from posapp.store import events as happened
from posapp.store.engine import Database
from posapp.store.return_tables import intakes, photos
from posapp.store.rows import every, many, one, values

_keep = insert(photos).on_conflict_do_nothing(index_elements=["id"])
_one = every(photos, PhotoRow).where(photos.c.id == bindparam("key"))
_of = every(photos, PhotoRow).where(photos.c.subject == bindparam("key")).order_by(photos.c.at, photos.c.id)
_ended = select(intakes.c.id)
_drop = delete(photos).where(photos.c.id == bindparam("key"), photos.c.subject.not_in(_ended))
_drop_all = delete(photos).where(photos.c.subject == bindparam("key"), photos.c.subject.not_in(_ended))

_held = (
    select(photos.c.subject, intakes.c.number, func.count().label("photos"), func.max(photos.c.at).label("newest"))
    .join(intakes, intakes.c.id == photos.c.subject)
    .group_by(photos.c.subject, intakes.c.number)
    .order_by(func.max(photos.c.at), intakes.c.number)
)
_purge = delete(photos).where(photos.c.subject == bindparam("key"))


class PhotoShelf:
    """Photos of one store; see PhotoRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, row: PhotoRow) -> None:
        """Keep a photo; the same id twice is once."""
        with self._database.writing() as connection:
            connection.execute(_keep, values(row))

    def photo(self, id: UUID) -> PhotoRow | None:
        """One photo."""
        with self._database.reading() as connection:
            return one(connection, _one, PhotoRow, key=id)

    def photos(self, subject: UUID) -> tuple[PhotoRow, ...]:
        """Photos of a draft or an intake, oldest first."""
        with self._database.reading() as connection:
            return many(connection, _of, PhotoRow, key=subject)

    def drop(self, id: UUID) -> None:
        """Throw one photo away, unless its intake has ended."""
        with self._database.writing() as connection:
            connection.execute(_drop, {"key": id})

    def held(self) -> tuple[HeldPhotos, ...]:
        """Every ended intake that has photos, the oldest first."""
        with self._database.reading() as connection:
            return many(connection, _held, HeldPhotos)

    def purge(self, events: tuple[EventRow, ...]) -> None:
        """Remove the photos of each event's subject, and write the events: all or nothing."""
        with self._database.writing() as connection:
            for event in events:
                connection.execute(_purge, {"key": event.subject})
                happened.append(connection, event)


def drop_of(connection: Connection, subject: UUID) -> None:
    """Throw the photos of a draft away; those of an intake that ended stay."""
    connection.execute(_drop_all, {"key": subject})
