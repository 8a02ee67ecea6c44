"""Type-ahead: what is typed finds the devices that are meant, the nearest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.folding import fold, fold_words
from posapp.domain.purchase import Device
from posapp.domain.typeahead import TypeAhead, line_of


def device(name: str, storage: str = "", colour: str = "", jan: str = "") -> Device:
    return Device(name=name, category="phone", storage=storage, colour=colour, jan=jan)


SHELF = (
    (device("Xperia 10", "128GB", "黒", "4900000000016"), "ソニー"),
    (device("Xperia 1 II", "128GB", "白", "4900000000023"), "ソニー"),
    (device("ケース Xperia 1 用", "", "黒", "4900000000030"), "みほん"),
    (device("WH-1000XM5", "", "黒", "4900000000047"), "ソニー"),
    (device("", "", ""), ""),
)
NAMES = TypeAhead(line_of(device, maker) for device, maker in SHELF)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("xperia 1", (0, 1, 2)),
        ("XPERIA　１　", (0, 1, 2)),
        ("xperia1", (0, 1, 2)),
        ("xperia1ii", (1,)),
        ("1 ii", (1,)),
        ("ii 白 そにー", (1,)),
        ("ii 黒", ()),
        ("ｿﾆｰ", (0, 1, 3)),
        ("wh1000", (3,)),
        ("wh-1000xm5 黒", (3,)),
        ("49000000000", (0, 1, 2, 3)),
        ("4900000000030", (2,)),
        ("４９０００００００００４７", (3,)),
        ("0047", ()),
        ("4", (0, 1, 2, 3)),
        ("1", (0, 1, 2, 3)),
        ("xm 4", ()),
        ("黒 4900000000016", ()),
        ("zzz", ()),
        ("", (0, 1, 2, 3, 4)),
        ("-", (0, 1, 2, 3, 4)),
        ("\n\x1f", (0, 1, 2, 3, 4)),
    ],
)
def test_what_is_typed_finds_what_is_meant(text: str, lines: tuple[int, ...]) -> None:
    assert NAMES.find(text, 20) == lines


def test_names_that_begin_so_come_before_names_that_hold_it() -> None:
    names = TypeAhead(line_of(device(name), "") for name in ("カバー 見本", "見本 1", "見本 2"))
    assert names.find("見本", 20) == (1, 2, 0)


def test_no_more_are_found_than_asked_for_and_none_that_is_left_out() -> None:
    assert NAMES.find("xperia", 2) == (0, 1)
    assert NAMES.find("xperia", 2, lambda at: at != 0) == (1, 2)
    assert NAMES.find("", 0) == ()


def test_an_empty_shelf_has_nothing() -> None:
    empty = TypeAhead(())
    assert (len(empty), empty.find("x", 20), empty.find("", 20)) == (0, (), ())


@given(st.lists(st.text(alphabet="aＡ1 -ケﾞ\n黒", max_size=6), max_size=12), st.text(alphabet="aA14 ケ-黒", max_size=4))
def test_it_finds_what_a_plain_look_at_every_device_finds(names: list[str], text: str) -> None:
    lines = [line_of(device(name, jan="49"), "") for name in names]
    words = fold_words(text)
    plain = {at for at, line in enumerate(lines) if "".join(words) in fold(names[at])[: len("".join(words))]}
    plain |= {at for at in range(len(names)) if "49".startswith("".join(words))}
    plain |= {at for at, line in enumerate(lines) if all(word in line[:-2] for word in words)}
    assert set(TypeAhead(lines).find(text, 99)) == plain


@given(st.text())
def test_the_words_of_a_text_are_folded_and_none_is_empty(text: str) -> None:
    words = fold_words(text)
    assert all(word and fold(word) == word for word in words)
