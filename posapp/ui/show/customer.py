"""What the customer's screen shows of the chosen quote: three figures in equal type, this program's chart, the conditions."""

from __future__ import annotations

from dataclasses import replace

from posapp.domain.facts import (
    date_text,
    facts_at,
    fill,
    month_text,
    program_month_text,
    rate_text,
    regular_payment,
    yen_text,
)
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.services.quoting import Card, Sheet
from posapp.ui import text_customer as text
from posapp.ui.chart_views import MonthlyView, TimeView
from posapp.ui.customer_views import CustomerView, TileView
from posapp.ui.show.monthly import monthly_view
from posapp.ui.show.sheet import best_month, chart
from posapp.ui.show.times import time_view
from posapp.ui.views import ChartView, ConditionView


def customer(quote: Quote, month: int | None, shown: str = "") -> CustomerView:
    """The screen for a quote and the return month shown on it (None: the best one).

    shown  the view staff have open (`QuoteView.key`); the totals for one that is no chart
    """
    sheet = _alone(quote)
    at = best_month(sheet, "" if month is None else str(month))
    outcome = quote.at(at)
    purchase, program = quote.purchase, quote.program
    returned = outcome.burden if outcome and outcome.possible else None
    offer = text.OFFER.format(
        operator=program.operator.name, program=program.name, count=program.plan.payments,
        down=yen_text(purchase.down_payment), charge=yen_text(quote.finance_charge), rate=rate_text(quote),
    )  # fmt: skip
    facts = facts_at(quote, at)
    filled = ((clause.head, fill(clause.text, facts)) for clause in program.words.panel)
    return CustomerView(
        device=purchase.device.full_name, offer=offer, day=text.DAY.format(day=date_text(purchase.on)),
        tiles=_tiles(quote, at, returned), question=_question(quote, shown), chart=_chart(sheet, quote, at, shown), month=at,
        head=text.CONDITIONS.format(yen=yen_text(returned)) if returned is not None else text.CONDITIONS_PLAIN,
        conditions=tuple(ConditionView(icon=icon, lines=(line,)) for icon, line in filled if line),
    )  # fmt: skip


def _alone(quote: Quote) -> Sheet:
    card = Card(program=quote.program, quote=quote, problems=())
    return Sheet(purchase=quote.purchase, cards=(card,), chosen=card, problems=())


def _chart(sheet: Sheet, quote: Quote, month: int, shown: str) -> ChartView | MonthlyView | TimeView | None:
    """This program alone: its name is on the screen already."""
    if shown == "monthly":
        return monthly_view(quote, month)
    if shown == "times":
        return time_view(quote, month)
    view = chart(sheet)
    return None if view is None else replace(view, label="")


def _question(quote: Quote, shown: str) -> str:
    if shown == "monthly":
        return text.QUESTION_MONTHLY
    if shown == "times":
        return text.QUESTION_TIMES
    return text.QUESTION if quote.program.returns else text.QUESTION_PLAIN


def _monthly_note(quote: Quote) -> str:
    """How often, and what is not the monthly amount: the last instalment or the second step stands beside it."""
    plan, schedule = quote.program.plan, quote.schedule
    month = month_text(schedule[0].calendar_month)
    if plan.kind is PlanKind.LUMP:
        return text.LUMP_NOTE
    if plan.kind is PlanKind.RESIDUAL:
        return text.RESIDUAL_NOTE.format(count=plan.payments - 1, yen=yen_text(schedule[-1].amount))
    if plan.kind is PlanKind.STEPS:
        return text.STEPS_NOTE.format(count=plan.step_ends[0], yen=yen_text(schedule[-1].amount))
    return text.MONTHLY_NOTE.format(count=plan.payments, month=month)


def _kept_note(quote: Quote) -> str:
    plan = quote.program.plan
    return text.LUMP_NOTE if plan.kind is PlanKind.LUMP else text.KEPT_NOTE.format(count=plan.payments)


def _tiles(quote: Quote, month: int, returned: int | None) -> tuple[TileView, ...]:
    outcome = quote.at(month)
    when = ""
    if outcome is not None and returned is not None:
        when = text.RETURNED_NOTE.format(month=program_month_text(month), calendar=month_text(outcome.calendar_month))
    return (
        TileView(
            label=text.LUMP if quote.program.plan.kind is PlanKind.LUMP else text.MONTHLY,
            yen=regular_payment(quote), role="edge",
            note=_monthly_note(quote),
        ),
        TileView(label=text.KEPT, yen=quote.kept.burden, role="ink", note=_kept_note(quote)),
        TileView(label=text.RETURNED, yen=returned, role="accent", note=when, instead=text.NO_BENEFIT),
    )  # fmt: skip
