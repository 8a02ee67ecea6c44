"""説明の手引き（手書き用）: the words of every topic of the checklist, under the same numbers, once for the whole kit."""

from __future__ import annotations

from posapp.documents import outage_parts as parts
from posapp.documents.blocks import Block, ClauseTable, Fact, Lead
from posapp.documents.faults import PaperFault
from posapp.documents.outage_disclosure import tag, words
from posapp.documents.paper import Paper
from posapp.documents.runs import plain, strong
from posapp.domain.outage import OutageCase
from posapp.domain.outage_topics import HandTopic, hand_topics

KIND = "outage-topics"
TITLE = "説明の手引き（手書き用）"


def compose(case: OutageCase) -> Paper:
    """The words to say. Raises PaperFault paper-needs without topics."""
    topics = hand_topics(case, tuple(program for _, program in parts.on_credit(case)))
    if not topics:
        raise PaperFault("paper-needs", "topics")
    blocks: list[Block] = [
        Lead(plain("番号は重要事項説明チェック表と同じです。下線には、見積書（手書き用）の額と日付を入れて読みます。")),
        ClauseTable(tuple(_fact(case, str(nth), topic) for nth, topic in enumerate(topics, 1)), label=36),
    ]
    return parts.own(case, KIND, TITLE, "説明する担当者が手もとに置きます。", blocks)


def _fact(case: OutageCase, number: str, topic: HandTopic) -> Fact:
    who = tag(case, topic).replace("・", "・\n").replace("（", "\n（")  # the column is too narrow for two names
    return Fact(f"{number} {who}".strip(), (*strong(f"{topic.headline}\n"), *plain(words(case, topic))))
