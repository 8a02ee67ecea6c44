"""What goes into a one-folder bundle, and what stays out: read by packaging/linux/posapp.spec and packaging/windows/posapp.spec.

Knows PyInstaller's shapes (lists of tuples) but does not import it; runs where the run set is installed.
"""

from __future__ import annotations

import re
from pathlib import Path

import budoux

ROOT = Path(__file__).resolve().parent.parent
ENTRY = str(ROOT / "posapp" / "__main__.py")
ICON = str(ROOT / "resources" / "icons" / "posapp.png")

_MODELS = Path(budoux.__file__).parent / "models"

# Data files: the resources where an installed package looks for them, the migrations, which Alembic reads as files, and the models
# of where Japanese phrases and words begin.
DATAS = [
    (str(ROOT / "resources"), "posapp/_resources"),
    (str(ROOT / "posapp" / "store" / "migrations"), "posapp/store/migrations"),
    *((str(_MODELS / name), "budoux/models") for name in ("ja.json", "ja_word.json")),
]

# Found by name at run time, so no import statement shows them.
HIDDEN = [
    "logging.config",
    "reportlab.graphics.barcode.qrencoder",
    "sqlalchemy.dialects.sqlite",
    "sqlcipher3",
    "sqlcipher3.dbapi2",
]

EXCLUDED = [
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "lib2to3",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
    "tkinter",
]

# Parts of Qt that a counter's window never loads: other platforms' plug-ins, Qt Quick, TLS, most picture formats.
_DROPPED = re.compile(
    r"wayland|Wayland|WlShell|egldevice|EglF|platformthemes|networkinformation|plugins[/\\]tls|libgtk|libgdk|libcairo"
    r"|virtualkeyboard|VirtualKeyboard|libqvnc|libqlinuxfb|libqeglfs|libqminimalegl|libqvkkhr|opengl32sw|Qt6Quick|Qt6Qml"
    r"|imageformats[/\\](?!(lib)?q(jpeg|svg|ico|webp))"
)
_TRANSLATION = re.compile(r"PySide6.*translations")
_JAPANESE = re.compile(r"(qtbase|qt)_ja\.qm$")

Part = tuple[str, str, str]


def kept(parts: list[Part]) -> list[Part]:
    """The binaries and data files of an analysis that the bundle needs, by their path in it."""
    return [part for part in parts if not _DROPPED.search(part[0]) and wanted(part[0])]


def wanted(name: str) -> bool:
    """Of Qt's own translations only the Japanese ones."""
    return not _TRANSLATION.search(name) or bool(_JAPANESE.search(name))
