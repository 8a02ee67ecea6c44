"""The facts of a quote as words: what templates of programs, topics and papers may say. One place, so screens and papers agree.

A template holds ``{names}`` from FACT_NAMES. A stretch in double brackets, ``[[あれば{refused_from_month}から…]]``, falls away
when a fact inside it does not exist for this quote.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from posapp.domain.assessment import surcharge
from posapp.domain.money import Yen
from posapp.domain.months import Month, billing_month
from posapp.domain.outcome import Outcome
from posapp.domain.program import EndKind, PlanKind
from posapp.domain.purchase import NO_COVER
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.domain.regulation import Regulation

LARGE_PRINT = "大きな文字の書面"
"""Every paper can be had so; a kit of hand-written forms only where some were made so."""
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_NAME = re.compile(r"\{(\w+)\}")


def yen_text(amount: Yen) -> str:
    """108,000円."""
    return f"{amount:,}円"


def date_text(day: date) -> str:
    """2021年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_text(month: Month) -> str:
    """2021年6月."""
    return f"{month.year}年{month.number}月"


def program_month_text(month: int) -> str:
    """24か月目; month 0 is 購入月."""
    return f"{month}か月目" if month else "購入月"


def rate_text(quote: Quote) -> str:
    """実質年率 as shown: 0% or the one rate, at least a tenth fine."""
    return f"{quote.apr}%" if quote.apr else "0%"


def facts_of(quote: Quote) -> dict[str, str | None]:
    """Every fact of FACT_NAMES; None where this quote has no such fact."""
    return dict.fromkeys(FACT_NAMES) | _payments(quote) | _returns(quote) | _damage(quote)


def facts_at(quote: Quote, month: int | None) -> dict[str, str | None]:
    """`facts_of` for a return in this month: where it costs more than the best one, its own month is the deadline."""
    facts, chosen, best = facts_of(quote), None if month is None else quote.at(month), quote.best
    if chosen is None or best is None or not chosen.possible or chosen.burden == best.burden:
        return facts
    return facts | {
        "return_total": yen_text(chosen.burden),
        "best_month": program_month_text(chosen.month),
        "best_calendar": month_text(chosen.calendar_month),
        "best_deadline": date_text(chosen.deadline),
        "waived_best": yen_text(chosen.waived),
        "waived_count_best": str(len(chosen.waived_numbers)),
    }


def fill(template: str, facts: dict[str, str | None]) -> str:
    """Put facts into a template. KeyError for an unknown name, ValueError for a missing fact outside double brackets."""

    def optional(found: re.Match[str]) -> str:
        inner = found.group(1)
        return "" if any(facts[name] is None for name in _NAME.findall(inner)) else inner

    def one(found: re.Match[str]) -> str:
        value = facts[found.group(1)]
        if value is None:
            raise ValueError(f"no fact {found.group(1)} for: {template}")
        return value

    return _NAME.sub(one, _OPTIONAL.sub(optional, template))


def names_in(template: str) -> frozenset[str]:
    """The fact names a template uses, for the check of the catalogue."""
    return frozenset(_NAME.findall(template))


def regular_payment(quote: Quote) -> Yen:
    """月々: the amount most instalments have, points spread over them included, in yen."""
    at = 1 if len(quote.schedule) > 1 else 0
    return quote.schedule[at].amount + quote.schedule[at].points


def _payments(quote: Quote) -> dict[str, str | None]:
    program, purchase, plan = quote.program, quote.purchase, quote.program.plan
    first, last = quote.schedule[0], quote.schedule[-1]
    spread = sum(payment.points for payment in quote.schedule)
    resplit = next((end for end in quote.ends if end.kind is EndKind.RESPLIT and end.amounts), None)
    return {
        "device": purchase.device.full_name,
        "operator": program.operator.name,
        "operator_full": program.operator.full_name,
        "creditor": program.operator.creditor.name if program.operator.creditor else None,
        "program": program.name,
        "cover": _cover_label(quote),
        "kept_total": yen_text(quote.kept.burden),
        "monthly": yen_text(regular_payment(quote)),
        "monthly_second": yen_text(last.amount) if plan.kind is PlanKind.STEPS else None,
        "payments": str(plan.payments),
        "payments_before_last": str(plan.payments - 1),
        "first_step_end": str(plan.step_ends[0]) if plan.step_ends else None,
        "second_step_start": str(plan.step_ends[0] + 1) if plan.step_ends else None,
        "residual": yen_text(last.amount) if plan.kind is PlanKind.RESIDUAL else None,
        "first_amount": yen_text(first.amount),
        "first_payment_calendar": month_text(first.calendar_month),
        "last_payment_calendar": month_text(last.calendar_month),
        "first_due": date_text(first.due),
        "last_due": date_text(last.due),
        "usage_fee": yen_text(quote.terms.usage_fee) if quote.terms.usage_fee is not None else None,
        "finance_charge": yen_text(quote.finance_charge),
        "apr": rate_text(quote),
        "down_payment": yen_text(purchase.down_payment),
        "points": f"{purchase.points.total:,}ポイント" if purchase.points.total else None,
        "spread_points": f"{spread:,}ポイント" if spread else None,
        "resplit_monthly": yen_text(resplit.amounts[-1]) if resplit else None,
        "resplit_payments": str(len(resplit.amounts)) if resplit else None,
        "notice_month": program_month_text(program.notice_month) if program.notice_month else None,
        "purchase_date": date_text(purchase.on),
        "accessories": "・".join(program.comes_with(purchase.device.name, purchase.device.category)) or None,
    }


def _cover_label(quote: Quote) -> str:
    chosen = quote.purchase.cover or NO_COVER
    return next((c.label for c in quote.program.assessment.covers if c.id == chosen), "加入しない")


def _returns(quote: Quote) -> dict[str, str | None]:
    best = quote.best
    possible = [o for o in quote.sound() if o.possible]
    if best is None or not possible:
        return {}
    first, last = possible[0], possible[-1]
    after = quote.at(best.month + 1)
    window = quote.program.window(best.window or "")
    most = max(possible, key=lambda o: o.waived)
    return {
        "return_total": yen_text(best.burden),
        "best_month": program_month_text(best.month),
        "best_calendar": month_text(best.calendar_month),
        "best_deadline": date_text(best.deadline),
        "waived_best": yen_text(best.waived),
        "waived_count_best": str(len(best.waived_numbers)),
        "first_month": program_month_text(first.month),
        "first_calendar": _opening(quote, first),
        "last_month": program_month_text(last.month),
        "last_calendar": month_text(last.calendar_month),
        "last_deadline": date_text(last.deadline),
        "waived_max": yen_text(most.waived),
        "waived_count_max": str(len(most.waived_numbers)),
        "waived_from": str(most.waived_numbers[0]),
        "waived_to": str(most.waived_numbers[-1]),
        "always_due": str(window.always_due) if window else None,
        "step_up": yen_text(after.burden - best.burden) if after and after.possible else None,
        "closed_windows": "・".join(w.label for w in quote.closed_windows()) or None,
    }


def _opening(quote: Quote, first: Outcome) -> str:
    """The month of the first possible return; 2019年8月下旬 where returns are taken from a day within it."""
    window = quote.program.window(first.window or "")
    if window and window.opens_on and Month.containing(window.opens_on) == first.calendar_month:
        return f"{first.calendar_month.year}年{window.opens_label}"
    return month_text(first.calendar_month)


def refused_from(quote: Quote) -> Outcome | None:
    """The first return that damage makes impossible although the sound device could still be returned, to the end."""
    found = None
    for sound, broken in zip(quote.sound(), quote.damaged(), strict=True):
        if sound.possible and not broken.possible:
            found = found or broken
        elif broken.possible:
            found = None
    return found


def _damage(quote: Quote) -> dict[str, str | None]:
    program, purchase = quote.program, quote.purchase
    if not program.returns or program.assessment.by_assessor:
        return {}
    device, repairs = purchase.device, purchase.repairs_used
    now = surcharge(program.assessment, device, purchase.cover, repairs, BODY_FAILS)
    lower = None
    covers = [
        c for c in program.assessment.covers if c.id != NO_COVER and c.devices.takes(device.name, device.category)
    ]
    for cover in covers:
        amount = surcharge(program.assessment, device, cover.id, repairs, BODY_FAILS).amount
        if amount < now.amount and (lower is None or amount < lower[0]):
            lower = (amount, cover.label)
    broken = quote.at(quote.best_month, BODY_FAILS) if quote.best_month is not None else None
    refused = refused_from(quote)
    return {
        "surcharge": yen_text(now.amount),
        "surcharge_with_cover": yen_text(lower[0]) if lower else None,
        "lower_cover": lower[1] if lower else None,
        "some_cover": "補償" if covers else None,
        "unless_covered": "補償で料金が下がるときを除き、" if lower else "",
        "damaged_total": yen_text(broken.burden) if broken and broken.possible else None,
        "refused_from_month": program_month_text(refused.month) if refused else None,
        "refused_from_calendar": month_text(refused.calendar_month) if refused else None,
    }


FACT_NAMES = frozenset(
    [
        "device",
        "operator",
        "operator_full",
        "creditor",
        "program",
        "cover",
        "kept_total",
        "monthly",
        "monthly_second",
        "payments",
        "payments_before_last",
        "first_step_end",
        "second_step_start",
        "residual",
        "first_amount",
        "first_payment_calendar",
        "last_payment_calendar",
        "first_due",
        "last_due",
        "usage_fee",
        "finance_charge",
        "apr",
        "down_payment",
        "points",
        "spread_points",
        "resplit_monthly",
        "resplit_payments",
        "notice_month",
        "purchase_date",
        "accessories",
        "return_total",
        "best_month",
        "best_calendar",
        "best_deadline",
        "waived_best",
        "waived_count_best",
        "first_month",
        "first_calendar",
        "last_month",
        "last_calendar",
        "last_deadline",
        "waived_max",
        "waived_count_max",
        "waived_from",
        "waived_to",
        "always_due",
        "step_up",
        "closed_windows",
        "surcharge",
        "surcharge_with_cover",
        "lower_cover",
        "some_cover",
        "unless_covered",
        "damaged_total",
        "refused_from_month",
        "refused_from_calendar",
    ]
)
"""Every name a template may use."""


def law_facts(regulation: Regulation, quote: Quote) -> dict[str, str | None]:
    """Every fact of LAW_FACT_NAMES: the law of the day, the creditor and the surcharge's name; None where there is no such fact."""
    creditor, total = quote.program.operator.creditor, quote.kept.burden
    settled_until = regulation.late_rates_set_until
    # The whole price counts, points included: what points pay is part of 支払総額.
    stoppable = regulation.payment_stop(total)
    return {
        "payment_stop_floor": yen_text(regulation.payment_stop_floor),
        "stoppable_total": yen_text(total) if stoppable else None,
        "unstoppable_total": None if stoppable else yen_text(total),
        "acceleration_days": str(regulation.acceleration_notice_days),
        "late_rate": late_rate_text(regulation, quote.schedule[0].due, quote.schedule[-1].due),
        "late_rate_until": date_text(settled_until) if quote.schedule[-1].due > settled_until else None,
        "late_grace_days": str(creditor.late_grace_days) if creditor and creditor.late_grace_days else None,
        "bureau": creditor.bureau or None if creditor else None,
        "partner_bureaus": creditor.partner_bureaus or None if creditor else None,
        "bureau_inquiry_months": str(regulation.bureau_inquiry_months),
        "bureau_years": str(regulation.bureau_contract_years),
        "arrears_years": str(regulation.bureau_arrears_years),
        "adult_age": str(regulation.adult_age),
        "senior_age": str(regulation.senior_age),
        "large_print": LARGE_PRINT,
    } | _program_facts(quote)


def late_rate_text(regulation: Regulation, first_due: date, last_due: date) -> str:
    """年3%, or 年6%（支払期日が2020年3月31日からの分は年3%） where the rate changes between two due dates."""
    first = _yearly(regulation.late_rate(first_due))
    later = (period for period in regulation.late_rates if first_due < period.due_from <= last_due)
    changes = "、".join(f"支払期日が{date_text(period.due_from)}からの分は{_yearly(period.rate)}" for period in later)
    return f"{first}（{changes}）" if changes else first


def _yearly(rate: Decimal) -> str:
    return f"年{rate.normalize():f}%"


def _program_facts(quote: Quote) -> dict[str, str | None]:
    program, purchase = quote.program, quote.purchase
    best = quote.best
    window = program.window(best.window or "") if best else None
    until = quote.schedule[window.always_due - 1].due if window and window.always_due else None
    bought = billing_month(purchase.on, purchase.closing_day)
    first = quote.schedule[0].amount + quote.schedule[0].points
    return {
        "surcharge_name": program.assessment.surcharge_name or None,
        "first_other": yen_text(first) if first != regular_payment(quote) and len(quote.schedule) > 1 else None,
        "cover_named": _cover_label(quote) if program.assessment.covers else None,
        "surcharge_at_most": "最大" if program.assessment.at_most else None,
        "fee_guard_to": next((str(w.fee_guard_to) for w in program.windows if w.fee_guard_to), None),
        "down_payment_paid": yen_text(purchase.down_payment) if purchase.down_payment else None,
        "cod_days": str(program.cod_days) if program.cod_days else None,
        "per_line": str(program.per_line) if program.per_line else None,
        "always_due_until": date_text(until) if until else None,
        "always_due_period": str(Month.containing(until).since(bought) + 1) if until else None,
    }


LAW_FACT_NAMES = frozenset(
    [
        "payment_stop_floor",
        "stoppable_total",
        "unstoppable_total",
        "acceleration_days",
        "late_rate",
        "late_rate_until",
        "late_grace_days",
        "bureau",
        "partner_bureaus",
        "bureau_inquiry_months",
        "bureau_years",
        "arrears_years",
        "adult_age",
        "senior_age",
        "large_print",
        "surcharge_name",
        "first_other",
        "cover_named",
        "surcharge_at_most",
        "fee_guard_to",
        "down_payment_paid",
        "cod_days",
        "per_line",
        "always_due_until",
        "always_due_period",
    ]
)
"""Every name that `law_facts` adds; topics may use both sets."""
