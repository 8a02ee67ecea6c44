"""特典の申込日: where a term runs from the application, its month and that of the assessment are told apart, and the draft may wait."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.services.tasks import Source
from posapp.ui.show import returned
from posapp.ui.views import NoticeBlock
from tests.ui.pages.returns.stage import Counter
from tests.ui.pages.stage import write
from tests.ui.places.stage import sentences

OKAESHI = {
    "on": "R3.6.10", "program": "docomo-okaeshi", "device": "Xperia 1 II", "cash_price": "108,000", "closing_day": "end",
}  # fmt: skip


def test_both_months_and_the_last_day_are_told(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2025, 6, 18))
    counter.open(counter.made(), "what", "applied_on")
    page = counter.page
    assert page.applied.isVisible() and page.focused() == "applied_on"
    assert page._months.text() == "申込の月 2025年6月　査定の月 2025年6月"
    write(page.applied_form.fields["applied_on"].input, "R7.5.20")
    counter.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page._months.text() == "申込の月 2025年5月　査定の月 2025年6月"
    assert page._by.text().startswith("査定は 2025年6月30日(月)までに終えます。")
    blocks = returned.panel(counter.returning.shell.view, sentences()).blocks if counter.returning.shell else ()
    (told,) = [block for block in blocks if isinstance(block, NoticeBlock)]
    assert (told.head, told.note) == ("2025年6月30日まで", "申込の月 2025年5月\n過ぎると特典を使えません")
    counter.picture("return-applied")
    counter.page.focus_field("applied_on")
    counter.key(Qt.Key.Key_Return)
    assert counter.step == "ready", "it is the last field of its page"


def test_left_unassessed_the_draft_stays_and_the_task_stands_on_home(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2025, 6, 18))
    counter.open(counter.made(), "what", "applied_on")
    write(counter.page.applied_form.fields["applied_on"].input, "2025/5/20")
    counter.returning.rest()
    (task,) = counter.desk.services.tasks.tasks(date(2025, 6, 1), date(2025, 7, 31))
    assert (task.source, task.record, task.day, task.applied) == (
        Source.DRAFT, counter.draft.id, date(2025, 6, 30), date(2025, 5, 20)
    )  # fmt: skip


def test_a_day_that_cannot_be_is_said_at_its_field(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2025, 6, 18))
    counter.open(counter.made(), "what", "applied_on")
    field = counter.page.applied_form.fields["applied_on"]
    for typed, said in (("2025/7/1", "申込日を確かめてください。"), ("2022/12/9", "購入の日より前です。")):
        field.put("")
        write(field.input, typed)
        counter.key(Qt.Key.Key_Return)
        assert not counter.page._months.isVisible(), "of a day that cannot be nothing follows"
        assert field.problem == said and not counter.page.primary().enabled
    assert counter.step == "what"
    counter.picture("return-applied-wrong")


def test_a_program_without_such_a_term_asks_for_no_day(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2023, 6, 18))
    counter.open(counter.made(OKAESHI), "what")
    assert not counter.page.applied.isVisible() and "applied_on" not in counter.page.order()
