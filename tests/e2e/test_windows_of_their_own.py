"""Nothing but the main window ever stands on the screen by itself, and nothing takes the keyboard away from it.

A label shown before it has a parent is a window for a moment: it flickers, and the next key goes to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from posapp.ui.customer import CustomerDisplay
from posapp.ui.demo.hands import Stuck
from posapp.ui.main_window import MainWindow
from posapp.ui.places.first_start import FirstStartPage
from tests.e2e.counter import PASSPHRASE, SHOP, STAFF, WARES, Till, World

PLACES = ("F1", "F2", "F3", "F4", "F5", "F6", "F10", "Ctrl+L")


@dataclass
class Seen:
    """What stood on the screen by itself, and how often the main window lost the keyboard."""

    alone: list[str] = field(default_factory=list)
    lost: int = 0


class Watch(QObject):
    """Sees every Show and every loss of activation in the program."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched.isWindow():
            if event.type() is QEvent.Type.Show and not isinstance(watched, MainWindow):
                self.seen.alone.append(f"{type(watched).__name__} {watched.objectName()} {watched.accessibleName()}")
            if event.type() is QEvent.Type.WindowDeactivate and isinstance(watched, MainWindow):
                self.seen.lost += 1
        return False


@pytest.fixture
def seen(qapp: QApplication) -> Iterator[Seen]:
    found = Seen()
    watch = Watch(found)
    qapp.installEventFilter(watch)
    yield found
    qapp.removeEventFilter(watch)


def quiet(till: Till, seen: Seen, where: str) -> None:
    """The main window is in front, and was alone all the time."""
    till.hands.settle()
    assert (seen.alone, seen.lost) == ([], 0), where
    assert till.window.isActiveWindow(), where


def visit_places(till: Till, seen: Seen) -> None:
    """Every place once, with a step inside where lists are."""
    for key in PLACES:
        till.hands.key(key, "Tab", "Down")
        quiet(till, seen, key)
    till.hands.key("F1")


def test_every_place_and_every_step_stay_in_the_one_window(world: World, seen: Seen, start: Callable[[], Till]) -> None:
    program = "softbank-shintoku-premium"
    ware = WARES[program]
    world.now = ware.on
    till = start()
    till.unlock()
    quiet(till, seen, "ホーム")
    visit_places(till, seen)
    till.find(ware.words)
    quiet(till, seen, "見積")
    till.choose(program)
    till.hands.key("F7", "F7", "F9", "Right", "Left")
    quiet(till, seen, "条件 and the month")
    till.hands.key("F7", "F7")
    till.condition(ware.typed)
    till.explain_all(lambda topic: quiet(till, seen, topic))
    till.apply()
    quiet(till, seen, "確認")
    till.submit()
    till.drawn()
    till.hands.key("Down", "PgDown", "F12")
    till.until(lambda: len(world.tray.sent) == 9, "not printed")
    quiet(till, seen, "書類")
    till.hands.key("Enter")
    visit_places(till, seen)
    till.hands.key("F4", "Down", "Enter")
    quiet(till, seen, "案件")


def test_a_narrow_window_opens_nothing_of_its_own(world: World, seen: Seen, start: Callable[[], Till]) -> None:
    till = start()
    till.window.resize(1024, 768)
    till.unlock()
    visit_places(till, seen)
    till.find("xperia 1 ii")
    till.hands.key("F7", "F7", "Esc", "F9")
    till.window.resize(1280, 800)
    quiet(till, seen, "見積 folded and unfolded")


def test_the_first_start_stays_in_the_one_window(world: World, seen: Seen, start: Callable[[], Till]) -> None:
    world.folder = world.folder.with_name("new")
    till = start()
    till.until(lambda: isinstance(till.place, FirstStartPage), "no first start")
    for text in (SHOP.name, SHOP.phone, SHOP.address, SHOP.hours, SHOP.antique_permit, "、".join(STAFF), PASSPHRASE):
        till.hands.type(text)
        till.hands.key("Enter")
        quiet(till, seen, text)
    till.hands.type(PASSPHRASE)
    till.hands.key("Enter")
    till.until(lambda: till.front.services is not None, "the shop did not open")
    quiet(till, seen, "ホーム")


def test_on_the_only_screen_the_customers_view_is_no_other_window(till: Till, seen: Seen) -> None:
    till.find("xperia 1 ii")
    till.hands.key("F11")
    (display,) = till.window.findChildren(CustomerDisplay)
    assert display.isVisible()
    quiet(till, seen, "F11")
    till.hands.key("Esc")
    assert not display.isVisible() and till.step == "quote"
    till.hands.key("F11", "F11")
    assert not display.isVisible()
    quiet(till, seen, "F11 again")


def test_the_watch_sees_a_label_without_a_parent(till: Till, seen: Seen) -> None:
    stray = QWidget()
    stray.setObjectName("stray")
    stray.show()
    till.hands.settle()
    assert seen.alone == ["QWidget stray "]
    stray.activateWindow()
    with pytest.raises(Stuck):
        till.hands.key("F1")
    stray.close()
    stray.deleteLater()
