"""査定結果書: the device went home again. What was looked at, why the benefit cannot be used and what would cure it, the ways
that are open in yen, what stays due. Holds no address and no identity document: nothing was taken in (個人情報は要るものだけ).
"""

from __future__ import annotations

from posapp.documents import issued
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
    Notes,
    SideBySide,
    SignatureBox,
)  # fmt: skip
from posapp.documents.intake_facts import bought_row, cover_words, number_cell
from posapp.documents.intake_findings import findings
from posapp.documents.intake_money import against_table, charge_table, kept_table
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain, strong
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import Settlement, settle
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
_CHOSEN = "（お選びの方法）"


def compose(case: RefusalCase) -> Paper:
    """The result of an assessment after which nothing was taken in."""
    intake, issue = case.intake, case.issue
    settled = settle(intake)
    blocks: list[Block] = [*_who_and_what(case), *_result(case, settled)]
    if case.examined:
        blocks += findings(intake, "3", case.answers)
    blocks += [*_ways(case), *_left(case, settled), _signature(case)]
    digest = digest_of(intake)
    told = f"{date_text(intake.day)} {intake.assessed_at:%H:%M}"
    head = issued.header(issue, TITLE, "端末は、お客さまにお返ししました。", digest, Meta("説明日", told))
    program = intake.contract.program
    foot = issued.footer(issue, digest, f"規則 {program.version}", f"査定表 {program.assessment.checklist.version}")
    subject = f"{program.name} {intake.contract.purchase.device.full_name}"
    return issued.paper(issue, KIND, head, foot, subject, digest, blocks)


def _who_and_what(case: RefusalCase) -> list[Block]:
    intake = case.intake
    contract = intake.contract
    name = intake.deliverer.name
    month = f"{program_month_text(intake.month)}（{month_text(settle(intake).outcome.calendar_month)}）"
    rows = (
        (FormCell("お名前", strong(f"{name} 様" if name else "―")), number_cell(intake)),
        (FormCell("端末", plain(contract.purchase.device.full_name)), FormCell("査定の月", plain(month))),
        (FormCell("プログラム", plain(f"{contract.program.name}・{cover_words(intake)}")),),
        bought_row(intake),
    )
    return [Heading("1", "お客さまと端末"), FormTable(rows, label=24, second_label=27, second_at=90)]


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
    return [head, SideBySide((told,), (table,), 98, 6)]


def _ways(case: RefusalCase) -> list[Block]:
    """The ways as the screen shows them."""
    if not case.choices:
        return []
    columns = (
        Column("方法", right=False, width=66), Column("これから払う額", width=36), Column("返却しないときと比べて", width=40),
        Column("期限"),
    )  # fmt: skip
    rows = tuple(_way(choice, chosen=choice.way is case.chosen) for choice in case.choices)
    return [
        Heading("4" if case.examined else "3", "お選びいただける方法", "今日より後にお支払いになる額です（税込）"),
        FigureTable(columns, rows, flush=True),
    ]


def _way(choice: Choice, *, chosen: bool) -> FigureRow:
    name = WAYS[choice.way] + (f"\n{_CHOSEN}" if chosen else "")
    if not choice.possible:
        return FigureRow((name, "使えません"), tinted=chosen)
    pay = yen_text(choice.to_pay) if choice.to_pay is not None else "未定"
    return FigureRow((name, pay, _saved(choice), date_text(choice.until) if choice.until else "―"), strong=chosen)


def _saved(choice: Choice) -> str:
    if choice.way in (Way.KEEP, Way.WITHDRAW):
        return "―"
    if choice.saving is None:
        return "修理代で決まります" if choice.way is Way.CURE else "買い取りの額で決まります"
    if not choice.saving:
        return "同じ"
    return f"{yen_text(abs(choice.saving))}{'少ない' if choice.saving > 0 else '多い'}"


def _left(case: RefusalCase, settled: Settlement) -> list[Block]:
    number = 3 + case.examined + bool(case.choices)
    note = "返却しなかったため、契約のとおりに続きます"
    closing = Notes((plain("金額と期限は、今日の契約と端末の状態によるものです。ほかの月では変わります。"),))
    return [Heading(str(number), "これからのお支払い", note), kept_table(case.intake, settled), closing]


def _signature(case: RefusalCase) -> SignatureBox:
    intake = case.intake
    lines = (
        f"説明日 {date_text(intake.day)}",
        f"説明 {intake.staff} {intake.assessed_at:%H:%M}",
        "古物台帳への記載なし",
    )
    return SignatureBox(plain("説明を受け、端末を受け取りました。"), "お名前（ご本人がお書きください）", side=lines)
