"""A quote is printed, found again weeks later, printed once more unchanged and quoted anew: by keystrokes alone, on a real store."""

from __future__ import annotations

from datetime import timedelta

from posapp.documents import reading_back
from posapp.ui import text_issued as text
from posapp.ui.pages.quote import QuotePage
from posapp.ui.places.quotes import QuotesPage
from tests.e2e.counter import Till, World


def issued(till: Till) -> QuotesPage:
    """F4, Ctrl+K: the list of issued quotes."""
    till.hands.key("F4", "Ctrl+K")
    page = till.place
    assert isinstance(page, QuotesPage)
    till.until(lambda: page.card.opened is not None and not page.card.worker.running, "no quote was opened")
    return page


def test_a_printed_quote_is_opened_again_reprinted_and_quoted_anew(till: Till, world: World) -> None:
    till.find("xperia 1 ii")
    till.choose("docomo-okaeshi")
    number = till.draft.number
    till.hands.key("F12")
    till.until(lambda: len(world.tray.sent) == 1, "the quote was not printed")
    till.until(lambda: number in [row.number for row in till.services.issued.list()], "the quote was not kept")

    page = issued(till)
    assert page.card.number.text() == number
    assert page.card.notice.head.text() == text.INTACT
    kept = page.card.amounts[text.KEPT].text()
    till.hands.key("F12")
    till.until(lambda: len(world.tray.sent) == 2 and not page.card.work.running, "it was not printed again")
    first, again = (reading_back.read(pdf) for pdf, _ in world.tray.sent)
    assert (first.reprint, again.reprint) == (0, 1)
    assert again.words.replace("再発行1回目", "") == first.words, "marked, and else the same"

    world.now += timedelta(days=30)
    till.hands.key("F1")
    page = issued(till)
    till.hands.type(number)
    till.until(lambda: page.card.renewal is not None, "an expired quote did not come with its differences")
    assert "2021年6月30日" in page.card.notice.head.text()
    assert page.card.amounts[text.KEPT].text() == kept
    till.hands.key("Enter")
    assert page.card.go_on.hasFocus()
    till.hands.key("Space")
    assert isinstance(till.place, QuotePage)
    assert till.draft.number != number
    assert (till.draft.quote.on, till.draft.quote.program) == ("2021-07-15", "docomo-okaeshi")
    assert till.draft.quote.device
