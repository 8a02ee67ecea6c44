"""古物台帳: corrections under their lines, what counts, and until when a line is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.ledger import LedgerRow, Written, keep_until, ledger_number, lines_of, past_keeping, total_of


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


def written(number: int, on: str, corrects: int | None = None) -> Written:
    return Written(number=number, corrects=corrects, on=date.fromisoformat(on))


def test_a_line_may_go_once_its_last_correction_is_old_enough() -> None:
    book = (
        written(1, "2021-06-15"), written(2, "2021-06-16"), written(3, "2022-01-10", corrects=1),
        written(4, "2023-05-01", corrects=3), written(5, "2023-06-01"),
    )  # fmt: skip

    def past(today: str, years: int = 3) -> list[int]:
        return sorted(past_keeping(reversed(book), years, date.fromisoformat(today)))

    assert past("2024-06-16") == [], "on its last day a line is still there"
    assert past("2024-06-17") == [2], "line 1 waits for the corrections of it"
    assert past("2026-05-01") == [2]
    assert past("2026-05-02") == [1, 2, 3, 4]
    assert past("2026-06-02") == [1, 2, 3, 4, 5]
    assert past("2028-06-16", 7) == [] and past("2028-06-17", 7) == [2]
    assert past_keeping((), 3, date(2030, 1, 1)) == frozenset()


def test_a_correction_whose_line_is_not_in_the_book_goes_by_its_own_day() -> None:
    assert past_keeping((written(9, "2021-06-15", corrects=4),), 3, date(2024, 6, 16)) == {9}


@given(
    st.lists(st.tuples(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 30)), max_size=30),
    st.sampled_from([3, 7]),
    st.dates(date(2015, 1, 1), date(2040, 1, 1)),
)
def test_no_line_goes_early_and_none_without_its_corrections(
    days: list[tuple[date, int]], years: int, today: date
) -> None:
    book = [
        Written(number=n, corrects=n - back if back and back < n else None, on=on)
        for n, (on, back) in enumerate(days, 1)
    ]
    gone = past_keeping(book, years, today)
    for line in book:
        if line.number in gone:
            assert keep_until(line.on, years) < today
        if line.corrects is not None:
            assert (line.number in gone) == (line.corrects in gone)


def test_numbers_run_on_over_the_years() -> None:
    assert ledger_number(datetime(2026, 1, 5, tzinfo=UTC), 87) == "K-2026-000087"
    assert ledger_number(datetime(2027, 12, 31, 23, 59, tzinfo=UTC), 1_234_567) == "K-2027-1234567"
