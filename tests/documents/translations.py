"""The languages of papers as tests use them: the shipped books, translations of the sample papers, and what stays Japanese in them."""

from __future__ import annotations

import re
from functools import cache

from posapp.documents import pdf, press, translation
from posapp.documents.paper import Paper
from posapp.domain.phrasebook import Phrasebook
from tests.documents import samples
from tests.documents import test_mail_papers as mail
from tests.documents import test_return_papers as returns
from tests.languages import books

SHOPS_OWN = frozenset({"ledger", "task-list", "rekeying", "photo-sheet"})
"""Kinds that never go home with a customer; neither do the forms of an outage, which are filled in by hand."""
JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff〜。、「」（）]+")
OWN = (
    "髙橋 花子", "髙橋", "花子", "タカハシ ハナコ", "見本携帯ショップ 中央店", "東京都千代田区見本町1-2-3", "東京都千代田区見本町4-5-6",
    "見本ハイツ203", "株式会社見本製作所", "見本銀行", "佐藤", "鈴木", "ブラック", "ナチュラルチタニウム", "ボディ", "本体の傷", "外装の欠け",
    "背面のすり傷、レンズキャップの不足", "レンズキャップ", "東京都公安委員会 第000000000000号", "東京都千代田区永田町2-11-1 山王パークタワー",
    "東京都新宿区西新宿2-3-2 KDDIビル", "東京都港区海岸1-7-1 東京ポートシティ竹芝", "東京都渋谷区恵比寿4-1-18 恵比寿ネオナート",
)  # fmt: skip
"""What people and lists of goods say on the sample papers, and addresses: it stays as it is."""


@cache
def originals() -> dict[str, Paper]:
    """Every customer paper of the samples, those of returns and by courier too."""
    found = samples.papers() | {name: make() for name, make in returns.PAPERS.items()} | mail.golden()
    return {name: paper for name, paper in found.items() if paper.kind in translation.KINDS}


def said(paper: Paper, book: Phrasebook) -> Paper:
    """The translation; a text that is missing fails the test by naming it."""
    made = translation.translate(paper, book)
    assert isinstance(made, Paper), f"no {book.tag} for: {' | '.join(made)}"
    return made


@cache
def translated(name: str, tag: str = "en") -> Paper:
    return said(originals()[name], next(book for book in books() if book.tag == tag))


@cache
def printed(name: str) -> bytes:
    return press.draw(translated(name))


def still_japanese(paper: Paper, *own: str) -> list[str]:
    """Texts of a translation that hold more Japanese than people's own words and the original's title."""
    kept = sorted({*OWN, *own}, key=len, reverse=True)
    found = []
    for _, text in pdf.texts(paper):
        rest = text
        for words in kept:
            rest = rest.replace(words, "")
        if JAPANESE.search(rest):
            found.append(text)
    return found
