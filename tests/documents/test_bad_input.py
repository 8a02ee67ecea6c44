"""What people bring: very long names, addresses and goods, characters nobody prints, empty fields, many rows, long program texts, on every kind of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

import pypdfium2
import pytest

from posapp.documents import press
from posapp.documents.blocks import FigureTable
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.quote import Quote, build_quote
from tests.documents import reading
from tests.documents.cases import case
from tests.documents.photographed import picture_of
from tests.documents.reading import squeezed
from tests.documents.samples import papers

V = TypeVar("V")
MM = 72 / 25.4
NAME = "寿限無寿限無五劫の擦り切れ海砂利水魚の水行 末雲来末風来末食う寝る処に住む処藪ら柑子"
"""40 characters with the space between family and given name."""
ADDRESS = (
    "東京都千代田区見本町一丁目二番三号見本グランドタワーレジデンス中央弐番館東棟三十七階三七〇五号室"
    "（見本不動産株式会社気付・管理組合事務室となり）髙﨑𠮷𩸽様方　ご不在のときは一階の宅配ボックスへ願います"
)
"""Four lines of a form."""
SHOP = "株式会社見本携帯コミュニケーションズ東日本 中央通り本店別館二階カウンター"
GOODS = "スーパーウルトラハイパーメガピクセルフォン Pro Max Plus 2TB スペースコズミックミッドナイトブラック"
OWN = {
    "髙橋 花子": NAME,
    "東京都千代田区見本町1-2-3": ADDRESS,
    "見本携帯ショップ 中央店": SHOP,
    "Xperia 1 64GB ブラック": GOODS,
}
"""What people and goods are called in the samples, and what they are called here."""
FIRSTS = {(paper.kind, paper.large): name for name, paper in reversed(papers().items())}
SMALL = sorted(name for (_, large), name in FIRSTS.items() if not large)


def each(value: V, change: Callable[[str], str]) -> V:
    """The same value with every text in it changed."""
    if isinstance(value, str):
        return cast(V, change(value))
    if isinstance(value, tuple):
        return cast(V, tuple(each(part, change) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: each(getattr(value, f.name), change) for f in fields(value)})
    return value


def swapped(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """Words that stand outside of the margins, with their page."""
    document, found = pypdfium2.PdfDocument(pdf), []
    try:
        for number, page in enumerate(document, start=1):
            words = page.get_textpage()
            for nth in range(words.count_rects()):
                left, low, right, high = words.get_rect(nth)
                if left < 14 * MM or right > 196 * MM or low < 10 * MM or high > 284 * MM:
                    found.append((number, words.get_text_bounded(left, low, right, high)))
    finally:
        document.close()
    return found


@pytest.mark.parametrize("name", sorted(FIRSTS.values()))
def test_long_names_addresses_and_goods_are_printed_whole_and_inside_the_margins(name: str) -> None:
    paper = papers()[name]
    hard = each(paper, lambda text: swapped(text, OWN))
    pdf = press.draw(hard, picture_of)
    said = squeezed(reading.text(pdf))
    for old, new in OWN.items():
        if any(old in text for text in texts((paper.header, paper.blocks))):
            assert squeezed(new)[:12] in said and squeezed(new)[-12:] in said, new
    assert outside(pdf) == []


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("花子😀", "glyph-missing"), ("שלום", "glyph-missing"), ("花\u202e子", "text-direction"), ("花\u0007子", "text-control"),
        ("花\ud83d子", "text-control"), ("花\ue123子", "glyph-missing"),
    ],
    ids=["emoji", "hebrew", "turned", "bell", "half", "private"],
)  # fmt: skip
@pytest.mark.parametrize("name", SMALL)
def test_what_nobody_prints_is_told_and_no_paper_comes(name: str, bad: str, code: str) -> None:
    paper = papers()[name]
    hard = replace(paper, header=replace(paper.header, sentence=bad))
    assert code in {problem.code for problem in press.problems(hard)}
    with pytest.raises(PaperFault, match="glyph-missing"):
        press.draw(hard, picture_of)


@pytest.mark.parametrize("name", SMALL)
def test_a_field_left_empty_leaves_an_empty_place(name: str) -> None:
    paper = papers()[name]
    bare = each(paper, lambda text: "" if text in OWN or text == f"{next(iter(OWN))} 様" else text)
    said = squeezed(reading.text(press.draw(bare, picture_of)))
    assert "None" not in said and paper.number in said


TABLES = [name for name in SMALL if reading.blocks_of(papers()[name], FigureTable)]


def with_rows(paper: Paper, least: int) -> tuple[Paper, list[str]]:
    """The paper with the rows of its longest table over and over, each with a mark of its own; and the marks."""
    longest = max(reading.blocks_of(paper, FigureTable), key=lambda table: len(table.rows))
    nth = next(i for i, column in enumerate(longest.columns) if column.right or i == 0)
    rows = []
    for at in range(least):
        cells = list(longest.rows[at % len(longest.rows)].cells)
        cells[nth] = f"#{at:03d}"
        rows.append(replace(longest.rows[at % len(longest.rows)], cells=tuple(cells)))
    return swap(paper, longest, replace(longest, rows=tuple(rows))), [row.cells[nth] for row in rows]


def swap(value: V, old: object, new: object) -> V:
    if value is old or value == old:
        return cast(V, new)
    if isinstance(value, tuple):
        return cast(V, tuple(swap(part, old, new) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: swap(getattr(value, f.name), old, new) for f in fields(value)})
    return value


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_120_rows_goes_on_over_pages_and_loses_none(name: str) -> None:
    long, marks = with_rows(papers()[name], 120)
    pdf = press.draw(long, picture_of)
    said = reading.text(pdf)
    assert [mark for mark in marks if mark not in said] == []
    assert outside(pdf) == []


# --- 0 yen


@pytest.mark.parametrize(("down", "price"), [(108_000, 108_000), (0, 0)])
def test_where_nothing_is_left_to_finance_nobody_applies_for_credit(down: int, price: int) -> None:
    this = case("docomo-okaeshi")
    purchase = replace(this.quote.purchase, cash_price=price, down_payment=down)
    made = build_quote(this.quote.program, purchase, this.quote.terms, this.regulation)
    assert isinstance(made, Quote) and made.amount_financed == 0
    nothing = replace(this, quote=made, others=(), formed_on=this.issued_at.date())
    said = squeezed(reading.text(press.draw(press.compose("quote", nothing))))
    assert "36回" not in said and "購入のときに一度に払います" in said and f"{price:,}円" in said
    for kind in set(press.KINDS) - {"quote"}:
        with pytest.raises(PaperFault, match="paper-needs"):
            press.compose(kind, replace(nothing, topics=()))


# --- a program's texts of three pages

LONG = "".join(
    f"第{n}条　返却は、店頭での確認が済んでから手続きを進めます。くわしい条件は別に定めます。" for n in range(1, 90)
)
ARTICLES = [f"第{n}条" for n in range(1, 90)]


def said_by(
    kind: str, *, topic: str = "", terms: str = "", note: str = "", caution: str = "", condition: str = ""
) -> str:
    this = case("sony-zanka-2y" if note else "docomo-okaeshi")
    program = this.quote.program
    words, assessment = program.words, program.assessment
    if terms:
        words = replace(words, special_terms=(replace(words.special_terms[0], text=terms), *words.special_terms[1:]))
    if caution:
        words = replace(words, cautions=(caution, *words.cautions[1:]))
    if condition:
        words = replace(words, conditions=(replace(words.conditions[0], text=condition), *words.conditions[1:]))
    if note:
        assessment = replace(assessment, note=note)
    if topic:
        this = replace(this, topics=(replace(this.topics[0], paper=topic), *this.topics[1:]))
    this = replace(this, quote=replace(this.quote, program=replace(program, words=words, assessment=assessment)))
    pdf = press.draw(press.compose(kind, this))
    assert outside(pdf) == []
    return squeezed(reading.text(pdf))


@pytest.mark.parametrize(
    ("kind", "where"),
    [("disclosure", "topic"), ("application", "terms"), ("return-guide", "note"), ("quote", "caution")],
)
def test_a_program_text_of_three_pages_is_printed_whole(kind: str, where: str) -> None:
    said = said_by(kind, **{where: LONG})
    assert len([article for article in ARTICLES if article in said]) >= 87, "at most the ends of pages stand between"
    for sentence in ("手続きを進めます", "くわしい条件は別に定めます"):
        assert said.count(sentence) >= 86


def test_conditions_that_cannot_stand_beside_their_total_make_no_paper() -> None:
    """A lower total never stands without its conditions: they are in one frame, on one page, or there is no paper."""
    with pytest.raises(PaperFault, match="paper-needs"):
        said_by("quote", condition=LONG)
