"""What 見積 says beside its fields, in its folded band and where no chart can be. Words only; no widget, no rule."""

from __future__ import annotations

from collections.abc import Mapping

from posapp.domain.days import era_text
from posapp.domain.facts import date_text
from posapp.domain.prices import ListHead
from posapp.domain.problem import Problem, stopping
from posapp.domain.purchase import NO_COVER
from posapp.flows import reading
from posapp.flows.forms import QuoteForm
from posapp.flows.outage import read_sheets
from posapp.services.front import Sentences
from posapp.services.quoting import Sheet
from posapp.ui import keys
from posapp.ui import text_quote as text
from posapp.ui.paint import yen

Said = tuple[str, tuple[str, ...]]
"""A head and its lines."""


def under_device(form: QuoteForm, sheet: Sheet, *, typing: bool) -> str:
    """The quiet line below 機種; nothing while its name is still being typed."""
    if sheet.listed is not None:
        return text.JAN.format(jan=sheet.listed.device.jan) if sheet.listed.device.jan else ""
    return text.NOT_LISTED if form.device and not typing else ""


def under_price(form: QuoteForm, sheet: Sheet, head: ListHead) -> str:
    """Where the price comes from: the list's version, or the hand that typed it."""
    if not form.cash_price:
        return ""
    if sheet.listed is None or reading.read_yen(form.cash_price, "") != sheet.listed.cash_price:
        return text.PRICE_OWN
    on = head.version
    return text.PRICE_LIST.format(year=on.year, month=on.month, day=on.day) + (text.SAMPLE if head.sample else "")


def under_day(form: QuoteForm) -> str:
    """The day of the quote in the other calendar; before one is typed, that both are read."""
    day = reading.read_date(form.on, "on")
    if isinstance(day, Problem):
        return text.ON_HELP
    return era_text(day) if form.on[:1].isdigit() else date_text(day)


def under_sheets(form: QuoteForm) -> str:
    """How many 手書き用紙 stand in the field; before one is typed, how several are told."""
    read = read_sheets(form.sheets)
    return text.SHEETS_UNDER if isinstance(read, Problem) or not read else text.SHEETS_TAKEN.format(count=len(read))


def other_days(sheet: Sheet) -> str:
    """That programs of other days are not laid out, and how to come to them."""
    return text.OTHER_DAYS.format(count=sheet.other_days) if sheet.other_days else ""


def band(form: QuoteForm, covers: Mapping[str, str]) -> tuple[str, ...]:
    """One value for each label of ``text.BAND``; ``covers`` names what 補償サービス offers."""
    cover = text.BAND_COVER_NONE if form.cover == NO_COVER else covers.get(form.cover, "")
    closing = dict(text.CLOSING_DAYS).get(form.closing_day, "")
    amounts = tuple(f"{_amount(v)}円" for v in (form.cash_price, form.down_payment, form.discount))
    return (form.device or "－", *amounts, _amount(form.points), cover, closing)


def _amount(typed: str) -> str:
    """Thousands separated; what cannot be read stays as it was typed."""
    amount = reading.read_yen(typed, "")
    return typed if isinstance(amount, Problem) else yen(amount)


def empty(form: QuoteForm, sheet: Sheet, sentences: Sentences, *, typing: bool, sample: bool = False) -> Said:
    """What stands where the cards will be; ``sample`` says that prices come from 見本 still."""
    stops = stopping(sheet.problems)
    if sheet.purchase is not None:
        return text.NO_PROGRAM_HEAD, text.NO_PROGRAM_LINES
    if form.device and stops and not typing:
        return text.UNREADABLE_HEAD, (sentences.text(stops[0]),)
    hint = (text.EMPTY_SAMPLE.format(key=keys.cap("prices")),) if sample else ()
    return text.EMPTY_HEAD, (*text.EMPTY_LINES, *hint)


def no_chart(sheet: Sheet, sentences: Sentences) -> Said:
    """What stands where the chart will be: nothing is chosen yet, or the chosen program cannot be quoted and why."""
    chosen = sheet.chosen
    if chosen is None:
        return text.HINT_HEAD, text.HINT_LINES
    stops = stopping(chosen.problems) or chosen.problems
    reason = sentences.text(stops[0]) if stops else ""
    lines = tuple(line.format(reason=reason) for line in text.REFUSED_LINES)
    return text.REFUSED_HEAD.format(name=chosen.program.short_name), tuple(line for line in lines if line)
