"""Painting shared by all widgets: text on its line height, figures in cells, hatches, frames. Knows no widget."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTransform,
)

from posapp.ui.theme import LINE, RADIUS, UNIT, colour, font

DIGITS = "0123456789"


def line_height(size: int) -> int:
    """Line height in px of a type size; sizes beyond the scale get 1.25 times."""
    return LINE.get(size) or round(size * 1.25)


def baseline(metrics: QFontMetricsF, top: float, height: float) -> float:
    """Where the baseline lies so that text is centred in a line from ``top`` of ``height`` px."""
    return top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


def draw_text(
    painter: QPainter, box: QRectF, text: str, *, size: int = 14, bold: bool = False, tone: QColor, right: bool = False,
    centre: bool = False,
) -> float:  # fmt: skip
    """One line of text, centred in the height of ``box``; answers its width in px."""
    face, metrics = font(size, bold=bold), metrics_of(size, bold)
    width = text_width(text, size, bold=bold)
    x = box.right() - width if right else box.center().x() - width / 2 if centre else box.left()
    painter.setFont(face)
    painter.setPen(tone)
    top = baseline(metrics, box.top(), box.height()) - metrics.ascent()
    painter.drawStaticText(QPointF(x, top), _laid_out(text, size, bold))
    return width


@lru_cache(maxsize=2048)
def _laid_out(text: str, size: int, bold: bool) -> QStaticText:
    """A line of text shaped once: shaping costs more than painting, and most words stay from one keystroke to the next."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), font(size, bold=bold))
    return made


@lru_cache(maxsize=4096)
def text_width(text: str, size: int = 14, *, bold: bool = False) -> float:
    """Width in px of one line of text; the latest are kept, because a page asks for hundreds at every keystroke."""
    return metrics_of(size, bold).horizontalAdvance(text)


@cache
def metrics_of(size: int, bold: bool) -> QFontMetricsF:
    """Metrics of the typeface; kept, because asking Qt for them is slow."""
    return QFontMetricsF(font(size, bold=bold))


@cache
def digit_cell(size: int, bold: bool) -> float:
    """Width in px of the widest digit; the "1" of this face is narrower than the others."""
    metrics = metrics_of(size, bold)
    return max(metrics.horizontalAdvance(d) for d in DIGITS)


def figure_width(text: str, size: int, *, bold: bool = False) -> float:
    """Width in px of a figure painted in cells."""
    cell = digit_cell(size, bold)
    return sum(cell if c in DIGITS else text_width(c, size, bold=bold) for c in text)


def draw_figure(painter: QPainter, right: float, base: float, text: str, *, face: QFont, tone: QColor) -> float:
    """Paint a figure leftwards from ``right`` with each digit in a cell of the widest one; answers its left edge."""
    size, bold = face.pixelSize(), face.bold()
    cell = digit_cell(size, bold)
    painter.setFont(face)
    painter.setPen(tone)
    x = right
    for char in reversed(text):
        own = text_width(char, size, bold=bold)
        step = cell if char in DIGITS else own
        x -= step
        painter.drawText(QPointF(x + (step - own) / 2, base), char)
    return x


def yen_width(amount: str, size: int, *, bold: bool = False, unit: str = "円") -> float:
    """Width in px of a figure with its smaller 円."""
    return figure_width(amount, size, bold=bold) + 1 + text_width(unit, UNIT.get(size, size), bold=bold)


def draw_yen(
    painter: QPainter, right: float, base: float, amount: str, *, size: int, bold: bool, tone: QColor, unit: str = "円"
) -> float:
    """Paint ``72,000`` and a smaller 円 ending at ``right`` on the baseline ``base``; answers the left edge."""
    small = font(UNIT.get(size, size), bold=bold)
    wide = text_width(unit, UNIT.get(size, size), bold=bold)
    painter.setFont(small)
    painter.setPen(tone)
    painter.drawText(QPointF(right - wide, base), unit)
    return draw_figure(painter, right - wide - 1, base, amount, face=font(size, bold=bold), tone=tone)


def yen(amount: int) -> str:
    """``108,000``: thousands separated, no sign of currency; a negative amount carries −."""
    return f"{amount:,}".replace("-", "−")


def draw_hatch(painter: QPainter, area: QPainterPath, tone: QColor, *, gap: float = 7.0, width: float = 1.0) -> None:
    """Fill ``area`` with 45° lines ``gap`` px apart; the lines start from the painter's origin so that areas join."""
    box = area.boundingRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(tone, width))
    first = int((box.left() + box.top()) // gap) - 1
    last = int((box.right() + box.bottom()) // gap) + 1
    top, bottom = box.top(), box.bottom()
    totals = (step * gap for step in range(first, last + 1))
    painter.drawLines([QLineF(total - top, top, total - bottom, bottom) for total in totals])
    painter.restore()


def draw_box(
    painter: QPainter, box: QRectF, *, fill: QColor | None = None, line: QColor | None = None, width: float = 1.0,
    radius: float = RADIUS,
) -> None:  # fmt: skip
    """A rounded box whose border lies wholly inside ``box``."""
    inset = width / 2 if line is not None else 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def draw_mark(painter: QPainter, mark: str, centre: QPointF, tone: QColor, size: float = 10.0) -> None:
    """The mark of a series: ``circle``, ``square``, ``triangle`` or ``bar``, ``size`` px across."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    half = size / 2
    if mark == "square":
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, size, size))
    elif mark == "triangle":
        path = QPainterPath(QPointF(centre.x(), centre.y() - half))
        path.lineTo(centre.x() + half, centre.y() + half)
        path.lineTo(centre.x() - half, centre.y() + half)
        path.closeSubpath()
        painter.drawPath(path)
    elif mark == "bar":
        painter.drawRect(QRectF(centre.x() - half - 1, centre.y() - 2, size + 2, 4))
    else:
        painter.drawEllipse(centre, half, half)
    painter.restore()


def draw_field(painter: QPainter, box: QRectF, *, focus: bool, stop: bool = False, sunken: bool = False) -> None:
    """The frame of an input: quiet, focused, wrong or read-only."""
    fill = colour("stopfill" if stop else "sunken" if sunken else "surface")
    line = colour("accent" if focus else "stop" if stop else "line" if sunken else "edge")  # the cursor is always seen
    draw_box(painter, box, fill=fill, line=line, width=2.0 if focus or stop else 1.0)
