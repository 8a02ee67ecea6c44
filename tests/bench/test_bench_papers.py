"""The five papers of a sale, composed and drawn warm, beside bare ReportLab pages with the same strings. Targets: 0.4 s
together, 50 ms each, memory that a thousand papers leave as the first hundred found it.

``python -m pytest tests/bench/test_bench_papers.py -p no:randomly``
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from posapp.documents import press
from posapp.documents.fonts import REGULAR
from tests.bench.conftest import Bench
from tests.documents.cases import case

FIVE = ("quote", "disclosure", "application", "consent", "schedule")
TARGET_S, ONE_S = 0.4, 0.05


def strings(pdf: bytes) -> list[list[str]]:
    """The lines of text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().splitlines() for page in document]
    finally:
        document.close()


def bare(pages: list[list[str]]) -> bytes:
    """The same strings by ReportLab alone: one face, no measuring, no rules."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=REGULAR)
    for page in pages:
        canvas.setFont(REGULAR, 12)
        for i, line in enumerate(page):
            canvas.drawString(40, 800 - 10 * (i % 76), line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_five_papers(bench: Bench) -> None:
    this = case("docomo-okaeshi")
    numbers = count(1)

    def compose_and_draw() -> None:
        fresh = replace(this, number=f"Q-190615-{next(numbers):04d}")  # a new number: a new QR code every time
        for kind in FIVE:
            press.draw(press.compose(kind, fresh))

    def one(kind: str) -> bytes:
        return press.draw(press.compose(kind, this))

    pages = [page for kind in FIVE for page in strings(one(kind))]
    bench.note("five papers, composed and drawn, warm", bench.median(compose_and_draw, rounds=20), most=TARGET_S)
    bench.compare(
        "five papers / bare ReportLab, same strings",
        bench.median(compose_and_draw, rounds=20),
        bench.median(lambda: bare(pages), rounds=20),
        most=10,
    )
    for kind in FIVE:
        bench.note(f"  {kind}", bench.median(partial(one, kind), rounds=20), most=ONE_S)


def resident_mb() -> float:
    """Of this process, on Linux."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6


def test_a_thousand_papers(bench: Bench) -> None:
    """Memory after a thousand beside memory after the first hundred."""
    this, after = case("docomo-okaeshi"), {}
    for nth in range(1, 1001):
        press.draw(press.compose(press.KINDS[nth % len(press.KINDS)], replace(this, number=f"Q-190615-{nth:04d}")))
        after[nth] = resident_mb() if nth in (100, 1000) else 0.0
    bench.compare("memory after 1,000 papers / after 100", after[1000], after[100], most=1.05, unit="MB")
