"""Reasons: every code that the rules name has one plain sentence, with no value that the rules do not give."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

from posapp import resources
from posapp.catalog.sentences import REASONS, SAID_AS, Sentences, placeholders
from posapp.domain.problem import Level, Value, reason

ROOT = Path(__file__).resolve().parents[2] / "posapp"
_NAMES = re.compile(r"\{(\w+)(?::([\w-]+))?\}")


@cache
def sentences() -> Sentences:
    return Sentences.load(resources.root())


@cache
def table() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.root() / "i18n" / "ja" / REASONS).read_text("utf-8"))


def _brings(node: ast.stmt) -> bool:
    """True for the import of ``reason`` itself; other rooms have a function of that name too."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
    return isinstance(node, ast.ImportFrom) and node.module == "posapp.domain.problem" and "reason" in names


@cache
def given() -> dict[str, frozenset[str]]:
    """Every code that a call of ``reason`` names, with the values given at every such call."""
    found: dict[str, frozenset[str]] = {}
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        if not any(_brings(node) for node in tree.body):
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "reason"
                and node.args
            ):
                code, values = node.args[0], frozenset(k.arg for k in node.keywords if k.arg)
                assert isinstance(code, ast.Constant) and isinstance(code.value, str), (
                    f"{path}:{node.lineno}: a code must be readable from the source"
                )
                found[code.value] = found.get(code.value, values) & values
    return found


def test_every_code_has_its_sentence_and_none_is_left_over() -> None:
    assert len(given()) > 20
    assert set(given()) == set(sentences().reasons) == set(table())
    assert not sentences().reasons & sentences().codes


def test_sentences_use_only_what_the_rules_give() -> None:
    for code, entry in table().items():
        assert set(entry) == {"text"}, code
        assert placeholders(entry["text"]) <= given()[code], code
        assert {name for name, _ in _NAMES.findall(entry["text"])} <= given()[code], code
        assert {how for _, how in _NAMES.findall(entry["text"]) if how} <= SAID_AS, code


def test_every_sentence_is_whole_and_polite() -> None:
    kinds: dict[str, Value] = {"yen": 20_000, "month": 24, "calendar": "2023-06", "date": "2023-06-30"}
    for code, entry in table().items():
        values = {name: kinds.get(how, "見本") for name, how in _NAMES.findall(entry["text"])}
        said = sentences().text(reason(code, **values))
        assert re.search(r"(です|ます|ません)）?。$", said), said
        assert not re.search(r"[{}—]|\[\[|\]\]|None", said), said
        assert said.count("。") == 1, said
        assert sentences().short(reason(code, **values)) == said


def test_a_reason_stops_nothing_and_months_are_said_by_the_calendar() -> None:
    near = reason("row-nearest", month="2023-06", burden=57_500)
    assert (near.level, near.where) == (Level.NOTICE, "")
    assert sentences().text(near) == "一番近い返却は2023年6月で、57,500円になります。"
    assert "のちほど" in sentences().text(reason("row-nearest", month="のちほど", burden=1))
