"""A preview of a price list as rows to read: what changes from which yen to which, or why a row is refused. Decides no rule; no widget.

Everything here runs beside the window too: 20,000 rows are made in one go.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from posapp.domain.price_changes import Change, Fate, Preview
from posapp.domain.price_differences import Field, FieldChange, Shown, differences
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, stopping
from posapp.services.front import Sentences
from posapp.ui import text_prices as text
from posapp.ui import text_quote
from posapp.ui.paint import yen

Names = Mapping[str, str]
"""Program id → what staff call it."""
ORDER = (Fate.NEW, Fate.CHANGED, Fate.ENDED, Fate.REFUSED, Fate.SAME)
"""The tabs from left to right."""
_SERIES = (Field.STEPS, Field.EXPECTED_BUYBACK, Field.DISCOUNTS)
_DAYS = (Field.VALID_FROM, Field.VALID_UNTIL)
_CATEGORIES = dict(text_quote.CATEGORIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One line of the table. A device with several changes has several, of which one is ``first``.

    what     the field that changes, or the reason of a refusal
    by       the difference in yen with its sign, empty where there is none
    mend     what to do about a refusal
    sought   everything a search may find, folded
    """

    line: int
    device: str
    what: str
    before: str = ""
    after: str = ""
    by: str = ""
    mend: str = ""
    first: bool = True
    sought: str = ""
    change: Change | None = None


def rows(preview: Preview, names: Names, sentences: Sentences) -> dict[str, tuple[PriceRow, ...]]:
    """The table's rows by fate."""
    made: dict[str, list[PriceRow]] = {fate.value: [] for fate in ORDER}
    for change in preview.changes:
        made[change.fate.value] += _of(change, names, sentences)
    return {key: tuple(found) for key, found in made.items()}


def folded(words: str) -> str:
    """For finding only: letters' case and width do not count."""
    return unicodedata.normalize("NFKC", words).casefold()


def found(rows: Iterable[PriceRow], words: str) -> tuple[PriceRow, ...]:
    """The rows that hold every word."""
    wanted = folded(words).split()
    return tuple(row for row in rows if all(word in row.sought for word in wanted)) if wanted else tuple(rows)


def devices(rows: Iterable[PriceRow]) -> int:
    """How many devices the rows are about."""
    seen, count = None, 0
    for row in rows:
        if row.change is not seen or row.change is None:
            seen, count = row.change, count + 1
    return count


def _of(change: Change, names: Names, sentences: Sentences) -> Iterator[PriceRow]:
    device = _device(change)
    jan = _jan(change)
    for nth, (what, before, after, by, mend) in enumerate(_cells(change, names, sentences)):
        yield PriceRow(
            line=change.line, device=device, what=what, before=before, after=after, by=by, mend=mend, first=nth == 0,
            sought=folded(f"{change.line} {device} {jan} {what}"), change=change,
        )  # fmt: skip


_Cells = tuple[str, str, str, str, str]


def _cells(change: Change, names: Names, sentences: Sentences) -> Iterator[_Cells]:
    """項目, いま, 取り込み後, 差, 直し方."""
    before, after = change.before, change.after
    if change.fate is Fate.REFUSED:
        for problem in stopping(change.problems) or change.problems:
            yield sentences.what(problem), "", "", "", sentences.mend(problem)
    elif change.fate is Fate.NEW and after is not None:
        yield text.FIELD_NEW.format(count=len(after.terms)), text.NOTHING, _yen(after.cash_price), "", ""
    elif change.fate is Fate.ENDED and before is not None:
        yield text.FIELD_SOLD, _yen(before.cash_price), text.ENDS, "", ""
    elif change.fate is Fate.SAME and before is not None:
        yield text.FIELDS[Field.CASH_PRICE], _yen(before.cash_price), text.STAYS, "", ""
    else:
        for field in change.fields:
            for what, was, now in parts(field, names):
                yield what, _said(field.name, was), _said(field.name, now), _by(was, now), ""


def parts(field: FieldChange, names: Names) -> Iterator[tuple[str, Shown, Shown]]:
    """A difference as single amounts: a series is taken apart, and only what differs is said."""
    label = text.FIELDS[field.name]
    if field.program:
        program = names.get(field.program, field.program)
        label = text.OF_PROGRAM.format(program=program, field=label)
    if field.name not in _SERIES:
        yield label, field.before, field.after
        return
    was, now = _series(field.before), _series(field.after)
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield text.PARTS[field.name].format(label=label, part=key.replace("-", "〜")), was.get(key), now.get(key)


def _series(said: Shown) -> dict[str, int]:
    """``1-24=2520;25-48=3020`` as amounts by part."""
    pairs = (one.rpartition("=") for one in str(said).split(";")) if said else ()
    return {key: int(amount) for key, _, amount in pairs}


def _said(name: Field, value: Shown) -> str:
    if name is Field.PROGRAM:
        return text.NOTHING if value is None else text.OFFERED
    if value is None:
        return text.NOTHING
    if isinstance(value, int):
        return _yen(value)
    if name in _DAYS:
        return day_words(date.fromisoformat(value))
    return _CATEGORIES.get(value, value) if name is Field.CATEGORY else value


def _by(was: Shown, now: Shown) -> str:
    if not isinstance(was, int) or not isinstance(now, int):
        return ""
    return f"{'+' if now > was else ''}{_yen(now - was)}"


def _yen(amount: int) -> str:
    return text.YEN.format(amount=yen(amount))


def day_words(day: date) -> str:
    """2026年11月21日."""
    return text.DAY.format(year=day.year, month=day.month, day=day.day)


def _device(change: Change) -> str:
    listed = change.after or change.before
    return change.label if listed is None or change.fate is Fate.REFUSED else listed.device.full_name


def _jan(change: Change) -> str:
    listed = change.after or change.before
    return "" if listed is None else f"{listed.device.jan} {listed.maker}"


def detail(row: PriceRow, names: Names, sentences: Sentences) -> str:
    """Everything about the chosen row in one paragraph, for below the table and for a screen reader."""
    change = row.change
    if change is None:
        return ""
    if change.fate is Fate.REFUSED:
        return "　".join((row.device, *(f"{one.what}{one.mend}" for one in _of(change, names, sentences))))
    listed = change.after or change.before
    said = [] if listed is None else [*_facts(listed, names)]
    return "　".join((row.device, *said, *(sentences.text(problem) for problem in change.problems)))


def _facts(listed: ListedDevice, names: Names) -> Iterator[str]:
    """JAN, days and, for each program, its amounts."""
    if listed.device.jan:
        yield text.JAN.format(jan=listed.device.jan)
    if listed.valid_from is not None:
        until = "" if listed.valid_until is None else day_words(listed.valid_until)
        yield text.DAYS.format(first=day_words(listed.valid_from), last=until)
    amounts: dict[str, list[str]] = {id: [] for id, _ in listed.terms}
    for field in differences(replace(listed, terms=()), listed):
        if field.name is not Field.PROGRAM and field.program and field.name is not Field.EXPECTED_BUYBACK:
            plain = FieldChange(name=field.name, before=None, after=field.after)
            amounts[field.program] += [f"{what} {_said(field.name, now)}" for what, _, now in parts(plain, names)]
    for id, said in amounts.items():
        yield " ".join((names.get(id, id), *said))


def refused_lines(preview: Preview, sentences: Sentences) -> Iterator[tuple[str, str, str, str]]:
    """行, 機種, 理由, 直し方 of every refused row, for whoever made the file."""
    for change in preview.changes:
        if change.fate is Fate.REFUSED:
            for row in _of(change, {}, sentences):
                yield str(row.line), row.device, row.what, row.mend


def whole_file(problems: Iterable[Problem], said: Callable[[Problem], str]) -> tuple[str, ...]:
    """Problems of the whole file, one sentence each."""
    return tuple(dict.fromkeys(said(problem) for problem in problems))
