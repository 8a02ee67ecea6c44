"""Japanese of the sale's pages after 見積: 重要事項説明, 申込, 確認, 書類. Knows no widget; sentences with figures are templates."""

from __future__ import annotations

from typing import Final

TIME: Final = "{hour}:{minute:02d}"

# 重要事項説明

TOPICS: Final = "説明する項目"
TOPIC_OF: Final = "{at} / {of}"
TOPIC_SOURCE: Final = "文面 {version}版・見積 {number} に対する説明"
AGAIN: Final = "もう一度"
ASK: Final = "お客様への質問：{ask}"
RIGHT: Final = "{time} お客様が「{answer}」を選びました（正しい答え）"
WRONG: Final = (
    "{time} お客様が「{answer}」を選びました。お答えが違います。もう一度ご説明のうえ、あらためてお尋ねください。"
)
ASK_FIRST: Final = "ご説明のあとに、お客様に選んでいただきます。"
ASK_AGAIN: Final = "ご説明のあとに、もう一度お客様に選んでいただきます（これまでの回答 {count}回は記録に残ります）。"
EXPLAINED: Final = "説明した"
EXPLAINED_BY: Final = "担当 {name}・{time}"
EXPLAINED_NOTE: Final = "担当が押します"
UNDERSTOOD: Final = "理解した"
UNDERSTOOD_AT: Final = "お客様・{time}"
UNDERSTOOD_NOTE: Final = "お客様が押します"
SEND_BACK: Final = "もう一度説明"
SEND_BACK_BLOCKED: Final = "まだ説明していない項目です。"
FELL: Final = "見積が変わったため、確認が済んでいた {count}項目を、もう一度ご説明ください。"
TOPICS_LEFT: Final = "残り {count}項目"
SENT_BACK: Final = "差し戻し {count}"
ALL_DONE: Final = "説明済み"
NEXT_TOPIC: Final = "次の項目"
TO_APPLICATION: Final = "申込へ"
SAY_EXPLAIN: Final = "この項目をご説明し、「説明した」を押すと進めます。"
SAY_ASK: Final = "お客様が質問の答えを選ぶと、「理解した」を押せます。"
SAY_UNDERSTAND: Final = "お客様が「理解した」を押すと、次の項目へ進めます。"
SAY_NEXT: Final = "この項目は済みました。次の項目へ進めます。"
SAY_LAST: Final = "すべての項目のご説明が済みました。"
SAY_NO_TOPICS: Final = "見積が決まると、ご説明する項目がここに並びます。"
NO_TOPICS: Final = "ご説明する項目はまだありません"

BAR_KEPT: Final = "返却しない"
BAR_KEPT_NOTE: Final = "{count}回すべて支払う"
BAR_SOUND: Final = "返却・故障なし"
BAR_DAMAGED: Final = "返却・故障あり"
BAR_RETURNED: Final = "返却する"
BAR_UNTIL: Final = "{month}か月目まで"
BAR_AT: Final = "{month}か月目（{year}年{number}月）"
BAR_BY: Final = "{year}年{number}月までに返却"
BAR_LATER: Final = "{year}年{number}月に返却"
BAR_TOO_LATE: Final = "期限を過ぎたとき"
BAR_TOO_LATE_NOTE: Final = "特典は使えません"
BAR_SUM: Final = "{first}円＋{second}円"
BAR_NO_BENEFIT: Final = "特典は使えません"
BAR_ASSESSED: Final = "査定で決まる額を差し引きます"
