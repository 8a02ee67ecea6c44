"""readings.toml: the shipped readings are sound; every mistake is said with its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.readings import FILE, load_readings


def test_the_shipped_readings_are_sound_and_name_the_hard_words() -> None:
    book = load_readings(resources.root() / "catalog" / FILE)
    assert book.mistakes == ()
    words = dict(book.words)
    assert words["残価"] == "ざんか" and words["遅延損害金"] == "ちえんそんがいきん"
    assert {"個別信用購入あっせん", "期限の利益", "査定", "抗弁", "包括", "明示", "支払総額", "実質年率"} <= set(words)


@pytest.mark.parametrize(("line", "code"), [
    ('"残価" = "ザンカ"', "reading-not-kana"),
    ('"残価" = "ざん価"', "reading-not-kana"),
    ('"スマホ" = "すまほ"', "word-without-kanji"),
])  # fmt: skip
def test_a_mistake_names_its_word_and_leaves_all_out(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / FILE
    path.write_text(f'[readings]\n"査定" = "さてい"\n{line}\n', "utf-8")
    book = load_readings(path)
    assert book.words == ()
    assert [(found.code, found.key) for found in book.mistakes] == [(code, f"readings.{line.split(chr(34))[1]}")]
    assert book.mistakes[0].what and book.mistakes[0].mend


@pytest.mark.parametrize(("text", "code"), [("[readings]\n", "empty-list"), ("x =", "not-toml"), ("", "missing-key")])
def test_a_file_that_is_none_is_said(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, "utf-8")
    book = load_readings(path)
    assert (book.words, [found.code for found in book.mistakes]) == ((), [code])
