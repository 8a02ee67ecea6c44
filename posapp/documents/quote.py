"""見積書: from price to total, kept beside returned with the conditions in one frame, compared, by month (35条の3の2, 規則69条)."""

from __future__ import annotations

from dataclasses import replace

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    Heading,
    Notes,
    PriceStrip,
    StripCell,
    Total,
    TotalsFrame,
)  # fmt: skip
from posapp.documents.guide_time import when_to_return
from posapp.documents.monthly import monthly_bars
from posapp.documents.paper import Meta, Paper
from posapp.documents.parts import Facts
from posapp.documents.pictures import Bar, BarChart, BarLabel
from posapp.documents.runs import Text, plain
from posapp.domain.application import is_credit, period_months
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, facts_of, fill, month_text, program_month_text, regular_payment, yen_text
from posapp.domain.months import ClosingDay
from posapp.domain.outcome import Outcome
from posapp.domain.program import PlanKind, PointsUse
from posapp.domain.quote import Quote

MOST_OTHERS = 3
"""How many other ways of buying stand beside the chosen one."""


def compose(case: PaperCase) -> Paper:
    """The quote sheet of a case."""
    quote = case.quote
    facts = facts_of(quote)
    blocks: list[Block] = [_strip(quote)]
    sections = [_totals(quote, facts), _comparison(case), _months(quote), *_course(quote)]
    number = 0
    for section in sections:
        if section:
            number += 1
            opening, *rest = section
            blocks += [replace(opening, number=str(number)) if isinstance(opening, Heading) else opening, *rest]
    blocks.append(Notes(_cautions(case, facts), packed=True))
    validity = f"有効期限 {date_text(case.valid_until)}" if case.valid_until else ""
    head = parts.header(
        case, "quote", Meta("作成日", _made(case)),
        "申込みの書面ではありません。", addressee=case.addressee, validity=validity,
    )  # fmt: skip
    return parts.paper(case, "quote", head, parts.footer(case, prices=True), blocks)


def _made(case: PaperCase) -> str:
    """The day, and the family name of who made it: one line of the header."""
    return " 担当 ".join((parts.issue_day(case), *case.staff.split()[:1]))


def _strip(quote: Quote) -> PriceStrip:
    purchase = quote.purchase
    cells = [
        StripCell("現金販売価格（税込）", yen_text(purchase.cash_price)),
        StripCell("頭金", yen_text(purchase.down_payment), "−"),
        StripCell("割引", yen_text(purchase.discount_total), "−"),
    ]
    if quote.program.plan.points is PointsUse.AMOUNT:
        cells.append(StripCell("ポイント", yen_text(purchase.points.instalments), "−"))
    label = "分割対象額（税込）" if is_credit(quote) else "お支払い額（税込）"
    return PriceStrip(
        "端末（1台）", purchase.device.full_name, (*cells, StripCell(label, yen_text(quote.amount_financed), "="))
    )


def _totals(quote: Quote, facts: Facts) -> list[Block]:
    program = quote.program
    title = f"{plan_name(quote)}での支払総額"
    best = quote.best
    kept = _kept(quote)
    if best is None:
        blocks: list[Block] = [Heading("", title), TotalsFrame((kept,))]
        if program.returns:
            blocks.append(Notes((plain("この見積もりの条件では、返却の特典を使える月がありません。"),)))
        return blocks
    clauses = parts.clause_texts(program.words.conditions, facts, program.assessment.surcharge_name)
    conditions = tuple(Fact(head, text) for head, text in clauses)
    head = "返却した場合の金額になるのは、次のすべてに当てはまるときだけです"
    return [Heading("", title), TotalsFrame((kept, _returned(quote, best)), head, conditions)]


def plan_name(quote: Quote) -> str:
    """The program with its operator, without brackets inside brackets."""
    program, operator = quote.program, quote.program.operator.full_name
    if not is_credit(quote):
        return program.name
    bracketed = "（" in program.name or "（" in operator
    return f"{operator} {program.name}" if bracketed else f"{program.name}（{operator}）"


def _kept(quote: Quote) -> Total:
    runs = parts.payment_runs(quote.schedule)
    lines: list[Text] = []
    if not is_credit(quote):
        lines.append(plain("購入のときに一度に払います。"))
    elif len(runs) == 1:
        lines.append(plain(f"{yen_text(runs[0].amount)} × {runs[0].count}回"))
    else:
        lines += [plain(_run_words(run)) for run in runs]
        lines.append(plain(parts.charge_words(quote)))
    lines += _own_money(quote)
    lines.append(plain("端末は、そのままお客さまのものです。"))
    returns = quote.best is not None
    count = f"{len(quote.schedule)}回すべて払う" if is_credit(quote) else ""
    note = "手数料はありません" if not is_credit(quote) else parts.charge_words(quote) if len(runs) == 1 else ""
    return Total(
        wording.KEPT if returns else wording.TOTAL,
        f"{quote.kept.burden:,}",
        suffix="税込",
        tag=count,
        lines=tuple(lines),
        note=note,
    )


def _run_words(run: parts.PaymentRun) -> str:
    return (
        f"{run.numbers} {yen_text(run.amount)}"
        if run.count == 1
        else f"{run.numbers} {yen_text(run.amount)} × {run.count}回"
    )


def _own_money(quote: Quote) -> list[Text]:
    """Down payment and points, which belong to every total."""
    purchase, lines = quote.purchase, []
    if purchase.down_payment:
        lines.append(plain(f"頭金 {yen_text(purchase.down_payment)}を含みます。"))
    if purchase.points.total:
        lines.append(plain(f"ポイント{yen_text(purchase.points.total)}分を含みます。"))
    if parts.points_pay(quote):
        lines.append(plain("各回の額は、ポイントを充てたあとです。"))
    return lines


def _returned(quote: Quote, best: Outcome) -> Total:
    waived = set(best.waived_numbers)
    runs = parts.payment_runs(p for p in quote.schedule if p.number not in waived)
    gone = f"残り{len(waived)}回は{wording.NOT_NEEDED}"
    if len(runs) == 1:
        lines = [plain(f"{yen_text(runs[0].amount)} × {runs[0].count}回 {gone}")]
    else:
        lines = [plain(_run_words(run)) for run in runs]
        lines.append(plain(f"{parts.number_spans(best.waived_numbers)}は{wording.NOT_NEEDED}"))
    if best.usage_fee:
        lines.append(plain(f"特典の利用料 {yen_text(best.usage_fee)}"))
    lines += _own_money(quote)
    lines.append(plain("端末は、お返しいただきます。"))
    return Total(wording.RETURNED, f"{best.burden:,}", suffix="税込", tag=best_words(quote, best), lines=tuple(lines))


def best_words(quote: Quote, best: Outcome) -> str:
    """24か月目まで where every earlier return costs the same or more time, else the month alone."""
    first = parts.possible(quote)[0]
    return program_month_text(best.month) + ("まで" if first.month < best.month else "")


def _until(quote: Quote, best: Outcome) -> str:
    """2022年7月: beside other programs a count of months would mislead, for each counts from a month of its own.

    With its day where the month is closed before it ends, which takes two lines: with まで they part before the day.
    """
    ends = quote.purchase.closing_day is ClosingDay.END
    return month_text(best.calendar_month) if ends else f"{date_text(best.deadline)}まで"


def _comparison(case: PaperCase) -> list[Block]:
    if not case.others:
        return []
    quotes = (case.quote, *case.others[:MOST_OTHERS])
    columns = (Column("買い方", right=False, width=54), *(Column(_name(case.quote, q)) for q in quotes))
    rows = [
        FigureRow(("毎月の支払額", *(yen_text(regular_payment(q)) if is_credit(q) else "なし" for q in quotes))),
        *_special_payments(quotes),
        FigureRow(("支払回数・支払期間", *(_period(q) for q in quotes))),
        FigureRow(
            ("分割払手数料・実質年率", *(f"{yen_text(q.finance_charge)}・{parts.rate(q)}" if is_credit(q) else "なし" for q in quotes))
        ),
        FigureRow((wording.KEPT, *(yen_text(q.kept.burden) for q in quotes)), strong=True),
        FigureRow(
            (wording.RETURNED, *(yen_text(q.best.burden) if q.best else wording.NO_BENEFIT for q in quotes)), strong=True, joined=True,
            light=tuple(i for i, q in enumerate(quotes, start=1) if q.best is None),
        ),
    ]  # fmt: skip
    if any(q.best for q in quotes[1:]):
        rows.append(FigureRow(("いつまでに返却するか", *(_until(q, q.best) if q.best else "なし" for q in quotes))))
    note = f"現金販売価格{yen_text(case.quote.purchase.cash_price)}（税込）で。返却は傷みがないとき"
    return [
        Heading("", "ほかの買い方との比較", note),
        FigureTable(columns, tuple(rows)),
        *_their_conditions(quotes[1:]),
    ]


def _name(chosen: Quote, quote: Quote) -> str:
    program = quote.program
    apart = program.operator.key != chosen.program.operator.key and is_credit(quote)
    return f"{program.operator.name}\n{program.short_name}" if apart else program.short_name


def _period(quote: Quote) -> str:
    return f"{len(quote.schedule)}回・{period_months(quote)}か月" if is_credit(quote) else "1回・購入時"


def _special_payments(quotes: tuple[Quote, ...]) -> list[FigureRow]:
    """Amounts that differ from the monthly one: the second step, the residual."""
    rows = []
    if any(q.program.plan.kind is PlanKind.STEPS for q in quotes):
        rows.append(FigureRow(("途中からの支払額", *(_second_step(q) for q in quotes))))
    if any(q.program.plan.kind is PlanKind.RESIDUAL for q in quotes):
        residual = PlanKind.RESIDUAL
        cells = (yen_text(q.schedule[-1].amount) if q.program.plan.kind is residual else "なし" for q in quotes)
        rows.append(FigureRow(("最終回の支払額", *cells)))
    return rows


def _second_step(quote: Quote) -> str:
    if quote.program.plan.kind is not PlanKind.STEPS:
        return "なし"
    runs = parts.payment_runs(quote.schedule)
    return f"{runs[-1].first}回目〜\n{yen_text(runs[-1].amount)}"


def _their_conditions(others: tuple[Quote, ...]) -> list[Block]:
    """Beside a lower total of another program stand that program's own conditions."""
    texts = []
    for quote in others:
        if quote.best is None:
            continue
        facts, words = facts_of(quote), quote.program.words.conditions
        joined = "".join(f"{c.head}：{fill(c.text, facts)}" for c in words if fill(c.text, facts))
        texts.append(plain(f"「{quote.program.short_name}」で返却した場合の条件　{joined}"))
    return [Notes(tuple(texts))] if texts else []


def _months(quote: Quote) -> list[Block]:
    outcomes = parts.possible(quote)
    best = quote.best
    if best is None:
        return []
    bars = [
        Bar(
            o.burden,
            max(0, quote.kept.burden - o.burden),
            "accent" if o is outcomes[-1] or o.month == best.month else "plain",
        )
        for o in outcomes
    ]
    kept = quote.kept.burden
    bars.append(Bar(kept, 0, "kept", gap=True))
    marks = (0, best.burden, kept) if kept - best.burden >= kept * 0.2 and best.burden >= kept * 0.2 else (0, kept)
    at = {o.month: i for i, o in enumerate(outcomes)}
    middle = outcomes[(at[best.month]) // 2]
    chosen = (best, outcomes[-1], outcomes[0], middle, outcomes[(at[best.month] + len(outcomes)) // 2 - 1])
    labels = [BarLabel(len(outcomes), ("返却しない", f"{len(quote.schedule)}回払う", f"{kept:,}"))]
    labels += [
        BarLabel(at[o.month], (program_month_text(o.month), parts.month_of(quote, o), f"{o.burden:,}"))
        for o in dict.fromkeys(chosen)
    ]
    fee = any(o.usage_fee for o in outcomes)
    sound = "買い替えて返却し、傷みがない場合" if parts.buys_anew(quote, best) else "傷みがない場合"
    note = f"単位は円。{sound}。斜線は、" + ("利用料を引いて減る額です" if fee else "支払不要になる額です")
    return [Heading("", "返却する月と、支払総額", note), BarChart(tuple(bars), marks, tuple(labels))]


def _course(quote: Quote) -> list[list[Block]]:
    """Where payments differ from month to month: bars of them, and when to return; such a paper has a second page anyway."""
    best = quote.best
    if best is None:
        return []
    bars = monthly_bars(quote, best)
    return [bars, when_to_return(quote, best, parts.possible(quote)[-1])] if bars else []


def _cautions(case: PaperCase, facts: Facts) -> tuple[Text, ...]:
    quote = case.quote
    first, last = quote.schedule[0], quote.schedule[-1]
    texts = []
    if is_credit(quote):
        texts.append(
            f"1回目（{month_text(first.calendar_month)}分）の支払期日は{date_text(first.due)}、"
            f"{last.number}回目は{date_text(last.due)}です。"
        )
    texts += [fill(text, facts) for text in quote.program.words.cautions]
    if quote.best is not None:
        texts += _little(quote.kept.burden - quote.best.burden, case.regulation.small_saving)
        texts.append("査定の基準は、返却するときのものを使います。")
        texts += _buyback(quote, quote.best)
    return tuple(plain(text) for text in texts if text)


def _little(saving: int, least: int) -> list[str]:
    """A return that is worth little, or nothing, is told before anybody signs."""
    if saving >= least:
        return []
    if saving <= 0:
        return ["返却しても、返却しない場合より安くなりません。使い続ける方法とくらべてお選びください。"]
    return [f"返却して安くなるのは{yen_text(saving)}だけです。使い続ける方法とくらべてお選びください。"]


def _buyback(quote: Quote, best: Outcome) -> list[str]:
    found = [yen for month, yen in quote.terms.expected_buyback if month == best.month]
    return [f"{program_month_text(best.month)}の買取等予想価格は{yen_text(found[0])}です。"] if found else []
