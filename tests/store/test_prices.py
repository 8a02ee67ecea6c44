"""The tables of the price list refuse what would not be understood later; a refused import leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
from posapp.store.ids import uuid7
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples

PRICE = PriceRow(
    device_key="甲", name="甲 64GB", jan="4900000000016", cash_price=100, valid_from="2019-06-01", valid_until="",
    search="甲 64gb", body='{"秘密": 1}',
)  # fmt: skip
BROKEN: dict[str, dict[str, Any]] = {
    "ck_price_rows_device_key_filled": {"device_key": " "},
    "ck_price_rows_name_filled": {"name": ""},
    "ck_price_rows_valid_from_day": {"valid_from": "2019-6-1"},
    "ck_price_rows_valid_until_day": {"valid_until": "2019-02-30"},
    "ck_price_rows_body_json": {"body": "秘密"},
}
BROKEN_IMPORTS: dict[str, dict[str, Any]] = {
    "ck_price_imports_title_filled": {"title": " "},
    "ck_price_imports_version_day": {"version": ""},
    "ck_price_imports_new_counted": {"new": -1},
    "ck_price_imports_refused_counted": {"refused": -1},
}


def taken(make: Samples) -> PriceImportRow:
    return PriceImportRow(
        id=uuid7(), number=0, at=make.at(), staff="店員一", file="list.csv", title="価格表", version="2019-06-01",
        sample=False, new=1, changed=0, ended=0, same=0, refused=0, digest="",
    )  # fmt: skip


def nothing(store: Store) -> None:
    assert (store.prices.imports(), list(store.prices.rows("")), store.events()) == ((), [], ())
    assert (store.prices.stamp(), store.check()) == ("0/0", ())


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_price_is_named_and_nothing_of_its_import_stays(store: Store, make: Samples, rule: str) -> None:
    rows = (PRICE, replace(PRICE, **{"device_key": "乙", **BROKEN[rule]}))
    with pytest.raises(ValueError, match=rule) as caught:
        store.prices.take(taken(make), rows, (), make.event(), expect="0/0")
    assert "秘密" not in str(caught.value)
    nothing(store)


@pytest.mark.parametrize("rule", BROKEN_IMPORTS)
def test_a_broken_import_is_named(store: Store, make: Samples, rule: str) -> None:
    row = replace(taken(make), **BROKEN_IMPORTS[rule])
    with pytest.raises(ValueError, match=rule):
        store.prices.take(row, (PRICE,), (), make.event(), expect="0/0")
    nothing(store)


def test_an_end_before_the_first_day_takes_a_price_away_and_keeps_it_for_undoing(store: Store, make: Samples) -> None:
    shelf = store.prices
    shelf.take(taken(make), (PRICE,), (), make.event(), expect="0/0")
    second = taken(make)
    end = PriceEnd(device_key="甲", valid_from="2019-06-01", last="2019-05-31")
    given = shelf.take(second, (replace(PRICE, cash_price=90),), (end,), make.event(), expect="1/0")
    assert given is not None and (given.number, len(given.digest)) == (2, 64)
    assert [row.cash_price for row in shelf.rows("")] == [90]
    assert shelf.count("2019-06-15") == 1 and shelf.days("甲") == (("2019-06-01", ""),)
    assert shelf.undo(second.id, make.at(), make.event())
    assert list(shelf.rows("")) == [PRICE]
    assert store.check() == ()


def test_the_same_content_has_the_same_digest_and_other_content_another(store: Store, make: Samples) -> None:
    shelf, digests = store.prices, list[str]()
    for price in (PRICE, PRICE, replace(PRICE, body='{"秘密": 2}'), replace(PRICE, valid_until="2019-06-30")):
        row = shelf.take(taken(make), (price,), (), make.event(), expect=shelf.stamp())
        assert row is not None and shelf.imports()[0] == row
        digests.append(row.digest)
        shelf.undo(row.id, make.at(), make.event())
    assert digests[0] == digests[1] and len(set(digests)) == 3


def test_a_day_s_lines_stand_by_name_and_their_numbers_name_them(store: Store, make: Samples) -> None:
    names = ("丙", "甲", "乙")
    rows = tuple(replace(PRICE, device_key=name, name=name, search=name, jan="") for name in names)
    later = replace(PRICE, valid_from="2020-01-01", search="後")
    store.prices.take(taken(make), (*rows, later), (), make.event(), expect="0/0")
    lines = store.prices.lines("2019-06-15")
    assert [line for _, line in lines] == sorted(names)
    numbers = [number for number, _ in lines]
    assert [found.name for found in store.prices.offers(reversed(numbers))] == sorted(names, reverse=True)
    assert store.prices.offers([]) == () and store.prices.offers([999]) == ()
    assert [line for _, line in store.prices.lines("2020-01-01")] == sorted((*names, "後"))
