"""古物台帳: the row that every device taken in leaves (古物営業法16条). A row is never changed: a correction is a row of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from posapp.domain.intake import Intake, Issue, Settlement
from posapp.domain.money import Yen
from posapp.domain.people import DocumentKind
from posapp.domain.problem import Problem, stop


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row.

    category     kind of device (品目), a word of `posapp.domain.purchase.CATEGORIES`; quantity in pieces
    maker, model, colour, imei, serial   特徴; a device has an IMEI or a serial number
    document     how the person was confirmed; None means written in front of staff
    price        対価 in yen
    corrects     number of the row this one puts right, empty for a receipt; reason says why
    """

    number: str
    received_on: date
    category: str
    model: str
    name: str
    address: str
    occupation: str
    age: int
    price: Yen
    quantity: int = 1
    maker: str = ""
    colour: str = ""
    imei: str = ""
    serial: str = ""
    document: DocumentKind | None = None
    last_digits: str = ""
    corrects: str = ""
    reason: str = ""


def ledger_number(at: datetime, number: int) -> str:
    """K-2026-000087: the year of the receipt and the number that runs on without gaps."""
    return f"K-{at.year}-{number:06d}"


def row_of(intake: Intake, settled: Settlement) -> LedgerRow:
    """The row of an intake: the consideration is what falls away."""
    device, person = intake.contract.purchase.device, intake.deliverer
    return LedgerRow(
        number=intake.ledger_number, received_on=intake.day, category=device.category,
        model=" ".join(part for part in (device.name, device.storage) if part), maker=intake.maker, colour=device.colour,
        imei=intake.imei.read, serial=intake.serial.read, name=person.name, address=person.address,
        occupation=person.occupation, age=person.age_on(intake.day), document=person.document,
        last_digits=person.last_digits, price=settled.outcome.waived,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The rows of a period, both days included, in the order they were written."""

    first: date
    last: date
    rows: tuple[LedgerRow, ...] = ()


def problems_of(ledger: Ledger) -> tuple[Problem, ...]:
    """Rows outside the period, numbers that stand twice, corrections without a reason."""
    return tuple(_problems(ledger))


def _problems(ledger: Ledger) -> Iterable[Problem]:
    if ledger.last < ledger.first:
        yield stop("period-backwards", "last", first=ledger.first.isoformat(), last=ledger.last.isoformat())
        return
    counts = Counter(row.number for row in ledger.rows)
    for number in (number for number, count in counts.items() if count > 1):
        yield stop("ledger-number-twice", "rows", number=number)
    for at, row in enumerate(ledger.rows):
        if not ledger.first <= row.received_on <= ledger.last:
            yield stop("ledger-row-outside-period", f"rows[{at}].received_on", number=row.number)
        if bool(row.corrects) != bool(row.reason):
            yield stop("correction-incomplete", f"rows[{at}].reason", number=row.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A row as the book shows it. ``corrected_by`` is the number of the row that puts it right, empty while it stands."""

    row: LedgerRow
    corrected_by: str = ""

    @property
    def stands(self) -> bool:
        """True while no later row puts this one right."""
        return not self.corrected_by


def lines_of(rows: Iterable[LedgerRow]) -> tuple[LedgerLine, ...]:
    """Rows in the order they were written, each correction right under what it puts right."""
    groups: dict[str, list[LedgerRow]] = {}
    order: list[list[LedgerRow]] = []
    by: dict[str, str] = {}
    for row in rows:
        group = groups.get(row.corrects) if row.corrects else None
        if group is None:
            group = []
            order.append(group)
        else:
            by[row.corrects] = row.number
        group.append(row)
        groups[row.number] = group
    return tuple(LedgerLine(row=row, corrected_by=by.get(row.number, "")) for group in order for row in group)


def total_of(lines: Iterable[LedgerLine]) -> tuple[int, Yen]:
    """Devices taken in and what was given for them: only rows that stand count."""
    standing = [line.row for line in lines if line.stands]
    return sum(row.quantity for row in standing), sum(row.price for row in standing)


def keep_until(written: date, years: int) -> date:
    """The last day on which a row must still be there (古物営業法18条: so many years from its day)."""
    try:
        return written.replace(year=written.year + years)
    except ValueError:  # written on 29 February
        return date(written.year + years, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """When a line was written: ``number`` counts without gaps, ``corrects`` is the number it puts right, None for a receipt."""

    number: int
    corrects: int | None
    on: date


def past_keeping(lines: Iterable[Written], years: int, today: date) -> frozenset[int]:
    """Numbers that need not be kept any more. A line and all that put it right go together, by the last of them."""
    root: dict[int, int] = {}
    last: dict[int, date] = {}
    for line in sorted(lines, key=lambda line: line.number):
        first = root.get(line.corrects, line.corrects) if line.corrects is not None else line.number
        root[line.number] = first
        last[first] = max(last.get(first, line.on), line.on)
    return frozenset(number for number, first in root.items() if keep_until(last[first], years) < today)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCase:
    """What the printed ledger of one period is composed from."""

    ledger: Ledger
    issue: Issue
    staff: str = ""
