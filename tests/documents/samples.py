"""One paper of every kind and every golden paper, for tests that hold for all of them."""

from __future__ import annotations

from datetime import date
from functools import cache

from posapp.documents import press, reading_back
from posapp.documents.paper import Paper
from posapp.domain.intake_papers import RefusalCase, RemainingCase
from posapp.domain.paper_rules import PaperText
from tests.documents import outages
from tests.documents import test_case_papers as told
from tests.documents import test_comparison_paper as comparison
from tests.documents import test_mail_papers as mail
from tests.documents import test_task_list as tasks
from tests.documents.cases import case
from tests.documents.intakes import intake, issue
from tests.documents.photographed import picture_of, sheet_case
from tests.documents.test_intake_papers import golden
from tests.documents.test_papers import GOLDEN


@cache
def papers() -> dict[str, Paper]:
    """By name. Of each kind the first one also in the large edition."""
    found = {f"{kind}-{name}": press.compose(kind, case(name)) for kind, name in GOLDEN}
    for file, (sheet, plan) in comparison.GOLDEN.items():
        found[file] = press.compose_comparison(comparison.case_of(sheet, plan))
    found |= golden() | tasks.golden() | mail.golden() | told.golden() | outages.golden()
    for paper in (*_of_returns(), press.compose_photos(sheet_case())):
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


@cache
def printed(name: str) -> bytes:
    return press.draw(papers()[name], picture_of)


@cache
def read(name: str) -> PaperText:
    """What the printed paper shows, place by place."""
    return reading_back.read(printed(name))
