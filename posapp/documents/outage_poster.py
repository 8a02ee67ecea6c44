"""カウンター掲示: what can be done now and what comes later, to be read from some metres away."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from posapp.documents import outage_parts as parts
from posapp.documents.blanks import Big, Blank, BlankForm
from posapp.documents.blocks import Block
from posapp.documents.paper import Paper
from posapp.domain.outage import OutageCase

KIND = "outage-poster"
TITLE = "カウンター掲示"
NOW: Final = ("お見積り（手書き）", "重要事項のご説明", "お申込みの受付", "端末の回収の受付")
LATER: Final = ("審査の結果と契約の成立", "端末のお渡し", "査定の結果と印刷した書面")


def compose(case: OutageCase) -> Paper:
    """The poster."""
    blocks: list[Block] = [
        Big(("ただいま、機器が止まっています",), 32),
        Big(("いま できること",), 28, framed=True),
        Big(tuple(f"○ {words}" for words in NOW), 28),
        Big(("あとで できること",), 28, framed=True),
        Big(tuple(f"△ {words}" for words in LATER), 28, bold=False),
        Big(("お急ぎの方は、係にお声がけください。",), 20, bold=False),
        BlankForm(
            (
                (
                    Blank(label="止まった時刻", units=("月", "日", "時", "分"), label_width=28),
                    Blank(label="戻る見込み", units=("時ごろ",), width=70, label_width=26),
                ),
            ), height=14,
        ),
    ]  # fmt: skip
    made = parts.own(case, KIND, TITLE, "お店の入口かカウンターに貼ります。", blocks)
    return replace(made, header=replace(made.header, tags=tuple(t for t in made.header.tags if t != "店舗用")))
