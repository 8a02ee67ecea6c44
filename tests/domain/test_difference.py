"""What changed between two quotes: every change has its line, equal quotes have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from posapp.domain.difference import Line, Unit, differences, lines
from posapp.domain.problem import notice
from posapp.domain.purchase import Discount, Points, Terms
from posapp.domain.quote import Quote, Refused
from tests.domain.samples import KAETOKU, OKAESHI, PREMIUM, SONY_2Y, STANDARD, purchase, quote_of, steps
from tests.domain.test_properties import quotes


def by_key(found: tuple[Line, ...]) -> dict[str, Line]:
    return {f"{line.key} {line.part}".strip(): line for line in found}


def okaeshi(**more: object) -> Quote:
    return quote_of(OKAESHI, purchase(**more))  # type: ignore[arg-type]


@given(quotes(), quotes())
def test_no_line_means_the_very_same_quote(one: Quote | Refused, other: Quote | Refused) -> None:
    if isinstance(one, Refused) or isinstance(other, Refused):
        return
    assert differences(one, one) == ()
    assert all(line.same for line in lines(one, one))
    assert bool(differences(one, other)) is (one.digest != other.digest)
    places = [(line.key, line.part, line.problem) for line in lines(one, other)]
    assert len(places) == len(set(places))


@given(quotes(), quotes())
def test_the_way_back_tells_the_same_lines_the_other_way_round(one: Quote | Refused, other: Quote | Refused) -> None:
    if isinstance(one, Refused) or isinstance(other, Refused):
        return
    there, back = by_key(differences(one, other)), by_key(differences(other, one))
    assert set(there) == set(back)
    for key, line in there.items():
        if line.key != "window-months":
            assert (line.before, line.after) == (back[key].after, back[key].before)
        if line.change is not None and line.key != "window-months":
            assert line.change == -(back[key].change or 0)


def test_a_dearer_device_moves_price_instalments_and_both_totals() -> None:
    found = by_key(differences(okaeshi(), okaeshi(price=111_600)))
    said = {key: (line.before, line.after, line.change) for key, line in found.items()}
    assert said == {
        "cash-price": (108_000, 111_600, 3_600),
        "instalment 1-36": (3_000, 3_100, 100),
        "amount-financed": (108_000, 111_600, 3_600),
        "total": (108_000, 111_600, 3_600),
        "kept-cash": (108_000, 111_600, 3_600),
        "kept": (108_000, 111_600, 3_600),
        "best-burden": (72_000, 74_400, 2_400),
        "window-burden おかえし": (72_000, 74_400, 2_400),
        "window-waived おかえし": (36_000, 37_200, 1_200),
        "window-damaged おかえし": (92_000, 94_400, 2_400),
        "window-months おかえし": (0, 36, 36),
        "end-burden 返却して残りを不要にする": (72_000, 74_400, 2_400),
        "end-burden 23か月目までに返却する": (72_000, 74_400, 2_400),
        "end-burden 返却せずに払い終える": (108_000, 111_600, 3_600),
        "end-amount 返却せずに払い終える": (3_000, 3_100, 100),
    }


def test_a_day_later_in_the_month_is_told_as_that_day_alone() -> None:
    found = differences(okaeshi(on="2019-06-15"), okaeshi(on="2019-06-18"))
    assert found == (Line(key="on", unit=Unit.DAY, before="2019-06-15", after="2019-06-18"),)
    assert found[0].change == 3


def test_a_later_month_moves_the_days_and_no_yen() -> None:
    found = by_key(differences(okaeshi(on="2019-10-15"), okaeshi(on="2019-12-01")))
    assert set(found) == {
        "on", "first-month", "first-due", "last-month", "last-due", "best-month", "best-deadline",
        "window-from おかえし", "window-until おかえし", "window-month おかえし", "window-refused おかえし",
        "end-month 返却して残りを不要にする", "end-month 23か月目までに返却する", "end-month 返却せずに払い終える",
    }  # fmt: skip
    assert {found[key].change for key in ("first-month", "last-month", "window-from おかえし")} == {2}
    assert found["first-due"].change == (date(2020, 2, 29) - date(2019, 12, 31)).days


def test_runs_of_instalments_are_cut_where_either_quote_changes() -> None:
    device = purchase(on="2024-01-10", price=140_832)
    old = quote_of(STANDARD, device, steps((1, 24, 2_238), (25, 48, 3_630)))
    new = quote_of(PREMIUM, device, steps((1, 12, 2_238), (13, 48, 3_166), usage_fee=12_100))
    found = by_key(lines(old, new))
    runs = {key: (line.before, line.after) for key, line in found.items() if key.startswith("instalment ")}
    assert runs == {
        "instalment 1-12": (2_238, 2_238),
        "instalment 13-24": (2_238, 3_166),
        "instalment 25-48": (3_630, 3_166),
    }
    assert (found["usage-fee"].before, found["usage-fee"].after) == (None, 12_100)
    assert found["usage-fee"].change is None


def test_a_residual_stands_alone_and_points_have_their_runs() -> None:
    bought = purchase(on="2020-06-15", price=108_000)
    old = quote_of(KAETOKU, bought, Terms(residual=50_500, expected_buyback=((13, 40_000), (14, 40_000))))
    new = quote_of(
        KAETOKU, replace(bought, points=Points(instalments=3_000)),
        Terms(residual=40_500, expected_buyback=((13, 38_000), (14, 39_000))),
    )  # fmt: skip
    found = by_key(differences(old, new))
    assert (found["residual"].before, found["residual"].after) == (50_500, 40_500)
    assert (found["instalment-points 1"].before, found["instalment-points 1"].after) == (None, 2_952)
    assert (found["buyback 13"].change, found["buyback 14"].change) == (-2_000, -1_000)
    plain = quote_of("au-plain-36", bought)
    assert by_key(lines(plain, old))["residual"].before is None
    assert by_key(lines(plain, old))["residual"].after == 50_500


def test_a_discount_that_is_new_counts_from_nothing() -> None:
    bought = purchase()
    both = (Discount(label="機種割引", amount=3_600), Discount(label="機種割引", amount=3_600))
    found = by_key(differences(quote_of(OKAESHI, bought), quote_of(OKAESHI, replace(bought, discounts=both))))
    assert (found["discount 機種割引"].before, found["discount 機種割引"].change) == (0, 7_200)


def test_only_the_assessor_knows_the_deduction() -> None:
    made = quote_of(SONY_2Y, purchase(on="2024-01-10", price=108_000), Terms(residual=43_200))
    found = {line.key: line for line in lines(made, made)}
    assert found["window-surcharge"].before is None


def test_notices_come_and_go_with_their_problem() -> None:
    old = okaeshi()
    said = notice("cover-needed-for-window", "cover", window="早トク")
    found = differences(old, replace(old, problems=(said,)))
    assert [(line.key, line.part, line.before, line.after, line.problem) for line in found] == [
        ("notice", said.code, False, True, said)
    ]
    assert found[0].change is None


def test_other_rules_of_the_same_version_are_told() -> None:
    old = okaeshi()
    found = differences(old, replace(old, program=replace(old.program, cod_days=9)))
    assert [line.key for line in found] == ["rules"]


def test_what_has_no_line_of_its_own_is_told_by_the_digest() -> None:
    old = okaeshi()
    found = differences(old, replace(old, schedule=tuple(replace(p, due=p.due.replace(day=1)) if p.number == 2 else p
                                                         for p in old.schedule)))  # fmt: skip
    assert [(line.key, line.unit) for line in found] == [("digest", Unit.TEXT)]
    assert found[0].before != found[0].after
