"""People, devices and price lists as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.people import Address, Person, age
from posapp.domain.prices import ListedDevice, ListHead, PriceList, found
from posapp.domain.program import DeviceMatch, EndChoice, EndKind
from posapp.domain.purchase import Device, Discount, StepAmount, Terms
from tests.domain.samples import PREMIUM, program

ADDRESS = Address(postal="987-0362", area="宮城県登米市", town="豊里町小口前", street="99-2")
PERSON = Person(
    family="𠮷田", given="花", family_kana="ヨシダ", given_kana="ハナ", born=date(2000, 2, 29), address=ADDRESS,
    mobile="090-0000-1234",
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "years"), [("2019-02-28", 18), ("2019-03-01", 19), ("2020-02-28", 19), ("2020-02-29", 20)]
)
def test_full_years(day: str, years: int) -> None:
    assert age(PERSON.born, date.fromisoformat(day)) == PERSON.age_on(date.fromisoformat(day)) == years


def test_names_and_the_address_line() -> None:
    assert (PERSON.name, PERSON.kana) == ("𠮷田 花", "ヨシダ ハナ")
    assert ADDRESS.line == "〒987-0362 宮城県登米市豊里町小口前99-2"
    assert Address(postal="1", area="a", town="", street="b", building="c 101").line == "〒1 ab c 101"


def listed(key: str, name: str, jan: str = "") -> ListedDevice:
    device = Device(name=name, category="phone", storage="128GB", colour="黒", jan=jan)
    return ListedDevice(key=key, device=device, maker="ソニー", cash_price=1, terms=(("p", Terms(residual=5)),))


DAY = date(2019, 6, 15)
LIST = PriceList(
    version=date(2019, 6, 1), title="見本", sample=True,
    devices=(listed("a", "Xperia 1", "4901234567894"), listed("b", "Ｘｐｅｒｉａ 5")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("xperia", "ab"),
        ("ＸＰＥＲＩＡ　1", "ab"),
        ("xperia 5", "b"),
        ("ソニー 黒", "ab"),
        ("128", "ab"),
        ("iphone", ""),
        ("", "ab"),
    ],
)
def test_devices_are_found_by_any_part_of_their_name(text: str, keys: str) -> None:
    assert "".join(d.key for d in LIST.search(text, DAY, 20)) == keys


def test_devices_are_found_by_key_and_by_barcode() -> None:
    assert LIST.by_jan("4901234567894", DAY) is LIST.devices[0] is LIST.get("a", DAY)
    assert LIST.by_jan("", DAY) is None and LIST.get("z", DAY) is None
    assert LIST.devices[0].terms_for("p") == Terms(residual=5)
    assert LIST.devices[0].terms_for("q") is None
    assert LIST.search("5", DAY, 1)[0] == found(LIST.devices[1])


def test_a_list_answers_for_a_day() -> None:
    spring = replace(LIST.devices[0], valid_until=date(2019, 6, 30))
    summer = replace(LIST.devices[0], cash_price=2, valid_from=date(2019, 7, 1))
    prices = replace(LIST, devices=(summer, spring))
    for day, price in ((date(2019, 6, 30), 1), (date(2019, 7, 1), 2)):
        listed = prices.get("a", day)
        assert listed is not None and listed.cash_price == price
        assert listed is prices.by_jan("4901234567894", day)
        assert [d.cash_price for d in prices.search("xperia", day, 20)] == [price]
        assert prices.count(day) == 1
        assert prices.head(day) == ListHead(title="見本", version=date(2019, 6, 1), sample=True)
    assert prices.days("a") == ((None, date(2019, 6, 30)), (date(2019, 7, 1), None))
    assert prices.days("z") == ()
    assert prices.edition == LIST.edition


def test_a_device_knows_the_sum_of_its_discounts() -> None:
    off = (Discount(label="機種割引", amount=3), Discount(label="春", amount=4))
    assert replace(LIST.devices[0], discounts=off).discount_total == 7
    assert LIST.devices[0].discount_total == 0


def test_a_device_match_reads_names_from_their_beginning() -> None:
    match = DeviceMatch(names=("iPhone",), except_names=("iPhone SE",))
    assert match.takes("IPHONE 15", "phone") and not match.takes("iPhone SE 3", "phone")
    assert not match.takes("My iPhone", "phone")
    assert not DeviceMatch(categories=("watch",)).takes("x", "phone")


def test_windows_are_found_by_month_and_by_name() -> None:
    found = program(PREMIUM)
    assert [w.name if (w := found.window_at(m)) else None for m in (12, 13, 24, 25, 48, 49)] == [
        None, "early", "early", "standard", "standard", None,
    ]  # fmt: skip
    assert found.window("early") is found.windows[0] and found.window("x") is None


def test_a_choice_holds_in_its_months() -> None:
    choice = EndChoice(kind=EndKind.RETURN, label="", text="", from_month=3, to_month=5)
    assert [month for month in range(8) if choice.holds(month)] == [3, 4, 5]


def test_a_step_counts_and_sums() -> None:
    step = StepAmount(first=25, last=48, amount=3_020)
    assert (step.count, step.total) == (24, 72_480)


def test_a_price_holds_from_its_first_day_to_its_last() -> None:
    open_ended = listed("a", "Xperia 1")
    bounded = replace(open_ended, valid_from=date(2026, 4, 1), valid_until=date(2026, 4, 30))
    assert open_ended.holds(date.min)
    days = [(2026, 3, 31), (2026, 4, 1), (2026, 4, 30), (2026, 5, 1)]
    assert [bounded.holds(date(*day)) for day in days] == [False, True, True, False]
