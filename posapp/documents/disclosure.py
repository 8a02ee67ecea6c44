"""重要事項説明書: what was quoted, the key points with question and answer, every other topic with its ticks and times."""

from __future__ import annotations

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Fact,
    Lead,
    SignatureBox,
    Summary,
    Topic,
    TopicTable,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Meta, Paper
from posapp.documents.parts import Facts
from posapp.documents.runs import Text, plain, strong
from posapp.domain.application import is_credit
from posapp.domain.case import PaperCase
from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.domain.facts import date_text, facts_of, regular_payment, yen_text
from posapp.domain.quote import Quote


def compose(case: PaperCase) -> Paper:
    """The disclosure statement. Raises PaperFault paper-needs when no topic was shown."""
    if not case.topics:
        raise PaperFault("paper-needs", "topics")
    facts = facts_of(case.quote)
    digest = parts.quote_digest(case.quote)
    acks = {ack.topic: ack for ack in case.acks if ack.digest == digest}
    key = [topic for topic in case.topics if topic.asks]
    others = [topic for topic in case.topics if not topic.asks]
    numbered = [(str(i), topic) for i, topic in enumerate([*key, *others], start=1)]
    blocks: list[Block] = [
        Lead(
            plain("担当者が順に説明します。わかった項目にだけ、「理解」の印を付けてください。"),
            f"説明 {_explainers(case)}",
        ),
        _summary(case),
    ]
    if key:
        title = f"とくに大事な{len(key)}つのこと"
        blocks.append(
            TopicTable(title, tuple(_topic(case, n, t, acks, facts) for n, t in numbered[: len(key)]), key=True)
        )
    for group, members in _groups(numbered[len(key) :]):
        blocks.append(TopicTable(group, tuple(_topic(case, n, t, acks, facts) for n, t in members)))
    blocks.append(_signature(case, acks))
    last = Meta("見積", case.quote_number) if case.quote_number else Meta("作成日", parts.issue_day(case))
    head = parts.header(
        case,
        "disclosure",
        last,
        "契約が成立すると、法律で定める契約書面になります。",
        continued="1ページからの続きです。",
    )
    return parts.paper(case, "disclosure", head, parts.footer(case), blocks)


def _explainers(case: PaperCase) -> str:
    names = dict.fromkeys(ack.explained_by for ack in case.acks if ack.explained_by)
    return "・".join(names) or case.staff


def _summary(case: PaperCase) -> Summary:
    quote = case.quote
    purchase = quote.purchase
    left = [Fact("端末", plain(f"{purchase.device.full_name} 1台")), Fact("お支払い", plain(_payment_words(quote)))]
    if case.addressee:
        left.insert(0, Fact("申込者", strong(parts.named(case.addressee))))
    label = wording.KEPT if quote.best else wording.TOTAL
    right = [Fact(label, strong(f"{yen_text(quote.kept.burden)}（税込）"))]
    remark = ""
    if quote.best is not None:
        right.append(Fact(wording.RETURNED, strong(f"{yen_text(quote.best.burden)}（税込）")))
        remark = parts.when_returned(quote, quote.best)
    return Summary(tuple(left), tuple(right), remark)


def _payment_words(quote: Quote) -> str:
    if not is_credit(quote):
        return f"{yen_text(quote.amount_financed)}を購入のとき一度に"
    runs = parts.payment_runs(quote.schedule)
    if len(runs) == 1:
        return f"{yen_text(regular_payment(quote))} × {len(quote.schedule)}回・実質年率{parts.rate(quote)}"
    words = "、".join(f"{run.numbers} {yen_text(run.amount)}" for run in runs)
    after = "（ポイントを充てたあと）" if parts.points_pay(quote) else ""
    return f"{words}{after}・実質年率{parts.rate(quote)}"


def _groups(numbered: list[tuple[str, ShownTopic]]) -> list[tuple[str, list[tuple[str, ShownTopic]]]]:
    """Topics under their group's title, in the order in which the groups first appear."""
    found: dict[str, list[tuple[str, ShownTopic]]] = {}
    for number, topic in numbered:
        found.setdefault(topic.group, []).append((number, topic))
    return list(found.items())


def _topic(case: PaperCase, number: str, topic: ShownTopic, acks: dict[str, Acknowledgement], facts: Facts) -> Topic:
    ack = acks.get(topic.key)
    if ack is not None and ack.version != topic.version:
        ack = None
    name = case.quote.program.assessment.surcharge_name
    body: tuple[Text, ...] = (parts.emphasised(topic.paper, facts, name=name),) if topic.asks else (plain(topic.paper),)
    return Topic(
        number, topic.headline, body,
        explained=bool(ack and ack.explained_at), time=parts.clock(case, ack.explained_at if ack else None),
        understood=bool(ack and ack.done), question=topic.ask,
        answer=ack.answers[-1].text if ack and ack.answers else "",
    )  # fmt: skip


def _signature(case: PaperCase, acks: dict[str, Acknowledgement]) -> SignatureBox:
    times = sorted(ack.explained_at for ack in acks.values() if ack.explained_at)
    day = date_text(parts.day_of(case, times[-1])) if times else ""
    side = [f"説明 {_explainers(case)}"]
    if times and not case.sheets:
        side.append(f"時刻 {parts.clock(case, times[0])}〜{parts.clock(case, times[-1])}")
    return SignatureBox(
        plain("「理解」に印を付けた項目の説明を受け、内容がわかりました。"),
        "お名前（ご本人がお書きください）",
        "説明を受けた日",
        day,
        tuple(side),
    )
