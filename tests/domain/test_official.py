"""公式書類: which document stands in a place on a day, what is told of it, and when two meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from posapp.domain.official import (
    SOON_DAYS,
    OfficialDocument,
    OfficialKind,
    OfficialSlot,
    Standing,
    overlapping,
    part_on,
    problem_of,
)
from posapp.domain.problem import Level

SLOT = OfficialSlot(
    key="maker/terms", title="契約約款", kind=OfficialKind.TERMS, operator="見本社", programs=("one", "two"),
    beside=("application",),
)  # fmt: skip


def held(first: str, last: str = "", **more: object) -> OfficialDocument:
    facts: dict[str, object] = {
        "id": UUID(int=hash((first, last)) % 10**9), "slot": "maker/terms", "title": "契約約款", "version": first[:4],
        "valid_from": date.fromisoformat(first), "valid_until": date.fromisoformat(last) if last else None,
        "digest": "ab" * 32, "pages": 2, "size": 9,
    }  # fmt: skip
    return OfficialDocument(**(facts | more))  # type: ignore[arg-type]


YEAR = held("2021-01-01", "2021-12-31")
OPEN = held("2022-01-01")


@pytest.mark.parametrize(
    ("documents", "day", "standing", "found"),
    [
        ((), "2021-06-15", Standing.MISSING, None),
        ((YEAR,), "2021-06-15", Standing.VALID, YEAR),
        ((YEAR,), "2021-01-01", Standing.VALID, YEAR),
        ((YEAR,), "2021-12-01", Standing.ENDING, YEAR),
        ((YEAR,), "2021-11-30", Standing.VALID, YEAR),
        ((YEAR,), "2021-12-31", Standing.ENDING, YEAR),
        ((YEAR, OPEN), "2021-12-31", Standing.VALID, YEAR),
        ((YEAR, held("2022-01-02")), "2021-12-31", Standing.ENDING, YEAR),
        ((YEAR,), "2022-01-01", Standing.EXPIRED, YEAR),
        ((YEAR, OPEN), "2022-01-01", Standing.VALID, OPEN),
        ((OPEN,), "2021-12-31", Standing.AHEAD, OPEN),
        ((held("2020-01-01", "2020-12-31"), held("2022-01-01")), "2021-06-15", Standing.EXPIRED, held("2020-01-01", "2020-12-31")),
        ((held("2021-01-01", withdrawn=True),), "2021-06-15", Standing.MISSING, None),
        ((held("2021-01-01", slot="maker/other"),), "2021-06-15", Standing.MISSING, None),
    ],
)  # fmt: skip
def test_what_stands_in_a_place_on_a_day(
    documents: tuple[OfficialDocument, ...], day: str, standing: Standing, found: OfficialDocument | None
) -> None:
    part = part_on(SLOT, reversed(documents), date.fromisoformat(day))
    assert (part.standing, part.document) == (standing, found)
    assert (part.offered is not None) is (standing in (Standing.VALID, Standing.ENDING))


def test_a_document_near_its_end_is_told_exactly_from_the_day_on() -> None:
    last = date(2021, 12, 31)
    near = part_on(SLOT, (YEAR,), last - timedelta(days=SOON_DAYS))
    far = part_on(SLOT, (YEAR,), last - timedelta(days=SOON_DAYS + 1))
    assert (near.standing, far.standing) == (Standing.ENDING, Standing.VALID)


@pytest.mark.parametrize(
    ("documents", "day", "code", "values"),
    [
        ((), "2021-06-15", "official-missing", {"title": "契約約款"}),
        ((YEAR,), "2022-03-01", "official-expired", {"title": "契約約款（2021）", "last": "2021-12-31"}),
        ((OPEN,), "2021-06-15", "official-ahead", {"title": "契約約款（2022）", "first": "2022-01-01"}),
    ],
)
def test_what_is_missing_is_named_and_stops_only_where_it_is_required(
    documents: tuple[OfficialDocument, ...], day: str, code: str, values: dict[str, str]
) -> None:
    for required, level in ((False, Level.NOTICE), (True, Level.STOP)):
        slot = replace(SLOT, required=required)
        problem = problem_of(part_on(slot, documents, date.fromisoformat(day)))
        assert problem is not None
        assert (problem.code, problem.where, dict(problem.values)) == (code, "maker/terms", values)
        assert problem.level is level


def test_an_end_that_is_near_is_told_and_never_stops() -> None:
    problem = problem_of(part_on(replace(SLOT, required=True), (YEAR,), date(2021, 12, 20)))
    assert problem is not None and not problem.stops
    assert (problem.code, dict(problem.values)["last"]) == ("official-ending", "2021-12-31")
    assert problem_of(part_on(SLOT, (OPEN,), date(2025, 1, 1))) is None


def test_a_place_belongs_to_its_programs_in_its_days() -> None:
    assert SLOT.belongs("one", date(1999, 1, 1)) and not SLOT.belongs("three", date(1999, 1, 1))
    dated = replace(SLOT, since=date(2021, 1, 1), until=date(2021, 12, 31))
    assert [dated.belongs("two", date(2021, 1, 1)), dated.belongs("two", date(2021, 12, 31))] == [True, True]
    assert [dated.belongs("two", date(2020, 12, 31)), dated.belongs("two", date(2022, 1, 1))] == [False, False]


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        ("2020-01-01", "2020-12-31", ()),
        ("2020-01-01", "2021-01-01", (YEAR,)),
        ("2021-12-31", "2021-12-31", (YEAR,)),
        ("2021-06-01", "", (YEAR, OPEN)),
        ("2023-01-01", "2023-01-01", (OPEN,)),
        ("2000-01-01", "", (YEAR, OPEN)),
    ],
)
def test_documents_of_one_place_that_hold_on_a_day_meet(
    first: str, last: str, meets: tuple[OfficialDocument, ...]
) -> None:
    others = (held("2021-01-01", slot="maker/other"), held("2021-01-01", withdrawn=True))
    days = (date.fromisoformat(first), date.fromisoformat(last) if last else None)
    assert overlapping((OPEN, YEAR, *others), "maker/terms", *days) == meets


def test_a_document_is_called_by_title_and_edition() -> None:
    assert YEAR.name == "契約約款（2021）"
    assert held("2021-01-01", version="").name == "契約約款"
