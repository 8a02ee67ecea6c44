"""公式書類 as rows, badges and facts. Computes no day; asks no store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from posapp.domain.official import OfficialDocument, OfficialPart, OfficialSlot, Standing
from posapp.services.official import HandedOver, document_of
from posapp.services.official_ports import OfficialRow
from posapp.ui import text_official as text
from posapp.ui.days import moment, whole
from posapp.ui.views import BadgeView, CaseRowView, Tone
from posapp.ui.widgets.marks import INK
from posapp.ui.widgets.paper_choice import PaperRowView

DIGEST = 16
"""So many digits of a digest are shown: enough to tell two files apart by eye."""
_LOOKS = {
    Standing.VALID: (Tone.GOOD, "check"),
    Standing.ENDING: (Tone.CAUTION, "clock"),
    Standing.EXPIRED: (Tone.STOP, "stop"),
    Standing.AHEAD: (Tone.CAUTION, "calendar"),
    Standing.MISSING: (Tone.CAUTION, "warn"),
}
OPEN = frozenset({Standing.ENDING, Standing.EXPIRED, Standing.AHEAD, Standing.MISSING})
"""What the shop has to see to."""


def badge_of(standing: Standing) -> BadgeView:
    """How a place stands, as a badge."""
    tone, icon = _LOOKS[standing]
    return BadgeView(text=text.STANDINGS[standing], tone=tone, icon=icon)


def row_of(part: OfficialPart) -> CaseRowView:
    """A place of the set as a row of the list."""
    slot, found = part.slot, part.document
    what = text.WHAT.format(operator=slot.operator, kind=text.KINDS[slot.kind]) if slot.operator else text.LOOSE
    until = text.NOTHING if found is None else days_short(found)
    return CaseRowView(
        key=slot.key, customer=slot.title, what=what, number=found.version if found is not None else "", when=until,
        state=badge_of(part.standing),
    )  # fmt: skip


def days_short(found: OfficialDocument) -> str:
    """How long it holds, for a narrow row."""
    return text.NO_END if found.valid_until is None else text.UNTIL.format(last=whole(found.valid_until))


def days_of(found: OfficialDocument) -> str:
    """The days it holds."""
    first = whole(found.valid_from)
    if found.valid_until is None:
        return text.DAYS_OPEN.format(first=first)
    return text.DAYS.format(first=first, last=whole(found.valid_until))


def editions(rows: Iterable[OfficialRow], today: date) -> tuple[PaperRowView, ...]:
    """The documents of one place, the newest first; those withdrawn at the end."""
    found = sorted(map(document_of, rows), key=lambda one: (one.withdrawn, -one.valid_from.toordinal()))
    return tuple(_edition(one, today) for one in found)


def _edition(one: OfficialDocument, today: date) -> PaperRowView:
    state, tone, icon = text.STANDINGS["valid"], Tone.GOOD, "check"
    if one.withdrawn:
        state, tone, icon = text.WITHDRAWN, Tone.QUIET, "cross"
    elif one.valid_from > today:
        state, tone, icon = text.NEXT, Tone.ACCENT, "calendar"
    elif not one.holds(today):
        state, tone, icon = text.PAST, Tone.QUIET, "clock"
    last = "" if one.valid_until is None else _short(one.valid_until)
    note = text.SHORT_DAYS.format(first=_short(one.valid_from), last=last)
    return PaperRowView(key=str(one.id), title=one.version, note=note, state=state, tone=tone, icon=icon)


def _short(day: date) -> str:
    return text.SHORT_DAY.format(year=day.year, month=day.month, day=day.day)


def said_of(part: OfficialPart, given: HandedOver | None, now: datetime, *, printed: bool) -> tuple[str, str, str]:
    """One line under a document of a case, its icon and its colour role."""
    found = part.document
    if given is not None:
        said = text.GIVEN.format(when=moment(given.at, now), staff=given.staff, way=text.WAYS[given.way])
        return said, "check", "good"
    if found is not None and part.offered is not None:
        said = text.PRINTED if printed else text.AT_HAND
        return said.format(version=found.version, pages=found.pages), "printer" if printed else "paper", "quiet"
    first = "" if found is None else whole(found.valid_from)
    last = "" if found is None or found.valid_until is None else whole(found.valid_until)
    tone, icon = _LOOKS[part.standing]
    return text.LACKS[part.standing].format(first=first, last=last), icon, INK[tone]


def facts(slot: OfficialSlot) -> tuple[str, str, str]:
    """Its programs, the papers it goes with, and what an application asks of it."""
    beside = "・".join(text.PAPERS[kind] for kind in slot.beside)
    need = text.REQUIRED if slot.required else text.OFFERED
    return "・".join(slot.names) or text.LOOSE, beside or text.NOWHERE, need


def edition_facts(row: OfficialRow, now: datetime) -> tuple[str, str, str]:
    """Its days, when and by whom it was added, and how its digest begins."""
    added = text.ADDED_BY.format(when=moment(row.added_at, now), staff=row.staff, pages=row.pages)
    return days_of(document_of(row)), added, row.digest[:DIGEST]


def fits(slot: OfficialSlot, asked: str) -> bool:
    """True when each word asked for stands in what the place is called."""
    words = (slot.title, slot.operator, *slot.names, text.KINDS[slot.kind], slot.key)
    return all(any(part in word.casefold() for word in words) for part in asked.casefold().split())
