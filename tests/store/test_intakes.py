"""Contracts found by their numbers, receipts written whole, a ledger without gaps that nobody can change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from posapp.services.intake_ports import ContractRow, IntakeRow, LedgerEntry, Reception
from posapp.services.ports import EventRow, StoreFault
from posapp.store.driver import connect
from posapp.store.folder import store_path
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import START, Samples

IMEI = "490154203237518"


def intake(make: Samples, id: UUID | None = None, **more: object) -> IntakeRow:
    row = IntakeRow(
        id=id or uuid7(), number=f"U-190615-{make.turn:03}", state="received", case_id=None, customer="森田 直樹",
        phone="090-0000-0001", device="見本機種", program="見本", imei=IMEI, serial="", body="{}", format=1, at=make.at(),
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def entry(number: int, row: IntakeRow, on: str = "2024-12-18", **more: object) -> LedgerEntry:
    made = LedgerEntry(
        id=uuid7(), number=number, received_on=on, corrects=None, intake_id=row.id, imei=row.imei, serial=row.serial,
        body="{}", format=1, at=row.at,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def event(make: Samples) -> EventRow:
    return EventRow(id=uuid7(), at=make.at(), staff="店員", subject=None, what="intake-received", body="{}")


def receive(store: Store, make: Samples, row: IntakeRow | None = None, on: str = "2024-12-18") -> IntakeRow:
    row = row or intake(make)
    return store.intakes.receive(
        row.id, lambda number: Reception(intake=row, entry=entry(number, row, on), papers=(), events=(event(make),))
    )


def numbers(store: Store, first: str = "2000-01-01", last: str = "2100-01-01") -> list[int]:
    return [line.number for line in store.intakes.ledger(first, last)]


def test_a_contract_is_found_by_each_of_its_numbers(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    row = ContractRow(case_id=case.id, number="D-1", imei=IMEI, serial="S1")
    store.intakes.keep_contract(replace(row, imei="000000000000000"))
    store.intakes.keep_contract(row)
    assert store.intakes.contract(case.id) == row
    assert [store.intakes.contracts_of(code) for code in (IMEI, "S1", "D-1")] == [(row,)] * 3
    assert store.intakes.contracts_of("") == store.intakes.contracts_of("000000000000000") == ()
    assert store.intakes.contract(uuid7()) is None


def test_a_receipt_is_written_whole_and_once(store: Store, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    row = intake(make, draft.id)
    assert receive(store, make, row) == receive(store, make, replace(row, customer="別の人")) == row
    assert (store.drafts(), store.intakes.intake(row.id), numbers(store)) == ((), row, [1])
    assert store.intakes.taken(IMEI) and not store.intakes.taken("") and not store.intakes.taken("490154203237500")
    assert [e.what for e in store.events()] == ["intake-received"]


def test_a_receipt_that_fails_leaves_nothing_and_no_gap(store: Store, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    row = intake(make, draft.id)

    def broken(number: int) -> Reception:
        return Reception(intake=row, entry=entry(number, row, body="no json"), papers=(), events=())

    with pytest.raises(ValueError):
        store.intakes.receive(row.id, broken)
    assert (store.intakes.intake(row.id), len(store.drafts()), numbers(store)) == (None, 1, [])
    refused = intake(make, state="refused")
    store.intakes.receive(refused.id, lambda _: Reception(intake=refused, entry=None, papers=(), events=()))
    receive(store, make)
    receive(store, make)
    assert numbers(store) == [1, 2]


def test_intakes_are_found_newest_first(store: Store, make: Samples) -> None:
    first = receive(store, make)
    second = receive(store, make, intake(make, customer="髙橋 花子", imei="356938035643809"))
    assert store.intakes.intakes() == (second, first)
    assert store.intakes.intakes("髙橋") == store.intakes.intakes("356938") == (second,)
    assert store.intakes.intakes("だれか") == ()


def test_a_correction_is_a_line_of_its_own_and_goes_with_its_period(store: Store, make: Samples) -> None:
    old = receive(store, make, on="2024-12-18")
    receive(store, make, on="2025-01-10")
    made = store.intakes.correct(lambda number: entry(number, old, "2025-02-01", corrects=1), event(make))
    assert made.number == 3
    assert numbers(store, "2024-12-01", "2024-12-31") == [1, 3]
    assert numbers(store, "2025-01-01", "2025-01-31") == [2]
    assert numbers(store, "2025-02-01", "2025-02-28") == [3]
    assert store.intakes.ledger_days() == ("2024-12-18", "2025-02-01")


def test_no_line_of_the_ledger_can_be_changed_or_removed(store: Store, make: Samples, folder: Path, key: bytes) -> None:
    receive(store, make)
    raw = connect(store_path(folder), key)
    for statement in ("UPDATE ledger SET received_on = '2020-01-01'", "DELETE FROM ledger"):
        with pytest.raises(IntegrityError, match="append-only"):
            raw.execute(statement)
    raw.close()
    assert store.intakes.ledger("2024-01-01", "2024-12-31")[0].at > START
    with pytest.raises((ValueError, StoreFault)):
        receive(store, make, intake(make, state="lost"))
