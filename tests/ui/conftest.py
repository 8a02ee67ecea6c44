"""The windows under test: offscreen, with the shop's theme and typeface."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from functools import partialmethod

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from posapp.ui import dialogs, theme
from tests.ui.places.stage import Answers

FEW = 50
PATIENCE_MS = 120_000
"""What is waited for comes; how soon says something about the machine only. Nothing waits this long but a test that fails."""


class PatientBot(QtBot):
    """Waits as long as a slow and shared machine may need."""

    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Takes the place of pytest-qt's own, which gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def answers() -> Iterator[Answers]:
    """Dialogs that answer by themselves, so that no test ever waits for a person."""
    made = Answers()
    before = dialogs.use(made)
    yield made
    dialogs.use(before)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light theme; a test that wants another applies it and finds the light one again afterwards."""
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, theme.Mode.LIGHT)
    yield
    # Closed windows go with the event loop, which a test need not have run; parts that never had a window, with the collector.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if len(qapp.topLevelWidgets()) > FEW:
        gc.collect()
