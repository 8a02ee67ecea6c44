"""Without the law's figures no shop is opened, and the reason names the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posapp import resources
from posapp.app import ShopDoors, no_printer
from posapp.services.ports import StoreFault
from posapp.shelf import Shelf
from tests.services.conftest import SHOP


def test_a_shop_without_the_laws_figures_is_not_opened(tmp_path: Path) -> None:
    root = tmp_path / "resources"
    shutil.copytree(resources.root(), root, ignore=shutil.ignore_patterns("fonts", "postal"))
    broken = next((root / "catalog" / "law").glob("*.toml"))
    broken.write_text("これは設定ではありません", "utf-8")
    doors = ShopDoors(tmp_path / "data", Shelf(root), no_printer, use_keyring=False)
    with pytest.raises(StoreFault) as told:
        doors.create(SHOP, ("中村 健",), "counter-passphrase")
    assert told.value.code == "law-unreadable"
    assert broken.name in told.value.detail
    assert not (tmp_path / "data").exists()
