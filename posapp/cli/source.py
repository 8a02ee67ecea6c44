"""A request's bytes → one JSON object. Knows JSON's traps, not what a request means."""

from __future__ import annotations

import json
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from posapp.cli import words
from posapp.cli.malformed import Malformed

LARGEST = 1 << 22
"""Bytes a request may have."""

_BOM = b"\xef\xbb\xbf"


class NotWhole:
    """A number with a point or an exponent, kept as written so that its key can be named."""

    def __init__(self, text: str) -> None:
        self.text = text


def read_request(file: str | None) -> dict[str, Any]:
    """The object of a file, or of standard input when ``file`` is None or ``-``. Malformed says what is wrong."""
    return parse(_bytes(file))


def _bytes(file: str | None) -> bytes:
    if file in (None, "-"):
        return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file or "").open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        raise Malformed("file-unreadable", "", file=file, reason=words.reason(fault)) from None


def need_ordinary(name: str) -> None:
    """Malformed for a pipe or a device where a file is meant: it may never end. Whatever else is wrong is told by who opens it."""
    with suppress(OSError, ValueError):
        mode = Path(name).stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise Malformed("file-of-no-kind", "FILE", given=name)


def parse(raw: bytes) -> dict[str, Any]:
    """The JSON object in ``raw``."""
    if len(raw) > LARGEST:
        raise Malformed("too-large", "", most=f"{LARGEST >> 20} MB")
    if not raw.strip():
        raise Malformed("empty", "")
    if raw.startswith(_BOM):
        raise Malformed("byte-order-mark", "")
    try:
        value = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_object, parse_float=NotWhole, parse_int=_whole,
            parse_constant=_constant,
        )  # fmt: skip
    except UnicodeDecodeError as fault:
        raise Malformed("not-utf-8", "", at=fault.start + 1) from None
    except RecursionError:
        raise Malformed("too-deep", "") from None
    except json.JSONDecodeError as fault:
        raise Malformed("not-json", "", line=fault.lineno, column=fault.colno) from None
    if not isinstance(value, dict):
        raise Malformed("not-an-object", "")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Malformed("repeated-key", key)
        found[key] = value
    return found


def _whole(text: str) -> int | NotWhole:
    # Longer numbers than any bound are refused where their key is known, not by the converter.
    return int(text) if len(text) <= 20 else NotWhole(text)


def _constant(text: str) -> NoReturn:
    raise Malformed("not-a-number", "", given=text)
