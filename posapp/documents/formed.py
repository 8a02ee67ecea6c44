"""契約成立のお知らせ: the two contract dates that complete 申込書 and 重要事項説明書 as the statutory document (35条の3の8, 規則79条2号)."""

from __future__ import annotations

from datetime import date

from posapp.documents import parts, wording
from posapp.documents.application import goods, parties
from posapp.documents.blocks import (
    Block,
    Body,
    Fact,
    FormCell,
    FormTable,
    Heading,
    Notes,
    SignatureBox,
    Summary,
)
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import Run, Text, plain, strong
from posapp.domain.application import State, is_credit, period_months
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, yen_text


def compose(case: PaperCase) -> Paper:
    """The notice. Raises PaperFault paper-needs without an application, without credit, or before the contract was formed."""
    parts.needs_application(case)
    if not is_credit(case.quote):
        raise PaperFault("paper-needs", "credit")
    if case.formed_on is None:
        raise PaperFault("paper-needs", "formed_on")
    blocks: list[Block] = [
        Body((_lead(case),)),
        Heading("1", "契約の成立日"),
        _dates(case, case.formed_on),
        *goods(case, "2"),
        Heading("3", "お支払い"),
        _payments(case),
        *_return(case),
        *parties(case, "5" if case.quote.best else "4"),
        Notes(tuple(plain(text) for text in _next(case))),
        SignatureBox(
            plain("この書面を受け取りました。"), "お名前（ご本人がお書きください）", "受け取った日", "",
            (f"お渡し {case.staff}",),
        ),
    ]  # fmt: skip
    head = parts.header(
        case, "formed", Meta("成立日", date_text(case.formed_on)), "申込書と一緒に保管してください。",
        addressee=case.addressee, continued="1ページからの続きです。",
    )  # fmt: skip
    return parts.paper(case, "formed", head, parts.footer(case), blocks)


def _lead(case: PaperCase) -> Text:
    tail = case.quote_number[1:]
    return (
        Run("お申し込みいただいた契約が成立しました。"),
        Run(f"この書面と、申込書（A{tail}）、重要事項説明書（D{tail}）をあわせたものが、法律で定める契約書面です。"),
    )


def _dates(case: PaperCase, formed: date) -> FormTable:
    creditor = case.quote.program.operator.creditor
    name = f"（{creditor.name}）" if creditor else ""
    rows = (
        (FormCell("売買契約", (*strong(date_text(formed)), *plain(f"　販売店（{case.shop.name}）"))),),
        (FormCell("立替払契約", (*strong(date_text(formed)), *plain(f"　個別信用購入あっせん契約{name}"))),),
    )
    return FormTable(rows)


def _payments(case: PaperCase) -> Summary:
    quote = case.quote
    first, last = quote.schedule[0], quote.schedule[-1]
    left = (
        Fact("支払総額", strong(f"{yen_text(quote.kept.burden)}（税込）")),
        Fact(
            "支払回数・期間", plain(f"{len(quote.schedule)}回・{period_months(quote)}か月（{parts.due_word(quote)}）")
        ),
    )
    right = (
        Fact("1回目", strong(f"{date_text(first.due)}　{yen_text(first.amount)}")),
        Fact(f"{last.number}回目", plain(f"{date_text(last.due)}　{yen_text(last.amount)}")),
    )
    after = "額は、ポイントを充てたあとです。" if parts.points_pay(quote) else ""
    return Summary(left, right, f"{parts.charge_words(quote)}。{after}1回ごとの額は、支払予定表にあります。")


def _return(case: PaperCase) -> list[Block]:
    """Until when a return brings what, in words that name the whole total beside it."""
    best = case.quote.best
    if best is None:
        return []
    anew = "に買い替えと返却が終わり" if parts.buys_anew(case.quote, best) else "に返却と査定が終わり"
    unused = parts.unused(case.quote)
    told = (
        *plain(f"{unused}を使わないとき、" if unused else ""),
        *plain("返却の特典がいちばん大きいのは、"),
        *strong(f"{date_text(best.deadline)}まで"),
        *plain(
            f"{anew}、傷みがないときです。{wording.RETURNED}は{yen_text(best.burden)}（税込）になります。"
            f"{wording.KEPT}は{yen_text(case.quote.kept.burden)}（税込）です。くわしくは返却ガイドをご覧ください。"
        ),
    )
    return [Heading("4", "返却の特約"), Body((told,))]


def _next(case: PaperCase) -> tuple[str, ...]:
    wrong = "お申し込みのときの内容と違うところがあれば、販売店か立替払事業者に、すぐにお知らせください。"
    if case.state is State.HANDED_OVER:
        return (wrong,)
    device = case.quote.purchase.device
    number = "" if device.imei else f"お渡しのときに、{parts.number_name(device)}を申込書に書き入れます。"
    return (f"契約が成立しましたので、端末を店頭でお渡しします。{number}", wrong)
