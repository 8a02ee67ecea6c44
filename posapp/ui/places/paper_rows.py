"""Papers in rows: what it is, whether it came out and why not, print and save. ↑↓ move along the same button."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from posapp.domain.problem import stop
from posapp.services.front import Sentences, Services
from posapp.services.ports import PaperRow
from posapp.ui import text_places as text
from posapp.ui.days import moment
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge, IconMark
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """One row. ``state`` waiting, sent, printed or failed; ``reason`` is a sentence, only for failed."""

    key: UUID
    title: str
    note: str
    state: str
    customer: str = ""
    reason: str = ""
    copies: int = 0


_MARKS = {
    "sent": ("printer", "accent", text.AT_PRINTER, Tone.ACCENT, "printer", text.PRINT_ONE),
    "waiting": ("paper", "quiet", text.WAITING, Tone.ACCENT, "", text.PRINT_ONE),
    "failed": ("printer", "caution", text.FAILED, Tone.CAUTION, "warn", text.PRINT_AGAIN),
    "printed": ("check", "good", text.PRINTED, Tone.GOOD, "", text.PRINT_MORE),
}
"""State → icon, its role, badge, its tone and icon, word of the button."""


def paper_views(rows: tuple[PaperRow, ...], services: Services, sentences: Sentences) -> tuple[PaperView, ...]:
    """Kept papers as rows of a list, those at the printer marked so."""
    now, sent = services.around.now(), services.prints.on_its_way(row.id for row in rows)
    return tuple(_view(row, sentences, now, sent=row.id in sent) for row in rows)


def _view(row: PaperRow, sentences: Sentences, now: datetime, *, sent: bool) -> PaperView:
    note = text.PAPER_LINE.format(number=row.number, when=moment(row.issued_at, now))
    if row.prints > 1:
        note += "　" + text.COPIES.format(count=row.prints)
    failed = row.state == "failed"
    reason = sentences.text(stop(row.reason, row.kind)) if failed and row.reason else ""
    state = "sent" if sent and not failed else row.state
    return PaperView(key=row.id, title=row.title, note=note, state=state, reason=reason, copies=row.prints)


NARROW = 640
"""px below which a row shows no icon."""


class PaperRowBox(QWidget):
    """One paper, 60 px high or more when it must say why it did not come; ``short`` when that is said above all rows."""

    def __init__(self, view: PaperView, *, short: bool = False) -> None:
        super().__init__()
        self.view = view
        reason = "" if short else view.reason
        icon, role, state, tone, mark, word = _MARKS[view.state]
        row = horizontal(self, margins=(16, 9, 16, 9), spacing=10)
        self.icon = IconMark(icon, 20, role)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = vertical()
        head = horizontal(spacing=12)
        head.addWidget(Words(view.title, 14, bold=True, elide=True))
        self.customer = Words(view.customer, 14, elide=True)
        head.addWidget(self.customer, 1)
        words.addLayout(head)
        words.addWidget(Words(view.note, 12, role="quiet", elide=True))
        if reason:
            self.reason = Words(reason, 12, role="caution", wrap=True)
            words.addWidget(self.reason)
        row.addLayout(words, 1)
        self._badged = not reason
        if self._badged:  # the reason says it, and a narrow card has no room for both
            row.addWidget(Badge(BadgeView(text=state, tone=tone, icon=mark)))
        self.print_button = Button(word, icon="printer")
        self.print_button.setMinimumWidth(112)
        self.save_button = Button(text.SAVE_PDF)
        for button in (self.print_button, self.save_button):
            button.setAccessibleName(f"{view.title} {button.text()}")
            row.addWidget(button)
        self.setMinimumHeight(60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the number, the day and the copies need the icon's room; the badge says the same."""
        super().resizeEvent(event)
        self.icon.setVisible(self.width() >= NARROW or not self._badged)


def shared(views: tuple[PaperView, ...]) -> dict[str, int]:
    """Reasons that stand at more than one paper, and at how many: they are said once, above the rows."""
    counts = Counter(view.reason for view in views if view.reason)
    return {reason: count for reason, count in counts.items() if count > 1}


class PaperRows(QWidget):
    """Rows under one another; above them what kept several of them from the printer. ``printed`` and ``saved`` carry the paper's key."""

    printed = Signal(object)
    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vertical(self)
        self.rows: list[PaperRowBox] = []
        self.shared: dict[str, int] = {}
        self._views: tuple[PaperView, ...] | None = None
        self._blocked = False
        self._left: tuple[UUID, bool, QWidget | None] | None = None

    def show_papers(self, views: tuple[PaperView, ...]) -> None:
        """Show these papers; the focus stays on the button of the same paper."""
        if views == self._views:
            return
        self._views = views
        held = self._focused()
        clear(self._column)
        self.rows, self.shared = [], shared(views)
        for reason, count in self.shared.items():
            notice = Notice("warn", text.FAILED_COUNT.format(count=count), reason)
            line = QVBoxLayout()
            line.setContentsMargins(8, 8, 8, 8)
            line.addWidget(notice)
            self._column.addLayout(line)
        for view in views:
            if self.rows:
                self._column.addWidget(Hairline())
            box = PaperRowBox(view, short=view.reason in self.shared)
            box.print_button.clicked.connect(lambda _checked=False, key=view.key: self.printed.emit(key))
            box.save_button.clicked.connect(lambda _checked=False, key=view.key: self.saved.emit(key))
            for button in (box.print_button, box.save_button):
                button.installEventFilter(self)
                button.setEnabled(not self._blocked)
            self._column.addWidget(box)
            box.show()  # not only when the loop comes to it: the focus may go there at once
            self.rows.append(box)
        if held is not None and not self._focus_key(*held):
            self.focus_first()

    def block(self, blocked: bool) -> None:
        """While a work runs nothing else can be started. The focus comes back afterwards, unless it was moved."""
        held = self._focused() if blocked else None
        self._blocked = blocked
        for box in self.rows:
            box.print_button.setEnabled(not blocked)
            box.save_button.setEnabled(not blocked)
        if blocked:
            self._left = None if held is None else (*held, QApplication.focusWidget())
        elif self._left is not None and self._left[2] is QApplication.focusWidget():
            self._focus_key(self._left[0], self._left[1])

    def focus_first(self) -> bool:
        """The first row's button; False when there is none."""
        return bool(self.rows) and self._focus(0, saving=False)

    def _focused(self) -> tuple[UUID, bool] | None:
        for box in self.rows:
            if box.print_button.hasFocus() or box.save_button.hasFocus():
                return box.view.key, box.save_button.hasFocus()
        return None

    def _focus_key(self, key: UUID, saving: bool) -> bool:
        at = next((n for n, box in enumerate(self.rows) if box.view.key == key), None)
        return at is not None and self._focus(at, saving=saving)

    def _focus(self, at: int, *, saving: bool) -> bool:
        if not 0 <= at < len(self.rows):
            return False
        box = self.rows[at]
        (box.save_button if saving else box.print_button).setFocus(Qt.FocusReason.TabFocusReason)
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(box, 0, 16)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                for at, box in enumerate(self.rows):
                    if watched in (box.print_button, box.save_button):
                        return self._focus(at + step, saving=watched is box.save_button)
        return False
