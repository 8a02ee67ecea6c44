"""Every paper is what it claims to be: PDF/UA-1 and PDF/A-2a, by veraPDF's engine, which knows nothing of posapp."""

from __future__ import annotations

import io
import pkgutil
from importlib import import_module

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from posapp import documents
from posapp.documents import press
from tests.documents import samples
from tests.documents.judge import PROFILES, judged

HURT = "quote-docomo-okaeshi"


def without_alternatives(pdf: bytes) -> bytes:
    """The same file with pictures that say nothing, faces left out and a language that is none."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for entry in (made for made in writer._objects if isinstance(made, DictionaryObject)):
        if entry.get("/S") == "/Figure":
            del entry["/Alt"]
        if entry.get("/Type") == "/FontDescriptor":
            del entry["/FontFile2"]
    writer.root_object[NameObject("/Lang")] = TextStringObject("日本語")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    files = {name: samples.printed(name) for name in samples.papers()}
    return judged(files | {"hurt": without_alternatives(files[HURT])}, tmp_path_factory.mktemp("judged"))


def test_no_kind_of_paper_is_left_out() -> None:
    modules = (import_module(f"posapp.documents.{found.name}") for found in pkgutil.iter_modules(documents.__path__))
    kinds = {*press.KINDS, *(module.KIND for module in modules if hasattr(module, "KIND"))}
    assert kinds == {paper.kind for paper in samples.papers().values()}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_paper_is_accessible_and_lasting(profile: str, verdicts: dict[str, dict[str, list[str]]]) -> None:
    found = verdicts[profile]
    assert set(found) == {*samples.papers(), "hurt"}
    assert {name: broken for name, broken in found.items() if broken and name != "hurt"} == {}


def test_the_judge_sees_what_is_missing(verdicts: dict[str, dict[str, list[str]]]) -> None:
    """Were it blind, the test above would say nothing."""
    accessible, lasting = ([said.split()[0] for said in verdicts[profile]["hurt"]] for profile in PROFILES)
    assert {"7.3-1", "7.2-29", "7.21.4.1-1"} <= set(accessible)
    assert "6.2.11.4.1-1" in lasting
