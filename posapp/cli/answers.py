"""Domain values → the JSON of the contract. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias

from posapp.domain.handin import Verdict
from posapp.domain.outcome import EndOutcome, Outcome
from posapp.domain.problem import Problem
from posapp.domain.program import Program
from posapp.domain.quote import Quote, Refused
from posapp.domain.schedule import Payment
from posapp.services.front import Sentences

Json: TypeAlias = dict[str, Any]


def problems(found: Iterable[Problem], sentences: Sentences) -> list[Json]:
    """Problems with their sentence."""
    return [
        {
            "code": p.code,
            "where": p.where,
            "level": p.level.value,
            "values": dict(p.values),
            "text": sentences.text(p),
        }
        for p in found
    ]


def quote(made: Quote, returns: Iterable[Outcome], sentences: Sentences) -> Json:
    """A quote with the returns asked for, or all of them."""
    cap = made.discount_cap
    return {
        "program": made.program.id,
        "version": made.program.version,
        "amount_financed": made.amount_financed,
        "finance_charge": made.finance_charge,
        "total_of_payments": made.total_of_payments,
        "apr": str(made.apr),
        "schedule": [_payment(payment) for payment in made.schedule],
        "kept": {"cash": made.kept.cash, "points": made.kept.points, "burden": made.kept.burden},
        "returns": [_outcome(outcome, at, sentences) for at, outcome in enumerate(returns)],
        "best_month": made.best_month,
        "discount_cap": {
            "limit": cap.limit,
            "worst_month": cap.worst_month,
            "worst_benefit": cap.worst_benefit,
            "within": cap.within,
        },
        "end_of_term": [_end(end) for end in made.ends],
        "digest": made.digest,
        "problems": problems(made.problems, sentences),
    }


def refused(result: Refused, sentences: Sentences) -> Json:
    """The same keys for a purchase that cannot be quoted: what is not known is null or empty."""
    return {
        "program": result.program.id,
        "version": result.program.version,
        "amount_financed": result.amount_financed,
        "finance_charge": None,
        "total_of_payments": None,
        "apr": None,
        "schedule": [],
        "kept": {"cash": None, "points": None, "burden": None},
        "returns": [],
        "best_month": None,
        "discount_cap": {"limit": None, "worst_month": None, "worst_benefit": None, "within": None},
        "end_of_term": [],
        "digest": None,
        "problems": problems(result.problems, sentences),
    }


def _payment(payment: Payment) -> Json:
    return {
        "number": payment.number,
        "month": payment.month,
        "calendar_month": str(payment.calendar_month),
        "due": payment.due.isoformat(),
        "amount": payment.amount,
        "points": payment.points,
    }


def _outcome(outcome: Outcome, at: int, sentences: Sentences) -> Json:
    return {
        "month": outcome.month,
        "calendar_month": str(outcome.calendar_month),
        "deadline": outcome.deadline.isoformat(),
        "failing": list(outcome.failing),
        "possible": outcome.possible,
        "window": outcome.window,
        "paid": outcome.paid,
        "still_due": outcome.still_due,
        "waived": outcome.waived,
        "waived_numbers": list(outcome.waived_numbers),
        "surcharge": outcome.surcharge,
        "surcharge_known": outcome.surcharge_known,
        "usage_fee": outcome.usage_fee,
        "cash": outcome.cash,
        "points": outcome.points,
        "burden": outcome.burden,
        "remaining_before": outcome.remaining_before,
        "benefit": outcome.benefit,
        "problems": problems(_placed(outcome, at), sentences) if outcome.problems else [],
    }


def _placed(outcome: Outcome, at: int) -> Iterable[Problem]:
    place = f"returns[{at}]"
    for p in outcome.problems:
        yield replace(p, where=f"{place}.{p.where}" if p.where and not p.where.startswith("returns") else place)


def _end(end: EndOutcome) -> Json:
    return {
        "kind": end.kind.value,
        "label": end.label,
        "text": end.text,
        "begins": str(end.begins),
        "amounts": list(end.amounts),
        "burden": end.burden,
    }


def verdict(program: Program, found: Verdict, sentences: Sentences) -> Json:
    """The answer of an assessment."""
    return {
        "program": program.id,
        "version": program.version,
        "window": found.window,
        "failing": list(found.failing),
        "surcharge": found.surcharge,
        "usage_fee": found.usage_fee,
        "possible": found.possible,
        "must_cure": list(found.must_cure),
        "saving": found.saving,
        "problems": problems(found.problems, sentences),
    }


def program(found: Program) -> Json:
    """One program version."""
    return {
        "id": found.id,
        "version": found.version,
        "name": found.name,
        "operator": found.operator.key,
        "operator_name": found.operator.name,
        "valid_from": found.valid_from.isoformat(),
        "valid_until": found.valid_until.isoformat() if found.valid_until else None,
        "categories": list(found.categories),
        "plan": found.plan.kind.value,
        "payments": found.plan.payments,
        "windows": [
            {"name": w.name, "label": w.label, "from_month": w.from_month, "to_month": w.to_month,
             "always_due": w.always_due, "max_waived": w.max_waived, "charges_usage_fee": w.charges_usage_fee}
            for w in found.windows
        ],
        "handed_in": found.handed_in.value,
        "checked_on": found.checked_on.isoformat(),
    }  # fmt: skip
