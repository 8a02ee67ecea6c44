"""The words of a tagged PDF as they are heard: in the order of its structure, wherever lines and pages end. Knows no paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, Final, TypeAlias

from pypdf import PdfReader

from posapp.domain.paper_order import Figure, Heard, Run, Stretch

_RANGE: Final = re.compile(r"<(\w+)> <(\w+)> \[?<(\w+)>")
_GROUP: Final = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_ONE: Final = re.compile(r"<(\w+)>\s*<(\w+)>")
_LAST_CODE: Final = 0xFF
"""Of a font as posapp embeds it."""
_LONGEST_MEANINGS: Final = 1 << 15
"""Ten times what posapp writes; searching megabytes of somebody else's would stop the window."""
_FOREIGN: Final = frozenset({b"TJ", b"'", b'"', b"Tc", b"Tw", b"Tz", b"Ts", b"Tr"})
"""Other ways to show words, to spread, lift or hide them: posapp uses none."""
_PLACING: Final = frozenset({b"BT", b"Tm", b"Td", b"TD", b"T*"})

_Marked: TypeAlias = dict[tuple[int, int], list[Run]]
"""What each stretch of marked content shows, by the object of its page and its number there."""


def heard(reader: PdfReader) -> Heard:
    """A paper in reading order. Raises ValueError, KeyError, TypeError and their like for a file that is not built as posapp does."""
    marked: _Marked = {}
    loose: list[Run] = []
    for number, page in enumerate(reader.pages):
        if "/Annots" in page:
            raise ValueError("something is laid over a page")
        page.extract_text(visitor_operand_before=_Eye(page, number, marked, loose).see)
    root: Any = reader.root_object["/StructTreeRoot"]
    flow = tuple(_walk(root.raw_get("/K"), marked, set()))
    # What no element speaks of is shown all the same.
    return Heard(flow, _words([*loose, *chain(*marked.values())]))


def _words(runs: list[Run]) -> Stretch:
    return tuple(run for run in runs if run.words)


def _walk(ref: Any, marked: _Marked, seen: set[int]) -> Iterator[Stretch | Figure]:
    if ref.idnum in seen:
        raise ValueError("an element in two places")
    seen.add(ref.idnum)
    entry = ref.get_object()
    parts = _parts(entry, marked, seen)
    if "/Alt" not in entry:
        yield from parts
        return
    labels = list[Run]()
    for part in parts:
        if isinstance(part, Figure):
            raise ValueError("a picture in a picture")
        labels += part
    yield Figure("".join(str(entry["/Alt"]).split()), tuple(labels))


def _parts(entry: Any, marked: _Marked, seen: set[int]) -> Iterator[Stretch | Figure]:
    kids = entry.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object()
        if isinstance(inner, int):
            yield _words(marked.pop((entry.raw_get("/Pg").idnum, inner)))
        elif inner.get("/Type") == "/MCR":
            yield _words(marked.pop((inner.raw_get("/Pg").idnum, inner["/MCID"])))
        else:
            yield from _walk(kid, marked, seen)


class _Eye:
    """Follows the hand that draws a page, and sorts its words by the stretch of marked content that they stand in."""

    def __init__(self, page: Any, number: int, marked: _Marked, loose: list[Run]) -> None:
        self._object, self._number, self._resources = page.indirect_reference.idnum, number, page["/Resources"]
        self._fonts = {str(name): ref.get_object() for name, ref in self._resources["/Font"].items()}
        self._letters: dict[str, dict[int, str]] = {}
        self._marked, self._within = marked, [loose]
        self._loose = loose
        self._face, self._size = "", 0.0
        self._placed = True

    def see(self, operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        """One step of the hand, and where it stands."""
        if operator in _FOREIGN or (
            operator == b"Do" and self._resources["/XObject"][operands[0]]["/Subtype"] != "/Image"
        ):
            raise ValueError("words shown as posapp shows none")
        if operator in (b"BDC", b"BMC"):
            number = operands[1].get("/MCID") if operator == b"BDC" else None
            self._within.append(self._loose if number is None else self._marked.setdefault((self._object, number), []))
        elif operator == b"EMC":
            self._within.pop()
        elif operator == b"Tf":
            self._face, self._size = str(operands[0]), float(operands[1])
        elif operator in _PLACING:
            self._placed = True
        elif operator == b"Tj":
            self._show(bytes(operands[0].original_bytes), cm, tm)

    def _show(self, codes: bytes, cm: list[float], tm: list[float]) -> None:
        """What follows without a new place belongs to the words before: a font of many letters is several in the file."""
        font, into = self._fonts[self._face], self._within[-1]
        letters = self._letters.get(self._face) or self._letters.setdefault(self._face, _meanings(font))
        words = "".join("".join(letters[code] for code in codes).split())
        size = self._size * float(tm[0] * cm[0])
        wide = float(sum(font["/Widths"][code - font["/FirstChar"]] for code in codes)) * size / 1000
        if self._placed:
            across, up = (float(tm[4] * cm[at] + tm[5] * cm[at + 2] + cm[at + 4]) for at in (0, 1))
            into.append(Run(words, self._number, across, up, across + wide, size))
        else:
            into[-1] = replace(into[-1], words=into[-1].words + words, end=into[-1].end + wide)
        self._placed = False


def _meanings(font: Any) -> dict[int, str]:
    """What each code of a font means, as the font says it."""
    said = font["/ToUnicode"].get_data().decode("ascii")
    if len(said) > _LONGEST_MEANINGS:
        raise ValueError("a font of more letters than posapp embeds in one")
    found = {
        code: chr(int(meaning, 16) + code - int(first, 16))
        for first, last, meaning in _RANGE.findall(said)
        for code in range(int(first, 16), min(int(last, 16), _LAST_CODE) + 1)
    }
    pairs = (pair for group in _GROUP.findall(said) for pair in _ONE.findall(group))
    return found | {int(code, 16): bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs}
