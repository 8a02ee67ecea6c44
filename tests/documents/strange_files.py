"""PDFs made to harm who reads them: small files that unpack to gigabytes, loop, nest or count without an end."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

_TEXT = b"BT /F1 12 Tf 72 700 Td (hello) Tj ET\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_INFO = b"<< /Creator (posapp) /Keywords (quote, Q-190615-0001, 0000) >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources %s >>"
_FONTS = b"<< /Font << /F1 4 0 R >> >>"


def whole(objects: Mapping[int, bytes]) -> bytes:
    """A file of these objects; the first is the catalogue, the sixth says that posapp made it."""
    made, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size, table = max(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return made + b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table)


def stream(data: bytes, about: bytes = b"") -> bytes:
    """Packed data."""
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n%b\nendstream" % (len(packed), about, packed)


def paper(
    content: bytes, *, resources: bytes = _FONTS, kids: bytes = b"3 0 R", count: int = 1, more: Mapping[int, bytes] = {}
) -> bytes:  # fmt: skip
    """One page that says it is a paper of posapp."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids),
        3: _PAGE % resources, 4: _FONT, 5: content, 6: _INFO,
    }  # fmt: skip
    return whole({**objects, **more})


def _form(next_one: int, drawing: bytes) -> bytes:
    inner = b"/Resources << /XObject << /X %d 0 R >> /Font << /F1 4 0 R >> >>" % next_one
    return stream(drawing, b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] " + inner)


def _page_tree(levels: int, each: int) -> bytes:
    kids = {
        10 + nth: b"<< /Type /Pages /Count 1 /Kids [%b] >>" % (b"%d 0 R " % (11 + nth) * each) for nth in range(levels)
    }
    return paper(stream(_TEXT), kids=b"10 0 R", more={**kids, 10 + levels: _PAGE % _FONTS})


def files() -> dict[str, bytes]:
    """By what is wrong with them."""
    plain = paper(stream(_TEXT))
    table = plain.index(b"xref\n")
    forms = {10 + nth: _form(11 + nth, b"/X Do " * 10) for nth in range(12)} | {22: _form(22, _TEXT)}
    ranges = (
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange "
        + b"<0000> <FFFF> <0000>\n" * 10**5
    )
    composite = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [8 0 R] >>"
    wide = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500] >>"
    calls = b"<< /XObject << /X 10 0 R >> >>"
    return {
        "text-without-end": paper(stream(_TEXT * (32 << 15))),
        "nothing-300-mb": paper(stream(bytes(300 << 20))),
        "one-word-of-60-mb": paper(stream(b"BT /F1 12 Tf (" + b"a" * (60 << 20) + b") Tj ET")),
        "nested-arrays": paper(stream(b"[" * 200_000 + b"]" * 200_000 + b" TJ")),
        "nested-dictionaries": paper(stream(_TEXT), resources=b"<< /A " * 10_000 + b"1" + b" >>" * 10_000),
        "saved-states": paper(stream(b"q " * 2_000_000)),
        "pages-counted-wrong": plain.replace(b"/Count 1", b"/Count 2000000000"),
        "half-a-million-pages": paper(stream(_TEXT), kids=b"3 0 R " * 500_000, count=500_000),
        "pages-of-pages": _page_tree(25, 2),
        "deep-pages": _page_tree(5_000, 1),
        "pages-in-a-circle": paper(stream(_TEXT), kids=b"2 0 R 3 0 R"),
        "forms-of-forms": paper(stream(b"/X Do"), resources=calls, more=forms),
        "form-in-itself": paper(stream(b"/X Do"), resources=calls, more={10: _form(10, b"/X Do ")}),
        "form-again-and-again": paper(stream(b"/X Do " * 50_000), resources=calls, more={10: _form(10, _TEXT)}),
        "letters-without-end": paper(stream(_TEXT), more={4: composite, 7: stream(ranges), 8: wide}),
        "widths-without-end": paper(stream(_TEXT), more={4: composite, 7: stream(b""), 8: wide}),
        "table-in-a-circle": plain.replace(b"trailer\n<<", b"trailer\n<< /Prev %d" % table),
        "table-of-two-milliards": plain.replace(b"0 7\n", b"0 2000000000\n"),
        "content-is-itself": paper(b"5 0 R"),
        "length-is-itself": paper(b"<< /Length 5 0 R >>\nstream\nabc\nendstream"),
        "length-without-end": paper(b"<< /Length 99999999999 >>\nstream\nabc\nendstream"),
        "a-number-of-5-mb": paper(stream(b"9" * (5 << 20) + b" Tw")),
        "only-a-head": b"%PDF-1.7\n",
    }
