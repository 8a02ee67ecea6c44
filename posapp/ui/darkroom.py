"""Pictures from files and cameras made ready to be kept: upright, small, JPEG, nothing in them but the picture. Knows no store.

Whoever calls this runs it beside the window's thread. A file is judged by its first bytes, never by its name; its size and its
number of pixels are known before anything is decoded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from posapp.domain.problem import Problem, stop
from posapp.services.photos import Picture

LONGEST: Final = 1600
"""Pixels of the longer side that are kept: enough for a hand's breadth on paper."""
LARGEST: Final = 200 << 20
"""Bytes of a file; a camera's largest JPEG has a quarter of it."""
MOST_PIXELS: Final = 120_000_000
"""A picture of 12,000 × 10,000: no camera at a counter makes more, and a bomb does."""
_LIMIT: Final = 512
"""MB that one decoded picture may take: MOST_PIXELS at four bytes."""
_QUALITIES: Final = (85, 75, 65, 55)
_ENOUGH: Final = 400 << 10
"""Bytes: the first quality that stays below is taken."""
_KINDS: Final = (
    (b"\xff\xd8\xff", 0, b"jpeg"), (b"\x89PNG\r\n\x1a\n", 0, b"png"), (b"WEBP", 8, b"webp"), (b"BM", 0, b"bmp"),
    (b"ftypheic", 4, b"heic"), (b"ftypheix", 4, b"heic"), (b"ftypmif1", 4, b"heif"), (b"ftypmsf1", 4, b"heif"),
)  # fmt: skip
"""First bytes, where they stand, and what Qt calls the format."""
_HEAD: Final = 16
_SCAN: Final = b"\xda"
"""The marker after which a JPEG's picture begins."""
_END: Final = b"\xff\xd9"
_CHUNK: Final = 1 << 20


class QtDarkroom:
    """`posapp.services.photos.Darkroom` by Qt's readers."""

    def develop(self, path: Path) -> Picture | Problem:
        """A file as a picture to keep; a problem that names the file when it is none, cut off, or absurdly large."""
        name = path.name
        file = QFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.ReadOnly):
            return stop("photo-unreadable", "photos", file=name)
        try:
            return self._read(file, name)
        finally:
            file.close()

    def _read(self, file: QFile, name: str) -> Picture | Problem:
        if file.size() == 0:
            return stop("photo-empty", "photos", file=name)
        if file.size() > LARGEST:
            return stop("photo-too-large", "photos", file=name, most=LARGEST >> 20)
        kind = _kind(bytes(file.peek(_HEAD).data()))
        if not kind:
            return stop("photo-of-other-kind", "photos", file=name)
        if kind not in {bytes(known.data()) for known in QImageReader.supportedImageFormats()}:
            return stop("photo-kind-without-reader", "photos", file=name, kind=kind.decode().upper())
        reader = QImageReader(file, QByteArray(kind))
        reader.setAllocationLimit(_LIMIT)
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or size.isEmpty():
            return stop("photo-damaged", "photos", file=name)
        if size.width() * size.height() > MOST_PIXELS:
            return stop("photo-too-many-pixels", "photos", file=name, most=MOST_PIXELS // 10_000)
        if max(size.width(), size.height()) > LONGEST:
            reader.setScaledSize(_fitting(size))  # a JPEG is then decoded small, never whole
        image = reader.read()
        if image.isNull() or _cut_off(file, kind):
            return stop("photo-damaged", "photos", file=name)
        return picture(image)


def picture(image: QImage) -> Picture:
    """A decoded image as a picture to keep: only its pixels go into the JPEG, in sRGB on white ground."""
    size = image.size()
    if max(size.width(), size.height()) > LONGEST:
        image = image.scaled(
            _fitting(size), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
    if image.colorSpace().isValid() and image.colorSpace() != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(plain.rect(), image)
    painter.end()
    data = b""
    for quality in _QUALITIES:
        data = _jpeg(plain, quality)
        if len(data) <= _ENOUGH:
            break
    return Picture(data=data, width=plain.width(), height=plain.height())


def thumbnail(data: bytes, wide: int, high: int) -> QImage:
    """A kept picture, as large as fits; a null image when its bytes are damaged."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(wide, high, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def _kind(head: bytes) -> bytes:
    return next((kind for first, at, kind in _KINDS if head[at : at + len(first)] == first), b"")


def _cut_off(file: QFile, kind: bytes) -> bool:
    """True where Qt fills what is missing with one colour and says nothing: a JPEG without its end, a BMP shorter than it says.

    The JPEG's end is looked for behind the head, where a small preview with an end of its own may lie.
    """
    if kind == b"bmp":
        return int.from_bytes(_bytes(file, 2, 4), "little") > file.size()
    if kind != b"jpeg":
        return False
    at = 2
    while (head := _bytes(file, at, 4))[:1] == b"\xff" and head[1:2] != _SCAN:
        at += 2 + int.from_bytes(head[2:4], "big")
    before = file.size()
    while before > at:  # from behind: the end of most photos is their end
        begin = max(at, before - _CHUNK)
        if _END in _bytes(file, begin, before - begin + 1):
            return False
        before = begin
    return True


def _bytes(file: QFile, at: int, count: int) -> bytes:
    file.seek(at)
    return bytes(file.read(count).data())


def _fitting(size: QSize) -> QSize:
    return size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
