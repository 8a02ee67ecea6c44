"""Postal codes: several towns under one code, forgiving typing, and a file that is missing or damaged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.postal import PostalBook, Town, digits
from posapp.domain.problem import Level

CHIYODA = Town("東京都", "千代田区", "千代田", "チヨダク", "チヨダ")


@pytest.fixture
def book() -> Iterator[PostalBook]:
    opened = PostalBook()
    yield opened
    opened.close()


def test_one_town(book: PostalBook) -> None:
    assert book.lookup("1000001") == (CHIYODA,)
    assert book.problems == ()


def test_several_towns_of_one_code_come_in_the_order_of_the_source(book: PostalBook) -> None:
    towns = book.lookup("987-0362")
    assert [(t.prefecture, t.city, t.city_kana) for t in towns] == [("宮城県", "登米市", "トメシ")] * 3
    assert [t.town for t in towns] == ["豊里町上町裏", "豊里町小口前", "豊里町東待井下"]
    assert [t.town_kana for t in towns] == [
        "トヨサトチョウカミマチウラ",
        "トヨサトチョウコグチマエ",
        "トヨサトチョウヒガシマチイシタ",
    ]


def test_a_code_may_stand_for_the_rest_of_a_city(book: PostalBook) -> None:
    assert book.lookup("0600000") == (Town("北海道", "札幌市中央区", "", "サッポロシチュウオウク", ""),)


@pytest.mark.parametrize(
    "typed", ["100-0001", "〒100-0001", "１００－０００１", "１００ー０００１", " 100　0001 ", "100‐0001"]
)
def test_typing_is_forgiven(book: PostalBook, typed: str) -> None:
    assert book.lookup(typed) == (CHIYODA,)


@pytest.mark.parametrize(
    "typed", ["", "100", "100000", "10000011", "abcdefg", "100000a", "٠١٢٣٤٥٦", "①②③④⑤⑥⑦", "100_0001"]
)
def test_what_is_no_code_finds_nothing(book: PostalBook, typed: str) -> None:
    assert digits(typed) is None
    assert book.lookup(typed) == ()


def test_an_unknown_code_finds_nothing_and_is_no_problem(book: PostalBook) -> None:
    assert book.lookup("0000000") == ()
    assert book.problems == ()


def test_a_missing_file_is_a_notice_and_finds_nothing(tmp_path: Path) -> None:
    book = PostalBook(tmp_path / "towns.db")
    assert book.lookup("1000001") == ()
    (problem,) = book.problems
    assert (problem.code, problem.where, problem.level) == ("postal-data-missing", "postal_code", Level.NOTICE)
    assert problem.values == (("file", "towns.db"),)
    assert not (tmp_path / "towns.db").exists()


@pytest.mark.parametrize("kept", [0, 100, 40_000])
def test_a_damaged_file_is_a_notice_and_is_asked_once(tmp_path: Path, kept: int) -> None:
    whole = (resources.root() / "postal" / "towns.db").read_bytes()
    broken = tmp_path / "towns.db"
    broken.write_bytes(whole[:kept])
    book = PostalBook(broken)
    assert [problem.code for problem in book.problems] == ["postal-data-missing"]
    shutil.copy(resources.root() / "postal" / "towns.db", broken)
    assert book.lookup("1000001") == ()


def test_the_file_is_never_written(tmp_path: Path) -> None:
    folder = tmp_path / "読むだけ #1"
    folder.mkdir()
    path = Path(shutil.copy(resources.root() / "postal" / "towns.db", folder))
    book = PostalBook(path)
    assert book.lookup("1000001") == (CHIYODA,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        book._open().execute("delete from town")
    book.close()
    book.close()
    assert book.lookup("1000001") == (CHIYODA,)
    book.close()
    assert sorted(p.name for p in folder.iterdir()) == ["towns.db"]
