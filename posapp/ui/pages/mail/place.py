"""郵送での返却 (Ctrl+M): every return by courier with its next step and day; Enter opens one. The panel shows both ways in yen."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.services.front import Sentences, Services
from posapp.services.snapshots import SnapshotUnreadable
from posapp.ui import keys
from posapp.ui import text_mail as text
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.mail import views as show
from posapp.ui.pages.mail.card import MailCard
from posapp.ui.pages.mail.customer import Screen, answering
from posapp.ui.places.card import GAP, EmptyState
from posapp.ui.places.case_list import CaseList
from posapp.ui.places.place import Place
from posapp.ui.views import PanelView, StepperView
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.search_line import TALL, SearchLine
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

LEAST = 2
"""Characters a search needs."""


class MailPage(Place):
    """The list, or one return over it."""

    place = Signal(str)

    def __init__(self, services: Services, sentences: Sentences, screen: Screen | None = None) -> None:
        """``screen``: the customer's, where there is one; it follows the return that is open."""
        super().__init__()
        self._services, self._sentences, self._screen = services, sentences, screen
        self._window: MainWindow | None = None
        self.search = SearchLine(text.SEARCH, hint=True, height=TALL)
        self.list, self.card = CaseList(), MailCard(services, sentences)
        self.empty = EmptyState("mail", text.EMPTY, text.EMPTY_LINES, key=keys.cap("intake"), begin=text.BEGIN)
        self.none = EmptyState("search", "", text.NOTHING_LINES)
        self._listed = QWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = vertical(self._listed, margins=(GAP, GAP, GAP, GAP), spacing=4)
        head = QHBoxLayout()
        head.addWidget(Words(text.TITLE, 20, bold=True))
        head.addStretch(1)
        head.addWidget(KeyCap(keys.cap("search")))
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.search)
        column.addWidget(Words(text.LIST_HINT, 12, role="quiet"))
        column.addSpacing(8)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        beneath = QWidget()
        self._beneath = QStackedLayout(beneath)
        self._beneath.addWidget(frame)
        self._beneath.addWidget(self.none)
        column.addWidget(beneath, 1)
        self.stack = QStackedLayout(self)
        for face in (self._listed, self.card, self.empty):
            self.stack.addWidget(face)

    def _wire(self) -> None:
        self.search.changed.connect(lambda _text: self._list())
        self.search.entered.connect(self._enter)
        self.search.stepped.connect(self.list.step)
        self.list.moved.connect(lambda _key: self.framed.emit())
        self.list.opened.connect(self._enter)
        self.list.itemDoubleClicked.connect(lambda _item: self._enter())
        self.card.gone.connect(self._to_list)
        self.card.written.connect(self.changed)
        self.card.shown.connect(self._shown)
        if self._screen is not None:
            self._screen.switched.connect(self._shown)

    # --- the list

    def refresh(self) -> None:
        if self._opened:
            self.card.refresh()
        self._list()

    def _list(self) -> None:
        typed = self.search.value().strip()
        asked = typed if len(typed) >= LEAST else ""
        rows = self._services.mailing.list(asked)
        now = self._services.around.now()
        self.list.show_cases(tuple(show.row_view(row, now) for row in rows))
        self._beneath.setCurrentIndex(0 if rows else 1)
        self.none.title.say(text.NOTHING.format(text=typed))
        if not self._opened:
            self.stack.setCurrentWidget(self._listed if rows or asked else self.empty)
        self.framed.emit()

    def _enter(self) -> None:
        key = self.list.key()
        if isinstance(key, UUID):
            self.open_return(key)

    def open_return(self, id: UUID) -> None:
        """Open one return."""
        if self.card.open(id):
            self.list.choose(id)
            self.stack.setCurrentWidget(self.card)
            self.card.focus_first()
            self._shown()

    def _to_list(self) -> None:
        self._rest()
        self.stack.setCurrentWidget(self._listed)
        self._list()
        self.focus_first()

    # --- the customer's screen

    @property
    def _opened(self) -> bool:
        return self.stack.currentWidget() is self.card

    def _shown(self) -> None:
        """The open return moved, or the customer's screen went on or off."""
        mail, form = self.card.mail, self.card.form
        if self._screen is not None and self._opened and self.isVisible() and mail is not None and form is not None:
            today = self._services.around.now().date()
            self._screen.show_return(answering(mail, form.answer, today, self._sentences))
        self.framed.emit()

    def _rest(self) -> None:
        """The return is left: nothing of it stays with the customer."""
        if self._screen is not None and self._opened:
            self._screen.rest()

    # --- the frame

    def panel(self) -> PanelView | None:
        """Both ways of the return that is open or chosen."""
        page = self.stack.currentWidget()
        if page is self.card:
            panel = self.card.panel()
            return panel if panel is None or self._screen is None else replace(panel, shown=self._screen.on)
        key = self.list.key()
        if page is self.empty or not isinstance(key, UUID):
            return None
        try:
            found = self._services.mailing.known(key)
        except SnapshotUnreadable:
            return None
        if found is None:
            return None
        row, body = found
        return show.panel(body.mail, row.customer, self._services.around.now().date(), self._sentences)

    def stepper(self) -> StepperView | None:
        """The place's name and the open return's number, beside the panel's head."""
        if self.panel() is None:
            return None
        return StepperView(steps=(), note=text.TITLE, short=text.TITLE)

    def focus_first(self) -> None:
        page = self.stack.currentWidget()
        if page is self.card:
            self.card.focus_first()
        elif page is self._listed:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, name: str) -> bool:
        """Ctrl+F leads to the list's search, F11 to the customer's screen; the other keys belong to the open return."""
        if name == "search":
            self._to_list()
            return True
        if name == "customer" and self._screen is not None and self._opened:
            self._screen.switch()
            return True
        return self._opened and self.card.act(name)

    def back(self) -> bool:
        """Esc leads from a return to the list."""
        if not self._opened:
            return False
        if not self.card.back():
            self._to_list()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        self._listen(window if isinstance(window, MainWindow) else None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listen(None)
        if not event.spontaneous() and self._opened:
            self._rest()
            self.stack.setCurrentWidget(self._listed)  # another place was asked for: what was typed is kept

    def _listen(self, window: MainWindow | None) -> None:
        """Hear the reader of the window while this place is shown."""
        if self._window is not None:
            self._window.scanned.disconnect(self._scan)
        self._window = window
        if window is not None:
            window.scanned.connect(self._scan)

    def _scan(self, code: str) -> None:
        if self._opened:
            self.card.scan(code)
        else:
            self.search.put(code)
            self._list()
