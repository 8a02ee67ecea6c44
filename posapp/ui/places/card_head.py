"""The head of a place's card: what it is, how it stands, and below that what is said about it. Knows no place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.words import Words


class CardHead(QWidget):
    """Title 20, badge, quiet words at the right; then the notice and ``more`` of them, each hidden until it is said; a hairline."""

    def __init__(self, *more: Notice) -> None:
        super().__init__()
        self.title, self.badge, self.note = Words("", 20, bold=True, elide=True), Badge(), Words("", 14, role="quiet")
        self.notice = Notice("info", "")
        row = horizontal(spacing=12)
        row.addWidget(self.title)
        row.addWidget(self.badge)
        row.addStretch(1)
        row.addWidget(self.note)
        column = vertical(margins=(19, 15, 19, 12), spacing=8)
        column.addLayout(row)
        for notice in (self.notice, *more):
            column.addWidget(notice)
            notice.hide()
        outer = vertical(self)
        outer.addLayout(column)
        outer.addWidget(Hairline())

    def show_title(self, title: str, badge: BadgeView | None, note: str = "") -> None:
        """What the card shows, and how it stands where it is anything yet."""
        self.title.say(title)
        self.badge.setVisible(badge is not None)
        if badge is not None:
            self.badge.show_badge(badge)
        self.note.say(note)
        self.note.setVisible(bool(note))

    def say(self, icon: str, head: str, body: str, tone: Tone) -> None:
        """What came of a work."""
        self.notice.say(icon, head, body, tone)
        self.notice.show()
