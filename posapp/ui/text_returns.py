"""Japanese of 回収: from the contract to the signature. Knows no widget; sentences with figures are templates."""

from __future__ import annotations

from typing import Final

NUMBER: Final = "受付 {number}"
STAGE_FIND: Final = "契約"
STAGE_WHO: Final = "本人確認"
STAGE_WHAT: Final = "端末"
STAGE_READY: Final = "返却の準備"
STAGE_CHECK: Final = "状態チェック"
STAGE_SIGN: Final = "署名・受付書"
STAGE_HOME: Final = "査定結果書"
YES: Final = "はい"
NO: Final = "いいえ"

# 契約

FIND_TITLE: Final = "契約を探す"
SHEETS: Final = "手書き用紙の番号"
SHEETS_HELP: Final = "停電の日の分だけ"
HANDED_ON: Final = "用紙の受付日"
HANDED_AT: Final = "時刻"
FIND_FIELD: Final = "お名前・フリガナ・電話番号・契約番号・端末の番号"
FIND_EMPTY_HEAD: Final = "お客さまの契約を探します"
FIND_EMPTY_LINES: Final = (
    "お名前や電話番号の一部を入力するか、端末の番号を読み取ってください。",
    "見つからないときは、右の「ほかで結んだ契約」に控えのとおり入力します。",
)
FIND_NOTHING: Final = "「{text}」に合う契約はありません"
FIND_NOTHING_LINES: Final = (
    "文字を減らすか、別の手がかりで探してください。",
    "この店に記録のない契約は、控えのとおり入力できます。",
)
NO_NUMBERS: Final = "番号の記録なし"
ELSEWHERE_TITLE: Final = "ほかで結んだ契約"
ELSEWHERE_NOTE: Final = "お客さまの控えのとおりに入力します"
BOUGHT_ON: Final = "購入日"
PROGRAM: Final = "プログラム"
DEVICE: Final = "機種"
CATEGORY: Final = "種類"
PRICE: Final = "現金販売価格"
DOWN: Final = "頭金"
DISCOUNT: Final = "値引き"
CLOSING: Final = "締め日"
RESIDUAL: Final = "最終回のお支払い"
STEP_FIRST: Final = "前半の毎回"
STEP_SECOND: Final = "後半の毎回"
FEE: Final = "特典の利用料"
CONTRACT_NUMBER: Final = "契約番号"
CONTRACT_IMEI: Final = "控えのIMEI"
CONTRACT_SERIAL: Final = "控えの製造番号"
MAKER: Final = "メーカー"
CHOSEN: Final = "選択中"
TERMS_OF: Final = "購入日 {day} の条件で計算します（規則 {version}）"
TO_WHO: Final = "本人確認へ"
TO_MAIL: Final = "郵送での返却へ"
BY_COURIER: Final = "郵送で返却"
SAY_MAIL: Final = "返却は、集荷と査定で進みます。店頭ではお預かりしません。"
MAIL_NOT_BEGUN: Final = "郵送での返却を始められません"

# 本人確認

CARD_OWNER: Final = "ご契約とお支払い"
OWNER: Final = "ご本人の端末ですか"
ARREARS: Final = "遅れはありますか"
PAID_OFF: Final = "払い終えていますか"
PURCHASE: Final = "次もお求めですか"
REPLACEMENT: Final = "次の機種の契約番号"
REPLACEMENT_HELP: Final = "IMEIでも。まだなら空欄"
REPLACEMENT_ROW: Final = "次の機種の契約"
REPLACEMENT_LATER: Final = "まだ控えていません"
CARD_NAME: Final = "お持ちになった方"
BORN: Final = "生年月日（和暦・西暦）"
OCCUPATION: Final = "ご職業"
AGE: Final = "{day}　{age}歳"
CARD_DOCUMENT: Final = "本人の確かめ方"
BY_DOCUMENT: Final = "書類を見る"
BY_SIGNATURE: Final = "係員の前で署名"
SEEN: Final = "原本を確かめた"
SIGNED_IN_FRONT: Final = "住所・お名前・職業・年齢を書いていただき、署名を見届けた"
CARD_GUARDIAN: Final = "保護者の同意"
GUARDIAN_WHY: Final = "{age}歳のため"
NOT_TAKEN_IN: Final = "盗品などの疑いがあり、受け付けない"
SUSPICION_NOTE: Final = "見たこと・聞いたこと"
SUSPICION_SAYS: Final = "端末を受け取らず、警察へすぐに届け出ます。お客さまを引き止める必要はありません。"
REPORT: Final = "記録して終える"
REPORT_ASK: Final = "受け付けを止めて、見たこと・聞いたことを記録します。端末はお預かりせず、すぐに警察へ届け出ます（古物営業法15条3項）。"
REPORT_DONE: Final = (
    "このあと、警察（110番か、近くの警察署）へすぐに届け出てください。お客さまを引き止める必要はありません。"
)
REFUSE_ASK: Final = "端末をお客さまにお返しし、受け付けなかったことと、その理由を記録します。台帳には書きません。"
RECORDED: Final = "記録しました"
NOT_RECORDED: Final = "記録できませんでした"
NOT_TAKEN: Final = "受け付け不可"
KEPT: Final = "返却しない"
SAY_KEPT: Final = "端末はお客さまの手元に残ります。選んだ方法を記録して終えます。"
WHY_ASKED: Final = "古物営業法による確認"
TO_WHAT: Final = "端末の確認へ"

# 端末

CARD_NUMBERS: Final = "端末の番号"
IMEI: Final = "IMEI"
IMEI_HELP: Final = "*#06# の画面か本体の表示"
SERIAL: Final = "製造番号"
IF_ANY: Final = "なければ空欄"
CONTRACT_HAS: Final = "契約の記録　{number}"
CONTRACT_HAS_NONE: Final = "契約の記録に番号はありません"
NUMBER_MATCHES: Final = "契約の番号と一致"
CARD_MODEL: Final = "機種"
MODEL: Final = "契約の機種と同じですか"
SAME: Final = "同じ"
OTHER: Final = "違う"
CONTRACT_DEVICE: Final = "契約の機種　{device}"
KIND: Final = "お持ちの端末の種類"
CARD_RESTRICTION: Final = "ネットワーク利用制限"
RESTRICTION: Final = "事業者の確認ページの結果"
NONE: Final = "○ なし"
POSSIBLE: Final = "△ おそれ"
BARRED: Final = "× 制限中"
UNCHECKED: Final = "未確認"
RESTRICTION_NOTE: Final = "オフラインのときは「未確認」を選び、つながってから確かめます"
CARD_APPLIED: Final = "特典の申込と査定"
APPLIED_ON: Final = "特典の申込日"
APPLIED_HELP: Final = "先に申し込んだときだけ"
APPLIED_MONTHS: Final = "申込の月 {applied}　査定の月 {assessed}"
APPLIED_BY: Final = "査定は {day}({weekday})までに終えます。"
APPLIED_BY_WORKING: Final = "査定は {day}({weekday})までに終えます。平日は {working}までです。"
APPLIED_LATER: Final = "査定があとになるときは、このまま画面を離れてください。下書きが残り、期限がホームに出ます。"
CARD_COVER: Final = "補償サービス（査定の日）"
COVER: Final = "加入中の補償"
COVER_NONE: Final = "加入していない"
COVER_OPEN: Final = "未選択"
REPAIRS: Final = "この1年の修理"
TIMES: Final = "回"
TO_READY: Final = "返却の準備へ"

# 返却の準備

READY_TITLE: Final = "お客さまに操作していただくこと"
READY_NOTE: Final = "済んだら印を付けます。代わりに操作しません"
READY_STEPS: Final = {
    "backup": "データの控え",
    "cards": "SIM・カードを抜く",
    "wallet": "おサイフ・電子チケット",
    "accounts": "アカウントから離れる",
    "locks": "ロックを外す",
    "initialised": "初期化する",
}
READY_DONE: Final = "{done} / {of}"
TO_CHECK: Final = "状態チェックへ"

# 署名

SIGN_TITLE: Final = "お客さまに確かめていただくこと"
SIGN_ERASED: Final = "端末のデータはすべて消え、戻せません"
SIGN_NO_RETURN: Final = "お預かりした端末は、あとから返せません"
SIGN_PAYMENTS: Final = "残りのお支払い（{left}）を聞きました"
SIGN_SIGNED: Final = "受付書に署名しました"
SIGN_SUMMARY: Final = "この内容で受け付けます"
SIGN_LEFT: Final = "{count}回・{yen}"
SIGN_NOTHING_LEFT: Final = "残りなし"
GROUP_DEVICE: Final = "お預かりする端末"
GROUP_PERSON: Final = "お持ちになった方"
GROUP_CHECK: Final = "状態チェック"
GROUP_MONEY: Final = "お支払い"
ROW_DEVICE: Final = "機種"
ROW_NUMBER: Final = "番号"
ROW_PROGRAM: Final = "プログラム"
ROW_NAME: Final = "お名前"
ROW_ADDRESS: Final = "ご住所"
ROW_IDENTITY: Final = "本人の確かめ方"
ROW_FINDINGS: Final = "見つかったこと"
ROW_DISPUTED: Final = "異議のあること"
ROW_WAIVED: Final = "なくなるお支払い"
ROW_LEFT: Final = "残りのお支払い"
ROW_UNTIL: Final = "最後のお支払い日"
NAME_AGE: Final = "{name} 様・{age}歳・{occupation}"
NOTHING_FOUND: Final = "故障・破損はありません"
COUNT_YEN: Final = "{count}回・{yen}"
IDENTITY_DIGITS: Final = "{kind}（末尾 {digits}）"
DONE_SENTENCE: Final = "この端末は受け付けました。"
RECEIVE: Final = "受け付ける"
SAY_RECEIVE: Final = "受け付けると、台帳に記入し、受付書を2部作ります。"
NOT_RECEIVED: Final = "受け付けられません"
ALREADY_RECEIVED: Final = "受付書へ"

# 受付書

WENT_HOME_HEAD: Final = "受け付けずに終えました。端末をお客さまにお返しください"
WENT_HOME_MORE: Final = (
    "査定結果書で理由をご説明し、お客さま控えをお渡しください。台帳には書きません。お支払いは契約のとおり続きます。"
)
HOME: Final = "端末はお客さまの手元です"
HOME_REFUSED: Final = "返却は受け付けていません"
HOME_LEFT: Final = "これからのお支払い"
HOME_LEFT_NOTE: Final = "残り{count}回"
RECEIVED_HEAD: Final = "端末を受け付けました（台帳 {number}）"
RECEIVED_MORE: Final = (
    "お客さま控えをお渡しし、店舗控えは端末と一緒に保管します。端末は、次の送付まで鍵のかかる場所に置いてください。"
)

# 状態チェック

WHERE_TITLE: Final = "傷の場所"
WHERE_NOTE: Final = "絵に触れて印を付けます"
TO_DRAWING: Final = "絵へ"
SIDE_SIGNS: Final = {"front": "表", "back": "裏", "left": "左", "right": "右", "top": "上", "bottom": "下"}
SIDE_NAMES: Final = {
    "front": "表",
    "back": "裏",
    "left": "左の側面",
    "right": "右の側面",
    "top": "上の側面",
    "bottom": "下の側面",
}
UNDO: Final = "1つ戻す"
DRAWING_NAME: Final = "端末の絵。矢印キーで十字を動かし、Page Downで面を替え、Enterで印を付け、Deleteで1つ戻します"
CROSS_AT: Final = "十字は{side}の左から{across}％、上から{down}％"
MARKS: Final = "印 {count}か所"
FINDINGS_OF: Final = "見つかったことを選び、絵に印を付けます。"
MARK_FIRST: Final = "先に「あり」と、見つかったことを選びます。"
FINDINGS_NONE: Final = "「あり」を選ぶと、見つかったことをここで選べます。"
CHECK_TITLE: Final = "状態チェック"
HEAD_NTH: Final = "{number}番の項目"
CHECK_COUNT: Final = "{count}項目"
COLUMN_RESULT: Final = "結果"
COLUMNS: Final = ("店", "客", "異議")
RESULT_GOOD: Final = "問題なし"
RESULT_FOUND: Final = "あり"
NOT_APPLYING: Final = "対象外"
CURED: Final = "直した"
BY_STAFF: Final = "店が確認した"
BY_CUSTOMER: Final = "お客さまが確認した"
DISPUTED: Final = "お客さまに異議がある"
DEDUCTION: Final = "減額"
DEDUCTION_REASON: Final = "減額の理由"
REPAIR: Final = "修理の見積り"
CUSTOMERS_VIEW: Final = "お客さまの見方"
YEN: Final = "円"
WAYS_TITLE: Final = "お客さまが選べる方法"
WAYS_NOTE: Final = "これから払う額をくらべています。払い終えた分は含みません"
TO_PAY: Final = "これから払う額"
UNKNOWN_SUM: Final = "見積り待ち"
UNKNOWN_PRICE: Final = "事業者が決めます"
THAN_KEEPING: Final = "使い続けるより"
LESS: Final = "{yen} 少ない"
MORE: Final = "{yen} 多い"
EVEN: Final = "変わらない"
CHOSEN_WAY: Final = "選択中"
STAYS: Final = "機種はお客さまの手元に残ります"
WAY_NAMES: Final = {
    "now": "今日このまま返却",
    "cure": "直してから返却",
    "later": "翌月に返却",
    "keep": "返却せず使い続ける",
    "withdraw": "査定後にやめる",
    "buyback": "買い取りに出す",
}
WAY_SURCHARGE: Final = "{name} {yen}（不課税）"
WAY_FEE: Final = "特典の利用料 {yen}"
WAY_REPAIR: Final = "修理代 {yen}（見込み）"
WAY_PAYMENTS: Final = "残り{count}回 {yen}"
WAY_NO_PAYMENTS: Final = "残りのお支払いはなくなります"
WAY_UNTIL: Final = "{month}月{day}日までの査定"
SURCHARGE: Final = "負担金"
TO_SIGN: Final = "署名へ"

# 返却の結果

PANEL_TITLE: Final = "返却の結果"
SIR: Final = "{name} 様"
NO_NAME: Final = "お名前未入力"
PANEL_EMPTY_HEAD: Final = "まだ契約がありません"
PANEL_EMPTY_LINES: Final = ("契約を選ぶと、", "返却したときの結果をここに出します。")
NUMBER_SAME: Final = "番号一致"
NUMBER_OPEN: Final = "番号未確認"
BOUGHT: Final = "{day}購入・{month}"
WAIVED: Final = "免除額"
WAIVED_NOTE: Final = "{count}回分"
LEFT_OVER: Final = "手元に残る差"
LEFT_NOTE: Final = "免除額 − 負担金"
LEFT_NOTE_FEE: Final = "免除額 − 負担金 − 利用料"
FEE_LABEL: Final = "特典の利用料"
SOUND: Final = "故障・破損なし"
BY_ASSESSOR: Final = "査定で決まります"
REFUSED: Final = "特典は使えません"
NOT_POSSIBLE: Final = "選べません"
OWED: Final = "残りの支払い"
HOW_TO: Final = "使えるようにするには"
REPAIR_FIRST: Final = "{part}を直してから返却する"
REPAIR_FIRST_NOTE: Final = "負担金はなくなります。ただし免除額は、月が進むごとに減ります。"
TIMES_YEN: Final = "{yen} × {count}回"
LITTLE_FOOT: Final = "差はわずかです"
BASIS_COVER: Final = "{cover}なら{yen}"
COVER_NONE_SHORT: Final = "補償なし"
PARTS_SHORT: Final = {"body": "故障・破損", "glass": "割れ", "band": "バンド", "adapter": "アダプター"}
CURE_FIRST: Final = "先に直すことがあります"
MONTHS_TITLE: Final = "査定が終わる月で変わります"
MONTH_ROW: Final = "{month}（{count}）"
MONTH_WAIVED: Final = "免除 {yen}"
MONTH_NONE: Final = "特典なし"
DEADLINE: Final = "{day}まで"
DEADLINE_NOTE: Final = "申込の月 {month}\n過ぎると特典を使えません"
BASIS_TITLE: Final = "負担金の根拠"
BASIS_ROW: Final = "{part}・{cover}"
BASIS_NONE: Final = "故障や破損がないため、かかりません"
PARTS: Final = {
    "body": "本体の故障・破損",
    "glass": "ガラス・本体の破損",
    "band": "バンド",
    "adapter": "電源アダプター",
}
TERMS_DAY: Final = "契約の条件"
CRITERIA_DAY: Final = "負担金の基準"
AS_OF: Final = "{day}時点"
LITTLE: Final = "返却しても、ほとんど減りません"
LITTLE_NOTE: Final = "差し引き {yen}です。使い続けることもご検討ください。"
