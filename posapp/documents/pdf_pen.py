"""The pen: text, rules, tints and marks on a ReportLab canvas, in millimetres from the page's top left corner. Knows ink and faces, no paper.

All ink belongs to something: text to the element it is put into, a picture's strokes to their figure, other strokes to the layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import getFont

from posapp.documents import qr, ruby
from posapp.documents.fonts import FALLBACK, Fonts
from posapp.documents.pdf_tags import FURNITURE, LAYOUT, Node

MM: Final = 72 / 25.4
"""Points in a millimetre."""
PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0

BLACK: Final = HexColor("#14171A")
QUIET: Final = HexColor("#474D54")
HAIR: Final = HexColor("#8A9199")
TINT: Final = HexColor("#F1F3F6")
ACCENT: Final = HexColor("#17427F")
SOFT: Final = HexColor("#CDD4DC")
WHITE: Final = HexColor("#FFFFFF")

FRAME: Final = 2.0
TABLE: Final = 1.4
FORM: Final = 1.0
HEAD: Final = 0.7
HAIRLINE: Final = 0.35
"""Weights of rules in points."""
_HATCH: Final = 0.6

_OVER: Final = 0.84
"""Height of a character above the baseline, in em."""
_CLEAR: Final = 1.3
"""Points between a word and its reading."""
_CENTRE: Final = 0.38
"""Height of the em box's middle above the baseline, in em."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: stretches of text with their weight, and its width in millimetres as it is seen: without a space at its end.

    ``ruby`` says of some stretches, by their number, how they are read and how wide they stand in points.
    """

    parts: tuple[tuple[str, bool], ...]
    width: float
    ruby: tuple[tuple[int, str, float], ...] = ()


class Pen:
    """Draws on one canvas."""

    def __init__(self, canvas: Any, fonts: Fonts, photos: Mapping[str, bytes] | None = None) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self._photos = photos or {}
        self.pages: list[list[Node]] = [[]]
        """The elements shown on each page, by the number of their marked content."""
        self._into: Node | None = None
        self._strokes = LAYOUT
        self._aside = False
        self._open: Node | None = None
        self._readings: list[tuple[Node, float, float, str]] = []

    def into(self, node: Node) -> Pen:
        """Text goes into this element from now on; returns the pen itself."""
        self._into = node
        return self

    def gap(self, x: float, middle: float, size: float) -> None:
        """A space that is read and not seen, between words of one element that stand apart."""
        self.text(x, middle, " ", size)

    def lift(self) -> None:
        """What comes next says anew where it belongs."""
        self._into = None

    @contextmanager
    def figure(self, node: Node, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Everything drawn inside belongs to the figure, which stands in the given box."""
        held = self._into
        self._into = self._strokes = node
        node.box = (x * MM, (PAGE_HEIGHT - y - height) * MM, (x + width) * MM, (PAGE_HEIGHT - y) * MM)
        yield
        self._into, self._strokes = held, LAYOUT

    @contextmanager
    def aside(self, repeated: bool = True) -> Iterator[None]:
        """What is drawn inside was read before: the furniture of a page. Nothing changes when it is not ``repeated``."""
        held, self._aside = self._aside, self._aside or repeated
        yield
        self._aside = held

    def turn(self) -> None:
        """Ends the page. Readings come last in its stream, so that they do not stand between the words of the text."""
        for node, at, base, reading in self._readings:
            self._belongs(node)
            code = ["BT", _inked(BLACK, "rg")]
            self._set(code, at, base, reading, ruby.SIZE, False, False)
            self.canvas._code.append(" ".join([*code, "ET"]))
        self._readings.clear()
        if self._open:
            self.canvas._code.append("EMC")
        self._open = self._into = None
        self.canvas.showPage()
        self.pages.append([])

    def _belongs(self, node: Node | None) -> None:
        """What follows is content of this element: marked so in the page's stream."""
        if node is None:
            raise ValueError("text outside of the structure")
        if self._aside:
            node = FURNITURE
        if node is self._open:
            return
        code, page = self.canvas._code, self.pages[-1]
        if self._open:
            code.append("EMC")
        self._open = node
        if node is LAYOUT:
            code.append("/Artifact BMC")
        elif node is FURNITURE:
            code.append("/Artifact <</Type /Pagination>> BDC")
        else:
            code.append(f"/{node.role} <</MCID {len(page)}>> BDC")
            node.show(len(self.pages) - 1, len(page))
            page.append(node)

    def text(
        self, x: float, middle: float, text: str | Line, size: float, *, bold: bool = False, ink: Color = BLACK,
        align: str = "left", tabular: bool = False,
    ) -> None:  # fmt: skip
        """Set one line with its middle at ``middle``. align left, centre or right of ``x``; ``tabular`` puts digits on one pitch."""
        parts = ((text, bold),) if isinstance(text, str) else text.parts
        if not any(part for part, _ in parts):
            return
        self._belongs(self._into)
        at, base = x * MM, (PAGE_HEIGHT - middle) * MM - _CENTRE * size
        if align != "left":
            width = self.fonts.width(text, bold, size, tabular=tabular) if isinstance(text, str) else text.width * MM
            at -= width / 2 if align == "centre" else width
        if isinstance(text, Line) and text.ruby:
            self._annotated(text, at, base, size, ink)
            return
        code = ["BT", _inked(ink, "rg")]
        for part, weight in parts:
            at = self._set(code, at, base, part, size, weight, tabular)
        code.append("ET")
        self.canvas._code.append(" ".join(code))

    def _annotated(self, line: Line, at: float, base: float, size: float, ink: Color) -> None:
        """A line with readings over some of its words. What was read before is not read again, readings neither."""
        known = {number: (reading, width) for number, reading, width in line.ruby}
        first, last = at, at + line.width * MM
        for number, (part, bold) in enumerate(line.parts):
            reading, wide = known.get(number, ("", 0.0))
            own = self._into
            word, said = own.reading() if own and reading and not self._aside else (own, FURNITURE)
            self._belongs(word)
            code, width = ["BT", _inked(ink, "rg")], self.fonts.width(part, bold, size)
            apart = max(0.0, wide - width) / len(part) if reading else 0.0
            start = at
            for piece in part if apart else (part,):
                at = self._set(code, at + apart / 2, base, piece, size, bold, False) + apart / 2
            self.canvas._code.append(" ".join([*code, "ET"]))
            if reading:
                said_wide = self.fonts.width(reading, False, ruby.SIZE)
                x = min(start + (max(wide, width) - said_wide) / 2, last - said_wide)
                self._readings.append((said, max(first, x), base + _OVER * size + _CLEAR, reading))

    def _set(self, code: list[str], at: float, base: float, text: str, size: float, bold: bool, tabular: bool) -> float:
        """The operators of one stretch of text in one weight; returns where the next begins."""
        for face, stretch in self.fonts.stretches(text, bold):
            thick = bold and face == FALLBACK
            if thick:
                code.append(f"2 Tr {size * 0.028:.3f} w {_inked(BLACK, 'RG')}")
            for piece, width, shift in self._pieces(stretch, bold, size, tabular):
                code.append(f"1 0 0 1 {at + shift:.4f} {base:.4f} Tm")
                self._show(code, face, piece, size)
                at += width
            if thick:
                code.append("0 Tr")
        return at

    def _pieces(self, text: str, bold: bool, size: float, tabular: bool) -> Iterator[tuple[str, float, float]]:
        """Text with its width and how far it stands inside it: digits on one pitch stand in the middle, the others run on."""
        if not (tabular and "1" in text):
            yield text, self.fonts.width(text, bold, size), 0.0
            return
        for narrow, run in groupby(text, key="1".__eq__):
            for piece in run if narrow else ("".join(run),):
                place = self.fonts.width(piece, bold, size, tabular=True)
                yield piece, place, (place - self.fonts.width(piece, bold, size)) / 2

    def _show(self, code: list[str], face: str, text: str, size: float) -> None:
        """Text where the pen stands. ReportLab's own text object says the same at twice the time."""
        font, document = getFont(face), self.canvas._doc
        for subset, glyphs in font.splitString(text, document):
            code.append(f"{font.getSubsetInternalName(subset, document)} {size:g} Tf <{glyphs.hex()}> Tj")

    def rule(self, x0: float, y0: float, x1: float, y1: float, weight: float, ink: Color | None = None) -> None:
        """A straight rule; hairlines are grey, all others black."""
        self._belongs(self._strokes)
        self.canvas.setStrokeColor(ink or (HAIR if weight <= HAIRLINE else BLACK))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0 * MM, (PAGE_HEIGHT - y0) * MM, x1 * MM, (PAGE_HEIGHT - y1) * MM)

    def frame(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """A square-cornered frame whose outer edge is the given box."""
        self._belongs(self._strokes)
        half = weight / 2
        self.canvas.setStrokeColor(BLACK)
        self.canvas.setLineWidth(weight)
        self.canvas.rect(
            x * MM + half, (PAGE_HEIGHT - y - height) * MM + half, width * MM - weight, height * MM - weight
        )

    def fill(self, x: float, y: float, width: float, height: float, ink: Color) -> None:
        """A filled box."""
        self._belongs(self._strokes)
        self.canvas.setFillColor(ink)
        self.canvas.rect(x * MM, (PAGE_HEIGHT - y - height) * MM, width * MM, height * MM, stroke=0, fill=1)

    def photo(self, node: Node, x: float, y: float, width: float, height: float, id: str) -> None:
        """A photo as its JPEG is, neither decoded nor shrunk."""
        with self.figure(node, x, y, width, height):
            self._belongs(node)
            image = ImageReader(BytesIO(self._photos[id]))
            self.canvas.drawImage(image, x * MM, (PAGE_HEIGHT - y - height) * MM, width * MM, height * MM)

    def hatch(self, x: float, y: float, width: float, height: float, ink: Color = BLACK) -> None:
        """Slanting strokes inside a box: money that falls away or grows. Thin and dark: grey ones are lost on a copier."""
        if width <= 0 or height <= 0:
            return
        self._belongs(self._strokes)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x * MM, (PAGE_HEIGHT - y - height) * MM, width * MM, height * MM)
        self.canvas.clipPath(path, stroke=0, fill=0)
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(_HATCH)
        step, low = 1.5, PAGE_HEIGHT - y - height
        first = int((x - height) / step) - 1
        starts = [at * step for at in range(first, int((x + width) / step) + 1)]
        self.canvas._code.append(
            " ".join(
                f"{at * MM:.3f} {low * MM:.3f} m {(at + height) * MM:.3f} {(low + height) * MM:.3f} l" for at in starts
            )
            + " S"
        )
        self.canvas.restoreState()

    def path(
        self, points: tuple[tuple[float, float], ...], weight: float, *, ink: Color = BLACK, close: bool = False, filled: bool = False,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """A line through points, closed or filled when asked."""
        self._belongs(self._strokes)
        path = self.canvas.beginPath()
        path.moveTo(points[0][0] * MM, (PAGE_HEIGHT - points[0][1]) * MM)
        for x, y in points[1:]:
            path.lineTo(x * MM, (PAGE_HEIGHT - y) * MM)
        if close:
            path.close()
        self.canvas.setStrokeColor(ink)
        self.canvas.setFillColor(ink)
        self.canvas.setLineWidth(weight)
        self.canvas.setDash(*dash) if dash else self.canvas.setDash()
        self.canvas.drawPath(path, stroke=0 if filled else 1, fill=1 if filled else 0)
        self.canvas.setDash()

    def rounded(
        self, x: float, y: float, width: float, height: float, radius: float, weight: float, ink: Color = BLACK
    ) -> None:
        """A round-cornered box that hides what is below it, for drawings of devices only."""
        self._belongs(self._strokes)
        self.canvas.setFillColor(WHITE)
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)
        self.canvas.roundRect(x * MM, (PAGE_HEIGHT - y - height) * MM, width * MM, height * MM, radius * MM, 1, 1)

    def disc(
        self, x: float, y: float, radius: float, *, ink: Color = BLACK, weight: float = 0.0, dashed: bool = False
    ) -> None:
        """A filled disc, or a circle when ``weight`` is given."""
        self._belongs(self._strokes)
        self.canvas.setFillColor(ink)
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)
        if dashed:
            self.canvas.setDash(3, 1.6)
        self.canvas.circle(x * MM, (PAGE_HEIGHT - y) * MM, radius * MM, stroke=int(weight > 0), fill=int(weight == 0))
        self.canvas.setDash()

    def box(self, node: Node, x: float, middle: float, size: float, *, ticked: bool) -> None:
        """The figure of a tick box with its left edge at ``x``, ticked by two strokes."""
        top = middle - size / 2
        with self.figure(node, x, top, size, size):
            self._belongs(node)
            self._box(x, top, size, ticked)

    def _box(self, x: float, top: float, size: float, ticked: bool) -> None:
        self.canvas.setFillColor(WHITE)
        self.canvas.setStrokeColor(BLACK)
        self.canvas.setLineWidth(0.9)
        self.canvas.rect(x * MM, (PAGE_HEIGHT - top - size) * MM, size * MM, size * MM, stroke=1, fill=1)
        if ticked:
            points = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.24))
            self.canvas.setLineCap(1)
            self.canvas.setLineJoin(1)
            self.path(tuple((x + size * a, top + size * b) for a, b in points), 1.6 * size / 4)
            self.canvas.setLineCap(0)
            self.canvas.setLineJoin(0)

    def qr(self, node: Node, x: float, y: float, size: float, payload: str) -> None:
        """The figure of a QR code whose modules fill the square of ``size``; the paper around it is its quiet zone."""
        with self.figure(node, x, y, size, size):
            self._belongs(node)
            self.canvas.setFillColor(BLACK)
            self.canvas._code.append(_qr_ink(x * MM, (PAGE_HEIGHT - y) * MM, size * MM, payload))


@cache
def _inked(ink: Color, operator: str) -> str:
    return f"{ink.red:.4f} {ink.green:.4f} {ink.blue:.4f} {operator}"


@lru_cache(maxsize=8)
def _qr_ink(left: float, top: float, size: float, payload: str) -> str:
    """The operators that fill the modules, in points: each page of a paper has the same."""
    rows = qr.modules(payload)
    step = size / len(rows)
    boxes = (
        f"{left + start * step:.3f} {top - (r + 1) * step:.3f} {count * step:.3f} {step + 0.02:.3f} re"
        for r, row in enumerate(rows)
        for start, count in row
    )
    return f"{' '.join(boxes)} f"
