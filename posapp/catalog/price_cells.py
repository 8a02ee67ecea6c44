"""Cells of a price list → yen, days, texts, article numbers. Reads what shops write; guesses nothing, keeps names as written (NFC)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from stdnum import ean

from posapp.catalog.mistakes import shown
from posapp.catalog.price_columns import Column, Vocabulary, fold
from posapp.domain.days import NoDay, read_day
from posapp.domain.money import LARGEST, Yen
from posapp.domain.problem import Problem, stop

Raw: TypeAlias = object
"""A cell as a file gives it: text, number, truth, date, or nothing ("" or None)."""

DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day 0 of the two date systems of spreadsheets, by "the 1904 system is used"."""
_SERIALS = range(20_000, 100_000)
"""Numbers that can be a day of our time: 1954 to 2173."""
_YEN = re.compile(r"[¥\\]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.0+)?円?(?:\(税込\)|税込)?")
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {ord("￥"): "¥"}
_MOST_DIGITS = 9
"""Numbers of so few digits are no larger than any amount."""
_LONGEST_NOTHING = 12
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]+")
_FORBIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class Refused(Exception):
    """A cell cannot be used; ``problem`` says why. Caught where the row is read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, for the sentence and for the front ends."""

    line: int
    column: Column

    @property
    def where(self) -> str:
        """``rows[12].cash_price``."""
        return f"rows[{self.line}].{self.column.key}"

    @property
    def cell(self) -> str:
        """``F12``, as spreadsheets count."""
        return f"{letters(self.column.at)}{self.line}"


def letters(at: int) -> str:
    """The name of a column in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def written(raw: Raw) -> str:
    """A cell as staff see it, cut to a readable length."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, datetime | date):
        raw = raw.isoformat()
    return shown(str(raw)).strip('"')


def narrow(text: str) -> str:
    """Half width and without spaces, for reading figures only. No more than that: NFKC would read 5² as 52."""
    return "".join(text.translate(_HALF_WIDTH).split())


def is_empty(raw: Raw, words: Vocabulary) -> bool:
    """Nothing, or one of the ways to write so."""
    if isinstance(raw, str):
        return len(raw) <= _LONGEST_NOTHING and (not raw.strip() or fold(raw) in words.empty)
    return raw is None


def plain_yen(raw: Raw) -> Yen | None:
    """The amount in a cell that holds nothing else: plain digits, or a whole number."""
    if type(raw) is float:
        return int(raw) if 0 <= raw <= LARGEST and raw.is_integer() else None
    if type(raw) is str and len(raw) <= _MOST_DIGITS and raw.isdigit() and raw.isascii():
        return int(raw)
    return None


def read_yen(raw: Raw, place: Place) -> Yen:
    """Whole yen. The cell is not empty."""
    amount = plain_yen(raw)
    if amount is None and isinstance(raw, str | int) and not isinstance(raw, bool):
        amount = _written_yen(str(raw))
    if amount is None:
        raise Refused(_no_yen(raw, place))
    return amount


@lru_cache(maxsize=1 << 14)
def _written_yen(text: str) -> Yen | None:
    plain = narrow(text)
    if plain.startswith(("¥", "\\")):
        plain = plain.removesuffix("-")  # price tags say ¥60,000-; without the mark it could be an accountant's minus
    found = _YEN.fullmatch(plain)
    amount = None if found is None else int(found[1].replace(",", ""))
    return None if amount is None or amount > LARGEST else amount


def forget() -> None:
    """Let go of the texts that were met in a list: strewn among 20,000 rows, they would hold the memory of all."""
    _written_yen.cache_clear()
    _clean.cache_clear()


def _no_yen(raw: Raw, place: Place) -> Problem:
    plain = narrow(str(raw))
    at, cell, column, given = place.where, place.cell, place.column.heading, written(raw)
    if plain.endswith("%"):
        return stop("price-percent", at, cell=cell, column=column, given=given)
    if plain.startswith(("-", "▲", "△")):
        return stop("price-negative", at, cell=cell, column=column, given=given)
    if re.fullmatch(r"[¥\\]?[\d,]+\.\d*[1-9]\d*円?", plain):
        return stop("price-fraction", at, cell=cell, column=column, given=given)
    return stop("price-yen", at, cell=cell, column=column, given=given)


def read_date(raw: Raw, place: Place, *, from_1904: bool) -> date:
    """A day, also as the number that a spreadsheet keeps it as. The cell is not empty."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    plain = narrow(str(raw)).upper().removesuffix(".0")
    if plain.isascii() and plain.isdigit() and int(plain[:9]) in _SERIALS:
        return DAY_ZERO[from_1904] + timedelta(days=int(plain))
    # A day may be followed by the midnight that spreadsheets write with it.
    plain = re.sub(r"(?<=\d)T?0?0:00(:00)?$", "", plain)
    try:
        return read_day(plain)
    except NoDay:
        raise Refused(
            stop("price-date", place.where, cell=place.cell, column=place.column.heading, given=written(raw))
        ) from None


def read_text(raw: Raw, place: Place, *, most: int) -> str:
    """A name as written, in NFC and trimmed; control characters and endless text are refused."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Refused(stop("price-no-text", place.where, cell=place.cell, column=place.column.heading))
    text = _clean(str(raw))
    if text is None:
        raise Refused(stop("price-text", place.where, cell=place.cell, column=place.column.heading))
    if len(text) > most:
        raise Refused(stop("price-text-long", place.where, cell=place.cell, column=place.column.heading, most=most))
    return text


@lru_cache(maxsize=1 << 12)
def _clean(text: str) -> str | None:
    """In NFC and trimmed; None when a character is in it that no paper can show."""
    text = unicodedata.normalize("NFC", text).strip(" \u3000")
    return None if any(unicodedata.category(char) in _FORBIDDEN for char in text) else text


def read_jan(raw: Raw, place: Place) -> str:
    """A 13-digit article number with its check digit."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    plain = narrow(str(raw)).replace("-", "").casefold()
    cell, given = place.cell, written(raw)
    if _ROUNDED.fullmatch(plain):
        raise Refused(stop("price-jan-rounded", place.where, cell=cell, given=given))
    if not (re.fullmatch(r"[0-9]{13}", plain) and ean.is_valid(plain)):
        raise Refused(stop("price-jan", place.where, cell=cell, given=given))
    return plain


def read_pairs(raw: Raw, place: Place, form: re.Pattern[str]) -> tuple[tuple[int, ...], ...]:
    """``13=60000;25=40000`` as numbers, by the form of one part."""
    found = [form.fullmatch(part.strip()) for part in str(raw).replace("；", ";").rstrip("; ").split(";")]
    if not all(found):
        raise Refused(
            stop("price-pairs", place.where, cell=place.cell, column=place.column.heading, given=written(raw))
        )
    return tuple(tuple(int(number) for number in part.groups()) for part in found if part)
