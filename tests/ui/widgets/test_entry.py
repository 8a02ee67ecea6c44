"""How typed text is read and shown."""

from __future__ import annotations

import pytest

from posapp.ui.widgets.entry import canonical, is_amount, shown, to_katakana, to_narrow
from posapp.ui.widgets.spec import FieldKind


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldKind.YEN, "１０８，０００円", "108000"),
        (FieldKind.YEN, "108,000", "108000"),
        (FieldKind.YEN, " ￥ 3 000 ", "3000"),
        (FieldKind.YEN, "－５００", "-500"),
        (FieldKind.YEN, "十万", "十万"),
        (FieldKind.YEN, "12.5", "12.5"),
        (FieldKind.YEN, "", ""),
        (FieldKind.POINTS, "５００点", "500"),
        (FieldKind.NUMBER, "３人", "3"),
        (FieldKind.KANA, "こばやし", "コバヤシ"),
        (FieldKind.KANA, "ｺﾊﾞﾔｼ", "コバヤシ"),
        (FieldKind.PHONE, "０９０ー１２３４ー５６７８", "090-1234-5678"),
        (FieldKind.POSTAL, "〒９８７−０３６２", "〒987-0362"),
        (FieldKind.DATE, "Ｓ５８．４．１２", "S58.4.12"),
        (FieldKind.DATE, "令和７年４月１日", "令和7年4月1日"),
        (FieldKind.DATE, "２０２６年１１月２１日", "2026-11-21"),
        (FieldKind.DATE, "2026年6月1日", "2026-06-01"),
        (FieldKind.DATE, "2026年11月", "2026年11月"),
        (FieldKind.DATE, "2026/11/21", "2026/11/21"),
        (FieldKind.TEXT, "　𠮷野家 ", "𠮷野家"),
    ],
)
def test_canonical(kind: FieldKind, typed: str, value: str) -> None:
    assert canonical(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        (FieldKind.YEN, "108000", "108,000"),
        (FieldKind.YEN, "-500", "-500"),
        (FieldKind.YEN, "十万", "十万"),
        (FieldKind.POSTAL, "9870362", "987-0362"),
        (FieldKind.POSTAL, "987-0362", "987-0362"),
        (FieldKind.DATE, "2026-06-01", "2026年6月1日"),
        (FieldKind.DATE, "R8.6.1", "R8.6.1"),
        (FieldKind.TEXT, "1000", "1000"),
    ],
)
def test_shown(kind: FieldKind, value: str, seen: str) -> None:
    assert shown(kind, value) == seen


def test_kana_keeps_what_is_no_hiragana() -> None:
    assert to_katakana("ゔいゝー・A") == "ヴイヽー・A"


def test_a_long_dash_in_a_word_stays() -> None:
    assert to_narrow("サーバー") == "サーバー"


def test_amounts_stand_at_the_right() -> None:
    assert [k for k in FieldKind if is_amount(k)] == [FieldKind.YEN, FieldKind.POINTS, FieldKind.NUMBER]


@pytest.mark.parametrize("day", ["2026-11-21", "2021-06-01", "R3.6.15", "令和3年6月15日", "2026/1/2"])
def test_a_day_that_was_tidied_still_answers_the_same(day: str) -> None:
    assert canonical(FieldKind.DATE, shown(FieldKind.DATE, day)) == day
