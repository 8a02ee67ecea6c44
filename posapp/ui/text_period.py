"""Japanese of a place that shows a period: its two days and what is wrong with them. Knows no place."""

from __future__ import annotations

from typing import Final

FROM: Final = "はじめの日（西暦・和暦）"
TO: Final = "おわりの日（西暦・和暦）"
UNTIL: Final = "から"
PERIOD: Final = "{first}から {last}まで"
NO_DAY: Final = "期間の日付を読めません。"
