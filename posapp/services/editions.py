"""Other editions of a customer's papers: the same words in large print, or with readings over hard words. Knows no page and no size.

An edition is made from the paper as it was issued, not composed anew, and kept as a paper of its own under the same number: what
was printed can be printed again and verified, whatever becomes of the readings later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final, Generic, Protocol, TypeVar
from uuid import UUID

from posapp.domain.digest import digest_of
from posapp.domain.problem import Problem, stop
from posapp.services import snapshots
from posapp.services.ports import PaperRow

P = TypeVar("P")

Readings = tuple[tuple[str, str], ...]
"""Hard words and how they are read."""


class Edition(StrEnum):
    """How a paper is set."""

    LARGE = "large"
    RUBY = "ruby"


TITLES: Final = {Edition.LARGE: "大きな文字・{title}", Edition.RUBY: "ふりがな付き・{title}"}
"""What lists call an edition that was made beside the issued paper: its name comes first, where no list cuts it off."""


class EditionPress(Protocol[P]):
    """Sets papers in other editions; app.py puts `posapp.documents` here."""

    def for_customer(self, paper: P) -> bool:
        """True for papers that go home with a customer: neither the shop's own kinds nor its copies."""

    def enlarged(self, paper: P) -> P:
        """The same paper in the large edition."""

    def annotated(self, paper: P, readings: Readings) -> P:
        """The same paper with readings over its hard words; the very paper where there are none, or where it is in large print."""

    def is_large(self, paper: P) -> bool:
        """True in the large edition."""

    def to_json(self, paper: P) -> str:
        """The neutral paper as JSON text."""

    def from_json(self, body: str) -> P:
        """Back from JSON text."""


class KeptPapers(Protocol):
    """The store as far as it is needed here."""

    def papers(
        self, case_id: UUID | None = None, state: str | None = None, number: str | None = None
    ) -> tuple[PaperRow, ...]:
        """Issued papers, oldest first."""

    def keep_papers(self, rows: tuple[PaperRow, ...]) -> None:
        """Keep issued papers."""


class EditionDesk(Generic[P]):
    """Makes and keeps other editions of kept papers."""

    def __init__(
        self, press: Callable[[], EditionPress[P]], readings: Callable[[], Readings], records: KeptPapers,
        new_id: Callable[[], UUID],
    ) -> None:  # fmt: skip
        self._press, self._readings = press, readings
        self._records, self._new_id = records, new_id

    def make(self, row: PaperRow, edition: Edition) -> PaperRow | tuple[Problem, ...]:
        """The kept edition of a kept paper, made now if it never was; the paper itself where it already is one."""
        press = self._press()
        made = edited(press, row.kind, press.from_json(row.body), edition, self._readings())
        if isinstance(made, tuple):
            return made
        body = press.to_json(made)
        digest = digest_of(body)
        held = [paper for paper in self._records.papers(number=row.number) if paper.digest == digest]
        if held:
            return held[-1]
        fresh = PaperRow(
            id=self._new_id(), number=row.number, kind=row.kind, case_id=row.case_id,
            title=TITLES[edition].format(title=row.title), digest=digest, body=body, format=snapshots.FORMAT,
            state="waiting", reason="", prints=0, issued_at=row.issued_at,
        )  # fmt: skip
        self._records.keep_papers((fresh,))
        return fresh


def edited(
    press: EditionPress[P], kind: str, paper: P, edition: Edition, readings: Readings
) -> P | tuple[Problem, ...]:
    """The paper in this edition, or why there is none. What is in large print already stays as it is."""
    if not press.for_customer(paper):
        return (stop("edition-kind", "KIND", kind=kind),)
    if edition is Edition.LARGE:
        return paper if press.is_large(paper) else press.enlarged(paper)
    made = press.annotated(paper, readings)
    if made == paper and press.is_large(paper):
        return (stop("edition-large-ruby", "KIND"),)
    return made


_MARKS: Final = tuple(title.format(title="") for title in TITLES.values())


def plain_title(row: PaperRow) -> str:
    """What the paper is called in every edition."""
    return next((row.title.removeprefix(mark) for mark in _MARKS if row.title.startswith(mark)), row.title)


def as_issued(rows: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
    """Without the editions that were made beside what was issued."""
    return tuple(row for row in rows if not row.title.startswith(_MARKS))


def wanted(rows: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
    """What still has to come out of the printer, failed ones first: of a paper and its editions one is enough.

    Where none came out yet it is the one that was made last; a failed 再発行 stands by itself.
    """
    groups: dict[tuple[str, str, str], list[PaperRow]] = {}
    for row in rows:
        groups.setdefault((row.number, row.kind, plain_title(row)), []).append(row)
    found: list[PaperRow] = []
    for group in groups.values():
        again = [row for row in group if row.prints and row.state == "failed"]
        found += again if any(row.prints for row in group) else group[-1:]
    return tuple(sorted(found, key=lambda row: row.state != "failed"))
