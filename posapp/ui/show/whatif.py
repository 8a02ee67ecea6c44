"""もしも → rows and sentences. Every figure comes finished from the domain; this only picks, names and lays side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from posapp.domain.facts import program_month_text, yen_text
from posapp.domain.problem import Problem
from posapp.domain.purchase import NO_COVER
from posapp.domain.whatif import Kind, WhatIf, covers_of
from posapp.domain.whatif_reasons import of_slip, of_turning, reasons, verdict
from posapp.services.whatif import WhatIfSheet
from posapp.ui import text_whatif as text
from posapp.ui.paint import yen
from posapp.ui.views import Span, Text

Said = Callable[[Problem], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change. ``burden`` in yen, None where there is no quote; ``more`` the sign of the difference.

    group   the head that stands before the first row of its kind, empty on the others
    why     few words; ``said`` whole sentences
    what    the change itself, to be applied
    """

    key: str
    group: str
    words: str
    burden: int | None
    difference: str
    more: int
    why: str
    said: str
    spoken: str
    what: WhatIf


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfView:
    """The head line, the rows, and what turns when: short for the eye, whole for whoever asks.

    listed  what the catalogue says a month of the cover costs, empty when it does not know or covers differ
    """

    head: Text
    listed: str
    rows: tuple[ChangeView, ...]
    turns: str
    turns_said: str


def whatif_view(found: WhatIfSheet, said: Said, short: Said) -> WhatIfView:
    """The sheet as the view shows it."""
    rows, group = [], ""
    for what, words in _named(found):
        head = text.GROUPS[what.kind.value]
        rows.append(_row(found, what, words, "" if head == group else head, said, short))
        group = head
    turns = (*of_turning(found.quote, found.turns), *((of_slip(found.slip),) if found.slip else ()))
    told = (*((found.small,) if found.small else ()), *turns)
    return WhatIfView(
        head=_head(found),
        listed=_listed(found),
        rows=tuple(rows),
        turns="".join(short(problem) for problem in told),
        turns_said="\n".join(said(problem) for problem in told),
    )


def _listed(found: WhatIfSheet) -> str:
    covers = covers_of(found.quote.program, found.quote.purchase)
    prices = {cover.monthly for cover in covers}
    price = prices.pop() if len(prices) == 1 else None
    return "" if price is None else yen(price)


def _head(found: WhatIfSheet) -> Text:
    today, kept = found.today, yen_text(found.quote.kept.burden)
    if today.month is None:
        return (Span(f"{text.TODAY}  {text.KEPT}  {text.BURDEN} "), Span(kept, bold=True))
    month = program_month_text(today.month)
    if not today.possible:
        return (Span(f"{text.TODAY}  {text.NO_BENEFIT.format(month=month)}  {text.BURDEN} "), Span(kept, bold=True))
    return (
        Span(f"{text.TODAY}  {text.RETURNED.format(month=month)}  {text.BURDEN} "),
        Span(yen_text(today.burden), bold=True),
        Span(f"  {text.WITHOUT_RETURN} "),
        Span(kept, bold=True),
    )


def _named(found: WhatIfSheet) -> Iterator[tuple[WhatIf, str]]:
    """The changes worth a row, each with its words: of the months only those around today's, the best one and keeping."""
    today = found.choice.month
    best = found.turns.damaged_lowest_until if found.choice.failing else found.turns.lowest_until
    months = (
        (what, *_month_words(what.choice.month, today, best)) for what in found.changes if what.kind is Kind.MONTH
    )
    yield from ((what, words) for what, words, _ in sorted(months, key=itemgetter(2)) if words)
    for what in found.changes:
        if what.kind is Kind.COVER and what.choice.failing != found.choice.failing:
            yield what, text.WHEN_BROKEN if what.choice.failing else text.WHEN_SOUND
        elif what.kind is Kind.COVER:
            yield what, _cover_words(found, what)
        elif what.kind is not Kind.MONTH:
            yield what, _words(found, what)


def _month_words(month: int | None, today: int | None, best: int | None) -> tuple[str, int]:
    """A month's words and its place among the rows; no words for one that gets none."""
    if month is None:
        return text.KEEP, 3
    said = program_month_text(month)
    if today is not None and month in (today - 1, today + 1):
        return (text.EARLIER.format(month=said), 0) if month < today else (text.LATER.format(month=said), 1)
    return (text.BEST.format(month=said) if month == best else ""), 2


def _cover_words(found: WhatIfSheet, what: WhatIf) -> str:
    cover = what.purchase.cover
    if cover == NO_COVER:
        return text.NO_COVER
    labels = {known.id: known.label for known in found.quote.program.assessment.covers}
    return labels.get(cover or "", "")


def _words(found: WhatIfSheet, what: WhatIf) -> str:
    bought, points = what.purchase, what.purchase.points
    if what.kind is Kind.DAMAGE:
        return text.BREAKS if what.choice.failing else text.SOUND
    if what.kind is Kind.WINDOW:
        window = found.quote.program.window(what.choice.window or "")
        month = program_month_text(what.choice.month or 0)
        return text.WINDOW.format(window=window.label if window else "", month=month)
    if what.kind is Kind.POINTS:
        return text.POINTS.format(points=yen(points.total)) if points.total else text.NO_POINTS
    if what.kind is Kind.POINTS_PLACE:
        return text.POINTS_DOWN if points.down_payment else text.POINTS_SPREAD
    return text.DOWN.format(down=yen(bought.down_payment)) if bought.down_payment else text.NO_DOWN


def _row(found: WhatIfSheet, what: WhatIf, words: str, group: str, said: Said, short: Said) -> ChangeView:
    kept = found.quote.kept.burden
    why, head = reasons(what, found.quote, found.tries), verdict(what, kept)
    told = (*why, *((head,) if head else ()))
    difference, more = _difference(what)
    whole = "".join(said(problem) for problem in told)
    burden = None if what.after is None else what.after.burden
    spoken = (text.SPOKEN if burden is not None else text.SPOKEN_NONE).format(
        group=text.GROUPS[what.kind.value], words=words.strip(), burden=yen_text(burden or 0), difference=difference,
        said=whole,
    )  # fmt: skip
    return ChangeView(
        key=_key(what, words, found.choice.month), group=group, words=words, burden=burden, difference=difference, more=more,
        why=short(why[0]) if why else "", said=whole, spoken=spoken, what=what,
    )  # fmt: skip


def _key(what: WhatIf, words: str, today: int | None) -> str:
    """The same for the same row although its month moved on: who steps with Enter stays on it."""
    month = what.choice.month
    if what.kind is not Kind.MONTH or month is None or today is None:
        return f"{what.kind.value}:{words}"
    return f"{what.kind.value}:{month - today:+d}"


def _difference(what: WhatIf) -> tuple[str, int]:
    """The difference in words, and its sign; what is not known is never shown as nothing."""
    more, burden = what.difference, what.burden_difference
    if what.after is None:
        return text.REFUSED, 0
    if burden is None:
        return text.OPEN, 0
    if more is None:
        return (text.PLUS_COVER.format(yen=signed(burden)) if burden else text.COVER_ONLY), 1 if burden >= 0 else 0
    if more == 0:
        return text.SAME, 0
    return (text.DEARER if more > 0 else text.CHEAPER).format(yen=yen(abs(more))), 1 if more > 0 else -1


def signed(amount: int) -> str:
    """+3,000 or −18,000."""
    return f"+{yen(amount)}" if amount > 0 else yen(amount)
