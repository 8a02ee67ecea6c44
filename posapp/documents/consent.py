"""個人情報・信用情報 同意書: purposes, bureaus and periods, each consent on its own, apart from the contract (35条の3の57)."""

from __future__ import annotations

from datetime import datetime

from posapp.documents import parts
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
    Framed,
    Heading,
    Lead,
    Notes,
    SignatureBox,
    Tick,
    Ticks,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain, strong
from posapp.domain.application import Application, is_credit
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text
from posapp.domain.program import Party


def compose(case: PaperCase) -> Paper:
    """The consent paper. Raises PaperFault paper-needs without an application, a creditor or credit."""
    form = parts.needs_application(case)
    creditor = case.quote.program.operator.creditor
    if creditor is None:
        raise PaperFault("paper-needs", "creditor")
    if not is_credit(case.quote):
        raise PaperFault("paper-needs", "credit")
    blocks: list[Block] = [
        Lead(plain("申込みの前に、1つずつ選んでいただきます。同意がなくても、一括払いは選べます。")),
        FormTable((
            (FormCell("お名前", strong(form.person.name), large=True), FormCell("生年月日", plain(date_text(form.person.born)))),
            (FormCell("ご住所", plain(form.person.address.line)),),
        )),
        *_purposes(creditor), *_bureaus(case, creditor), *_consents(case, form, creditor), _signature(case, form),
    ]  # fmt: skip
    head = parts.header(
        case,
        "consent",
        Meta("申込日", date_text(form.applied_on)),
        "申込書とは別の書面です。",
        continued="1ページからの続きです。",
    )
    return parts.paper(case, "consent", head, parts.footer(case), blocks)


def _purposes(creditor: Party) -> list[Block]:
    rows = (
        (
            "集める情報",
            "お名前・生年月日・ご住所・電話・お勤め先・本人確認の方法・契約の内容・お支払いの状況。審査に要るときは、収入・世帯・お住まいも。",
        ),
        (
            "使う目的",
            "申込みの審査、契約の管理、代金の請求と受け取り、お問い合わせへの対応。この店では、ほかの目的には使いません。",
        ),
        ("受け取る人", f"販売店と、立替払事業者の{creditor.name}。信用情報機関へは、2と3のとおり。"),
        ("集めない情報", "個人番号（マイナンバー）、健康保険の記号と番号は、うかがわず、控えません。"),
        ("お客さまの権利", "情報の開示・訂正・利用の停止を、販売店か立替払事業者に求められます。"),
    )
    return [
        Heading("1", "個人情報の使い方"), ClauseTable(tuple(Fact(head, plain(text)) for head, text in rows)),
    ]  # fmt: skip


def _bureaus(case: PaperCase, creditor: Party) -> list[Block]:
    law = case.regulation
    rows = (
        ("申込みの事実", f"照会の日から{law.bureau_inquiry_months}か月間"),
        ("契約の内容・お支払いの状況", f"契約中と、契約が終わった日から{law.bureau_contract_years}年以内"),
        ("お支払いの遅れ", f"契約中と、契約が終わった日から{law.bureau_arrears_years}年間"),
    )
    columns = (Column("登録される情報", right=False, width=70), Column("期間"))
    names = f"加盟する信用情報機関は{creditor.bureau}、提携する機関は{creditor.partner_bureaus}です。"
    return [
        Heading("2", "信用情報機関への登録と期間"), FigureTable(columns, tuple(FigureRow(row) for row in rows)),
        Notes((plain(names + "登録された情報は、会員である事業者が、支払う力を調べるためだけに使います。"),)),
    ]  # fmt: skip


def _consents(case: PaperCase, form: Application, creditor: Party) -> list[Block]:
    given = form.consents
    items = (
        (f"{creditor.name}が、{creditor.bureau}と提携する機関に信用情報を照会すること。", given.inquiry),
        (f"申込みと契約の内容を{creditor.bureau}に提供し、登録すること。", given.bureau),
        (f"{creditor.bureau}が、登録された情報を会員に提供すること。", given.members),
        (f"{creditor.bureau}が、提携する機関（{creditor.partner_bureaus}）の会員にも提供すること。", given.partners),
    )
    ticks = tuple(Tick(f"{text}{_time(case, at)}", at is not None) for text, at in items)
    return [
        Heading("3", "同意", "契約の条件とは別に、1つずつ記録します"),
        Framed((Body((plain("次のことに、それぞれ同意します。"),)), Ticks(ticks, small=False)), strong=True),
    ]  # fmt: skip


def _time(case: PaperCase, at: datetime | None) -> str:
    at_clock = parts.clock(case, at)
    return f"（{at_clock}）" if at_clock else ""


def _signature(case: PaperCase, form: Application) -> SignatureBox:
    times = sorted(
        t
        for t in (form.consents.inquiry, form.consents.bureau, form.consents.members, form.consents.partners)
        if t is not None
    )
    day = date_text(parts.day_of(case, times[-1])) if times else date_text(form.applied_on)
    return SignatureBox(
        plain("印を付けた項目に同意します。"), "お名前（ご本人がお書きください）", "同意した日", day,
        (f"受付 {case.staff}", f"文面 {case.text_version}"),
    )  # fmt: skip
