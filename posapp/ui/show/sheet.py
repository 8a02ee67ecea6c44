"""見積 → cards and chart. Every figure comes finished from the quotes; this only picks, names and lays side by side."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from posapp.domain.facts import facts_of, fill, refused_from, regular_payment
from posapp.domain.months import Month, billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.problem import Problem, stopping
from posapp.domain.program import PlanKind
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.services.quoting import Card, Sheet
from posapp.ui import keys
from posapp.ui import text_quote as text
from posapp.ui.paint import yen
from posapp.ui.views import CardView, ChartView, MonthView, SeriesView

MARKS = ("circle", "square", "triangle", "bar")
"""The mark of each card, by its place."""
OTHERS = ("series2", "series3", "ink")
"""Colour roles of the programs not chosen, in order; the chosen one is accent."""

Said = Callable[[Problem], str]


def cards(sheet: Sheet, said: Said) -> tuple[CardView, ...]:
    """One view per card; ``said`` turns a problem into its sentence."""
    return tuple(
        _card(card, nth, role, sheet.chosen is card, said)
        for nth, (card, role) in enumerate(zip(sheet.cards, _roles(sheet), strict=True))
    )


def _roles(sheet: Sheet) -> tuple[str, ...]:
    free = list(OTHERS)
    made = []
    for card in sheet.cards:
        if card is sheet.chosen:
            made.append("accent")
        elif card.program.returns and free:
            made.append(free.pop(0))
        else:
            made.append("ink")
    return tuple(made)


def _card(card: Card, nth: int, role: str, chosen: bool, said: Said) -> CardView:
    program, quote = card.program, card.quote
    plain = CardView(
        key=program.id, operator=program.operator.name, colour=program.operator.colour, mark=MARKS[nth], role=role,
        name=program.short_name, cap=keys.cap(f"card{nth + 1}"), chosen=chosen,
    )  # fmt: skip
    if quote is None:
        stops = stopping(card.problems) or card.problems
        return replace(plain, refusal=said(stops[0]) if stops else "")
    facts = facts_of(quote)
    filled = (fill(template, facts) for template in program.words.card)
    words = tuple(_condensed(line) for line in filled if line)
    return replace(
        plain, monthly=regular_payment(quote),
        monthly_label=text.ONE_FOLD if program.plan.kind is PlanKind.LUMP else "", lines=_lines(quote), kept=quote.kept.burden,
        returned=quote.best.burden if quote.best else None,
        instead=text.NO_MONTH if program.returns else text.NO_BENEFIT, conditions=words,
        short=tuple(line for line in words if line[0] != "(")[:3],
    )  # fmt: skip


def _condensed(line: str) -> str:
    """A card is 142 px wide: spans name their unit once, brackets are narrow."""
    line = re.sub(r"(\d+)か月目〜(?=\d+か月目)", r"\1〜", line.replace("（", "(").replace("）", ")"))
    return re.sub(r"(\d{4}年)(\d+月)〜\1(?=\d+月)", r"\1\2〜", line)


def _lines(quote: Quote) -> tuple[str, ...]:
    """How many payments from which month, and what differs from the regular one."""
    plan, schedule = quote.program.plan, quote.schedule
    first, last = schedule[0], schedule[-1]
    if plan.kind is PlanKind.LUMP:
        return (text.LUMP,)
    count, other = len(schedule), text.SAME_EACH.format(count=len(schedule))
    if plan.kind is PlanKind.RESIDUAL:
        count, other = len(schedule) - 1, text.LAST_IS.format(number=last.number, amount=yen(last.amount))
    elif plan.kind is PlanKind.STEPS:
        count = plan.step_ends[0]
        other = text.THEN.format(number=count + 1, amount=yen(schedule[count].amount + schedule[count].points))
    elif first.amount + first.points != regular_payment(quote):
        other = text.FIRST_DIFFERS.format(amount=yen(first.amount + first.points))
    return (text.COUNT_FIRST.format(count=count, month=first.calendar_month.number), other)


# --- the chart


def chart(sheet: Sheet) -> ChartView | None:
    """The chart of the chosen program with the others laid over it by calendar month; None without a quote."""
    quote = sheet.chosen.quote if sheet.chosen else None
    if quote is None:
        return None
    bought, first = _bought(quote), 1 - quote.program.clock.month_one
    known = _fee_known(quote)
    months = months_of(quote)
    last = months[-1].month
    refused = refused_from(quote) if known else None
    at = quote.at(refused.month) if refused else None
    pointed = (at.month, text.POINTED.format(month=at.month, yen=yen(at.burden))) if at and at.possible else None
    return ChartView(
        months=months, kept=quote.kept.burden, kept_label=_kept_label(sheet, quote),
        label=text.SERIES.format(name=quote.program.short_name, yen=yen(quote.best.burden)) if quote.best else "",
        mark=MARKS[sheet.cards.index(sheet.chosen)] if sheet.chosen in sheet.cards else MARKS[0],
        fee_label=_fee_label(quote) if known else "", pointed=pointed,
        refusal=(refused.month, text.REFUSED.format(month=refused.month)) if refused else None,
        others=_others(sheet, bought, first, last), empty="" if quote.program.returns else text.NO_SLIDER,
    )  # fmt: skip


def months_of(quote: Quote) -> tuple[MonthView, ...]:
    """The axis of every chart: from the month of purchase to the last payment or return, with what a return comes to."""
    bought, first = _bought(quote), 1 - quote.program.clock.month_one
    last = max([p.month for p in quote.schedule] + [w.to_month for w in quote.program.windows] + [first + 1])
    sound = _by_month(quote.sound())
    damaged = _by_month(quote.damaged()) if _fee_known(quote) else sound
    return tuple(
        MonthView(
            month=m, year=bought.plus(m - first).year, number=bought.plus(m - first).number, total=sound.get(m),
            damaged=damaged.get(m),
        )
        for m in range(first, last + 1)
    )  # fmt: skip


def best_month(sheet: Sheet, asked: str) -> int:
    """The month the slider stands at: the one asked for, else the best, else 0."""
    quote = sheet.chosen.quote if sheet.chosen else None
    if asked.isdigit():
        return int(asked)
    return quote.best_month or 0 if quote else 0


def return_month(quote: Quote, asked: str) -> int | None:
    """The possible month of return nearest to the one asked for, the best one when none is; None without a benefit."""
    possible = [o.month for o in quote.sound() if o.possible]
    if not asked.isdigit() or not possible:
        return quote.best_month
    return min(possible, key=lambda month: abs(month - int(asked)))


def _bought(quote: Quote) -> Month:
    return billing_month(quote.purchase.on, quote.purchase.closing_day)


def _by_month(outcomes: tuple[Outcome, ...]) -> dict[int, int]:
    """The least burden of each month in which a return is possible."""
    made: dict[int, int] = {}
    for outcome in outcomes:
        if outcome.possible:
            made[outcome.month] = min(outcome.burden, made.get(outcome.month, outcome.burden))
    return made


def _broken(quote: Quote) -> Outcome | None:
    return quote.at(quote.best_month, BODY_FAILS) if quote.best_month is not None else None


def _fee_known(quote: Quote) -> bool:
    broken = _broken(quote)
    return broken is not None and broken.surcharge_known and broken.surcharge > 0


def _fee_label(quote: Quote) -> str:
    broken = _broken(quote)
    form = text.DAMAGED_MOST if quote.program.assessment.at_most else text.DAMAGED
    return form.format(yen=yen(broken.surcharge if broken else 0))


def _kept_label(sheet: Sheet, quote: Quote) -> str:
    totals = {card.quote.kept.burden for card in sheet.cards if card.quote}
    same = len(totals) == 1 and len(sheet.cards) > 1
    return text.KEPT.format(yen=yen(quote.kept.burden)) + (text.SAME_FOR_ALL if same else "")


def _others(sheet: Sheet, bought: Month, first: int, last: int) -> tuple[SeriesView, ...]:
    made = []
    for nth, (card, role) in enumerate(zip(sheet.cards, _roles(sheet), strict=True)):
        quote = card.quote
        if card is sheet.chosen or quote is None or quote.best is None:
            continue
        by_month = _by_month(quote.sound())
        begins = _bought(quote).since(bought) + first - (1 - quote.program.clock.month_one)
        points = tuple((m + begins, amount) for m, amount in sorted(by_month.items()) if first <= m + begins <= last)
        label = text.SERIES.format(name=card.program.short_name, yen=yen(quote.best.burden))
        made.append(SeriesView(name=card.program.short_name, mark=MARKS[nth], role=role, points=points, label=label))
    return tuple(made)
