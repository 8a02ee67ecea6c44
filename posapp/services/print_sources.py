"""What comes out of the printer: a paper with its marks, or an operator's document as it is. Knows no printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from posapp.domain.problem import Problem
from posapp.services.ports import Making, PaperRow
from posapp.services.print_ports import PrintFault, PrintJobRow


class Papers(Protocol):
    """Issued papers."""

    def paper(self, id: UUID) -> PaperRow | None:
        """One of them."""

    def pdf(self, row: PaperRow, copy: str = "", reprint: int = 0, making: Making | None = None) -> bytes:
        """As it was issued, with its marks; on record as what it leaves the shop as."""


class Sources:
    """The PDF of a print. PrintFault paper-missing, or the code of what is wrong with an operator's document."""

    def __init__(self, papers: Papers, document: Callable[[UUID], bytes | Problem]) -> None:
        self._papers, self._document = papers, document

    def __call__(self, job: PrintJobRow, making: Making | None) -> bytes:
        """A document is printed as its operator made it: no mark is laid on."""
        if job.document_id is not None:
            found = self._document(job.document_id)
            if isinstance(found, Problem):
                raise PrintFault(found.code)
            return found
        row = None if job.paper_id is None else self._papers.paper(job.paper_id)
        if row is None:
            raise PrintFault("paper-missing")
        return self._papers.pdf(row, job.copy, job.reprint, making)
