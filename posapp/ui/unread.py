"""Keeps the bindings of Qt from reading the source of every module of the process.

After each import they look into the module's source for the word "PySide6", to know whether a switched feature of theirs
(snake_case, true_property) concerns it; nobody here switches one. The sources stay in linecache: 28 MB for a shop that is
open, and reading them is part of the start. In a bundle, where no sources are, they find nothing anyway.
Knows nothing of posapp; leaves the bindings alone where they do not look.
"""

from __future__ import annotations

import linecache
import sys
from importlib import import_module

_LOOK = "_mod_uses_pyside"


def leave() -> bool:
    """Answer for them that no module asks for a feature; True when they would have looked. Safe to call again."""
    import_module("shiboken6")  # brings what is looked for below
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, _LOOK):
        return False
    setattr(feature, _LOOK, _never)
    linecache.clearcache()
    return True


def _never(_module: object) -> bool:
    return False
