"""None, True and False outlive any number of calls into Qt."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from posapp.ui import singletons


def test_keeping_twice_changes_nothing() -> None:
    singletons.keep()
    before = sys.getrefcount(None)
    singletons.keep()
    assert abs(sys.getrefcount(None) - before) < 1000


def test_a_hundred_thousand_calls_use_nothing_up(qapp: object) -> None:
    kept = singletons.keep()
    assert kept is (sys.version_info < (3, 12))  # from 3.12 these objects are immortal by themselves
    widget = QWidget()
    for _ in range(100_000):
        widget.update()
    assert sys.getrefcount(None) > (singletons.ENOUGH // 2 if kept else 1000)
