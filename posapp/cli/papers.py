"""`paper`: one paper as a PDF, from a request or from a case of the store. The file appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from posapp import resources
from posapp.cli import answers, words
from posapp.cli.arguments import Call
from posapp.cli.case_paper_request import read_history, read_rekeying
from posapp.cli.comparison_request import read_comparison_case
from posapp.cli.intake_request import read_intake, read_ledger
from posapp.cli.keeping import law, open_shop
from posapp.cli.malformed import Malformed
from posapp.cli.outage_request import read_outage
from posapp.cli.paper_request import Material, read_case
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.return_request import read_refusal, read_remaining
from posapp.cli.source import read_request
from posapp.cli.task_request import read_tasks
from posapp.domain.digest import digest_of
from posapp.domain.intake import settle
from posapp.domain.outage import SheetKind
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.problem import Problem, stop, stopping
from posapp.services import whole_files
from posapp.services.case_papers import HISTORY, REKEYING
from posapp.services.comparing import KIND as COMPARISON
from posapp.services.editions import Edition, as_issued, edited
from posapp.services.front import Services
from posapp.services.intake_papers import RECEIPT, REFUSAL, REMAINING
from posapp.services.outage import BESIDE
from posapp.services.papers import LETTERS
from posapp.services.ports import CaseRow, Making, PaperRow
from posapp.services.tasks import KIND as TASKS

LEDGER = "ledger"
_OWN_EXAMPLE = (COMPARISON, RECEIPT, REFUSAL, REMAINING, LEDGER, TASKS, REKEYING, HISTORY)
_OF_CASE = (REKEYING, HISTORY)
OUTAGE = (*(kind.value for kind in SheetKind), *BESIDE)
KINDS = (*LETTERS, *_OWN_EXAMPLE, *OUTAGE)
_ONLY_FOR: dict[str, tuple[str, ...]] = {
    "applicant": ("application", "consent", "disclosure", "formed", REKEYING, HISTORY),
    "formed_on": ("formed",),
    "explained": ("disclosure", REKEYING, HISTORY),
    "others": ("quote",),
}
"""Keys of the example that only some kinds look at."""
_NOT_POSSIBLE = frozenset({"paper-kind-unknown", "paper-needs", "glyph-missing", "return-refused", "ledger-unsound"})
_WRONG_PLACE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG,
                errno.EINVAL)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """Where a paper goes, its edition where not the usual one, and the language of its translation, None for none."""

    path: Path
    edition: Edition | None = None
    language: Phrasebook | None = None

    @property
    def beside(self) -> Path:
        """The translation's file: quote.en.pdf beside quote.pdf."""
        tag = self.language.tag if self.language else ""
        return self.path.with_name(f"{self.path.stem}.{tag}{self.path.suffix}")


def paper(call: Call, services: CliServices) -> Answer:
    """Make one paper, or print the example request of its kind."""
    kind = call.need("KIND")
    if kind not in KINDS:
        raise Malformed("unknown-word", "KIND", given=kind, allowed=KINDS)
    if "--example" not in call.given:
        out = Target(Path(call.need("--out")), _edition(call), _language(call, services))
        if "--case" in call.given and "FILE" in call.given:
            raise Malformed("file-or-case", "--case")
    if "--example" in call.given:
        return 0, example(kind)
    try:
        if "--case" in call.given:
            return _from_store(kind, call.given["--case"], out, services)
        return _from_request(kind, read_request(call.given.get("FILE")), out, services)
    except services.faults as fault:
        code = getattr(fault, "code", "")
        if code not in _NOT_POSSIBLE:
            raise
        return _refused(kind, (stop(code, "KIND", kind=kind, detail=getattr(fault, "detail", "")),), services)


def _edition(call: Call) -> Edition | None:
    """The edition asked for: one at most, since readings of 8 pt have no place in large print."""
    asked = [edition for edition in Edition if f"--{edition}" in call.given]
    if len(asked) > 1:
        raise Malformed("one-edition", f"--{asked[1]}")
    return asked[0] if asked else None


def _language(call: Call, services: CliServices) -> Phrasebook | None:
    """The language asked for; Malformed with the list of all for another one."""
    tag = call.given.get("--language")
    if tag is None:
        return None
    books = {book.tag: book for book in services.languages()}
    if tag not in books:
        raise Malformed("unknown-word", "--language", given=tag, allowed=tuple(books))
    return books[tag]


def example(kind: str) -> dict[str, Any]:
    """A complete request for a paper of this kind."""
    name = kind if kind in _OWN_EXAMPLE else "outage" if kind in OUTAGE else "paper"
    text = (resources.root() / "examples" / f"{name}.json").read_text("utf-8")
    return {key: value for key, value in json.loads(text).items() if kind in _ONLY_FOR.get(key, (kind,))}


def _refused(kind: str, problems: tuple[Problem, ...], services: CliServices) -> Answer:
    return 1, {"kind": kind, "file": None, "problems": answers.problems(problems, services.sentences())}


def _from_request(kind: str, request: dict[str, Any], out: Target, services: CliServices) -> Answer:
    if kind == LEDGER:
        return _ledger(request, out, services)
    if kind == TASKS:
        return _tasks(request, out, services)
    catalogue = services.catalog()
    other = _OF_MATERIAL.get(kind)
    topics = services.topics() if other is None or kind in _OF_CASE else ()
    material = Material(catalogue, law(catalogue), topics, services.now(), services.at_home)
    if kind in OUTAGE:
        return _outage(kind, request, material, out, services)
    if other is not None:
        return other(request, material, out, services)
    case = read_case(kind, request, material)
    if isinstance(case, tuple):
        return _refused(kind, case, services)
    made = Made(kind, services.press().compose(kind, case), case.number, case.quote.digest)
    return _written(made, out, services, case.quote.problems)


def _outage(kind: str, request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    plan = services.kit()
    if plan is None:
        return _refused(kind, (stop("kit-unreadable", "KIND"),), services)
    case = read_outage(request, material, plan)
    return _written(Made(kind, services.press().compose_outage(kind, case), case.issue.number), out, services)


def _comparison(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_comparison_case(request, material, services.sentences())
    if isinstance(case, tuple):
        return _refused(COMPARISON, case, services)
    composed = services.press().compose_comparison(case)
    made = Made(COMPARISON, composed, case.paper.number, case.paper.quote.digest)
    return _written(made, out, services, case.paper.quote.problems)


def _receipt(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_intake(request, material)
    if isinstance(case, tuple):
        return _refused(RECEIPT, case, services)
    composed = services.press().compose_intake(case)
    made = Made(RECEIPT, composed, case.issue.number, case.intake.contract.digest)
    return _written(made, out, services, settle(case.intake).problems)


def _refusal(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_refusal(request, material, services.refusals())
    if isinstance(case, tuple):
        return _refused(REFUSAL, case, services)
    composed = services.press().compose_refusal(case)
    made = Made(REFUSAL, composed, case.issue.number, case.intake.contract.digest)
    return _written(made, out, services, settle(case.intake).problems)


def _remaining(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_remaining(request, material)
    if isinstance(case, tuple):
        return _refused(REMAINING, case, services)
    composed = services.press().compose_remaining(case)
    return _written(Made(REMAINING, composed, case.issue.number, case.contract.digest), out, services)


def _rekeying(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_rekeying(request, material)
    if isinstance(case, tuple):
        return _refused(REKEYING, case, services)
    composed = services.press().compose_rekeying(case)
    return _written(Made(REKEYING, composed, case.case.number, case.case.quote.digest), out, services)


def _history(request: dict[str, Any], material: Material, out: Target, services: CliServices) -> Answer:
    case = read_history(request, material)
    if isinstance(case, tuple):
        return _refused(HISTORY, case, services)
    composed = services.press().compose_history(case)
    return _written(Made(HISTORY, composed, case.case.number, case.case.quote.digest), out, services)


_OF_MATERIAL: dict[str, Callable[[dict[str, Any], Material, Target, CliServices], Answer]] = {
    COMPARISON: _comparison, RECEIPT: _receipt, REFUSAL: _refusal, REMAINING: _remaining,
    REKEYING: _rekeying, HISTORY: _history,
}  # fmt: skip
"""Kinds that are read from a request of their own."""


def _ledger(request: dict[str, Any], out: Target, services: CliServices) -> Answer:
    case = read_ledger(request, services.now())
    if isinstance(case, tuple):
        return _refused(LEDGER, case, services)
    return _written(Made(LEDGER, services.press().compose_ledger(case), case.issue.number), out, services)


def _tasks(request: dict[str, Any], out: Target, services: CliServices) -> Answer:
    case = read_tasks(request, services.now())
    if isinstance(case, tuple):
        return _refused(TASKS, case, services)
    return _written(Made(TASKS, services.press().compose_tasks(case), case.issue.number), out, services)


@dataclass(frozen=True, slots=True)
class Made:
    """A composed paper on its way to a file; ``quote_digest`` None where no quote stands behind it."""

    kind: str
    paper: Any
    number: str
    quote_digest: str | None = None


def _written(made: Made, out: Target, services: CliServices, notices: tuple[Problem, ...] = ()) -> Answer:
    press = services.press()
    problems = press.problems(made.paper)
    if stopping(problems):
        return _refused(made.kind, problems, services)
    paper = edited(press, made.kind, made.paper, out.edition, services.readings()) if out.edition else made.paper
    if isinstance(paper, tuple):
        return _refused(made.kind, paper, services)
    write_whole(out.path, press.draw(paper))
    status, translation, unsaid = _translated(made.paper, out, services)
    return status, {
        "kind": made.kind,
        "file": str(out.path),
        "title": press.title(made.paper),
        "number": made.number,
        "quote_digest": made.quote_digest,
        "digest": digest_of(press.to_json(paper)),
        **translation,
        "problems": answers.problems((*notices, *problems, *unsaid), services.sentences()),
    }


def _translated(paper: Any, out: Target, services: CliServices) -> tuple[int, dict[str, Any], tuple[Problem, ...]]:
    """The reference translation in a file beside the paper's own; where a text is missing the Japanese paper stands alone."""
    if out.language is None:
        return 0, {}, ()
    press = services.press()
    made = press.translate(paper, out.language, digest_of(press.to_json(paper)))
    if isinstance(made, tuple):
        return 1, {"translation": None}, made
    write_whole(out.beside, press.draw(made))
    said = {"language": out.language.tag, "file": str(out.beside), "title": made.title, "number": made.number}
    return 0, {"translation": said | {"digest": digest_of(press.to_json(made))}}, press.problems(made)


def _from_store(kind: str, id: str, out: Target, services: CliServices) -> Answer:
    shop = open_shop(services)
    try:
        row = _case(id, shop)
        if row is None:
            return _refused(kind, (stop("case-missing", "--case", case=id),), services)
        kept = _kept(kind, row, shop)
        if isinstance(kept, tuple):
            return _refused(kind, kept, services)
        if kept is None:
            return _refused(kind, (stop("paper-kind-unknown", "KIND", kind=kind),), services)
        edition = shop.editions.make(kept, out.edition) if out.edition else kept
        if isinstance(edition, tuple):
            return _refused(kind, edition, services)
        write_whole(out.path, shop.papers.pdf(edition, making=Making.SAVED))
        status, translation, unsaid = _kept_translation(kept, out, shop)
    finally:
        shop.close()
    return status, {
        "kind": kind, "file": str(out.path), "title": edition.title, "number": edition.number, "digest": edition.digest,
        **translation, "problems": answers.problems(unsaid, services.sentences()),
    }  # fmt: skip


def _kept_translation(kept: PaperRow, out: Target, shop: Services) -> tuple[int, dict[str, Any], tuple[Problem, ...]]:
    """The translation that is kept beside the paper, made now if it never was."""
    if out.language is None:
        return 0, {}, ()
    made = shop.translations.translate(kept, out.language.tag)
    if isinstance(made, tuple):
        return 1, {"translation": None}, made
    write_whole(out.beside, shop.papers.pdf(made, making=Making.SAVED))
    said = {"language": out.language.tag, "file": str(out.beside), "title": made.title, "number": made.number}
    return 0, {"translation": said | {"digest": made.digest}}, ()


def _case(id: str, shop: Services) -> CaseRow | None:
    with contextlib.suppress(ValueError):
        return shop.records.case(UUID(id))
    return next((row for row in shop.records.cases(id) if row.number == id), None)


def _kept(kind: str, row: CaseRow, shop: Services) -> PaperRow | tuple[Problem, ...] | None:
    """The paper as it was issued; a kind made from a sale is issued now if it never was, what is told of a case as it stands now."""
    if kind == REMAINING:
        return shop.slips.remaining(row.id)
    if kind in _OF_CASE:
        return shop.case_papers.make(kind, row.id)
    kept = [paper for paper in as_issued(shop.papers.papers(case_id=row.id)) if paper.kind == kind]
    if kept or kind not in LETTERS:
        return kept[-1] if kept else None
    found = shop.sales.case(row.id)
    return None if found is None else shop.papers.issue(*found, (kind,))[0]


def write_whole(path: Path, content: bytes, place: str = "-o") -> None:
    """Write a file so that it is there whole or not at all. Malformed for a place that cannot be written, OSError disk full."""
    try:
        whole_files.write_whole(path, content)
    except OSError as fault:
        if fault.errno in _WRONG_PLACE:
            raise Malformed("place-unwritable", place, given=str(path), reason=words.reason(fault)) from None
        raise
