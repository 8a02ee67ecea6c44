"""Tokens: complete, readable, and the only colours there are."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication

from posapp.ui import theme
from posapp.ui.files import resource
from posapp.ui.paint import digit_cell, metrics_of, yen, yen_width

TEXT_ON = [
    ("ink", "surface"), ("ink", "ground"), ("ink", "sunken"), ("quiet", "surface"), ("quiet", "sunken"),
    ("accent", "surface"), ("accent", "soft"), ("onaccent", "accent"), ("good", "goodfill"), ("good", "surface"),
    ("caution", "cautionfill"), ("caution", "surface"), ("stop", "stopfill"), ("stop", "surface"),
    ("series2", "surface"), ("series3", "surface"), ("railtext", "rail"), ("railink", "railchosen"),
]  # fmt: skip


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_is_readable(tokens: dict[str, str], text: str, ground: str) -> None:
    assert theme.contrast(QColor(tokens[text]), QColor(tokens[ground])) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_borders_of_fields_are_seen(tokens: dict[str, str]) -> None:
    assert theme.contrast(QColor(tokens["edge"]), QColor(tokens["surface"])) >= 3.0


def test_the_style_sheet_knows_only_tokens() -> None:
    sheet = theme.style_sheet(theme.DARK)
    assert "@" not in sheet
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", resource("theme", "posapp.qss").read_text(encoding="utf-8"))


def test_the_typeface_is_the_shipped_one(qapp: QApplication) -> None:
    assert "BIZ UDPGothic" in QFontDatabase.families()
    assert qapp.font().family() == "BIZ UDPGothic"


def test_an_operators_colour_stays_visible_in_the_dark(qapp: QApplication) -> None:
    assert theme.lightened("#222222") == QColor("#222222")
    theme.apply(qapp, theme.Mode.DARK)
    try:
        assert theme.is_dark()
        assert theme.contrast(theme.lightened("#222222"), theme.colour("surface")) >= 3.0
    finally:
        theme.apply(qapp, theme.Mode.LIGHT)


def test_digits_stand_in_cells(qapp: QApplication) -> None:
    assert metrics_of(20, True).horizontalAdvance("1") < digit_cell(20, True)
    assert yen_width("111,111", 20, bold=True) == yen_width("888,888", 20, bold=True)
    assert (yen(108000), yen(-500)) == ("108,000", "−500")
