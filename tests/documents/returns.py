"""What follows a device that came back, for the papers' tests: refusals, the customer's other choice, what is left to pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from posapp.domain.checked import HeadSaid
from posapp.domain.handin_choices import Way, choices
from posapp.domain.intake import DamageMark, DeviceNumber, Intake, IntakeCase, Side, settle
from posapp.domain.intake_papers import Reason, RefusalCase, RemainingCase, taken_in
from tests.documents.intakes import RETURNS, intake, issue, receipt_case, sound, worked

CRACK = DamageMark("glass-cracked", Side.FRONT, 600, 740)
SERIAL = DeviceNumber("S01-123456", "S01-123456")
TOO_DEAR = Reason(
    "故障時の料金20,000円が残りのお支払い18,000円以上になるため、特典を使えません。",
    "傷みを直して、期間の中に返却すると使えます。",
)
NOT_OWNER = Reason(
    "お持ちになった方が、契約のご本人ではありませんでした。", "契約のご本人が、端末と本人確認書類をお持ちください。"
)


def said(*disputed: int, view: str = "") -> tuple[HeadSaid, ...]:
    """Every head of a phone answered by both; ``disputed`` ones are seen otherwise by the customer."""
    return tuple(
        HeadSaid(
            head=n, found=n == 6, agreed=n not in disputed, disputed=n in disputed, view=view if n in disputed else ""
        )
        for n in (1, 2, 3, 4, 5, 6, 9)
    )


def refusal(this: Intake, *reasons: Reason, chosen: Way | None = Way.KEEP, **more: Any) -> RefusalCase:
    """An assessment after the whole checklist."""
    given: dict[str, Any] = {"choices": choices(this, settle(this)), "examined": True, "answers": said()}
    issued = issue("E-211220-0003", this.assessed_at)
    return RefusalCase(intake=this, issue=issued, reasons=reasons, chosen=chosen, **(given | more))


def too_dear() -> RefusalCase:
    """Month 30, a cracked screen, no cover: 20,000円 against the 18,000円 that are left."""
    return refusal(intake(day=date(2021, 12, 20), findings=("glass-cracked",), marks=(CRACK,)), TOO_DEAR)


def turned_away() -> RefusalCase:
    """Ended at the identity: nothing was looked at."""
    this = intake(owner=False, imei=DeviceNumber())
    return refusal(this, NOT_OWNER, chosen=None, choices=(), examined=False, answers=())


def preferred() -> RefusalCase:
    """Possible, but the customer keeps the device."""
    return refusal(intake())


def left_after(case: IntakeCase, **more: Any) -> RemainingCase:
    """What is left to pay on the day of the return."""
    this = case.intake
    issued = replace(issue("Z-210220-0007", this.assessed_at), copy_mark="")
    given: dict[str, Any] = {
        "contract": this.contract, "on": this.day, "issue": issued, "addressee": this.deliverer.name,
        "returned": taken_in(this, settle(this)),
    }  # fmt: skip
    return RemainingCase(**(given | more))


def kept(on: date = date(2021, 2, 20)) -> RemainingCase:
    """The worked contract while the device is in use."""
    return left_after(worked(), on=on, returned=None)


def brought_forward() -> RemainingCase:
    """1年くりあげ in its first month."""
    return left_after(receipt_case("softbank-shintoku-standard", date(2025, 1, 20)))


def deducted() -> RemainingCase:
    """The assessor took 12,000円 off."""
    return left_after(
        receipt_case(
            "sony-zanka-2y", RETURNS["sony-zanka-2y"], serial=SERIAL, findings=("body-cracked",), deduction=12000,
            deduction_reason="外装の欠け",
        )
    )  # fmt: skip


def replaced() -> RemainingCase:
    """かえトク with the next device's purchase named."""
    return left_after(sound("au-kaetoku"), replacement="A-210920-0003・2021年9月20日")
