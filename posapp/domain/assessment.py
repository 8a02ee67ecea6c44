"""査定: failing parts and findings → surcharge, cures and refusals. Reads the program's table; knows no operator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from posapp.domain.money import Yen
from posapp.domain.problem import Problem, notice, stop
from posapp.domain.program import Assessment, Basis, Effect, Finding, Program, SurchargeRow, Window
from posapp.domain.purchase import NO_COVER, Device

_STAND_IN = {"glass": "body"}
"""A part without a row of its own is charged as this part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surcharge:
    """故障時利用料 in yen with the row it comes from; ``known`` is False when only the assessor can say."""

    amount: Yen
    row: SurchargeRow | None = None
    known: bool = True
    problems: tuple[Problem, ...] = ()


def surcharge(
    assessment: Assessment, device: Device, cover: str | None, repairs_used: int, failing: Iterable[str]
) -> Surcharge:
    """The largest row of the failing parts; zero when nothing fails."""
    parts = tuple(failing)
    if not parts:
        return Surcharge(amount=0)
    if assessment.by_assessor:
        return Surcharge(amount=0, known=False, problems=(notice("deduction-by-assessor", "failing"),))
    rows = []
    for part in parts:
        row = _row(assessment, device, cover or NO_COVER, repairs_used, part)
        if row is None:
            return Surcharge(amount=0, problems=(stop("part-not-of-device", "failing", part=part, device=device.name),))
        rows.append(row)
    worst = max(rows, key=lambda row: row.amount)
    return Surcharge(amount=worst.amount, row=worst)


def _row(assessment: Assessment, device: Device, cover: str, repairs_used: int, part: str) -> SurchargeRow | None:
    for named in (cover, NO_COVER) if cover != NO_COVER else (NO_COVER,):
        for tried in (part, _STAND_IN[part]) if part in _STAND_IN else (part,):
            for row in assessment.rows:
                if row.cover == named and row.part == tried and _holds(row, device, repairs_used):
                    return row
    return None


def _holds(row: SurchargeRow, device: Device, repairs_used: int) -> bool:
    return (
        row.devices.takes(device.name, device.category)
        and (row.repairs_below is None or repairs_used < row.repairs_below)
        and (row.repairs_from is None or repairs_used >= row.repairs_from)
    )


def cover_problem(assessment: Assessment, device: Device, cover: str | None) -> Problem | None:
    """A notice when the named cover does nothing for this device under this program."""
    if cover in (None, NO_COVER):
        return None
    for row in assessment.rows:
        if row.cover == cover and row.devices.takes(device.name, device.category):
            return None
    return notice("cover-without-effect", "cover", cover=cover, device=device.name)


def part_of(finding: Finding, device: Device) -> str | None:
    """The part a finding belongs to on this device; None when the finding does not apply to it."""
    return next((rule.part for rule in finding.parts if rule.devices.takes(device.name, device.category)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The checklist read: failing parts in fixed order, what must be cured, what does not fit."""

    failing: tuple[str, ...]
    must_cure: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_findings(assessment: Assessment, device: Device, codes: Iterable[str], order: tuple[str, ...]) -> Findings:
    """Sort ticked findings into parts, cures and problems."""
    known = {finding.code: finding for finding in assessment.checklist.findings}
    parts: set[str] = set()
    cures: list[str] = []
    problems: list[Problem] = []
    for at, code in enumerate(codes):
        where = f"findings[{at}]"
        finding = known.get(code)
        if finding is None:
            problems.append(notice("finding-not-in-criteria", where, finding=code))
        elif finding.effect is Effect.CURE:
            cures.append(code)
            problems.append(stop("must-be-cured", where, finding=code))
        elif (part := part_of(finding, device)) is None:
            problems.append(stop("finding-not-of-device", where, finding=code, device=device.name))
        else:
            parts.add(part)
    return Findings(failing=tuple(p for p in order if p in parts), must_cure=tuple(cures), problems=tuple(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What is still owed at the moment of a return, in yen.

    remaining       all instalments not yet paid
    waivable        those the window would let fall away
    guarded         payments from the month after the assessment up to the window's ``fee_guard_to``; None when not known
    """

    remaining: Yen
    waivable: Yen
    guarded: Yen | None = None


def refusals(window: Window, debt: Debt, surcharge_due: Yen, usage_fee: Yen, where: str) -> tuple[Problem, ...]:
    """Why the money alone forbids the return (domain §3 refusals 2 to 5)."""
    if debt.remaining == 0:
        return (stop("already-paid-off", where),)
    if not surcharge_due and not usage_fee:
        return ()
    owed = debt.waivable if window.basis is Basis.WAIVED else debt.remaining
    found = []
    if surcharge_due and surcharge_due >= owed:
        found.append(stop("surcharge-not-below-remaining", where, surcharge=surcharge_due, remaining=owed))
    elif usage_fee and usage_fee + surcharge_due >= owed:
        found.append(
            stop("fees-not-below-remaining", where, usage_fee=usage_fee, surcharge=surcharge_due, remaining=owed)
        )
    if window.fee_guard_to is not None and debt.guarded is not None and usage_fee > debt.guarded:
        found.append(
            stop("usage-fee-above-payments", where, usage_fee=usage_fee, payments=debt.guarded, to=window.fee_guard_to)
        )
    return tuple(found)


def outside(program: Program, window: Window | None, month: int | None, where: str) -> Problem:
    """Why a month lies in no window: outside the one asked for, or outside all of the program's."""
    windows = (window,) if window is not None else program.windows
    if not windows:
        return stop("no-benefit", where, month=month)
    first, last = min(w.from_month for w in windows), max(w.to_month for w in windows)
    return stop("outside-window", where, month=month, **{"from": first}, to=last)


def unmet(
    program: Program, window: Window, cover: str | None, usage_fee: Yen | None, last_day: date, where: str = ""
) -> Iterable[Problem]:
    """What the window asks for and this return, done by ``last_day``, does not have.

    A cover not said yet is no reason; the cover of another operator is no cover here.
    """
    if window.opens_on is not None and last_day < window.opens_on:
        yield stop("window-not-open-yet", where or "on", opens=window.opens_on.isoformat())
    if window.needs_cover and cover is not None and all(cover != known.id for known in program.assessment.covers):
        yield stop("cover-required", where or "cover", window=window.label)
    if not window.charges_usage_fee:
        return
    if usage_fee is None:
        yield stop("usage-fee-missing", where or "usage_fee", window=window.label)
    elif window.usage_fee_at_most is not None and usage_fee > window.usage_fee_at_most:
        yield stop("usage-fee-above-limit", where or "usage_fee", usage_fee=usage_fee, most=window.usage_fee_at_most)
