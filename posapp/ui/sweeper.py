"""Runs Python's garbage collector in the window's thread only. Knows nothing of posapp.

By itself the collector runs in whichever thread happens to allocate. Work beside the window would then end widgets that
stand in circles of references, and Qt ends the whole process for that. It also stays away while a key is answered.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Sweeper(QObject):
    """Switches the collector off and does its work from a timer, by its own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(sweep)
        self._timer.start()


def sweep() -> int | None:
    """Collect the oldest generation that is due; answers which, None when none is."""
    for generation, (count, most) in reversed([*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]):
        if count > most:
            gc.collect(generation)
            return generation
    return None
