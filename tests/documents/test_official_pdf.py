"""A file that staff chose, whatever it turns out to be: the PDF as it is, or one sentence with the mend."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from posapp.documents import official_pdf, official_sample
from posapp.domain.official import OfficialPdf
from posapp.domain.problem import Problem
from tests.documents import official_files as files
from tests.documents import reading

PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001080600000031f15cf20000000049454e44ae426082")


def refused(found: OfficialPdf | Problem) -> tuple[str, str]:
    assert isinstance(found, Problem), found
    assert found.where == "file"
    return found.code, str(dict(found.values)["file"])


def test_a_plain_document_is_kept_byte_for_byte(tmp_path: Path) -> None:
    data = files.pdf(pages=3)
    assert official_pdf.read(files.kept(tmp_path, data)) == OfficialPdf(data=data, pages=3)


def test_the_sample_of_the_demonstration_says_on_its_page_that_it_is_one() -> None:
    made = official_sample.make("個別信用購入あっせん契約約款")
    assert isinstance(official_pdf.examine(made, "a.pdf"), OfficialPdf)
    text = reading.text(made)
    assert "見本・個別信用購入あっせん契約約款" in text and "どの事業者の書類でもありません" in text


def test_one_that_is_locked_against_changes_only_is_open(tmp_path: Path) -> None:
    found = official_pdf.read(files.kept(tmp_path, files.locked("")))
    assert isinstance(found, OfficialPdf) and found.pages == 2


def test_a_note_on_a_page_is_nothing_that_moves() -> None:
    found = official_pdf.examine(files.with_mark(), "a.pdf")
    assert isinstance(found, OfficialPdf) and not found.active


@pytest.mark.parametrize("make", [files.with_script, files.with_attachment, files.with_media])
def test_what_moves_or_is_attached_is_told_and_kept(make: object) -> None:
    assert callable(make)
    found = official_pdf.examine(make(), "a.pdf")
    assert isinstance(found, OfficialPdf) and found.active and found.pages == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "official-empty"),
        (PNG, "official-not-pdf"),
        (b"%PDF-1.7\n" + b"x" * 4000, "official-damaged"),
        (b"%PDF-1.7\n%%EOF", "official-damaged"),
        (files.pdf()[: len(files.pdf()) // 2], "official-damaged"),
        (files.pdf()[:-200], "official-damaged"),
        (files.pdf().replace(b"/Type /Pages", b"/Type /Nages").replace(b"/Kids", b"/Bids"), "official-damaged"),
        (files.locked("ひみつ", algorithm="RC4-128"), "official-locked"),
        (files.locked("secret", algorithm="AES-256"), "official-locked"),
        (files.assembled_on_opening(), "official-form"),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(official_pdf.read(files.kept(tmp_path, data, "名前 だけ.pdf"))) == (code, "名前 だけ.pdf")


def test_every_cut_of_a_document_is_refused_or_read_without_a_fault() -> None:
    data = files.pdf()
    for at in range(0, len(data), 7):
        found = official_pdf.examine(data[:at], "a.pdf")
        assert isinstance(found, Problem), at


def test_every_byte_turned_around_ends_in_an_answer() -> None:
    data = files.pdf(pages=1)
    for at in range(0, len(data), 5):
        found = official_pdf.examine(data[:at] + bytes([data[at] ^ 0x2A]) + data[at + 1 :], "a.pdf")
        assert isinstance(found, OfficialPdf) or found.code.startswith("official-")


def test_a_file_of_three_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as out:
        out.truncate(300 << 20)
    assert refused(official_pdf.read(path)) == ("official-too-large", "big.pdf")


def test_a_document_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(official_pdf, "MOST_PAGES", 2)
    assert refused(official_pdf.examine(files.pdf(pages=3), "a.pdf"))[0] == "official-too-long"


def test_drawing_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(official_pdf, "_MOST_DRAWN", 10)
    assert refused(official_pdf.examine(files.pdf(), "a.pdf"))[0] == "official-damaged"


@pytest.mark.skipif(os.name == "nt", reason="named pipes are files of POSIX")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    assert refused(official_pdf.read(pipe)) == ("official-no-file", "pipe.pdf")
    assert refused(official_pdf.read(tmp_path)) == ("official-no-file", tmp_path.name)


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    assert refused(official_pdf.read(tmp_path / "gone.pdf")) == ("official-unreadable", "gone.pdf")
    assert refused(official_pdf.read(tmp_path / ("x" * 300))) == ("official-unreadable", "x" * 300)


@pytest.mark.parametrize("how", ["replaced", "grown", "cut"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    path = files.kept(tmp_path, files.pdf("OLD"))
    stat = Path.stat

    def seen(self: Path, **more: bool) -> os.stat_result:
        found = stat(self, **more)
        if how == "replaced":
            os.replace(files.kept(tmp_path, files.pdf("NEW"), "new.pdf"), path)
        elif how == "grown":
            with open(path, "ab") as out:
                out.write(b"\n%more\n%%EOF\n")
        else:
            os.truncate(path, 100)
        return found

    monkeypatch.setattr(Path, "stat", seen)
    assert refused(official_pdf.read(path))[0] == "official-changing"
