"""Blocks of the right panel that change while staff type: each shows another value in place, without being made anew."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.intake import Side
from posapp.domain.outline import Kind, faces
from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import AmountBlock, Block, ConditionsBlock, CustomerBlock, FactsBlock, SplitBarBlock, Tone
from posapp.ui.widgets.bars import Bar, SplitBar
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import INK, IconMark
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.words import Words

_WIDE, _HIGH, _PHONE = 48, 56, 32
"""Room of the device's picture, and how wide a phone is."""
LOOSE, DENSE = 8, 4
"""Pixels between the lines of a part; the second in a low window."""


class DeviceMark(QWidget):
    """The outline of a device beside the customer's name: a phone in few lines, any other kind as the drawings show its front."""

    def __init__(self, category: str) -> None:
        super().__init__()
        self._category = ""
        self.show_kind(category)

    def show_kind(self, category: str) -> None:
        """Another kind of device."""
        if category != self._category:
            self._category = category
            front = faces(category)[Side.FRONT]
            scale = min(_WIDE / front.width, _HIGH / front.height)
            wide = _PHONE if category == "phone" else round(front.width * scale)
            self.setFixedSize(wide, _HIGH if category == "phone" else round(front.height * scale))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        if self._category == "phone":
            draw_box(painter, box, fill=colour("sunken"), line=colour("quiet"), width=1.5, radius=6)
            draw_box(painter, box.adjusted(3.5, 3.5, -3.5, -3.5), line=colour("softline"), radius=3)
            return
        front = faces(self._category)[Side.FRONT]
        scale = box.width() / front.width
        for piece in front.pieces:
            body = piece.kind is Kind.BODY
            place = QRectF(piece.left * scale, piece.top * scale, piece.width * scale, piece.height * scale)
            draw_box(
                painter, place, fill=colour("sunken") if body else None, line=colour("quiet" if body else "softline"),
                width=1.5 if body else 1, radius=max(1.0, piece.radius * scale),
            )  # fmt: skip


class CustomerPart(QWidget):
    """Name, device, program."""

    def __init__(self, view: CustomerBlock) -> None:
        super().__init__()
        row = horizontal(spacing=12)
        self._mark = DeviceMark(view.category)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words = vertical()
        words.addStretch(1)
        self._name = Words(view.name, 16, bold=True, wrap=True)
        self._lines = [Words(line, 12, role="quiet", wrap=True) for line in view.lines]
        for line in (self._name, *self._lines):
            words.addWidget(line)
        words.addStretch(1)
        row.addLayout(words, 1)
        vertical(self).addLayout(row)

    def renew(self, view: Block) -> bool:
        """Show another value; False when it has another shape."""
        if not isinstance(view, CustomerBlock) or len(view.lines) != len(self._lines):
            return False
        self._mark.show_kind(view.category)
        self._name.say(view.name)
        for words, line in zip(self._lines, view.lines, strict=True):
            words.say(line)
        return True


class AmountPart(QWidget):
    """Label, figure of 28 px, and its bar."""

    def __init__(self, view: AmountBlock) -> None:
        super().__init__()
        self._shape = _shape(view)
        self._label, self._under = Words("", 14), Words("", 12, role="quiet", wrap=True)
        self._note = Words("", 12)
        self._money = MoneyLabel(None, 28, instead_size=16)
        tone = Tone.CAUTION if view.bar_hatched else view.tone
        self._bar = Bar(tone=tone, rest="hatch" if view.tone is Tone.ACCENT else "blank")
        self._after = Words("", 12, align="right", wrap=True)
        column = vertical(self)
        head = horizontal(spacing=8)
        head.addWidget(self._label, 1)
        head.addWidget(self._note)
        column.addLayout(head)
        column.addWidget(self._under)
        column.addWidget(self._money)
        if view.bar:
            column.addSpacing(5)
        column.addWidget(self._bar)
        if view.after:
            column.addSpacing(4)
        column.addWidget(self._after)
        self.renew(view)

    def renew(self, view: Block) -> bool:
        """Show another value; False when it has another shape."""
        if not isinstance(view, AmountBlock) or _shape(view) != self._shape:
            return False
        self._label.say(view.label)
        self._note.say(view.note)
        self._note.set_role(INK[view.note_tone])
        self._note.set_bold(view.note_tone is not Tone.QUIET)
        self._under.say(view.under)
        self._money.show_amount(view.yen, instead=view.instead, role=INK[view.tone])
        self._after.say(view.after)
        self._after.set_role(INK[view.tone])
        if view.bar:
            self._bar.show_bar(*view.bar)
        for widget, shown in ((self._under, view.under), (self._bar, view.bar), (self._after, view.after)):
            widget.setVisible(bool(shown))
        return True


def _shape(view: AmountBlock) -> tuple[object, ...]:
    bar = (view.tone, view.bar_hatched) if view.bar else ()
    return (bar, bool(view.under), bool(view.after))


class ConditionsPart(QWidget):
    """Conditions with their icons."""

    def __init__(self, view: ConditionsBlock) -> None:
        super().__init__()
        column = vertical(self, spacing=LOOSE)
        self._title = Words(view.title, 12, bold=True)
        column.addWidget(self._title)
        self._items: list[Words] = []
        self._icons = tuple(item.icon for item in view.items)
        for item in view.items:
            row = horizontal(spacing=8)
            mark = QVBoxLayout()
            mark.addWidget(IconMark(item.icon, 16, "quiet"))
            mark.addStretch(1)
            row.addLayout(mark)
            words = Words(_broken(item.lines), 12, wrap=True, line=18)
            self._items.append(words)
            row.addWidget(words, 1)
            column.addLayout(row)

    def renew(self, view: Block) -> bool:
        """Show another value; False when it has another shape."""
        if not isinstance(view, ConditionsBlock) or tuple(i.icon for i in view.items) != self._icons:
            return False
        self._title.say(view.title)
        for words, item in zip(self._items, view.items, strict=True):
            words.say(_broken(item.lines))
        return True


def _broken(lines: tuple[str, ...]) -> str:
    """What stands in brackets goes on a line of its own."""
    return "\n".join(lines).replace("（", "\n(").replace("）", ")")


class FactsPart(QWidget):
    """Label and value rows."""

    def __init__(self, view: FactsBlock) -> None:
        super().__init__()
        column = vertical(self, spacing=LOOSE)
        self._title = Words(view.title, 12, bold=True)
        if view.title:
            column.addWidget(self._title)
        self._rows: list[tuple[Words, Words]] = []
        for label, value in view.rows:
            name = Words(label, 12, role="quiet" if view.quiet else "ink")
            figure = Words(value, 12, align="right")
            row = horizontal(spacing=8)
            row.addWidget(name, 1)
            row.addWidget(figure)
            column.addLayout(row)
            self._rows.append((name, figure))
        self._shape = (bool(view.title), view.quiet)

    def renew(self, view: Block) -> bool:
        """Show another value; False when it has another shape."""
        if not isinstance(view, FactsBlock) or len(view.rows) != len(self._rows):
            return False
        if (bool(view.title), view.quiet) != self._shape:
            return False
        self._title.say(view.title)
        for (name, figure), (label, value) in zip(self._rows, view.rows, strict=True):
            name.say(label)
            figure.say(value)
        return True


def renew(widget: QWidget, view: Block) -> bool:
    """Show another value in a block's widget; False when the block must be made anew."""
    if isinstance(widget, SplitBar) and isinstance(view, SplitBarBlock):
        widget.show_parts(view.first, view.second)
        return True
    parts = (CustomerPart, AmountPart, ConditionsPart, FactsPart)
    return isinstance(widget, parts) and widget.renew(view)


def set_dense(widget: QWidget, *, dense: bool) -> None:
    """Close or open the lines of a block that has some."""
    layout, wanted = widget.layout(), DENSE if dense else LOOSE
    if isinstance(widget, ConditionsPart | FactsPart) and layout is not None and layout.spacing() != wanted:
        layout.setSpacing(wanted)


def spared(widget: QWidget) -> int:
    """Pixels that closed lines save."""
    layout = widget.layout() if isinstance(widget, ConditionsPart | FactsPart) else None
    return (LOOSE - DENSE) * (layout.count() - 1) if layout is not None else 0
