"""Languages of papers: the shipped one is whole and true to its glossary; a wrong file takes its language away and is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posapp.catalog.check import check
from posapp.catalog.languages import GLOSSARY, LANGUAGE, NAMES, load_languages
from posapp.domain.phrasebook import Unsaid, plain


@pytest.fixture
def languages(root: Path, tmp_path: Path) -> Path:
    """A private copy of the shipped languages."""
    return Path(shutil.copytree(root / "resources" / "i18n", tmp_path / "i18n"))


def test_the_shipped_language_is_whole(root: Path) -> None:
    found = load_languages(root / "resources" / "i18n")
    assert found.mistakes == ()
    assert [(book.tag, book.name) for book in found.books] == [("en", "英語")]
    english = found.book("en")
    assert english is not None and found.book("xx") is None
    said = english.say((("返却しない場合の支払総額", False),))
    assert not isinstance(said, Unsaid) and plain(said) == "Total if you keep it"


def test_another_language_is_a_folder_more(languages: Path) -> None:
    shutil.copytree(languages / "en", languages / "zh-Hant")
    assert [book.tag for book in load_languages(languages).books] == ["en", "zh-Hant"]


def test_a_folder_whose_name_is_no_language_is_said(languages: Path) -> None:
    shutil.copytree(languages / "en", languages / "English")
    found = load_languages(languages)
    assert [book.tag for book in found.books] == ["en"]
    assert [(m.file, m.key, m.code) for m in found.mistakes] == [("i18n", "English", "language-tag")]


SHARED = "papers/shared.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "code"),
    [
        (LANGUAGE, 'name = "英語"', "name = 1", "name", "not-a-text"),
        (LANGUAGE, '"Dec"]', "]", "figures.months", "empty-list"),
        (LANGUAGE, 'yen = "¥{n}"', 'yen = "¥{amount}"', "figures.yen", "phrase-holes"),
        (LANGUAGE, "Only the Japanese", "{shop} only the Japanese", "reference.sentence", "phrase-holes"),
        (LANGUAGE, "Reissue No. {count}", "Reissue No. {n}", "reference.reprint", "phrase-holes"),
        (LANGUAGE, "(digest {digest})", "(digest {check})", "reference.notes[0]", "phrase-holes"),
        (NAMES, '"かえトク" = "Kaetoku"', '"かえトク" = ""', "names.かえトク", "empty-text"),
        (NAMES, "[names]", "[name]", "names", "missing-key"),
        (GLOSSARY, '"頭金" = ["down payment"]', '"頭金" = []', "terms.頭金", "empty-list"),
        (GLOSSARY, '"頭金" = ["down payment"]', '"頭金" = ["deposit"]', "頭金", "phrase-term"),
        (SHARED, '"{yen}" = "{yen}"', '"{yen}" = "{date}"', "{yen}", "phrase-holes"),
        (SHARED, '"{yen}" = "{yen}"', '"{yen}" = "{yen"', "{yen}", "phrase-braces"),
        (SHARED, '"{yen}" = "{yen}"', '"{euro}" = "{euro}"', "{euro}", "phrase-kind"),
        (SHARED, "[[（支払不要 {yen2}）]]", "（支払不要 {yen2}）", "{text} {yen}（支払不要 {yen2}）", "phrase-stretches"),
        (SHARED, '"頭金"', '"頭金 "', "頭金 ", "phrase-term"),
        (SHARED, '"{yen}" = "{yen}"', '"{yen}" = "{yen}"\n"頭金" = "down payment"', "頭金", "repeated"),
        (SHARED, '[at."Total.unit"]', '[at."Total.suffix2"]\n"頭金" = "Cash"\n[at."Total.unit"]', "at.Total.suffix2.頭金", "phrase-term"),
        (SHARED, "[texts]", "[text]", "text", "unknown-key"),
        (SHARED, "[texts]", "[texts", "", "not-toml"),
    ],
)  # fmt: skip
def test_a_wrong_file_takes_its_language_away(
    languages: Path, file: str, old: str, new: str, key: str, code: str
) -> None:
    path = languages / "en" / file
    text = path.read_text("utf-8")
    if old not in text:
        text = text.replace("[texts]", f'[texts]\n{old} = "x"', 1)
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = load_languages(languages)
    assert found.books == ()
    assert (key, code) in [(m.key, m.code) for m in found.mistakes], [str(m) for m in found.mistakes]


def test_a_short_word_will_do_where_the_glossary_says_so(languages: Path) -> None:
    path = languages / "en" / GLOSSARY
    path.write_text(path.read_text("utf-8").replace('short = ["Meta.label"]\n', ""), "utf-8")
    assert {m.code for m in load_languages(languages).mistakes} == {"phrase-term"}


def test_a_language_without_papers_or_names_is_no_language(languages: Path) -> None:
    shutil.rmtree(languages / "en" / "papers")
    assert [m.code for m in load_languages(languages).mistakes] == ["folder-empty"]
    (languages / "en" / NAMES).unlink()
    assert {m.code for m in load_languages(languages).mistakes} == {"folder-empty", "unreadable"}


def test_the_check_of_the_catalogue_reads_the_languages_beside_it(folder: Path, languages: Path) -> None:
    assert languages == folder.parent / "i18n"
    assert check(folder) == ()
    (languages / "en" / SHARED).write_text("[texts\n", "utf-8")
    assert [(m.file, m.code) for m in check(folder)] == [(f"i18n/en/{SHARED}", "not-toml")]
