"""回収 is killed at fields of every page, at any moment, in the middle of the receipt: nothing is lost, doubled or half written."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from posapp.domain.ledger import LedgerRow
from posapp.flows.flow import Cursor
from posapp.flows.intake import CHECK, FIND, INTAKE, READY, RECEIPT, SIGN, WHAT, WHO
from posapp.flows.intake_forms import IntakeDraft
from posapp.services import snapshots
from posapp.services.front import Services
from tests.e2e.counter import PASSPHRASE, World, day
from tests.e2e.receiving_child import POINTS
from tests.e2e.return_counter import ALL, IMEI, ON, ReturnTill, contract
from tests.e2e.test_kill_and_resume import Child, beside, started
from tests.services.test_receiving import filled, found

CHILD = "tests.e2e.return_child"
LIVES = (
    (FIND, "step_second"), (WHO, "street"), (WHAT, "restriction"), (READY, "ready:accounts"), (CHECK, "finding:camera-broken"),
    (SIGN, "payments_told"),
)  # fmt: skip
"""Where each life of one return ends, and the next goes on."""
YEARS = ("2023-01-01", "2024-12-31")


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


def drafts_of(child: Child, what: str) -> list[IntakeDraft]:
    """The drafts of its lines of one kind."""
    return [snapshots.load(IntakeDraft, line["body"]) for line in child.lines if line["what"] == what]


def taken_once(shop: Services) -> None:
    """One intake, line 1 of the ledger, its papers, its event, no draft, and nothing that is still due."""
    (row,) = shop.returns.intakes()
    (line,) = shop.returns.ledger(*YEARS)
    kept = shop.returns.receipt(row.id)
    assert kept is not None and (row.state, line.number, line.intake_id) == ("received", 1, row.id)
    assert kept[0].intake is not None
    assert kept[0].intake.ledger_number == snapshots.load(LedgerRow, line.body).number
    assert kept[1] and all(shop.papers.pdf(paper).startswith(b"%PDF") for paper in kept[1])
    assert {paper.id for paper in kept[1]} == {paper.id for paper in shop.papers.papers()}
    assert [event.what for event in shop.records.events(row.id)] == ["intake-received"]
    assert (shop.records.drafts(), shop.records.tasks()) == ((), ())


def test_one_return_over_seven_lives(world: World, root: Path) -> None:
    """Killed at a field of every page, the next life finds every field as it was left, and its cursor there."""
    world.now = ON
    left: tuple[str, str, IntakeDraft] | None = None
    for step, field in (*LIVES, (RECEIPT, "")):
        with started(world, root, CHILD, step, field) as child:
            last = child.until(lambda line: line["what"] == "waiting")
            child.kill()
        if left is not None:
            (resumed,) = (line for line in child.lines if line["what"] == "resumed")
            assert (resumed["step"], resumed["field"], drafts_of(child, "resumed")[0]) == left
        assert last["step"] == step
        left = (step, field, drafts_of(child, "saved")[-1])
        if step != RECEIPT:
            assert left[2] == snapshots.load(IntakeDraft, last["body"])
    with beside(world) as shop:
        taken_once(shop)


@pytest.mark.parametrize("seed", [1, 5])
def test_killed_at_any_moment_the_last_save_is_there(world: World, root: Path, seed: int) -> None:
    world.now = ON
    dice = random.Random(seed)
    saves, pause = dice.randint(2, 55), dice.uniform(0, 0.03)
    # It goes no further than that, however long this process is kept waiting.
    with started(world, root, CHILD, SIGN, "signed") as child:
        for _ in range(saves):
            child.until(lambda line: line["what"] == "saved")
        time.sleep(pause)
        child.kill()
    saved, saving = drafts_of(child, "saved"), drafts_of(child, "saving")
    assert len(saved) >= saves
    with beside(world) as shop:
        assert shop.returns.intakes() == () and shop.returns.ledger("2024-01-01", "2024-12-31") == ()
        (row,) = shop.records.drafts()
        assert shop.returns.resume(row.id) in saving[len(saved) - 1 :]


def test_killed_in_the_receipt_it_is_whole_or_not_at_all(world: World, root: Path) -> None:
    """Between intake, ledger, papers, tasks and event: nothing is there, no number is used up; behind it everything is, once."""
    contract(world, "docomo-okaeshi")
    world.now = day(2023, 6, 20)
    with beside(world) as shop:
        draft = shop.returns.move(filled(shop, found(shop, shop.returns.begin())), Cursor(SIGN, "signed"))
        shop.returns.save(draft)
        due = shop.records.tasks()
    assert due, "somebody waits for this device"
    for point in POINTS:
        with started(world, root, "tests.e2e.receiving_child", point, world.now.isoformat(), PASSPHRASE) as child:
            assert child.until(lambda _: True)["what"] == point
            child.kill()
        with beside(world) as shop:
            if point == "behind":
                taken_once(shop)
                assert shop.returns.receive(draft) == shop.returns.intakes()[0]
                taken_once(shop)  # a second try takes nothing twice
            else:
                assert (shop.returns.intakes(), shop.returns.ledger(*YEARS)) == ((), ()), point
                assert (shop.papers.papers(), shop.records.events(draft.id)) == ((), ()), point
                assert shop.records.tasks() == due, point
                assert shop.returns.resume(draft.id) == draft, point
