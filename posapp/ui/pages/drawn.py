"""A paper with its PDF, as a line of a list and as a file. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posapp.services.editions import plain_title
from posapp.services.papers import PaperDesk
from posapp.services.ports import Making, PaperRow
from posapp.services.whole_files import write_whole
from posapp.ui import text_sale as words
from posapp.ui.views import Tone
from posapp.ui.widgets.paper_choice import PaperRowView

_STATES = {
    "waiting": (words.STATE_WAITING, Tone.QUIET, "paper"),
    "sent": (words.STATE_SENT, Tone.ACCENT, "printer"),
    "printed": (words.STATE_PRINTED, Tone.GOOD, "check"),
    "failed": (words.STATE_FAILED, Tone.CAUTION, "warn"),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper with its PDF."""

    row: PaperRow
    pdf: bytes
    pages: int


def row_view(drawn: Drawn, key: str, *, at_the_printer: bool) -> PaperRowView:
    """How it stands."""
    row = drawn.row
    state, tone, icon = _STATES["sent" if at_the_printer and row.state == "waiting" else row.state]
    note = words.NUMBER_PAGES.format(number=row.number, pages=drawn.pages)
    return PaperRowView(
        key=key, title=plain_title(row), note=note, state=state.format(count=row.prints), tone=tone, icon=icon
    )


def write(folder: Path, rows: tuple[PaperRow, ...], papers: PaperDesk[Any]) -> int:
    """One file a paper, on a worker's thread; OSError when the folder does not take them."""
    for row in rows:
        pdf = papers.pdf(row, making=Making.SAVED)
        write_whole(folder / f"{row.number}_{row.title.replace('/', '-')}.pdf", pdf)
    return len(rows)
