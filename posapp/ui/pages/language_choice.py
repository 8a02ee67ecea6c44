"""The choice whether papers are handed out in another language too. Knows no paper; one language more is one button more."""

from __future__ import annotations

from posapp.services.translating import Language
from posapp.ui import text_languages as text
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.spec import Option


def language_choice(languages: tuple[Language, ...]) -> SegmentInput:
    """日本語だけ, or with each translation after its Japanese paper; hidden where there is no other language."""
    options = (Option("", text.NONE), *(Option(each.tag, text.WITH.format(language=each.name)) for each in languages))
    choice = SegmentInput(options)
    choice.setAccessibleName(text.CHOICE)
    choice.put("")
    if not languages:
        choice.hide()  # never shown by hand: without a parent it would be a window of its own
    return choice
