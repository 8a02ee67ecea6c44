"""What both papers of a return by courier share: device, contract, payments either way. Composes finished figures and computes none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from posapp.documents import issued, parts
from posapp.documents.blocks import Block, Column, FigureRow, FigureTable, FormCell
from posapp.documents.paper import Header, Paper
from posapp.documents.runs import plain
from posapp.domain.facts import date_text, yen_text
from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import MailCase, MailReturn, Slot, has_imei

SLOTS: Final = {Slot.ANY: "指定なし", Slot.MORNING: "午前", Slot.AFTERNOON: "午後", Slot.EVENING: "夕方以降"}
RETURN: Final = "返却する"
KEEP: Final = "使い続ける"


def device_cells(mail: MailReturn) -> tuple[FormCell, ...]:
    """The device and the number read from it."""
    device = mail.contract.purchase.device
    number = mail.application.serial if mail.application is not None else mail.number
    by_imei = has_imei(mail)
    shown = parts.imei_words(number) if by_imei else number
    return (
        FormCell("商品", plain(f"{device.full_name} 1台")),
        FormCell("IMEI" if by_imei else "製造番号", plain(shown)),
    )


def contract_cells(mail: MailReturn) -> tuple[FormCell, ...]:
    """Program and day of purchase."""
    return (
        FormCell("プログラム", plain(mail.contract.program.short_name)),
        FormCell("購入日", plain(date_text(mail.contract.purchase.on))),
    )


def two_columns(rows: tuple[FigureRow, ...], left: int) -> FigureTable:
    """When at the left (``left`` mm), what at the right."""
    return FigureTable((Column("", right=False, width=left), Column("", right=False)), rows, bare=True)


def payment_table(found: Consequence, *more: FigureRow) -> FigureTable:
    """Every sum still to be paid by its day, either way, and both sums; ``more`` rows below them."""
    rows: list[FigureRow] = []
    for charge in found.kept:
        mine = [c for c in found.returned if c.number == charge.number]
        words = "・".join(yen_text(c.amount) + ("（減額分）" if c.deduction else "") for c in mine) or "0円（支払不要）"
        rows.append(FigureRow((f"{charge.number}回目", date_text(charge.due), words, yen_text(charge.amount))))
    rows.append(FigureRow(("合計", "", yen_text(found.to_pay), yen_text(found.to_keep)), strong=True))
    columns = (
        Column("回", right=False, width=24),
        Column("支払期日", right=False, width=46),
        Column(RETURN),
        Column(KEEP, width=44),
    )
    return FigureTable(columns, (*rows, *more))


def paper(case: MailCase, kind: str, head: Header, digest: str, blocks: Sequence[Block]) -> Paper:
    """The paper with its foot."""
    contract = case.mail.contract
    foot = issued.footer(case.issue, digest, f"規則 {contract.program.version}")
    subject = f"{contract.program.name} {contract.purchase.device.full_name}"
    return issued.paper(case.issue, kind, head, foot, subject, digest, blocks)
