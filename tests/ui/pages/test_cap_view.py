"""値引きの上限 below the cards: the working by month, and the supervisor's approval above the limit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from posapp.domain.cap import MonthState
from posapp.ui import text_cap as text
from posapp.ui.pages.quote_views.cap import CapTab
from tests.ui import twins
from tests.ui.pages.stage import cut_off
from tests.ui.pages.test_quote_page import Counter
from tests.ui.pages.views_alone import DAYS, Alone, form_of
from tests.ui.typing_in import type_in


def tab(alone: Alone) -> CapTab:
    assert isinstance(alone.view, CapTab)
    return alone.view


@pytest.mark.parametrize("program", DAYS)
@pytest.mark.parametrize(("wide", "high"), [(688, 275), (696, 235)])
def test_every_program_has_room(qtbot: QtBot, program: str, wide: int, high: int) -> None:
    alone = Alone(qtbot, CapTab, form_of(program), wide=wide, high=high)
    assert cut_off(alone.card) == []
    alone.picture(f"cap-{program}-{wide}", wide=wide, high=high)
    alone.picture(f"cap-{program}-{wide}-dark", wide=wide, high=high, dark=True)


def test_above_the_limit_the_worst_month_is_marked_and_the_approval_asked_for(qtbot: QtBot) -> None:
    alone = Alone(qtbot, CapTab, form_of("softbank-shintoku-standard"))
    view = tab(alone)
    worst = next(row for row in view.rows.views() if row.worst)
    assert (worst.when, worst.total, worst.verdict, worst.state) == (
        "25か月目", "50,000円", "6,000円 超過", MonthState.OVER,
    )  # fmt: skip
    assert view.badge.text() == "6,000円 超えています"
    assert view.limit.text() == "上限 44,000円"
    assert view.band.isVisible() and view.band.says() == text.APPROVE
    assert view.first() is view.band.supervisor
    assert "上限と比べ" not in worst.spoken and worst.spoken.startswith("25か月目。値引き0円、支払不要96,000円")


def test_a_supervisor_types_name_and_reason(qtbot: QtBot) -> None:
    alone = Alone(qtbot, CapTab, form_of("softbank-shintoku-standard"))
    view = tab(alone)
    view.focus_field("cap_supervisor")
    assert view.field() == "cap_supervisor"
    type_in(view.band.supervisor, "佐藤")
    assert (alone.form.cap_supervisor, alone.form.cap_excess) == ("佐藤", "6000")
    assert "10文字以上" in view.band.says()
    view.band.supervisor.entered.emit()
    assert view.field() == "cap_reason"
    type_in(view.band.reason, "展示品のため本部の指示で値引き")
    assert view.band.says() == text.APPROVED.format(supervisor="佐藤")
    alone.picture("cap-approved")
    alone.picture("cap-approved-660", wide=696, high=235)
    view.rows.setFocus()
    form, saved = alone.said[-1]
    assert saved and form.cap_reason == "展示品のため本部の指示で値引き"


def test_another_discount_drops_what_was_typed(qtbot: QtBot) -> None:
    form = form_of(
        "softbank-shintoku-standard", cap_supervisor="佐藤", cap_reason="展示品のため本部の指示で値引き", cap_excess="6000",
    )  # fmt: skip
    alone = Alone(qtbot, CapTab, form)
    view = tab(alone)
    assert view.band.supervisor.value() == "佐藤"
    alone.show(replace(form, discount="2,400"))
    assert (view.band.supervisor.value(), view.band.reason.value()) == ("", "")
    assert view.band.says().startswith("超える額が6,000円から変わった")
    alone.picture("cap-fell")
    alone.picture("cap-fell-696", wide=696, high=235)
    assert cut_off(alone.card) == []
    before = len(alone.said)
    view.band.supervisor.setFocus()
    view.rows.setFocus()  # passing over the empty field changes nothing
    assert len(alone.said) == before
    alone.show(replace(form, discount="2,400", cap_excess="x"))
    assert view.band.says().startswith(f"超える額が{text.NOTHING}円から")
    alone.show(form)
    assert view.band.says() == text.APPROVED.format(supervisor="佐藤")


def test_what_cannot_be_worked_out_is_said(qtbot: QtBot) -> None:
    view = tab(Alone(qtbot, CapTab, form_of("softbank-shintoku-value")))
    assert [(row.when, row.buyback, row.state) for row in view.rows.views()] == [
        ("返却しない", text.NOTHING, MonthState.WITHIN),
        ("13〜48か月目", text.UNKNOWN_PRICE, MonthState.UNKNOWN),
    ]
    assert "36か月" in view.notes.text() and not view.band.isVisible()
    assert view.first() is view.rows
    assert view.field() == "cap"


@pytest.mark.parametrize(
    ("program", "head"), [("docomo-okaeshi", text.NO_CAP_HEAD), ("sony-zanka-2y", text.EXEMPT_HEAD)]
)
def test_where_no_limit_holds_it_says_so(qtbot: QtBot, program: str, head: str) -> None:
    view = tab(Alone(qtbot, CapTab, form_of(program)))
    assert view.empty.isVisible() and view.empty.says().startswith(head)
    assert view.first() is view
    view.focus_field("cap_reason")
    assert view.field() == "cap"


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("20,000", "価格が44,000円以下なので22,000円ですが、価格を超えません。"),
        ("40,000", "価格が44,000円以下なので、一律22,000円です。"),
        ("60,000", "価格が44,000円を超え88,000円以下なので、価格の50%です。"),
        ("90,000", "価格が88,000円を超えるので、一律44,000円です。"),
    ],
)
def test_how_the_limit_is_found_is_one_sentence(qtbot: QtBot, price: str, expected: str) -> None:
    alone = Alone(qtbot, CapTab, form_of("lump-sum", on="2024-04-10", cash_price=price, price_reason="特価"))
    assert tab(alone).ground.text() == expected
    assert cut_off(alone.card) == []


def test_without_a_quote_nothing_changes(qtbot: QtBot) -> None:
    alone = Alone(qtbot, CapTab, form_of("softbank-shintoku-standard"))
    alone.show(replace(alone.form, cash_price=""))
    assert tab(alone).limit.text() == "上限 44,000円"


def test_discounts_alone_above_the_limit_are_over_at_least_by_that(qtbot: QtBot) -> None:
    plain = Alone(qtbot, CapTab, form_of("softbank-plain-48", discount="48,000"))
    (row,) = tab(plain).rows.views()
    assert (row.when, row.total, row.verdict) == ("返却しない", "48,000円", "4,000円 超過")
    unknown = Alone(qtbot, CapTab, form_of("docomo-plain-36", on="2024-04-10", discount="48,000"))
    assert cut_off(plain.card) == cut_off(unknown.card) == []


def test_above_the_limit_the_sale_goes_on_only_with_an_approval(qtbot: QtBot) -> None:
    above = twins.counter().draft(
        on="2024-04-10", device="Pixel 8", listed="", cash_price="144,000", price_reason="店頭価格", discount="48,000",
        program="softbank-plain-48",
    )  # fmt: skip
    counter = Counter(qtbot, above)
    assert not counter.page.primary().enabled and "4,000円超えています" in counter.page.primary().sentence
    counter.press("F12")
    qtbot.waitUntil(lambda: not counter.page._work.running)
    assert counter.desk.records.paper_rows == {} and "4,000円超えています" in counter.page.primary().sentence
    counter.press("Ctrl+7")
    assert counter.page.focused() == "cap_supervisor"
    counter.type("佐藤 葵")
    counter.press("Return")
    counter.type("展示品のため本部の指示で値引き")
    assert (counter.form.cap_supervisor, counter.form.cap_excess) == ("佐藤 葵", "4000")
    assert counter.page.primary().enabled and "佐藤 葵さんの承認" in counter.page.primary().sentence
    counter.page.focus_field("discount")
    counter.press("Ctrl+A")
    counter.type("52800")
    assert not counter.page.primary().enabled and "取り消されました" in counter.page.primary().sentence
    counter.press("F8")
    assert counter.page.focused() == "cap_supervisor"
