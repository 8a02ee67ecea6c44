"""Where a word may end in Japanese, as far as its characters tell: compounds, endings and particles stay with their word. Knows no width."""

from __future__ import annotations

import re
from typing import Final

_KANJI: Final = re.compile(r"[一-鿿々〇]+")
_COMPOUND: Final = 7
"""A row of so many kanji at most is one word; a longer one ends where it says."""
_JOINT: Final = re.compile(
    r"(?:[都道府県市区町村郡]|総額|契約|会社|情報|機関|委員会|手数料|事業者|購入|対象|重要事項)$"
)
"""What a long row of kanji may end with before it goes on."""
_BEGINS: Final = re.compile(
    r"いただ|ください|くださ|あり(?:ま|[、。])|ある|なり|なる|なっ|でき|この|その|あの|どの|これ|それ|どれ|とき|こと|もの|ところ|ため|あと|うち"
    r"|また|ただ|すべて|ほか|そのまま|まま|うかが|あらかじ|いつ|いちばん|しばらく|はじめ|もう|まだ|あっせん|おかえし|あんしん"
    r"|お(?:しら|とど|たず|ね)|[おご][一-鿿々]|しない|しま[すし]"
)
"""Hiragana that begin a word of their own behind other hiragana."""
_ALOFT: Final = re.compile(r"いただ|くださ|あっせん|おかえし|あんしん|[おご][一-鿿々]")
"""Those that do so behind a kanji, a kana of the other sort or a figure too."""
_STEM: Final = re.compile(r"[一-鿿々][しいきりけえちみびぎれせげべめねじ][一-鿿々]")
"""A verb of two parts, as in 受け取り, or a noun of one, as in 持ち家."""
_SMALL: Final = re.compile(r"[（(][^）)]{1,3}[）)]")
"""A short remark in brackets belongs to what it remarks on: （税込）, （土）."""
_WHOLE: Final = re.compile(
    r"(?:株式|合同)会社[ァ-ヴー・A-Za-z]+|[ァ-ヴー・A-Za-z]+(?:株式|合同)会社|年[\d.]+(?:%|回)|＿+年＿+月(?:＿+日)?"
    r"|(?<![A-Za-z])[A-Z][A-Za-z0-9.+-]*(?: [A-Za-z0-9.+-]+){1,3}(?! ?[A-Za-z0-9])|[\d〜]+回目 [\d,]+円"
)
"""Companies with their kind, a rate with its year, a date to be filled in, a device's name of two to four words, and an
instalment with its amount."""
_JAPANESE: Final = re.compile(r"[ぁ-んァ-ヴ一-鿿]")
_PARTICLES: Final = frozenset("はがをにのとでもへや")
_PAUSE: Final = frozenset("、。，．！？）］｝」』】〉》・…―：；〜→×＝=＋+−-／/")


def joined(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The indexes before which no line should begin: for a word would be divided there, and for a particle would leave its word too."""
    clinging = {i for i in range(1, len(text)) if _clings(text, i)}
    found = {i for i in clinging if not _particle(text, i)}
    for match in _KANJI.finditer(text):
        found |= _within(match.group(), match.start())
    found |= {match.start() + k for match in _STEM.finditer(text) for k in (1, 2)}
    found |= {match.start() for match in _SMALL.finditer(text) if match.start()}
    if _JAPANESE.search(text):
        found |= {k for match in _WHOLE.finditer(text) for k in range(match.start() + 1, match.end())}
    return frozenset(found), frozenset(found | clinging)


def _particle(text: str, i: int) -> bool:
    """Whether a particle begins or ends at ``i``, as far as it can be told: better to begin a line there than to divide a word."""
    before, here = text[i - 1], text[i]
    return (_hiragana(here) and not _hiragana(before) and here in _PARTICLES) or (
        _hiragana(before) and before in "はがに"
    )


def _within(word: str, start: int) -> set[int]:
    """The places inside a row of kanji."""
    places = range(1, len(word))
    if len(word) <= _COMPOUND:
        return {start + k for k in places}
    return {start + k for k in places if min(k, len(word) - k) < 2 or not _JOINT.search(word[:k])}


def _clings(text: str, i: int) -> bool:
    """Whether the character at ``i`` goes on with the word before it."""
    before, here = text[i - 1], text[i]
    if before in _PAUSE:
        return before in "〜-" and here.isdigit()
    if before.isspace():
        return False
    if _hiragana(here):
        if _hiragana(before):
            return before != "を" and not _BEGINS.match(text, i)
        return not _ALOFT.match(text, i)
    if before in "おご" and not here.isdigit():
        return i < 2 or not _hiragana(text[i - 2]) or bool(_KANJI.match(text, i))
    if _katakana(here):
        return _katakana(before) or (bool(_KANJI.match(before)) and not _KANJI.match(text[i - 2 : i - 1]))  # 新プラン
    return before in "第約各" and (here.isdigit() or here == "＿")


def _hiragana(char: str) -> bool:
    return "ぁ" <= char <= "ん"


def _katakana(char: str) -> bool:
    return "ァ" <= char <= "ヴ" or char == "ー"
