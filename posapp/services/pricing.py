"""Keeping the price list: preview a file, take it over whole, take it back, give it out. Nothing changes before staff say so.

Reading and writing files is handed in as `PriceFiles`, the store as `PriceRecords`. Works beside the window: every long
step tells how far it is and can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, TypeAlias
from uuid import UUID

from posapp.domain.digest import canonical
from posapp.domain.folding import fold
from posapp.domain.price_changes import Applied, EndedRow, Fate, Incoming, Preview, applied, preview
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, stop
from posapp.services import whole_files
from posapp.services.ports import Around, EventRow
from posapp.services.price_bodies import Known, listed_of, row_of, text_of
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRecords, PriceRow

GoOn: TypeAlias = Callable[[int, int], bool]
"""Told how many rows of how many (0 when not known) are done; False stops, and nothing was changed."""

EVERY = 256
"""Rows between two questions whether to go on."""


def always(_done: int, _total: int) -> bool:
    """Goes on to the end."""
    return True


class Stopped(Exception):
    """Staff stopped a long step."""


class PriceFiles(Protocol):
    """Price lists as files. Reading never raises for what a file holds; writing raises OSError."""

    def read(self, path: Path, on: date, go_on: GoOn) -> Incoming | None:
        """What a file holds, with its problems; None when ``go_on`` stopped it."""

    def write(self, path: Path, title: str, version: date, devices: Sequence[ListedDevice]) -> None:
        """Write a CSV or XLSX that reading takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """What an import would do, and to which state of the list (``stamp``) and its rows it was held."""

    preview: Preview
    current: Sequence[ListedDevice]
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSummary:
    """The list in force today. ``own`` is False while there is only the sample list; ``sample`` marks 見本価格表."""

    title: str
    version: date
    devices: int
    own: bool
    sample: bool
    last: PriceImportRow | None = None
    """The newest import that stands."""


class Book(Protocol):
    """The list that quotes read."""

    def summary(self, day: date) -> ListSummary:
        """The list of that day in short."""

    def make_ready(self, day: date) -> None:
        """Notice that the list has changed, and have the names of a day at hand."""


class PriceDesk:
    """Keeps the shop's price list, which quotes read from ``book``."""

    def __init__(self, files: PriceFiles, records: PriceRecords, around: Around, book: Book) -> None:
        self._files = files
        self._records = records
        self._around = around
        self._book = book

    def summary(self) -> ListSummary:
        """The list in force today."""
        return self._book.summary(self._today())

    def history(self) -> tuple[PriceImportRow, ...]:
        """All imports, the newest first; undone ones stay in it."""
        return self._records.imports()

    def preview(self, path: Path, *, whole: bool, go_on: GoOn = always) -> Previewed | tuple[Problem, ...]:
        """What a file would do to the list as it stands. Changes nothing."""
        stamp, on = self._records.stamp(), self._today()
        incoming = self._files.read(path, on, go_on)
        if incoming is None:
            return (stop("prices-stopped"),)
        try:
            current = tuple(self._current(incoming, on, go_on))
        except Stopped:
            return (stop("prices-stopped"),)
        return Previewed(preview=preview(current, incoming, on, whole=whole), current=current, stamp=stamp)

    def again(self, shown: Previewed, *, whole: bool) -> Previewed:
        """The same file held against the same list, with or without ending what it does not name."""
        seen = shown.preview
        return replace(shown, preview=preview(shown.current, seen.incoming, seen.on, whole=whole))

    def take(
        self, shown: Previewed, *, only_good: bool = False, go_on: GoOn = always
    ) -> PriceImportRow | tuple[Problem, ...]:
        """Take a previewed list over, all of it or nothing; only its good rows when staff choose so."""
        if self._records.stamp() != shown.stamp:
            return (stop("prices-changed-meanwhile"),)
        seen = shown.preview
        what = applied(shown.current, seen, only_good=only_good)
        if not isinstance(what, Applied):
            return what
        if not what.added and not what.ended:
            return (stop("prices-nothing-to-do"),)
        row = self._row(seen)
        event = self._event("prices-imported", row.id, counts=dict(seen.counts))
        ends = (_end(ended) for ended in what.ended)
        try:
            taken = self._records.take(
                row, _told(_rows(what.added), go_on, len(what.added)), ends, event, expect=shown.stamp
            )
        except Stopped:
            return (stop("prices-stopped"),)
        self._book.make_ready(self._today())
        return (stop("prices-changed-meanwhile"),) if taken is None else taken

    def undo(self) -> PriceImportRow | tuple[Problem, ...]:
        """Take the newest import back: the list is exactly what it was before it. Again: the one before that."""
        standing = next((row for row in self._records.imports() if row.undone_at is None), None)
        if standing is None:
            return (stop("prices-nothing-to-undo"),)
        now = self._around.now()
        event = self._event("prices-undone", standing.id)
        if not self._records.undo(standing.id, now, event):
            return (stop("prices-changed-meanwhile"),)
        self._book.make_ready(self._today())
        return replace(standing, undone_at=now)

    def export(self, path: Path, go_on: GoOn = always) -> int | tuple[Problem, ...]:
        """Write today's and later prices as CSV or XLSX, by the ending of the name; how many prices. OSError when it cannot.

        The file appears whole or not at all.
        """
        if path.suffix.lower() not in (".csv", ".xlsx"):
            return (stop("prices-format", "file", given=path.suffix),)
        head = self.summary()
        if not head.own:
            return (stop("prices-nothing-to-export"),)
        try:
            rows = _told(self._records.rows(self._today().isoformat()), go_on, 0)
            known = Known()
            devices = [listed_of(row, known) for row in rows]
        except Stopped:
            return (stop("prices-stopped"),)
        with whole_files.whole(path) as part:
            self._files.write(part, head.title, head.version, devices)
        return len(devices)

    def _today(self) -> date:
        return self._around.now().date()

    def _current(self, incoming: Incoming, on: date, go_on: GoOn) -> Iterator[ListedDevice]:
        """The prices that an import can meet: those that end before the file's first day stay as they are."""
        starts = (row.listed.valid_from or incoming.version for row in incoming.rows if row.listed)
        since = min(starts, default=on)
        rows = self._records.rows(min(since, on, incoming.version).isoformat())
        known = Known()
        return (listed_of(row, known) for row in _told(rows, go_on, 0))

    def _row(self, seen: Preview) -> PriceImportRow:
        incoming, counts = seen.incoming, seen.counts
        return PriceImportRow(
            id=self._around.new_id(), number=0, at=self._around.now(), staff=self._around.staff(), file=incoming.file,
            title=incoming.title or incoming.file, version=incoming.version.isoformat(), sample=incoming.sample,
            new=counts[Fate.NEW], changed=counts[Fate.CHANGED], ended=counts[Fate.ENDED], same=counts[Fate.SAME],
            refused=counts[Fate.REFUSED], digest="",
        )  # fmt: skip

    def _event(self, what: str, subject: UUID, **told: object) -> EventRow:
        around = self._around
        return EventRow(
            id=around.new_id(), at=around.now(), staff=around.staff(), subject=subject, what=what, body=canonical(told)
        )


def _rows(added: Iterable[ListedDevice]) -> Iterator[PriceRow]:
    # A list has the same few words again and again. Not kept longer: what stays of 20,000 rows would hold their memory.
    known = cache(fold)
    return (row_of(listed, known) for listed in added)


def _end(ended: EndedRow) -> PriceEnd:
    row = ended.row
    return PriceEnd(device_key=row.key, valid_from=text_of(row.valid_from), last=ended.last.isoformat())


def _told(rows: Iterable[PriceRow], go_on: GoOn, total: int) -> Iterator[PriceRow]:
    """The rows, with a question now and then whether to go on."""
    for done, row in enumerate(rows):
        if done % EVERY == 0 and not go_on(done, total):
            raise Stopped
        yield row
