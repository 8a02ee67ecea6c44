"""A whole shop on a real encrypted store, with a clock that stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from posapp.app import ShopDoors
from posapp.domain.people import Shop
from posapp.services.counter import Counter
from posapp.services.front import Services
from posapp.services.ports import CaseRow, PaperRow
from tests.services.sale import ready
from tests.shelves import shelf
from tests.spools import Spool

JAPAN = timezone(timedelta(hours=9))
SHOP = Shop(
    name="青葉通り店", address="宮城県仙台市青葉区見本町1-2-3", phone="022-000-0000", hours="10時〜19時",
    antique_permit="宮城県公安委員会 第000000000000号", sample=True,
)  # fmt: skip


@dataclass
class World:
    """What a test may turn: the time, the network, the printer."""

    folder: Path
    now: datetime = datetime(2021, 6, 15, 14, 22, tzinfo=JAPAN)
    online: bool = False
    paper: Spool = field(default_factory=Spool)

    def clock(self) -> datetime:
        return self.now

    def doors(self) -> ShopDoors:
        def spool(_: Counter) -> Spool:
            return self.paper

        return ShopDoors(self.folder, shelf(), spool, clock=self.clock, reachable=lambda: self.online)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "data")


@pytest.fixture
def shop(world: World) -> Iterator[Services]:
    services = world.doors().create(SHOP, ("中村 健", "佐藤 葵"), "counter-passphrase")
    yield services
    services.close()


@pytest.fixture
def rows(shop: Services) -> tuple[PaperRow, ...]:
    """The papers of an application as they were issued."""
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    found = shop.sales.case(row.id)
    assert found is not None
    return shop.papers.issue(*found)
