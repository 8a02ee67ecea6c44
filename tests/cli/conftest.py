"""The command line as tests run it: the shipped catalogue and sentences, and doors that fail when a rule asks for them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

from posapp import app, resources
from posapp.catalog.book import Catalog
from posapp.catalog.check import check
from posapp.catalog.loader import load
from posapp.catalog.refusals import RefusalWords
from posapp.catalog.sentences import Sentences
from posapp.catalog.topics import load_topics
from posapp.cli import CatalogCheck, CliServices, main
from posapp.domain.disclosure import Topic
from posapp.services.ports import StoreFault
from tests.shelves import shelf

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@cache
def catalogue() -> Catalog:
    return load(resources.root() / "catalog")


@cache
def sentences() -> Sentences:
    return Sentences.load(resources.root())


@cache
def topics() -> tuple[Topic, ...]:
    return load_topics(resources.root() / "catalog" / "disclosure").topics


def refusals() -> RefusalWords:
    return RefusalWords.load(resources.root(), sentences())


def checked(folder: Path | None) -> CatalogCheck:
    root = folder or resources.root() / "catalog"
    return CatalogCheck(files=len(list(root.rglob("*.toml"))), mistakes=check(root))


def shut(*_: object) -> NoReturn:
    raise AssertionError("this command needs no such door")


def services(**changed: Any) -> CliServices:
    """Services without store, press and demo; ``changed`` puts others in their place."""
    given: dict[str, Any] = {
        "catalog": catalogue,
        "sentences": sentences,
        "check": checked,
        "press": shut,
        "refusals": refusals,
        "topics": topics,
        "doors": shut,
        "price_files": shut,
        "paper_rules": shut,
        "read_pdf": shut,
        "store": shut,
        "demo": shut,
        "now": lambda: NOW,
        "faults": (StoreFault,),
    }
    return CliServices(**(given | changed))


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def one_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command reads the catalogue once and ends; the next test's command need not read it again."""
    monkeypatch.setattr(app, "Shelf", shelf)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command: ``run("quote", given={...})`` gives it a request on standard input."""

    def runs(*argv: str, given: object = None, doors: CliServices | None = None) -> Ended:
        raw = given if isinstance(given, bytes) else b"" if given is None else json.dumps(given).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        capsysbinary.readouterr()
        status = main(list(argv), doors or services())
        out, err = capsysbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return runs
