"""Qt's own dialogs speak Japanese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from posapp.ui import qt_words


def test_the_file_chooser_speaks_japanese(qapp: QApplication) -> None:
    assert qt_words.install(qapp)
    try:
        assert QCoreApplication.translate("QFileDialog", "Look in:") != "Look in:"
        assert QCoreApplication.translate("QWidgetTextControl", "&Copy").startswith("コピー")
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
