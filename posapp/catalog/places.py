"""Where the shipped resources lie: beside the package in a wheel, beside it in a source tree. Reads nothing."""

from __future__ import annotations

from pathlib import Path


def resources(package: Path = Path(__file__).parents[1]) -> Path:
    """The folder of shipped resources: inside the package when installed, next to it in the source tree."""
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def catalog_root() -> Path:
    """The folder of the shipped catalogue."""
    return resources() / "catalog"
