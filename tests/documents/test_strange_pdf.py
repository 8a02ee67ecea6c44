"""PDFs made to harm: each ends in words or in a known fault, in little time; what takes long is broken off."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from posapp.documents import official_pdf, reading_back, strange_pdf
from posapp.documents.faults import PaperFault
from posapp.documents.strange_pdf import TooHeavy, guarded
from posapp.domain.official import OfficialPdf
from tests.documents.strange_files import files

FILES = files()
HEAVY = {
    "text-without-end", "nothing-300-mb", "one-word-of-60-mb", "saved-states", "half-a-million-pages", "pages-of-pages",
    "a-number-of-5-mb",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_harmful_file_ends_in_an_answer(name: str) -> None:
    try:
        said = reading_back.read(FILES[name]).kind
    except PaperFault as fault:
        said = fault.code
    assert said in (("pdf-heavy",) if name in HEAVY else ("quote", "pdf-unreadable", "pdf-heavy"))


@pytest.mark.parametrize("name", FILES)
def test_as_an_operators_document_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / "約款.pdf"
    path.write_bytes(FILES[name])
    found = official_pdf.read(path)
    assert isinstance(found, OfficialPdf) or found.code in ("official-damaged", "official-too-long")


def test_what_takes_too_long_is_broken_off_and_the_thread_goes_on() -> None:
    caught = 0
    with pytest.raises(TooHeavy), guarded(paper=True, patience=0.05):
        while True:
            try:
                time.sleep(0.001)
            except Exception:  # as a reader that goes on after every fault
                caught += 1
    assert caught == 0
    # A machine may stand still so long even here.
    with contextlib.suppress(TooHeavy), guarded(paper=True, patience=0.05):
        pass
    time.sleep(0.1)  # nothing comes after the end


AFTERWARDS = """
import sys, time
from posapp.documents.strange_pdf import TooHeavy, guarded
for patience, rest in ((60, 0), (0.01, 1)):
    try:
        with guarded(paper=False, patience=patience):
            time.sleep(rest)
    except TooHeavy:
        pass
    sys.settrace(lambda *_: None)
    (lambda: None)()
    sys.settrace(None)
print("goes on")
"""


def test_nothing_is_left_for_the_interpreter_to_look_for() -> None:
    """Called back, an exception is looked for ever after: 3.11 then stands still as soon as somebody traces it."""
    ended = subprocess.run([sys.executable, "-c", AFTERWARDS], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout == "goes on\n"


def test_a_reading_that_ends_at_the_last_moment_is_either_whole_or_too_heavy() -> None:
    ended = {True: 0, False: 0}
    for _ in range(200):
        try:
            with guarded(paper=False, patience=0.002):
                end = time.perf_counter() + 0.002
                while time.perf_counter() < end:
                    pass
            ended[True] += 1
        except TooHeavy:
            ended[False] += 1
    assert sum(ended.values()) == 200


def test_anothers_file_is_not_read_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is enough to know that it is none of ours."""
    monkeypatch.setattr(strange_pdf, "_WORDS", 0)
    other = FILES["pages-counted-wrong"].replace(b"(posapp)", b"(nobody)")
    found = reading_back.read(other)
    assert (found.kind, found.pages) == ("", ())


def test_more_words_than_any_paper_has_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_back, "MOST_LETTERS", 4)
    with pytest.raises(PaperFault, match="pdf-heavy"):
        reading_back.read(FILES["pages-counted-wrong"])
