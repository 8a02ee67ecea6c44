"""Bands on pages: nothing nearly empty at the end, heads with what follows, whole things whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.documents.faults import PaperFault
from posapp.documents.pdf_flow import Band, Page, Row
from posapp.documents.pdf_pages import paginate

HIGH = 100.0


def band(*heights: float, opens: bool = False, whole: bool = False, with_next: bool = False) -> Band:
    rows = tuple(Row(height, lambda pen, top: None) for height in heights)
    return Band(rows=rows, before=0.0, opens=opens, whole=whole, with_next=with_next)


def head() -> Band:
    return band(10, opens=True, with_next=True)


def heights(pages: list[Page]) -> list[list[float]]:
    return [[row.height for share in page for row in share.rows] for page in pages]


def flowed(*bands: Band) -> list[list[float]]:
    return heights(paginate(bands, 0.0, HIGH).pages)


def test_a_last_page_with_little_takes_the_last_section_over() -> None:
    assert flowed(head(), band(35, whole=True), head(), band(30, whole=True), band(20, whole=True)) == [
        [10, 35], [10, 30, 20],
    ]  # fmt: skip


def test_without_a_section_it_takes_rows_but_no_more_than_it_needs() -> None:
    assert flowed(band(*[10] * 11)) == [[10] * 8, [10] * 3]


def test_a_page_is_not_emptied_for_the_last_one() -> None:
    assert flowed(band(90, whole=True), band(20, whole=True)) == [[90], [20]]


def test_a_section_that_would_leave_too_little_behind_stays_and_pieces_go() -> None:
    pieces = (band(20, whole=True) for _ in range(5))
    assert flowed(band(10), head(), *pieces) == [[10, 10, 20, 20, 20], [20, 20]]


def test_nothing_moves_where_the_last_page_holds_enough() -> None:
    assert flowed(band(30, whole=True), head(), band(*[10] * 5), head(), band(*[10] * 3)) == [
        [30, 10, *[10] * 5], [10, *[10] * 3],
    ]  # fmt: skip


def test_no_page_is_added_to_even_them_out() -> None:
    assert len(flowed(band(*[25] * 9))) == 3


def test_a_head_never_ends_a_page() -> None:
    assert flowed(band(95), head(), band(60, whole=True)) == [[95], [10, 60]]


def test_what_is_taller_than_a_page_is_refused() -> None:
    with pytest.raises(PaperFault, match="paper-needs"):
        flowed(band(101))


def breaks() -> Band:
    return Band(rows=(), breaks=True)


def test_what_ends_before_a_break_is_evened_out_too() -> None:
    assert flowed(band(*[10] * 11), breaks(), band(30)) == [[10] * 8, [10] * 3, [30]]


def test_a_last_row_is_not_alone_on_its_page() -> None:
    rows = band(*[19] * 6)
    assert flowed(band(5, whole=True), rows, band(60, whole=True)) == [[5, 19, 19, 19, 19], [19, 19, 60]]


def test_a_row_that_is_read_with_the_one_above_stays_on_its_page() -> None:
    apart = band(50, *[10] * 8)
    assert flowed(apart) == [[50, *[10] * 3], [10] * 5]
    rows = tuple(replace(row, joined=nth == 4) for nth, row in enumerate(apart.rows))
    assert flowed(replace(apart, rows=rows)) == [[50, *[10] * 4], [10] * 4]


def test_a_heading_brings_two_rows_where_that_costs_no_page() -> None:
    assert flowed(band(75, whole=True), head(), band(*[13] * 6)) == [[75], [10, *[13] * 6]]
    assert flowed(band(60, whole=True), head(), band(*[13] * 6)) == [[60, 10, 13, 13], [13] * 4]
    assert flowed(band(75, whole=True), head(), band(*[13] * 7)) == [[75, 10, 13], [13] * 6]
