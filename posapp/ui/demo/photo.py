"""A photo as staff would take it: a phone with cracked glass on the counter. Drawn here, so that nobody's picture is used."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

_WIDE, _HIGH = 2400, 1800
_SEED = 20210615
_HIT = QPointF(1230, 640)
"""Where the glass was hit."""


def cracked_glass(path: Path) -> Path:
    """Write the photo; returns its path."""
    image = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _counter(painter)
    painter.translate(_WIDE / 2, _HIGH / 2)
    painter.rotate(-7)
    painter.translate(-_WIDE / 2, -_HIGH / 2)
    glass = _phone(painter)
    painter.setClipPath(glass)
    _cracks(painter, random.Random(_SEED))
    painter.end()
    image.save(str(path), None, 92)
    return path


def _counter(painter: QPainter) -> None:
    wood = QLinearGradient(0, 0, _WIDE, _HIGH)
    wood.setColorAt(0, QColor("#d8c7ae"))
    wood.setColorAt(1, QColor("#b99f7e"))
    painter.fillRect(0, 0, _WIDE, _HIGH, wood)


def _phone(painter: QPainter) -> QPainterPath:
    body = QRectF(810, 130, 780, 1540)
    for reach in range(28, 0, -4):  # its shadow
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(40, 30, 20, 14))
        painter.drawRoundedRect(body.adjusted(-reach / 2, 0, reach, reach), 110, 110)
    painter.setBrush(QColor("#1b1d22"))
    painter.setPen(QPen(QColor("#5a5f6a"), 8))
    painter.drawRoundedRect(body, 96, 96)
    inner = QPainterPath()
    inner.addRoundedRect(body.adjusted(34, 40, -34, -40), 66, 66)
    screen = QLinearGradient(body.topLeft(), body.bottomRight())
    screen.setColorAt(0, QColor("#30435e"))
    screen.setColorAt(1, QColor("#131a26"))
    painter.fillPath(inner, screen)
    return inner


def _cracks(painter: QPainter, chance: random.Random) -> None:
    """Rays from where it was hit, each bending a little, with splinters between."""
    for ray in range(19):
        angle = ray * 19.0 + chance.uniform(-7, 7)
        at, length = QPointF(_HIT), chance.uniform(260, 980)
        painter.setPen(QPen(QColor(235, 240, 246, 210), chance.uniform(2, 6)))
        for _ in range(6):
            turned = QPainterPath(at)
            angle += chance.uniform(-9, 9)
            there = at + _along(angle, length / 6)
            turned.lineTo(there)
            painter.drawPath(turned)
            if chance.random() < 0.5:
                painter.drawLine(there, there + _along(angle + chance.choice((-62, 58)), chance.uniform(40, 150)))
            at = there
    painter.setBrush(QColor(240, 244, 250, 160))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(_HIT, 26, 26)


def _along(angle: float, length: float) -> QPointF:
    turned = QPainterPath()
    turned.arcMoveTo(QRectF(-length, -length, 2 * length, 2 * length), angle)
    return turned.currentPosition()
