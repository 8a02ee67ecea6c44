"""What makes a drawn paper accessible and lasting: its structure (PDF/UA-1), its metadata and its colours (PDF/A-2a). Knows ReportLab's file, no ink."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from posapp import resources
from posapp.documents.paper import Paper
from posapp.documents.pdf_tags import Node

PRODUCER: Final = "posapp"
NAMESPACE: Final = "urn:posapp:paper:1:"
"""Of what a paper's metadata say beyond the common schemas: kind, number, digest."""


class _Raw(pdfdoc.PDFObject):
    """An object whose text is ready when the file is written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        return self.text.encode("ascii")


class _Info(pdfdoc.PDFInfo):
    """The document's information without dates: the paper says itself when it was issued, the file knows no better."""

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        said = {
            "Title": self.title, "Author": self.author, "Subject": self.subject, "Keywords": self.keywords,
            "Creator": PRODUCER, "Producer": PRODUCER,
        }  # fmt: skip
        words = {key: pdfdoc.PDFString(value) for key, value in said.items() if value}
        return bytes(pdfdoc.PDFDictionary(words).format(document))


def title(paper: Paper) -> str:
    """What a reader's window shows."""
    return f"{paper.title} {paper.number}".strip()


def keywords(paper: Paper) -> str:
    """What a search of files finds the paper by."""
    return ", ".join(word for word in (paper.kind, paper.number, paper.digest) if word)


@cache
def mend_streams() -> None:
    """Begin a line before each stream's end, as lasting files must: ReportLab lets the data run into the word."""
    written, end = pdfdoc.PDFStream.format, b"endstream\n"

    def mended(stream: Any, document: Any) -> bytes:
        return bytes(written(stream, document)).removesuffix(end) + b"\n" + end

    pdfdoc.PDFStream.format = mended


def finish(canvas: Any, paper: Paper, root: Node, pages: list[list[Node]]) -> None:
    """Give the file structure, metadata and colours, when its pages are drawn and before it is saved."""
    mend_streams()
    document, catalog = canvas._doc, canvas._doc.Catalog
    info = document.info = _Info()
    info.title, info.author, info.subject, info.keywords = title(paper), paper.author, paper.subject, keywords(paper)
    catalog.Lang = pdfdoc.PDFString(paper.language)
    catalog.MarkInfo = _Raw("<< /Marked true >>")
    catalog.ViewerPreferences = _Raw("<< /DisplayDocTitle true >>")
    catalog.Metadata = _stream({"Type": "Metadata", "Subtype": "XML"}, _metadata(paper), packed=False)
    colours = document.Reference(_stream({"N": 3}, _profile(), packed=True))
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("OutputIntent"), "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"), "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": colours,
    })])  # fmt: skip
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    root.prune()
    catalog.StructTreeRoot = _Tree(document, pages).write(root)


def _stream(entries: dict[str, str | int], content: bytes, *, packed: bool) -> Any:
    words = {key: value if isinstance(value, int) else pdfdoc.PDFName(value) for key, value in entries.items()}
    filters = [pdfdoc.PDFZCompress] if packed else []
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(words), content, filters)


@cache
def _profile() -> bytes:
    return (resources.root() / "colour" / "sRGB.icc").read_bytes()


class _Tree:
    """Writes the elements of one file. Their texts need one another's numbers, so all are numbered first."""

    def __init__(self, document: Any, pages: list[list[Node]]) -> None:
        self._document = document
        self._pages = pages
        self._drawn = document.Pages.pages
        self._refs = [f"{self._number(page)} 0 R" for page in self._drawn]
        self._of: dict[Node, str] = {}

    def _number(self, part: Any) -> int:
        name = self._document.Reference(part).name
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def write(self, root: Node) -> Any:
        """The structure's root; every page is told where its elements are found."""
        top, written = _Raw(""), [(node, _Raw("")) for node in root.walk()]
        above = {root: f"{self._number(top)} 0 R"}
        for node, raw in written:
            self._of[node] = f"{self._number(raw)} 0 R"
            above |= dict.fromkeys(node.kids, self._of[node])
        for node, raw in written:
            raw.text = self._element(node, above[node])
        for i, page in enumerate(self._drawn):
            page.StructParents = i
            page.Tabs = pdfdoc.PDFName("S")
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        lists = (f"{i} [{' '.join(self._of[n] for n in self._pages[i])}]" for i in range(len(self._drawn)))
        parents = _Raw(f"<< /Nums [{' '.join(lists)}] >>")
        top.text = (
            f"<< /Type /StructTreeRoot /K {self._of[root]} /ParentTree {self._number(parents)} 0 R "
            f"/ParentTreeNextKey {len(self._drawn)} >>"
        )
        return top

    def _element(self, node: Node, above: str) -> str:
        words = [f"/S /{node.role} /P {above}"]
        if node.shown:
            home = node.shown[0][0]
            words.append(f"/Pg {self._refs[home]} /K [{' '.join(self._mixed(node, home))}]")
        elif node.kids:
            words.append(f"/K [{' '.join(self._of[kid] for kid in node.kids)}]")
        if node.alt:
            words.append(f"/Alt <FEFF{node.alt.encode('utf-16-be').hex().upper()}>")
        attributes = _attributes(node)
        if attributes:
            words.append(f"/A {attributes}")
        return f"<< {' '.join(words)} >>"

    def _mixed(self, node: Node, home: int) -> Iterator[str]:
        """What is shown and the elements in it, in the order they are read."""
        told = 0
        for at, after in zip(node.shown, node.after, strict=True):
            yield from (self._of[kid] for kid in node.kids[told:after])
            told = max(told, after)
            yield self._content(at, home)
        yield from (self._of[kid] for kid in node.kids[told:])

    def _content(self, at: tuple[int, int], home: int) -> str:
        page, number = at
        return str(number) if page == home else f"<< /Type /MCR /Pg {self._refs[page]} /MCID {number} >>"


def _attributes(node: Node) -> str:
    if node.box:
        return f"<< /O /Layout /BBox [{' '.join(f'{at:.2f}' for at in node.box)}] >>"
    said = f" /Scope /{node.scope}" if node.scope else ""
    if node.span > 1:
        said += f" /ColSpan {node.span}"
    return f"<< /O /Table{said} >>" if said else ""


_EXTENSION: Final = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"""
_PROPERTY: Final = """<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>\
<pdfaProperty:valueType>{type}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"""
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:posapp="{namespace}"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{common}
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _extension(name: str, uri: str, prefix: str, properties: tuple[tuple[str, str, str], ...]) -> str:
    listed = "".join(_PROPERTY.format(name=n, type=kind, about=about) for n, kind, about in properties)
    return _EXTENSION.format(name=name, uri=uri, prefix=prefix, properties=listed)


_SCHEMAS: Final = _extension(
    "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", (("part", "Integer", "Part of ISO 14289"),)
) + _extension(
    "Issued paper", NAMESPACE, "posapp",
    (("Kind", "Text", "Kind of paper"), ("Number", "Text", "Number of the paper"), ("Digest", "Text", "SHA-256 of the record")),
)  # fmt: skip


def escape(text: str) -> str:
    """Text as it stands in XML. The standard library's own brings the whole of urllib with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _metadata(paper: Paper) -> bytes:
    """The XMP packet: the same words as the document's information, and what the paper is."""
    titled = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(title(paper))}</rdf:li></rdf:Alt>'
    about = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(paper.subject)}</rdf:li></rdf:Alt>'
    said = {
        "dc:title": titled,
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(paper.author)}</rdf:li></rdf:Seq>" if paper.author else "",
        "dc:description": about if paper.subject else "",
        "pdf:Keywords": escape(keywords(paper)),
        "pdf:Producer": PRODUCER,
        "xmp:CreatorTool": PRODUCER,
        "posapp:Kind": escape(paper.kind),
        "posapp:Number": escape(paper.number),
        "posapp:Digest": escape(paper.digest),
    }
    common = "\n".join(f"<{key}>{value}</{key}>" for key, value in said.items() if value)
    packet = _PACKET.format(namespace=NAMESPACE, language=escape(paper.language), common=common, schemas=_SCHEMAS)
    return packet.encode("utf-8")
