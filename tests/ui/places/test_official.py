"""公式書類: places with their state, a PDF added by keyboard or dropped, every wrong file answered, editions printed, saved and withdrawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.official import OfficialPdf, Standing
from posapp.flows.official import OfficialForm
from posapp.services.official import Added
from posapp.services.official_ports import OfficialRow
from posapp.services.ports import StoreFault
from posapp.ui import text_official as text
from posapp.ui.main_window import MainWindow
from posapp.ui.places.official import OfficialPage
from tests.documents import official_files as files
from tests.ui.measure import cut
from tests.ui.pages.stage import press, shoot, write
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import Desk, counter

TERMS, CONDITIONS = "docomo/terms", "docomo-okaeshi/conditions"


def add(desk: Desk, slot: str, first: str, last: str = "", words: str = "TERMS", version: str = "第1版") -> OfficialRow:
    pdf = OfficialPdf(data=files.pdf(words), pages=2)
    made = desk.services.official.add(slot, pdf, OfficialForm(version=version, valid_from=first, valid_until=last))
    assert isinstance(made, Added), made
    return made.row


@pytest.fixture
def desk() -> Desk:
    """One that holds, one that ends soon, one that has expired, one that begins later; the others are missing."""
    made = counter()
    add(made, "au/terms", "2019-10-01", "2020-12-31", "OLD", "2019年10月版")
    add(made, "au/terms", "2021-01-01", "", "NOW", "2021年1月版")
    add(made, TERMS, "2020-04-01", "2021-06-30")
    add(made, CONDITIONS, "2019-05-16", "2021-03-31")
    add(made, "softbank/terms", "2022-01-01")
    return made


def opened(qtbot: QtBot, desk: Desk) -> tuple[Stand, OfficialPage]:
    page = OfficialPage(desk.services, sentences())
    stand = Stand(qtbot, page, "papers")
    qtbot.waitUntil(lambda: page.ready)
    return stand, page


def settled(qtbot: QtBot, page: OfficialPage) -> None:
    qtbot.waitUntil(lambda: page.ready)


def states(page: OfficialPage) -> dict[object, str]:
    return {view.key: view.state.text for view in page.list.views()}


def said(page: OfficialPage) -> str:
    notice = page.card.fields.notice if page.card.adding else page.card.notice
    return f"{notice.head.text()} {notice.body.text()}" if notice.isVisible() else ""


def begun(qtbot: QtBot, page: OfficialPage, path: Path) -> None:
    """A file is chosen for the place in the card, and its questions stand there."""
    page.read(path)
    qtbot.waitUntil(lambda: page.card.adding and page.ready)


def test_every_place_tells_how_it_stands_today(qtbot: QtBot, desk: Desk) -> None:
    stand, page = opened(qtbot, desk)
    found = states(page)
    assert found["au/terms"] == text.STANDINGS[Standing.VALID]
    assert found[TERMS] == text.STANDINGS[Standing.ENDING]
    assert found[CONDITIONS] == text.STANDINGS[Standing.EXPIRED]
    assert found["softbank/terms"] == text.STANDINGS[Standing.AHEAD]
    assert found["sony/terms"] == text.STANDINGS[Standing.MISSING]
    assert page.card.preview.pages() == 2, "the valid edition of the first place is on the screen"
    stand.picture("official")


def test_what_the_shop_must_see_to_and_what_is_searched_for(qtbot: QtBot, desk: Desk) -> None:
    _, page = opened(qtbot, desk)
    page.filter.put(text.OPEN)
    page.listed()
    assert "au/terms" not in states(page) and "au/privacy" in states(page)
    page.filter.put(text.ALL)
    write(page.search, "おかえし")
    assert list(states(page)) == [TERMS, CONDITIONS]
    page.search.clear()
    write(page.search, "docomo 約款")  # words that stand in different parts of what it is called
    assert list(states(page)) == [TERMS]
    page.search.clear()
    write(page.search, "どこにもない")
    assert page.none.title.text() == text.NONE.format(text="どこにもない")
    page.open_slot("sony/terms")
    assert page.card.head.title.text() == "個別信用購入あっせん契約約款" and page.card.editions.rows == ()


def test_editions_are_looked_at_by_the_arrows(qtbot: QtBot, desk: Desk) -> None:
    _, page = opened(qtbot, desk)
    press(page.search, Qt.Key.Key_Return)
    assert page.card.editions.hasFocus()
    assert [row.title for row in page.card.editions.rows] == ["2021年1月版", "2019年10月版"]
    assert [row.state for row in page.card.editions.rows] == [text.STANDINGS["valid"], text.PAST]
    press(page.card.editions, Qt.Key.Key_Down)
    settled(qtbot, page)
    assert page.card.chosen is not None and page.card.chosen.version == "2019年10月版"


def test_a_pdf_is_added_by_keyboard_alone(qtbot: QtBot, desk: Desk, tmp_path: Path, answers: Answers) -> None:
    stand, page = opened(qtbot, desk)
    page.open_slot("au/privacy")
    answers.path = files.kept(tmp_path, files.pdf("PRIVACY", pages=3), "規約.pdf")
    press(stand.window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: page.card.adding and page.ready)
    assert page.card.preview.pages() == 3, "what is asked about can be read beside the questions"
    assert page.card.fields.file.text() == text.ADDING_FILE.format(file="規約.pdf", pages=3)
    assert not page.card.fields.asking.form.fields["replaces"].isVisible(), "there is no edition before"
    stand.picture("official-adding")
    for typed in ("2021年4月版", "R3.4.1", ""):
        at = QApplication.focusWidget()
        assert at is not None
        write(at, typed)
        press(at, Qt.Key.Key_Return)
    assert page.card.fields.asking.take_button.hasFocus()
    press(page.card.fields.asking.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.card.adding)
    settled(qtbot, page)
    (row,) = [one for one in desk.services.official.documents() if one.slot == "au/privacy"]
    assert (row.version, row.valid_from, row.valid_until, row.pages) == ("2021年4月版", "2021-04-01", "", 3)
    assert text.ADDED.format(
        name="個別信用購入あっせん等クレジット取引に関する個人情報の取扱規約（2021年4月版）"
    ) in said(page)
    assert states(page)["au/privacy"] == text.STANDINGS[Standing.VALID]
    assert stand.changes == 1
    assert page.card.chosen == row and page.card.preview.pages() == 3


def test_the_next_edition_ends_the_one_before(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)
    begun(qtbot, page, files.kept(tmp_path, files.pdf("NEXT")))
    form = page.card.fields.asking.form
    assert form.fields["replaces"].isVisible()
    form.put({"version": "2021年10月版", "valid_from": "2021-10-01"})
    page.act("second")
    qtbot.waitUntil(lambda: bool(said(page)))
    assert "重なっています" in said(page) and form.fields["valid_from"].problem == "前の版と日が重なっています。"
    form.put({"replaces": "yes"})
    page.act("second")
    qtbot.waitUntil(lambda: not page.card.adding)
    settled(qtbot, page)
    assert [(row.title, row.state) for row in page.card.editions.rows] == [
        ("2021年10月版", text.NEXT), ("2021年1月版", text.STANDINGS["valid"]), ("2019年10月版", text.PAST)
    ]  # fmt: skip


def test_days_that_cannot_be_read_are_told_at_their_field_and_the_file_stays(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    stand, page = opened(qtbot, desk)
    begun(qtbot, page, files.kept(tmp_path, files.pdf("NEXT")))
    page.act("second")
    qtbot.waitUntil(lambda: bool(said(page)))
    form = page.card.fields.asking.form
    assert form.fields["version"].problem and form.fields["valid_from"].problem
    assert form.fields["version"].input.hasFocus()
    qtbot.waitUntil(lambda: cut(stand.window) == [])  # the fields make room for their problems in the window's own turn
    shoot(stand.window, "official-problems")
    assert page.card.adding and cut(stand.window) == []
    page.back()
    settled(qtbot, page)
    assert len(desk.services.official.documents()) == 5
    assert page.card.editions.hasFocus(), "back on what is there"


def test_an_edition_that_no_paper_could_name_is_told_at_its_field(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)
    page.open_slot("sony/terms")
    begun(qtbot, page, files.kept(tmp_path, files.pdf("NEXT")))
    page.card.fields.asking.form.put({"version": "2024年版☃", "valid_from": "2021-01-01"})
    page.act("second")
    qtbot.waitUntil(lambda: "書体にない文字" in said(page))
    assert page.card.fields.asking.form.fields["version"].problem
    assert len(desk.services.official.documents()) == 5


PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "中身のないファイルです"),
        (PNG, "PDFではありません"),
        (files.pdf()[:700], "途中で切れているか、こわれています"),
        (files.locked("ひみつ"), "保護されていて開けません"),
        (files.assembled_on_opening(), "そのままでは紙に出ません"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_why_and_nothing_is_kept(
    qtbot: QtBot, desk: Desk, tmp_path: Path, data: bytes, words: str
) -> None:
    _, page = opened(qtbot, desk)
    page.read(files.kept(tmp_path, data, "約款 2024.pdf"))
    qtbot.waitUntil(lambda: text.NOT_READ in said(page))
    assert words in said(page) and "約款 2024.pdf" in said(page)
    assert len(desk.services.official.documents()) == 5 and not page.card.adding


def test_a_huge_file_and_one_that_is_gone(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)
    big = tmp_path / "big.pdf"
    with big.open("wb") as out:
        out.truncate(300 << 20)
    page.read(big)
    qtbot.waitUntil(lambda: "32MBを超えている" in said(page))
    page.read(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: "読み込めませんでした" in said(page))


def test_the_very_same_document_twice_is_once_and_says_so(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)
    begun(qtbot, page, files.kept(tmp_path, files.pdf("NOW")))
    page.card.fields.asking.form.put({"version": "2021年1月版", "valid_from": "2021-01-01"})
    page.act("second")
    qtbot.waitUntil(lambda: text.SAME in said(page))
    assert len(desk.services.official.documents()) == 5


def test_what_moves_in_a_document_is_told_once_it_is_kept(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)
    page.open_slot("sony/terms")
    begun(qtbot, page, files.kept(tmp_path, files.with_attachment()))
    page.card.fields.asking.form.put({"version": "1", "valid_from": "2021-01-01"})
    page.act("second")
    qtbot.waitUntil(lambda: "添付ファイル" in said(page))
    assert states(page)["sony/terms"] == text.STANDINGS[Standing.VALID]


def test_a_file_is_dropped(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _, page = opened(qtbot, desk)

    def drop(*paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        point, button, keys = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        page.dropEvent(QDropEvent(point, Qt.DropAction.CopyAction, data, button, keys))

    one, two = files.kept(tmp_path, files.pdf(), "a.pdf"), files.kept(tmp_path, files.pdf(), "b.pdf")
    drop(one, two)
    assert text.ONE_FILE in said(page)
    drop(one)
    qtbot.waitUntil(lambda: page.card.adding)


def test_withdrawn_after_a_question_and_still_there_to_look_at(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    stand, page = opened(qtbot, desk)
    answers.yes = False
    page.card.withdraw.click()
    assert answers.asked == [text.WITHDRAW_ASK.format(name="個別信用購入あっせん契約約款（2021年1月版）")]
    assert states(page)["au/terms"] == text.STANDINGS[Standing.VALID]
    answers.yes = True
    page.card.withdraw.click()
    qtbot.waitUntil(lambda: "取り下げました" in said(page))
    settled(qtbot, page)
    assert states(page)["au/terms"] == text.STANDINGS[Standing.EXPIRED], "the edition before has ended"
    assert [row.state for row in page.card.editions.rows] == [text.PAST, text.WITHDRAWN]
    assert page.card.preview.pages() == 2 and not page.card.withdraw.isEnabled() and page.card.save.isEnabled()
    assert stand.changes == 1


def test_an_edition_is_saved_as_it_was_added(qtbot: QtBot, desk: Desk, tmp_path: Path, answers: Answers) -> None:
    _, page = opened(qtbot, desk)
    answers.path = tmp_path / "copy.pdf"
    page.card.save.click()
    qtbot.waitUntil(lambda: text.SAVED in said(page))
    assert answers.path.read_bytes() == files.pdf("NOW")
    assert answers.asked == ["個別信用購入あっせん契約約款（2021年1月版）.pdf"]
    answers.path = tmp_path / "no folder" / "copy.pdf"
    page.card.save.click()
    qtbot.waitUntil(lambda: text.NOT_SAVED in said(page))
    assert os.listdir(tmp_path) == ["copy.pdf"]


def test_bytes_that_changed_are_not_shown_and_named(qtbot: QtBot, desk: Desk) -> None:
    _, page = opened(qtbot, desk)
    store = desk.services.official._store
    (row,) = [one for one in desk.services.official.documents() if one.slot == TERMS]
    store.files[row.id] = files.pdf("OTHER")  # type: ignore[attr-defined]
    page.open_slot(TERMS)
    qtbot.waitUntil(lambda: "登録したときと違います" in said(page))
    assert page.card.preview.pages() == 0


def test_a_fault_of_the_store_is_told(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = opened(qtbot, desk)
    begun(qtbot, page, files.kept(tmp_path, files.pdf("NEXT")))
    page.card.fields.asking.form.put({"version": "x", "valid_from": "2030-01-01", "replaces": "yes"})

    def full(*_: object) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(desk.services.official._store, "keep", full)
    page.act("second")
    qtbot.waitUntil(lambda: text.NOT_ADDED in said(page))
    assert page.card.adding, "what was typed is still there"


def test_nothing_is_cut_at_any_size(qtbot: QtBot, desk: Desk) -> None:
    stand, page = opened(qtbot, desk)
    for slot in ("au/privacy", "softbank-shintoku/conditions", CONDITIONS):
        page.open_slot(slot)
        settled(qtbot, page)
        for wide, high in ((1280, 800), (1024, 768)):
            shoot(stand.window, f"official-{slot.replace('/', '-')}-{wide}", width=wide, height=high)
            assert cut(stand.window) == [], (slot, wide)
    assert isinstance(stand.window, MainWindow)
