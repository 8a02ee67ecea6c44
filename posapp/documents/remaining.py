"""残りの支払予定: every instalment with its day and what became of it, what the return changed, and the sums. Computes no amount."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.documents import issued, parts, wording
from posapp.documents.blocks import (
    Block,
    Body,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    Heading,
    Notes,
    RowTotal,
    SideBySide,
    Summary,
    TotalsRow,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.application import is_credit
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.intake import Settlement, Standing
from posapp.domain.intake_papers import RemainingCase, period_of, way_of_return
from posapp.domain.program import PlanKind
from posapp.domain.schedule import Payment

KIND = "remaining-payments"
TITLE = "残りの支払予定"
_COLUMNS = (
    Column("回", right=False, width=8),
    Column("支払期日", width=40),
    Column("支払額", width=19),
    Column("扱い"),
)
_MOST = 27
"""Rows of a column that fit a page under its heads."""
_WORDS = {
    Standing.PAID: "済み予定",
    Standing.CONTINUES: "これから",
    Standing.WAIVED: wording.NOT_NEEDED,
}


def compose(case: RemainingCase) -> Paper:
    """What is left to pay of a formed contract. Raises PaperFault paper-needs for a purchase without credit."""
    contract, issue = case.contract, case.issue
    if not is_credit(contract):
        raise PaperFault("paper-needs", "credit")
    blocks: list[Block] = [
        _summary(case),
        *_changed(case),
        *_totals(case),
        *_table(case),
        *_charges(case),
        Notes(tuple(_notes(case))),
    ]
    digest = digest_of(contract if case.intake is None else case.intake)
    told = date_text(case.on)
    head = issued.header(
        issue, TITLE, f"{told}の時点の予定です。", digest, Meta("作成日", told), addressee=case.addressee
    )
    foot = issued.footer(issue, digest, f"規則 {contract.program.version}")
    subject = f"{contract.program.name} {contract.purchase.device.full_name}"
    return issued.paper(issue, KIND, head, foot, subject, digest, blocks)


def _summary(case: RemainingCase) -> Summary:
    contract = case.contract
    left = (
        Fact("端末", plain(contract.purchase.device.full_name)),
        Fact("プログラム", plain(contract.program.name)),
        Fact("購入日", plain(date_text(contract.purchase.on))),
    )
    if case.intake is None:
        return Summary(left, (Fact("返却", plain("していません")),))
    month = f"{program_month_text(case.intake.month)}（{month_text(_settled(case).outcome.calendar_month)}）"
    right = [Fact("返却した日", plain(date_text(case.intake.day))), Fact("返却の月", plain(month))]
    if case.replacement:
        right.append(Fact("次の機種の購入", plain(case.replacement)))
    return Summary(left, tuple(right))


def _settled(case: RemainingCase) -> Settlement:
    assert case.settled is not None
    return case.settled


def _changed(case: RemainingCase) -> list[Block]:
    """What the return made of the contract, in the first section."""
    if case.intake is None:
        return []
    return [Heading("1", "返却で変わったこと"), Body(tuple(_change_words(case)))]


def _change_words(case: RemainingCase) -> Iterable[Text]:
    contract, settled = case.contract, _settled(case)
    gone, left = settled.outcome.waived_numbers, tuple(p for s, p in case.payments if s is not Standing.WAIVED)
    way = None if case.intake is None else way_of_return(case.intake)
    if way is not None and way.payments:
        # The contract itself is made a shorter one (docomo until month 23).
        period = period_of(contract, way.payments)
        yield (
            *plain(f"返却により、{len(contract.schedule)}回の契約は、"), *strong(f"{way.payments}回・{period}か月の契約"),
            *plain("に変わりました。1回ごとの請求は1か月遅れて届くため、" if period > way.payments else "に変わりました。"),
            *plain(f"{left[-1].number}回目は{date_text(left[-1].due)}が支払期日です。"),
        )  # fmt: skip
    elif left:
        spans = parts.number_spans([p.number for p in left])
        yield (*plain("お支払いは"), *strong(spans), *plain(f"で、{date_text(left[-1].due)}に終わります。"))
    if gone:
        yield (
            *strong(parts.number_spans(gone)),
            *plain(f"の{yen_text(settled.outcome.waived)}は、{wording.NOT_NEEDED}になりました。"),
            *_why(case),
        )


def _why(case: RemainingCase) -> Text:
    """What the benefit hung on, where the program asks for the next device."""
    settled = _settled(case)
    window = case.contract.program.window(settled.outcome.window or "")
    if window is None or not window.needs_purchase:
        return ()
    bought = f"（{case.replacement}）" if case.replacement else ""
    return plain(f"次の機種を購入された{bought}ためです。購入を取り消すと、この回のお支払いが必要になります。")


def _totals(case: RemainingCase) -> list[Block]:
    cells = tuple(
        RowTotal(f"{label}\n{len(found)}回", f"{sum(p.amount for p in found):,}")
        for label, found in (
            ("済み予定", case.of(Standing.PAID)),
            ("これから", case.of(Standing.CONTINUES)),
            (wording.NOT_NEEDED, case.of(Standing.WAIVED)),
        )
        if found or label != wording.NOT_NEEDED
    )
    return [TotalsRow(cells)]


def _table(case: RemainingCase) -> list[Block]:
    """Every instalment, in two columns beside each other where points need no column of their own."""
    heading = Heading("" if case.intake is None else "2", "お支払いの予定", "単位は円。税込")
    spread = any(p.points for p in case.contract.schedule)
    rows = tuple(_row(case, standing, payment, spread=spread) for standing, payment in case.payments)
    if spread:
        columns = (
            Column("回", width=12), Column("支払期日", width=44), Column("支払額", width=28), Column("ポイント", width=28),
            Column("扱い"),
        )  # fmt: skip
        return [heading, FigureTable(columns, rows)]
    half = min(-(-len(rows) // 2), _MOST)
    tables = [FigureTable(_COLUMNS, rows[at : at + half], flush=True) for at in range(0, len(rows), half)]
    pairs = [tables[at : at + 2] for at in range(0, len(tables), 2)]
    return [heading, *(SideBySide((pair[0],), tuple(pair[1:]), 87, 6) for pair in pairs)]


def _row(case: RemainingCase, standing: Standing, payment: Payment, *, spread: bool) -> FigureRow:
    contract = case.contract
    cells = [str(payment.number), date_text(payment.due), f"{payment.amount:,}"]
    if spread:
        cells.append(f"{payment.points:,}")
    residual = contract.program.plan.kind is PlanKind.RESIDUAL and payment.number == len(contract.schedule)
    words = f"残価・{_WORDS[standing]}" if residual and spread else _WORDS[standing]
    gone = standing is Standing.WAIVED
    return FigureRow((*cells, words), tinted=gone, strong=standing is Standing.CONTINUES)


def _charges(case: RemainingCase) -> list[Block]:
    """Damage and usage fee: they are charged apart from the instalments, or with the last of them."""
    if case.settled is None:
        return []
    settled, assessment = case.settled, case.contract.program.assessment
    when = "最後の請求と一緒に" if assessment.by_assessor else "分割のお支払いとは別に"
    rows = tuple(
        FigureRow((label, when, yen_text(yen)))
        for label, yen in ((assessment.surcharge_name, settled.surcharge), ("特典の利用料", settled.outcome.usage_fee))
        if yen
    )
    if not rows:
        return []
    left = sum(payment.amount for payment in case.of(Standing.CONTINUES))
    total = left + settled.surcharge + settled.outcome.usage_fee
    sums = FigureRow(("これから払う額の合計", "分割の残りと上の額", yen_text(total)), strong=True, light=(1,))
    columns = (
        Column("ほかにお支払いいただく額", right=False, width=66),
        Column("", right=False, width=70),
        Column("金額"),
    )
    return [FigureTable(columns, (*rows, sums), flush=True)]


def _notes(case: RemainingCase) -> Iterable[Text]:
    yield plain("「済み予定」は、期日を過ぎた回です。実際のお支払いは、契約した事業者の記録でお確かめください。")
    yield plain("支払期日が金融機関の休みのときは、次の営業日に払います。")
    if case.settled is not None and case.settled.surcharge and not case.contract.program.assessment.by_assessor:
        yield plain(f"{case.contract.program.assessment.surcharge_name}は不課税です。")
    if any(p.points for p in case.contract.schedule):
        yield plain("支払額は、ポイントを充てたあとの額です。")
    if case.intake is None and case.contract.program.returns:
        yield plain("返却の特典は使っていません。使うと、払わなくてよくなる回があります。")
