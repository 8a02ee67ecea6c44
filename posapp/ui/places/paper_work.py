"""Printing, saving and making papers beside the window's thread; each ends in a sentence. Knows no list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from posapp.domain.problem import Problem, stop
from posapp.flows.forms import SaleDraft
from posapp.services.front import Sentences, Services
from posapp.services.ports import Making, PaperRow
from posapp.services.printing import of_paper
from posapp.services.quoting import Sheet
from posapp.services.tasks import Task
from posapp.services.translating import Language
from posapp.services.whole_files import write_whole
from posapp.ui import dialogs
from posapp.ui import text_languages as languages
from posapp.ui import text_places as text
from posapp.ui.places import faults
from posapp.ui.views import Tone
from posapp.ui.worker import Worker

ICONS = {Tone.GOOD: "check", Tone.ACCENT: "info", Tone.CAUTION: "warn", Tone.STOP: "stop"}
"""The icon that says how a work ended."""
_UNFIT = '\\/:*?"<>|'
"""Characters that some system takes in no file name."""


def file_name(name: str) -> str:
    """A name that every system takes."""
    return "".join("-" if c in _UNFIT else c for c in name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came of a work: ``head`` in bold, ``body`` below, the tone decides the icon."""

    head: str
    body: str = ""
    tone: Tone = Tone.GOOD


class PaperWork(QObject):
    """One work at a time.

    told   Said: what runs, or how it ended
    busy   True while a work runs
    ended  something may have changed in the store
    """

    told = Signal(object)
    busy = Signal(bool)
    ended = Signal()

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._sentences, self._parent = services, sentences, parent
        self._worker = Worker(self)
        self._offer: tuple[object, PaperRow] | None = None
        self._worker.busy.connect(self.busy)

    @property
    def running(self) -> bool:
        """True while a work runs; the buttons are blocked then."""
        return self._worker.running

    def print(self, rows: tuple[PaperRow, ...]) -> None:
        """Send papers to the printer in order; those that did not come keep their reason."""
        if not rows or self.running:
            return
        self.told.emit(Said(head=text.PRINTING, tone=Tone.ACCENT))
        services = self._services

        def work() -> tuple[int, tuple[Problem, ...]]:
            reprint = services.prints.reprint(rows[0]) if len(rows) == 1 else 0
            return reprint, services.prints.print(of_paper(row) for row in rows)

        self._worker.start(work, lambda made: self._printed(len(rows), *made), self._failed)

    def _printed(self, count: int, reprint: int, problems: tuple[Problem, ...]) -> None:
        if problems:
            head = text.NOT_SENT.format(count=len(problems))
            one = problems[0] if len(problems) == 1 else stop(problems[0].code)
            self._end(Said(head=head, body=self._sentences.text(one), tone=Tone.CAUTION))
        else:
            again = text.SENT_AGAIN.format(count=reprint) if reprint else ""
            self._end(Said(head=text.SENT.format(count=count), body=again + text.SENT_MORE))

    def print_quote(self, draft: SaleDraft, sheet: Sheet) -> None:
        """Make the 見積書 of a customer who has not decided, and print it; the same offer is not made twice."""
        if self.running:
            return
        self.told.emit(Said(head=text.PRINTING, tone=Tone.ACCENT))
        name = (draft.applicant.family, draft.applicant.given)
        asked = (draft.id, draft.staff, name, replace(draft.quote, return_month=""))
        self._offered(asked, lambda: self._services.papers.quote_paper(draft, sheet), text.QUOTE_PAPER)

    def print_comparison(self, draft: SaleDraft, sheet: Sheet) -> None:
        """Make the 比較表 of the customer's plan and print it; the same one is not made twice."""
        if self.running:
            return
        self.told.emit(Said(head=text.PRINTING, tone=Tone.ACCENT))
        compared = self._services.quotes.comparison(draft.quote)
        name = (draft.applicant.family, draft.applicant.given)
        asked = ("comparison", draft.id, draft.staff, name, compared.comparison)
        papers, say = self._services.papers, self._sentences.text
        made = partial(papers.comparison_paper, draft, compared, sheet.price_list, say)
        self._offered(asked, made, text.COMPARISON_PAPER)

    def print_ledger(self, first: date, last: date, lines: tuple[UUID, ...]) -> None:
        """Make the 古物台帳 of a period and print it; the same lines are not made into two papers."""
        if self.running:
            return
        self.told.emit(Said(head=text.PRINTING, tone=Tone.ACCENT))
        made = partial(self._services.ledger.paper, first, last)
        self._offered(("ledger", first, last, lines), made, text.LEDGER_PAPER, more="")

    def print_tasks(self, first: date, last: date, tasks: tuple[Task, ...]) -> None:
        """Make the タスク一覧 of a period and print it; the same tasks are not made into two papers."""
        if self.running:
            return
        self.told.emit(Said(head=text.PRINTING, tone=Tone.ACCENT))
        made = partial(self._services.tasks.paper, first, last)
        self._offered(("tasks", first, last, tasks), made, text.TASKS_PAPER, more="")

    def _offered(
        self, asked: object, make: Callable[[], PaperRow | tuple[Problem, ...]], name: str, more: str = text.SENT_MORE
    ) -> None:  # fmt: skip
        """Make a paper of an offer on the worker's thread, unless the last one was the same, and print it."""

        def work() -> tuple[Problem, ...]:
            made = self._offer[1] if self._offer and self._offer[0] == asked else make()
            if isinstance(made, tuple):
                return made
            self._offer = (asked, made)
            return self._services.prints.print((of_paper(made),))

        self._worker.start(work, lambda problems: self._quoted(problems, name, more), self._failed)

    def _quoted(self, problems: tuple[Problem, ...], name: str, more: str) -> None:
        if not problems:
            self._end(Said(head=text.OFFER_SENT.format(name=name), body=more))
            return
        kept = (
            text.OFFER_KEPT.format(name=name)
            if problems[0].where in ("quote", "comparison", "ledger", "task-list")
            else ""
        )
        self._end(Said(head=kept, body=self._sentences.text(problems[0]), tone=Tone.CAUTION))

    def save(self, row: PaperRow) -> None:
        """Ask for a place and write the PDF there."""
        if self.running:
            return
        name = file_name(f"{row.title}_{row.number}.pdf")
        target = dialogs.save_file(self._parent, text.SAVE_TITLE, name, text.FILES_PDF)
        if target is not None:
            self._worker.start(
                lambda: write_whole(_named(target), self._services.papers.pdf(row, making=Making.SAVED)),
                lambda path: self._end(Said(head=text.SAVED, body=str(path))),
                self._failed,
            )

    def issue(self, case: UUID) -> None:
        """Make the papers of a case that has none yet."""
        if self.running:
            return
        self.told.emit(Said(head=text.PAPERS_MAKING, tone=Tone.ACCENT))
        self._worker.start(lambda: self._issue(case), self._issued, self._failed)

    def _issue(self, case: UUID) -> int:
        found = self._services.sales.case(case)
        held = {row.id for row in self._services.papers.papers(case_id=case)}
        return 0 if found is None else sum(row.id not in held for row in self._services.papers.issue(*found))

    def _issued(self, count: int) -> None:
        self._end(Said(head=text.PAPERS_MADE.format(count=count)))

    def left(self, case: UUID) -> None:
        """Make 残りの支払予定 of a case as of today; it joins the case's papers."""
        if self.running:
            return
        self.told.emit(Said(head=text.PAPERS_MAKING, tone=Tone.ACCENT))
        self._worker.start(lambda: self._services.slips.remaining(case), self._told, self._failed)

    def tell(self, kind: str, case: UUID) -> None:
        """Make 取引履歴 or 再入力シート of a case as it stands now; it joins the case's papers."""
        if self.running:
            return
        self.told.emit(Said(head=text.PAPERS_MAKING, tone=Tone.ACCENT))
        self._worker.start(lambda: self._services.case_papers.make(kind, case), self._told, self._failed)

    def translate(self, case: UUID, language: Language) -> None:
        """Make the reference translations of a case's papers that are not there yet; from now on its papers come with them."""
        if self.running:
            return
        self.told.emit(Said(head=text.PAPERS_MAKING, tone=Tone.ACCENT))
        desk = self._services.translations

        def work() -> tuple[int, tuple[Problem, ...]]:
            desk.choose(case, language.tag)
            held = self._services.papers.papers(case_id=case)
            made = desk.beside(tuple(row for row in held if "." not in row.kind), language.tag)
            return len({row.id for row in made.rows} - {row.id for row in held}), made.problems

        self._worker.start(work, lambda made: self._translated(language.name, *made), self._failed)

    def _translated(self, name: str, count: int, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._end(Said(head=languages.MISSING, body=self._sentences.text(problems[0]), tone=Tone.CAUTION))
        else:
            head = languages.MADE if count else languages.ALL_THERE
            self._end(Said(head=head.format(language=name, count=count), body=languages.MADE_MORE))

    def _told(self, made: PaperRow | tuple[Problem, ...]) -> None:
        if isinstance(made, tuple):
            self._end(Said(head=text.PAPER_FAULT, body=self._sentences.text(made[0]), tone=Tone.CAUTION))
        else:
            head = text.MADE_PAPER.format(name=made.title)
            self._end(Said(head=head, body=text.MADE_PAPER_MORE.format(number=made.number)))

    def _failed(self, fault: Exception) -> None:
        if faults.unwritten(fault):
            body = faults.unsaved(fault, self._sentences, text.SAVE_FAILED_MORE)
            self._end(Said(head=text.SAVE_FAILED, body=body, tone=Tone.STOP))
        else:
            self._end(Said(head=text.PAPER_FAULT, body=faults.said(fault, self._sentences), tone=Tone.STOP))

    def _end(self, said: Said) -> None:
        self.told.emit(said)
        self.ended.emit()


def _named(target: Path) -> Path:
    """The file with its ending."""
    return target if target.suffix else target.with_suffix(".pdf")
