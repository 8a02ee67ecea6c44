"""QR codes: the encoder without the package around it says what the package says."""

from __future__ import annotations

import subprocess
import sys

import pytest
from reportlab.graphics.barcode.qr import QrCodeWidget

from posapp.documents import qr

LOADED = """
import sys
import posapp.documents.press
print([name for name in sys.modules if name.startswith(("reportlab.platypus", "reportlab.graphics.shapes", "urllib.request"))])
import reportlab.graphics.barcode
print(len(reportlab.graphics.barcode.getCodeNames()) > 5)
"""


@pytest.mark.parametrize(
    "payload", ["Q-261121-0001 0a1b2c3d4e5f", "BEGIN:VCALENDAR\r\nSUMMARY:返却の期限\r\n" * 5, "12345", "A"]
)
def test_the_modules_are_those_of_the_library(payload: str) -> None:
    widget = QrCodeWidget(payload, barLevel="M")
    widget.qr.make()
    meant = [[bool(dark) for dark in row] for row in widget.qr.modules]
    drawn = [[False] * len(meant) for _ in meant]
    for row, runs in zip(drawn, qr.modules(payload), strict=True):
        for start, count in runs:
            row[start : start + count] = [True] * count
    assert drawn == meant


def test_papers_do_not_load_a_layout_engine_that_they_do_not_use() -> None:
    """And who wants the package itself still gets all of it."""
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout
    assert said.split("\n")[:2] == ["[]", "True"]
