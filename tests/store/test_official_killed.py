"""A program killed while a document is added: the document answered for is there whole with its event, and none is there in part."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from posapp.store.doors import create_store, open_store
from tests.killed import answers

SIZE = 3_000_000

KEEPER = """
import hashlib, os, sys
from datetime import UTC, datetime
from pathlib import Path
from posapp.services.official_ports import OfficialRow
from posapp.services.ports import EventRow
from posapp.store.doors import open_store
from posapp.store.ids import uuid7

shelf = open_store(Path(sys.argv[1]), bytes(range(32))).official
before = None
print("ready", flush=True)
for year in range(2000, 2900):
    data = os.urandom(int(sys.argv[2]))
    row = OfficialRow(id=uuid7(), slot="maker/terms", title="terms", version="1", valid_from=f"{year}-01-01",
                      valid_until="", digest=hashlib.sha256(data).hexdigest(), pages=1, size=len(data), staff="x",
                      added_at=datetime.now(UTC))
    event = EventRow(id=uuid7(), at=row.added_at, staff="x", subject=row.id, what="official-added", body="{}")
    shelf.keep(row, data, event, None if before is None else (before, f"{year - 1}-12-31"))
    before = row.id
    print(row.id, row.digest, flush=True)
"""


@pytest.mark.parametrize("more", (0.0, 0.01, 0.03, 0.06))
def test_what_was_answered_survives_and_nothing_is_half_written(folder: Path, more: float) -> None:
    create_store(folder, bytes(range(32))).close()
    answered = dict(line.split() for line in answers(KEEPER, folder, SIZE, more=more))
    store = open_store(folder, bytes(range(32)))
    try:
        rows = store.official.documents()
        assert answered.items() <= {(str(row.id), row.digest) for row in rows}
        assert len(rows) - len(answered) in (0, 1), "at most the one that was on its way"
        assert [event.subject for event in store.events()] == [row.id for row in rows]
        for row in rows:
            data = store.official.data(row.id)
            assert data is not None and hashlib.sha256(data).hexdigest() == row.digest
        assert [row.valid_until for row in rows[:-1]] == [f"{int(row.valid_from[:4]) - 1}-12-31" for row in rows[1:]]
        assert rows[-1].valid_until == "", "the edition before ends with the new one, or neither is written"
        assert store.check() == ()
    finally:
        store.close()
