"""One kit of 停電時の用紙: how it stands, its sheets, what can be done; or the question how many to make. Asks for work; does none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from posapp.domain.facts import date_text
from posapp.domain.outage import Kit, SheetKind, SheetState
from posapp.domain.problem import Problem
from posapp.services.outage import LARGE
from posapp.ui import keys
from posapp.ui import text_outage as text
from posapp.ui.places.asking import Asking
from posapp.ui.places.card import stack
from posapp.ui.places.card_head import CardHead
from posapp.ui.places.outage_table import SheetTable
from posapp.ui.show import outage as show
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import ChoiceInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

_COUNTS = tuple(
    FieldSpec(key=key, label=label, kind=FieldKind.NUMBER, unit=text.SHEETS, width=6)
    for key, label in (*text.KINDS.items(), (LARGE, text.LARGE))
)


class OutageCard(Surface):
    """``marked`` (number, reason) puts a sheet away, without a reason takes it out."""

    marked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.kit: Kit | None = None
        self.head, self.table = CardHead(), SheetTable()
        self.notice = self.head.notice
        self.summary, self.standing = Words("", 14), Words("", 14, wrap=True)
        self.note = ChoiceInput(tuple(Option(word, word) for word in text.NOTES))
        self.note.setAccessibleName(text.NOTE)
        self.note.put(text.NOTES[0])
        self.mark = Button(text.SPOIL, icon="cross", cap=keys.cap("second"))
        self.away = Button(text.PUT_AWAY, icon="trash")
        self.make = Button(text.MAKE, kind="primary", icon="plus", cap=keys.cap("page"))
        self.print = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.save = Button(text.SAVE, icon="save")
        self.asking = Asking(_COUNTS, text.TAKE, text.QUIT, icon="printer")
        self._inside = QWidget()
        self._pages = QStackedLayout(self._inside)  # without a widget it would show its first page as a window
        self._lay_out()
        self.table.moved.connect(self._allow)
        self.mark.clicked.connect(self.mark_sheet)

    def _lay_out(self) -> None:
        stack(self, self.head, self._inside)
        for page in (self._standing(), self._making()):
            self._pages.addWidget(page)

    def _standing(self) -> QWidget:
        page = QWidget()
        column = vertical(page, margins=(0, 0, 0, 12), spacing=8)
        told = vertical(margins=(19, 12, 19, 0), spacing=4)
        told.addWidget(self.summary)
        told.addWidget(self.standing)
        column.addLayout(told)
        column.addWidget(self.table, 1)
        column.addWidget(Hairline())
        for widgets in ((self.note, self.mark, self.away), (self.make, self.print, self.save)):
            row = horizontal(margins=(19, 0, 19, 0), spacing=8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.note, self.make) else 0)
            column.addLayout(row)
        return page

    def _making(self) -> QWidget:
        page = QWidget()
        column = vertical(page, margins=(19, 12, 19, 12), spacing=12)
        for line in text.MAKING_LINES:
            column.addWidget(Words(line, 14, wrap=True))
        column.addWidget(self.asking, 1)
        return page

    # --- what is shown

    @property
    def making(self) -> bool:
        """True while the counts of a new kit are asked for."""
        return self._pages.currentIndex() == 1

    def show_kit(self, kit: Kit, today: date) -> None:
        """Show one kit; a sentence about another one goes."""
        if self.kit is not None and kit.number != self.kit.number:
            self.notice.hide()
        self.kit = kit
        self._pages.setCurrentIndex(0)
        title, made = text.KIT.format(number=kit.number), text.MADE.format(when=date_text(kit.made_on))
        self.head.show_title(title, show.badge_of(kit, today), made)
        self.summary.say(show.summary(kit))
        self.standing.say(show.standing(kit, today))
        self.table.show_rows(tuple(show.sheet_view(sheet) for sheet in kit.sheets))
        self._allow()

    def ask(self, counts: Mapping[SheetKind, int], large: int) -> None:
        """Ask how many of each form a new kit shall hold, and how many of them in large print."""
        self.notice.hide()
        self.head.show_title(text.MAKING, None)
        self._pages.setCurrentIndex(1)
        self.asking.begin({kind.value: str(counts.get(kind, 0)) for kind in SheetKind} | {LARGE: str(large)})

    def leave(self) -> None:
        """Back to the kit that was shown."""
        self.notice.hide()
        self._pages.setCurrentIndex(0)

    def show_problems(self, problems: tuple[Problem, ...], short: Callable[[Problem], str], whole: str) -> None:
        """Problems at their fields with the first one's whole sentence above."""
        self.asking.show_problems(problems, short)
        self.say(text.NOT_MADE, whole, Tone.STOP, "stop")

    def say(self, head: str, body: str = "", tone: Tone = Tone.GOOD, icon: str = "check") -> None:
        """What came of a work."""
        self.head.say(icon, head, body, tone)

    def mark_sheet(self) -> None:
        """Put the chosen sheet away with the reason, or take it out again."""
        view = self.table.view()
        if view is not None and self.mark.isEnabled():
            self.marked.emit(view.number, "" if view.state is SheetState.SPOILED else self.note.value())

    def _allow(self) -> None:
        view = self.table.view()
        spoiled = view is not None and view.state is SheetState.SPOILED
        self.mark.say(text.TAKE_OUT if spoiled else text.SPOIL)
        self.mark.setEnabled(view is not None and view.state is not SheetState.KEYED)
        self.away.setEnabled(self.kit is not None and bool(self.kit.never_keyed))

    def free(self, *, busy: bool) -> None:
        """While a work runs no other begins."""
        for button in (self.make, self.print, self.save, self.away, self.mark):
            button.setEnabled(not busy)
            button.setToolTip(text.BUSY if busy else "")
        self.asking.block(text.BUSY if busy else "")
        if not busy:
            self._allow()

    def focus_first(self) -> None:
        """The table; while a kit is made its first field."""
        if self.making:
            self.asking.focus_first()
        else:
            self.table.setFocus()
