"""写真 on 状態チェック: added by chooser, drop and camera, shown, tied to a finding, thrown away; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from posapp.domain.problem import stop
from posapp.ui import text_photos as words
from posapp.ui.pages.returns.photo_work import PhotoWork
from posapp.ui.views import FactsBlock, FrameView
from tests.ui.camera_twin import TwinCameras
from tests.ui.measure import cut
from tests.ui.pages.returns.stage import DISK, Counter
from tests.ui.pages.stage import PICTURES, press
from tests.ui.places.stage import Answers


class Photographed(Counter):
    """状態チェック of a cracked phone, with what is done about photos."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.bot = qtbot
        self.open(self.found(self.made(), 6, "glass-cracked"), "check", "finding:glass-cracked")
        self.settle()

    @property
    def work(self) -> PhotoWork:
        work = self.page.photos
        assert isinstance(work, PhotoWork)
        return work

    def settle(self) -> None:
        """Until nothing runs beside the window any more."""
        self.bot.waitUntil(lambda: not self.work.running and not self.work._waiting)

    def add(self, *paths: Path) -> None:
        self.work.add(paths)
        self.settle()

    @property
    def photos(self) -> tuple[str, ...]:
        return self.draft.check.photos

    def data(self, nth: int) -> bytes:
        row = self.desk.photos.photo(UUID(self.photos[nth]))
        assert row is not None
        return row.data


@pytest.fixture
def counter(qtbot: QtBot) -> Photographed:
    return Photographed(qtbot)


def photo(folder: Path, name: str, tone: str = "#884422", size: tuple[int, int] = (800, 600)) -> Path:
    path = folder / name
    Image.new("RGB", size, tone).save(path)
    return path


def cracks(folder: Path, count: int) -> tuple[Path, ...]:
    return tuple(photo(folder, f"傷{n}.png", f"#{40 + 12 * n:02x}60{200 - 9 * n:02x}") for n in range(count))


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # the offscreen platform has none to grab for a menu
def test_photos_from_the_chooser_are_numbered_tied_and_saved(
    counter: Photographed, tmp_path: Path, answers: Answers
) -> None:
    answers.paths = cracks(tmp_path, 3)
    counter.page.act("page")
    menu = counter.page.where.photos.menu
    assert [action.text() for action in menu.actions()] == [words.FROM_FILES, words.BY_CAMERA] and menu.isVisible()
    press(menu, Qt.Key.Key_Return)
    counter.settle()
    assert len(counter.photos) == 3 and {n.finding for n in counter.draft.check.photo_notes} == {"glass-cracked"}
    saved = counter.desk.services.returns.resume(counter.draft.id)
    assert saved is not None and saved.check.photos == counter.photos
    strip = counter.page.where.photos.strip
    assert strip.isVisible() and "写真3 ガラスが割れている" in strip.accessibleDescription()
    assert counter.page.where.photos.said.text() == "写真 3枚"


def test_the_pictures_hold_with_photos(counter: Photographed, tmp_path: Path) -> None:
    counter.picture("return-photos-none")
    counter.add(*cracks(tmp_path, 8))
    counter.page.where.photos.strip.setFocus()
    counter.picture("return-photos")
    for width, height in ((1280, 800), (1024, 768)):
        counter.window.resize(width, height)
        assert not counter.scrolls(), (width, height)


def test_photos_are_dropped_on_the_page(counter: Photographed, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in cracks(tmp_path, 2)])
    page = counter.page
    page.dropEvent(
        QDropEvent(
            QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    counter.settle()
    assert len(counter.photos) == 2


@pytest.mark.qt_log_ignore(".*", extend=True)
def test_files_that_are_no_photos_are_said_and_the_others_kept(
    counter: Photographed, tmp_path: Path, answers: Answers
) -> None:
    bad = [tmp_path / f"bad{n}.jpg" for n in range(6)]
    for path in bad:
        path.write_bytes(b"\xff\xd8\xff\xe0 cut")
    counter.add(bad[0], *cracks(tmp_path, 2), *bad[1:])
    assert len(counter.photos) == 2 and answers.asked == [words.NOT_TAKEN]
    assert answers.said[0].count("bad") == 4 and answers.said[0].endswith(words.AND_MORE.format(count=2))


def test_a_full_disk_loses_nothing_that_was_kept(counter: Photographed, tmp_path: Path, answers: Answers) -> None:
    counter.add(*cracks(tmp_path, 1))
    counter.desk.photos.fault = DISK
    counter.add(photo(tmp_path, "more.png", "#ffffff"))
    assert len(counter.photos) == 1 and answers.asked == [words.NOT_KEPT]
    counter.work.remove(counter.photos[0])
    assert len(counter.photos) == 1 and answers.asked[-1] == words.NOT_KEPT
    counter.desk.photos.fault = None
    counter.add(photo(tmp_path, "more.png", "#ffffff"))
    assert len(counter.photos) == 2


def test_the_panel_says_how_many_photos_there_are(counter: Photographed, tmp_path: Path) -> None:
    shell = counter.returning.shell
    assert shell is not None and (words.PHOTOS, "2枚") not in facts(shell.frame())
    counter.add(*cracks(tmp_path, 2))
    assert (words.PHOTOS, "2枚") in facts(shell.frame())


def facts(frame: FrameView) -> list[tuple[str, str]]:
    """The rows of label and value in the right panel."""
    blocks = frame.panel.blocks if frame.panel is not None else ()
    return [row for block in blocks if isinstance(block, FactsBlock) for row in block.rows]


def test_the_same_photo_twice_is_one(counter: Photographed, tmp_path: Path) -> None:
    path = photo(tmp_path, "a.png")
    counter.add(path, path)
    counter.add(path)
    assert len(counter.photos) == 1


def test_a_photo_is_opened_turned_tied_and_thrown_away_by_keys(
    counter: Photographed, tmp_path: Path, answers: Answers
) -> None:
    counter.add(*cracks(tmp_path, 3))
    strip = counter.page.where.photos.strip
    strip.setFocus()
    press(strip, Qt.Key.Key_Left)
    press(strip, Qt.Key.Key_Return)
    counter.settle()
    window = counter.work.window
    assert window is not None and window.isVisible() and not window.view.image.isNull()
    assert window._title.text() == "写真 2 / 3" and window.shows.value() == "glass-cracked"
    assert cut(window) == []
    keep(window, "return-photo-window")
    press(window.view, Qt.Key.Key_Right)
    counter.settle()
    assert window._title.text() == "写真 3 / 3" and not window.after.isEnabled()
    window.shows.setFocus()
    press(window.shows, Qt.Key.Key_Up)
    assert counter.draft.check.shown_by(counter.photos[2]) == "" and counter.draft.check.shown_by(counter.photos[1])
    answers.yes = False
    press(window.view, Qt.Key.Key_Delete)
    before = counter.photos
    assert len(before) == 3
    answers.yes = True
    gone = before[2]
    press(window.view, Qt.Key.Key_Delete)
    assert counter.photos == before[:2]
    assert counter.work.window is None
    assert answers.asked == [words.REMOVE_TITLE.format(number=3)] * 2
    assert counter.window.focusWidget() is strip and counter.desk.photos.photo(UUID(gone)) is None


def test_a_photo_whose_draft_was_not_saved_in_time_is_there_again(counter: Photographed, tmp_path: Path) -> None:
    before = counter.draft
    counter.add(*cracks(tmp_path, 2))
    kept = counter.photos
    counter.desk.services.returns.save(before)  # as if the power went between photo and draft
    counter.returning.resume(before.id)
    counter.settle()
    assert counter.photos == kept
    saved = counter.desk.services.returns.resume(before.id)
    assert saved is not None and saved.check.photos == kept


def test_photos_that_come_while_another_step_is_shown_change_nothing_there(
    counter: Photographed, tmp_path: Path
) -> None:
    """What is typed meanwhile is newer than what the page of the photos knows."""
    shell = counter.returning.shell
    assert shell is not None
    work = counter.work
    work.add(cracks(tmp_path, 1))
    shell.go("who", "occupation")
    desk = counter.desk.services.returns
    shell._left(desk.put(shell.draft, "person", occupation="会社役員"))
    counter.bot.waitUntil(lambda: not work.running)
    assert (counter.draft.person.occupation, counter.draft.check.photos) == ("会社役員", ())
    shell.go("check")
    counter.settle()
    assert len(counter.photos) == 1 and counter.draft.person.occupation == "会社役員"


def test_photos_that_come_after_another_return_was_opened_stay_with_their_own(
    counter: Photographed, tmp_path: Path
) -> None:
    first = counter.draft.id
    one, two = cracks(tmp_path, 2)
    counter.work.add((one,))
    counter.work.add((two,))  # waits for the first
    counter.open(counter.found(counter.made(), 6, "glass-cracked"), "check")
    counter.settle()
    assert counter.photos == ()
    counter.returning.resume(first)
    counter.settle()
    assert len(counter.photos) == 2


def test_another_return_shows_its_own_photos(counter: Photographed, tmp_path: Path) -> None:
    counter.add(*cracks(tmp_path, 2))
    first = counter.draft.id
    counter.open(counter.found(counter.made(), 6, "glass-cracked"), "check")
    counter.settle()
    assert counter.photos == () and not counter.page.where.photos.strip.isVisible()
    counter.returning.resume(first)
    counter.settle()
    assert len(counter.photos) == 2


# --- the camera


def test_the_camera_takes_photos_until_it_is_closed(counter: Photographed) -> None:
    twin = TwinCameras("卓上カメラ", "内蔵カメラ")
    counter.work.cameras = twin
    counter.work.film()
    window = counter.work.camera
    assert window is not None and window.isVisible()
    counter.bot.waitUntil(window.shoot.hasFocus)
    assert cut(window) == []
    press(window.shoot, Qt.Key.Key_Return)
    counter.bot.waitUntil(lambda: len(counter.photos) == 1)
    counter.bot.waitUntil(window.shoot.isEnabled)
    window.shoot.click()
    counter.bot.waitUntil(lambda: len(counter.photos) == 2)
    assert window.said.text() == words.CAMERA_TAKEN.format(count=2)
    keep(window, "return-camera-window")
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible() and not twin.feeds[0].running
    assert counter.data(0)[:3] == b"\xff\xd8\xff" and counter.data(0) != counter.data(1)


def test_another_camera_is_chosen_and_the_first_let_go(counter: Photographed) -> None:
    twin = TwinCameras("卓上カメラ", "内蔵カメラ")
    counter.work.cameras = twin
    counter.work.film()
    window = counter.work.camera
    assert window is not None
    window.which.put("1")
    window.which.changed.emit("1")
    assert [feed.running for feed in twin.feeds] == [False, True]
    window.reject()
    assert [feed.running for feed in twin.feeds] == [False, False]


@pytest.mark.parametrize("breaks", ("start", "shoot", "later"))
@pytest.mark.parametrize("code", ("camera-gone", "camera-busy", "camera-refused"))
def test_a_camera_that_disappears_leaves_the_photos_and_one_sentence(
    counter: Photographed, answers: Answers, tmp_path: Path, breaks: str, code: str
) -> None:
    counter.add(*cracks(tmp_path, 1))
    twin = TwinCameras("卓上カメラ", breaks=breaks, code=stop(code, "photos"))
    counter.work.cameras = twin
    counter.work.film()
    window = counter.work.camera
    assert window is not None
    if breaks == "shoot":
        window.shoot.click()
    elif breaks == "later":
        twin.feeds[0].unplug()
        twin.feeds[0].unplug()
    counter.bot.waitUntil(lambda: not window.isVisible())
    assert not twin.feeds[0].running
    counter.settle()
    assert answers.asked == [words.CAMERA_STOPPED] and len(counter.photos) == 1
    assert answers.said[0].count("。") >= 2  # what happened, and the mend


def test_without_a_camera_or_its_parts_the_button_says_what_to_do(counter: Photographed, answers: Answers) -> None:
    for cameras in (TwinCameras(), TwinCameras("a", why=stop("camera-part-missing", "photos"))):
        counter.work.cameras = cameras
        counter.work.film()
    assert counter.work.camera is None and len(answers.said) == 2
    assert all("写真のファイル" in said for said in answers.said)


def keep(window: QWidget, name: str) -> None:
    """A picture to look at."""

    if PICTURES:
        window.grab().save(f"{PICTURES}/{name}.png")
