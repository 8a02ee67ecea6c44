"""Lines of 古物台帳 as rows to paint and to look for. Knows no widget and no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from posapp.domain.days import era_text
from posapp.domain.facts import date_text, yen_text
from posapp.domain.folding import fold
from posapp.domain.ledger import LedgerLine, LedgerRow, total_of
from posapp.domain.people import NUMBER_NEVER_KEPT
from posapp.services.ledger_book import BookLine, Keeping
from posapp.ui import text_ledger as text


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """One line: three short lines in each of the first columns, the price, and what it is found by.

    correction  this line puts another right; ``old`` another puts this one right
    """

    line: BookLine
    entry: tuple[str, str, str]
    item: tuple[str, str, str]
    person: tuple[str, str, str]
    price: str
    correction: bool
    old: bool
    found_by: str

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """The whole text of each column."""
        parts = (self.entry, self.item, self.person)
        first, second, third = ("\n".join(part for part in lines if part) for lines in parts)
        return first, second, third, self.price


def views(lines: Iterable[BookLine]) -> tuple[LedgerView, ...]:
    """Every line to be shown."""
    return tuple(_view(line) for line in lines)


def _view(line: BookLine) -> LedgerView:
    row, old = line.row, bool(line.corrected_by)
    features = " ".join(part for part in (row.maker, row.model, row.colour) if part)
    numbers = "　".join(
        part
        for part in (
            text.IMEI.format(imei=_imei(row.imei)) if row.imei else "",
            text.SERIAL.format(serial=row.serial) if row.serial else "",
        )
        if part
    )
    told = text.CORRECTS.format(number=row.corrects, reason=row.reason) if row.corrects else ""
    if old:
        told = "　".join(part for part in (text.CORRECTED_BY.format(number=line.corrected_by), told) if part)
    mark = text.CORRECTED if old else text.CORRECTION if row.corrects else ""
    kind = text.ITEM.format(kind=text.CATEGORIES.get(row.category, row.category), quantity=row.quantity)
    who = text.PERSON.format(name=row.name, age=row.age, occupation=row.occupation)
    item = (features, f"{kind}　{numbers}".rstrip(), told)
    person = (who, row.address, text.CONFIRMED.format(how=confirmed(row)))
    parts = (row.number, date_text(row.received_on), era_text(row.received_on), *item, row.imei, row.reason, *person)
    return LedgerView(
        line=line, entry=(row.number, date_text(row.received_on), mark), item=item, person=person,
        price=yen_text(row.price), correction=bool(row.corrects), old=old, found_by="\n".join(fold(p) for p in parts),
    )  # fmt: skip


def confirmed(row: LedgerRow) -> str:
    """How the person was confirmed."""
    if row.document is None:
        return text.SIGNED
    document = text.DOCUMENTS[row.document.value]
    digits = row.last_digits if row.document not in NUMBER_NEVER_KEPT else ""
    return text.DIGITS.format(document=document, digits=digits) if digits else document


def _imei(imei: str) -> str:
    return f"{imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14:]}"


def found(all_views: tuple[LedgerView, ...], typed: str) -> tuple[LedgerView, ...]:
    """Lines that hold every word typed."""
    words = [fold(word) for word in typed.split()]
    return tuple(view for view in all_views if all(word in view.found_by for word in words))


def summary(shown: tuple[LedgerView, ...], *, searched: bool) -> str:
    """How many devices, for how much; corrections beside."""
    lines = [LedgerLine(row=view.line.row, corrected_by=view.line.corrected_by) for view in shown]
    count, price = total_of(lines)
    words = text.COUNT_FOUND if searched else text.COUNT
    said = words.format(shown=len(shown), count=count, price=yen_text(price))
    corrections = sum(1 for view in shown if view.correction)
    return said + (text.CORRECTIONS.format(count=corrections) if corrections else "")


def kept(keeping: Keeping | None, years: int) -> str:
    """Until when the oldest line must be there."""
    if keeping is None:
        return text.KEEP_NOTHING.format(years=years)
    said = text.KEEP.format(oldest=date_text(keeping.oldest), until=date_text(keeping.until), years=keeping.years)
    return said + (text.KEEP_PAST.format(count=keeping.past) if keeping.past else "")
