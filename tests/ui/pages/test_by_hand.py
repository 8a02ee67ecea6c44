"""手書き用紙の番号 in 見積 and 回収: typed, told under its field, wrong ones said, the day and time only beside a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.outage import SheetKind
from posapp.services.outage import KitMade
from posapp.ui import text_quote
from posapp.ui.widgets.words import Words
from tests.ui.measure import cut
from tests.ui.pages.returns.stage import Counter as Returns
from tests.ui.pages.stage import shoot, write
from tests.ui.pages.test_quote_page import Counter
from tests.ui.places.stage import sentences
from tests.ui.twins import Desk, counter


def sheets(desk: Desk) -> dict[SheetKind, str]:
    """A kit of one form each, made the day before; kind → number."""
    desk.around.put_shop(replace(desk.around.shop(), antique_permit="東京都公安委員会 第000000000000号"))
    desk.around.at -= timedelta(days=1)
    made = desk.services.outage.make(dict.fromkeys(SheetKind, 1))
    desk.around.at += timedelta(days=1)
    assert isinstance(made, KitMade)
    return {SheetKind(paper.kind): paper.number for paper in made.papers[4:]}


def test_a_quote_says_how_many_sheets_it_comes_from_and_what_is_wrong(qtbot: QtBot) -> None:
    till = Counter(qtbot, counter().draft())
    numbers = sheets(till.desk)
    till.press("F7", "Tab")
    inputs = till.page.inputs
    assert inputs.more.focused() == "sheets"
    till.type(numbers[SheetKind.INTAKE])
    till.press("Tab")
    box = inputs.more.fields["sheets"]
    problem = next(p for p in till.shell.view.quote_problems if p.where == "sheets")
    assert problem.code == "sheet-of-another-kind"
    assert sentences().short(problem) in [words.text() for words in box.findChildren(Words)]
    till.page.focus_field("sheets")
    till.press("Ctrl+A")
    till.type(f"{numbers[SheetKind.QUOTE]} {numbers[SheetKind.APPLICATION]}")
    till.press("Tab")
    assert not [p for p in till.shell.view.quote_problems if p.where == "sheets"]
    assert text_quote.SHEETS_TAKEN.format(count=2) in [words.text() for words in box.findChildren(Words)]
    for tail, wide, high, dark in (("", 1280, 800, False), ("-1024", 1024, 768, False), ("-dark", 1280, 800, True)):
        shoot(till.window, f"by-hand-quote{tail}", width=wide, height=high, dark=dark)
        assert cut(till.window) == [], tail


def test_a_return_asks_for_day_and_time_only_beside_a_sheet(qtbot: QtBot) -> None:
    till = Returns(qtbot)
    number = sheets(till.desk)[SheetKind.INTAKE]
    till.open(till.made(), "find", "sheets")
    page = till.page
    fields = page.sheets.fields
    assert page.focused() == "sheets" and not fields["handed_on"].isVisible()
    write(fields["sheets"].input, number)
    till.key(Qt.Key.Key_Return)
    assert page.focused() == "handed_on"
    write(fields["handed_on"].input, "R6.12.17")
    till.key(Qt.Key.Key_Return)
    write(fields["handed_at"].input, "2540")
    till.key(Qt.Key.Key_Return)
    assert [problem.code for problem in page.problems()] == ["time-unreadable"]
    assert page.focused() == "find", "something is wrong: not yet on"
    till.picture("by-hand-return")
    page.focus_field("handed_at")
    fields["handed_at"].put("")
    write(fields["handed_at"].input, "15:40")
    till.key(Qt.Key.Key_Return)
    assert till.step == "who", "the contract was typed already"
    view = till.returning.shell.view if till.returning.shell else None
    assert view is not None and view.intake is not None
    assert view.intake.received_at.isoformat() == "2024-12-17T15:40:00+09:00"
