"""One line of the print list: what it is, how it stands and what mends it, its pages beside it; the settings of its kind. Does no work itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal

from posapp.services.print_ways import PrintWays
from posapp.ui import keys
from posapp.ui import text_prints as text
from posapp.ui.places.card import Column, stack
from posapp.ui.places.card_head import CardHead
from posapp.ui.places.pages_beside import PagesBeside
from posapp.ui.places.print_way import WayForm
from posapp.ui.show import prints as show
from posapp.ui.show.prints import Line
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.fact_grid import FactGrid
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface

_STANDING, _SETTING = 0, 1


class PrintCard(Surface):
    """``looked`` carries the line whose pages are wanted."""

    looked = Signal(object)

    def __init__(self, ways: PrintWays) -> None:
        super().__init__()
        self.line: Line | None = None
        self.trouble = Notice("warn", "", tone=Tone.CAUTION)
        self.head, self.beside = CardHead(self.trouble), PagesBeside(text.PREVIEW_EMPTY, wide=332, narrow=268)
        self.notice, self.preview = self.head.notice, self.beside.preview
        self.facts, self.ways = FactGrid(text.FACTS, gap=6), WayForm(ways)
        self.print = Button(text.PRINT, kind="primary", icon="printer", cap=keys.cap("second"))
        self.cancel = Button(text.CANCEL, icon="stop")
        self.came_out = Button(text.CAME_OUT, icon="check")
        self.save = Button(text.SAVE, icon="save")
        self.way = Button(text.WAY, icon="settings", cap=keys.cap("page"))
        self._lay_out()
        self.way.clicked.connect(self.set_way)
        self.ways.quit.connect(self.quit_way)

    def _lay_out(self) -> None:
        stack(self, self.head, self.beside)
        column, facts = self.beside.add(), Column(gap=0)
        facts.body.addWidget(self.facts)
        facts.body.addStretch(1)
        column.addWidget(facts, 1)
        for button in (self.print, self.came_out, self.cancel, self.save, self.way):
            column.addWidget(button)
        self.beside.add_scrolling(self.ways)

    # --- what is shown

    @property
    def setting(self) -> bool:
        """True while the settings are open."""
        return self.beside.now == _SETTING

    def show_line(self, line: Line, said: tuple[str, str], now: datetime, reprint: int) -> None:
        """Show a line; ``said`` is what is wrong with it and the mend, empty for nothing."""
        another = self.line is None or self.line.key != line.key
        changed = another or self.line != line
        self.line = line
        self.head.show_title(line.title, show.badge(line))
        self.facts.say(show.facts(line, now, reprint))
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
            self.beside.turn_to(_SETTING)
            self.ways.begin(self.line.kind, self.line.title)
            self.ways.focus_first()

    def quit_way(self) -> None:
        """Back to the line."""
        self.beside.turn_to(_STANDING)
        self.way.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The button that does what the line waits for."""
        buttons = (self.print, self.cancel, self.way)
        free = next((b for b in buttons if b.isEnabled() and not b.isHidden()), self.way)
        free.setFocus(Qt.FocusReason.TabFocusReason)
