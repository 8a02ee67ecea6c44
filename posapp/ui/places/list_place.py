"""A place of a list: search and rows at the left, the chosen one opened beside them. Knows no row's contents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.ui import keys
from posapp.ui.places.card import GAP, MARGIN, EmptyState
from posapp.ui.places.case_list import CaseList
from posapp.ui.places.place import Place
from posapp.ui.views import CaseRowView
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.search_line import TALL, SearchLine
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

LEAST = 2
"""Characters a search needs."""


class Opened(Protocol):
    """The card beside the list; it is a widget."""

    def focus_first(self) -> None:
        """Put the focus where work with the row begins."""


class RowFilter(SegmentInput):
    """Which rows are listed: the first of ``words`` (key and word) stands for all of them."""

    def __init__(self, words: Mapping[str, str], spoken: str) -> None:
        super().__init__(tuple(Option(key, word) for key, word in words.items()))
        self.setAccessibleName(spoken)
        self._all = next(iter(words))
        self.show_all()

    def show_all(self) -> None:
        """Every row again."""
        self.put(self._all)


class ListPlace(Place):
    """↑↓ in the search field move the choice, Enter goes to the card. ``empty`` is shown while there is no row at all,
    ``none`` beside a list in which nothing was found."""

    def __init__(self, search: str, empty: EmptyState, none: EmptyState) -> None:
        super().__init__()
        self.search = SearchLine(search, height=TALL)
        self.hint = Words("", 12, role="quiet", wrap=True)
        self.list, self.empty, self.none = CaseList(), empty, none
        self._left, self._whole = QWidget(), QWidget()

    # --- what a place of its own says

    def listed(self) -> None:
        """Ask for the rows anew and show them by `show_rows`."""
        raise NotImplementedError

    def open_row(self, key: object) -> None:
        """Show the row of that key in the card."""
        raise NotImplementedError

    # --- laying out

    def stand(
        self, card: QWidget, *, above: tuple[QWidget, ...] = (), below: tuple[QWidget, ...] = (), least: int = 0
    ) -> None:
        """Lay out; the widgets stand above and below the list, which is ``least`` px wide."""
        self._left.setMinimumWidth(least)
        left = vertical(self._left, spacing=4)
        head = QHBoxLayout()
        head.addWidget(Words(self.search.accessibleName(), 16, bold=True))
        head.addStretch(1)
        head.addWidget(KeyCap(keys.cap("search")))
        left.addLayout(head)
        left.addSpacing(4)
        left.addWidget(self.search)
        left.addWidget(self.hint)
        for widget in above:
            left.addSpacing(4)
            left.addWidget(widget)
        left.addSpacing(8)
        frame = Surface()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        left.addWidget(frame, 1)
        if below:
            left.addSpacing(8)
        for widget in below:
            left.addWidget(widget)
        right, blank = QWidget(), Surface()
        self._beside = QStackedLayout(right)
        self._beside.addWidget(card)
        around = QVBoxLayout(blank)
        around.addWidget(self.none)
        self._beside.addWidget(blank)
        row = horizontal(self._whole, margins=(MARGIN, MARGIN, MARGIN, MARGIN), spacing=GAP)
        row.addWidget(self._left, 2)
        row.addWidget(right, 4)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)

    def listen(self, card: Opened, narrowed: RowFilter | None = None) -> None:
        """Follow the search field, the filter and the list."""
        if narrowed is not None:
            narrowed.changed.connect(lambda _value: self.listed())
            narrowed.entered.connect(card.focus_first)
        self.search.changed.connect(lambda _text: self.listed())
        self.search.entered.connect(card.focus_first)
        self.search.stepped.connect(self.list.step)
        self.list.moved.connect(self.open_row)
        self.list.opened.connect(card.focus_first)
        self.list.itemClicked.connect(lambda _item: self.open_row(self.list.key()))

    # --- what is shown

    @property
    def typed(self) -> str:
        """What stands in the search field."""
        return self.search.value().strip()

    @property
    def asked(self) -> str:
        """What is searched for; empty while that is too little."""
        return self.typed if len(self.typed) >= LEAST else ""

    @property
    def filled(self) -> bool:
        """True when there is any row at all."""
        return self._stack.currentIndex() == 0

    def show_rows(self, views: tuple[CaseRowView, ...], none: str, *, any_at_all: bool) -> None:
        """Show these rows and open the chosen one; ``none`` says that there are none."""
        self._stack.setCurrentIndex(0 if any_at_all else 1)
        self.list.show_cases(views)
        self._beside.setCurrentIndex(0 if views else 1)
        self.none.title.say(none)
        if views:
            self.open_row(self.list.key())

    def refresh(self) -> None:
        self.listed()

    def focus_first(self) -> None:
        """The search field; with no row at all the page itself, so that its keys are heard."""
        if self.filled:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
