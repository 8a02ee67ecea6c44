"""Quotes use the prices of their day: the list of that day, its discounts, and a clear word where it has no price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.prices import ListedDevice, PriceList
from posapp.domain.purchase import Device, Discount, Terms
from posapp.flows.forms import QuoteForm
from posapp.services.quoting import QuoteDesk
from tests.shelves import shelf

SPRING, SUMMER = date(2021, 4, 1), date(2021, 7, 1)
JAN = "4900000000023"


def price(yen: int, first: date | None, last: date | None, *off: Discount, name: str = "見本機種") -> ListedDevice:
    return ListedDevice(
        key=JAN if name == "見本機種" else name, device=Device(name=name, category="phone", jan=JAN if name == "見本機種" else ""),
        maker="見本電機", cash_price=yen, terms=(("docomo-plain-36", Terms()), ("lump-sum", Terms())), discounts=off,
        valid_from=first, valid_until=last,
    )  # fmt: skip


OFF = (Discount(label="春の値引き", amount=720), Discount(label="お店の値引き", amount=360))
LIST = PriceList(
    version=SPRING, title="お店の価格表", sample=False,
    devices=(price(36_000, SPRING, date(2021, 6, 30), *OFF), price(32_400, SUMMER, None), price(7_200, None, None, name="別の機種")),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> QuoteDesk:
    return QuoteDesk(shelf().catalog, LIST, lambda: date(2021, 6, 15))


def chosen(desk: QuoteDesk, form: QuoteForm, key: str = JAN) -> QuoteForm:
    listed = desk.by_key(form, key)
    assert listed is not None
    return desk.choose(replace(form, closing_confirmed="yes"), listed)


@pytest.mark.parametrize(
    ("on", "yen"), [("2021-04-01", 36_000), ("", 36_000), ("2021-06-30", 36_000), ("2021-07-01", 32_400)]
)
def test_the_price_is_that_of_the_form_s_day(desk: QuoteDesk, on: str, yen: int) -> None:
    form = QuoteForm(on=on)
    assert [found.cash_price for found in desk.search(form, "見本機種")] == [yen]
    scanned = desk.by_jan(form, "４９０００００００００２３")
    assert scanned is not None and scanned.cash_price == yen
    sheet = desk.sheet(chosen(desk, form))
    assert sheet.purchase is not None and sheet.purchase.cash_price == yen
    assert sheet.price_list == "2021-04-01" and sheet.problems == ()


def test_a_form_moved_to_another_day_asks_for_a_reason_or_a_new_choice(desk: QuoteDesk) -> None:
    form = chosen(desk, QuoteForm(on="2021-06-30"))
    (moved,) = desk.sheet(replace(form, on="2021-07-01")).problems
    assert (moved.code, dict(moved.values)) == ("price-reason-missing", {"listed": 32_400, "given": 36_000})


def test_a_day_without_a_price_names_the_days_that_have_one(desk: QuoteDesk) -> None:
    sheet = desk.sheet(replace(chosen(desk, QuoteForm()), on="2021-03-31"))
    (problem,) = sheet.problems
    assert sheet.purchase is None and sheet.cards == ()
    assert (problem.code, problem.where) == ("price-not-on-day", "device")
    said = shelf().sentences.text(problem)
    assert "2021年3月31日" in said and "2021年4月1日から" in said and "2021年6月30日まで" in said
    summer = replace(LIST, devices=(price(36_000, SPRING, date(2021, 6, 10)), LIST.devices[2]))
    other = QuoteDesk(shelf().catalog, summer, lambda: date(2021, 6, 5))
    (problem,) = other.sheet(replace(chosen(other, QuoteForm()), on="2021-06-15")).problems
    assert dict(problem.values) == {
        "device": "見本機種",
        "on": "2021-06-15",
        "from": "2021-04-01",
        "until": "2021-06-10",
    }


def test_a_device_that_left_the_list_is_named(desk: QuoteDesk) -> None:
    (problem,) = desk.sheet(replace(chosen(desk, QuoteForm()), listed="gone")).problems
    assert (problem.code, problem.where) == ("device-not-listed", "device")
    assert "見本機種" in shelf().sentences.text(problem)


def test_discounts_of_the_list_come_with_the_device_and_keep_their_names(desk: QuoteDesk) -> None:
    form = chosen(desk, QuoteForm())
    assert form.discount == "1,080"
    purchase = desk.sheet(form).purchase
    assert purchase is not None and purchase.discounts == OFF
    typed = desk.sheet(replace(form, discount="720")).purchase
    assert typed is not None and typed.discounts == (Discount(label="", amount=720),)
    none = desk.sheet(replace(form, discount="")).purchase
    assert none is not None and none.discounts == ()


def test_another_device_brings_its_own_discounts_and_leaves_what_staff_typed(desk: QuoteDesk) -> None:
    assert chosen(desk, chosen(desk, QuoteForm()), "別の機種").discount == ""
    assert chosen(desk, replace(chosen(desk, QuoteForm()), discount="500"), "別の機種").discount == "500"
    assert chosen(desk, QuoteForm(discount="500"), "別の機種").discount == "500"
    assert chosen(desk, QuoteForm(discount="500")).discount == "1,080"
