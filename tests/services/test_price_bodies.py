"""A price comes back from its row with everything it had."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.prices import ListedDevice
from posapp.domain.purchase import Device, Discount, StepAmount, Terms
from posapp.services.price_bodies import listed_of, row_of
from posapp.services.snapshots import SnapshotUnreadable

FULL = ListedDevice(
    key="4900000000016",
    device=Device(name="見本機種", category="phone", storage="64GB", colour="黒", jan="4900000000016", imei="1"),
    maker="見本電機",
    cash_price=100,
    terms=(("p", Terms(
        residual=5, steps=(StepAmount(first=1, last=2, amount=3),), usage_fee=7, expected_buyback=((13, 40), (14, 39)),
    )),),
    discounts=(Discount(label="春", amount=8),),
    valid_from=date(2026, 6, 1),
    valid_until=date(2026, 6, 30),
)  # fmt: skip


@pytest.mark.parametrize(
    "value", [FULL, FULL.device, FULL.terms[0][1], FULL.discounts[0]], ids=lambda v: type(v).__name__
)
def test_the_sample_leaves_no_field_at_its_default(value: object) -> None:
    """A field that comes later must come into the body too: it has to be set here, and then the test below fails."""
    for field in fields(value):  # type: ignore[arg-type]
        assert getattr(value, field.name) not in (None, "", (), 0), field.name


def test_everything_comes_back() -> None:
    assert listed_of(row_of(FULL)) == FULL


AMOUNTS = st.none() | st.integers(0, 10**7)
TERMS = st.builds(
    Terms, residual=AMOUNTS, usage_fee=AMOUNTS,
    steps=st.lists(st.builds(StepAmount, first=st.integers(1, 24), last=st.integers(1, 48), amount=st.integers(0, 9))).map(tuple),
    expected_buyback=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9))).map(tuple),
)  # fmt: skip
PRICES = st.builds(
    ListedDevice, key=st.text(min_size=1), maker=st.text(), cash_price=st.integers(0, 10**7),
    device=st.builds(Device, name=st.text(), category=st.text(), storage=st.text(), colour=st.text(), jan=st.text()),
    terms=st.lists(st.tuples(st.text(), TERMS), max_size=3).map(tuple),
    discounts=st.lists(st.builds(Discount, label=st.text(), amount=st.integers(0, 9)), max_size=2).map(tuple),
    valid_from=st.none() | st.dates(), valid_until=st.none() | st.dates(),
)  # fmt: skip


@given(PRICES)
def test_any_price_comes_back(price: ListedDevice) -> None:
    assert listed_of(row_of(price)) == price


@pytest.mark.parametrize(
    "body", ["{}", "[]", "[2,[],[],[],[]]", "7", '[1,["x"],"",[],[]]', "[1", '[2,["","","","",""],"",[],[]]']
)
def test_another_shape_is_told(body: str) -> None:
    with pytest.raises(SnapshotUnreadable, match="price"):
        listed_of(replace(row_of(FULL), body=body))
