"""What every screen must hold: nothing cut, everything inside the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def cut(window: QWidget) -> list[str]:
    """Every visible widget that says its text does not fit, or that lies outside its window."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        fits = getattr(widget, "fits", None)
        text = getattr(widget, "text", lambda: "")()
        if fits is not None and not fits():
            found.append(f"{type(widget).__name__} {text!r} has no room in {widget.width()}×{widget.height()}")
        if fits is not None and not _scrolled(widget) and not _inside(window, widget):
            found.append(f"{type(widget).__name__} {text!r} lies outside at {_where(window, widget)}")
    return found


def _where(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _inside(window: QWidget, widget: QWidget) -> bool:
    if widget.window() is not window.window() or not widget.width():
        return True
    return window.rect().contains(_where(window, widget))


def _scrolled(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False
