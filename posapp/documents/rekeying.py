"""再入力シート: everything of a case in the order it is keyed into the operator's system after an outage. For the shop alone.

Identity and account numbers stand as their last digits only; the rest is read from the customer's own papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Framed,
    Heading,
    Notes,
    Summary,
)
from posapp.documents.paper import Meta, Paper
from posapp.documents.paper_names import NAMES
from posapp.documents.runs import plain, strong
from posapp.domain.application import Application, Household
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import Open, RekeyingCase
from posapp.domain.facts import date_text, facts_of, yen_text
from posapp.domain.people import Guardian, IdentityDocument, Person
from posapp.domain.purchase import Device
from posapp.domain.quote import Quote

KIND = "rekeying"
Field: TypeAlias = tuple[str, str]
"""What the operator's system asks for, and what the shop recorded."""
Fields: TypeAlias = Iterator[Field]

BOX: Final = "□"
NONE: Final = "なし"
_OPEN: Final = {
    Open.TOPICS: "重要事項の説明を終えて、お客さまの「わかりました」を記録する",
    Open.CONSENTS: "信用情報の同意を、1つずついただく",
    Open.KEY_IN: "このシートを見て入力し、申込みを送る",
    Open.ANSWER: "立替払事業者のお返事を待ち、届いた日時を記録する",
    Open.FORM: "契約の成立日を記録し、契約成立のお知らせをお渡しする",
    Open.NUMBER: "端末の番号（IMEIまたは製造番号）を控える",
    Open.HAND_OVER: "契約が成立したあとで、端末をお渡しする",
    Open.DECISION: "お断りのあとをどうするか、お客さまのお返事をうかがう",
}


def compose(told: RekeyingCase) -> Paper:
    """The sheet. Raises PaperFault paper-needs without an application."""
    case = told.case
    form = parts.needs_application(case)
    groups: tuple[tuple[str, Iterable[Field]], ...] = (
        ("お客さま", _person(form.person)),
        ("本人確認・お勤め先", (*_document(form.document), *_work(form))),
        ("端末とプログラム", _device(told, case.quote)),
        ("代金とお支払い", (*_price(case.quote), *_instalments(case.quote), *_method(form))),
        ("説明と同意", (*_explained(case), *_consents(case, form))),
    )
    blocks: list[Block] = [_about(case), _operators_numbers()]
    for nth, (title, fields) in enumerate(groups, 1):
        blocks += [Heading(str(nth), title), _table(fields, bare=nth > 1)]
    blocks += [Heading("6", "お客さま用に作った書面"), _papers(told), *_open(told)]
    head = parts.header(
        case, KIND, Meta("作成日", parts.issue_day(case)), "事業者のシステムに入力し直すための店内の控えです。",
        addressee=case.addressee, continued="1ページからの続きです。",
    )  # fmt: skip
    head = replace(head, tags=(*head.tags, wording.FOR_SHOP))
    return parts.paper(case, KIND, head, parts.footer(case), blocks)


def _about(case: PaperCase) -> Summary:
    left = (Fact("状態", strong(wording.STATES[case.state])), Fact("見積の番号", plain(case.quote_number)))
    right = [Fact("担当", plain(case.staff))]
    if case.price_list:
        right.append(Fact("価格表", plain(case.price_list)))
    return Summary(left, tuple(right))


def _operators_numbers() -> Framed:
    """Room for what the operator's system answers."""
    rows = (
        (FormCell("受付番号", ()), FormCell("入力した人", ())),
        (FormCell("契約番号", ()), FormCell("入力した日時", ())),
    )
    return Framed((FormTable(rows),), strong=True)


def _table(fields: Iterable[Field], *, bare: bool) -> FigureTable:
    """Fields with a box each and room beside them; the head stands over the first table, whose columns the others keep."""
    columns = (
        Column("済", right=False, width=9),
        Column("項目", right=False, width=45),
        Column("店の記録", right=False),
        Column("事業者の番号・メモ", right=False, width=38),
    )
    rows = tuple(FigureRow((BOX, label, value, ""), strong=True, light=(1,)) for label, value in fields)
    return FigureTable(columns, rows, bare=bare, top=True)


def _person(person: Person) -> Fields:
    yield "フリガナ", person.kana
    yield "お名前", person.name
    yield "生年月日", date_text(person.born)
    yield "携帯電話", person.mobile or NONE
    if person.home_phone:
        yield "自宅の電話", person.home_phone
    address = person.address
    yield "郵便番号", address.postal
    yield "ご住所", f"{address.area}{address.town}{address.street}"
    yield "建物・部屋", address.building or NONE


def _document(document: IdentityDocument) -> Fields:
    digits = document.last_digits[-4:]
    yield (
        "本人確認書類",
        wording.DOCUMENTS[document.kind] + (f"（末尾 {digits}）" if digits else "（番号は控えません）"),
    )
    yield "発行元", document.issuer or NONE
    yield "有効期限", date_text(document.expires) if document.expires else NONE
    yield "確認した人", document.checked_by


def _work(form: Application) -> Fields:
    yield "お勤め先", form.work.employer or NONE
    yield "勤務先の電話", form.work.phone or NONE
    if form.household is not None:
        yield from _household(form.household)
    if form.guardian is not None:
        yield from _guardian(form.guardian)
    yield "利用目的", "個人（営業のためでない）"
    yield "反社会的勢力の確認", "お約束あり" if form.pledge else "まだ"


def _household(household: Household) -> Fields:
    yield "年収", yen_text(household.income)
    yield "世帯の人数", f"{household.persons}人"
    yield "預貯金", yen_text(household.savings)
    yield "お住まい", wording.HOUSING[household.housing]


def _guardian(guardian: Guardian) -> Fields:
    yield "保護者", f"{guardian.name}（{guardian.relation}）"
    yield "保護者の電話", guardian.phone
    yield "保護者のお支払い", "はい" if guardian.pays else "いいえ"


def _device(told: RekeyingCase, quote: Quote) -> Fields:
    device: Device = quote.purchase.device
    yield "機種", f"{device.full_name}（{wording.CATEGORIES.get(device.category, '端末')}）"
    if device.jan:
        yield "JANコード", device.jan
    yield "IMEI・製造番号", parts.imei_words(told.device_number) or "まだ"
    if told.contract:
        yield "店の契約番号", told.contract
    yield "プログラム", quote.program.name
    yield "補償", facts_of(quote)["cover"] or NONE


def _price(quote: Quote) -> Fields:
    purchase = quote.purchase
    yield "購入日", date_text(purchase.on)
    yield "現金販売価格（税込）", yen_text(purchase.cash_price)
    yield "頭金", yen_text(purchase.down_payment)
    for discount in purchase.discounts:
        yield f"値引き {discount.label}", yen_text(discount.amount)
    if purchase.points.total:
        points = purchase.points
        yield "ポイント", f"頭金に{yen_text(points.down_payment)}・分割に{yen_text(points.instalments)}"
    yield "分割対象額", yen_text(quote.amount_financed)
    yield "手数料", f"{yen_text(quote.finance_charge)}（実質年率{parts.rate(quote)}）"
    spread = sum(payment.points for payment in quote.schedule)
    total = yen_text(
        quote.total_of_payments + spread
    )  # as 申込書 has it: points that made the price smaller are no payment
    yield wording.TOTAL, f"{total}（返却しない場合）" if quote.program.returns else total


def _instalments(quote: Quote) -> Fields:
    yield "支払回数", f"{len(quote.schedule)}回"
    for run in parts.payment_runs(quote.schedule):
        yield run.numbers, f"{'各' if run.count > 1 else ''}{yen_text(run.amount)}"
    yield "支払期日", f"{date_text(quote.schedule[0].due)}から{parts.due_word(quote)}"


def _method(form: Application) -> Fields:
    method = form.method
    yield "支払方法", wording.WAYS[method.way]
    digits = f"（末尾 {method.last_digits[-4:]}）" if method.last_digits else ""
    if method.institution or digits:
        yield "金融機関・カード", f"{method.institution}{digits}"


def _explained(case: PaperCase) -> Fields:
    started = [ack.explained_at for ack in case.acks if ack.explained_at]
    ended = [ack.understood_at for ack in case.acks if ack.understood_at]
    yield "説明の始まり", _moment(case, min(started, default=None))
    yield "説明した人", "・".join(dict.fromkeys(ack.explained_by for ack in case.acks if ack.explained_by)) or "まだ"
    done = bool(ended) and len(ended) == len(case.acks)
    part = f"まだ（{len(case.acks)}項目のうち{len(ended)}項目）"
    yield "「わかりました」", f"{_moment(case, max(ended))}（{len(ended)}項目）" if done else part


def _consents(case: PaperCase, form: Application) -> Fields:
    given = form.consents
    yield "同意 信用情報の照会", _moment(case, given.inquiry)
    yield "同意 機関への登録", _moment(case, given.bureau)
    yield "同意 会員への提供", _moment(case, given.members)
    yield "同意 提携機関", _moment(case, given.partners)


def _moment(case: PaperCase, at: datetime | None) -> str:
    if at is None:
        return "まだ"
    clock = "（手書き用紙）" if case.sheets else f" {parts.local(case, at):%H:%M:%S}"
    return f"{date_text(parts.day_of(case, at))}{clock}"


def _papers(told: RekeyingCase) -> Notes:
    texts = (f"{NAMES[made.kind]} {made.number}" for made in told.papers)
    return Notes((plain("、".join(texts) or "まだありません。"),))


def _open(told: RekeyingCase) -> list[Block]:
    if not told.open:
        return []
    columns = (
        Column("済", right=False, width=9),
        Column("すること", right=False),
        Column("日時・お名前", right=False, width=58),
    )
    rows = tuple(FigureRow((BOX, _OPEN[point], ""), strong=True, light=(1,)) for point in told.open)
    return [Heading("7", "まだ済んでいないこと"), FigureTable(columns, rows, top=True)]
