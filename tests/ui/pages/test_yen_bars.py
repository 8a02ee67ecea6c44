from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from posapp.ui.pages.yen_bars import YenBars, bars_of
from tests.ui.twins import counter


def said(qtbot: QtBot, program: str, picture: str) -> tuple[str, ...]:
    desk = counter()
    quote = desk.services.sales.view(desk.draft(program=program, return_month="")).quote
    assert quote is not None
    bars = YenBars()
    qtbot.addWidget(bars)
    bars.show_bars(bars_of(quote, picture))
    return bars.texts()


@pytest.mark.parametrize(
    ("program", "picture", "texts"),
    [
        ("docomo-okaeshi", "kept", ("返却しない 36回すべて支払う 108,000", "返却する 24か月目まで 72,000")),
        (
            "docomo-okaeshi",
            "deadline",
            (
                "2023年6月までに返却 24か月目まで 72,000",
                "2024年5月に返却 35か月目まで 105,000",
                "期限を過ぎたとき 特典は使えません 108,000",
            ),
        ),
        (
            "au-kaetoku",
            "damage",
            (
                "返却しない 24回すべて支払う 108,000",
                "返却・故障なし 25か月目まで 57,500",
                "返却・故障あり 57,500円＋22,000円 79,500",
            ),
        ),
        (
            "sony-zanka-2y",
            "damage",
            (
                "返却しない 25回すべて支払う 108,000",
                "返却・故障なし 24か月目まで 64,800",
                "返却・故障あり 減額分は査定で決まります 64,800円＋減額分",
            ),
        ),
        ("docomo-plain-36", "kept", ()),
        ("docomo-okaeshi", "", ()),
    ],
)
def test_bars_show_the_quotes_own_figures(qtbot: QtBot, program: str, picture: str, texts: tuple[str, ...]) -> None:
    assert said(qtbot, program, picture) == texts
