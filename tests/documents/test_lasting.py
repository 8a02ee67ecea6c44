"""Every paper is what it claims to be: PDF/UA-1 and PDF/A-2a, by veraPDF's engine, which knows nothing of posapp."""

from __future__ import annotations

import io
import pkgutil
from importlib import import_module
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from posapp import documents
from posapp.documents import official_sample, pdf, press
from posapp.documents.blocks import Body
from posapp.documents.runs import plain, strong
from tests.documents import samples, test_ruby, translations
from tests.documents.judge import PROFILES, judged
from tests.documents.page_images import kept
from tests.documents.test_pdf import with_blocks
from tests.documents.test_translation import GOLDEN as TRANSLATED

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


def test_no_kind_of_paper_is_left_out() -> None:
    modules = (import_module(f"posapp.documents.{found.name}") for found in pkgutil.iter_modules(documents.__path__))
    kinds = {*press.KINDS, *(module.KIND for module in modules if hasattr(module, "KIND"))}
    assert kinds == {paper.kind for paper in samples.papers().values()}


def test_every_paper_is_accessible_and_lasting(tmp_path: Path) -> None:
    """One test for all, since starting the engine costs more than a paper. Were it blind, it would not see the hurt one."""
    files = {name: samples.printed(name) for name in samples.papers()}
    files |= {f"{name}-ruby": test_ruby.printed(name) for name in kept().values()}
    files |= {f"{name}-en": translations.printed(name) for name in TRANSLATED}
    words = "髙﨑𠮷𩸽㈱①鱼 葛\U000e0100飾"
    files["official-sample"] = official_sample.make("個別信用購入あっせん契約約款")
    files["rare"] = pdf.draw(with_blocks(Body((plain(words), strong(words)))))
    verdicts = judged(files | {"hurt": without_alternatives(files[HURT])}, tmp_path)
    hurt = {profile: {said.split()[0] for said in verdicts[profile].pop("hurt")} for profile in PROFILES}
    assert {"7.3-1", "7.2-29", "7.21.4.1-1"} <= hurt["PDFUA-1"] and "6.2.11.4.1-1" in hurt["PDFA-2A"]
    for profile in PROFILES:
        assert set(verdicts[profile]) == set(files)
        assert {name: broken for name, broken in verdicts[profile].items() if broken} == {}
