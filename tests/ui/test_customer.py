"""The customer's screen: this offer alone, in equal type; F11 shows and hides it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posapp.ui.customer import CustomerDisplay
from posapp.ui.customer_views import CustomerView
from posapp.ui.main_window import MainWindow
from posapp.ui.sale import Sale
from posapp.ui.show.customer import customer
from posapp.ui.views import ChartView
from posapp.ui.widgets.words import Words
from tests.ui import samples, twins
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot
from tests.ui.typing_in import press

PROGRAMS = ("docomo-okaeshi", "au-kaetoku", "sony-zanka-2y", "docomo-plain-36")


def view_of(program: str, month: int | None = None, shown: str = "") -> CustomerView:
    desk = twins.counter()
    quote = desk.services.sales.view(desk.draft(program=program)).quote
    assert quote is not None
    return customer(quote, month, shown)


def test_the_picture() -> None:
    view = view_of("docomo-okaeshi")
    assert [t.yen for t in view.tiles] == [3000, 108000, 72000]
    assert view.offer == "docomo スマホおかえしプログラム  36回払い･頭金0円･手数料0円(実質年率0%)"
    assert view.tiles[2].note == "24か月目(2023年6月)の返却"
    assert view.head == "72,000円に\nなる条件"
    assert isinstance(view.chart, ChartView) and view.chart.others == ()
    assert len(view.conditions) == 3


def test_the_month_follows_the_slider() -> None:
    view = view_of("docomo-okaeshi", 30)
    assert (view.month, view.tiles[2].yen) == (30, 90000)


def test_a_last_instalment_stands_beside_the_monthly_amount() -> None:
    assert view_of("au-kaetoku").tiles[0].note == "23回･最後の回は 50,500円"
    assert view_of("sony-zanka-2y").tiles[0].note == "24回･最後の回は 43,200円"


def test_without_a_benefit_nothing_is_promised() -> None:
    view = view_of("docomo-plain-36")
    assert view.tiles[2].yen is None and view.tiles[2].instead == "返却の特典はありません"
    assert "円" not in view.head


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=["1280", "1920"])
@pytest.mark.parametrize("shown", ["totals", "monthly", "times"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_cut(qtbot: QtBot, program: str, shown: str, size: tuple[int, int]) -> None:
    display = CustomerDisplay()
    qtbot.addWidget(display)
    display.show_customer(view_of(program, shown=shown))
    display.show()
    shoot(display, f"customer-{shown}-{program}-{size[0]}", width=size[0], height=size[1])
    assert cut(display) == []
    assert [c.isVisible() for c in (display.totals, display.monthly, display.times)].count(True) == 1


def test_the_chart_is_the_one_staff_have_open(sale: Sale) -> None:
    display = shown(sale)
    assert display.totals.isVisible()
    for key, chart in (("monthly", display.monthly), ("times", display.times), ("compare", display.totals)):
        below = sale._quote.below
        below.turn_to(next(n for n, view in enumerate(below.views) if view.key == key))
        QApplication.processEvents()
        assert chart.isVisible()
        assert "小林" not in words(display) and "小林" not in chart.says()


def test_a_sum_of_seven_digits_has_room(qtbot: QtBot) -> None:
    desk = twins.counter()
    quote = desk.services.sales.view(desk.draft(cash_price="1,980,000", price_reason="特注")).quote
    assert quote is not None
    display = CustomerDisplay()
    qtbot.addWidget(display)
    display.show_customer(customer(quote, None))
    display.show()
    shoot(display, "customer-million")
    assert all(tile.fits() for tile in display.tiles)


def words(widget: QWidget) -> str:
    return " ".join(w.text() for w in widget.findChildren(Words) if w.isVisible())


@pytest.fixture
def sale(qtbot: QtBot) -> Sale:
    """A sale of a named customer in the window, at 見積."""
    desk = twins.counter()
    desk.records.put_setting("unused", "{}")
    window = MainWindow()
    qtbot.addWidget(window)
    made = Sale(window, desk.services, twins.sentences(), top=lambda: samples.TOP, gone=lambda: None)
    with qtbot.waitActive(window):
        window.show()
    draft = desk.draft()
    desk.services.sales.save(desk.services.sales.put_applicant(draft, family="小林", given="由美子"))
    made.resume(draft.id)
    return made


def shown(sale: Sale) -> CustomerDisplay:
    """The customer's screen after F11."""
    press(sale._window.focusWidget(), "F11")
    display = sale.screen.display
    assert display is not None and display.isVisible()
    QApplication.processEvents()
    return display


def test_f11_shows_and_hides_it_and_no_name_is_on_it(sale: Sale) -> None:
    display = shown(sale)
    said = words(display)
    assert "Xperia 1 II" in said
    for hidden in ("小林", "中村", "青葉通り店"):
        assert hidden not in said
    assert sale.shell is not None and sale.shell.frame().panel.shown is True  # type: ignore[union-attr]
    press(sale._window.focusWidget(), "F11")
    assert not display.isVisible()
    assert sale.shell.frame().panel.shown is False  # type: ignore[union-attr]


def test_on_the_only_screen_it_lies_over_the_window_and_esc_goes_back(sale: Sale) -> None:
    window = sale._window
    display = shown(sale)
    assert display.over and display.geometry() == window.rect()
    assert display._back.isVisible()
    window.resize(1100, 760)
    QApplication.processEvents()
    assert display.geometry() == window.rect()
    assert cut(display) == []
    shoot(window, "customer-over")
    seen = window.childAt(window.rect().center())
    assert seen is not None and display.isAncestorOf(seen), "nothing of the staff's is above it"
    press(window.focusWidget(), "Escape")
    assert not display.isVisible()
    assert sale.shell is not None and sale.shell.step == "quote", "Esc went back to the quote, not out of it"
    assert window.isActiveWindow()


def test_keys_of_the_quote_go_on_working_under_it(sale: Sale) -> None:
    display = shown(sale)
    assert sale.shell is not None
    before = words(display)
    press(sale._window.focusWidget(), "F9")
    for _ in range(3):
        press(sale._window.focusWidget(), "Right")
    QApplication.processEvents()
    assert display.isVisible() and display.totals.month() != 24, before


def test_another_place_is_never_covered(sale: Sale) -> None:
    display = shown(sale)
    sale.rest()
    assert not display.isVisible()


def test_a_window_of_its_own_says_that_an_offer_is_being_prepared(qtbot: QtBot) -> None:
    display = CustomerDisplay()
    qtbot.addWidget(display)
    display.show_customer(view_of("docomo-okaeshi"))
    display.show()
    assert not display.over and not display._back.isVisible()
    display.show_customer(None)
    assert "準備しています" in words(display)
