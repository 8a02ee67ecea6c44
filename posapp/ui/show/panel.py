"""ご案内中の内容: the chosen quote as the right panel, the same on every step of the sale."""

from __future__ import annotations

from typing import Final

from posapp.domain.facts import facts_of, fill, month_text, program_month_text, rate_text, regular_payment, yen_text
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.ui.views import (
    AmountBlock, Block, ConditionsBlock, ConditionView, CustomerBlock, FactsBlock, PanelView, Rule, TextBlock, Tone,
)  # fmt: skip

TITLE: Final = "ご案内中の内容"
NO_NAME: Final = "お名前未入力"
SIR: Final = "{name} 様"
MONTHLY: Final = "月々のお支払い"
TIMES: Final = "{count}回"
KEPT: Final = "返却しない場合の総額"
RETURNED: Final = "返却した場合の総額"
RETURNED_IN: Final = "{month}・{calendar}の返却"
WAIVED: Final = "支払不要になる額 {yen}"
NO_RETURN: Final = "返却の特典なし"
NOT_POSSIBLE: Final = "この月は返却の特典を使えません"
CONDITIONS: Final = "この総額になる条件"
TODAY: Final = "今日のお支払い"
FIRST: Final = "第1回 {month}分"
LAST_PAYMENT: Final = "最終回 {month}分"
SECOND_STEP: Final = "{number}回目から"
CHARGE: Final = "手数料・実質年率"
LAST_MONTH: Final = "返却できる最後の月"
POINTS: Final = "総額に含むポイント"
EMPTY_HEAD: Final = "まだ見積がありません"
EMPTY_LINES: Final = ("機種と価格を入れると、", "月々の額と総額をここに出します。")


def panel(quote: Quote | None, *, name: str, month: int | None, shown: bool | None) -> PanelView:
    """The panel for a quote and the return month shown; ``name`` is the customer's as typed so far."""
    who = SIR.format(name=name) if name else NO_NAME
    if quote is None:
        blocks: tuple[Block, ...] = (
            CustomerBlock(name=who), Rule(), TextBlock(title=EMPTY_HEAD, lines=EMPTY_LINES),
        )  # fmt: skip
        return PanelView(title=TITLE, blocks=blocks, shown=shown)
    customer = CustomerBlock(name=who, lines=(quote.purchase.device.full_name, quote.program.name))
    return PanelView(
        title=TITLE,
        blocks=(customer, Rule(), *_amounts(quote, month), Rule(), *_conditions(quote), _facts(quote)),
        shown=shown,
    )


def _amounts(quote: Quote, month: int | None) -> tuple[Block, ...]:
    whole = quote.kept.burden
    return (
        AmountBlock(label=MONTHLY, yen=regular_payment(quote), note=TIMES.format(count=quote.program.plan.payments)),
        Rule(),
        AmountBlock(label=KEPT, yen=whole, bar=(whole, whole)),
        _returned(quote, quote.best if month is None else quote.at(month), whole),
    )


def _returned(quote: Quote, chosen: Outcome | None, whole: int) -> AmountBlock:
    if not quote.program.returns:
        return AmountBlock(label=RETURNED, yen=None, instead=NO_RETURN)
    if chosen is None or not chosen.possible:
        return AmountBlock(label=RETURNED, yen=None, instead=NOT_POSSIBLE)
    return AmountBlock(
        label=RETURNED,
        yen=chosen.burden,
        under=RETURNED_IN.format(month=program_month_text(chosen.month), calendar=month_text(chosen.calendar_month)),
        tone=Tone.ACCENT,
        bar=(chosen.burden, whole),
        after=WAIVED.format(yen=yen_text(chosen.waived)),
    )


def _conditions(quote: Quote) -> tuple[Block, ...]:
    facts = facts_of(quote)
    filled = ((clause.head, fill(clause.text, facts)) for clause in quote.program.words.panel)
    items = tuple(ConditionView(icon=icon, lines=(line,)) for icon, line in filled if line)
    return (ConditionsBlock(title=CONDITIONS, items=items), Rule()) if items else ()


def _facts(quote: Quote) -> FactsBlock:
    first, last, plan = quote.schedule[0], quote.schedule[-1], quote.program.plan
    rows = [
        (TODAY, yen_text(quote.purchase.down_payment - quote.purchase.points.down_payment)),
        (FIRST.format(month=month_text(first.calendar_month)), yen_text(first.amount)),
    ]
    if plan.kind is PlanKind.RESIDUAL:
        rows.append((LAST_PAYMENT.format(month=month_text(last.calendar_month)), yen_text(last.amount)))
    if plan.kind is PlanKind.STEPS:
        rows.append((SECOND_STEP.format(number=plan.step_ends[0] + 1), yen_text(last.amount)))
    if quote.purchase.points.total:
        rows.append((POINTS, yen_text(quote.purchase.points.total)))
    rows.append((CHARGE, f"{yen_text(quote.finance_charge)}・{rate_text(quote)}"))
    possible = [outcome for outcome in quote.sound() if outcome.possible]
    if possible:
        rows.append((LAST_MONTH, month_text(possible[-1].calendar_month)))
    return FactsBlock(rows=tuple(rows))
