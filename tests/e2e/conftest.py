"""A shop that was set up on another day, and every window of a test closed at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from posapp.ui import dialogs
from tests.e2e.counter import Person, Till, World
from tests.e2e.return_counter import Counter, ReturnTill


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A shop with its store."""
    made = World(tmp_path / "data")
    made.shop()
    return made


@pytest.fixture(autouse=True)
def person() -> Iterator[Person]:
    """Nobody waits for an answer."""
    made = Person()
    before = dialogs.use(made)
    yield made
    dialogs.use(before)


@pytest.fixture
def start(world: World, qapp: QApplication) -> Iterator[Callable[[], Till]]:
    """Start the program on that store; the passphrase is typed by the test."""
    tills: list[Till] = []

    def begin() -> Till:
        tills.append(Till(world))
        return tills[-1]

    yield begin
    for till in tills:
        till.close()


@pytest.fixture
def till(start: Callable[[], Till]) -> Till:
    """The program, open on ホーム."""
    made = start()
    made.unlock()
    return made


@pytest.fixture
def counter(world: World) -> Iterator[Counter]:
    """The program on that day, open on ホーム."""
    tills: list[ReturnTill] = []

    def begin(now: datetime) -> ReturnTill:
        world.now = now
        tills.append(ReturnTill(world))
        tills[-1].unlock()
        return tills[-1]

    yield begin
    for till in tills:
        till.close()
