"""The bindings of Qt read no module's source, and a module that they would have looked into works all the same."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from posapp.ui import unread

SCRIPT = """
import linecache
import posapp.ui
from PySide6.QtCore import QObject
import posapp.ui.worker, posapp.ui.text_sale, email.mime.text
print(len([name for name in linecache.cache if name.endswith(('worker.py', 'text_sale.py', 'text.py'))]))
print(posapp.ui.worker.Worker(QObject()).running)
"""


def test_sources_of_modules_imported_later_are_not_kept() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["0", "False"]


def test_bindings_that_do_not_look_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unread.leave()
    for feature in (None, SimpleNamespace()):
        monkeypatch.setitem(sys.modules, "shibokensupport.feature", feature)
        assert not unread.leave()
