"""The right panel: what the customer is being told, always there. Its head sits on the stepper's line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posapp.ui import keys, text
from posapp.ui.frame.blocks import build_block, gap_before, inset
from posapp.ui.frame.parts import renew, set_dense, spared
from posapp.ui.theme import STEPPER
from posapp.ui.views import Block, PanelView, PushBlock
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark, KeyCap
from posapp.ui.widgets.words import Words


class PanelHead(Strip):
    """Title and the state of the customer's screen."""

    pushed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bl", parent=parent)
        self.setFixedHeight(STEPPER)
        row = horizontal(self, margins=(17, 0, 16, 1), spacing=6)
        self._title = Words("", 14, bold=True)
        row.addWidget(self._title)
        row.addStretch(1)
        self._shown = QWidget()
        inner = horizontal(self._shown, spacing=4)
        inner.addWidget(IconMark("display", 16, "good"))
        inner.addWidget(Words(text.SHOWN, 12, bold=True, role="good"))
        self._show = Button(text.SHOW, kind="link", size=12, height=28)
        self._show.clicked.connect(lambda: self.pushed.emit("customer"))
        self._cap = KeyCap(keys.cap("customer"))
        row.addWidget(self._shown)
        row.addWidget(self._show)
        row.addWidget(self._cap)

    def show_head(self, view: PanelView, *, narrow: bool) -> None:
        """Show title and state; the key cap is dropped in a narrow window."""
        self._title.say(view.title)
        self._shown.setVisible(view.shown is True)
        self._show.setVisible(view.shown is False)
        self._cap.setVisible(view.shown is not None and not narrow)


class Panel(Strip):
    """The column of blocks. ``pushed`` carries the key of a button in it."""

    pushed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("l", parent=parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 0, 0, 0)
        self._column: QVBoxLayout | None = None
        self._blocks: tuple[Block, ...] = ()
        self._parts: list[QWidget] = []
        self._dense = False

    def show_panel(self, view: PanelView) -> None:
        """Show other blocks. What kept its shape says its new words in place; only the rest is made anew."""
        if self._column is None:
            self._column = self._made()
        if view.blocks != self._blocks:
            self._column.setEnabled(False)  # laid out once, not for every part that goes or comes
            self._change(self._column, view.blocks)
            self._column.setEnabled(True)
            self._fit()

    def _made(self) -> QVBoxLayout:
        """Made with the first panel: a scrolling area costs as much as the rest of the window."""
        area, body = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        column = vertical(body, margins=(0, 0, 0, 12))
        column.addStretch(1)
        area.setWidget(body)
        body.setAutoFillBackground(False)
        self._outer.addWidget(area)
        return column

    def _change(self, column: QVBoxLayout, after: tuple[Block, ...]) -> None:
        before, parts = self._blocks, self._parts
        shared = min(len(before), len(after))
        head = next((at for at in range(shared) if not self._renewed(at, after[at])), shared)
        foot = shared - head
        tail = next((n for n in range(foot) if not self._renewed(len(before) - 1 - n, after[len(after) - 1 - n])), foot)
        middle = range(head, len(after) - tail)
        alike = len(before) == len(after)
        kept = {at for at in middle if alike and self._renewed(at, after[at])}
        column.takeAt(_stretch(before))
        for at in reversed(range(head, len(parts) - tail)):
            if at not in kept:
                column.takeAt(at)
                parts[at].hide()
                parts[at].deleteLater()
        made = [parts[at] if at in kept else self._put(column, at, after[at]) for at in middle]
        column.insertStretch(_stretch(after), 1)
        self._blocks, self._parts = after, [*parts[:head], *made, *parts[len(parts) - tail :]]
        self._space(column)

    def _put(self, column: QVBoxLayout, at: int, block: Block) -> QWidget:
        part = build_block(block, self.pushed.emit)
        row = QHBoxLayout()
        row.addWidget(part)
        column.insertLayout(at, row)
        part.show()  # else it would not count while the column is measured
        return part

    def _renewed(self, at: int, block: Block) -> bool:
        return self._blocks[at] == block or renew(self._parts[at], block)

    def _space(self, column: QVBoxLayout) -> None:
        """The gaps between the blocks; ``_dense`` closes them, so that nothing has to be scrolled in a low window."""
        stretch, before = _stretch(self._blocks), None
        for at, block in enumerate(self._blocks):
            item = column.itemAt(at + (at >= stretch))
            row = item.layout() if item is not None else None
            edge, gap = 16 if inset(block) else 0, gap_before(block, before, dense=self._dense)
            if row is not None:
                row.setContentsMargins(edge, gap, edge - 1 if edge else 0, 0)
            set_dense(self._parts[at], dense=self._dense)
            before = block

    def _fit(self) -> None:
        """Close the gaps when the column is higher than the panel, open them when it fits with them."""
        if self._column is not None:
            needed = self._column.totalHeightForWidth(self.width() - 1)
            dense = needed + (self._spared() if self._dense else 0) > self.height() > 0
            if dense != self._dense:
                self._dense = dense
                self._space(self._column)

    def _spared(self) -> int:
        """Pixels that closed gaps save."""
        pairs = tuple(zip(self._blocks, (None, *self._blocks), strict=False))
        gaps = sum(gap_before(*pair, dense=False) - gap_before(*pair, dense=True) for pair in pairs)
        return gaps + sum(spared(part) for part in self._parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _stretch(blocks: tuple[Block, ...]) -> int:
    """Where the column's free height goes: above the buttons at its foot."""
    return next((at for at, block in enumerate(blocks) if isinstance(block, PushBlock)), len(blocks))
