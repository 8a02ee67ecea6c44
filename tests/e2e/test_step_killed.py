"""A step of a case is killed in its transaction and behind it: what it sends and what it closes goes with the case, never alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from posapp.app import ShopDoors
from posapp.domain.application import State, Step
from posapp.services.front import Services
from posapp.services.ports import CaseRow
from tests.e2e.counter import PASSPHRASE, World, day
from tests.e2e.receiving_child import nothing_prints
from tests.e2e.step_child import BEHIND, INSIDE
from tests.e2e.test_kill_and_resume import beside, started
from tests.services.sale import FORMS, ready

PROGRAM = "sony-zanka-2y"
"""Who is refused may pay on delivery: somebody waits for the answer."""
BEFORE: dict[Step, tuple[Step, ...]] = {Step.SEND: (), Step.LAPSE: (Step.SEND, Step.DECLINE)}


@contextmanager
def online(world: World) -> Iterator[Services]:
    """The shop with its line, without a window."""
    doors = ShopDoors(
        world.folder, world.shelf, nothing_prints, clock=lambda: world.now, reachable=lambda: True, use_keyring=False
    )  # fmt: skip
    shop = doors.unlock(PASSPHRASE)
    try:
        yield shop
    finally:
        shop.close()


@pytest.mark.parametrize("step", BEFORE)
def test_a_step_is_taken_whole_or_not_at_all(step: Step, world: World, root: Path) -> None:
    on, _ = FORMS[PROGRAM]
    world.now = day(on.year, on.month, on.day)
    with online(world) as shop:
        case = shop.sales.submit(ready(shop, PROGRAM))
        assert isinstance(case, CaseRow)
        for earlier in BEFORE[step]:
            moved = shop.sales.step(case.id, earlier)
            assert isinstance(moved, CaseRow)
        stood = shop.records.cases(), shop.records.outbox(), shop.records.tasks(), shop.records.events()
    assert stood[1] or stood[2], "there is something to send or to close"
    for point in (INSIDE, BEHIND):
        with started(world, root, "tests.e2e.step_child", step, point, world.now.isoformat(), PASSPHRASE) as child:
            assert child.until(lambda _: True)["what"] == point
            child.kill()
        with beside(world) as shop:
            stands = shop.records.cases(), shop.records.outbox(), shop.records.tasks(), shop.records.events()
            if point == INSIDE:
                assert stands == stood
            else:
                (row,), *waiting, events = stands
                assert row.state == (State.SCREENING if step is Step.SEND else State.LAPSED)
                assert waiting == [(), ()] and len(events) == len(stood[3]) + 1
