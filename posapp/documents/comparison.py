"""比較表: one purchase under every program, ranked by the customer's own plan, on one page: totals, reasons, conditions."""

from __future__ import annotations

from unicodedata import east_asian_width

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Body,
    Column,
    FigureRow,
    FigureTable,
    Heading,
    Lead,
    Notes,
    PriceStrip,
    StripCell,
)
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.application import is_credit, period_months
from posapp.domain.case import ComparisonCase
from posapp.domain.comparison import Comparison, Habit, Ranked
from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.problem import stopping
from posapp.domain.purchase import Purchase

KIND = "comparison"
ROOM = 29
"""Half-width characters that a program's name may take on one line of the table."""


def compose(case: ComparisonCase) -> Paper:
    """The sheet of a comparison with at least one program."""
    paper, comparison = case.paper, case.comparison
    blocks: list[Block] = [
        _strip(paper.quote.purchase),
        Lead((*plain("お客さまの予定　"), *strong(plan_words(comparison)))),
        Heading("1", "この予定での支払総額", "単位は円。少ない順。傷みがないとき"),
        _table(comparison),
        *_terms(comparison),
        Heading("2", "一番少ない理由と、順番が変わるとき" if case.turns else "一番少ない理由"),
        Body((strong(case.why[0]),)),
        Notes((plain("".join((*case.why[1:], *case.turns))),)),
    ]
    conditions = _conditions(comparison)
    if conditions:
        blocks += [Heading("3", "返却の条件"), Notes(conditions)]
    blocks.append(Notes(tuple(plain(text) for text in _cautions(comparison)), packed=True, spare=True))
    validity = f"有効期限 {date_text(paper.valid_until)}" if paper.valid_until else ""
    made = " 担当 ".join((parts.issue_day(paper), *paper.staff.split()[:1]))
    head_of = parts.header(
        paper, KIND, Meta("作成日", made), "申込みの書面ではありません。", addressee=paper.addressee, validity=validity,
    )  # fmt: skip
    return parts.paper(paper, KIND, head_of, parts.footer(paper, prices=True), blocks)


def plan_words(comparison: Comparison) -> str:
    """The customer's plan as a clause."""
    plan = comparison.plan
    month = month_text(comparison.month) if comparison.month else ""
    if plan.habit is Habit.YEARS:
        return f"{plan.number}年ごとに替える（{month}に手放す）"
    if plan.habit is Habit.MONTH:
        return f"購入の{plan.number}か月後に手放す（{month}）"
    return "壊れるまで使う（返却しない）" if plan.habit is Habit.KEEP else "それぞれ、一番少なくなる月に返却する"


def _strip(purchase: Purchase) -> PriceStrip:
    cells = [
        StripCell("現金販売価格（税込）", yen_text(purchase.cash_price)),
        StripCell("頭金", yen_text(purchase.down_payment)),
        StripCell("割引", yen_text(purchase.discount_total)),
        StripCell("ポイント", yen_text(purchase.points.total)),
    ]
    return PriceStrip("端末（1台）", purchase.device.full_name, tuple(cells))


def _table(comparison: Comparison) -> FigureTable:
    columns = (
        Column("順", right=False, width=8),
        Column("買い方", right=False, width=62),
        Column("この予定での\n支払総額", width=25, strong=True),
        Column("返却しない\n場合の支払総額", width=28, strong=True),
        Column("一番との差", width=27),
        Column("返却する月"),
    )
    alone = sum(row.rank == 1 for row in comparison.rows) == 1
    return FigureTable(columns, tuple(_row(comparison, row, alone=alone) for row in comparison.rows))


def _row(comparison: Comparison, row: Ranked, *, alone: bool) -> FigureRow:
    least = "一番少ない" if alone else "同額"
    return FigureRow(
        (
            str(row.rank),
            _name(row),
            f"{row.burden:,}",
            f"{row.kept:,}",
            f"+{row.difference:,}" if row.difference else least,
            _when(comparison, row),
        ),
        tinted=row.rank == 1,
    )


def _name(row: Ranked) -> str:
    """The operator before the program; above it where both have no room on one line."""
    program = row.quote.program
    if not is_credit(row.quote):
        return program.short_name
    name = f"{program.operator.name} {program.short_name}"
    wide = sum(2 if east_asian_width(char) in "WFA" else 1 for char in name)
    return name if wide <= ROOM else f"{program.operator.name}\n{program.short_name}"


def _terms(comparison: Comparison) -> tuple[Notes, ...]:
    """支払の回数・期間と実質年率 (35条の3の2) of every plan on credit; a rate that all share is said once."""
    credit = [row for row in comparison.rows if is_credit(row.quote)]
    rates = {(row.quote.finance_charge, parts.rate(row.quote)) for row in credit}
    shared = len(rates) == 1
    told = "、".join(dict.fromkeys(_term(row, rated=not shared) for row in credit))
    for charge, rate in rates if shared else ():
        told += f"。{'どれも' if len(credit) > 1 else ''}手数料{yen_text(charge)}・実質年率{rate}"
    return (Notes((plain(f"支払回数と期間　{told}。"),)),) if credit else ()


def _term(row: Ranked, *, rated: bool) -> str:
    quote = row.quote
    term = f"{row.name} {len(quote.schedule)}回・{period_months(quote)}か月"
    return f"{term}・手数料{yen_text(quote.finance_charge)}・実質年率{parts.rate(quote)}" if rated else term


def _when(comparison: Comparison, row: Ranked) -> str:
    if row.outcome is not None:
        return month_text(row.outcome.calendar_month)
    if not row.quote.program.returns:
        return wording.NO_BENEFIT
    if comparison.plan.habit is Habit.KEEP:
        return "返却しない"
    return wording.NOT_USABLE if row.asked is None or stopping(row.asked.problems) else "少なくならない"


def _conditions(comparison: Comparison) -> tuple[Text, ...]:
    """What each return hangs on; programs that ask for the same share one paragraph. Then returns near the plan's month."""
    asked: dict[tuple[str, ...], list[Ranked]] = {}
    for row in comparison.rows:
        if row.outcome is not None:
            asked.setdefault(row.quote.asked(row.outcome.window), []).append(row)
    texts = [_group(rows, requires) for requires, rows in asked.items()]
    near = [row for row in comparison.rows if row.nearest is not None]
    if near:
        told = "、".join(_nearest(row) for row in near)
        texts.append((*strong("この予定では特典を使えないもの"), *plain(f"　{told}。")))
    return tuple(texts)


def _group(rows: list[Ranked], requires: tuple[str, ...]) -> Text:
    names = "".join(f"「{row.name}」" for row in rows)
    told = "。".join((*_deadlines(rows), *requires, *_damage(rows)))
    return (*strong(names), *plain(f"　{told}。"))


def _deadlines(rows: list[Ranked]) -> tuple[str, ...]:
    returned = [(row, row.outcome) for row in rows if row.outcome is not None]
    days = {outcome.deadline: row for row, outcome in returned}
    assessed = any(parts.assessed_by(row.quote, outcome) for row, outcome in returned)
    if len(days) == 1:
        anew = any(parts.buys_anew(row.quote, outcome) for row, outcome in returned)
        deed = "買い替えて返却すること" if anew else "査定が終わること" if assessed else "返却すること"
        return tuple(f"{date_text(day)}までに{deed}" for day in days)
    until = "査定を終える期限は、" if assessed else "返却の期限は、"
    return (until + "、".join(f"{row.name} {date_text(day)}" for day, row in days.items()),)


def _damage(rows: list[Ranked]) -> tuple[str, ...]:
    """What each comes to with a failing body; where only the assessor can say, that."""
    known = [(row.name, yen_text(row.damaged)) for row in rows if row.damaged is not None]
    told = "、".join(f"{name} {amount}" if len(rows) > 1 else amount for name, amount in known)
    texts = [f"故障や破損があるときの支払総額は{told}"] if known else []
    if len(known) < len(rows):
        texts.append("故障や破損の減額は、査定で決まる")
    return tuple(texts)


def _nearest(row: Ranked) -> str:
    assert row.nearest is not None
    return f"「{row.name}」は{month_text(row.nearest.calendar_month)}の返却なら{yen_text(row.nearest.burden)}"


def _cautions(comparison: Comparison) -> tuple[str, ...]:
    texts = []
    if any(row.outcome is None for row in comparison.rows):
        texts.append("返却しない買い方では、端末はそのままお客さまのものです。")
    if any(row.outcome is not None for row in comparison.rows):
        texts.append("返却した端末は戻りません。査定の基準は、返却するときのものを使います。")
    texts += [
        f"「{row.name}」の{parts.unused(row.quote)}は、条件を満たしていないため、比べていません。"
        for row in comparison.rows
        if parts.unused(row.quote)
    ]
    texts.append("補償サービスの月額は、どの金額にも含みません。")
    return tuple(texts)
