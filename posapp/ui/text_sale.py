"""Japanese of the sale's pages after 見積: 重要事項説明, 申込, 確認, 書類. Knows no widget; sentences with figures are templates."""

from __future__ import annotations

from typing import Final

TIME: Final = "{hour}:{minute:02d}"

# 重要事項説明

TOPICS: Final = "説明する項目"
TOPIC_OF: Final = "{at} / {of}"
TOPIC_SOURCE: Final = "文面 {version}版・見積 {number} に対する説明"
TOPIC_VERSION: Final = "文面 {version}版"
TIME_ONLY: Final = "{time}"
STAFF: Final = "担当"
CUSTOMER: Final = "お客さま"
AGAIN: Final = "もう一度"
ASK: Final = "お客さまへの質問：{ask}"
RIGHT: Final = "{time} お客さまが「{answer}」を選びました（正しい答え）"
WRONG: Final = (
    "{time} お客さまが「{answer}」を選びました。お答えが違います。もう一度ご説明のうえ、あらためてお尋ねください。"
)
ASK_FIRST: Final = "ご説明のあとに、お客さまに選んでいただきます。"
ASK_AGAIN: Final = "ご説明のあとに、もう一度お客さまに選んでいただきます（これまでの回答 {count}回は記録に残ります）。"
EXPLAINED: Final = "説明した"
EXPLAINED_BY: Final = "担当 {name}・{time}"
EXPLAINED_NOTE: Final = "担当が押します"
UNDERSTOOD: Final = "理解した"
UNDERSTOOD_AT: Final = "お客さま・{time}"
UNDERSTOOD_NOTE: Final = "お客さまが押します"
SEND_BACK: Final = "もう一度説明"
SEND_BACK_BLOCKED: Final = "まだ説明していない項目です。"
FELL: Final = "見積が変わったため、確認が済んでいた {count}項目を、もう一度ご説明ください。"
TOPICS_LEFT: Final = "残り {count}項目"
SENT_BACK: Final = "差し戻し {count}"
ALL_DONE: Final = "説明済み"
NEXT_TOPIC: Final = "次の項目"
TO_APPLICATION: Final = "申込へ"
SAY_EXPLAIN: Final = "この項目をご説明し、「説明した」を押すと進めます。"
SAY_ASK: Final = "お客さまが質問の答えを選ぶと、「理解した」を押せます。"
SAY_UNDERSTAND: Final = "お客さまが「理解した」を押すと、次の項目へ進めます。"
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
BAR_BY: Final = "{year}年{number}月までに返却"
BAR_LATER: Final = "{year}年{number}月に返却"
BAR_TOO_LATE: Final = "期限を過ぎたとき"
BAR_TOO_LATE_NOTE: Final = "特典は使えません"
BAR_SUM: Final = "{first}円＋{second}円"
BAR_NO_BENEFIT: Final = "特典は使えません"
BAR_ASSESSED: Final = "減額分は査定で決まります"
BAR_MORE: Final = "{total}円＋減額分"

# 申込 1/2

FORM_LONG: Final = "くわしい申込"
FORM_SHORT: Final = "かんたんな申込"
FORM_PART: Final = "{at} / 2"
FORM_LONG_WHY: Final = "支払総額 {total} が{limit}を超えるため、年収などもうかがいます。"
FORM_LONG_SHORT: Final = "支払総額 {total}（{limit}を超える）"
FORM_SHORT_WHY: Final = "支払総額 {total} が{limit}以下のため、年収などはうかがいません。"
FORM_SHORT_SHORT: Final = "支払総額 {total}（{limit}以下）"
FORM_WHY_2: Final = "お支払い方法と、4つの同意をうかがいます。"
MAN: Final = "{count}万円"
FILLED: Final = "入力"

CARD_PERSON: Final = "お客さま"
CARD_ADDRESS: Final = "ご住所"
CARD_DOCUMENT: Final = "本人確認書類"
CARD_WORK_LONG: Final = "お勤め・ご家計"
CARD_WORK_SHORT: Final = "お勤め"
PRIVACY_NOTE: Final = "利用目的の説明 {time} 済み"
CHOOSING_TOWN: Final = "町名を選択中"
CARD_DONE: Final = "済み"

FAMILY: Final = "姓"
GIVEN: Final = "名"
FAMILY_KANA: Final = "フリガナ（姓）"
GIVEN_KANA: Final = "フリガナ（名）"
BORN: Final = "生年月日（和暦・西暦）"
BORN_READ: Final = "西暦・年齢"
AGE: Final = "{day}　{age}歳"
MOBILE: Final = "携帯電話"
HOME_PHONE: Final = "自宅の電話"
IF_ANY: Final = "なければ空欄"
POSTAL: Final = "郵便番号"
AREA: Final = "市区町村まで"
TOWN: Final = "町名"
TOWN_HELP: Final = "この番号の町名は{count}つ。↑↓で選びます"
POSTAL_UNKNOWN: Final = "番号が見つかりません"
STREET: Final = "番地"
BUILDING: Final = "建物・部屋番号"
ISSUER: Final = "発行"
EXPIRES: Final = "有効期限"
DIGITS: Final = "末尾4けた"
SEEN: Final = "原本を確認した"
SEEN_NOTE: Final = "番号の全体は記録しません"
NEVER_KEPT: Final = "法律により番号は記録できません"
DOC_LICENCE: Final = "運転免許証"
DOC_MY_NUMBER: Final = "マイナンバーカード(表)"
DOC_OTHER: Final = "その他"
DOC_RESIDENCE: Final = "在留カード"
DOC_PASSPORT: Final = "パスポート"
DOC_DISABILITY: Final = "障害者手帳"
DOC_INSURANCE: Final = "資格確認書（健康保険）"
EMPLOYER: Final = "お勤め先"
EMPLOYER_PHONE: Final = "電話"
INCOME: Final = "年収（税込）"
PERSONS: Final = "世帯の人数"
HOUSING: Final = "お住まい"
SAVINGS: Final = "預貯金"
OWN: Final = "持ち家"
OWN_WITH_LOAN: Final = "持ち家・ローン"
RENTED: Final = "賃貸"
FAMILY_HOME: Final = "家族の持ち家"
TO_CONSENT: Final = "支払方法へ"
MEND_COUNT: Final = "要修正 {count}件"
SAY_MISSING: Final = "あと{count}項目を入力すると、次へ進めます。"
SAY_FILLED: Final = "この画面の入力は済みました。"
SAY_CHOOSE_TOWN: Final = "町名を↑↓で選び、Enterで決めます。"

GATE_TITLE: Final = "はじめに、個人情報の使いみちをご説明します"
GATE_LEAD: Final = "ご記入の前に、画面をお客さまにお見せして、ひとつずつお読みください。"
GATE_POINTS: Final = (
    (
        "person",
        "うかがうこと",
        "お名前、ご住所、生年月日、電話番号、本人確認書類の種類と期限。くわしい申込では、年収やご家族の人数なども。",
    ),
    (
        "check",
        "使いみち",
        "分割払いのお申し込みと審査、契約の手続き、お支払いと返却のご案内。この店では、ほかの目的には使いません。",
    ),
    (
        "unsent",
        "お渡しする先",
        "{creditor}。審査のため、信用情報機関にも照会します（次の画面で、ひとつずつ同意をうかがいます）。",
    ),
    ("lock", "保管", "この店では暗号化して保管し、本人確認書類の番号の全体は記録しません。"),
    ("phone", "お問い合わせ", "{shop}　電話 {phone}。ご自分の情報の開示や訂正も、こちらで承ります。"),
)
GATE_CREDITOR: Final = "立替払の事業者"
GATE_PURPOSE: Final = "お使いになる目的"
PURPOSE_PERSONAL: Final = "個人として使う"
PURPOSE_BUSINESS: Final = "事業のために使う"
GATE_BUSINESS_HEAD: Final = "事業のためのご契約は、この画面では受け付けられません"
GATE_BUSINESS: Final = (
    "個人のお客さまを守る決まりの一部が当てはまらないため、法人・事業者用の手続きでご案内します。"
    "ここまでの見積は保存されています。上の「見積」を押して戻り、見積書（F12）を印刷してお渡しください。"
)
GATE_GO: Final = "説明して入力へ"
GATE_SAY_PURPOSE: Final = "使う目的を選ぶと、入力に進めます。"
GATE_SAY_READY: Final = "お客さまへの説明が済んだら、入力に進みます。"
GATE_SAY_BUSINESS: Final = "事業のためのご契約は、この手続きの対象外です。"
PRIVACY_ACTION: Final = "利用目的を見る"

# 申込 2/2

CARD_METHOD: Final = "お支払い方法"
CARD_GUARDIAN: Final = "保護者の方"
CARD_CONSENTS: Final = "信用情報についての同意"
CARD_PLEDGE: Final = "反社会的勢力でないことのお約束"
WAY_ACCOUNT: Final = "口座振替"
WAY_CARD: Final = "カード"
WAY_WITH_LINE: Final = "料金と合算"
WAY_WINDOW: Final = "窓口"
WAY_NOTES: Final = {
    "account": "届出印や暗証番号は、ここには書きません（専用の端末でうかがいます）。",
    "card": "番号の全体や暗証番号は、ここには書きません（決済の端末でうかがいます）。",
    "with-line": "毎月の通信料金と一緒に、同じ方法でお支払いいただきます。",
    "window": "お送りする用紙で、窓口からお支払いいただきます。重要事項説明に項目が加わります。",
}
WAY_BLOCKED: Final = "回線のない見積のため、料金との合算は選べません。"
INSTITUTION: Final = "金融機関・カード会社"
METHOD_DIGITS: Final = "番号の末尾4けた"
GUARDIAN_WHY: Final = "{age}歳のお客さまには、同意が要ります"
GUARDIAN_NAME: Final = "お名前"
GUARDIAN_RELATION: Final = "続柄"
GUARDIAN_PHONE: Final = "お電話"
GUARDIAN_AGREES: Final = "保護者の方が、内容を確かめて同意した"
GUARDIAN_PAYS: Final = "保護者の方の口座・カードで支払う"
CONSENT_LEAD: Final = "契約の条件とは別に、ひとつずつお客さまに選んでいただきます。同意がなくても、一括払いは選べます。"
CONSENT_AT: Final = "{time} 同意"
CONSENT_COUNT: Final = "{count} / {of}"
CONSENT_TITLES: Final = {
    "consent_inquiry": "信用情報を照会すること",
    "consent_bureau": "加入する機関に登録すること",
    "consent_members": "機関の会員に提供すること",
    "consent_partners": "提携する機関の会員に提供すること",
}
CONSENT_TEXTS: Final = {
    "consent_inquiry": "審査のため、{creditor}が信用情報機関[[（{bureau}。提携は{partner_bureaus}）]]に、"
    "お客さまの情報があるかを照会します。照会した事実は{bureau_inquiry_months}か月間、登録されます。",
    "consent_bureau": "申し込みと契約の内容、お支払いの状況を[[{bureau}に]]登録します。"
    "契約中と終了後{bureau_years}年以内、遅れは終了の日から{arrears_years}年間です。",
    "consent_members": "[[{bureau}が、]]登録された情報を会員に提供し、会員はお客さまの支払う力を調べるために使います。期間は登録と同じです。",
    "consent_partners": "提携する機関[[（{partner_bureaus}）]]の会員にも提供し、同じ目的に使います。期間は登録と同じです。",
}
PLEDGE: Final = "お約束します（お客さま）"
PLEDGE_TEXT: Final = (
    "暴力団員など反社会的勢力ではなく、これからも関わりません。乱暴な要求や、うそによる業務の妨げもしません。"
    "反するときは、申し込みをお断りし、契約を解除することがあります。"
)
TO_CONFIRM: Final = "確認へ"

# 確認

CHECK_HEAD: Final = "お客さまと一緒に、画面の内容をお確かめください"
MEND: Final = "直す"
MEND_OPEN: Final = "確かめていない項目があります"
SUBMIT: Final = "申込を受け付ける"
SUBMITTED: Final = "書類へ"
SAY_SUBMIT: Final = "受け付けると、申込書と同意書ができます。"
SAY_SUBMIT_OFFLINE: Final = "受け付けた申込は「送信待ち」になり、つながってから送れます。"
SAY_SUBMITTED: Final = "この申込は受け付けました。内容は変えられません。"
SAY_NOT_YET: Final = "あと{count}か所が済むと、受け付けられます。"
GROUP_DEVICE: Final = "商品"
GROUP_PAYMENT: Final = "お支払い"
GROUP_RETURN: Final = "返却"
GROUP_TOPICS: Final = "重要事項説明"
GROUP_PERSON: Final = "お客さま"
GROUP_DOCUMENT: Final = "本人確認"
GROUP_WORK: Final = "お勤め"
GROUP_WORK_LONG: Final = "お勤め・ご家計"
GROUP_METHOD: Final = "支払方法"
GROUP_CONSENTS: Final = "同意とお約束"
ROW_DEVICE: Final = "機種"
ROW_PROGRAM: Final = "プログラム"
ROW_SHEETS: Final = "手書き用紙"
SHEETS_ON: Final = "{numbers}（{day}）"
ROW_PRICE: Final = "現金販売価格"
ROW_TAKEN_OFF: Final = "頭金・値引き・ポイント"
ROW_FINANCED: Final = "分割対象額"
ROW_TIMES: Final = "回数・月々"
TIMES_MONTHLY: Final = "{count}回・{monthly}"
BEFORE_POINTS: Final = "・ポイントを充てる前"
TIMES_LAST: Final = "{count}回・{monthly}（最終回 {last}）"
ROW_CHARGE: Final = "手数料・実質年率"
ROW_FIRST_LAST: Final = "初回・最終回"
FIRST_LAST: Final = "{first}・{last}"
ROW_KEPT: Final = "返却しない総額"
ROW_RETURNED: Final = "返却した総額"
RETURNED: Final = "{total}（{month}まで）"
ROW_DAMAGED: Final = "故障があるとき"
DAMAGED: Final = "別に{surcharge}"
DAMAGED_ASSESSED: Final = "査定で決まった減額分を支払い"
NO_RETURN: Final = "返却の特典なし"
ROW_TOPICS: Final = "説明と理解"
TOPICS_DONE: Final = "{count}項目・{time} 済み（担当 {name}）"
TOPICS_OPEN: Final = "{count}項目が済んでいません"
ROW_NAME: Final = "お名前"
NAME_KANA: Final = "{name}（{kana}）"
ROW_BORN: Final = "生年月日"
BORN_AGE: Final = "{day}・{age}歳"
ROW_ADDRESS: Final = "ご住所"
ROW_PHONE: Final = "お電話"
ROW_DOCUMENT: Final = "書類"
DOCUMENT_NUMBER: Final = "{kind}・末尾{digits}"
ROW_EXPIRES: Final = "発行・期限"
ROW_EMPLOYER: Final = "お勤め先"
ROW_INCOME: Final = "年収・預貯金"
INCOME_SAVINGS: Final = "{income}・{savings}"
ROW_HOUSEHOLD: Final = "世帯・お住まい"
HOUSEHOLD: Final = "{persons}人・{housing}"
NONE: Final = "なし"
ROW_WAY: Final = "方法"
WAY_NUMBER: Final = "{way}・{institution} 末尾{digits}"
ROW_GUARDIAN: Final = "保護者"
GUARDIAN: Final = "{name}（{relation}）{phone}"
ROW_CONSENTS: Final = "信用情報"
CONSENTS_DONE: Final = "4つに同意・{time}"
ROW_PLEDGE: Final = "反社会的勢力"
PLEDGE_DONE: Final = "でないことをお約束"
NOT_SUBMITTED: Final = "受け付けられませんでした"

# 書類

TAKEN_HEAD: Final = "申込を受け付けました（{number}）"
TAKEN_OFFLINE: Final = "いまは通信できないため「送信待ち」です。つながったら案件（F4）から送れます。契約の成立までは、端末をお渡しできません。"
TAKEN_ONLINE: Final = "案件（F4）から審査へ送れます。契約の成立までは、端末をお渡しできません。"
PAPERS_CARD: Final = "お渡しする書類"
UNPRINTED_COUNT: Final = "未印刷 {count}"
ALL_PRINTED: Final = "印刷済み"
DRAWING: Final = "書類を作っています"
DRAWING_OF: Final = "{done} / {of}"
NUMBER_PAGES: Final = "{number}・{pages}ページ"
STATE_SENT: Final = "印刷中"
STATE_WAITING: Final = "未印刷"
STATE_PRINTED: Final = "印刷済み {count}部"
STATE_FAILED: Final = "出ていません"
PRINT_ALL: Final = "まとめて印刷"
SAVE_ALL: Final = "まとめて保存"
PRINT_THIS: Final = "この1部だけ印刷"
SAVE_THIS: Final = "保存"
FOLDER_TITLE: Final = "保存するフォルダー"
SAVED_ALL: Final = "{count}つの書類を保存しました。"
SAVE_FAILED: Final = "保存できませんでした。"
SAVE_FAILED_MORE: Final = "フォルダーの空きと、書き込めるかを確かめて、もう一度保存してください。"
PAPERS_FAILED: Final = "書類を作れませんでした"
PAPERS_AGAIN: Final = "もう一度作る"
PRINT_FAILED: Final = "「{title}」が出ていません"
PRINTS_FAILED: Final = "{count}つの書類が出ていません"
BUSY: Final = "印刷か保存の途中です。"
NO_PAPERS: Final = "書類ができると使えます。"
PREVIEW_EMPTY: Final = "書類ができると、ここに表示します。"
TO_HOME: Final = "ホームへ"
SAY_UNPRINTED: Final = "印刷していない書類は、書類（F5）にも残ります。"
SAY_ALL_PRINTED: Final = "すべての書類を印刷しました。お客さまにお渡しください。"
SAY_DRAWING: Final = "書類を作っています。少しお待ちください。"
