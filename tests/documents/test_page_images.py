"""The first page of every kind looks as it did when somebody last looked at it. Renewed by ``python -m tests.documents.rewrite``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from posapp.documents import pdf, pdf_pen
from posapp.documents.blocks import Space
from posapp.documents.paper import Paper
from tests.documents import samples
from tests.documents.page_images import FOLDER, kept, off, picture, same

HURT = "schedule-docomo-okaeshi"


@pytest.mark.parametrize("file", kept())
def test_a_page_looks_as_it_did(file: str, tmp_path: Path) -> None:
    drawn = picture(samples.printed(kept()[file]))
    drawn.save(tmp_path / f"{file}.png")
    with Image.open(FOLDER / f"{file}.png") as looked_at:
        assert same(looked_at, drawn), f"{off(looked_at, drawn)[:20]} mm: see {tmp_path}"


def test_every_picture_belongs_to_a_kind_and_is_small() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(kept())
    assert max(path.stat().st_size for path in FOLDER.glob("*.png")) <= 60_000


def test_the_same_page_twice_is_the_same() -> None:
    assert off(picture(pdf.draw(samples.papers()[HURT])), picture(samples.printed(HURT))) == []


def hurt(paper: Paper) -> Image.Image:
    return picture(pdf.draw(paper))


def test_a_block_that_moved_is_seen() -> None:
    paper = samples.papers()[HURT]
    moved = replace(paper, blocks=(*paper.blocks[:1], Space(), *paper.blocks[1:]))
    assert not same(hurt(moved), hurt(paper))


def test_a_figure_that_changed_is_seen() -> None:
    paper = samples.papers()[HURT]
    assert not same(hurt(replace(paper, header=replace(paper.header, addressee="髙橋 花実 様"))), hurt(paper))


@pytest.mark.parametrize("without", [pdf_pen.HAIRLINE, pdf_pen.TABLE, pdf_pen.HEAD])
def test_a_rule_that_is_missing_is_seen(without: float, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, rule, left = hurt(samples.papers()[HURT]), pdf_pen.Pen.rule, [1]

    def once_forgotten(pen: pdf_pen.Pen, *line: float) -> None:
        if line[4] == without and left and line[2] - line[0] > 100:
            left.pop()
        else:
            rule(pen, *line)

    monkeypatch.setattr(pdf_pen.Pen, "rule", once_forgotten)
    assert not same(hurt(samples.papers()[HURT]), whole)
    assert not left


@pytest.mark.parametrize("change", [
    lambda text, bold: [("posapp-bold", text)],
    lambda text, bold: [("posapp-fallback", text)],
])  # fmt: skip
def test_another_face_is_seen(
    change: Callable[[str, bool], list[tuple[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = hurt(samples.papers()[HURT])
    fonts = pdf.load_fonts()
    fonts.glyph("鱼", False)  # reads the fallback
    monkeypatch.setattr(type(fonts), "stretches", lambda self, text, bold: change(text, bold))
    assert not same(hurt(samples.papers()[HURT]), whole)
