"""au's next purchase: asked only where a window wants one, found by number or scan, kept and told on both cards."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from posapp.ui import text_returns as text
from posapp.ui.places.return_link import ReturnLink
from posapp.ui.views import TextBlock
from tests.services.test_receiving import IMEI
from tests.ui.pages.returns.stage import Counter

AU = {
    "on": "2021-06-15", "program": "au-kaetoku", "device": "Xperia 1 II", "cash_price": "108,000", "residual": "50,500",
    "closing_day": "end",
}  # fmt: skip
SIGNED = {"erased": "yes", "no_return": "yes", "payments_told": "yes", "signed": "yes"}
OTHER = "356938035643809"


def test_the_field_stands_there_only_where_a_next_purchase_is_wanted(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(), "who")
    assert not counter.page.asked.fields["replacement"].isVisible()
    counter = Counter(qtbot, (2023, 5, 20))
    counter.open(counter.made(AU, person={"purchase": "no"}), "who")
    assert not counter.page.asked.fields["replacement"].isVisible()
    counter.page.field_left("purchase", "yes")
    assert counter.page.asked.fields["replacement"].isVisible()
    assert "replacement" in counter.page.order() and counter.page.primary().enabled, "it may be noted later"


def test_a_scan_or_number_of_a_case_is_bound_to_it_and_both_cards_say_so(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2023, 5, 20))
    desk = counter.desk
    returns = desk.services.returns
    row = desk.taken()
    old = replace(row, id=desk.around.new_id(), number="A-210615-009", state="handed-over")
    desk.records.case_rows[old.id] = old
    returns.note_numbers(row.id, number="N-1", imei=OTHER)
    draft = counter.made(AU, person={"purchase": "yes"}, check={"choice": "now"}, sign=SIGNED)
    counter.open(draft, "who", "owner")
    counter.picture("return-replacement-open")
    counter.window.scanned.emit(OTHER)
    assert counter.draft.replacement.startswith(row.number) and counter.draft.replacement_case == str(row.id)
    assert counter.page.asked.fields["replacement"].value() == row.number, "its day stands in the panel"
    counter.picture("return-replacement")
    assert counter.returning.shell is not None
    panel = counter.returning.shell.frame().panel
    assert panel is not None
    told = [(block.title, block.lines) for block in panel.blocks if isinstance(block, TextBlock)]
    assert (text.REPLACEMENT_ROW, (counter.draft.replacement,)) in told
    assert counter.window.panel.width() == 280, "a long number makes the panel no wider than it is"
    taken = returns.receive(counter.draft)
    assert not isinstance(taken, tuple), taken
    kept = returns.receipt(taken.id)
    assert kept is not None and kept[0].draft.replacement == counter.draft.replacement
    link = ReturnLink(desk.services)
    qtbot.addWidget(link)
    link.show_case(row.id)
    assert taken.number in link.text() and "S-1" in link.text()
    link.show_case(old.id)
    assert link.isHidden()


def test_a_number_of_another_shop_stays_as_typed_and_its_own_is_refused(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2023, 5, 20))
    counter.open(counter.made(AU, person={"purchase": "yes"}), "who", "replacement")
    counter.page.field_left("replacement", "98-7654")
    assert (counter.draft.replacement, counter.draft.replacement_case) == ("98-7654", "")
    counter.page.field_left("replacement", "S-1")
    assert [problem.code for problem in counter.page.problems()] == ["replacement-is-this"]
    assert IMEI not in counter.draft.replacement
