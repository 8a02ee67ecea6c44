"""公式書類を加える: days as they are typed at the counter."""

from __future__ import annotations

from datetime import date

import pytest

from posapp.flows.official import OfficialDays, OfficialForm, read_official


def test_an_edition_with_an_open_end() -> None:
    read = read_official(OfficialForm(version=" 2024年4月版 ", valid_from="R6.4.1"))
    assert read == OfficialDays(version="2024年4月版", first=date(2024, 4, 1), last=None)


def test_both_days_and_the_edition_before_ends() -> None:
    form = OfficialForm(version="第2版", valid_from="２０２４/４/１", valid_until="2025年3月31日", replaces="yes")
    assert read_official(form) == OfficialDays(
        version="第2版", first=date(2024, 4, 1), last=date(2025, 3, 31), replaces=True
    )


def test_one_day_is_a_period() -> None:
    read = read_official(OfficialForm(version="1", valid_from="2024-04-01", valid_until="2024-04-01"))
    assert isinstance(read, OfficialDays) and read.first == read.last


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (OfficialForm(), [("version", "field-empty"), ("valid_from", "field-empty")]),
        (OfficialForm(version="1", valid_from="4月"), [("valid_from", "date-unreadable")]),
        (OfficialForm(version="1", valid_from="2024-02-30"), [("valid_from", "date-impossible")]),
        (
            OfficialForm(version="1", valid_from="2024-04-01", valid_until="いつか"),
            [("valid_until", "date-unreadable")],
        ),
        (
            OfficialForm(version="1", valid_from="2024-04-01", valid_until="2024-03-31"),
            [("valid_until", "official-days-order")],
        ),
        (OfficialForm(version="版" * 41, valid_from="2024-04-01"), [("version", "text-too-long")]),
        (OfficialForm(version="a\u202eb", valid_from="2024-04-01"), [("version", "control-characters")]),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(form: OfficialForm, wrong: list[tuple[str, str]]) -> None:
    read = read_official(form)
    assert isinstance(read, tuple)
    assert [(problem.where, problem.code) for problem in read] == wrong
