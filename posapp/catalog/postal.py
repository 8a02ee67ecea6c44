"""Postal codes to towns, from the file that packaging/build_postal.py made. Knows no field and no window.

Source: Japan Post's postal codes; the date of the data is in resources/postal/postal.toml. Codes of single large
offices are not in it: staff type those addresses.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from posapp import resources
from posapp.domain.problem import Problem, notice

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789", "〒 \u3000-‐‑‒–—―−ー－ｰ")
_LENGTH = 7
_QUERY = """select city.prefecture, city.name, town.name, city.kana, town.kana
from town join city on city.id = town.city where town.code = ? order by town.place"""


@dataclass(frozen=True, slots=True)
class Town:
    """One place that a code means. Kana are full-width katakana; town and its kana are empty for the rest of a city."""

    prefecture: str
    city: str
    town: str
    city_kana: str
    town_kana: str


def digits(code: str) -> str | None:
    """The seven digits of a typed code (〒, hyphens, spaces and full-width digits allowed), else None."""
    plain = code.translate(_DIGITS)
    return plain if len(plain) == _LENGTH and plain.isascii() and plain.isdigit() else None


class PostalBook:
    """The postal codes of Japan, opened at the first look-up and kept open, read only.

    Without its file, or with a damaged one, it finds nothing and `problems` says so: addresses are then typed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or resources.root() / "postal" / "towns.db"
        self._book: sqlite3.Connection | None = None
        self._damaged = False

    def lookup(self, code: str) -> tuple[Town, ...]:
        """Every town of a code, in the source's order; none for an unknown or unfinished code."""
        plain = digits(code)
        if plain is None or self._damaged:
            return ()
        try:
            return tuple(Town(*row) for row in self._open().execute(_QUERY, (int(plain),)))
        except sqlite3.DatabaseError:
            self.close()
            self._damaged = True
            return ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The notice ``postal-data-missing`` when the file is not there or cannot be read, else none."""
        self.lookup("1000001")
        return (notice("postal-data-missing", "postal_code", file=self._path.name),) if self._damaged else ()

    def close(self) -> None:
        """Let go of the file; the next look-up opens it again."""
        if self._book is not None:
            self._book.close()
            self._book = None

    def _open(self) -> sqlite3.Connection:
        if self._book is None:
            # immutable: no lock and no journal, so it opens from a folder that nobody may write to.
            address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._book = sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._book
