"""Devices that came back, in the store: `posapp.services.intake_ports.IntakeRecords` over an open database.

A receipt is one transaction: intake, ledger line, papers and events are written and the draft is gone, or nothing is.
The ledger's number is the last one and one, found inside that transaction, so that no number is ever left out.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from posapp.domain.folding import fold
from posapp.services.intake_ports import ContractRow, IntakeRow, LedgerEntry, Reception
from posapp.services.ports import EventRow
from posapp.store import drafts, events, outage_sheets, papers, sending
from posapp.store.engine import Database
from posapp.store.return_tables import contracts, intakes, ledger
from posapp.store.rows import every, many, one, values
from posapp.store.search import fold_all

_code: BindParameter[str] = bindparam("code")
_contract = every(contracts, ContractRow).where(contracts.c.case_id == bindparam("key"))
_contracts_of = every(contracts, ContractRow).where(
    or_(contracts.c.imei == _code, contracts.c.serial == _code, contracts.c.number == _code)
)
_keep_contract = upsert(contracts)
_set_contract = _keep_contract.on_conflict_do_update(
    index_elements=["case_id"], set_={name: _keep_contract.excluded[name] for name in ("number", "imei", "serial")}
)
_intake = every(intakes, IntakeRow).where(intakes.c.id == bindparam("key"))
_newest = (intakes.c.at.desc(), intakes.c.id.desc())
_list = every(intakes, IntakeRow).order_by(*_newest).limit(bindparam("most"))
_found = (
    select(intakes.c.id)
    .where(func.instr(intakes.c.search, bindparam("needle")) > 0)
    .order_by(*_newest)
    .limit(bindparam("most"))
)
_search = every(intakes, IntakeRow).where(intakes.c.id.in_(_found)).order_by(*_newest)
_holds_code = or_(ledger.c.imei == _code, ledger.c.serial == _code)
_taken = every(ledger, LedgerEntry).where(_holds_code).order_by(ledger.c.number.desc()).limit(1)
_last = select(func.coalesce(func.max(ledger.c.number), 0))
_in_period = select(ledger.c.number).where(ledger.c.received_on.between(bindparam("first"), bindparam("last")))
_period = (
    every(ledger, LedgerEntry)
    .where(or_(ledger.c.number.in_(_in_period), ledger.c.corrects.in_(_in_period)))
    .order_by(ledger.c.number)
)
_days = select(func.min(ledger.c.received_on), func.max(ledger.c.received_on))


class IntakeShelf:
    """Intakes and ledger of one store; see IntakeRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_contract(self, row: ContractRow) -> None:
        """Set the numbers of a case's device."""
        with self._database.writing() as connection:
            connection.execute(_set_contract, values(row))

    def contract(self, case_id: UUID) -> ContractRow | None:
        """The numbers of a case's device."""
        with self._database.reading() as connection:
            return one(connection, _contract, ContractRow, key=case_id)

    def contracts_of(self, code: str) -> tuple[ContractRow, ...]:
        """Contracts with exactly this IMEI, serial or contract number; none for an empty one."""
        if not code:
            return ()
        with self._database.reading() as connection:
            return many(connection, _contracts_of, ContractRow, code=code)

    def receive(self, id: UUID, make: Callable[[int], Reception]) -> IntakeRow:
        """Write what ``make`` gives for the next number of the ledger; the stored row when the intake is known."""
        with self._database.writing() as connection:
            known = one(connection, _intake, IntakeRow, key=id)
            if known is not None:
                return known
            made = make(_next(connection))
            search = fold_all(*(getattr(made.intake, name) for name in _SEARCHED))
            connection.execute(insert(intakes), {**values(made.intake), "search": search})
            if made.entry is not None:
                connection.execute(insert(ledger), values(made.entry))
            papers.keep(connection, made.papers)
            outage_sheets.use(connection, made.sheets)
            sending.close(connection, made.done)
            for event in made.events:
                events.append(connection, event)
            drafts.drop(connection, id)
            return made.intake

    def intake(self, id: UUID) -> IntakeRow | None:
        """One intake."""
        with self._database.reading() as connection:
            return one(connection, _intake, IntakeRow, key=id)

    def intakes(self, text: str = "", limit: int = 100) -> tuple[IntakeRow, ...]:
        """Intakes that hold ``text``, newest first."""
        needle = fold(text)
        with self._database.reading() as connection:
            if not needle:
                return many(connection, _list, IntakeRow, most=limit)
            return many(connection, _search, IntakeRow, needle=needle, most=limit)

    def taken(self, code: str) -> LedgerEntry | None:
        """The newest line with this IMEI or serial number; none for an empty one."""
        if not code:
            return None
        with self._database.reading() as connection:
            return one(connection, _taken, LedgerEntry, code=code)

    def ledger(self, first: str, last: str) -> tuple[LedgerEntry, ...]:
        """Lines received in a period, with every correction of them, by number."""
        with self._database.reading() as connection:
            return many(connection, _period, LedgerEntry, first=first, last=last)

    def ledger_days(self) -> tuple[str, str] | None:
        """The first and the last day that a line was received on; None while the ledger is empty."""
        with self._database.reading() as connection:
            first, last = connection.execute(_days).one()
            return None if first is None else (first, last)

    def correct(self, make: Callable[[int], LedgerEntry], event: EventRow) -> LedgerEntry:
        """Append a correction as the next number of the ledger."""
        with self._database.writing() as connection:
            entry = make(_next(connection))
            connection.execute(insert(ledger), values(entry))
            events.append(connection, event)
            return entry


_SEARCHED = ("number", "customer", "phone", "device", "imei", "serial")


def _next(connection: Connection) -> int:
    return int(connection.execute(_last).scalar_one()) + 1
