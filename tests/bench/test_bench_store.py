"""The store beside bare SQLCipher, in one run: what a saved draft, an open and a search cost.

    python -m pytest tests/bench/test_bench_store.py -p no:randomly -s

Notes the commit in the table and prints the rest; asserts nothing about time. Target: a draft's commit at most twice the bare one.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from posapp.services.ports import CaseRow, DraftRow, QuoteRow, Submission
from posapp.store.doors import create_store, open_store
from posapp.store.driver import Connection, connect
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.bench.conftest import Bench

KEY = bytes(range(32))
ROUNDS = 400
CASES = 5_000
START = datetime(2019, 6, 15, 3, 0, tzinfo=UTC)
UPSERT = (
    "INSERT INTO drafts (id, flow, step, field, title, detail, format, saved_at, body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET step = excluded.step, field = excluded.field, "
    "title = excluded.title, detail = excluded.detail, saved_at = excluded.saved_at, body = excluded.body"
)


def draft(id: UUID, turn: int) -> DraftRow:
    """A draft of some 4 KB in UTF-8, another one each time."""
    body = json.dumps({"turn": turn, "fields": [f"欄{turn}-{at}の値" for at in range(150)]}, ensure_ascii=False)
    return DraftRow(
        id=id,
        flow="purchase",
        step="application",
        field="kana",
        title="佐藤 花子",
        detail="見本機種",
        body=body,
        format=1,
        saved_at=START + timedelta(seconds=turn),
    )


def bare_save(connection: Connection, row: DraftRow) -> None:
    """The same write without anything between."""
    given = (row.id.hex, row.flow, row.step, row.field, row.title, row.detail, row.format, str(row.saved_at), row.body)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(UPSERT, given)
    connection.execute("COMMIT")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def commits(folder: Path) -> tuple[float, float]:
    """Medians of a bare commit and of save_draft, by turns on twin stores."""
    store = create_store(folder / "ours", KEY)
    create_store(folder / "bare", KEY).close()
    bare = connect(folder / "bare" / "posapp.db", KEY)
    id = uuid7()
    rows = [draft(id, turn) for turn in range(ROUNDS)]
    pairs = [(timed(partial(bare_save, bare, row)), timed(partial(store.save_draft, row))) for row in rows]
    bare.close()
    store.close()
    theirs, ours = zip(*pairs[20:], strict=True)
    return statistics.median(theirs), statistics.median(ours)


def submission(turn: int) -> Submission:
    """A case with a body of some 6 KB."""
    id, at = uuid7(), START + timedelta(minutes=turn)
    body = json.dumps({"text": f"案件{turn}の控え" * 250}, ensure_ascii=False)
    case = CaseRow(
        id=id,
        number=f"A-190615-{turn:05}",
        state="waiting",
        customer=f"佐{turn}藤 花子",
        kana="サトウ ハナコ",
        phone=f"090{turn:08}",
        device="見本機種 64GB",
        program="sample",
        body=body,
        format=1,
        opened_at=at,
        changed_at=at,
    )
    quote = QuoteRow(digest=f"{turn:064x}", number=f"Q-190615-{turn:05}", case_id=id, body="{}", format=1, issued_at=at)
    return Submission(case=case, quote=quote, papers=(), outbox=(), events=())


def repeated(work: Callable[[], object], times: int = 30) -> float:
    """The median of some runs, warm."""
    return statistics.median([timed(work) for _ in range(times)])


def searches(store: Store) -> None:
    """A full store: submitting, and searching without a hit (the worst case)."""
    submits = [timed(partial(store.submit, submission(turn))) for turn in range(CASES)]
    print(f"submit                {statistics.median(submits):8.3f} ms")
    print(f"search, no hit        {repeated(lambda: store.cases('鈴木')):8.3f} ms over {CASES} cases")
    print(f"search, many hits     {repeated(lambda: store.cases('さとう')):8.3f} ms")


def test_store(bench: Bench) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, ours = commits(folder)
        bench.compare("commit of a draft / bare sqlcipher", ours / 1000, bare / 1000, most=2)
        print(f"open and close        {repeated(lambda: open_store(folder / 'ours', KEY).close()):8.3f} ms")
        store = open_store(folder / "bare", KEY)
        searches(store)
        store.close()
