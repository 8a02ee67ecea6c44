"""The two tables of money on an intake's receipt: how the surcharge comes about, and where every instalment stays."""

from __future__ import annotations

from posapp.documents import parts, wording
from posapp.documents.blocks import Column, FigureRow, FigureTable
from posapp.domain.assessment import surcharge
from posapp.domain.facts import date_text, yen_text
from posapp.domain.intake import Intake, Settlement, Standing
from posapp.domain.months import ClosingDay, Month
from posapp.domain.program import SurchargeRow
from posapp.domain.purchase import NO_COVER
from posapp.domain.schedule import Payment

_PARTS = {"body": "本体", "glass": "ガラス", "band": "バンド", "adapter": "電源アダプター"}
_PAYMENTS = (Column("支払いの一覧", right=False, width=27), Column("金額", width=27), Column("支払期日"))
_DUE_PASSED = "期日を過ぎた回"
"""posapp knows due days, not payments: nothing is called paid that was only due."""
_SHORT = 7
"""Characters that the narrow column takes on one line; more run over the whole row."""
_ORDER = (Standing.PAID, Standing.OPEN, Standing.CONTINUES, Standing.WAIVED)


def charge_table(intake: Intake, settled: Settlement) -> FigureTable:
    """From the failing parts to what is saved in the end, line by line."""
    found = settled.outcome
    rows = _charge(intake, settled)
    if settled.surcharge:
        rows.append(_owed(settled))
        rows.append(FigureRow(("残りのほうが多いので", "特典あり"), strong=True, light=(0,)))
    rows.append(
        FigureRow((f"{wording.NOT_NEEDED}（{parts.number_spans(found.waived_numbers)}）", yen_text(found.waived)))
    )
    if found.usage_fee:
        rows.append(FigureRow(("特典の利用料", yen_text(found.usage_fee))))
    word = "差し引きで減る額" if settled.saving >= 0 else "差し引きで増える額"
    rows.append(FigureRow((word, yen_text(abs(settled.saving))), strong=True))
    return FigureTable(_columns(intake), tuple(rows), flush=True)


def against_table(intake: Intake, settled: Settlement) -> FigureTable:
    """What damage would cost beside what is left to pay: why a return was refused, or not chosen."""
    rows = _charge(intake, settled)
    rows.append(_owed(settled))
    fee = settled.outcome.usage_fee
    if fee:
        rows.append(FigureRow(("特典の利用料", yen_text(fee))))
    if settled.surcharge + fee >= settled.owed:
        rows.append(FigureRow(("残りより少なくないので", "特典なし"), strong=True, light=(0,)))
    return FigureTable(_columns(intake), tuple(rows), flush=True)


def _columns(intake: Intake) -> tuple[Column, ...]:
    return Column(f"{intake.contract.program.assessment.surcharge_name}の計算", right=False, width=49), Column("")


def _owed(settled: Settlement) -> FigureRow:
    return FigureRow((f"残り（{parts.number_spans(settled.owed_numbers)}）", yen_text(settled.owed)))


def _charge(intake: Intake, settled: Settlement) -> list[FigureRow]:
    """Failing parts, the row of the table with the cover that lowered it, and the amount."""
    assessment = intake.contract.program.assessment
    name = assessment.surcharge_name
    charged = name if assessment.by_assessor else f"{name}（不課税）"
    rows = []
    if settled.row is None or len(settled.failing) > 1:
        rows.append(FigureRow(("当てはまる部分", "・".join(_PARTS[part] for part in settled.failing) or "なし")))
    if settled.row is not None:
        words = f"{_PARTS[settled.row.part]}・{_row_cover(intake, settled.row)}"
        long = len(words) > _SHORT
        rows.append(FigureRow((f"料金表の行：{words}",) if long else ("料金表の行", words)))
        bare = surcharge(assessment, intake.contract.purchase.device, NO_COVER, 0, settled.failing).amount
        if bare > settled.surcharge:
            rows.append(FigureRow(("補償がないときの額", yen_text(bare))))
    rows.append(FigureRow((charged, yen_text(settled.surcharge)), strong=True, light=(0,)))
    return rows


def _row_cover(intake: Intake, row: SurchargeRow) -> str:
    """The cover that the row is for, and whether the repairs of the year are used up."""
    covers = intake.contract.program.assessment.covers
    words = next((cover.label for cover in covers if cover.id == row.cover), "補償なし")
    return f"{words}（修理の回数を使い切り）" if row.repairs_from is not None else words


def kept_table(intake: Intake, settled: Settlement) -> FigureTable:
    """What was paid and what stays due when nothing was taken in."""
    purchase = intake.contract.purchase
    own = purchase.down_payment - purchase.points.down_payment
    rows = [FigureRow(("頭金", yen_text(own), "支払い済み"))] if own else []
    paid = settled.of(Standing.PAID)
    ahead = tuple(payment for standing, payment in settled.payments if standing is not Standing.PAID)
    for payments, words in (
        (paid, _DUE_PASSED),
        (ahead, _dues(ahead, purchase.closing_day).replace("\n", "") if ahead else ""),
    ):
        if payments:
            numbers = parts.number_spans([p.number for p in payments])
            rows.append(FigureRow((numbers, yen_text(sum(p.amount for p in payments)), words)))
    if purchase.points.total:
        rows.append(FigureRow(("ポイント分", yen_text(purchase.points.total), "購入のときに充当")))
    until = f"〜{date_text(ahead[-1].due)}" if ahead else ""
    rows.append(FigureRow(("合計", yen_text(intake.contract.kept.burden), until), strong=True, light=(2,)))
    columns = (Column("支払いの一覧", right=False, width=40), Column("金額", width=36), Column("支払期日"))
    return FigureTable(columns, tuple(rows), flush=True)


def payment_table(intake: Intake, settled: Settlement) -> FigureTable:
    """Every instalment by what becomes of it, the other sums, and their total: what the customer pays in all."""
    purchase, found = intake.contract.purchase, settled.outcome
    own = purchase.down_payment - purchase.points.down_payment
    rows = [FigureRow(("頭金", yen_text(own), "支払い済み"))] if own else []
    for standing in _ORDER:
        payments = settled.of(standing)
        if payments:
            amount = 0 if standing is Standing.WAIVED else sum(p.amount for p in payments)
            words = {Standing.PAID: _DUE_PASSED, Standing.WAIVED: wording.NOT_NEEDED}.get(standing)
            numbers = parts.number_spans([p.number for p in payments])
            rows.append(FigureRow((numbers, yen_text(amount), words or _dues(payments, purchase.closing_day))))
    rows += [
        FigureRow((label, yen_text(yen), words))
        for label, yen, words in (
            ("ポイント分", purchase.points.total, "購入のときに充当"),
            (intake.contract.program.assessment.surcharge_name, settled.surcharge, "別にご請求"),
            ("利用料", found.usage_fee, "別にご請求"),
        )
        if yen
    ]
    left = (*settled.of(Standing.OPEN), *settled.of(Standing.CONTINUES))
    until = f"〜{date_text(left[-1].due)}" if left else ""
    rows.append(FigureRow(("合計", yen_text(settled.burden), until), strong=True, light=(2,)))
    return FigureTable(_PAYMENTS, tuple(rows), flush=True)


def _dues(payments: tuple[Payment, ...], closing: ClosingDay) -> str:
    """2021年2月28日, 2021年4〜7月末 or 2021年4月〜2022年3月末."""
    first, last = payments[0].due, payments[-1].due
    if len(payments) == 1:
        return date_text(first)
    start, end = Month.containing(first), Month.containing(last)
    day = "月末" if closing is ClosingDay.END else f"月の{closing.value}日"
    if start.year != end.year:
        return f"{start.year}年{start.number}月〜\n{end.year}年{end.number}{day}"
    joined = "・" if len(payments) == 2 else "〜"
    return f"{start.year}年{start.number}{joined}{end.number}{day}"
