"""Quoting: what staff typed → purchase, up to four programs side by side, one chosen quote. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeAlias

from posapp.domain.comparison import Comparison, compare
from posapp.domain.money import Yen
from posapp.domain.months import ClosingDay
from posapp.domain.prices import Found, ListedDevice, ListHead
from posapp.domain.problem import Problem, notice, stop
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Discount, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.domain.regulation import LawBook, Regulation
from posapp.flows import reading
from posapp.flows.forms import QuoteForm
from posapp.flows.plans import read_plan
from posapp.services.price_ports import Prices
from posapp.services.whatif import WhatIfSheet, what_if_sheet

MOST_CARDS = 4
"""Programs shown side by side."""

Asked: TypeAlias = tuple[QuoteForm, date, int]
"""What an answer that is kept was asked with."""


class Rules(Protocol):
    """The catalogue as quoting sees it."""

    @property
    def programs(self) -> tuple[Program, ...]:
        """Every usable program version."""

    @property
    def law(self) -> LawBook:
        """The law's dated parameters."""

    def program(self, id: str, on: date) -> Program | None:
        """The version of that day, or the nearest."""

    def sold_on(self, day: date) -> tuple[Program, ...]:
        """Programs sold on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One program for this purchase: its quote, or why there is none."""

    program: Program
    quote: Quote | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What 見積 shows: the purchase read, the cards, the chosen one, and problems of the fields."""

    purchase: Purchase | None
    cards: tuple[Card, ...]
    chosen: Card | None
    problems: tuple[Problem, ...]
    listed: ListedDevice | None = None
    price_list: str = ""
    """Version of the price list (ISO date), empty when the device is not from it."""
    other_days: int = 0
    """How many programs with a benefit would take this device, but are sold on other days only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What 比べる shows: every program that takes the purchase, ranked by the customer's plan.

    comparison  None when the form cannot be read; ``problems`` say why
    left_out    programs that take the device and could not be quoted, with their reasons
    """

    comparison: Comparison | None
    left_out: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()


class QuoteDesk:
    """Quotes forms against the rules and the price list. ``today`` gives the day when a form names none."""

    def __init__(self, rules: Rules, prices: Prices, today: Callable[[], date]) -> None:
        self._rules = rules
        self._today = today
        self._last: tuple[Asked, Sheet] | None = None
        self._every: tuple[Asked, tuple[Card, ...]] | None = None
        self.prices = prices

    def names(self) -> Mapping[str, str]:
        """Program id → what staff call it, the newest version's word."""
        return {p.id: p.short_name for p in sorted(self._rules.programs, key=lambda p: p.valid_from)}

    def law(self, day: date) -> Regulation:
        """The dated parameters of a day, the shop's own among them."""
        return self._rules.law.on(day)

    def search(self, form: QuoteForm, text: str, limit: int = 20) -> tuple[Found, ...]:
        """Devices of the form's day for what was typed, the nearest first."""
        return self.prices.search(text, self.day_of(form), limit)

    def by_jan(self, form: QuoteForm, code: str) -> ListedDevice | None:
        """The device of a scanned article number, at the price of the form's day."""
        return self.prices.by_jan(reading.narrow(code), self.day_of(form))

    def by_key(self, form: QuoteForm, key: str) -> ListedDevice | None:
        """A device that search offered, at the price of the form's day."""
        return self.prices.get(key, self.day_of(form))

    def head(self, form: QuoteForm) -> ListHead:
        """Which list the prices of the form's day come from."""
        return self.prices.head(self.day_of(form))

    def choose(self, form: QuoteForm, listed: ListedDevice) -> QuoteForm:
        """The form with a listed device in it: name, category and price follow the list."""
        return replace(
            form, device=listed.device.full_name, listed=listed.key, category=listed.device.category,
            cash_price=f"{listed.cash_price:,}", discount=self._discount(form, listed),
            price_reason="", residual="", step_first="", step_second="", usage_fee="",
        )  # fmt: skip

    def _discount(self, form: QuoteForm, listed: ListedDevice) -> str:
        """The list's discounts for a device; what staff typed stays where the list has none."""
        before = self.by_key(form, form.listed) if form.listed else None
        if listed.discounts:
            return _yen_text(listed.discount_total)
        from_list = before is not None and form.discount == _yen_text(before.discount_total)
        return "" if from_list else form.discount

    def day_of(self, form: QuoteForm) -> date:
        """The day the form quotes for: its own, today when it has none or an unreadable one."""
        day = reading.read_date(form.on, "on")
        return self._today() if isinstance(day, Problem) else day

    def sheet(self, form: QuoteForm) -> Sheet:
        """Everything 見積 shows for this form.

        The last answer is kept: the window asks again for the same form, and moving along the months changes no quote.
        """
        asked = self._asked(form)
        if self._last is None or self._last[0] != asked:
            self._last = (asked, self._sheet(form))
        return self._last[1]

    def comparison(self, form: QuoteForm) -> Compared:
        """Every program that takes this purchase, ranked by the plan of the form.

        The quotes are those of the sheet and kept with it: another plan only ranks them anew.
        """
        plan, sheet = read_plan(form.plan), self.sheet(form)
        if sheet.purchase is None or isinstance(plan, Problem):
            return Compared(comparison=None, problems=sheet.problems + ((plan,) if isinstance(plan, Problem) else ()))
        cards = self._every_card(form, sheet.purchase, sheet.listed)
        return Compared(
            comparison=compare((card.quote for card in cards if card.quote), plan),
            left_out=tuple(card for card in cards if card.quote is None),
            problems=sheet.problems,
        )

    def what_if(self, form: QuoteForm, failing: tuple[str, ...] = ()) -> WhatIfSheet | None:
        """Every change of the chosen program's quote; None while there is none."""
        chosen = self.sheet(form).chosen
        if chosen is None or chosen.quote is None:
            return None
        least = self._rules.law.on(chosen.quote.purchase.on).small_saving
        return what_if_sheet(form, chosen.quote, failing, least)

    def _asked(self, form: QuoteForm) -> Asked:
        same = replace(
            form, return_month="", plan="", cover_monthly="", try_points="", try_down="", cap_supervisor="", cap_reason="",
            cap_excess="", sheets="",
        )  # fmt: skip
        return same, self.day_of(form), self.prices.edition

    def _every_card(self, form: QuoteForm, purchase: Purchase, listed: ListedDevice | None) -> tuple[Card, ...]:
        asked = self._asked(form)
        if self._every is None or self._every[0] != asked:
            takes = _taking(self._rules.sold_on(purchase.on), purchase, listed)
            self._every = (asked, tuple(self.card(p, purchase, self._terms(p, form, listed)) for p in takes))
        return self._every[1]

    def _sheet(self, form: QuoteForm) -> Sheet:
        listed = self.by_key(form, form.listed) if form.listed else None
        if form.listed and listed is None:
            return Sheet(purchase=None, cards=(), chosen=None, problems=(self._not_listed(form),))
        purchase, problems = self._purchase(form, listed)
        if purchase is None:
            return Sheet(purchase=None, cards=(), chosen=None, problems=problems, listed=listed)
        cards = self._cards(form, purchase, listed)
        chosen = next((card for card in cards if card.program.id == form.program), None)
        version = self.head(form).version.isoformat() if listed else ""
        return Sheet(
            purchase=purchase, cards=cards, chosen=chosen, problems=problems, listed=listed, price_list=version,
            other_days=self._other_days(purchase, listed),
        )  # fmt: skip

    def _not_listed(self, form: QuoteForm) -> Problem:
        """Why there is no price for the device that was chosen from the list: other days have one, or no day at all."""
        days = self.prices.days(form.listed)
        if not days:
            return stop("device-not-listed", "device", device=form.device)
        day = self.day_of(form)
        first, last = next((known for known in days if known[0] is not None and known[0] > day), days[-1])
        since, until = (None if known is None else known.isoformat() for known in (first, last))
        return stop(
            "price-not-on-day", "device", device=form.device, on=day.isoformat(), until=until, **{"from": since}
        )

    def card(self, program: Program, purchase: Purchase, terms: Terms) -> Card:
        """Quote one program."""
        result = build_quote(program, purchase, terms, self._rules.law.on(purchase.on))
        if isinstance(result, Refused):
            return Card(program=program, quote=None, problems=result.problems)
        return Card(program=program, quote=result, problems=result.problems)

    def _cards(self, form: QuoteForm, purchase: Purchase, listed: ListedDevice | None) -> tuple[Card, ...]:
        if form.programs:
            named = (self._rules.program(id, purchase.on) for id in form.programs[:MOST_CARDS])
            return tuple(self.card(p, purchase, self._terms(p, form, listed)) for p in named if p is not None)
        return _four(self._every_card(form, purchase, listed), form.program)

    def _other_days(self, purchase: Purchase, listed: ListedDevice | None) -> int:
        sold = {program.id for program in self._rules.sold_on(purchase.on)}
        taking = {p.id for p in _taking(self._rules.programs, purchase, listed) if p.returns}
        return len(taking - sold)

    def _terms(self, program: Program, form: QuoteForm, listed: ListedDevice | None) -> Terms:
        terms = (listed.terms_for(program.id) if listed else None) or Terms()
        if program.id != form.program:
            return terms
        return _typed_terms(program, form, terms)

    def _purchase(self, form: QuoteForm, listed: ListedDevice | None) -> tuple[Purchase | None, tuple[Problem, ...]]:
        problems: list[Problem] = []

        def yen(key: str, *, empty: Yen | None = 0) -> Yen:
            result = reading.read_yen(getattr(form, key), key, empty=empty)
            if isinstance(result, Problem):
                problems.append(result)
                return 0
            return result

        on: date | Problem = reading.read_date(form.on, "on") if form.on else self._today()
        name = reading.read_text(form.device, "device")
        repairs = reading.read_count(form.repairs_used, "repairs_used", low=0, high=99)
        problems += [p for p in (on, name, repairs) if isinstance(p, Problem)]
        price, down, discount = yen("cash_price", empty=None), yen("down_payment"), yen("discount")
        points = Points(instalments=yen("points"), down_payment=yen("points_down"))
        if problems or isinstance(on, Problem) or isinstance(name, Problem) or isinstance(repairs, Problem):
            return None, tuple(problems)
        device = listed.device if listed else Device(name=name, category=form.category)
        purchase = Purchase(
            on=on, device=device, cash_price=price, down_payment=down, points=points,
            discounts=_discounts(discount, listed),
            cover=form.cover or None, repairs_used=repairs, closing_day=ClosingDay(form.closing_day),
        )  # fmt: skip
        return purchase, tuple(_of_price(form, listed, price))


def _yen_text(amount: Yen) -> str:
    return f"{amount:,}" if amount else ""


def _discounts(amount: Yen, listed: ListedDevice | None) -> tuple[Discount, ...]:
    """The list's own discounts by name while their sum stands in the field; else what was typed, without one."""
    if listed is not None and listed.discounts and amount == listed.discount_total:
        return listed.discounts
    return (Discount(label="", amount=amount),) if amount else ()


def _taking(programs: Iterable[Program], purchase: Purchase, listed: ListedDevice | None) -> list[Program]:
    """Programs that take this device; a listed one needs its amounts in the list."""
    fit = [p for p in programs if purchase.device.category in p.categories]
    return fit if listed is None else [p for p in fit if listed.terms_for(p.id) is not None]


def _of_price(form: QuoteForm, listed: ListedDevice | None, price: Yen) -> Iterable[Problem]:
    if listed is None and not form.price_reason.strip():
        yield stop("price-basis-missing", "price_reason", given=price)
    if listed is not None and price != listed.cash_price and not form.price_reason.strip():
        yield stop("price-reason-missing", "price_reason", listed=listed.cash_price, given=price)
    if not form.closing_confirmed and form.closing_day == ClosingDay.END:
        yield notice("closing-day-not-confirmed", "closing_day")


def _typed_terms(program: Program, form: QuoteForm, terms: Terms) -> Terms:
    """Amounts typed for the chosen program stand before the list's."""

    def typed(text: str) -> Yen | None:
        amount = reading.read_yen(text, "") if text.strip() else None
        return None if isinstance(amount, Problem) else amount

    residual, fee = typed(form.residual), typed(form.usage_fee)
    first, second = typed(form.step_first), typed(form.step_second)
    if residual is not None:
        terms = replace(terms, residual=residual)
    if fee is not None:
        terms = replace(terms, usage_fee=fee)
    if first is not None and second is not None and program.plan.kind is PlanKind.STEPS:
        middle, last = program.plan.step_ends
        steps = (StepAmount(first=1, last=middle, amount=first), StepAmount(first=middle + 1, last=last, amount=second))
        terms = replace(terms, steps=steps)
    return terms


def _four(cards: tuple[Card, ...], chosen: str) -> tuple[Card, ...]:
    """Programs with a benefit by burden, then plain plans, then the lump sum, then those that cannot be quoted.

    Among plain plans the chosen program's operator comes first. Programs with a benefit never change place with the
    choice; a chosen fifth takes the last place.
    """
    operator = next((card.program.operator.key for card in cards if card.program.id == chosen), "")

    def order(card: Card) -> tuple[bool, bool, bool, bool, Yen]:
        best = card.quote.best if card.quote else None
        program = card.program
        other = not program.returns and program.operator.key != operator
        burden = best.burden if best else 0
        return card.quote is None, not program.returns, program.plan.kind is PlanKind.LUMP, other, burden

    ordered = sorted(cards, key=order)
    shown = ordered[:MOST_CARDS]
    late = next((card for card in ordered[MOST_CARDS:] if card.program.id == chosen), None)
    return tuple(shown if late is None else [*shown[:-1], late])
