"""申込書（手書き用）: every statutory item with room for a pen; the facts, the rules, then consents and signatures."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from posapp.documents import application_rules as rules
from posapp.documents import outage_parts as parts
from posapp.documents import wording
from posapp.documents.blanks import Blank, BlankForm
from posapp.documents.blocks import (
    Block,
    Body,
    ClauseTable,
    Column,
    DateBoxes,
    Fact,
    FigureRow,
    FigureTable,
    Framed,
    Heading,
    Notes,
    PageBreak,
    SignatureBox,
    Tick,
    Ticks,
)
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.runs import plain, strong
from posapp.domain.facts import yen_text
from posapp.domain.outage import OutageCase, SheetKind
from posapp.domain.people import NUMBER_NEVER_KEPT
from posapp.domain.program import Party

KIND = SheetKind.APPLICATION.value
TITLE = "申込書（手書き用）"
_MONTH: Final = 31
_UNNUMBERED: Final = "※"
_DOCUMENTS: Final = tuple(
    words.replace("マイナンバーカード（表面）", "マイナンバー（表）")
    + (_UNNUMBERED if kind in NUMBER_NEVER_KEPT else "")
    for kind, words in wording.DOCUMENTS.items()
)
_HOMES: Final = ("持ち家", "持ち家（ローン）", "賃貸", "家族の家")


def compose(case: OutageCase) -> Paper:
    """The form. Raises PaperFault paper-needs where no program on credit is in force: there is nothing to apply for."""
    if not parts.on_credit(case):
        raise PaperFault("paper-needs", "credit")
    blocks: list[Block] = [
        Heading("1", "お申込みの方", f"収入の行は、支払総額が{yen_text(case.regulation.short_form_limit)}を超えるとき"), _person(),
        Heading("2", "商品と引渡し"), _goods(), Heading("3", "代金とお支払い", "見積書（手書き用）から写します"), _money(),
        PageBreak(soft=True),
        Heading("4", "契約の成立日", "立替払事業者の承諾が店に届いたときに成立します。今日は空欄です"),
        DateBoxes(("売買契約（販売店）", "個別信用購入あっせん契約（立替払事業者）")),
        Heading("5", "契約の相手とお問い合わせ先"), _parties(case),
        Heading("6", "返却の特約"), _special(), Heading("7", "契約の決まり"), _rules(case), _consents(case), *_signatures(),
    ]  # fmt: skip
    sentence = "個別信用購入あっせん契約の申込みです。"
    return parts.sheet(case, KIND, TITLE, sentence, blocks, continued="すべてのページで1通です。")


def _person() -> BlankForm:
    rows = (
        (Blank(label="フリガナ", width=104), parts.day("生年月日", label_width=22)),
        (Blank(label="お名前", width=104), Blank(label="年齢", units=("歳",), label_width=22)),
        (Blank(label="郵便番号", boxes=(3, 4), width=82), Blank(label="電話", boxes=(3, 4, 4), label_width=14)),
        (Blank(label="ご住所"),),
        (Blank(label="お勤め先", width=104), Blank(label="電話", label_width=14)),
        (Blank(label="本人確認", choices=_DOCUMENTS),),
        (
            Blank(label="番号の末尾", note=f"{_UNNUMBERED}は控えません", boxes=(4,), width=64, label_width=32),
            Blank(label="確認した人", width=54, label_width=24),
            Blank(label="利用目的", choices=("個人",), label_width=20),
        ),
        (
            Blank(label="年収", units=("万円",), width=46, label_width=12), Blank(label="世帯", units=("人",), width=30, label_width=12),
            Blank(label="預貯金", units=("万円",), width=42, label_width=15), Blank(label="", choices=_HOMES, label_width=1),
        ),
    )  # fmt: skip
    return BlankForm(rows, label=22, height=10)


def _goods() -> BlankForm:
    rows = (
        (
            Blank(label="商品の種類・数量", units=("台",), width=82, label_width=34),
            Blank(label="品名", label_width=14),
        ),
        (Blank(label="IMEI", boxes=(15,), width=124, label_width=14), Blank(label="引渡しの時期", given=plain("成立後、店頭"), label_width=26)),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _money() -> BlankForm:
    rows = (
        (
            parts.yen("現金販売価格（税込）", label_width=42), parts.yen("頭金", width=50, label_width=14),
            parts.yen("値引き・ポイント", width=56, label_width=30),
        ),
        (
            parts.yen("分割対象額", label_width=26),
            Blank(label="分割払手数料", given=plain("0円・実質年率0%"), width=66, label_width=26),
            Blank(label="支払回数", units=("回",), width=46, label_width=20),
        ),
        (parts.yen("支払総額（税込）", strong=True, label_width=34, width=98), Blank(label="支払期間", units=("年", "月から", "か月"), label_width=18)),
        (parts.yen("1回目", width=82, label_width=22), parts.day("支払期日", label_width=22)),
        (parts.yen("毎月の額", width=82, label_width=22), Blank(label="支払期日", units=("毎月", "日"), label_width=22)),
        (parts.yen("後半・最終回", width=82, label_width=26), Blank(label="支払期日", units=("年", "月", "日から"), label_width=22)),
        (Blank(label="支払方法", choices=tuple(wording.WAYS.values()), label_width=20),),
        (Blank(label="金融機関・カード会社", width=124, label_width=40), Blank(label="末尾", boxes=(4,), label_width=14)),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _parties(case: OutageCase) -> FigureTable:
    """The shop, and every creditor that can be one: the customer's is ticked."""
    shop = case.issue.shop
    creditors: dict[str, Party] = {}
    for _, program in parts.on_credit(case):
        if program.operator.creditor is not None:
            creditors.setdefault(program.operator.creditor.name, program.operator.creditor)
    columns = (
        Column("", right=False, width=8),
        Column("名前", right=False, width=74),
        Column("住所・電話・お問い合わせ", right=False),
    )
    rows = [
        FigureRow(
            ("", f"販売店（{shop.name}）", f"{shop.address}\n電話 {shop.phone}　{shop.hours}"), strong=True, light=(2,)
        )
    ]
    rows += [
        FigureRow(("□", f"立替払事業者（{party.name}）", f"{party.address}\n電話 {party.phone}　{_hours(party)}"), light=(1, 2))
        for party in creditors.values()
    ]  # fmt: skip
    return FigureTable(columns, tuple(rows), bare=True, top=True)


def _hours(party: Party) -> str:
    """When they answer, without remarks in brackets."""
    return party.hours.split("（")[0]


def _special() -> BlankForm:
    rows = (
        (Blank(label="プログラム", width=82, label_width=24), Blank(label="返却できる期限", units=parts.DAY, label_width=32)),
        (Blank(label="支払不要の回", units=("〜", "回目"), width=64, label_width=26), parts.yen("支払不要の額", width=62, label_width=26),
            parts.yen("故障時の料金", label_width=26)),
        (Blank(label="使えないとき", given=plain("査定に通らない、支払いの遅れ、改造、名義が違う、データを消せない、完済後"), label_width=26),),
    )  # fmt: skip
    return BlankForm(rows, height=9)


def _rules(case: OutageCase) -> ClauseTable:
    law, today = case.regulation, case.issue.issued_at.date()
    longest = max(program.plan.payments for _, program in parts.on_credit(case))
    late = rules.late_damages(law, today, today + timedelta(days=_MONTH * longest))
    graces = {
        program.operator.creditor.name: program.operator.creditor.late_grace_days
        for _, program in parts.on_credit(case)
        if program.operator.creditor is not None and program.operator.creditor.late_grace_days
    }
    late += "".join(f"{name}では、翌日から{days}日以内に払えば、かかりません。" for name, days in graces.items())
    rows = (
        ("支払いを止める\n権利", rules.payment_stop(law)), ("遅延損害金", late), ("残りを一度に\n払うとき", rules.acceleration(law)),
        ("解除と交換", rules.EXCHANGE), ("商品の不具合", rules.DEFECTS), ("条件となる購入", rules.tied(program for _, program in parts.on_credit(case))),
    )  # fmt: skip
    return ClauseTable(tuple(Fact(head, plain(text)) for head, text in rows))


def _consents(case: OutageCase) -> Framed:
    """Bureau consents one by one with a name of their own: the signature below is none."""
    law = case.regulation
    items = ("信用情報機関への照会", "加入する機関への登録", "加入する機関の会員への提供", "提携する機関の会員への提供")
    told = (
        f"登録されるのは、申し込んだ事実が照会の日から{law.bureau_inquiry_months}か月間、契約の内容が契約中と終了後"
        f"{law.bureau_contract_years}年以内、遅れが契約中と終了の日から{law.bureau_arrears_years}年間です。"
    )
    name = (
        Blank(label="同意する方のお名前", label_width=38),
        Blank(label="日時", units=("月", "日", "時", "分"), width=72, label_width=12),
    )
    return Framed(
        (
            Body((strong("個人情報・信用情報の同意"), plain("申込みとは別です。1つずつお聞きして、印を付けていただきます。"))),
            Ticks(tuple(Tick(f"{words}に同意します。") for words in items)),
            Notes((plain(told),)),
            Ticks((Tick("個人情報の使い道（審査・契約の管理・お知らせ）の説明を受け、同意します。"),)),
            BlankForm((name,), height=12),
        ),
        strong=True,
    )  # fmt: skip


def _signatures() -> list[Block]:
    return [
        Ticks((Tick("反社会的勢力に当たらず、今後もならないことを約束します。"),), keep=True),
        SignatureBox(
            plain("1〜7を読み、説明を受けたうえで、申し込みます。"), "お名前（ご本人がお書きください）",
            "申込日", "　　　年　　月　　日", ("受付した人",),
        ),
        BlankForm(
            ((Blank(label="保護者の署名\n（未成年の方）", width=104, label_width=30), Blank(label="続柄・電話", label_width=22)),), height=14
        ),
        parts.keyed_in(),
    ]  # fmt: skip
