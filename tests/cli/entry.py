"""Commands through the real entry of the program: a shop's store under a passphrase, and what a command answered."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from posapp import app
from posapp.__main__ import main
from posapp.domain.people import Shop
from posapp.services.front import Services
from tests.services.conftest import World
from tests.shelves import shelf

SHOP = Shop(name="青葉通り店", address="宮城県仙台市青葉区", phone="022-000-0000", hours="10:00〜19:00", sample=True)
PASSPHRASE = "あおば通り 一番町"
Answer = dict[str, Any]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store's folder; commands find it and its passphrase."""
    folder = tmp_path / "data"
    monkeypatch.setenv("POSAPP_DATA", str(folder))
    monkeypatch.setenv("POSAPP_PASSPHRASE", PASSPHRASE)
    app.ShopDoors(folder, shelf(), app.no_printer).create(SHOP, ("中村 健",), PASSPHRASE).close()
    return folder


@pytest.fixture
def shut(shop: Services, world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A shop that is set up and shut; commands find it, its passphrase and its clock."""
    shop.close()
    monkeypatch.setenv("POSAPP_DATA", str(world.folder))
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    monkeypatch.setattr(app, "ShopDoors", partial(app.ShopDoors, clock=world.clock))
    return world


def answer(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> Answer:
    """The answer of a command, for the exit status that is expected; ``said`` where it answers in words."""
    capsys.readouterr()
    ended = main(list(argv))
    out, err = capsys.readouterr()
    assert ended == status, (ended, out, err)
    assert err == "" or status > 1
    found: Answer = json.loads(out) if out else {"said": err}
    return found
