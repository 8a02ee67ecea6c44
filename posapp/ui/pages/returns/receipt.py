"""受付書: what was done, the line of the ledger, and the papers of the return; of one that was refused 査定結果書.

The printer never holds anybody up.
"""

from __future__ import annotations

from uuid import UUID

from posapp.flows.intake import IntakeView
from posapp.services.ports import PaperRow
from posapp.ui import text_returns as words
from posapp.ui.pages.issued_papers import IssuedPapers, Kept
from posapp.ui.views import Tone


class ReceiptPage(IssuedPapers[IntakeView]):
    """お客さま控え and 店舗控え; after a return what is left to pay."""

    def subject(self, view: IntakeView) -> UUID | None:
        return view.draft.id if view.received else None

    def fetch(self, subject: UUID) -> Kept:
        found = self._services.returns.receipt(subject)
        if found is None or found[0].intake is None:
            return "", ()
        return found[0].intake.ledger_number, found[1]

    def key(self, row: PaperRow) -> str:
        return str(row.id)

    def show_taken(self, number: str) -> None:
        if number:
            self.taken.say("check", words.RECEIVED_HEAD.format(number=number), words.RECEIVED_MORE, Tone.GOOD)
        else:
            self.taken.say("info", words.WENT_HOME_HEAD, words.WENT_HOME_MORE, Tone.CAUTION)

    def act(self, name: str) -> bool:
        return name == "back" or super().act(name)  # what was taken in is not signed again
