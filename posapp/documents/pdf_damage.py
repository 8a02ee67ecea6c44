"""Small drawings of a device that fails: power, water, crack, marked wear, with their names. The device is the unfolded drawing's own face."""

from __future__ import annotations

from posapp.documents import alternatives
from posapp.documents.pdf_blocks import Place, put_texts, set_texts
from posapp.documents.pdf_device import face_of
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import FORM, QUIET, WHITE, Pen
from posapp.documents.pictures import DamagePictures
from posapp.domain.outline import Face, Kind, Piece, faces, telling_side
from posapp.domain.outline import Place as Box

_PAD = 2.8
_HIGH, _WIDE = 14.6, 15.0
"""Room of one device in millimetres."""
_PHONE = 8.4
"""How wide a phone is drawn: without its details, as on every guide since the first."""
_RING = 1.7
_STROKE = 0.18 * _HIGH / _RING
"""Radius of the sign for power, and its stroke in radii."""


def damage_pictures(block: DamagePictures, place: Place) -> list[Band]:
    """Small outlines of devices with their damage and its name, words beside them."""
    scale = place.scale
    split = place.x + 92.0
    if scale.grow > 1:
        return _pictures_over_words(block, place)
    picture = place.node.figure(alternatives.damage(block))
    lines = set_texts(block.lines, place, scale.body, place.right - split - 2 * _PAD)
    height = max(27.4, len(lines) * scale.body.line + 3.2)

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, height, FORM)
        pen.rule(split, top, split, top + height, FORM)
        each = (split - place.x) / len(block.names)
        with pen.figure(picture, place.x, top, split - place.x, height):
            for i, (kind, name) in enumerate(block.names):
                middle = place.x + (i + 0.5) * each
                damaged(pen, block.category, kind, middle, top + 2.4)
                pen.text(middle, top + 21.0, name, scale.note.size, align="centre")
        first = top + (height - len(lines) * scale.body.line) / 2 + scale.drop
        put_texts(pen, lines, split + _PAD, first, scale.body)

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


def _pictures_over_words(block: DamagePictures, place: Place) -> list[Band]:
    """The large edition: pictures in a row, words under them."""
    scale = place.scale
    picture = place.node.figure(alternatives.damage(block))
    lines = set_texts(block.lines, place, scale.body, place.width - 2 * _PAD)
    high = 20.0 + scale.note.line
    each = place.width / len(block.names)

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, high + len(lines) * scale.body.line + 3, FORM)
        with pen.figure(picture, place.x, top, place.width, high):
            for i, (kind, name) in enumerate(block.names):
                middle = place.x + (i + 0.5) * each
                damaged(pen, block.category, kind, middle, top + 2.4)
                pen.text(middle, top + 18.4 + scale.note.line / 2, name, scale.note.size, align="centre")
        put_texts(pen, lines, place.x + _PAD, top + high, scale.body)

    return [Band(rows=(Row(high + len(lines) * scale.body.line + 3, draw),), before=0.8, whole=True)]


def damaged(pen: Pen, category: str, kind: str, middle: float, top: float) -> None:
    """One device around ``middle``, with what fails."""
    if category == "phone":
        body = Box(middle - _PHONE / 2, top, _PHONE, _HIGH)
        pen.rounded(body.left, body.top, body.width, body.height, 1.3, 1.4)
        _fails(pen, kind, body, _inset(body, 0.14), body)
        return
    side = telling_side(category)
    face = faces(category)[side]
    scale = min(_WIDE / face.width, _HIGH / face.height)
    wide, high = face.width * scale, face.height * scale
    box = Box(middle - wide / 2, top + (_HIGH - high) / 2, wide, high)
    face_of(pen, category, side, box)
    body = _placed(_largest(face, Kind.BODY), box, scale)
    display = _largest(face, Kind.GLASS)
    screen = body if display is None else _placed(display, box, scale)
    if kind == "power" and display is None:
        pen.disc(screen.left + screen.width / 2, screen.top + screen.height / 2, 2 * _RING, ink=QUIET)
        _sign(pen, screen)
        return
    _fails(pen, kind, body, screen, screen)


def _largest(face: Face, kind: Kind) -> Piece | None:
    return max((piece for piece in face.pieces if piece.kind is kind), key=lambda p: p.width * p.height, default=None)


def _placed(piece: Piece | None, box: Box, scale: float) -> Box:
    if piece is None:
        return box
    return Box(box.left + piece.left * scale, box.top + piece.top * scale, piece.width * scale, piece.height * scale)


def _inset(box: Box, part: float) -> Box:
    aside, down = box.width * part, box.height * part
    return Box(box.left + aside, box.top + down, box.width - 2 * aside, box.height - 2 * down)


def _fails(pen: Pen, kind: str, body: Box, screen: Box, glass: Box) -> None:
    """The failure over its part of the device: what goes dark, and what cracks."""
    if kind == "power":
        _dark(pen, screen)
    elif kind == "water":
        _drop(pen, body)
    elif kind == "crack":
        for line in _CRACKS:
            pen.path(_in(glass, line), 0.9)
    else:
        for line, weight in _WEAR:
            pen.path(_in(body, line), weight)


def _in(box: Box, points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((box.left + box.width * a, box.top + box.height * b) for a, b in points)


def _dark(pen: Pen, screen: Box) -> None:
    """Nothing is shown any more, but the sign for power."""
    pen.fill(screen.left, screen.top, screen.width, screen.height, QUIET)
    _sign(pen, screen)


def _sign(pen: Pen, screen: Box) -> None:
    x, y = screen.left + screen.width / 2, screen.top + screen.height / 2
    radius = min(_RING, screen.height * 0.3)
    pen.disc(x, y, radius, ink=WHITE, weight=1.1)
    pen.path(((x, y - radius * _STROKE), (x, y)), 1.3, ink=WHITE)


def _drop(pen: Pen, body: Box) -> None:
    """A drop of one shape, whatever the device's."""
    wide = body.height * _PHONE / _HIGH
    drop = Box(body.left + (body.width - wide) / 2, body.top, wide, body.height)
    pen.path(_in(drop, _WATER), 0.5, close=True, filled=True)


_WATER = (
    (0.5, 0.26), (0.68, 0.52), (0.71, 0.6), (0.66, 0.68), (0.5, 0.72), (0.34, 0.68), (0.29, 0.6), (0.32, 0.52),
)  # fmt: skip
_CRACKS = (
    ((0.0, 0.34), (0.32, 0.46), (0.5, 0.24), (0.72, 0.3), (1.0, 0.2)), ((0.32, 0.46), (0.34, 0.66), (0.04, 0.78)),
    ((0.34, 0.66), (0.7, 0.6), (0.72, 0.3)), ((0.7, 0.6), (1.0, 0.7)), ((0.34, 0.66), (0.46, 1.0)),
)  # fmt: skip
_WEAR = (
    (((0.0, 0.56), (0.16, 0.62), (0.0, 0.7)), 1.1), (((0.84, 0.2), (1.0, 0.26)), 1.1), (((0.84, 0.2), (1.0, 0.14)), 1.1),
    (((0.34, 0.88), (0.56, 0.76)), 1.2), (((0.56, 0.9), (0.76, 0.8)), 1.2),
)  # fmt: skip
"""Lines in parts of the width and height of what they cross, and how heavy marks of wear are, in points."""
