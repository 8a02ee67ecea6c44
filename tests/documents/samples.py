"""One paper of every kind and every golden paper, for tests that hold for all of them."""

from __future__ import annotations

from datetime import date
from functools import cache

from posapp.documents import mail_application, mail_assessment, press, reading_back
from posapp.documents.paper import Paper
from posapp.domain.intake_papers import RefusalCase, RemainingCase
from posapp.domain.mail_return import Application, Assessed, Collection, MailCase, MailReturn, MailTerms, Slot
from posapp.domain.paper_rules import PaperText
from tests.documents import outages
from tests.documents import test_case_papers as told
from tests.documents import test_comparison_paper as comparison
from tests.documents import test_task_list as tasks
from tests.documents.cases import case
from tests.documents.intakes import intake, issue, worked
from tests.documents.photographed import picture_of, sheet_case
from tests.documents.test_intake_papers import golden
from tests.documents.test_papers import GOLDEN


@cache
def papers() -> dict[str, Paper]:
    """By name. Of each kind the first one also in the large edition."""
    found = {f"{kind}-{name}": press.compose(kind, case(name)) for kind, name in GOLDEN}
    for file, (sheet, plan) in comparison.GOLDEN.items():
        found[file] = press.compose_comparison(comparison.case_of(sheet, plan))
    found |= golden() | tasks.golden() | told.golden() | outages.golden()
    for paper in (*_of_returns(), *_by_courier(), press.compose_photos(sheet_case())):
        found.setdefault(f"{paper.kind}-sample", paper)
    firsts: dict[str, str] = {}
    for name, paper in found.items():
        firsts.setdefault(paper.kind, name)
    return found | {f"{name}-large": press.enlarged(found[name]) for name in firsts.values()}


def _of_returns() -> tuple[Paper, ...]:
    """A device that went home again, and what is still to be paid."""
    refused = intake(findings=("glass-cracked",))
    made = issue("F-210220-0007", refused.assessed_at)
    return (
        press.compose_refusal(RefusalCase(intake=refused, issue=made, reasons=())),
        press.compose_remaining(RemainingCase(contract=refused.contract, on=date(2021, 2, 20), issue=made)),
    )


def _by_courier() -> tuple[Paper, ...]:
    contract = case("sony-zanka-2y").quote
    applied = Application(
        on=date(2023, 7, 3), name="髙橋 花子", kana="タカハシ ハナコ", phone="090-0000-0000", mail="hanako@example.com",
        address="東京都千代田区見本町4-5-6", day=date(2023, 7, 10), slot=next(iter(Slot)), serial="S01-0000001", owner=True,
    )  # fmt: skip
    mail = MailReturn(
        contract=contract, number="M-230701-0001", from_day=date(2023, 7, 1), apply_by=date(2023, 7, 20),
        settle_by=date(2023, 8, 31), answer_by=date(2023, 8, 20), terms=MailTerms(answer_days=7, assess_days=14), application=applied,
        collection=Collection(on=date(2023, 7, 10), slip="1234-5678-9012"), assessed=Assessed(on=date(2023, 7, 18), deduction=12_000, reason="本体の傷"),
    )  # fmt: skip
    about = MailCase(mail=mail, issue=issue("M-230701-0001", worked().issue.issued_at), today=date(2023, 7, 18))
    return tuple(press.compose_mail(kind, about) for kind in (mail_application.KIND, mail_assessment.KIND))


@cache
def printed(name: str) -> bytes:
    return press.draw(papers()[name], picture_of)


@cache
def read(name: str) -> PaperText:
    """What the printed paper shows, place by place."""
    return reading_back.read(printed(name))
