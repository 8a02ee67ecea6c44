"""Where there is no CUPS: left out with a line that says so, never silently; in CI never left out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.cups import conftest
from tests.cups import server as cups


class Item:
    def __init__(self, marked: bool) -> None:
        self.marked = marked

    def get_closest_marker(self, name: str) -> bool | None:
        return (self.marked and name == "cups") or None


def collected(
    monkeypatch: pytest.MonkeyPatch, *, ci: bool, missing: tuple[str, ...]
) -> tuple[list[Any], list[Any], list[str]]:
    monkeypatch.setattr(cups, "missing", lambda: missing)
    monkeypatch.setenv("CI", "true") if ci else monkeypatch.delenv("CI", raising=False)
    gone: list[Any] = []
    told: list[str] = []
    hook = SimpleNamespace(pytest_deselected=lambda items: gone.extend(items))
    config: Any = SimpleNamespace(hook=hook, stash=pytest.Stash())
    items: list[Any] = [Item(True), Item(False), Item(True)]
    conftest.pytest_collection_modifyitems(config, items)
    reporter: Any = SimpleNamespace(line=lambda words, **_: told.append(words))
    conftest.pytest_terminal_summary(reporter, config)
    return items, gone, told


def test_without_cups_they_are_left_out_and_the_run_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    items, gone, told = collected(monkeypatch, ci=False, missing=("cupsd", "lp"))
    assert len(items) == 1 and len(gone) == 2
    assert told == ["2 tests of printing were not run: there is no cupsd lp (Debian: cups-daemon cups-client)"]


@pytest.mark.parametrize(("ci", "missing"), [(True, ("cupsd",)), (False, ()), (True, ())])
def test_in_ci_and_with_cups_all_run(monkeypatch: pytest.MonkeyPatch, ci: bool, missing: tuple[str, ...]) -> None:
    items, gone, told = collected(monkeypatch, ci=ci, missing=missing)
    assert (len(items), gone, told) == (3, [], [])
