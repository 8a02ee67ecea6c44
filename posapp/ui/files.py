"""Where the shipped resources lie for the windows: fonts, icons, theme. Knows paths only, reads nothing itself."""

from __future__ import annotations

from pathlib import Path

from posapp import resources


def resource(*parts: str) -> Path:
    """The path of a shipped resource. Raises FileNotFoundError when the installation is broken."""
    return resources.root().joinpath(*parts)
