"""本人確認書類 as options: the two that most customers bring, and the others."""

from __future__ import annotations

from typing import Final

from posapp.domain.people import DocumentKind
from posapp.ui import text_sale as words
from posapp.ui.widgets.spec import Option

DOCUMENTS: Final = (
    Option(DocumentKind.LICENCE.value, words.DOC_LICENCE),
    Option(DocumentKind.MY_NUMBER_FRONT.value, words.DOC_MY_NUMBER),
)
"""The two that most customers bring; the rest stand behind その他."""
OTHER_DOCUMENTS: Final = (
    Option(DocumentKind.RESIDENCE.value, words.DOC_RESIDENCE),
    Option(DocumentKind.PASSPORT.value, words.DOC_PASSPORT),
    Option(DocumentKind.DISABILITY.value, words.DOC_DISABILITY),
    Option(DocumentKind.INSURANCE_CONFIRMATION.value, words.DOC_INSURANCE),
)
