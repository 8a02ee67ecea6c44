"""What holds for every page of every paper, in each edition: sizes, head and foot, no lonely heading, signatures with their text, and
nothing that a copier loses. Read from what was drawn, not from what was meant."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from posapp.documents import pdf, press
from posapp.documents.blocks import Body, FigureTable, Heading, SignatureBox
from posapp.documents.paper import Paper
from posapp.documents.pdf_pen import ACCENT, BLACK, HAIR, MM, QUIET, SOFT, TINT, WHITE, Pen
from posapp.documents.pdf_type import LARGE, NORMAL, RUBY
from posapp.documents.pictures import Bar, BarChart, BarLabel, Stretch, TimeLine
from posapp.documents.reading_order import heard
from posapp.documents.runs import plain
from posapp.domain.paper_rules import Span
from tests.documents import reading, samples, structure
from tests.documents.cases import RETURNING, case
from tests.documents.photographed import picture_of
from tests.documents.reading import squeezed
from tests.documents.test_pdf import with_blocks

LARGE_ONES = tuple(name for name in samples.papers() if name.endswith("-large"))
USUAL = tuple(name for name in samples.papers() if not name.endswith("-large"))


def pages(name: str) -> tuple[tuple[Span, ...], ...]:
    return samples.read(name).pages


# --- sizes


def test_the_scales_keep_what_is_promised() -> None:
    assert (NORMAL.body.size, NORMAL.note.size) == (12, 10.5) == (RUBY.body.size, RUBY.note.size)
    for scale, least in ((NORMAL, 8.5), (RUBY, 8.5), (LARGE, 14)):
        styles = [getattr(scale, field.name) for field in fields(scale) if is_dataclass(getattr(scale, field.name))]
        assert min(style.size for style in styles) == least
        assert all(style.line * MM >= style.size for style in styles)


@pytest.mark.parametrize("name", USUAL)
def test_between_head_and_foot_nothing_is_under_notes_but_times(name: str) -> None:
    """9 and 8.5 pt stand in head and foot alone; the time of an explanation has 9.5. Most of a paper is body."""
    sizes: Counter[float] = Counter()
    for page in pages(name):
        for span in _inside(page, samples.papers()[name]):
            words = squeezed(span.text)
            if not (9.5 <= span.size < 10.5 and words.replace(":", "").isdigit()):
                sizes[round(span.size, 1)] += len(words)
    assert min(sizes) >= 10.5
    written = not samples.papers()[name].kind.startswith("outage-")  # on blanks it is a pen that writes the body
    assert not written or sum(count for size, count in sizes.items() if size >= 12) >= 0.3 * sum(sizes.values())


def _inside(page: tuple[Span, ...], paper: Paper) -> list[Span]:
    """What stands between the head's rule and the foot's."""
    small = [span.up for span in page if span.size < 9.3]
    low = max((up for up in small if up < 150), default=0.0)
    high = min((up for up in small if up > 600), default=900.0)
    return [span for span in page if low < span.up < high]


@pytest.mark.parametrize("name", LARGE_ONES)
def test_large_print_has_14_pt_everywhere_and_says_all_that_the_usual_edition_says(name: str) -> None:
    large, usual = samples.printed(name), samples.printed(name.removesuffix("-large"))
    assert min(reading.sizes(large)) >= 14
    heard, usually = (squeezed(structure.read(file).words) for file in (large, usual))
    assert Counter(heard.replace("大きな文字", "", 1)) == Counter(usually.replace("書面の照合", "照合", 1))
    assert not _seen(name.removesuffix("-large")) - _seen(name)


def _seen(name: str) -> Counter[str]:
    """Every letter that is seen on the pages, those of pictures too."""
    inside = (span for page in pages(name) for span in _inside(page, samples.papers()[name]))
    return Counter(squeezed("".join(span.text for span in inside)))


# --- head and foot


@pytest.mark.parametrize("name", samples.papers())
def test_every_page_names_shop_number_and_case_and_says_which_page_it_is(name: str) -> None:
    paper, texts = samples.papers()[name], reading.page_texts(samples.printed(name))
    meta = {each.label: each.value for each in paper.header.meta}
    assert "店舗" in meta and "番号" in meta
    assert "案件" in meta or paper.kind in OF_NO_CASE or paper.kind.startswith("outage-")
    for number, text in enumerate(texts, start=1):
        assert squeezed(paper.header.title) in text and f"{number}/{len(texts)}" in text
        for value in (each.value for each in paper.header.meta):
            assert squeezed(value) in text, value


OF_NO_CASE = ("comparison", "ledger", "task-list")
"""A comparison comes before any case; the shop's lists are of many, and blank forms of none yet."""


# --- what stays together


def _every(value: object, kind: type[Any]) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _every(part, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _every(getattr(value, each.name), kind)


@pytest.mark.parametrize("name", samples.papers())
def test_no_heading_stands_last_on_a_page_and_no_last_page_holds_nearly_nothing(name: str) -> None:
    paper = samples.papers()[name]
    heads = {squeezed(each.text) for each in _every(paper.blocks, Heading) if each.text}
    for page in pages(name):
        inside = _inside(page, paper)
        last = min(inside, key=lambda span: round(span.up))
        lowest = squeezed("".join(span.text for span in inside if abs(span.up - last.up) < 4))
        assert not any(lowest.endswith(head) for head in heads), lowest
    if len(pages(name)) > 1:
        final = _inside(pages(name)[-1], paper)
        assert max(span.up for span in final) - min(span.up for span in final) > 0.2 * 640, "a nearly empty last page"


@pytest.mark.parametrize("name", samples.papers())
def test_a_signature_stands_under_its_text(name: str) -> None:
    texts = reading.page_texts(samples.printed(name))
    for box in _every(samples.papers()[name].blocks, SignatureBox):
        said = squeezed("".join(run.text for run in box.statement))
        assert any(said in text and squeezed(box.label) in text for text in texts)


# --- figures under each other


FIGURES = re.compile(r"[+−-]?\s?[\d,]+(?:円|回|か月)?")


@pytest.mark.parametrize("name", [*USUAL, *LARGE_ONES])
def test_figures_of_a_column_stand_under_each_other(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Amounts in right-aligned columns have one pitch of digits and one right edge; so commas and units align by themselves."""
    tables, seen, write = tuple(_every(samples.papers()[name].blocks, FigureTable)), [], Pen.text
    amounts = [
        cell
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=False)
        if column.right and FIGURES.fullmatch(cell)
    ]

    def noted(pen: Pen, x: float, middle: float, text: Any, size: float, **more: Any) -> None:
        if isinstance(text, str) and more.get("tabular") and text in amounts:
            seen.append((text, round(x, 2)))
        write(pen, x, middle, text, size, **more)

    monkeypatch.setattr(Pen, "text", noted)
    press.draw(samples.papers()[name], picture_of)
    assert sorted(text for text, _ in seen) == sorted(amounts)
    assert len({x for _, x in seen}) <= sum(column.right for table in tables for column in table.columns)


# --- ink


def _luminance(red: float, green: float, blue: float) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    lower, upper = sorted(_luminance(*ink) for ink in (one, other))
    return (upper + 0.05) / (lower + 0.05)


def _grey(ink: tuple[float, ...]) -> tuple[float, float, float]:
    """As a grey printer gives it."""
    shade = 0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2]
    return shade, shade, shade


Ink = tuple[float, ...]


def inks(file: bytes) -> Iterator[tuple[Ink, Ink]]:
    """The ink of every stretch of text with the ink under its beginning: of the last shape filled there (its box), else the paper."""
    reader = PdfReader(io.BytesIO(file))
    for page in reader.pages:
        ink: Ink = (0.0, 0.0, 0.0)
        boxes: list[tuple[float, float, float, float, Ink]] = []
        waiting: list[tuple[float, float, float, float]] = []
        points: list[tuple[float, float]] = []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"rg", b"g"):
                ink = tuple(map(float, operands)) * (3 if operator == b"g" else 1)
            elif operator == b"re":
                x, y, wide, high = map(float, operands)
                waiting.append((x, y, x + wide, y + high))
            elif operator in (b"m", b"l", b"c"):
                points.append((float(operands[-2]), float(operands[-1])))
            elif operator in (b"f", b"f*", b"B", b"b"):
                ends = tuple(zip(*points, strict=True))
                round_ones = [(min(ends[0]), min(ends[1]), max(ends[0]), max(ends[1]))] if ends else []
                boxes += [(*box, ink) for box in (*waiting, *round_ones)]
                waiting, points = [], []
            elif operator in (b"S", b"n", b"s"):
                waiting, points = [], []
            elif operator == b"Tm":
                x, y = float(operands[4]) + 1, float(operands[5]) + 2
                under = [box[4] for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
                yield ink, under[-1] if under else (1.0, 1.0, 1.0)


@pytest.mark.parametrize("name", samples.papers())
def test_every_letter_is_readable_on_a_grey_printer(name: str) -> None:
    pairs = set(inks(samples.printed(name)))
    assert pairs
    assert min(_contrast(_grey(ink), _grey(under)) for ink, under in pairs) >= 4.5


def test_pale_letters_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pen, "text", _pale(Pen.text))
    assert min(_contrast(ink, under) for ink, under in inks(pdf.draw(with_blocks(Body((plain("淡い"),)))))) < 4.5


def _pale(text: Any) -> Any:
    return lambda pen, x, y, words, size, **more: text(pen, x, y, words, size, **more | {"ink": HAIR})


def test_the_inks_are_told_apart_without_colour() -> None:
    """Fills that mean something differ in grey from each other and from the paper, or carry strokes."""
    shades = sorted(_grey((ink.red, ink.green, ink.blue))[0] for ink in (BLACK, ACCENT, SOFT, WHITE))
    assert all(b - a > 0.12 for a, b in pairwise(shades))
    assert _contrast((QUIET.red, QUIET.green, QUIET.blue), (TINT.red, TINT.green, TINT.blue)) >= 4.5


def blackened(*blocks: BarChart | TimeLine) -> int:
    """Black dots of a page as a copier without greys gives it."""
    document = pypdfium2.PdfDocument(pdf.draw(with_blocks(*blocks)))
    drawn = document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return int(sum(drawn.histogram()[:128]))


def bars(tone: str, paid: int, waived: int = 0) -> BarChart:
    return BarChart(tuple(Bar(paid, waived, tone) for _ in range(6)), (0, 100_000), (BarLabel(0, ("一",)),))


def line(tone: str) -> TimeLine:
    return TimeLine((Stretch(0, 1000, "", tone),), ())


@pytest.mark.parametrize(("solid", "hatched", "blank"), [
    (bars("accent", 100_000), bars("plain", 0, 100_000), bars("plain", 100_000)),
    (line("accent"), line("hatch"), line("blank")),
])  # fmt: skip
def test_what_is_paid_what_falls_away_and_what_matters_differ_in_pure_black_and_white(
    solid: BarChart | TimeLine, hatched: BarChart | TimeLine, blank: BarChart | TimeLine
) -> None:
    low, middle, high = blackened(blank), blackened(hatched), blackened(solid)
    assert low + 0.15 * (high - low) < middle < high - 0.3 * (high - low)


def test_grey_hatching_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    hatch = Pen.hatch
    monkeypatch.setattr(Pen, "hatch", lambda pen, x, y, wide, high: hatch(pen, x, y, wide, high, HAIR))
    low, middle, high = (blackened(line(tone)) for tone in ("blank", "hatch", "accent"))
    assert middle < low + 0.15 * (high - low)


@pytest.mark.parametrize("name", RETURNING)
def test_every_bar_that_stands_out_is_named_below(name: str) -> None:
    paper = press.compose("quote", case(name))
    seen = {run.words for page in heard(PdfReader(io.BytesIO(press.draw(paper)))).figures for run in page.labels}
    chart = reading.blocks_of(paper, BarChart)[0]
    names = {label.bar: label.lines for label in chart.labels}
    assert all(set(names[at]) <= seen for at, bar in enumerate(chart.bars) if bar.tone == "accent")


def test_in_large_print_the_month_that_stands_out_has_no_lesser_one_beside_it() -> None:
    paper = replace(press.compose("quote", case("au-kaetoku")), large=True)
    chart = reading.blocks_of(paper, BarChart)[0]
    seen = {run.words for page in heard(PdfReader(io.BytesIO(press.draw(paper)))).figures for run in page.labels}
    named = {label.bar: label.lines[0] in seen for label in chart.labels}
    accent = next(at for at, bar in enumerate(chart.bars) if bar.tone == "accent")
    assert named[accent] and not named[accent - 1]
