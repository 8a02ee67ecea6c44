"""停電時の用紙 in the store: `posapp.services.outage_ports.OutageRecords`, and the marking of sheets in the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, insert, or_, update

from posapp.services.outage_ports import SheetRow
from posapp.services.ports import EventRow, PaperRow, SheetsTaken, SheetUse
from posapp.store import events, papers
from posapp.store.engine import Database
from posapp.store.paper_tables import outage_sheets
from posapp.store.rows import every, insert_all, many

_all = every(outage_sheets, SheetRow)
_newest = (outage_sheets.c.kit.desc(), outage_sheets.c.number)
_blank = outage_sheets.c.state == "blank"


def use(connection: Connection, given: SheetUse | None) -> None:
    """Mark the sheets keyed in as a record. Raises SheetsTaken, and nothing of the transaction stays, when one is not free."""
    if given is None:
        return
    mine = and_(outage_sheets.c.state == "keyed", outage_sheets.c.keyed_as.in_(given.own))
    for number in given.numbers:
        marked = update(outage_sheets).where(outage_sheets.c.number == number, or_(_blank, mine))
        found = connection.execute(marked.values(state="keyed", keyed_as=given.keyed_as, changed_at=given.at))
        if found.rowcount == 0:
            raise SheetsTaken(number)


class OutageShelf:
    """The sheets of one store; see OutageRecords for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_kit(self, sheets: tuple[SheetRow, ...], made: tuple[PaperRow, ...], event: EventRow) -> None:
        """Keep the sheets of a new kit with its papers."""
        with self._database.writing() as connection:
            insert_all(connection, insert(outage_sheets), sheets)
            papers.keep(connection, made)
            events.append(connection, event)

    def sheets(self, kit: str = "") -> tuple[SheetRow, ...]:
        """The sheets of a kit, or of all."""
        asked = _all.where(outage_sheets.c.kit == kit) if kit else _all
        with self._database.reading() as connection:
            return many(connection, asked.order_by(*_newest), SheetRow)

    def sheets_named(self, numbers: Collection[str]) -> tuple[SheetRow, ...]:
        """Those of these numbers that are there."""
        asked = _all.where(outage_sheets.c.number.in_(sorted(numbers))).order_by(outage_sheets.c.number)
        with self._database.reading() as connection:
            return many(connection, asked, SheetRow)

    def put_away(self, numbers: Collection[str], note: str, event: EventRow) -> int:
        """Mark blank sheets as spoiled."""
        marked = update(outage_sheets).where(outage_sheets.c.number.in_(sorted(numbers)), _blank)
        with self._database.writing() as connection:
            found = connection.execute(
                marked.values(state="spoiled", note=note, staff=event.staff, changed_at=event.at)
            ).rowcount
            if found:
                events.append(connection, event)
            return found

    def take_out(self, number: str, event: EventRow) -> bool:
        """A spoiled sheet is blank again."""
        marked = update(outage_sheets).where(outage_sheets.c.number == number, outage_sheets.c.state == "spoiled")
        with self._database.writing() as connection:
            if connection.execute(marked.values(state="blank", note="", changed_at=event.at)).rowcount == 0:
                return False
            events.append(connection, event)
            return True
