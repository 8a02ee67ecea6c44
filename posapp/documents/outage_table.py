"""早見表（手計算用）: the programs in force, what stays due and what falls away by month, and an example that the rules worked out."""

from __future__ import annotations

from collections.abc import Iterator

from posapp.documents import outage_parts as parts
from posapp.documents import wording
from posapp.documents.blocks import Block, Body, Column, FigureRow, FigureTable, Framed, Heading, Notes
from posapp.documents.paper import Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.by_hand import HandRow, hand_rows, months_after
from posapp.domain.facts import date_text, program_month_text, yen_text
from posapp.domain.outage import OutageCase
from posapp.domain.program import Assessment, Basis, Plan, PlanKind, PointsUse, Program, SurchargeRow, Window
from posapp.domain.quote import Quote

KIND = "outage-table"
TITLE = "早見表（手計算用）"
_FAMILIES = {PlanKind.EQUAL: "等分", PlanKind.RESIDUAL: "残価", PlanKind.STEPS: "段階"}
_PARTS = {"body": "本体", "glass": "画面・本体の割れ", "band": "バンド", "adapter": "アダプター"}


def compose(case: OutageCase) -> Paper:
    """The table of every program on credit that is sold on the day of making."""
    numbered = parts.on_credit(case)
    blocks: list[Block] = []
    if not numbered:
        blocks.append(Body((plain("この日に使えるプログラムはありません。"),)))
    for number, program in numbered:
        if program.returns:
            blocks += _program(case, number, program)
    blocks += [*_charges(tuple(program for _, program in numbered))]
    blocks += _without_benefit(tuple(pair for pair in numbered if not pair[1].returns))
    sentence = f"{date_text(case.issue.issued_at.date())}に受付中のプログラムです。"
    return parts.own(case, KIND, TITLE, sentence, blocks)


def _program(case: OutageCase, number: str, program: Program) -> list[Block]:
    until = f"受付は{date_text(program.valid_until)}まで" if program.valid_until else ""
    rows = [row for window in program.windows for row in _rows(program, window)]
    columns = (
        Column("返却する月", right=False, width=54), Column("払う回数", right=False, width=62),
        Column("不要になる回数", right=False),
    )  # fmt: skip
    example = case.example(program)
    found: list[Block] = [
        Heading(number, f"{program.operator.name}　{program.name}", until),
        FigureTable(columns, tuple(rows)),
        Notes((*_about(program), *(plain(text) for text in _limits(program)))),
    ]
    if example is not None:
        found.append(Framed((Body(_example(example)),)))
    return found


def _about(program: Program) -> Iterator[Text]:
    plan = program.plan
    yield (*strong(_FAMILIES[plan.kind]), *plain(f"　{_payments(plan)}。{_counting(program)}"))
    yield plain(_points(plan))


def _payments(plan: Plan) -> str:
    if plan.kind is PlanKind.RESIDUAL:
        return f"{plan.payments}回（{plan.payments}回目が残価）"
    if plan.kind is PlanKind.STEPS:
        starts = (1, *(end + 1 for end in plan.step_ends[:-1]))
        return f"{plan.payments}回（{'・'.join(f'{a}〜{b}回目' for a, b in zip(starts, plan.step_ends, strict=True))}）"
    return f"{plan.payments}回"


def _counting(program: Program) -> str:
    """Which calendar month is the first, and when the first instalment is due."""
    first = months_after(program, 1)
    month = {0: "購入した月", 1: "購入の翌月"}.get(first, f"購入の{first}か月後")
    due = months_after(program, 1 + program.clock.payment_offset) + program.clock.due_offset
    return f"{month}が1か月目、1回目のお支払いは購入の{due}か月後です。"


def _points(plan: Plan) -> str:
    words = (
        "ポイントは代金から引きます（D）。"
        if plan.points is PointsUse.AMOUNT
        else "ポイントは引かない（分割支払金に、1回目から順に充てます）。"
    )
    if plan.least_instalment:
        words += f"毎月の額が{yen_text(plan.least_instalment)}に満たないと使えません。"
    return words


def _rows(program: Program, window: Window) -> list[FigureRow]:
    return [
        FigureRow((_months(row, window), _paid(program, row), _gone(program, row)))
        for row in hand_rows(program, window)
    ]


def _months(row: HandRow, window: Window) -> str:
    span = program_month_text(row.first)
    if row.last > row.first:
        span += f"〜{program_month_text(row.last)}"
    return f"{span}{'（利用料）' if window.charges_usage_fee else ''}"


def _paid(program: Program, row: HandRow) -> str:
    if not row.grows:
        return f"{row.paid}回"
    less = row.first - row.paid
    words = f"か月目の数 − {less}" if less else "か月目の数"
    return f"{words}（{row.paid}〜{row.paid_last}回）"


def _gone(program: Program, row: HandRow) -> str:
    payments = program.plan.payments
    if row.grows:
        return f"{payments} − 払う回数（{payments - row.paid}〜{payments - row.paid_last}回）"
    if program.plan.kind is PlanKind.RESIDUAL and payments - row.paid == 1:
        return f"1回（{payments}回目の残価）"
    return f"{payments - row.paid}回（{row.paid + 1}〜{payments}回目）"


def _limits(program: Program) -> Iterator[str]:
    if any(w.needs_purchase for w in program.windows):
        yield "返却のときに次の機種を同じ事業者で買うことが条件です。返すだけでは不要になりません。"
    for window in program.windows:
        if window.charges_usage_fee:
            most = f"（最大{yen_text(window.usage_fee_at_most)}）" if window.usage_fee_at_most else ""
            cover = "。補償への加入も要ります" if window.needs_cover else ""
            yield f"{window.label}の月は、利用料{most}をMに足します{cover}。"
    if program.assessment.by_assessor:
        return
    for window in program.windows:
        owed = "不要になる額" if window.basis is Basis.WAIVED else "まだ払っていない分割支払金"
        which = f"{window.label}では、" if len(program.windows) > 1 else ""
        yield f"{which}Mが{owed}以上になる月は、特典を使えません。"


def _example(quote: Quote) -> tuple[Text, ...]:
    """The worked example in the letters of the worksheet; both totals with their condition."""
    schedule, best = quote.schedule, quote.best
    runs = "、".join(
        f"{payment.number}回目{'は' if payment is schedule[-1] else 'から'}{yen_text(payment.amount)}"
        for before, payment in zip((None, *schedule), schedule, strict=False)
        if before is None or before.amount != payment.amount
    )
    first = (*strong("計算例　"), *plain(f"A・E ＝ {yen_text(quote.purchase.cash_price)}（税込）。{runs}。"))
    kept = plain(f"{wording.KEPT}　K ＝ {yen_text(quote.kept.burden)}")
    if best is None:
        return first, kept
    fee = f"　M ＝ {yen_text(best.usage_fee)}（利用料）" if best.usage_fee else ""
    return (
        first, kept, plain(f"{wording.RETURNED}　P ＝ {yen_text(best.burden)}　L ＝ {yen_text(best.waived)}{fee}"),
        plain(f"（{program_month_text(best.month)}の末日までに返却と査定が終わり、傷みがないとき。不要は{len(best.waived_numbers)}回）"),
    )  # fmt: skip


def _charges(programs: tuple[Program, ...]) -> Iterator[Block]:
    """What a device costs that fails its assessment: one table for the programs that share it."""
    shared: dict[Assessment, list[Program]] = {}
    for program in programs:
        if program.assessment.rows:
            shared.setdefault(program.assessment, []).append(program)
    for assessment, members in shared.items():
        most = "。最大の額です" if assessment.at_most else ""
        title = f"{parts.operators(members)}の{assessment.surcharge_name}"
        columns = (
            Column("加入中の補償", right=False), Column("傷んだところ", right=False, width=36),
            Column("端末", right=False, width=60), Column("円", width=22),
        )  # fmt: skip
        rows = (FigureRow((*_charged(assessment, row), f"{row.amount:,}")) for row in assessment.rows)
        yield Heading("", title, f"不課税{most}。傷んだところのうち、いちばん高い額をMに書きます")
        yield FigureTable(columns, tuple(rows))


def _charged(assessment: Assessment, row: SurchargeRow) -> tuple[str, str, str]:
    cover = next((c.label for c in assessment.covers if c.id == row.cover), "なし")
    repairs = f"（年{row.repairs_below - 1}回までの修理）" if row.repairs_below else ""
    if row.repairs_from:
        repairs = f"（修理を年{row.repairs_from}回使った）"
    devices = row.devices
    named = devices.names or tuple(dict.fromkeys(wording.CATEGORIES[c] for c in devices.categories))
    return f"{cover}{repairs}", _PARTS[row.part], "・".join(named) or "すべて"


def _without_benefit(numbered: tuple[tuple[str, Program], ...]) -> list[Block]:
    """Plain instalments, one row each."""
    if not numbered:
        return []
    columns = (
        Column("番号", right=False, width=14), Column("事業者", right=False, width=34), Column("プログラム", right=False),
        Column("型・回数", right=False, width=30), Column("ポイント", right=False, width=30),
    )  # fmt: skip
    rows = tuple(
        FigureRow(
            (
                number, program.operator.name, program.name, f"{_FAMILIES[program.plan.kind]} {program.plan.payments}回",
                "引く（D）" if program.plan.points is PointsUse.AMOUNT else "引かない",
            )
        )
        for number, program in numbered
    )  # fmt: skip
    return [Heading("", "返却の特典がない分割払い", "総額はKだけです"), FigureTable(columns, rows)]
