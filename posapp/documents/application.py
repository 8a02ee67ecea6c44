"""個別信用購入あっせん契約申込書: page 1 the facts, page 2 the rules, signature last (35条の3の8, 規則79条)."""

from __future__ import annotations

from datetime import date

from posapp.documents import parts, wording
from posapp.documents.application_rules import rules, special_terms
from posapp.documents.blocks import (
    Block,
    Body,
    Column,
    DateBoxes,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Framed,
    Heading,
    Notes,
    PageBreak,
    PartyBoxes,
    PartyCell,
    SideBySide,
    SignatureBox,
    Tick,
    Ticks,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Run, plain, strong
from posapp.domain.application import Application, Household, PaymentMethod, State, is_credit, period_months
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.money import Yen
from posapp.domain.people import IdentityDocument
from posapp.domain.program import PointsUse
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment

_LABELS = {"label": 27, "second_label": 27, "second_at": 92}


def compose(case: PaperCase) -> Paper:
    """The application form. Raises PaperFault paper-needs without an application or for a purchase without credit."""
    form = parts.needs_application(case)
    if not is_credit(case.quote):
        raise PaperFault("paper-needs", "credit")
    blocks: list[Block] = [
        *_applicant(case, form), *goods(case, "2"), *_money(case, form), *_dates(case), *parties(case, "5"), PageBreak(soft=True),
        *special_terms(case.quote, "6"), *rules(case, "7"), _consents(case, form),
        Ticks((Tick("反社会的勢力に当たらず、今後もならないことを約束します。", form.pledge),), keep=True), *_signatures(case, form),
    ]  # fmt: skip
    head = parts.header(
        case, "application", Meta("申込日", date_text(form.applied_on)), "成立後は契約書面になります。",
        continued="ほかのページとあわせて1通です。",
    )  # fmt: skip
    return parts.paper(case, "application", head, parts.footer(case), blocks)


def _applicant(case: PaperCase, form: Application) -> list[Block]:
    person = form.person
    age = person.age_on(form.applied_on)
    rows = [
        (FormCell("フリガナ", plain(person.kana)), FormCell("生年月日", plain(f"{date_text(person.born)}（{age}歳）"))),
        (
            FormCell("お名前", strong(person.name), large=True),
            FormCell("電話", plain(person.mobile or person.home_phone)),
        ),
        (FormCell("ご住所", plain(person.address.line)),),
        (
            FormCell("お勤め先", plain(form.work.employer or "なし")),
            FormCell("勤務先電話", plain(form.work.phone or "なし")),
        ),
        (
            FormCell("本人確認", plain(_document(form.document))),
            FormCell("利用目的", plain("個人（営業のためでない）")),
        ),
    ]
    if form.household is not None:
        rows.append((FormCell("収入・お住まい", plain(_household(form.household))),))
    if form.guardian is not None:
        pays = "・お支払いも" if form.guardian.pays else ""
        name = f"{form.guardian.name}（{form.guardian.relation}{pays}）"
        rows.append((FormCell("保護者", plain(name)), FormCell("保護者の電話", plain(form.guardian.phone))))
    limit = yen_text(case.regulation.short_form_limit)
    note = f"支払総額が{limit}を超えるため、収入などもうかがいます" if form.long_form else ""
    return [Heading("1", "お申込みの方", note), FormTable(tuple(rows), **_LABELS)]


def _document(document: IdentityDocument) -> str:
    words = wording.DOCUMENTS[document.kind]
    return f"{words}（末尾 {document.last_digits}）" if document.last_digits else words


def _household(household: Household) -> str:
    """Income, persons, savings where there are any, and housing in one line."""
    words = [f"年収 {_round_yen(household.income)}", f"世帯 {household.persons}人"]
    if household.savings:
        words.append(f"預貯金 {_round_yen(household.savings)}")
    return "・".join((*words, wording.HOUSING[household.housing]))


def _round_yen(amount: Yen) -> str:
    """420万円 for whole ten thousands, the full figure otherwise."""
    tens, rest = divmod(amount, 10**4)
    return yen_text(amount) if rest or not tens else f"{tens:,}万円"


def goods(case: PaperCase, number: str) -> list[Block]:
    """商品と引渡し under a section number."""
    device = case.quote.purchase.device
    kind = wording.CATEGORIES.get(device.category, "端末")
    rows = (
        (
            FormCell("商品の種類", plain(f"{kind} 1台")),
            FormCell(parts.number_name(device), plain(parts.imei_words(device.imei) or "引渡しのときに記入")),
        ),
        (FormCell("品名", plain(device.full_name)), FormCell("引渡しの時期", plain("契約が成立した日、店頭で"))),
    )
    return [Heading(number, "商品と引渡し"), FormTable(rows, **_LABELS)]


def _money(case: PaperCase, form: Application) -> list[Block]:
    quote = case.quote
    left = FigureTable(
        (Column("", right=False), Column("", width=34)), tuple(_price_rows(quote)), bare=True, flush=True
    )
    rows = [*_instalment_rows(quote)]
    start = month_text_of(quote)
    rows.append(FigureRow(("支払回数", f"{len(quote.schedule)}回")))
    rows.append(FigureRow(("支払期間", f"{start}から{period_months(quote)}か月")))
    rows.append(FigureRow(("支払方法", _method(form.method))))
    columns = (Column("分割支払金", right=False, width=34), Column("金額", width=27), Column("支払期日"))
    right = FigureTable(columns, tuple(rows), flush=True)
    first = quote.schedule[0]
    notes = [
        f"1回目は{month_text(first.calendar_month)}分です。{parts.due_word(quote).removeprefix('毎月')}が金融機関の休みのときは、次の営業日に払います。"
    ]
    spread = sum(p.points for p in quote.schedule)
    if spread:
        notes.append(f"ポイント{yen_text(spread)}分を1回目から順に充てたあとの金額です。")
    return [
        Heading("3", "代金とお支払い"), SideBySide((left,), (right,), 76, 4), Notes(tuple(plain(text) for text in notes)),
    ]  # fmt: skip


def month_text_of(quote: Quote) -> str:
    """The calendar month of purchase."""
    return f"{quote.purchase.on.year}年{quote.purchase.on.month}月"


def _price_rows(quote: Quote) -> list[FigureRow]:
    purchase = quote.purchase
    spread = sum(p.points for p in quote.schedule)
    off = purchase.discount_total
    if quote.program.plan.points is PointsUse.AMOUNT:
        off += purchase.points.instalments
    rows = [
        ("現金販売価格（税込）", yen_text(purchase.cash_price)),
        ("頭金", f"− {yen_text(purchase.down_payment)}"),
        ("割引・ポイント", f"− {yen_text(off)}"),
        ("分割対象額", yen_text(quote.amount_financed)),
        ("分割払手数料", f"+ {yen_text(quote.finance_charge)}"),
    ]
    found = [FigureRow(row) for row in rows]
    found.append(FigureRow(("支払総額（税込）", yen_text(quote.total_of_payments + spread)), strong=True))
    if spread:
        found.append(FigureRow(("うちポイント充当", yen_text(spread))))
    found.append(FigureRow(("実質年率", parts.rate(quote))))
    return found


def _instalment_rows(quote: Quote) -> list[FigureRow]:
    """First, other and last instalments; other amounts in runs."""
    first, *between = quote.schedule
    rows = [FigureRow(("初回（1回目）", yen_text(first.amount), date_text(first.due)))]
    if not between:
        return rows
    last = between.pop()
    for run in parts.payment_runs(between):
        due = date_text(_due_of(quote.schedule, run.first)) if run.count == 1 else parts.due_word(quote)
        each = "" if run.count == 1 else "各"
        rows.append(FigureRow((run.numbers, f"{each}{yen_text(run.amount)}", due)))
    rows.append(FigureRow((f"最終回（{last.number}回目）", yen_text(last.amount), date_text(last.due))))
    return rows


def _due_of(schedule: tuple[Payment, ...], number: int) -> date:
    return next(p.due for p in schedule if p.number == number)


def _method(method: PaymentMethod) -> str:
    words = wording.WAYS[method.way]
    parts_of = [method.institution] if method.institution else []
    if method.last_digits:
        parts_of.append(f"末尾{method.last_digits}")
    return f"{words}（{' '.join(parts_of)}）" if parts_of else words


def _dates(case: PaperCase) -> list[Block]:
    """Boxes to be filled in on the day of the acceptance; on a form printed after it, the day itself."""
    if case.formed_on is not None and case.state in (State.FORMED, State.HANDED_OVER):
        day = strong(date_text(case.formed_on))
        row = (FormCell("売買契約", day), FormCell("立替払契約", day))
        return [Heading("4", "契約の成立日"), FormTable((row,), **_LABELS)]
    return [
        Heading("4", "契約の成立日", "立替払事業者の承諾が店に届いたときに成立します。今日は空欄です"),
        DateBoxes(("売買契約（販売店）", "個別信用購入あっせん契約（立替払事業者）")),
    ]


def parties(case: PaperCase, number: str) -> list[Block]:
    """販売店 and 立替払事業者 with their address and phone, under a section number."""
    shop, creditor = case.shop, case.quote.program.operator.creditor
    cells = [
        PartyCell("販売店（商品・引渡しのお問い合わせ）", shop.name, (shop.address, *_phone(shop.phone, shop.hours))),
    ]
    if creditor is not None:
        lines = (creditor.address, *_phone(creditor.phone, creditor.hours))
        cells.append(PartyCell("立替払事業者（支払いのお問い合わせ）", creditor.name, lines))
    return [Heading(number, "契約の相手とお問い合わせ先"), PartyBoxes(tuple(cells))]


def _phone(phone: str, hours: str) -> tuple[str, ...]:
    """Phone and hours; hours that hold brackets stand on a line of their own."""
    if not hours:
        return (f"電話 {phone}",)
    return (f"電話 {phone}", hours) if "（" in hours else (f"電話 {phone}（{hours}）",)


def _consents(case: PaperCase, form: Application) -> Framed:
    creditor = case.quote.program.operator.creditor
    bureau = creditor.bureau if creditor else ""
    partners = creditor.partner_bureaus if creditor else ""
    given = form.consents
    ticks = Ticks(
        (
            Tick("信用情報機関への照会", given.inquiry is not None),
            Tick(f"{bureau}への登録", given.bureau is not None),
            Tick(f"{bureau}の会員への提供", given.members is not None),
            Tick(f"提携機関（{partners}）の会員への提供", given.partners is not None),
        ),
        columns=2,
    )
    lead = Body(
        ((Run("信用情報と個人情報の同意は、別の書面です。", True), Run("この申込書の署名は、同意になりません。")),)
    )
    blocks: list[Block] = [lead, ticks]
    times = sorted(t for t in (given.inquiry, given.bureau, given.members, given.partners) if t is not None)
    if case.consent_number and times:
        day = f"{date_text(parts.day_of(case, times[-1]))} {parts.clock(case, times[-1])}".rstrip()
        blocks.append(Notes((plain(f"同意書 {case.consent_number}（{day}）に、1つずつ記録しました。"),)))
    return Framed(tuple(blocks), keep=True)


def _signatures(case: PaperCase, form: Application) -> list[Block]:
    clock = "" if case.sheets else f" {case.issued_at:%H:%M}"
    taken = f"受付・本人確認 {form.document.checked_by or case.staff}{clock}"
    state = f"状態 {wording.STATES[case.state]}"
    boxes: list[Block] = [
        SignatureBox(
            plain("1〜7を読み、説明を受けたうえで、申し込みます。"), "お名前（ご本人がお書きください）",
            "申込日", date_text(form.applied_on), (taken, state),
        )
    ]  # fmt: skip
    if form.guardian is not None:
        boxes.append(
            SignatureBox(
                plain("保護者として内容を確かめ、この申込みに同意します。"), "お名前（保護者の方がお書きください）",
                "続柄", form.guardian.relation, (f"電話 {form.guardian.phone}",),
            )
        )  # fmt: skip
    return boxes
