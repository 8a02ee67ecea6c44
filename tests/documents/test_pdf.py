"""The hand that draws: what comes out of the PDF again, page by page."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader

from posapp.documents import pdf, reading_back
from posapp.documents.blocks import (
    Block,
    Body,
    ClauseTable,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Framed,
    Heading,
    Notes,
    PageBreak,
    SideBySide,
    SignatureBox,
    Tick,
    Ticks,
    Topic,
    TopicTable,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Footer, Header, Meta, Paper
from posapp.documents.pdf_pen import MM
from posapp.documents.pdf_type import NORMAL
from posapp.documents.runs import Run, plain, strong
from tests.documents import reading

HEADER = Header(
    title="見積書", tags=("見本",), addressee="髙橋 花子 様", sentence="申込みの書面ではありません。",
    meta=(Meta("店舗", "見本携帯ショップ 中央店"), Meta("番号", "Q-1")), qr="Q-1 7C3E 91A4 52F0 D8B6", caption="書面の照合",
)  # fmt: skip
PAPER = Paper(
    kind="quote", number="Q-1", title="見積書", author="見本携帯ショップ 中央店", subject="見本", digest="7c3e91a4",
    header=HEADER, footer=Footer((("見本携帯ショップ 中央店", "電話 03-0000-0000"), ("照合 7C3E 91A4",))),
    blocks=(Heading("1", "支払総額"), Body((plain("返却しない場合は、108,000円です。"),))),
)  # fmt: skip


def with_blocks(*blocks: Block) -> Paper:
    return replace(PAPER, blocks=blocks)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf.draw(PAPER) == pdf.draw(replace(PAPER))


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(pdf.draw(PAPER)))
    info = reader.metadata
    assert info is not None
    assert info.title == "見積書 Q-1"
    assert info.author == "見本携帯ショップ 中央店"
    assert "7c3e91a4" in str(info["/Keywords"])
    assert str(reader.root_object["/Lang"]) == "ja-JP"
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == pytest.approx(
        (595.28, 841.89), abs=0.01
    )


def test_only_embedded_faces_of_ours() -> None:
    paper = with_blocks(Body((plain("𠮷野家"), strong("𠮷野家 鱼"))))
    fonts = reading.fonts(pdf.draw(paper))
    assert fonts and all(fonts.values())
    assert all("BIZUDPGothic" in name or "NotoSansJP" in name for name in fonts)


def test_text_comes_out_as_it_went_in() -> None:
    words = "髙﨑𠮷𩸽㈱①Ⅲ㎡神﨔〒ｱｲｳ〜−☎"
    known = "".join(c for c in words if not pdf.load_fonts().problems([("", c)]))
    assert "髙﨑𠮷𩸽㈱①" in known
    found = reading.text(pdf.draw(with_blocks(Body((plain(known), strong(known))))))
    assert found.count(known) == 2


def test_text_from_people_is_never_markup() -> None:
    name = "<b>太郎</b> &amp; <img src=x> ${1} %s {0}"
    found = reading.text(pdf.draw(replace(PAPER, header=replace(HEADER, addressee=name))))
    assert reading.squeezed(name) in found


@pytest.mark.parametrize(("bad", "code_point"), [("\ue000", "U+E000"), ("a\x00b", "U+0000"), ("\u202e", "U+202E")])
def test_what_cannot_be_printed_is_refused_with_its_code(bad: str, code_point: str) -> None:
    paper = with_blocks(Body((plain(bad),)))
    assert [p.where for p in pdf.check(paper)] == ["blocks[0].paragraphs[0][0].text"]
    with pytest.raises(PaperFault) as caught:
        pdf.draw(paper)
    assert (caught.value.code, caught.value.detail) == ("glyph-missing", code_point)


@pytest.mark.parametrize(("large", "least"), [(False, 8.0), (True, 14.0)])
def test_no_type_under_the_least_size(large: bool, least: float) -> None:
    topics = TopicTable(
        "大事なこと",
        (Topic("1", "総額", (plain("払います。"),), True, "14:05", True, "いくらですか。", "108,000円"),),
        key=True,
    )
    paper = replace(
        with_blocks(*PAPER.blocks, topics, Notes((plain("注"),)), Ticks((Tick("済み", True),))), large=large
    )
    assert min(reading.sizes(pdf.draw(paper))) >= least


def test_table_heads_are_repeated_and_pages_counted() -> None:
    rows = tuple(FigureRow((f"{i}回目", f"{i * 1000:,}円")) for i in range(1, 121))
    pages = reading.page_texts(
        pdf.draw(with_blocks(FigureTable((Column("回数", right=False), Column("支払額")), rows)))
    )
    assert len(pages) >= 3
    for number, text in enumerate(pages, start=1):
        assert "回数" in text and "支払額" in text and "見積書" in text
        assert f"{number}/{len(pages)}" in text
    joined = "".join(pages)
    assert all(f"{i * 1000:,}円" in joined for i in range(1, 121))


def test_a_heading_stays_with_what_follows() -> None:
    filler = Body(tuple(plain("あ") for _ in range(40)))
    rows = tuple(Fact(f"項目{i}", plain("内容")) for i in range(3))
    pages = reading.page_texts(pdf.draw(with_blocks(filler, Heading("2", "見出しの文"), ClauseTable(rows))))
    assert len(pages) == 2
    assert "見出しの文" not in pages[0]
    assert "見出しの文" in pages[1] and "項目0" in pages[1]


def test_a_signature_stays_with_its_text_and_what_is_promised() -> None:
    filler = Body(tuple(plain("あ") for _ in range(38)))
    ticks = Ticks((Tick("約束します。", True),), keep=True)
    box = SignatureBox(plain("読んで申し込みます。"), "お名前", "申込日", "2019年6月15日", ("受付 佐藤",))
    pages = reading.page_texts(
        pdf.draw(with_blocks(filler, Framed((Body((plain("枠の文"),)),), keep=True), ticks, box))
    )
    assert len(pages) == 2
    for words in ("枠の文", "約束します。", "読んで申し込みます。", "お名前", "2019年6月15日"):
        assert words not in pages[0]
        assert words in pages[1]


@pytest.mark.parametrize(("lines", "soft", "pages"), [(3, True, 1), (30, True, 1), (3, False, 2)])
def test_a_soft_break_adds_no_page(lines: int, soft: bool, pages: int) -> None:
    filler = Body(tuple(plain("あ") for _ in range(lines)))
    assert len(reading.page_texts(pdf.draw(with_blocks(filler, PageBreak(soft=soft), Body((plain("次"),)))))) == pages


def test_where_there_are_two_pages_the_second_begins_at_a_soft_break() -> None:
    before, after = (Body(tuple(plain(word) for _ in range(26))) for word in ("前", "後"))
    pages = reading.page_texts(pdf.draw(with_blocks(before, PageBreak(soft=True), after)))
    assert [("前" in page, "後" in page) for page in pages] == [(True, False), (False, True)]


@pytest.mark.parametrize(("lines", "pages"), [(36, 1), (41, 1), (45, 2)])
def test_lines_are_drawn_together_only_where_that_saves_a_page(lines: int, pages: int) -> None:
    """No letter gets smaller, and nothing is drawn together in vain."""
    made = pdf.draw(with_blocks(Body(tuple(plain("あ") for _ in range(lines)))))
    assert len(reading.page_texts(made)) == pages
    assert set(reading.sizes(made)) == set(reading.sizes(pdf.draw(with_blocks(Body((plain("あ"),))))))
    ups = sorted({round(span.up, 1) for span in reading_back.read(made).pages[0] if span.text == "あ"})
    pitch = (ups[1] - ups[0]) / MM
    assert (0.9 * NORMAL.body.line <= pitch < 0.99 * NORMAL.body.line) == (lines == 41)


def test_long_names_take_more_lines_and_lose_nothing() -> None:
    name = "髙橋𠮷之助" * 20
    form = FormTable(((FormCell("お名前", plain(name), large=True), FormCell("電話", plain("090-0000-0000"))),))
    meta = (Meta("店舗", "見本" * 50), Meta("番号", "Q-1"))
    paper = replace(with_blocks(form), header=replace(HEADER, addressee=name, meta=meta, title="長い題名" * 12))
    found = reading.text(pdf.draw(paper))
    assert found.count(name) == 2
    assert "見本" * 50 in found and "長い題名" * 12 in found


@pytest.mark.parametrize("sentence", ["申込みの書面ではありません。", "申込書と一緒に保管してください。"])
def test_a_sentence_beside_the_name_is_not_divided_where_one_line_below_is_enough(sentence: str) -> None:
    document = pypdfium2.PdfDocument(pdf.draw(replace(PAPER, large=True, header=replace(HEADER, sentence=sentence))))
    assert sentence in document[0].get_textpage().get_text_range().splitlines()
    document.close()


def test_what_stands_abreast_is_set_apart_where_large_print_has_it_one_under_another() -> None:
    columns = (Column("名", right=False), Column("額"))
    tables = [FigureTable(columns, tuple(FigureRow((f"{n}{k}行", "1円")) for k in range(3))) for n in "あい"]
    document = pypdfium2.PdfDocument(pdf.draw(replace(with_blocks(SideBySide((tables[0],), (tables[1],))), large=True)))
    page = document[0].get_textpage()
    whole = page.get_text_range()
    lows = [page.get_charbox(whole.index(words))[1] for words in ("あ1行", "あ2行")]
    lows.append(page.get_charbox(whole.rindex("名"))[1])
    between_rows, between_tables = lows[0] - lows[1], lows[1] - lows[2]
    assert between_tables - between_rows > 2 * 72 / 25.4
    document.close()


def test_a_piece_taller_than_a_page_is_a_known_fault() -> None:
    tall = SideBySide((Body(tuple(plain("あ") for _ in range(80))),), (Body((plain("い"),)),))
    with pytest.raises(PaperFault) as caught:
        pdf.draw(with_blocks(tall))
    assert caught.value.code == "paper-needs"


def test_empty_fields_draw_nothing_and_break_nothing() -> None:
    empty = Paper(
        kind="quote",
        number="",
        title="",
        header=Header(title=""),
        footer=Footer(((),)),
        blocks=(Body(((),)), Notes(((Run(""),),))),
    )
    assert "1/1" in reading.text(pdf.draw(replace(empty, blocks=(*empty.blocks, Body((plain("字"),))))))


def test_figures_in_a_column_stand_under_each_other() -> None:
    """The right edges of 111,111 and 888,888 agree, and so do their commas."""
    rows = (FigureRow(("a", "111,111")), FigureRow(("b", "888,888")))
    table = FigureTable((Column("名", right=False), Column("額")), rows)
    document = pypdfium2.PdfDocument(pdf.draw(with_blocks(table)))
    page = document[0].get_textpage()
    whole = page.get_text_range()
    boxes = [page.get_charbox(whole.index(figure) + 3) for figure in ("111,111", "888,888")]
    assert boxes[0][0] == pytest.approx(boxes[1][0], abs=0.05)
    document.close()
