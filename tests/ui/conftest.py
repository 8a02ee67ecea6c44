"""The windows under test: offscreen, with the shop's theme and typeface."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from posapp.ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light theme; a test that wants another applies it and finds the light one again afterwards."""
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, theme.Mode.LIGHT)
    yield
