"""The print list as rows: what was not printed yet, what is on its way, what failed and why, what came out today. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from posapp.domain.problem import Problem, stop
from posapp.services.ports import PaperRow
from posapp.services.print_ports import PrintJobRow
from posapp.services.print_ways import OFFICIAL
from posapp.ui import text_prints as text
from posapp.ui.days import moment
from posapp.ui.views import BadgeView, CaseRowView, Tone

OPEN: Final = ("failed", "sent", "waiting")
"""States of prints that are not over, those that need staff first."""
_BADGES: Final = {
    "waiting": (Tone.ACCENT, "clock"),
    "sent": (Tone.ACCENT, "printer"),
    "printed": (Tone.GOOD, "check"),
    "failed": (Tone.CAUTION, "warn"),
    "cancelled": (Tone.QUIET, ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list: a print, or a paper that nobody has asked to be printed.

    state   a print's state, or empty for a paper alone; reason a problem's code
    """

    title: str
    kind: str
    state: str
    reason: str
    number: str
    customer: str
    at: datetime
    paper: PaperRow | None
    job: PrintJobRow | None

    @property
    def key(self) -> UUID:
        """The print's id, else the paper's."""
        if self.job is not None:
            return self.job.id
        assert self.paper is not None
        return self.paper.id

    @property
    def open(self) -> bool:
        """Not on paper yet, and not called off."""
        return self.state in ("", *OPEN)

    @property
    def marks(self) -> tuple[str, ...]:
        """Whose copy, which 再発行."""
        if self.job is None:
            return ()
        again = (text.REPRINT.format(count=self.job.reprint),) if self.job.reprint else ()
        return (*((text.COPIES[self.job.copy],) if self.job.copy else ()), *again)

    def fits(self, asked: str) -> bool:
        """Whether what was typed stands in it."""
        return any(asked in part for part in (self.title, self.number, self.customer, *self.marks))


def lines(
    papers: Iterable[PaperRow], jobs: Iterable[PrintJobRow], paper_of: Callable[[UUID], PaperRow | None],
    name_of: Callable[[UUID], str],
) -> tuple[Line, ...]:  # fmt: skip
    """``papers`` are those not printed; of these only the ones without a print that is not over stand for themselves."""
    made = [_of_job(job, None if job.paper_id is None else paper_of(job.paper_id), name_of) for job in jobs]
    told = {line.paper.id for line in made if line.open and line.paper is not None}
    alone = [_of_paper(paper, name_of) for paper in papers if paper.id not in told]
    order: Mapping[str, int] = {"failed": 0, "sent": 1, "waiting": 2, "": 3}
    still = sorted((line for line in (*made, *alone) if line.open), key=lambda line: (order[line.state], line.at))
    over = sorted((line for line in made if not line.open), key=lambda line: line.at, reverse=True)
    return (*still, *over)


def _of_job(job: PrintJobRow, paper: PaperRow | None, name_of: Callable[[UUID], str]) -> Line:
    over = job.state not in OPEN
    return Line(
        title=job.title, kind=OFFICIAL if paper is None else paper.kind, state=job.state, reason=job.reason,
        number="" if paper is None else paper.number, customer=_customer(paper, name_of),
        at=job.changed_at if over else job.asked_at, paper=paper, job=job,
    )  # fmt: skip


def _of_paper(paper: PaperRow, name_of: Callable[[UUID], str]) -> Line:
    return Line(
        title=paper.title, kind=paper.kind, state="", reason=paper.reason if paper.state == "failed" else "",
        number=paper.number, customer=_customer(paper, name_of), at=paper.issued_at, paper=paper, job=None,
    )  # fmt: skip


def _customer(paper: PaperRow | None, name_of: Callable[[UUID], str]) -> str:
    return "" if paper is None or paper.case_id is None else name_of(paper.case_id)


def badge(line: Line) -> BadgeView:
    """How it stands, never by colour alone."""
    if not line.state:
        return BadgeView(text=text.UNASKED, tone=Tone.CAUTION, icon="printer")
    if line.state == "sent" and line.reason:
        return BadgeView(text=text.HELD_UP, tone=Tone.CAUTION, icon="warn")
    tone, icon = _BADGES[line.state]
    return BadgeView(text=text.STATES[line.state], tone=tone, icon=icon)


def row(line: Line, now: datetime) -> CaseRowView:
    """As a row of the list."""
    who = text.SIR.format(name=line.customer) if line.customer else ""
    return CaseRowView(
        key=line.key, customer=line.title, what="　".join(part for part in (who, *line.marks) if part),
        number=line.number or text.OFFICIAL, when=moment(line.at, now), state=badge(line),
    )  # fmt: skip


def facts(line: Line, now: datetime, reprint: int) -> tuple[str, ...]:
    """The values of `text_prints.FACTS`; ``reprint`` is what the next print would be."""
    job = line.job
    who = text.SIR.format(name=line.customer) if line.customer else text.NOBODY
    copy = text.COPIES.get(job.copy, text.NOBODY) if job is not None else text.NOBODY
    if job is not None and job.reprint:
        again = text.REPRINT.format(count=job.reprint)
    else:
        again = text.NEXT_REPRINT.format(count=reprint) if reprint and not line.open else text.FIRST_ISSUE
    printer = (job.printer if job is not None else "") or text.USUAL_PRINTER
    paper = text.NOBODY if job is None else text.PAPER_LINE.format(tray=tray(job.tray), sides=text.SIDES[job.sides])
    staff = job.staff if job is not None and job.staff else text.NOBODY
    return who, line.number or text.OFFICIAL, copy, again, printer, paper, staff, moment(line.at, now)


def tray(token: str) -> str:
    """A tray by the name that staff know, else as the printer calls it."""
    kind, _, number = token.rpartition("-")
    if kind == "tray" and number.isdigit():
        return text.TRAY_NUMBER.format(number=number)
    return text.TRAYS.get(token, token) if token else text.TRAY_AUTO


def trouble(line: Line) -> Problem | None:
    """What is wrong with it, to be said in a sentence with its mend."""
    return stop(line.reason, line.kind, title=line.title) if line.reason else None
