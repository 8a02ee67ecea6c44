"""Japanese of the charts below the cards of 見積 and of their tables. Sentences with figures are templates for ``str.format``."""

from __future__ import annotations

from typing import Final

TABLE_MONTH: Final = "返却する月"
TABLE_RETURNED: Final = "返却した場合"
TABLE_DAMAGED: Final = "故障･破損があるとき"
TABLE_LESS: Final = "返却しない場合との差"
TABLE_KEPT: Final = "返却しない場合"
TABLE_REFUSED: Final = "特典なし"
TABLE: Final = "表"
TABLE_SAYS: Final = "グラフと同じ金額の表"
CHART: Final = "グラフ"
