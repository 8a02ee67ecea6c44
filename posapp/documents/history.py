"""取引履歴: what happened between shop and customer, in order, with the papers' numbers and the payments in short. Computes no amount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Body,
    Column,
    Fact,
    FigureRow,
    FigureTable,
    FormCell,
    FormTable,
    Heading,
    Notes,
    Summary,
)
from posapp.documents.paper import Meta, Paper
from posapp.documents.paper_names import NAMES
from posapp.documents.runs import plain, strong
from posapp.domain.application import State, is_credit
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import Event, Happened, HistoryCase
from posapp.domain.facts import date_text, program_month_text, yen_text

KIND = "history"

_WHAT: Final = {
    Happened.QUOTED: "見積書を作りました",
    Happened.EXPLAINED: "重要事項の説明を始めました",
    Happened.UNDERSTOOD: "説明したすべての項目に「わかりました」とお返事をいただきました",
    Happened.CONSENTED: "個人情報と信用情報の取り扱いに同意をいただきました",
    Happened.APPLIED: "お申し込みを受け付けました",
    Happened.SENT: "お申し込みを立替払事業者へ送りました",
    Happened.APPROVED: "立替払事業者から、契約できるとのお返事が届きました",
    Happened.DECLINED: "立替払事業者から、今回は契約できないとのお返事が届きました",
    Happened.FORMED: "契約が成立しました",
    Happened.HANDED_OVER: "端末をお渡ししました",
    Happened.CASH_ON_DELIVERY: "代金引換でのご購入に変わりました",
    Happened.LAPSED: "お申し込みを取りやめました",
    Happened.OFFICIAL_GIVEN: "事業者の「{name}」をお渡ししました",
    Happened.TAKEN_IN: "端末の返却を受け付け、査定しました",
    Happened.TAKEN_HOME: "端末を拝見し、そのままお持ち帰りいただきました",
    Happened.MAIL_APPLIED: "郵送での返却のお申し込みを受け付けました",
    Happened.MAIL_COLLECTED: "端末が査定先へ送られました",
    Happened.MAIL_ASSESSED: "査定の結果が届きました",
    Happened.MAIL_ACCEPTED: "査定の結果にご承諾をいただき、返却が決まりました",
    Happened.MAIL_WITHDRAWN: "返却を取りやめました",
    Happened.MAIL_KEPT: "期限までにお返事がなく、返却しないことになりました",
}
_STATES: Final = {
    State.WAITING: "申込みの受付済み",
    State.DECLINED: "契約できませんでした",
    State.CASH_ON_DELIVERY: "代金引換でのご購入",
}
"""States as the customer reads them, where the shop's own word would not do."""
_RETURNED: Final = "返却済み"


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one numbered heading."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""


def compose(told: HistoryCase) -> Paper:
    """The history as of the moment it was made."""
    case = told.case
    blocks: list[Block] = [_about(told), Heading("1", "できごと", "日時の順"), _events(told)]
    found = (_papers(told), _payments(told), _return(told))
    for nth, section in enumerate((section for section in found if section is not None), 2):
        blocks += [Heading(str(nth), section.title, section.note), *section.blocks]
    blocks.append(Notes(tuple(plain(text) for text in _notes(case))))
    head = parts.header(
        case, KIND, Meta("作成日", parts.issue_day(case)), "店の記録から、お客さまとのやり取りをまとめました。",
        addressee=case.addressee, continued="1ページからの続きです。",
    )  # fmt: skip
    return parts.paper(case, KIND, head, parts.footer(case), blocks)


def _about(told: HistoryCase) -> Summary:
    case = told.case
    state = _RETURNED if told.returned else _STATES.get(case.state, wording.STATES[case.state])
    left = (
        Fact("端末", plain(case.quote.purchase.device.full_name)),
        Fact("プログラム", plain(case.quote.program.name)),
    )
    return Summary(
        left,
        (
            Fact("いまの状態", strong(state)),
            Fact("担当", plain(case.staff)),
        ),
    )


def _events(told: HistoryCase) -> FigureTable:
    columns = (Column("日時", right=False, width=54), Column("できごと", right=False))
    return FigureTable(columns, tuple(_event(told.case, event) for event in told.in_order), top=True)


def _event(case: PaperCase, event: Event) -> FigureRow:
    words = _WHAT[event.what]
    if event.what is Happened.OFFICIAL_GIVEN:
        return FigureRow((_moment(case, event), words.format(name=event.number)))
    return FigureRow((_moment(case, event), f"{words}（{event.number}）" if event.number else words))


def _moment(case: PaperCase, event: Event) -> str:
    at = parts.local(case, event.at)
    return f"{date_text(at.date())} {at:%H:%M}"


def _papers(told: HistoryCase) -> _Section | None:
    if not told.papers:
        return None
    columns = (
        Column("作った日", right=False, width=40),
        Column("書面", right=False),
        Column("番号", right=False, width=48),
    )
    rows = tuple(
        FigureRow((date_text(parts.local(told.case, made.at).date()), NAMES[made.kind], made.number))
        for made in told.papers
    )
    return _Section("お客さま用に作った書面", (FigureTable(columns, rows, top=True),))


def _payments(told: HistoryCase) -> _Section | None:
    quote = told.case.quote
    if not is_credit(quote):
        return None
    if not told.formed:
        return _Section("お支払い", (Body((plain("契約が成立していないので、分割のお支払いはありません。"),)),))
    first, last = quote.schedule[0], quote.schedule[-1]
    label = wording.KEPT if quote.program.returns else wording.TOTAL
    rows = [
        (FormCell(label, strong(f"{yen_text(quote.kept.burden)}（税込）")),),
    ]
    for within, yen in (("うち頭金", quote.purchase.down_payment), ("うちポイント", quote.purchase.points.total)):
        if yen:
            rows.append((FormCell(within, plain(yen_text(yen))),))
    rows.append((FormCell("支払回数", plain(f"{len(quote.schedule)}回（{parts.due_word(quote)}）")),))
    for run in parts.payment_runs(quote.schedule):
        each = "各" if run.count > 1 else ""
        rows.append((FormCell(run.numbers, plain(f"{each}{yen_text(run.amount)}")),))
    rows.append((FormCell("支払期日", plain(f"{date_text(first.due)}から{date_text(last.due)}まで")),))
    return _Section("お支払いの予定", (FormTable(tuple(rows), label=58),), parts.charge_words(quote))


def _return(told: HistoryCase) -> _Section | None:
    """What the return changed; the total without it stands in the section before."""
    returned, assessment = told.returned, told.case.quote.program.assessment
    if returned is None:
        return None
    found = returned.outcome
    waived = f"{parts.number_spans(found.waived_numbers)}の{yen_text(found.waived)}" if found.waived else "なし"
    tax = "" if assessment.by_assessor else "（不課税）"
    charges = [Fact(f"{assessment.surcharge_name}{tax}", plain(yen_text(returned.charge)))]
    if found.usage_fee:
        charges.append(Fact("特典の利用料", plain(yen_text(found.usage_fee))))
    month = f"{date_text(returned.day)}（{program_month_text(found.month)}）"
    days = (Fact("返却した日", plain(month)), Fact(wording.NOT_NEEDED, plain(waived)))
    return _Section("返却の結果", (Summary(days, tuple(charges)),))


def _notes(case: PaperCase) -> Iterable[str]:
    yield "この書面は、やり取りをあとから確かめるための控えです。契約書面や請求書ではありません。"
    yield "金融機関からの引き落としなど、店を通らないことは載っていません。契約した事業者にお確かめください。"
    yield (
        f"事実と違うところがあれば、店（電話 {case.shop.phone}）にお申し出ください。ご本人であることを確かめたうえで記録を調べ、"
        "違っていれば直します。直さないときは、その理由をお知らせします。"
    )
