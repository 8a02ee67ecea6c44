"""A book of nine devices taken in during June 2021, for the tests of 台帳."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.domain.ledger import LedgerRow
from posapp.domain.people import DocumentKind
from posapp.services import snapshots
from posapp.services.intake_ports import LedgerEntry
from tests.documents.intakes import row
from tests.ui.intake_twins import Intakes
from tests.ui.twins import Desk, counter

PEOPLE = (
    ("小林 由美子", "〒987-0362 宮城県登米市豊里町小口前12-3 豊里見本ハイツ203", "会社員", 38),
    ("西村 拓也", "〒980-0021 宮城県仙台市青葉区中央1-1-1", "自営業", 52),
    ("井上 恵", "〒980-0021 宮城県仙台市青葉区中央2-2-2", "学生", 19),
)


def shop() -> Desk:
    """A shop with a permit and an empty book."""
    desk = counter()
    desk.around.put_shop(replace(desk.around.shop(), antique_permit="宮城県公安委員会 第000000000000号"))
    return desk


def lines(desk: Desk) -> list[LedgerEntry]:
    """The book as kept."""
    intakes = desk.services.ledger._intakes
    assert isinstance(intakes, Intakes)
    return intakes.lines


def take_in(desk: Desk, row: LedgerRow) -> None:
    """One more line."""
    book = lines(desk)
    book.append(
        LedgerEntry(
            id=desk.around.new_id(), number=len(book) + 1, received_on=row.received_on.isoformat(), corrects=None,
            intake_id=None, imei=row.imei, serial=row.serial, body=snapshots.dump(row), format=1, at=desk.around.at,
        )
    )  # fmt: skip


def nine() -> Desk:
    """Nine devices on nine days: phones and a watch, documents and a signature."""
    desk = shop()
    for nth in range(1, 10):
        name, address, occupation, age = PEOPLE[nth % 3]
        made = row(
            f"K-2021-{nth:06d}", received_on=date(2021, 6, nth), name=name, address=address, occupation=occupation, age=age,
            price=12_000 * nth,
        )  # fmt: skip
        if nth == 3:
            made = replace(made, document=None, last_digits="")
        if nth == 5:
            made = replace(
                made, category="watch", model="見本ウォッチ 45mm", imei="", serial="WX-0099123",
                document=DocumentKind.MY_NUMBER_FRONT,
            )  # fmt: skip
        take_in(desk, made)
    return desk
