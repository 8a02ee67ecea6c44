"""The time line of the return guide: when returns are taken, when they cost least, when the benefit ends. Places words by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from posapp.documents import parts
from posapp.documents.blocks import Block, Heading
from posapp.documents.pictures import Moment, Stretch, TimeLine
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.quote import Quote
from posapp.domain.timeline import EventKind, timeline


@dataclass(frozen=True, slots=True)
class _Dates:
    """The days that matter, and their places in thousandths of the line."""

    quote: Quote
    first: Outcome
    best: Outcome
    last: Outcome

    def at(self, day: date) -> int:
        begin, end = self.quote.purchase.on, self.quote.schedule[-1].due
        span = max((end - begin).days, 1)
        return min(1000, max(0, (day - begin).days * 1000 // span))

    @property
    def opens(self) -> date:
        """The first day on which a return is taken."""
        window = self.quote.program.window(self.first.window or "")
        month = max(self.first.calendar_month.first_day(self.quote.purchase.closing_day), self.quote.purchase.on)
        return max(month, window.opens_on) if window and window.opens_on else month


def when_to_return(quote: Quote, best: Outcome, last: Outcome) -> list[Block]:
    """Section 1 of the guide."""
    days = _Dates(quote, parts.possible(quote)[0], best, last)
    due = [p for p in quote.schedule if p.number not in set(best.waived_numbers)]
    note = ""
    if due and due[-1].month > days.first.month:
        note = f"早く返しても、{due[-1].number}回目（{date_text(due[-1].due)}）まで支払いは続きます"
    return [Heading("1", "いつ返すか", note), TimeLine(_stretches(days), _moments(days))]


def _stretches(days: _Dates) -> tuple[Stretch, ...]:
    quote, best, last = days.quote, days.best, days.last
    opens, low, end = days.at(days.opens), days.at(best.deadline), days.at(last.deadline)
    words = f"いちばん少ないのは{month_text(best.calendar_month)}"
    if days.first.burden == best.burden:
        words = f"この間に{parts.deed(quote, best)} 支払総額{yen_text(best.burden)}"
    found = [Stretch(0, opens), Stretch(opens, low, words, "accent")]
    if last.month != best.month:
        grows = _monthly_growth(quote, best)
        found.append(Stretch(low, end, f"毎月{yen_text(grows)}ずつ増える" if grows else "月ごとに増える", "hatch"))
    return (*found, Stretch(end, 1000))


def _monthly_growth(quote: Quote, best: Outcome) -> int:
    """By how much each month after the best one costs more, in yen; 0 where it is not always the same."""
    later = [o.burden for o in parts.possible(quote) if o.month >= best.month]
    steps = {b - a for a, b in pairwise(later)}
    return steps.pop() if len(steps) == 1 and min(steps) > 0 else 0


def _moments(days: _Dates) -> tuple[Moment, ...]:
    quote, best, last = days.quote, days.best, days.last
    opens, low = days.at(days.opens), days.at(best.deadline)
    lowest = (f"{program_month_text(best.month)}の末日", date_text(best.deadline))
    found = [
        Moment(low, lowest, above=True, strong=True),
        Moment(0, ("購入", date_text(quote.purchase.on)), align="left"),
        Moment(1000, ("払い終わり", date_text(quote.schedule[-1].due)), align="right"),
    ]
    if days.opens > quote.purchase.on:
        found.append(Moment(opens, ("受付の始まり", parts.month_of(quote, days.first)), above=True, align="left"))
    for letter in (e for e in timeline(quote, None) if e.kind is EventKind.NOTICE):
        words = ("案内が届く月", month_text(Month.containing(letter.until or letter.day)))
        found.append(Moment(days.at(letter.day), words, align="right"))
    if last.month != best.month:
        words = ("特典の最後の日", date_text(last.deadline))
        found.append(Moment(days.at(last.deadline), words, above=True, strong=True, align="right"))
    return tuple(found)
