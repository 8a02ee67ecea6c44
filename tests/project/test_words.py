"""Rules are data: no operator's name and no price in the program's modules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "posapp").rglob("*.py"))
LARGEST_YEN = 1_000

OPERATORS = re.compile(
    r"docomo|ドコモ|(?<![A-Za-z])au(?![A-Za-z])|KDDI|softbank|ソフトバンク|\bsony\b|ソニー|JACCS|ジャックス|rakuten|楽天"
    r"|おかえしプログラム|かえトク|トクするサポート|早トク|1年くりあげ|あんしん保証|ケータイ補償",
    re.IGNORECASE,
)

PRICE = re.compile(r"\d,\d{3}(?!\d)|\d万円")

# Large whole numbers that are not yen, by module. Windows (posapp/ui) count in pixels and milliseconds: left out.
NOT_YEN: dict[str, set[int]] = {
    "posapp/catalog/price_cells.py": {
        1899,
        1904,
        20_000,
        100_000,
        0xFEE0,
        0xFF01,
        0xFF5F,
    },  # days of spreadsheets, characters
    "posapp/documents/fonts.py": {0xFFFF},  # the last character of the basic plane
    "posapp/documents/kinsoku.py": {4096},  # texts kept cut
    "posapp/documents/pdf_fit.py": {4096},  # cells kept in pieces
    "posapp/documents/reading_back.py": {400_000},  # letters of a file
    "posapp/documents/strange_pdf.py": {400_000},  # operators of a page
    "posapp/domain/apr.py": {1200},  # twelve months, in percent
    "posapp/domain/days.py": {1868, 1912, 1926, 1989, 2019},  # the eras' first years
    "posapp/store/driver.py": {3000},  # milliseconds to wait for a lock
    "posapp/store/ids.py": {4095, 1_000_000},  # bits and nanoseconds of a UUIDv7
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def docstrings(tree: ast.AST) -> set[int]:
    """The constants that stand alone as a statement: documentation."""
    return {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}


def constants(path: Path) -> Iterator[ast.Constant]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = docstrings(tree)
    yield from (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in told)


def test_no_module_names_an_operator_or_its_program() -> None:
    named_in = [
        f"{named(path)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OPERATORS.search(line)
    ]
    assert named_in == []


def test_no_module_holds_a_price() -> None:
    large: dict[str, set[int]] = {}
    for path in MODULES:
        if not named(path).startswith("posapp/ui/"):
            found = {c.value for c in constants(path) if isinstance(c.value, int) and c.value > LARGEST_YEN}
            large |= {named(path): found} if found else {}
    assert large == NOT_YEN


def test_no_module_spells_a_price() -> None:
    spelled = [
        f"{named(path)}:{c.lineno}: {c.value}"
        for path in MODULES
        for c in constants(path)
        if isinstance(c.value, str) and PRICE.search(c.value)
    ]
    assert spelled == []


@pytest.mark.parametrize(
    "text", ["docomo-okaeshi", "auの下取り", "SoftBank", "KDDI株式会社", "Sony Store", "早トクオプション", "価格 au"]
)
def test_the_search_finds_what_it_looks_for(text: str) -> None:
    assert OPERATORS.search(text)


@pytest.mark.parametrize("text", ["pauses", "beau_id", "personal", "authors", "auto"])
def test_the_search_leaves_common_words_alone(text: str) -> None:
    assert not OPERATORS.search(text)
