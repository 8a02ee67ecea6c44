"""満了時の選択 → cards, sentences and rows. Every date and figure comes finished from `posapp.domain.ends`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from posapp.domain.applying import Term
from posapp.domain.ends import (
    ChangedContract,
    EndPayment,
    EndWay,
    Letter,
    application_terms,
    changed_contract,
    end_ways,
    letter,
    paid_when_returned,
    tells_application,
)  # fmt: skip
from posapp.domain.facts import date_text, facts_of, fill, month_text
from posapp.domain.months import Month, billing_month
from posapp.domain.problem import Problem
from posapp.domain.program import EndKind
from posapp.domain.purchase import Ask
from posapp.domain.quote import Quote, answer
from posapp.domain.schedule import calendar_of
from posapp.ui import text_ends as text
from posapp.ui.paint import yen
from posapp.ui.views import Tone

Said = Callable[[Problem], str]
_TOTALS = {EndKind.PAY: text.KEPT, EndKind.RESPLIT: text.SPLIT, EndKind.BUYBACK: text.HANDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCardView:
    """One choice. ``total`` in yen, None where ``instead`` says why there is none; ``lines`` are dates and payments.

    mark    what must be known of the choice, with its icon and tone; empty for nothing
    words   the choice in a sentence; ``does`` what the customer must do
    """

    label: str
    total_label: str
    total: int | None
    instead: str
    lines: tuple[str, ...]
    mark: str
    icon: str
    tone: Tone
    words: str
    does: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The card as one sentence."""
        amount = self.instead if self.total is None else f"{self.total_label} {yen(self.total)}円"
        return "、".join(part for part in (amount, *self.lines, self.mark, self.words) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyView:
    """Which months the two sliders take, and where they begin."""

    first: int
    last: int
    applied: int
    assessed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedView:
    """What an application in one month and an assessment in another come to; amounts in yen."""

    head: str
    icon: str
    tone: Tone
    returned: int | None
    kept: int
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedView:
    """An early return: what it makes of the contract, and what is left to pay after a return in one month."""

    words: str
    first: int
    last: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRun:
    """Payments of one amount that follow each other, still to come: their numbers, months and yen."""

    numbers: str
    months: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsView:
    """The whole view. At most one of the three extras; ``empty`` stands alone where there is nothing to choose."""

    cards: tuple[EndCardView, ...] = ()
    letter: tuple[tuple[str, str], ...] = ()
    apply: ApplyView | None = None
    changed: ChangedView | None = None
    empty: tuple[str, tuple[str, ...]] | None = None


def ends_view(quote: Quote, month: int | None, said: Said) -> EndsView:
    """The choices of a quote; ``month`` is the return month staff look at, where the sliders begin."""
    if not quote.program.returns:
        day, total = date_text(quote.schedule[-1].due), yen(quote.kept.burden)
        return EndsView(empty=(text.EMPTY_HEAD, tuple(line.format(day=day, yen=total) for line in text.EMPTY_LINES)))
    facts = facts_of(quote)
    post, changed = letter(quote), changed_contract(quote)
    return EndsView(
        cards=tuple(_card(way, fill(way.text, facts) + _more(way, said)) for way in end_ways(quote)),
        letter=() if post is None else _letter(post),
        apply=_apply(quote, month) if tells_application(quote) else None,
        changed=None if changed is None else _changed(quote, changed, month),
    )


def _card(way: EndWay, words: str) -> EndCardView:
    mark, icon, tone = _mark(way)
    instead = text.BY_OPERATOR if way.kind is EndKind.BUYBACK else text.CLOSED
    return EndCardView(
        label=way.label,
        total_label=_TOTALS.get(way.kind, text.RETURNED),
        total=way.burden,
        instead=instead,
        lines=_lines(way),
        mark=mark,
        icon=icon,
        tone=tone,
        words=words,
        does=way.does,
    )


def _more(way: EndWay, said: Said) -> str:
    """What the catalogue's own words leave open: until when a re-split is paid, why a return is closed."""
    if way.kind is EndKind.RESPLIT and way.payments:
        first, last = (_due_month(payment) for payment in (way.payments[0], way.payments[-1]))
        return text.SPLIT_UNTIL.format(begins=first, until=last)
    return "".join(said(problem) for problem in way.closed)


def _mark(way: EndWay) -> tuple[str, str, Tone]:
    if way.by_silence:
        return text.SILENT, "info", Tone.ACCENT
    if way.credit_check:
        return text.CHECK, "warn", Tone.CAUTION
    return (text.NOT_WAIVED, "warn", Tone.CAUTION) if way.stays_due else ("", "", Tone.PLAIN)


def _lines(way: EndWay) -> tuple[str, ...]:
    """Days, then payments or months: at most three short lines."""
    days: tuple[str, ...] = ()
    if way.begins is not None and way.until is not None:
        days = (text.BEGINS.format(day=date_text(way.begins)), text.UNTIL.format(day=date_text(way.until)))
    elif way.kind is EndKind.RESPLIT and way.payments:
        days = (text.BEGINS.format(day=_due_month(way.payments[0])),)
    elif way.until is not None:
        days = (text.UNTIL_PAID.format(day=date_text(way.until)),)
    elif way.kind is EndKind.BUYBACK:
        days = (text.ANY_TIME,)
    amounts = _months(way) if way.best is not None else _payments(way)
    return (*days, amounts) if amounts else days


def _due_month(payment: EndPayment) -> str:
    return month_text(Month.containing(payment.due))


def _months(way: EndWay) -> str:
    """Which month the total is of, and what the last one comes to."""
    if way.first is None or way.best is None or way.last is None:
        return ""
    if way.first.month == way.last.month:
        return text.MONTH_OF.format(month=way.first.month)
    if way.burden == way.burden_most:
        return text.SAME
    return text.RISES.format(first=way.best.month, yen=yen(way.last.burden))


def _payments(way: EndWay) -> str:
    if not way.payments:
        return ""
    first, last, count = way.payments[0], way.payments[-1], len(way.payments)
    amount = yen(last.amount)
    if way.kind is EndKind.RESPLIT:
        even = first.amount == last.amount
        parts = text.PARTS_EVEN if even else text.PARTS
        return parts.format(first=yen(first.amount), yen=amount, count=count if even else count - 1)
    if count == 1:
        return text.ONE.format(number=last.number, yen=amount)
    return text.RUN.format(first=first.number, last=last.number, yen=amount, count=count)


def _letter(post: Letter) -> tuple[tuple[str, str], ...]:
    return (
        ("mail", text.LETTER_COMES.format(month=month_text(post.calendar_month), nth=post.month)),
        ("calendar", text.LETTER_UNTIL.format(day=date_text(post.answer_until))),
        ("yen", text.LETTER_SILENT.format(day=date_text(post.due), yen=yen(post.amount))),
    )


def month_words(quote: Quote, month: int) -> str:
    """A program month with its calendar month."""
    bought = billing_month(quote.purchase.on, quote.purchase.closing_day)
    calendar = calendar_of(quote.program.clock, bought, month)
    return text.AT.format(month=month, year=calendar.year, number=calendar.number)


def _apply(quote: Quote, month: int | None) -> ApplyView:
    windows = quote.program.windows
    within = max(window.assessed_within or 0 for window in windows)
    first = max(1, min(window.from_month for window in windows) - within)
    last = max(window.to_month for window in windows) + within
    start = month or quote.best_month or min(window.from_month for window in windows)
    return ApplyView(first=first, last=last, applied=start, assessed=start)


def applied_view(quote: Quote, applied: int, assessed: int, said: Said) -> AppliedView:
    """What the two months of the sliders come to."""
    found = answer(quote, Ask(return_month=assessed, applied_month=applied), "returns")
    terms = application_terms(quote, applied)
    head, icon, tone = text.CAN, "check", Tone.GOOD
    if not found.possible:
        head, icon, tone = text.LOST, "stop", Tone.STOP
    elif found.problems:
        head, icon, tone = text.MUST_KNOW, "warn", Tone.CAUTION
    notes = "".join(said(problem) for problem in found.problems)
    return AppliedView(
        head=head, icon=icon, tone=tone, returned=found.burden if found.possible else None, kept=quote.kept.burden,
        notes=notes or _by(applied, terms),
    )  # fmt: skip


def _by(applied: int, terms: tuple[Term, ...]) -> str:
    if len(terms) == 2:
        one, two = terms
        middle, first, second = (date_text(day) for day in (one.last, one.by, two.by))
        return text.BY_TWO.format(applied=applied, middle=middle, first=first, second=second)
    return text.BY.format(applied=applied, by=date_text(terms[0].by)) if terms else ""


def _changed(quote: Quote, changed: ChangedContract, month: int | None) -> ChangedView:
    count = len(changed.payments)
    inside = month is not None and changed.from_month <= month <= changed.to_month
    return ChangedView(
        words=text.CHANGED.format(
            month=changed.to_month, count=count, months=changed.months, ends=month_text(changed.ends), first=count + 1,
            last=len(quote.schedule), yen=yen(changed.falls_away),
        ),
        first=changed.from_month,
        last=changed.to_month,
        month=month if inside and month is not None else changed.to_month,
    )  # fmt: skip


def left_to_pay(quote: Quote, month: int) -> tuple[str, tuple[PaymentRun, ...]]:
    """What is still paid after an early return in that month: a head, and runs of equal payments."""
    payments = paid_when_returned(quote, month)
    if not payments:
        return text.NOTHING_LEFT, ()
    total = sum(payment.amount for payment in payments)
    runs = (tuple(run) for _, run in groupby(payments, lambda payment: payment.amount))
    return text.LEFT_TO_PAY.format(count=len(payments), yen=yen(total)), tuple(_run(run) for run in runs)


def _run(run: tuple[EndPayment, ...]) -> PaymentRun:
    first, last = run[0], run[-1]
    one = len(run) == 1
    numbers = (text.PAYMENT if one else text.PAYMENTS).format(first=first.number, last=last.number)
    dues = (date_text(first.due), date_text(last.due))
    return PaymentRun(
        numbers=numbers, months=dues[0] if one else text.BETWEEN.format(begins=dues[0], until=dues[1]),
        amount=text.EACH.format(yen=yen(first.amount), count=len(run)),
    )  # fmt: skip
