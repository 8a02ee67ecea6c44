"""Tasks of cases as a list: with the words of their case, in a period, ticked off once and opened again with who did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.services.ports import EventRow, TaskRow
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples


def event(make: Samples, what: str = "task-done") -> EventRow:
    return EventRow(id=uuid7(), at=make.at(), staff="店員", subject=None, what=what, body="{}")


@pytest.fixture
def planned(store: Store, make: Samples) -> tuple[TaskRow, ...]:
    """Three tasks of one case."""
    submission = make.submission()
    case = store.submit(submission)
    rows = tuple(
        replace(make.task(case.id, due), kind=kind)
        for due, kind in (("2021-06-30", "window-closes"), ("2021-06-10", "notice"), ("2021-06-20", "cod-decision"))
    )
    store.advance(case.id, expect=case.state, state="formed", body=case.body, event=event(make, "formed"), tasks=rows)
    return rows


def test_a_task_names_its_case(store: Store, planned: tuple[TaskRow, ...]) -> None:
    found = store.dated.dated()
    assert [row.id for row in found] == [planned[1].id, planned[2].id, planned[0].id]
    case = store.case(planned[0].case_id)
    assert case is not None
    assert {(row.case_id, row.number, row.customer, row.device, row.program) for row in found} == {
        (case.id, case.number, case.customer, case.device, case.program)
    }


def test_a_period_holds_both_its_days_and_leaves_out_kinds(store: Store, planned: tuple[TaskRow, ...]) -> None:
    def kinds(**asked: object) -> list[str]:
        return [row.kind for row in store.dated.dated(**asked)]  # type: ignore[arg-type]

    assert kinds(since="2021-06-10", until="2021-06-20") == ["notice", "cod-decision"]
    assert kinds(since="2021-06-11") == ["cod-decision", "window-closes"]
    assert kinds(until="2021-06-29", without=["notice"]) == ["cod-decision"]
    assert kinds(since="2021-07-01") == []


def test_what_hangs_on_a_day_is_kept_later(store: Store, make: Samples, planned: tuple[TaskRow, ...]) -> None:
    """Details of before are names of programs; a snapshot or nothing needs no second look, and what is done is over."""
    closes, notice, decision = planned
    assert [row.id for row in store.dated.unstated()] == [notice.id, decision.id, closes.id]
    added = replace(make.task(closes.case_id, "2021-06-15"), kind="total-rises", detail="{}")
    store.dated.state({closes.id: '{"saved":3000}', notice.id: ""}, (added,))
    assert [row.id for row in store.dated.unstated()] == [decision.id]
    assert {row.id: row.detail for row in store.dated.dated()} == {
        closes.id: '{"saved":3000}', notice.id: "", decision.id: decision.detail, added.id: "{}"
    }  # fmt: skip
    assert store.dated.tick(decision.id, done=True, event=event(make))
    assert store.dated.unstated() == ()


def test_ticked_once_and_opened_again(store: Store, make: Samples, planned: tuple[TaskRow, ...]) -> None:
    id, before = planned[0].id, len(store.events())
    assert store.dated.tick(id, done=True, event=event(make))
    assert not store.dated.tick(id, done=True, event=event(make))
    assert id not in [row.id for row in store.dated.dated()]
    assert store.dated.tick(id, done=False, event=event(make, "task-open"))
    assert id in [row.id for row in store.dated.dated()]
    assert not store.dated.tick(uuid7(), done=True, event=event(make))
    assert [line.what for line in store.events()[before:]] == ["task-done", "task-open"]
