"""照合 (Ctrl+J): a PDF or a scanned QR code held against what this shop issued, with both papers beside each other."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from posapp.domain.problem import Problem
from posapp.services.checking import Checked, Found
from posapp.services.front import Sentences, Services
from posapp.ui import dialogs
from posapp.ui import text_verify as text
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN, Column, HeadCard
from posapp.ui.places.paper_work import ICONS
from posapp.ui.places.place import Place
from posapp.ui.places.verify_parts import Differences, DropBox, Facts, MarkField, PaperSide
from posapp.ui.show import verify as show
from posapp.ui.views import Tone
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.words import Words
from posapp.ui.worker import Worker

LEFT, LEFT_NARROW = 420, 372
NARROW = 1000
"""Below this many px of width the left side is narrow."""


class VerifyPage(Place):
    """Left: what to hand over and what was found. Right: the paper handed over and the paper issued. ``case`` carries an id."""

    case = Signal(object)

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences = services, sentences
        self._worker = Worker(self)
        self._next: Path | str | None = None
        self.checked: Checked | None = None
        self.notice = Notice("info", "")
        self.drop, self.mark, self.facts, self.lines = DropBox(), MarkField(), Facts(), Differences()
        self.given, self.issued = PaperSide(text.GIVEN, text.GIVEN_EMPTY), PaperSide(text.ISSUED, text.ISSUED_EMPTY)
        self._left = Column()
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()
        self._clear()

    def _lay_out(self) -> None:
        row = horizontal(self, margins=(MARGIN, GAP, MARGIN, GAP), spacing=GAP)
        row.addWidget(self._left)
        for side in (self.given, self.issued):
            row.addWidget(side, 1)
        column = self._left.body
        column.setSpacing(12)
        card = HeadCard(text.TITLE, head=44)
        card.body.addLayout(self._handing())
        column.addWidget(card)
        column.addWidget(self.notice)
        column.addWidget(self.facts)
        column.addWidget(self.lines)
        column.addStretch(1)

    def _handing(self) -> QVBoxLayout:
        inner = vertical(margins=(15, 12, 15, 12), spacing=8)
        inner.addWidget(Words(text.LEAD, 12, role="quiet", wrap=True))
        inner.addWidget(self.drop)
        inner.addWidget(Words(text.MARK, 14, bold=True))
        inner.addWidget(self.mark)
        inner.addWidget(Words(text.MARK_HELP, 12, role="quiet", wrap=True))
        return inner

    def _wire(self) -> None:
        self.drop.chosen.connect(self.choose)
        self.mark.entered.connect(lambda: self.check(self.mark.value()))
        self.mark.changed.connect(lambda _text: self.mark.set_stop(False))
        self.facts.opened.connect(self.open_case)

    # --- what is handed over

    def choose(self) -> None:
        """Ask for a file."""
        path = dialogs.open_file(self, text.CHOOSE_TITLE, text.FILES)
        if path is not None:
            self.check(path)

    def check(self, handed: Path | str) -> None:
        """Hold a file, or what stands on a paper, against the record; what is handed over meanwhile comes next."""
        if handed == "":
            return
        if self._worker.running:
            self._next = handed
            return
        self._clear()
        file = isinstance(handed, Path)
        if isinstance(handed, Path):
            self.mark.put("")
        self._say(
            text.READING_FILE.format(file=handed.name) if isinstance(handed, Path) else text.READING, "", Tone.ACCENT
        )
        desk = self._services.checking
        self._worker.start(
            (lambda: desk.file(handed)) if isinstance(handed, Path) else (lambda: desk.mark(handed)),
            lambda found: self._found(found, file=file), lambda fault: self._failed(fault, file=file),
        )  # fmt: skip

    def _found(self, found: Checked | Problem, *, file: bool) -> None:
        if isinstance(found, Problem):
            self._refuse(self._sentences.text(found), file=file)
        else:
            self._show(found)
        self._go_on()

    def _failed(self, fault: Exception, *, file: bool) -> None:
        self._refuse(faults.said(fault, self._sentences), file=file)
        self._go_on()

    def _go_on(self) -> None:
        handed, self._next = self._next, None
        if handed is not None:
            self.check(handed)

    # --- what was found

    def _clear(self) -> None:
        self.checked = None
        self.mark.set_stop(False)
        self.notice.hide()
        self.facts.show_facts((), case=False)
        self.lines.show_lines((), "")
        for side in (self.given, self.issued):
            side.show_paper(b"", 1)
        self.given.preview.say_empty(text.GIVEN_EMPTY)

    def _show(self, checked: Checked) -> None:
        self.checked = checked
        said = show.said(checked, self._sentences, self._services.around.now())
        self._say(said.head, said.body, said.tone)
        self.facts.show_facts(show.facts(checked, self._services.around.now()), case=checked.case_id is not None)
        self.lines.show_lines(show.lines(checked), show.more(checked))
        first = checked.pages[0] if checked.pages else 1
        if not checked.given and checked.found is not Found.UNKNOWN:
            self.given.preview.say_empty(text.NO_FILE)
        self.given.show_paper(checked.given, first)
        self.issued.show_paper(checked.issued, first)
        if self.mark.hasFocus():
            self.mark.selectAll()  # the next scan takes the place of this one

    def _refuse(self, words: str, *, file: bool) -> None:
        self.mark.set_stop(not file)
        self._say(text.NOT_READ, words, Tone.STOP)

    def _say(self, head: str, body: str, tone: Tone) -> None:
        self.notice.say(ICONS[tone], head, body, tone)
        self.notice.show()

    def open_case(self) -> None:
        """The case of the paper."""
        id = None if self.checked is None else self.checked.case_id
        if isinstance(id, UUID):
            self.case.emit(id)

    # --- keys, files let go over the page

    def focus_first(self) -> None:
        """The field: a reader types into it at once."""
        self.mark.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, name: str) -> bool:
        """F7 asks for a file, F9 opens the case, Ctrl+F goes to the field."""
        does = {"page": self.choose, "second": self.open_case, "search": self.focus_first}
        if name not in does:
            return False
        does[name]()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed beside the field, by a reader most of all, goes into it."""
        typed = event.text()
        if typed and typed.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mark.setFocus(Qt.FocusReason.OtherFocusReason)
            self.mark.put("")
            self.mark.insert(typed)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.check(paths[0])
        elif paths:
            self._clear()
            self._say(text.ONE_FILE, "", Tone.CAUTION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(LEFT_NARROW if self.width() < NARROW else LEFT)
