"""Photos whose time is over are listed and removed on demand alone, each intake with a line that says how many there were."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

import pytest

from posapp.app import press
from posapp.cli import CliServices
from posapp.documents.faults import PaperFault
from posapp.services.front import Services
from posapp.services.photo_keeping import PURGED
from posapp.services.photos import Picture
from posapp.services.ports import CaseRow, StoreFault
from tests.cli.conftest import Run, run, services
from tests.services.conftest import JAPAN, World, shop, world
from tests.services.test_receiving import case, filled, found, received

__all__ = ["case", "run", "shop", "world"]
SEEN = Picture(data=b"\xff\xd8picture", width=40, height=30)


@pytest.fixture
def taken(shop: Services, case: CaseRow) -> UUID:
    """An intake of 20 June 2023 with two photos, and a draft with one."""
    draft = filled(shop, found(shop, shop.returns.begin()))
    for data in (b"one", b"two"):
        shop.photos.keep(draft.id, Picture(data=data, width=4, height=3))
    received(shop, draft)
    shop.photos.keep(shop.returns.begin().id, SEEN)
    return draft.id


def test_they_are_free_the_day_after_the_last_day_of_their_years(shop: Services, world: World, taken: UUID) -> None:
    assert shop.photo_keeping.years == 3
    world.now = datetime(2026, 6, 20, 23, 59, tzinfo=JAPAN)
    assert shop.photo_keeping.past() == () == shop.photo_keeping.purge()
    world.now = datetime(2026, 6, 21, 0, 1, tzinfo=JAPAN)
    (held,) = shop.photo_keeping.past()
    assert (held.subject, held.photos, held.newest.year) == (taken, 2, 2023)


def test_removed_once_with_a_line_each_and_nothing_else(shop: Services, world: World, taken: UUID) -> None:
    world.now = datetime(2027, 1, 5, 10, 0, tzinfo=JAPAN)
    lines = shop.ledger.lines(*shop.ledger.span())
    (held,) = shop.photo_keeping.purge()
    assert held.subject == taken and shop.photo_keeping.past() == ()
    (told,) = (event for event in shop.records.events() if event.what == PURGED)
    assert told.subject == taken and json.loads(told.body)["photos"] == 2
    assert shop.ledger.lines(*shop.ledger.span()) == lines and shop.returns.intakes()
    assert len(shop.photo_keeping._photos.photos(taken)) == 0


def test_the_command_lists_and_removes(
    run: Run, shop: Services, world: World, taken: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.close()
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    world.now = datetime(2027, 1, 5, 10, 0, tzinfo=JAPAN)
    doors: CliServices = services(press=press, doors=world.doors, faults=(StoreFault, PaperFault))
    for more, purged, rows in (((), False, 1), (("--purge",), True, 1), ((), False, 0)):
        ended = run("db", "photos", *more, doors=doors)
        assert (ended.status, ended.err, ended.answer["years"]) == (0, "", 3)
        assert (ended.answer["purged"], len(ended.answer["past"])) == (purged, rows)
