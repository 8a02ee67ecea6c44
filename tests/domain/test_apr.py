"""実質年率 by the ordinance's rule, and instalments from a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.apr import actuarial_rate, with_charge

RATES = st.decimals(Decimal("0.1"), Decimal("29.2"), places=1)


@pytest.mark.parametrize(
    ("financed", "payments", "rate"),
    [
        (100_000, [3_000] * 36, "5.0648"),
        (100_000, [4_707] * 24, "11.9926"),
        (120_000, [3_000] * 23 + [60_000], "4.9815"),
        (108_000, [3_000] * 36, "0.0"),
        (108_000, [2_999] * 36, "0.0"),
    ],
)
def test_the_check_values(financed: int, payments: list[int], rate: str) -> None:
    assert str(actuarial_rate(financed, payments)) == rate


def ordinance_rate(financed: int, payments: list[int]) -> float:
    """別表第一 as it is written: R = F / ΣUT, with each U following from the one before; found by halving."""
    charge = sum(payments) - financed
    low, high = 0.0, 10.0
    for _ in range(100):
        rate = (low + high) / 2
        left, worth = float(financed), 0.0
        for payment in payments:
            worth += left / 12
            left -= payment - rate * left / 12
        low, high = (rate, high) if charge > rate * worth else (low, rate)  # R = F / ΣUT, without dividing
    return rate * 100


@given(st.integers(10_000, 500_000), st.integers(1, 60), st.integers(0, 5_000))
def test_the_internal_rate_is_the_ordinances_rate(financed: int, count: int, more: int) -> None:
    payments = [financed // count + more] * count
    if sum(payments) > financed and ordinance_rate(financed, payments) < 900:
        assert abs(float(actuarial_rate(financed, payments)) - ordinance_rate(financed, payments)) < 0.001


@given(st.integers(10_000, 1_000_000), st.integers(2, 60), RATES)
def test_equal_instalments_are_never_dearer_than_the_rate(financed: int, count: int, rate: Decimal) -> None:
    amounts = with_charge(financed, [1] * count, 0, rate)
    assert len(amounts) == count and len(set(amounts[1:])) == 1
    assert actuarial_rate(financed, amounts) <= rate
    assert sum(amounts) >= financed


@pytest.mark.parametrize(("financed", "rate"), [(1_000, "0.01"), (100, "1"), (35, "0.0001"), (107_999, "0.0001")])
def test_what_was_financed_is_repaid_however_small_the_charge(financed: int, rate: str) -> None:
    amounts = with_charge(financed, [1] * 36, 0, Decimal(rate))
    assert sum(amounts) == financed
    assert amounts[0] > amounts[1] == amounts[-1]
    with_residual = with_charge(financed, [1] * 23, financed // 2, Decimal(rate))
    assert sum(with_residual) >= financed and with_residual[-1] == financed // 2


@given(st.integers(50_000, 1_000_000), st.integers(2, 47), RATES, st.integers(1, 99))
def test_a_residual_is_kept_and_the_rate_not_exceeded(financed: int, count: int, rate: Decimal, percent: int) -> None:
    residual = financed * percent // 200
    amounts = with_charge(financed, [1] * count, residual, rate)
    assert amounts[-1] == residual
    assert actuarial_rate(financed, amounts) <= rate


def test_nothing_financed_is_repaid_with_nothing() -> None:
    assert with_charge(0, [0] * 48, 0, Decimal("3.5")) == (0,) * 48
    assert with_charge(0, [1] * 36, 0, Decimal("3.5")) == (0,) * 36


def test_steps_keep_their_proportion() -> None:
    amounts = with_charge(120_000, [1_000] * 24 + [4_000] * 24, 0, Decimal("6"))
    assert set(amounts[:24]) == {amounts[0]} and set(amounts[24:]) == {amounts[24]}
    assert abs(amounts[24] - 4 * amounts[0]) < 4
    assert Decimal("5.9") < actuarial_rate(120_000, amounts) <= 6


def test_rates_beyond_the_first_bracket_are_found() -> None:
    assert actuarial_rate(1_000, [3_000]) == 2_400
