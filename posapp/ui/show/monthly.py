"""A quote and a month of return → 毎月の支払い. Every figure comes finished from the quote; this names and groups them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.domain.timeline import Fate, Monthly, MonthlyPayment, monthly
from posapp.ui import text, text_quote
from posapp.ui import text_charts as words
from posapp.ui.chart_views import BarFate, BarLabel, BarView, MonthlyView
from posapp.ui.paint import yen
from posapp.ui.show.sheet import months_of
from posapp.ui.views import MonthView

OFTEN = 3
"""An amount paid this many times is a regular one."""
_FATE = {Fate.PAID: BarFate.PAID, Fate.DUE: BarFate.DUE, Fate.WAIVED: BarFate.WAIVED}


def monthly_view(quote: Quote, month: int | None) -> MonthlyView:
    """The bars on a return in ``month``; kept to the end when it has no benefit."""
    shown, months = monthly(quote, month), months_of(quote)
    bars = tuple(_bars(shown, months[0].month))
    return MonthlyView(
        months=months, month=shown.return_month, bars=bars, labels=tuple(_labels(quote, shown, months[0].month)),
        ordinary=_ordinary(bars), sums=tuple(_sums(quote, shown)), says=_says(quote, shown, months),
        empty="" if quote.program.returns else text_quote.NO_SLIDER,
        lump=quote.program.plan.kind is PlanKind.LUMP,
    )  # fmt: skip


def _bars(shown: Monthly, first: int) -> Iterable[BarView]:
    if shown.at_purchase:
        yield BarView(month=first, yen=shown.at_purchase, fate=BarFate.PURCHASE)
    for p in shown.payments:
        yield BarView(month=p.month, yen=p.total, fate=_FATE[p.fate], number=p.number, points=p.points)
    if shown.return_month is not None:
        if shown.usage_fee:
            yield BarView(month=shown.return_month, yen=shown.usage_fee, fate=BarFate.FEE)
        if shown.surcharge:
            yield BarView(month=shown.return_month, yen=shown.surcharge, fate=BarFate.DAMAGE)


def _ordinary(bars: tuple[BarView, ...]) -> int:
    """The highest amount that is paid more than a few times: it must stay legible beside a single large one."""
    counts = Counter(bar.yen for bar in bars if bar.number is not None)
    return max((amount for amount, count in counts.items() if count >= OFTEN), default=max(counts, default=1))


def _labels(quote: Quote, shown: Monthly, first: int) -> Iterable[BarLabel]:
    if shown.at_purchase:
        said = _with_purchase(quote, shown).format(yen=yen(shown.at_purchase))
        yield BarLabel(first=first, last=first, yen=shown.at_purchase, words=said, role="quiet")
    if quote.program.plan.kind is PlanKind.LUMP:
        only = shown.payments[0]
        top = only.total + shown.at_purchase
        yield BarLabel(first=only.month, last=only.month, yen=top, words=words.LUMP.format(yen=yen(only.total)))
        return
    for fate, same in groupby(shown.payments, key=lambda p: p.fate):
        run = list(same)
        if fate is Fate.WAIVED:
            yield _waived(run)
        else:
            yield from _runs(run, still=fate is Fate.DUE)
    if shown.return_month is not None:
        base = next((p.total for p in shown.payments if p.month == shown.return_month and p.fate is Fate.PAID), 0)
        for amount, form in ((shown.usage_fee, words.FEE), (shown.surcharge or 0, words.DAMAGE)):
            if amount:
                base += amount
                yield BarLabel(
                    first=shown.return_month, last=shown.return_month, yen=base, words=form.format(yen=yen(amount)),
                    role="caution",
                )  # fmt: skip


def _with_purchase(quote: Quote, shown: Monthly) -> str:
    """What was paid with the purchase: money, points, or both."""
    if shown.at_purchase == quote.purchase.down_payment:
        return words.DOWN
    return words.DOWN_BOTH if quote.purchase.down_payment else words.DOWN_POINTS


def _waived(run: list[MonthlyPayment]) -> BarLabel:
    total = sum(p.total for p in run)
    said = words.WAIVED.format(yen=yen(total), count=len(run))
    if len(run) == 1:
        said = words.WAIVED_ONE.format(number=run[0].number, yen=yen(total))
    return BarLabel(first=run[0].month, last=run[-1].month, yen=max(p.total for p in run), words=said, role="accent")


def _runs(payments: list[MonthlyPayment], *, still: bool) -> Iterable[BarLabel]:
    for amount, same in groupby(payments, key=lambda p: p.total):
        run = list(same)
        one, many = (words.STILL_DUE_ONE, words.STILL_DUE) if still else (words.ONE, words.EACH)
        form = one if len(run) == 1 else many
        yield BarLabel(
            first=run[0].month, last=run[-1].month, yen=amount,
            words=form.format(yen=yen(amount), count=len(run), number=run[0].number),
        )  # fmt: skip


def _sums(quote: Quote, shown: Monthly) -> Iterable[tuple[str, str]]:
    """Legend and sums in one: (how the bar is painted, words)."""
    outcome = quote.at(shown.return_month) if shown.return_month is not None else None
    yield "kept", words.SUM_KEPT.format(yen=yen(quote.kept.burden))
    if outcome is not None:
        yield BarFate.PAID.value, words.SUM_RETURNED.format(yen=yen(outcome.burden))
        yield BarFate.WAIVED.value, words.SUM_WAIVED.format(yen=yen(outcome.waived))
    points = sum(p.points for p in shown.payments)
    if points:
        yield "points", words.SUM_POINTS.format(yen=yen(points))


def _says(quote: Quote, shown: Monthly, months: tuple[MonthView, ...]) -> str:
    outcome = quote.at(shown.return_month) if shown.return_month is not None else None
    if outcome is None or shown.returned is None:
        empty = "" if quote.program.returns else f"{text_quote.NO_SLIDER}。"
        return words.MONTHLY_SAYS_KEPT.format(count=len(shown.payments), kept=yen(quote.kept.burden), empty=empty)
    waived = [p for p in shown.payments if p.fate is Fate.WAIVED]
    due = [p for p in shown.payments if p.fate is Fate.DUE]
    when = text.RETURN_IN.format(month=outcome.month, year=shown.returned.year, number=shown.returned.number)
    if outcome.month == months[0].month:
        when = text.RETURN_AT_PURCHASE.format(year=shown.returned.year, number=shown.returned.number)
    said = words.MONTHLY_SAYS.format(
        when=when, total=yen(outcome.burden), kept=yen(quote.kept.burden), waived=yen(outcome.waived), count=len(waived)
    )
    if due:
        said += words.MONTHLY_SAYS_DUE.format(count=len(due))
    if shown.usage_fee:
        said += words.MONTHLY_SAYS_FEE.format(yen=yen(shown.usage_fee))
    if shown.surcharge:
        said += words.MONTHLY_SAYS_DAMAGE.format(yen=yen(shown.surcharge))
    elif shown.refused:
        said += words.MONTHLY_SAYS_REFUSED
    return said
