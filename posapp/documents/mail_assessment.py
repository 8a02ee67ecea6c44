"""査定のお知らせ・回答書: the assessor's result, both choices in yen, until when to answer, and what silence means. Computes no rule."""

from __future__ import annotations

from posapp.documents import issued, mail_parts, wording
from posapp.documents.blocks import (
    Block,
    Body,
    ClauseTable,
    Fact,
    FigureRow,
    FormCell,
    FormTable,
    Heading,
    RowTotal,
    SignatureBox,
    Tick,
    Ticks,
    TotalsRow,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain, strong
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, yen_text
from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import Assessed, MailCase, MailReturn, consequence

KIND = "mail-assessment"
TITLE = "査定のお知らせ・回答書"


def compose(case: MailCase) -> Paper:
    """The result of one assessment, to be answered. Raises PaperFault paper-needs before there is one."""
    mail, issue = case.mail, case.issue
    given = mail.assessed
    if given is None or mail.application is None:
        raise PaperFault("paper-needs", "assessment")
    found = consequence(mail, case.today)
    digest = digest_of(mail)
    until = date_text(mail.answer_by)
    said = f"{until}までに、お答えください。" if found.possible else "今回は、返却の特典を使えません。"
    head = issued.header(
        issue, TITLE, said, digest, Meta("査定日", date_text(given.on)), addressee=mail.application.name
    )
    period = f"{date_text(found.day)}から後のお支払いです" if found.possible else ""
    how = "どちらかの□に印を付けてください" if found.possible else "□に印を付けてください"
    blocks: list[Block] = [
        Heading("1", "査定の結果"), _result(mail, given),
        Heading("2", "お選びいただけること", period), _choices(mail, found), _totals(mail, found),
        Heading("3", "お答え", how), *_answer(mail, found),
    ]  # fmt: skip
    return mail_parts.paper(case, KIND, head, digest, blocks)


def _result(mail: MailReturn, given: Assessed) -> FormTable:
    sent = mail.collection
    deduction = yen_text(given.deduction) if given.deduction else "なし（0円）"
    rows = [
        mail_parts.device_cells(mail),
        mail_parts.contract_cells(mail),
        (
            FormCell("集荷日", plain(date_text(sent.on) if sent else "")),
            FormCell("送り状", plain(sent.slip if sent else "")),
        ),
        (FormCell("減額", strong(deduction)),),
    ]
    if given.reason:
        rows.append((FormCell("減額の理由", plain(given.reason)),))
    return FormTable(tuple(rows), label=24, second_label=24, second_at=96)


def _choices(mail: MailReturn, found: Consequence) -> Block:
    if not found.possible:
        return Body((strong(_why_not(mail, found)), plain(_keeping(mail))))
    return mail_parts.payment_table(found, FigureRow(("商品", "", "お返しいただきます", "お手もとに戻ります")))


def _why_not(mail: MailReturn, found: Consequence) -> str:
    if found.outcome.window is None:
        return f"査定が{date_text(mail.settle_by)}までに終わらなかったため、返却の特典を使えません。"
    return "減額分が残りのお支払い以上になるため、返却の特典を使えません。"


def _totals(mail: MailReturn, found: Consequence) -> TotalsRow:
    kept = RowTotal(wording.KEPT, f"{mail.contract.kept.burden:,}")
    return TotalsRow((kept, RowTotal(wording.RETURNED, f"{found.outcome.burden:,}")) if found.possible else (kept,))


def _keeping(mail: MailReturn) -> str:
    last = mail.contract.schedule[-1]
    return f"{date_text(last.due)}に、最終回の{yen_text(last.amount)}をお支払いいただき、商品をそのままお使いいただけます。"


def _answer(mail: MailReturn, found: Consequence) -> list[Block]:
    until = date_text(mail.answer_by)
    amount = yen_text(found.deduction or 0)
    accept = f"返却する（最終回は支払不要、減額分は{amount}）"
    keep = f"返却を取りやめ、使い続ける（最終回の{yen_text(found.last.amount)}を払う）"
    ticks = (Tick(accept), Tick(keep)) if found.possible else (Tick(keep),)
    clauses = ClauseTable(
        (
            Fact(
                "お答えの期限", strong(f"{until}まで（店の目安）。最終回の支払期日は{date_text(mail.last_due)}です。")
            ),
            Fact("お返事がないとき", plain(f"使い続けるものとして扱います。{_keeping(mail)}")),
            Fact("取りやめるとき", plain("申込先で、返却の取り消しの手続きが必要です。店でお手伝いします。")),
        ),
        label=38,
    )
    side = (f"お知らせした日 {date_text(found.day)}",)
    sign = SignatureBox(plain("印を付けたとおりに回答します。"), "お名前（ご本人がお書きください）", side=side)
    return [Ticks(ticks, columns=1, small=False, keep=True), clauses, sign]
