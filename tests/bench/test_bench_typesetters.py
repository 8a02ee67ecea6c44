"""One two-page document by posapp's own hand, typst, fpdf2 and WeasyPrint, by turns in one run. Targets: 50 ms, and no more
than half as much again as the fastest of them, which is compiled.

``pip install typst fpdf2 weasyprint``, then ``python -m pytest tests/bench/test_bench_typesetters.py -p no:randomly -s``. The
same title, paragraphs and table in the same typeface; each keeps what it would keep between two documents of a counter: its
fonts read. The best of ten turns counts, in processor time: other work on the machine only adds. The files of posapp, typst and WeasyPrint
are tagged; fpdf2 has no tags to write.
"""

from __future__ import annotations

import html
import io
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pypdfium2
import pytest

from posapp import resources
from posapp.documents import press
from posapp.documents.blocks import Column, FigureRow, FigureTable, Heading, Notes
from posapp.documents.paper import Footer, Header, Paper
from posapp.documents.runs import plain
from tests.bench.conftest import Bench

FONTS = resources.root() / "fonts"
FACE = FONTS / "BIZUDPGothic-Regular.ttf"
TITLE = "支払いと返却のご説明"
HEADS = ("回数", "支払期日", "分割支払金", "残りの金額")


def paragraphs(nth: int) -> list[str]:
    """Another document each time: nothing may be kept from the last."""
    return [
        f"{i}. お支払いは毎月末日に口座から引き落とします。{nth * 100 + i:,}円を36回に分けて支払い、端末を返却したときは残りの支払いがなくなります。"
        for i in range(1, 19)
    ]


def rows(nth: int) -> list[tuple[str, ...]]:
    return [
        (f"{i}回目", f"2021年{i % 12 + 1}月末日", f"{3000 + nth:,}円", f"{(36 - i) * 3000:,}円") for i in range(1, 37)
    ]


def by_posapp(nth: int) -> bytes:
    columns = tuple(Column(head, right=i > 0) for i, head in enumerate(HEADS))
    blocks = (
        Heading("1", "ご説明"), Notes(tuple(plain(text) for text in paragraphs(nth))), Heading("2", "支払いの予定"),
        FigureTable(columns, tuple(FigureRow(row) for row in rows(nth))),
    )  # fmt: skip
    header, footer = Header(title=TITLE), Footer((("見本携帯ショップ",),))
    return press.draw(Paper(kind="bench", number=f"B-{nth}", title=TITLE, header=header, footer=footer, blocks=blocks))


def by_typst() -> Callable[[int], bytes]:
    typst: Any = import_module("typst")
    fonts = typst.Fonts(font_paths=[str(FONTS)], include_system_fonts=False, include_embedded_fonts=False)

    def made(nth: int) -> bytes:
        cells = ", ".join(f"[{cell}]" for row in rows(nth) for cell in row)
        heads = ", ".join(f"[*{head}*]" for head in HEADS)
        text = "\n\n".join(text.replace(". ", "\\. ", 1) for text in paragraphs(nth))
        source = (
            f'#set document(title: "{TITLE}")\n#set page(paper: "a4", margin: 15mm)\n'
            '#set text(font: "BIZ UDPGothic", size: 10.5pt, lang: "ja")\n'
            f"= {TITLE}\n\n{text}\n\n== 支払いの予定\n\n"
            f"#table(columns: (1fr,) * 4, inset: 3pt, table.header({heads}), {cells})\n"
        )
        return bytes(typst.compile(source.encode(), font_paths=fonts))

    return made


def by_fpdf2(nth: int) -> bytes:
    document: Any = import_module("fpdf").FPDF(format="A4", unit="mm")
    document.set_margins(15, 15)
    document.set_auto_page_break(True, 15)
    document.set_lang("ja")
    document.set_title(TITLE)
    document.add_font("biz", fname=str(FACE))
    document.add_font("biz", "B", fname=str(FONTS / "BIZUDPGothic-Bold.ttf"))
    document.add_page()
    document.set_font("biz", size=17)
    document.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
    document.set_font("biz", size=10.5)
    for text in paragraphs(nth):
        document.multi_cell(0, 5.3, text, wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
    with document.table(line_height=5.3) as table:
        for cells in (HEADS, *rows(nth)):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    return bytes(document.output())


def by_weasyprint() -> Callable[[int], bytes]:
    weasyprint: Any = import_module("weasyprint")
    config = import_module("weasyprint.text.fonts").FontConfiguration()
    rule = f"@font-face {{ font-family: biz; src: url({FACE.as_uri()}) }} @page {{ size: A4; margin: 15mm }}"
    look = "body { font: 10.5pt/1.4 biz } p { margin: 0 } table { width: 100% } h1 { font-size: 17pt } h2 { font-size: 14pt }"
    style = weasyprint.CSS(string=f"{rule} {look}", font_config=config)

    def made(nth: int) -> bytes:
        text = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(nth))
        heads = "".join(f"<th>{head}</th>" for head in HEADS)
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows(nth))
        source = f"<html lang=ja><title>{TITLE}</title><h1>{TITLE}</h1>{text}<h2>支払いの予定</h2><table><tr>{heads}</tr>{body}</table>"
        found = weasyprint.HTML(string=source).write_pdf(
            stylesheets=[style], font_config=config, pdf_variant="pdf/ua-1"
        )
        return bytes(found)

    return made


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.filterwarnings("ignore:HarfBuzz-Subset will be required:DeprecationWarning")
def test_the_same_two_pages(bench: Bench) -> None:
    hands = {"posapp": by_posapp, "typst": by_typst(), "fpdf2": by_fpdf2, "WeasyPrint": by_weasyprint()}
    assert {name: pages(made(0)) for name, made in hands.items()} == dict.fromkeys(hands, 2)
    spent: dict[str, list[float]] = {name: [] for name in hands}
    for nth in range(1, 11):
        for name, made in hands.items():
            started = time.process_time()
            made(nth)
            spent[name].append(time.process_time() - started)
    best = {name: min(times) for name, times in spent.items()}
    bench.note("two pages by posapp, best of ten turns", best["posapp"], most=0.05)
    for name, most in (("typst", 1.5), ("fpdf2", 0.1), ("WeasyPrint", 0.1)):
        bench.compare(f"  beside {name}", best["posapp"], best[name], most=most)
