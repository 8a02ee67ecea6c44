"""Typed text → checked values. Full-width digits, commas, 円, 西暦 and 和暦 are read; what cannot be read is a problem."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import jaconv

from posapp.domain.days import NoDay, read_day
from posapp.domain.money import LARGEST, Yen
from posapp.domain.problem import Problem, stop

LONGEST_NAME = 100
"""Characters a name or an address line may hold."""

LAST_DIGITS = 4
"""Of a document's or an account's number no more is ever kept, and no less tells it from another."""
_MOST_DIGITS = 20
_YEN = re.compile(r"[¥\\]?(\d{1,3}(?:,\d{3})+|\d+)円?")
_KANA = re.compile(r"[ァ-ヶー・ 　]+")
_TWELVE_DIGITS = re.compile(r"(?<!\d)\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)")
_MOBILE = re.compile(r"0[6789]0\d{8}")
_HOME = re.compile(r"0\d{9}")


def narrow(text: str) -> str:
    """Digits and Latin letters in half width, for reading figures only; names are never passed through this."""
    return unicodedata.normalize("NFKC", text).strip().replace("ー", "-").replace("−", "-").replace("‐", "-")


def read_yen(text: str, where: str, *, empty: Yen | None = 0) -> Yen | Problem:
    """Yen from ``108,000円``; an empty field is ``empty``, a problem when that is None."""
    plain = narrow(text).replace(" ", "")
    if not plain:
        return stop("field-empty", where) if empty is None else empty
    found = _YEN.fullmatch(plain)
    if found is None:
        code = "yen-negative" if plain.startswith("-") and plain[1:].isdigit() else "yen-unreadable"
        return stop(code, where)
    digits = found.group(1).replace(",", "")
    # Longer than any amount: not even turned into a number, which Python refuses beyond some thousands of digits.
    if len(digits) > _MOST_DIGITS or int(digits) > LARGEST:
        return stop("yen-too-large", where, most=LARGEST)
    return int(digits)


def read_count(text: str, where: str, *, low: int, high: int) -> int | Problem:
    """A whole number between two bounds."""
    plain = narrow(text)
    if not plain:
        return stop("field-empty", where)
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS and low <= int(plain) <= high):
        return stop("number-out-of-range", where, low=low, high=high)
    return int(plain)


def read_date(text: str, where: str) -> date | Problem:
    """A day from 2021-6-15, 2021/6/15, 20210615, 2021年6月15日, R3.6.15 or 令和3年6月15日."""
    plain = narrow(text).replace(" ", "").upper()
    if not plain:
        return stop("field-empty", where)
    try:
        return read_day(plain)
    except NoDay as fault:
        return stop("date-impossible" if fault.impossible else "date-unreadable", where)


def read_text(
    text: str, where: str, *, required: bool = True, most: int = LONGEST_NAME, numbers: bool = False
) -> str | Problem:
    """A name or an address line in NFC, trimmed; control characters, over-long text and My Number are refused.

    ``numbers`` lets twelve digits pass: for a shop's own lines, whose 古物商許可番号 has as many.
    """
    clean = unicodedata.normalize("NFC", text).strip(" 　")
    if not clean:
        return stop("field-empty", where) if required else ""
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and not _selector(c) for c in clean):
        return stop("control-characters", where)
    if len(clean) > most:
        return stop("text-too-long", where, most=most)
    if not numbers and _TWELVE_DIGITS.search(unicodedata.normalize("NFKC", clean)):
        return stop("my-number-refused", where)
    return clean


def _selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def read_kana(text: str, where: str) -> str | Problem:
    """フリガナ in full-width katakana; hiragana and half-width kana are turned over."""
    clean = jaconv.hira2kata(jaconv.h2z(unicodedata.normalize("NFC", text).strip(" 　")))
    if not clean:
        return stop("field-empty", where)
    if len(clean) > LONGEST_NAME:
        return stop("text-too-long", where, most=LONGEST_NAME)
    return clean if _KANA.fullmatch(clean) else stop("kana-only", where)


def read_postal(text: str, where: str) -> str | Problem:
    """郵便番号 as 987-0362."""
    digits = narrow(text).removeprefix("〒").replace("-", "").replace(" ", "")
    if not digits:
        return stop("field-empty", where)
    if not (digits.isascii() and digits.isdigit() and len(digits) == 7):
        return stop("postal-seven-digits", where)
    return f"{digits[:3]}-{digits[3:]}"


def read_mobile(text: str, where: str) -> str | Problem:
    """携帯電話 as 090-1234-5678."""
    digits = _digits(text)
    if not digits:
        return stop("field-empty", where)
    if digits.isdigit() and len(digits) < 11:
        return stop("phone-too-short", where, missing=11 - len(digits), digits=11)
    if not (digits.isascii() and _MOBILE.fullmatch(digits)):
        return stop("mobile-unreadable", where)
    return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"


def read_phone(text: str, where: str, *, required: bool) -> str | Problem:
    """Any phone, as typed with hyphens when it has ten digits (the cut depends on the area), else as a mobile."""
    digits = _digits(text)
    if not digits:
        return stop("field-empty", where) if required else ""
    if digits.isascii() and _HOME.fullmatch(digits):
        typed = narrow(text)
        return typed if typed.count("-") == 2 else digits
    return read_mobile(text, where) if len(digits) == 11 else stop("phone-unreadable", where)


def _digits(text: str) -> str:
    return re.sub(r"[-() .]", "", narrow(text))


def read_last_digits(text: str, where: str, *, required: bool) -> str | Problem:
    """末尾4けた: a longer number is refused so that no whole number is ever kept, a shorter one names nothing."""
    plain = narrow(text).replace("-", "")
    if not plain:
        return stop("field-empty", where) if required else ""
    if not (plain.isascii() and plain.isalnum()):
        return stop("last-digits-unreadable", where)
    if len(plain) < LAST_DIGITS:
        return stop("last-digits-short", where, missing=LAST_DIGITS - len(plain))
    return stop("last-four-only", where) if len(plain) > LAST_DIGITS else plain.upper()
