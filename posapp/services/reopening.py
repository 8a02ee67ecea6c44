"""Issued quotes, opened again: found, verified against their digest, printed unchanged, and quoted anew by today's rules and prices.

Knows no screen. A frozen quote is shown as it was issued; nothing in here computes it again.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from posapp.domain.difference import Line, lines
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, stop
from posapp.domain.program import PlanKind
from posapp.domain.purchase import NO_COVER
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.flows.forms import QuoteForm
from posapp.services import snapshots
from posapp.services.papers import PaperDesk
from posapp.services.ports import IssueRow, Making, PaperRow, QuoteRow, Records
from posapp.services.quoting import Card, QuoteDesk, Rules
from posapp.services.selling import Surroundings
from posapp.services.snapshots import SnapshotUnreadable

SHORTEST_DIGEST = 8
"""Hex digits that name a quote; papers print sixteen."""
MOST_LISTED = 200

_SPACES = re.compile(r"\s+")
_UNTIL = "有効期限"
_HEX = re.compile(r"[0-9a-f]+")


class State(StrEnum):
    """What verifying an issued quote found."""

    INTACT = "intact"
    """Every character is as it was issued."""
    ALTERED = "altered"
    """The kept text no longer gives the digest: someone or something changed it."""
    NEWER = "newer"
    """A newer posapp wrote it; this one cannot read it."""
    UNREADABLE = "unreadable"
    """The digest is right, but the text is no quote this posapp knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An issued quote with what verifying found. ``quote`` None when it cannot be read or is not what was issued.

    days_left  until the day printed, negative when that has passed
    paper      the printed 見積書; ``paper_intact`` False when its text was changed
    """

    issue: IssueRow
    state: State
    quote: Quote | None
    days_left: int
    paper: PaperRow | None
    paper_intact: bool

    @property
    def expired(self) -> bool:
        """True after the day that was printed."""
        return self.days_left < 0

    @property
    def row_intact(self) -> bool:
        """True when the line of the list says what quote and paper say, whose texts cannot be changed unseen."""
        row, quote = self.issue, self.quote
        if quote is not None and (row.device, row.program) != (
            quote.purchase.device.full_name,
            quote.program.short_name,
        ):
            return False
        return self.paper is None or not self.paper_intact or _prints(self.paper.body, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The same purchase by the rules and prices of another day.

    form      what a new sale begins with
    fresh     None when the program does not take it any more; ``problems`` say why, ``offers`` which programs do
    lines     every line, changed or not; empty without a fresh quote
    """

    on: date
    form: QuoteForm
    fresh: Quote | None
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    offers: tuple[Card, ...]


def verify(row: QuoteRow) -> tuple[State, Quote | None]:
    """Whether the kept text is the one that was issued. Asks the text itself: no shape of today takes part in that."""
    if sha256(row.body.encode()).hexdigest() != row.digest:
        return State.ALTERED, None
    if row.format > snapshots.FORMAT:
        return State.NEWER, None
    try:
        return State.INTACT, snapshots.load(Quote, row.body)
    except SnapshotUnreadable:
        return State.UNREADABLE, None


def _prints(body: str, row: IssueRow) -> bool:
    """Whether a paper's text names the line's number, customer and last day; papers of the first posapp named no day."""
    until = date_text(date.fromisoformat(row.valid_until))
    said = (row.number, json.dumps(row.customer, ensure_ascii=False)[1:-1], until if _UNTIL in body else "")
    return all(words in body for words in said)


def fault(opened: Opened) -> tuple[Problem, ...]:
    """What verifying found, as something to say; nothing for a quote and a paper that are as they were issued."""
    number = opened.issue.number
    told = {
        State.ALTERED: stop("quote-altered", "NUMBER", number=number),
        State.NEWER: stop("quote-newer", "NUMBER", number=number),
        State.UNREADABLE: stop("quote-unreadable", "NUMBER", number=number),
    }
    found = [told[opened.state]] if opened.state in told else []
    if not opened.row_intact:
        found.append(stop("quote-row-altered", "NUMBER", number=number))
    if opened.paper is not None and not opened.paper_intact:
        found.append(stop("quote-paper-altered", "NUMBER", number=number))
    return tuple(found)


class QuoteBook:
    """The shop's issued quotes."""

    def __init__(
        self, desk: QuoteDesk, rules: Rules, records: Records, papers: PaperDesk[Any], around: Surroundings
    ) -> None:
        # A desk of its own: quoting anew runs beside the window, and the open sale keeps its answers.
        self._desk = QuoteDesk(rules, desk.prices, self._today)
        self._rules = rules
        self._records = records
        self._papers = papers
        self._around = around

    def _today(self) -> date:
        return self._around.now().date()

    def list(self, text: str = "", limit: int = MOST_LISTED) -> tuple[IssueRow, ...]:
        """Issued quotes that hold the text, newest first."""
        return self._records.issues(text, limit)

    def days_left(self, issue: IssueRow) -> int:
        """Days until the printed day has passed; 0 on the day itself, negative afterwards."""
        return (date.fromisoformat(issue.valid_until) - self._today()).days

    def find(self, key: str) -> tuple[IssueRow, ...]:
        """Issues for a number, a digest or its printed beginning, or what a paper's mark holds (both), newest first."""
        words = _SPACES.split(key.strip())
        digest = "".join(words).casefold()
        if _is_digest(digest):
            return self._records.issues_of(digest=digest)
        number, rest = words[0].upper(), "".join(words[1:]).casefold()
        if not number or (rest and not _is_digest(rest)):
            return ()
        return self._records.issues_of(number=number, digest=rest)

    def open(self, issue: IssueRow) -> Opened:
        """The frozen quote behind a line of the list."""
        row = self._records.quote(issue.digest)
        state, quote = (State.ALTERED, None) if row is None else verify(row)
        paper = None if issue.paper_id is None else self._records.paper(issue.paper_id)
        return Opened(
            issue=issue, state=state, quote=quote, days_left=self.days_left(issue), paper=paper,
            paper_intact=paper is not None and digest_of(paper.body) == paper.digest,
        )  # fmt: skip

    def reprint(self, opened: Opened, making: Making | None = None) -> bytes | Problem:
        """The printed 見積書 again, byte for byte; a problem where none was printed or its text was changed. ``making`` as `PaperDesk.pdf`."""
        if opened.paper is None:
            return stop("quote-paper-missing", "paper", number=opened.issue.number)
        if not opened.paper_intact:
            return stop("quote-paper-altered", "paper", number=opened.issue.number)
        return self._papers.pdf(opened.paper, making=making)

    def renew(self, quote: Quote, on: date | None = None) -> Renewal:
        """The same purchase by the rules and prices of a day, today when none is named."""
        day = on or self._today()
        form = self._form(quote, day)
        sheet = self._desk.sheet(form)
        made = self._made(quote, form, day)
        fresh = made if isinstance(made, Quote) else None
        others = tuple(card for card in sheet.cards if card.quote and card.program.id != quote.program.id)
        problems = made.problems if isinstance(made, Refused) else made if isinstance(made, tuple) else ()
        return Renewal(
            on=day, form=form, fresh=fresh, offers=() if fresh else others,
            lines=() if fresh is None else lines(quote, fresh), problems=(*problems, *sheet.problems),
        )  # fmt: skip

    def _made(self, old: Quote, form: QuoteForm, day: date) -> Quote | Refused | tuple[Problem, ...]:
        """The fresh quote, or why there is none: no longer sold, no longer listed under this program, does not add up."""
        sheet = self._desk.sheet(form)
        if sheet.chosen is not None:
            return sheet.chosen.quote or Refused(program=sheet.chosen.program, problems=sheet.chosen.problems)
        program = self._rules.program(old.program.id, day)
        if program is None or sheet.purchase is None:
            return () if program else (stop("program-gone", "program", program=old.program.short_name),)
        if not program.sold_on(day):
            return build_quote(program, sheet.purchase, old.terms, self._rules.law.on(day))
        return (stop("program-without-terms", "program", program=program.short_name),)

    def _form(self, quote: Quote, day: date) -> QuoteForm:
        """The purchase as it would be typed today. A listed device follows the list; any other keeps its price and amounts."""
        bought, device = quote.purchase, quote.purchase.device
        form = QuoteForm(
            on=day.isoformat(), device=device.full_name, category=device.category, program=quote.program.id,
            cash_price=f"{bought.cash_price:,}", down_payment=_typed(bought.down_payment),
            discount=_typed(bought.discount_total), points=_typed(bought.points.instalments),
            points_down=_typed(bought.points.down_payment), cover=bought.cover or NO_COVER,
            repairs_used=str(bought.repairs_used), closing_day=bought.closing_day.value,
        )  # fmt: skip
        listed = self._listed(quote, day)
        if listed is not None:
            return self._desk.choose(form, listed)
        return _with_terms(form, quote)

    def _listed(self, quote: Quote, day: date) -> ListedDevice | None:
        """The device in that day's list: by its article number, else by its whole name."""
        device = quote.purchase.device
        found = self._desk.prices.by_jan(device.jan, day) if device.jan else None
        if found is not None:
            return found
        for hit in self._desk.prices.search(device.full_name, day, MOST_LISTED):
            listed = self._desk.prices.get(hit.key, day) if hit.name == device.full_name else None
            if listed is not None and listed.device.category == device.category:
                return listed
        return None


def _is_digest(text: str) -> bool:
    return len(text) >= SHORTEST_DIGEST and _HEX.fullmatch(text) is not None


def _typed(amount: int | None) -> str:
    return f"{amount:,}" if amount else ""


def _with_terms(form: QuoteForm, quote: Quote) -> QuoteForm:
    """The amounts that no list gives, as they stood in the quote."""
    terms = quote.terms
    steps = [step.amount for step in terms.steps] if quote.program.plan.kind is PlanKind.STEPS else []
    return replace(
        form,
        residual=_typed(terms.residual),
        usage_fee="" if terms.usage_fee is None else f"{terms.usage_fee:,}",
        step_first=_typed(steps[0]) if len(steps) == 2 else "",
        step_second=_typed(steps[1]) if len(steps) == 2 else "",
    )
