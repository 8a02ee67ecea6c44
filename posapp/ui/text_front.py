"""Japanese words of the front: the top bar's chips, the start, and what is said when something known goes wrong."""

from __future__ import annotations

from typing import Final

DAY: Final = "{year}年{month}月{day}日({weekday})"
OFFLINE: Final = "オフライン"
OFFLINE_HELP: Final = "通信できません。申込は受け付け、つながってから送ります。"
UNSENT: Final = "未送信"
UNSENT_HELP: Final = "立替払事業者へまだ送っていない申込です。"
UNPRINTED: Final = "未印刷"
UNPRINTED_HELP: Final = "まだ紙に出していない書類です。"
BACKUP: Final = "バックアップ {when}"
BACKUP_TODAY: Final = "今日 {hour}:{minute:02d}"
BACKUP_DAY: Final = "{month}月{day}日"
BACKUP_NEVER: Final = "まだ"
BACKUP_HELP: Final = "設定（F10）で今すぐバックアップできます。"
OPENING: Final = "準備しています"
OPENING_LINE: Final = "保存された内容を開いています。"
TRY_AGAIN: Final = "もう一度ひらく"
OPEN_ALREADY: Final = "すでに開いています"
OPEN_ALREADY_LINE: Final = (
    "このお店の内容は、ほかの画面か、ほかのパソコンのposappで開いています。\n"
    "そちらをお使いになるか、閉じてから「もう一度ひらく」を押してください。"
)
LAST_FAULT: Final = (
    "前回、プログラムが思わぬところで止まりました。入力していた内容は保存されています。記録は {path} にあります。"
)
FAULT: Final = "お知らせ"
STAGE_QUOTE: Final = "見積"
STAGE_DISCLOSURE: Final = "重要事項説明"
STAGE_APPLICATION: Final = "申込"
STAGE_CONFIRM: Final = "確認"
STAGE_PAPERS: Final = "書類"
NUMBER: Final = "見積番号 {number}"
