"""古物台帳: corrections under their lines, what counts, and until when a line is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from posapp.domain.ledger import LedgerRow, keep_until, lines_of, total_of


def row(number: str, **more: Any) -> LedgerRow:
    given: dict[str, Any] = {
        "number": number, "received_on": date(2021, 6, 15), "category": "phone", "model": "見本機種", "name": "小林 由美子",
        "address": "宮城県", "occupation": "会社員", "age": 38, "price": 36_000,
    }  # fmt: skip
    return LedgerRow(**(given | more))


def test_corrections_stand_under_what_they_put_right() -> None:
    written = (
        row("1"), row("2"), row("3", corrects="1", reason="色", price=30_000), row("4"),
        row("5", corrects="3", reason="氏名", price=31_000), row("6", corrects="2", reason="型名"),
    )  # fmt: skip
    lines = lines_of(written)
    assert [(line.row.number, line.corrected_by, line.stands) for line in lines] == [
        ("1", "3", False), ("3", "5", False), ("5", "", True), ("2", "6", False), ("6", "", True), ("4", "", True),
    ]  # fmt: skip
    assert total_of(lines) == (3, 31_000 + 36_000 + 36_000)


def test_a_correction_whose_line_is_not_here_stands_alone() -> None:
    (line,) = lines_of((row("9", corrects="1", reason="色"),))
    assert (line.row.number, line.stands) == ("9", True)
    assert lines_of(()) == () and total_of(()) == (0, 0)


@pytest.mark.parametrize(
    ("written", "years", "last"),
    [
        (date(2021, 6, 15), 3, date(2024, 6, 15)),
        (date(2021, 6, 15), 7, date(2028, 6, 15)),
        (date(2024, 2, 29), 3, date(2027, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_a_line_is_kept_for_whole_years(written: date, years: int, last: date) -> None:
    assert keep_until(written, years) == last
