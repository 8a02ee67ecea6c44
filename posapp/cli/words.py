"""The command line's own sentences, from resources/i18n/ja/cli.toml. Problems of a purchase have theirs elsewhere."""

from __future__ import annotations

import errno
import tomllib
import unicodedata
from functools import cache
from typing import Any

from posapp import resources

_LONGEST = 60


@cache
def table() -> dict[str, Any]:
    """The whole file; ``malformed``, ``fault`` and ``help`` are its tables."""
    return tomllib.loads((resources.root() / "i18n" / "ja" / "cli.toml").read_text("utf-8"))


def malformed(code: str, place: str, values: dict[str, object]) -> str:
    """One line: the place, what is wrong, the mend."""
    entry = table()["malformed"][code]
    told = {key: shown(value) for key, value in {"place": place, **values}.items()}
    said = f"{entry['what'].format(**told)}{entry['mend'].format(**told)}"
    return f"{shown(place)}: {said}" if place else said


def fault(code: str, **values: object) -> str:
    """One line for a fault around the command."""
    return str(table()["fault"][code]).format(**{key: shown(value) for key, value in values.items()})


def batch(code: str, **values: object) -> str:
    """What `quote --batch` tells besides its answers."""
    return str(table()["batch"][code]).format(**values)


def reason(error: Exception) -> str:
    """Why a file or folder could not be used, in Japanese where the table knows it; else as the system says."""
    number = getattr(error, "errno", None)
    known = table()["reason"].get(errno.errorcode.get(number, "")) if number is not None else None
    return str(known or getattr(error, "strerror", None) or error)


def shown(value: object) -> str:
    """A value in one readable line: control characters and halves of characters escaped, cut to a readable length."""
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    text = "".join(_visible(char) for char in str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _visible(char: str) -> str:
    return char if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else f"\\u{ord(char):04x}"
