"""A document that stands for an operator's in the demonstration: made by this press, marked 見本 on every page, and nobody's terms."""

from __future__ import annotations

from typing import Final

from posapp.documents import pdf
from posapp.documents.blocks import Body, Heading, Notes
from posapp.documents.paper import Footer, Header, Meta, Paper
from posapp.documents.runs import plain, strong

SAMPLE: Final = "official-sample"
MARK: Final = "見本"


def make(title: str) -> bytes:
    """A PDF in the place of the document of that name."""
    return pdf.draw(compose(title))


def compose(title: str) -> Paper:
    """The sample as a neutral paper."""
    name = f"{MARK}・{title}"
    head = Header(
        title=name, tags=(MARK,), sentence="この書類は、公式書類の扱いをお見せするための見本です。どの事業者の書類でもありません。",
        meta=(Meta("版", MARK), Meta("中身", "契約の条件は書かれていません")),
    )  # fmt: skip
    blocks = (
        Heading("1", "この見本について"),
        Body((
            plain("posappの見本の店が、自分の印刷のしくみで作りました。お客さまとの約束は、何も決めていません。"),
            strong("実際のお客さまには渡さないでください。"),
        )),
        Heading("2", "お店で使うもの"),
        Body((
            plain(f"「{title}」の置き場所には、事業者から受け取ったPDFを、使える日とともに登録します。"),
            plain("登録したPDFは変えずにしまい、組になる書面といっしょに、そのまま印刷します。"),
        )),
        Heading("3", "渡したことの記録"),
        Body((
            plain("お客さまに渡したら「渡した」を押します。日時と担当者、版が記録に残り、取引履歴に載ります。"),
            plain("期限の切れた書類は、どれかを示してお知らせします。印刷には出ません。"),
        )),
        Notes((plain("登録のときの中身と違っていないかは、照合の値（SHA-256）で確かめています。"),)),
    )  # fmt: skip
    return Paper(
        kind=SAMPLE, number="", title=name, subject=title, author="posapp", header=head,
        footer=Footer(((MARK, "どの事業者の書類でもありません"),)), blocks=blocks,
    )  # fmt: skip
