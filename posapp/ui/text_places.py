"""Every word of the places outside a sale: 初回設定, 合言葉, 設定, 案件, 書類, 台帳, 回収. Knows no widget.

Sentences with figures are templates for ``str.format``.
"""

from __future__ import annotations

from typing import Final

SIR: Final = "{name} 様"
TODAY_AT: Final = "今日 {hour}:{minute:02d}"
YESTERDAY_AT: Final = "昨日 {hour}:{minute:02d}"
DAY_AT: Final = "{month}月{day}日 {hour}:{minute:02d}"
YEAR_DAY: Final = "{year}年{month}月{day}日"
SHORT_DAY: Final = "{month}/{day}"
SHORT_TIME: Final = "{hour}:{minute:02d}"
WAIT: Final = "お待ちください"
FILES_PDF: Final = "PDF (*.pdf)"

# 初回設定

FIRST_TITLE: Final = "はじめに、お店のことを教えてください"
FIRST_LEAD: Final = "1分ほどで終わります。あとから設定（F10）でいつでも直せます。"
SHOP_CARD: Final = "お店"
SHOP_CARD_NOTE: Final = "書類に、このとおり印刷されます"
SHOP_NAME: Final = "店名"
SHOP_ADDRESS: Final = "住所"
SHOP_PHONE: Final = "電話"
SHOP_HOURS: Final = "営業時間"
SHOP_HOURS_USUAL: Final = "10時〜19時"
SHOP_PERMIT: Final = "古物商許可番号"
IF_ANY: Final = "なければ空欄"
STAFF_CARD: Final = "担当者"
STAFF_NAMES: Final = "担当者の名前"
STAFF_HELP: Final = "2人からは「、」で区切ります"
SECRET_CARD: Final = "合言葉"
SECRET_NEEDED: Final = "必要です"
SECRET_ADVISED: Final = "おすすめ"
SECRET_WHY_NEEDED: Final = (
    "お客さまの情報は、暗号にして保存します。この合言葉は、ソフトを開くたびに入力します。"
    "忘れると、保存した内容もバックアップも、二度と開けません。"
)
SECRET_WHY_ADVISED: Final = (
    "お客さまの情報は、暗号にして保存します。ふだんは、このパソコンが鍵をおぼえています。"
    "合言葉がないと、パソコンが壊れたときや失くしたときに、バックアップを開けません。"
)
SECRET_ONE: Final = "合言葉"
SECRET_TWO: Final = "もう一度"
SECRET_HELP: Final = "{least}文字以上"
SECRET_HELP_FREE: Final = "{least}文字以上・空欄も可"
FIRST_GO: Final = "お店をひらく"
FIRST_SAY: Final = "店名、住所、電話、担当者が入ると、お店をひらけます。"
FIRST_READY: Final = "この内容で、お店をひらきます。"
SECRET_NONE: Final = "合言葉なし"
FIRST_READY_OPEN: Final = "このままひらけます。パソコンを失くすと、バックアップは開けません。"
FIRST_BUSY: Final = "保存先を用意しています。"
FIRST_MEND: Final = "あと{count}か所を直すと、お店をひらけます。"
MEND_COUNT: Final = "要修正 {count}件"
NEED_NAME: Final = "店名を入力してください。"
NEED_ADDRESS: Final = "住所を入力してください。"
NEED_PHONE: Final = "市外局番から入力してください。"
NEED_HOURS: Final = "営業時間を入力してください。"
NEED_STAFF: Final = "1人以上の名前を入力してください。"
BAD_TEXT: Final = "使えない文字があるか、長すぎます。"
NEED_SECRET: Final = "合言葉を入力してください。"
SECRET_SHORT: Final = "{least}文字以上にしてください。"
SECRET_DIFFERS: Final = "左の合言葉と違います。"

# 合言葉

UNLOCK_TITLE: Final = "合言葉を入力してください"
UNLOCK_LEAD: Final = "保存した内容は、暗号になっています。合言葉で開きます。"
UNLOCK_GO: Final = "ひらく"
UNLOCK_BUSY: Final = "確かめています。"
UNLOCK_LOST: Final = "合言葉が分からないときは、はじめに設定した方におたずねください。合言葉なしでは開けません。"

# 設定

SETTINGS: Final = "設定"
SETTINGS_NOTE: Final = "変えた内容は、欄を離れたときに保存します"
AT_COUNTER: Final = "いま窓口にいる人"
AT_COUNTER_UNDER: Final = "書類と記録に、この名前が残ります。"
LOOK_CARD: Final = "計算・台帳・画面"
CLOSING: Final = "締め日"
CLOSING_HELP: Final = "見積のはじめの値です"
CLOSING_OPTIONS: Final = (("10", "10日"), ("20", "20日"), ("end", "月末"))
THEME: Final = "画面の明るさ"
THEME_OPTIONS: Final = (("system", "自動"), ("light", "明るい"), ("dark", "暗い"))
NETWORK: Final = "通信"
NETWORK_HELP: Final = "通信できないときの練習にも使えます"
NETWORK_OPTIONS: Final = (("auto", "自動で見分ける"), ("forced-offline", "オフラインにする"))
PRINT_CARD: Final = "印刷とバックアップ"
PRINTER: Final = "プリンター"
PRINTER_USUAL: Final = "このパソコンのいつものプリンター"
PRINTER_GONE: Final = "{name}（見つかりません）"
PRINTER_SOUGHT: Final = "さがしています"
PRINTER_NONE: Final = "使えるプリンターが見つかりません。印刷する書類は、書類（F5）に残ります。"
PRINTER_COUNT: Final = "{count}台あります"
BACKUP: Final = "バックアップ"
BACKUP_LAST: Final = "前回 {when}"
BACKUP_NEVER: Final = "まだ一度もしていません"
BACKUP_NOW: Final = "今すぐバックアップ"
BACKUP_TITLE: Final = "バックアップの保存先"
BACKUP_NAME: Final = "posapp-{day:%Y%m%d}.backup"
BACKUP_KINDS: Final = "posappのバックアップ (*.backup)"
BACKUP_DONE: Final = "バックアップしました。"
BACKUP_WHERE: Final = (
    "{path} に、暗号のまま保存しました。"
    "同じ名前の鍵のファイル（.key.json）と一緒に、USBメモリーなど別の場所にも置いてください。"
)
BACKUP_NOT: Final = "バックアップできませんでした。"
BACKUP_RUNS: Final = "バックアップしています。"
FOLDER: Final = "保存先"
CATALOG_CARD: Final = "プログラムと価格表"
PRICES: Final = "価格表"
PRICES_OF: Final = "{year}年{month}月{day}日版"
PRICES_COUNT: Final = "{count:,}機種"
PRICES_OPEN: Final = "価格表へ"
SAMPLE: Final = "見本"
SAMPLE_NOTE: Final = "お店の価格表を取り込めます。"
VERSION: Final = "posapp"
VERSION_OF: Final = "バージョン {version}"
FILES: Final = "プログラムの設定ファイル"
FILES_FINE: Final = "問題はありません"
FILES_WRONG: Final = "問題 {count}件"
FILES_WHY: Final = "次のファイルは使っていません。ほかのプログラムは、そのまま使えます。"
SETTING_KEPT: Final = "前の内容のままです。"

# 案件

CASES_HINT: Final = "名前、カナ、電話、案件番号、機種でさがせます"
CASES_SEARCH: Final = "案件をさがす"
CASES_QUOTES: Final = "発行した見積の一覧"
CASES_INTAKES: Final = "回収一覧"
REPLACED: Final = "この端末は {intake} で回収しました。次の機種の契約は {other} です。"
REPLACES: Final = "この契約への買い替えで、{other} の端末を {intake} で回収しました。"
CASES_TWO: Final = "2文字から"
CASES_EMPTY: Final = "案件は、まだありません"
CASES_EMPTY_LINES: Final = (
    "申込を受け付けると、ここに1件ずつ並びます。",
    "審査の結果、契約の成立、引渡しまで、ここで記録します。",
)
CASES_BEGIN: Final = "見積から始めます"
CASES_NONE: Final = "「{text}」に当てはまる案件はありません"
CASES_NONE_LINES: Final = ("文字を減らすか、カナや電話番号でもさがしてみてください。",)
CASES_MOST: Final = "新しいものから{count}件"
TAKEN_AT: Final = "{when} 受付"
DEVICE_PROGRAM: Final = "{device}・{program}"

STATES: Final = {
    "draft": "下書き",
    "explained": "説明済",
    "taken": "受付",
    "waiting": "送信待ち",
    "screening": "審査中",
    "approved": "承認",
    "declined": "否認",
    "formed": "成立",
    "handed-over": "引渡し済",
    "cash-on-delivery": "代金引換",
    "lapsed": "失効",
}
"""The application's states as the rest of posapp names them, short enough for a line of seven."""
LIFE_WORDS: Final = {"handed-over": "引渡し"}
"""Words of the line of life that differ: there the state may still be to come."""

LIFE: Final = "申込のいま"
NEXT_STEPS: Final = "次の手続き"
NUMBERS_IMEI: Final = "IMEI"
NUMBERS_SERIAL: Final = "製造番号"
NUMBERS_KEEP: Final = "控える"
NUMBERS_WHY: Final = "引き渡すときに読み取ると、返却のときに番号だけで契約が見つかります。"
NUMBERS_NONE: Final = "端末の番号を控えずに引き渡しますか"
NUMBERS_NONE_MORE: Final = (
    "番号がないと、返却のときに名前や電話番号で契約を探すことになります。あとからでも、ここで控えられます。"
)
NUMBERS_NONE_YES: Final = "控えずに引き渡す"
NUMBERS_HELD: Final = "端末の番号を控えました"
STEPS_DONE: Final = "手続きは、すべて終わりました。"
STEPS: Final = {
    "send": (
        "送信した",
        "送信したことを記録しますか",
        "立替払事業者へ申込を送ったあとに記録します。posappからは送りません。記録すると「審査中」になり、元に戻せません。",
    ),
    "approve": (
        "承認された",
        "承認されたことを記録しますか",
        "立替払事業者から、承認の知らせが届いていますか。記録すると、元に戻せません。",
    ),
    "decline": (
        "否認された",
        "否認されたことを記録しますか",
        "立替払事業者から、否認の知らせが届いていますか。記録すると、元に戻せません。"
        "理由は、お客さまから立替払事業者におたずねいただきます。",
    ),
    "form": (
        "成立した",
        "契約の成立を記録しますか",
        "立替払事業者の承諾で、契約が成立します。承諾の知らせが届いていますか。記録すると、元に戻せません。",
    ),
    "hand-over": (
        "引き渡した",
        "引渡しを記録しますか",
        "機種と書類を、お客さまご本人にお渡ししましたか。記録すると、元に戻せません。",
    ),
    "change-to-cod": (
        "代金引換に変更",
        "代金引換に変えますか",
        "お客さまから、代金引換で購入するとお返事をいただきましたか。分割のお支払いはなくなります。"
        "記録すると、元に戻せません。",
    ),
    "lapse": (
        "取り消す",
        "この申込を取り消しますか",
        "売買の契約も、なかったことになります。お客さまにお知らせしてから記録します。元に戻せません。",
    ),
}
"""Step → button, title of the question, its body."""
STEP_YES: Final = "記録する"
COD_DUE: Final = "{month}月{day}日までに、代金引換に変えるかをうかがいます"
COD_DUE_MORE: Final = "お返事がないまま過ぎると、注文は取消しになります。"
COD_LATE: Final = "代金引換に変えられる期限（{month}月{day}日）を過ぎました"
COD_LATE_MORE: Final = "お客さまにお知らせして、申込を取り消してください。"
COD_OVER: Final = "期限を過ぎました。"
CASE_UNREADABLE: Final = "この案件の内容を読めません"
CASE_UNREADABLE_MORE: Final = (
    "保存先が傷んでいるおそれがあります。設定（F10）でバックアップを取り、管理者にお知らせください。"
)
FACT_DEVICE: Final = "機種"
FACT_PROGRAM: Final = "プログラム"
FACT_PHONE: Final = "電話"
FACT_TAKEN: Final = "受付"
FACT_TAKEN_BY: Final = "{when}　担当 {staff}"
CASE_SAMPLE: Final = "見本"
BY_HAND: Final = "手書き用紙 {numbers} から入力しました。"
BY_HAND_MORE: Final = "{day}に手書きで受け付けました。説明と同意の時刻は、用紙にあります。"
OVER_CAP: Final = "値引きの上限を{yen}円超えています（承認 {supervisor}さん）"
NOT_RECORDED: Final = "記録できませんでした"

# 書類

PAPERS_OF_CASE: Final = "書類"
LEFT_TO_PAY: Final = "残りの支払予定"
HISTORY: Final = "取引履歴"
REKEYING: Final = "再入力シート"
MAKE: Final = "作る"
MAKE_PAPER: Final = "{name}を作る"
MADE_PAPER: Final = "{name}を作りました"
MADE_PAPER_MORE: Final = "いまの時点の内容です（{number}）。下の書類から印刷できます。"
PAPERS_MISSING: Final = "この案件の書類は、まだ作っていません。"
PAPERS_MAKE: Final = "書類を作る"
PAPERS_MAKING: Final = "書類を作っています。"
PAPERS_MADE: Final = "書類を{count}通作りました。"
PRINTED: Final = "印刷済み"
PRINT_ONE: Final = "印刷"
PRINT_AGAIN: Final = "もう一度"
PRINT_MORE: Final = "再発行"
SAVE_PDF: Final = "PDF保存"
SAVE_TITLE: Final = "PDFの保存先"
SAVED: Final = "PDFを保存しました。"
SAVE_FAILED: Final = "PDFを保存できませんでした。"
SAVE_FAILED_MORE: Final = "保存先の空きと、書き込めるかを確かめて、もう一度保存してください。"
WAITING: Final = "未印刷"
AT_PRINTER: Final = "印刷中"
FAILED: Final = "印刷できず"
FAILED_COUNT: Final = "{count}通を印刷できませんでした。"
COPIES: Final = "{count}部"
PRINTING: Final = "プリンターへ送っています。"
SENT: Final = "{count}通をプリンターへ送りました。"
SENT_AGAIN: Final = "「再発行 {count}回目」と書いてあります。"
SENT_MORE: Final = "紙が出たことを確かめてから、お客さまにお渡しください。"
NOT_SENT: Final = "{count}通を印刷できませんでした。"
QUOTE_PAPER: Final = "見積書"
COMPARISON_PAPER: Final = "比較表"
LEDGER_PAPER: Final = "古物台帳"
TASKS_PAPER: Final = "タスク一覧"
OFFER_SENT: Final = "{name}をプリンターへ送りました。"
OFFER_KEPT: Final = "{name}を作り、書類（F5）に入れました。"
PAPER_LINE: Final = "{number}　{when}"
PAPER_FAULT: Final = "書類を扱えませんでした"

# 印刷

PRINTER_UNREADABLE: Final = "書類を読めません"
