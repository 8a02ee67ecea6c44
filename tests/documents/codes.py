"""What the QR codes of a drawn page hold, read from its picture by a decoder that knows nothing of us."""

from __future__ import annotations

import pypdfium2
import zxingcpp

DOTS = 200
"""Dots an inch of the picture: a plain office scanner's."""


def codes(pdf: bytes, dots: int = DOTS) -> tuple[tuple[str, ...], ...]:
    """The texts of the codes of each page, from the top down."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_of_page(page, dots) for page in document)
    finally:
        document.close()


def _of_page(page: pypdfium2.PdfPage, dots: int) -> tuple[str, ...]:
    picture = page.render(scale=dots / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return tuple(code.text for code in sorted(found, key=lambda code: code.position.top_left.y))
