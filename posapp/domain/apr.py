"""実質年率: the annual rate that the Instalment Sales Act asks for (割賦販売法施行規則 別表第一), and instalments from a rate.

Decimal throughout; periods are months, the first one counted as one month (allowed while it is shorter than two).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from posapp.domain.money import Yen

_STEPS_A_YEAR = 1200  # twelve months, in percent
_FINE = Decimal("0.0001")
_TENTH = Decimal("0.1")


def actuarial_rate(financed: Yen, payments: Sequence[Yen]) -> Decimal:
    """Twelve times the monthly internal rate of return, in percent, to four decimals (half up).

    financed  yen paid to the shop for the customer, above zero
    payments  yen of each monthly instalment
    Zero when nothing is charged. Bisection on a falling function, so it always ends.
    """
    if sum(payments) <= financed:
        return Decimal("0.0")
    low, high = 0.0, 1.0
    while _worth(payments, high) > financed:
        high *= 2
    while low < (middle := (low + high) / 2) < high:  # until no float lies between them
        if _worth(payments, middle) > financed:
            low = middle
        else:
            high = middle
    return _shown(Decimal(high) * _STEPS_A_YEAR)


def _worth(payments: Sequence[Yen], monthly: float) -> float:
    worth = 0.0
    for amount in reversed(payments):
        worth = (worth + amount) / (1 + monthly)
    return worth


def _shown(rate: Decimal) -> Decimal:
    fine = rate.quantize(_FINE, ROUND_HALF_UP).normalize()
    return fine.quantize(_TENTH) if fine == fine.quantize(_TENTH) else fine


def with_charge(financed: Yen, shape: Sequence[Yen], fixed_last: Yen, annual_rate: Decimal) -> tuple[Yen, ...]:
    """Instalments in yen at ``annual_rate`` percent whose proportions follow ``shape``.

    shape       the flexible payments in order (any unit); the residual is not among them
    fixed_last  yen of a residual paid one month after the last of them, 0 when there is none
    Each instalment is rounded down, so the rate shown is never above the rate agreed; where that would repay less than
    was financed, the first instalment holds the remainder, as it does without a charge.
    """
    discount = 1 / (1 + annual_rate / _STEPS_A_YEAR)
    factor = Decimal(1)
    worth = Decimal(0)
    for weight in shape:
        factor *= discount
        worth += weight * factor
    open_amount = financed - fixed_last * factor * discount
    scale = open_amount / worth if worth else Decimal(0)  # nothing financed: nothing to repay
    first, *others = (int((weight * scale).to_integral_value(ROUND_FLOOR)) for weight in shape)
    lacking = max(0, financed - fixed_last - first - sum(others))
    return (first + lacking, *others, fixed_last) if fixed_last else (first + lacking, *others)
