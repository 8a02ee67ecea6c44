"""照合: what a mark says however it is typed, a mark against the record, a file of every unreadable sort, where words differ."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from posapp.domain.paper_rules import PaperText, Span
from posapp.domain.problem import Problem
from posapp.services import handed_file
from posapp.services.checking import read_mark
from posapp.services.handed_file import content
from posapp.services.paper_lines import Difference, differences

HEX = "11FDA644FCF19A6A"


@pytest.mark.parametrize(
    "typed",
    [
        "Q-190615-0042 11FD A644 FCF1 9A6A", "q-190615-0042 11fd a644 fcf1 9a6a", "Q-190615-004211FDA644FCF19A6A",
        "Ｑ－１９０６１５－００４２　１１ＦＤ　Ａ６４４　ＦＣＦ１　９Ａ６Ａ", "番号Q-190615-0042 照合 11FD A644 FCF1 9A6A"[2:],
        "  Q‐190615‐0042、照合 11FD A644 FCF1 9A6A ", "Qー190615ー0042 11FDA644 FCF19A6A",
    ],
)  # fmt: skip
def test_a_mark_is_read_however_it_was_typed(typed: str) -> None:
    assert read_mark(typed) == ("Q-190615-0042", HEX)


def test_figures_of_a_digest_are_never_taken_for_the_numbers() -> None:
    for number in ("W-190615-02", "Q-190615-042", "K-190615-0042", "Q-190615-123456"):
        for digest in ("1234567890123456", "0" * 16, "1" * 64):
            assert read_mark(f"{number} {digest}") == (number, digest)
        assert read_mark(number) == (number, "")


@pytest.mark.parametrize(
    "typed",
    [
        "", "見積書", "https://example.jp/a", "Q-190615-0042 11FD", "Q-190615-0042 11FD A644 FCF1 9A6", "Q-190615-0042 11FDA644FCF19A6AG",
        "BEGIN:VEVENT", "490154203237518", "Q-190615", "Q-190615-4", "\x00", "🎉",
    ],
)  # fmt: skip
def test_what_is_no_mark_is_told(typed: str) -> None:
    answer = read_mark(typed)
    assert isinstance(answer, Problem) and answer.code == "mark-unreadable" and answer.stops


# --- a file that was handed over


def code(path: Path) -> str:
    answer = content(path)
    return answer.code if isinstance(answer, Problem) else "read"


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert content(tmp_path / "a.pdf") == b"%PDF"


def test_what_has_no_bytes_to_give_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    with (tmp_path / "large.pdf").open("wb") as stream:
        stream.truncate(300 * 2**20)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    found = [code(tmp_path / name) for name in ("empty.pdf", "large.pdf", "none.pdf", "round", "a\0b", "")]
    assert found == [
        "handed-empty", "handed-large", "handed-missing", "handed-unreadable", "handed-unreadable", "handed-folder",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in a folder")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert code(tmp_path / "pipe.pdf") == "handed-unreadable"


def test_a_file_that_grows_while_it_is_read_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF" * 100)
    known = file.stat()
    monkeypatch.setattr(handed_file, "MOST_BYTES", 400)
    assert code(file) == "read"
    monkeypatch.setattr(Path, "stat", lambda _self, **_follow: known)
    file.write_bytes(b"%PDF" * 200)
    assert code(file) == "handed-large"


# --- where words differ


def paper(*pages: tuple[Span, ...]) -> PaperText:
    return PaperText("quote", "Q-1", "", pages)


def test_each_stretch_is_named_with_its_page_and_both_texts() -> None:
    head, total, unit = Span("見積書", 40, 800, 22), Span("108,000", 300, 700, 28), Span("円", 400, 699.2, 14)
    note = Span("注", 40, 600, 10)
    issued = paper((head, total, unit, note), (note,))
    given = paper((unit, Span("98,000", 310, 700, 28), head, note), (note, Span("書き足し", 40, 500, 12)))
    assert differences(given, issued) == (Difference(1, "108,000 円", "98,000 円"), Difference(2, "", "書き足し"))
    assert differences(issued, issued) == ()


def test_pages_too_many_and_too_few() -> None:
    page = (Span("一", 40, 800, 12),)
    assert differences(paper(page, page), paper(page)) == (Difference(2, "", "一"),)
    assert differences(paper(page), paper(page, page)) == (Difference(2, "一", ""),)
