"""A paper to the bytes of a PDF: measured, laid on pages, drawn. Computes nothing; with its siblings pdf_* the only place that knows ReportLab."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from posapp.documents.faults import PaperFault
from posapp.documents.fonts import REGULAR, Fonts, default_directory
from posapp.documents.paper import Paper
from posapp.documents.pdf_blocks import Place
from posapp.documents.pdf_file import finish
from posapp.documents.pdf_head import LEFT, TOP, WIDTH, PageFoot, PageHead
from posapp.documents.pdf_layout import laid
from posapp.documents.pdf_mark import PageMark
from posapp.documents.pdf_pen import MM, PAGE_HEIGHT, PAGE_WIDTH, Pen
from posapp.documents.pdf_photos import photos_in
from posapp.documents.pdf_tags import Node
from posapp.documents.pdf_type import LARGE, NORMAL, RUBY, Scale, Setter
from posapp.domain.problem import Problem

rl_config.useA85 = 0  # streams stay binary: a fifth smaller and faster, and nothing here travels by a seven-bit line

Pictures: TypeAlias = Callable[[str], bytes | None]
"""The bytes of a photo by its id; None where it is not there."""

_DRAWING: Final = threading.Lock()
"""ReportLab keeps its faces and their subsets in one place: one paper is drawn at a time."""


def load_fonts(directory: Path | None = None) -> Fonts:
    """The faces, read once however the folder is named. Raises PaperFault font-missing or font-damaged."""
    return _read_fonts(directory or default_directory())


@lru_cache(maxsize=4)
def _read_fonts(directory: Path) -> Fonts:
    return Fonts(directory)


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a paper with the path of its field."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from texts(part, f"{where}[{i}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in ("qr", "payload"):
                yield from texts(getattr(value, field.name), f"{where}.{field.name}" if where else field.name)


def check(paper: Paper, fonts: Path | None = None) -> tuple[Problem, ...]:
    """What would not print as it stands: glyph-missing, text-control, text-direction, each character once with its field."""
    return load_fonts(fonts).problems(texts(paper))


def no_pictures(_: str) -> None:
    """For papers without photos."""


def draw(paper: Paper, fonts: Path | None = None, pictures: Pictures = no_pictures, mark: str = "") -> bytes:
    """The paper as a PDF, with ``mark`` in the upper margin of each page; the same paper and mark give the same bytes.

    Raises PaperFault: glyph-missing with the characters, font-missing or font-damaged with the file, paper-needs when a
    piece is taller than a page, paper-photo-lost when a photo is not there or is another one than was issued.
    """
    faces = load_fonts(fonts)
    problems = faces.problems(texts(paper))
    if problems:
        raise PaperFault("glyph-missing", " ".join(str(dict(p.values)["code_point"]) for p in problems))
    photos = _photos(paper, pictures)
    with _DRAWING:
        return _drawn(paper, faces, photos, mark)


def edition(paper: Paper) -> Scale:
    """The sizes that a paper is set in."""
    if paper.large:
        return LARGE
    return RUBY if paper.ruby else NORMAL


def _photos(paper: Paper, pictures: Pictures) -> dict[str, bytes]:
    """The photos of a paper, each as it was when the paper was issued."""
    found = {}
    for photo in photos_in(paper.blocks):
        data = pictures(photo.id)
        if data is None or hashlib.sha256(data).hexdigest() != photo.digest:
            raise PaperFault("paper-photo-lost", photo.id)
        found[photo.id] = data
    return found


def _drawn(paper: Paper, faces: Fonts, photos: Mapping[str, bytes], mark: str) -> bytes:
    root = Node("Document")
    place = Place(LEFT, WIDTH, Setter(faces, edition(paper), paper.spoken), root)
    margin = PageMark(mark, place)
    head, foot = PageHead(paper.header, place), PageFoot(paper.footer, place)
    pages = laid(paper.blocks, place.reading(paper.ruby), TOP + head.height + 2.2, foot.top - 1.0)
    foot.tag(root)
    out = BytesIO()
    canvas = _canvas(out)
    pen = Pen(canvas, faces, photos)
    for number, page in enumerate(pages, start=1):
        margin.draw(pen, number)
        head.draw(pen, number)
        for share in page:
            share.draw(pen)
        foot.draw(pen, number, len(pages))
        pen.turn()
    finish(canvas, paper, root, pen.pages)
    canvas.save()
    return out.getvalue()


def _canvas(out: BytesIO) -> Any:
    size = (PAGE_WIDTH * MM, PAGE_HEIGHT * MM)
    return Canvas(out, pagesize=size, invariant=1, pageCompression=1, initialFontName=REGULAR, initialFontSize=12)
