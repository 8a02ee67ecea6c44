"""支払予定表: every instalment with its month, due date, amount and the sum paid until then."""

from __future__ import annotations

from itertools import accumulate

from posapp.documents import parts, wording
from posapp.documents.blocks import Block, Column, Fact, FigureRow, FigureTable, Heading, Notes, Summary
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.application import is_credit, period_months
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.program import PlanKind
from posapp.domain.quote import Quote


def compose(case: PaperCase) -> Paper:
    """The schedule of payments. Raises PaperFault paper-needs for a purchase without credit."""
    quote = case.quote
    if not is_credit(quote):
        raise PaperFault("paper-needs", "credit")
    blocks: list[Block] = [
        _summary(case),
        Heading("1", "お支払いの予定", "単位は円。累計は頭金から足した額です" if quote.purchase.down_payment else "単位は円。税込"),
        _table(quote), Notes(_notes(quote)),
    ]  # fmt: skip
    head = parts.header(
        case,
        "schedule",
        Meta("作成日", parts.issue_day(case)),
        "契約が成立したときの予定です。",
        addressee=case.addressee,
    )
    return parts.paper(case, "schedule", head, parts.footer(case), blocks)


def _summary(case: PaperCase) -> Summary:
    quote = case.quote
    left = (
        Fact("端末", plain(f"{quote.purchase.device.full_name} 1台")),
        Fact("プログラム" if quote.best else "買い方", plain(quote.program.name)),
        Fact(
            "支払回数・期間", plain(f"{len(quote.schedule)}回・{period_months(quote)}か月（{parts.due_word(quote)}）")
        ),
    )
    label = wording.KEPT if quote.best else wording.TOTAL
    right = [Fact(label, strong(f"{yen_text(quote.kept.burden)}（税込）"))]
    remark = ""
    if quote.best is not None:
        right.append(Fact(wording.RETURNED, strong(f"{yen_text(quote.best.burden)}（税込）")))
        remark = parts.when_returned(quote, quote.best)
    return Summary(left, tuple(right), remark)


def _table(quote: Quote) -> FigureTable:
    spread = any(p.points for p in quote.schedule)
    columns = [
        Column("回", width=11),
        Column("対象の月", width=31),
        Column("支払期日", width=42),
        Column("支払額", width=24),
    ]
    if spread:
        columns.append(Column("ポイント", width=22))
    columns += [Column("累計", width=25), Column("備考")]
    rows = []
    sums = accumulate(
        (p.amount for p in quote.schedule), initial=quote.purchase.down_payment - quote.purchase.points.down_payment
    )
    next(sums)
    residual = quote.program.plan.kind is PlanKind.RESIDUAL
    waived = set(quote.best.waived_numbers) if quote.best else set()
    for payment, paid in zip(quote.schedule, sums, strict=True):
        marked = residual and payment.number == len(quote.schedule)
        words = "残価" if marked else ""
        if payment.number in waived:
            words = f"{words}\n特典" if words and spread else f"{words}・特典" if words else "特典"
        cells = [str(payment.number), month_text(payment.calendar_month), date_text(payment.due), f"{payment.amount:,}"]
        if spread:
            cells.append(f"{payment.points:,}")
        rows.append(FigureRow((*cells, f"{paid:,}", words), strong=marked, tinted=marked))
    return FigureTable(tuple(columns), tuple(rows))


def _notes(quote: Quote) -> tuple[Text, ...]:
    texts = ["支払期日が金融機関の休みのときは、次の営業日に払います。"]
    if quote.best is not None:
        gone = parts.number_spans(quote.best.waived_numbers)
        varies = len({outcome.waived_numbers for outcome in parts.possible(quote)}) > 1
        texts.append(
            f"「特典」は、{parts.when_returned(quote, quote.best)}に支払不要になる回（{gone}）です。"
            f"{'返却する月や端末の状態で変わります。' if varies else ''}"
        )
    if quote.best is not None and quote.best.usage_fee:
        texts.append(f"返却した場合の支払総額は、特典の利用料{yen_text(quote.best.usage_fee)}を含みます。")
    if parts.points_pay(quote):
        texts.append("支払額と累計は、ポイントを充てたあとの額です。")
    return tuple(plain(text) for text in texts)
