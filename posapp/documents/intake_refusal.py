"""査定結果書: the device went home again. What was looked at, why the benefit cannot be used and what would cure it, the ways
that are open in yen, what stays due. Holds no address and no identity document: nothing was taken in (個人情報は要るものだけ).
"""

from __future__ import annotations

from posapp.documents import issued, parts, wording
from posapp.documents.blocks import (
    Block,
    Body,
    ClauseTable,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Heading,
    SideBySide,
    SignatureBox,
    Tick,
    Ticks,
)  # fmt: skip
from posapp.documents.intake_facts import cover_words, number_cell, rules_note
from posapp.documents.intake_findings import findings
from posapp.documents.intake_money import against_table, charge_table, kept_table
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import Settlement, Standing, settle
from posapp.domain.intake_papers import RefusalCase

KIND = "assessment-result"
TITLE = "査定結果書"
WAYS = {
    Way.NOW: "今日このまま返却",
    Way.CURE: "直してから返却",
    Way.LATER: "翌月に返却",
    Way.KEEP: "返却せず使い続ける",
    Way.WITHDRAW: "査定後にやめる",
    Way.BUYBACK: "買い取りに出す",
}
"""The words of the screen."""
_CHOSEN = "（選択）"


def _taken_back(case: RefusalCase) -> Ticks:
    """Ticked by hand, with the signature."""
    told = (
        "結果と、選べる方法の説明を受けました。" if case.choices else "結果と、これからのお支払いの説明を受けました。"
    )
    return Ticks((Tick(told), Tick("端末を受け取り、持ち帰ります。")), columns=2, keep=True)


def compose(case: RefusalCase) -> Paper:
    """The result of an assessment after which nothing was taken in."""
    intake, issue = case.intake, case.issue
    settled = settle(intake)
    blocks: list[Block] = [*_device(case, settled), *_result(case, settled)]
    if case.examined:
        blocks += findings(intake, "3", case.answers)
    blocks += [*_ways(case, settled), _taken_back(case), _signature(case)]
    digest = digest_of(intake)
    told = f"{date_text(intake.day)} {intake.assessed_at:%H:%M}"
    head = issued.header(
        issue,
        TITLE,
        "端末は、お客さまにお返ししました。",
        digest,
        Meta("説明日", told),
        addressee=intake.deliverer.name,
    )
    program = intake.contract.program
    foot = issued.footer(issue, digest, f"規則 {program.version}", f"査定表 {program.assessment.checklist.version}")
    subject = f"{program.name} {intake.contract.purchase.device.full_name}"
    return issued.paper(issue, KIND, head, foot, subject, digest, blocks)


def _device(case: RefusalCase, settled: Settlement) -> list[Block]:
    intake = case.intake
    contract = intake.contract
    month = f"{program_month_text(intake.month)}（{month_text(settled.outcome.calendar_month)}）"
    program = f"{contract.program.short_name}・{cover_words(intake)}"
    rows = (
        (FormCell("端末", plain(contract.purchase.device.full_name)), number_cell(intake)),
        (FormCell("プログラム", plain(program)), FormCell("査定の月", plain(month))),
    )
    return [Heading("1", "お持ちになった端末"), FormTable(rows, label=24, second_label=27, second_at=90)]


def _result(case: RefusalCase, settled: Settlement) -> list[Block]:
    """Why, and what would cure it; beside it the sums that decide, where damage does."""
    if not case.reasons:
        way = f"「{WAYS[case.chosen]}」" if case.chosen else "返却しないこと"
        told: Block = Body(((*plain("返却の特典は使えますが、お客さまが"), *strong(way), *plain("を選びました。")),))
        head = Heading("2", "今回は返却しません")
    else:
        head = Heading("2", "今回は、返却の特典を使えません")
        several = len(case.reasons) > 1
        rows: list[Fact] = []
        for nth, reason in enumerate(case.reasons, 1):
            rows.append(Fact(f"理由 {nth}" if several else "理由", strong(reason.text)))
            if reason.cure:
                rows.append(Fact("使うには", plain(reason.cure)))
        told = ClauseTable(tuple(rows), label=22)
    if not (settled.failing and case.examined):
        return [head, told]
    table = charge_table(case.intake, settled) if settled.possible else against_table(case.intake, settled)
    return [head, SideBySide((told,), (table,), 96, 6)]


def _ways(case: RefusalCase, settled: Settlement) -> list[Block]:
    """The ways as the screen shows them, and what stays due; before a checklist what stays due alone."""
    if not case.choices:
        note = f"{rules_note(case.intake)}のとおりに続きます"
        return [Heading("3", "これからのお支払い", note), kept_table(case.intake, settled)]
    columns = (Column("方法", right=False), Column("これから払う額", width=33), Column("使い続けるより", width=38))
    rows = tuple(_way(choice, chosen=choice.way is case.chosen) for choice in case.choices)
    return [
        Heading("4", "お客さまが選べる方法", "これから払う額をくらべています（税込）。金額と期限は今日のものです"),
        FigureTable(columns, rows, flush=True),
        Body((_left(case, settled),)),
    ]


def _left(case: RefusalCase, settled: Settlement) -> Text:
    """What is paid on when the device is kept: numbers, yen and the last day."""
    contract = case.intake.contract
    ahead = [payment for standing, payment in settled.payments if standing is not Standing.PAID]
    total = f"{wording.KEPT}は{yen_text(contract.kept.burden)}です。"
    if not ahead:
        return plain(f"{rules_note(case.intake)}のとおり、お支払いは終わっています。{total}")
    yen, last = yen_text(sum(payment.amount for payment in ahead)), date_text(ahead[-1].due)
    return (
        *plain(f"{rules_note(case.intake)}のとおり、返却しない間は"),
        *strong(f"{parts.number_spans([payment.number for payment in ahead])}の{yen}"),
        *plain(f"を{last}まで払います。{total}"),
    )


def _way(choice: Choice, *, chosen: bool) -> FigureRow:
    name = WAYS[choice.way] + (_CHOSEN if chosen else "")
    if not choice.possible:
        return FigureRow((name, "使えません"), tinted=chosen)
    if choice.until is not None:
        name += f"（{date_text(choice.until)}まで）"
    return FigureRow((name, "―" if choice.to_pay is None else yen_text(choice.to_pay), _saved(choice)), strong=chosen)


def _saved(choice: Choice) -> str:
    if choice.way in (Way.KEEP, Way.WITHDRAW):
        return "―"
    if choice.saving is None:
        return "修理代による" if choice.way is Way.CURE else "買取額による"
    if not choice.saving:
        return "同じ"
    return f"{yen_text(abs(choice.saving))}{'少ない' if choice.saving > 0 else '多い'}"


def _signature(case: RefusalCase) -> SignatureBox:
    intake = case.intake
    lines = (
        f"説明日 {date_text(intake.day)}",
        f"説明 {intake.staff} {intake.assessed_at:%H:%M}",
        "古物台帳への記載なし",
    )
    return SignatureBox(plain("上のとおりです。"), "お名前（ご本人がお書きください）", side=lines)
