"""A program killed while photos are kept: every photo that was answered for is there whole, and none is there in part."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

import pytest

from posapp.store.doors import create_store, open_store
from tests.killed import answers

SUBJECT = UUID("01900000-0000-7000-8000-0000000000aa")
SIZE = 300_000

KEEPER = """
import hashlib, os, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from posapp.services.photo_ports import PhotoRow
from posapp.store.doors import open_store
from posapp.store.ids import uuid7

shelf = open_store(Path(sys.argv[1]), bytes(range(32))).photos
print("ready", flush=True)
while True:
    data = os.urandom(int(sys.argv[3]))
    row = PhotoRow(id=uuid7(), subject=UUID(sys.argv[2]), at=datetime.now(UTC), media="image/jpeg", width=1600,
                   height=1200, digest=hashlib.sha256(data).hexdigest(), data=data)
    shelf.keep(row)
    print(row.id, row.digest, flush=True)
"""


@pytest.mark.parametrize("more", (0.0, 0.004, 0.011, 0.02))
def test_answered_photos_survive_a_kill(folder: Path, more: float) -> None:
    create_store(folder, bytes(range(32))).close()
    answered = dict(line.split() for line in answers(KEEPER, folder, SUBJECT, SIZE, more=more))
    store = open_store(folder, bytes(range(32)))
    try:
        rows = store.photos.photos(SUBJECT)
        assert answered.items() <= {(str(row.id), row.digest) for row in rows}
        assert len(rows) - len(answered) in (0, 1), "at most the one that was on its way"
        for row in rows:
            assert len(row.data) == SIZE and hashlib.sha256(row.data).hexdigest() == row.digest
    finally:
        store.close()
