"""A name field that listens to the input method and offers the reading (フリガナ) of what was typed.

It hears the preedit, which is hiragana until a candidate is chosen. Known limit: when a candidate is picked from a prediction
before the reading is complete, only the part typed is known; the kana field therefore stays editable and is never overwritten
once typed in by hand (`posapp.ui.widgets.form` keeps that promise).
"""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from posapp.ui.theme import FIELD
from posapp.ui.widgets.entry import to_katakana
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.spec import FieldKind

_KANA = r"ぁ-ゖァ-ヺｦ-ﾟーゝゞヽヾ"
_TYPING = re.compile(rf"([{_KANA}\s　]+)([A-Za-zａ-ｚＡ-Ｚ]*)")
_ALL_KANA = re.compile(rf"[{_KANA}\s　]+")


class Reading:
    """What has been heard of one composition. No Qt, so that every case is tested with plain strings."""

    def __init__(self) -> None:
        self._heard = ""

    def hear(self, preedit: str, commit: str) -> str:
        """Take one input-method event; answers the katakana to append, or nothing yet.

        An empty preedit without a commit is an Escape: what was heard is forgotten. A commit that leaves a preedit is one clause
        of several: the reading is given with the last one. A commit in kana is its own reading, whatever was predicted.
        """
        typing = _TYPING.fullmatch(preedit)
        if typing is not None and not commit:
            self._heard = typing.group(1) + ("ん" if typing.group(2).lower() in ("n", "ｎ") else "")
            return ""
        if not commit:
            if not preedit:
                self._heard = ""
            return ""
        if preedit:
            return ""
        heard, self._heard = self._heard, ""
        if _ALL_KANA.fullmatch(commit):
            heard = commit
        elif commit.isascii() or not _has_ideograph(commit):
            return ""
        return to_katakana(heard).replace("　", " ")


def _has_ideograph(text: str) -> bool:
    return any(
        "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c in "々〆ヶ" or ord(c) > 0xFFFF or "ぁ" <= c <= "ヺ"
        for c in text
    )


class NameInput(LineInput):
    """A name; ``reading`` carries the katakana of each committed composition, ``cleared`` says the field became empty."""

    reading = Signal(str)
    cleared = Signal()

    def __init__(self, *, most: int = 200, size: int = 16, height: int = FIELD, parent: QWidget | None = None) -> None:
        super().__init__(FieldKind.NAME, most=most, size=size, height=height, parent=parent)
        self._reading = Reading()
        self.textEdited.connect(lambda text: None if text else self.cleared.emit())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        heard = self._reading.hear(event.preeditString(), event.commitString())
        super().inputMethodEvent(event)
        if heard:
            self.reading.emit(heard)
