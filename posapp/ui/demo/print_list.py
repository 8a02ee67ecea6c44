"""書類 (F5) in the demonstration: what has not come out, a printer without paper, what was printed, 再発行, and the settings."""

from __future__ import annotations

from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.paper_list import PaperListPage


def show(walk: Shown) -> None:
    """The printer is found again, runs out of paper, is filled."""
    hands, printer = walk.hands, walk.outside.printer
    printer.switched_on, printer.trouble = True, "printer-out-of-paper"
    hands.key("F5")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, PaperListPage):
        raise Stuck("no print list")
    hands.key("F12")
    hands.wait(lambda: not page.work.running and bool(printer.stages), "nothing was sent")
    hands.wait(lambda: page.ready, "the list was not drawn")
    walk.screen("print-list-no-paper")
    printer.trouble = ""
    hands.wait(lambda: not walk.services.prints.jobs(("sent", "waiting")), "the printer did not go on")
    page.refresh()
    hands.type("見積")
    hands.wait(lambda: page.ready, "the list was not drawn")
    hands.key("Enter", "F9")
    hands.wait(lambda: page.ready and not walk.services.prints.jobs(("sent", "waiting")), "not printed again")
    page.refresh()
    hands.wait(lambda: page.ready, "the reprint was not drawn")
    walk.screen("print-list-reprint")
    walk.small_and_dark("print-list")
    hands.key("F7")
    hands.wait(lambda: page.ready, "the printer was not asked")
    walk.screen("print-settings")
    hands.key("F7", "F1")
    printer.switched_on = False
