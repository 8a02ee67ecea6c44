"""Keep a quote and its paper as today's posapp issues them, for the tests of tomorrow. Never writes over a kept one.

Run from the project's folder: ``python -m tests.data.quotes.keep``
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from posapp.app import ShopDoors, no_printer
from posapp.services.ports import PaperRow
from posapp.shelf import Shelf
from tests.services.conftest import JAPAN, SHOP
from tests.services.sale import quoted

FOLDER = Path(__file__).parent
PROGRAMS = ("docomo-okaeshi", "au-kaetoku", "softbank-shintoku-premium")
DAY = datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)


def main() -> int:
    """Write what is not there yet; tells the file names."""
    with tempfile.TemporaryDirectory() as folder:
        doors = ShopDoors(Path(folder) / "data", Shelf(), no_printer, clock=lambda: DAY, use_keyring=False)
        shop = doors.create(SHOP, ("中村 健",), "見本のことば")
        for program in PROGRAMS:
            draft = quoted(shop, program)
            paper = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
            assert isinstance(paper, PaperRow)
            (issue,) = shop.issued.find(paper.number)
            row = shop.records.quote(issue.digest)
            assert row is not None
            for kind, body in (("quote", row.body), ("paper", paper.body)):
                path = FOLDER / f"{issue.digest}.{kind}.json"
                if not path.exists():
                    path.write_bytes(body.encode())
                    print(path.name)
        shop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
