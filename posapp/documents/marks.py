"""Whose copy a print is and which 再発行: laid on when a paper is drawn, never part of what was issued. Knows no printer and no page.

The whole decision is here. 店舗控え stands where お客さま控え stood; papers that name no copy, and every 再発行, get a line in the
upper margin of each page, above everything else, so that nothing on the paper moves. On a translation 再発行 stands in both languages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from posapp.documents import wording
from posapp.documents.paper import Paper

REPRINT: Final = "再発行 {count}回目"
SEPARATOR: Final = "　"
BOTH: Final = " / "
"""Between the Japanese and the other language."""
_REPRINT: Final = re.compile(r"再発行([1-9][0-9]{0,3})回目")


def marked(paper: Paper, copy: str, reprint: int) -> tuple[Paper, str]:
    """The paper with its copy's name where it has one, and the line for the margin (empty for none)."""
    words = [BOTH.join(said.format(count=reprint) for said in (REPRINT, paper.reprint) if said)] if reprint else []
    named = [tag for tag in paper.header.tags if tag in wording.COPY_MARKS.values()]
    if copy and named:
        tags = tuple(wording.COPY_MARKS[copy] if tag in named else tag for tag in paper.header.tags)
        paper = replace(paper, header=replace(paper.header, tags=tags))
    elif copy:
        words.insert(0, wording.COPY_MARKS[copy])
    return paper, SEPARATOR.join(words)


def read(page: str) -> tuple[str, int]:
    """The copy and the 再発行 that a page's words (without spaces) speak of; what is asked of the first page of a paper."""
    copy = next((key for key, word in wording.COPY_MARKS.items() if word in page), "")
    found = _REPRINT.search(page)
    return copy, int(found[1]) if found else 0
