"""もしも at the counter: the form as typed → today's choice, its changes, and the form after one of them. Stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posapp.domain.facts import yen_text
from posapp.domain.money import Yen
from posapp.domain.problem import Problem
from posapp.domain.quote import Quote
from posapp.domain.turning import Slip, TurningPoints, slip_in, turning_points
from posapp.domain.whatif import Choice, Cost, Kind, Tries, WhatIf, cost_today, one_price, what_ifs
from posapp.domain.whatif_reasons import small_saving
from posapp.flows import reading
from posapp.flows.forms import QuoteForm


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfSheet:
    """What もしも shows for one form.

    today     what the choice comes to
    slip      what being a month late costs; None when today's choice is no possible return
    small     a notice when the return saves little
    problems  fields of this view that cannot be read; they count as empty
    """

    quote: Quote
    choice: Choice
    tries: Tries
    today: Cost
    changes: tuple[WhatIf, ...]
    turns: TurningPoints
    slip: Slip | None
    small: Problem | None
    problems: tuple[Problem, ...]


def what_if_sheet(form: QuoteForm, quote: Quote, failing: tuple[str, ...], least: Yen) -> WhatIfSheet:
    """Everything for the chosen program's quote; a saving below ``least`` yen is told."""
    month = _month(form, quote)
    choice = Choice(month=month, failing=failing if quote.program.returns else ())
    tries, problems = _tries(form, quote)
    today = cost_today(quote, choice, tries)
    return WhatIfSheet(
        quote=quote,
        choice=choice,
        tries=tries,
        today=today,
        changes=what_ifs(quote, choice, tries),
        turns=turning_points(quote),
        slip=slip_in(quote, month, choice.failing),
        small=small_saving(today, quote.kept.burden, least),
        problems=problems,
    )


def choice_notices(form: QuoteForm, quote: Quote, least: Yen) -> tuple[Problem, ...]:
    """What must be said of the chosen month before anybody signs: a return that saves nothing, or little."""
    cost = cost_today(quote, Choice(month=_month(form, quote)), Tries())
    dear = tuple(replace(problem, where="return_month") for problem in cost.problems if not problem.stops)
    small = small_saving(cost, quote.kept.burden, least)
    return dear if small is None else (*dear, small)


def _month(form: QuoteForm, quote: Quote) -> int | None:
    """The month the customer means; the best one until one was said, None where there is no return."""
    asked = form.return_month if quote.program.returns else ""
    return int(asked) if asked.isdecimal() else quote.best_month


def _tries(form: QuoteForm, quote: Quote) -> tuple[Tries, tuple[Problem, ...]]:
    read = {key: _yen(form, key) for key in ("cover_monthly", "try_points", "try_down")}
    problems = tuple(found for found in read.values() if isinstance(found, Problem))
    amounts = {key: 0 if isinstance(found, Problem) else found for key, found in read.items()}
    typed = form.cover_monthly.strip() and not isinstance(read["cover_monthly"], Problem)
    monthly = one_price(quote.program, quote.purchase, amounts["cover_monthly"]) if typed else {}
    return Tries(points=amounts["try_points"], down_payment=amounts["try_down"], monthly=monthly), problems


def _yen(form: QuoteForm, key: str) -> Yen | Problem:
    return reading.read_yen(getattr(form, key), key)


def applied(form: QuoteForm, what: WhatIf) -> QuoteForm | None:
    """The form after a change; None for a change that the form has no field for (damage, keeping the device).

    The month is written down with it: another cover or price may have another best month, and one thing is changed.
    """
    bought, month = what.purchase, what.choice.month
    if what.kind is Kind.DAMAGE or (what.kind is Kind.MONTH and month is None):
        return None
    form = form if month is None else replace(form, return_month=str(month))
    if what.kind is Kind.MONTH:
        return form
    if what.kind in (Kind.COVER, Kind.WINDOW):
        return replace(form, cover=bought.cover or form.cover)
    points = bought.points
    return replace(
        form, down_payment=_typed(bought.down_payment), points=_typed(points.instalments),
        points_down=_typed(points.down_payment), try_points="", try_down="",
    )  # fmt: skip


def _typed(amount: Yen) -> str:
    return yen_text(amount).removesuffix("円") if amount else ""
