"""The blocks a paper is made of, as plain frozen data in the order they are read. Knows no page and no rule of trade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from posapp.documents.blanks import Big, BlankForm, CheckTable
from posapp.documents.pictures import (
    BarChart,
    DamagePictures,
    DeviceDrawing,
    MonthSheets,
    PhotoGrid,
    QrBox,
    TimeLine,
    YearGrid,
)
from posapp.documents.runs import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A section head with its number in a square; kept with what follows."""

    number: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """An opening line: a sentence at left and a short word at right. ``large`` sets the sentence like a section head."""

    text: Text
    right: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs in body size."""

    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Paragraphs in note size; ``packed`` lets short ones share a line, whatever their order.

    spare  stands elsewhere on the paper too: left out rather than begin a page of its own
    """

    paragraphs: tuple[Text, ...]
    packed: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class StripCell:
    """One amount of the price strip; ``sign`` (−, =) stands before it."""

    label: str
    value: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class PriceStrip:
    """From price to amount financed in one line: the device, then the amounts."""

    label: str
    device: str
    cells: tuple[StripCell, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Summary:
    """A tinted strip of facts in two columns; ``remark`` is a note under the right one."""

    left: tuple[Fact, ...]
    right: tuple[Fact, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One total of the frame: label and tag above, the amount large, lines below; ``note`` stands at the right of the first line."""

    label: str
    amount: str
    unit: str = "円"
    suffix: str = ""
    tag: str = ""
    lines: tuple[Text, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TotalsFrame:
    """The totals side by side in equal size, with their conditions in the same frame."""

    totals: tuple[Total, ...]
    conditions_head: str = ""
    conditions: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTotal:
    """One cell of a row of totals; ``headline`` (a date) stands above the amount."""

    label: str
    amount: str
    headline: str = ""
    caption: str = ""
    unit: str = "円"


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """Totals of equal size in one framed row."""

    cells: tuple[RowTotal, ...]


@dataclass(frozen=True, slots=True)
class FormCell:
    """A tinted label and its value; ``large`` for the name."""

    label: str
    value: Text
    large: bool = False


@dataclass(frozen=True, slots=True)
class FormTable:
    """Form rows of one or two cells. Widths in millimetres: first label, second label, where the second begins."""

    rows: tuple[tuple[FormCell, ...], ...]
    label: int = 27
    second_label: int = 27
    second_at: int = 92


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """Clauses: a bold label on tint and its text. ``label`` in millimetres."""

    rows: tuple[Fact, ...]
    label: int = 33


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a figure table. ``width`` in millimetres, 0 for an equal share of the rest."""

    head: str
    right: bool = True
    width: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Cells of one row; where they are fewer than the columns, the last takes the rest.

    ``strong`` sets them bold but for those whose index is in ``light``; ``tinted`` marks the row; ``joined`` is read with the
    row above and stays on its page.
    """

    cells: tuple[str, ...]
    strong: bool = False
    tinted: bool = False
    light: tuple[int, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures in aligned columns.

    ``bare`` has no head row; ``flush`` sets the outer columns to the very edge; ``top`` aligns cells by their first lines.
    """

    columns: tuple[Column, ...]
    rows: tuple[FigureRow, ...]
    bare: bool = False
    flush: bool = False
    top: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the disclosure: explained at a time, understood or not yet, with question and answer on key points."""

    number: str
    heading: str
    body: tuple[Text, ...]
    explained: bool = False
    time: str = ""
    understood: bool = False
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TopicTable:
    """Topics with columns for 説明 and 理解; ``key`` puts them into the strong frame with numerals in squares."""

    title: str
    topics: tuple[Topic, ...]
    key: bool = False
    explained_head: str = "説明"
    understood_head: str = "理解"
    question_word: str = "質問"
    answer_word: str = "お答え"


@dataclass(frozen=True, slots=True)
class DateBoxes:
    """Blank boxes for dates written by hand, with the units of a date."""

    labels: tuple[str, ...]
    units: tuple[str, str, str] = ("年", "月", "日")


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A party of the contract with its address lines."""

    label: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyBoxes:
    """Parties side by side."""

    parties: tuple[PartyCell, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A box, ticked or still open, and its words."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes in one or more columns. ``small`` sets them in note size; ``keep`` holds them with what follows."""

    items: tuple[Tick, ...]
    columns: int = 1
    small: bool = True
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A place to sign, in one piece with what is signed for. ``side`` are lines of the right part, the first two a labelled value."""

    statement: Text
    label: str
    side_label: str = ""
    side_value: str = ""
    side: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page; a ``soft`` break only where one has to begin about there."""

    soft: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """An extra gap in units of 4 mm."""

    units: int = 1


@dataclass(frozen=True, slots=True)
class Framed:
    """Blocks inside one frame that stays whole; ``strong`` for the 2 pt frame, ``keep`` to stay with what follows."""

    blocks: tuple[Block, ...]
    strong: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two stacks of blocks beside each other, kept whole. ``left_width`` and ``gutter`` in millimetres."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    left_width: int = 80
    gutter: int = 4


Block: TypeAlias = (
    Heading | Lead | Body | Notes | PriceStrip | Summary | TotalsFrame | TotalsRow | FormTable | ClauseTable | FigureTable | TopicTable
    | BarChart | TimeLine | YearGrid | MonthSheets | DateBoxes | PartyBoxes | Ticks | SignatureBox | QrBox | DamagePictures | DeviceDrawing | PageBreak | Space
    | Framed | SideBySide | PhotoGrid | BlankForm | CheckTable | Big
)  # fmt: skip
