"""The parts that cards are built of: head, column with a document beside it, facts, a question with its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from posapp.domain.problem import stop
from posapp.ui.places.asking import Asking
from posapp.ui.places.card_head import CardHead
from posapp.ui.places.pages_beside import NARROW, PagesBeside
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.fact_grid import FactGrid
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.pdf_preview import PdfPreview
from posapp.ui.widgets.spec import FieldSpec
from tests.documents import official_files as files
from tests.ui.pages.stage import press


def test_a_head_shows_only_what_there_is_to_say(qtbot: QtBot) -> None:
    trouble = Notice("warn", "")
    head = CardHead(trouble)
    qtbot.addWidget(head)
    head.resize(600, 200)
    head.show()
    head.show_title("新しい用紙", None)
    assert not any(part.isVisible() for part in (head.badge, head.note, head.notice, trouble))
    high = head.sizeHint().height()
    head.show_title("キット", BadgeView(text="残り 7枚"), "2021年6月14日に作成")
    head.say("check", "記録しました。", "", Tone.GOOD)
    assert all(part.isVisible() for part in (head.badge, head.note, head.notice))
    assert head.sizeHint().height() > high and not trouble.isVisible()


def test_page_keys_turn_the_document_from_anywhere_in_the_column(qtbot: QtBot) -> None:
    parts = PagesBeside("まだありません。", wide=300, narrow=200)
    qtbot.addWidget(parts)
    field = QLineEdit()
    parts.add().addWidget(field)
    parts.add_scrolling(QLineEdit())
    parts.resize(NARROW, 400)
    parts.show()
    qtbot.waitUntil(lambda: parts.preview.x() == 300)
    parts.preview.show_pdf(files.pdf("A"))
    qtbot.waitUntil(lambda: parts.preview.painted)
    press(field, Qt.Key.Key_PageDown)
    assert parts.preview.top() > 0
    press(field, Qt.Key.Key_PageUp)
    assert parts.preview.top() == 0
    parts.resize(NARROW - 1, 400)
    assert not parts.preview.painted, "in another size it is drawn anew"
    qtbot.waitUntil(lambda: parts.preview.x() == 200)
    qtbot.waitUntil(lambda: parts.preview.painted)
    parts.turn_to(1)
    assert parts.now == 1 and not field.isVisible()


def test_a_page_drawn_for_the_size_before_does_not_stay(qtbot: QtBot) -> None:
    shown, fresh = PdfPreview("まだありません。"), PdfPreview("まだありません。")
    for preview, wide in ((shown, 358), (fresh, 254)):
        qtbot.addWidget(preview)
        preview.resize(wide, 640)
        preview.show()
        preview.show_pdf(files.pdf("A"))
    qtbot.waitUntil(lambda: shown.painted and fresh.painted)
    for wide in (300, 254):  # the pages of the first are still being drawn when the second comes
        shown.resize(wide, 640)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: shown.painted and shown.grab().toImage() == fresh.grab().toImage())


def test_no_page_of_the_paper_before_stays(qtbot: QtBot) -> None:
    shown, fresh = PdfPreview("まだありません。"), PdfPreview("まだありません。")
    for preview in (shown, fresh):
        qtbot.addWidget(preview)
        preview.resize(500, 600)
        preview.show()
    fresh.show_pdf(files.pdf("LAST"))
    for words in ("A", "B", "C", "LAST"):  # the pages of one are still being drawn when the next comes
        shown.show_pdf(files.pdf(words, pages=3 if words != "LAST" else 2))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: shown.painted and shown.grab().toImage() == fresh.grab().toImage() and fresh.painted)


def test_a_page_nearly_as_high_as_its_room_is_drawn(qtbot: QtBot) -> None:
    """With a bar that comes and goes it would fit without the bar only, and not without it."""
    preview = PdfPreview("まだありません。")
    qtbot.addWidget(preview)
    preview.resize(500, 700)
    preview.show()
    preview.show_pdf(files.pdf("A", pages=1))

    def inked() -> bool:
        image = preview.grab().toImage()
        return any(image.pixelColor(x, y).lightness() < 40 for x in range(40, 200) for y in range(40, 100))

    qtbot.waitUntil(lambda: preview.painted and inked())


def test_a_fact_without_a_value_takes_no_line(qtbot: QtBot) -> None:
    facts = FactGrid(("版", "日"))
    qtbot.addWidget(facts)
    facts.show()
    facts.say(("第3版", "2021年4月1日"))
    high = facts.sizeHint().height()
    facts.say(("第3版", None))
    assert facts.sizeHint().height() < high


def test_a_question_keeps_its_answer_while_it_is_wrong_or_busy(qtbot: QtBot) -> None:
    told: list[dict[str, str]] = []
    asking = Asking((FieldSpec(key="a", label="甲"), FieldSpec(key="b", label="乙")), "作る", "戻る", icon="check")
    qtbot.addWidget(asking)
    asking.taken.connect(told.append)
    asking.show()
    asking.begin({"a": "1", "b": "x"})
    asking.show_problems((stop("field-empty", "elsewhere"), stop("field-empty", "b")), lambda problem: problem.code)
    assert asking.form.fields["b"].problem and not asking.form.fields["a"].problem
    asking.block("お待ちください。")
    asking.take()
    assert told == [] and asking.quit_button.toolTip() == "お待ちください。"
    asking.block("")
    asking.take()
    assert told == [{"a": "1", "b": "x"}]
