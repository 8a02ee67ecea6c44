"""重要事項 for a form that is written by hand: which topics can come up under the programs in force, for whom, with blanks for figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from posapp.domain.disclosure import Topic
from posapp.domain.facts import LARGE_PRINT, date_text, late_rate_text
from posapp.domain.outage import OutageCase
from posapp.domain.program import PlanKind, Program

BLANK = "＿＿＿＿"
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_NAME = re.compile(r"\{(\w+)\}")
_DAYS = ("first_due", "last_due", "best_deadline", "last_deadline")
_MONTHS = ("first_calendar", "best_calendar", "last_calendar", "first_payment_calendar", "refused_from_calendar")
_PROGRAM_MONTHS = ("best_month", "last_month", "first_month", "refused_from_month", "notice_month")
_COUNTS = (
    "payments",
    "always_due",
    "waived_from",
    "waived_to",
    "second_step_start",
    "resplit_payments",
    "always_due_period",
)
_PERSONAL = ("senior", "minor", "guardian-pays", "points", "window-payment", "no-line", "cover")
"""Flags that hang on the customer or on what is bought, not on the program."""
_NEVER = ("no-benefit", "charge")
"""Situations that no sheet leads to: a benefit that cannot be used is not offered, and no charge is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTopic:
    """A topic with its figures left open.

    said      the words for each group of programs; a group that is empty means all
    only      the personal flags that the topic needs
    """

    headline: str
    question: str
    said: tuple[tuple[tuple[Program, ...], str], ...]
    only: tuple[str, ...] = ()

    @property
    def programs(self) -> tuple[Program, ...]:
        """Those it holds for, empty for all."""
        return () if any(not group for group, _ in self.said) else tuple(p for group, _ in self.said for p in group)


def hand_topics(case: OutageCase, programs: Iterable[Program]) -> tuple[HandTopic, ...]:
    """Every topic that can come up, those with a question first, as the printed statement has them.

    What is said under one heading to several operators' customers is one topic with the words of each.
    """
    credit = tuple(program for program in programs if program.plan.kind is not PlanKind.LUMP)
    found: dict[tuple[str, str, tuple[str, ...]], HandTopic] = {}
    for topic in case.topics:
        held = tuple(program for program in credit if _may_apply(topic, program))
        if not held:
            continue
        facts = _known(case, held)
        only = tuple(flag for flag in topic.when if flag in _PERSONAL)
        question = _filled(topic.question.ask, facts) if topic.question else ""
        made = HandTopic(
            headline=_filled(topic.headline, facts), question=question, only=only,
            said=((() if held == credit else held, _filled(topic.paper, facts)),),
        )  # fmt: skip
        key = (made.headline, topic.key if question else "", only)
        before = found.get(key)
        found[key] = made if before is None else replace(before, said=(*before.said, *made.said))
    return tuple(sorted(found.values(), key=lambda topic: not topic.question))


def _may_apply(topic: Topic, program: Program) -> bool:
    """True when the topic's situation can arise under the program, whoever the customer is."""
    flags = {
        f"program:{program.id}",
        f"operator:{program.operator.key}",
        f"plan:{program.plan.kind.value}",
        "credit",
        "offline",
    }
    marks = {
        "returns": program.returns,
        "residual": program.plan.kind is PlanKind.RESIDUAL,
        "usage-fee": any(window.charges_usage_fee for window in program.windows),
        "by-assessor": program.assessment.by_assessor,
        "late-grace": bool(program.operator.creditor and program.operator.creditor.late_grace_days),
    }
    flags |= {name for name, holds in marks.items() if holds}
    return all(_holds(flag, flags) for flag in topic.when)


def _holds(flag: str, flags: set[str]) -> bool:
    name = flag.removeprefix("!")
    if name in (*_PERSONAL, "line"):
        return True
    if name in _NEVER:
        return flag != name
    return (name in flags) is (flag == name)


def _known(case: OutageCase, programs: tuple[Program, ...]) -> Mapping[str, str]:
    """What is the same for every program the topic holds for; what hangs on the sale stays open."""
    law = case.regulation
    facts = {
        "payment_stop_floor": f"{law.payment_stop_floor:,}円",
        "acceleration_days": str(law.acceleration_notice_days),
        "late_rate": late_rate_text(law, case.issue.issued_at.date(), law.late_rates_set_until),
        "late_rate_until": date_text(law.late_rates_set_until),
        "bureau_inquiry_months": str(law.bureau_inquiry_months),
        "bureau_years": str(law.bureau_contract_years),
        "arrears_years": str(law.bureau_arrears_years),
        "adult_age": str(law.adult_age),
        "senior_age": str(law.senior_age),
        "finance_charge": "0円",
        "apr": "0%",
    }
    if case.large_print:
        facts["large_print"] = LARGE_PRINT
    same = {
        "operator": {program.operator.name for program in programs},
        "creditor": {program.operator.creditor.name for program in programs if program.operator.creditor},
        "surcharge_name": {program.assessment.surcharge_name for program in programs},
    }
    general = {"operator": "事業者", "creditor": "立替払事業者", "surcharge_name": "故障時の料金"}
    for name, values in same.items():
        facts[name] = next(iter(values)) if len(values) == 1 else general[name]
    return facts


def _filled(template: str, facts: Mapping[str, str]) -> str:
    """The template with what is known in it and blanks for the rest; optional stretches stay only when all in them is known."""

    def optional(found: re.Match[str]) -> str:
        inner = found.group(1)
        return inner if all(name in facts for name in _NAME.findall(inner)) else ""

    return _NAME.sub(
        lambda found: facts.get(found.group(1)) or _blank(found.group(1)), _OPTIONAL.sub(optional, template)
    )


def _blank(name: str) -> str:
    """Room for a fact, in the units it is told in."""
    if name in _DAYS:
        return "＿＿＿年＿＿月＿＿日"
    if name in _MONTHS:
        return "＿＿＿年＿＿月"
    if name in _PROGRAM_MONTHS:
        return "＿＿か月目"
    if name in _COUNTS:
        return "＿＿"
    if name in ("points",):
        return f"{BLANK}ポイント"
    return f"{BLANK}円"
