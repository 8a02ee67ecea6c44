"""満了時の選択 below the cards: the choices side by side, the letter, the two months of an application, a changed contract."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from posapp.ui import text_ends as text
from posapp.ui.pages.quote_views.ends import EndsTab
from tests.ui.pages.stage import cut_off, press
from tests.ui.pages.views_alone import DAYS, Alone, form_of

STANDARD, OKAESHI, KAETOKU, SONY = "softbank-shintoku-standard", "docomo-okaeshi", "au-kaetoku", "sony-zanka-2y"


def tab(alone: Alone) -> EndsTab:
    assert isinstance(alone.view, EndsTab)
    return alone.view


def totals(view: EndsTab) -> list[tuple[str, int | None]]:
    return [(card.view().label, card.view().total) for card in view.cards.cards]


@pytest.mark.parametrize("program", DAYS)
@pytest.mark.parametrize(("wide", "high"), [(688, 275), (696, 235)])
def test_every_program_has_room(qtbot: QtBot, program: str, wide: int, high: int) -> None:
    alone = Alone(qtbot, EndsTab, form_of(program), wide=wide, high=high)
    alone.picture(f"ends-{program}-{wide}", wide=wide, high=high)
    alone.picture(f"ends-{program}-{wide}-dark", wide=wide, high=high, dark=True)
    assert cut_off(alone.card) == []
    areas = [area for area in alone.card.findChildren(QScrollArea) if area.isVisible()]
    assert not any(area.verticalScrollBar().isVisible() for area in areas)


def test_the_total_if_kept_stands_beside_the_totals_of_a_return(qtbot: QtBot) -> None:
    view = tab(Alone(qtbot, EndsTab, form_of(STANDARD)))
    assert totals(view) == [
        ("返却せずに払い終える", 144_000), ("25か月目から返却する", 48_000), ("1年くりあげで返却する", 48_000),
    ]  # fmt: skip
    pay, late, early = (card.view() for card in view.cards.cards)
    assert pay.lines == ("最後は2028年4月30日", "25〜48回目 4,000円×24回") and pay.mark == text.SILENT
    assert late.lines == ("2026年4月1日から", "2028年3月31日まで", "25か月目。最後の月は140,000円")
    assert early.lines == ("2025年4月1日から", "2026年3月31日まで", text.SAME)
    assert "返却した場合の総額 48,000円" in late.spoken


def test_the_card_looked_at_says_what_to_do(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(STANDARD))
    view = tab(alone)
    assert view.first() is view.cards.cards[0]
    view.first().setFocus()
    press(view.cards.cards[0], Qt.Key.Key_Right)
    assert view.cards.at() == 1 and view.field() == "ends"
    assert view.words.text().startswith("査定が終わった月の翌月分から")
    assert view.does.text().startswith("・申し込んだ月の翌月末までに")
    alone.picture("ends-does")
    alone.picture("ends-does-696", wide=696, high=235)
    view.cards.cards[0].click()
    assert not view.does.isVisible() or not view.does.text()


def test_two_sliders_tell_the_application_from_the_assessment(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(STANDARD))
    view = tab(alone)
    assert (view.apply.applied.says(), view.apply.assessed.says()) == ("25か月目 2026年4月", "25か月目 2026年4月")
    assert view.apply.result.text() == text.CAN and "2026年5月31日" in view.apply.says()
    press(view.apply.assessed.slider, Qt.Key.Key_Right)
    assert (view.apply.result.text(), view.apply.returned.text()) == (text.CAN, "52,000円")
    press(view.apply.assessed.slider, Qt.Key.Key_Right)
    assert (view.apply.result.text(), view.apply.returned.text()) == (text.LOST, text.NONE)
    assert view.apply.kept.text() == "144,000円" and "2026年5月31日までに査定が終わらないと" in view.apply.says()
    alone.picture("ends-lost")
    alone.picture("ends-lost-696", wide=696, high=235)
    press(view.apply.applied.slider, Qt.Key.Key_Right)
    assert (view.apply.result.text(), view.apply.returned.text()) == (text.CAN, "56,000円")


def test_the_seam_must_be_asked_about(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(STANDARD))
    view = tab(alone)
    press(view.apply.applied.slider, Qt.Key.Key_Left)
    assert view.apply.result.text() == text.MUST_KNOW and "25か月目より前" in view.apply.says()
    alone.picture("ends-seam")
    assert cut_off(alone.card) == []


def test_where_the_day_decides_both_days_are_said(qtbot: QtBot) -> None:
    view = tab(Alone(qtbot, EndsTab, form_of(STANDARD, closing_day="10")))
    assert "2026年3月31日までの申込みで2026年4月30日、その後の申込みで2026年5月31日" in view.apply.says()
    press(view.apply.assessed.slider, Qt.Key.Key_Right)
    assert view.apply.result.text() == text.MUST_KNOW and "2026年4月30日までに査定が終わらなければ" in view.apply.says()


def test_the_sliders_stay_where_they_were_moved_until_the_quote_changes(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(STANDARD))
    view = tab(alone)
    press(view.apply.assessed.slider, Qt.Key.Key_Right)
    alone.show(replace(alone.form, plan="keep"))
    assert view.apply.assessed.month() == 26
    alone.show(replace(alone.form, return_month="30"))
    assert (view.apply.applied.month(), view.apply.assessed.month()) == (30, 30)


def test_an_early_return_changes_the_contract(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(OKAESHI, return_month="20"))
    box = tab(alone).changed_box
    assert box.says() == (
        "23か月目までに返却すると、契約が24回・26か月（2023年7月まで）に変わり、25〜36回目の48,000円がなくなります。"
        "返却のあとのお支払いは4回、16,000円。21〜24回目 4,000円×4回 2023年4月30日〜2023年7月31日"
    )
    for _ in range(3):
        press(box.month.slider, Qt.Key.Key_Right)
    assert box.says().endswith("返却のあとのお支払いは1回、4,000円。24回目 4,000円×1回 2023年7月31日")
    alone.picture("ends-changed")


def test_a_first_payment_of_another_amount_stands_in_its_own_row(qtbot: QtBot) -> None:
    alone = Alone(
        qtbot, EndsTab, form_of(OKAESHI, cash_price="144,010", price_reason="特価", return_month="0"), wide=696, high=235
    )  # fmt: skip
    box = tab(alone).changed_box
    assert "1回目 4,010円×1回 2021年8月31日、2〜24回目 4,000円×23回" in box.says()
    alone.picture("ends-changed-696", wide=696, high=235)
    assert cut_off(alone.card) == []


def test_the_letter_and_what_silence_means(qtbot: QtBot) -> None:
    view = tab(Alone(qtbot, EndsTab, form_of(SONY)))
    assert view.letter.says() == (
        "2028年10月（22か月目）に、案内が郵便で届きます。"
        "返却は、2028年12月31日までに査定まで終えます。案内に書かれた申込みの期間のうちにお申し込みください。"
        "お申し出がないと使い続けるものとして、2029年1月31日に60,000円を払います。"
    )
    assert totals(view) == [
        ("残価を払って使い続ける", 144_000),
        ("返却して買い替える", 84_000),
        ("返却して終わる", 84_000),
    ]


def test_a_resplit_and_a_plain_buyback(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(KAETOKU))
    view = tab(alone)
    pay, split, back, sold = (card.view() for card in view.cards.cards)
    assert (pay.total, split.total, back.total, sold.total) == (144_000, 144_000, 78_000, None)
    assert (split.lines, split.mark) == (("2023年7月から", "2,750円×24回"), text.CHECK)
    assert "2023年7月から2025年6月まで" in split.words
    assert (sold.instead, sold.lines, sold.mark) == (
        text.BY_OPERATOR,
        (text.ANY_TIME, "24回目 66,000円"),
        text.NOT_WAIVED,
    )
    assert not (view.letter.isVisible() or view.apply.isVisible() or view.changed_box.isVisible())
    alone.show(form_of(KAETOKU, residual="66,010"))
    assert view.cards.cards[1].view().lines[1] == "2,760円＋2,750円×23回"


def test_a_choice_that_is_closed_says_why(qtbot: QtBot) -> None:
    view = tab(Alone(qtbot, EndsTab, form_of("softbank-shintoku-premium")))
    closed = view.cards.cards[1].view()
    assert (closed.total, closed.instead, closed.lines) == (None, text.CLOSED, ())
    assert "補償サービスに加入していないため" in closed.words


@pytest.mark.parametrize("program", ["lump-sum", "docomo-plain-36"])
def test_without_a_program_there_is_nothing_to_choose(qtbot: QtBot, program: str) -> None:
    view = tab(Alone(qtbot, EndsTab, form_of(program)))
    assert view.empty.isVisible() and "144,000円" in view.empty.says()
    assert view.first() is view


def test_without_a_quote_nothing_changes(qtbot: QtBot) -> None:
    alone = Alone(qtbot, EndsTab, form_of(STANDARD))
    alone.show(replace(alone.form, cash_price=""))
    assert len(totals(tab(alone))) == 3
