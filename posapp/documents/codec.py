"""A paper to JSON text and back, identical. Knows the types of a paper, not what they mean.

Each value is an object whose key ``is`` names its type; fields at their default are left out, so that a field added later reads
old papers. The text is compact and in a fixed order: the same paper gives the same text.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Final

from posapp.documents import blanks, blocks, pictures, runs
from posapp.documents import paper as papers
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper

FORMAT: Final = 1
"""The format that `to_json` writes."""

_TYPES: Final[dict[str, type[Any]]] = {
    name: value
    for module in (runs, pictures, blanks, blocks, papers)
    for name, value in vars(module).items()
    if isinstance(value, type) and is_dataclass(value)
}


def to_json(paper: Paper) -> str:
    """The paper as JSON text."""
    return json.dumps({"format": FORMAT, "paper": _plain(paper)}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Paper:
    """Read what `to_json` wrote. Raises PaperFault ``paper-damaged`` when the text is no paper of a known format."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise PaperFault("paper-damaged", f"format {data['format']}")
        paper = _value(data["paper"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PaperFault("paper-damaged", str(error)) from error
    if not isinstance(paper, Paper):
        raise PaperFault("paper-damaged", "no paper inside")
    return paper


def _default(field: Field[Any]) -> object:
    return field.default if field.default is not MISSING else MISSING


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        found = ((f, getattr(value, f.name)) for f in fields(value))
        return {"is": type(value).__name__} | {f.name: _plain(v) for f, v in found if v != _default(f)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} has no place on a paper")


def _value(data: object) -> object:
    if isinstance(data, dict):
        rest = dict(data)
        return _TYPES[rest.pop("is")](**{key: _value(part) for key, part in rest.items()})
    if isinstance(data, list):
        return tuple(_value(part) for part in data)
    if isinstance(data, float):
        raise ValueError("a fraction has no place on a paper")
    return data
