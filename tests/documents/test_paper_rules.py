"""The papers keep the rules for papers, each in both editions; and for every rule there is a paper that breaks it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from posapp import resources
from posapp.catalog.paper_rules import load_paper_rules
from posapp.documents import press, reading_back
from posapp.documents.blocks import Block, Body, PageBreak, Total, TotalsFrame
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.runs import plain
from posapp.domain.paper_rules import PaperRule, PaperText, Want, lint
from tests.documents import outages
from tests.documents import test_case_papers as told
from tests.documents import test_comparison_paper as comparison
from tests.documents.cases import BUYS, CREDIT, RETURNING, case
from tests.documents.test_intake_papers import golden

RULES = load_paper_rules(resources.root() / "catalog" / "papers").rules
PAPERS = {
    **{f"quote-{name}": ("quote", name) for name in BUYS},
    **{
        f"{kind}-{name}": (kind, name)
        for kind in ("disclosure", "application", "consent", "schedule", "formed")
        for name in CREDIT
    },
    **{f"return-guide-{name}": ("return-guide", name) for name in RETURNING},
}


@cache
def paper(name: str) -> Paper:
    if name in PAPERS:
        kind, buy = PAPERS[name]
        return press.compose(kind, case(buy))
    if name in comparison.GOLDEN:
        return press.compose_comparison(comparison.case_of(*comparison.GOLDEN[name]))
    return (golden() | told.golden() | outages.golden())[name]


NAMES = (*PAPERS, *comparison.GOLDEN, *golden(), *told.golden(), *outages.golden())


def read(given: Paper) -> PaperText:
    return reading_back.read(press.draw(given))


def broken(given: PaperText) -> list[str]:
    return [verdict.rule.key for verdict in lint(RULES, given) if verdict.problem is not None]


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_keeps_every_rule(name: str) -> None:
    given = read(paper(name))
    assert (given.kind, given.number, given.digest) == (paper(name).kind, paper(name).number, paper(name).digest)
    assert broken(given) == []
    assert len(lint(RULES, given)) >= 5


@pytest.mark.parametrize("name", ["quote-au-kaetoku", "application-docomo-okaeshi", "disclosure-sony-zanka-2y"])
def test_the_large_edition_keeps_them_too(name: str) -> None:
    assert broken(read(press.enlarged(paper(name)))) == []


def without(value: Any, patterns: tuple[str, ...]) -> Any:
    """The value with every text that the patterns meet blotted out."""
    if isinstance(value, str):
        for pattern in patterns:
            value = re.sub(pattern, "＊", value)
        return value
    if isinstance(value, tuple):
        return tuple(without(part, patterns) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: without(getattr(value, f.name), patterns) for f in fields(value) if f.name not in _KEPT}
        return replace(value, **changed)
    return value


_KEPT = frozenset({"kind", "payload", "qr"})


def pieces(rule: PaperRule) -> tuple[str, ...]:
    """The words that a rule's patterns join over cells and lines, each up to its first figure."""
    parts = (part for pattern in rule.any for part in re.split(r"\.[*+]\??", pattern))
    heads = (part if "(" in part else re.split(r"\\d|\[|\.", part)[0] or part for part in parts)
    return tuple(dict.fromkeys(head for head in heads if head))


def victim(rule: PaperRule) -> Paper:
    """A paper that the rule holds for."""
    return next(paper(name) for name in NAMES if not rule.papers or paper(name).kind in rule.papers)


def wrong(rule: PaperRule) -> PaperText:
    """A paper that breaks the rule, drawn and read back."""
    given = victim(rule)
    if rule.want is Want.PRESENT:
        return read(without(given, pieces(rule)))
    if rule.want is Want.SIZE:
        return reading_back.read(_tiny())
    if rule.want is Want.NOT_WEAKER:
        alone = TotalsFrame((Total("返却した場合の支払総額", "72,000"), Total("毎月のお支払い", "3,000")))
        return read(with_more(given, alone))
    return read(with_more(given, Body((plain(rule.breaks),))))


def with_more(given: Paper, block: Block) -> Paper:
    """The paper with a last page that holds the block alone."""
    return replace(given, blocks=(*given.blocks, PageBreak(), block))


def _tiny() -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setCreator("posapp")
    canvas.setKeywords(["quote", "Q-1", "00"])
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(40, 700, "0%")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_can_be_broken(rule: PaperRule) -> None:
    (verdict,) = lint((rule,), wrong(rule))
    assert verdict.problem is not None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "pdf-none"), (b"no paper", "pdf-none"), (b"\x00" * 5000, "pdf-none"), (b"\x89PNG\r\n\x1a\n" * 50, "pdf-none"),
        (b"%PDF-1.7\n%%EOF", "pdf-unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_pdf_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PaperFault, match=code):
        reading_back.read(content)


def test_a_locked_paper_and_one_of_far_too_many_pages_are_told_apart() -> None:
    locked, long = PdfWriter(), PdfWriter()
    locked.append(BytesIO(press.draw(paper("quote-lump-sum"))))
    locked.encrypt("ひみつ", algorithm="RC4-128")
    for _ in range(reading_back.MOST_PAGES + 1):
        long.add_blank_page(595, 842)
    for writer, code in ((locked, "pdf-locked"), (long, "pdf-long")):
        out = BytesIO()
        writer.write(out)
        with pytest.raises(PaperFault, match=code):
            reading_back.read(out.getvalue())


def test_a_damaged_paper_is_refused_or_read_but_never_breaks_the_reader() -> None:
    whole = press.draw(paper("quote-lump-sum"))
    for at in range(0, len(whole), len(whole) // 40):
        hurt = whole[:at] + bytes(byte ^ 0x55 for byte in whole[at : at + 40]) + whole[at + 40 :]
        for content in (hurt, whole[:at]):
            try:
                reading_back.read(content)
            except PaperFault as fault:
                assert fault.code in ("pdf-unreadable", "pdf-none")


def test_anothers_pdf_names_no_kind() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(40, 700, "x")
    canvas.save()
    assert reading_back.read(out.getvalue()).kind == ""
