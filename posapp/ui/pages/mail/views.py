"""郵送での返却 as it is shown: rows of the list, the line of its life, both ways in yen. Computes no rule; no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from posapp.domain.facts import date_text, yen_text
from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import STEPS, MailReturn, MailState, consequence, due, silent_after
from posapp.domain.problem import stopping
from posapp.flows.mail_forms import ACCEPT, WITHDRAW
from posapp.services.front import Sentences
from posapp.services.mail_ports import MailReturnRow
from posapp.services.mailing import MailBody
from posapp.ui import text_mail as text
from posapp.ui.days import moment, stamp, whole
from posapp.ui.places.life_line import LifeView
from posapp.ui.views import (
    AmountBlock,
    BadgeView,
    Block,
    CaseRowView,
    CustomerBlock,
    FactsBlock,
    NoticeBlock,
    PanelView,
    Rule,
    StepState,
    TextBlock,
    Tone,
    WayView,
)  # fmt: skip

_BADGES = {
    MailState.ANNOUNCED: (Tone.CAUTION, "mail"),
    MailState.APPLIED: (Tone.ACCENT, "clock"),
    MailState.COLLECTED: (Tone.ACCENT, "clock"),
    MailState.ASSESSED: (Tone.CAUTION, "question"),
    MailState.ACCEPTED: (Tone.GOOD, "check"),
    MailState.WITHDRAWN: (Tone.QUIET, "cross"),
    MailState.KEPT: (Tone.QUIET, "check"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextView:
    """What is to be done next, in one line; ``late`` when its day is over."""

    words: str
    late: bool


def name_of(customer: str) -> str:
    """髙橋 花子 様, or that nobody typed the name yet."""
    return text.SIR.format(name=customer) if customer else text.NO_NAME


def stands(mail: MailReturn) -> str:
    """Where it stands, as its words are found: who withdraws without having applied never wanted to return."""
    never = mail.state is MailState.WITHDRAWN and mail.application is None
    return "never" if never else mail.state.value


def badge_of(state: str) -> BadgeView:
    """A state as a badge."""
    tone, icon = _BADGES[MailState(state)]
    return BadgeView(text=text.STATES[state], tone=tone, icon=icon)


def row_view(row: MailReturnRow, now: datetime) -> CaseRowView:
    """One return in the list."""
    due = whole(date.fromisoformat(row.due)) if row.due else ""
    when = text.UNTIL.format(day=due) if due else text.ENDED_ON.format(day=moment(row.changed_at, now))
    return CaseRowView(
        key=row.id, customer=name_of(row.customer), what=text.WHAT.format(device=row.device, program=row.program),
        number="・".join(part for part in (row.number, text.NEXT.get(row.state, "")) if part), when=when,
        state=badge_of(row.state),
    )  # fmt: skip


def next_of(mail: MailReturn, today: date) -> NextView | None:
    """The next step with its last day; None when it has ended."""
    found = due(mail)
    if found is None:
        return None
    late = found.day < today
    words = (text.NEXT_LATE if late else text.NEXT_LINE).format(what=text.NEXT[found.state], day=whole(found.day))
    return NextView(words=words, late=late)


def life(body: MailBody, now: datetime) -> tuple[LifeView, ...]:
    """From the letter to the answer, with the days on which each was reached."""
    at = {state: datetime.fromisoformat(iso) for state, iso in body.times}
    state = body.mail.state
    reached = STEPS.index(state) if state in STEPS else max((STEPS.index(s) for s in STEPS if s.value in at), default=0)
    made = []
    for nth, step in enumerate(STEPS):
        now_here = step is state
        where = StepState.NOW if now_here else StepState.DONE if nth <= reached else StepState.OPEN
        when = stamp(at[step.value], now) if step.value in at else ()
        made.append(LifeView(label=text.LIFE[step.value], state=where, when=when))
    if state in STEPS:
        made.append(LifeView(label=text.LIFE["answered"]))
    else:
        made.append(LifeView(label=text.STATES[state.value], state=StepState.DONE, when=stamp(at[state.value], now)))
    return tuple(made)


def panel(mail: MailReturn, customer: str, today: date, sentences: Sentences) -> PanelView:
    """Both ways in yen, what becomes of the last payment, and the days."""
    found = consequence(mail, today)
    contract = mail.contract
    device = contract.purchase.device
    lines = (device.full_name, contract.program.name)
    blocks = (
        CustomerBlock(name=name_of(customer), lines=lines, category=device.category), *_against(found, sentences), *_late(mail, today), Rule(),
        *_ways(mail, found), Rule(), *_last(mail, found), Rule(), *_days(mail),
    )  # fmt: skip
    return PanelView(title=text.PANEL, blocks=tuple(blocks), wide=True)


def _against(found: Consequence, sentences: Sentences) -> Iterable[Block]:
    against = next(iter(stopping(found.problems)), None)
    if against is not None:
        yield NoticeBlock(icon="stop", head=text.PANEL_IMPOSSIBLE, note=sentences.what(against), tone=Tone.STOP)


def _late(mail: MailReturn, today: date) -> Iterable[Block]:
    """Once the last day is over: what was done in time can still be recorded."""
    until = silent_after(mail)
    if mail.open and today > until:
        note = text.PANEL_LATE_ANSWER if mail.state is MailState.ASSESSED else text.PANEL_LATE_NOTE
        yield NoticeBlock(icon="clock", head=text.PANEL_LATE.format(day=date_text(until)), note=note)


def _ways(mail: MailReturn, found: Consequence) -> Iterable[Block]:
    most = max(found.to_keep, found.to_pay, 1)
    day = text.PANEL_FROM.format(day=f"{found.day.month}月{found.day.day}日")
    if found.possible and mail.state not in (MailState.WITHDRAWN, MailState.KEPT):
        note = text.PANEL_UNKNOWN if found.deduction is None else ""
        yield AmountBlock(
            label=text.PANEL_RETURN, yen=found.to_pay, note=note, tone=Tone.ACCENT, bar=(found.to_pay, most), under=day
        )
    if mail.state is not MailState.ACCEPTED:
        yield AmountBlock(label=text.PANEL_KEEP, yen=found.to_keep, bar=(found.to_keep, most), under=day)


def _last(mail: MailReturn, found: Consequence) -> Iterable[Block]:
    last = found.last
    amount = text.PANEL_NONE if mail.state is MailState.ACCEPTED else yen_text(last.amount)
    deduction = text.PANEL_DEDUCTION_OPEN if found.deduction is None else yen_text(found.deduction)
    yield FactsBlock(
        rows=(
            (text.PANEL_LAST.format(number=last.number), amount),
            (text.PANEL_LAST_DUE, date_text(last.due)),
            (text.PANEL_DEDUCTION, deduction),
        )
    )


def _days(mail: MailReturn) -> Iterable[Block]:
    rows = (
        (text.PANEL_APPLY, date_text(mail.apply_by)),
        (text.PANEL_SETTLE, date_text(mail.settle_by)),
        (text.PANEL_ANSWER, date_text(mail.answer_by)),
    )
    yield FactsBlock(rows=rows, title=text.PANEL_DAYS)
    if mail.open:
        yield TextBlock(title=text.PANEL_SILENCE, lines=text.PANEL_SILENCE_LINES)


def way_views(found: Consequence, chosen: str, caps: tuple[str, str]) -> tuple[WayView, WayView]:
    """Both answers side by side."""
    last = found.last
    rest = [charge for charge in found.kept if charge != last]
    others = (text.WAY_REST.format(count=len(rest), yen=yen_text(sum(c.amount for c in rest))),) if rest else ()
    deduction = text.WAY_DEDUCTION.format(yen=yen_text(found.deduction)) if found.deduction else text.WAY_NO_DEDUCTION
    less = found.to_keep - found.to_pay
    back = WayView(
        key=ACCEPT, title=text.ACCEPT, to_pay=found.to_pay if found.possible else None, instead=text.WAY_IMPOSSIBLE,
        lines=(text.WAY_LAST_NONE, deduction, *others) if found.possible else (),
        foot=text.WAY_DIFFERENCE if found.possible else "", foot_value=text.WAY_LESS.format(yen=yen_text(less)) if found.possible else "",
        foot_role="good" if less > 0 else "ink", refused=not found.possible, chosen=chosen == ACCEPT, cap=caps[0],
    )  # fmt: skip
    keep = WayView(
        key=WITHDRAW, title=text.WITHDRAW, to_pay=found.to_keep,
        lines=(text.WAY_LAST.format(yen=yen_text(last.amount), day=date_text(last.due)), *others), foot=text.WAY_BACK,
        chosen=chosen == WITHDRAW, cap=caps[1],
    )  # fmt: skip
    return back, keep
