"""Tests on a real CUPS queue. Where CUPS is not installed they are left out, and the run says so; in CI they must run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.cups import server as cups


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of this folder out where there is no CUPS, unless this is CI."""
    if os.environ.get("CI") or not cups.missing():
        return
    mine = [item for item in items if item.get_closest_marker("cups")]
    items[:] = [item for item in items if item not in mine]
    config.hook.pytest_deselected(items=mine)
    config.stash[LEFT_OUT] = len(mine)


LEFT_OUT = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out and what it takes."""
    left = config.stash.get(LEFT_OUT, 0)
    if left:
        lacking = " ".join(cups.missing())
        terminalreporter.line(
            f"{left} tests of printing were not run: there is no {lacking} (Debian: {cups.PACKAGES})", yellow=True
        )


@pytest.fixture(scope="session")
def print_server() -> Iterator[cups.Server]:
    """One server for all tests; each makes printers of its own."""
    lacking = cups.missing()
    assert not lacking, f"no {' '.join(lacking)}: apt-get install {cups.PACKAGES}"
    with cups.running() as server:
        yield server


@pytest.fixture
def system(print_server: cups.Server, monkeypatch: pytest.MonkeyPatch) -> cups.Server:
    """The system's printing is the test's server."""
    monkeypatch.setenv("CUPS_SERVER", print_server.address)
    return print_server
