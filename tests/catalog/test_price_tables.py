"""Previews of whole imports as text: files as shops keep them, held against a list in force, one table each.

``POSAPP_RENEW_TABLES=1 python -m pytest tests/catalog/test_price_tables.py && git diff tests/data`` renews them.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.price_reading import read
from posapp.catalog.sentences import Sentences
from posapp.domain.price_changes import Applied, Change, Preview, applied, preview
from posapp.domain.price_differences import FieldChange
from posapp.domain.prices import ListedDevice
from tests.catalog.price_files import ON

RENEW = os.environ.get("POSAPP_RENEW_TABLES") == "1"
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "data" / "prices"
SENTENCES = Sentences.load(ROOT / "resources")
FIRST = "1-first.csv"


def said(field: FieldChange) -> str:
    name = f"{field.name} {field.program}".strip()
    return (
        f"    {name}: {'-' if field.before is None else field.before} → {'-' if field.after is None else field.after}"
    )


def days(listed: ListedDevice) -> str:
    return f"{listed.valid_from or '…'} – {listed.valid_until or '…'}"


def lines_of(change: Change) -> list[str]:
    head = f"{change.fate:<8}{change.line or '-':>4}  {change.label}"
    if change.after is not None:
        head += f"  {change.after.cash_price:,}  {days(change.after)}"
    return [head, *map(said, change.fields), *(f"    {p.level}: {SENTENCES.text(p)}" for p in change.problems)]


def table_of(found: Preview) -> str:
    incoming = found.incoming
    lines = [
        f"{incoming.file}: {incoming.title}, {incoming.version}{', whole' if found.whole else ''}",
        f"programs: {' '.join(incoming.programs) or '-'}",
        f"counts: {', '.join(f'{fate} {count}' for fate, count in found.counts.items())}",
        *(f"{problem.level}: {SENTENCES.text(problem)}" for problem in found.problems),
        "",
        *(line for change in found.changes for line in lines_of(change)),
    ]
    return "\n".join(lines) + "\n"


def in_force(catalog: Catalog) -> tuple[ListedDevice, ...]:
    """The list after the first file was taken over."""
    found = preview((), read(FOLDER / FIRST, catalog.programs, on=ON), date(2026, 11, 1), whole=False)
    work = applied((), found, only_good=True)
    assert isinstance(work, Applied)
    return work.added


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_what_an_import_would_do(catalog: Catalog, path: Path) -> None:
    current = () if path.name == FIRST else in_force(catalog)
    found = preview(current, read(path, catalog.programs, on=ON), ON, whole="whole" in path.stem)
    table = path.with_suffix(".txt")
    if RENEW:
        table.write_text(table_of(found), "utf-8")
        pytest.fail(f"{table.name} was written: look at the difference, then run without POSAPP_RENEW_TABLES")
    assert table_of(found) == table.read_text("utf-8")
