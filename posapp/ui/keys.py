"""Every key of the counter, by the name of what it does. The window makes one QAction of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Key:
    """``name`` is what the action is called in code, ``sequence`` Qt's text, ``cap`` what is drawn on the key cap."""

    name: str
    sequence: str
    cap: str


PLACES: Final = (
    Key("home", "F1", "F1"),
    Key("quote", "F2", "F2"),
    Key("intake", "F3", "F3"),
    Key("cases", "F4", "F4"),
    Key("papers", "F5", "F5"),
    Key("ledger", "F6", "F6"),
    Key("settings", "F10", "F10"),
)
"""Items of the rail, in order; the last stands at its foot."""

INNER: Final = (
    Key("quotes", "Ctrl+K", "Ctrl+K"),
    Key("prices", "Ctrl+L", "Ctrl+L"),
    Key("tasks", "Ctrl+T", "Ctrl+T"),
    Key("mail", "Ctrl+M", "Ctrl+M"),
    Key("intakes", "Ctrl+R", "Ctrl+R"),
    Key("verify", "Ctrl+J", "Ctrl+J"),
    Key("official", "Ctrl+O", "Ctrl+O"),
    Key("outage", "Ctrl+E", "Ctrl+E"),
)
"""Places without an item in the rail: another place, the menu or their key leads there."""

ACTIONS: Final = (
    Key("page", "F7", "F7"),
    Key("problem", "F8", "F8"),
    Key("second", "F9", "F9"),
    Key("customer", "F11", "F11"),
    Key("print", "F12", "F12"),
    Key("search", "Ctrl+F", "Ctrl+F"),
    Key("card1", "Alt+1", "Alt+1"),
    Key("card2", "Alt+2", "Alt+2"),
    Key("card3", "Alt+3", "Alt+3"),
    Key("card4", "Alt+4", "Alt+4"),
    *(Key(f"view{nth}", f"Ctrl+{nth}", f"Ctrl+{nth}") for nth in range(1, 8)),
)
"""What the page or the frame does. Enter, Esc and the arrows belong to the focus and are handled by the shell."""

ENTER: Final = "Enter"
ESCAPE: Final = "Esc"


def cap(name: str) -> str:
    """The key cap of an action or place; KeyError when there is none."""
    return {key.name: key.cap for key in (*PLACES, *INNER, *ACTIONS)}[name]
