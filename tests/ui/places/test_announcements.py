from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from posapp.ui import text_places as text
from posapp.ui.places.announcement import Announcement
from posapp.ui.places.intake import IntakePage
from posapp.ui.places.ledger import LedgerPage
from posapp.ui.widgets.words import Words
from tests.ui.places.stage import Stand


@pytest.mark.parametrize(("make", "name"), [(LedgerPage, "ledger"), (IntakePage, "intake")])
def test_the_page_says_what_is_not_here_and_offers_no_dead_button(
    qtbot: QtBot, make: type[LedgerPage] | type[IntakePage], name: str
) -> None:  # fmt: skip
    page: Announcement = make()
    stand = Stand(qtbot, page, name)
    stand.picture(name)
    said = [words.text() for words in page.findChildren(Words)]
    assert {text.LEDGER_LEAD, text.INTAKE_LEAD} & set(said)
    assert page.findChildren(QAbstractButton) == []
    assert page.hasFocus(), "so that the F-keys are heard"
