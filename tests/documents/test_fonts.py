from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFace

from posapp import resources
from posapp.documents import pdf
from posapp.documents.faults import PaperFault
from posapp.documents.fonts import BOLD, FALLBACK, FILES, REGULAR, Fonts, drawable


@pytest.fixture(scope="module")
def faces() -> Fonts:
    return pdf.load_fonts()


def test_each_character_comes_from_the_first_face_that_has_it(faces: Fonts) -> None:
    assert [faces.glyph(c, False)[0] for c in "髙﨑㈱①𠮷𩸽"] == [REGULAR] * 4 + [FALLBACK, REGULAR]
    assert faces.glyph("髙", True)[0] == BOLD
    assert faces.stretches("吉𠮷吉", True) == [(BOLD, "吉"), (FALLBACK, "𠮷"), (BOLD, "吉")]


def test_the_faces_are_read_once_however_they_are_asked_for(faces: Fonts) -> None:
    assert pdf.load_fonts(None) is faces
    assert pdf.load_fonts(resources.root() / "fonts") is faces


def test_digits_in_columns_share_one_pitch(faces: Fonts) -> None:
    pitches = {round(faces.width(d, bold, 12, tabular=True), 6) for d in "0123456789" for bold in (False, True)}
    assert len(pitches) == 1
    assert faces.width("1", False, 12) < faces.width("0", False, 12)


def test_what_no_face_can_print_is_named(faces: Fonts) -> None:
    found = faces.problems([("header.addressee", "山田\ue000\x07"), ("number", "A\u202eB\u200b\ue000")])
    assert [(p.code, p.where, dict(p.values)["code_point"]) for p in found] == [
        ("glyph-missing", "header.addressee", "U+E000"),
        ("text-control", "header.addressee", "U+0007"),
        ("text-direction", "number", "U+202E"),
        ("text-control", "number", "U+200B"),
    ]
    assert all(p.stops for p in found)


def test_a_variant_form_prints_its_base_character(faces: Fonts) -> None:
    assert drawable("葛\U000e0100飾\ufe00") == "葛飾"
    assert faces.problems([("name", "葛\U000e0100飾\ufe00")]) == ()


@pytest.mark.parametrize("name", FILES)
def test_a_font_read_from_its_file_embeds_what_one_in_memory_does(name: str, faces: Fonts) -> None:
    text = "髙﨑㈱①𩸽 返却の期限 0123 Éà吉𠮷"
    faces.glyph("𠮷", False)  # the fallback is read when it is needed
    ours = pdfmetrics.getFont(name).face
    plain = TTFontFace(str(resources.root() / "fonts" / FILES[name]))
    subset = sorted({0, *map(ord, text)})
    assert ours.makeSubset(subset) == plain.makeSubset(subset)
    assert ours.charWidths == plain.charWidths and ours.charToGlyph == plain.charToGlyph


@pytest.mark.parametrize("file", sorted(FILES.values()))
def test_a_missing_font_is_a_known_fault(file: str, tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    shutil.copytree(resources.root() / "fonts", folder)
    (folder / file).unlink()
    with pytest.raises(PaperFault) as caught:
        Fonts(folder)
    assert (caught.value.code, caught.value.detail) == ("font-missing", file)


@pytest.mark.parametrize("damage", [b"", b"no font at all", b"\x00\x01\x00\x00\x00\x20" + b"\xff" * 600])
def test_a_damaged_font_is_a_known_fault(damage: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    shutil.copytree(resources.root() / "fonts", folder)
    (folder / FILES[BOLD]).write_bytes(damage)
    with pytest.raises(PaperFault) as caught:
        Fonts(folder)
    assert (caught.value.code, caught.value.detail) == ("font-damaged", FILES[BOLD])


def test_a_damaged_fallback_is_told_when_it_is_needed(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    shutil.copytree(resources.root() / "fonts", folder)
    (folder / FILES[FALLBACK]).write_bytes(b"no font at all")
    assert Fonts(folder).glyph("吉", False)[0] == REGULAR
    with pytest.raises(PaperFault) as caught:
        Fonts(folder).glyph("𠮷", False)
    assert (caught.value.code, caught.value.detail) == ("font-damaged", FILES[FALLBACK])


def test_a_font_cut_in_half_is_a_known_fault(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    shutil.copytree(resources.root() / "fonts", folder)
    whole = (folder / FILES[REGULAR]).read_bytes()
    (folder / FILES[REGULAR]).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PaperFault) as caught:
        Fonts(folder)
    assert caught.value.code == "font-damaged"


def test_the_faces_are_the_files_that_were_shipped() -> None:
    lines = (resources.root() / "fonts" / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {file: digest for digest, file in map(str.split, lines)}
    for file in FILES.values():
        assert hashlib.sha256((resources.root() / "fonts" / file).read_bytes()).hexdigest() == sums[file]
