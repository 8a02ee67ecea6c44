"""What `quote` answers on demand: the working of the discount cap and the choices at the end of the term. Computes nothing."""

from __future__ import annotations

from posapp.cli.answers import Json, problems
from posapp.domain.cap import CapMonth, CapWorking, LimitGround
from posapp.domain.ends import ChangedContract, EndPayment, EndWay, Letter, changed_contract, end_ways, letter
from posapp.domain.outcome import Outcome
from posapp.domain.quote import Quote
from posapp.services.front import Sentences


def cap(working: CapWorking) -> Json:
    """The further keys of ``discount_cap``."""
    return {
        "verdict": working.verdict.value,
        "over_by": working.over_by,
        "ground": None if working.ground is None else _ground(working.ground),
        "discounts": [{"label": d.label, "amount": d.amount} for d in working.discounts],
        "working": [_cap_month(row) for row in working.rows],
        "months_without_buyback": list(working.missing),
        "open_without_line": working.open_without_line,
    }


def _ground(found: LimitGround) -> Json:
    return {
        "ground": found.ground.value,
        "price": found.price,
        "above": found.above,
        "up_to": found.up_to,
        "amount": found.amount,
        "percent": found.percent,
    }


def _cap_month(row: CapMonth) -> Json:
    return {
        "month": row.month,
        "calendar_month": None if row.calendar_month is None else str(row.calendar_month),
        "window": row.window,
        "discounts": row.discounts,
        "waived": row.waived,
        "expected_buyback": row.buyback,
        "gain": row.gain,
        "benefit": row.benefit,
        "over_by": row.over_by,
        "state": row.state.value,
    }


def ends(quote: Quote, sentences: Sentences) -> Json:
    """``ends`` with what belongs to them: the creditor's letter, and what an early return makes of the contract."""
    post, changed = letter(quote), changed_contract(quote)
    return {
        "ends": [_way(way, sentences) for way in end_ways(quote)],
        "letter": None if post is None else _letter(post),
        "changed_contract": None if changed is None else _changed(changed),
    }


def _way(way: EndWay, sentences: Sentences) -> Json:
    return {
        "kind": way.kind.value,
        "label": way.label,
        "text": way.text,
        "begins": None if way.begins is None else way.begins.isoformat(),
        "until": None if way.until is None else way.until.isoformat(),
        "first": _return(way.first),
        "best": _return(way.best),
        "last": _return(way.last),
        "payments": [_payment(payment) for payment in way.payments],
        "burden": way.burden,
        "burden_most": way.burden_most,
        "by_silence": way.by_silence,
        "credit_check": way.credit_check,
        "stays_due": way.stays_due,
        "does": list(way.does),
        "problems": problems(way.closed, sentences),
    }


def _return(outcome: Outcome | None) -> Json | None:
    if outcome is None:
        return None
    return {
        "month": outcome.month,
        "calendar_month": str(outcome.calendar_month),
        "deadline": outcome.deadline.isoformat(),
        "window": outcome.window,
        "waived": outcome.waived,
        "usage_fee": outcome.usage_fee,
        "burden": outcome.burden,
    }


def _payment(payment: EndPayment) -> Json:
    return {
        "number": payment.number,
        "calendar_month": str(payment.calendar_month),
        "due": payment.due.isoformat(),
        "amount": payment.amount,
    }


def _letter(post: Letter) -> Json:
    return {
        "month": post.month,
        "calendar_month": str(post.calendar_month),
        "from": post.from_day.isoformat(),
        "answer_until": post.answer_until.isoformat(),
        "silence_costs": post.amount,
        "due": post.due.isoformat(),
    }


def _changed(contract: ChangedContract) -> Json:
    return {
        "from_month": contract.from_month,
        "to_month": contract.to_month,
        "until": contract.until.isoformat(),
        "months": contract.months,
        "ends": str(contract.ends),
        "falls_away": contract.falls_away,
        "payments": [_payment(payment) for payment in contract.payments],
    }
