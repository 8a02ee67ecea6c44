"""Line breaking, judged by rules written down here and not taken from the module."""

from __future__ import annotations

import random
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.documents.kinsoku import break_lines

WORDS = (
    "支払総額", "返却", "がいちばん", "少ないのは", "ケータイ補償", "スマホ", "2021年6月30日", "108,000円", "3,000円", "24か月目",
    "Xperia", "iPhone", "USB-C", "0.0%", "を過ぎると", "きょう", "ウォッチ", "14:05", "です", "髙﨑", "𠮷田", "㈱見本",
)  # fmt: skip
MARKS = ("", "", "", "、", "。", "（", "）", "「", "」", "・", "！", " ", "ー", "…")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), min_size=1, max_size=40).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)
WHOLE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d[\d,]*円|\d+か月目|\d+:\d+|\d+\.\d+%|[A-Za-z]+(?:-[A-Za-z]+)?")


def starts_badly(char: str) -> bool:
    """Closing marks, small kana, sound and repetition marks: by what Unicode says of them."""
    name = unicodedata.name(char, "")
    return (
        unicodedata.category(char) in ("Pe", "Pf")
        or char in "、。，．・！？…ー％%"
        or ("SMALL LETTER" in name and ("KATAKANA" in name or "HIRAGANA" in name))
        or "ITERATION MARK" in name
    )  # fmt: skip


def ends_badly(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", "Pi")


def em_widths(text: str) -> list[float]:
    return [0.5 if unicodedata.east_asian_width(c) in ("Na", "N", "H") else 1.0 for c in text]


@given(TEXTS, st.integers(14, 60))
def test_lines_keep_the_rules(text: str, width: int) -> None:
    widths = em_widths(text)
    lines = break_lines(text, widths, width)
    shown = [text[a:b] for a, b in lines]
    assert "".join("".join(shown).split()) == "".join(text.split())
    for (a, b), line in zip(lines, shown, strict=True):
        assert sum(widths[a:b]) <= width + 1e-6, line
    for before, after in pairwise(lines):
        first, last = text[after[0]], text[before[1] - 1]
        assert not starts_badly(first), (shown, first)
        assert not ends_badly(last), (shown, last)
    for found in WHOLE.finditer(text):
        assert any(a <= found.start() and found.end() <= b for a, b in lines), (found.group(), shown)


NEVER_FIRST = (
    "FULL STOP", "COMMA", "EXCLAMATION", "QUESTION MARK", "ELLIPSIS", "LEADER", "MIDDLE DOT", "COLON", "PERCENT SIGN",
    "PER MILLE", "DEGREE", " PRIME", "HYPHEN", "EN DASH", "WAVE DASH", "ITERATION MARK", "SOUND MARK",
)  # fmt: skip
NEVER_LAST = ("YEN SIGN", "DOLLAR SIGN", "POUND SIGN", "NUMERO SIGN", "NUMBER SIGN")


def never_first(char: str) -> bool:
    """By category and name alone: closing brackets, marks that cling, stops, sounds, repetitions, small kana."""
    name = unicodedata.name(char, "")
    if unicodedata.category(char) in ("Pe", "Pf", "Mn", "Me", "Mc"):
        return True
    if "QUOTATION" in name or "INVERTED" in name:
        return False
    return any(word in name for word in NEVER_FIRST) or ("SMALL" in name and ("HIRAGANA" in name or "KATAKANA" in name))


def never_last(char: str) -> bool:
    return ends_badly(char) or any(word in unicodedata.name(char, "") for word in NEVER_LAST)


def characters(*ranges: tuple[int, int]) -> list[str]:
    found = (chr(code) for first, last in ranges for code in range(first, last))
    return [char for char in found if unicodedata.category(char)[0] != "C"]


def test_ten_thousand_lines_of_any_characters_break_no_rule() -> None:
    """Every mark of the Latin, general, Japanese and full-width blocks among kana and kanji, in columns of 8 to 45 em."""
    letters = characters((0x3041, 0x3097), (0x4E00, 0x4E40))
    marks = characters((0x21, 0x7F), (0x2010, 0x2046), (0x3001, 0x3020), (0x309B, 0x30FF), (0x31F0, 0x31FF), (0xFF01, 0xFF60))  # fmt: skip
    chance = random.Random(20261122)
    lines = wrong = 0
    while lines < 10_000:
        text = "".join(
            chance.choice(marks if chance.random() < 0.3 else letters) for _ in range(chance.randint(30, 200))
        )
        shown = [text[a:b] for a, b in break_lines(text, em_widths(text), chance.randint(8, 45))]
        lines += len(shown)
        wrong += sum(never_first(after[0]) or never_last(before[-1]) for before, after in pairwise(shown))
    assert wrong == 0


@given(TEXTS, st.integers(14, 60))
def test_the_same_text_breaks_the_same_way(text: str, width: int) -> None:
    widths = em_widths(text)
    assert break_lines(text, widths, width) == break_lines(text, widths, width)


@given(st.text("ab1,円（）。あア ", max_size=80), st.integers(2, 9))
def test_nothing_is_lost_and_nothing_hangs_over_in_the_narrowest_cell(text: str, width: int) -> None:
    widths = [1.0] * len(text)
    lines = break_lines(text, widths, width)
    assert "".join(text[a:b] for a, b in lines).replace(" ", "") == text.replace(" ", "")
    assert all(b - a <= width for a, b in lines)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("支払総額は108,000円です。", 8, ["支払総額は", "108,000円", "です。"]),
        ("本日（2021年6月30日）まで", 12, ["本日", "（2021年6月30日）", "まで"]),
        ("審査の結果は、店で申し込みます。", 11, ["審査の結果は、店で", "申し込みます。"]),
        ("特典の支払いを止められます。", 11, ["特典の支払いを", "止められます。"]),
        ("お申し出がないとき", 7, ["お申し出が", "ないとき"]),
        ("家族の中での名義変更を除く", 8, ["家族の中での", "名義変更を除く"]),
        ("販売店に言い分がある", 6, ["販売店に", "言い分がある"]),
        ("端末はお客さまのもの", 6, ["端末は", "お客さまの", "もの"]),
        ("分割払手数料・実質年率", 6, ["分割払", "手数料・", "実質年率"]),
        ("23回 残り1回は支払不要", 9, ["23回 残り1回は", "支払不要"]),
        ("一行\n二行", 20, ["一行", "二行"]),
        ("", 10, [""]),
        ("A" * 30, 12, ["A" * 12, "A" * 12, "A" * 6]),
    ],
)
def test_known_lines(text: str, width: int, expected: list[str]) -> None:
    widths = [1.0] * len(text)
    assert [text[a:b] for a, b in break_lines(text, widths, max(width, 0))] == expected


def test_a_last_line_of_two_characters_takes_company() -> None:
    text = "返却の受付は店頭だけでおこないます。"
    for width in range(8, len(text)):
        shown = [text[a:b] for a, b in break_lines(text, [1.0] * len(text), width)]
        assert len(shown[-1]) >= 3, shown


def test_a_selector_stays_with_its_character() -> None:
    text = "葛\U000e0100" * 6
    for a, _ in break_lines(text, [1.0, 0.0] * 6, 2):
        assert text[a] == "葛"
