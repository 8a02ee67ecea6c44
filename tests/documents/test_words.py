"""Words stay whole where the line has room for them, in whatever width; judged by lists of words, not by the rules that know them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from posapp.documents.kinsoku import break_lines
from posapp.documents.words import begun

WORDS = (
    "故障時利用料", "遅延損害金", "持ち家", "支払総額", "使い続ける", "受け取り", "買い替え", "お支払い", "お客さま", "立替払事業者", "重要事項説明書",
    "新トク", "株式会社ジャックス", "ソフトバンク株式会社", "ThinkPad X1 Fold", "Lenovo 14e", "年3%", "第12号",
    "＿＿年＿＿月＿＿日", "分割対象額（税込）", "6月12日（土）", "知らせ", "終わる",
)  # fmt: skip
SENTENCE = "返却を申し込んだあとで{}をご案内します。ただし、{}を過ぎると、そのまま{}になります。"


def broken(text: str, width: int) -> list[int]:
    """Where lines begin."""
    lines = break_lines(text, [0.5 if char.isascii() else 1.0 for char in text], width)
    return [begin for _, (begin, _) in pairwise(lines)]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_not_divided_where_the_measure_allows(word: str) -> None:
    text = SENTENCE.format(word, word, word)
    places = {k for at in range(len(text)) if text.startswith(word, at) for k in range(at + 1, at + len(word))}
    for width in range(24, 46):
        assert not places & set(broken(text, width)), [text[k - 4 : k + 4] for k in places & set(broken(text, width))]


def test_a_word_wider_than_the_line_is_divided_all_the_same() -> None:
    assert broken("個別信用購入あっせん契約", 5)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("遅延損害金がかかります", 8, ["遅延損害金が", "かかります"]),
        ("査定の結果を待って支払います", 9, ["査定の結果を待って", "支払います"]),
        ("東京都千代田区見本町", 8, ["東京都千代田区", "見本町"]),
        ("補償で料金が下がるとき", 4, ["補償で", "料金が", "下がる", "とき"]),
        ("金額をもう一度確かめます", 9, ["金額を", "もう一度確かめます"]),
        ("同じ内容をもう1枚の用紙に書き", 7, ["同じ内容を", "もう1枚の", "用紙に書き"]),
        ("本人がお支払いいただく額", 8, ["本人がお支払い", "いただく額"]),
        ("Xperia 5 IV 128GB ブラック", 18, ["Xperia 5 IV 128GB", "ブラック"]),
        ("1〜12回目 5,000円、13回目 59,900円・0%", 19, ["1〜12回目 5,000円、", "13回目 59,900円・0%"]),
        ("1〜23回目 2,200円、24回目 38,640円・実質年率0%", 24, ["1〜23回目 2,200円、", "24回目 38,640円・実質年率0%"]),
        (
            "割れなどがあると、故障時利用料最大22,000円がかかります",
            21,
            ["割れなどがあると、", "故障時利用料最大22,000円がかかります"],
        ),
    ],
)
def test_lines_end_with_their_words(text: str, width: int, lines: list[str]) -> None:
    assert [text[a:b] for a, b in break_lines(text, [1.0] * len(text), width)] == lines


def test_phrases_begin_where_words_do_and_particles_only_as_words() -> None:
    text = "端末の返却が終わるまで"
    phrases, words = begun(text)
    assert phrases < words
    assert {text[k] for k in words - phrases} == {"の", "が"}
    assert {text[k:] for k in phrases} == {"返却が終わるまで", "終わるまで"}


def test_other_languages_are_left_to_their_spaces() -> None:
    text = "Return the device by June 30, 2021 (incl. tax)"
    assert {text[k - 1] for k in begun(text)[1]} == {" "}
