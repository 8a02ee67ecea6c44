"""The sentences of mistakes: complete, and written as sentences."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from posapp.catalog.mistakes import from_errors, mistake, path, sentences, shown

NAMES = (
    "reason", "given", "allowed", "bound", "expected", "other", "start", "until", "end", "last", "most", "always_due",
    "max_waived", "payments", "width", "line", "category", "residual", "price", "amount", "least", "off_by", "step",
)  # fmt: skip
FILLS = dict.fromkeys(NAMES, "〇")


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_code_says_what_and_how_to_mend(code: str) -> None:
    said = mistake(code, "a.toml", "key", **FILLS)
    assert said.what.endswith("。")
    assert said.mend.endswith("。")
    assert "{{" not in said.mend


def test_every_code_is_used_and_every_used_code_has_a_sentence(root: Path) -> None:
    used: set[str] = set()
    for module in (*(root / "posapp" / "catalog").glob("*.py"), root / "posapp" / "domain" / "phrases.py"):
        tree = ast.parse(module.read_text("utf-8"))
        words = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        used |= {word for word in words if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|unreadable|overlap|repeated", word)}
    assert sorted(set(sentences()) - used) == []


def test_paths_read_as_in_the_file() -> None:
    assert path(("windows", 1, "to_month")) == "windows[1].to_month"
    assert path(("id",)) == "id"
    assert path(()) == ""


def test_long_values_are_cut() -> None:
    assert shown("a" * 60) == '"' + "a" * 38 + "…"
    assert shown(12) == "12"


def test_an_error_without_a_sentence_of_its_own_is_still_said() -> None:
    (said,) = from_errors("a.toml", [{"type": "finite_number", "loc": ("x",), "input": 1.5}])
    assert (said.code, said.key) == ("wrong-value", "x")
    assert "1.5" in said.what
