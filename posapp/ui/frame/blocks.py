"""The blocks of the right panel, one function each from value to widget; sale and intake are both made of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.ui.frame.parts import AmountPart, ConditionsPart, CustomerPart, FactsPart
from posapp.ui.paint import draw_box
from posapp.ui.theme import RADIUS, colour
from posapp.ui.views import (
    AmountBlock,
    Block,
    ConditionsBlock,
    CustomerBlock,
    FactsBlock,
    NoticeBlock,
    PushBlock,
    SplitBarBlock,
    TextBlock,
)
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.bars import SplitBar
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import EDGE, FILL, INK, IconMark
from posapp.ui.widgets.words import Words

Pushed = Callable[[str], None]


def _column(spacing: int = 0) -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = vertical(widget, spacing=spacing)
    return widget, column


def _row(column: QVBoxLayout, *parts: QWidget, spacing: int = 8, stretch: int = 0) -> QHBoxLayout:
    row = horizontal(spacing=spacing)
    for nth, part in enumerate(parts):
        row.addWidget(part, 1 if nth == stretch else 0)
    column.addLayout(row)
    return row


def text_block(view: TextBlock) -> QWidget:
    """A head, a lead with its icon, notes below."""
    widget, column = _column(2)
    column.addWidget(Words(view.title, 12, bold=True))
    indent = 0
    if view.lead:
        _row(column, IconMark(view.icon or "info", 20, "accent"), Words(view.lead, 14, bold=True, wrap=True), stretch=1)
        indent = 28
    for line in view.lines:
        row = _row(column, Words(line, 12, wrap=True, line=18))
        row.setContentsMargins(indent, 0, 0, 0)
    return widget


class _Notice(QWidget):
    """A filled box with icon, bold head and note."""

    def __init__(self, view: NoticeBlock) -> None:
        super().__init__()
        self._view = view
        column = QVBoxLayout(self)
        edge = 16 if view.strong else 12
        column.setContentsMargins(edge, edge - (0 if view.strong else 4), edge, 12 if view.strong else 8)
        column.setSpacing(2)
        ink = "onaccent" if view.strong else INK[view.tone]
        size = 20 if view.strong else 12
        mark = IconMark(view.icon, 24 if view.strong else 18, ink)
        _row(column, mark, Words(view.head, size, bold=True, role=ink, wrap=True), stretch=1)
        if view.note:
            note = Words(view.note, 14 if view.strong else 12, role=ink if view.strong else "ink", wrap=True)
            row = _row(column, note)
            row.setContentsMargins(0 if view.strong else 26, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        if self._view.strong:
            painter.fillRect(box, colour("stop"))
            return
        draw_box(painter, box, fill=colour(FILL[self._view.tone]), line=colour(EDGE[self._view.tone]), radius=RADIUS)


def build_block(view: Block, pushed: Pushed) -> QWidget:
    """The widget of a block; ``pushed`` is told the key of a PushBlock's button."""
    if isinstance(view, CustomerBlock):
        return CustomerPart(view)
    if isinstance(view, AmountBlock):
        return AmountPart(view)
    if isinstance(view, SplitBarBlock):
        return SplitBar(view.first, view.second)
    if isinstance(view, ConditionsBlock):
        return ConditionsPart(view)
    if isinstance(view, FactsBlock):
        return FactsPart(view)
    if isinstance(view, TextBlock):
        return text_block(view)
    if isinstance(view, NoticeBlock):
        return _Notice(view)
    if isinstance(view, PushBlock):
        button = Button(view.label, icon=view.icon, cap=view.cap)
        button.clicked.connect(lambda _checked=False, key=view.key: pushed(key))
        return button
    return Hairline()


def inset(block: Block) -> bool:
    """False for a block that runs over the panel's whole width."""
    return not (isinstance(block, NoticeBlock) and block.strong)


def gap_before(block: Block, before: Block | None, *, dense: bool) -> int:
    """Pixels between two blocks; ``dense`` for a low window."""
    tight = isinstance(block, SplitBarBlock) or isinstance(before, SplitBarBlock)
    return 8 if dense or tight else 12
