"""Warming an open shop: the first search and the first paper find their ground prepared, and a fault waits for who asks."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from posapp.services.front import NOBODY, Services
from posapp.services.ports import CaseRow, StoreFault
from tests.services.conftest import shop, world
from tests.services.test_receiving import case

__all__ = ["case", "shop", "world"]


def test_warming_reads_every_case_and_finds_none(shop: Services, case: CaseRow) -> None:
    asked: list[str] = []

    def cases(text: str, limit: int) -> tuple[()]:
        asked.append(text)
        assert shop.records.cases(text, limit) == () and shop.records.cases("", limit) == (case,)
        return ()

    warmed: list[str] = []
    papers: Any = SimpleNamespace(warm=lambda: warmed.append("papers"))
    records: Any = SimpleNamespace(cases=cases)
    replace(shop, records=records, papers=papers).warm()
    assert (asked, warmed) == ([NOBODY], ["papers"])


def test_a_store_that_fails_while_it_is_warmed_is_told_to_nobody_yet(shop: Services) -> None:
    def cases(text: str, limit: int) -> tuple[()]:
        raise StoreFault("disk-full")

    warmed: list[str] = []
    papers: Any = SimpleNamespace(warm=lambda: warmed.append("papers"))
    records: Any = SimpleNamespace(cases=cases)
    replace(shop, records=records, papers=papers).warm()
    assert warmed == ["papers"]
