"""Reads papers back: the PDF's text, fonts and sizes, and a paper as lines of text for the golden files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ContentStream

from posapp.documents.paper import Paper

Kind = TypeVar("Kind")


def blocks_of(paper: Paper, kind: type[Kind]) -> list[Kind]:
    """The paper's blocks of one type."""
    return [block for block in paper.blocks if isinstance(block, kind)]


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page without spaces and line breaks, as a reader's search sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append("".join(text_page.get_text_range().split()))
            text_page.close()
            page.close()
        return found
    finally:
        document.close()


def text(pdf: bytes) -> str:
    return "".join(page_texts(pdf))


def squeezed(words: str) -> str:
    """Words as they stand in `text`."""
    return "".join(words.split())


def sizes(pdf: bytes) -> set[float]:
    """Every type size that text is set in, in points."""
    reader = PdfReader(io.BytesIO(pdf))
    found = set()
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        size = 0.0
        for operands, operator in ContentStream(contents, reader).operations:
            if operator == b"Tf":
                size = float(operands[1])
            if operator in (b"Tj", b"TJ", b"'"):
                found.add(size)
            assert operator != b"Tz"
            if operator == b"Tm":
                assert [float(v) for v in operands[:4]] == [1, 0, 0, 1]
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Base name of every font that a page declares, and whether its file is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        table: Any = page["/Resources"]
        for ref in table["/Font"].values():
            font = ref.get_object()
            descriptor = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def dump(paper: Paper) -> str:
    """The paper as readable lines: one field a line, indented by depth; empty and default fields left out."""
    return "\n".join(_lines(paper, 0)) + "\n"


def _lines(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{type(value).__name__}"
    for field in fields(value):
        part = getattr(value, field.name)
        if part in ("", (), False, None) or part == field.default:
            continue
        yield from _field(field.name, part, depth + 1)


def _field(name: str, part: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if is_dataclass(part):
        yield f"{pad}{name}:"
        yield from _lines(part, depth + 1)
    elif isinstance(part, tuple) and part and all(type(p).__name__ == "Run" for p in part):
        yield f"{pad}{name}: " + "".join(f"*{p.text}*" if p.bold else p.text for p in part)
    elif isinstance(part, tuple) and all(isinstance(p, str | int) for p in part):
        yield f"{pad}{name}: " + " | ".join(str(p).replace("\n", "⏎") for p in part)
    elif isinstance(part, tuple):
        yield f"{pad}{name}:"
        for item in part:
            if isinstance(item, tuple):
                yield from _field("·", item, depth + 1)
            else:
                yield from _lines(item, depth + 1)
    else:
        yield f"{pad}{name}: " + str(part).replace("\n", "⏎")
