"""照合 in the demonstration: a file as it was issued, the same with something added, the code of a paper read by a scanner, and one digit of it typed wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from posapp.services.checking import Checked, Found
from posapp.services.ports import Making
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.returned_device import Shown
from posapp.ui.places.verify import VerifyPage

_WRONG = "0000"
_ADDED = b"\n% added\n"
"""Shows nowhere on the pages."""


def check(walk: Shown) -> None:
    """Ctrl+J."""
    walk.hands.key("F1", "Ctrl+J")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, VerifyPage):
        raise Stuck("no 照合")
    row = next(row for row in walk.services.papers.papers() if row.kind == "quote")
    with tempfile.TemporaryDirectory(prefix="posapp-demo-") as folder:
        file = Path(folder) / f"{row.number}.pdf"
        file.write_bytes(walk.services.papers.pdf(row, making=Making.SAVED))
        page.check(file)
        issued = _found(walk, page, Found.ISSUED)
        walk.screen("verify")
        walk.small_and_dark("verify")
        with file.open("ab") as stream:
            stream.write(_ADDED)
        page.check(file)
        _found(walk, page, Found.ALIKE)
    walk.screen("verify-added")
    _scan(walk, f"{issued.number} {issued.digest}")
    _found(walk, page, Found.MARK)
    walk.screen("verify-scanned")
    _scan(walk, f"{issued.number} {issued.digest[:-4]}{_WRONG}")
    _found(walk, page, Found.DIGEST)
    walk.screen("verify-wrong")


def _scan(walk: Shown, mark: str) -> None:
    walk.hands.key("Ctrl+F")
    walk.hands.type(mark)
    walk.hands.key("Enter")


def _found(walk: Shown, page: VerifyPage, found: Found) -> Checked:
    walk.hands.wait(lambda: page.checked is not None and page.checked.found is found, f"照合 did not say {found}")
    if page.checked is None:
        raise Stuck("照合 forgot what it found")
    return page.checked
