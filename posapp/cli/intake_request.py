"""Requests for the papers of an intake: the contract's quote request with the return added, and the rows of a ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from stdnum import imei as imei_number

from posapp.cli.malformed import Malformed
from posapp.cli.paper_request import COPIES, Material, read_shop
from posapp.cli.requests import QUOTE_KEYS, Vocabulary, at_purchase, read_asks, read_program, read_purchase, read_terms
from posapp.cli.table import Table
from posapp.domain.checked import HeadSaid
from posapp.domain.damage import MOST_MARKS
from posapp.domain.intake import (
    DamageMark,
    Deliverer,
    DeviceNumber,
    Intake,
    IntakeCase,
    Issue,
    Restriction,
    Side,
    settle,
)
from posapp.domain.ledger import Ledger, LedgerCase, LedgerRow, problems_of
from posapp.domain.people import NUMBER_NEVER_KEPT, DocumentKind
from posapp.domain.problem import Problem, stop
from posapp.domain.purchase import CATEGORIES
from posapp.domain.quote import Quote, Refused, build_quote
from posapp.flows import reading

ISSUE_KEYS = ("number", "case_number", "issued_at", "offline", "sample", "copy")
RETURN_KEYS = (
    "received_at", "assessed_at", "assessor", "window", "cover", "repairs_used", "findings", "marks", "deduction", "deduction_reason",
    "maker", "imei", "serial", "contract_serial", "restriction", "owner", "arrears", "paid_off", "program_ended", "erased",
    "locks_off", "no_return", "payments_told", "ledger_number", "customer", "applied_on", "new_purchase",
)  # fmt: skip
CUSTOMER_KEYS = ("name", "address", "born", "occupation", "document", "last_digits", "signed")
INTAKE_KEYS = (*QUOTE_KEYS, "shop", "staff", "return", *ISSUE_KEYS)
LEDGER_KEYS = ("first", "last", "rows", "shop", "staff", *ISSUE_KEYS)
ROW_KEYS = (
    "number", "received_on", "category", "quantity", "maker", "model", "colour", "imei", "serial", "name", "address",
    "occupation", "age", "document", "last_digits", "price", "corrects", "reason",
)  # fmt: skip
DOCUMENTS = tuple(kind.value for kind in DocumentKind)
OLDEST = 130
FIRST_BIRTH = date.fromisoformat("1890-01-01")


def read_intake(request: dict[str, Any], material: Material) -> IntakeCase | tuple[Problem, ...]:
    """The case of a receipt, or why nothing is taken in: the first problem then says that there is no receipt."""
    table = Table(request, "", (*INTAKE_KEYS, "heads", "replacement"))
    contract = contract_of(table, material)
    if isinstance(contract, tuple):
        return contract
    intake = intake_of(table, material, contract)
    issue = issue_of(table, "R", intake.received_at, material.now)
    answers = heads_of(table, contract)
    settled = settle(intake)
    if document := document_problems(table):
        return document
    if not settled.possible:
        return (stop("return-refused", "return"), *settled.problems)
    return IntakeCase(
        intake=intake, issue=issue, answers=answers, replacement=table.text("replacement", "", empty=True)
    )


def contract_of(table: Table, material: Material) -> Quote | tuple[Problem, ...]:
    """The contract that the device belongs to, or why there is none."""
    words = Vocabulary.of(material.catalogue)
    purchase = read_purchase(table, words)
    program = read_program(table, material.catalogue, words, purchase)
    read_asks(table, program)
    made = build_quote(program, at_purchase(purchase, program), read_terms(table), material.law.on(purchase.on))
    return made.problems if isinstance(made, Refused) else made


def heads_of(table: Table, contract: Quote) -> tuple[HeadSaid, ...]:
    """``heads``: what staff and customer said to heads of the checklist."""
    last = max(head.number for head in contract.program.assessment.checklist.heads)
    said = []
    for place, item in table.items("heads", ()):
        row = Table(item, place, ("head", "found", "agreed", "disputed", "view"))
        disputed = row.flag("disputed", False)
        said.append(
            HeadSaid(
                head=row.whole("head", low=1, high=last), found=row.flag("found", False),
                agreed=row.flag("agreed", not disputed), disputed=disputed, view=row.text("view", "", empty=True),
            )
        )  # fmt: skip
    return tuple(said)


def document_problems(table: Table) -> tuple[Problem, ...]:
    """What may not be kept of the identity document of ``return``."""
    return _document_problems(table.table("return", RETURN_KEYS).table("customer", CUSTOMER_KEYS))


def intake_of(table: Table, material: Material, contract: Quote, *, taken_in: bool = True) -> Intake:
    """``return``: the device on the counter; only one that is ``taken_in`` has a number of the ledger."""
    row, words, staff = table.table("return", RETURN_KEYS), Vocabulary.of(material.catalogue), table.text("staff")
    windows = tuple(window.name for window in contract.program.windows)
    received = row.moment("received_at")
    return Intake(
        contract=contract,
        received_at=received,
        assessed_at=row.moment("assessed_at", received),
        deliverer=_deliverer(row.table("customer", CUSTOMER_KEYS)),
        staff=staff,
        assessor=row.text("assessor", staff),
        ledger_number=row.text("ledger_number") if taken_in else row.text("ledger_number", "", empty=True),
        maker=row.text("maker", "", empty=True),
        imei=DeviceNumber(contract.purchase.device.imei, _imei(row)),
        serial=DeviceNumber(row.text("contract_serial", "", empty=True), row.text("serial", "", empty=True)),
        window=row.word("window", windows, None),
        cover=row.word("cover", words.covers, contract.purchase.cover),
        repairs_used=row.whole("repairs_used", contract.purchase.repairs_used),
        findings=row.words("findings", words.findings, ()),
        marks=_marks(row),
        deduction=row.yen("deduction", None),
        deduction_reason=row.text("deduction_reason", "", empty=True),
        restriction=Restriction(row.word("restriction", [r.value for r in Restriction], Restriction.UNCHECKED)),
        applied_on=row.day("applied_on", None),
        new_purchase=row.flag("new_purchase", True),
        owner=row.flag("owner", True),
        arrears=row.flag("arrears", False),
        paid_off=row.flag("paid_off", False),
        program_ended=row.flag("program_ended", False),
        erased=row.flag("erased", False),
        locks_off=row.flag("locks_off", False),
        no_return=row.flag("no_return", False),
        payments_told=row.flag("payments_told", False),
    )


def _deliverer(row: Table) -> Deliverer:
    document: str | None = row.word("document", DOCUMENTS, None)
    return Deliverer(
        name=row.text("name"),
        address=row.text("address"),
        born=row.day("born", first=FIRST_BIRTH),
        occupation=row.text("occupation"),
        document=None if document is None else DocumentKind(document),
        last_digits=row.text("last_digits", "", empty=True),
        signed=row.flag("signed", False),
    )


def _document_problems(row: Table) -> tuple[Problem, ...]:
    """At most four digits, and none of a document whose number is never kept."""
    place, given = row.place("last_digits"), row.text("last_digits", "", empty=True)
    if given and row.get("document") in NUMBER_NEVER_KEPT:
        return (stop("digits-never-kept", place),)
    read = reading.read_last_digits(given, place, required=False)
    return (read,) if isinstance(read, Problem) else ()


def _marks(row: Table) -> tuple[DamageMark, ...]:
    """Marks of ticked findings only."""
    ticked = tuple(code for _, code in row.items("findings", ()))
    marks = []
    for place, item in row.items("marks", ()):
        mark = Table(item, place, ("finding", "side", "across", "down"))
        side = Side(mark.word("side", [side.value for side in Side]))
        across, down = mark.whole("across", high=1000), mark.whole("down", high=1000)
        marks.append(DamageMark(mark.word("finding", ticked), side, across, down))
    if len(marks) > MOST_MARKS:
        raise Malformed("too-many", row.place("marks"), most=MOST_MARKS)
    return tuple(marks)


def _imei(row: Table) -> str:
    given: str = row.text("imei", "", empty=True)
    if given and not (given.isascii() and given.isdigit() and imei_number.is_valid(given)):
        raise Malformed("check-digit", row.place("imei"), given=given)
    return given


def issue_of(table: Table, letter: str, day: datetime, now: datetime) -> Issue:
    """Number, place and marks of a paper; those of the counter are the customer's copy unless said otherwise."""
    return Issue(
        shop=read_shop(table),
        number=table.text("number", f"{letter}-{day:%y%m%d}-0001"),
        issued_at=table.moment("issued_at", now),
        case_number=table.text("case_number", "", empty=True),
        copy_mark=table.word("copy", COPIES, "customer" if letter in "RE" else ""),
        offline=table.flag("offline", False),
        sample=table.flag("sample", False),
    )


def read_ledger(request: dict[str, Any], now: datetime) -> LedgerCase | tuple[Problem, ...]:
    """The case of a printed ledger, or what is wrong with its rows."""
    table = Table(request, "", LEDGER_KEYS)
    tables = [Table(item, place, ROW_KEYS) for place, item in table.items("rows")]
    rows = tuple(_row(row) for row in tables)
    ledger = Ledger(first=table.day("first"), last=table.day("last"), rows=rows)
    issue = issue_of(table, "L", datetime.combine(ledger.first, datetime.min.time()), now)
    case = LedgerCase(ledger=ledger, issue=issue, staff=table.text("staff", "", empty=True))
    problems = (*(problem for row in tables for problem in _document_problems(row)), *problems_of(ledger))
    return problems or case


def _row(row: Table) -> LedgerRow:
    document: str | None = row.word("document", DOCUMENTS, None)
    return LedgerRow(
        number=row.text("number"),
        received_on=row.day("received_on"),
        category=row.word("category", CATEGORIES),
        quantity=row.whole("quantity", 1, low=1),
        maker=row.text("maker", "", empty=True),
        model=row.text("model"),
        colour=row.text("colour", "", empty=True),
        imei=_imei(row),
        serial=row.text("serial", "", empty=True),
        name=row.text("name"),
        address=row.text("address"),
        occupation=row.text("occupation"),
        age=row.whole("age", high=OLDEST),
        document=None if document is None else DocumentKind(document),
        last_digits=row.text("last_digits", "", empty=True),
        price=row.yen("price"),
        corrects=row.text("corrects", "", empty=True),
        reason=row.text("reason", "", empty=True),
    )
