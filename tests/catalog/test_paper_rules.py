"""papers/*.toml: the shipped rules are whole; every mistake of a file is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.paper_rules import load_paper_rules
from posapp.domain.paper_rules import Want

SOURCES = '[[sources]]\ntitle = "法"\nread_on = 2026-11-21\n'
RULE = '[[rules]]\nkey = "total"\ntitle = "総額"\narticle = "1条"\nwant = "present"\nany = ["総額"]\n'


def write(folder: Path, text: str, name: str = "10-rules.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_the_shipped_rules_are_whole() -> None:
    book = load_paper_rules(resources.root() / "catalog" / "papers")
    assert book.mistakes == ()
    keys = [rule.key for rule in book.rules]
    assert len(keys) == len(set(keys)) > 40
    assert {rule.want for rule in book.rules} == set(Want)
    assert all(rule.article for rule in book.rules)


def test_files_are_read_in_order(tmp_path: Path) -> None:
    write(tmp_path / "papers", SOURCES + RULE.replace('"total"', '"second"'), "20-b.toml")
    folder = write(tmp_path / "papers", SOURCES + RULE)
    book = load_paper_rules(folder)
    assert ([rule.key for rule in book.rules], book.mistakes) == (["total", "second"], ())
    assert book.rules[0].any == ("総額",)


@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        (SOURCES + RULE.replace('any = ["総額"]', ""), "rules[0].any", "missing-key"),
        (SOURCES + RULE.replace('"present"', '"absent"'), "rules[0].breaks", "missing-key"),
        (SOURCES + RULE.replace('"present"', '"size"'), "rules[0].least", "missing-key"),
        (SOURCES + RULE.replace('["総額"]', '["総額("]'), "rules[0].any[0]", "bad-pattern"),
        (SOURCES + RULE.replace('["総額"]', '["総額(.*?円|まで)"]'), "rules[0].any[0]", "bad-pattern"),
        (SOURCES + RULE + RULE, "rules[1].key", "repeated"),
        (SOURCES + RULE.replace('"present"', '"perhaps"'), "rules[0].want", "unknown-word"),
        (SOURCES, "rules", "missing-key"),
        ("x =", "", "not-toml"),
    ],
)
def test_a_mistake_names_its_place_and_leaves_the_file_out(tmp_path: Path, text: str, key: str, code: str) -> None:
    book = load_paper_rules(write(tmp_path / "papers", text))
    assert book.rules == ()
    assert (book.mistakes[0].file, book.mistakes[0].key, book.mistakes[0].code) == ("papers/10-rules.toml", key, code)
    assert book.mistakes[0].what and book.mistakes[0].mend


def test_a_key_of_another_file_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path / "papers", SOURCES + RULE)
    book = load_paper_rules(write(tmp_path / "papers", SOURCES + RULE, "20-again.toml"))
    assert [rule.key for rule in book.rules] == ["total"]
    assert [(wrong.file, wrong.code) for wrong in book.mistakes] == [("papers/20-again.toml", "repeated")]


def test_no_file_at_all_is_a_mistake(tmp_path: Path) -> None:
    book = load_paper_rules(tmp_path)
    assert [wrong.code for wrong in book.mistakes] == ["folder-empty"]
