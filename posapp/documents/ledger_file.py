"""古物台帳 as a file for spreadsheets: every column of the paper, in the order the rows were written. Decides nothing."""

from __future__ import annotations

import csv
import io
from typing import Final

from posapp.documents import parts, wording
from posapp.documents.ledger import confirmed
from posapp.domain.ledger import Ledger, LedgerRow

HEADINGS: Final = (
    "番号", "日付", "品目", "数量", "メーカー", "機種", "色", "IMEI", "製造番号", "氏名", "年齢", "職業", "住所", "確認の方法", "対価（円）",
    "訂正した行", "訂正の理由", "この行を訂正した行",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(ledger: Ledger) -> bytes:
    """UTF-8 with its mark, which spreadsheets need. Texts that one would take for a formula carry an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    corrected = {row.corrects: row.number for row in ledger.rows if row.corrects}
    for row in ledger.rows:
        writer.writerow([_harmless(cell) for cell in (*_cells(row), corrected.get(row.number, ""))])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: LedgerRow) -> tuple[str | int, ...]:
    return (
        row.number, row.received_on.isoformat(), wording.CATEGORIES.get(row.category, "端末"), row.quantity, row.maker,
        row.model, row.colour, parts.imei_words(row.imei), row.serial, row.name, row.age, row.occupation, row.address, confirmed(row),
        row.price, row.corrects, row.reason,
    )  # fmt: skip


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" 　").startswith(_FORMULA) else cell
