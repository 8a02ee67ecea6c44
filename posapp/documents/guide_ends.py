"""満了のとき in the return guide, or 申し込みから査定まで alone: what the totals and the time line do not say. Sentences over the quote's own days and yen."""

from __future__ import annotations

from collections.abc import Iterator

from posapp.documents.blocks import Block, Heading, Notes
from posapp.documents.runs import Run, Text
from posapp.domain.ends import EndWay, application_terms, end_ways, letter
from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.outcome import Outcome
from posapp.domain.program import EndKind
from posapp.domain.quote import Quote


def at_the_end(quote: Quote, best: Outcome) -> tuple[Block, ...]:
    """A heading and its sentences; nothing for a program whose end the rest of the guide says whole."""
    ends, terms = (*_letter(quote), *_choices(quote)), tuple(_application(quote, best))
    head = Heading("", "満了のとき" if ends else "申し込みから査定まで")
    return (head, Notes((*_letter(quote), *terms, *_choices(quote)))) if ends or terms else ()


def _letter(quote: Quote) -> Iterator[Text]:
    post = letter(quote)
    if post is not None:
        comes, due = month_text(post.calendar_month), date_text(post.due)
        yield (
            Run(f"{comes}に届く案内に従って、返却をお申し込みください。お申し出がないと使い続けるものとして、"),
            Run(f"{due}に{yen_text(post.amount)}を払います。", True),
        )


def _application(quote: Quote, best: Outcome) -> Iterator[Text]:
    terms = application_terms(quote, best.month)
    for nth, term in enumerate(terms):
        days = (
            month_text(best.calendar_month) if len(terms) == 1 else f"{date_text(term.first)}〜{date_text(term.last)}"
        )
        begins = "特典の申し込みから査定までには期限があります。" if nth == 0 else ""
        yield (
            Run(f"{begins}{days}のお申し込みでは、"),
            Run(f"{date_text(term.by)}までに査定が終わらないと", True),
            Run("特典を使えません。"),
        )


def _choices(quote: Quote) -> Iterator[Text]:
    last = len(quote.schedule)
    for way in end_ways(quote):
        if way.kind is EndKind.RESPLIT and way.payments:
            yield (
                Run("使い続けるときは、", True),
                Run(f"{last}回目を一度に払うか、{_parts(way)}に分け直せます。分け直しには、あらためて審査があります。"),
            )
        if way.stays_due:
            yield (
                Run("返却だけのときは、", True),
                Run(f"事業者の決める価格での買取りになり、{last}回目の{yen_text(way.payments[-1].amount)}は残ります。"),
            )


def _parts(way: EndWay) -> str:
    first, rest = way.payments[0].amount, way.payments[-1].amount
    if first == rest:
        return f"{yen_text(rest)}×{len(way.payments)}回"
    return f"{yen_text(first)}と{yen_text(rest)}×{len(way.payments) - 1}回"
