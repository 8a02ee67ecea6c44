"""The right panel: what the customer is being told, always there. Its head sits on the stepper's line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posapp.ui import keys, text
from posapp.ui.frame.blocks import build_block, gap_before, inset
from posapp.ui.frame.parts import renew
from posapp.ui.theme import STEPPER
from posapp.ui.views import Block, PanelView, PushBlock
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.marks import IconMark, KeyCap
from posapp.ui.widgets.words import Words


class PanelHead(Strip):
    """Title and the state of the customer's screen."""

    pushed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bl", parent=parent)
        self.setFixedHeight(STEPPER)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 0, 16, 1)
        row.setSpacing(6)
        self._title = Words("", 14, bold=True)
        row.addWidget(self._title)
        row.addStretch(1)
        self._shown = QWidget()
        inner = QHBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
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
        self._area: QScrollArea | None = None
        self._view: PanelView | None = None
        self._parts: list[QWidget] = []
        self._dense = False

    def show_panel(self, view: PanelView) -> None:
        """Show other blocks: in place while their shapes stay, which they do as long as somebody types."""
        before, self._view = self._view, view
        if before is None or not self._renew(before.blocks, view.blocks):
            self._rebuild()

    def _renew(self, before: tuple[Block, ...], after: tuple[Block, ...]) -> bool:
        if len(before) != len(after) or len(after) != len(self._parts):
            return False
        changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        if not all(renew(self._parts[at], after[at]) for at in changed):
            return False
        body = self._area.widget() if self._area is not None else None
        return not changed or self._dense or body is None or self._needs(body) <= self.height()

    def _rebuild(self) -> None:
        if self._view is not None:
            body = self._build(self._view, dense=False)
            self._dense = self._needs(body) > self.height() > 0
            if self._dense:
                body.deleteLater()
                body = self._build(self._view, dense=True)
            self._column().setWidget(body)
            body.setAutoFillBackground(False)

    def _column(self) -> QScrollArea:
        """Made with the first panel: a scrolling area costs as much as the rest of the window."""
        if self._area is None:
            self._area = QScrollArea()
            self._area.setWidgetResizable(True)
            self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._area.viewport().setAutoFillBackground(False)
            self._outer.addWidget(self._area)
        return self._area

    def _needs(self, body: QWidget) -> int:
        """The height in px the column takes at the panel's width."""
        layout = body.layout()
        return layout.totalHeightForWidth(self.width() - 1) if layout is not None else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height() or event.oldSize().width() != event.size().width():
            self._rebuild()

    def _build(self, view: PanelView, *, dense: bool) -> QWidget:
        """The column; ``dense`` closes its gaps, so that nothing has to be scrolled in a low window."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        before: Block | None = None
        self._parts = []
        for block in view.blocks:
            if isinstance(block, PushBlock) and not isinstance(before, PushBlock):
                column.addStretch(1)
            column.addSpacing(gap_before(block, before, dense=dense))
            row = QHBoxLayout()
            edge = 16 if inset(block) else 0
            row.setContentsMargins(edge, 0, edge - 1 if edge else 0, 0)
            part = build_block(block, self.pushed.emit, dense=dense)
            self._parts.append(part)
            row.addWidget(part)
            column.addLayout(row)
            before = block
        if not isinstance(before, PushBlock):
            column.addStretch(1)
        return body
