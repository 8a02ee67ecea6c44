"""Line icons of our own drawing, painted in any token colour at any size. Knows shapes only, not what they stand for.

``resources/icons/lines.txt`` holds one icon a line, ``name: commands``, on a grid of 24 units:
``M x y`` move, ``L x y`` line, ``C x1 y1 x2 y2 x y`` curve, ``O cx cy r`` circle, ``R x y w h r`` rounded box,
``D cx cy r`` filled dot, ``Z`` close.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from posapp.ui.files import resource

STROKE = 1.75
"""Width of every line in px, whatever the icon's size."""
_TAKES = {"M": 2, "L": 2, "C": 6, "O": 3, "R": 5, "D": 3, "Z": 0}


class IconFault(ValueError):
    """The icon file holds something that is no drawing: names the icon and the word."""


def parse(name: str, text: str) -> tuple[QPainterPath, QPainterPath]:
    """The lines and the filled dots of one drawing, on the grid of 24 units."""
    lines, dots = QPainterPath(), QPainterPath()
    words = text.split()
    at = 0
    while at < len(words):
        verb = words[at]
        if verb not in _TAKES:
            raise IconFault(f"{name}: {verb}")
        try:
            figures = [float(w) for w in words[at + 1 : at + 1 + _TAKES[verb]]]
        except ValueError as fault:
            raise IconFault(f"{name}: {fault}") from fault
        if len(figures) < _TAKES[verb]:
            raise IconFault(f"{name}: {verb}")
        _draw(verb, figures, lines, dots)
        at += 1 + _TAKES[verb]
    return lines, dots


def _draw(verb: str, f: list[float], lines: QPainterPath, dots: QPainterPath) -> None:
    if verb == "M":
        lines.moveTo(f[0], f[1])
    elif verb == "L":
        lines.lineTo(f[0], f[1])
    elif verb == "C":
        lines.cubicTo(QPointF(f[0], f[1]), QPointF(f[2], f[3]), QPointF(f[4], f[5]))
    elif verb == "O":
        lines.addEllipse(QPointF(f[0], f[1]), f[2], f[2])
    elif verb == "R":
        lines.addRoundedRect(QRectF(f[0], f[1], f[2], f[3]), f[4], f[4])
    elif verb == "D":
        dots.addEllipse(QPointF(f[0], f[1]), f[2], f[2])
    else:
        lines.closeSubpath()


@cache
def drawings() -> dict[str, tuple[QPainterPath, QPainterPath]]:
    """Every icon by name."""
    found: dict[str, tuple[QPainterPath, QPainterPath]] = {}
    for row in resource("icons", "lines.txt").read_text(encoding="utf-8").splitlines():
        name, colon, text = row.partition(":")
        if colon and not row.startswith("#"):
            found[name.strip()] = parse(name.strip(), text)
    return found


def paint_icon(painter: QPainter, name: str, box: QRectF, tone: QColor, stroke: float = STROKE) -> None:
    """Paint an icon centred in ``box``, as large as its shorter side; KeyError for an unknown name."""
    lines, dots = drawings()[name]
    side = min(box.width(), box.height())
    scale = side / 24.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(scale, scale)
    painter.setPen(
        QPen(tone, stroke / scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    if not dots.isEmpty():
        painter.fillPath(dots, tone)
    painter.restore()
