"""事業者の書類 of one case: what belongs to its set, how each stands, and whether it was handed over. Records hand-overs; composes nothing.

Printed is not handed over: staff say so when the customer has the document in hand, and the button says which way is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.official import OfficialDocument, OfficialPart, problem_of
from posapp.domain.problem import Problem
from posapp.services.front import Sentences, Services
from posapp.services.official import HandedOver, Way
from posapp.services.ports import CaseRow
from posapp.services.printing import of_document
from posapp.ui import dialogs, keys
from posapp.ui import text_official as text
from posapp.ui.places import faults
from posapp.ui.places import official_views as show
from posapp.ui.places.paper_work import Said
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge, IconMark
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

HIGH, LOW = 32, 28
"""Px of a button, and of one beside a second line."""
_ON_PAPER = ("waiting", "sent", "printed")
_LATELY = timedelta(days=1)
"""A print of longer ago lies on no counter any more; it also bounds what is read of the print list."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One document of the set as it is shown; equal lines need no repainting."""

    part: OfficialPart
    given: HandedOver | None
    printed: bool


class OfficialLine(QWidget):
    """Icon, title, state, and what may be done with it."""

    handed = Signal(object)
    taken_back = Signal(object)
    looked = Signal(object)

    def __init__(self, line: _Line, said: str, icon: str, tone: str, *, narrow: bool) -> None:
        """``narrow``: the buttons stand beside the second line, and there is one to look at the document."""
        super().__init__()
        self.line, self._high = line, LOW if narrow else HIGH
        self.title = Words(line.part.slot.title, 14, bold=True, elide=True)
        self.said = Words(said, 12, role="quiet" if tone in ("good", "quiet") else tone, elide=True)
        row = self._lines(IconMark(icon, 18, tone), narrow=narrow)
        self.look = self._button(text.LOOK, text.LOOK_THIS, self.looked)
        row.addWidget(self.look)
        self.look.setVisible(narrow and line.part.offered is not None and line.given is None)
        if line.given is not None:
            self.act = self._button(text.TAKE_BACK, text.TAKE_BACK_THIS, self.taken_back)
        else:
            label = text.HAND_OVER if line.printed else text.HAND_OVER_BOOKLET
            self.act = self._button(label, text.HAND_OVER_THIS, self.handed)
        row.addWidget(self.act)
        self.act.setVisible(line.given is not None or line.part.offered is not None)

    def _lines(self, mark: IconMark, *, narrow: bool) -> QHBoxLayout:
        """Mark, title and state; answers the row that takes the buttons."""
        outer, column = QHBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(8, 4, 8, 2 if narrow else 4)
        outer.setSpacing(8)
        outer.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(column, 1)
        column.setSpacing(0)
        column.addWidget(self.title)
        if not narrow:
            column.addWidget(self.said)
            return outer
        row = horizontal(spacing=8)
        row.addWidget(self.said, 1)
        column.addLayout(row)
        return row

    def _button(self, label: str, spoken: str, signal: SignalInstance) -> Button:
        button = Button(label, height=self._high)
        button.setAccessibleName(spoken.format(name=self.line.part.slot.title))
        button.clicked.connect(lambda _checked=False: signal.emit(self.line))
        return button


class OfficialDocuments(QWidget):
    """The documents of a case.

    told     Said: how an act ended
    changed  something was recorded or sent to the printer
    looked   bytes of a document and its name; only where a page can show them
    """

    told = Signal(object)
    changed = Signal()
    looked = Signal(object, str)

    def __init__(self, services: Services, sentences: Sentences, *, may_look: bool = False) -> None:
        super().__init__()
        self._services, self._sentences, self._may_look = services, sentences, may_look
        if not may_look:
            self.setContentsMargins(11, 4, 11, 12)  # in line with the papers of a case
        self._case: CaseRow | None = None
        self._shown: tuple[_Line, ...] = ()
        self.lines: tuple[OfficialLine, ...] = ()
        self._held: tuple[Button, QWidget | None] | None = None
        self._worker, self._looker = Worker(self), Worker(self)
        self.badge = Badge()
        self.print_button = Button(text.PRINT, icon="printer", height=HIGH)
        self.print_button.setAccessibleName(text.PRINT_ALL)
        self.all_button = Button(text.HAND_OVER, height=HIGH, cap=keys.cap("page"))
        self.all_button.setAccessibleName(text.HAND_OVER_ALL)
        column = vertical(self)
        head = horizontal(margins=(8, 2 if may_look else 4, 8, 2 if may_look else 4), spacing=8)
        head.addWidget(Words(text.PART, 14, bold=True))
        head.addWidget(self.badge)
        head.addStretch(1)
        head.addWidget(self.print_button)
        head.addWidget(self.all_button)
        column.addWidget(Hairline())
        column.addLayout(head)
        self._rows = vertical()
        column.addLayout(self._rows)
        self.print_button.clicked.connect(lambda: self.print())
        self.all_button.clicked.connect(self.hand_over_all)
        self._worker.busy.connect(self._block)
        self.hide()

    # --- what is shown

    def show_case(self, case: CaseRow, program: str, day: date) -> None:
        """Show the set of a purchase under a program on a day; nothing where no document belongs to it."""
        self._case = case
        found = self._services.official.for_set(program, day)
        given = {one.document: one for one in self._services.official.handed(case.id)}
        open_now = any(str(one.id) not in given for one in found.offered)
        since = max(case.opened_at, self._services.around.now() - _LATELY)
        jobs = self._services.prints.jobs(_ON_PAPER, since) if open_now else ()
        printed = {job.document_id for job in jobs}
        shown = tuple(_line(part, given, printed) for part in found.parts)
        if shown != self._shown:
            self._shown = shown
            self._build(shown)
        self.setVisible(bool(shown))

    def _build(self, shown: tuple[_Line, ...]) -> None:
        held = next((nth for nth, line in enumerate(self.lines) if line.act.hasFocus()), -1)
        clear(self._rows)
        lines = []
        for line in shown:
            said, icon, tone = show.said_of(line.part, line.given, self._services.around.now(), printed=line.printed)
            box = OfficialLine(line, said, icon, tone, narrow=self._may_look)
            box.setToolTip("" if line.part.offered else self._sentence(line.part))
            box.handed.connect(lambda one: self.hand_over((one,)))
            box.taken_back.connect(self._take_back)
            box.looked.connect(self._look)
            self._rows.addWidget(box)
            lines.append(box)
        self.lines = tuple(lines)
        self.badge.show_badge(self.state())
        self.print_button.setVisible(not self._may_look and bool(self._open()))
        self.all_button.setVisible(self._may_look and bool(self._open()))
        if 0 <= held < len(lines) and not lines[held].act.isHidden():
            lines[held].show()  # not only when the loop comes to it: the focus goes there at once
            lines[held].act.setFocus(Qt.FocusReason.TabFocusReason)

    def state(self) -> BadgeView:
        """What is still to be handed over, else what is lacking, else that all is done."""
        left = self.left
        lacking = sum(line.part.offered is None and line.given is None for line in self._shown)
        if left:
            return BadgeView(text=text.LEFT_COUNT.format(count=left), tone=Tone.CAUTION, icon="paper")
        if lacking:
            return BadgeView(text=text.LACKING.format(count=lacking), tone=Tone.CAUTION, icon="warn")
        return BadgeView(text=text.HANDED_ALL, tone=Tone.GOOD, icon="check")

    def _sentence(self, part: OfficialPart) -> str:
        problem = problem_of(part)
        return "" if problem is None else self._sentences.text(problem)

    def _open(self) -> tuple[_Line, ...]:
        """What can be handed over and is not yet."""
        return tuple(line for line in self._shown if line.given is None and line.part.offered is not None)

    def _block(self, blocked: bool) -> None:
        """While a work runs nothing else begins. The focus comes back afterwards, unless it was moved."""
        buttons = (self.print_button, self.all_button, *(line.act for line in self.lines))
        held = next((button for button in buttons if button.hasFocus()), None)
        for button in buttons:
            button.setEnabled(not blocked)
            button.setToolTip(text.BUSY if blocked else "")
        if blocked:
            self._held = None if held is None else (held, QApplication.focusWidget())
        elif self._held is not None and self._held[1] is QApplication.focusWidget():
            self._held[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._held = None

    # --- acting

    @property
    def running(self) -> bool:
        """True while something is recorded or printed."""
        return self._worker.running or self._looker.running

    @property
    def left(self) -> int:
        """How many documents are at hand and not handed over yet."""
        return len(self._open())

    def hand_over_all(self) -> None:
        """Every document that is at hand and not handed over yet."""
        self.hand_over(self._open())

    def hand_over(self, lines: tuple[_Line, ...]) -> None:
        """Record that the customer has these in hand: those printed here as prints, the others as booklets."""
        case, desk = self._case, self._services.official
        ways = [
            (line.part.offered.id, Way.PRINTED if line.printed else Way.BOOKLET) for line in lines if line.part.offered
        ]
        if case is None or not ways or self._worker.running:
            return

        def work() -> Problem | None:
            for id, way in ways:
                found = desk.hand_over(case.id, case.number, (id,), way)
                if isinstance(found, Problem):
                    return found
            return None

        self._worker.start(work, self._noted, self._failed)

    def _noted(self, problem: Problem | None) -> None:
        if problem is not None:
            self.told.emit(Said(head=text.NOT_NOTED, body=self._sentences.text(problem), tone=Tone.STOP))
        self.changed.emit()

    def _take_back(self, line: _Line) -> None:
        case, given, desk = self._case, line.given, self._services.official
        if case is None or given is None or self._worker.running:
            return
        ask = text.TAKE_BACK_ASK.format(name=given.name)
        if dialogs.ask(self, ask, text.TAKE_BACK_BODY, yes=text.TAKE_BACK_YES, no=text.WITHDRAW_NO):
            document = UUID(given.document)
            self._worker.start(lambda: desk.take_back(case.id, document), lambda _: self.changed.emit(), self._failed)

    def print(self, *, again: bool = True) -> None:
        """Print what is at hand, each PDF once; without ``again`` only what was not printed for this case yet."""
        wanted = (line for line in self._shown if line.given is None and (again or not line.printed))
        once = {line.part.offered.digest: line.part.offered for line in wanted if line.part.offered is not None}
        if not once or self._worker.running:
            return
        prints = self._services.prints
        subjects = tuple(of_document(one.id, one.name) for one in once.values())
        self._worker.start(lambda: prints.print(subjects), self._printed, self._failed)

    def _printed(self, problems: tuple[Problem, ...]) -> None:
        """What was sent is told by its line."""
        if problems:
            body = self._sentences.text(problems[0])
            self.told.emit(Said(head=text.NOT_PRINTED, body=body, tone=Tone.CAUTION))
        self.changed.emit()

    def _look(self, line: _Line) -> None:
        found = line.part.offered
        if found is not None:
            desk = self._services.official
            self._looker.start(lambda: desk.pdf(found.id), lambda pdf: self._looked(found, pdf), self._failed)

    def _looked(self, document: OfficialDocument, pdf: bytes | Problem) -> None:
        if isinstance(pdf, Problem):
            self.told.emit(Said(head=text.NOT_SHOWN, body=self._sentences.text(pdf), tone=Tone.STOP))
        else:
            self.looked.emit(pdf, document.name)

    def _failed(self, fault: Exception) -> None:
        self.told.emit(Said(head=text.NOT_NOTED, body=faults.said(fault, self._sentences), tone=Tone.STOP))
        self.changed.emit()


def _line(part: OfficialPart, given: dict[str, HandedOver], printed: set[UUID | None]) -> _Line:
    """A part with the hand-over of its document; another edition of the same place counts where it was given."""
    document = part.document
    found = None if document is None else given.get(str(document.id))
    if found is None:
        found = next((one for one in given.values() if one.slot == part.slot.key), None)
    return _Line(part, found, document is not None and document.id in printed)
