"""Papers that an older posapp printed are still recognised as issued, and nothing that anybody does to such a file is.

`tests/data/printed` holds what was printed then, each with the body that the record keeps. Never draw these files anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from posapp.documents import press, reading_back
from posapp.domain.paper_order import Heard, Run
from posapp.domain.paper_rules import PaperText
from posapp.services.ports import PaperRow
from posapp.services.verifying import Verified, verify
from tests.documents import forger

PRINTED = Path(__file__).parent.parent / "data" / "printed"
OLDER = sorted(file.stem for file in PRINTED.glob("*.pdf"))


@cache
def older(name: str) -> bytes:
    return (PRINTED / f"{name}.pdf").read_bytes()


@cache
def row(name: str) -> PaperRow:
    body = (PRINTED / f"{name}.json").read_text(encoding="utf-8")
    paper = press.from_json(body)
    return PaperRow(
        id=UUID(int=1), number=paper.number, kind=paper.kind, case_id=None, title=paper.title, digest="", body=body, format=1,
        state="printed", reason="", prints=1, issued_at=datetime(2021, 6, 15, tzinfo=UTC),
    )  # fmt: skip


@cache
def today(body: str, copy: str, reprint: int) -> bytes:
    return press.draw(press.from_json(body), copy=copy, reprint=reprint)


@cache
def read(pdf: bytes) -> PaperText:
    return reading_back.read(pdf)


UNNOTED: Any = SimpleNamespace(files=lambda _: (), files_kept=lambda _: False)
"""The record of a store that noted no file yet."""


def held(name: str, pdf: bytes) -> Verified:
    return verify(pdf, read(pdf), (row(name),), lambda kept, *marks: today(kept.body, *marks), read, UNNOTED)


def codes(name: str, pdf: bytes) -> list[str]:
    return [problem.code for problem in held(name, pdf).problems]


def heard(pdf: bytes) -> Heard:
    found = read(pdf).heard()
    assert found is not None
    return found


def words(pdf: bytes, words: str, page: int = -1) -> Run:
    """The first time these stand on the paper, or on a page of it."""
    return next(run for run in heard(pdf).inner if run.words == words and page in (-1, run.page))


@pytest.mark.parametrize("name", OLDER)
def test_what_an_older_posapp_printed_is_what_was_issued(name: str) -> None:
    found = held(name, older(name))
    assert (found.same_words, found.same_file, found.relaid, found.pages) == (True, False, True, ())
    (problem,) = found.problems
    assert (problem.code, problem.stops) == ("paper-relaid", False)


def test_saved_anew_by_another_program_it_still_is() -> None:
    for name in OLDER:
        assert codes(name, forger.saved(forger.opened(older(name)))) == ["paper-relaid"]


HISTORY, QUOTE, SCHEDULE = "history-returned", "quote-sony-zanka-1y", "schedule-docomo-okaeshi"


def _swapped(pdf: bytes) -> bytes:
    """The amounts of returning and of keeping it."""
    return forger.swapped(pdf, words(pdf, "259,800"), words(pdf, "96,000", 0))


def _aslant(pdf: bytes) -> bytes:
    """The same, one of them somewhat higher, so that from above it still comes first."""
    return forger.moved(_swapped(pdf), replace(words(pdf, "259,800"), across=words(pdf, "96,000", 0).across), 0, 7)


def _rows(pdf: bytes) -> bytes:
    """A cell and the one below, beside their heads."""
    return forger.swapped(pdf, words(pdf, "259,800円", 0), words(pdf, "96,000円"))


def _up(pdf: bytes) -> bytes:
    """A cell up into the row above, in a column that is empty there."""
    return forger.moved(pdf, words(pdf, "特典なし"), -60, 17.4)


def _down(pdf: bytes) -> bytes:
    return forger.moved(pdf, words(pdf, "96,000円"), 0, -400)


def _half(pdf: bytes) -> bytes:
    """The rest of an amount away from its first figure."""
    return forger.moved(pdf, words(pdf, "63,800円"), 0, -250)


def _away(pdf: bytes) -> bytes:
    """A condition below the page's end."""
    return forger.moved(pdf, words(pdf, "一緒に払います。金額は、査定まで決まりません。"), 0, -600)


def _other(pdf: bytes) -> bytes:
    return forger.saying(pdf, words(pdf, "96,000", 0), words(pdf, "259,800"))


def _label(pdf: bytes) -> bytes:
    """A bar of the chart."""
    labels = [run for figure in heard(pdf).figures for run in figure.labels if run.page == 0]
    return forger.saying(
        pdf, next(run for run in labels if run.words == "96,000"), next(run for run in labels if run.words == "259,800")
    )


def _loose(pdf: bytes) -> bytes:
    return forger.added(pdf, words(pdf, "特典なし"), -200, 0)


def _artifact(pdf: bytes) -> bytes:
    """Words of the paper, as if they were a page's head or foot, beside an amount."""
    return forger.added(pdf, words(pdf, "13回すべて払う"), 260, 0, "/Artifact")


def _foot(pdf: bytes) -> bytes:
    """An amount as a page's foot."""
    return forger.added(pdf, words(pdf, "96,000円"), 0, -195, "/Artifact")


def _unheard(pdf: bytes) -> bytes:
    """A stretch of marked content that no element has."""
    return forger.added(pdf, words(pdf, "特典なし"), -200, 0, 999)


def _within(pdf: bytes) -> bytes:
    return forger.added(pdf, words(pdf, "特典なし"), -200, 0, 3)


FORGED: list[tuple[str, Callable[[bytes], bytes]]] = [
    (QUOTE, _swapped), (QUOTE, _aslant), (QUOTE, _rows), (QUOTE, _up), (QUOTE, _down), (QUOTE, _half), (QUOTE, _away), (QUOTE, _other),
    (QUOTE, _label), (QUOTE, _loose), (QUOTE, _artifact), (QUOTE, _foot), (QUOTE, _unheard), (QUOTE, _within),
    (QUOTE, lambda pdf: forger.without(pdf, words(pdf, "ご注文の方とお届け先は同じにします。個人のお客さまだけがお使いになれます。"))),
    (QUOTE, lambda pdf: forger.hidden(pdf, words(pdf, "一緒に払います。金額は、査定まで決まりません。"))),
    (QUOTE, lambda pdf: forger.told(pdf, "棒グラフ（13本）", "棒グラフ（3本）")),
    (QUOTE, lambda pdf: forger.pictured(pdf, words(pdf, "特典なし"), words(pdf, "なし"))),
    (QUOTE, forger.turned), (HISTORY, forger.turned), (SCHEDULE, forger.turned),
    (QUOTE, lambda pdf: forger.annotated(pdf, "無料")),
    (HISTORY, lambda pdf: forger.swapped(pdf, words(pdf, "108,000円（税込）"), words(pdf, "各3,000円"))),
    (HISTORY, lambda pdf: forger.moved(pdf, words(pdf, "Q-190615-0042"), 0, -17.5)),
    (HISTORY, lambda pdf: forger.without(pdf, next(run for run in heard(pdf).furniture if run.words.startswith("照合11FD")))),
    (HISTORY, lambda pdf: forger.moved(pdf, next(run for run in heard(pdf).furniture if run.words == "取引履歴"), 200, -300)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "forged"), FORGED, ids=[f"{at}-{how.__name__}" for at, (_, how) in enumerate(FORGED)])
def test_nothing_done_to_such_a_file_is_taken_for_it(name: str, forged: Callable[[bytes], bytes]) -> None:
    assert codes(name, forged(older(name))) == ["paper-words-differ"]


@pytest.mark.parametrize("forged", [_swapped, _aslant, _rows, _half, _artifact, _label])
def test_nor_is_todays_file(forged: Callable[[bytes], bytes]) -> None:
    assert codes(QUOTE, forged(today(row(QUOTE).body, "", 0))) == ["paper-words-differ"]
