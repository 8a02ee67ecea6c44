"""What the command line is given by the composition root. Nothing here opens a store, a font or a file by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from posapp.domain.disclosure import Topic
from posapp.domain.outage import KitPlan
from posapp.domain.paper_rules import PaperRule, PaperText
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.program import Program
from posapp.domain.regulation import LawBook
from posapp.services import front
from posapp.services.front import Doors
from posapp.services.intake_papers import Telling
from posapp.services.papers import AtHome, IntakePress, nothing_to_do
from posapp.services.ports import StoreFault
from posapp.services.pricing import PriceFiles


class Sentences(front.Sentences, Protocol):
    """Problems and known faults in Japanese."""

    def fault(self, code: str, detail: str = "") -> str:
        """The sentence of a known fault: what happened and the mend."""


class Mistake(Protocol):
    """A wrong place in a catalogue file, said in Japanese."""

    @property
    def file(self) -> str:
        """The file, relative to the catalogue folder."""

    @property
    def key(self) -> str:
        """The key, empty for the whole file."""

    @property
    def what(self) -> str:
        """What is wrong."""

    @property
    def mend(self) -> str:
        """How to mend it."""


class Catalogue(Protocol):
    """The loaded catalogue. ``law_book`` is None when the law's figures are incomplete: then nothing is quoted."""

    @property
    def programs(self) -> tuple[Program, ...]:
        """Every usable program version."""

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """Mistakes of files that were left out."""

    @property
    def law_book(self) -> LawBook | None:
        """The law's dated figures."""

    def program(self, id: str, on: date) -> Program | None:
        """The version sold on that day, or the nearest."""

    def latest(self, id: str, on: date) -> Program | None:
        """The newest version that was already sold by that day."""


class PaperRules(Protocol):
    """The rules that printed papers are held against. With a mistake one could be missing, and nothing is said of a paper."""

    @property
    def rules(self) -> tuple[PaperRule, ...]:
        """Every rule in order."""

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """Mistakes of files that were left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogCheck:
    """What `catalog check` found: how many files were read, every mistake, and what the shop has still to confirm."""

    files: int
    mistakes: Sequence[Mistake]
    notices: Sequence[Mistake] = ()


Passphrase = Callable[[], str]
"""Asks for the passphrase; called only when the key is not in the keyring."""


class StoreByHand(Protocol):
    """The store for `db`. Each raises StoreFault for a known failure."""

    def backup(self, target: Path, passphrase: Passphrase) -> None:
        """Write an encrypted copy to ``target``."""

    def restore(self, source: Path, passphrase: Passphrase) -> Path | None:
        """Put a copy in the store's place; returns where the replaced store now lies."""

    def check(self, passphrase: Passphrase) -> Sequence[str]:
        """What is wrong with the store, one line each; empty when it is sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CliServices:
    """Everything a command may need, opened only when it is called.

    check    checks a catalogue folder; None means the shipped one
    refusals reasons of a refused return, said to customers
    topics   the disclosure topics, for papers
    at_home  what 返却ガイド asks for before a device is returned
    kit      what a kit of hand-written forms is made of; None while its file is wrong
    readings   hard words with their readings, for papers with ふりがな
    languages   languages beside Japanese that papers can be said in
    price_files   reads and writes price lists
    paper_rules, read_pdf   what `paper lint` holds a printed paper against, and how it reads one
    demo     walks the sample sale and writes its screens and papers into the folder; returns the files written
    now      local time of the shop, aware
    faults   exceptions with ``code`` and ``detail`` that are known and have a sentence: StoreFault, paper faults
    """

    catalog: Callable[[], Catalogue]
    sentences: Callable[[], Sentences]
    check: Callable[[Path | None], CatalogCheck]
    press: Callable[[], IntakePress[Any]]
    refusals: Callable[[], Telling]
    topics: Callable[[], tuple[Topic, ...]]
    doors: Callable[[], Doors]
    price_files: Callable[[], PriceFiles]
    paper_rules: Callable[[], PaperRules]
    read_pdf: Callable[[bytes], PaperText]
    store: Callable[[], StoreByHand]
    demo: Callable[[Path], Sequence[Path]]
    now: Callable[[], datetime]
    kit: Callable[[], KitPlan | None] = lambda: None
    languages: Callable[[], tuple[Phrasebook, ...]] = tuple
    readings: Callable[[], tuple[tuple[str, str], ...]] = tuple
    at_home: AtHome = nothing_to_do
    faults: tuple[type[Exception], ...] = field(default=(StoreFault,))
