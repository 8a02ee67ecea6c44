"""The same paper in another language: every word of it said by a phrasebook, its figures and people's own words kept.

A kept Japanese paper is all it needs, so papers of any age can be translated. Nothing is guessed: what has no phrase is named and no
paper comes. Knows no single language and no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from posapp.documents import alternatives, wording
from posapp.documents.blocks import Block, Fact, FormCell, Notes, PageBreak, PartyCell
from posapp.documents.paper import Footer, Header, Meta, Paper
from posapp.documents.pictures import BarChart, DamagePictures, DeviceDrawing, TimeLine
from posapp.documents.runs import Run, Text, plain
from posapp.domain.phrasebook import Marked, Phrasebook, Unsaid

V = TypeVar("V")

KINDS: Final = frozenset(
    [
        "quote", "comparison", "disclosure", "application", "consent", "schedule", "return-guide", "formed", "intake-receipt",
        "assessment-result", "remaining-payments", "history", "mail-application", "mail-assessment",
    ]
)  # fmt: skip
"""Kinds that go home with a customer; the shop's own papers have no translation."""
_AS_IT_IS: Final = frozenset({"Paper.kind", "Paper.number", "Paper.author", "Paper.digest", "Header.qr"})
"""Fields that no language changes."""
_HONORIFIC: Final = " 様"
_OWN_LABELS: Final = frozenset(
    [
        "お名前", "フリガナ", "ご住所", "住所", "お勤め先", "勤務先電話", "店舗", "端末", "品名", "商品", "次の機種の購入", "集荷の場所", "メール", "送り状",
        "減額の理由", "足りない付属品", "保護者の電話", "担当", "続柄",
    ]
)  # fmt: skip
"""Labels of what people and lists of goods say: it stays as it was written, unless there is a phrase for it."""
_OWN_FIELDS: Final = frozenset({"PriceStrip.device", "PartyCell.name", "SignatureBox.side_value"})


def number(paper: Paper, book: Phrasebook) -> str:
    """The translation's own number: the original's with the language behind it."""
    return f"{paper.number}-{book.tag.upper()}"


def kind(paper: Paper, book: Phrasebook) -> str:
    """The translation's own kind, so that it is never taken for the original."""
    return f"{paper.kind}.{book.tag}"


def translate(paper: Paper, book: Phrasebook) -> Paper | tuple[str, ...]:
    """The whole paper in the language of ``book``, marked as a reference; else every text that has no phrase, each once."""
    saying = _Saying(paper, book)
    made = saying.paper()
    return tuple(dict.fromkeys(saying.missing)) if saying.missing else made


class _Saying:
    """One paper being translated; what cannot be said is collected."""

    def __init__(self, paper: Paper, book: Phrasebook) -> None:
        self._paper, self._book = paper, book
        self._own = frozenset(_own(paper, book))
        self.missing: list[str] = []

    def paper(self) -> Paper:
        """The translation, as far as it could be said."""
        paper, book = self._paper, self._book
        notes = Notes(tuple(plain(self._about(note)) for note in book.reference.notes))
        return replace(
            paper, kind=kind(paper, book), number=number(paper, book), title=self._text(paper.title, "Paper.title"),
            subject=self._text(paper.subject, "Paper.subject"), header=self._header(paper.header),
            footer=self._footer(paper.footer), blocks=_noted(self._values(paper.blocks), notes), language=book.tag,
            spoken=self._value(paper.spoken), ruby=(), reprint=book.reference.reprint,
        )  # fmt: skip

    def _about(self, template: str) -> str:
        """A sentence of the language about the original."""
        paper = self._paper
        return template.format(title=paper.title, number=paper.number, digest=paper.digest[:16].upper())

    def _header(self, header: Header) -> Header:
        said, about = self._value(header), self._book.reference
        sentence = self._about(about.sentence)
        return replace(
            said, tags=tuple(self._text(tag, "Header.tags") for tag in header.tags if tag != wording.READINGS),
            strong_tags=(about.tag, *said.strong_tags), sentence=f"{sentence} {said.sentence}".strip(),
            continued=f"{sentence} {said.continued}".strip() if said.continued else "",
            qr=header.qr.replace(self._paper.number, number(self._paper, self._book), 1),
            meta=tuple(self._numbered(said.meta, about.meta)),
        )  # fmt: skip

    def _numbered(self, rows: tuple[Meta, ...], word: str) -> Iterator[Meta]:
        """The row of the number names both: the translation's own and, after ``word``, the original's."""
        original, seen = self._paper.number, False
        for row in rows:
            mine = row.value == original and not seen
            seen = seen or mine
            yield Meta(row.label, f"{number(self._paper, self._book)}\n{word} {original}") if mine else row

    def _footer(self, footer: Footer) -> Footer:
        """The shop's name and address stay."""
        (shop, address, *rest), *others = footer.lines
        lines = ((shop, address, *self._values(tuple(rest))), *self._values(tuple(others)))
        return Footer(lines, self._text(footer.page_word, "Footer.page_word"))

    def _values(self, parts: tuple[Any, ...], *places: str) -> tuple[Any, ...]:
        return tuple(self._value(part, *places) for part in parts)

    def _value(self, value: V, *places: str) -> V:
        """Any part of a paper; ``places`` are where it stands, the narrowest first."""
        if isinstance(value, str):
            return cast(V, self._text(value, *places))
        if isinstance(value, tuple):
            if value and all(isinstance(part, Run) for part in value):
                return cast(V, self._runs(value, *places))
            return cast(V, tuple(self._value(part, *places) for part in value))
        return self._block(value) if is_dataclass(value) and not isinstance(value, type) else value

    def _block(self, block: V) -> V:
        name, label = type(block).__name__, getattr(block, "label", "")
        own = isinstance(block, FormCell | Fact | Meta) and label in _OWN_LABELS
        said: dict[str, Any] = {}
        for field in fields(cast(Any, block)):
            place, value = f"{name}.{field.name}", getattr(block, field.name)
            if place in _AS_IT_IS or (isinstance(block, PartyCell) and field.name == "lines"):
                continue
            if place in _OWN_FIELDS or (own and field.name == "value"):
                said[field.name] = self._kept(value, f"{name}:{label}", place)
            else:
                said[field.name] = self._value(value, f"{name}:{label}", place)
        if isinstance(block, PartyCell):
            said["lines"] = (
                *block.lines[:1],
                *(self._kept(line) for line in block.lines[1:]),
            )  # address and hours stay
        alternative = _alternative(block)
        if alternative:
            said["said"] = self._text(alternative, "said")
        return cast(V, replace(cast(Any, block), **said))

    def _kept(self, value: str | Text, *places: str) -> str | Text:
        """What people wrote: said where there is a phrase for all of it, else as it is, without 様."""
        marked = ((value, False),) if isinstance(value, str) else tuple((run.text, run.bold) for run in value)
        said = self._book.say(marked, *places)
        if isinstance(said, Unsaid):
            said = tuple((text.removesuffix(_HONORIFIC), bold) for text, bold in marked)
        return "".join(text for text, _ in said) if isinstance(value, str) else _text_of(said)

    def _text(self, text: str, *places: str) -> str:
        if not text or text in self._own:
            return text.removesuffix(_HONORIFIC)
        return "".join(part for part, _ in self._said(((text.rstrip(), False),), *places))

    def _runs(self, text: Text, *places: str) -> Text:
        words = "".join(run.text for run in text)
        if words in self._own:
            return text
        return _text_of(self._said(tuple((run.text, run.bold) for run in text), *places))

    def _said(self, text: Marked, *places: str) -> Marked:
        said = self._book.say(text, *places, self._paper.kind)
        if isinstance(said, Unsaid):
            self.missing += said.texts
            return ()
        return said


def _text_of(said: Marked) -> Text:
    return tuple(Run(text, bold) for text, bold in said if text)


def _own(paper: Paper, book: Phrasebook) -> Iterator[str]:
    """Words of people and goods that stand on a paper by themselves: shop, customer, device."""
    yield paper.author
    if paper.header.addressee:
        yield paper.header.addressee
    for name in book.names:
        if paper.subject.startswith(f"{name} "):
            yield paper.subject[len(name) + 1 :]


def _alternative(block: object) -> str:
    """The Japanese that a picture says to those who do not see it."""
    if isinstance(block, BarChart):
        return alternatives.bar_chart(block)
    if isinstance(block, TimeLine):
        return alternatives.time_line(block)
    if isinstance(block, DamagePictures):
        return alternatives.damage(block)
    return alternatives.device(block) if isinstance(block, DeviceDrawing) else ""


def _noted(blocks: tuple[Block, ...], notes: Notes) -> tuple[Block, ...]:
    """The notes at the end of what is kept: a page of its own that is hung up comes behind them."""
    apart = [i for i, block in enumerate(blocks) if isinstance(block, PageBreak) and not block.soft]
    end = apart[-1] if apart else len(blocks)
    return (*blocks[:end], notes, *blocks[end:])
