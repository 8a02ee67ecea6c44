"""回収 (F3): says honestly what will be here, and that this version takes no device back."""

from __future__ import annotations

from posapp.ui import text_places as text
from posapp.ui.places.announcement import Announcement


class IntakePage(Announcement):
    """Nothing to do here yet."""

    def __init__(self) -> None:
        super().__init__("intake", text.INTAKE_TITLE, text.INTAKE_LEAD, text.INTAKE_POINTS)
