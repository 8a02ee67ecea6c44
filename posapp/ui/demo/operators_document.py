"""公式書類 in the demonstration: the sale's set lacks a document, a sample is added in its place, and handed over with the papers."""

from __future__ import annotations

from collections.abc import Callable

from posapp.ui import dialogs
from posapp.ui import text_official as text
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.picking import Picking
from posapp.ui.demo.returned_device import Shown
from posapp.ui.pages.papers import PapersPage
from posapp.ui.places.official import OfficialPage

NAME = "official-sample"


def hand_over(walk: Shown, make: Callable[[str], bytes]) -> None:
    """On 書類 of a sale just taken; ``make`` gives the sample that stands for a document of that title."""
    shell = walk.staff.sale.shell
    papers = shell.page if shell is not None else None
    if not isinstance(papers, PapersPage) or not papers.official.lines:
        raise Stuck("no documents belong to this sale")
    slot = papers.official.lines[0].line.part.slot
    file = walk.paper(NAME, make(slot.title))
    before = dialogs.use(Picking(file))
    try:
        _add(walk, f"{slot.operator} {text.KINDS[slot.kind]}")
    finally:
        dialogs.use(before)
    walk.hands.key("F2")
    walk.hands.wait(lambda: papers.official.left == 1, "the document did not join the set")
    walk.hands.key("F7")
    walk.hands.wait(lambda: papers.official.left == 0 and not papers.official.running, "nothing was handed over")
    papers.listed.ensureWidgetVisible(papers.official)
    walk.screen("papers-official")


def _add(walk: Shown, asked: str) -> None:
    hands = walk.hands
    hands.key("Ctrl+O")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, OfficialPage):
        raise Stuck("no 公式書類")
    walk.screen("official-missing")
    hands.type(asked)
    hands.key("F7")
    hands.wait(lambda: page.card.adding and page.ready, "the file was not read")
    hands.type("見本")
    hands.key("Enter")
    hands.type(f"{walk.outside.now:%Y/%m/%d}")
    walk.screen("official-adding")
    hands.key("F9")
    hands.wait(lambda: not page.card.adding and page.ready, "the document was not kept")
    walk.screen("official")
    walk.small_and_dark("official")
