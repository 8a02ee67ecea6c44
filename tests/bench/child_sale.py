"""A whole sale through the windows in a process of its own: `child_sale.py FOLDER`. Answers one line of JSON.

``rss`` is the resident memory in bytes once the five papers were drawn and are shown, ``widgets`` how many widgets stand
then, ``steps`` the memory after each part of the way. The way is the demonstration's, pressed key by key.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.child_window import rss
from tests.bench.quiet_walk import quiet_walk


def main() -> None:
    """Walk, answer, end."""
    application = QApplication(sys.argv[:1])
    steps = {"imported": rss()}
    walk = quiet_walk(Path(sys.argv[1]), application)
    steps["open"] = rss()
    for scene in (walk.quote, walk.disclosure, walk.application, walk.confirm_and_papers):
        scene()
        steps[scene.__name__] = rss()
    widgets = 1 + len(walk.window.findChildren(QWidget))
    print(json.dumps({"rss": rss(), "widgets": widgets, "steps": steps}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
