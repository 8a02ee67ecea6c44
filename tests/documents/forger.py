"""A hand that changes a printed PDF as somebody would who knows how it is built: words moved, taken away, laid over, told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, TypeAlias

from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ContentStream, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from posapp.domain.paper_order import Run

Steps: TypeAlias = list[tuple[Any, bytes]]
"""What the hand does on a page: operands and operator."""


def saved(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def opened(pdf: bytes) -> PdfWriter:
    return PdfWriter(clone_from=BytesIO(pdf))


def redrawn(pdf: bytes, page: int, change: Callable[[Steps], Steps]) -> bytes:
    writer = opened(pdf)
    _redraw(writer, page, change)
    return saved(writer)


def _redraw(writer: PdfWriter, page: int, change: Callable[[Steps], Steps]) -> None:
    sheet = writer.pages[page]
    content = ContentStream(sheet.get_contents(), writer)
    content.operations = change(list(content.operations))
    sheet[NameObject("/Contents")] = writer._add_object(content)


def _at(steps: Steps, run: Run) -> int:
    """Where the place of these words is set."""
    (found,) = [
        at for at, (operands, operator) in enumerate(steps)
        if operator == b"Tm" and (float(operands[4]), float(operands[5])) == (run.across, run.up)
    ]  # fmt: skip
    return found


def _shown(steps: Steps, run: Run) -> range:
    """The steps that choose the font and show these words."""
    first = _at(steps, run) + 1
    return range(first, next(at for at in range(first, len(steps)) if steps[at][1] in (b"ET", b"Tm")))


def swapped(pdf: bytes, one: Run, other: Run) -> bytes:
    """Both at the place of the other; on one page."""

    def change(steps: Steps) -> Steps:
        here, there = _at(steps, one), _at(steps, other)
        steps[here], steps[there] = steps[there], steps[here]
        return steps

    return redrawn(pdf, one.page, change)


def moved(pdf: bytes, run: Run, across: float, up: float) -> bytes:
    def change(steps: Steps) -> Steps:
        at = _at(steps, run)
        steps[at] = ([*steps[at][0][:4], FloatObject(run.across + across), FloatObject(run.up + up)], b"Tm")
        return steps

    return redrawn(pdf, run.page, change)


def without(pdf: bytes, run: Run) -> bytes:
    return redrawn(pdf, run.page, lambda steps: [step for at, step in enumerate(steps) if at not in _shown(steps, run)])


def hidden(pdf: bytes, run: Run) -> bytes:
    """Still there, but seen by nobody."""

    def change(steps: Steps) -> Steps:
        at = _at(steps, run)
        return [*steps[:at], ([NumberObject(3)], b"Tr"), *steps[at:]]

    return redrawn(pdf, run.page, change)


def added(pdf: bytes, run: Run, across: float, up: float, within: Any = None) -> bytes:
    """The same words once more beside: in no marked content, in some (its tag), or in a stretch that exists (its number)."""

    def change(steps: Steps) -> Steps:
        words = [steps[at] for at in _shown(steps, run)]
        place = [FloatObject(n) for n in (1, 0, 0, 1, run.across + across, run.up + up)]
        more = [([], b"BT"), (place, b"Tm"), *words, ([], b"ET")]
        if isinstance(within, str):
            more = [([NameObject(within)], b"BMC"), *more, ([], b"EMC")]
        elif within is not None:
            more = [
                ([NameObject("/P"), DictionaryObject({NameObject("/MCID"): NumberObject(within)})], b"BDC"),
                *more,
                ([], b"EMC"),
            ]
        return [*steps, *more]

    return redrawn(pdf, run.page, change)


def saying(pdf: bytes, run: Run, other: Run) -> bytes:
    """The place of one shows the words of the other."""

    def change(steps: Steps) -> Steps:
        mine, theirs = _shown(steps, run), _shown(steps, other)
        return [*steps[: mine.start], *(steps[at] for at in theirs), *steps[mine.stop :]]

    return redrawn(pdf, run.page, change)


def elements(writer: PdfWriter) -> Iterator[Any]:
    """Every element of the structure, in order."""

    def walk(entry: Any) -> Iterator[Any]:
        yield entry
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, dict) and inner.get("/Type") != "/MCR":
                yield from walk(inner)

    root: Any = writer.root_object["/StructTreeRoot"]
    yield from walk(root["/K"])


def told(pdf: bytes, words: str, other: str) -> bytes:
    """A picture that tells those who do not see it something else."""
    writer = opened(pdf)
    (figure,) = [entry for entry in elements(writer) if words in entry.get("/Alt", "")]
    figure[NameObject("/Alt")] = TextStringObject(figure["/Alt"].replace(words, other))
    return saved(writer)


def pictured(pdf: bytes, run: Run, other: Run) -> bytes:
    """Words that only the structure still says right: the page shows others, as if they stood in a picture."""
    writer = opened(saying(pdf, run, other))
    sheet = writer.pages[run.page]
    steps = list(ContentStream(sheet.get_contents(), writer).operations)
    before = reversed(steps[: _at(steps, run)])
    number = next(operands[1]["/MCID"] for operands, operator in before if operator == b"BDC")
    page = sheet.indirect_reference
    (owner,) = [e for e in elements(writer) if e.get("/K") in (number, [number]) and e.raw_get("/Pg") == page]
    owner[NameObject("/Alt")] = TextStringObject(run.words)
    return saved(writer)


def turned(pdf: bytes) -> bytes:
    """The last page first."""
    writer = opened(pdf)
    pages: Any = writer.root_object["/Pages"]
    pages["/Kids"].insert(0, pages["/Kids"].pop())
    return saved(writer)


def annotated(pdf: bytes, words: str) -> bytes:
    writer = opened(pdf)
    writer.add_annotation(0, FreeText(text=words, rect=(200, 400, 300, 420)))
    return saved(writer)
