"""案件 are found by whatever part of them staff type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.folding import fold
from posapp.store.records import Store
from posapp.store.search import fold_all

if TYPE_CHECKING:
    from tests.store.conftest import Samples

PEOPLE = (
    ("佐藤 花子", "サトウ ハナコ", "090-0000-1111"),
    ("𠮷野 一郎", "ヨシノ イチロウ", "080-0000-2222"),
    ("髙﨑 100%", "タカサキ", "070-0000-3333"),
    ("under_score", "アンダー", "03-0000-4444"),
    ("佐々木 次郎", "ササキ ジロウ", "0120-000-555"),
)


@pytest.fixture
def people(store: Store, make: Samples) -> Store:
    for customer, kana, phone in PEOPLE:
        store.submit(make.submission(make.case(customer, kana, phone)))
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("佐藤", ["佐藤 花子"]),
        ("佐藤花子", ["佐藤 花子"]),
        ("佐藤　花子", ["佐藤 花子"]),
        ("𠮷野", ["𠮷野 一郎"]),
        ("𠮷", ["𠮷野 一郎"]),
        ("髙﨑", ["髙﨑 100%"]),
        ("0%", ["髙﨑 100%"]),
        ("%", ["髙﨑 100%"]),
        ("r_s", ["under_score"]),
        ("_", ["under_score"]),
        ("UNDER", ["under_score"]),
        ("ササキ", ["佐々木 次郎"]),
        ("ささき", ["佐々木 次郎"]),
        ("ｻｻｷ", ["佐々木 次郎"]),
        ("さき", ["佐々木 次郎", "髙﨑 100%"]),
        ("080-0000-2222", ["𠮷野 一郎"]),
        ("08000002222", ["𠮷野 一郎"]),
        ("０８０００００２２２２", ["𠮷野 一郎"]),
        ("2222", ["𠮷野 一郎"]),
        ("鈴木", []),
        ("藤花子サトウ", []),
        ("花子さ", []),
        ("' OR 1=1 --", []),
        ("\x00", []),
    ],
)
def test_found(people: Store, text: str, found: list[str]) -> None:
    assert [case.customer for case in people.cases(text)] == found


@pytest.mark.parametrize("text", ["", "  ", "　", "-"])
def test_nothing_asked_lists_all_newest_first(people: Store, text: str) -> None:
    assert [case.customer for case in people.cases(text)] == [name for name, _, _ in reversed(PEOPLE)]


def test_device_and_number_are_searched_too_and_the_limit_keeps_the_newest(people: Store) -> None:
    newest, number = people.cases()[0], people.cases()[2].number
    assert len(people.cases("見本機種64gb")) == len(PEOPLE)
    assert people.cases("見本機種", limit=1) == (newest,)
    assert people.cases(limit=1) == (newest,)
    assert [case.number for case in people.cases(number.lower())] == [number]


def test_folding_is_stable_where_parts_come_together() -> None:
    assert fold("か-\u3099") == fold("ガ") == "が"


@given(st.text(min_size=1), st.integers(min_value=0), st.integers(min_value=1))
def test_a_part_of_a_folded_text_is_always_part_of_the_whole(text: str, start: int, length: int) -> None:
    folded = fold(text)
    part = folded[start % (len(folded) + 1) :][:length]
    assert fold(part) in fold_all("前", folded, "後")
