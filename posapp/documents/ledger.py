"""古物台帳: the rows of a period as the law asks for them, corrections as rows of their own, an empty period said so."""

from __future__ import annotations

from posapp.documents import issued, parts, wording
from posapp.documents.blocks import Block, Body, Column, Fact, FigureRow, FigureTable, Heading, Summary
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, yen_text
from posapp.domain.ledger import Ledger, LedgerCase, LedgerRow, problems_of
from posapp.domain.people import NUMBER_NEVER_KEPT

KIND = "ledger"
TITLE = "古物台帳"


def compose(case: LedgerCase) -> Paper:
    """The ledger of a period.

    Raises PaperFault ledger-unsound with the first problem's code, paper-needs without the shop's permit (古物商許可).
    """
    ledger, issue = case.ledger, case.issue
    problems = problems_of(ledger)
    if problems:
        raise PaperFault("ledger-unsound", problems[0].code)
    if not issue.shop.antique_permit:
        raise PaperFault("paper-needs", "antique_permit")
    blocks: list[Block] = [_summary(case)]
    if ledger.rows:
        blocks += [Heading("", "受け入れの記録", "訂正は、元の行を残して新しい行に書きます"), _table(ledger)]
    else:
        blocks.append(Body((plain("この期間に、受け入れた端末の記録はありません。"),)))
    digest = digest_of(ledger)
    rows = [Meta("作成日", date_text(issue.issued_at.date()))]
    if case.staff:
        rows.append(Meta("担当", case.staff))
    head = issued.header(issue, TITLE, "受け入れた端末の、古物営業法による帳簿です。", digest, *rows)
    return issued.paper(issue, KIND, head, issued.footer(issue, digest), _period(ledger), digest, blocks)


def _period(ledger: Ledger) -> str:
    return f"{date_text(ledger.first)}〜{date_text(ledger.last)}"


def _summary(case: LedgerCase) -> Summary:
    ledger = case.ledger
    corrections = sum(1 for row in ledger.rows if row.corrects)
    count = f"{len(ledger.rows)}件" + (f"（うち訂正 {corrections}件）" if corrections else "")
    permit = plain(case.issue.shop.antique_permit)
    return Summary((Fact("期間", plain(_period(ledger))), Fact("記録", plain(count)), Fact("古物商許可", permit)))


def _table(ledger: Ledger) -> FigureTable:
    columns = (
        Column("番号・日付・対価", right=False, width=42),
        Column("品目・数量・特徴", right=False),
        Column("相手方と、確かめた方法", right=False),
    )
    corrected = {row.corrects: row.number for row in ledger.rows if row.corrects}
    rows = tuple(_row(row, corrected.get(row.number, "")) for row in ledger.rows)
    return FigureTable(columns, rows, top=True)


def _row(row: LedgerRow, corrected_by: str) -> FigureRow:
    entry = [row.number, date_text(row.received_on), f"対価 {yen_text(row.price)}"]
    kind = wording.CATEGORIES.get(row.category, "端末")
    item = [f"{kind} {row.quantity}台", " ".join(part for part in (row.maker, row.model, row.colour) if part)]
    if row.imei:
        item.append(f"IMEI {parts.imei_words(row.imei)}")
    if row.serial:
        item.append(f"製造番号 {row.serial}")
    if row.corrects:
        item += [f"{row.corrects}の訂正", f"理由 {row.reason}"]
    if corrected_by:
        item.append(f"{corrected_by}で訂正")
    person = (f"{row.name}（{row.age}歳・{row.occupation}）", row.address, f"確認 {confirmed(row)}")
    return FigureRow(
        ("\n".join(entry), "\n".join(item), "\n".join(person)), strong=True, tinted=bool(row.corrects), light=(1, 2)
    )


def confirmed(row: LedgerRow) -> str:
    """How the person was confirmed, in words."""
    if row.document is None:
        return "係員の前での署名"
    words = wording.DOCUMENTS[row.document]
    digits = row.last_digits if row.document not in NUMBER_NEVER_KEPT else ""
    return f"{words}・末尾 {digits}" if digits else words
