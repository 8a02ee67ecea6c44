"""台帳 (F6): says honestly what will be here, and that this version records no device."""

from __future__ import annotations

from posapp.ui import text_places as text
from posapp.ui.places.announcement import Announcement


class LedgerPage(Announcement):
    """Nothing to do here yet."""

    def __init__(self) -> None:
        super().__init__("ledger", text.LEDGER_TITLE, text.LEDGER_LEAD, text.LEDGER_POINTS)
