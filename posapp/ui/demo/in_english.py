"""The English reference translations in the demonstration: the set of a sale and the receipt of a return, made from 案件 by one button."""

from __future__ import annotations

from posapp.ui import text_languages as text
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.cases import CasesPage

_TAG = "en"


def translate(walk: Shown) -> None:
    """案件: the first case in English, every paper that went home with its customer."""
    walk.hands.key("F1", "F4", "Down", "Enter")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, CasesPage):
        raise Stuck("no 案件")
    language = next(each for each in walk.services.translations.languages if each.tag == _TAG)
    walk.staff.press(text.MAKE.format(language=language.name))
    walk.hands.wait(lambda: not page.card.work.running and bool(_kept(walk)), "no translation was made")
    walk.screen("case-english")
    walk.small_and_dark("case-english")
    for kind, pdf in _kept(walk).items():
        walk.paper(kind.replace(".", "-"), pdf)


def _kept(walk: Shown) -> dict[str, bytes]:
    """The last translation of each kind."""
    papers = walk.services.papers
    return {row.kind: papers.pdf(row) for row in papers.papers() if row.kind.endswith(f".{_TAG}")}
