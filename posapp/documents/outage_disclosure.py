"""重要事項説明チェック表（手書き用）: every topic that can come up, with room for the time, both ticks and the customer's own answer."""

from __future__ import annotations

from typing import Final

from posapp.documents import outage_parts as parts
from posapp.documents.blanks import Blank, BlankForm, CheckRow, CheckTable
from posapp.documents.blocks import Block, SignatureBox
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.runs import plain
from posapp.domain.outage import OutageCase, SheetKind
from posapp.domain.outage_topics import HandTopic, hand_topics

KIND = SheetKind.DISCLOSURE.value
TITLE = "重要事項説明チェック表"
_FOR: Final = {
    "senior": "{age}歳以上の方",
    "minor": "未成年の方",
    "guardian-pays": "保護者が払う",
    "points": "ポイント利用",
    "window-payment": "窓口払い",
    "no-line": "回線なし",
    "cover": "補償あり",
}
"""Situation → for whom a topic is."""


def compose(case: OutageCase) -> Paper:
    """The checklist. Raises PaperFault paper-needs without topics: a duty must not be skipped unnoticed."""
    programs = tuple(program for _, program in parts.on_credit(case))
    topics = hand_topics(case, programs)
    if not topics:
        raise PaperFault("paper-needs", "topics")
    numbered = [(str(nth), topic) for nth, topic in enumerate(topics, 1)]
    key = [pair for pair in numbered if pair[1].question]
    others = [pair for pair in numbered if not pair[1].question]
    blocks: list[Block] = [
        BlankForm(
            (
                (
                    Blank(label="お名前", units=("様",), width=66, label_width=18), parts.day("説明の日", 60, 20),
                    Blank(label="見積書の番号", label_width=26),
                ),
            ), height=9,
        ),
    ]  # fmt: skip
    if key:
        rows = tuple(_row(case, number, topic, words(case, topic)) for number, topic in key)
        blocks.append(CheckTable("とくに大事なこと（お答えは、お客さまの言葉で）", rows))
    rows = tuple(_row(case, number, topic, "") for number, topic in others)
    blocks.append(CheckTable("そのほかの項目（説明の言葉は「説明の手引き」にあります）", rows))
    blocks += [
        SignatureBox(
            plain("「理解」に印を付けた項目の説明を受け、内容がわかりました。"), "お名前（ご本人がお書きください）",
            "説明を受けた日", "　　　年　　月　　日", ("説明した人",),
        ),
        parts.keyed_in(),
    ]  # fmt: skip
    return parts.sheet(
        case, KIND, TITLE, "枠のある項目は、当てはまるときだけ説明します。", blocks, continued="1枚目からの続きです。"
    )


def _row(case: OutageCase, number: str, topic: HandTopic, told: str) -> CheckRow:
    return CheckRow(number, topic.headline, told, tag(case, topic), topic.question)


def words(case: OutageCase, topic: HandTopic) -> str:
    """What is said; where programs differ, to whose customers."""
    if len(topic.said) == 1:
        return topic.said[0][1]
    return "\n".join(f"{parts.holders(case, group)}：{said}" if group else said for group, said in topic.said)


def tag(case: OutageCase, topic: HandTopic) -> str:
    """For which operators or customers it is."""
    whom = [_FOR[flag].format(age=case.regulation.senior_age) for flag in topic.only]
    if topic.programs:
        whom.insert(0, parts.holders(case, topic.programs))
    return "・".join(whom)
