"""Known faults of the papers. A front end turns the code into a Japanese sentence; nothing here is a bug."""

from __future__ import annotations


class PaperFault(Exception):
    """A paper cannot be made, for a reason that staff can mend.

    code    font-missing, font-damaged, glyph-missing, paper-damaged, paper-kind-unknown, paper-needs, pdf-none, pdf-locked, pdf-long,
            pdf-heavy or pdf-unreadable
    detail  the file, the characters or the field concerned
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
