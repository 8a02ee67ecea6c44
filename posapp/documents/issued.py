"""Head and foot of papers that belong to no quote of their own: the intake's receipt and the ledger. Computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from posapp.documents import wording
from posapp.documents.blocks import Block
from posapp.documents.paper import Footer, Header, Meta, Paper
from posapp.domain.digest import short_digest
from posapp.domain.intake import Issue


def header(issue: Issue, title: str, sentence: str, digest: str, *rows: Meta, addressee: str = "") -> Header:
    """Title, tags, one sentence; shop, number, case and ``rows`` at the right."""
    tags = ((wording.SAMPLE,) if issue.sample else ()) + (
        (wording.COPY_MARKS[issue.copy_mark],) if issue.copy_mark in wording.COPY_MARKS else ()
    )
    meta = [Meta("店舗", issue.shop.name), Meta("番号", issue.number)]
    if issue.case_number:
        meta.append(Meta("案件", issue.case_number))
    return Header(
        title=title, tags=tags, addressee=f"{addressee} 様" if addressee else "", sentence=sentence,
        meta=(*meta, *rows), qr=f"{issue.number} {short_digest(digest)}",
        caption=wording.QR_CAPTION,
    )  # fmt: skip


def footer(issue: Issue, digest: str, *versions: str) -> Footer:
    """Shop and offline mark; digest, versions, time of printing."""
    shop = [issue.shop.name, issue.shop.address, f"電話 {issue.shop.phone}"]
    if issue.offline:
        shop.append("オフラインで作成")
    if issue.sheets:
        shop.append(wording.keyed_in(issue.sheets))
    printed = f"印刷 {issue.issued_at:%Y-%m-%d %H:%M}"
    return Footer((tuple(shop), (f"照合 {short_digest(digest)}", *versions, printed)))


def paper(
    issue: Issue, kind: str, head: Header, foot: Footer, subject: str, digest: str, blocks: Sequence[Block]
) -> Paper:
    """The paper with the data every kind shares."""
    return Paper(
        kind=kind, number=issue.number, title=head.title, author=issue.shop.name, digest=digest, subject=subject,
        header=head, footer=foot, blocks=tuple(blocks),
    )  # fmt: skip
