"""Events are only added; whoever changes them by hand, even with the key, leaves a trace in the chain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.store import events
from posapp.store.doors import open_store
from posapp.store.driver import DriverError, connect
from posapp.store.examination import Finding
from posapp.store.folder import store_path
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples


@pytest.mark.parametrize("change", ["UPDATE events SET staff = 'x' WHERE seq = 2", "DELETE FROM events WHERE seq = 2"])
def test_no_event_is_changed_or_removed(store: Store, folder: Path, key: bytes, make: Samples, change: str) -> None:
    added = [make.event(), make.event(), make.event()]
    for event in added:
        store.append(event)
    raw = connect(store_path(folder), key)
    with pytest.raises(DriverError, match="append-only"):
        raw.execute(change)
    raw.close()
    assert store.events() == tuple(added)
    assert store.check() == ()


@pytest.mark.parametrize(
    ("change", "trace"),
    [
        ("UPDATE events SET staff = '別の店員' WHERE seq = 2", ["line 2 was changed"]),
        ("UPDATE events SET at = '2020-01-01 00:00:00.000000' WHERE seq = 3", ["line 3 was changed"]),
        ("UPDATE events SET subject = NULL WHERE seq = 1", ["line 1 was changed"]),
        ("UPDATE events SET body = '{}' WHERE seq = 4", ["line 4 was changed"]),
        ("UPDATE events SET hash = substr(hash, 2) || '0' WHERE seq = 2", ["line 2 was changed", "line 3 was changed"]),
        ("DELETE FROM events WHERE seq = 1", ["lines 1 to 1 are gone", "line 2 was changed"]),
        ("DELETE FROM events WHERE seq IN (2, 3)", ["lines 2 to 3 are gone", "line 4 was changed"]),
        ("DELETE FROM events WHERE seq >= 3", ["lines 3 to 4 are gone"]),
        ("DELETE FROM events", ["lines 1 to 4 are gone"]),
    ],
)
def test_tampering_shows(store: Store, folder: Path, key: bytes, make: Samples, change: str, trace: list[str]) -> None:
    subject = make.draft().id
    for _ in range(4):
        store.append(make.event(subject))
    store.close()
    raw = connect(store_path(folder), key)
    raw.execute("DROP TRIGGER events_no_update")
    raw.execute("DROP TRIGGER events_no_delete")
    raw.execute(change)
    raw.close()
    opened = open_store(folder, key)
    assert opened.check() == tuple(Finding("events", line) for line in trace)
    opened.close()


def test_every_field_counts_in_the_chain(make: Samples) -> None:
    event = make.event(make.draft().id)
    others = (
        replace(event, id=make.event().id),
        replace(event, at=make.at()),
        replace(event, staff="別"),
        replace(event, subject=None),
        replace(event, what="other"),
        replace(event, body="1"),
    )
    hashes = {events.link(events.FIRST, one) for one in (event, *others)} | {events.link("1" * 64, event)}
    assert len(hashes) == 8


def test_an_orphan_shows(store: Store, folder: Path, key: bytes, make: Samples) -> None:
    submission = make.submission()
    store.submit(submission)
    raw = connect(store_path(folder), key)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM cases")
    raw.close()
    found = store.check()
    assert {finding.area for finding in found} == {"references"}
    assert Finding("references", "row 1 of outbox has no cases") in found
    assert len(found) == 4
