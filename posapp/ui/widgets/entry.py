"""How typed text is read and shown, per kind of field: full-width digits, thousands, kana. Pure functions; judges nothing."""

from __future__ import annotations

import re
import unicodedata

from posapp.ui.widgets.spec import FieldKind

_AMOUNTS = frozenset({FieldKind.YEN, FieldKind.POINTS, FieldKind.NUMBER})
_HIRAGANA = range(0x3041, 0x3097)


def to_katakana(text: str) -> str:
    """Hiragana as katakana, half-width kana as full-width; everything else stays."""
    wide = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(c) + 0x60) if ord(c) in _HIRAGANA or c in "ゝゞ" else c for c in wide)


def to_narrow(text: str) -> str:
    """Full-width digits, letters and signs as ASCII; the long dash between digits as a hyphen."""
    narrow = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=\d)[ー−‐–—―]|[−‐–—―](?=\d)", "-", narrow)


def canonical(kind: FieldKind, text: str) -> str:
    """What a field answers: digits alone for amounts (else the text as typed), katakana for kana, ASCII for numbers.

    A whole day of the 西暦 is answered as ISO; 和暦 stays as it was typed.
    """
    if kind in _AMOUNTS:
        digits = re.sub(r"[,、，\s円点人¥￥]", "", to_narrow(text))
        return digits if re.fullmatch(r"-?\d+", digits) else text.strip()
    if kind is FieldKind.KANA:
        return to_katakana(text).strip()
    if kind is FieldKind.DATE:
        return _iso(to_narrow(text).strip())
    if kind in (FieldKind.PHONE, FieldKind.POSTAL):
        return to_narrow(text).strip()
    return text.strip() if kind in (FieldKind.TEXT, FieldKind.NAME) else text


def _iso(text: str) -> str:
    """2021年6月15日 as 2021-06-15; anything else stays, because it may be half typed."""
    day = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else text


def shown(kind: FieldKind, text: str) -> str:
    """How a canonical text looks when the field is not being typed in: thousands separated, 〒 as 987-0362, 2021年6月15日."""
    if kind in _AMOUNTS and re.fullmatch(r"-?\d{1,15}", text):
        return f"{int(text):,}"
    if kind is FieldKind.DATE and (iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)):
        return f"{iso[1]}年{int(iso[2])}月{int(iso[3])}日"
    if kind is FieldKind.POSTAL and re.fullmatch(r"\d{7}", text):
        return f"{text[:3]}-{text[3:]}"
    return text


def is_amount(kind: FieldKind) -> bool:
    """True for fields whose figure stands at the right."""
    return kind in _AMOUNTS
