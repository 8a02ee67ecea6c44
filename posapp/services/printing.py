"""The print list: what is asked for is kept first, then handed to the system, then followed until it is known what became of it.

A print is waiting, at the printer (sent), printed, failed or called off. Each step is on disk before the next one begins, so that
after a fault or a power cut nothing is lost and nothing is printed twice unseen. Knows no printer and no window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock
from typing import Final, TypeAlias
from uuid import UUID

from posapp.domain.problem import Problem, stop
from posapp.services.ports import Around, Making, PaperRow
from posapp.services.print_ports import Fate, PrintFault, PrintJobRow, PrintRecords, Spool, Stage, Way
from posapp.services.print_ways import COPIED, OFFICIAL, PrintWays, copies

PATIENCE: Final = timedelta(seconds=90)
"""How long a print may be held up at the printer before it is taken back: out of paper is soon mended, a printer that is gone is not."""
SEARCH_AGAIN: Final = timedelta(seconds=30)
"""How long after the system did not answer it is asked once more for prints that nobody knows of."""
SLOW: Final = "printer-slow"
SLOW_AFTER: Final = timedelta(seconds=60)
SLOW_PATIENCE: Final = timedelta(minutes=4)
"""A print of a few pages that the printer neither ends nor complains of is told after the first, and taken back after the second."""
INTERRUPTED: Final = "print-interrupted"
LOST: Final = "print-unknown"
SILENT: Final = "printer-silent"
CANCELLED_THERE: Final = "print-cancelled-there"

Bytes: TypeAlias = Callable[[PrintJobRow, Making | None], bytes]
"""The PDF of a print, with its copy's and its reprint's marks, on record as what it leaves the shop as (None to look at it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is printed: an issued paper or an operator's document. ``prints`` counts what came out before there was a list."""

    kind: str
    title: str
    paper_id: UUID | None = None
    document_id: UUID | None = None
    prints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What differs this once from what is remembered: the way, the copies. None keeps what is remembered."""

    way: Way | None = None
    copies: tuple[str, ...] | None = None


def of_paper(row: PaperRow) -> Subject:
    """An issued paper as something to print."""
    return Subject(kind=row.kind, title=row.title, paper_id=row.id, prints=row.prints)


def of_document(id: UUID, title: str) -> Subject:
    """An operator's document as something to print: as it is, without our marks."""
    return Subject(kind=OFFICIAL, title=title, document_id=id)


class PrintDesk:
    """Asks for prints, sends them, follows them."""

    def __init__(
        self, records: PrintRecords, spool: Spool, ways: PrintWays, draw: Bytes, around: Around,
        faults: tuple[type[Exception], ...] = (), patience: timedelta = PATIENCE,
    ) -> None:  # fmt: skip
        """``faults`` are what ``draw`` may raise for a paper that cannot be drawn; each has a ``code``."""
        self.spool, self.ways = spool, ways
        self._records, self._draw, self._around = records, draw, around
        self._faults, self._patience = faults, patience
        self._handed: dict[str, bool] = {}  # tickets of this run of the program, and whether they were let go
        # When to look for prints that the system holds and the list does not know.
        self._search_at: datetime | None = None
        self._one = RLock()  # two threads of one window never speak with the system about the same print

    # --- asking

    def ask(self, subjects: Iterable[Subject], order: Order | None = None) -> tuple[PrintJobRow, ...]:
        """Put prints on the list; `run` sends them. What failed before is tried again, what came out before is a reprint.

        A copy that waits or is at the printer already is not asked for twice.
        """
        asked: list[PrintJobRow] = []
        for subject in subjects:
            asked += self._ask(subject, order or Order())
        return tuple(asked)

    def _ask(self, subject: Subject, order: Order) -> tuple[PrintJobRow, ...]:
        held = self._of(subject)
        failed = tuple(job for job in held if job.state == "failed")
        way = order.way or self.ways.of(subject.kind).way
        if failed:
            return tuple(again for job in failed if (again := self.retry(job.id, way)) is not None)
        wanted = order.copies if order.copies is not None else self._usual(subject, held)
        rows = [self._row(subject, copy, held, way) for copy in wanted]
        return self._records.ask(tuple(rows))

    def _usual(self, subject: Subject, held: tuple[PrintJobRow, ...]) -> tuple[str, ...]:
        """All remembered copies the first time; of a reprint the customer's alone."""
        if subject.prints or any(job.state == "printed" for job in held):
            return ("customer" if subject.kind in COPIED else "",)
        return copies(subject.kind, self.ways.of(subject.kind))

    def _row(self, subject: Subject, copy: str, held: tuple[PrintJobRow, ...], way: Way) -> PrintJobRow:
        now = self._around.now()
        return PrintJobRow(
            id=self._around.new_id(), paper_id=subject.paper_id, document_id=subject.document_id, title=subject.title,
            copy=copy, reprint=_reprint(subject, copy, held), printer=way.printer, tray=way.tray, sides=way.sides,
            state="waiting", reason="", ticket="", staff=self._around.staff(), asked_at=now, changed_at=now,
        )  # fmt: skip

    def _of(self, subject: Subject) -> tuple[PrintJobRow, ...]:
        if subject.paper_id is not None:
            return self._records.jobs(paper_ids=(subject.paper_id,))
        return self._records.jobs(document_id=subject.document_id)

    def reprint(self, row: PaperRow) -> int:
        """Which 再発行 the next print of the customer's copy would be; 0 while it is the first issue."""
        subject = of_paper(row)
        return _reprint(subject, "customer" if subject.kind in COPIED else "", self._of(subject))

    # --- sending

    def print(self, subjects: Iterable[Subject], order: Order | None = None) -> tuple[Problem, ...]:
        """Ask, send and look once what became of it; a print that did not come stays in the list with its reason."""
        return self._see({row.id: subject.kind for subject in subjects for row in self.ask((subject,), order)})

    def print_again(self, again: Mapping[UUID, Way | None]) -> tuple[Problem, ...]:
        """Try prints anew, each by itself and its way; None for the way it was asked for."""
        return self._see({id: "" for id, way in again.items() if self.retry(id, way) is not None})

    def _see(self, kinds: Mapping[UUID, str]) -> tuple[Problem, ...]:
        self.run(kinds)
        self.follow()
        jobs = (self._records.job(id) for id in kinds)
        failed = (job for job in jobs if job is not None and job.state == "failed")
        return tuple(stop(job.reason, kinds[job.id], title=job.title) for job in failed)

    def run(self, only: Iterable[UUID] | None = None) -> None:
        """Send what waits, in the order it was asked for; None for all of it."""
        wanted = None if only is None else frozenset(only)
        with self._one:
            for job in self._records.jobs(states=("waiting",)):
                if wanted is None or job.id in wanted:
                    self._send(job)

    def _send(self, job: PrintJobRow) -> None:
        """One print to the system. It is marked before it is handed over, and let go only when its ticket is on disk."""
        if self._move(job, ("waiting",), "sent") is None:
            return  # called off meanwhile, or another window has it
        try:
            pdf = self._draw(job, Making.PRINTED)
            way = Way(printer=job.printer, tray=job.tray, sides=job.sides)
            ticket = self.spool.hand_over(pdf, job.title, way, str(job.id))
        except PrintFault as fault:
            if fault.code == SILENT:
                self._search_at = self._around.now()  # it may have been taken without a word
            self._move(job, ("sent",), "failed", fault.code)
            return
        except self._faults as fault:
            self._move(job, ("sent",), "failed", getattr(fault, "code", "printer-failed"))
            return
        self._handed[ticket] = False
        taken = self._move(job, ("sent",), "sent", ticket=ticket)
        if taken is None:
            try:
                self.spool.withdraw(ticket)  # called off while it was handed over
            except PrintFault:
                del self._handed[ticket]
                self._search_at = self._around.now()
        else:
            self._release(taken)

    def _release(self, job: PrintJobRow) -> None:
        """Let it go; one that the system does not let go of is tried again when it is followed."""
        try:
            self.spool.release(job.ticket)
            self._handed[job.ticket] = True
        except PrintFault as fault:
            self._hold_up(job, fault.code, self._patience)

    # --- following

    def follow(self) -> bool:
        """Ask the system what became of what it has; True while something is still there."""
        with self._one:
            if self._search_at is not None and self._around.now() >= self._search_at:
                self._search()
            sent = tuple(job for job in self._records.jobs(states=("sent",)) if job.ticket)
            if not sent:
                return False
            try:
                fates = self.spool.fates([job.ticket for job in sent])
            except PrintFault as fault:
                for job in sent:
                    self._note(job, fault.code)
                return True
            for job in sent:
                self._settle(job, fates.get(job.ticket, Fate(Stage.UNKNOWN)))
            return bool(self._records.jobs(states=("sent",)))

    def _settle(self, job: PrintJobRow, fate: Fate) -> None:
        if fate.stage is Stage.HELD:
            self._held(job)
        elif fate.stage is Stage.PRINTING and not fate.reason:
            slow = job.reason == SLOW or self._around.now() - job.changed_at >= SLOW_AFTER
            self._hold_up(job, SLOW if slow else "", SLOW_PATIENCE)
        elif fate.stage in ON_ITS_WAY:
            self._hold_up(job, fate.reason, self._patience)
        else:
            state, reason = _ENDS[fate.stage]
            self._move(job, ("sent",), state, "" if state == "printed" else fate.reason or reason, job.ticket)

    def _held(self, job: PrintJobRow) -> None:
        """Not let go yet: by us, by somebody at the system, or by a run of the program that ended before. That one never prints by itself."""
        if job.ticket not in self._handed:
            self._take_back(job, "failed", INTERRUPTED)
        elif self._handed[job.ticket]:
            self._hold_up(job, "printer-stopped", self._patience)
        else:
            self._release(job)

    def _hold_up(self, job: PrintJobRow, reason: str, patience: timedelta) -> None:
        """Something is in its way: said at once; past the patience it is taken back, so that it cannot come out unseen."""
        if reason and job.reason == reason and self._around.now() - job.changed_at >= patience:
            self._take_back(job, "failed", reason)
        else:
            self._note(job, reason)

    def _note(self, job: PrintJobRow, reason: str) -> None:
        if job.reason != reason:
            self._move(job, ("sent",), "sent", reason, job.ticket)

    def _take_back(self, job: PrintJobRow, state: str, reason: str) -> None:
        """Withdraw it and believe only what the system says afterwards."""
        try:
            self.spool.withdraw(job.ticket)
            fate = self.spool.fates([job.ticket]).get(job.ticket, Fate(Stage.UNKNOWN))
        except PrintFault as fault:
            self._note(job, fault.code)
            return
        if fate.stage is Stage.PRINTED:
            state, reason = "printed", ""
        elif fate.stage in ON_ITS_WAY:
            return  # it is still on its way out of the queue: asked again the next time
        self._move(job, ("sent",), state, reason, job.ticket)

    # --- deciding

    def retry(self, id: UUID, way: Way | None = None) -> PrintJobRow | None:
        """Put a failed or called-off print on the list again; None when it came out after all, or is on its way."""
        job = self._records.job(id)
        if job is None or job.state not in ("failed", "cancelled"):
            return None
        if way is not None:
            self._records.direct(id, printer=way.printer, tray=way.tray, sides=way.sides)
        return self._move(job, ("failed", "cancelled"), "waiting")

    def cancel(self, id: UUID) -> PrintJobRow | None:
        """Call a print off; the print as it stands then. One that has come out stays printed."""
        job = self._records.job(id)
        if job is None:
            return None
        if job.state == "sent" and job.ticket:
            with self._one:
                self._take_back(job, "cancelled", "")
        else:
            self._move(job, ("waiting", "failed", "sent"), "cancelled")
        return self._records.job(id)

    def came_out(self, id: UUID) -> PrintJobRow | None:
        """Staff saw the sheets of a print that the system lost sight of."""
        job = self._records.job(id)
        return None if job is None else self._move(job, ("failed",), "printed", ticket=job.ticket)

    def recover(self) -> tuple[PrintJobRow, ...]:
        """At the start of the program: what the last run left unsent fails and says so; nothing is printed by itself.

        What the system has already is followed as ever, and taken back where it was never let go. Where the system does not
        hold prints back, one that was being handed over may have come out: staff looks.
        """
        found = []
        with self._one:
            for job in self._records.jobs(states=("waiting", "sent")):
                if job.ticket:
                    continue
                lost = job.state == "sent" and not self.spool.holds
                moved = self._move(job, (job.state,), "failed", LOST if lost else INTERRUPTED)
                found += [moved] if moved is not None else []
            self._search()
        return tuple(found)

    def _search(self) -> None:
        """Take back what the system holds of ours and the list has no ticket of: a run that ended between the two left it there."""
        try:
            held = self.spool.held()
            for ticket in held.keys() - self._handed.keys():
                if self._is_lost(ticket, held[ticket]):
                    self.spool.withdraw(ticket)
            self._search_at = None
        except PrintFault as fault:
            self._search_at = self._around.now() + SEARCH_AGAIN if fault.code == SILENT else None

    def _is_lost(self, ticket: str, mark: str) -> bool:
        """Whether it is of this list, and the list neither follows it nor is about to hear of it."""
        try:
            job = self._records.job(UUID(mark))
        except ValueError:
            return False
        return job is not None and not (job.state == "sent" and job.ticket in ("", ticket))

    def on_its_way(self, papers: Iterable[UUID]) -> frozenset[UUID]:
        """Those of some papers that wait or are at the printer."""
        asked = tuple(papers)
        held = self._records.jobs(states=("waiting", "sent"), paper_ids=asked) if asked else ()
        return frozenset(job.paper_id for job in held if job.paper_id is not None)

    def jobs(self, states: Iterable[str] = (), since: datetime | None = None) -> tuple[PrintJobRow, ...]:
        """The list, oldest first."""
        return self._records.jobs(states=tuple(states), since=since)

    def job(self, id: UUID) -> PrintJobRow | None:
        """One print."""
        return self._records.job(id)

    def pdf(self, job: PrintJobRow, making: Making | None = None) -> bytes:
        """What came or will come out of the printer, to look at or to give away as ``making``."""
        return self._draw(job, making)

    def _move(
        self, job: PrintJobRow, expect: tuple[str, ...], state: str, reason: str = "", ticket: str = ""
    ) -> PrintJobRow | None:
        return self._records.move(
            job.id, expect=expect, state=state, at=self._around.now(), reason=reason, ticket=ticket
        )


ON_ITS_WAY: Final = (Stage.HELD, Stage.QUEUED, Stage.PRINTING)

_ENDS: Final = {
    Stage.PRINTED: ("printed", ""),
    Stage.CANCELLED: ("cancelled", CANCELLED_THERE),
    Stage.FAILED: ("failed", "printer-gave-up"),
    Stage.UNKNOWN: ("failed", LOST),
}


def _reprint(subject: Subject, copy: str, held: tuple[PrintJobRow, ...]) -> int:
    """0 until this copy has come out once; prints from before the list count as the customer's."""
    printed = [job for job in held if job.state == "printed"]
    before = 0 if copy == "shop" else max(0, subject.prints - len(printed))
    counts = [job.reprint for job in printed if job.copy == copy] + ([before - 1] if before else [])
    return 1 + max(counts, default=-1)
