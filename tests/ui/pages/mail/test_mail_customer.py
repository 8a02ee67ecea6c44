"""The answer to an assessment on the customer's screen: the staff's own figures, both ways alike, and nothing that is the staff's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.flows.mail_forms import ACCEPT, SOUND, WITHDRAW
from posapp.services.mail_ports import MailReturnRow
from posapp.ui import text_customer as text
from posapp.ui.customer import CustomerDisplay
from posapp.ui.customer_screen import CustomerScreen
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.mail.place import MailPage
from posapp.ui.views import FrameView
from tests.ui import samples
from tests.ui.measure import cut
from tests.ui.pages.mail.test_mail_page import SERIAL, begun, moved
from tests.ui.pages.stage import shoot
from tests.ui.places.stage import sentences
from tests.ui.test_customer_return import said
from tests.ui.twins import Desk, counter
from tests.ui.typing_in import press

HIDDEN = ("髙橋", "花子", SERIAL, "中村", "青葉通り店", "Alt+", "yumiko")


@dataclass
class Counter:
    """The place in a window with the customer's screen, which lies over it: there is no other."""

    desk: Desk
    window: MainWindow
    screen: CustomerScreen
    page: MailPage

    def frame(self) -> None:
        self.window.show_frame(
            FrameView(place="intake", top=samples.TOP, panel=self.page.panel(), stepper=self.page.stepper())
        )

    @property
    def display(self) -> CustomerDisplay:
        display = self.screen.display
        assert display is not None and display.isVisible()
        QApplication.processEvents()
        return display


def opened(qtbot: QtBot, desk: Desk, row: MailReturnRow) -> Counter:
    """The return is open and F11 was pressed."""
    window = MainWindow()
    qtbot.addWidget(window)
    screen = CustomerScreen(window)
    page = MailPage(desk.services, sentences(), screen)
    made = Counter(desk, window, screen, page)
    window.acted.connect(page.act)
    page.framed.connect(made.frame)
    window.show_page(page)
    page.refresh()
    made.frame()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "F11")
    assert screen.display is None, "the list is the staff's alone"
    page.open_return(row.id)
    press(window, "F11")
    return made


def test_both_ways_stand_side_by_side_with_the_staffs_figures(qtbot: QtBot) -> None:
    desk = counter()
    till = opened(qtbot, desk, begun(desk, state="assessed"))
    panel = till.page.panel()
    assert panel is not None and panel.shown
    for tail, size, dark in (("", (1280, 800), False), ("-1024", (1024, 768), False), ("-dark", (1280, 800), True)):
        shoot(till.window, f"customer-mail{tail}", width=size[0], height=size[1], dark=dark)
        assert cut(till.display) == []
    ways = [way._view for way in till.display.returning.ways if way.isVisible()]
    mine = [card.view() for card in till.page.card.steps.ways]
    assert ways == [replace(view, cap="") for view in mine] and not any(way.chosen for way in ways)
    words = said(till.display)
    assert text.MAIL_HEAD in words and "3,000円" in words and "すり傷" in words
    assert [word for word in HIDDEN if word in words] == []


def test_the_choice_is_seen_as_it_is_made_and_then_what_was_answered(qtbot: QtBot) -> None:
    desk = counter()
    till = opened(qtbot, desk, begun(desk, state="assessed"))
    press(till.window, "Alt+2")
    assert [way._view.chosen for way in till.display.returning.ways if way.isVisible()] == [False, True]
    press(till.window, "Alt+1")
    assert [way._view.key for way in till.display.returning.ways if way._view.chosen] == [ACCEPT]
    till.page.card.take()
    qtbot.waitUntil(lambda: till.page.card.state == "accepted")
    words = said(till.display)
    assert text.MAIL_ACCEPTED in words and text.MAIL_NONE in words and text.MAIL_HEAD not in words
    assert not any(way.isVisible() for way in till.display.returning.ways)
    shoot(till.window, "customer-mail-accepted")
    assert cut(till.display) == []


def test_who_keeps_the_device_is_told_what_is_left_to_do(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk, state="assessed")
    row = moved(desk, row, answered_on="2023-05-25", answer=WITHDRAW)
    words = said(opened(qtbot, desk, row).display)
    assert text.MAIL_WITHDRAWN in words and text.MAIL_CANCEL in words and text.MAIL_NONE not in words


def test_a_result_that_came_too_late_leaves_one_way(qtbot: QtBot) -> None:
    desk = counter()
    row = begun(desk, state="collected")
    desk.around.at = desk.around.at.replace(month=8, day=5)
    moved(desk, row, assessed_on="2023-08-05", result=SOUND)
    till = opened(qtbot, desk, row)
    assert text.MAIL_IMPOSSIBLE in said(till.display)
    assert [way._view.refused for way in till.display.returning.ways if way.isVisible()] == [True, False]
    shoot(till.window, "customer-mail-late")
    assert cut(till.display) == []


def test_before_the_assessment_and_after_leaving_nothing_is_shown(qtbot: QtBot) -> None:
    desk = counter()
    till = opened(qtbot, desk, begun(desk, state="collected"))
    assert text.RETURN_WAITING in said(till.display)
    press(till.window, "F11")
    panel = till.page.panel()
    assert panel is not None and panel.shown is False and not till.screen.on
    press(till.window, "F11")
    press(till.window, "Ctrl+F")
    assert not till.screen.on, "the list is never covered"
