"""郵送での返却 is killed at fields of every form and between every two things a step writes: nothing is lost, doubled or half done."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from posapp.flows.mail_forms import MailDraft, MailForm
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.mail_ports import MailReturnRow
from posapp.services.mailing import MailBody
from tests.e2e.counter import World, day
from tests.e2e.mail_child import POINTS
from tests.e2e.return_counter import SERIAL, contract
from tests.e2e.test_kill_and_resume import Child, Line, beside, started

CHILD = "tests.e2e.mail_child"
DAYS = {
    "announced": day(2027, 10, 10),
    "applied": day(2027, 10, 15),
    "collected": day(2027, 10, 26),
    "assessed": day(2027, 10, 28),
}
"""State → the day on which the next step is taken."""
LIVES = (("announced", "mail"), ("announced", "accessories"), ("collected", "reason"))
"""Where each life of one return ends, and the next goes on."""


@pytest.fixture
def sold(world: World) -> None:
    """One year's residual, last payment on 2028-01-31."""
    contract(world, "sony-zanka-1y", imei="", serial=SERIAL)


def life(world: World, root: Path, now: datetime, until: str) -> tuple[Child, Line]:
    """One life, up to its end by SIGKILL."""
    world.now = now
    with started(world, root, CHILD, now.isoformat(), until) as child:
        last = child.until(lambda line: line["what"] in ("waiting", "stopped"))
        child.kill()
    return child, last


def kept(shop: Services) -> tuple[MailReturnRow, MailBody]:
    (row,) = shop.mailing.list()
    found = shop.mailing.known(row.id)
    assert found is not None
    return found


def whole(shop: Services, state: str) -> None:
    """The return stands there with every paper and event of its way, once; its draft and tasks are what they must be."""
    row, body = kept(shop)
    made = {"announced": 0, "applied": 1, "collected": 1, "assessed": 2, "accepted": 2}[state]
    steps = [what for what, _ in body.times]
    assert (row.state, steps[-1]) == (state, state)
    assert [event.what for event in shop.records.events(row.id)] == [f"mail-{what}" for what in steps]
    papers = shop.mailing.papers(body)
    assert len(papers) == made and {p.id for p in papers} == {p.id for p in shop.papers.papers()}
    assert all(shop.papers.pdf(paper).startswith(b"%PDF") for paper in papers)


@pytest.mark.usefixtures("sold")
def test_what_was_typed_is_there_in_the_next_life(world: World, root: Path) -> None:
    left: tuple[str, str] | None = None
    for state, field in LIVES:
        child, last = life(world, root, DAYS[state], field)
        assert (last["state"], last["field"]) == (state, field)
        (begun,) = (line for line in child.lines if line["what"] == "at")
        if left is not None:
            assert (begun["field"], begun["form"]) == left
        drafts = [snapshots.load(MailDraft, line["body"]) for line in child.lines if line["what"] == "saved"]
        assert drafts[-1].form == snapshots.load(MailForm, last["form"])
        left = (last["field"], last["form"])
        if field == "accessories":  # on to the assessor's result
            life(world, root, DAYS["announced"], "behind")
            life(world, root, DAYS["applied"], "behind")
            left = None
    with beside(world) as shop:
        whole(shop, "collected")


@pytest.mark.usefixtures("sold")
def test_a_step_is_taken_whole_or_not_at_all(world: World, root: Path) -> None:
    """Through all four steps: killed between return, papers and event it stands where it stood, with its draft; behind them it is done."""
    points = {
        "announced": POINTS,
        "applied": ("behind",),
        "collected": ("papers", "behind"),
        "assessed": ("event", "behind"),
    }
    for before, after in pairwise((*DAYS, "accepted")):
        typed = ""
        for point in points[before]:
            child, last = life(world, root, DAYS[before], point)
            assert last == {"what": "stopped", "point": point}
            (begun,) = (line for line in child.lines if line["what"] == "at")
            assert begun["state"] == before and (not typed or begun["form"] == typed)
            with beside(world) as shop:
                if point == "behind":
                    whole(shop, after)
                    assert shop.records.drafts() == ()
                    assert bool(shop.records.tasks()) is (after != "accepted")
                else:
                    whole(shop, before)
                    (row,) = shop.records.drafts()
                    typed = snapshots.dump(snapshots.load(MailDraft, row.body).form)
