"""Where the resources are found: in the work tree, in an installed package, and the sentence when they are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from posapp import resources


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    resources.root.cache_clear()
    yield
    resources.root.cache_clear()


def test_a_work_tree_has_them_beside_the_package(root: Path) -> None:
    assert resources.root() == root / "resources"


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "posapp" / "_resources"
    inside.mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "posapp")
    assert resources.root() == inside


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "posapp")
    with pytest.raises(FileNotFoundError, match="install posapp again"):
        resources.root()
