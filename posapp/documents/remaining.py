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
from posapp.domain.intake import Standing
from posapp.domain.intake_papers import RemainingCase, Returned, period_of
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind
from posapp.domain.schedule import Payment

KIND = "remaining-payments"
TITLE = "残りの支払予定"
_COLUMNS = (
    Column("回", right=False, width=8),
    Column("支払期日", width=42),
    Column("支払額", width=23),
    Column("扱い"),
)
_YEAR, _THREE_YEARS = 12, 36
"""Instalments of one column where they run over a page; what two longer columns hold on one."""
_WORDS = {Standing.PAID: "済み", Standing.CONTINUES: "今後", Standing.WAIVED: "不要"}


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
        Notes(tuple(_notes(case)), packed=True),
    ]
    digest = digest_of(contract if case.returned is None else case.returned.record)
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
    if case.returned is None:
        return Summary(left, (Fact("返却", plain("していません")),))
    month = f"{program_month_text(case.returned.outcome.month)}（{month_text(case.returned.outcome.calendar_month)}）"
    right = [Fact("返却した日", plain(date_text(case.returned.day))), Fact("返却の月", plain(month))]
    if case.replacement:
        right.append(Fact("次の機種の購入", plain(case.replacement)))
    return Summary(left, tuple(right))


def _changed(case: RemainingCase) -> list[Block]:
    """What the return made of the contract, in the first section."""
    if case.returned is None:
        return []
    return [Heading("1", "返却で変わったこと"), Body(tuple(_change_words(case, case.returned)))]


def _change_words(case: RemainingCase, returned: Returned) -> Iterable[Text]:
    contract, way, found = case.contract, returned.way, returned.outcome
    gone, left = found.waived_numbers, tuple(p for s, p in case.payments if s is not Standing.WAIVED)
    if way is not None and way.payments:
        # The contract itself is made a shorter one (a return in its first months).
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
            *strong(parts.number_spans(gone) + _residual(case, gone)),
            *plain(f"の{yen_text(found.waived)}は、{wording.NOT_NEEDED}になりました。"),
            *_why(case, found),
        )


def _residual(case: RemainingCase, gone: tuple[int, ...]) -> str:
    """（残価） behind the number of a last payment that is one."""
    contract = case.contract
    return "（残価）" if contract.program.plan.kind is PlanKind.RESIDUAL and gone == (len(contract.schedule),) else ""


def _why(case: RemainingCase, found: Outcome) -> Text:
    """What the benefit hung on, where the program asks for the next device."""
    window = case.contract.program.window(found.window or "")
    if window is None or not window.needs_purchase:
        return ()
    bought = f"（{case.replacement}）" if case.replacement else ""
    return plain(f"次の機種を購入された{bought}ためです。購入がないときは、この回のお支払いが残ります。")


def _totals(case: RemainingCase) -> list[Block]:
    cells = tuple(
        RowTotal(f"{label}\n{len(found)}回", f"{sum(p.amount for p in found):,}")
        for label, found in (
            ("済み（予定）", case.of(Standing.PAID)),
            ("今後の支払い", case.of(Standing.CONTINUES)),
            (wording.NOT_NEEDED, case.of(Standing.WAIVED)),
        )
        if found or label != wording.NOT_NEEDED
    )
    return [TotalsRow(cells)]


def _table(case: RemainingCase) -> list[Block]:
    """Every instalment in two columns beside each other; a year in each where there are too many for one page."""
    heading = Heading("" if case.returned is None else "2", "お支払いの予定", "単位は円。税込")
    rows = tuple(_row(standing, payment) for standing, payment in case.payments)
    per = -(-len(rows) // 2) if len(rows) <= _THREE_YEARS else _YEAR
    columns = [FigureTable(_COLUMNS, rows[at : at + per], flush=True) for at in range(0, len(rows), per)]
    pairs = [columns[at : at + 2] for at in range(0, len(columns), 2)]
    return [heading, *(SideBySide((left,), tuple(right), 88, 4) for left, *right in pairs)]


def _row(standing: Standing, payment: Payment) -> FigureRow:
    cells = (str(payment.number), date_text(payment.due), f"{payment.amount:,}", _WORDS[standing])
    return FigureRow(cells, tinted=standing is Standing.WAIVED, strong=standing is Standing.CONTINUES)


def _charges(case: RemainingCase) -> list[Block]:
    """Damage and usage fee: they are charged apart from the instalments, or with the last of them."""
    if case.returned is None:
        return []
    charge, fee, assessment = case.returned.charge, case.returned.outcome.usage_fee, case.contract.program.assessment
    when = "最後の請求と一緒に" if assessment.by_assessor else "分割のお支払いとは別に"
    fees = ((assessment.surcharge_name, charge), ("特典の利用料", fee))
    rows = [FigureRow((f"{label}（{when}）", yen_text(yen))) for label, yen in fees if yen]
    if not rows:
        return []
    left = sum(payment.amount for payment in case.of(Standing.CONTINUES))
    total = left + charge + fee
    rows.append(FigureRow(("今後の支払いとの合計", yen_text(total)), strong=True))
    columns = (Column("分割のほかに払う額", right=False), Column("金額", width=48))
    return [FigureTable(columns, tuple(rows), flush=True)]


def _notes(case: RemainingCase) -> Iterable[Text]:
    points = [payment for payment in case.contract.schedule if payment.points]
    if points:
        spans, total = parts.number_spans([p.number for p in points]), sum(p.points for p in points)
        yield plain(f"{spans}は、ポイント{total:,}円分を充てたあとの額です。")
    if case.returned is not None and case.returned.charge and not case.contract.program.assessment.by_assessor:
        yield plain(f"{case.contract.program.assessment.surcharge_name}は不課税です。")
    if case.returned is None and case.contract.program.returns:
        still = any(outcome.deadline >= case.on for outcome in parts.possible(case.contract))
        more = "使うと、払わなくてよくなる回があります。" if still else ""
        yield plain(f"返却の特典は使っていません。{more}")
    yield plain("「済み」は期日を過ぎた回です。実際のお支払いは、契約した事業者の記録でお確かめください。")
    yield plain("支払期日が金融機関の休みのときは、次の営業日に払います。")
