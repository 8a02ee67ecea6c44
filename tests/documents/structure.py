"""Reads a tagged PDF as assistive technology does: its elements in order, with the text that each shows. Shares no code with the hand that draws."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
PAINTING = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do"})


@dataclass(slots=True)
class Element:
    """One element: its role, what stands in its dictionary, the text of its own content, and the elements in it.

    ``flow`` has both texts and elements in the order they are read.
    """

    role: str
    alt: str = ""
    scope: str = ""
    span: int = 1
    box: tuple[float, ...] = ()
    text: str = ""
    kids: list[Element] = field(default_factory=list)
    flow: list[str | Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def words(self) -> str:
        """What is read of it: a figure's words stand for its content."""
        return self.alt or "".join(part if isinstance(part, str) else part.words for part in self.flow)

    def lines(self) -> list[str]:
        """Role and words of each element that shows something, indented by nothing: for comparing."""
        return [f"{e.role} {e.words}".strip() for e in self.walk() if not e.kids]


@cache
def read(pdf: bytes) -> Element:
    """The structure from its root, every stretch of marked content taken by exactly one element."""
    reader = PdfReader(io.BytesIO(pdf))
    shown = {page.indirect_reference: contents(page, reader) for page in reader.pages}
    root: Any = reader.root_object["/StructTreeRoot"]
    taken: list[tuple[Any, int]] = []

    def element(ref: Any) -> Element:
        entry = ref.get_object()
        made = Element(str(entry["/S"])[1:], alt=str(entry.get("/Alt", "")))
        attributes = entry.get("/A", {})
        made.scope, made.span = str(attributes.get("/Scope", ""))[1:], int(attributes.get("/ColSpan", 1))
        made.box = tuple(float(at) for at in attributes.get("/BBox", ()))
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, int):
                made.flow.append(take(entry.raw_get("/Pg"), inner, ref))
            elif inner.get("/Type") == "/MCR":
                made.flow.append(take(inner.raw_get("/Pg"), int(inner["/MCID"]), ref))
            else:
                assert inner.raw_get("/P") == ref
                made.flow.append(element(kid))
        made.text = "".join(part for part in made.flow if isinstance(part, str))
        made.kids = [part for part in made.flow if isinstance(part, Element)]
        return made

    def take(page: Any, number: int, ref: Any) -> str:
        """The text of one stretch; the page's list must name the element that shows it."""
        taken.append((page, number))
        owners = dict(zip(*[iter(root["/ParentTree"]["/Nums"])] * 2, strict=True))
        assert owners[page.get_object()["/StructParents"]].get_object()[number] == ref
        return shown[page][number]

    found = element(root.raw_get("/K"))
    assert len(taken) == len(set(taken)) == sum(map(len, shown.values()))
    return found


def contents(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each stretch of marked content of a page. Nothing is shown or painted outside of one and of artifacts."""
    maps = {str(name): _to_unicode(ref.get_object()) for name, ref in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    face: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BMC":
            assert operands[0] == "/Artifact"
            open_marks.append(None)
        elif operator == b"BDC":
            number = operands[1].get("/MCID")
            assert (number is None) == (operands[0] == "/Artifact")
            assert number not in found
            open_marks.append(number)
            if number is not None:
                found[number] = ""
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            face = maps[str(operands[0])]
        elif operator in SHOWING:
            assert len(open_marks) == 1, "text outside of marked content"
            mark = open_marks[0]
            if mark is not None:
                found[mark] += "".join(face[code] for code in bytes(operands[0].original_bytes))
        elif operator in PAINTING:
            assert len(open_marks) == 1, "ink outside of marked content"
    assert not open_marks
    return found


def _to_unicode(font: Any) -> dict[int, str]:
    """Codes of a font and what they mean."""
    cmap = font["/ToUnicode"].get_data().decode("ascii")
    found: dict[int, str] = {}
    for first, last, meaning in re.findall(r"<(\w+)> <(\w+)> \[?<(\w+)>", cmap):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[code] = chr(int(meaning, 16) + code - int(first, 16))
    for group in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, meaning in re.findall(r"<(\w+)>\s*<(\w+)>", group):
            found[int(code, 16)] = bytes.fromhex(meaning).decode("utf-16-be")
    return found
