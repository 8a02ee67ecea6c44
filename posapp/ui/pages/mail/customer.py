"""The answer to an assessment on the customer's screen: both ways in yen, then what was answered. Knows no staff, no name, no widget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from PySide6.QtCore import SignalInstance

from posapp.domain.facts import date_text, yen_text
from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import MailReturn, consequence
from posapp.domain.problem import stopping
from posapp.services.front import Sentences
from posapp.ui import text_customer as text
from posapp.ui import text_mail as words
from posapp.ui.customer_views import ReturnSeen, RowSeen
from posapp.ui.pages.mail.views import way_views


class Screen(Protocol):
    """The customer's screen, as far as this place needs it."""

    @property
    def switched(self) -> SignalInstance:
        """It went on or off."""

    @property
    def on(self) -> bool:
        """True while the customer sees it."""

    def switch(self) -> None:
        """On or off."""

    def show_return(self, view: ReturnSeen | None) -> None:
        """Show this; None says that a return is being prepared."""

    def rest(self) -> None:
        """Show nothing of it any more."""


def answering(mail: MailReturn, chosen: str, today: date, sentences: Sentences) -> ReturnSeen | None:
    """``chosen`` is the way staff have marked. None before the assessment, and where the customer said nothing."""
    if mail.assessed is None or mail.lapsed is not None:
        return None
    found, contract = consequence(mail, today), mail.contract
    offer = text.RETURN_OF.format(
        operator=contract.program.operator.name, program=contract.program.name, day=date_text(contract.purchase.on)
    )
    blank = ReturnSeen(
        device=contract.purchase.device.full_name, offer=offer, day=text.MAIL_DAY.format(day=date_text(mail.assessed.on)), head=""
    )  # fmt: skip
    if mail.answer is not None:
        return _answered(blank, found, accepts=mail.answer.accepts)
    against = next(iter(stopping(found.problems)), None)
    reason = text.MAIL_REASON.format(reason=mail.assessed.reason) if mail.assessed.reason else ""
    return replace(
        blank,
        head=text.MAIL_IMPOSSIBLE if against else text.MAIL_HEAD,
        lead=sentences.what(against) if against else reason,
        tone="stop" if against else "ink",
        rows=(_last(found), _deduction(found), _until(mail), _silence()),
        ways=way_views(found, chosen, ("", "")),
        foot=text.MAIL_FOOT.format(day=date_text(found.day)),
    )  # fmt: skip


def _answered(blank: ReturnSeen, found: Consequence, *, accepts: bool) -> ReturnSeen:
    """What was recorded, and what is left to pay."""
    left = RowSeen(icon="yen", label=text.TILE_LEFT, value=yen_text(found.to_pay if accepts else found.to_keep))
    foot = text.MAIL_FOOT.format(day=date_text(found.day))
    if accepts:
        none = RowSeen(icon="check", label=text.MAIL_LAST, value=text.MAIL_NONE)
        rows = (none, _deduction(found), left)
        return replace(blank, head=text.MAIL_ACCEPTED, lead=text.MAIL_THANKS, rows=rows, foot=foot)
    rows = (_last(found), left, RowSeen(icon="display", label=text.MAIL_GOODS, value=words.WAY_BACK))
    return replace(blank, head=text.MAIL_WITHDRAWN, lead=text.MAIL_CANCEL, rows=rows, foot=foot)


def _last(found: Consequence) -> RowSeen:
    value = text.MAIL_ON.format(yen=yen_text(found.last.amount), day=date_text(found.last.due))
    return RowSeen(icon="calendar", label=text.MAIL_LAST, value=value)


def _deduction(found: Consequence) -> RowSeen:
    """On the day of the last payment, where there is any."""
    value = text.MAIL_ON.format(yen=yen_text(found.deduction or 0), day=date_text(found.last.due))
    return RowSeen(icon="wrench", label=text.MAIL_DEDUCTION, value=value if found.deduction else text.MAIL_NOTHING)


def _until(mail: MailReturn) -> RowSeen:
    return RowSeen(icon="clock", label=text.MAIL_UNTIL, value=date_text(mail.answer_by))


def _silence() -> RowSeen:
    return RowSeen(icon="question", label=words.PANEL_SILENCE, value=text.MAIL_SILENCE)
