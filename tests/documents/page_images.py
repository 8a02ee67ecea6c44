"""The first page of each kind of paper as a picture, and how far two such pictures are apart. Drawn by the locked renderer, never by the machine's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops

from tests.documents import samples

FOLDER: Final = Path(__file__).parent / "pages"
DPI: Final = 72
TILE: Final = 8
"""Edge of the squares whose mean darkness is compared, in dots: 2.8 mm. Single dots may differ from processor to processor."""
SHADE: Final = 3
"""A square may be so many of 255 steps lighter or darker. A missing hairline makes it 5."""
_STEP: Final = 17
"""Sixteen shades of grey are enough, and a third smaller in the file."""
MOST: Final = 2
"""So many squares may be further off."""


@cache
def kept() -> dict[str, str]:
    """File name of each picture → name of the sample: the first of every kind, and one quote in large print."""
    found: dict[str, str] = {}
    for name, paper in samples.papers().items():
        found.setdefault(paper.kind, name)
    return found | {"quote-large": f"{found['quote']}-large"}


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    """One page in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn: Image.Image = document[page].render(scale=DPI / 72, grayscale=True).to_pil()
        return drawn.convert("L").point(lambda shade: round(shade / _STEP) * _STEP)
    finally:
        document.close()


def off(one: Image.Image, other: Image.Image) -> list[tuple[int, int]]:
    """The squares that differ, as (across, down) in millimetres; all of them for pictures of different sizes."""
    if one.size != other.size:
        return [(0, 0)] * (MOST + 1)
    apart = ImageChops.difference(one.reduce(TILE), other.reduce(TILE))
    step = TILE * 25.4 / DPI
    shades = apart.tobytes()
    return [
        (round(at % apart.width * step), round(at // apart.width * step))
        for at, shade in enumerate(shades)
        if shade > SHADE
    ]


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether nobody could tell the pages apart."""
    return len(off(one, other)) <= MOST


def rewrite() -> None:
    """Draw them anew, and take away what no kind has any more. A picture that looks the same stays byte for byte."""
    for old in FOLDER.glob("*.png"):
        if old.stem not in kept():
            old.unlink()
    for file, name in kept().items():
        path, drawn = FOLDER / f"{file}.png", picture(samples.printed(name))
        if not (path.is_file() and same(Image.open(path), drawn)):
            drawn.save(path, optimize=True)
