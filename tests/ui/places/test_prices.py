"""価格表 over a real store: a file is read beside the window, looked at, taken or not, and taken back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from posapp.domain.price_changes import Incoming
from posapp.domain.problem import stop
from posapp.services.price_book import PriceBook
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import GoOn, Previewed, PriceDesk
from posapp.store.doors import create_store
from posapp.store.ids import uuid7
from posapp.store.records import Store
from posapp.ui import text_prices as text
from posapp.ui.places.prices import PricesPage
from tests.services.prices import Files
from tests.ui import twins
from tests.ui.pages.stage import press
from tests.ui.places import price_samples as samples
from tests.ui.places.stage import Answers, Stand, sentences

KEY = bytes(range(32))
FILE = Path("kakaku-2026aki.csv")


class Clock:
    """The counter, on the day of the samples."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 12, tzinfo=timezone(timedelta(hours=9)))

    def new_id(self) -> UUID:
        return uuid7()

    def staff(self) -> str:
        return "中村 健"


class Slow(Files):
    """A file that takes until it is stopped or let go."""

    def __init__(self, given: Incoming) -> None:
        super().__init__(given)
        self.told, self.go = Event(), Event()

    def read(self, path: Path, on: object, go_on: GoOn) -> Incoming | None:
        going = go_on(8192, 20000)
        self.told.set()
        while going and not self.go.wait(0.01):
            going = go_on(8192, 20000)
        return self.given if going else None


@dataclass
class Office:
    """A shop with a list in force, and what its files hold."""

    store: Store
    files: Files

    def __post_init__(self) -> None:
        self.book = PriceBook(self.store.prices, twins.PRICES)
        self.desk = PriceDesk(self.files, self.store.prices, Clock(), self.book)

    def take(self, incoming: Incoming) -> PriceImportRow:
        """An import of another day."""
        self.files.given = incoming
        shown = self.desk.preview(FILE, whole=False)
        assert isinstance(shown, Previewed)
        row = self.desk.take(shown)
        assert isinstance(row, PriceImportRow), row
        return row

    def offered(self) -> set[str]:
        """Keys of today's devices."""
        return {found.key for found in self.book.search("", samples.TODAY, 100)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "data", KEY)
    yield made
    made.close()


@pytest.fixture
def office(store: Store) -> Office:
    """The list of the summer is in force; the file of the autumn is at hand."""
    made = Office(store, Files())
    made.take(samples.summer())
    made.files.given = samples.incoming()
    return made


def opened(qtbot: QtBot, office: Office) -> tuple[Stand, PricesPage]:
    page = PricesPage(office.desk, Clock().now, samples.NAMES, sentences())
    return Stand(qtbot, page, "settings"), page


def wait(qtbot: QtBot, page: PricesPage) -> None:
    qtbot.waitUntil(lambda: not page.work.running)


@pytest.fixture
def seen(qtbot: QtBot, office: Office, answers: Answers) -> tuple[Stand, PricesPage]:
    """The preview of the autumn, reached by F7."""
    answers.path = FILE
    stand, page = opened(qtbot, office)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.preview
    return stand, page


def cells(page: PricesPage) -> list[tuple[str, ...]]:
    """The table as it reads."""
    model = page.preview.table.rows
    return [tuple(model.words(row, n) for n in range(len(model.heads))) for row in model.rows]


def test_the_picture_of_the_list_in_force(qtbot: QtBot, office: Office) -> None:
    stand, page = opened(qtbot, office)
    stand.picture("prices")
    assert page.current.title.text() == "青葉通り店 夏の価格表"
    assert page.current.count.text() == "4機種"
    assert page.current.take_button.hasFocus()


def test_the_sample_list_says_so_and_gives_nothing_out(qtbot: QtBot, store: Store) -> None:
    stand, page = opened(qtbot, Office(store, Files()))
    stand.picture("prices-sample")
    assert page.current.note.text() == text.SAMPLE_NOTE
    assert not page.current.export_button.isEnabled() and page.current.export_note.text() == text.EXPORT_NOT
    assert page.current.empty.isVisible() and not page.current.undo_button.isVisible()
    press(stand.window, Qt.Key.Key_F9)
    assert page.stack.currentIndex() == 0, "nothing to take back"


def test_a_list_whose_name_says_sample_is_no_list_of_the_program(qtbot: QtBot, office: Office) -> None:
    office.take(
        replace(samples.incoming(), title="見本の価格表", sample=True, rows=samples.autumn_without_faults().rows)
    )
    _stand, page = opened(qtbot, office)
    assert page.current.note.text() == text.SAMPLE_TAKEN_NOTE
    assert page.current.export_button.isEnabled(), "what was taken can be given out"


def test_every_fate_is_counted_and_nothing_has_changed(seen: tuple[Stand, PricesPage], office: Office) -> None:
    stand, page = seen
    assert page.preview.tabs.counts() == {"new": 1, "changed": 2, "ended": 0, "refused": 2, "same": 1}
    assert page.preview.tabs.key == "refused", "what stands in the way comes first"
    assert [(line, device) for line, device, *_ in cells(page)] == [
        ("8", "らくらくスマートフォン F-53E ゴールド"),
        ("9", samples.LONG_NAME), ("9", samples.LONG_NAME),
    ]  # fmt: skip
    assert "残価90,000円" in cells(page)[0][2] and "確かめて" in cells(page)[0][3]
    stand.picture("prices-refused-rows")
    assert len(office.offered()) == 4 and len(office.desk.history()) == 1


def test_a_change_is_told_from_yen_to_yen(seen: tuple[Stand, PricesPage]) -> None:
    stand, page = seen
    press(page.preview.tabs, Qt.Key.Key_Left)
    press(page.preview.tabs, Qt.Key.Key_Left)
    assert page.preview.tabs.key == "changed"
    xperia, pixel = "Xperia 1 II 128GB ブラック", "Pixel 7 Pro 128GB ブラック"
    assert cells(page) == [
        ("4", xperia, "現金販売価格", "108,000円", "98,000円", "−10,000円"),
        ("4", xperia, "かえトクの残価", "50,500円", "45,500円", "−5,000円"),
        ("5", pixel, "現金販売価格", "144,960円", "132,960円", "−12,000円"),
        ("5", pixel, "新トクするサポートの分割支払金 25〜48回", "3,520円", "3,020円", "−500円"),
    ]
    stand.picture("prices-changed")
    press(page.preview.tabs, Qt.Key.Key_Left)
    assert cells(page) == [("7", "Galaxy S26 128GB ブラック", "現金販売価格（取扱い2件）", "なし", "149,600円", "")]
    assert "かえトク 残価 70,000円" in page.preview.detail.text()
    stand.picture("prices-new")


def test_the_whole_list_ends_what_it_does_not_name(qtbot: QtBot, seen: tuple[Stand, PricesPage]) -> None:
    stand, page = seen
    page.preview.check.setFocus()
    press(page.preview.check, Qt.Key.Key_Space)
    assert not page.preview.good_button.isEnabled(), "nothing is taken while it is counted anew"
    wait(qtbot, page)
    assert page.preview.tabs.counts()["ended"] == 1
    assert page.preview.tabs.key == "refused" and page.preview.check.hasFocus(), "nothing moved under the hands"
    for _ in range(3):
        press(page.preview.tabs, Qt.Key.Key_Right if page.preview.tabs.key == "changed" else Qt.Key.Key_Left)
        if page.preview.tabs.key == "ended":
            break
    assert cells(page) == [("—", "arrows We 128GB ブラック", "現金販売価格", "22,176円", "終了", "")]
    stand.picture("prices-ended")


def test_a_refused_row_blocks_taking_all_and_says_why(seen: tuple[Stand, PricesPage], office: Office) -> None:
    stand, page = seen
    assert not page.preview.all_button.isEnabled()
    assert "取り込めない行が2行" in page.preview.says.text() == page.preview.all_button.toolTip()
    press(stand.window, Qt.Key.Key_F7)
    assert page.stack.currentWidget() is page.preview and len(office.desk.history()) == 1


def test_only_the_good_rows_are_taken_and_the_list_is_another_at_once(
    qtbot: QtBot, seen: tuple[Stand, PricesPage], office: Office
) -> None:
    stand, page = seen
    assert "3行" in page.preview.good_button.text()
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert page.current.isVisible() and page.notice.head.text() == text.TAKEN
    assert "新規1・変更2・終了0" in page.notice.body.text() and "2行" in page.notice.body.text()
    assert "4900000000099" in office.offered() and len(office.offered()) == 5
    assert stand.changes == 1
    stand.picture("prices-taken")


def test_taking_back_asks_first_and_says_what_comes_back(
    qtbot: QtBot, seen: tuple[Stand, PricesPage], office: Office, answers: Answers
) -> None:
    stand, page = seen
    before = office.offered()
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert office.offered() != before
    answers.yes = False
    press(stand.window, Qt.Key.Key_F9)
    assert answers.asked == [text.UNDO_ASK] and len(office.offered()) == 5
    answers.yes = True
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert office.offered() == before
    assert page.notice.head.text() == text.UNDONE_HEAD and "夏の価格表" in page.notice.body.text()
    assert stand.changes == 2
    stand.picture("prices-undone")
    assert [row.undone_at is None for row in office.desk.history()] == [False, True]


def test_all_good_rows_are_taken_by_f7(qtbot: QtBot, office: Office, answers: Answers) -> None:
    office.files.given = samples.autumn_without_faults()
    answers.path = FILE
    stand, page = opened(qtbot, office)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.preview.tabs.key == "changed" and page.preview.says.text() == text.ALL_FINE
    assert not page.preview.good_button.isVisible()
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.notice.head.text() == text.TAKEN and office.desk.history()[0].refused == 0


def test_the_same_list_again_takes_nothing(qtbot: QtBot, office: Office, answers: Answers) -> None:
    office.files.given = samples.summer()
    answers.path = FILE
    stand, page = opened(qtbot, office)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.preview.tabs.key == "same" and page.preview.says.text() == text.NOTHING_CHANGES
    assert not page.preview.all_button.isEnabled()


def test_esc_leaves_the_preview_and_then_the_place(seen: tuple[Stand, PricesPage], office: Office) -> None:
    _stand, page = seen
    assert page.back(), "the preview takes Esc"
    assert page.current.isVisible() and page.current.take_button.hasFocus()
    assert not page.back(), "the list leaves it to the front"
    assert len(office.desk.history()) == 1


def test_a_search_finds_within_the_chosen_fate(seen: tuple[Stand, PricesPage]) -> None:
    stand, page = seen
    page.preview.tabs.put("changed")
    page.preview._list()
    page.act("search")
    assert page.preview.search.hasFocus()
    page.preview.search.insert("ＰＩＸＥＬ 残")
    page.preview.search.changed.emit("")
    assert cells(page) == [] and "当てはまる行はありません" in page.preview.none.says()
    stand.picture("prices-not-found")
    page.preview.search.setText("ｐｉｘｅｌ")
    page.preview.search.changed.emit("")
    assert [row[1] for row in cells(page)] == ["Pixel 7 Pro 128GB ブラック"] * 2
    assert page.preview.shown.text() == "2件のうち1件"
    press(page.preview.search, Qt.Key.Key_Down)
    assert page.preview.table.hasFocus()
    press(page.preview.table, Qt.Key.Key_Down)
    assert page.preview.table.currentIndex().row() == 1


def test_f8_leads_to_what_stands_in_the_way(seen: tuple[Stand, PricesPage]) -> None:
    _stand, page = seen
    page.preview.tabs.put("new")
    page.preview._list()
    assert page.act("problem")
    assert page.preview.tabs.key == "refused" and page.preview.table.hasFocus()


def test_refused_rows_are_written_for_whoever_made_the_file(
    qtbot: QtBot, seen: tuple[Stand, PricesPage], answers: Answers, tmp_path: Path
) -> None:
    stand, page = seen
    answers.path = tmp_path / "back"
    page.preview.save_button.click()
    wait(qtbot, page)
    assert answers.asked[-1] == "取り込めない行-kakaku-2026aki.csv"
    lines = list(csv.reader((tmp_path / "back.csv").read_text("utf-8-sig").splitlines()))
    assert lines[0] == ["行", "機種", "理由", "直し方"]
    assert [line[0] for line in lines[1:]] == ["8", "9", "9"]
    assert "残価90,000円" in lines[1][2] and lines[1][3]
    assert page.preview.isVisible() and page.preview.notice.head.text() == text.SAVED_REFUSED
    stand.picture("prices-refused-saved")


def test_a_folder_that_takes_nothing_is_said_and_the_preview_stays(
    qtbot: QtBot, seen: tuple[Stand, PricesPage], answers: Answers, tmp_path: Path
) -> None:
    _stand, page = seen
    answers.path = tmp_path / "none" / "back.csv"
    page.preview.save_button.click()
    wait(qtbot, page)
    assert page.preview.isVisible() and page.preview.notice.head.text() == text.EXPORT_FAILED


def test_reading_shows_how_far_it_is_and_esc_stops_it(
    qtbot: QtBot, office: Office, answers: Answers, store: Store
) -> None:  # fmt: skip
    slow = Slow(samples.incoming())
    stand, page = opened(qtbot, Office(store, slow))
    answers.path = FILE
    press(stand.window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: "8,192行 / 20,000行" in page.reading.count.text())
    assert page.reading.stop_button.hasFocus()
    stand.picture("prices-reading")
    press(stand.window, Qt.Key.Key_F7)
    assert page.stack.currentWidget() is page.reading, "one file at a time"
    page.current.take_button.setFocus()
    page.focus_first()
    assert page.reading.stop_button.hasFocus(), "coming back to a reading finds the way to stop it"
    assert page.back()
    wait(qtbot, page)
    assert page.notice.head.text() == text.STOPPED and page.current.isVisible()
    assert len(office.desk.history()) == 1


def test_how_far_it_is_stays_said_while_the_list_in_force_is_counted(qtbot: QtBot, office: Office) -> None:
    stand, page = opened(qtbot, office)
    page.stack.setCurrentWidget(page.reading)
    page.reading.begin(text.READING, FILE.name, text.READING_NOTE, stops=True)
    page.reading.show_progress(20_000, 20_000)
    page.reading.show_progress(512, 0)
    assert page.reading.count.text() == "いまの価格表とくらべています（512行）。"
    stand.picture("prices-comparing")


def test_a_file_that_cannot_be_read_says_why_and_offers_another(
    qtbot: QtBot, office: Office, answers: Answers
) -> None:  # fmt: skip
    office.files.given = samples.unreadable(stop("prices-no-rows", "rows"))
    answers.path = Path("kara.csv")
    stand, page = opened(qtbot, office)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.refused
    assert page.refused.said == (sentences().text(stop("prices-no-rows", "rows")),)
    assert page.refused.other_button.hasFocus()
    stand.picture("prices-refused")
    stand.window.setFocus()
    page.focus_first()
    assert page.refused.other_button.hasFocus()
    office.files.given = samples.incoming()
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.preview


def test_a_list_changed_meanwhile_is_refused_whole(
    seen: tuple[Stand, PricesPage], qtbot: QtBot, office: Office
) -> None:  # fmt: skip
    stand, page = seen
    office.desk.undo()
    press(stand.window, Qt.Key.Key_F9)
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.refused
    assert page.back() and page.current.isVisible()


def test_the_list_is_given_out(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "list"
    _stand, page = opened(qtbot, office)
    page.current.export_button.click()
    wait(qtbot, page)
    assert answers.asked == ["価格表-20261122.xlsx"]
    assert (tmp_path / "list.xlsx").is_file()
    assert page.notice.head.text() == text.EXPORTED and str(tmp_path / "list.xlsx") == page.notice.body.text()
    office.files.full = True
    page.current.export_button.click()
    wait(qtbot, page)
    assert page.notice.head.text() == text.EXPORT_FAILED


def drop(page: PricesPage, *names: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(name) for name in names])
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    page.dragEnterEvent(QDragEnterEvent(QPointF(9, 9), action, mime, buttons, keys))
    page.dropEvent(QDropEvent(QPointF(9, 9), action, mime, buttons, keys))


def test_a_file_dropped_on_the_page_is_read(qtbot: QtBot, office: Office) -> None:
    _stand, page = opened(qtbot, office)
    drop(page, "/somewhere/one.csv", "/somewhere/two.csv")
    assert page.notice.head.text() == text.ONE_FILE
    drop(page, "/somewhere/kakaku-2026aki.csv")
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.preview
    assert "kakaku-2026aki.csv" in page.preview.source.text()


def test_coming_back_to_a_preview_finds_it_as_it_was(seen: tuple[Stand, PricesPage]) -> None:
    _stand, page = seen
    page.refresh()
    page.focus_first()
    assert page.preview.isVisible() and page.preview.tabs.hasFocus()


def test_20_000_rows_are_shown_at_once(qtbot: QtBot, store: Store, answers: Answers) -> None:
    office = Office(store, Files(samples.incoming(many=20_000)))
    answers.path = FILE
    stand, page = opened(qtbot, office)
    press(stand.window, Qt.Key.Key_F7)
    wait(qtbot, page)
    assert page.preview.tabs.counts()["new"] == 20_004
    page.preview.tabs.put("new")
    page.preview._list()
    press(page.preview.table, Qt.Key.Key_End)
    assert page.preview.table.currentIndex().row() == 20_003
    stand.picture("prices-many")
