"""The files that travel with the program are whole: fonts with licence and digests, postal towns with their date."""

from __future__ import annotations

import hashlib
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
POSTAL = ROOT / "resources" / "postal"
MOST_POSTAL_BYTES = 6_000_000


def sums() -> dict[str, str]:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_font_has_a_digest_and_is_unmodified() -> None:
    assert {p.name: sha256(p) for p in FONTS.glob("*.ttf")} == sums()
    assert sums().keys() == {"BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "NotoSansJP-Regular.ttf"}


@pytest.mark.parametrize("family", ["BIZUDPGothic", "NotoSansJP"])
def test_every_font_has_its_licence_and_origin(family: str) -> None:
    licence = (FONTS / f"{family}-LICENSE_FONT.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright ")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    origin = (FONTS / "ORIGIN.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in origin for name in sums() if name.startswith(family))


def test_the_postal_file_is_the_one_that_its_facts_describe() -> None:
    facts = tomllib.loads((POSTAL / "postal.toml").read_text(encoding="utf-8"))
    towns = POSTAL / "towns.db"
    assert sha256(towns) == facts["sha256"]
    assert towns.stat().st_size <= MOST_POSTAL_BYTES
    with closing(sqlite3.connect(f"{towns.as_uri()}?mode=ro&immutable=1", uri=True)) as book:
        counts = book.execute("select count(distinct code), count(*) from town").fetchone()
        lost = book.execute("select count(*) from town where city not in (select id from city)").fetchone()
    assert counts == (facts["codes"], facts["towns"])
    assert lost == (0,)
    assert len(facts["data_of"]) == len("2026-10")
