"""QR codes as rows of dark modules. Knows no page.

ReportLab's encoder is one small module that needs nothing, but its package brings a whole layout engine (7 MB of code that no
paper uses) as soon as it is imported: the encoder is loaded without it.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from types import ModuleType
from typing import Any

_PACKAGE = "reportlab.graphics.barcode"


def _encoder() -> Any:
    name = f"{_PACKAGE}.qrencoder"
    spec = find_spec(_PACKAGE)
    if _PACKAGE in sys.modules or spec is None or spec.submodule_search_locations is None:
        return import_module(name)
    bare = ModuleType(_PACKAGE)
    bare.__path__ = list(spec.submodule_search_locations)
    sys.modules[_PACKAGE] = bare
    try:
        return import_module(name)
    finally:
        del sys.modules[_PACKAGE]  # who asks for the package itself gets all of it


_qr = _encoder()


@lru_cache(maxsize=32)
def modules(payload: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The dark runs (start, length) of each row of the QR code for ``payload``, error correction M."""
    code = _qr.QRCode(None, _qr.QRErrorCorrectLevel.M)
    code.addData(payload)
    code.make()
    rows = []
    for row in code.modules:
        at, runs = 0, []
        for dark, cells in groupby(map(bool, row)):
            count = len(list(cells))
            if dark:
                runs.append((at, count))
            at += count
        rows.append(tuple(runs))
    return tuple(rows)
