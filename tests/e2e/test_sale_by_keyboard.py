"""The whole sale by keystrokes alone, for every program; it ends on papers whose text is read back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.quote import Quote
from posapp.services.papers import LETTERS, SALE_KINDS
from posapp.services.ports import PaperRow
from posapp.services.print_ways import SHOP_KEEPS
from tests.e2e.counter import NAME, WARES, Till, World, chips

TOTALS = {
    "docomo-okaeshi":             (108_000,  72_000, "2021年7月",  36),
    "docomo-plain-36":            ( 89_856,    None, "2019年12月", 36),
    "au-kaetoku":                 (117_480,  71_300, "2021年3月",  24),
    "softbank-plain-48":          (132_960,    None, "2023年1月",  48),
    "softbank-shintoku-standard": (132_960,  60_480, "2023年1月",  48),
    "softbank-shintoku-premium":  (185_760,  50_980, "2023年11月", 48),
    "softbank-shintoku-value":    ( 82_080,  13_320, "2024年1月",  48),
    "sony-zanka-2y":              (329_890, 180_000, "2027年1月",  25),
    "sony-zanka-1y":              ( 89_100,  45_000, "2027年1月",  13),
}  # fmt: skip
"""Kept, returned in the best month, the first month paid for, payments: by hand from the price list's line."""
ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    # paid, points, paid so far
    "au-kaetoku": {
        "schedule": ("12021年3月2021年3月31日03,1000", "22021年4月2021年4月30日1,2001,9001,200"),
        "quote": ("ポイント5,000円分を含みます。",),
    },
    "softbank-shintoku-premium": {"quote": ("13か月目", "早トクでは利用料12,100円")},  # only with a cover
    "docomo-plain-36": {"quote": ("頭金9,856円を含みます。",), "schedule": ("12019年12月2020年1月31日2,23012,086",)},
}
"""What only this sale has, as it stands on the paper."""


def text_of(pdf: bytes) -> str:
    """Every page's text without spaces, as it reads."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.fixture
def at_papers(world: World, start: Callable[[], Till]) -> Callable[[str], Till]:
    """Sell a program on a day it was sold; the till stands on 書類."""

    def sell(program: str) -> Till:
        world.now = WARES[program].on
        till = start()
        till.unlock()
        till.sell(program)
        return till

    return sell


@pytest.mark.parametrize("program", WARES)
def test_a_sale_ends_in_its_papers_that_say_what_the_quote_says(
    program: str, at_papers: Callable[[str], Till], world: World
) -> None:
    till = at_papers(program)
    quote = till.shell.view.quote
    assert quote is not None and quote.program.id == program
    kept, returned, _, payments = TOTALS[program]
    assert (quote.kept.burden, quote.best and quote.best.burden, len(quote.schedule)) == (kept, returned, payments)

    (case,) = till.services.records.cases()
    assert (case.customer, case.state) == (NAME, "waiting")
    papers = till.services.papers.papers(case_id=case.id)
    kinds = [*SALE_KINDS, *(["return-guide"] if quote.best else [])]
    assert [paper.kind for paper in papers] == kinds
    texts = {paper.kind: text_of(till.services.papers.pdf(paper)) for paper in papers}
    for paper in papers:
        every_paper(paper, texts[paper.kind], quote, case.number, till.draft.number)
    totals(texts, quote)
    dates(texts["schedule"], program, quote)
    for kind, lines in ALSO.get(program, {}).items():
        assert all(line in texts[kind] for line in lines), texts[kind]

    till.hands.key("F12")
    copies = [(paper, shop) for paper in papers for shop in (False, True) if not shop or paper.kind in SHOP_KEEPS]
    till.until(lambda: "未印刷 0" in chips(till) and len(world.tray.sent) == len(copies), "the papers were not printed")
    for (pdf, title), (paper, shop) in zip(world.tray.sent, copies, strict=True):
        printed = text_of(pdf)
        assert title == paper.title and ("店舗控え" in printed) is shop
        assert printed.replace("店舗控え", "お客さま控え") == texts[paper.kind]
    prints = [paper.prints for paper in till.services.papers.papers(case_id=case.id)]
    assert prints == [2 if kind in SHOP_KEEPS else 1 for kind in kinds]

    till.hands.key("Enter")
    assert till.sale.shell is None
    assert till.services.records.drafts() == ()


def every_paper(paper: PaperRow, text: str, quote: Quote, case: str, number: str) -> None:
    """Name, both numbers, digest, and that it was made without a network."""
    assert paper.number == LETTERS[paper.kind] + number[1:]
    assert paper.number in text
    assert case in text
    assert squeezed(NAME) in text
    assert quote.digest[:16].upper() in text
    assert "オフラインで作成" in text
    assert squeezed(quote.purchase.device.name) in text or paper.kind == "consent"


def totals(texts: dict[str, str], quote: Quote) -> None:
    """Both totals on the papers on which a customer compares."""
    for kind in ("quote", "disclosure", "schedule"):
        assert f"{quote.kept.burden:,}" in texts[kind]
        if quote.best is not None:
            assert f"{quote.best.burden:,}" in texts[kind]
        else:
            assert "返却した場合の支払総額" not in texts["schedule"]


def dates(schedule: str, program: str, quote: Quote) -> None:
    """The first and the last line of 支払予定表, with month, due date and amount as they stand there."""
    first, last = quote.schedule[0], quote.schedule[-1]
    month = TOTALS[program][2]
    assert f"1{month}{date_text(first.due)}{first.amount:,}" in schedule
    assert f"{last.number}{month_text(last.calendar_month)}{date_text(last.due)}{last.amount:,}" in schedule
    assert yen_text(quote.kept.burden) in schedule
