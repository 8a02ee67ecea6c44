"""What importing a price list would do to the list in force: new, changed, ended, same, refused, row by row. Reads no file, stores nothing.

A price has days. A changed device's old price ends the day before the new one begins; nothing is ever rewritten, so that a
quote of an older day still finds the price of its day, and undoing an import is giving the old rows their last day back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from posapp.domain.price_differences import Field, FieldChange, differences
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, notice, stop, stopping

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One device as a file gives it. ``listed`` is None when a problem stops it.

    line      of the file, counted from 1; the first one where several lines make the device
    label     how the file names the device, for staff to find it
    key       the device's key as far as it could be read, "" when it could not
    problems  why the row is refused, and what must be known of a row that is not
    """

    line: int
    label: str
    listed: ListedDevice | None
    key: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A price list as read from a file, not yet held against the list in force.

    version   the first day of its prices: what the file says, else the day it was read
    programs  ids of the programs that the file speaks of: of these, and of no other, it says everything
    unsaid    fields that the file has no column for: a device that is known keeps them
    implied   ids of programs that need no amounts and come with the devices (plain instalments, lump sum)
    problems  of the whole file; one that stops means that nothing of it can be imported
    """

    file: str
    title: str
    version: date
    rows: tuple[ReadRow, ...]
    programs: tuple[str, ...]
    implied: tuple[str, ...] = ()
    unsaid: tuple[Field, ...] = ()
    sheet: str = ""
    sample: bool = False
    problems: tuple[Problem, ...] = ()


class Fate(StrEnum):
    """What an import would do with one device."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happens to one device. ``line`` is 0 for a device that the file does not name (ended)."""

    fate: Fate
    line: int
    label: str
    before: ListedDevice | None
    after: ListedDevice | None
    fields: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """A row of the list in force and its new last day; a day before its first one takes it away altogether."""

    row: ListedDevice
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What a store has to do: end these rows, then add those. Undoing it is the reverse."""

    added: tuple[ListedDevice, ...] = ()
    ended: tuple[EndedRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import on the day ``on`` would do, device by device, in the order of the file, then the ended ones."""

    incoming: Incoming
    on: date
    whole: bool
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()
    """Of the whole file, those found by holding it against the list in force included."""

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many devices meet each fate; every fate is there."""
        met = Counter(change.fate for change in self.changes)
        return {fate: met[fate] for fate in Fate}

    @property
    def readable(self) -> bool:
        """False when nothing of the file can be imported, whatever staff choose."""
        return not stopping(self.problems)


def preview(current: Sequence[ListedDevice], incoming: Incoming, on: date, *, whole: bool) -> Preview:
    """Hold a read list against all rows of the list in force, past and future ones included.

    ``whole`` says that the file is the whole list of the programs it speaks of: devices that it does not name then end.
    """
    if stopping(incoming.problems):
        return Preview(incoming=incoming, on=on, whole=whole, changes=(), problems=incoming.problems)
    rows = _by_key(current)
    clashing = clashes(incoming.rows, incoming.version)
    changes = [_change(row, rows.get(row.key, ()), incoming, clashing.get(row.line, ())) for row in incoming.rows]
    changes = list(_coming_back(changes))
    if whole:
        changes += _missing(rows, incoming, _end_of_missing(incoming, on))
    return Preview(
        incoming=incoming,
        on=on,
        whole=whole,
        changes=tuple(changes),
        problems=(*incoming.problems, *_of_the_whole(rows, incoming, on)),
    )


def applied(current: Sequence[ListedDevice], shown: Preview, *, only_good: bool) -> Applied | tuple[Problem, ...]:
    """What the import adds and ends, or why it cannot be done: all or nothing, unless staff choose the good rows only."""
    refused = shown.counts[Fate.REFUSED]
    if not shown.readable:
        return stopping(shown.problems)
    if refused and not only_good:
        return (stop("prices-rows-refused", "rows", count=refused),)
    rows = _by_key(current)
    added: list[ListedDevice] = []
    ended: dict[tuple[str, date], EndedRow] = {}
    for change in shown.changes:
        if change.fate in (Fate.NEW, Fate.CHANGED) and change.after is not None:
            added.append(change.after)
        for one in _ended_by(change, rows, _end_of_missing(shown.incoming, shown.on)):
            at = (one.row.key, _first(one.row))
            ended[at] = min(ended.get(at, one), one, key=lambda each: each.last)
    return Applied(added=tuple(added), ended=tuple(ended.values()))


def clashes(rows: Iterable[ReadRow], first: date) -> Mapping[int, tuple[Problem, ...]]:
    """Problems by line, where two rows of one file name the same device on the same days; each names the other's line."""
    by_key: dict[str, list[ReadRow]] = {}
    for row in rows:
        if row.key:
            by_key.setdefault(row.key, []).append(row)
    found: dict[int, tuple[Problem, ...]] = {}
    for same in by_key.values():
        for row in same if len(same) > 1 else ():
            others = [other for other in same if other is not row and _meet(row.listed, other.listed, first)]
            if others:
                found[row.line] = (_clash(row, others[0], first),)
    return found


def _clash(row: ReadRow, other: ReadRow, first: date) -> Problem:
    one, two = row.listed, other.listed
    if one is None or two is None or (_start(one, first), one.valid_until) == (_start(two, first), two.valid_until):
        return stop("price-device-repeated", f"rows[{row.line}].jan", given=row.key, line=other.line)
    return stop(
        "price-days-overlap",
        f"rows[{row.line}].valid_from",
        line=other.line,
        **{"from": _start(two, first).isoformat()},
        until=_iso(two.valid_until),
    )


def _meet(one: ListedDevice | None, two: ListedDevice | None, first: date) -> bool:
    """True when they share a day. A row that could not be read may mean any day."""
    if one is None or two is None:
        return True
    return _start(one, first) <= _last(two) and _start(two, first) <= _last(one)


def _change(row: ReadRow, known: Sequence[ListedDevice], incoming: Incoming, clashing: Sequence[Problem]) -> Change:
    listed = row.listed
    start = incoming.version if listed is None else _start(listed, incoming.version)
    before = next((old for old in known if old.holds(start)), None)
    later = next((old for old in known if _first(old) > start), None)
    problems = (*row.problems, *clashing, *_days_of(row, start, later))
    if listed is None or stopping(problems):
        return Change(fate=Fate.REFUSED, line=row.line, label=row.label, before=before, after=None, problems=problems)
    # An open price gives way to one that is already known for a later day.
    last = listed.valid_until if later is None or listed.valid_until else _first(later) - ONE_DAY
    after = replace(_with_kept(listed, before, incoming), valid_from=start, valid_until=last)
    fields = () if before is None else tuple(differences(before, after))
    fate = Fate.NEW if before is None else Fate.CHANGED if fields else Fate.SAME
    return Change(
        fate=fate,
        line=row.line,
        label=row.label,
        before=before,
        after=after,
        fields=fields,
        problems=(*problems, *_unfit(after, incoming, row.line)),
    )


def _days_of(row: ReadRow, start: date, later: ListedDevice | None) -> Iterator[Problem]:
    """A closed price that ends before it begins, or that reaches into the days of one known for later: which of the
    two holds, nobody can tell."""
    until = None if row.listed is None else row.listed.valid_until
    at = f"rows[{row.line}].valid_until"
    if until is not None and until < start:
        yield stop("price-days-turned", at, **{"from": start.isoformat()}, until=until.isoformat())
    elif until is not None and later is not None and _first(later) <= until:
        yield stop("price-days-meet-later", at, **{"from": _first(later).isoformat()})


def _coming_back(changes: Sequence[Change]) -> Iterator[Change]:
    """A price that stays the same but is interrupted by another row of the file begins again on its own day."""
    begins: dict[str, list[date]] = {}
    for change in changes:
        if change.fate is Fate.CHANGED and change.after is not None:
            begins.setdefault(change.after.key, []).append(_first(change.after))
    for change in changes:
        before, after = change.before, change.after
        begun = () if before is None or after is None else begins.get(after.key, ())
        if (
            before
            and after
            and change.fate is Fate.SAME
            and any(_first(before) <= day < _first(after) for day in begun)
        ):
            yield replace(change, fate=Fate.CHANGED, fields=(_said_first(before, after),))
        else:
            yield change


def _said_first(before: ListedDevice, after: ListedDevice) -> FieldChange:
    return FieldChange(name=Field.VALID_FROM, before=_iso(before.valid_from), after=_iso(after.valid_from))


def _with_kept(listed: ListedDevice, before: ListedDevice | None, incoming: Incoming) -> ListedDevice:
    """The file's device with what the file says nothing of: the terms of other programs, and fields without a column."""
    if before is None:
        return listed
    said = {*incoming.programs, *(id for id, _ in listed.terms)}
    terms = (*listed.terms, *((id, terms) for id, terms in before.terms if id not in said))
    unsaid, old, device = incoming.unsaid, before.device, listed.device
    if Field.STORAGE in unsaid or Field.COLOUR in unsaid:
        storage = old.storage if Field.STORAGE in unsaid else device.storage
        device = replace(device, storage=storage, colour=old.colour if Field.COLOUR in unsaid else device.colour)
    return replace(
        listed,
        device=device,
        terms=terms,
        maker=before.maker if Field.MAKER in unsaid else listed.maker,
        discounts=before.discounts if Field.DISCOUNTS in unsaid else listed.discounts,
    )


def _unfit(after: ListedDevice, incoming: Incoming, line: int) -> Iterator[Problem]:
    """Kept amounts that no longer fit a price which the file changes."""
    for id, terms in after.terms:
        if id in incoming.programs:
            continue
        total = sum(step.total for step in terms.steps)
        if terms.steps and total != after.cash_price:
            off_by = abs(total - after.cash_price)
            yield notice(
                "price-kept-steps-unfit", f"rows[{line}].steps", program=id, price=after.cash_price, off_by=off_by
            )
        if terms.residual is not None and terms.residual >= after.cash_price:
            residual, price = terms.residual, after.cash_price
            yield notice(
                "price-kept-residual-unfit", f"rows[{line}].residual", program=id, residual=residual, price=price
            )


def _end_of_missing(incoming: Incoming, on: date) -> date:
    """The first day without the devices that a whole list no longer names: not before the list itself begins."""
    return max(on, incoming.version)


def _missing(rows: Mapping[str, Sequence[ListedDevice]], incoming: Incoming, day: date) -> Iterator[Change]:
    """Devices that a whole list no longer names, when all their programs are this list's."""
    named = {row.key for row in incoming.rows} | {row.label for row in incoming.rows}
    said = {*incoming.programs}
    for key, known in rows.items():
        left = [row for row in known if _last(row) >= day]
        ids = {id for row in left for id, _ in row.terms}
        if key in named or not ids & said or not ids <= {*said, *incoming.implied}:
            continue
        going = left[0]
        if going.device.full_name not in named:
            last = FieldChange(name=Field.VALID_UNTIL, before=_iso(going.valid_until), after=_iso(day - ONE_DAY))
            yield Change(
                fate=Fate.ENDED, line=0, label=going.device.full_name, before=going, after=None, fields=(last,)
            )


def _ended_by(change: Change, rows: Mapping[str, Sequence[ListedDevice]], day: date) -> Iterator[EndedRow]:
    if change.before is None:
        return
    if change.fate is Fate.CHANGED and change.after is not None:
        yield EndedRow(row=change.before, last=_first(change.after) - ONE_DAY)
    elif change.fate is Fate.ENDED:
        yield from (EndedRow(row=row, last=day - ONE_DAY) for row in rows[change.before.key] if _last(row) >= day)


def _of_the_whole(rows: Mapping[str, Sequence[ListedDevice]], incoming: Incoming, on: date) -> Iterator[Problem]:
    begun = (_first(old) for row in incoming.rows for old in rows.get(row.key, ()) if _first(old) <= on)
    newest = max(begun, default=date.min)
    if newest > incoming.version:
        version, known = incoming.version.isoformat(), newest.isoformat()
        yield notice("prices-older-than-list", "version", version=version, newest=known)
    if not incoming.rows:
        yield stop("prices-no-rows", "rows")


def _by_key(current: Iterable[ListedDevice]) -> dict[str, list[ListedDevice]]:
    """Each device's rows by their first day; rows that hold on no day (replaced ones) left out."""
    rows: dict[str, list[ListedDevice]] = {}
    for row in current:
        if _first(row) <= _last(row):
            rows.setdefault(row.key, []).append(row)
    for same in rows.values():
        same.sort(key=_first)
    return rows


def _start(listed: ListedDevice, first: date) -> date:
    return listed.valid_from or first


def _first(row: ListedDevice) -> date:
    return row.valid_from or date.min


def _last(row: ListedDevice) -> date:
    return row.valid_until or date.max


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
