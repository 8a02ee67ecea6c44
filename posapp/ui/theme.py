"""The look as tokens: colour roles, type scale, sizes, fonts, style sheet. Knows no page and no word of Japanese.

Widgets ask for a colour by its role each time they paint, so a change of theme needs no rebuilding.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from posapp.ui.files import resource

_ROLES: Final = (
    ("ground", "F0F2F5", "10151C"),
    ("surface", "FFFFFF", "19202A"),
    ("sunken", "F6F7F9", "212A36"),
    ("ink", "17202E", "E9EEF5"),
    ("quiet", "536073", "A6B1C1"),
    ("line", "D9DEE6", "313C4B"),
    ("edge", "8792A3", "6C7A90"),
    ("grid", "E6EAEF", "28323F"),
    ("accent", "1B52A4", "7DB0FF"),
    ("onaccent", "FFFFFF", "0A1830"),
    ("soft", "E6EEF9", "1D3252"),
    ("softline", "A9C2E6", "3F659E"),
    ("good", "17703A", "66CF92"),
    ("goodfill", "E6F4EA", "17382A"),
    ("caution", "875700", "F0C25A"),
    ("cautionfill", "FFF4D1", "3A2F14"),
    ("cautionline", "DDB955", "7A6227"),
    ("hatch", "C07A00", "D99B2B"),
    ("stop", "B42318", "FF8F80"),
    ("stopfill", "FDECEA", "42211E"),
    ("stopline", "EBA9A2", "7D3B35"),
    ("series2", "0B7670", "45C4B8"),
    ("series3", "86469A", "CE94E0"),
    ("rail", "14223A", "0A0E14"),
    ("railtext", "B9C6DA", "8E9CB1"),
    ("railchosen", "2A4069", "22344F"),
    ("railmark", "7DB0FF", "7DB0FF"),
    ("railink", "FFFFFF", "FFFFFF"),
)
LIGHT: Final[Mapping[str, str]] = MappingProxyType({role: f"#{light}" for role, light, _ in _ROLES})
"""Role → ``#RRGGBB`` in the light theme."""
DARK: Final[Mapping[str, str]] = MappingProxyType({role: f"#{dark}" for role, _, dark in _ROLES})
"""Role → ``#RRGGBB`` in the dark theme."""

LINE: Final[Mapping[int, int]] = MappingProxyType({12: 16, 14: 20, 16: 24, 20: 28, 28: 36, 32: 40, 64: 72})
"""Type size in px → line height in px."""
UNIT: Final[Mapping[int, int]] = MappingProxyType({12: 12, 14: 12, 16: 12, 20: 14, 28: 16, 32: 20, 64: 32})
"""Size of 円 beside a figure of the given size, in px."""

RAIL, TOP, STEPPER, BOTTOM = 64, 48, 40, 56
PANEL, PANEL_NARROW, PANEL_INTAKE = 264, 240, 280
INPUTS, TOPICS = 240, 264
FIELD, ANSWER, TOGGLE, CHIP, BADGE, KEYCAP = 40, 48, 56, 28, 24, 18
RADIUS, RADIUS_CHIP, RADIUS_KEY = 6, 4, 3
NARROW = 1200
"""Windows narrower than this many px fold the inputs and take the narrow panel."""
FAMILIES: Final = ("BIZ UDPGothic", "Noto Sans JP")


class Mode(StrEnum):
    """Which theme the shop has set."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class _Now:
    """What is applied at present; one per process, because a QApplication is."""

    dark = False
    mode = Mode.LIGHT
    colours: Mapping[str, QColor] = MappingProxyType({})
    fonts_loaded = False
    follows = False


def colour(role: str) -> QColor:
    """The colour of a role in the theme applied now; KeyError for an unknown role."""
    if not _Now.colours:
        _choose(dark=False)
    return _Now.colours[role]


def is_dark() -> bool:
    """True when the dark theme is applied."""
    return _Now.dark


@cache
def font(size: int, *, bold: bool = False) -> QFont:
    """The typeface at ``size`` px (12, 14, 16, 20, 28 …), regular or bold. One for all: never to be changed."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def load_fonts() -> tuple[str, ...]:
    """Give Qt the shipped fonts once; answers the file names that could not be read."""
    if _Now.fonts_loaded:
        return ()
    _Now.fonts_loaded = True
    files = sorted(resource("fonts").rglob("*.ttf"))
    return tuple(path.name for path in files if QFontDatabase.addApplicationFont(str(path)) < 0)


def apply(app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
    """Load fonts, set style, palette and style sheet; with ``SYSTEM`` the theme follows the desktop from now on."""
    load_fonts()
    if not _Now.follows:
        _Now.follows = True
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow())
    _Now.mode = mode
    dark = mode is Mode.DARK or (mode is Mode.SYSTEM and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _choose(dark=dark)
    app.setStyle("Fusion")
    app.setFont(font(14))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(DARK if dark else LIGHT))


def _follow() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _Now.mode is Mode.SYSTEM:
        apply(app, Mode.SYSTEM)


def style_sheet(tokens: Mapping[str, str]) -> str:
    """The style sheet with every ``@role`` replaced by its colour."""
    text = resource("theme", "posapp.qss").read_text(encoding="utf-8")
    for role in sorted(tokens, key=len, reverse=True):
        text = text.replace(f"@{role}", tokens[role])
    return text


def lightened(colour_name: str, against: str = "surface", least: float = 3.0) -> QColor:
    """An operator's colour, made lighter in the dark theme until its contrast on ``against`` reaches ``least``."""
    made = QColor(colour_name)
    while _Now.dark and contrast(made, colour(against)) < least and made.lightnessF() < 0.98:
        hue, saturation, lightness = made.hslHueF(), made.hslSaturationF(), made.lightnessF()
        made = QColor.fromHslF(max(hue, 0.0), saturation * 0.97, min(1.0, lightness + 0.02))
    return made


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(tone: QColor) -> float:
    parts = (tone.redF(), tone.greenF(), tone.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _choose(*, dark: bool) -> None:
    _Now.dark = dark
    _Now.colours = MappingProxyType({role: QColor(code) for role, code in (DARK if dark else LIGHT).items()})


def _palette() -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "ground"), (roles.WindowText, "ink"), (roles.Base, "surface"), (roles.AlternateBase, "sunken"),
        (roles.Text, "ink"), (roles.Button, "surface"), (roles.ButtonText, "ink"), (roles.Highlight, "accent"),
        (roles.HighlightedText, "onaccent"), (roles.ToolTipBase, "surface"), (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "quiet"), (roles.Link, "accent"),
    ):  # fmt: skip
        made.setColor(role, colour(token))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Text, colour("quiet"))
    made.setColor(QPalette.ColorGroup.Disabled, roles.ButtonText, colour("quiet"))
    return made
