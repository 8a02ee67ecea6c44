"""回収: findings of the damage checklist and the facts at the counter → surcharge, cures or refusal. Reads no clock, knows no operator.

All refusals of domain §3 stand here as problems; the money ones come from `posapp.domain.assessment`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from posapp.domain.assessment import (
    Debt,
    Surcharge,
    cover_problem,
    outside,
    read_findings,
    refusals,
    surcharge,
    unmet,
)  # fmt: skip
from posapp.domain.money import Yen
from posapp.domain.months import Month
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.program import Program, Window
from posapp.domain.purchase import PARTS, Device
from posapp.domain.schedule import calendar_of

SERIAL_SERVES = frozenset({"watch"})
"""Categories that a serial number identifies as well as an IMEI does."""
WITHOUT_IMEI = frozenset({"camera", "lens", "audio", "tv"})
"""Categories that have no IMEI: their serial number identifies them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """What is known at the counter when a device is handed in.

    window        name of the window asked for; None = the one that holds ``return_month``, or the only one
    findings      ticked codes of the checklist
    remaining     yen that the window would let fall away
    usage_fee     yen, None when unknown
    guarded       yen of the payments from the month after the assessment up to the window's ``fee_guard_to``; None unknown
    deduction     yen entered by the assessor where no table says the surcharge
    return_month  program month of the assessment, None when not known
    """

    on: date
    device: Device
    remaining: Yen
    window: str | None = None
    cover: str | None = None
    repairs_used: int = 0
    findings: tuple[str, ...] = ()
    usage_fee: Yen | None = None
    guarded: Yen | None = None
    deduction: Yen | None = None
    reason: str | None = None
    return_month: int | None = None
    applied_on: date | None = None
    new_purchase: bool = True
    barred: bool = False
    imei_confirmed: bool = True
    serial_confirmed: bool = False
    owner: bool = True
    identity_confirmed: bool = True
    arrears: bool = False
    paid_off: bool = False
    program_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """査定の結果. ``surcharge`` and ``saving`` in yen, None while only the assessor can say the deduction."""

    window: str | None
    failing: tuple[str, ...]
    surcharge: Yen | None
    usage_fee: Yen
    possible: bool
    must_cure: tuple[str, ...]
    saving: Yen | None
    problems: tuple[Problem, ...]


def judge(program: Program, given: HandIn) -> Verdict:
    """Assess one hand-in under one program version."""
    window = _window(program, given)
    read = read_findings(program.assessment, given.device, given.findings, PARTS)
    charge = _charge(program, given, read.failing)
    fee = (given.usage_fee or 0) if window is not None and window.charges_usage_fee else 0
    problems = [*_at_the_counter(given), *_of_program(program, given), *read.problems, *charge.problems]
    without_effect = cover_problem(program.assessment, given.device, given.cover)
    if without_effect is not None:
        problems.append(without_effect)
    if window is None or (given.return_month is not None and not window.holds(given.return_month)):
        problems.append(outside(program, window, given.return_month, "return_month"))
    else:
        problems += unmet(program, window, given.cover, given.usage_fee, given.on)
        problems += _of_window(window, given)
        if not given.paid_off:
            debt = Debt(remaining=given.remaining, waivable=given.remaining, guarded=given.guarded)
            problems += refusals(window, debt, charge.amount, fee, "remaining")
    return Verdict(
        window=window.name if window is not None else None,
        failing=read.failing,
        surcharge=charge.amount if charge.known else None,
        usage_fee=fee,
        possible=not stopping(problems),
        must_cure=read.must_cure,
        saving=given.remaining - charge.amount - fee if charge.known else None,
        problems=tuple(problems),
    )


def _window(program: Program, given: HandIn) -> Window | None:
    if given.window is not None:
        return program.window(given.window)
    if given.return_month is not None:
        return program.window_at(given.return_month)
    return program.windows[0] if program.windows else None


def _charge(program: Program, given: HandIn, failing: tuple[str, ...]) -> Surcharge:
    charge = surcharge(program.assessment, given.device, given.cover, given.repairs_used, failing)
    if given.deduction is None:
        return charge
    if program.assessment.by_assessor:
        nameless = given.deduction and given.reason is not None and not given.reason.strip()
        why = (stop("deduction-without-reason", "deduction_reason"),) if nameless else ()
        return Surcharge(amount=given.deduction, problems=why)
    return Surcharge(
        amount=charge.amount, row=charge.row, problems=(*charge.problems, notice("deduction-without-effect", "deduction", amount=given.deduction))
    )  # fmt: skip


def _at_the_counter(given: HandIn) -> Iterable[Problem]:
    by_serial = given.serial_confirmed and given.device.category in SERIAL_SERVES | WITHOUT_IMEI
    if not given.imei_confirmed and not by_serial:
        yield stop("imei-not-confirmed", "imei_confirmed", device=given.device.name)
    if given.paid_off:
        yield stop("already-paid-off", "paid_off")
    if given.arrears:
        yield stop("in-arrears", "arrears")
    if not given.owner:
        yield stop("not-owner", "owner")
    if not given.identity_confirmed:
        yield stop("identity-not-confirmed", "identity_confirmed")
    if given.barred:
        yield stop("network-barred", "restriction")


def _of_program(program: Program, given: HandIn) -> Iterable[Problem]:
    if given.device.category not in program.categories:
        yield stop("category-not-taken", "device.category", category=given.device.category)
    if given.on < program.valid_from:
        yield stop("program-not-begun", "on", on=given.on.isoformat(), **{"from": program.valid_from.isoformat()})
    last = last_return(program)
    if given.program_ended:
        yield stop("program-ended", "program_ended", last=None)
    elif last is not None and Month.containing(given.on) > last:
        yield stop("program-ended", "on", last=str(last))


def _of_window(window: Window, given: HandIn) -> Iterable[Problem]:
    """What the window asks beside the month: the assessment in time after the application, the next purchase."""
    applied = given.applied_on
    if applied is not None and applied > given.on:
        yield stop("applied-after-assessment", "applied_on", applied=applied.isoformat(), on=given.on.isoformat())
    elif applied is not None and window.assessed_within is not None:
        by = Month.containing(applied).plus(window.assessed_within).last_day()
        if given.on > by:
            yield stop("assessment-overdue", "applied_on", applied=applied.isoformat(), by=by.isoformat())
    if window.needs_purchase and not given.new_purchase:
        yield stop("new-purchase-needed", "purchase", window=window.label)


def last_return(program: Program) -> Month | None:
    """The last calendar month in which a contract of this version can still be returned; None while it is sold."""
    if program.valid_until is None or not program.windows:
        return None
    # A closing day before the month's end puts the last purchases into the next billing month.
    bought = Month.containing(program.valid_until).plus(1)
    return calendar_of(program.clock, bought, max(window.to_month for window in program.windows))
