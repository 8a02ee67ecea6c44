"""Qt's own words in Japanese: its file chooser and the menu of a text field. Knows no word of posapp."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_CATALOGUE = "qtbase_ja"


def install(application: QCoreApplication) -> bool:
    """Let Qt speak Japanese from now on; False when its words are not installed, then it goes on in English."""
    words = QTranslator(application)
    found = words.load(_CATALOGUE, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and application.installTranslator(words)
