"""The ring around a filled control stays around it, whatever moves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.button import Button
from posapp.ui.widgets.focus_ring import FocusRing


def test_the_ring_follows_a_control_whose_card_is_moved(qtbot: QtBot) -> None:
    window, above, card = QWidget(), QWidget(), QWidget()
    column, inside = QVBoxLayout(window), QVBoxLayout(card)
    button = Button("取り込む", kind="primary")
    above.setFixedHeight(60)
    above.hide()
    inside.addWidget(button)
    column.addWidget(above)
    column.addWidget(card)
    column.addStretch(1)
    qtbot.addWidget(window)
    ring = FocusRing(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus()

    def around() -> QRect:
        return QRect(button.mapTo(window, QPoint(0, 0)), button.size()).adjusted(-4, -4, 4, 4)

    assert ring.isVisible() and ring.geometry() == around()
    before = ring.geometry()
    above.show()
    QApplication.processEvents()
    assert ring.geometry() == around() != before
    card.hide()
    QApplication.processEvents()
    assert not ring.isVisible()
