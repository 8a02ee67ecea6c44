"""もしも as committed tables: every change of one choice, the turning points and the slips, for each program.

The tables lie in tests/data/whatif. To renew them after a wanted change, and to see it as a diff:
``POSAPP_RENEW_TABLES=1 python -m pytest tests/domain && git diff tests/data``. A renewing run fails.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.program import PlanKind
from posapp.domain.purchase import PARTS, Ask, Device, Purchase, Terms
from posapp.domain.quote import Quote, Refused, answer, build_quote
from posapp.domain.turning import slip_in, slips, turning_points
from posapp.domain.whatif import Choice, Kind, Tries, WhatIf, cost_today, monthly_of, one_price, what_ifs
from posapp.domain.whatif_reasons import of_slip, of_turning, reasons, small_saving, verdict
from tests.domain import samples
from tests.domain.samples import codes, program, purchase, quote_of, steps, with_window
from tests.domain.tables import held_against, laid_out, yen
from tests.domain.test_properties import quotes

FOLDER = Path(__file__).resolve().parents[1] / "data" / "whatif"
IPHONE = Device(name="iPhone 15", category="phone")

CASES: dict[str, tuple[str, Purchase, Terms, Choice, Tries]] = {
    "okaeshi": (samples.OKAESHI, purchase(), Terms(), Choice(month=24), Tries(points=54_000, down_payment=18_000)),
    "okaeshi-points": (
        samples.OKAESHI, purchase(points=54_000, cover="keitai-hosho"), Terms(), Choice(month=24),
        Tries(monthly={"keitai-hosho": 500}),
    ),
    "okaeshi-damaged": (samples.OKAESHI, purchase(), Terms(), Choice(month=29, failing=("body",)), Tries()),
    "kaetoku": (
        samples.KAETOKU, purchase(on="2020-06-15", points=6_000), Terms(residual=50_500), Choice(month=25),
        Tries(down_payment=11_500),
    ),
    "kaetoku-points-down": (
        samples.KAETOKU, purchase(on="2020-06-15", price=111_000, down_payment=3_000, points_down=3_000),
        Terms(residual=50_500), Choice(month=25), Tries(points=2_300, down_payment=2_000),
    ),
    "kaetoku-low-residual": (
        samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=20_000), Choice(month=24), Tries(),
    ),
    "shintoku-standard": (
        samples.STANDARD, purchase(on="2022-03-10", price=140_832), steps((1, 24, 2_238), (25, 48, 3_630)),
        Choice(month=25), Tries(points=2_400, down_payment=10_000),
    ),
    "shintoku-premium": (
        samples.PREMIUM, purchase(on="2024-04-10", price=147_600, device=IPHONE, cover="anshin-applecare"),
        steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100), Choice(month=13), Tries(),
    ),
    "shintoku-premium-no-cover": (
        samples.PREMIUM, purchase(on="2024-04-10", price=147_600, device=IPHONE, cover="none"),
        steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100), Choice(month=25), Tries(),
    ),
    "shintoku-value": (
        samples.VALUE, purchase(on="2024-12-31", price=85_680), steps((1, 12, 1_140), (13, 48, 2_000)), Choice(month=13),
        Tries(),
    ),
    "zanka-2y": (
        samples.SONY_2Y, purchase(on="2024-04-10", device=Device(name="ILCE-7M4", category="camera"), price=108_000),
        Terms(residual=43_200), Choice(month=24), Tries(down_payment=4_800),
    ),
    "plain-36": ("docomo-plain-36", purchase(), Terms(), Choice(month=None), Tries(down_payment=36_000)),
}  # fmt: skip


def made(name: str) -> tuple[Quote, Choice, Tries]:
    id, bought, terms, choice, tries = CASES[name]
    return quote_of(id, bought, terms), choice, tries


def changed(what: WhatIf) -> str:
    """What is other than today."""
    state = "+".join(what.choice.failing) or "sound"
    month = "keep" if what.choice.month is None else str(what.choice.month)
    bought = what.purchase
    return {
        Kind.MONTH: month,
        Kind.DAMAGE: state,
        Kind.COVER: f"{bought.cover}, {state}",
        Kind.WINDOW: f"{what.choice.window} {month}, {bought.cover}",
    }.get(
        what.kind,
        f"down {yen(bought.down_payment)}, points {yen(bought.points.down_payment)} + {yen(bought.points.instalments)}",
    )


def signed(amount: int | None) -> str:
    return "?" if amount is None else f"{amount:+,}" if amount else "0"


def row(what: WhatIf, quote: Quote, tries: Tries) -> tuple[str, ...]:
    after, why = what.after, " ".join(codes(reasons(what, quote, tries))) or "."
    if after is None:
        return what.kind.value, changed(what), yen(what.before.burden), "-", "-", "-", "-", "-", "-", f"NO: {why}"
    return (
        what.kind.value, changed(what), yen(what.before.burden), yen(after.burden), signed(what.difference),
        yen(after.waived), yen(after.surcharge), yen(after.usage_fee), yen(after.cover),
        ("" if after.possible else "NO: ") + why,
    )  # fmt: skip


def table_of(title: str, quote: Quote, choice: Choice, tries: Tries) -> str:
    today, turns = cost_today(quote, choice, tries), turning_points(quote)
    lines = [
        title, "",
        f"{quote.program.id}, {quote.purchase.cash_price:,} yen, month {today.month or 'kept'}, "
        f"{'+'.join(choice.failing) or 'sound'}, cover {quote.purchase.cover}: "
        f"burden {yen(today.burden)}, waived {yen(today.waived)}, cover {yen(today.cover)} for {today.cover_months} months; "
        f"kept {yen(quote.kept.burden)}",
        "",
    ]  # fmt: skip
    head = ("change", "to", "before", "after", "difference", "waived", "damage", "fee", "cover", "why")
    lines += laid_out(head, [row(what, quote, tries) for what in what_ifs(quote, choice, tries)], left=(0, 1, 9))
    lines += [
        "",
        f"turning points: {turns}".replace("TurningPoints", ""),
        " ".join(codes(of_turning(quote, turns))),
        "",
    ]
    rows: list[tuple[str, ...]] = [
        (
            str(slip.month), "-" if slip.to is None else str(slip.to), yen(slip.before), yen(slip.after),
            signed(slip.difference), yen(slip.lost), of_slip(slip).code,
        )
        for slip in slips(quote, choice.failing)
    ]  # fmt: skip
    lines += laid_out(("meant", "settled", "before", "after", "difference", "lost", "why"), rows, left=(6,))
    return "\n".join(lines).rstrip() + "\n"


def test_every_table_belongs_to_a_case() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_every_change_is_as_its_table_says(name: str) -> None:
    held_against(FOLDER / f"{name}.txt", table_of(name, *made(name)))


# --- the examples of the seeds, by hand


def one(found: tuple[WhatIf, ...], kind: Kind, **wanted: object) -> WhatIf:
    hits = [w for w in found if w.kind is kind and all(getattr(w.choice, k) == v for k, v in wanted.items())]
    assert len(hits) == 1, hits
    return hits[0]


def test_points_take_as_much_from_the_waiver_as_the_seed_says() -> None:
    """003: 108,000 with 54,000 points waives 18,000 instead of 36,000: burden 90,000 instead of 72,000."""
    quote, choice, tries = made("okaeshi-points")
    spared = one(what_ifs(quote, choice, tries), Kind.POINTS)
    assert spared.after is not None
    assert (spared.before.burden, spared.after.burden, spared.difference) == (90_000, 72_000, -18_000)
    (said,) = reasons(spared, quote, tries)
    assert said.code == "points-lower-waiver"
    assert dict(said.values) == {
        "points": 54_000, "waived": 18_000, "spared_waived": 36_000, "burden": 90_000, "spared_burden": 72_000,
        "less": 18_000,
    }  # fmt: skip
    plain, choice, tries = made("okaeshi")
    tried = one(what_ifs(plain, choice, tries), Kind.POINTS)
    assert tried.difference == 18_000
    assert reasons(tried, plain, tries) == (said,)


def test_a_month_later_and_a_month_earlier() -> None:
    quote, choice, tries = made("okaeshi")
    found = what_ifs(quote, choice, tries)
    assert one(found, Kind.MONTH, month=25).difference == 3_000
    assert one(found, Kind.MONTH, month=30).difference == 18_000  # 90,000 instead of 72,000
    assert one(found, Kind.MONTH, month=20).difference == 0  # 60,000 + 12,000 still due
    assert one(found, Kind.MONTH, month=None).difference == 36_000


def test_damage_is_refused_from_month_30_without_cover() -> None:
    quote, _, _ = made("okaeshi")
    turns = turning_points(quote)
    assert (turns.lowest_until, turns.refused_from, turns.not_cheaper_from) == (24, 30, None)
    late = cost_today(quote, Choice(month=30, failing=("body",)), Tries())
    assert (late.possible, late.burden) == (False, 108_000)
    last = cost_today(quote, Choice(month=29, failing=("body",)), Tries())
    assert (last.possible, last.burden) == (True, 107_000)


def test_a_cover_without_a_price_is_never_free() -> None:
    quote, choice, _ = made("okaeshi")
    covers = [w for w in what_ifs(quote, choice, Tries()) if w.kind is Kind.COVER]
    assert [(w.difference, w.burden_difference) for w in covers] == [(None, 0), (None, -18_000)]
    assert all("cover-price-missing" in codes(reasons(w, quote, Tries())) for w in covers)
    priced = Tries(monthly={"keitai-hosho": 330})
    sound, broken = (w for w in what_ifs(quote, choice, priced) if w.kind is Kind.COVER)
    # Bought in June 2019, returned in June 2021: 25 months are paid.
    assert (sound.difference, broken.difference) == (25 * 330, 25 * 330 - 18_000)


def test_early_use_needs_the_fee_and_the_cover() -> None:
    quote, choice, tries = made("shintoku-premium-no-cover")
    early = one(what_ifs(quote, choice, tries), Kind.WINDOW)
    assert early.after is not None and early.purchase.cover == "anshin-applecare"
    # 13 months: 12 x 900 + 12,100, and the cover at most 1,740 a month; the standard return pays 12 x 900 + 12 x 3,800.
    assert (early.after.burden, early.after.usage_fee, early.after.cover) == (22_900, 12_100, 13 * 1_740)
    assert early.before.burden == 56_400
    assert early.difference == 22_900 + 22_620 - 56_400


def test_a_choice_outside_every_window_costs_what_keeping_costs() -> None:
    quote, _, _ = made("okaeshi")
    outside = cost_today(quote, Choice(month=50), Tries())
    assert (outside.possible, outside.burden, outside.surcharge) == (False, 108_000, 0)
    assert len([w for w in what_ifs(quote, Choice(month=50), Tries()) if w.kind is Kind.MONTH]) == 37


def test_what_only_the_assessor_can_say_has_no_difference() -> None:
    quote, choice, tries = made("zanka-2y")
    damaged = one(what_ifs(quote, choice, tries), Kind.DAMAGE)
    assert damaged.difference is None and damaged.burden_difference is None
    said = verdict(damaged, quote.kept.burden)
    assert said is not None and said.code == "whatif-open"
    assert slips(quote, ("body",)) == ()


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("okaeshi", Kind.DAMAGE, "whatif-dearer"),
        ("okaeshi-damaged", Kind.DAMAGE, "whatif-cheaper"),
        ("kaetoku", Kind.POINTS_PLACE, "whatif-same"),
        ("shintoku-premium-no-cover", Kind.WINDOW, "whatif-cheaper-with-cover"),
        ("shintoku-premium", Kind.WINDOW, "whatif-dearer-with-cover"),
    ],
)
def test_the_verdict_says_which_way(name: str, kind: Kind, said: str) -> None:
    quote, choice, tries = made(name)
    found = verdict(one(what_ifs(quote, choice, tries), kind), quote.kept.burden)
    assert found is not None and found.code == said


def test_where_there_is_no_quote_there_is_a_reason_instead() -> None:
    quote, choice, tries = made("shintoku-standard")
    down = one(what_ifs(quote, choice, tries), Kind.DOWN)
    assert (down.after, down.difference, down.burden_difference) == (None, None, None)
    assert verdict(down, quote.kept.burden) is None
    assert codes(reasons(down, quote, tries)) == ["steps-do-not-add-up"]
    more = what_ifs(quote_of(samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=50_500)), Choice(month=25),
                    Tries(points=90_000))  # fmt: skip
    assert codes(one(more, Kind.POINTS).problems) == ["points-above-instalments"]


def test_a_device_that_is_kept_costs_the_same_however_it_is_paid() -> None:
    quote, choice, _ = made("plain-36")
    found = what_ifs(quote, choice, Tries(points=3_600, down_payment=36_000))
    assert [(w.kind, w.difference) for w in found] == [(Kind.POINTS, 0), (Kind.DOWN, 0)]
    assert [codes(reasons(w, quote, Tries())) for w in found] == [["kept-costs-the-same"]] * 2


def test_a_small_saving_is_told_and_a_good_one_is_not() -> None:
    quote, _, _ = made("okaeshi")

    def told(month: int | None, failing: tuple[str, ...] = (), least: int = 5_000) -> list[str]:
        found = small_saving(cost_today(quote, Choice(month=month, failing=failing), Tries()), quote.kept.burden, least)
        return codes([] if found is None else [found])

    assert told(35) == ["saving-small"]  # 3,000
    assert told(35, least=3_000) == []
    assert told(24) == told(None) == told(35, ("body",)) == told(50) == []
    assert told(29, ("body",)) == ["saving-small"]  # 1,000
    least = samples.law(quote.purchase.on).small_saving
    assert 0 < least < quote.kept.burden


def test_turning_points_of_returns_that_never_pay() -> None:
    dear = quote_of(samples.KAETOKU, purchase(on="2020-06-15"), Terms(residual=0))
    assert turning_points(dear).not_cheaper_from == 13
    assert codes(of_turning(dear, turning_points(dear))) == ["never-cheaper"]
    shut = with_window(program(samples.OKAESHI), needs_cover=True)
    bought = purchase(cover="anshin")
    none = build_quote(shut, bought, Terms(), samples.law(bought.on))
    assert isinstance(none, Quote)
    assert codes(of_turning(none, turning_points(none))) == ["no-return-possible"]
    assert turning_points(none).lowest_until is None and slip_in(none, 24) is None


def test_a_slip_out_of_one_window_waits_for_the_next() -> None:
    """The fee is above what is left up to payment 24 in months 22 to 24: who misses month 21 waits for month 25."""
    quote, _, _ = made("shintoku-premium")
    slip = slip_in(quote, 21)
    assert slip is not None and (slip.to, slip.before, slip.after, slip.lost) == (25, 53_300, 56_400, 94_300)
    assert of_slip(slip).code == "slip-waits"


def early_only(**changed: Any) -> Quote:
    """The premium plan with its first window alone, or with a poorer second one."""
    id, bought, terms, _, _ = CASES["shintoku-premium"]
    plan = program(id)
    second = (replace(plan.windows[1], **changed),) if changed else ()
    found = build_quote(replace(plan, windows=(plan.windows[0], *second)), bought, terms, samples.law(bought.on))
    assert isinstance(found, Quote)
    return found


def test_turning_points_in_the_middle() -> None:
    alone = early_only()
    assert turning_points(alone).not_cheaper_from == 22
    assert codes(of_turning(alone, turning_points(alone)))[:2] == ["lowest-until", "not-cheaper-from"]
    poorer = early_only(always_due=47, max_waived=1)  # 3,800 against a surcharge of 12,980
    turns = turning_points(poorer)
    assert (turns.damaged_not_cheaper_from, turns.refused_from) == (22, 46)
    assert codes(of_turning(poorer, turns)) == ["lowest-until", "damage-eats-from", "damage-refused-from"]
    short = early_only(always_due=47, max_waived=1, to_month=40)
    assert codes(of_turning(short, turning_points(short))) == ["lowest-until", "damage-eats-from"]


def test_the_lowest_month_says_which_way_was_not_opened() -> None:
    for name, closed in (("shintoku-premium", None), ("shintoku-premium-no-cover", "早トク")):
        quote = quote_of(*CASES[name][:3])
        lowest = of_turning(quote, turning_points(quote))[0]
        assert dict(lowest.values)["closed"] == closed


def test_points_can_leave_nothing_of_the_waiver_but_the_surcharge() -> None:
    """36 x 1,500: damage without cover costs 20,000, the waiver at most 18,000."""
    quote = quote_of(samples.OKAESHI, purchase(points=54_000))
    assert codes(of_turning(quote, turning_points(quote))) == ["lowest-until", "damage-always-eats"]


def test_a_change_that_is_refused_gives_its_reason_alone() -> None:
    quote, choice, tries = made("shintoku-premium")
    bare = [w for w in what_ifs(quote, choice, tries) if w.kind is Kind.COVER and w.purchase.cover == "none"]
    assert [codes(reasons(w, quote, tries)) for w in bare] == [["cover-required"]] * 2
    said = verdict(bare[0], quote.kept.burden)
    assert said is not None and said.code == "whatif-refused"


# --- what holds for every quote


MONTHS = st.none() | st.integers(0, 50)
STATES = st.lists(st.sampled_from(PARTS), unique=True, max_size=2).map(tuple)


@given(quotes(), MONTHS, STATES, st.integers(0, 20_000), st.integers(0, 20_000), st.none() | st.integers(0, 2_000))
def test_a_difference_is_what_comes_after_less_what_was_before(
    quote: Quote | Refused, month: int | None, failing: tuple[str, ...], points: int, down: int, monthly: int | None
) -> None:
    if isinstance(quote, Refused):
        return
    covers = [cover.id for cover in quote.program.assessment.covers]
    tries = Tries(points=points, down_payment=down, monthly={} if monthly is None else dict.fromkeys(covers, monthly))
    choice = Choice(month=month, failing=failing)
    for what in what_ifs(quote, choice, tries):
        before, after = what.before, what.after
        assert (after is None) <= bool(what.problems)
        if after is None:
            assert what.difference is None
            continue
        if what.burden_difference is not None:
            assert before.burden + what.burden_difference == after.burden
        if what.difference is not None and what.about_cover:
            assert before.burden + (before.cover or 0) + what.difference == after.burden + (after.cover or 0)
            assert before.cover is not None and after.cover is not None
        # A change is the quote of the changed purchase: nothing of it is estimated.
        if what.choice.month is not None and what.kind not in (Kind.POINTS, Kind.POINTS_PLACE, Kind.DOWN):
            ask = Ask(return_month=what.choice.month, failing=what.choice.failing, window=what.choice.window)
            found = answer(replace(quote, purchase=what.purchase), ask, "what_if")
            assert (found.burden, found.waived, found.possible) == (after.burden, after.waived, after.possible)
        assert reasons(what, quote, tries)[: len(what.problems)] == what.problems
        said = verdict(what, quote.kept.burden)
        told = what.difference if what.difference is not None else what.burden_difference
        assert said is not None
        if told is None:
            assert said.code == "whatif-open"
            continue
        assert dict(said.values)["difference"] == abs(told)
        dearer = "dearer" in said.code or said.code == "whatif-refused"
        assert (dearer, "cheaper" in said.code, said.code == "whatif-same") == (told > 0, told < 0, told == 0)


@given(quotes(), MONTHS, st.integers(1, 20_000))
def test_points_and_down_payments_never_raise_the_waiver(
    quote: Quote | Refused, month: int | None, amount: int
) -> None:
    if isinstance(quote, Refused):
        return
    spent = replace(
        quote.purchase, points=replace(quote.purchase.points, down_payment=0, instalments=0), down_payment=0
    )
    for what in what_ifs(quote, Choice(month=month), Tries(points=amount, down_payment=amount)):
        used = what.purchase.points.total > quote.purchase.points.total
        if what.after is not None and what.kind is Kind.POINTS and used and quote.finance_charge == 0:
            assert what.after.waived <= what.before.waived or not what.before.possible
            assert what.purchase != spent


@given(quotes())
def test_a_slip_is_the_difference_of_two_outcomes(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    for failing in ((), ("body",)):
        for slip in slips(quote, failing):
            before, after = quote.at(slip.month, slip.failing), quote.at(slip.month + 1, slip.failing)
            assert before is not None and before.possible
            assert slip.lost == quote.kept.burden - before.burden
            late = [o for o in quote.outcomes if o.failing == slip.failing and o.month > slip.month and o.possible]
            if after is None or not after.possible:
                after = min(late, key=lambda o: o.burden, default=None)
            assert slip.after == (quote.kept.burden if after is None else after.burden)
            assert slip.difference == slip.after - before.burden
            assert (slip.to is None) is (not late)
            assert slip_in(quote, slip.month, failing) == slip


@given(quotes())
def test_turning_points_turn(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    turns = turning_points(quote)
    assert turns.lowest_until == quote.best_month
    for outcomes, month in (
        (quote.sound(), turns.not_cheaper_from),
        (quote.damaged() if turns.damage_known else (), turns.damaged_not_cheaper_from),
    ):
        dear = [o.burden >= quote.kept.burden for o in outcomes if month is not None and o.month >= month]
        assert all(dear) and bool(dear) is (month is not None)
        before = [o for o in outcomes if o.month == (month or 0) - 1]
        assert all(o.burden < quote.kept.burden for o in before) or month is None
    assert len(of_turning(quote, turns)) >= bool(quote.program.returns)
    assert quote.program.plan.kind is not PlanKind.LUMP or turns.lowest_until is None


def test_a_price_typed_stands_before_the_data() -> None:
    premium = program(samples.PREMIUM)
    assert monthly_of(premium, "anshin", Tries()) == 1_740
    assert monthly_of(premium, "anshin", Tries(monthly={"anshin": 650})) == 650
    assert monthly_of(premium, "anshin-mini", Tries()) is None
    assert monthly_of(premium, None, Tries()) == monthly_of(premium, "none", Tries()) == 0


def test_one_price_is_the_chosen_covers_or_everyones() -> None:
    premium, phone = program(samples.PREMIUM), purchase(device=IPHONE)
    assert one_price(premium, phone, 500) == {"anshin-applecare": 500}
    several = one_price(premium, purchase(), 500)
    assert several == dict.fromkeys(["anshin-plus", "anshin", "anshin-next"], 500)
    assert one_price(premium, purchase(cover="anshin"), 500) == {"anshin": 500}
    assert one_price(premium, purchase(cover="keitai-hosho"), 500) == several
    assert one_price(program(samples.SONY_2Y), purchase(), 500) == {}
