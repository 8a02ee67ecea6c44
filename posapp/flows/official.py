"""公式書類を加える: what staff type about a document, as text → its days. Pure; reads no file and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posapp.domain.problem import Problem, stop
from posapp.flows.forms import YES
from posapp.flows.intake_reading import Problems
from posapp.flows.reading import read_date, read_text

LONGEST_VERSION = 40
"""Characters of an edition's name: it stands in one line with its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialForm:
    """As typed. ``replaces`` YES ends the edition before on the day before this one begins."""

    version: str = ""
    valid_from: str = ""
    valid_until: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDays:
    """What an edition is called and which days it holds; ``until`` None is open."""

    version: str
    first: date
    last: date | None
    replaces: bool = False


def read_official(form: OfficialForm) -> OfficialDays | tuple[Problem, ...]:
    """The edition as typed, or every problem with its field."""
    problems = Problems()
    version = problems.take(read_text(form.version, "version", most=LONGEST_VERSION, numbers=True), "")
    first = problems.take(read_date(form.valid_from, "valid_from"), date.min)
    last = problems.take(_last(form.valid_until, first), None)
    return tuple(problems) or OfficialDays(version=version, first=first, last=last, replaces=form.replaces == YES)


def _last(typed: str, first: date) -> date | Problem | None:
    """An empty last day is open; one before the first is no period."""
    if not typed.strip():
        return None
    last = read_date(typed, "valid_until")
    if isinstance(last, Problem) or last >= first:
        return last
    return stop("official-days-order", "valid_until", first=first.isoformat(), last=last.isoformat())
