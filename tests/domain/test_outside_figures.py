"""Figures that others have published, from committed tables that name their source. Nothing is wider than the source prints.

Where a source prints two decimals, the exact value is rounded to two decimals and must be the same. Amounts are taken in
units so small that posapp's own rounding down of instalments (below one unit) is far behind the last printed place.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from stdnum import ean, imei
from stdnum.jp import cn

from posapp.domain.apr import actuarial_rate, with_charge
from posapp.domain.purchase import Device, Terms
from posapp.domain.quote import Quote, build_quote
from tests.domain.samples import SONY_2Y, law, program, purchase, quote_of

FOLDER = Path(__file__).resolve().parents[1] / "data" / "outside"
UNIT = 10**8
"""Parts of a dollar or a yen in which instalments are computed here."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table; each column begins where its word in the head does, and may hold spaces."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    head, *rows = [line for line in lines if line and not line.startswith("#")]
    starts = [head.index(word) for word in head.split()]
    ends = [*starts[1:], None]
    words = head.split()
    return [{w: row[a:b].strip() for w, a, b in zip(words, starts, ends, strict=True)} for row in rows]


def as_printed(value: Decimal, printed: str) -> str:
    """The value rounded to as many decimals as the source prints."""
    return str(value.quantize(Decimal(printed), ROUND_HALF_UP))


def payments(text: str) -> list[int]:
    runs = [word.split("x") for word in text.split()]
    return [int(amount) for count, amount in runs for _ in range(int(count))]


RATES = [row for name in ("regulation-z", "residual-credit", "annex-one") for row in table(name)]


@pytest.mark.parametrize("row", RATES, ids=lambda row: row["payments"])
def test_published_annual_rates(row: dict[str, str]) -> None:
    rate = actuarial_rate(int(row["financed"]), payments(row["payments"]))
    assert as_printed(rate, row["rate"]) == row["rate"]


@pytest.mark.parametrize("row", table("internal-rates"), ids=lambda row: row["payments"])
def test_published_internal_rates_of_return(row: dict[str, str]) -> None:
    rate = actuarial_rate(int(row["financed"]), payments(row["payments"])) / 1200
    assert as_printed(rate, row["rate"]) == row["rate"]


@pytest.mark.parametrize("row", table("level-payments"), ids=lambda row: f"{row['financed']} at {row['rate']}")
def test_published_level_payments(row: dict[str, str]) -> None:
    financed = int(row["financed"]) * UNIT
    amounts = with_charge(financed, [1] * int(row["number"]), 0, Decimal(row["rate"]))
    found = amounts[1] if row["what"] == "payment" else sum(amounts) - financed
    assert as_printed(Decimal(found) / UNIT, row["printed"]) == row["printed"]


@pytest.mark.parametrize("row", table("card-tables"), ids=lambda row: f"{row['issuer']} {row['number']}")
def test_published_fees_of_card_instalments(row: dict[str, str]) -> None:
    amounts = with_charge(100 * UNIT, [1] * int(row["number"]), 0, Decimal(row["rate"]))
    assert as_printed(Decimal(sum(amounts)) / UNIT - 100, row["fee"]) == row["fee"]


def test_the_card_tables_fee_reaches_a_whole_quote() -> None:
    fee = next(row["fee"] for row in table("card-tables") if row["number"] == "36")
    quote = quote_of("docomo-plain-36", purchase(price=1_000_000_000, rate="15"))
    assert as_printed(Decimal(quote.finance_charge) / 10_000_000, fee) == fee
    assert as_printed(quote.apr, "15.00") == "15.00"


@pytest.mark.parametrize("row", table("annex-one"), ids=lambda row: row["payments"])
def test_the_annexs_rate_agreed_gives_its_own_schedule_back(row: dict[str, str]) -> None:
    amounts = payments(row["payments"])
    residual = amounts[-1] if amounts[-1] != amounts[0] else 0
    level = len(amounts) - bool(residual)
    financed = int(row["financed"]) * UNIT
    found = with_charge(financed, [1] * level, residual * UNIT, Decimal(row["rate"]))
    assert as_printed(Decimal(found[1]) / UNIT, "1") == str(amounts[0])


def test_a_residual_of_another_counter_is_quoted_by_the_same_rule() -> None:
    """The dealer's rate in posapp's own residual plan: the rate printed on the quote is never above it."""
    bought = purchase(on="2021-06-15", price=190_650, device=Device(name="α7", category="camera"), rate="4.2")
    made = build_quote(program(SONY_2Y), bought, Terms(residual=95_700), law(bought.on))
    assert isinstance(made, Quote), made.problems
    assert as_printed(made.apr, "4.2") == "4.2" and made.apr <= Decimal("4.2")


@pytest.mark.parametrize("row", table("check-digits"), ids=lambda row: f"{row['source']} {row['number']}")
def test_published_check_digits(row: dict[str, str]) -> None:
    holds = imei.is_valid if row["kind"] == "imei" else ean.is_valid
    right = [digit for digit in "0123456789" if holds(row["number"] + digit)]
    assert right == [row["digit"]]


@pytest.mark.parametrize("row", table("corporate-numbers"), ids=lambda row: row["source"])
def test_published_corporate_numbers(row: dict[str, str]) -> None:
    assert [digit for digit in "0123456789" if cn.is_valid(digit + row["number"])] == [row["digit"]]


@pytest.mark.parametrize("source", ["numpy", "fineract"])
def test_published_amortisation_schedules(source: str) -> None:
    """posapp's instalment, split as the source splits it, meets every line of its schedule to the cent."""
    rows = [row for row in table("amortisation") if row["source"] == source]
    financed, months, rate = int(rows[0]["financed"]) * UNIT, int(rows[0]["months"]), Decimal(rows[0]["rate"])
    balance, amounts = Decimal(financed), with_charge(financed, [1] * months, 0, rate)
    assert len(rows) == len(amounts)
    for row, amount in zip(rows, amounts, strict=True):
        interest = balance * rate / 1200
        balance -= amount - interest
        found = {"principal": amount - interest, "interest": interest, "balance": balance}
        said = {key: as_printed(value / UNIT, row[key]) for key, value in found.items()}
        assert said == {key: row[key] for key in said}, row["number"]


def test_every_table_names_its_source_and_is_read() -> None:
    read = {
        "regulation-z",
        "residual-credit",
        "annex-one",
        "internal-rates",
        "level-payments",
        "card-tables",
        "check-digits",
        "corporate-numbers",
        "amortisation",
    }
    assert {path.stem for path in FOLDER.glob("*.txt")} == read
    for path in FOLDER.glob("*.txt"):
        text = path.read_text("utf-8")
        assert text.startswith("# Source") and "http" not in text
