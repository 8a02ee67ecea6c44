"""What staff type and tick while a device comes back, as text. Frozen; a change makes a new draft. Nothing here is checked yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from posapp.domain.guides import STEPS
from posapp.domain.intake import DamageMark
from posapp.flows.flow import Cursor
from posapp.flows.forms import QuoteForm

FOUND, ELSEWHERE = "case", "elsewhere"
"""Where a contract comes from: a case of this store, or typed in because it was made elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractForm:
    """契約. ``source`` is FOUND, ELSEWHERE or empty while nothing was chosen.

    case_id       of a found contract
    quote         a contract made elsewhere, typed as a quote of its purchase day
    number        契約番号 or 機種の契約番号 as the customer's paper has it
    imei, serial  as the contract has them
    holder, kana, phone   who the contract belongs to
    """

    source: str = ""
    case_id: str = ""
    quote: QuoteForm = field(default_factory=QuoteForm)
    number: str = ""
    maker: str = ""
    imei: str = ""
    serial: str = ""
    holder: str = ""
    kana: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """本人確認. ``way`` is document or signed; yes-or-no questions hold yes, no or nothing while open."""

    owner: str = ""
    family: str = ""
    given: str = ""
    born: str = ""
    postal: str = ""
    area: str = ""
    town: str = ""
    street: str = ""
    building: str = ""
    occupation: str = ""
    way: str = "document"
    doc_kind: str = "driving-licence"
    doc_digits: str = ""
    doc_seen: str = ""
    signed: str = ""
    guardian_name: str = ""
    guardian_relation: str = ""
    guardian_phone: str = ""
    guardian_agrees: str = ""
    arrears: str = ""
    paid_off: str = "no"
    purchase: str = ""
    """次の機種の購入, where the program wants one."""
    suspicion: str = ""
    suspicion_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceForm:
    """端末. ``model`` says whether the device is the contract's: same, other or nothing yet; ``kind`` is the other one's category."""

    imei: str = ""
    serial: str = ""
    model: str = ""
    kind: str = ""
    restriction: str = ""
    cover: str = ""
    repairs_used: str = "0"
    window: str = ""


READY_STEPS = STEPS
"""返却の準備, in the order the customer does them at the counter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAnswer:
    """One head of the checklist: good, found or nothing yet; who confirmed it; ``disputed`` when the customer does not agree."""

    head: int
    result: str = ""
    staff: bool = False
    customer: bool = False
    disputed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoNote:
    """Which finding a photo shows; ``photo`` is its id."""

    photo: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckForm:
    """状態チェック. ``findings`` are ticked codes in order, ``version`` that of the texts the answers were given to."""

    answers: tuple[HeadAnswer, ...] = ()
    findings: tuple[str, ...] = ()
    marks: tuple[DamageMark, ...] = ()
    photos: tuple[str, ...] = ()
    """Ids of the photos, in the order of their numbers."""
    photo_notes: tuple[PhotoNote, ...] = ()
    version: str = ""
    deduction: str = ""
    deduction_reason: str = ""
    repair: str = ""
    """修理の見積り, for the choice to repair first."""
    choice: str = ""

    def answer(self, head: int) -> HeadAnswer:
        """The answer to a head, an empty one while nothing was said."""
        return next((answer for answer in self.answers if answer.head == head), HeadAnswer(head=head))

    def shown_by(self, photo: str) -> str:
        """The finding that a photo shows; empty for none, or for one that was taken back."""
        found = next((note.finding for note in self.photo_notes if note.photo == photo), "")
        return found if found in self.findings else ""

    def put(self, answer: HeadAnswer) -> CheckForm:
        """With this answer instead of the one to the same head."""
        others = tuple(held for held in self.answers if held.head != answer.head)
        return replace(self, answers=tuple(sorted((*others, answer), key=lambda held: held.head)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignForm:
    """署名. What the customer confirms, and that the paper was signed."""

    erased: str = ""
    no_return: str = ""
    payments_told: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeDraft:
    """One device coming back: every form, and where the cursor stands.

    applied_on  特典の申込日 as typed; empty = the day the draft was begun
    replacement the next device's contract as a paper names it; replacement_case its case, when it was made in this shop
    ready       the steps of READY_STEPS that are done
    sheets      the number of a 手書き用紙 that this is keyed in from; handed_on and handed_at are the day and time on it
    """

    id: UUID
    number: str
    staff: str
    started_at: datetime
    cursor: Cursor
    applied_on: str = ""
    contract: ContractForm = ContractForm()
    person: PersonForm = PersonForm()
    device: DeviceForm = DeviceForm()
    ready: tuple[str, ...] = ()
    check: CheckForm = CheckForm()
    sign: SignForm = SignForm()
    replacement: str = ""
    replacement_case: str = ""
    sheets: str = ""
    handed_on: str = ""
    handed_at: str = ""
