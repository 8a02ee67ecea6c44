"""回収 is killed at fields of every page, at any moment, in the middle of the receipt: nothing is lost, doubled or half written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from posapp.flows.flow import Cursor
from posapp.flows.intake import CHECK, FIND, INTAKE, RECEIPT
from tests.e2e.counter import World
from tests.e2e.return_counter import ALL, IMEI, ON, ReturnTill


@pytest.fixture
def till(world: World) -> Iterator[ReturnTill]:
    """The program, open on ホーム."""
    world.now = ON
    made = ReturnTill(world)
    made.unlock()
    yield made
    made.close()


def test_every_field_of_every_page_is_on_disk_before_the_next_is_typed(till: ReturnTill) -> None:
    """At each field: what the store holds is what the window holds, and つづける leads back to this very field."""
    passed: list[tuple[str, str]] = []

    def seen(step: str, at: str) -> bool:
        if passed:  # at the very first field nothing was left yet
            stored = till.services.returns.resume(till.draft.id)
            assert stored == till.draft, at
            assert stored.cursor == Cursor(step, at)
            assert till.front.returning is not None
            till.front.returning.resume(stored.id)
            till.hands.settle()
            assert (till.step, till.field, till.draft) == (step, at, stored)
        passed.append((step, at))
        return False

    till.elsewhere()
    till.walk(seen)
    assert till.step == RECEIPT and till.services.records.drafts() == ()
    steps = [step for step, _ in passed]
    assert list(dict.fromkeys(steps)) == [step.name for step in INTAKE.steps][:-1]
    assert {(FIND, "program"), (CHECK, "choice")} <= set(passed) and len(passed) == len(set(passed))
    asked = {(step, key) for step, answers in ALL.items() for key in answers}
    missed = {(step, key) for step, key in asked - set(passed) if not key.startswith("head:")}
    assert missed == {("who", "purchase")}, "every answer of the walk was given but the one only au asks for"


def test_a_scan_belongs_to_the_number_it_is_made_into(till: ReturnTill) -> None:
    """The search takes every scan but those into the numbers of a contract that is typed from its paper."""
    till.elsewhere()
    till.walk(lambda _step, at: at == "imei")
    till.hands.scan("356938035643809")
    assert (till.draft.contract.imei, till.field) == ("356938035643809", "serial")
    till.hands.key("Shift+Tab")
    assert till.field == "imei"
    till.hands.scan(IMEI)
    assert (till.draft.contract.imei, till.field) == (IMEI, "serial")
