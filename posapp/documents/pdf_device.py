"""The drawing of a device with its marks into a band: front, back and the edges that carry one, each mark tied to its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posapp.documents import alternatives
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import ACCENT, BLACK, FORM, HAIR, WHITE, Pen
from posapp.documents.pdf_type import Scale
from posapp.documents.pictures import DeviceDrawing, DrawnMark
from posapp.domain.intake import Side
from posapp.domain.outline import Kind, Room, faces, unfold
from posapp.domain.outline import Place as Box

_HIGH, _DISC, _PITCH = 46.0, 2.5, 5.4
_PLACES = (500, 300, 700)
"""Where an edge's name may stand along it, in thousandths: the farthest from its marks is taken."""
_WEIGHTS = {Kind.BODY: (1.4, BLACK), Kind.GLASS: (0.7, BLACK), Kind.DETAIL: (0.6, HAIR)}
"""Weight in points and ink of a piece."""


def device_drawing(block: DeviceDrawing, place: Place) -> list[Band]:
    """The device unfolded; the figures stand in columns beside the front and the back, in the order of their marks."""
    scale = place.scale
    edges = tuple(Side(side) for side, _ in block.edges)
    most = max((len(marks) for marks in _columns(block.marks).values()), default=0)
    height = max(_HIGH * scale.grow, _PITCH * scale.grow * most + 12)
    reach = 2 * _DISC * scale.grow + 2.4
    room = Room(
        width=place.width - 4, height=height - 4, name=scale.note.line, gap=1.0,
        before=reach if Side.LEFT in edges else 0.8, after=reach,
    )  # fmt: skip
    laid = unfold(block.category, edges, room)
    picture = place.node.figure(alternatives.device(block))

    def draw(pen: Pen, top: float) -> None:
        pen.frame(place.x, top, place.width, height, FORM)
        boxes = {side: Box(place.x + 2 + b.left, top + 2 + b.top, b.width, b.height) for side, b in laid.items()}
        with pen.figure(picture, place.x, top, place.width, height):
            for side, box in boxes.items():
                face_of(pen, block.category, side, box)
            _words(pen, block, boxes, scale)
            for (group, left), marks in _columns(block.marks).items():
                _tie(pen, marks, boxes, _reach(boxes, group), scale, left=left)

    return [Band(rows=(Row(height, draw),), before=0.8, whole=True)]


def _columns(marks: Sequence[DrawnMark]) -> Mapping[tuple[Side, bool], list[DrawnMark]]:
    """Where each mark's figure stands: (front or back, left of it); those of one column from top to bottom."""
    found: dict[tuple[Side, bool], list[DrawnMark]] = {}
    heights = {Side.TOP: -1, Side.BOTTOM: 1}
    for mark in sorted(marks, key=lambda m: (heights.get(Side(m.side), 0), m.down)):
        side = Side(mark.side)
        group = Side.BACK if side is Side.BACK else Side.FRONT
        found.setdefault((group, side is Side.LEFT), []).append(mark)
    return found


def _reach(boxes: Mapping[Side, Box], group: Side) -> Box:
    """What a group of sides covers, edges included."""
    held = [boxes[Side.BACK]] if group is Side.BACK else [box for side, box in boxes.items() if side is not Side.BACK]
    left, top = min(b.left for b in held), min(b.top for b in held)
    return Box(left, top, max(b.left + b.width for b in held) - left, max(b.top + b.height for b in held) - top)


def face_of(pen: Pen, category: str, side: Side, box: Box) -> None:
    """One side of a device of that kind, in a box of its proportions."""
    face = faces(category)[side]
    scale = box.width / face.width
    for piece in face.pieces:
        weight, ink = _WEIGHTS[piece.kind]
        x, y = box.left + piece.left * scale, box.top + piece.top * scale
        pen.rounded(x, y, piece.width * scale, piece.height * scale, piece.radius * scale, weight, ink)


def _words(pen: Pen, block: DeviceDrawing, boxes: Mapping[Side, Box], scale: Scale) -> None:
    """Front and back are named above, an edge inside itself."""
    for side, words in ((Side.FRONT, block.front), (Side.BACK, block.back)):
        box = boxes[side]
        above = boxes.get(Side.TOP, box) if side is Side.FRONT else box
        middle = above.top - scale.note.line / 2
        pen.text(box.left + box.width / 2, middle, words, scale.note.size, align="centre")
    for name, words in block.edges:
        box = boxes[Side(name)]
        tall = box.height > box.width
        marks = [mark.down if tall else mark.across for mark in block.marks if mark.side == name]
        free = max(_PLACES, key=lambda at: min((abs(at - mark) for mark in marks), default=0)) / 1000
        x, y = (0.5, free) if tall else (free, 0.5)
        middle, level, letter = box.left + box.width * x, box.top + box.height * y, 0.42 * scale.note.size
        if min(box.width, box.height) < letter + 1.0:  # the letter cuts the outline instead of touching it
            pen.fill(middle - letter / 2, level - letter / 2, letter, letter, WHITE)
        pen.text(middle, level, words, scale.note.size, align="centre")


def _tie(
    pen: Pen, marks: Sequence[DrawnMark], boxes: Mapping[Side, Box], group: Box, scale: Scale, *, left: bool
) -> None:
    disc = _DISC * scale.grow
    x = group.left - disc - 1.0 if left else group.left + group.width + disc + 1.0
    pitch = max(group.height / len(marks), 2 * disc + 0.2)
    first = group.top + (group.height - pitch * len(marks)) / 2
    for nth, mark in enumerate(marks):
        box = boxes[Side(mark.side)]
        at = (box.left + box.width * mark.across / 1000, box.top + box.height * mark.down / 1000)
        _mark(
            pen,
            mark.letter,
            at,
            (x, first + pitch * (nth + 0.5)),
            scale,
            ring=min(3.2, box.width * 0.7, box.height * 0.7),
        )


def _mark(
    pen: Pen, letter: str, at: tuple[float, float], out: tuple[float, float], scale: Scale, *, ring: float
) -> None:
    """A dashed ring where the damage is, tied to its figure beside the device."""
    far = max(((out[0] - at[0]) ** 2 + (out[1] - at[1]) ** 2) ** 0.5, ring)
    start = (at[0] + (out[0] - at[0]) * ring / far, at[1] + (out[1] - at[1]) * ring / far)
    pen.disc(at[0], at[1], ring, weight=1.2, dashed=True)
    pen.path((start, out), 1.0)
    pen.disc(out[0], out[1], _DISC * scale.grow, ink=ACCENT)
    pen.text(out[0], out[1], letter, scale.note.size, bold=True, ink=WHITE, align="centre")
