"""The guided return as a table: 契約 → 本人確認 → 端末 → 返却の準備 → 状態チェック → 署名 → 受付書. Checks only; effects happen in services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from posapp.domain.assessment import part_of
from posapp.domain.handin_choices import Choice, Way, choices
from posapp.domain.intake import Intake, Settlement, settle
from posapp.domain.money import Yen
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.program import Effect, HandedIn, Head
from posapp.domain.quote import Quote
from posapp.flows import reading
from posapp.flows.flow import Flow, Step
from posapp.flows.forms import YES
from posapp.flows.intake_forms import HeadAnswer, IntakeDraft, SignForm
from posapp.flows.intake_reading import Before, Reading, read_intake, ready_steps

FIND, WHO, WHAT, READY, CHECK, SIGN, RECEIPT = ("find", "who", "what", "ready", "check", "sign", "receipt")

COUNTER_CODES = frozenset(
    {
        "imei-not-confirmed",
        "not-owner",
        "identity-not-confirmed",
        "in-arrears",
        "already-paid-off",
        "network-barred",
        "cover-needed-for-window",
    }
)
"""Problems of the settlement that belong to earlier steps: there they have a field, here they would be said twice."""
REFUSING = frozenset(
    {
        "not-owner", "in-arrears", "already-paid-off", "number-other-than-contract", "device-taken-before",
        "model-mismatch", "category-other-than-contract", "network-barred", "imei-not-confirmed",
    }
)  # fmt: skip
"""Problems with which the device goes home again, unless a slip of the keyboard made them."""
_NUMBERS = ("imei", "serial")
_UNKNOWN = "imei-not-confirmed"
_OF_WHAT = frozenset({_UNKNOWN, "cover-needed-for-window"})
"""Problems of the settlement that have their field on 端末."""
GOOD, FOUND = "good", "found"
CURING = ("locks", "initialised")
"""Steps of the preparation that put right at the counter what the checklist would find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeView:
    """A draft with everything that follows from it: what pages show and checks look at.

    contract           the frozen quote the contract was formed on; contract_problems say why there is none
    heads              heads of the checklist that apply to this device, and all heads in order
    settled, choices   the consequence, from the first answer on
    little             a return that saves less than this is told as such
    received           the device is taken in, or its return was refused and recorded
    unprintable        characters that no paper could show: the step, and the problem with its field
    """

    draft: IntakeDraft
    contract: Quote | None
    contract_problems: tuple[Problem, ...] = ()
    read: Reading | None = None
    heads: tuple[Head, ...] = ()
    applying: frozenset[int] = frozenset()
    settled: Settlement | None = None
    choices: tuple[Choice, ...] = ()
    little: Yen = 0
    received: bool = False
    unprintable: tuple[tuple[str, Problem], ...] = ()

    @property
    def intake(self) -> Intake | None:
        """The intake as far as it could be read."""
        return None if self.read is None else self.read.intake

    @property
    def went_home(self) -> bool:
        """True when the end is recorded and the device was not taken in: whatever stood against it still does."""
        return self.received and bool(stopping(check_sign(self)))

    @property
    def chosen(self) -> Choice | None:
        """The way the customer chose."""
        return next((choice for choice in self.choices if choice.way == self.draft.check.choice), None)


def view_of(
    draft: IntakeDraft, contract: Quote | None, problems: tuple[Problem, ...], now: datetime, *, adult: int,
    before: Before | None, received: bool, little: Yen = 0, unprintable: tuple[tuple[str, Problem], ...] = (),
) -> IntakeView:  # fmt: skip
    """Everything that follows from a draft on the day of ``now``. ``adult`` in years; see `read_intake` for ``before``."""
    if contract is None:
        return IntakeView(
            draft=draft, contract=None, contract_problems=problems, received=received, unprintable=unprintable
        )
    read = read_intake(draft, contract, now, adult=adult, before=None if received else before)
    settled = settle(read.intake)
    repair = reading.read_yen(draft.check.repair, "repair") if draft.check.repair else None
    return IntakeView(
        draft=draft, contract=contract, contract_problems=problems, read=read, settled=settled, received=received,
        little=little, unprintable=unprintable,
        heads=contract.program.assessment.checklist.heads, applying=applying(contract),
        choices=choices(read.intake, settled, None if isinstance(repair, Problem) else repair),
    )  # fmt: skip


def applying(contract: Quote) -> frozenset[int]:
    """The heads of the checklist that hold something for this device."""
    device = contract.purchase.device
    findings = contract.program.assessment.checklist.findings
    return frozenset(f.head for f in findings if f.effect is Effect.CURE or part_of(f, device) is not None)


def following(draft: IntakeDraft, contract: Quote) -> IntakeDraft:
    """What was put right in front of staff needs no second look: the heads of locks and data follow 返却の準備.

    Staff's answer only; the customer still confirms it, and a step taken back takes the answer back.
    """
    cured = all(step in draft.ready for step in ready_steps(contract) if step in CURING)
    check = draft.check
    findings = contract.program.assessment.checklist.findings
    for head in sorted({finding.head for finding in findings if finding.effect is Effect.CURE}):
        answer = check.answer(head)
        if cured and not answer.result:
            check = check.put(HeadAnswer(head=head, result=GOOD, staff=True))
        elif not cured and answer.result == GOOD:
            check = check.put(HeadAnswer(head=head))
    return draft if check == draft.check else replace(draft, check=check)


def check_find(view: IntakeView) -> tuple[Problem, ...]:
    """A contract with a benefit stands there."""
    if view.contract is None:
        return view.contract_problems or (stop("contract-missing", "contract"),)
    if not view.contract.program.windows:
        return (*view.contract_problems, stop("no-benefit", "contract", month=None))
    if view.contract.program.handed_in is HandedIn.COURIER:
        return (*view.contract_problems, stop("mail-goes-by-courier", "contract"))
    return (*view.contract_problems, *_unprintable(view, FIND))


def _unprintable(view: IntakeView, step: str) -> tuple[Problem, ...]:
    return tuple(problem for at, problem in view.unprintable if at == step)


def check_who(view: IntakeView) -> tuple[Problem, ...]:
    """The person is identified, is the owner, and nothing is suspicious."""
    if view.read is None:
        return (stop("contract-missing", "contract"),)
    refused = (stop("not-owner", "owner"),) if not view.read.intake.owner else ()
    arrears = (stop("in-arrears", "arrears"),) if view.read.intake.arrears else ()
    paid = (stop("already-paid-off", "paid_off"),) if view.read.intake.paid_off else ()
    return (*view.read.person, *_unprintable(view, WHO), *refused, *arrears, *paid)


def check_what(view: IntakeView) -> tuple[Problem, ...]:
    """The device is the contract's."""
    if view.read is None or view.settled is None:
        return (stop("contract-missing", "contract"),)
    numbers = any(problem.where in _NUMBERS for problem in stopping(view.read.device))
    settled = (p for p in view.settled.problems if p.code in _OF_WHAT and not (numbers and p.code == _UNKNOWN))
    placed = (replace(p, where=_NUMBERS[0]) if p.code == _UNKNOWN else p for p in settled)
    return (*view.read.device, *_unprintable(view, WHAT), *placed)


def check_ready(view: IntakeView) -> tuple[Problem, ...]:
    """Every step of the preparation is done."""
    return view.read.ready if view.read else (stop("contract-missing", "contract"),)


def check_check(view: IntakeView) -> tuple[Problem, ...]:
    """Every head is answered and seen by both, what is found is named, and a possible way to hand in is chosen."""
    if view.read is None or view.settled is None:
        return (stop("contract-missing", "contract"),)
    return tuple(_check(view, view.read, view.settled))


def _check(view: IntakeView, read: Reading, settled: Settlement) -> Iterable[Problem]:
    yield from (*read.check, *_unprintable(view, CHECK))
    heads = {finding.code: finding.head for finding in read.intake.contract.program.assessment.checklist.findings}
    found = {heads[code] for code in view.draft.check.findings if code in heads}
    for head in view.heads:
        if head.number in view.applying:
            yield from _head(view.draft.check.answer(head.number), head, named=head.number in found)
    yield from (p for p in settled.problems if p.code not in COUNTER_CODES)
    if view.chosen is None:
        yield stop("way-not-chosen", "choice")
    elif view.chosen.way is not Way.NOW:
        yield stop("way-without-return", "choice")


def _head(answer: HeadAnswer, head: Head, *, named: bool) -> Iterable[Problem]:
    where, label = f"head:{head.number}", head.label
    if not answer.result:
        yield stop("head-open", where, label=label)
    elif answer.result == FOUND and not named:
        yield stop("head-without-finding", where, label=label)
    elif answer.result == GOOD and named:
        yield stop("head-good-with-finding", where, label=label)
    elif not answer.staff or not (answer.customer or answer.disputed):
        yield stop("head-not-confirmed", where, label=label)
    if answer.disputed:
        yield notice("head-disputed", where, label=label)


def ends_here(view: IntakeView, step: str) -> bool:
    """True when this step can be the last one, with nothing taken in: a suspicion, a refusal, or what the customer chose."""
    if step == CHECK:
        return view.chosen is not None and view.chosen.way is not Way.NOW
    if step == WHO and view.draft.person.suspicion == YES:
        return True
    check = {WHO: check_who, WHAT: check_what}.get(step)
    return check is not None and any(problem.code in REFUSING for problem in check(view))


def ended_at(view: IntakeView) -> str:
    """The step at which a device went home; empty while it has not."""
    steps = (step for step in INTAKE.steps if view.went_home and stopping(step.check(view)))
    return next((step.name for step in steps), "")


def against(view: IntakeView) -> tuple[Problem, ...]:
    """What stands against the return as far as it was looked at; after the checklist what the settlement says too."""
    counter = tuple(p for p in (*check_who(view), *check_what(view)) if p.code in REFUSING)
    if view.settled is None or not view.draft.check.choice:
        return counter
    told = {problem.code for problem in counter}
    return (*counter, *(p for p in stopping(view.settled.problems) if p.code not in COUNTER_CODES | told))


def check_sign(view: IntakeView) -> tuple[Problem, ...]:
    """The customer has heard what is final, and has signed."""
    earlier = (*check_find(view), *check_who(view), *check_what(view), *check_ready(view), *check_check(view))
    told = (*earlier, *_open_in(view.draft.sign))
    against_it = stopping(view.settled.problems) if view.settled else ()
    # Whatever no step has told: what is refused is never taken in.
    return told if stopping(told) else (*told, *against_it)


def _open_in(sign: SignForm) -> Iterable[Problem]:
    if sign.erased != YES:
        yield stop("erasure-not-confirmed", "erased")
    if sign.no_return != YES:
        yield stop("no-return-not-confirmed", "no_return")
    if sign.payments_told != YES:
        yield stop("payments-not-told", "payments_told")
    if sign.signed != YES:
        yield stop("receipt-not-signed", "signed")


def check_receipt(view: IntakeView) -> tuple[Problem, ...]:
    """The device was taken in."""
    return () if view.received else (stop("not-received", "receive"),)


INTAKE: Flow[IntakeView] = Flow(
    "intake",
    (
        Step(FIND, check_find, lambda view: WHO),
        Step(WHO, check_who, lambda view: WHAT),
        Step(WHAT, check_what, lambda view: READY),
        Step(READY, check_ready, lambda view: CHECK),
        Step(CHECK, check_check, lambda view: SIGN),
        Step(SIGN, check_sign, lambda view: RECEIPT),
        Step(RECEIPT, check_receipt, lambda view: None),
    ),
)
"""The return of one device. 署名 and 受付書 are one stage of the stepper."""
