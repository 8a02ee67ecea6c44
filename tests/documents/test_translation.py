"""Papers in another language: whole, marked as a reference, with the original's figures, and never half said."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from posapp.documents import codec, pdf, press, translation
from posapp.documents.blocks import (
    Body,
    FigureTable,
    Notes,
    PriceStrip,
    RowTotal,
    SignatureBox,
    StripCell,
    Ticks,
    TotalsFrame,
    TotalsRow,
)
from posapp.documents.paper import Paper
from posapp.documents.pictures import BarChart, QrBox, TimeLine
from posapp.documents.runs import plain
from posapp.domain.problem import Problem
from tests.documents import layout, reading, samples, translations
from tests.documents.reading import blocks_of, dump
from tests.documents.translations import originals, still_japanese, translated
from tests.languages import books, english

QUOTE = "quote-docomo-okaeshi"
GOLDEN = tuple(
    next(name for name, paper in originals().items() if paper.kind == kind) for kind in sorted(translation.KINDS)
)
MONTHS = english().figures.months


def test_every_kind_goes_home_translated_or_stays_in_the_shop() -> None:
    kinds = {paper.kind for paper in samples.papers().values()}
    assert {kind for kind in kinds - translation.KINDS if not kind.startswith("outage")} == translations.SHOPS_OWN
    assert kinds >= translation.KINDS


@pytest.mark.parametrize("book", books(), ids=lambda book: book.tag)
@pytest.mark.parametrize("name", originals())
def test_every_text_of_every_customer_paper_is_said(name: str, book: object) -> None:
    made = translated(name, book.tag)  # type: ignore[attr-defined]
    assert press.problems(made) == ()


@pytest.mark.parametrize("name", originals())
def test_nothing_but_names_and_peoples_own_words_stays_japanese(name: str) -> None:
    assert still_japanese(translated(name), originals()[name].title) == []


def yen_of(paper: Paper, pattern: str) -> set[int]:
    found = (
        hit for where, text in pdf.texts(paper) if not where.endswith(".said") for hit in re.findall(pattern, text)
    )
    return {int(hit.replace(",", "")) for hit in found}


def dates_of(texts: list[str], *, ours: bool) -> set[tuple[int, int, int]]:
    if ours:
        hits = (hit for text in texts for hit in re.findall(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text))
        return {(int(y), int(m), int(d)) for y, m, d in hits}
    named = "|".join(MONTHS)
    hits = (hit for text in texts for hit in re.findall(rf"(\d{{1,2}})\u00a0({named})\u00a0(\d{{4}})", text))
    return {(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in hits}


@pytest.mark.parametrize("name", originals())
def test_every_amount_and_every_day_is_the_originals(name: str) -> None:
    ours, theirs = originals()[name], translated(name)
    said = yen_of(theirs, r"¥([\d,]+)")
    amounts = yen_of(ours, r"(?<![\d,])([\d,]+)円")
    tens = {n * 10**4 for n in yen_of(ours, r"([\d,]+)万円")}
    shown = {int(t.amount.replace(",", "")) for block in blocks_of(ours, TotalsFrame) for t in block.totals}
    assert amounts | tens <= said and shown <= said
    assert said <= amounts | tens | yen_of(ours, r"(?<!\d)([\d,]+)(?!\d)")
    words = ([text for _, text in pdf.texts(paper)] for paper in (ours, theirs))
    mine, other = words
    assert dates_of(mine, ours=True) == dates_of(other, ours=False)


@pytest.mark.parametrize("name", originals())
def test_it_is_marked_as_a_reference_on_every_page_and_names_its_original(name: str) -> None:
    ours, made = originals()[name], translated(name)
    assert (made.number, made.kind) == (f"{ours.number}-EN", f"{ours.kind}.en")
    assert (made.language, made.digest, made.author) == ("en", ours.digest, ours.author)
    assert made.header.strong_tags[0] == "English reference translation"
    for sentence in (made.header.sentence, made.header.continued or made.header.sentence):
        assert sentence.startswith("Only the Japanese original is binding.")
    assert [row.value for row in made.header.meta].count(f"{made.number}\nof {ours.number}") == 1
    assert made.header.qr == ours.header.qr.replace(ours.number, made.number)
    texts = [
        "".join(run.text for run in paragraph) for block in blocks_of(made, Notes) for paragraph in block.paragraphs
    ]
    (closing,) = (text for text in texts if text.startswith("This is a reference translation"))
    assert ours.title in closing and ours.number in closing and ours.digest[:16].upper() in closing
    pages = reading.page_texts(translations.printed(name))
    assert all("Englishreferencetranslation" in page and "OnlytheJapaneseoriginal" in page for page in pages)


@pytest.mark.parametrize("name", GOLDEN)
def test_its_file_says_its_language_and_carries_its_pictures_words(name: str) -> None:
    made = translated(name)
    reader = PdfReader(io.BytesIO(translations.printed(name)))
    assert str(reader.root_object["/Lang"]) == "en"
    assert reader.metadata is not None and reader.metadata.title == f"{made.title} {made.number}"
    metadata: Any = reader.root_object["/Metadata"]
    assert re.search(rb"<dc:language><rdf:Bag><rdf:li>en<", metadata.get_data())
    said = [str(node["/Alt"]) for node in _figures(reader)]
    assert said and not [text for text in said if translations.JAPANESE.search(text.replace(made.author, ""))]


def _figures(reader: PdfReader) -> Iterator[Any]:
    for n in range(1, len(reader.xref[0]) + 1):
        entry: Any = reader.get_object(n)
        if isinstance(entry, dict) and entry.get("/S") == "/Figure":
            yield entry


@pytest.mark.parametrize("name", originals())
def test_every_letter_has_its_own_place_on_the_page(name: str) -> None:
    assert layout.faults(translations.printed(name)) == []


def test_the_judge_of_places_sees_what_stands_over_other_words_and_outside() -> None:
    """Were it blind, the test above would pass for any page."""
    long = TotalsRow(
        (RowTotal("Total", "¥108,000", "By 30 Jun 2021", "Total of payments in all, with tax", unit=""),) * 3
    )
    cell = StripCell("An amount with a name that is far too long for any strip of amounts", "¥108,000")
    bad = replace(translated(QUOTE), blocks=(long, PriceStrip("Device", "Xperia", (cell,) * 5)))
    found = layout.faults(press.draw(bad))
    assert any(" over " in fault for fault in found) and any(" outside " in fault for fault in found)


def test_a_kept_translation_is_read_back_as_it_was() -> None:
    made = translated(QUOTE)
    assert codec.from_json(codec.to_json(made)) == made


def test_japanese_papers_keep_the_text_they_were_issued_with() -> None:
    text = codec.to_json(originals()[QUOTE])
    assert '"language"' not in text and '"spoken"' not in text and '"said"' not in text and '"unit"' not in text


def test_a_signature_is_asked_for_on_the_original_alone() -> None:
    for name, paper in originals().items():
        for box in blocks_of(translated(name), SignatureBox):
            assert "original" in box.label, (name, box.label)
        assert len(blocks_of(translated(name), SignatureBox)) == len(blocks_of(paper, SignatureBox))


def test_what_is_said_to_those_who_do_not_see_it_is_said_too() -> None:
    chart = blocks_of(translated(QUOTE), BarChart)[0]
    assert chart.said.startswith(
        "Bar chart (35 bars). Main amounts: month 2, late\u00a0Aug\u00a02019 ¥72,000 (waived ¥36,000)"
    )
    line = blocks_of(translated("return-guide-docomo-okaeshi"), TimeLine)[0]
    assert line.said.startswith("Time line. From left to right: Purchase 15\u00a0Jun\u00a02019")


def test_the_calendar_entry_is_in_the_language_of_the_paper() -> None:
    def boxes(blocks: tuple[object, ...]) -> list[QrBox]:
        found: list[QrBox] = []
        for block in blocks:
            if isinstance(block, QrBox):
                found.append(block)
            for side in ("left", "right", "blocks"):
                found += boxes(getattr(block, side, ()))
        return found

    ours, theirs = (
        boxes(p.blocks)[0]
        for p in (originals()["return-guide-docomo-okaeshi"], translated("return-guide-docomo-okaeshi"))
    )
    assert "SUMMARY:Last day to return Xperia 1" in theirs.payload
    spoken = re.compile("SUMMARY|DESCRIPTION")
    kept = [[line for line in box.payload.split("\n") if not spoken.match(line)] for box in (ours, theirs)]
    assert kept[0] == kept[1]
    assert not translations.JAPANESE.search(theirs.payload)


def test_one_missing_text_means_no_translation_and_is_named() -> None:
    ours = originals()[QUOTE]
    strange = replace(
        ours, blocks=(*ours.blocks, Body((plain("だれも知らない文。"), plain("もう1つ。"), plain("もう1つ。"))))
    )
    assert translation.translate(strange, english()) == ("だれも知らない文。", "もう1つ。")
    found = press.translate(strange, english())
    assert isinstance(found, tuple) and all(isinstance(each, Problem) for each in found)
    assert [(p.code, dict(p.values)) for p in found] == [
        ("translation-missing", {"language": "英語", "text": "だれも知らない文。"}),
        ("translation-missing", {"language": "英語", "text": "もう1つ。"}),
    ]


def test_the_shops_own_papers_have_none() -> None:
    sheet = next(paper for paper in samples.papers().values() if paper.kind == "task-list")
    found = press.translate(sheet, english())
    assert isinstance(found, tuple) and [p.code for p in found] == ["translation-kind"]
    assert not press.translatable("task-list") and press.translatable("quote")


def test_a_name_that_is_also_a_word_stays_a_name() -> None:
    """Text from people is text: a customer called 返却 stays so, and so does a shop called 見積書."""
    ours = originals()[QUOTE]
    header = replace(ours.header, addressee="返却 様")
    made = translations.said(replace(ours, author="見積書", header=header), english())
    assert made.header.addressee == "返却" and made.author == "見積書"


@pytest.mark.parametrize("name", GOLDEN)
def test_translations_read_as_committed(name: str, root: Path) -> None:
    kept = root / "tests" / "data" / "papers" / "en" / f"{name}.txt"
    assert dump(translated(name)) == kept.read_text("utf-8"), "python -m tests.documents.rewrite, then read the diff"


def test_lists_and_boxes_keep_their_number() -> None:
    for name, paper in originals().items():
        for kind in (FigureTable, Ticks):
            ours, theirs = blocks_of(paper, kind), blocks_of(translated(name), kind)
            assert len(ours) == len(theirs)
