"""What staff type while a device goes back by courier, as text. Frozen; a change makes a new draft. Nothing here is checked yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from posapp.flows.flow import Cursor

FLOW = "mail-return"
"""The word of these drafts in the store."""
ALL, SOME = "all", "some"
"""Accessories: every one is enclosed, or some are missing."""
SOUND, DEDUCTED = "sound", "deducted"
"""What the assessor found."""
ACCEPT, WITHDRAW = "accept", "withdraw"
"""The customer's answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailForm:
    """Every form of the way, one after the other. Ticks hold ``yes`` or nothing, days are text.

    apply_by               until when the creditor's letter asks to apply; empty = not known
    accessories            ALL or SOME; ``missing`` names what is not enclosed
    result                 SOUND or DEDUCTED; deduction and reason belong to the second
    answer                 ACCEPT or WITHDRAW, ``told`` how it was given
    """

    apply_by: str = ""
    applied_on: str = ""
    name: str = ""
    kana: str = ""
    phone: str = ""
    mail: str = ""
    postal: str = ""
    area: str = ""
    town: str = ""
    street: str = ""
    building: str = ""
    day: str = ""
    slot: str = "any"
    serial: str = ""
    owner: str = ""
    accessories: str = ""
    missing: str = ""
    erased: str = ""
    unlocked: str = ""
    confirmed: str = ""
    collected_on: str = ""
    slip: str = ""
    assessed_on: str = ""
    result: str = ""
    deduction: str = ""
    reason: str = ""
    answered_on: str = ""
    answer: str = ""
    told: str = "counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
    """What was typed for one return since its last step; its id is the return's. The cursor's step is the state it belongs to."""

    id: UUID
    started_at: datetime
    cursor: Cursor
    form: MailForm = MailForm()
