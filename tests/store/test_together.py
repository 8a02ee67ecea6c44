"""Several threads and several programs on one store, and a program killed in the middle of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import posapp
from posapp.services.ports import CaseRow
from posapp.store.doors import open_store
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples

ROOT = Path(posapp.__file__).parents[1]

COUNTER = """
import json, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from posapp.services.ports import CaseRow, DraftRow, EventRow, OutboxRow, QuoteRow, Submission
from posapp.store.doors import open_store
from posapp.store.ids import uuid7

store, turn = open_store(Path(sys.argv[1]), bytes(range(32))), int(sys.argv[2])
at, id = datetime.now(UTC), uuid7()
draft = DraftRow(id=id, flow="purchase", step="quote", field="0", title="", detail="", body="0", format=1, saved_at=at)
while True:
    turn += 1
    store.save_draft(replace(draft, field=str(turn), body=json.dumps({"turn": turn, "text": "あ" * 2000})))
    if turn % 7 == 0:
        case = CaseRow(id=uuid7(), number=f"A-{turn}", state="waiting", customer="", kana="", phone="", device="",
                       program="", body="{}", format=1, opened_at=at, changed_at=at)
        quote = QuoteRow(digest=f"{turn:064x}", number=f"Q-{turn}", case_id=case.id, body="{}", format=1, issued_at=at)
        outbox = OutboxRow(id=uuid7(), case_id=case.id, kind="application", title="", body="{}", state="waiting",
                           reason="", created_at=at)
        event = EventRow(id=uuid7(), at=at, staff="", subject=case.id, what="submitted", body="{}")
        store.submit(Submission(case=case, quote=quote, papers=(), outbox=(outbox,), events=(event,)))
    print(id, turn, flush=True)
"""


def test_a_number_is_given_once_among_threads_and_programs(store: Store, folder: Path, key: bytes) -> None:
    other = open_store(folder, key)
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(lambda turn: (store, other)[turn % 2].next_number("Q-190615"), range(80)))
    other.close()
    assert sorted(given) == list(range(1, 81))


def test_only_one_of_two_moves_a_case(store: Store, make: Samples) -> None:
    cases = [make.case() for _ in range(10)]
    for case in cases:
        store.submit(make.submission(case))
    events = {name: [make.event(case.id, name) for case in cases] for name in ("approved", "declined")}
    start = threading.Barrier(2)

    def decide(state: str) -> list[CaseRow | None]:
        start.wait()
        return [
            store.advance(case.id, expect="waiting", state=state, body="{}", event=event)
            for case, event in zip(cases, events[state], strict=True)
        ]

    with ThreadPoolExecutor(2) as pool:
        approved, declined = pool.map(decide, ("approved", "declined"))
    for case, yes, no in zip(cases, approved, declined, strict=True):
        assert (yes is None) != (no is None)
        assert store.case(case.id) == (yes or no)
        assert len(store.events(case.id)) == 3
    assert store.check() == ()


def test_a_submission_from_two_threads_is_one(store: Store, make: Samples) -> None:
    submission = make.submission()
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(store.submit, [submission, submission])) == [submission.case] * 2
    assert store.outbox() == submission.outbox
    assert store.events() == submission.events


def test_a_copy_is_made_while_drafts_are_saved(store: Store, folder: Path, make: Samples) -> None:
    draft = make.draft()
    stop = threading.Event()

    def type_on() -> int:
        turns = 0
        while not stop.is_set() or turns < 5:
            turns += 1
            store.save_draft(make.draft(draft.id, body=str(turns)))
        return turns

    with ThreadPoolExecutor(1) as pool:
        typing = pool.submit(type_on)
        store.backup(str(folder / "copy.db"))
        stop.set()
        turns = typing.result()
    saved = store.draft(draft.id)
    assert saved is not None
    assert saved.body == str(turns)
    assert store.check() == ()


@pytest.fixture
def counter(folder: Path) -> Callable[[int, int], list[tuple[str, int]]]:
    """Runs a counter from a turn on, kills it after some acknowledged turns, and tells which were acknowledged."""

    def run(turn: int, kill_after: int) -> list[tuple[str, int]]:
        process = subprocess.Popen(
            [sys.executable, "-c", COUNTER, str(folder), str(turn)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(kill_after)]
            process.kill()
            lines += process.stdout.readlines()
        # The last line may be cut by the kill; then it was never told.
        told = [line.split() for line in lines if line.endswith("\n")]
        return [(id, int(number)) for id, number in told]

    return run


def test_what_was_acknowledged_survives_a_kill(
    store: Store, folder: Path, key: bytes, counter: Callable[[int, int], list[tuple[str, int]]]
) -> None:
    store.close()
    turn = 0
    for kill_after in (1, 8, 23, 40, 61):
        told = counter(turn, kill_after)
        assert len(told) >= kill_after
        opened = open_store(folder, key)
        draft = opened.drafts()[0]
        id, turn = told[-1]
        assert str(draft.id) == id
        assert int(draft.field) in (turn, turn + 1)
        assert json.loads(draft.body)["turn"] == int(draft.field)
        numbers = {case.number for case in opened.cases(limit=1000)}
        assert numbers >= {f"A-{number}" for _, number in told if number % 7 == 0}
        assert len(numbers) == len(opened.outbox()) == len(opened.events())
        assert opened.check() == ()
        opened.close()
        turn = int(draft.field)
