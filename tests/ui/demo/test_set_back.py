"""The demonstrated world: no edition later than its first day, no device before it came out, and not a word or figure changed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from posapp import resources
from posapp.shelf import Shelf
from posapp.ui.demo import people
from posapp.ui.demo.set_back import set_back

FIRST = people.FIRST.isoformat()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(set_back(resources.root(), tmp_path_factory.mktemp("world") / "rules", people.FIRST))


def test_it_is_a_whole_catalogue_of_that_day(world: Shelf) -> None:
    assert world.mistakes == ()
    assert {topic.version for topic in world.topics} == {FIRST}
    assert world.prices.version == people.FIRST < people.AT.date()


def test_only_dates_differ(world: Shelf) -> None:
    for path in sorted((resources.root() / "catalog").rglob("*.toml")):
        own = (world.root / "catalog" / path.relative_to(resources.root() / "catalog")).read_text("utf-8")
        shipped = re.sub(
            r"^version = 2026-\d\d-\d\d", f"version = {FIRST}", path.read_text("utf-8"), flags=re.MULTILINE
        )
        assert own == shipped, path


def test_nothing_is_sold_before_it_came_out(world: Shelf) -> None:
    shipped = {device.key: device for device in Shelf().prices.devices}
    assert {device.key for device in world.prices.devices} == set(shipped)
    for device in world.prices.devices:
        assert device.valid_from is not None
        assert (device.device, device.cash_price, device.terms) == (
            shipped[device.key].device, shipped[device.key].cash_price, shipped[device.key].terms
        )  # fmt: skip
    names = {found.name for found in world.prices.search("pixel 7", date(2021, 6, 15), 20)}
    assert not names and world.prices.search("pixel 7", date(2022, 10, 13), 20)


def test_a_device_of_which_nobody_says_since_when_is_no_guess(tmp_path: Path) -> None:
    root = tmp_path / "resources"
    for name in ("catalog/devices", "i18n", "examples"):
        (root / name).mkdir(parents=True)
    (root / "catalog/devices/sample.csv").write_text("価格表,見本\n版,2026-11-21\nJAN,機種名\n1,見本フォン\n", "utf-8")
    (root / "examples/sold-since.csv").write_text("機種名,販売開始日\nほかのフォン,2020-01-01\n", "utf-8")
    with pytest.raises(KeyError, match="見本フォン"):
        set_back(root, tmp_path / "world", people.FIRST)
