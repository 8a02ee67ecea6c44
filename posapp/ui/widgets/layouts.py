"""Columns and rows of a page: without margins and gaps unless they are asked for. Knows no widget."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
"""Px at the left, above, at the right and below."""
_NONE: Margins = (0, 0, 0, 0)
L = TypeVar("L", bound=QBoxLayout)


def vertical(of: QWidget | None = None, *, margins: Margins = _NONE, spacing: int = 0) -> QVBoxLayout:
    """A column; the whole of the widget ``of``, or a part of a larger layout."""
    return _set(QVBoxLayout() if of is None else QVBoxLayout(of), margins, spacing)


def horizontal(of: QWidget | None = None, *, margins: Margins = _NONE, spacing: int = 0) -> QHBoxLayout:
    """A row; the whole of the widget ``of``, or a part of a larger layout."""
    return _set(QHBoxLayout() if of is None else QHBoxLayout(of), margins, spacing)


def _set(made: L, margins: Margins, spacing: int) -> L:
    made.setContentsMargins(*margins)
    made.setSpacing(spacing)
    return made
