"""A window in a process of its own: `child_window.py bare 120` or `child_window.py posapp`. Answers one line of JSON.

``painted`` is the clock (`time.perf_counter`, one for all processes of a machine) when the first window stood painted,
``widgets`` how many it had, ``rss`` the resident memory in bytes. The bare window is what Qt alone costs: a main window
with as many widgets, half of them labels and half buttons, in the platform's own style and typeface.

Imports nothing of posapp before its entry does, and ends the process as soon as it has answered.
"""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QMainWindow, QPushButton, QWidget


def rss() -> int:
    """Resident bytes of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class FirstPaint(QObject):
    """Waits for the first window of an application; answers once it was painted, before anything else happens."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            QTimer.singleShot(0, lambda: _answer(watched))  # the children are painted before the next turn
        return False


def _answer(window: QMainWindow) -> None:
    painted = time.perf_counter()
    answer = {"painted": painted, "widgets": 1 + len(window.findChildren(QWidget)), "rss": rss()}
    print(json.dumps(answer), flush=True)
    os._exit(0)


def bare(widgets: int) -> QMainWindow:
    """A main window of so many widgets in all."""
    window = QMainWindow()
    window.resize(1280, 800)
    ground = QWidget()
    grid = QGridLayout(ground)
    for nth in range(widgets - 2):
        made = QLabel(f"Label {nth}") if nth % 2 else QPushButton(f"Button {nth}")
        grid.addWidget(made, nth // 8, nth % 8)
    window.setCentralWidget(ground)
    return window


def main() -> None:
    """Show one of the two."""
    application = QApplication(sys.argv[:1])
    FirstPaint(application)
    if sys.argv[1] == "bare":
        window = bare(int(sys.argv[2]))
        window.show()
        application.exec()
    else:
        from posapp.__main__ import main as entry

        entry([])


if __name__ == "__main__":
    main()
