"""Photos into bands: two beside each other, each whole in its frame, with its words below. Knows bytes, decodes none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from posapp.documents.pdf_blocks import Place, put_texts, set_texts
from posapp.documents.pdf_flow import Band, Row
from posapp.documents.pdf_pen import FORM, Pen
from posapp.documents.pictures import PhotoGrid, PrintedPhoto

_ACROSS, _GUTTER, _HIGH = 2, 6.0, 51.0


def photo_grid(block: PhotoGrid, place: Place) -> list[Band]:
    """Rows of two; a page holds six where their words stand in one line."""
    rows = tuple(_row(block.photos[at : at + _ACROSS], place) for at in range(0, len(block.photos), _ACROSS))
    return [Band(rows=rows, before=1.2)]


def _row(photos: Sequence[PrintedPhoto], place: Place) -> Row:
    scale = place.scale
    each = (place.width - _GUTTER * (_ACROSS - 1)) / _ACROSS
    cells = []
    for nth, photo in enumerate(photos):
        picture = place.node.figure(f"{photo.words}の写真")
        words = set_texts((photo.words,), place, scale.body, each)
        cells.append(
            (
                place.x + nth * (each + _GUTTER),
                photo,
                picture,
                words,
                set_texts((photo.small,), place, scale.note, each),
            )
        )
    tall = max(len(words) * scale.body.line + len(small) * scale.note.line for _, _, _, words, small in cells)

    def draw(pen: Pen, top: float) -> None:
        for x, photo, picture, words, small in cells:
            pen.frame(x, top, each, _HIGH, FORM)
            wide, high = _fitting(photo, each - 1.6, _HIGH - 1.6)
            pen.photo(picture, x + (each - wide) / 2, top + (_HIGH - high) / 2, wide, high, photo.id)
            at = put_texts(pen, words, x, top + _HIGH + 0.8, scale.body)
            put_texts(pen, small, x, at, scale.note)

    return Row(_HIGH + tall + 3.2, draw)


def _fitting(photo: PrintedPhoto, wide: float, high: float) -> tuple[float, float]:
    scale = min(wide / photo.width, high / photo.height)
    return photo.width * scale, photo.height * scale


def photos_in(blocks: Sequence[object]) -> Iterator[PrintedPhoto]:
    """Every photo that these blocks show."""
    for block in blocks:
        if isinstance(block, PhotoGrid):
            yield from block.photos
