"""Papers: composed from a case, kept as issued, drawn again unchanged. Knows no typeface; `posapp.services.printing` prints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from typing import Generic, Protocol, TypeAlias, TypeVar
from uuid import UUID

from posapp.domain.application import State, is_senior
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.case_papers import HistoryCase, RekeyingCase
from posapp.domain.digest import digest_of
from posapp.domain.intake import IntakeCase
from posapp.domain.intake_papers import RefusalCase, RemainingCase
from posapp.domain.ledger import Ledger, LedgerCase
from posapp.domain.mail_return import MailCase
from posapp.domain.outage import Matter, OutageCase, SheetKind
from posapp.domain.people import Shop
from posapp.domain.photo_sheet import PhotoSheetCase
from posapp.domain.phrasebook import Phrasebook
from posapp.domain.problem import Problem, stop
from posapp.domain.purchase import Device
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation
from posapp.domain.tasks import TaskListCase
from posapp.flows.approval import barred
from posapp.flows.forms import ApplicantForm, SaleDraft
from posapp.services import comparing, snapshots
from posapp.services.approving import cap_events
from posapp.services.editions import as_issued, wanted
from posapp.services.hand_sheets import NO_SHEETS, HandSheets, events_of, taken, use_of
from posapp.services.issuing import Issue, valid_until
from posapp.services.ports import CaseRow, FileRow, Making, PaperRow, Records, SheetsTaken, SheetUse
from posapp.services.quoting import Compared, Rules, Sheet
from posapp.services.selling import CaseBody, Surroundings, beside, is_sample

P = TypeVar("P")

SALE_KINDS = ("quote", "disclosure", "application", "consent", "schedule")
"""What a customer takes home after every application, in this order; `kinds_of` adds what this one needs."""
FORMED = frozenset({State.FORMED, State.HANDED_OVER})

LETTERS = {
    "quote": "Q",
    "disclosure": "D",
    "application": "A",
    "consent": "P",
    "schedule": "S",
    "return-guide": "G",
    "formed": "N",
}
"""First letter of a paper's number; the rest is the quote's number."""


Pictures: TypeAlias = Callable[[str], bytes | None]
"""The bytes of a photo by its id; None where it is not there."""


def no_pictures(_: str) -> None:
    """For a counter without photos."""


AtHome: TypeAlias = Callable[[Device], tuple[str, ...]]
"""What to do with a device before it is returned."""


def nothing_to_do(_: Device) -> tuple[str, ...]:
    """For a desk without the house's lists."""
    return ()


def kinds_of(quote: Quote, state: State) -> tuple[str, ...]:
    """The papers of a case: 返却ガイド where a return brings something, 契約成立のお知らせ once the contract is formed."""
    guide = ("return-guide",) if quote.best is not None else ()
    return (*SALE_KINDS, *guide, *(("formed",) if state in FORMED else ()))


class Press(Protocol[P]):
    """Composes and draws papers; app.py puts `posapp.documents` here."""

    def compose(self, kind: str, case: PaperCase) -> P:
        """The neutral paper."""

    def compose_comparison(self, case: ComparisonCase) -> P:
        """比較表."""

    def draw(self, paper: P, pictures: Pictures = ..., copy: str = ..., reprint: int = ...) -> bytes:
        """PDF bytes; ``pictures`` is asked for photos, ``copy`` and ``reprint`` are marked. PaperFault: font-missing, font-damaged …"""

    def problems(self, paper: P) -> tuple[Problem, ...]:
        """Characters that cannot be printed."""

    def unprintable(self, texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
        """Characters of (where, text) pairs that cannot be printed. PaperFault for a missing font."""

    def enlarged(self, paper: P) -> P:
        """The same paper in the large edition."""

    def is_large(self, paper: P) -> bool:
        """True in the large edition."""

    def annotated(self, paper: P, readings: tuple[tuple[str, str], ...]) -> P:
        """The same paper with readings over its hard words."""

    def for_customer(self, paper: P) -> bool:
        """True for papers that go home with a customer: neither the shop's own kinds nor its copies."""

    def title(self, paper: P) -> str:
        """The paper's title."""

    def to_json(self, paper: P) -> str:
        """The neutral paper as JSON text."""

    def from_json(self, body: str) -> P:
        """Back from JSON text."""


class IntakePress(Press[P], Protocol[P]):
    """A press that composes the papers of an intake too."""

    def compose_intake(self, case: IntakeCase) -> P:
        """端末回収受付書・査定結果. PaperFault return-refused where nothing may be taken in."""

    def compose_refusal(self, case: RefusalCase) -> P:
        """査定結果書: the device went home again."""

    def compose_photos(self, case: PhotoSheetCase) -> P:
        """回収写真票, for the shop alone."""

    def compose_remaining(self, case: RemainingCase) -> P:
        """残りの支払予定. PaperFault paper-needs for a purchase without credit."""

    def compose_ledger(self, case: LedgerCase) -> P:
        """古物台帳 of a period."""

    def compose_mail(self, kind: str, case: MailCase) -> P:
        """返却申込書（控え） or 査定のお知らせ of a return by courier. PaperFault paper-needs before that step was taken."""

    def compose_rekeying(self, case: RekeyingCase) -> P:
        """再入力シート. PaperFault paper-needs without an application."""

    def compose_history(self, case: HistoryCase) -> P:
        """取引履歴."""

    def compose_tasks(self, case: TaskListCase) -> P:
        """タスク一覧 of a period."""

    def compose_outage(self, kind: str, case: OutageCase) -> P:
        """A paper of an outage kit. PaperFault paper-needs when something it is made of is not there."""

    def translate(self, paper: P, language: Phrasebook, origin: str = ...) -> P | tuple[Problem, ...]:
        """The same paper in another language, marked as a reference to the kept paper ``origin``; else every text that is missing."""

    def translatable(self, kind: str) -> bool:
        """True for papers that go home with a customer."""

    def ledger_csv(self, rows: Ledger) -> bytes:
        """The same as a file for spreadsheets."""


class PaperDesk(Generic[P]):
    """Issues, keeps and draws papers."""

    def __init__(
        self, press: Callable[[], Press[P]], rules: Rules, records: Records, around: Surroundings,
        pictures: Pictures = no_pictures, sheets: HandSheets = NO_SHEETS, at_home: AtHome = nothing_to_do,
    ) -> None:  # fmt: skip
        """``at_home``: what 返却ガイド asks for before the return."""
        self._press = press
        self._at_home = at_home
        self._pictures = pictures
        self._rules = rules
        self._records = records
        self._around = around
        self._sheets = sheets

    def issue(self, row: CaseRow, body: CaseBody, kinds: tuple[str, ...] | None = None) -> tuple[PaperRow, ...]:
        """The papers of a case, None for all that it needs by now; those already issued are not made again."""
        kinds = kinds_of(body.quote, State(row.state)) if kinds is None else kinds
        held = {paper.kind: paper for paper in as_issued(self._records.papers(case_id=row.id))}
        now = self._around.now()
        fresh = []
        for kind in kinds:
            if kind not in held:
                held[kind] = self._row(kind, self._case(kind, row, body, now), row.id, now)
                fresh.append(held[kind])
        self._records.keep_papers(tuple(fresh))
        if "quote" in [paper.kind for paper in fresh]:
            self._keep(body.quote, held["quote"], row.customer)
        return tuple(held[kind] for kind in kinds)

    def quote_paper(self, draft: SaleDraft, sheet: Sheet) -> PaperRow | tuple[Problem, ...]:
        """見積書 for a customer who has not decided; the frozen quote is kept with it."""
        quote = sheet.chosen.quote if sheet.chosen else None
        if quote is None:
            return (stop("quote-missing", "program"),)
        keyed = self._sheets.keyed(draft.quote.sheets, Matter.SALE, own=(draft.number,), on=quote.purchase.on)
        own = keyed.of(SheetKind.QUOTE)
        not_allowed = barred(draft, quote) or keyed.problems
        if not_allowed:
            return not_allowed
        now = self._around.now()
        person = f"{draft.applicant.family} {draft.applicant.given}".strip()
        case = PaperCase(
            quote=quote, others=beside(sheet, quote), regulation=self._law(quote), shop=self._around.shop(),
            staff=draft.staff, number=draft.number, quote_number=draft.number, issued_at=now, addressee=person,
            valid_until=self._until(quote), offline=self._around.offline(), price_list=sheet.price_list,
            sample=is_sample(quote, self._around, keyed.accepted), sheets=keyed.accepted,
        )  # fmt: skip
        made = self._row("quote", case, None, now)
        if unprintable := self._unprintable(made):
            return unprintable
        self._record_approval(draft, quote, now)
        try:
            self._keep(quote, made, person, use_of(own, draft.number, (draft.number,), now))
        except SheetsTaken as fault:
            return taken(fault)
        for event in events_of(own, draft.number, draft.id, self._around):
            self._records.append(event)
        return made

    def comparison_paper(
        self, draft: SaleDraft, compared: Compared, price_list: str, say: comparing.Say
    ) -> PaperRow | tuple[Problem, ...]:
        """比較表 of everything that takes the purchase, ranked by the customer's plan; ``say`` makes its sentences."""
        comparison = compared.comparison
        if comparison is None or comparison.first is None:
            return compared.problems or (stop("quote-missing", "program"),)
        for row in comparison.rows:
            if not_allowed := barred(draft, row.quote):
                return not_allowed
        first, now = comparison.first.quote, self._around.now()
        paper = PaperCase(
            quote=first, regulation=self._law(first), shop=self._around.shop(), staff=draft.staff,
            number=comparing.LETTER + draft.number[1:], quote_number=draft.number, issued_at=now,
            addressee=f"{draft.applicant.family} {draft.applicant.given}".strip(), offline=self._around.offline(),
            sample=is_sample(first, self._around), price_list=price_list,
        )  # fmt: skip
        composed = self._press().compose_comparison(comparing.comparison_case(paper, comparison, say))
        made = self._composed(comparing.KIND, composed, paper.number, None, now)
        if unprintable := self._unprintable(made):
            return unprintable
        for row in comparison.rows:
            self._record_approval(draft, row.quote, now)
        self._records.keep_papers((made,))
        return made

    def _record_approval(self, draft: SaleDraft, quote: Quote, now: datetime) -> None:
        """Before the paper of a quote above the discount cap: who let it be issued."""
        for event in cap_events(draft, quote, id=self._around.new_id(), at=now):
            self._records.append(event)

    def _keep(self, quote: Quote, paper: PaperRow, customer: str, sheets: SheetUse | None = None) -> None:
        """The frozen quote with its paper and its line in the list of quotes, at once."""
        issue = Issue(
            quote=quote, number=paper.number, customer=customer, at=paper.issued_at, until=self._until(quote),
            case_id=paper.case_id, paper_id=paper.id,
        )  # fmt: skip
        digest = quote.digest
        self._records.keep_issue(issue.row(digest), issue.kept(digest), paper, sheets)

    def _until(self, quote: Quote) -> date:
        """The day that was printed when this very quote was first issued; a later rule of the shop leaves it alone."""
        held = self._records.issues_of(digest=quote.digest)
        return date.fromisoformat(held[-1].valid_until) if held else valid_until(quote, self._law(quote))

    def _law(self, quote: Quote) -> Regulation:
        return self._rules.law.on(quote.purchase.on)

    def papers(self, case_id: UUID | None = None, state: str | None = None) -> tuple[PaperRow, ...]:
        """Kept papers."""
        return self._records.papers(case_id=case_id, state=state)

    def unprinted(self) -> tuple[PaperRow, ...]:
        """What still has to come out of the printer, failed ones first."""
        return wanted(self._records.unprinted())

    def paper(self, id: UUID) -> PaperRow | None:
        """One kept paper."""
        return self._records.paper(id)

    def pdf(self, row: PaperRow, copy: str = "", reprint: int = 0, making: Making | None = None) -> bytes:
        """The PDF of a kept paper, the same for ever but for the marks of its copy and its 再発行.

        making  what it leaves the shop as: then its digest is on disk before its bytes are given away. None to look at it
        """
        press = self._press()
        made = press.draw(press.from_json(row.body), self._pictures, copy, reprint)
        if making is not None:
            sha256 = hashlib.sha256(made).hexdigest()
            self._records.keep_file(
                FileRow(
                    paper_id=row.id, sha256=sha256, size=len(made), making=making, copy=copy, reprint=reprint,
                    at=self._around.now(),
                )
            )  # fmt: skip
        return made

    def unprintable(self, form: ApplicantForm | Shop) -> tuple[Problem, ...]:
        """Characters of an application, or of the shop, that no paper could show, each with its field. PaperFault for a missing font."""
        return self._press().unprintable((key, text) for key, text in asdict(form).items() if isinstance(text, str))

    def _unprintable(self, made: PaperRow) -> tuple[Problem, ...]:
        """Characters of a paper that no face has: told before it is kept, since a kept paper never changes."""
        press = self._press()
        return tuple(problem for problem in press.problems(press.from_json(made.body)) if problem.stops)

    def warm(self) -> None:
        """Load what the first paper would wait for; any fault waits until a paper is really wanted."""
        with suppress(Exception):
            self._press().unprintable(())

    def _row(self, kind: str, case: PaperCase, case_id: UUID | None, now: datetime) -> PaperRow:
        press = self._press()
        paper = press.compose(kind, case)
        if _careful(case):
            paper = press.enlarged(paper)
        return self._composed(kind, paper, case.number, case_id, now)

    def _composed(self, kind: str, paper: P, number: str, case_id: UUID | None, now: datetime) -> PaperRow:
        press = self._press()
        body = press.to_json(paper)
        return PaperRow(
            id=self._around.new_id(), number=number, kind=kind, case_id=case_id, title=press.title(paper),
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting",
            reason="", prints=0, issued_at=now,
        )  # fmt: skip

    def _case(self, kind: str, row: CaseRow, body: CaseBody, now: datetime) -> PaperCase:
        tail = body.quote_number[1:]
        return PaperCase(
            quote=body.quote, others=body.others, regulation=self._law(body.quote),
            shop=self._around.shop(), staff=body.staff, number=LETTERS[kind] + tail, issued_at=now,
            addressee=row.customer, application=body.application, topics=body.topics, acks=body.acks,
            state=State(row.state), case_number=row.number, quote_number=body.quote_number,
            consent_number=LETTERS["consent"] + tail, valid_until=self._until(body.quote), offline=body.offline,
            copy_mark="" if kind == "quote" else "customer", price_list=body.price_list,
            text_version=max((t.version for t in body.topics), default=""), formed_on=_formed_on(body),
            sample=body.sample, at_home=self._at_home(body.quote.purchase.device), sheets=body.sheets,
        )  # fmt: skip


def _formed_on(body: CaseBody) -> date | None:
    """The day the creditor's acceptance reached the shop: both contracts were formed then."""
    times = dict(body.times)
    return datetime.fromisoformat(times[State.FORMED]).date() if State.FORMED in times else None


def _careful(case: PaperCase) -> bool:
    """From the senior age on a customer's papers are in large print."""
    if case.application is None:
        return False
    return is_senior(case.application.person.age_on(case.quote.purchase.on), case.regulation)
