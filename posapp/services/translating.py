"""Reference translations: a kept paper said in another language, and kept as a paper of its own. Knows no single language, no page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from posapp.domain.digest import digest_of
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.problem import Problem, stop
from posapp.services import snapshots
from posapp.services.ports import Clock, PaperRow

P = TypeVar("P")

TITLE = "{title}（{language}の参考訳）"
"""What lists call a translation; its pages have a title of their own."""


_CHOSEN = "paper-language-{case}"


class TranslatingPress(Protocol[P]):
    """Says a paper in another language; app.py puts `posapp.documents` here."""

    def translate(self, paper: P, language: Phrasebook, origin: str = ...) -> P | tuple[Problem, ...]:
        """The whole paper marked as a reference to the kept paper ``origin``, or why there is none: nothing is left half said."""

    def translatable(self, kind: str) -> bool:
        """True for kinds that go home with a customer."""

    def for_customer(self, paper: P) -> bool:
        """True for papers that go home with a customer: neither the shop's own kinds nor its copies."""

    def to_json(self, paper: P) -> str:
        """The neutral paper as JSON text."""

    def from_json(self, body: str) -> P:
        """Back from JSON text."""


class KeptPapers(Protocol):
    """The store as far as it is needed here."""

    def setting(self, key: str) -> str | None:
        """One setting's JSON text."""

    def put_setting(self, key: str, body: str) -> None:
        """Set one setting."""

    def papers(
        self, case_id: UUID | None = None, state: str | None = None, number: str | None = None
    ) -> tuple[PaperRow, ...]:
        """Issued papers, oldest first."""

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None:
        """Keep issued papers."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that papers can be said in: its tag and how staff call it."""

    tag: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """Papers with their translations, each right after its original; ``problems`` tell which have none and why."""

    rows: tuple[PaperRow, ...]
    problems: tuple[Problem, ...] = ()


class TranslationDesk(Generic[P]):
    """Makes and keeps reference translations of kept papers, however old."""

    def __init__(
        self, press: Callable[[], TranslatingPress[P]], books: Callable[[], tuple[Phrasebook, ...]], records: KeptPapers,
        around: Clock,
    ) -> None:  # fmt: skip
        self._press, self._books = press, books
        self._records, self._around = records, around

    @property
    def languages(self) -> tuple[Language, ...]:
        """Every language there is."""
        return tuple(Language(book.tag, book.name) for book in self._books())

    def chosen(self, case_id: UUID | None) -> str:
        """The language that the papers of a case are handed out in beside Japanese, empty for none."""
        held = None if case_id is None else self._records.setting(_CHOSEN.format(case=case_id))
        tag = "" if held is None else str(json.loads(held))
        return tag if tag in {language.tag for language in self.languages} else ""

    def choose(self, case_id: UUID | None, tag: str) -> None:
        """Remember it for every paper of the case that is still to come."""
        if case_id is not None and tag != self.chosen(case_id):
            self._records.put_setting(_CHOSEN.format(case=case_id), json.dumps(tag))

    def translate(self, row: PaperRow, tag: str) -> PaperRow | tuple[Problem, ...]:
        """The kept translation of a kept paper, made now if it never was."""
        book = next((book for book in self._books() if book.tag == tag), None)
        if book is None:
            return (stop("language-unknown", "language", given=tag),)
        number, kind = number_of(row, tag), kind_of(row, tag)
        kept = [held for held in self._records.papers(number=number) if held.kind == kind and row.digest in held.body]
        if kept:
            return kept[-1]
        made = self._press().translate(self._press().from_json(row.body), book, row.digest)
        if isinstance(made, tuple):
            return made
        title = TITLE.format(title=row.title, language=book.name)
        body = self._press().to_json(made)
        fresh = PaperRow(
            id=self._around.new_id(), number=number, kind=kind, case_id=row.case_id, title=title, digest=digest_of(body),
            body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0, issued_at=self._around.now(),
        )  # fmt: skip
        self._records.keep_papers((fresh,))
        return fresh

    def beside(self, rows: tuple[PaperRow, ...], tag: str) -> Translated:
        """The papers in their order, each followed by its translation; the shop's own papers and copies have none."""
        press = self._press()
        found: list[PaperRow] = []
        problems: list[Problem] = []
        for row in rows:
            found.append(row)
            if not press.translatable(row.kind) or not press.for_customer(press.from_json(row.body)):
                continue
            made = self.translate(row, tag)
            if isinstance(made, PaperRow):
                found.append(made)
            else:
                problems += made
        return Translated(rows=tuple(found), problems=tuple(problems))


def in_order(rows: tuple[PaperRow, ...]) -> tuple[PaperRow, ...]:
    """Each translation right after the paper it was made from, wherever it was made later."""
    found: list[PaperRow] = []
    for row in rows:
        at = next((n for n, held in enumerate(found) if _of(row, held)), None)
        found.insert(len(found) if at is None else at + 1, row)
    return tuple(found)


def _of(row: PaperRow, original: PaperRow) -> bool:
    kind, dot, _ = row.kind.partition(".")
    return bool(dot) and kind == original.kind and original.digest in row.body


def number_of(row: PaperRow, tag: str) -> str:
    """The translation's number: the original's with the language behind it, as its pages say."""
    return f"{row.number}-{tag.upper()}"


def kind_of(row: PaperRow, tag: str) -> str:
    """The translation's kind: never taken for the original's."""
    return f"{row.kind}.{tag}"
