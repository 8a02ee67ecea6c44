"""What a print is made of: a paper with its marks, an operator's document as it is, or the reason why there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from posapp.domain.problem import Problem, stop
from posapp.services.ports import Making, PaperRow
from posapp.services.print_ports import PrintFault, PrintJobRow
from posapp.services.print_sources import Sources

AT = datetime(2021, 6, 15, tzinfo=UTC)
ROW = PaperRow(
    id=UUID(int=1), number="Q-1", kind="quote", case_id=None, title="見積書", digest="d" * 64, body='""', format=1,
    state="waiting", reason="", prints=0, issued_at=AT,
)  # fmt: skip


class Papers:
    def paper(self, id: UUID) -> PaperRow | None:
        return ROW if id == ROW.id else None

    def pdf(self, row: PaperRow, copy: str = "", reprint: int = 0, making: Making | None = None) -> bytes:
        return f"{row.number}/{copy}/{reprint}/{making or 'seen'}".encode()


def document(id: UUID) -> bytes | Problem:
    return b"the operator's own" if id.int == 7 else stop("official-altered")


def job(paper: int | None, document: int | None) -> PrintJobRow:
    return PrintJobRow(
        id=UUID(int=9), paper_id=None if paper is None else UUID(int=paper), title="見積書", copy="shop", reprint=2,
        document_id=None if document is None else UUID(int=document), printer="", tray="", sides="one", state="waiting",
        reason="", ticket="", staff="", asked_at=AT, changed_at=AT,
    )  # fmt: skip


def test_a_paper_comes_with_its_marks_and_a_document_as_it_is() -> None:
    sources = Sources(Papers(), document)
    assert sources(job(1, None), None) == b"Q-1/shop/2/seen"
    assert sources(job(1, None), Making.PRINTED) == b"Q-1/shop/2/printed"
    assert sources(job(None, 7), Making.PRINTED) == b"the operator's own"


@pytest.mark.parametrize(("paper", "found", "code"), [(2, None, "paper-missing"), (None, 8, "official-altered")])
def test_what_is_not_there_says_so(paper: int | None, found: int | None, code: str) -> None:
    with pytest.raises(PrintFault) as wrong:
        Sources(Papers(), document)(job(paper, found), None)
    assert wrong.value.code == code
