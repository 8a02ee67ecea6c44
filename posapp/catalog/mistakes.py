"""A mistake in a catalogue file as a value: file, key, what is wrong, the mend. Its sentences: resources/i18n/ja."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from posapp import resources


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong place in one file. ``key`` reads like ``windows[1].to_month``; ``code`` names the kind of mistake."""

    file: str
    key: str
    what: str
    mend: str
    code: str

    def __str__(self) -> str:
        place = f"{self.file} › {self.key}" if self.key else self.file
        return f"{place}: {self.what} {self.mend}"


def mistake(code: str, file: str, key: str, **values: object) -> Mistake:
    """Say a mistake in Japanese; ``values`` fill its sentences."""
    entry = sentences()[code]
    return Mistake(file, key, entry["what"].format(**values), entry["mend"].format(**values), code)


@cache
def sentences() -> dict[str, dict[str, str]]:
    """The table of sentences by code; read only once something is wrong."""
    return tomllib.loads((resources.root() / "i18n" / "ja" / "catalog.toml").read_text("utf-8"))


_CODES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "int_type": "not-an-integer",
    "bool_type": "not-a-boolean",
    "date_type": "not-a-date",
    "string_type": "not-a-text",
    "string_too_short": "empty-text",
    "too_short": "empty-list",
    "list_type": "not-a-list",
    "model_type": "not-a-table",
    "literal_error": "unknown-word",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
    "string_pattern_mismatch": "text-form",
}


def from_errors(file: str, errors: Iterable[Any]) -> tuple[Mistake, ...]:
    """pydantic's error list as mistakes; ``errors`` is ``ValidationError.errors()``."""
    return tuple(_from_error(file, error) for error in errors)


def _from_error(file: str, error: Any) -> Mistake:
    context = error.get("ctx", {})
    bound = context.get("ge", context.get("le", context.get("pattern", "")))
    code = _CODES.get(error["type"], "wrong-value")
    values = {"given": shown(error["input"]), "allowed": context.get("expected", ""), "bound": bound}
    return mistake(code, file, path(error["loc"]), **values)


def path(parts: Iterable[str | int]) -> str:
    """``("windows", 1, "to_month")`` as ``windows[1].to_month``."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shown(given: object) -> str:
    """A value as the file wrote it, cut to a readable length."""
    text = f'"{given}"' if isinstance(given, str) else str(given)
    return text if len(text) <= 40 else f"{text[:39]}…"
