"""Which version holds on a day, and what an unusable law does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog, CatalogUnusable
from posapp.catalog.loader import load

ID = "docomo-okaeshi"


@pytest.fixture
def two(catalog: Catalog) -> Catalog:
    """The same program sold in two periods with a gap of a year."""
    first = catalog.versions(ID)[0]
    second = replace(first, version="2022-10-01", valid_from=date(2022, 10, 1), valid_until=date(2023, 3, 31))
    return replace(catalog, programs=(first, second))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2019, 6, 1), "2019-06-01"),
        (date(2021, 9, 23), "2019-06-01"),
        (date(2021, 9, 24), "2019-06-01"),
        (date(2022, 3, 1), "2019-06-01"),
        (date(2022, 6, 1), "2022-10-01"),
        (date(2022, 10, 1), "2022-10-01"),
        (date(2030, 1, 1), "2022-10-01"),
        (date(1999, 1, 1), "2019-06-01"),
    ],
)
def test_the_version_of_a_day_or_the_nearest(two: Catalog, day: date, version: str) -> None:
    found = two.program(ID, day)
    assert found is not None
    assert found.version == version


def test_latest_is_the_newest_already_begun(two: Catalog) -> None:
    assert two.latest(ID, date(2019, 5, 31)) is None
    for day, version in ((date(2022, 9, 30), "2019-06-01"), (date(2026, 1, 1), "2022-10-01")):
        found = two.latest(ID, day)
        assert found is not None
        assert found.version == version


def test_an_unknown_id_has_no_version(catalog: Catalog) -> None:
    assert catalog.program("nobody", date(2020, 1, 1)) is None
    assert catalog.versions("nobody") == ()


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2019, 5, 31), 0),
        (date(2019, 6, 1), 7),
        (date(2020, 2, 21), 8),
        (date(2024, 1, 1), 9),
        (date(2025, 8, 20), 6),
    ],
)
def test_sold_on_a_day(catalog: Catalog, day: date, count: int) -> None:
    sold = catalog.sold_on(day)
    assert len(sold) == count
    assert all(program.sold_on(day) for program in sold)


def test_without_law_nothing_is_quoted(folder: Path) -> None:
    (folder / "law" / "persons.toml").unlink()
    catalog = load(folder)
    assert [m.key for m in catalog.mistakes] == ["adult_age", "senior_age", "ledger_years", "ledger_tax_years"]
    assert catalog.law_book is None
    with pytest.raises(CatalogUnusable, match="adult_age") as fault:
        _ = catalog.law
    assert fault.value.mistakes == catalog.mistakes
