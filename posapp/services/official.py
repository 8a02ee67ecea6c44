"""公式書類: operators' own PDFs, added with the days they hold, offered with the set they belong to, and handed over on record.

Knows no PDF library and no window. A missing or expired document is a problem that names it; it bars a sale only where the
catalogue requires the document.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias
from uuid import UUID

from posapp.domain.digest import canonical
from posapp.domain.official import (
    OfficialDocument,
    OfficialKind,
    OfficialPart,
    OfficialPdf,
    OfficialSlot,
    overlapping,
    part_on,
    problem_of,
)
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.flows.official import OfficialDays, OfficialForm, read_official
from posapp.services.official_ports import OfficialReader, OfficialRecords, OfficialRow
from posapp.services.ports import Around, EventRow

ADDED, WITHDRAWN = "official-added", "official-withdrawn"
HANDED, TAKEN_BACK = "official-handed-over", "official-taken-back"
"""Words of the events."""


class Way(StrEnum):
    """How a document came into the customer's hands. Reading on a screen hands nothing over."""

    PRINTED = "printed"
    """On paper from the shop's printer."""
    BOOKLET = "booklet"
    """The operator's own printed booklet."""


class Log(Protocol):
    """The log of events that is only ever added to."""

    def append(self, event: EventRow) -> None:
        """Append one event."""

    def events(self, subject: UUID | None = None) -> tuple[EventRow, ...]:
        """Events, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that is in the store now; ``fresh`` False: the very same one was there already. ``notices`` must be known."""

    row: OfficialRow
    fresh: bool
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One document that a customer got, as the event tells it."""

    document: str
    slot: str
    title: str
    version: str
    digest: str
    number: str
    way: str
    at: datetime
    staff: str

    @property
    def name(self) -> str:
        """Title and version."""
        return f"{self.title}（{self.version}）" if self.version else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialSet:
    """The documents that belong to one sale: every slot with what stands in it, and what is wrong, in the order of the slots."""

    parts: tuple[OfficialPart, ...]

    @property
    def offered(self) -> tuple[OfficialDocument, ...]:
        """What can be printed and handed over."""
        found = (part.offered for part in self.parts)
        return tuple(one for one in found if one is not None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing, expired or about to expire, each naming its document."""
        return tuple(found for found in map(problem_of, self.parts) if found is not None)


Unprintable: TypeAlias = Callable[[Iterable[tuple[str, str]]], tuple[Problem, ...]]
"""(where, text) pairs → characters that no paper could show."""


def prints_anything(_texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """For a desk without a press."""
    return ()


class OfficialDesk:
    """Adds, withdraws, offers and records. Reading and adding a file may take a second: not on the window's thread."""

    def __init__(
        self, slots: tuple[OfficialSlot, ...], store: OfficialRecords, log: Log, around: Around,
        reader: Callable[[], OfficialReader], unprintable: Unprintable = prints_anything,
    ) -> None:  # fmt: skip
        """``unprintable``: a document's name is printed on 取引履歴, so it must be of characters that our typefaces have."""
        self._unprintable = unprintable
        self._catalog = slots
        self._store = store
        self._log = log
        self._around = around
        self._reader = reader
        self._handing = threading.Lock()

    # --- what there is

    def documents(self) -> tuple[OfficialRow, ...]:
        """Every document ever added, withdrawn ones too, by slot and first day."""
        return self._store.documents()

    def document(self, id: UUID) -> OfficialRow | None:
        """One document."""
        return next((row for row in self.documents() if row.id == id), None)

    def slots(self) -> tuple[OfficialSlot, ...]:
        """The catalogue's slots, then those that only documents of the store still name."""
        named = {slot.key for slot in self._catalog}
        others = {row.slot: row.title for row in self.documents() if row.slot not in named}
        return (*self._catalog, *(_orphan(key, title) for key, title in others.items()))

    def parts(self, day: date) -> tuple[OfficialPart, ...]:
        """Every slot with what stands in it on a day."""
        held = tuple(map(document_of, self.documents()))
        return tuple(part_on(slot, held, day) for slot in self.slots())

    def for_set(self, program: str, day: date) -> OfficialSet:
        """The documents that belong to a purchase under a program on a day."""
        own = tuple(slot for slot in self._catalog if slot.belongs(program, day))
        held = tuple(map(document_of, self.documents())) if own else ()
        return OfficialSet(parts=tuple(part_on(slot, held, day) for slot in own))

    def barring(self, program: str, day: date) -> tuple[Problem, ...]:
        """Required documents that are not there: without them no application is taken. Asks the store only where one is required."""
        if not any(slot.required and slot.belongs(program, day) for slot in self._catalog):
            return ()
        return stopping(self.for_set(program, day).problems)

    def due(self, day: date) -> tuple[Problem, ...]:
        """What of the documents once added has expired or will soon: the shop asks the operator for the next one."""
        found = (problem_of(part) for part in self.parts(day) if part.document is not None)
        return tuple(problem for problem in found if problem is not None)

    # --- adding and taking out

    def read(self, path: Path) -> OfficialPdf | Problem:
        """A file as a document, or why it cannot be one."""
        return self._reader().read(path)

    def add(self, slot: str, pdf: OfficialPdf, form: OfficialForm) -> Added | tuple[Problem, ...]:
        """Keep a document for the days typed; the very same one twice is once."""
        place = next((one for one in self.slots() if one.key == slot), None)
        if place is None:
            return (stop("official-slot-unknown", "slot", slot=slot),)
        days = read_official(form)
        if not isinstance(days, OfficialDays):
            return days
        wrong = self._unprintable((("version", days.version), ("slot", place.title)))
        if wrong:
            return wrong
        rows, now = self.documents(), self._around.now()
        row = OfficialRow(
            id=self._around.new_id(), slot=slot, title=place.title, version=days.version,
            valid_from=days.first.isoformat(), valid_until="" if days.last is None else days.last.isoformat(),
            digest=hashlib.sha256(pdf.data).hexdigest(), pages=pdf.pages, size=len(pdf.data),
            staff=self._around.staff(), added_at=now,
        )  # fmt: skip
        ended = _ended(rows, row, days) if days.replaces else None
        event = self._event(ADDED, row.id, now, {**_told(row), "valid_from": row.valid_from, "valid_until": row.valid_until,
                                                 "ended": None if ended is None else list(map(str, ended))})  # fmt: skip
        held = self._store.keep(row, pdf.data, event, ended)
        if held.id == row.id:
            return Added(row=row, fresh=True, notices=tuple(_notices(rows, row, pdf)))
        if _same(held, row):
            return Added(row=held, fresh=False)
        last = held.valid_until or None
        return (stop("official-overlap", "valid_from", title=document_of(held).name, first=held.valid_from, last=last),)

    def withdraw(self, id: UUID) -> OfficialRow | Problem:
        """Take a document out of use. Its bytes stay: what was handed over can be shown years later."""
        row, now = self.document(id), self._around.now()
        if row is None or not self._store.withdraw(id, now, self._event(WITHDRAWN, id, now, _told(row))):
            return stop("official-gone", "document")
        return row

    # --- showing and printing

    def pdf(self, id: UUID) -> bytes | Problem:
        """The bytes as they were added; a problem where they are no longer the same."""
        row, data = self.document(id), self._store.data(id)
        if row is None or data is None:
            return stop("official-gone", "document")
        if hashlib.sha256(data).hexdigest() != row.digest:
            return stop("official-altered", "document", title=document_of(row).name)
        return data

    def altered(self) -> tuple[Problem, ...]:
        """Every document whose bytes are no longer those that were added."""
        found = (self.pdf(row.id) for row in self.documents())
        return tuple(one for one in found if isinstance(one, Problem))

    # --- handing over

    def handed(self, case: UUID) -> tuple[HandedOver, ...]:
        """What the customer of a case was given, oldest first; what was noted by mistake and taken back is left out."""
        return handed_over(self._log.events(case))

    def hand_over(
        self, case: UUID, number: str, documents: Iterable[UUID], way: Way
    ) -> tuple[HandedOver, ...] | Problem:
        """Record that documents are in the customer's hands; one that is recorded already stays as it was. Answers all of the case.

        number  of the case, as staff and customer see it
        """
        wanted = [self.document(id) for id in documents]
        with self._handing:
            known = {one.document for one in self.handed(case)}
            for row in wanted:
                if row is None:
                    return stop("official-gone", "document")
                if str(row.id) not in known:
                    body = {**_told(row), "number": number, "way": way.value}
                    self._log.append(self._event(HANDED, case, self._around.now(), body))
            return self.handed(case)

    def take_back(self, case: UUID, document: UUID) -> tuple[HandedOver, ...]:
        """Staff noted a hand-over by mistake. The log keeps both; answers what still stands."""
        with self._handing:
            if any(one.document == str(document) for one in self.handed(case)):
                body = {"document": str(document)}
                self._log.append(self._event(TAKEN_BACK, case, self._around.now(), body))
            return self.handed(case)

    def _event(self, what: str, subject: UUID, at: datetime, body: Mapping[str, object]) -> EventRow:
        return EventRow(
            id=self._around.new_id(), at=at, staff=self._around.staff(), subject=subject, what=what, body=canonical(body)
        )  # fmt: skip


def handed_over(events: Iterable[EventRow]) -> tuple[HandedOver, ...]:
    """What the events of a case say that the customer was given and still holds, oldest first."""
    standing: dict[str, HandedOver] = {}
    for event in events:
        if event.what == HANDED:
            told = HandedOver(**json.loads(event.body), at=event.at, staff=event.staff)
            standing.setdefault(told.document, told)
        elif event.what == TAKEN_BACK:
            standing.pop(json.loads(event.body)["document"], None)
    return tuple(standing.values())


def document_of(row: OfficialRow) -> OfficialDocument:
    """A row as the rules know it."""
    return OfficialDocument(
        id=row.id, slot=row.slot, title=row.title, version=row.version, valid_from=date.fromisoformat(row.valid_from),
        valid_until=date.fromisoformat(row.valid_until) if row.valid_until else None, digest=row.digest,
        pages=row.pages, size=row.size, withdrawn=row.withdrawn_at is not None,
    )  # fmt: skip


def _orphan(key: str, title: str) -> OfficialSlot:
    """A slot that the catalogue no longer names: its documents are still shown, and belong to no set."""
    return OfficialSlot(key=key, title=title, kind=OfficialKind.TERMS, operator="", programs=(), beside=())


def _told(row: OfficialRow) -> dict[str, object]:
    return {
        "document": str(row.id), "slot": row.slot, "title": row.title, "version": row.version, "digest": row.digest,
    }  # fmt: skip


def _ended(rows: Iterable[OfficialRow], row: OfficialRow, days: OfficialDays) -> tuple[UUID, str] | None:
    """The one edition that began before and would run on: it ends on the day before the new one. None where that mends nothing."""
    beside = overlapping(map(document_of, rows), row.slot, days.first, days.last)
    if len(beside) != 1 or beside[0].valid_from >= days.first:
        return None
    return beside[0].id, (days.first - timedelta(days=1)).isoformat()


def _same(held: OfficialRow, row: OfficialRow) -> bool:
    facts = ("digest", "version", "valid_from", "valid_until")
    return all(getattr(held, fact) == getattr(row, fact) for fact in facts)


def _notices(rows: Iterable[OfficialRow], row: OfficialRow, pdf: OfficialPdf) -> Iterable[Problem]:
    twin = next(
        (one for one in rows if one.digest == row.digest and one.slot != row.slot and not one.withdrawn_at), None
    )
    if twin is not None:
        yield notice("official-same-file", "file", title=document_of(twin).name)
    if pdf.active:
        yield notice("official-active", "file")
