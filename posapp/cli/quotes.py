"""`quotes`: issued quotes from the store, listed, shown as issued, verified, quoted anew and printed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from posapp.cli import answers
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.linting import content_of, text_of
from posapp.cli.papers import write_whole
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.table import day
from posapp.domain.difference import Line
from posapp.domain.paper_rules import PaperText
from posapp.domain.problem import Problem, stop, stopping
from posapp.services.front import Sentences, Services
from posapp.services.ports import IssueRow, Making
from posapp.services.quoting import Card
from posapp.services.reopening import Opened, Renewal, fault
from posapp.services.verifying import Match, verify

EVERY = 1 << 20
"""More quotes than any shop issues."""


def run(call: Call, services: CliServices) -> Answer:
    """One of the commands; what it needs from outside is read before the store is opened."""
    command = call.command.removeprefix("quotes ")
    on = day(call.given["--on"], "--on") if "--on" in call.given else None
    out = Path(call.need("--out")) if command == "reprint" else None
    held = _held(call.given.get("FILE"), services)
    shop, sentences = open_shop(services), services.sentences()
    try:
        if command == "list":
            rows = shop.issued.list(call.given.get("TEXT", ""), EVERY)
            return 0, {"quotes": [_row(row, shop) for row in rows], "problems": []}
        if command == "verify" and "NUMBER" not in call.given:
            return _verify_all(shop, sentences)
        found = shop.issued.find(call.need("NUMBER"))
        if not found:
            missing = stop("quote-not-found", "NUMBER", key=call.need("NUMBER"))
            return 1, {"number": None, "problems": answers.problems((missing,), sentences)}
        opened = shop.issued.open(found[0])
        do: dict[str, Callable[[], Answer]] = {
            "show": lambda: _show(opened, found[1:], shop, sentences),
            "verify": lambda: _verify(opened, held, shop, sentences),
            "renew": lambda: _renew(opened, on, shop, sentences),
            "reprint": lambda: _reprint(opened, out or Path(), shop, sentences),
        }
        return do[command]()
    finally:
        shop.close()


@dataclass(frozen=True, slots=True)
class _Held:
    """A file to be held against the printed 見積書: its bytes, and the words that stand in it."""

    pdf: bytes
    said: PaperText
    read: Callable[[bytes], PaperText]


def _held(name: str | None, services: CliServices) -> _Held | None:
    if name is None:
        return None
    content = content_of(name)
    return _Held(content, text_of(name, content, services), services.read_pdf)


def _row(row: IssueRow, shop: Services) -> Json:
    left = shop.issued.days_left(row)
    return {
        "number": row.number,
        "digest": row.digest,
        "customer": row.customer,
        "device": row.device,
        "program": row.program,
        "issued_on": row.issued_on,
        "valid_until": row.valid_until,
        "days_left": left,
        "expired": left < 0,
        "case": None if row.case_id is None else str(row.case_id),
        "printed": row.paper_id is not None,
    }


def _show(opened: Opened, others: tuple[IssueRow, ...], shop: Services, sentences: Sentences) -> Answer:
    """As issued; nothing is computed."""
    quote, wrong = opened.quote, fault(opened)
    return (1 if wrong else 0), {
        **_row(opened.issue, shop),
        "state": opened.state.value,
        "quote": None if quote is None else answers.quote(quote, quote.outcomes, sentences),
        "others": [_row(row, shop) for row in others],
        "problems": answers.problems(wrong, sentences),
    }


def _verify(opened: Opened, held: _Held | None, shop: Services, sentences: Sentences) -> Answer:
    match, found = (None, ()) if held is None else _of_file(opened, held, shop)
    wrong = (*fault(opened), *found)
    same = None if held is None else not stopping(found)
    return int(bool(stopping(wrong))), {
        "number": opened.issue.number,
        "digest": opened.issue.digest,
        "state": opened.state.value,
        "row": "intact" if opened.row_intact else "altered",
        "paper": _paper_state(opened),
        "file": same,
        "match": match,
        "problems": answers.problems(wrong, sentences),
    }


def _of_file(opened: Opened, held: _Held, shop: Services) -> tuple[Match | None, tuple[Problem, ...]]:
    """As `paper verify` does, in whatever edition the quote went out; another quote under the same number is another paper."""
    kept = shop.issued.reprint(opened)
    if isinstance(kept, Problem) or opened.paper is None:
        return None, (kept,) if isinstance(kept, Problem) else ()
    rows = shop.records.papers(number=opened.issue.number)
    verified = verify(held.pdf, held.said, rows, shop.papers.pdf, held.read, shop.records)
    its_own = verified.row == opened.paper or held.said.digest == opened.issue.digest
    if verified.row is None or verified.pages or not its_own:
        return Match.DIFFERS, (stop("quote-file-differs", "FILE", number=opened.issue.number),)
    return verified.match, verified.problems


def _paper_state(opened: Opened) -> str | None:
    if opened.paper is None:
        return None
    return "intact" if opened.paper_intact else "altered"


def _verify_all(shop: Services, sentences: Sentences) -> Answer:
    rows = shop.issued.list("", EVERY)
    found = [(row, fault(shop.issued.open(row))) for row in rows]
    wrong = [(row, problems) for row, problems in found if problems]
    return (1 if wrong else 0), {
        "checked": len(rows),
        "intact": len(rows) - len(wrong),
        "wrong": [_row(row, shop) | {"problems": answers.problems(problems, sentences)} for row, problems in wrong],
        "problems": [],
    }


def _renew(opened: Opened, on: date | None, shop: Services, sentences: Sentences) -> Answer:
    wrong = fault(opened)
    head = _row(opened.issue, shop)
    if opened.quote is None:
        return 1, {**head, "on": None, "old": None, "fresh": None, "differences": [], "unchanged": 0, "offers": [],
                   "problems": answers.problems(wrong, sentences)}  # fmt: skip
    renewal = shop.issued.renew(opened.quote, on)
    changed = [line for line in renewal.lines if not line.same]
    return (1 if renewal.fresh is None else 0), {
        **head,
        "on": renewal.on.isoformat(),
        "old": answers.quote(opened.quote, opened.quote.outcomes, sentences),
        "fresh": _fresh(renewal, sentences),
        "differences": [_line(line, sentences) for line in changed],
        "unchanged": len(renewal.lines) - len(changed),
        "offers": [_offer(card) for card in renewal.offers],
        "problems": answers.problems((*wrong, *renewal.problems), sentences),
    }


def _fresh(renewal: Renewal, sentences: Sentences) -> Json | None:
    return None if renewal.fresh is None else answers.quote(renewal.fresh, renewal.fresh.outcomes, sentences)


def _line(line: Line, sentences: Sentences) -> Json:
    told = sentences.told(line)
    return {
        "key": line.key, "part": line.part, "unit": line.unit.value, "before": line.before, "after": line.after,
        "change": line.change,
        "text": {"label": told.label, "before": told.before, "after": told.after, "change": told.change},
    }  # fmt: skip


def _offer(card: Card) -> Json:
    quote = card.quote
    best = quote.best if quote else None
    return {
        "program": card.program.id, "name": card.program.name, "kept": quote.kept.burden if quote else None,
        "best_month": best.month if best else None, "burden": best.burden if best else None,
    }  # fmt: skip


def _reprint(opened: Opened, out: Path, shop: Services, sentences: Sentences) -> Answer:
    drawn = shop.issued.reprint(opened, Making.SAVED)
    if isinstance(drawn, Problem):
        return 1, {"number": opened.issue.number, "file": None, "problems": answers.problems((drawn,), sentences)}
    write_whole(out, drawn)
    return 0, {
        "number": opened.issue.number, "file": str(out), "quote_digest": opened.issue.digest,
        "digest": opened.paper.digest if opened.paper else None, "problems": [],
    }  # fmt: skip
