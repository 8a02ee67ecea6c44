"""The demonstration's own copy of the rule files: its clock is set back, so nothing there is dated later, and no device is sold before it came out.

Only dates change, never a word or a figure. Knows folders and lines; opens no window.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Final

COPIED: Final = ("catalog", "i18n")
"""The folders that are read as the shop's rule files."""
LIST, SINCE = Path("catalog/devices/sample.csv"), Path("examples/sold-since.csv")
"""The sample price list, and since when each of its devices was sold."""
_VERSION = re.compile(r"^version = (\d{4}-\d{2}-\d{2})", re.MULTILINE)
_HEADING, _FROM, _EDITION = "JAN", "販売開始日", "版"


def set_back(root: Path, into: Path, first: date) -> Path:
    """Copy the rule files of ``root``; an edition later than ``first``, the day the demonstrated world begins, becomes one of that day."""
    for name in COPIED:
        copytree(root / name, into / name)
    for path in sorted((into / COPIED[0]).rglob("*.toml")):
        text = path.read_text("utf-8")
        path.write_text(
            _VERSION.sub(lambda found: f"version = {min(found.group(1), first.isoformat())}", text), "utf-8"
        )
    with (root / SINCE).open(encoding="utf-8", newline="") as lines:
        since = {row["機種名"]: row[_FROM] for row in csv.DictReader(lines)}
    with (into / LIST).open(encoding="utf-8", newline="") as lines:
        rows = list(_rows(csv.reader(lines), since, first))
    with (into / LIST).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return into


def _rows(rows: Iterable[list[str]], since: dict[str, str], first: date) -> Iterator[list[str]]:
    """The list with the day each device came out; KeyError for a device of which nobody says it."""
    at = 0
    for row in rows:
        if row and row[0] == _EDITION:
            yield [_EDITION, first.isoformat()]
        elif row and row[0] == _HEADING:
            at = row.index("機種名")
            yield [*row, _FROM]
        else:
            yield [*row, since[row[at]]] if at else row
