"""Cards: a plain surface, and a numbered section with its state."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import BadgeView
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.words import Words


class Surface(QWidget):
    """A card: surface, hairline, radius 6. ``chosen`` gives it the 2 px blue border."""

    def __init__(self, *, fill: str = "surface", line: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill_role, self._line_role = fill, line
        self._chosen = False

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card as the one chosen."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def set_roles(self, fill: str, line: str) -> None:
        """Paint in other roles (a refused choice is stopfill, stopline)."""
        if (fill, line) != (self._fill_role, self._line_role):
            self._fill_role, self._line_role = fill, line
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = colour("accent" if self._chosen else self._line_role)
        width = 2.0 if self._chosen else 1.0
        draw_box(painter, self.rect().toRectF(), fill=colour(self._fill_role), line=line, width=width)


class SectionCard(Surface):
    """A card with head and body. ``number`` 0 leaves the number out; add widgets to ``body`` (a vertical layout)."""

    def __init__(
        self, title: str, *, number: int = 0, note: str = "", padding: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = vertical(self, margins=(1, 1, 1, 1))
        head = horizontal(margins=(15, 0, 15, 0), spacing=8)
        if number:
            head.addWidget(Words(str(number), 14, bold=True, role="accent"))
        self._title = Words(title, 14, bold=True)
        head.addWidget(self._title)
        self._badges = horizontal(spacing=8)
        head.addStretch(1)
        self._note = Words(note, 12, role="quiet")
        head.addWidget(self._note)
        head.addLayout(self._badges)
        strip = QWidget()
        strip.setFixedHeight(39)
        strip.setLayout(head)
        column.addWidget(strip)
        self._note.setVisible(bool(note))  # only now: a word without a parent would show as a window and take the focus
        column.addWidget(Hairline())
        self.body = vertical(margins=(padding - 1, 8, padding - 1, padding - 4), spacing=8)
        column.addLayout(self.body, 1)
        self._shown: tuple[BadgeView, ...] = ()

    def say(self, title: str) -> None:
        """Show another title."""
        self._title.say(title)

    def say_note(self, note: str) -> None:
        """Show a quiet note at the head's right."""
        self._note.say(note)
        self._note.setVisible(bool(note))

    def show_badges(self, *badges: BadgeView) -> None:
        """Show the section's state."""
        if badges != self._shown:
            self._shown = badges
            clear(self._badges)
            for badge in badges:
                self._badges.addWidget(Badge(badge))
