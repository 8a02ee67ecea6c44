"""書類 (F5): the print list. What waits for paper, what is at the printer, what failed and why, what came out today; each with its pages."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from posapp.domain.problem import Problem
from posapp.services.front import Sentences, Services
from posapp.services.ports import PaperRow
from posapp.services.print_ports import PrintJobRow
from posapp.services.printing import LOST
from posapp.ui import dialogs, keys, text_official
from posapp.ui import text_prints as text
from posapp.ui.places import faults
from posapp.ui.places.card import EmptyState
from posapp.ui.places.list_place import ListPlace, RowFilter
from posapp.ui.places.paper_work import ICONS, file_name
from posapp.ui.places.print_card import PrintCard
from posapp.ui.places.print_work import PrintWork
from posapp.ui.show import prints as show
from posapp.ui.show.prints import Line
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button

LIST = 336
"""Least px of the list: title, state and copy stand in it."""


class PaperListPage(ListPlace):
    """Search, filter and list at the left, the line and its pages at the right. F12 prints all that is not on paper, F9 the
    chosen one, F7 opens the settings. ``place`` asks for another place: the operators' documents."""

    place = Signal(str)

    def __init__(self, services: Services, sentences: Sentences, left: int = 0) -> None:
        """``left``: how many prints the last run of the program never sent."""
        super().__init__(
            text.SEARCH, EmptyState("printer", text.EMPTY, text.EMPTY_LINES), EmptyState("search", "", text.NONE_LINES)
        )
        self._services, self._sentences = services, sentences
        self._lines: dict[UUID, Line] = {}
        self.filter = RowFilter(text.FILTERS, text.SHOW)
        self.all_button = Button(text.PRINT_ALL, kind="accent", icon="printer", cap=keys.cap("print"))
        self.card, self.work = PrintCard(services.prints.ways), PrintWork(services, self)
        self.official = Button(text_official.SEARCH, icon="paper", cap=keys.cap("official"))
        self.stand(self.card, above=(self.filter,), below=(self.all_button, self.official), least=LIST)
        self._wire()
        if left:
            self.card.head.say("warn", text.FOUND_HEAD.format(count=left), text.FOUND_BODY, Tone.CAUTION)

    def _wire(self) -> None:
        self.listen(self.card, self.filter)
        card, work = self.card, self.work
        self.all_button.clicked.connect(self._print_all)
        self.official.clicked.connect(lambda _checked=False: self.place.emit("official"))
        self.list.moved.connect(lambda _key: card.notice.hide())  # what was said of one line is not true of another
        card.looked.connect(work.look)
        card.print.clicked.connect(self._print)
        card.cancel.clicked.connect(self._cancel)
        card.came_out.clicked.connect(self._settle)
        card.save.clicked.connect(self._save)
        card.ways.asked.connect(work.ask)
        work.able.connect(card.ways.answered)
        work.printed.connect(self._printed)
        work.cancelled.connect(self._cancelled)
        work.settled.connect(lambda line: self._say(text.SETTLED.format(title=line.title), "", Tone.GOOD))
        work.written.connect(lambda path: self._say(text.SAVED, str(path), Tone.GOOD))
        work.shown.connect(self._look)
        work.failed.connect(self._failed)
        work.busy.connect(lambda _busy: self._free())

    # --- what is shown

    def listed(self) -> None:
        now, lines = self._services.around.now(), self._all()
        shown = {text.OPEN: [x for x in lines if x.open], text.DONE: [x for x in lines if not x.open]}
        found = [line for line in shown.get(self.filter.value(), lines) if not self.typed or line.fits(self.typed)]
        self._lines = {line.key: line for line in lines}
        self.hint.say(text.HINT)
        none = {text.OPEN: text.NONE_OPEN, text.DONE: text.NONE_DONE}.get(self.filter.value(), "")
        said = text.NONE.format(text=self.typed) if self.typed else none
        self.show_rows(tuple(show.row(line, now) for line in found), said, any_at_all=bool(lines))
        self._free()

    def _all(self) -> tuple[Line, ...]:
        records, desk, now = self._services.records, self._services.prints, self._services.around.now()
        papers = self._services.papers.unprinted()
        morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
        jobs = (*desk.jobs(show.OPEN), *desk.jobs(("printed", "cancelled"), since=morning))
        held = {paper.id: paper for paper in papers}

        def paper_of(id: UUID) -> PaperRow | None:
            return held.get(id) or records.paper(id)

        return show.lines(papers, jobs, paper_of, self._customer)

    def _customer(self, case_id: UUID) -> str:
        case = self._services.records.case(case_id)
        return "" if case is None else case.customer

    def open_row(self, key: object) -> None:
        line = self._lines.get(key) if isinstance(key, UUID) else None
        if line is None:
            return
        trouble = show.trouble(line)
        said = ("", "") if trouble is None else (self._sentences.what(trouble), self._sentences.mend(trouble))
        reprint = 0 if line.paper is None else self._services.prints.reprint(line.paper)
        self.card.show_line(line, said, self._services.around.now(), reprint)
        self._free()

    def _free(self) -> None:
        busy, line = self.work.running, self.card.line
        self.card.free(busy=busy, unknown=line is not None and line.state == "failed" and line.reason == LOST)
        some = any(self._waits(line) for line in self._lines.values())
        self.all_button.setEnabled(some and not busy)
        self.all_button.setToolTip(text.BUSY if busy else "" if some else text.PRINT_ALL_NONE)

    @staticmethod
    def _waits(line: Line) -> bool:
        """Whether nothing happens with it until staff does something."""
        return line.state in ("", "failed")

    def _look(self, key: UUID, found: bytes | Exception) -> None:
        if self.card.line is None or self.card.line.key != key:
            return
        if isinstance(found, Exception):
            self.card.preview.show_pdf(b"")
            self._say(text.PREVIEW_FAULT, faults.said(found, self._sentences), Tone.STOP)
        else:
            self.card.preview.show_pdf(found)

    @property
    def ready(self) -> bool:
        """True when nothing runs and what is shown is painted."""
        return not self.work.running and not self.work.looking and self.card.preview.painted

    # --- acting

    def act(self, name: str) -> bool:
        acts = {"print": self._print_all, "second": self._print, "page": self._set_way}
        if name not in acts:
            return False
        acts[name]()
        return True

    def back(self) -> bool:
        """Esc leaves the settings first."""
        if not self.card.setting:
            return False
        self.card.quit_way()
        return True

    def _set_way(self) -> None:
        if self.card.setting:
            self.card.quit_way()
        else:
            self.card.set_way()

    def _print_all(self) -> None:
        if self.all_button.isEnabled():
            self.work.print(tuple(line for line in self._lines.values() if self._waits(line)))

    def _print(self) -> None:
        if self.card.line is not None and self.card.print.isEnabled():
            self.work.print((self.card.line,))

    def _cancel(self) -> None:
        if self.card.line is not None and self.card.line.job is not None:
            self.work.cancel(self.card.line, self.card.line.job.id)

    def _settle(self) -> None:
        if self.card.line is not None and self.card.line.job is not None:
            self.work.settle(self.card.line, self.card.line.job.id)

    def _save(self) -> None:
        line = self.card.line
        if line is None:
            return
        target = dialogs.save_file(self, text.SAVE_TITLE, file_name(f"{line.title}_{line.number}.pdf"), text.FILES)
        if target is not None:
            self.work.save(line, target if target.suffix else target.with_suffix(".pdf"))

    # --- how it ended

    def _printed(self, lines: tuple[Line, ...], problems: tuple[Problem, ...]) -> None:
        if problems:
            one = text.NOT_PRINTED.format(title=dict(problems[0].values).get("title", lines[0].title))
            head = one if len(problems) == 1 else text.NOT_PRINTED_MANY.format(count=len(problems))
            self._say(head, self._sentences.text(problems[0]), Tone.CAUTION)
        else:
            one = text.ASKED_HEAD.format(title=lines[0].title)
            head = one if len(lines) == 1 else text.ASKED_MANY.format(count=len(lines))
            held_up = any(job.reason for job in self._services.prints.jobs(("sent",)))
            self._say(head, "" if held_up else text.ASKED_BODY, Tone.ACCENT if held_up else Tone.GOOD)

    def _cancelled(self, line: Line, job: PrintJobRow | None) -> None:
        state = "" if job is None else job.state
        said = {"cancelled": text.CANCELLED, "printed": text.CANCELLED_LATE}.get(state, text.NOT_CANCELLED)
        tone = Tone.GOOD if state == "cancelled" else Tone.CAUTION
        self._say(said.format(title=line.title), "", tone)

    def _failed(self, fault: Exception) -> None:
        if faults.unwritten(fault):
            self._say(text.SAVE_FAILED, text.SAVE_FAILED_MORE, Tone.STOP)
        else:
            self._say(text.PREVIEW_FAULT, faults.said(fault, self._sentences), Tone.STOP)

    def _say(self, head: str, body: str, tone: Tone) -> None:
        self.card.head.say(ICONS[tone], head, body, tone)
        self.listed()
        self.changed.emit()
