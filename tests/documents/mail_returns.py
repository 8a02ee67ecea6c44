"""Returns by courier for the papers' tests: the contract of `tests.documents.cases`, sent by a sample person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from posapp.domain import mail_return as rules
from posapp.domain.mail_return import Application, Assessed, Collection, MailCase, MailReturn, MailTerms, Moved, Slot
from tests.documents.cases import JST, case
from tests.documents.intakes import issue

APPLIED, SENT, JUDGED = date(2024, 4, 10), date(2024, 4, 13), date(2024, 4, 21)
SERIAL = "S01-123456"


def _next(found: Moved) -> MailReturn:
    assert isinstance(found[0], MailReturn), found
    return found[0]


def applied(contract: str = "sony-zanka-2y", **more: Any) -> MailReturn:
    """Applied for in the month of the letter."""
    made = rules.announce(case(contract).quote, MailTerms(answer_days=10, assess_days=14), APPLIED, SERIAL)
    assert isinstance(made, MailReturn)
    given: dict[str, Any] = {
        "on": APPLIED, "name": "髙橋 花子", "kana": "タカハシ ハナコ", "phone": "090-0000-0001", "mail": "hanako@example.jp",
        "address": "〒100-0001 東京都千代田区見本町4-5-6 見本ハイツ203", "day": SENT, "slot": Slot.MORNING, "serial": SERIAL,
        "owner": True,
    }  # fmt: skip
    return _next(rules.apply(made, Application(**(given | more)), JUDGED))


def assessed(
    on: date = JUDGED, deduction: int = 3_000, reason: str = "背面のすり傷、レンズキャップの不足"
) -> MailReturn:
    """Collected and assessed on a day."""
    sent = _next(rules.collect(applied(missing="レンズキャップ"), Collection(on=SENT, slip="4012-3456-7890"), on))
    return _next(rules.assess(sent, Assessed(on=on, deduction=deduction, reason=reason if deduction else ""), on))


def mail_case(mail: MailReturn, on: date, number: str) -> MailCase:
    made = issue(number, datetime(on.year, on.month, on.day, 11, 5, tzinfo=JST))
    return MailCase(mail=mail, issue=replace(made, copy_mark="", offline=False), today=on)


def application_case(**more: Any) -> MailCase:
    return mail_case(applied(**more), APPLIED, "B-240410-001")


def assessment_case(on: date = JUDGED, **more: Any) -> MailCase:
    return mail_case(assessed(on, **more), on, "J-240410-001")
