"""The typefaces of the papers: which face has a character, how wide it is, and what none of them has.

Knows font files and characters, no page. The three files in ``resources/fonts`` are the only ones; nothing of the system is used.
"""

from __future__ import annotations

import mmap
import unicodedata
from array import array
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics, ttfonts

from posapp import resources
from posapp.documents.faults import PaperFault
from posapp.domain.problem import Problem, stop

FILES: Final = {
    "posapp-regular": "BIZUDPGothic-Regular.ttf",
    "posapp-bold": "BIZUDPGothic-Bold.ttf",
    "posapp-fallback": "NotoSansJP-Regular.ttf",
}
"""Name in the PDF canvas and file name of each face."""

REGULAR: Final = "posapp-regular"
BOLD: Final = "posapp-bold"
FALLBACK: Final = "posapp-fallback"

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TABULAR_EM: Final = 0.7598
"""The pitch of every digit in a column of figures."""


def is_selector(char: str) -> bool:
    """True for variation selectors, which choose a form of the character before them."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def default_directory() -> Path:
    """Where the fonts lie that travel with the program."""
    return resources.root() / "fonts"


class Fonts:
    """The faces of one directory, registered for drawing. Raises PaperFault font-missing or font-damaged.

    The fallback is read with the first character that needs it: most papers never do, and it is the largest file.
    """

    def __init__(self, directory: Path) -> None:
        _mend_to_unicode()
        for file in FILES.values():
            if not (directory / file).is_file():
                raise PaperFault("font-missing", file)
        self._directory = directory
        self._faces = {name: _load(name, directory / FILES[name]) for name in (REGULAR, BOLD)}
        self._known: dict[tuple[str, bool], tuple[str, float]] = {}
        self._fine: set[str] = set()

    def glyph(self, char: str, bold: bool) -> tuple[str, float]:
        """The face that draws ``char`` and its width in em. A character without a glyph has the face ``""``."""
        key = (char, bold)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(char, bold)
        return found

    def _look_up(self, char: str, bold: bool) -> tuple[str, float]:
        if char == "\n":  # in no face: asking the fallback would read it for nothing
            return "", 0.0
        for name in (BOLD if bold else REGULAR, FALLBACK):
            face = self._face(name).face
            if face.charToGlyph.get(ord(char), 0):
                return name, face.charWidths[ord(char)] / 1000
        return "", 0.0

    def _face(self, name: str) -> Any:
        if name not in self._faces:
            self._faces[name] = _load(name, self._directory / FILES[name])
        return self._faces[name]

    def widths(self, text: str, bold: bool, size: float, *, tabular: bool = False) -> list[float]:
        """Width of each character in points."""
        if tabular:
            return [(_TABULAR_EM if c in "0123456789" else self.glyph(c, bold)[1]) * size for c in text]
        return [self.glyph(c, bold)[1] * size for c in text]

    def width(self, text: str, bold: bool, size: float, *, tabular: bool = False) -> float:
        """Width of the text in points."""
        return sum(self.widths(text, bold, size, tabular=tabular))

    def stretches(self, text: str, bold: bool) -> list[tuple[str, str]]:
        """The text cut into (face, characters) wherever the face changes."""
        cut: list[tuple[str, str]] = []
        for char in text:
            face, _ = self.glyph(char, bold)
            if cut and cut[-1][0] == face:
                cut[-1] = (face, cut[-1][1] + char)
            else:
                cut.append((face, char))
        return cut

    def problems(self, texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
        """What cannot be printed in ``(where, text)`` pairs: glyph-missing, text-control, text-direction. Each character once."""
        found: dict[tuple[str, str], Problem] = {}
        for where, text in texts:
            if self._fine.issuperset(text):
                continue
            for char in text:
                code = self._trouble(char)
                if not code:
                    self._fine.add(char)
                if code and (code, char) not in found:
                    name = unicodedata.name(char, "")
                    shown = char if code == "glyph-missing" else ""
                    found[code, char] = stop(code, where, character=shown, code_point=f"U+{ord(char):04X}", name=name)
        return tuple(found.values())

    def _trouble(self, char: str) -> str:
        if char == "\n" or is_selector(char):
            return ""
        if char in _BIDI:
            return "text-direction"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            return "text-control"
        return "" if self.glyph(char, False)[0] else "glyph-missing"


def drawable(text: str) -> str:
    """The text without variation selectors: the base character is drawn, since no face here has the variant forms."""
    return "".join(c for c in text if not is_selector(c)) if any(map(is_selector, text)) else text


class _Mapped:
    """A font file for ReportLab, which would keep a copy of it in memory: here only the pages that are read are there."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)

    def read(self) -> mmap.mmap:
        """Its bytes; ValueError for an empty file."""
        with open(self.name, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class _Glyphs:
    """The outlines of a mapped font: each is copied when it is asked for. ReportLab copies all 4 MB of them for every paper."""

    def __init__(self, file: mmap.mmap, start: int) -> None:
        self._file, self._start = file, start

    def __getitem__(self, part: slice) -> bytes:
        return self._file[self._start + part.start : self._start + part.stop]


def _slim(face: Any) -> None:
    """Keep tables of 25,000 glyphs as numbers instead of as objects, and not at all what only text shaping asks for."""
    face.glyphToChar = {}
    face.glyphPos = array("L", face.glyphPos)
    once: dict[object, object] = {}
    face.hmetrics = [once.setdefault(pair, pair) for pair in face.hmetrics]
    for point, width in face.charWidths.items():
        face.charWidths[point] = once.setdefault(width, width)
    file, whole = face._ttf_data, face.get_table
    glyphs = _Glyphs(file, face.get_table_pos("glyf")[0])
    face.get_table = lambda tag: glyphs if tag == "glyf" else whole(tag)
    if hasattr(mmap, "MADV_DONTNEED"):
        file.madvise(mmap.MADV_DONTNEED)  # the tables are read


def _load(name: str, path: Path) -> Any:
    try:
        font = ttfonts.TTFont(name, _Mapped(path))
        _slim(font.face)
    except (
        Exception
    ) as error:  # struct.error and whatever else a broken table provokes: the file is the cause in each case
        raise PaperFault("font-damaged", path.name) from error
    size = path.stat().st_size
    if any(table["offset"] + table["length"] > size for table in font.face.table.values()):
        raise PaperFault("font-damaged", path.name)
    pdfmetrics.registerFont(font)
    return font


@cache
def _mend_to_unicode() -> None:
    """Make text beyond the BMP extract as itself: ReportLab writes such code points cut to four digits."""
    original = ttfonts.makeToUnicodeCMap

    def mended(fontname: str, subset: list[int]) -> str:
        text = str(original(fontname, subset))
        for i, point in enumerate(subset):
            if point > 0xFFFF:
                text = text.replace(
                    f"<{i:02X}> <{point:04X}>", f"<{i:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
                )
        return text

    ttfonts.makeToUnicodeCMap = mended
