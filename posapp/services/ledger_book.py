"""古物台帳 as it is looked at: a period with its corrections, its paper, its file, how long it is kept. Writes only through the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from posapp.domain.digest import digest_of
from posapp.domain.intake import Issue
from posapp.domain.ledger import (
    Ledger,
    LedgerCase,
    LedgerRow,
    Written,
    keep_until,
    lines_of,
    past_keeping,
    problems_of,
)
from posapp.domain.problem import Problem, stop
from posapp.flows.ledger import CorrectionForm, read_correction
from posapp.services import snapshots
from posapp.services.counter import Counter, LedgerYears
from posapp.services.intake_ports import IntakeRecords, LedgerEntry
from posapp.services.papers import IntakePress
from posapp.services.ports import PaperRow, Records
from posapp.services.quoting import Rules
from posapp.services.receiving import ReceiveDesk

P = TypeVar("P")
KIND = "ledger"
LETTER = "L"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """A line as kept, with its row read. ``corrected_by`` names the line that puts it right, empty while it stands."""

    entry: LedgerEntry
    row: LedgerRow
    corrected_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long lines are kept: so many years; the oldest line, the last day it must be there, how many lines are past theirs."""

    years: int
    oldest: date
    until: date
    past: int = 0


class LedgerBook(Generic[P]):
    """Reads the ledger of a period and gives it out. Periods hold both their days."""

    def __init__(
        self, desk: ReceiveDesk[P], rules: Rules, records: Records, intakes: IntakeRecords,
        press: Callable[[], IntakePress[P]], around: Counter,
    ) -> None:  # fmt: skip
        self._desk = desk
        self._rules = rules
        self._records = records
        self._intakes = intakes
        self._press = press
        self._around = around

    def lines(self, first: date, last: date) -> tuple[BookLine, ...]:
        """Lines of a period by number, each with its corrections right under it."""
        entries = {row.number: (entry, row) for entry, row in self._read(first, last)}
        return tuple(
            BookLine(entry=entries[line.row.number][0], row=line.row, corrected_by=line.corrected_by)
            for line in lines_of(row for _, row in entries.values())
        )

    def _read(self, first: date, last: date) -> list[tuple[LedgerEntry, LedgerRow]]:
        found = self._desk.ledger(first.isoformat(), last.isoformat())
        return [(entry, snapshots.load(LedgerRow, entry.body)) for entry in found]

    def span(self) -> tuple[date, date]:
        """From the oldest line's day to today; today alone while the book is empty."""
        today = self._around.now().date()
        days = self._intakes.ledger_days()
        return (
            (today, today) if days is None else (date.fromisoformat(days[0]), max(today, date.fromisoformat(days[1])))
        )

    def keeping(self) -> Keeping | None:
        """Until when the oldest line must be kept; None while the book is empty."""
        days = self._intakes.ledger_days()
        if days is None:
            return None
        law = self._rules.law.on(self._around.now().date())
        tax = self._around.preferences().ledger_years is LedgerYears.TAX
        years = law.ledger_tax_years if tax else law.ledger_years
        oldest = date.fromisoformat(days[0])
        past = len(self._past(oldest, years))
        return Keeping(years=years, oldest=oldest, until=keep_until(oldest, years), past=past)

    def past(self) -> tuple[BookLine, ...]:
        """Lines that need not be kept any more, with the corrections that go with them. They stay until somebody asks."""
        keeping = self.keeping()
        if keeping is None or not keeping.past:
            return ()
        free = self._past(keeping.oldest, keeping.years)
        return tuple(
            line for line in self.lines(keeping.oldest, self._around.now().date()) if line.entry.number in free
        )

    def _past(self, oldest: date, years: int) -> frozenset[int]:
        """Read from the entries alone: their bodies stay closed."""
        now = self._around.now()
        if keep_until(oldest, years) >= now.date():
            return frozenset()
        entries = self._desk.ledger(oldest.isoformat(), now.date().isoformat())
        lines = (Written(number=e.number, corrects=e.corrects, on=e.at.astimezone(now.tzinfo).date()) for e in entries)
        return past_keeping(lines, years, now.date())

    def years(self, which: LedgerYears) -> int:
        """How many years a choice of 設定 means today."""
        law = self._rules.law.on(self._around.now().date())
        return law.ledger_tax_years if which is LedgerYears.TAX else law.ledger_years

    def correct(self, line: BookLine, form: CorrectionForm) -> LedgerEntry | tuple[Problem, ...]:
        """Put a line right by a new one. A line that was put right before is put right by its newest correction."""
        read = read_correction(form, line.row)
        if isinstance(read, tuple):
            return read
        day = line.row.received_on
        if any(other.corrects == line.entry.number for other, _ in self._read(day, day)):
            return (stop("line-corrected-before", "reason", number=line.row.number),)
        reason = read.reason
        done = self._desk.correct(line.entry, replace(read, reason=line.row.reason), reason)
        return (done,) if isinstance(done, Problem) else done

    def paper(self, first: date, last: date) -> PaperRow | tuple[Problem, ...]:
        """古物台帳 of a period as paper, kept in the list of papers. Corrections stand where they were written."""
        case = self._case(first, last)
        if isinstance(case, tuple):
            return case
        press = self._press()
        composed = press.compose_ledger(case)
        unprintable = press.problems(composed)
        if unprintable:
            return unprintable
        body = press.to_json(composed)
        made = PaperRow(
            id=self._around.new_id(), number=case.issue.number, kind=KIND, case_id=None, title=press.title(composed),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=case.issue.issued_at,
        )  # fmt: skip
        self._records.keep_papers((made,))
        return made

    def _case(self, first: date, last: date) -> LedgerCase | tuple[Problem, ...]:
        ledger = self._ledger(first, last)
        problems = problems_of(ledger)
        if problems:
            return problems
        shop, now = self._around.shop(), self._around.now()
        if not shop.antique_permit:
            return (stop("permit-missing", "antique_permit"),)
        series = f"{LETTER}-{now:%y%m%d}"
        issue = Issue(
            shop=shop, number=f"{series}-{self._records.next_number(series):04d}", issued_at=now, case_number="",
            copy_mark="", offline=self._around.offline(), sample=shop.sample,
        )  # fmt: skip
        return LedgerCase(ledger=ledger, issue=issue, staff=self._around.staff())

    def _ledger(self, first: date, last: date) -> Ledger:
        return Ledger(first=first, last=last, rows=tuple(row for _, row in self._read(first, last)))

    def csv(self, first: date, last: date) -> bytes | tuple[Problem, ...]:
        """The period as a file for spreadsheets, with every column of the paper."""
        ledger = self._ledger(first, last)
        return problems_of(ledger) or self._press().ledger_csv(ledger)
