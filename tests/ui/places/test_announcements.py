from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from posapp.ui import text_places as text
from posapp.ui.places.ledger import LedgerPage
from posapp.ui.widgets.words import Words
from tests.ui.places.stage import Stand


def test_the_page_says_what_is_not_here_and_offers_no_dead_button(qtbot: QtBot) -> None:
    page = LedgerPage()
    stand = Stand(qtbot, page, "ledger")
    stand.picture("ledger")
    said = [words.text() for words in page.findChildren(Words)]
    assert text.LEDGER_LEAD in said
    assert page.findChildren(QAbstractButton) == []
    assert page.hasFocus(), "so that the F-keys are heard"
