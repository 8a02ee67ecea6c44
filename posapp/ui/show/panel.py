"""ご案内中の内容: the chosen quote as the right panel, the same on every step of the sale."""

from __future__ import annotations

from posapp.domain.facts import facts_at, fill, month_text, program_month_text, rate_text, regular_payment, yen_text
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.ui import text_panel as words
from posapp.ui.views import (
    AmountBlock,
    Block,
    ConditionsBlock,
    ConditionView,
    CustomerBlock,
    FactsBlock,
    PanelView,
    Rule,
    TextBlock,
    Tone,
)  # fmt: skip


def panel(quote: Quote | None, *, name: str, month: int | None, shown: bool | None) -> PanelView:
    """The panel for a quote and the return month shown; ``name`` is the customer's as typed so far."""
    who = words.SIR.format(name=name) if name else words.NO_NAME
    if quote is None:
        blocks: tuple[Block, ...] = (
            CustomerBlock(name=who), Rule(), TextBlock(title=words.EMPTY_HEAD, lines=words.EMPTY_LINES),
        )  # fmt: skip
        return PanelView(title=words.TITLE, blocks=blocks, shown=shown)
    device = quote.purchase.device
    customer = CustomerBlock(name=who, lines=(device.full_name, quote.program.name), category=device.category)
    return PanelView(
        title=words.TITLE,
        blocks=(customer, Rule(), *_amounts(quote, month), Rule(), *_conditions(quote, month), _facts(quote)),
        shown=shown,
    )


def _amounts(quote: Quote, month: int | None) -> tuple[Block, ...]:
    whole = quote.kept.burden
    return (
        AmountBlock(
            label=words.LUMP if quote.program.plan.kind is PlanKind.LUMP else words.MONTHLY,
            yen=regular_payment(quote),
            note=words.TIMES.format(count=_regular(quote)),
        ),
        Rule(),
        AmountBlock(label=words.KEPT, yen=whole, bar=(whole, whole)),
        _returned(quote, quote.best if month is None else quote.at(month), whole),
    )


def _regular(quote: Quote) -> int:
    """How many payments are of the monthly amount: not the residual, not the second step."""
    plan = quote.program.plan
    if plan.kind is PlanKind.STEPS:
        return plan.step_ends[0]
    return plan.payments - (1 if plan.kind is PlanKind.RESIDUAL else 0)


def _returned(quote: Quote, chosen: Outcome | None, whole: int) -> AmountBlock:
    if not quote.program.returns:
        return AmountBlock(label=words.RETURNED, yen=None, instead=words.NO_RETURN)
    if chosen is None or not chosen.possible:
        return AmountBlock(label=words.RETURNED, yen=None, instead=words.NOT_POSSIBLE)
    return AmountBlock(
        label=words.RETURNED,
        yen=chosen.burden,
        under=words.RETURNED_IN.format(
            month=program_month_text(chosen.month), calendar=month_text(chosen.calendar_month)
        ),
        tone=Tone.ACCENT,
        bar=(chosen.burden, whole),
        after=words.WAIVED.format(yen=yen_text(chosen.waived)),
    )


def _conditions(quote: Quote, month: int | None) -> tuple[Block, ...]:
    facts = facts_at(quote, month)
    filled = ((clause.head, fill(clause.text, facts)) for clause in quote.program.words.panel)
    items = tuple(ConditionView(icon=icon, lines=(line,)) for icon, line in filled if line)
    return (ConditionsBlock(title=words.CONDITIONS, items=items), Rule()) if items else ()


def _facts(quote: Quote) -> FactsBlock:
    first, last, plan = quote.schedule[0], quote.schedule[-1], quote.program.plan
    began = words.FIRST_AFTER if first.points else words.FIRST
    rows = [
        (words.TODAY, yen_text(quote.purchase.down_payment - quote.purchase.points.down_payment)),
        (began.format(month=month_text(first.calendar_month)), yen_text(first.amount)),
    ]
    if plan.kind is PlanKind.RESIDUAL:
        rows.append((words.LAST_PAYMENT.format(month=month_text(last.calendar_month)), yen_text(last.amount)))
    if plan.kind is PlanKind.STEPS:
        rows.append((words.SECOND_STEP.format(number=plan.step_ends[0] + 1), yen_text(last.amount)))
    if quote.purchase.points.total:
        rows.append((words.POINTS, yen_text(quote.purchase.points.total)))
    rows.append((words.CHARGE, f"{yen_text(quote.finance_charge)}・{rate_text(quote)}"))
    possible = [outcome for outcome in quote.sound() if outcome.possible]
    if possible:
        rows.append((words.LAST_MONTH, month_text(possible[-1].calendar_month)))
    return FactsBlock(rows=tuple(rows))
