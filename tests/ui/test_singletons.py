"""None, True and False outlive any number of calls into Qt."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget

from posapp.ui import singletons


def test_keeping_twice_changes_nothing() -> None:
    singletons.keep()
    before = sys.getrefcount(None)
    singletons.keep()
    assert abs(sys.getrefcount(None) - before) < 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from 3.12 these objects are immortal by themselves")
def test_a_hundred_thousand_calls_use_nothing_up(qapp: object) -> None:
    assert singletons.keep()
    widget = QWidget()
    for _ in range(100_000):
        widget.update()
    assert sys.getrefcount(None) > singletons.ENOUGH // 2
