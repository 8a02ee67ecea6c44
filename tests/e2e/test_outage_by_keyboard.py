"""A day without the machine, by keystrokes alone: a kit is made and printed, one customer's sheets are keyed in the day after, the rest is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from posapp.domain.outage import SheetKind
from posapp.services import snapshots
from posapp.services.selling import CaseBody
from posapp.services.tasks import Source
from posapp.ui.places.outage import OutagePage
from tests.e2e.counter import NAME, TODAY, WARES, Till, World, said
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

PROGRAM = "docomo-okaeshi"


@pytest.fixture
def counter(world: World) -> Iterator[Callable[[datetime], Till]]:
    """The program on that day, open on ホーム."""
    tills: list[Till] = []

    def begin(now: datetime) -> Till:
        world.now = now
        tills.append(Till(world))
        tills[-1].unlock()
        return tills[-1]

    yield begin
    for till in tills:
        till.close()


def place(till: Till) -> OutagePage:
    page = till.place
    assert isinstance(page, OutagePage)
    return page


def made(till: Till) -> list[str]:
    """Ctrl+E, F7, two of each, one of them in large print, F9; the numbers of one customer's three sheets."""
    till.hands.key("Ctrl+E", "F7")
    page = place(till)
    for count in ("2", "2", "2", "2", "1"):
        till.hands.type(count)
        till.hands.key("Enter")
    till.hands.key("F9")
    till.until(lambda: page.card.kit is not None and not page.work.running, "the kit was not made")
    assert page.card.kit is not None
    return [
        next(sheet.number for sheet in page.card.kit.sheets if sheet.kind is kind)
        for kind in (SheetKind.QUOTE, SheetKind.DISCLOSURE, SheetKind.APPLICATION)
    ]


def test_what_was_sold_on_paper_becomes_a_sale_of_that_day(world: World, counter: Callable[[datetime], Till]) -> None:
    first = counter(TODAY)
    sheets = made(first)
    first.until(lambda: len(world.tray.sent) == 13, "the kit was not printed")
    assert squeezed(sheets[0]) in text_of(world.tray.sent[5][0])

    world.tray.sent.clear()
    till = counter(TODAY + timedelta(days=1))
    till.find(WARES[PROGRAM].words)
    till.choose(PROGRAM)
    till.hands.key("F7")
    assert till.field == "on"
    till.hands.key("Ctrl+A")
    till.hands.type("R3.6.15")
    till.hands.key("Enter")
    assert till.field == "sheets"
    till.hands.type(" ".join(sheets))
    till.hands.key("Enter", "F7")
    till.condition({})
    till.explain_all(lambda _topic: None)
    till.apply()
    till.hear(f"{'・'.join(sheets)}（2021年6月15日）")
    till.submit()
    till.drawn()

    (case,) = till.services.records.cases()
    body = snapshots.load(CaseBody, case.body)
    assert (body.sheets, body.sample, body.quote.purchase.on) == (tuple(sheets), False, date(2021, 6, 15))
    papers = till.services.papers.papers(case_id=case.id)
    for paper in papers:
        text = text_of(till.services.papers.pdf(paper))
        assert squeezed(f"手書き用紙 {'・'.join(sheets)} から入力") in text
        assert "見本見積書" not in text
    till.hands.key("F4")
    till.hear(f"手書き用紙 {'・'.join(sheets)} から入力しました。")

    till.hands.key("Ctrl+E")
    page = place(till)
    states = [row.cells[2] for row in page.card.table.lines.rows]
    assert states == ["入力済み", "未入力"] * 3 + ["未入力"] * 2
    assert any("未入力5枚" in words for words in said(till))
    (task,) = [one for one in till.services.tasks.tasks(TODAY.date(), date(2021, 7, 1)) if one.source is Source.KIT]
    assert (task.day, task.left, case.customer) == (date(2021, 6, 17), 5, NAME)


def test_a_sheet_is_never_keyed_in_twice(world: World, counter: Callable[[datetime], Till]) -> None:
    till = counter(TODAY)
    sheets = made(till)
    till.services.outage.put_away((sheets[0],), "書き損じ")
    till.find(WARES[PROGRAM].words)
    till.choose(PROGRAM)
    till.hands.key("F7", "Tab")
    assert till.field == "sheets"
    till.hands.type(sheets[0])
    till.hands.key("Enter", "F7")
    till.hear(f"{sheets[0]}は、書き損じと記録されています。")
