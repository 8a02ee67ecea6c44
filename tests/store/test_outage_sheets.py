"""Sheets are kept with their papers, marked with the record they became, put away and taken out; all of it or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from posapp.services.outage_ports import SheetRow
from posapp.services.ports import EventRow, SheetsTaken, SheetUse
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples

KIT = "X-190615-01"


def sheet(make: Samples, number: str, **more: object) -> SheetRow:
    at = make.at()
    row = SheetRow(
        number=number, kind="outage-quote", kit=KIT, state="blank", keyed_as="", note="", staff="店員", made_at=at,
        changed_at=at,
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def event(make: Samples, what: str = "outage-kit-made") -> EventRow:
    return EventRow(id=uuid7(), at=make.at(), staff="店員二", subject=None, what=what, body="{}")


@pytest.fixture
def rows(store: Store, make: Samples) -> tuple[SheetRow, ...]:
    made = tuple(sheet(make, f"W-190615-{nth:04}") for nth in (1, 2, 3))
    store.outage.keep_kit(made, (make.paper(None),), event(make))
    return made


def use(make: Samples, *numbers: str, own: tuple[str, ...] = ()) -> SheetUse:
    return SheetUse(numbers=numbers, keyed_as="C-190615-001", own=own, at=make.at())


def states(store: Store) -> list[str]:
    return [row.state for row in sorted(store.outage.sheets(), key=lambda row: row.number)]


def test_a_kit_is_kept_whole_or_not_at_all(store: Store, make: Samples, rows: tuple[SheetRow, ...]) -> None:
    assert store.outage.sheets() == store.outage.sheets(KIT) == rows
    assert store.outage.sheets("X-000000-01") == () and len(store.papers()) == 1
    assert store.outage.sheets_named([rows[2].number, "W-000000-0001"]) == rows[2:]
    with pytest.raises((IntegrityError, ValueError)):
        store.outage.keep_kit((sheet(make, "W-190615-0009"), rows[0]), (make.paper(None),), event(make))
    assert store.outage.sheets() == rows and len(store.papers()) == 1 and len(store.events()) == 1


def test_the_newest_kit_comes_first(store: Store, make: Samples, rows: tuple[SheetRow, ...]) -> None:
    later = sheet(make, "W-190616-0001", kit="X-190616-01")
    store.outage.keep_kit((later,), (), event(make))
    assert store.outage.sheets() == (later, *rows)


def test_sheets_become_a_case_with_it_or_not_at_all(store: Store, make: Samples, rows: tuple[SheetRow, ...]) -> None:
    first, second, third = (row.number for row in rows)
    store.outage.put_away((third,), "書き損じ", event(make, "sheets-put-away"))
    case = make.submission()
    with pytest.raises(SheetsTaken, match=third):
        store.submit(replace(case, sheets=use(make, first, third)))
    assert store.case(case.case.id) is None and states(store) == ["blank", "blank", "spoiled"]
    store.submit(replace(case, sheets=use(make, first, second)))
    assert states(store) == ["keyed", "keyed", "spoiled"]
    assert {row.keyed_as for row in store.outage.sheets_named((first, second))} == {"C-190615-001"}
    other = make.submission()
    with pytest.raises(SheetsTaken, match=second):
        store.submit(replace(other, sheets=use(make, second)))
    store.submit(replace(other, sheets=use(make, second, own=("C-190615-001",))))
    with pytest.raises(SheetsTaken, match="W-000000-0001"):
        store.submit(replace(make.submission(), sheets=use(make, "W-000000-0001")))


def test_only_a_blank_sheet_is_put_away_and_only_such_a_one_taken_out(
    store: Store, make: Samples, rows: tuple[SheetRow, ...]
) -> None:
    numbers = [row.number for row in rows]
    assert store.outage.put_away(numbers[:2], "使わなかった", event(make, "sheets-put-away")) == 2
    assert store.outage.put_away(numbers[:2], "もう一度", event(make, "sheets-put-away")) == 0
    held = store.outage.sheets_named(numbers[:1])[0]
    assert (held.state, held.note, held.staff) == ("spoiled", "使わなかった", "店員二")
    assert store.outage.take_out(numbers[0], event(make, "sheet-taken-out"))
    assert not store.outage.take_out(numbers[0], event(make, "sheet-taken-out"))
    assert not store.outage.take_out(numbers[2], event(make, "sheet-taken-out"))
    assert states(store) == ["blank", "spoiled", "blank"]
    assert [line.what for line in store.events()] == ["outage-kit-made", "sheets-put-away", "sheet-taken-out"]
