"""重要事項説明: which topics apply to this very quote, and who explained, asked, answered and understood what.

Acknowledgements bind to the quote's digest and to the topic's text version: change either and they fall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from posapp.domain.facts import fill
from posapp.domain.program import PlanKind
from posapp.domain.purchase import NO_COVER
from posapp.domain.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One plain question to the customer: templates over the quote's facts; exactly one choice is right."""

    ask: str
    right: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """説明する項目 as written in the catalogue. ``when`` names situation flags that must hold (``!flag`` must not).

    title     the short name in the list (at most 14 full-width characters)
    headline  the statement shown large; lead one sentence; points at most three sentences
    paper     the one or two sentences on the paper
    picture   kept, damage or deadline: the bars beside the lead; empty for none
    law       the article or document the topic answers
    """

    key: str
    version: str
    group: str
    title: str
    headline: str
    lead: str
    points: tuple[str, ...]
    paper: str
    when: tuple[str, ...] = ()
    question: Question | None = None
    picture: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTopic:
    """A topic with this quote's figures in it, ready to show. ``choices`` in the order shown."""

    key: str
    version: str
    group: str
    title: str
    headline: str
    lead: str
    points: tuple[str, ...]
    paper: str
    picture: str
    ask: str = ""
    choices: tuple[str, ...] = ()
    right: str = ""

    @property
    def asks(self) -> bool:
        """True when the customer is asked a question."""
        return bool(self.ask)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the customer chose, and when."""

    text: str
    right: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """The record of one topic: bound to the quote's digest and the text's version."""

    topic: str
    version: str
    digest: str
    explained_by: str = ""
    explained_at: datetime | None = None
    answers: tuple[Answer, ...] = ()
    understood_at: datetime | None = None
    sent_back: bool = False

    @property
    def done(self) -> bool:
        """Explained, answered where asked, and understood."""
        return self.understood_at is not None

    @property
    def answered_right(self) -> bool:
        """The last answer was the right one."""
        return bool(self.answers) and self.answers[-1].right


def flags_of(quote: Quote, *, minor: bool = False, guardian_pays: bool = False, senior: bool = False,
             window_payment: bool = False, offline: bool = False, line: bool = True) -> frozenset[str]:  # fmt: skip
    """The situation of a sale as flags that topics name in ``when``."""
    program, purchase = quote.program, quote.purchase
    found = {
        f"program:{program.id}",
        f"operator:{program.operator.key}",
        f"plan:{program.plan.kind.value}",
        "line" if line else "no-line",
    }
    marks = {
        "credit": program.plan.kind is not PlanKind.LUMP,
        "returns": program.returns and quote.best is not None,
        "no-benefit": program.returns and quote.best is None,
        "residual": program.plan.kind is PlanKind.RESIDUAL,
        "points": purchase.points.total > 0,
        "cover": purchase.cover not in (None, NO_COVER),
        "usage-fee": any(w.charges_usage_fee for w in program.windows),
        "by-assessor": program.assessment.by_assessor,
        "charge": quote.finance_charge > 0,
        "late-grace": bool(program.operator.creditor and program.operator.creditor.late_grace_days),
        "minor": minor,
        "guardian-pays": guardian_pays,
        "senior": senior,
        "window-payment": window_payment,
        "offline": offline,
    }
    return frozenset(found | {name for name, holds in marks.items() if holds})


FLAG_NAMES = frozenset(
    [
        "line",
        "no-line",
        "credit",
        "returns",
        "no-benefit",
        "residual",
        "points",
        "cover",
        "usage-fee",
        "by-assessor",
        "charge",
        "late-grace",
        "minor",
        "guardian-pays",
        "senior",
        "window-payment",
        "offline",
    ]
)
"""Flags without a colon that ``when`` may name; ``program:``, ``operator:`` and ``plan:`` take a word of the catalogue."""


def applies(topic: Topic, flags: frozenset[str]) -> bool:
    """True when every flag the topic names holds."""
    return all((flag[1:] not in flags) if flag.startswith("!") else (flag in flags) for flag in topic.when)


def shown_topics(
    topics: Iterable[Topic], flags: frozenset[str], facts: dict[str, str | None]
) -> tuple[ShownTopic, ...]:
    """The topics of this sale, with its figures, in the catalogue's order."""
    return tuple(_shown(topic, facts) for topic in topics if applies(topic, flags))


def _shown(topic: Topic, facts: dict[str, str | None]) -> ShownTopic:
    ask, right = "", ""
    choices: tuple[str, ...] = ()
    if topic.question is not None:
        ask, right = fill(topic.question.ask, facts), fill(topic.question.right, facts)
        wrong = [fill(text, facts) for text in topic.question.wrong]
        choices = tuple(sorted({right, *wrong}, key=lambda text: (len(text), text)))
    return ShownTopic(
        key=topic.key, version=topic.version, group=topic.group, title=topic.title, picture=topic.picture,
        headline=fill(topic.headline, facts), lead=fill(topic.lead, facts), paper=fill(topic.paper, facts),
        points=tuple(text for text in (fill(p, facts) for p in topic.points) if text), ask=ask, choices=choices, right=right,
    )  # fmt: skip


def standing(acks: Sequence[Acknowledgement], topics: Sequence[ShownTopic], digest: str) -> tuple[Acknowledgement, ...]:
    """One record a topic: what still holds for this quote and this text, a blank record otherwise."""
    held = {ack.topic: ack for ack in acks if ack.digest == digest}
    result = []
    for topic in topics:
        ack = held.get(topic.key)
        if ack is None or ack.version != topic.version:
            ack = Acknowledgement(topic=topic.key, version=topic.version, digest=digest)
        result.append(ack)
    return tuple(result)


def fallen(acks: Sequence[Acknowledgement], digest: str) -> int:
    """How many understood topics no longer count because the quote changed."""
    return sum(1 for ack in acks if ack.done and ack.digest != digest)


def explain(ack: Acknowledgement, *, by: str, at: datetime) -> Acknowledgement:
    """Staff explained the topic."""
    return replace(ack, explained_by=by, explained_at=at, sent_back=False)


def choose(ack: Acknowledgement, topic: ShownTopic, text: str, at: datetime) -> Acknowledgement:
    """The customer answered; every answer stays on record, and a wrong one asks for another explanation."""
    right = text == topic.right
    answered = replace(ack, answers=(*ack.answers, Answer(text=text, right=right, at=at)))
    return answered if right else replace(answered, explained_at=None, understood_at=None)


def understand(ack: Acknowledgement, topic: ShownTopic, at: datetime) -> Acknowledgement:
    """The customer understood; nothing happens before the explanation and, where asked, the right answer."""
    if ack.explained_at is None or (topic.asks and not ack.answered_right):
        return ack
    return replace(ack, understood_at=at)


def send_back(ack: Acknowledgement) -> Acknowledgement:
    """もう一度説明: the topic is open again; the answers given so far stay on record."""
    return replace(ack, explained_at=None, understood_at=None, sent_back=True)
