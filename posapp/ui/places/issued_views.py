"""Issued quotes → what 見積一覧 shows: rows, badges, the notice, the table. Picks and names; computes no figure, knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from posapp.domain.difference import Line
from posapp.domain.digest import short_digest
from posapp.domain.quote import Quote
from posapp.services.front import Sentences
from posapp.services.ports import CaseRow, IssueRow, PaperRow
from posapp.services.quoting import Card
from posapp.services.reopening import Opened, Renewal, State, fault
from posapp.ui import text_issued as text
from posapp.ui import text_places
from posapp.ui.days import moment, whole
from posapp.ui.paint import yen
from posapp.ui.views import BadgeView, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: its cells in the order of the heads. ``changed`` stands out; ``note`` is read in full as a tool tip."""

    cells: tuple[str, ...]
    changed: bool = False
    note: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """The notice above the table."""

    icon: str
    head: str
    body: str
    tone: Tone


def name_of(issue: IssueRow) -> str:
    """小林 由美子 様, or that no name was given."""
    return text.SIR.format(name=issue.customer) if issue.customer else text.NO_NAME


def badge_of(issue: IssueRow, days_left: int) -> BadgeView:
    """In the list: applied for, else how long the quote holds."""
    return BadgeView(text=text.HAS_CASE, tone=Tone.ACCENT, icon="check") if issue.case_id else validity(days_left)


def validity(days_left: int, *, long: bool = False) -> BadgeView:
    """How long a quote holds; ``long`` says since when it does not."""
    if days_left < 0:
        words = text.EXPIRED_FOR.format(days=-days_left) if long else text.EXPIRED
        return BadgeView(text=words, tone=Tone.CAUTION, icon="clock")
    if days_left == 0:
        return BadgeView(text=text.LAST_DAY, tone=Tone.CAUTION, icon="clock")
    return BadgeView(text=text.LEFT.format(days=days_left), tone=Tone.GOOD, icon="check")


def state_badge(opened: Opened) -> BadgeView:
    """Beside the name: how long it holds, or that it is not what was issued."""
    if opened.quote is None:
        return BadgeView(text=text.ALTERED, tone=Tone.STOP, icon="cross")
    return validity(opened.days_left, long=True)


def facts(opened: Opened, case: CaseRow | None, now: datetime) -> tuple[str, ...]:
    """In the order of text.FACTS."""
    issue, paper = opened.issue, opened.paper
    state = text_places.STATES[case.state] if case else ""
    return (
        issue.device,
        issue.program,
        moment(issue.issued_at, now),
        day_text(issue.valid_until),
        text.CASE_OF.format(number=case.number, state=state) if case else text.NO_CASE,
        paper_text(paper),
    )


def paper_text(paper: PaperRow | None) -> str:
    """How many copies of the 見積書 there are."""
    if paper is None:
        return text.NO_PAPER
    return text.PAPER_OF.format(prints=paper.prints) if paper.prints else text.PAPER_WAITS


def day_text(iso: str) -> str:
    """2021年6月30日."""
    return whole(date.fromisoformat(iso))


def said(opened: Opened, sentences: Sentences) -> SaidView:
    """What verifying found."""
    if opened.state is State.INTACT:
        wrong = fault(opened)
        if not wrong:
            body = text.INTACT_MORE.format(digest=short_digest(opened.issue.digest))
            return SaidView(icon="check", head=text.INTACT, body=body, tone=Tone.GOOD)
    body = "".join(sentences.text(problem) for problem in fault(opened))
    return SaidView(icon="stop", head=text.WRONG, body=body, tone=Tone.STOP)


def renewed(opened: Opened, renewal: Renewal, sentences: Sentences) -> SaidView:
    """What quoting anew found, above its lines."""
    if renewal.fresh is None:
        why = "".join(sentences.what(problem) for problem in renewal.problems[:1])
        body = text.GONE_MORE if renewal.offers else text.GONE_NONE
        return SaidView(
            icon="clock", head=text.GONE_HEAD, body=body.format(why=why, count=len(renewal.offers)), tone=Tone.CAUTION
        )
    count = sum(not line.same for line in renewal.lines)
    digest = short_digest(opened.issue.digest)
    if opened.expired:
        head = text.EXPIRED_HEAD.format(day=day_text(opened.issue.valid_until))
        return SaidView(
            icon="clock", head=head, body=text.EXPIRED_MORE.format(count=count, digest=digest), tone=Tone.CAUTION
        )
    body = text.RENEWED_MORE.format(count=count) if count else text.SAME_MORE
    return SaidView(icon="check", head=text.RENEWED_HEAD, body=body, tone=Tone.ACCENT)


def issued_rows(frozen: Iterable[Line], sentences: Sentences) -> tuple[TableRow, ...]:
    """The quote as it was issued, a line for each thing it says."""
    return tuple(
        TableRow(cells=(told.label, told.before), note=told.before)
        for told in (sentences.told(line) for line in frozen if line.before is not None)
    )


def changed_rows(renewal: Renewal, sentences: Sentences, *, every: bool) -> tuple[TableRow, ...]:
    """What changed; the lines that did not come after them when ``every`` is wanted."""
    first = [line for line in renewal.lines if not line.same]
    rest = [line for line in renewal.lines if line.same] if every else []
    return tuple(_changed_row(line, sentences) for line in (*first, *rest))


def _changed_row(line: Line, sentences: Sentences) -> TableRow:
    told = sentences.told(line)
    note = "\n".join(dict.fromkeys((told.before, told.after)))
    return TableRow(cells=(told.label, told.before, told.after, told.change), changed=not line.same, note=note)


def offer_rows(offers: Iterable[Card]) -> tuple[TableRow, ...]:
    """Programs that take the purchase today, with what they come to."""
    return tuple(
        TableRow(key=card.program.id, changed=True, cells=(_named(card), _yen(card.quote.kept.burden), _returned(card.quote)))
        for card in offers
        if card.quote is not None
    )  # fmt: skip


def _named(card: Card) -> str:
    """Whose it is as well: a plain plan has the same name at each of them."""
    return f"{card.program.operator.name} {card.program.name}"


def _returned(quote: Quote) -> str:
    return _yen(quote.best.burden) if quote.best else text.NO_RETURN


def _yen(amount: int) -> str:
    return f"{yen(amount)}円"
