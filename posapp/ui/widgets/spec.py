"""Forms as data: what a field is called, how it is typed, on what it hangs. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a field is typed."""

    TEXT = "text"
    NAME = "name"
    """A name; what was typed into the input method is offered to the field named in ``reading_to``."""
    KANA = "kana"
    YEN = "yen"
    POINTS = "points"
    NUMBER = "number"
    DATE = "date"
    PHONE = "phone"
    POSTAL = "postal"
    CHOICE = "choice"
    SEGMENT = "segment"
    CHECK = "check"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. ``note`` stands at the right in lists (a reading, a price)."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field.

    help        a short note beside the label (なければ空欄)
    under       a quiet line below the field
    unit        円, 点, 万円, 人 … inside the field at its right
    options     what CHOICE, SEGMENT and SEARCH offer at first
    width       share of the form's row, in twelfths
    depends     (key, values): shown only while that field holds one of the values
    reading_to  the KANA field a NAME fills
    derived     True: read-only, filled from other fields
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    help_icon: str = ""
    under: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    width: int = 12
    depends: tuple[str, tuple[str, ...]] | None = None
    reading_to: str = ""
    derived: bool = False
    most: int = 200
    """The longest text taken, in characters."""
