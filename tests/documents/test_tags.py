"""What a paper says to those who hear it: everything, once, in the order of the neutral paper, with words for every picture."""

from __future__ import annotations

import gc
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

import pytest
from pypdf import PdfReader

from posapp import resources
from posapp.documents import pdf
from posapp.documents.blocks import (
    Block,
    Body,
    ClauseTable,
    Column,
    DateBoxes,
    Fact,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Framed,
    Heading,
    Notes,
    PageBreak,
    PartyBoxes,
    PartyCell,
    PriceStrip,
    RowTotal,
    SideBySide,
    SignatureBox,
    StripCell,
    Summary,
    Tick,
    Ticks,
    Topic,
    TopicTable,
    Total,
    TotalsFrame,
    TotalsRow,
)  # fmt: skip
from posapp.documents.paper import Header, Meta, Paper
from posapp.documents.pictures import (
    Bar,
    BarChart,
    BarLabel,
    DamagePictures,
    DeviceDrawing,
    DrawnMark,
    Legend,
    Moment,
    MonthSheet,
    MonthSheets,
    QrBox,
    Stretch,
    TimeLine,
    YearGrid,
    YearRow,
)
from posapp.documents.runs import plain
from tests.documents import samples
from tests.documents.structure import Element, read
from tests.documents.test_pdf import PAPER, with_blocks

HEAD = 10
"""Lines of the structure before the first block of `PAPER`."""
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
PICTURES = (BarChart, TimeLine, QrBox, DamagePictures, DeviceDrawing, MonthSheets, YearGrid)
ONE_FOOT = 2


def squeezed(words: str) -> str:
    return "".join(c for c in words if not c.isspace() and not "\U000e0100" <= c <= "\U000e01ef" and c != "\ufe00")


def said(*blocks: Block, large: bool = False) -> list[str]:
    """Role and words of what a paper of these blocks says between head and foot."""
    lines = read(pdf.draw(replace(with_blocks(*blocks), large=large))).lines()
    return [line.replace("\u3000", " ") for line in lines[HEAD:-ONE_FOOT]]


# --- every paper


@pytest.mark.parametrize("name", samples.papers())
def test_all_ink_belongs_somewhere_and_all_elements_are_found(name: str) -> None:
    """Reading it checks marks, page lists and parents: see `structure.read`."""
    document = read(samples.printed(name))
    assert document.role == "Document"
    assert [e.role for e in document.walk()].count("H1") == 1
    assert document.kids[0].words == samples.papers()[name].header.title


@pytest.mark.parametrize("name", samples.papers())
def test_every_picture_has_words_and_a_place(name: str) -> None:
    for element in read(samples.printed(name)).walk():
        if element.role == "Figure":
            assert JAPANESE.search(element.alt)
            assert not re.search(r"[a-z]{3}|[{}]|None", element.alt)
            left, low, right, high = element.box
            assert 0 <= left < right <= 596 and 0 <= low < high <= 842
        else:
            assert not element.alt


@pytest.mark.parametrize("name", samples.papers())
def test_tables_name_their_columns_and_rows(name: str) -> None:
    for table in (e for e in read(samples.printed(name)).walk() if e.role == "Table"):
        widths = {sum(cell.span for cell in row.kids) for row in table.kids}
        assert len(widths) == 1
        for row in table.kids:
            assert row.role == "TR" and {cell.role for cell in row.kids} <= {"TH", "TD"}
            assert all((cell.role == "TH") == bool(cell.scope) for cell in row.kids)
        heads = [cell for row in table.kids for cell in row.kids if cell.role == "TH"]
        assert heads and any(head.words for head in heads)


@pytest.mark.parametrize("name", samples.papers())
def test_everything_is_said_in_the_order_of_the_paper(name: str) -> None:
    paper = samples.papers()[name]
    whole = squeezed(read(samples.printed(name)).words)
    at = 0
    for texts in in_order(paper):
        ends = []
        for text in texts:
            found = whole.find(squeezed(text), at)
            assert found >= 0, text
            ends.append(found + len(squeezed(text)))
        at = max(ends, default=at)
    for line in paper.footer.lines:
        for part in line:
            assert whole.find(squeezed(part), at) >= 0, part


def in_order(paper: Paper) -> Iterator[list[str]]:
    """The texts of the head and of each block, in the order of the paper."""
    head = paper.header
    yield [head.title, *head.tags, *head.strong_tags, head.addressee, head.sentence]
    yield [text for row in head.meta for text in (row.label, row.value)]
    yield from of_blocks(paper.blocks)


def of_blocks(blocks: Sequence[Block]) -> Iterator[list[str]]:
    for block in blocks:
        if isinstance(block, Framed):
            yield from of_blocks(block.blocks)
        elif isinstance(block, SideBySide):
            yield from of_blocks(block.left)
            yield from of_blocks(block.right)
        elif not isinstance(block, PICTURES) and not (isinstance(block, Notes) and block.spare):
            yield list(texts_of(block))


def texts_of(value: object) -> Iterator[str]:
    """The texts of a block; words around questions and times stand only where there are any, a photo's id and digest are for machines."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, FigureTable) and value.bare:  # its heads stand over the table before it
        yield from texts_of(value.rows)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in (field.name for field in fields(value)):
            if name not in ("question_word", "answer_word", "colon", "id", "digest"):
                yield from texts_of(getattr(value, name))


# --- each block


def test_the_head_is_read_first_and_once() -> None:
    pages = (Body((plain("一"),)), PageBreak(), Body((plain("二"),)))
    lines = read(pdf.draw(with_blocks(*pages))).lines()
    assert lines == [
        "H1 見積書", "P 見本", "P 髙橋 花子 様", "P 申込みの書面ではありません。", "TH 店舗", "TD 見本携帯ショップ 中央店",
        "TH 番号", "TD Q-1", "Figure 二次元コード（Q-1 7C3E 91A4 52F0 D8B6）", "P 書面の照合", "P 一", "P 二",
        "P 見本携帯ショップ 中央店   電話 03-0000-0000", "P 照合 7C3E 91A4",
    ]  # fmt: skip


def test_sections_and_paragraphs() -> None:
    document = read(
        pdf.draw(with_blocks(Heading("1", "総額", "税込"), Body((plain("あ"), plain("い"))), Heading("", "次")))
    )
    sections = [kid for kid in document.kids if kid.role == "Sect"]
    assert [section.lines() for section in sections] == [["H2 1 総額", "P 税込", "P あ", "P い"], ["H2 次"]]


def test_a_paragraph_over_two_pages_is_one() -> None:
    long = "支払総額は、返却しない場合に108,000円です。" * 90
    assert said(Body((plain(long),)))[-1] == f"P {long}"


def test_words_are_read_apart_where_a_line_ends_between_them() -> None:
    """A space or an end of line at a break is not seen and still read; Japanese broken anywhere stays one word."""
    cell = FigureTable((Column("名", right=False), Column("値")), (FigureRow(("K-1\n対価", "9")),))
    assert said(cell)[2] == "TH K-1 対価"
    words = "Xperia " * 40 + "㈱" * 60
    assert said(Body((plain(words),)))[0] == f"P {words}"


def test_columns_beside_each_other_are_read_one_after_the_other() -> None:
    left, right = (Heading("1", "左"), Body((plain("ひ"),))), (Heading("2", "右"), Body((plain("み"),)))
    assert said(SideBySide(left, right)) == ["H2 1 左", "P ひ", "H2 2 右", "P み"]


@pytest.mark.parametrize("large", [False, True])
def test_facts_and_amounts_stand_with_their_names(large: bool) -> None:
    strip = PriceStrip("端末", "Xperia 1", (StripCell("価格", "9円"), StripCell("頭金", "2円", "−")))
    facts = Summary((Fact("回数", plain("36回")),), (Fact("手数料", plain("0円")),), "税込")
    frame = TotalsFrame(
        (Total("返却しない", "9", suffix="税込", tag="全部", lines=(plain("甲"), plain("乙")), note="注"),)
    )
    row = TotalsRow((RowTotal("返却", "5", headline="6月", caption="総額"),))
    assert said(strip, facts, frame, row, large=large) == [
        "TH 端末", "TH 価格", "TH 頭金", "TD Xperia 1", "TD 9円", "TD −2円", "TH 回数", "TD 36回", "TH 手数料", "TD 0円", "P 税込",
        "P 返却しない", "P 全部", "P 9円税込", "P 甲", "P 乙", "P 注", "P 返却", "P 6月", "P 総額 5円",
    ]  # fmt: skip


def test_conditions_of_totals_are_a_table() -> None:
    frame = TotalsFrame((Total("甲", "9"),), "条件", (Fact("期限", plain("6月まで")),))
    assert said(frame) == ["P 甲", "P 9円", "P 条件", "TH 期限", "TD 6月まで"]


def test_a_form_of_uneven_rows_is_an_even_table() -> None:
    one, two = FormCell("氏名", plain("佐藤")), FormCell("電話", plain("03"))
    form = read(pdf.draw(with_blocks(FormTable(((one, two), (one,)))))).kids[-1 - ONE_FOOT]
    spans = [[(cell.role, cell.scope, cell.span) for cell in row.kids] for row in form.kids]
    assert spans == [
        [("TH", "Row", 1), ("TD", "", 1), ("TH", "Row", 1), ("TD", "", 1)],
        [("TH", "Row", 1), ("TD", "", 3)],
    ]


def test_a_head_repeated_on_each_page_is_read_once() -> None:
    rows = tuple(FigureRow((f"{i}回目", f"{i}円")) for i in range(1, 121))
    lines = said(FigureTable((Column("回数", right=False), Column("支払額")), rows))
    assert lines[:4] == ["TH 回数", "TH 支払額", "TH 1回目", "TD 1円"]
    assert len(lines) == 2 + 2 * 120


def test_a_cell_over_columns_left_over_and_an_empty_one_keep_their_places() -> None:
    columns = (Column("名", right=False), Column("甲"), Column("乙"))
    table = FigureTable(columns, (FigureRow(("あ", "", "3")), FigureRow(("い", "なし"))))
    rows = read(pdf.draw(with_blocks(table))).kids[-1 - ONE_FOOT].kids
    assert [[(c.role, c.span, c.words) for c in row.kids] for row in rows[1:]] == [
        [("TH", 1, "あ"), ("TD", 1, ""), ("TD", 1, "3")],
        [("TH", 1, "い"), ("TD", 2, "なし")],
    ]


def test_clauses_and_bare_tables_name_their_rows() -> None:
    bare = FigureTable((Column(""), Column("")), (FigureRow(("合計", "9円")),), bare=True)
    assert said(ClauseTable((Fact("期限", plain("6月")),)), bare) == ["TH 期限", "TD 6月", "TH 合計", "TD 9円"]


def test_a_box_to_tick_names_no_row() -> None:
    table = FigureTable((Column("済", right=False), Column("項目", right=False)), (FigureRow(("□", "お名前")),))
    assert said(table)[2:] == ["TD □", "TH お名前"]


def test_topics_say_what_was_explained_and_understood() -> None:
    topic = Topic("1", "総額", (plain("払う。"), plain("返す。")), True, "14:05", False, "いくら。", "9円")
    assert said(TopicTable("大事なこと", (topic,), key=True)) == [
        "TH 大事なこと", "TH 説明", "TH 理解", "P 1 総額", "P 払う。", "P 返す。", "P 質問 いくら。", "P お答え 9円",
        "Figure チェックあり", "P 14:05", "Figure チェックなし",
    ]  # fmt: skip


def test_boxes_to_tick_and_to_write_in() -> None:
    blocks = (
        Ticks((Tick("済み", True), Tick("まだ")), columns=2), DateBoxes(("引渡しの日",)),
        PartyBoxes((PartyCell("販売", "見本店", ("東京", "03")),)),
        SignatureBox(plain("申し込みます。"), "お名前", "申込日", "6月15日", ("受付 佐藤",)),
    )  # fmt: skip
    assert said(*blocks) == [
        "Figure チェックあり", "LBody 済み", "Figure チェックなし", "LBody まだ", "P 引渡しの日", "P 年月日",
        "P 販売", "P 見本店", "P 東京", "P 03", "P 申し込みます。", "P お名前", "Figure ご署名の欄", "P 申込日 6月15日", "P 受付 佐藤",
    ]  # fmt: skip


def test_pictures_say_their_figures() -> None:
    chart = BarChart(
        (Bar(72_000, 36_000), Bar(108_000, tone="kept", gap=True)), (0, 108_000),
        (BarLabel(1, ("返却しない", "108,000")), BarLabel(0, ("24か月目", "2021年6月", "72,000"))),
    )  # fmt: skip
    line = TimeLine(
        (Stretch(500, 1000, "支払い"),),
        (Moment(1000, ("6月", "終わり")), Moment(0, ("4月", "購入"), above=True, align="left")),
    )
    damage = DamagePictures((("water", "水濡れ"), ("crack", "画面割れ")), (plain("利用料がかかります。"),))
    marks = (DrawnMark("1", "front", 900, 100), DrawnMark("2", "left", 500, 500))
    device = DeviceDrawing(marks, "前面 1", "背面 印なし", edges=(("left", "左端 2"),))
    code = QrBox("BEGIN:VCALENDAR\nEND:VCALENDAR", "予定に入れられます。")
    years = YearGrid(
        ("1月",), (YearRow(2021, ("accent",), ("期限",)),), (Legend("accent", "いちばん少ない"),), "月ごとの表。"
    )
    months = MonthSheets(
        ("日",), (MonthSheet("2021年6月", 0, ("accent",), 1, "6月1日まで"),), "2021年6月のカレンダー。"
    )
    assert said(chart, line, damage, device, code, years, months) == [
        "Figure 棒グラフ（2本）。主な金額は、24か月目 2021年6月 72,000円（支払不要 36,000円）、返却しない 108,000円です。",
        "Figure 時間の流れの図。左から順に、4月 購入、支払い、6月 終わり。",
        "Figure 端末の状態の絵。水濡れ、画面割れ。", "P 利用料がかかります。",
        "Figure 端末の前面と背面の図。前面 1、背面 印なし。印1は前面の右上。印2は左端。",
        "Figure 二次元コード", "P 予定に入れられます。", "Figure 月ごとの表。", "P いちばん少ない",
        "Figure 2021年6月のカレンダー。",
    ]  # fmt: skip


# --- the file


def test_characters_come_out_as_they_went_in() -> None:
    """Also by a second reader, and of the face that stands in for ours."""
    words = "髙﨑𠮷𩸽㈱①"
    made = pdf.draw(with_blocks(Body((plain(words),))))
    assert said(Body((plain(words),))) == [f"P {words}"]
    assert words in PdfReader(io.BytesIO(made)).pages[0].extract_text().replace("\n", "")


def test_the_file_carries_number_and_digest_where_programs_look() -> None:
    digest = "7c3e91a4" * 8
    reader = PdfReader(io.BytesIO(pdf.draw(replace(PAPER, digest=digest, author="見本 & <店>", title="見積書"))))
    metadata, info = reader.xmp_metadata, reader.metadata
    root: Any = reader.root_object
    assert metadata is not None and info is not None
    assert str(root["/Lang"]) == "ja-JP"
    assert dict(root["/MarkInfo"].items()) == {"/Marked": True}
    assert dict(root["/ViewerPreferences"].items()) == {"/DisplayDocTitle": True}
    assert metadata.dc_title == {"x-default": "見積書 Q-1"} == {"x-default": info.title}
    assert metadata.dc_creator == ["見本 & <店>"] == [info.author]
    packet = root["/Metadata"].get_object().get_data().decode("utf-8")
    for said_of in ("Kind>quote<", "Number>Q-1<", f"Digest>{digest}<"):
        assert f"<posapp:{said_of}" in packet
    assert not {"/CreationDate", "/ModDate"} & set(info)


def test_a_drawn_paper_leaves_nothing_to_the_collector() -> None:
    """Elements that knew what they are in would stay until the next full collection, which a large program seldom makes."""
    rows = tuple(FigureRow((f"{i}回目", f"{i}円")) for i in range(1, 121))
    paper = with_blocks(FigureTable((Column("回数", right=False), Column("支払額")), rows))
    pdf.draw(paper)
    gc.collect()
    pdf.draw(paper)
    assert gc.collect() < 120


def test_a_paper_with_next_to_nothing_is_still_sound() -> None:
    bare = replace(PAPER, number="", title="", author="", subject="", digest="", header=Header(title="題"), blocks=())
    assert read(pdf.draw(replace(bare, blocks=(Body((plain("字"),)),)))).lines()[:2] == ["H1 題", "P 字"]
    untitled = replace(
        bare, header=Header(title="", meta=(Meta("番号", ""),)), blocks=(Body(((),)), Body((plain("字"),)))
    )
    assert isinstance(read(pdf.draw(untitled)), Element)


def test_colours_are_named_by_one_profile() -> None:
    reader = PdfReader(io.BytesIO(pdf.draw(PAPER)))
    (intent,) = (entry.get_object() for entry in cast(Any, reader.root_object["/OutputIntents"]))
    profile = intent["/DestOutputProfile"].get_object()
    assert (intent["/S"], profile["/N"], profile.get_data()[36:40]) == ("/GTS_PDFA1", 3, b"acsp")
    assert profile.get_data() == (resources.root() / "colour" / "sRGB.icc").read_bytes()
