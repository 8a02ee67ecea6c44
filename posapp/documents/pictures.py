"""Pictures on a paper as plain data: bars, time lines, codes, small drawings. Knows values in yen and words, no millimetre.

``said`` is what a picture says to those who do not see it, where that is not the Japanese of `posapp.documents.alternatives`.
"""

from __future__ import annotations

from dataclasses import dataclass

from posapp.documents.runs import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``paid`` solid, ``waived`` hatched above it, both in yen. tone: plain, accent or kept. ``gap`` leaves room before."""

    paid: int
    waived: int = 0
    tone: str = "plain"
    gap: bool = False


@dataclass(frozen=True, slots=True)
class BarLabel:
    """Lines under one bar (by its index), the last in bold. Labels stand in order of weight: one without room is left out."""

    bar: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of yen over months. ``marks`` are the yen values of the horizontal rules, lowest first.

    cut  yen above which the axis is cut and bars are drawn shorter, 0 for none; ``cut_text`` says so at the axis
    """

    bars: tuple[Bar, ...]
    marks: tuple[int, ...]
    labels: tuple[BarLabel, ...]
    cut: int = 0
    cut_text: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the time line from one thousandth of its length to another. tone: blank, accent or hatch."""

    start: int
    end: int
    text: str = ""
    tone: str = "blank"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment on the time line at a thousandth of its length; ``above`` or below; align: left, centre or right."""

    at: int
    lines: tuple[str, ...]
    above: bool = False
    strong: bool = False
    align: str = "centre"


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A bar of calendar time with words above and below."""

    stretches: tuple[Stretch, ...]
    moments: tuple[Moment, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year: the tone of each of its months (blank, accent, hatch) and the word in it, mostly none."""

    year: int
    tones: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What a tone means."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class YearGrid:
    """The months of some years, a row each under the months' names, and what their tones mean."""

    heads: tuple[str, ...]
    rows: tuple[YearRow, ...]
    legend: tuple[Legend, ...]
    said: str


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """One month to look a day up in. ``blanks`` stand before its first day; ``tones`` of its days; ``marked`` is framed, 0 for none."""

    title: str
    blanks: int
    tones: tuple[str, ...]
    marked: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class MonthSheets:
    """Months beside each other under the names of the days of the week."""

    weekdays: tuple[str, ...]
    sheets: tuple[MonthSheet, ...]
    said: str


@dataclass(frozen=True, slots=True)
class QrBox:
    """A QR code with words beside it; ``side`` in millimetres."""

    payload: str
    text: str
    side: int = 20


@dataclass(frozen=True, slots=True)
class DamagePictures:
    """Small drawings of damage (power, water, crack, mark) on a device of a category, with their names, and lines beside them."""

    names: tuple[tuple[str, str], ...]
    lines: tuple[Text, ...]
    said: str = ""
    category: str = "phone"


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark on a side of a device, at thousandths of its width and height from the upper left; ``letter`` names it."""

    letter: str
    side: str
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class DeviceDrawing:
    """A device of a category unfolded with its marks: front and back with words above each, and edges (side, word)."""

    marks: tuple[DrawnMark, ...]
    front: str
    back: str
    edges: tuple[tuple[str, str], ...] = ()
    category: str = "phone"
    said: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """A photo by the id it is kept under: digest is SHA-256 of its JPEG in hex, width and height are its pixels."""

    id: str
    digest: str
    width: int
    height: int
    words: str
    small: str


@dataclass(frozen=True, slots=True)
class PhotoGrid:
    """Photos with their words, in the order of their numbers."""

    photos: tuple[PrintedPhoto, ...]
