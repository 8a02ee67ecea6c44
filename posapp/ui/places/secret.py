"""The field for a passphrase: dots instead of letters, and no input method that could remember it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from posapp.ui.widgets.field import FieldBox
from posapp.ui.widgets.line_input import LineInput

LEAST = 8
"""Characters a passphrase needs."""


def veil(box: FieldBox) -> FieldBox:
    """Turn a text field into one for a passphrase; answers it."""
    if isinstance(box.input, LineInput):
        box.input.setEchoMode(QLineEdit.EchoMode.Password)
        box.input.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )  # fmt: skip
    return box
