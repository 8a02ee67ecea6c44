"""Japanese of 回収一覧: devices that came over the counter, and everything kept of each. Sentences with figures are templates."""

from __future__ import annotations

from typing import Final

SEARCH: Final = "回収をさがす"
HINT: Final = "お名前・電話番号・機種・IMEI・受付番号の一部"
MOST: Final = "新しい{count}件です。さがすと、ほかも出ます"
TWO: Final = "2文字から探します"
EMPTY: Final = "回収の記録はまだありません"
EMPTY_LINES: Final = ("受け付けた端末も、受け付けずにお返しした端末も、ここに残ります。",)
BEGIN: Final = "で回収を始めます"
NONE: Final = "「{text}」に合う回収はありません"
NONE_STATE: Final = "この種類の回収はありません"
NONE_LINES: Final = ("文字を減らすか、種類を「すべて」に戻してください。",)
STATE: Final = "種類"
ALL: Final = "すべて"
STATES: Final = {"received": "受け付け済み", "refused": "受け付けず", "reported": "通報で中止"}
FILTERS: Final = {"received": "受付", "refused": "受付なし", "reported": "通報"}
SIR: Final = "{name} 様"
NO_NAME: Final = "お名前の記録なし"
WHAT: Final = "{device}・{program}"
LINE: Final = "{number}・{code}"
NO_CODE: Final = "番号の記録なし"
UNREADABLE: Final = "この記録の中身を読めません"
UNREADABLE_MORE: Final = "バックアップで確かめてください。台帳の行はそのまま残っています。"
PAPERS: Final = "書類"
PAPERS_NONE: Final = "この回収では、書類を作っていません。"

GROUP_TAKEN: Final = "受付"
GROUP_CONTRACT: Final = "契約"
GROUP_DEVICE: Final = "端末"
GROUP_READY: Final = "返却の準備"
GROUP_CHECK: Final = "状態チェック（文面 {version}）"
GROUP_RESULT: Final = "結果"
GROUP_WHY: Final = "お受けしなかった理由"
GROUP_SUSPICION: Final = "疑いと届け出"
SHEETS: Final = "手書き用紙"
NUMBER: Final = "受付番号"
WHEN: Final = "受付"
STAFF: Final = "担当"
LEDGER: Final = "台帳"
APPLIED: Final = "特典の申込日"
ASSESSED: Final = "査定日"
TERMS: Final = "契約の条件"
CRITERIA: Final = "負担金の基準"
AS_OF: Final = "{day}時点"
AS_OF_RULES: Final = "{day}時点（規則 {version}）"
PLACE: Final = "契約した店"
HERE: Final = "この店"
ELSEWHERE: Final = "ほかの店（控えから入力）"
CONTRACT_NUMBER: Final = "契約番号"
HOLDER: Final = "ご契約者"
BOUGHT: Final = "購入日"
OWNER: Final = "ご本人の端末"
ARREARS: Final = "お支払いの遅れ"
PAID_OFF: Final = "払い終えた契約"
GUARDIAN: Final = "保護者"
GUARDIAN_LINE: Final = "{name}（{relation}）{phone}"
REPLACEMENT: Final = "次の機種の契約"
YES_NO: Final = {"yes": "はい", "no": "いいえ", "": "聞いていません"}
HAS_NOT: Final = {"yes": "あり", "no": "なし", "": "聞いていません"}
READ: Final = "読み取った番号"
HELD: Final = "契約の番号"
MODEL: Final = "契約の機種と"
MODELS: Final = {"same": "同じ", "other": "違う", "": "見比べていません"}
RESTRICTION: Final = "利用制限"
RESTRICTIONS: Final = {
    "none": "○ なし",
    "possible": "△ おそれ",
    "barred": "× 制限中",
    "unchecked": "未確認",
    "": "未確認",
}
COVER: Final = "補償"
COVER_LINE: Final = "{cover}・この1年の修理 {count}回"
DONE: Final = "済んだこと"
OPEN: Final = "済んでいないこと"
NOTHING: Final = "なし"
NOT_ANSWERED: Final = "確かめていません"
BY_BOTH: Final = "店・お客さまが確認"
BY_STAFF: Final = "店だけが確認"
BY_CUSTOMER: Final = "お客さまだけが確認"
DISPUTED: Final = "お客さまに異議あり"
MARKS: Final = "絵の印"
MARK: Final = "{sign} {finding}（{side}）"
SIDES: Final = {"front": "表", "back": "裏", "left": "左", "right": "右", "top": "上", "bottom": "下"}
PHOTOS: Final = "写真"
PHOTO_COUNT: Final = "{count}枚"
WAY: Final = "お客さまが選んだ方法"
DEDUCTION: Final = "減額と理由"
SUSPICION: Final = "見たこと・聞いたこと"
SUSPICION_DO: Final = "すること"
SUSPICION_DONE: Final = "端末は受け取っていません。警察へ届け出てください。"
