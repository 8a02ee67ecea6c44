"""Every program as a committed table: schedule, every way out of it, the choices at its end.

The tables lie in tests/data/schedules. To renew them after a wanted change, and to see it as a diff:
``POSAPP_RENEW_TABLES=1 python -m pytest tests/domain && git diff tests/data``. A renewing run fails, so that it never passes
for a check.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.domain.purchase import Ask, Device, Purchase, Terms
from posapp.domain.quote import Quote, answer
from tests.domain import samples
from tests.domain.samples import purchase, quote_of, steps
from tests.domain.tables import held_against, table_of

FOLDER = Path(__file__).resolve().parents[1] / "data" / "schedules"

IPHONE = Device(name="iPhone 15", category="phone")
WATCH = Device(name="Apple Watch Series 9", category="watch")
BUYBACK = tuple((month, 20_000) for month in range(13, 49))

CASES: dict[str, tuple[str, Purchase, Terms]] = {
    "okaeshi": (samples.OKAESHI, purchase(), Terms()),
    "okaeshi-points": (samples.OKAESHI, purchase(points=54_000), Terms()),
    "okaeshi-cover": (samples.OKAESHI, purchase(cover="keitai-hosho"), Terms()),
    "okaeshi-remainder": (samples.OKAESHI, purchase(price=108_035, closing="20"), Terms()),
    "kaetoku": (samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=50_500)),
    "kaetoku-points": (
        samples.KAETOKU, purchase(on="2020-06-15", points=6_000, down_payment=3_000, points_down=3_000, price=111_000),
        Terms(residual=50_500),
    ),
    "kaetoku-discount": (samples.KAETOKU, purchase(on="2020-06-15", discount=11_500), Terms(residual=50_500)),
    "shintoku-standard": (
        samples.STANDARD, purchase(on="2022-03-10", price=140_832), steps((1, 24, 2_238), (25, 48, 3_630))
    ),
    "shintoku-standard-3020": (
        samples.STANDARD, purchase(on="2022-03-10", price=120_960), steps((1, 24, 2_020), (25, 48, 3_020))
    ),
    "shintoku-standard-discount": (
        samples.STANDARD, purchase(on="2024-04-11", price=140_832, discount=12_000, closing="10"),
        steps((1, 24, 2_238), (25, 48, 3_630), expected_buyback=BUYBACK),
    ),
    "shintoku-premium": (
        samples.PREMIUM, purchase(on="2024-04-10", price=147_600, device=IPHONE, cover="anshin-applecare"),
        steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100, expected_buyback=BUYBACK),
    ),
    "shintoku-premium-no-cover": (
        samples.PREMIUM, purchase(on="2024-04-10", price=147_600, device=IPHONE, cover="none"),
        steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100),
    ),
    "shintoku-value": (
        samples.VALUE, purchase(on="2024-12-31", price=85_680, device=WATCH, cover="anshin-applecare"),
        steps((1, 12, 1_140), (13, 48, 2_000)),
    ),
    "zanka-2y": (samples.SONY_2Y, purchase(on="2021-06-15"), Terms(residual=43_200)),
    "zanka-1y": (samples.SONY_1Y, purchase(on="2021-06-15"), Terms(residual=60_000)),
    "zanka-2y-rate": (
        samples.SONY_2Y, purchase(on="2021-06-15", rate="4.9"), Terms(residual=43_200)
    ),
    "plain-36-first": ("docomo-plain-36", purchase(price=100_001), Terms()),
    "plain-36-second": ("au-plain-36", purchase(points=3_500), Terms()),
    "plain-48": ("softbank-plain-48", purchase(price=144_000, closing="10", on="2024-01-31"), Terms()),
    "plain-36-rate": ("docomo-plain-36", purchase(price=100_000, rate="5.0648"), Terms()),
    "lump-sum": ("lump-sum", purchase(down_payment=8_000, points=1_000, discount=2_000), Terms()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_table(name: str) -> None:
    id, bought, terms = CASES[name]
    held_against(FOLDER / f"{name}.txt", table_of(name, quote_of(id, bought, terms)))


def test_every_table_belongs_to_a_case_and_every_program_has_one() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)
    assert {id for id, _, _ in CASES.values()} == set(samples.catalog().ids)


def at(quote: Quote, month: int, *failing: str) -> tuple[int, int, int, int, bool]:
    found = answer(quote, Ask(return_month=month, failing=failing), "returns[0]")
    return found.paid, found.still_due, found.waived, found.burden, found.possible


def test_the_worked_table_of_the_seeds() -> None:
    quote = quote_of(samples.OKAESHI, purchase())
    assert [p.amount for p in quote.schedule] == [3_000] * 36
    assert quote.kept.burden == 108_000
    assert at(quote, 24) == (72_000, 0, 36_000, 72_000, True)
    assert at(quote, 30) == (90_000, 0, 18_000, 90_000, True)
    assert at(quote, 20) == (60_000, 12_000, 36_000, 72_000, True)
    assert at(quote, 30, "body") == (90_000, 18_000, 0, 108_000, False)
    assert at(quote, 29, "body") == (87_000, 0, 21_000, 107_000, True)
    assert quote.best_month == 24


def test_points_at_purchase_lower_the_waiver_and_count_in_the_burden() -> None:
    quote = quote_of(samples.OKAESHI, purchase(points=54_000))
    found = quote.at(24)
    assert found is not None
    assert [p.amount for p in quote.schedule] == [1_500] * 36
    assert (found.cash, found.waived, found.points, found.burden) == (36_000, 18_000, 54_000, 90_000)


def test_the_pictures_figures() -> None:
    kaetoku = quote_of(samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=50_500))
    assert [p.amount for p in kaetoku.schedule] == [2_500] * 23 + [50_500]
    assert {o.month: o.burden for o in kaetoku.sound()} == dict.fromkeys(range(13, 26), 57_500)
    sony = quote_of(samples.SONY_2Y, purchase(on="2021-06-15"), Terms(residual=43_200))
    assert [p.amount for p in sony.schedule] == [2_700] * 24 + [43_200]
    assert {o.month: o.burden for o in sony.sound()} == dict.fromkeys((22, 23, 24), 64_800)


def test_the_intake_pictures_figures() -> None:
    quote = quote_of(*CASES["shintoku-standard-3020"])
    returned = answer(quote, Ask(return_month=25, failing=("body",)), "")
    assert (returned.waived, returned.surcharge, returned.waived - returned.surcharge) == (72_480, 22_000, 50_480)
    late = answer(quote, Ask(return_month=42, failing=("body",)), "")
    assert (late.remaining_before, late.surcharge, late.possible) == (21_140, 22_000, False)
    assert samples.codes(late.problems) == ["surcharge-not-below-remaining"]
