"""Dialogs that answer by themselves, so that no test ever waits for a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from posapp.ui import dialogs
from tests.ui.places.stage import Answers


@pytest.fixture(autouse=True)
def answers() -> Iterator[Answers]:
    made = Answers()
    before = dialogs.use(made)
    yield made
    dialogs.use(before)
