"""Line drawings of devices, unfolded: what is drawn on each side and where the sides stand. Knows no painter and no finding.

Screen and paper draw from here, so that a mark stands in the same place of the same picture on both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from posapp.domain.intake import Side


class Kind(StrEnum):
    """How a piece is drawn."""

    BODY = "body"
    """The outer line."""
    GLASS = "glass"
    """A display."""
    DETAIL = "detail"
    """Lens, button, key: only so that the side is recognised."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A box with round corners; a radius of half its width makes a disc. In units of the drawing."""

    kind: Kind
    left: int
    top: int
    width: int
    height: int
    radius: int


@dataclass(frozen=True, slots=True)
class Face:
    """One side: its size in units, and its pieces from the undermost up."""

    width: int
    height: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a side stands, in units of who draws it."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What there is for a drawing, in units of who draws it.

    name     height of the word above front and back
    gap      between the front and its edges
    before, after   free width at both ends of the front with its edges, and of the back
    """

    width: float
    height: float
    name: float = 0.0
    gap: float = 4.0
    before: float = 0.0
    after: float = 0.0


def faces(category: str) -> Mapping[Side, Face]:
    """The six sides of a device of that kind; of one nobody drew, a plain box."""
    return _FACES.get(category, _FACES["audio"])


def telling_side(category: str) -> Side:
    """The side that a damage is drawn on where there is room for one: with the display, else the front."""
    drawn = faces(category)
    shown = (side for side in (Side.FRONT, Side.BACK) if any(piece.kind is Kind.GLASS for piece in drawn[side].pieces))
    return next(shown, Side.FRONT)


def has_display(category: str) -> bool:
    """Whether there is glass to crack."""
    return any(piece.kind is Kind.GLASS for piece in faces(category)[telling_side(category)].pieces)


def unfold(category: str, sides: Collection[Side], room: Room) -> Mapping[Side, Place]:
    """Front with these of its edges around it, back beside or below it, whichever is larger; all in one scale."""
    drawn = faces(category)
    front, back = drawn[Side.FRONT], drawn[Side.BACK]
    left, right = (drawn[s].width if s in sides else 0 for s in (Side.LEFT, Side.RIGHT))
    top, bottom = (drawn[s].height if s in sides else 0 for s in (Side.TOP, Side.BOTTOM))
    wide, high = left + front.width + right, top + front.height + bottom
    ends, gap = room.before + room.after, room.gap
    across, down = gap * (bool(left) + bool(right)), gap * (bool(top) + bool(bottom))
    beside = min(
        (room.width - across - 2 * ends) / (wide + back.width),
        (room.height - room.name - down) / max(high, back.height),
    )
    below = min(
        (room.width - across - ends) / max(wide, back.width),
        (room.height - 2 * room.name - down) / (high + back.height),
    )
    scale = max(beside, below, 0.0)
    group = Place(0.0, 0.0, wide * scale + across + ends, high * scale + down + room.name)
    second = Place(0.0, 0.0, back.width * scale + ends, back.height * scale + room.name)
    if beside >= below:
        x = (room.width - group.width - second.width) / 2
        y = (room.height - max(group.height, second.height)) / 2
        there = (x + group.width, y + (top * scale + gap if top else 0.0))
    else:
        x = (room.width - max(group.width, second.width)) / 2
        y = (room.height - group.height - second.height) / 2
        there = (x + (left * scale + gap if left else 0.0), y + group.height)
    at = (
        x + room.before + (left * scale + gap if left else 0.0), y + room.name + (top * scale + gap if top else 0.0),
    )  # fmt: skip
    corners = _around(at, drawn, scale, gap) | {Side.BACK: (there[0] + room.before, there[1] + room.name)}
    shown = {Side.FRONT, Side.BACK, *sides}
    return {
        side: Place(*corners[side], drawn[side].width * scale, drawn[side].height * scale)
        for side in Side
        if side in shown
    }


def _around(
    at: tuple[float, float], drawn: Mapping[Side, Face], scale: float, gap: float
) -> dict[Side, tuple[float, float]]:
    """The upper left corners of the front and of its edges."""
    x, y = at
    return {
        Side.FRONT: at,
        Side.LEFT: (x - gap - drawn[Side.LEFT].width * scale, y),
        Side.RIGHT: (x + drawn[Side.FRONT].width * scale + gap, y),
        Side.TOP: (x, y - gap - drawn[Side.TOP].height * scale),
        Side.BOTTOM: (x, y + drawn[Side.FRONT].height * scale + gap),
    }


def _body(left: int, top: int, width: int, height: int, radius: int) -> Piece:
    return Piece(Kind.BODY, left, top, width, height, radius)


def _glass(left: int, top: int, width: int, height: int, radius: int) -> Piece:
    return Piece(Kind.GLASS, left, top, width, height, radius)


def _detail(left: int, top: int, width: int, height: int, radius: int = 8) -> Piece:
    return Piece(Kind.DETAIL, left, top, width, height, radius)


def _disc(left: int, top: int, size: int) -> Piece:
    return _detail(left, top, size, size, size // 2)


def _device(front: Face, back: Face, thick: int, radius: int, *, right: tuple[Piece, ...] = ()) -> Mapping[Side, Face]:
    """Front and back as given, four plain edges, the right one with its buttons."""
    upright = _body(0, 0, thick, front.height, radius)
    level = Face(front.width, thick, (_body(0, 0, front.width, thick, radius),))
    return MappingProxyType(
        {
            Side.FRONT: front, Side.BACK: back, Side.LEFT: Face(thick, front.height, (upright,)),
            Side.RIGHT: Face(thick, front.height, (upright, *right)), Side.TOP: level, Side.BOTTOM: level,
        }
    )  # fmt: skip


def _phone() -> Mapping[Side, Face]:
    body = _body(0, 0, 460, 1000, 66)
    front = Face(460, 1000, (body, _glass(26, 30, 408, 940, 44), _disc(218, 54, 24)))
    back = Face(460, 1000, (body, _detail(38, 40, 130, 236, 60), _disc(63, 66, 80), _disc(63, 170, 80)))
    return _device(front, back, 104, 44, right=(_detail(74, 150, 30, 90), _detail(74, 270, 30, 130)))


def _feature_phone() -> Mapping[Side, Face]:
    body = _body(0, 0, 440, 1000, 60)
    keys = tuple(_detail(52 + 120 * x, 610 + 88 * y, 96, 58, 20) for y in range(4) for x in range(3))
    front = Face(440, 1000, (body, _glass(38, 60, 364, 460, 16), *keys))
    return _device(front, Face(440, 1000, (body, _disc(180, 70, 80))), 110, 40)


def _tablet() -> Mapping[Side, Face]:
    body = _body(0, 0, 720, 1000, 50)
    front = Face(720, 1000, (body, _glass(42, 42, 636, 916, 20)))
    return _device(front, Face(720, 1000, (body, _disc(48, 48, 76))), 104, 40, right=(_detail(74, 120, 30, 120),))


def _watch() -> Mapping[Side, Face]:
    bands = (_body(120, 0, 260, 330, 60), _body(120, 670, 260, 330, 60))
    case = _body(0, 230, 500, 540, 130)
    front = Face(500, 1000, (*bands, case, _glass(42, 272, 416, 456, 100)))
    back = Face(500, 1000, (*bands, case, _disc(120, 370, 260)))
    edge = (_body(40, 0, 80, 1000, 40), _body(0, 230, 160, 540, 60))
    made = dict(_device(front, back, 160, 70))
    made[Side.LEFT] = Face(160, 1000, edge)
    made[Side.RIGHT] = Face(160, 1000, (*edge, _detail(50, 300, 60, 90, 24)))
    return MappingProxyType(made)


def _pc() -> Mapping[Side, Face]:
    lid, base = _body(0, 0, 1000, 540, 28), _body(0, 540, 1000, 400, 28)
    front = Face(
        1000, 940, (lid, base, _glass(34, 34, 932, 472, 10), _detail(70, 580, 860, 200), _detail(370, 806, 260, 110))
    )
    feet = tuple(_disc(x, y, 44) for x in (60, 896) for y in (576, 860))
    made = dict(_device(front, Face(1000, 940, (lid, base, *feet)), 112, 28))
    for side in (Side.LEFT, Side.RIGHT):
        made[side] = Face(112, 940, (_body(0, 0, 112, 540, 28), _body(0, 540, 112, 400, 28)))
    return MappingProxyType(made)


def _camera() -> Mapping[Side, Face]:
    body, hump = _body(0, 80, 1000, 640, 70), _body(370, 0, 300, 90, 30)
    front = Face(1000, 720, (body, hump, _detail(40, 140, 150, 540, 60), _disc(280, 150, 500), _disc(380, 250, 300)))
    dials = (_disc(790, 220, 120), _disc(790, 420, 160))
    back = Face(1000, 720, (body, hump, _glass(110, 190, 600, 430, 16), *dials))
    return _device(front, back, 170, 50)


def _lens() -> Mapping[Side, Face]:
    ring = _body(0, 0, 620, 620, 310)
    return _device(
        Face(620, 620, (ring, _disc(90, 90, 440))),
        Face(620, 620, (ring, _disc(70, 70, 480), _disc(160, 160, 300))),
        260,
        30,
    )


def _audio() -> Mapping[Side, Face]:
    body = _body(0, 0, 660, 900, 90)
    front = Face(660, 900, (body, _disc(215, 90, 230), _disc(110, 400, 440)))
    return _device(front, Face(660, 900, (body, _detail(200, 640, 260, 120, 20))), 130, 50)


def _tv() -> Mapping[Side, Face]:
    body, foot = _body(0, 0, 1000, 580, 18), _body(300, 590, 400, 34, 10)
    front = Face(1000, 624, (body, foot, _glass(18, 18, 964, 534, 8)))
    return _device(front, Face(1000, 624, (body, foot, _detail(370, 190, 260, 190, 10))), 120, 20)


_PC = _pc()
_WATCH = _watch()
_FACES: Mapping[str, Mapping[Side, Face]] = MappingProxyType(
    {
        "phone": _phone(), "feature-phone": _feature_phone(), "tablet": _tablet(), "watch": _WATCH, "pixel-watch": _WATCH,
        "acpc": _PC, "pc": _PC, "camera": _camera(), "lens": _lens(), "audio": _audio(), "tv": _tv(),
    }
)  # fmt: skip
