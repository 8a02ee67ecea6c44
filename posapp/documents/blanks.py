"""Blocks to be written on by hand, as plain frozen data: rows of blanks, checklists with times, words to be read from afar."""

from __future__ import annotations

from dataclasses import dataclass

from posapp.documents.runs import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A label and a place to write.

    mark     a letter in a square before the label, by which sums name it
    note     small words under the label: how it is worked out
    units    words at the right of each part of the place: 円, or 年 月 日
    boxes    digits' boxes in groups: 3 and 4 for a postal code
    choices  words with a box each, to be ticked
    given    what is printed in the place already
    width    millimetres of label and place, 0 for an equal share of the rest of the row
    label_width  millimetres of the label, 0 for the form's own
    strong   the result of a sum: in its own 2 pt frame
    """

    label: str
    mark: str = ""
    note: str = ""
    units: tuple[str, ...] = ()
    boxes: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    given: Text = ()
    width: int = 0
    label_width: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BlankForm:
    """Rows of blanks in a 2 pt frame. ``label`` and the least ``height`` of a row in millimetres."""

    rows: tuple[tuple[Blank, ...], ...]
    label: int = 28
    height: int = 10


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing to say or do: heading, words in note size, and where it is asked, a question with room for the answer.

    tag  for whom or for what it holds, empty for everybody
    """

    number: str
    heading: str
    words: str = ""
    tag: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class CheckTable:
    """Rows to be ticked by pen, with a head that is repeated. ``times`` gives the first column room for hour and minute."""

    title: str
    rows: tuple[CheckRow, ...]
    heads: tuple[str, ...] = ("説明", "理解")
    times: bool = True
    answer_word: str = "お答え"
    colon: str = "："


@dataclass(frozen=True, slots=True)
class Big:
    """Words to be read from some metres away: each line with its size in points, bold or not, in the middle of the page."""

    lines: tuple[str, ...]
    size: int = 40
    bold: bool = True
    framed: bool = False
