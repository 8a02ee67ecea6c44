from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.flows.flow import Cursor
from posapp.services.ports import StoreFault
from posapp.ui.pages import issued_papers
from posapp.ui.pages.papers import PapersPage
from tests.ui import twins
from tests.ui.pages.stage import Stage, cut_off, press
from tests.ui.places.stage import Answers
from tests.ui.twins import FULL, Desk, counter

ALL_PRINTED = [f"印刷済み {count}部" for count in (1, 2, 2, 2, 1, 1)]
"""Of what a customer signs the shop keeps a copy."""


def opened(qtbot: QtBot, desk: Desk | None = None, *, wait: bool = True) -> Stage:
    desk = desk or counter()
    sales = desk.services.sales
    draft = replace(desk.explained(desk.draft()), applicant=FULL)
    sales.submit(draft)
    stage = Stage(
        qtbot, desk, PapersPage(desk.services, twins.sentences()), sales.move(draft, Cursor("papers")), step=4
    )
    if wait:
        qtbot.waitUntil(lambda: page(stage).preview.pages() > 0)
    return stage


def page(stage: Stage) -> PapersPage:
    assert isinstance(stage.page, PapersPage)
    return stage.page


def idle(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(page(stage).print_all.isEnabled)


def states(stage: Stage) -> list[str]:
    return [row.state for row in page(stage).list.rows]


def test_the_six_papers_are_made_and_shown(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    assert [row.title for row in page(stage).list.rows] == [
        "お見積書", "重要事項説明書", "お申込書", "同意書", "お支払予定表", "返却ガイド",
    ]  # fmt: skip
    assert "送信待ち" in page(stage).taken.body.text()
    qtbot.waitUntil(lambda: page(stage).ready)
    press(page(stage).list, Qt.Key.Key_Down)
    assert page(stage).preview.pages() == 2
    press(page(stage).list, Qt.Key.Key_PageDown)
    assert page(stage).preview.top() > 0
    stage.picture("papers-1280")
    assert cut_off(stage.window) == []
    stage.picture("papers-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("papers-dark", dark=True)
    assert stage.page.primary().badges[0].text == "未印刷 6"


def test_f12_prints_all_and_says_so(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    press(stage.window, Qt.Key.Key_F12)
    idle(qtbot, stage)
    titles = [
        row.title for row, count in zip(page(stage).list.rows, (1, 2, 2, 2, 1, 1), strict=True) for _ in range(count)
    ]
    assert [title for _, title in stage.desk.printer.sent] == titles
    assert states(stage) == ALL_PRINTED
    assert stage.page.primary().badges[0].text == "印刷済み"
    stage.picture("papers-printed")
    assert cut_off(stage.window) == []


def test_one_paper_alone(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    press(page(stage).list, Qt.Key.Key_Down)
    page(stage).print_one.click()
    idle(qtbot, stage)
    assert states(stage) == ["未印刷", "印刷済み 2部", *["未印刷"] * 4]


def test_no_printer_leaves_every_paper_with_its_reason_and_a_retry(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    stage.desk.printer.fault = "printer-missing"
    press(stage.window, Qt.Key.Key_F12)
    idle(qtbot, stage)
    assert states(stage) == ["出ていません"] * 6
    assert page(stage).notice.isVisible()
    assert page(stage).notice.body.text()
    stage.picture("papers-failed")
    assert cut_off(stage.window) == []
    stage.desk.printer.fault = ""
    press(stage.window, Qt.Key.Key_F12)
    idle(qtbot, stage)
    assert states(stage) == ALL_PRINTED


def test_all_are_saved_into_a_folder(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    stage = opened(qtbot)
    answers.path = tmp_path
    page(stage).save_all.click()
    idle(qtbot, stage)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        f"{row.number}_{row.title}.pdf" for row in stage.desk.records.papers()
    )
    assert page(stage).notice.head.text() == "6つの書類を保存しました。"
    assert stage.desk.records.handed_out(*tmp_path.iterdir()) == ["saved"] * 6
    page(stage).save_all.click()
    idle(qtbot, stage)
    assert len(stage.desk.records.file_rows) == 6, "the same file again is once"


def test_a_folder_that_takes_nothing_is_said(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    stage = opened(qtbot)
    answers.path = tmp_path / "missing"
    page(stage).save_all.click()
    idle(qtbot, stage)
    assert page(stage).notice.head.text() == "保存できませんでした。"


def test_one_is_saved_into_a_file(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    stage = opened(qtbot)
    answers.path = file = tmp_path / "見積.pdf"
    page(stage).save_one.click()
    idle(qtbot, stage)
    assert file.read_bytes().startswith(b"%PDF")
    assert stage.desk.records.handed_out(file) == ["saved"]


def test_papers_are_issued_once(qtbot: QtBot) -> None:
    desk = counter()
    stage = opened(qtbot, desk)
    stage.show()
    idle(qtbot, stage)
    again = Stage(qtbot, desk, PapersPage(desk.services, twins.sentences()), stage.draft, step=4)
    qtbot.waitUntil(lambda: page(again).preview.pages() > 0)
    assert len(desk.records.papers()) == 6


def test_a_full_disk_is_said_with_another_try(qtbot: QtBot) -> None:
    desk = counter()
    sales = desk.services.sales
    draft = replace(desk.explained(desk.draft()), applicant=FULL)
    sales.submit(draft)
    desk.records.fault = StoreFault("disk-full")
    stage = Stage(
        qtbot, desk, PapersPage(desk.services, twins.sentences()), sales.move(draft, Cursor("papers")), step=4
    )
    qtbot.waitUntil(page(stage).again.isVisible)
    assert page(stage).notice.head.text() == "書類を作れませんでした"
    assert not page(stage).print_all.isEnabled()
    assert page(stage).print_all.toolTip()
    desk.records.fault = None
    page(stage).again.click()
    qtbot.waitUntil(lambda: page(stage).preview.pages() > 0)


def test_a_saved_paper_is_said_although_the_printer_failed(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    stage = opened(qtbot)
    stage.desk.printer.fault = "printer-missing"
    page(stage).act("print")
    idle(qtbot, stage)
    answers.path = tmp_path / "見積書.pdf"
    page(stage).save_one.click()
    idle(qtbot, stage)
    assert "保存しました" in page(stage).notice.head.text()


def test_the_customers_papers_in_large_print_are_looked_at_and_printed_instead(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    idle(qtbot, stage)
    usual = [row.title for row in page(stage).list.rows]
    page(stage).list.chosen.emit("consent")
    page(stage).edition.changed.emit(_put(stage, "large"))
    qtbot.waitUntil(lambda: shown(stage).startswith("大きな文字・"))
    idle(qtbot, stage)
    assert [row.title for row in page(stage).list.rows] == usual
    assert page(stage).list.now == "consent"
    page(stage).print_one.click()
    idle(qtbot, stage)
    printed = [row.title for row in stage.desk.records.paper_rows.values() if row.state == "printed"]
    assert len(printed) == 1 and printed[0].startswith("大きな文字・")
    page(stage).edition.changed.emit(_put(stage, ""))
    qtbot.waitUntil(lambda: shown(stage) in usual)


def shown(stage: Stage) -> str:
    """The title above the preview."""
    return page(stage).sheet._title.text()


def _put(stage: Stage, value: str) -> str:
    page(stage).edition.put(value)
    return value


def test_another_customers_papers_begin_as_they_were_issued(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    idle(qtbot, stage)
    assert page(stage).edition.value() == "" and page(stage).edition.accessibleName()


def test_what_is_at_the_printer_says_so_until_it_came_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issued_papers, "LOOK_MS", 20)
    stage = opened(qtbot)
    stage.desk.printer.stopped = "printer-jammed"
    page(stage).print_one.click()
    idle(qtbot, stage)
    assert states(stage)[0] == "印刷中"
    stage.picture("papers-at-the-printer")
    assert cut_off(stage.window) == []
    stage.desk.printer.stopped = ""
    stage.desk.printer.go_on()
    stage.desk.services.prints.follow()
    qtbot.waitUntil(lambda: states(stage)[0] == "印刷済み 1部")
