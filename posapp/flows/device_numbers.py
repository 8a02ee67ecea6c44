"""IMEI and serial numbers as scanned or typed → the number, or what is wrong with the scan and the mend. Knows no device."""

from __future__ import annotations

import re

from stdnum import imei, luhn

from posapp.domain.problem import Problem, stop
from posapp.flows.reading import narrow

_DIGITS = 15
_SERIAL = re.compile(r"[A-Z0-9][A-Z0-9-]{3,29}")


def read_imei(text: str, where: str, *, required: bool = True) -> str | Problem:
    """IMEI: 15 digits whose last is the check digit. Spaces and hyphens are passed over; two scans in one are told apart."""
    plain = re.sub(r"[\s/-]", "", narrow(text)).upper().removeprefix("IMEI").lstrip(":")
    if not plain:
        return stop("field-empty", where) if required else ""
    if not (plain.isascii() and plain.isdigit()):
        return stop("imei-not-digits", where)
    if len(plain) == 2 * _DIGITS:
        first, second = plain[:_DIGITS], plain[_DIGITS:]
        return first if first == second and imei.is_valid(first) else stop("imei-two-scans", where)
    if len(plain) == _DIGITS - 1:
        return stop("imei-without-check-digit", where, digit=luhn.calc_check_digit(plain))
    if len(plain) != _DIGITS:
        return stop("imei-fifteen-digits", where, given=len(plain))
    return plain if luhn.is_valid(plain) else stop("imei-check-digit", where)


def read_serial(text: str, where: str, *, required: bool = True) -> str | Problem:
    """製造番号: Latin letters, digits and hyphens, four at least, in capitals."""
    plain = narrow(text).replace(" ", "").upper()
    if not plain:
        return stop("field-empty", where) if required else ""
    return plain if _SERIAL.fullmatch(plain) else stop("serial-unreadable", where)
