"""Reference translations on a real store: made once from the kept Japanese paper, kept, drawn, held against the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from posapp.app import press
from posapp.domain.phrasebook import Phrasebook
from posapp.services.checking import Checked, Found
from posapp.services.front import Services
from posapp.services.ports import PaperRow
from posapp.services.translating import Language, TranslationDesk
from tests.documents import reading
from tests.languages import english


def made(shop: Services, row: PaperRow) -> PaperRow:
    found = shop.translations.translate(row, "en")
    assert isinstance(found, PaperRow), found
    return found


def test_the_languages_are_those_that_have_a_folder(shop: Services) -> None:
    assert shop.translations.languages == (Language("en", "英語"),)


def test_each_translation_follows_its_original_and_is_kept_with_the_case(
    shop: Services, rows: tuple[PaperRow, ...]
) -> None:
    found = shop.translations.beside(rows, "en")
    assert found.problems == ()
    assert [row.kind for row in found.rows] == [kind for row in rows for kind in (row.kind, f"{row.kind}.en")]
    for ours, theirs in zip(found.rows[::2], found.rows[1::2], strict=True):
        assert (theirs.number, theirs.title) == (f"{ours.number}-EN", f"{ours.title}（英語の参考訳）")
        assert (theirs.case_id, theirs.state, theirs.prints) == (ours.case_id, "waiting", 0)
    assert set(found.rows) == set(shop.papers.papers(case_id=rows[0].case_id))


def test_it_is_made_once_and_stays_as_it_was(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    first = made(shop, rows[0])
    other = replace(english(), names={**english().names, "見積書": "Estimate"})
    later = TranslationDesk(press, lambda: (other,), shop.records, shop.around)
    assert later.translate(rows[0], "en") == first == made(shop, rows[0])
    assert "Quotation" in reading.text(shop.papers.pdf(first))


def test_two_copies_of_one_number_have_a_translation_each(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    copy = replace(rows[0], id=shop.around.new_id(), title=f"店舗控え・{rows[0].title}", digest="e" * 64)
    shop.records.keep_papers((copy,))
    assert made(shop, copy).title != made(shop, rows[0]).title
    assert made(shop, copy) == made(shop, copy)


def test_its_file_and_its_mark_are_held_against_the_record(
    shop: Services, rows: tuple[PaperRow, ...], tmp_path: Path
) -> None:
    paper = made(shop, rows[0])
    path = tmp_path / "en.pdf"
    path.write_bytes(shop.papers.pdf(paper))
    by_file = shop.checking.file(path)
    assert isinstance(by_file, Checked) and (by_file.found, by_file.row) == (Found.ISSUED, paper)
    mark = f"{paper.number} {by_file.digest}"
    by_mark = shop.checking.mark(mark)
    assert isinstance(by_mark, Checked) and (by_mark.found, by_mark.row) == (Found.MARK, paper)


def test_what_cannot_be_translated_leaves_the_japanese_alone(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    strange = replace(rows[0], body=rows[0].body.replace("申込みの書面ではありません。", "だれも知らない文。"))
    found = shop.translations.translate(strange, "en")
    assert isinstance(found, tuple)
    assert [(p.code, dict(p.values)["text"]) for p in found] == [("translation-missing", "だれも知らない文。")]
    beside = shop.translations.beside((strange, rows[1]), "en")
    assert [row.kind for row in beside.rows] == ["quote", "disclosure", "disclosure.en"]
    assert beside.problems == found
    assert shop.records.papers(number=f"{strange.number}-EN") == ()


def test_the_shops_own_papers_and_unknown_languages(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    own = replace(rows[0], kind="task-list")
    assert shop.translations.beside((own,), "en").rows == (own,)
    unknown = shop.translations.translate(rows[0], "xx")
    assert isinstance(unknown, tuple) and [p.code for p in unknown] == ["language-unknown"]


def test_nothing_is_translated_without_a_language(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    none: tuple[Phrasebook, ...] = ()
    bare = TranslationDesk(press, lambda: none, shop.records, shop.around)
    assert bare.languages == ()


def test_the_language_is_remembered_for_the_case(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    case = rows[0].case_id
    assert shop.translations.chosen(case) == ""
    shop.translations.choose(case, "en")
    assert shop.translations.chosen(case) == "en"
    bare = TranslationDesk(press, tuple, shop.records, shop.around)
    assert bare.chosen(case) == "", "a language that is no longer there"
    shop.translations.choose(case, "")
    assert shop.translations.chosen(case) == ""
    shop.translations.choose(None, "en")
    assert shop.translations.chosen(None) == ""


def test_a_copy_that_the_shop_keeps_is_not_translated(shop: Services, rows: tuple[PaperRow, ...]) -> None:
    row = next(row for row in rows if row.kind == "disclosure")
    kept = replace(row, body=row.body.replace("お客さま控え", "店舗控え"))
    assert kept.body != row.body
    assert shop.translations.beside((kept,), "en").rows == (kept,)
