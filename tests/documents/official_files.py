"""PDFs as operators send them, and as they should not: made here, so that no operator's paper is kept in the tests."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas


@cache
def pdf(words: str = "TERMS", pages: int = 2) -> bytes:
    """A plain document, always of the same bytes: ReportLab writes others once posapp's papers have set it up."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for nth in range(pages):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, 760, f"{words} {nth + 1} / {pages}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(words: str = "TERMS") -> PdfWriter:
    """The plain document, to be changed and written with `written`."""
    writer = PdfWriter()
    writer.append(BytesIO(pdf(words)))
    return writer


def written(writer: PdfWriter) -> bytes:
    """What a writer makes."""
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(user: str, *, algorithm: str = "RC4-128") -> bytes:
    """Opens with ``user`` only; with an empty one it is locked against changes alone."""
    writer = changed()
    writer.encrypt(user, "owner", algorithm=algorithm)
    return written(writer)


def with_script() -> bytes:
    """Runs a script when it is opened."""
    writer = changed()
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x');")}
    )
    return written(writer)


def with_attachment() -> bytes:
    """Carries another file."""
    writer = changed()
    writer.add_attachment("price.csv", b"1,2,3")
    return written(writer)


def with_mark() -> bytes:
    """Has a note on a page: nothing moves."""
    writer = changed()
    writer.add_annotation(0, FreeText(text="note", rect=(50, 50, 200, 80)))
    return written(writer)


def with_media() -> bytes:
    """Has a film on a page."""
    writer = changed()
    film = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/RichMedia")}
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([film])
    return written(writer)


def assembled_on_opening() -> bytes:
    """A form of the kind that shows its content only in one reader."""
    writer = changed()
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    return written(writer)


def kept(folder: Path, data: bytes, name: str = "約款.pdf") -> Path:
    """A file with that content."""
    path = folder / name
    path.write_bytes(data)
    return path
