"""Kits and their sheets as rows to paint. Knows no widget and no store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from posapp.domain.facts import date_text
from posapp.domain.outage import Kit, Sheet, SheetState
from posapp.ui import text_outage as text
from posapp.ui.views import BadgeView, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One sheet in the table."""

    number: str
    cells: tuple[str, str, str, str]
    state: SheetState

    @property
    def says(self) -> str:
        """The whole row in words."""
        number, kind, state, note = self.cells
        return text.SPOKEN.format(number=number, kind=kind, state=state, note=note).rstrip()


def sheet_view(sheet: Sheet) -> SheetView:
    """A sheet as one row."""
    return SheetView(
        number=sheet.number, state=sheet.state,
        cells=(sheet.number, text.KINDS[sheet.kind], text.STATES[sheet.state], sheet.keyed_as or sheet.note),
    )  # fmt: skip


def badge_of(kit: Kit, today: date) -> BadgeView:
    """How a kit stands: lying ready, with something left to key in, or settled."""
    left = len(kit.never_keyed)
    if not left:
        return BadgeView(text=text.DONE, tone=Tone.GOOD, icon="check")
    if kit.due is None:
        return BadgeView(text=text.READY, tone=Tone.QUIET, icon="paper")
    late = today > kit.due
    return BadgeView(text=text.WAITING.format(count=left), tone=Tone.STOP if late else Tone.CAUTION, icon="warn")


def counts_of(kit: Kit) -> str:
    """見積書10・申込書5 ..."""
    counted = Counter(sheet.kind for sheet in kit.sheets)
    return "・".join(text.COUNT.format(name=text.SHORT[kind], count=count) for kind, count in counted.items())


def summary(kit: Kit, words: str = text.COUNTED) -> str:
    """How many stand where."""
    by = Counter(sheet.state for sheet in kit.sheets)
    return words.format(
        count=len(kit.sheets), blank=by[SheetState.BLANK], keyed=by[SheetState.KEYED], spoiled=by[SheetState.SPOILED]
    )


def standing(kit: Kit, today: date) -> str:
    """What is to be done about it."""
    if not kit.never_keyed:
        return text.ALL_DONE
    if kit.due is None:
        days = (today - kit.made_on).days
        return text.AGE_READY.format(days=days) if days else text.AGE_TODAY
    if today > kit.due:
        return text.OVER.format(day=date_text(kit.due), days=(today - kit.due).days)
    return text.DUE.format(day=date_text(kit.due))


def fits(kit: Kit, asked: str) -> bool:
    """True when the kit or one of its sheets holds what was asked for."""
    plain = asked.upper()
    return any(plain in part for sheet in kit.sheets for part in (kit.number, sheet.number, sheet.keyed_as, sheet.note))
