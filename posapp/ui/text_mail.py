"""Japanese of 郵送での返却. Knows no widget; sentences with figures are templates."""

from __future__ import annotations

from typing import Final

SIR: Final = "{name} 様"
NO_NAME: Final = "お名前未入力"
TITLE: Final = "郵送での返却"
SEARCH: Final = "お名前・電話番号・番号・商品・端末の番号で探す"
LIST_HINT: Final = "↑↓で選び、Enterで開きます。期限の近い順です。"
EMPTY: Final = "郵送での返却は、まだありません"
EMPTY_LINES: Final = (
    "集荷で返却するプログラムのお客さまから申込みを受けると、ここに並びます。",
    "回収で契約を選び、「郵送での返却へ」に進んでください。",
)
BEGIN: Final = "回収へ"
NOTHING: Final = "「{text}」に合う返却はありません"
NOTHING_LINES: Final = ("文字を減らすか、別の手がかりで探してください。",)
WHAT: Final = "{device}・{program}"
UNTIL: Final = "{day}まで"
ENDED_ON: Final = "{day}に終了"
UNREADABLE: Final = "この返却の記録を読み取れません"
UNREADABLE_MORE: Final = "設定の「データを確かめる」で、バックアップの状態を確かめてください。"

STATES: Final = {
    "announced": "申込待ち",
    "applied": "集荷待ち",
    "collected": "査定待ち",
    "assessed": "回答待ち",
    "accepted": "返却",
    "withdrawn": "取りやめ",
    "kept": "お申し出なし",
}
NEXT: Final = {
    "announced": "返却するかどうかをうかがう",
    "applied": "集荷が済んだことを確かめる",
    "collected": "査定の知らせを確かめる",
    "assessed": "お客さまの回答をうかがう",
}
NEXT_LINE: Final = "次にすること：{what}（{day}まで）"
NEXT_LATE: Final = "期限を過ぎています：{what}（{day}まで）"
LIFE: Final = {"announced": "案内", "applied": "申込み", "collected": "集荷", "assessed": "査定", "answered": "回答"}
END_WORDS: Final = {
    "accepted": (
        "返却が決まりました",
        "最終回のお支払いはなくなります。減額分があるときは、最終回の期日にお支払いいただきます。",
    ),
    "withdrawn": (
        "返却を取りやめました",
        "商品はお客さまの手元に残り、最終回をお支払いいただきます。申込先での取り消しの手続きもご案内してください。",
    ),
    "never": (
        "返却しないことになりました",
        "最終回をお支払いいただき、商品はそのままお使いいただけます。",
    ),
    "kept": (
        "お申し出がなく、使い続けることになりました",
        "最終回をお支払いいただき、商品はそのままお使いいただけます。",
    ),
}

FACTS: Final = "{device}・{program}・{day}ご購入"

# 申込み

CARD_PERSON: Final = "お申込みの方"
CARD_ADDRESS: Final = "集荷の場所"
CARD_PICKUP: Final = "集荷の希望"
CARD_DEVICE: Final = "案内・商品・付属品"
CARD_DONE: Final = "お客さまと確かめること"
TABS: Final = ("お申込みの方・集荷の場所", "商品・集荷の希望")
TABS_SAY: Final = "申込書の欄"
TAB_WRONG: Final = "{title}（要修正 {count}件）"
APPLY_BY: Final = "案内にある申込みの期限"
IF_KNOWN: Final = "わかれば"
APPLIED_ON: Final = "申込日"
OWNER: Final = "ご契約者ですか"
NAME: Final = "お名前"
KANA: Final = "フリガナ"
PHONE: Final = "電話"
MAIL: Final = "メール"
MAIL_HELP: Final = "査定の結果が届きます"
DAY: Final = "希望日"
SLOT: Final = "時間帯"
SLOTS: Final = {"any": "指定なし", "morning": "午前", "afternoon": "午後", "evening": "夕方以降"}
SERIAL: Final = "製造番号"
IMEI: Final = "IMEI"
ACCESSORIES: Final = "付属品"
ALL: Final = "そろっている"
SOME: Final = "足りない"
MISSING: Final = "足りないもの"
ERASED: Final = "データを控えて消した"
UNLOCKED: Final = "ロックとアカウントを解除した"
CONFIRMED: Final = "お客さまが内容を確かめた"

# 集荷・査定・回答

CARD_COLLECTED: Final = "集荷"
COLLECT_NOTE: Final = "集荷が済んだら、送り状の控えを見て記録します"
COLLECTED_ON: Final = "集荷の日"
SLIP: Final = "送り状の番号"
CARD_ASSESSED: Final = "査定の結果"
ASSESS_NOTE: Final = "お客さまに届いた知らせのとおりに記録します"
ASSESSED_ON: Final = "査定の日"
RESULT: Final = "結果"
SOUND: Final = "減額なし"
DEDUCTED: Final = "減額あり"
DEDUCTION: Final = "減額"
REASON: Final = "減額の理由"
CARD_ANSWER: Final = "お客さまの回答"
ANSWER_NOTE: Final = "金額を一緒に見て、どちらかをお選びいただきます"
ANSWERED_ON: Final = "回答の日"
TOLD: Final = "お答えの方法"
TOLD_WAYS: Final = {"counter": "店頭", "phone": "電話", "letter": "郵送", "web": "申込先のサイト"}
ACCEPT: Final = "返却する"
WITHDRAW: Final = "取りやめて使い続ける"
WAY_LAST_NONE: Final = "最終回は支払不要"
WAY_LAST: Final = "最終回 {yen}（{day}）"
WAY_DEDUCTION: Final = "減額 {yen}（最終回の期日に）"
WAY_NO_DEDUCTION: Final = "減額なし"
WAY_REST: Final = "ほかに残り{count}回 {yen}"
WAY_DIFFERENCE: Final = "使い続けるより"
WAY_LESS: Final = "{yen} 少ない"
WAY_BACK: Final = "商品はお客さまの手元に戻ります"
WAY_IMPOSSIBLE: Final = "返却できません"

# ボタン

RECORD: Final = {
    "announced": "申込みを記録する",
    "applied": "集荷を記録する",
    "collected": "査定を記録する",
    "assessed": "回答を記録する",
}
BACK: Final = "一覧へ"
WITHDRAW_NOW: Final = "返却を取りやめる"
KEEP_NOW: Final = "返却しない"
KEEP_ASK: Final = "返却しないと記録しますか"
WITHDRAW_ASK: Final = "返却を取りやめますか"
WITHDRAW_MORE: Final = "商品を使い続け、最終回の{yen}を{day}にお支払いいただきます。記録すると元に戻せません。"
LAPSE: Final = "お申し出なしで終える"
LAPSE_ASK: Final = "お申し出なしで終えますか"
LAPSE_MORE: Final = "期限（{until}）までにお申し出がなかったと記録します。最終回の{yen}を{day}にお支払いいただきます。"
DONE: Final = {
    "announced": ("郵送での返却を始めました", "案内の期限を確かめ、返却するときは申込みを記録してください。"),
    "applied": ("申込みを記録しました", "返却申込書の控えを印刷して、お渡しください（F12）。"),
    "collected": ("集荷を記録しました", "査定の知らせが届いたら、ここに記録してください。"),
    "assessed": ("査定を記録しました", "査定のお知らせを印刷し、金額をご説明してください（F12）。"),
    "accepted": ("返却を記録しました", ""),
    "withdrawn": ("取りやめを記録しました", "申込先での取り消しの手続きもご案内してください。"),
    "never": ("返却しないと記録しました", ""),
    "kept": ("お申し出なしで記録しました", ""),
}
NOT_DONE: Final = "まだ記録できません"
NOT_DONE_COUNT: Final = "まだ記録できません。{count}か所を直すと記録できます（F8で移ります）"
FAILED: Final = "記録できませんでした"

# 右のパネル

PANEL: Final = "返却の結果"
PANEL_RETURN: Final = "返却する"
PANEL_KEEP: Final = "使い続ける"
PANEL_UNKNOWN: Final = "減額がないとき"
PANEL_FROM: Final = "{day}からのお支払い"
PANEL_LAST: Final = "最終回（{number}回目）"
PANEL_LAST_DUE: Final = "最終回の期日"
PANEL_NONE: Final = "支払不要"
PANEL_DEDUCTION: Final = "減額分"
PANEL_DEDUCTION_OPEN: Final = "査定で決まります"
PANEL_DAYS: Final = "期限"
PANEL_APPLY: Final = "申込み"
PANEL_SETTLE: Final = "査定の終わり"
PANEL_ANSWER: Final = "回答（店の目安）"
PANEL_SILENCE: Final = "お返事がないとき"
PANEL_SILENCE_LINES: Final = ("使い続けるものとして扱い、", "最終回をお支払いいただきます。")
PANEL_IMPOSSIBLE: Final = "返却の特典を使えません"
PANEL_LATE: Final = "期限（{day}）を過ぎました"
PANEL_LATE_NOTE: Final = "期限までに済んでいたことだけを記録できます。"
PANEL_LATE_ANSWER: Final = "間に合うかを、申込先に確かめてください。"
