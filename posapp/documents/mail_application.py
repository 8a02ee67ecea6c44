"""返却申込書（控え）: what was applied for, what happens next on which day, and both ways in yen. Computes no rule."""

from __future__ import annotations

from posapp.documents import issued, mail_parts, wording
from posapp.documents.blocks import (
    Block,
    FigureRow,
    FormCell,
    FormTable,
    Heading,
    Notes,
    RowTotal,
    Tick,
    Ticks,
    TotalsRow,
)
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Text, plain, strong
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text
from posapp.domain.mail_return import Application, MailCase, MailReturn, consequence, has_data, has_locks
from posapp.domain.problem import stopping

KIND = "mail-application"
TITLE = "返却申込書（控え）"


def compose(case: MailCase) -> Paper:
    """The customer's copy of an application.

    Raises PaperFault paper-needs before there is one, and where its own contract allows no return on that day.
    """
    mail, issue = case.mail, case.issue
    given = mail.application
    if given is None:
        raise PaperFault("paper-needs", "application")
    found = consequence(mail, case.today)
    if not found.possible:
        raise PaperFault("paper-needs", stopping(found.problems)[0].code)
    digest = digest_of(mail)
    head = issued.header(
        issue,
        TITLE,
        "返却が終わるまで、保管してください。",
        digest,
        Meta("申込日", date_text(given.on)),
        addressee=given.name,
    )
    blocks: list[Block] = [
        Heading("1", "申込みの内容", "契約した商品を、集荷で返却します"),
        _applied(mail, given),
        _ticks(mail, given),
        Heading("2", "これからの流れ", "日付は、この申込みのものです"),
        _next(mail, given),
        Heading("3", "お支払い", f"{date_text(found.day)}から後の分です。減額がないときの額です"),
        mail_parts.payment_table(found),
        TotalsRow(
            (
                RowTotal(wording.KEPT, f"{mail.contract.kept.burden:,}"),
                RowTotal(wording.RETURNED, f"{found.outcome.burden:,}"),
            )
        ),
        Notes(_notes(mail)),
    ]
    return mail_parts.paper(case, KIND, head, digest, blocks)


def _applied(mail: MailReturn, given: Application) -> FormTable:
    rows = (
        (FormCell("お名前", strong(f"{given.name} 様")), FormCell("フリガナ", plain(given.kana))),
        (FormCell("電話", plain(given.phone)), FormCell("メール", plain(given.mail))),
        (FormCell("集荷の場所", plain(given.address)),),
        (
            FormCell("希望日", strong(date_text(given.day))),
            FormCell("時間帯", plain(mail_parts.SLOTS[given.slot])),
        ),
        mail_parts.device_cells(mail),
        mail_parts.contract_cells(mail),
        *(((FormCell("足りない付属品", plain(given.missing)),),) if given.missing else ()),
    )
    return FormTable(rows, label=24, second_label=24, second_at=96)


def _ticks(mail: MailReturn, given: Application) -> Ticks:
    """What the customer has confirmed, as far as this kind of goods asks for it; what is missing stands above, in words."""
    items = [Tick("ご契約者ご本人の商品です。", given.owner)]
    if has_data(mail.contract):
        items.append(Tick("データを控えてから、消しました。", given.erased))
    if not given.missing:
        items.append(Tick("付属品を、すべてそろえました。", True))
    if has_locks(mail.contract):
        items.append(Tick("ロックとアカウントを解除しました。", given.unlocked))
    return Ticks(tuple(items), columns=2, keep=True)


def _next(mail: MailReturn, given: Application) -> Block:
    rows = (
        FigureRow((date_text(given.day), "希望の集荷日です。商品と付属品を一緒にお渡しください。")),
        FigureRow(
            (
                f"集荷から{mail.terms.assess_days}日ほど",
                "査定の結果がメールで届きます。届かないときは店へご連絡ください。",
            )
        ),
        FigureRow(
            (f"{date_text(mail.settle_by)}まで", "この日までに査定が終わると、最終回のお支払いが不要になります。")
        ),
        FigureRow((f"{date_text(mail.answer_by)}まで", "査定の結果へのお答えを、店へお知らせください。"), strong=True),
        FigureRow((date_text(mail.last_due), "最終回の支払期日です。")),
    )
    return mail_parts.two_columns(rows, 46)


def _notes(mail: MailReturn) -> tuple[Text, ...]:
    return (
        plain("傷みや付属品の不足があると、減額分を最終回の支払期日にお支払いいただきます。額は査定で決まります。"),
        plain("査定の結果を見てから、返却を取りやめて使い続けることもできます。そのときは、最終回の分をお支払いいただきます。"),
        plain(f"お返事の期限（{date_text(mail.answer_by)}）までにお答えがないときは、使い続けるものとして扱います。期限は店の目安です。"),
    )  # fmt: skip
