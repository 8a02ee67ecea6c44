"""Printing through the system: the printers it knows, and a PDF sent to one of them. Blocks: runs on the worker's thread.

Linux and macOS take the PDF itself through CUPS; Windows gets pages as pictures (`posapp.ui.printing_raster`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from posapp.services.papers import PrintFault
from posapp.ui import text_places as text

if sys.platform == "win32":
    from posapp.ui import printing_raster

_PATIENCE_S = 30
_NOBODY = ("no default destination", "does not exist", "no destinations", "unknown destination", "not found")
"""What CUPS says when there is nothing to print on."""


def printers() -> tuple[str, ...]:
    """Names of the printers the system offers; none when it has no printing at all."""
    if sys.platform == "win32":
        return printing_raster.printers()
    else:
        try:
            told = _run(["lpstat", "-e"], b"")
        except PrintFault:
            return ()
        return tuple(name for line in told.splitlines() if (name := line.strip()))


class SystemPrinter:
    """`posapp.services.papers.Printer` over the system. ``chosen`` answers a printer's name, empty for the usual one."""

    def __init__(self, chosen: Callable[[], str]) -> None:
        self._chosen = chosen

    def send(self, pdf: bytes, title: str) -> None:
        """Hand a PDF over; PrintFault printer-missing or printer-failed when it was not taken."""
        name = self._chosen()
        if sys.platform == "win32":
            printing_raster.send(pdf, title, name)
        else:
            named = ["-d", name] if name else []
            _run(["lp", *named, "-t", title, "-"], pdf)


def _run(command: list[str], given: bytes) -> str:
    """What the command printed; PrintFault when it is not there, failed, or took too long."""
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_PATIENCE_S, check=False, env={**os.environ, "LC_ALL": "C"}
        )  # fmt: skip
    except FileNotFoundError as missing:
        raise PrintFault("printer-missing", command[0]) from missing
    except subprocess.TimeoutExpired as late:
        raise PrintFault("printer-failed", text.PRINTER_SILENT) from late
    except OSError as wrong:
        raise PrintFault("printer-failed", wrong.strerror or "") from wrong
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace")
    complaint = done.stderr.decode("utf-8", "replace").strip()
    code = "printer-missing" if any(sign in complaint.lower() for sign in _NOBODY) else "printer-failed"
    raise PrintFault(code, complaint.splitlines()[-1][:200] if complaint else "")
