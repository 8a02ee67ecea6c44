"""Two papers of a case in the demonstration: 再入力シート while the application waits, 取引履歴 once the device is back."""

from __future__ import annotations

from posapp.services.case_papers import HISTORY, REKEYING
from posapp.services.ports import PaperRow
from posapp.ui import text_places as text
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.cases import CasesPage


def sheet(walk: Shown) -> None:
    """What is keyed in once the operator's system answers again."""
    _made(walk, REKEYING, text.REKEYING)


def history(walk: Shown) -> None:
    """Everything from the quote to the returned device."""
    _made(walk, HISTORY, text.HISTORY)
    walk.small_and_dark("case-history")


def _made(walk: Shown, kind: str, label: str) -> None:
    """案件: the first case, the button with that word."""
    walk.hands.key("F1", "F4", "Down", "Enter")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, CasesPage):
        raise Stuck("no 案件")
    walk.staff.press(label)
    walk.hands.wait(lambda: bool(_kept(walk, kind)) and not page.card.work.running, f"no {kind} was made")
    walk.screen(f"case-{kind}")
    walk.paper(kind, walk.services.papers.pdf(_kept(walk, kind)[0]))


def _kept(walk: Shown, kind: str) -> tuple[PaperRow, ...]:
    return tuple(row for row in walk.services.papers.papers() if row.kind == kind)
