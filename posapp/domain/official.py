"""公式書類: an operator's own documents, the days they hold, and how a place in the set stands on a day. Knows no file and no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from posapp.domain.problem import Level, Problem, notice, stop

SOON_DAYS = 30
"""So many days before a document's last day the shop is told: time enough to ask the operator for the next one."""


class OfficialKind(StrEnum):
    """What sort of document an operator gives out."""

    TERMS = "terms"
    """契約約款."""
    CONDITIONS = "conditions"
    """提供条件書."""
    RULES = "rules"
    """規約 of a program."""
    PRIVACY = "privacy"
    """個人情報の取扱い."""


class Standing(StrEnum):
    """How a place of the set stands on a day."""

    VALID = "valid"
    ENDING = "ending"
    """Valid, but its last day is near and nothing follows it."""
    EXPIRED = "expired"
    AHEAD = "ahead"
    """Only documents that begin later are there."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialSlot:
    """A place that one document fills at a time, as the catalogue calls it.

    operator  the operator's name, as the shop says it
    programs  ids of those whose set it belongs to, ``names`` what the shop calls them
    beside    kinds of our papers it goes with
    required  without it no application is taken
    since, until  first and last day of a purchase it belongs to; None is open
    """

    key: str
    title: str
    kind: OfficialKind
    operator: str
    programs: tuple[str, ...]
    beside: tuple[str, ...]
    names: tuple[str, ...] = ()
    required: bool = False
    since: date | None = None
    until: date | None = None

    def belongs(self, program: str, day: date) -> bool:
        """True when it is part of the set of a program sold on that day."""
        begun = self.since is None or self.since <= day
        return program in self.programs and begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """One PDF as it was added: what it is called, which days it holds, and the SHA-256 of its bytes."""

    id: UUID
    slot: str
    title: str
    version: str
    valid_from: date
    valid_until: date | None
    digest: str
    pages: int
    size: int
    withdrawn: bool = False

    def holds(self, day: date) -> bool:
        """True on the days it is valid; a withdrawn one holds on none."""
        return not self.withdrawn and self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def name(self) -> str:
        """Title and version, as staff and customers tell one edition from another."""
        return f"{self.title}（{self.version}）" if self.version else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPdf:
    """A PDF that was read whole and can be printed.

    active  it holds scripts or attached files, which neither the preview nor a printer uses
    """

    data: bytes
    pages: int
    active: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPart:
    """A place of the set with the document that stands in it on a day.

    document  the valid one; where there is none, the one that expired last or begins first; None when there never was one
    """

    slot: OfficialSlot
    standing: Standing
    document: OfficialDocument | None

    @property
    def offered(self) -> OfficialDocument | None:
        """What can be printed and handed over."""
        return self.document if self.standing in (Standing.VALID, Standing.ENDING) else None


def part_on(slot: OfficialSlot, held: Iterable[OfficialDocument], day: date) -> OfficialPart:
    """How a slot stands on a day, among all documents ever added to it."""
    own = sorted((one for one in held if one.slot == slot.key and not one.withdrawn), key=lambda one: one.valid_from)
    now = next((one for one in own if one.holds(day)), None)
    if now is not None:
        return OfficialPart(slot=slot, standing=_ending(now, own, day), document=now)
    past = [one for one in own if one.valid_from <= day]
    if past:
        return OfficialPart(slot=slot, standing=Standing.EXPIRED, document=past[-1])
    standing = Standing.AHEAD if own else Standing.MISSING
    return OfficialPart(slot=slot, standing=standing, document=own[0] if own else None)


def _ending(now: OfficialDocument, own: list[OfficialDocument], day: date) -> Standing:
    last = now.valid_until
    if last is None or (last - day).days > SOON_DAYS:
        return Standing.VALID
    follows = any(one.holds(last + timedelta(days=1)) for one in own)
    return Standing.VALID if follows else Standing.ENDING


def problem_of(part: OfficialPart) -> Problem | None:
    """What is wrong with a part: it names the document. None while it is valid for long.

    It stops only where the catalogue requires the document: a shop without the operator's PDF goes on selling.
    """
    problem = _problem(part, part.slot.key)
    if problem is None or part.slot.required:
        return problem
    return replace(problem, level=Level.NOTICE)


def _problem(part: OfficialPart, where: str) -> Problem | None:
    found = part.document
    if found is None:
        return stop("official-missing", where, title=part.slot.title)
    last = None if found.valid_until is None else found.valid_until.isoformat()
    if part.standing is Standing.EXPIRED:
        return stop("official-expired", where, title=found.name, last=last)
    if part.standing is Standing.AHEAD:
        return stop("official-ahead", where, title=found.name, first=found.valid_from.isoformat())
    if part.standing is Standing.ENDING:
        return notice("official-ending", where, title=found.name, last=last)
    return None


def overlapping(
    held: Iterable[OfficialDocument], slot: str, first: date, last: date | None
) -> tuple[OfficialDocument, ...]:
    """Documents of a slot that hold on one of these days too, oldest first."""
    found = [
        one
        for one in held
        if one.slot == slot
        and not one.withdrawn
        and (one.valid_until is None or first <= one.valid_until)
        and (last is None or one.valid_from <= last)
    ]
    return tuple(sorted(found, key=lambda one: one.valid_from))
