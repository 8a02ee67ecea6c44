"""Japanese of 台帳: the book of a period, 訂正, print and file. Knows no widget.

Sentences with figures are templates for ``str.format``.
"""

from __future__ import annotations

from typing import Final

from posapp.ui import text_sale

TITLE: Final = "古物台帳"
TABLE_SAYS: Final = "台帳の行"
BEFORE: Final = "前の月"
THIS: Final = "今月"
AFTER: Final = "次の月"
ALL: Final = "すべて"
SEARCH: Final = "番号・機種・IMEI・お名前で探す"
MONTH: Final = "{year}年{month}月"
COUNT: Final = "{count:,}台　対価の合計 {price}"
COUNT_FOUND: Final = "{shown:,}行が見つかりました　{count:,}台　対価の合計 {price}"
CORRECTIONS: Final = "　訂正 {count:,}行"
KEEP: Final = "いちばん古い記録（{oldest}）は {until}まで残します（{years}年）。ソフトが記録を消すことはありません。"
KEEP_PAST: Final = "期間を過ぎた記録は{count}件です。"
KEEP_NOTHING: Final = "記録は{years}年残します。ソフトが記録を消すことはありません。"

COLUMNS: Final = ("番号・日付", "品目・特徴", "相手方", "対価")
CATEGORIES: Final = {
    "phone": "スマートフォン", "feature-phone": "携帯電話", "tablet": "タブレット", "watch": "腕時計型端末",
    "pixel-watch": "腕時計型端末", "acpc": "常時接続パソコン", "pc": "パソコン", "camera": "カメラ", "lens": "レンズ",
    "audio": "オーディオ", "tv": "テレビ",
}  # fmt: skip
DOCUMENTS: Final = {
    "driving-licence": text_sale.DOC_LICENCE, "my-number-card-front": text_sale.DOC_MY_NUMBER,
    "residence-card": text_sale.DOC_RESIDENCE, "passport": text_sale.DOC_PASSPORT,
    "disability-certificate": text_sale.DOC_DISABILITY, "insurance-confirmation": text_sale.DOC_INSURANCE,
}  # fmt: skip
ITEM: Final = "{kind} {quantity}台"
IMEI: Final = "IMEI {imei}"
SERIAL: Final = "製造番号 {serial}"
PERSON: Final = "{name}（{age}歳・{occupation}）"
SIGNED: Final = "係員の前での署名"
DIGITS: Final = "{document}・末尾 {digits}"
CONFIRMED: Final = "確認 {how}"
CORRECTS: Final = "{number}の訂正　{reason}"
CORRECTED_BY: Final = "{number}で訂正しました"
CORRECTION: Final = "訂正"
CORRECTED: Final = "訂正前"

CORRECT: Final = "訂正する"
PRINT: Final = "印刷"
CSV: Final = "CSVに書き出す"
CSV_TITLE: Final = "台帳の書き出し先"
CSV_NAME: Final = "古物台帳-{first:%Y%m%d}-{last:%Y%m%d}.csv"
CSV_KINDS: Final = "CSV (*.csv)"
CSV_DONE: Final = "台帳を書き出しました。"
CSV_FAILED: Final = "台帳を書き出せませんでした。"
CSV_FAILED_MORE: Final = "別の場所を選んで、もう一度お試しください。"
READ_FAILED: Final = "台帳を読めませんでした。"

EMPTY: Final = "台帳には、まだ記録がありません"
EMPTY_LINES: Final = (
    "回収（F3）で端末を受け入れると、その場で1行ずつ記録されます。",
    "番号は抜けることなく続き、書いた行はあとから変わりません。",
)
BEGIN: Final = "回収をはじめる"
NONE: Final = "この期間に、受け入れた端末はありません"
NONE_LINES: Final = ("Alt+1（または ←）で前の月、Alt+4 ですべての記録を見られます。",)
NOT_FOUND: Final = "「{text}」に合う行はありません"

CORRECTING: Final = "{number} を訂正する"
CORRECTING_NOTE: Final = "元の行はそのまま残り、正しい内容の行が新しい番号で加わります。日付・品目・数量・対価は受付書のとおりで、ここでは直せません。"
MAKER: Final = "メーカー"
MODEL: Final = "機種・容量"
COLOUR: Final = "色"
IMEI_FIELD: Final = "IMEI"
SERIAL_FIELD: Final = "製造番号"
NAME: Final = "お名前"
ADDRESS: Final = "ご住所"
OCCUPATION: Final = "ご職業"
AGE: Final = "年齢"
YEARS_OLD: Final = "歳"
WAY: Final = "確かめ方"
LAST_DIGITS: Final = "番号の末尾4けた"
REASON: Final = "訂正の理由"
REASON_HELP: Final = "かならず書きます"
WRITE: Final = "訂正の行を加える"
QUIT: Final = "やめる"
WRITTEN: Final = "{number} に、正しい内容を書き加えました。"
WRITTEN_MORE: Final = "元の行も、訂正前の行として残っています。"
NOT_WRITTEN: Final = "訂正を記録できませんでした。"
ALREADY: Final = "{number} は、すでに訂正されています。"
ALREADY_MORE: Final = "直すときは、訂正後の {by} を選んでください。"

KEEP_LABEL: Final = "台帳を残す年数"
KEEP_TRADE: Final = "{years}年（古物）"
KEEP_TAX: Final = "{years}年（税務）"
