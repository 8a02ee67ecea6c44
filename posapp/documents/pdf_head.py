"""Head and foot of every page. Knows the header's and footer's data, not what stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from posapp.documents import alternatives
from posapp.documents.paper import JAPANESE, Footer, Header
from posapp.documents.pdf_blocks import Place, put_lines
from posapp.documents.pdf_pen import FRAME, HAIRLINE, PAGE_HEIGHT, QUIET, Line, Pen
from posapp.documents.pdf_tags import Node
from posapp.documents.pdf_type import Style

TOP = 16.0
BOTTOM = PAGE_HEIGHT - 16.0
LEFT = 15.0
WIDTH = 180.0
_QR = 15.0


@dataclass(frozen=True, slots=True)
class Tag:
    """A framed word, bold or not, its width and its element."""

    text: str
    bold: bool
    width: float
    node: Node


class PageHead:
    """The head measured once for all pages; ``height`` is the distance from the upper margin to the closing rule."""

    def __init__(self, header: Header, place: Place) -> None:
        self.header, self.place = header, place
        scale, setter = place.scale, place.setter
        label = max((setter.width(m.label, scale.data) for m in header.meta), default=0.0)
        self.label = label + (3.6 if scale.grow == 1 else 2.6)
        qr = _QR * (1.2 if scale.grow > 1 else 1.0) + 4 if header.qr else 0.0
        wide = 70.0 if setter.spoken == JAPANESE else 75.0  # the number of a translation is longer
        room = 55.0 if scale.grow == 1 else wide
        self.meta_x = place.right - qr - room
        self.left_width = self.meta_x - place.x - 3
        tags = [(t, False) for t in header.tags] + [(t, True) for t in header.strong_tags]
        self.title = place.node.add("H1")
        self.tags = [Tag(t, b, setter.width(t, scale.data, bold=b) + 3.6, place.node.add("P")) for t, b in tags]
        self.names, self.words, table = place.node.add("P"), place.node.add("P"), place.node.add("Table")
        self.code, self.caption = place.node.figure(alternatives.code(header.qr, setter.spoken)), place.node.add("P")
        meta_room = place.right - qr - self.meta_x - self.label
        self.meta = [(m.label, setter.lines(m.value, scale.data, meta_room), *table.pair()) for m in header.meta]
        tag_room = sum(t.width + 1.8 for t in self.tags)
        self.tag_rows = self._rows_of_tags()
        self.style = scale.title
        self.tags_low = setter.width(header.title, scale.title) + tag_room + 3 > self.left_width
        if setter.width(header.title, scale.title) > self.left_width:
            self.style = scale.long_title
        self.titles = setter.lines(header.title, self.style, self.left_width)
        self.name = Style(scale.head.size, scale.body.line + 1)
        self.first = self._below(header.sentence)
        self.later = self._below(header.continued or header.sentence)
        left = max(self._height(self.first), self._height(self.later))
        meta = sum(len(lines) for _, lines, *_ in self.meta) * scale.data.line + 1.6
        picture = qr + scale.caption.line - 2 if header.qr else 0.0
        self.height = max(20.0, left, meta, picture)

    def _rows_of_tags(self) -> list[list[Tag]]:
        """The tags in rows no wider than the left part."""
        rows: list[list[Tag]] = [[]]
        for tag in self.tags:
            if rows[-1] and sum(t.width + 1.8 for t in rows[-1]) + tag.width > self.left_width:
                rows.append([])
            rows[-1].append(tag)
        return rows

    def _below(self, sentence: str) -> tuple[float, tuple[Line, ...], tuple[Line, ...]]:
        """Where the sentence begins, the addressee's lines, and the sentence's lines: beside tags one, beside the name two where one below is not enough."""
        scale, setter = self.place.scale, self.place.setter
        names = setter.lines(self.header.addressee, self.name, self.left_width)
        start = sum(t.width + 1.8 for t in self.tags) + 0.6 if self.tags_low else 0.0
        if len(self.tag_rows) > 1:
            start = 0.0
        if names:
            start = names[-1].width + 5
        lines = setter.lines(sentence, scale.note, self.left_width - start) if self.left_width - start > 30 else ()
        across = setter.lines(sentence, scale.note, self.left_width)
        if len(lines) != 1 and not (names and len(lines) == 2 and len(across) > 1):
            start, lines = 0.0, across
        return start, names, lines

    def _height(self, below: tuple[float, tuple[Line, ...], tuple[Line, ...]]) -> float:
        start, names, lines = below
        scale = self.place.scale
        height = self._title_top + len(self.titles) * self.style.line + self._gap + len(names) * self.name.line
        if self.tags_low and (names or not start):
            height += scale.body.line * len(self.tag_rows)
        if not start:
            height += len(lines) * scale.note.line
        else:
            height += (len(lines) - 1) * scale.note.line if names else scale.body.line
        return height + 1.5

    @property
    def _title_top(self) -> float:
        """A single title line stands with its middle 5.3 mm under the margin."""
        return max(0.4, 5.4 - self.style.line / 2) if len(self.titles) == 1 else 0.4

    @property
    def _gap(self) -> float:
        """From the title to the line below it."""
        return 0.6 + (1.0 if self.tags_low else 0.0)

    def draw(self, pen: Pen, page: int) -> None:
        """Draw the head of the page with this number; it is read once."""
        with pen.aside(page > 1):
            self._draw(pen, page)

    def _draw(self, pen: Pen, page: int) -> None:
        place = self.place
        at = put_lines(pen.into(self.title), self.titles, place.x, TOP + self._title_top, self.style)
        beside = place.x + (self.titles[-1].width if self.titles else 0) + 3
        below = self.first if page == 1 else self.later
        if not self.tags_low:
            self._draw_tags(pen, self.tags, beside, at - self.style.line / 2 + 0.5)
        self._draw_below(pen, below, at + self._gap)
        self._draw_meta(pen)
        pen.rule(place.x, TOP + self.height - FRAME / 5.7, place.right, TOP + self.height - FRAME / 5.7, FRAME)

    def _draw_tags(self, pen: Pen, tags: list[Tag], x: float, middle: float) -> None:
        style = self.place.scale.data
        high = style.line + 0.6
        for tag in tags:
            pen.frame(x, middle - high / 2, tag.width, high, 0.8)
            pen.into(tag.node).text(x + tag.width / 2, middle, tag.text, style.size, bold=tag.bold, align="centre")
            x += tag.width + 1.8

    def _draw_below(self, pen: Pen, below: tuple[float, tuple[Line, ...], tuple[Line, ...]], at: float) -> None:
        start, names, lines = below
        scale, x = self.place.scale, self.place.x
        if self.tags_low:
            for i, row in enumerate(self.tag_rows):
                self._draw_tags(pen, row, x, at + (i + 0.5) * scale.body.line)
            if names or not start:
                at += scale.body.line * len(self.tag_rows)
        if names:
            at = put_lines(pen.into(self.names), names, x, at, self.name)
        pen.into(self.words)
        if start:
            middle = at - self.name.line / 2 + 0.2 if names else at + scale.body.line / 2
            put_lines(pen, lines, x + start, middle - scale.note.line / 2, scale.note)
        else:
            put_lines(pen, lines, x, at, scale.note)

    def _draw_meta(self, pen: Pen) -> None:
        scale, place = self.place.scale, self.place
        at = TOP + 0.4
        for name, lines, head, value in self.meta:
            pen.into(head).text(self.meta_x, at + scale.data.line / 2, name, scale.data.size, ink=QUIET)
            at = put_lines(pen.into(value), lines, self.meta_x + self.label, at, scale.data)
        if self.header.qr:
            side = _QR * (1.2 if scale.grow > 1 else 1.0)
            x = place.right - side - 1.6
            pen.qr(self.code, x, TOP - 0.5, side, self.header.qr)
            pen.into(self.caption).text(
                x + side / 2,
                TOP - 0.5 + side + scale.caption.line / 2 + 0.4,
                self.header.caption,
                scale.caption.size,
                align="centre",
            )


class PageFoot:
    """The foot measured once for all pages; ``top`` is its hairline."""

    def __init__(self, footer: Footer, place: Place) -> None:
        self.footer, self.place = footer, place
        scale = place.scale
        self.number = Style(scale.head.size, scale.head.line)
        room = place.width - 24 * (1.4 if scale.grow > 1 else 1.0)
        joined = [self._joined(parts, room) for parts in footer.lines]
        self.lines = [line for group in joined for line in group]
        self.top = BOTTOM - len(self.lines) * scale.caption.line - 1.0
        self.nodes: list[Node] = []

    def _joined(self, parts: tuple[str, ...], room: float) -> list[Line]:
        """Parts set one after another, a new line where the next part does not fit whole."""
        scale, setter = self.place.scale, self.place.setter
        lines: list[str] = []
        for part in parts:
            longer = f"{lines[-1]}   {part}" if lines else part
            if lines and setter.width(longer, scale.caption) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
        return [set_line for text in lines for set_line in setter.lines(text, scale.caption, room)]

    def tag(self, node: Node) -> None:
        """Its lines are read after everything else, in this element."""
        self.nodes = [node.add("P") for _ in self.lines]

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw the foot of page ``page`` of ``pages``; it is read on the last, page numbers never."""
        scale, place = self.place.scale, self.place
        with pen.aside(page < pages):
            for i, (line, node) in enumerate(zip(self.lines, self.nodes, strict=True)):
                pen.into(node).text(place.x, self.top + 1.2 + (i + 0.5) * scale.caption.line, line, scale.caption.size)
        with pen.aside():
            self._number(pen, page, pages)

    def _number(self, pen: Pen, page: int, pages: int) -> None:
        scale, place = self.place.scale, self.place
        pen.rule(place.x, self.top, place.right, self.top, HAIRLINE)
        middle = self.top + 1.0 + len(self.lines) * scale.caption.line / 2
        text = f"{page} / {pages}"
        width = place.setter.width(text, self.number, bold=True)
        pen.text(place.right, middle, text, self.number.size, bold=True, align="right")
        pen.text(place.right - width - 2, middle + 0.4, self.footer.page_word, scale.data.size, align="right")
