"""もしも below the cards: differences follow the form, a row can be taken over, and nothing unknown looks like nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui import text_whatif as text
from posapp.ui.pages.quote_views.changes import columns
from posapp.ui.pages.quote_views.row_list import ROW
from posapp.ui.pages.quote_views.what_if import WhatIfView
from posapp.ui.paint import text_width, yen, yen_width
from posapp.ui.show.whatif import ChangeView
from tests.ui.pages.stage import cut_off
from tests.ui.pages.views_alone import DAYS, Alone, form_of
from tests.ui.typing_in import press, type_in

OKAESHI = "docomo-okaeshi"  # 144,000 in 36 x 4,000


def view_of(alone: Alone) -> WhatIfView:
    assert isinstance(alone.view, WhatIfView)
    return alone.view


def row(alone: Alone, words: str) -> ChangeView:
    (found,) = [r for r in view_of(alone).rows.views() if r.words.strip() == words]
    return found


def at(alone: Alone, words: str) -> None:
    rows = view_of(alone).rows
    rows.setCurrentRow([r.words.strip() for r in rows.views()].index(words))
    rows.setFocus()


@pytest.fixture
def okaeshi(qtbot: QtBot) -> Alone:
    return Alone(qtbot, WhatIfView, form_of(OKAESHI))


def test_today_and_what_every_change_does(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    assert view.head.text() == "今のご案内  24か月目に返却  負担 96,000円  返却しない場合 144,000円"
    assert [(r.group, r.words.strip(), r.burden, r.difference) for r in view.rows.views()] == [
        ("返却月", "1か月早く（23か月目）", 96_000, "変わらない"),
        ("", "1か月遅く（25か月目）", 100_000, "+4,000円 高くなる"),
        ("", "返却せずに使い続ける", 144_000, "+48,000円 高くなる"),
        ("破損", "故障・破損がある", 116_000, "+20,000円 高くなる"),
        ("補償", "ケータイ補償サービス", 96_000, "補償料の分だけ"),
        ("", "故障したとき", 98_000, "−18,000円+補償料"),
    ]
    assert view.turns.text() == (
        "24か月目までが一番安くなります。故障時は31か月目から使えません。翌月にずれると+4,000円です。"
    )
    assert "25か月目にずれると、負担が4,000円増えます。" in view.turns.toolTip()


def test_a_cover_whose_price_nobody_typed_never_looks_free(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    assert row(okaeshi, "ケータイ補償サービス").why == "補償の月額が未入力です。"
    view.inputs["cover_monthly"].setFocus()
    type_in(view.inputs["cover_monthly"], "330")
    # June 2021 to June 2023: 25 months.
    assert row(okaeshi, "ケータイ補償サービス").difference == "+8,250円 高くなる"
    assert row(okaeshi, "故障したとき").difference == "−9,750円 安くなる"
    form, saved = okaeshi.said[-1]
    assert (form.cover_monthly, saved) == ("330", False)
    press(view.inputs["cover_monthly"], "Enter")
    assert QApplication.focusWidget() is view.inputs["try_points"]
    assert okaeshi.said[-1][1] is True


def test_points_are_tried_told_in_a_sentence_and_taken_over(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    view.inputs["try_points"].setFocus()
    type_in(view.inputs["try_points"], "72000")
    assert row(okaeshi, "72,000ポイントを使う").difference == "+24,000円 高くなる"
    at(okaeshi, "72,000ポイントを使う")
    assert view.said.text().startswith(
        "72,000ポイントを使うと分割の額が下がるため、返却で不要になる額も48,000円から24,000円に減ります。"
        "負担はポイントの分を含めて120,000円で、使わないときの96,000円より高くなります。"
    )
    press(view.rows, "Enter")
    form, saved = okaeshi.said[-1]
    assert (form.points, form.try_points, saved) == ("72,000", "", True)
    assert row(okaeshi, "ポイントを使わない").difference == "−24,000円 安くなる"
    at(okaeshi, "ポイントを使わない")
    press(view.rows, "Enter")
    assert okaeshi.said[-1][0].points == ""


def test_the_months_step_and_the_damage_turns_everything(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    view.month.stepped.emit(1)
    assert okaeshi.said[-1][0].return_month == "25"
    assert row(okaeshi, "1か月早く（24か月目）").difference == "−4,000円 安くなる"
    okaeshi.show(replace(okaeshi.form, return_month="35"))
    view.month.stepped.emit(1)
    assert okaeshi.said[-1][0].return_month == "25"  # there is no later month: nothing was said
    assert "安くなるのは4,000円だけです。" in view.turns.text()
    okaeshi.show(replace(okaeshi.form, return_month="24"))
    QTest.mouseClick(view.damage, Qt.MouseButton.LeftButton)
    assert "116,000円" in view.head.text()
    assert row(okaeshi, "故障・破損がない").difference == "−20,000円 安くなる"
    at(okaeshi, "故障・破損がない")
    press(view.rows, "Enter")
    assert view.damage.value() == "" and "96,000円" in view.head.text()


def test_a_row_taken_over_becomes_the_choice_and_keeping_cannot(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    at(okaeshi, "1か月遅く（25か月目）")
    press(view.rows, "Enter")
    assert okaeshi.said[-1][0].return_month == "25"
    press(view.rows, "Enter")  # the row stays under the finger: a month further each time
    assert okaeshi.said[-1][0].return_month == "26"
    said = len(okaeshi.said)
    at(okaeshi, "返却せずに使い続ける")
    press(view.rows, "Enter")
    assert len(okaeshi.said) == said
    at(okaeshi, "ケータイ補償サービス")
    press(view.rows, "Enter")
    assert okaeshi.said[-1][0].cover == "keitai-hosho"


def test_what_cannot_be_read_is_marked_and_counts_as_empty(okaeshi: Alone) -> None:
    okaeshi.show(replace(okaeshi.form, try_down="-5", cover_monthly="abc"))
    view = view_of(okaeshi)
    assert view.inputs["try_down"].toolTip() == "0以上にしてください。"
    assert view.inputs["cover_monthly"].toolTip() == "数字で入力してください。"
    assert row(okaeshi, "ケータイ補償サービス").difference == "補償料の分だけ"
    okaeshi.show(replace(okaeshi.form, try_down="", cover_monthly=""))
    assert view.inputs["try_down"].toolTip() == ""


def test_early_use_is_taken_over_with_the_cover_it_needs(qtbot: QtBot) -> None:
    alone = Alone(qtbot, WhatIfView, form_of("softbank-shintoku-premium", return_month="25", cover="none"))
    assert view_of(alone).inputs["cover_monthly"].placeholderText() == "1,740"
    early = row(alone, "早トク（13か月目）")
    # 12 x 900 + 12,100, and 13 x 1,740 for the cover, instead of 12 x 900 + 12 x 3,700.
    assert (early.burden, early.difference) == (22_900, "−9,680円 安くなる")
    at(alone, "早トク（13か月目）")
    press(view_of(alone).rows, "Enter")
    form = alone.said[-1][0]
    assert (form.return_month, form.cover) == ("13", "anshin-applecare")


def test_a_plan_without_returns_and_a_purchase_that_cannot_be_changed_so(qtbot: QtBot) -> None:
    alone = Alone(qtbot, WhatIfView, form_of("docomo-plain-36"))
    view = view_of(alone)
    assert (view.rows.views(), view.said.text(), view.turns.text()) == ((), text.EMPTY, "")
    assert not view.damage.isEnabled()
    alone.show(form_of("softbank-shintoku-standard", try_down="10,000"))
    down = row(alone, "頭金10,000円を払う")
    assert (down.burden, down.difference) == (None, "できません")
    at(alone, "頭金10,000円を払う")
    assert "ずれています。" in view.said.text()
    said = len(alone.said)
    press(view.rows, "Enter")
    assert len(alone.said) == said


@pytest.mark.parametrize(("wide", "high"), [(690, 274), (698, 235)])
@pytest.mark.parametrize("program", DAYS)
def test_nothing_is_cut_under_any_program(qtbot: QtBot, program: str, wide: int, high: int) -> None:
    form = form_of(program, points="9,600", try_points="4,800", try_down="14,400", cover_monthly="1,740")
    alone = Alone(qtbot, WhatIfView, form, wide=wide, high=high)
    view = view_of(alone)
    assert cut_off(view) == []
    assert view.head.x() + view.head.width() <= view.hint.x()
    assert view.rows.viewport().height() % ROW == 0
    width = view.rows.viewport().rect().toRectF()
    group, words, burden, more, _ = columns(width)
    for shown in view.rows.views():
        assert text_width(shown.group, 12) <= group.width()
        assert yen_width(yen(shown.burden or 0), 14) <= burden.width()
        assert text_width(shown.difference, 14, bold=True) <= more.width()
        if not shown.key.startswith("cover:"):  # the names of covers are long; their sentence stands below
            assert text_width(shown.words, 14) <= words.width(), shown.words
        assert shown.spoken.endswith("。") and shown.difference in shown.spoken
    alone.picture(f"what-if-{program}-{wide}")


def test_the_focus_and_the_field_it_stands_in(okaeshi: Alone) -> None:
    view = view_of(okaeshi)
    view.focus_field("try_down")
    assert view.field() == "try_down"
    press(view.inputs["try_down"], "Enter")
    assert view.rows.hasFocus() and view.field() == "what-if"
    view.focus_field("elsewhere")
    assert view.first() is view.rows and view.rows.hasFocus()
