"""停電時の用紙 in the demonstration: a kit is made and printed, one of each of its papers is kept, a sheet is put away."""

from __future__ import annotations

from posapp.services.editions import TITLES, Edition
from posapp.ui.demo import people
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.outage import OutagePage

_LARGE = TITLES[Edition.LARGE].partition("{")[0]


def kit(walk: Shown) -> None:
    """Two of each form, one of them in large print; what a shop keeps in a drawer for the day the power goes."""
    hands = walk.hands
    walk.outside.now = people.AT
    hands.key("F1", "Ctrl+E")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, OutagePage):
        raise Stuck("no 停電時の用紙")
    walk.screen("outage-empty")
    hands.key("F7")
    walk.screen("outage-making")
    for count in ("2", "2", "2", "2", "1"):
        hands.type(count)
        hands.key("Enter")
    hands.key("F9")
    hands.wait(lambda: page.card.kit is not None and not page.work.running, "the kit was not made")
    walk.screen("outage-made")
    walk.small_and_dark("outage")
    hands.key("F9")
    hands.wait(lambda: not page.work.running, "the sheet was not put away")
    walk.screen("outage-spoiled")
    number = page.card.kit.number if page.card.kit is not None else ""
    kept: set[str] = set()
    for row in walk.services.outage.papers(number):
        name = f"{row.kind}-{Edition.LARGE}" if row.title.startswith(_LARGE) else row.kind
        if name not in kept:
            kept.add(name)
            walk.paper(name, walk.services.papers.pdf(row))
