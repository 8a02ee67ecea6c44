"""A text that a field would cut is set smaller where that makes it whole, and as large as ever where there is room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind


def test_a_whole_day_in_a_narrow_field(qtbot: QtBot) -> None:
    field = LineInput(FieldKind.DATE)
    qtbot.addWidget(field)
    sizes = []
    for width in (200, 150, 90, 200):  # 90: not even the smaller type would be whole
        field.resize(width, field.height())
        field.put("2028-11-10")
        field.show()
        sizes.append(field.font().pixelSize())
    assert sizes == [16, 14, 16, 16]
