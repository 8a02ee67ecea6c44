"""A paper as plain, frozen data: finished words and figures in the order they are read.

It knows no typeface, no page and no rule of trade. What is stored is this value (see `posapp.documents.codec`), so that a
reprint years later is identical. Every field is text, a whole number, a truth value, None, a tuple or another of these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.documents.blocks import Block


@dataclass(frozen=True, slots=True)
class Meta:
    """One row of the header's right side: 店舗, 番号, 案件, 日付."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of every page.

    tags       small framed words (見本, お客さま控え); strong_tags the same in bold (有効期限)
    addressee  the customer in larger type, empty on papers without one
    sentence   one sentence on what the paper is; continued replaces it from page 2 on
    qr         what the QR code holds; caption stands under it
    """

    title: str
    tags: tuple[str, ...] = ()
    strong_tags: tuple[str, ...] = ()
    addressee: str = ""
    sentence: str = ""
    continued: str = ""
    meta: tuple[Meta, ...] = ()
    qr: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page: lines of parts, kept whole where they can be; the page number is added when drawn."""

    lines: tuple[tuple[str, ...], ...]
    page_word: str = "ページ"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What boxes and codes say to those who do not see them."""

    ticked: str = "チェックあり"
    open: str = "チェックなし"
    code: str = "二次元コード"
    signature: str = "ご署名の欄"
    opening: str = "（"
    closing: str = "）"


JAPANESE: Final = Spoken()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper.

    kind     a word of `posapp.documents.press.KINDS`
    number   the paper's own number, e.g. ``Q-190615-0042``
    subject  what it is about, for the file's metadata
    author   who issues it
    digest   the whole digest of the quote or record it was composed from
    large    print in the large edition
    ruby     words of this paper with their readings, which are set over them; none in the usual editions
    language BCP 47 tag of the words; spoken goes with it
    origin   the digest of the kept paper that this one is a translation of, empty for originals
    reprint  how 再発行 is said in the paper's language, with ``{count}``; empty for Japanese
    """

    kind: str
    number: str
    title: str
    subject: str = ""
    author: str = ""
    digest: str = ""
    header: Header
    footer: Footer
    blocks: tuple[Block, ...]
    large: bool = False
    ruby: tuple[tuple[str, str], ...] = ()
    language: str = "ja-JP"
    spoken: Spoken = JAPANESE
    origin: str = ""
    reprint: str = ""
