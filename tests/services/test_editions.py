"""Other editions of kept papers on a real store: made once from what was issued, kept under its number, verified like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from posapp.documents import press
from posapp.services.case_papers import REKEYING
from posapp.services.checking import Checked
from posapp.services.editions import Edition, EditionDesk, as_issued, wanted
from posapp.services.front import Services
from posapp.services.ports import CaseRow, PaperRow
from tests.documents import reading
from tests.services.sale import ready


@pytest.fixture
def case(shop: Services) -> CaseRow:
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    return row


def issued(shop: Services, case: CaseRow) -> tuple[PaperRow, ...]:
    found = shop.sales.case(case.id)
    assert found is not None
    return shop.papers.issue(*found)


def made(shop: Services, row: PaperRow, edition: Edition) -> PaperRow:
    paper = shop.editions.make(row, edition)
    assert isinstance(paper, PaperRow)
    return paper


@pytest.mark.parametrize(("edition", "word", "least"), [
    (Edition.LARGE, "大きな文字", 14.0), (Edition.RUBY, "ふりがな付き", 8.0),
])  # fmt: skip
def test_every_paper_of_a_sale_has_other_editions(
    shop: Services, case: CaseRow, edition: Edition, word: str, least: float
) -> None:
    for row in issued(shop, case):
        paper = made(shop, row, edition)
        assert (paper.number, paper.kind, paper.case_id, paper.issued_at) == (
            row.number, row.kind, row.case_id, row.issued_at,
        )  # fmt: skip
        assert paper.title == f"{word}・{row.title}" and paper.id != row.id
        pdf = shop.papers.pdf(paper)
        assert min(reading.sizes(pdf)) >= least and word in reading.text(pdf)


def test_of_a_paper_and_its_editions_one_print_is_enough(shop: Services, case: CaseRow) -> None:
    first, *others = issued(shop, case)
    large, ruby = made(shop, first, Edition.LARGE), made(shop, first, Edition.RUBY)
    assert shop.papers.unprinted() == wanted((first, *others, large, ruby)) == (ruby, *others)
    out = replace(large, state="printed", prints=1)
    assert wanted((first, *others, out, ruby)) == tuple(others)
    again, stuck = replace(out, state="failed"), replace(others[-1], state="failed")
    assert wanted((first, *others[:-1], again, ruby, stuck)) == (again, stuck, *others[:-1])


def test_an_edition_is_made_once_and_what_was_issued_stays_what_the_case_shows(shop: Services, case: CaseRow) -> None:
    before = issued(shop, case)
    first = made(shop, before[0], Edition.LARGE)
    assert made(shop, before[0], Edition.LARGE) == first
    assert issued(shop, case) == before
    kept = shop.papers.papers(case_id=case.id)
    assert first in kept and as_issued(kept) == before
    sheet = shop.case_papers.make(REKEYING, case.id)
    assert isinstance(sheet, PaperRow)
    assert reading.text(shop.papers.pdf(sheet)).count(before[0].number) == 2  # its field and the list of papers


def test_a_kept_edition_keeps_its_readings(shop: Services, case: CaseRow) -> None:
    row = made(shop, issued(shop, case)[0], Edition.RUBY)
    bytes_then = shop.papers.pdf(row)
    other = EditionDesk(lambda: press, lambda: (("返却", "かえす"),), shop.records, lambda: UUID(int=7))
    assert other.make(issued(shop, case)[0], Edition.RUBY) != row
    assert shop.papers.pdf(row) == bytes_then


def test_large_print_stays_large_and_takes_no_readings(shop: Services, case: CaseRow) -> None:
    large = made(shop, issued(shop, case)[0], Edition.LARGE)
    assert made(shop, large, Edition.LARGE) == large
    refused = shop.editions.make(large, Edition.RUBY)
    assert not isinstance(refused, PaperRow)
    assert [problem.code for problem in refused] == ["edition-large-ruby"]


def test_the_shops_own_sheet_has_no_other_edition(shop: Services, case: CaseRow) -> None:
    sheet = shop.case_papers.make(REKEYING, case.id)
    assert isinstance(sheet, PaperRow)
    refused = shop.editions.make(sheet, Edition.LARGE)
    assert not isinstance(refused, PaperRow)
    assert [problem.code for problem in refused] == ["edition-kind"]


@pytest.mark.parametrize("edition", Edition)
def test_a_file_of_an_edition_is_known_as_issued(
    shop: Services, case: CaseRow, edition: Edition, tmp_path: Path
) -> None:
    row = made(shop, issued(shop, case)[0], edition)
    file = tmp_path / "paper.pdf"
    file.write_bytes(shop.papers.pdf(row))
    checked = shop.checking.file(file)
    assert isinstance(checked, Checked) and checked.row is not None
    assert checked.row.id == row.id and not checked.problems
