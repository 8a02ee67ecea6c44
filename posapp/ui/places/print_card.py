"""One line of the print list: what it is, how it stands and what mends it, its pages beside it; the settings of its kind. Does no work itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.services.print_ways import PrintWays
from posapp.ui import keys
from posapp.ui import text_prints as text
from posapp.ui.places.card import Column
from posapp.ui.places.print_way import WayForm
from posapp.ui.show import prints as show
from posapp.ui.show.prints import Line
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.pdf_preview import PdfPreview
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

LEFT, LEFT_NARROW, NARROW = 332, 268, 640
"""Px of the left column, and the card's width below which it is narrow."""


class PrintCard(Surface):
    """``looked`` carries the line whose pages are wanted."""

    looked = Signal(object)

    def __init__(self, ways: PrintWays) -> None:
        super().__init__()
        self.line: Line | None = None
        self.title, self.badge = Words("", 20, bold=True, elide=True), Badge()
        self.trouble, self.notice = Notice("warn", "", tone=Tone.CAUTION), Notice("info", "")
        self.preview, self.ways = PdfPreview(text.PREVIEW_EMPTY), WayForm(ways)
        self.print = Button(text.PRINT, kind="primary", icon="printer", cap=keys.cap("second"))
        self.cancel = Button(text.CANCEL, icon="stop")
        self.came_out = Button(text.CAME_OUT, icon="check")
        self.save = Button(text.SAVE, icon="save")
        self.way = Button(text.WAY, icon="settings", cap=keys.cap("page"))
        self._facts: list[tuple[Words, Words]] = []
        self._left = QWidget()
        self._lay_out()
        self.way.clicked.connect(self.set_way)
        self.ways.quit.connect(self.quit_way)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(19, 15, 19, 12)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.badge)
        head.addStretch(1)
        outer.addLayout(head)
        said = QVBoxLayout()
        said.setContentsMargins(19, 0, 19, 0)
        said.setSpacing(8)
        for notice in (self.notice, self.trouble):
            said.addWidget(notice)
            notice.hide()
        said.addSpacing(4)
        outer.addLayout(said)
        outer.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._pages = QStackedLayout(self._left)
        self._pages.addWidget(self._standing())
        self._pages.addWidget(self._setting())
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)
        outer.addLayout(row, 1)

    def _standing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(19, 12, 12, 12)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for nth, label in enumerate(text.FACTS):
            pair = Words(label, 12, role="quiet"), Words("", 14, wrap=True)
            grid.addWidget(pair[0], nth, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(pair[1], nth, 1)
            self._facts.append(pair)
        grid.setColumnStretch(1, 1)
        facts = Column(gap=0)
        facts.body.addLayout(grid)
        facts.body.addStretch(1)
        column.addWidget(facts, 1)
        for button in (self.print, self.came_out, self.cancel, self.save, self.way):
            column.addWidget(button)
        return page

    def _setting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(19, 12, 12, 12)
        scroll = Column(gap=0)
        scroll.body.addWidget(self.ways)
        column.addWidget(scroll)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(LEFT_NARROW if self.width() < NARROW else LEFT)

    # --- what is shown

    @property
    def setting(self) -> bool:
        """True while the settings are open."""
        return self._pages.currentIndex() == 1

    def show_line(self, line: Line, said: tuple[str, str], now: datetime, reprint: int) -> None:
        """Show a line; ``said`` is what is wrong with it and the mend, empty for nothing."""
        another = self.line is None or self.line.key != line.key
        changed = another or self.line != line
        self.line = line
        self.title.say(line.title)
        self.badge.show_badge(show.badge(line))
        for (_, value), words in zip(self._facts, show.facts(line, now, reprint), strict=True):
            value.say(words)
        self.trouble.setVisible(bool(said[0]))
        if said[0]:
            self.trouble.say("warn", said[0], said[1], Tone.CAUTION)
        self.print.say(self._word(line, reprint))
        if another and self.setting:
            self.quit_way()
        if another:
            self.preview.show_pdf(b"")
        if changed:
            self.looked.emit(line)

    def _word(self, line: Line, reprint: int) -> str:
        if line.state == "printed" and line.paper is not None:
            return text.REISSUE.format(count=reprint)
        return text.PRINT if line.state in ("", "waiting", "sent") and not line.reason else text.AGAIN

    def say(self, icon: str, head: str, body: str, tone: Tone) -> None:
        """A sentence above."""
        self.notice.say(icon, head, body, tone)
        self.notice.show()

    def free(self, *, busy: bool, unknown: bool = False) -> None:
        """Which buttons can be pressed, and why not. ``unknown``: only staff can see whether the sheets came out."""
        line = self.line
        on_its_way = line is not None and line.state in ("waiting", "sent")
        may_print = line is not None and not on_its_way
        self.print.setEnabled(may_print and not busy)
        self.print.setToolTip(text.BUSY if busy else text.ON_ITS_WAY if on_its_way else "")
        self.cancel.setVisible(line is not None and (on_its_way or line.state == "failed"))
        self.came_out.setVisible(unknown)
        for button in (self.cancel, self.came_out, self.save):
            button.setEnabled(line is not None and not busy)
            button.setToolTip(text.BUSY if busy else "")

    def set_way(self) -> None:
        """F7: the settings of this kind of paper."""
        if self.line is not None:
            self._pages.setCurrentIndex(1)
            self.ways.begin(self.line.kind, self.line.title)
            self.ways.focus_first()

    def quit_way(self) -> None:
        """Back to the line."""
        self._pages.setCurrentIndex(0)
        self.way.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The button that does what the line waits for."""
        buttons = (self.print, self.cancel, self.way)
        free = next((b for b in buttons if b.isEnabled() and not b.isHidden()), self.way)
        free.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown turn the preview's pages."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self.preview.turn(step):
            super().keyPressEvent(event)
