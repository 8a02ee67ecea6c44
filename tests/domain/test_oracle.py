"""A second reading of the facts, in straight lines and without the rules' own code, against thousands of random contracts.

Nothing here looks at the catalogue: the programs and the surcharges are typed in again from the facts they were read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest

from posapp.domain.months import ClosingDay
from posapp.domain.purchase import Ask, Device, Discount, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, Refused, answer, build_quote
from tests.domain.samples import law, program

CASES = 2_000


@dataclass(frozen=True)
class Window:
    name: str
    first: int
    last: int
    due: int
    most: int
    early: bool = False  # 早トク: usage fee, cover kept, and the fee held against payments up to 24
    only_waived: bool = False  # 1年くりあげ: the surcharge is held against payments 25 to 48 alone


@dataclass(frozen=True)
class Facts:
    sold: str
    until: str
    plan: str
    payments: int
    first_calendar: int  # calendar months from the month of purchase to program month 1
    later: int  # payment k belongs to program month k + later
    windows: tuple[Window, ...] = ()
    first_step: int = 0
    billed: int = 0  # how many months after its own month a payment is billed


DOCOMO = Facts("2019-06-01", "2021-09-23", "equal", 36, 1, 0, (Window("standard", 0, 35, 24, 12),), billed=1)
AU = Facts("2020-02-21", "2021-09-16", "residual", 24, 0, 2, (Window("upgrade", 13, 25, 23, 1),))
STANDARD = (Window("one-year-forward", 13, 24, 24, 24, only_waived=True), Window("standard", 25, 48, 24, 24))
PREMIUM = (Window("early", 13, 24, 12, 36, early=True), Window("standard", 25, 48, 24, 24))
FACTS = {
    "docomo-okaeshi": DOCOMO,
    "docomo-plain-36": Facts("2019-06-01", "2030-01-01", "equal", 36, 1, 0, billed=1),
    "au-kaetoku": AU,
    "au-plain-36": Facts("2019-06-01", "2030-01-01", "equal", 36, 0, 2),
    "softbank-shintoku-standard": Facts("2021-09-24", "2025-08-19", "steps", 48, 0, 1, STANDARD, 24),
    "softbank-shintoku-premium": Facts("2023-09-22", "2025-08-19", "steps", 48, 0, 1, PREMIUM, 12),
    "softbank-shintoku-value": Facts(
        "2023-12-15", "2025-08-19", "steps", 48, 0, 1, (Window("standard", 13, 48, 12, 36),), 12
    ),
    "softbank-plain-48": Facts("2019-06-01", "2030-01-01", "equal", 48, 0, 1),
    "sony-zanka-2y": Facts("2019-06-01", "2030-01-01", "residual", 25, 2, 0, (Window("final-payment", 22, 24, 24, 1),)),
    "sony-zanka-1y": Facts("2019-06-01", "2030-01-01", "residual", 13, 2, 0, (Window("final-payment", 10, 12, 12, 1),)),
}
DEVICES: dict[str, list[tuple[str, str]]] = {
    "docomo": [("Xperia 1", "phone")],
    "au": [("Galaxy S10", "phone")],
    "softbank": [
        ("iPhone 15", "phone"), ("iPad Air", "tablet"), ("Apple Watch Series 9", "watch"), ("Xperia 5", "phone"),
        ("Google Pixel Watch", "pixel-watch"), ("Google Pixel 8", "phone"), ("ThinkPad X1 Fold", "acpc"),
        ("HP Elite Dragonfly", "acpc"), ("Lenovo 14e", "pc"), ("Surface Go", "pc"), ("Lenovo Tab", "tablet"),
    ],
    "sony": [("α7", "camera"), ("BRAVIA", "tv")],
}  # fmt: skip
COVERS: dict[str, list[str | None]] = {
    "docomo": [None, "none", "keitai-hosho"],
    "au": [None, "none"],
    "softbank": [
        None,
        "none",
        "anshin-applecare",
        "anshin-mini",
        "anshin-plus",
        "anshin",
        "anshin-next",
        "keitai-hosho",
    ],
    "sony": [None],
}
BREAKS: list[tuple[str, ...]] = [
    (),
    ("body",),
    ("glass",),
    ("band",),
    ("adapter",),
    ("body", "glass"),
    ("body", "band"),
    ("body", "adapter"),
]


def cost_of(operator: str, name: str, category: str, cover: str | None, used: int, part: str) -> int | None:
    """故障時利用料 of one part, None where the device has no such part."""
    if operator == "docomo":
        return None if part in ("band", "adapter") else 2_000 if cover == "keitai-hosho" else 20_000
    if operator == "au":
        return None if part in ("band", "adapter") else 22_000
    if part == "band":
        return 2_000 if category in ("watch", "pixel-watch") else None
    if part == "adapter":
        return 5_000 if category == "acpc" and name != "ThinkPad X1 Fold" else None
    if name.startswith(("iPhone", "iPad")):
        if cover != "anshin-applecare":
            return 22_000
        return 3_740 if part == "glass" else 12_980
    if name in ("ThinkPad X1 Fold", "Lenovo 14e"):
        return 22_000
    if category == "watch":
        return 9_200 if cover == "anshin-applecare" else 22_000
    if category == "pixel-watch":
        return 0 if cover == "anshin-mini" and used < 2 else 22_000
    if cover in ("anshin-plus", "anshin"):
        return 5_000
    if cover == "anshin-next" and category == "phone" and used < 2:
        return 0
    return 22_000


def month_of(day: date, closing: str, months: int) -> str:
    """The billing month ``months`` after the one that holds the day."""
    into_next = closing != "end" and day.day > int(closing)
    count = day.year * 12 + day.month - 1 + into_next + months
    return f"{count // 12}-{count % 12 + 1:02d}"


@dataclass
class Case:
    id: str
    operator: str
    purchase: Purchase
    terms: Terms
    amounts: list[int]
    """What each payment costs in cash."""
    points: int

    @property
    def facts(self) -> Facts:
        return FACTS[self.id]


def a_case(dice: Random) -> Case:
    id = dice.choice(list(FACTS))
    facts, operator = FACTS[id], id.split("-")[0]
    days = (date.fromisoformat(facts.until) - date.fromisoformat(facts.sold)).days
    name, category = dice.choice(DEVICES[operator])
    financed = dice.choice([dice.randrange(0, 60_000), dice.randrange(30_000, 250_000)])
    discount, points, terms = dice.choice([0, 0, 2_400]), dice.choice([0, 0, 960]), Terms()
    if facts.plan == "equal":
        if operator == "softbank":
            financed -= financed % 48
        amounts = [financed // facts.payments] * facts.payments
        amounts[0] += financed - sum(amounts)
    elif facts.plan == "residual":
        if operator == "sony":
            financed += 40_000
        residual = dice.randrange(0, max(1, financed - 30_000))
        count = facts.payments - 1
        amounts = [(financed - residual) // count] * count
        amounts[0] += financed - residual - sum(amounts)
        amounts.append(residual)
        terms = Terms(residual=residual)
    else:
        low, high = dice.randrange(0, 6_000), dice.randrange(0, 6_000)
        first, rest = facts.first_step, facts.payments - facts.first_step
        amounts = [low] * first + [high] * rest
        financed = sum(amounts)
        fee = dice.choice([0, 5_500, 9_900, 12_100])
        runs = (StepAmount(first=1, last=first, amount=low), StepAmount(first=first + 1, last=48, amount=high))
        terms = Terms(steps=runs, usage_fee=fee)
    if operator == "au":  # points pay the instalments from the first on, never the residual
        open_to = len(amounts) - 1 if facts.plan == "residual" else len(amounts)
        points = min(points, sum(amounts[:open_to]))
        left = points
        for at in range(open_to):
            used = min(left, amounts[at])
            amounts[at] -= used
            left -= used
        price = financed
    else:
        price = financed + points
    down = dice.choice([0, 0, 11_000])
    own_points = dice.choice([0, 1_000]) if down else 0
    purchase = Purchase(
        on=date.fromisoformat(facts.sold) + timedelta(days=dice.randrange(days + 1)),
        device=Device(name=name, category=category),
        cash_price=price + down + discount,
        down_payment=down,
        discounts=(Discount(label="", amount=discount),),
        points=Points(down_payment=own_points, instalments=points),
        cover=dice.choice(COVERS[operator]),
        repairs_used=dice.randrange(4),
        closing_day=dice.choice(list(ClosingDay)),
    )
    return Case(id, operator, purchase, terms, amounts, points + own_points)


def expected(case: Case, month: int, failing: tuple[str, ...], window: Window | None) -> dict[str, object]:
    """The return, worked out payment by payment."""
    facts, buyer = case.facts, case.purchase
    paid = later = waived = counted = guarded = 0
    numbers: list[int] = []
    for number, amount in enumerate(case.amounts, start=1):
        if number + facts.later <= month:
            paid += amount
            continue
        later += amount
        if number <= 24:
            guarded += amount
        if window and number > window.due and number > facts.payments - window.most:
            waived += amount
            numbers.append(number)
    counted = waived if window and window.only_waived else later
    own = buyer.down_payment - buyer.points.down_payment
    kept = own + paid + later
    charge = 0
    refused = window is None or later == 0
    if failing and case.operator != "sony":
        costs = [
            cost_of(case.operator, buyer.device.name, buyer.device.category, buyer.cover, buyer.repairs_used, part)
            for part in failing
        ]
        refused = refused or None in costs
        charge = max((cost or 0 for cost in costs), default=0)
    fee = (case.terms.usage_fee or 0) if window and window.early else 0
    refused = refused or 0 < charge >= counted
    if window and window.early:
        refused = (
            refused or (fee > 0 and fee + charge >= later) or fee > guarded or buyer.cover in ("none", "keitai-hosho")
        )
    if case.id == "docomo-okaeshi":
        # Hand-in begins in late August 2019: a month that is over by then is too early.
        total = month_of(buyer.on, str(buyer.closing_day), facts.first_calendar + month - 1)
        refused = refused or (total, str(buyer.closing_day)) < ("2019-08", "3") or total < "2019-08"
    if refused:
        return {"possible": False, "paid": paid, "still_due": later, "waived": 0, "waived_numbers": (), "cash": kept}
    cash = own + paid + (later - waived) + charge + fee
    return {
        "possible": True, "paid": paid, "still_due": later - waived, "waived": waived, "waived_numbers": tuple(numbers),
        "surcharge": charge, "usage_fee": fee, "cash": cash, "points": case.points, "burden": cash + case.points,
        "remaining_before": later,
    }  # fmt: skip


def quoted(case: Case) -> Quote | Refused:
    return build_quote(program(case.id), case.purchase, case.terms, law(case.purchase.on))


@pytest.fixture(scope="module")
def made() -> list[tuple[Case, Quote]]:
    """Cases with their quotes."""
    dice, found = Random(20190615), []
    for case in (a_case(dice) for _ in range(CASES)):
        quote = quoted(case)
        assert isinstance(quote, Quote), (case, quote)
        found.append((case, quote))
    return found


def test_schedules_and_totals(made: list[tuple[Case, Quote]]) -> None:
    for case, quote in made:
        facts, buyer = case.facts, case.purchase
        assert [p.amount for p in quote.schedule] == case.amounts, case
        assert [p.month for p in quote.schedule] == [k + facts.later for k in range(1, facts.payments + 1)]
        for p in (quote.schedule[0], quote.schedule[-1]):
            months = facts.first_calendar + p.month - 1
            assert str(p.calendar_month) == month_of(buyer.on, str(buyer.closing_day), months)
            assert p.due.isoformat()[:7] == month_of(buyer.on, str(buyer.closing_day), months + facts.billed)
            assert buyer.closing_day == "end" or p.due.day == int(buyer.closing_day)
            assert buyer.closing_day != "end" or (p.due + timedelta(days=1)).day == 1
        own = buyer.down_payment - buyer.points.down_payment
        assert quote.kept.cash == own + sum(case.amounts)
        assert quote.kept.burden == buyer.cash_price - buyer.discount_total
        assert quote.total_of_payments == buyer.down_payment + sum(case.amounts)


def test_every_month_of_every_window_twice(made: list[tuple[Case, Quote]]) -> None:
    for case, quote in made:
        asked = [(w, m, f) for w in case.facts.windows for m in range(w.first, w.last + 1) for f in ((), ("body",))]
        assert [(o.window, o.month, o.failing) for o in quote.outcomes] == [(w.name, m, f) for w, m, f in asked]
        for (window, month, failing), found in zip(asked, quote.outcomes, strict=True):
            told = expected(case, month, failing, window)
            assert {key: getattr(found, key) for key in told} == told, (case, month, failing)
        sound = [o for o in quote.outcomes if o.possible and not o.failing]
        lowest = min((o.burden for o in sound), default=0)
        assert quote.best_month == max((o.month for o in sound if o.burden == lowest), default=None)


def test_any_month_any_damage(made: list[tuple[Case, Quote]]) -> None:
    dice = Random(4)
    refused = taken = 0
    for case, quote in made:
        for _ in range(4):
            month, failing = dice.randrange(0, 52), dice.choice(BREAKS)
            window = next((w for w in case.facts.windows if w.first <= month <= w.last), None)
            told = expected(case, month, failing, window)
            found = answer(quote, Ask(return_month=month, failing=failing), "returns[0]")
            assert {key: getattr(found, key) for key in told} == told, (case, month, failing, found)
            refused, taken = refused + (not found.possible), taken + found.possible
    assert min(refused, taken) > CASES // 3, "the cases must hold both ways out"
