"""UUIDv7: version, variant, time, and order."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from uuid import RFC_4122

import pytest

from posapp.store.ids import uuid7


def test_version_variant_and_time() -> None:
    before = time.time_ns() // 1_000_000
    id = uuid7()
    after = time.time_ns() // 1_000_000
    assert id.version == 7
    assert id.variant == RFC_4122
    assert before <= id.int >> 80 <= after + 1


def test_ids_grow_also_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [uuid7() for _ in range(1000)]
    monkeypatch.setattr("posapp.store.ids.time", SimpleNamespace(time_ns=lambda: 0))
    made = first + [uuid7() for _ in range(1000)]
    assert made == sorted(set(made))
    assert {id.version for id in made} == {7}


def test_ids_of_many_threads_differ() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: uuid7(), range(2000)))
    assert len(set(made)) == 2000
