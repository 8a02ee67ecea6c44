"""A private copy of the shipped catalogue that a test may break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.loader import load
from posapp.catalog.mistakes import Mistake


@pytest.fixture(scope="session")
def shipped(root: Path) -> Path:
    """The shipped catalogue's folder; read only."""
    return root / "resources" / "catalog"


@pytest.fixture(scope="session")
def catalog(shipped: Path) -> Catalog:
    return load(shipped)


@pytest.fixture
def folder(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "catalog"))


Broken = Callable[[str, str, str], tuple[Catalog, tuple[Mistake, ...]]]


@pytest.fixture
def broken(folder: Path) -> Broken:
    """Replace one stretch of one file, load, and hand back the catalogue with the mistakes of that file."""

    def change(file: str, old: str, new: str) -> tuple[Catalog, tuple[Mistake, ...]]:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        catalog = load(folder)
        return catalog, tuple(m for m in catalog.mistakes if m.file == file)

    return change
