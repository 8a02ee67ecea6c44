"""Text on the screen: exact line heights, runs in bold or colour, wrapping, and a measure that nothing is cut."""

from __future__ import annotations

import re
from math import ceil
from typing import Final

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from posapp.ui.paint import baseline, line_height, metrics_of, text_width
from posapp.ui.theme import colour, font
from posapp.ui.views import Span, Text

_TOGETHER: Final = re.compile(
    r"(?:\d[\d,.:/]*(?:か月目|か月|万円|年|月|日|円|回|件|台|枚|歳|時|分|人|項目|%)*)+(?:\([月火水木金土日]\))?|[ァ-ヶー]{2,6}(?![ァ-ヶー])"
)
"""What no line break parts: dates, amounts, counts, short words in katakana."""
_JOINER: Final = "\u2060"
_SPARE: Final = 0.1
"""Less than any letter is wide, in px: sums of widths are rounded."""


class Words(QLabel):
    """A label on the type scale. ``align``: left, right or centre; ``wrap`` breaks lines, else only ``\\n`` does.

    ``elide`` True lets a single line end in … when it has no room (for texts that customers bring, such as very long
    names); the whole text is then the tool tip. Everything else must fit: tests call `fits`.
    """

    def __init__(
        self, text: Text = "", size: int = 14, *, bold: bool = False, role: str = "ink", align: str = "left",
        wrap: bool = False, elide: bool = False, line: int = 0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._rows: list[tuple[Span, ...]] = [()]
        self._known: dict[int, int] = {}
        """Width → height of the present text: layouts ask again and again."""
        self._size, self._bold, self._role, self._align = size, bold, role, align
        self._wrap, self._elide, self._line = wrap, elide, line or line_height(size)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, bold=bold))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy.setHeightForWidth(True)
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: Text) -> None:
        """Show another text; nothing happens when it is the same."""
        spans = (Span(text),) if isinstance(text, str) else text
        if spans == self._spans:
            return
        self._spans, self._rows = spans, _paragraphs(spans)
        self._known.clear()
        self.setText("".join(s.text for s in spans))
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Paint in another colour role."""
        if role != self._role:
            self._role = role
            self.update()

    def set_bold(self, bold: bool) -> None:
        """Change the weight."""
        if bold != self._bold:
            self._bold = bold
            self._known.clear()
            self.setFont(font(self._size, bold=bold))
            self.updateGeometry()
            self.update()

    def _lines(self, width: float) -> list[tuple[QtGui.QTextLayout, QPointF]]:
        """Laid-out paragraphs with the top-left corner of each line box, for a width in px."""
        made: list[tuple[QtGui.QTextLayout, QPointF]] = []
        top = 0.0
        for paragraph in self._rows:
            widths = self._widths(paragraph, width) if self._wrap else []
            layout = self._layout(paragraph)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth((widths.pop(0) if widths else width) if self._wrap else 1e6)
                used = line.naturalTextWidth()
                left = (
                    width - used if self._align == "right" else (width - used) / 2 if self._align == "centre" else 0.0
                )
                metrics = metrics_of(self._size, self._bold)
                line.setPosition(QPointF(left, baseline(metrics, top, self._line) - line.ascent()))
                top += self._line
            layout.endLayout()
            made.append((layout, QPointF(0.0, top)))
        return made

    def _widths(self, spans: tuple[Span, ...], width: float) -> list[float]:
        """How wide each line is when no date or amount is parted; empty where there is none, or no room for it.

        The joiners only find the breaks and are never painted: not every font knows them.
        """
        joined = tuple(Span(_TOGETHER.sub(_joined, s.text), s.bold, s.role) for s in spans)
        if joined == spans:
            return []
        text, layout = "".join(s.text for s in joined).encode("utf-16-le"), self._layout(joined)
        found: list[float] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            end = 2 * (line.textStart() + line.textLength())
            if text[:end].endswith(_JOINER.encode("utf-16-le")):
                return []
            found.append(line.naturalTextWidth() + _SPARE)
        layout.endLayout()
        return found

    def _layout(self, spans: tuple[Span, ...]) -> QtGui.QTextLayout:
        layout = QtGui.QTextLayout("".join(s.text for s in spans), self.font())
        option = QtGui.QTextOption()
        modes = QtGui.QTextOption.WrapMode
        option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if self._wrap else modes.NoWrap)
        layout.setTextOption(option)
        formats: list[QtGui.QTextLayout.FormatRange] = []
        at = 0
        for span in spans:
            shape = QtGui.QTextCharFormat()
            if span.bold:
                shape.setFont(font(self._size, bold=True))
            if span.role:
                shape.setForeground(colour(span.role))
            piece = QtGui.QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = at, _units(span.text), shape
            formats.append(piece)
            at += piece.length
        layout.setFormats(formats)
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._elide and self._natural() > self.width():
            metrics = metrics_of(self._size, self._bold)
            text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.setPen(colour(self._role))
            painter.drawText(QPointF(0.0, baseline(metrics, 0.0, self.height())), text)
            return
        painter.setPen(colour(self._role))
        if self._is_plain():
            self._draw_plain(painter)
            return
        spare = max(0.0, (self.height() - self._height_at(self.width())) / 2)
        for layout, _end in self._lines(self.width()):
            layout.draw(painter, QPointF(0.0, spare))

    def _is_plain(self) -> bool:
        """One run on one line, with room: the usual label, which needs no text layout."""
        one = len(self._spans) == 1 and "\n" not in self._spans[0].text and not self._spans[0].role
        return one and not self._spans[0].bold and (not self._wrap or self._natural() <= self.width())

    def _is_plain_at(self, width: int) -> bool:
        return len(self._rows) == 1 and self._natural() <= width

    def _draw_plain(self, painter: QPainter) -> None:
        spare = (self.width() - self._natural()) * {"right": 1.0, "centre": 0.5}.get(self._align, 0.0)
        metrics = metrics_of(self._size, self._bold)
        painter.setFont(self.font())
        painter.drawText(QPointF(spare, baseline(metrics, 0.0, self.height())), self._spans[0].text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self.setToolTip(self.text() if self._natural() > self.width() else "")
        if self._wrap and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _natural(self) -> float:
        widest = 0.0
        for paragraph in self._rows:
            widest = max(widest, sum(text_width(s.text, self._size, bold=s.bold or self._bold) for s in paragraph))
        return widest

    def _height_at(self, width: int) -> int:
        if not self._wrap or self._is_plain_at(width):
            return self._line * max(1, len(self._rows))
        if width not in self._known:
            lines = self._lines(max(1, width))
            self._known[width] = max(self._line, round(lines[-1][1].y())) if lines else self._line
        return self._known[width]

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._height_at(width) if self._wrap else -1

    def sizeHint(self) -> QSize:
        width = ceil(self._natural())
        return QSize(width, self._height_at(self.width() if self._wrap and self.width() > 1 else max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        if self._wrap or self._elide:
            return QSize(min(ceil(self._natural()), 4 * self._size), self._line)
        return self.sizeHint()

    def fits(self) -> bool:
        """True when every character is inside the label's box."""
        if self._elide or not self.text():
            return True
        wide = self._wrap or self._natural() <= self.width() + 0.5
        return wide and self._height_at(self.width()) <= self.height()


def _joined(found: re.Match[str]) -> str:
    return _JOINER.join(found.group())


def _units(text: str) -> int:
    """Length as Qt counts it (UTF-16): 𠮷 counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _paragraphs(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Runs split at line ends."""
    rows: list[list[Span]] = [[]]
    for span in spans:
        for nth, part in enumerate(span.text.split("\n")):
            if nth:
                rows.append([])
            rows[-1].append(Span(part, span.bold, span.role))
    return [tuple(row) for row in rows]
