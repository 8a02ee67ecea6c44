"""The program is killed at every step, at any moment, in the middle of the submission: nothing that was saved is lost or doubled."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest

from posapp.flows.flow import Cursor
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import CONFIRM, PAPERS
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.papers import SALE_KINDS
from posapp.ui.places.cases import CasesPage
from tests.e2e.child import POINTS, TOPICS_BEFORE
from tests.e2e.counter import NAME, WARES, Till, World, chips
from tests.services.sale import ready

PROGRAM = "docomo-okaeshi"
PATIENCE = 120.0
"""Seconds for a child on a busy machine; far more than it takes."""

Line = dict[str, Any]


@dataclass
class Child:
    """A counter in a process of its own. ``lines`` holds all it said so far."""

    process: subprocess.Popen[str]
    lines: list[Line] = field(default_factory=list)
    mail: Queue[Line | None] = field(default_factory=Queue)

    def listen(self) -> None:
        """On a thread: lines until the process is gone."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.mail.put(json.loads(line))
        self.mail.put(None)

    def until(self, holds: Callable[[Line], bool]) -> Line:
        """The first further line of that kind."""
        end = time.monotonic() + PATIENCE
        while (line := self.mail.get(timeout=max(0.1, end - time.monotonic()))) is not None:
            self.lines.append(line)
            if holds(line):
                return line
        raise AssertionError(f"the counter ended before: {self.process.wait()}")

    def kill(self) -> None:
        """SIGKILL; what it had said before is still heard."""
        self.process.kill()
        self.process.wait()
        while (line := self.mail.get(timeout=PATIENCE)) is not None:
            self.lines.append(line)

    def bodies(self, what: str) -> list[SaleDraft]:
        """The drafts of its lines of one kind."""
        return [snapshots.load(SaleDraft, line["body"]) for line in self.lines if line["what"] == what]


@contextmanager
def counter(world: World, root: Path, until: str) -> Iterator[Child]:
    """Start a counter; it never outlives the test."""
    with started(world, root, "tests.e2e.child", PROGRAM, until) as child:
        yield child


@contextmanager
def started(world: World, root: Path, module: str, *words: str) -> Iterator[Child]:
    """Start a module that plays a counter over the world's folder; it never outlives the test."""
    env = os.environ | {"POSAPP_DATA": str(world.folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", module, *words]
    with subprocess.Popen(command, cwd=root, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        child = Child(process)
        listener = Thread(target=child.listen, daemon=True)
        listener.start()
        try:
            yield child
        finally:
            process.kill()
            listener.join()


@contextmanager
def opened(world: World) -> Iterator[Till]:
    """The next morning: a fresh window on the same folder."""
    till = Till(world)
    try:
        till.unlock()
        yield till
    finally:
        till.close()


@contextmanager
def beside(world: World) -> Iterator[Services]:
    """The shop without a window."""
    services = world.look()
    try:
        yield services
    finally:
        services.close()


def test_killed_at_every_step_the_sale_goes_on_where_it_stood(world: World, root: Path) -> None:
    """One sale over seven lives: each is killed at a further step, and each begins with つづける."""
    world.now = WARES[PROGRAM].on
    for point in POINTS[:-1]:
        with counter(world, root, point) as child:
            last = child.until(lambda line: line["what"] == "waiting")
            child.kill()
        assert last["step"] == point
        saved = child.bodies("saved")[-1]
        assert saved == snapshots.load(SaleDraft, last["body"])
        with opened(world) as till:
            till.resume()
            assert (till.step, till.field) == (point, last["field"])
            assert till.draft == saved
            MIDDLE[point](till)
    with counter(world, root, "papers") as child:
        last = child.until(lambda line: line["what"] == "waiting")
        child.kill()
    assert last["step"] == PAPERS
    with opened(world) as till:
        assert till.services.records.drafts() == ()
        taken_once(till)
        till.hands.key("F5")
        till.until(lambda: "未印刷 6" in chips(till), "the papers are not in the list")


def at_quote(till: Till) -> None:
    form = till.draft.quote
    assert (form.discount, form.down_payment, form.program) == ("3000", "5000", PROGRAM)
    assert till.field == "points"


def at_disclosure(till: Till) -> None:
    view = till.shell.view
    assert [ack.done for ack in view.acks[: TOPICS_BEFORE + 1]] == [True] * TOPICS_BEFORE + [False]
    assert view.acks[TOPICS_BEFORE].explained_at is not None
    assert till.draft.cursor.field == f"topic:{view.topics[TOPICS_BEFORE].key}"


def at_applicant(till: Till) -> None:
    form = till.draft.applicant
    assert (form.family, form.family_kana, form.given, form.given_kana) == ("小林", "コバヤシ", "由美子", "ユミコ")
    assert (form.postal.replace("-", ""), form.town, form.privacy_shown != "") == ("9800811", "一番町", True)
    assert till.field == "street"
    assert all(ack.done for ack in till.shell.view.acks)


def at_consent(till: Till) -> None:
    form = till.draft.applicant
    assert form.consent_inquiry and form.consent_bureau and not form.consent_members
    assert till.field == "consent_members"


def at_confirm(till: Till) -> None:
    assert till.shell.page.primary().enabled


MIDDLE = {
    "quote": at_quote, "disclosure": at_disclosure, "applicant": at_applicant, "consent": at_consent,
    "confirm": at_confirm,
}  # fmt: skip
"""What must be there on the step it was killed at, told without the child."""


def taken_once(till: Till) -> None:
    """One case, one thing to send, and the papers of it."""
    services = till.services
    (case,) = services.records.cases()
    (out,) = services.records.outbox()
    assert (case.customer, case.state, out.case_id) == (NAME, "waiting", case.id)
    found = services.sales.case(case.id)
    assert found is not None
    papers = services.papers.issue(*found)
    assert [paper.kind for paper in papers] == [*SALE_KINDS, "return-guide"]
    assert all(services.papers.pdf(paper).startswith(b"%PDF") for paper in papers)


@pytest.mark.parametrize("seed", [2, 6])
def test_killed_at_any_moment_the_last_save_is_there(world: World, root: Path, seed: int) -> None:
    world.now = WARES[PROGRAM].on
    dice = random.Random(seed)
    saves, pause = dice.randint(2, 80), dice.uniform(0, 0.04)
    # It goes no further than that, however long this process is kept waiting.
    with counter(world, root, "confirm") as child:
        for _ in range(saves):
            child.until(lambda line: line["what"] == "saved")
        time.sleep(pause)
        child.kill()
    saved, saving = child.bodies("saved"), child.bodies("saving")
    assert len(saved) >= saves
    allowed = saving[len(saved) - 1 :]  # the last that was answered for, and the one that may have been under way
    with opened(world) as till:
        assert till.services.records.cases() == ()
        till.resume()
        assert till.draft in allowed
        assert (till.step, till.field) == (till.draft.cursor.step, till.draft.cursor.field)


@pytest.fixture
def before_submission(world: World) -> SaleDraft:
    """A draft on 確認 with nothing missing."""
    world.now = WARES[PROGRAM].on
    with beside(world) as shop:
        draft = shop.sales.move(ready(shop, PROGRAM), Cursor(CONFIRM))
        shop.sales.save(draft)
    return draft


def test_killed_inside_the_submission_nothing_was_taken(world: World, root: Path, before_submission: SaleDraft) -> None:
    with counter(world, root, "inside") as child:
        child.until(lambda line: line["what"] == "inside")  # the case's row is written, its transaction is open
        child.kill()
    with opened(world) as till:
        records = till.services.records
        assert (records.cases(), records.outbox(), records.events()) == ((), (), ())
        till.resume()
        assert till.step == CONFIRM
        assert till.draft == before_submission
        till.submit()
        till.drawn()
        taken_once(till)


def test_killed_behind_the_submission_it_was_taken_once(world: World, root: Path, before_submission: SaleDraft) -> None:
    with counter(world, root, "behind") as child:
        child.until(lambda line: line["what"] == "taken")  # on disk, and no window knows it yet
        child.kill()
    with opened(world) as till:
        assert till.services.records.drafts() == ()
        (case,) = till.services.records.cases()
        assert till.services.sales.submit(before_submission) == case
        till.hands.key("F4")
        assert isinstance(till.place, CasesPage)
        taken_once(till)


def test_a_hasty_second_enter_takes_it_once(world: World, before_submission: SaleDraft) -> None:
    with opened(world) as till:
        till.resume()
        till.hands.key("Enter", "Enter")
        assert till.services.records.drafts() == ()
        till.until(lambda: "未印刷 6" in chips(till), "the papers did not come")
        taken_once(till)
