"""The topics of the disclosure into bands: text, question and answer, the columns of 説明 and 理解. Only a topic that is most of a page is divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from posapp.documents import alternatives
from posapp.documents.blocks import Topic, TopicTable
from posapp.documents.paper import Spoken
from posapp.documents.pdf_blocks import Place, parted, put_lines, put_texts, set_texts
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import ACCENT, FRAME, HAIRLINE, HEAD, TABLE, TINT, WHITE, Line, Pen
from posapp.documents.pdf_tags import Node

_TICKS = 14.0
"""Width of one tick column."""


def topic_table(block: TopicTable, place: Place) -> list[Band]:
    """A titled table of topics; the key topics stand in the 2 pt frame."""
    scale = place.scale
    tick = _TICKS * (1.2 if scale.grow > 1 else 1.0)
    columns = (place.right - 2 * tick, place.right - tick)
    head_height = 7.4 * scale.grow
    table = place.node.add("Table")
    first = table.add("TR")
    title, *names = (first.head("Column") for _ in range(3))

    def head(pen: Pen, top: float) -> None:
        middle = top + head_height / 2
        pen.into(title).text(place.x + 2.6, middle, block.title, scale.body.size, bold=True)
        heads = (block.explained_head, block.understood_head)
        for x, name, node in zip(columns, heads, names, strict=True):
            pen.into(node).text(x + tick / 2, middle, name, scale.note.size, align="centre")
            pen.rule(x, top, x, top + head_height, HAIRLINE)
        pen.rule(place.x, top + head_height, place.right, top + head_height, HEAD)

    def frame(pen: Pen, top: float, bottom: float) -> None:
        if block.key:
            pen.frame(place.x, top, place.width, bottom - top, FRAME)
        else:
            pen.rule(place.x, top, place.right, top, HEAD)
            pen.rule(place.x, bottom, place.right, bottom, TABLE)

    rows = tuple(
        row
        for i, topic in enumerate(block.topics)
        for row in _topic(block, topic, i, place.under(table.add("TR")), tick)
    )
    return [Band(rows=rows, head=Row(head_height, head), before=2.6, frame=frame)]


def _topic(block: TopicTable, topic: Topic, i: int, place: Place, tick: float) -> Iterator[Row]:
    """The topic as one row; of a very long one the text goes on in rows of its own, and the question stands with the last."""
    scale, setter = place.scale, place.setter
    inset = 11.6 * (1.25 if scale.grow > 1 else 1.0)
    style = scale.head if block.key else scale.body
    columns = (place.right - 2 * tick, place.right - tick)
    heads = setter.lines(topic.heading, style, columns[0] - place.x - inset - 2, bold=True)
    cell = place.node.add("TD")
    named = cell.add("P")
    lines = set_texts(topic.body, place.under(cell), scale.body, columns[0] - place.x - inset - 2)
    part, *more = parted(lines, scale.body)
    text_height = len(heads) * style.line + len(part) * scale.body.line + (2.4 if block.key else 1.4)
    question = _question(block, topic, place.under(cell), inset) if topic.question else None
    asked = None if more else question
    done = _done(place.node, topic, place.setter.spoken)
    height = text_height + (asked.height if asked else 0.0)
    drop = scale.drop if heads and heads[0].ruby else 0.0

    def draw(pen: Pen, top: float) -> None:
        if i:
            pen.rule(place.x, top, place.right, top, HEAD if block.key else HAIRLINE)
        first = top + (1.2 if block.key else 0.8) + style.line / 2 + drop
        if block.key:
            side = 7.0 * scale.grow
            pen.fill(place.x + 2.4, first - side / 2, side, side, ACCENT)
            pen.into(named).text(
                place.x + 2.4 + side / 2, first, topic.number, scale.head.size, bold=True, ink=WHITE, align="centre"
            )
        else:
            pen.into(named).text(place.x + 5.4, first, topic.number, scale.body.size, bold=True, align="centre")
        pen.gap(place.x + inset - 1, first, scale.body.size)
        at = put_lines(pen.into(named), heads, place.x + inset, first - style.line / 2, style)
        put_texts(pen, part, place.x + inset, at, scale.body)
        _ticks(pen, topic, done, columns, tick, top, text_height, place)
        if asked:
            asked.draw(pen, top + text_height)

    yield Row(height, draw)
    yield from (_further(further, place, inset, columns) for further in more)
    if more and question:
        yield question


def _further(lines: Sequence[tuple[Line, Node]], place: Place, inset: float, columns: tuple[float, float]) -> Row:
    """More of a topic's text; its ticks stand beside its beginning."""
    style = place.scale.body
    height = len(lines) * style.line + 1.0

    def draw(pen: Pen, top: float) -> None:
        put_texts(pen, lines, place.x + inset, top, style)
        for x in columns:
            pen.rule(x, top, x, top + height, HAIRLINE)

    return Row(height, draw)


def _done(row: Node, topic: Topic, spoken: Spoken) -> tuple[Node, Node, Node]:
    """Figures of the boxes 説明 and 理解, and the element of the time between them."""
    explained, understood = row.add("TD"), row.add("TD")
    box = explained.figure(alternatives.tick(topic.explained, spoken))
    return box, understood.figure(alternatives.tick(topic.understood, spoken)), explained.add("P")


def _ticks(
    pen: Pen, topic: Topic, nodes: tuple[Node, Node, Node], columns: tuple[float, float], tick: float, top: float,
    height: float, place: Place,
) -> None:  # fmt: skip
    scale = place.scale
    size = 4.0 * scale.grow
    middle = top + height / 2 - (2.2 if topic.time else 0.0)
    for x, node, done in zip(columns, nodes[:2], (topic.explained, topic.understood), strict=True):
        pen.box(node, x + (tick - size) / 2, middle, size, ticked=done)
        pen.rule(x, top, x, top + height, HAIRLINE)
    if topic.time:
        pen.into(nodes[2]).text(
            columns[0] + tick / 2, middle + size / 2 + 3.4, topic.time, max(scale.data.size, 9.5), align="centre"
        )


def _question(block: TopicTable, topic: Topic, place: Place, inset: float) -> Row:
    scale, setter = place.scale, place.setter
    word = setter.width(block.question_word, scale.body, bold=True)
    answer_word = setter.width(block.answer_word, scale.note)
    widest = max(setter.width(t.answer, scale.head) for t in block.topics)
    split = place.right - max(widest + answer_word + 7, 48.0)
    lines = setter.lines(topic.question, scale.body, split - place.x - inset - word - 5)
    height = max(8.2 * scale.grow, len(lines) * scale.body.line + 2.2)
    asked, said = place.node.add("P"), place.node.add("P")
    drop = scale.drop if lines and lines[0].ruby else 0.0

    def draw(pen: Pen, top: float) -> None:
        pen.fill(place.x, top, split - place.x, height, TINT)
        pen.rule(place.x, top, place.right, top, HAIRLINE)
        pen.rule(split, top, split, top + height, HEAD)
        middle = top + height / 2 + drop
        first = middle - (len(lines) - 1) * scale.body.line / 2
        pen.into(asked).text(place.x + inset, first, block.question_word, scale.body.size, bold=True)
        pen.gap(place.x + inset + word, first, scale.body.size)
        put_lines(pen, lines, place.x + inset + word + 3, first - scale.body.line / 2, scale.body)
        pen.into(said).text(split + 2.2, middle, block.answer_word, scale.note.size)
        pen.gap(split + 2.2 + answer_word, middle, scale.note.size)
        pen.text(place.right - 2.4, middle, topic.answer, scale.head.size, bold=True, align="right")

    return Row(height, draw)
