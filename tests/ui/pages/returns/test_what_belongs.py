"""What belongs to the hand-in is asked of each kind of device, and a return that saves little says so before anybody signs."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from posapp.ui import text_returns as text
from posapp.ui import text_sale
from posapp.ui.views import NoticeBlock
from tests.ui.pages.returns.stage import PIXEL, Counter

WATCH = PIXEL | {"device": "Apple Watch Series 8", "category": "watch"}
ACPC = PIXEL | {"device": "ThinkPad X13s", "category": "acpc"}
FOLD = PIXEL | {"device": "ThinkPad X1 Fold", "category": "acpc"}
BAND, ADAPTER = 7, 8


def asked(counter: Counter, quote: dict[str, str]) -> set[int]:
    """Heads that a device has to answer."""
    counter.open(counter.made(quote), "check")
    return {number for number, row in counter.page.rows.items() if row.result.isVisibleTo(row)}


def test_a_watch_is_asked_for_its_band_a_pc_for_adapter_and_cable_but_not_the_x1_fold(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    phone = asked(counter, PIXEL)
    assert asked(counter, WATCH) == phone | {BAND}
    assert asked(counter, ACPC) == phone | {ADAPTER}
    assert asked(counter, FOLD) == phone
    row = counter.page.rows[ADAPTER]
    assert row._none.isVisibleTo(row) and row._none.text() == text.NOT_APPLYING


@pytest.mark.parametrize(
    ("quote", "head", "finding", "surcharge"),
    [
        (WATCH, BAND, "band-missing", 2_000),
        (WATCH, BAND, "band-damaged", 2_000),
        (ACPC, ADAPTER, "adapter-missing", 5_000),
        (ACPC, ADAPTER, "cable-missing", 5_000),
        (FOLD, 6, "glass-cracked", 22_000),
    ],
)
def test_what_is_missing_costs_its_row(
    qtbot: QtBot, quote: dict[str, str], head: int, finding: str, surcharge: int
) -> None:
    counter = Counter(qtbot)
    counter.open(counter.found(counter.made(quote, check={"choice": "now"}), head, finding), "check", f"head:{head}")
    assert counter.returning.shell is not None
    settled = counter.returning.shell.view.settled
    assert settled is not None and settled.surcharge == surcharge
    assert counter.page.primary().enabled
    counter.picture(f"return-{finding}-{surcharge}")


@pytest.mark.parametrize(
    ("answer", "goes", "said"),
    [("none", True, ""), ("possible", True, ""), ("unchecked", True, ""), ("barred", False, "ネットワーク利用制限")],
)
def test_the_restriction_is_asked_and_only_a_barred_device_goes_home(
    qtbot: QtBot, answer: str, goes: bool, said: str
) -> None:
    counter = Counter(qtbot)
    counter.open(counter.made(device={"restriction": ""}), "what")
    assert [problem.code for problem in counter.page.problems()] == ["restriction-not-asked"]
    counter.page.field_left("restriction", answer)
    primary = counter.page.primary()
    assert (primary.label == text.TO_READY) is goes and said in primary.sentence


def test_a_return_that_saves_little_says_so_beside_the_signature(qtbot: QtBot) -> None:
    counter = Counter(qtbot, (2026, 4, 20))
    draft = counter.found(counter.made(check={"choice": "now"}), 6, "glass-cracked")
    for step in ("check", "sign"):
        counter.open(draft, step)
        assert counter.returning.shell is not None
        panel = counter.returning.shell.frame().panel
        assert panel is not None
        notes = [block for block in panel.blocks if isinstance(block, NoticeBlock) and block.head == text.LITTLE]
        assert [note.note for note in notes] == [text.LITTLE_NOTE.format(yen="2,160円")], step
    counter.open(draft, "check")
    assert counter.page.below.cards[0].view().foot == text.LITTLE_FOOT


def test_a_cover_that_nobody_chose_is_not_said_to_be_done(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    for cover, said in (("", text.COVER_OPEN), ("none", text_sale.CARD_DONE)):
        counter.open(counter.made(device={"cover": cover}), "what")
        assert not [problem for problem in counter.page.problems() if problem.where == "cover"]
        badges = [badge.text for badge in counter.page.cover._shown]
        assert badges == [said]
