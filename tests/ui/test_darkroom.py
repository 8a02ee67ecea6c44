"""Whatever file staff choose becomes a small upright picture with nothing else in it, or a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin
from PySide6.QtGui import QImage

from posapp.domain.problem import Problem
from posapp.services.photos import Picture
from posapp.ui import darkroom
from posapp.ui.darkroom import LONGEST, QtDarkroom
from tests.ui.places.stage import sentences

pytestmark = pytest.mark.usefixtures("qapp")
ROOM = QtDarkroom()
# Qt says on its own channel what it did not like about a file; here only the answer matters.
noisy = pytest.mark.qt_log_ignore(".*", extend=True)
PRIVATE = b"SECRET-35.6895N-139.6917E"


def seen(picture: Picture | Problem) -> Image.Image:
    """The kept picture as another program reads it."""
    assert isinstance(picture, Picture), picture
    read = Image.open(BytesIO(picture.data))
    read.load()
    assert (read.format, read.size) == ("JPEG", (picture.width, picture.height))
    return read


def code(picture: Picture | Problem) -> str:
    assert isinstance(picture, Problem), picture
    assert sentences().text(picture).startswith("「") and dict(picture.values)["file"]
    return picture.code


def halves(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    made = Image.new("RGB", (width, height), "#c01010")
    made.paste("#1010c0", (0, height // 2, width, height))
    return made


def red_at(read: Image.Image) -> str:
    """Which end of the picture is red."""
    w, h = read.size
    spots = {"top": (w // 2, 4), "bottom": (w // 2, h - 5), "left": (4, h // 2), "right": (w - 5, h // 2)}
    pixels = {name: read.convert("RGB").getpixel(at) for name, at in spots.items()}
    return next(
        name for name, opposite in (("top", "bottom"), ("bottom", "top"), ("left", "right"), ("right", "left"))
        if pixels[name][0] > 120 and pixels[opposite][0] < 80  # type: ignore[index]
    )  # fmt: skip


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP", "BMP"))
def test_each_kind_of_file_is_read_whatever_it_is_called(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "傷 の写真.dat"
    halves(640, 480).save(path, kind)
    read = seen(ROOM.develop(path))
    assert read.size == (640, 480) and red_at(read) == "top"


def test_a_picture_of_forty_megabytes_becomes_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "large.bmp"
    halves(4400, 3300).save(path)
    assert path.stat().st_size > 40 << 20
    made = ROOM.develop(path)
    read = seen(made)
    assert max(read.size) == LONGEST and read.size == (1600, 1200)
    assert isinstance(made, Picture) and len(made.data) < 400 << 10 and red_at(read) == "top"


def test_even_noise_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "noise.jpg"
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(path, quality=97)
    made = ROOM.develop(path)
    assert isinstance(made, Picture) and len(made.data) < 1 << 20


@pytest.mark.parametrize(
    ("orientation", "top"), ((1, "top"), (3, "bottom"), (6, "right"), (8, "left"), (2, "top"), (4, "bottom"))
)
def test_the_picture_stands_upright_and_says_no_more_how_it_was_held(
    tmp_path: Path, orientation: int, top: str
) -> None:
    path, exif = tmp_path / "held.jpg", Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    halves(320, 200).save(path, exif=exif)
    read = seen(ROOM.develop(path))
    assert read.size == ((200, 320) if orientation in (6, 8) else (320, 200))
    assert red_at(read) == top and ExifTags.Base.Orientation not in read.getexif()


def test_a_large_picture_that_was_held_upright_is_made_small_upright(tmp_path: Path) -> None:
    path, exif = tmp_path / "held.jpg", Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    halves(2400, 1800).save(path, exif=exif)
    read = seen(ROOM.develop(path))
    assert read.size == (1200, 1600) and red_at(read) == "right"


def test_where_and_with_what_it_was_taken_is_gone(tmp_path: Path) -> None:
    path, exif = tmp_path / "gps.jpg", Image.Exif()
    exif[ExifTags.Base.Model] = PRIVATE.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (35.0, 41.0, 22.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = PRIVATE.decode()
    halves(320, 200).save(path, exif=exif, comment=PRIVATE)
    assert PRIVATE in path.read_bytes()
    made = ROOM.develop(path)
    read = seen(made)
    assert isinstance(made, Picture) and PRIVATE not in made.data and b"Exif" not in made.data
    assert dict(read.getexif()) == {} and not read.info.get("comment")


def test_words_inside_a_png_are_gone_and_glass_is_white(tmp_path: Path) -> None:
    path, words = tmp_path / "words.png", PngImagePlugin.PngInfo()
    words.add_text("Author", PRIVATE.decode())
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(path, pnginfo=words)
    made = ROOM.develop(path)
    assert isinstance(made, Picture) and PRIVATE not in made.data and b"Author" not in made.data
    assert seen(made).convert("RGB").getpixel((30, 20)) == (255, 255, 255)


def png_of(width: int, height: int) -> bytes:
    """A PNG whose head promises these pixels and whose body holds a few zeros."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("width", "height"), ((60_000, 60_000), (2_000_000_000, 1), (12_001, 10_000)))
@noisy
def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_of(width, height))
    assert code(ROOM.develop(path)) in ("photo-too-many-pixels", "photo-damaged")


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP", "BMP"))
@pytest.mark.parametrize("part", (0.02, 0.3, 0.6, 0.97))
@noisy
def test_a_file_that_was_cut_off_is_no_photo(tmp_path: Path, kind: str, part: float) -> None:
    whole, path = tmp_path / "whole", tmp_path / f"half.{kind.lower()}"
    Image.effect_noise((400, 300), 60).convert("RGB").save(whole, kind)
    data = whole.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert code(ROOM.develop(path)) == "photo-damaged"


def test_what_stands_behind_a_photo_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "moving.jpg"
    halves(320, 200).save(path)
    path.write_bytes(path.read_bytes() + b"ftypmp42" + bytes(200_000))
    assert red_at(seen(ROOM.develop(path))) == "top"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    (
        ("nothing.jpg", b"", "photo-empty"),
        ("paper.jpg", b"%PDF-1.7\n%...", "photo-of-other-kind"),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "photo-of-other-kind"),
        ("moving.gif", b"GIF89a" + bytes(40), "photo-of-other-kind"),
        ("program.jpg", b"MZ\x90\x00" + bytes(400), "photo-of-other-kind"),
        ("only-its-head.jpg", b"\xff\xd8\xff\xe0", "photo-damaged"),
        ("only-its-head.png", b"\x89PNG\r\n\x1a\n", "photo-damaged"),
        ("phone.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "photo-kind-without-reader"),
    ),
)  # fmt: skip
@noisy
def test_anything_else_is_refused_by_what_is_in_it(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert code(ROOM.develop(tmp_path / name)) == expected


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    assert code(ROOM.develop(tmp_path / "gone.jpg")) == "photo-unreadable"
    assert code(ROOM.develop(tmp_path)) == "photo-unreadable"


def test_a_file_beyond_any_camera_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "disk.jpg"
    with path.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(darkroom.LARGEST + 1)
    assert code(ROOM.develop(path)) == "photo-too-large"


@noisy
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 4000), byte=st.integers(0, 255), kind=st.sampled_from(("JPEG", "PNG", "WEBP", "BMP")))
def test_a_damaged_byte_never_breaks_anything(tmp_path: Path, at: int, byte: int, kind: str) -> None:
    path = tmp_path / "damaged"
    Image.effect_noise((40, 30), 60).convert("RGB").save(path, kind)
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(data)
    made = ROOM.develop(path)
    assert seen(made) if isinstance(made, Picture) else code(made)


def test_a_thumbnail_keeps_its_shape_and_damage_is_null() -> None:
    image = QImage(1600, 800, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    small = darkroom.thumbnail(darkroom.picture(image).data, 96, 72)
    assert (small.width(), small.height()) == (96, 48)


@noisy
def test_a_damaged_thumbnail_is_null() -> None:
    assert darkroom.thumbnail(b"no picture", 96, 72).isNull()
