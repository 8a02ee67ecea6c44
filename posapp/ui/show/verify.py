"""What 照合 found → the notice, the facts and the lines that differ. Picks words; compares nothing, knows no widget."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from posapp.services.checking import Checked, Found
from posapp.services.front import Sentences
from posapp.services.paper_lines import Difference
from posapp.ui import text_verify as text
from posapp.ui.days import moment
from posapp.ui.views import Tone

TONES: Final = {
    Found.ISSUED: Tone.GOOD, Found.ALIKE: Tone.CAUTION, Found.OLDER: Tone.ACCENT, Found.MARK: Tone.GOOD, Found.NUMBER: Tone.CAUTION,
    Found.WORDS: Tone.STOP, Found.DIGEST: Tone.STOP, Found.UNKNOWN: Tone.STOP,
}  # fmt: skip
MOST = 3
"""Differences shown; where there are more, the papers themselves stand beside each other."""
_PIECES: Final = re.compile(r"[0-9,.]+|[^0-9,.]")
_BESIDE = 6
"""Characters of what is the same that stay beside what is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """The notice."""

    head: str
    body: str
    tone: Tone


def said(checked: Checked, sentences: Sentences, now: datetime) -> SaidView:
    """What was found, in bold, and what to know of it."""
    body = "".join(_told(checked, sentences, now))
    return SaidView(head=text.HEADS[checked.found], body=body, tone=TONES[checked.found])


def _told(checked: Checked, sentences: Sentences, now: datetime) -> list[str]:
    problems = checked.problems
    if checked.found is Found.WORDS:
        more = [sentences.text(problem) for problem in problems if problem.code != "paper-words-differ"]
        return [text.WORDS_MORE.format(pages="・".join(map(str, checked.pages))), *more]
    if checked.found is Found.ISSUED:
        file = checked.handed
        return [text.ISSUED_MORE if file is None else text.HANDED[file.making].format(at=moment(file.at, now))]
    if checked.found in (Found.ALIKE, Found.OLDER, Found.UNKNOWN, Found.DIGEST):  # the head has said it already
        return [sentences.mend(problem) for problem in problems]
    return [sentences.text(problem) for problem in problems]


def facts(checked: Checked, now: datetime) -> tuple[str, ...]:
    """In the order of text.FACTS; nothing of the customer. Empty for a paper that was never issued."""
    row = checked.row
    if row is None:
        return ()
    prints = text.PRINTED.format(count=row.prints) if row.prints else text.NOT_PRINTED
    title = "　".join((row.title, *_marks(checked)))
    return title, row.number, checked.digest, moment(row.issued_at, now), prints, checked.case or text.NO_CASE


def _marks(checked: Checked) -> list[str]:
    copy = [text.COPIES[checked.copy]] if checked.copy in text.COPIES else []
    return [*copy, *([text.REPRINT.format(count=checked.reprint)] if checked.reprint else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One place that differs: its page, what was issued, what stands there now."""

    page: str
    was: str
    now: str
    spoken: str


def lines(checked: Checked) -> tuple[LineView, ...]:
    """The first places that differ."""
    return tuple(_line(line) for line in checked.lines[:MOST])


def more(checked: Checked) -> str:
    """How many more there are; empty for none."""
    rest = len(checked.lines) - MOST
    return text.MORE.format(count=rest) if rest > 0 else ""


def _line(line: Difference) -> LineView:
    was, now = (words or text.NOTHING for words in _apart(line.issued, line.given))
    return LineView(
        page=text.PAGE.format(page=line.page), was=text.WAS.format(words=was), now=text.IS.format(words=now),
        spoken=text.DIFFERS.format(page=line.page, was=was, now=now),
    )  # fmt: skip


def _apart(issued: str, given: str) -> tuple[str, str]:
    """Both without most of what they have in common before and behind; a figure stays whole."""
    was, now = _PIECES.findall(issued), _PIECES.findall(given)
    least = min(len(was), len(now))
    head = next((at for at in range(least) if was[at] != now[at]), least)
    tail = next((at for at in range(least - head) if was[-1 - at] != now[-1 - at]), least - head)
    return _cut(was, head, tail), _cut(now, head, tail)


def _cut(pieces: list[str], head: int, tail: int) -> str:
    first, last = max(0, head - _BESIDE), min(len(pieces), len(pieces) - tail + _BESIDE)
    return f"{'…' if first else ''}{''.join(pieces[first:last])}{'…' if last < len(pieces) else ''}"
