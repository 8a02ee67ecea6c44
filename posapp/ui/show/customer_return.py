"""回収 on the customer's screen: each step in large words, with the staff's own figures and none of what staff keep to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from posapp.domain.facts import date_text, yen_text
from posapp.domain.intake import Intake, Restriction, Settlement, Standing
from posapp.domain.program import Effect, Finding, Head
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import CHECK, FOUND, READY, RECEIPT, SIGN, WHAT, WHO, IntakeView
from posapp.flows.intake_reading import ready_steps
from posapp.services.front import Sentences
from posapp.ui import text_customer as text
from posapp.ui import text_returns as words
from posapp.ui.customer_views import HeadSeen, ReturnSeen, RowSeen, TileView
from posapp.ui.show import returned
from posapp.ui.show.sums import left_to_pay

_TAIL = 4
"""Digits of the device's number that stand on a screen others may read."""
Guides = Mapping[str, tuple[str, ...]]


def returning(view: IntakeView, cursor: Cursor, guides: Guides, sentences: Sentences) -> ReturnSeen | None:
    """The screen of a step; None while there is no contract, and as soon as staff hold a suspicion."""
    intake, settled = view.intake, view.settled
    if intake is None or settled is None or view.draft.person.suspicion == YES:
        return None
    contract = intake.contract
    offer = text.RETURN_OF.format(
        operator=contract.program.operator.name, program=contract.program.name, day=date_text(contract.purchase.on)
    )
    blank = ReturnSeen(
        device=contract.purchase.device.full_name, offer=offer, day=text.RETURN_DAY.format(day=date_text(intake.day)), head=""
    )  # fmt: skip
    if cursor.step == WHO:
        return _who(blank, view)
    if cursor.step == WHAT:
        return _what(blank, intake)
    if cursor.step == READY:
        return _ready(blank, view, guides)
    if cursor.step == CHECK:
        return _check(blank, view, intake, settled, sentences)
    return _sums(blank, view, settled) if cursor.step in (SIGN, RECEIPT) else None


def _who(blank: ReturnSeen, view: IntakeView) -> ReturnSeen:
    """What is asked and why; never what was answered: others stand at the counter too."""
    minor = view.read is not None and view.read.minor and bool(view.draft.person.born)
    asked = (*text.WHO_ROWS, text.WHO_GUARDIAN) if minor else text.WHO_ROWS
    rows = tuple(RowSeen(icon=icon, label=label) for icon, label in asked)
    return replace(blank, head=text.WHO_HEAD, lead=text.WHO_LEAD, rows=rows)


def _what(blank: ReturnSeen, intake: Intake) -> ReturnSeen:
    """What agrees; whatever does not, staff explain."""
    number, covers = intake.number, {cover.id: cover.label for cover in intake.contract.program.assessment.covers}
    same = text.WHAT_SAME.format(tail=number.read[-_TAIL:]) if number.matches else text.WHAT_OPEN
    free = intake.restriction is Restriction.NONE
    rows = (
        RowSeen(icon="display", label=text.WHAT_DEVICE, value=blank.device),
        RowSeen(icon="barcode", label=text.WHAT_NUMBER, value=same, done=number.matches),
        RowSeen(
            icon="online", label=text.WHAT_RESTRICTION, value=text.WHAT_FREE if free else text.WHAT_OPEN, done=free
        ),
        RowSeen(icon="wrench", label=text.WHAT_COVER, value=covers.get(intake.cover or "", text.WHAT_NO_COVER)),
    )
    return replace(blank, head=text.WHAT_HEAD, lead=text.WHAT_LEAD, rows=rows)


def _ready(blank: ReturnSeen, view: IntakeView, guides: Guides) -> ReturnSeen:
    """The steps, and how the one in turn is done."""
    needed = ready_steps(view.contract) if view.contract is not None else ()
    now = next((step for step in needed if step not in view.draft.ready), "")
    rows = tuple(
        RowSeen(icon="", label=words.READY_STEPS[step], done=step in view.draft.ready, now=step == now)
        for step in needed
    )
    aside, lines = (words.READY_STEPS[now], guides.get(now, ())) if now else (text.READY_ALL, text.READY_ALL_LINES)
    return replace(blank, head=text.READY_HEAD, lead=text.READY_LEAD, rows=rows, aside=aside, lines=lines)


def _check(
    blank: ReturnSeen, view: IntakeView, intake: Intake, settled: Settlement, sentences: Sentences
) -> ReturnSeen:
    refused, cure = returned.refused(settled), returned.curable(settled)
    head, lead, tone = text.CHECK_HEAD, "", "ink"
    if refused is not None:
        head, lead, tone = text.CHECK_REFUSED, sentences.what(refused), "stop"
    elif cure is not None:
        head, lead, tone = text.CHECK_CURE, sentences.what(cure), "caution"
    elif settled.outcome.possible and settled.saving < view.little:
        lead = words.LITTLE_NOTE.format(yen=yen_text(settled.saving))
    days = text.CHECK_DAYS.format(bought=date_text(intake.contract.purchase.on), today=date_text(intake.day))
    return replace(
        blank, head=head, lead=lead, tone=tone, heads=tuple(_heads(view, intake)), foot=days,
        ways=tuple(replace(way, cap="") for way in returned.ways(view, sentences)),
    )  # fmt: skip


def _heads(view: IntakeView, intake: Intake) -> Iterable[HeadSeen]:
    known = intake.contract.program.assessment.checklist.findings
    for head in view.heads:
        if head.number in view.applying:
            found = [f for f in known if f.head == head.number and f.code in view.draft.check.findings]
            yield _head(view, head, found)


def _head(view: IntakeView, head: Head, found: list[Finding]) -> HeadSeen:
    answer = view.draft.check.answer(head.number)
    if not answer.result:
        return HeadSeen(label=head.label, value=text.CHECK_OPEN, role="quiet")
    value, role = words.RESULT_GOOD, "good"
    if answer.result == FOUND:
        value = "・".join(finding.label for finding in found) or words.RESULT_FOUND
        role = "caution" if any(finding.effect is Effect.CURE for finding in found) else "stop"
    return HeadSeen(
        label=head.label, value=value, role=role, shop=answer.staff, customer=answer.customer, disputed=answer.disputed
    )


def _sums(blank: ReturnSeen, view: IntakeView, settled: Settlement) -> ReturnSeen:
    """The sums, and what is final with the signature."""
    if view.went_home:
        return replace(blank, head=text.HOME_HEAD, lead=text.HOME_LEAD)
    sign, done = view.draft.sign, view.received
    left = words.SIGN_PAYMENTS.format(left=left_to_pay(settled))
    final = ((words.SIGN_ERASED, sign.erased), (words.SIGN_NO_RETURN, sign.no_return), (left, sign.payments_told))
    rows = tuple(RowSeen(icon="", label=label, done=ticked == YES) for label, ticked in final)
    return replace(
        blank, head=text.DONE_HEAD if done else text.SIGN_HEAD, lead=text.DONE_LEAD if done else text.FINAL_HEAD,
        tiles=_tiles(view, settled), rows=rows,
    )  # fmt: skip


def _tiles(view: IntakeView, settled: Settlement) -> tuple[TileView, ...]:
    name = words.SURCHARGE
    if view.contract is not None:
        name = view.contract.program.assessment.surcharge_name or words.SURCHARGE
    fee = settled.outcome.usage_fee
    note = text.TILE_FEE_TOO.format(yen=yen_text(fee)) if fee else text.TILE_TAX if settled.surcharge else ""
    ahead = (*settled.of(Standing.OPEN), *settled.of(Standing.CONTINUES))
    until = text.TILE_NONE_LEFT
    if ahead:
        until = text.TILE_UNTIL.format(count=len(ahead), day=date_text(max(payment.due for payment in ahead)))
    waived = settled.outcome
    return (
        TileView(
            label=text.TILE_WAIVED, yen=waived.waived, role="accent",
            note=words.WAIVED_NOTE.format(count=len(waived.waived_numbers)),
        ),
        TileView(
            label=text.TILE_SURCHARGE.format(name=name), yen=settled.surcharge, role="ink", note=note or text.TILE_NOTHING
        ),
        TileView(label=text.TILE_LEFT, yen=sum(payment.amount for payment in ahead), role="edge", note=until),
    )  # fmt: skip
