"""毎月の支払い as bars on a paper: what each month costs and what falls away on a return, legible in black and white.

Where one payment dwarfs the others its bar is cut, and words at the axis say so; it always carries its sum.
"""

from __future__ import annotations

from posapp.documents import parts
from posapp.documents.blocks import Block, Heading
from posapp.documents.pictures import Bar, BarChart, BarLabel
from posapp.domain.facts import month_text, program_month_text
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment

_CUT_FROM = 3
"""A payment more than this many times as high as the regular ones is drawn cut."""
_UNLIKE = (PlanKind.RESIDUAL, PlanKind.STEPS)


def monthly_bars(quote: Quote, best: Outcome) -> list[Block]:
    """A bar for every payment with those that a return in the best month makes fall away; nothing where all are alike."""
    if quote.program.plan.kind not in _UNLIKE:
        return []
    gone = set(best.waived_numbers)
    bars = [
        Bar(0, p.amount) if p.number in gone else Bar(p.amount, 0, "accent" if p.month > best.month else "plain")
        for p in quote.schedule
    ]
    note = f"単位は円。斜線は、{program_month_text(best.month)}に{parts.deed(quote, best)}支払不要になる額です"
    cut = _cut(quote)
    chart = BarChart(tuple(bars), _marks(quote, cut), _labels(quote), cut=cut, cut_text="途中省略" if cut else "")
    return [Heading("", "毎月の支払い", note), chart]


def _regular(quote: Quote) -> int:
    """The highest instalment that is not the residual."""
    residual = quote.program.plan.kind is PlanKind.RESIDUAL
    return max(p.amount for p in (quote.schedule[:-1] if residual else quote.schedule))


def _cut(quote: Quote) -> int:
    """Yen above which the axis is cut; 0 where every bar keeps its height."""
    regular, most = _regular(quote), max(p.amount for p in quote.schedule)
    return regular * 14 // 10 if most > _CUT_FROM * regular else 0


def _marks(quote: Quote, cut: int) -> tuple[int, ...]:
    most = max(p.amount for p in quote.schedule)
    return tuple(sorted({0, _regular(quote), *((most,) if cut else ())}))


def _labels(quote: Quote) -> tuple[BarLabel, ...]:
    """The last payment, then where each run of equal ones begins."""
    starts = [quote.schedule[run.first - 1] for run in parts.payment_runs(quote.schedule)]
    shown = dict.fromkeys((quote.schedule[-1], *sorted(starts, key=lambda p: -p.number), quote.schedule[0]))
    return tuple(BarLabel(p.number - 1, _lines(p)) for p in shown)


def _lines(payment: Payment) -> tuple[str, ...]:
    return f"{payment.number}回目", month_text(payment.calendar_month), f"{payment.amount:,}"
