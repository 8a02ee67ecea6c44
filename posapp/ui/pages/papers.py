"""書類: the last step of a sale. Its papers, and the operator's documents that go with them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from posapp.flows.purchase import SaleView
from posapp.services.front import Sentences, Services
from posapp.ui import keys, text_official
from posapp.ui import text_sale as words
from posapp.ui.pages.issued_papers import IssuedPapers, Kept
from posapp.ui.pages.page import PrimaryView
from posapp.ui.places.official_part import OfficialDocuments
from posapp.ui.views import ActionView, Tone


class PapersPage(IssuedPapers[SaleView]):
    """The papers of an application, and the operator's documents that go with them."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, parent)
        self.official = OfficialDocuments(services, sentences, may_look=True)
        self.listed.body.insertWidget(1, self.official)
        self._owed: bool | None = None
        """While our own papers are printed: whether the operator's are printed again too."""
        self.work.ended.connect(self._print_official)
        self.official.told.connect(self._tell)
        self.official.changed.connect(self._show_official)
        self.official.looked.connect(self._look)

    def _show_official(self) -> None:
        """The set that belongs to this very purchase, as it stands now."""
        found = None if self._subject is None else self._services.sales.case(self._subject)
        if found is not None:
            row, body = found
            self.official.show_case(row, body.quote.program.id, body.quote.purchase.on)
        self.footing.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Back from 公式書類, where a document may have been added meanwhile."""
        super().showEvent(event)
        if self._drawn:
            self._show_official()

    def _look(self, pdf: bytes, name: str) -> None:
        self._choose("")
        self.preview.show_pdf(pdf)
        self.sheet.say(name)

    def _print_all(self) -> None:
        if self.print_all.isEnabled():
            self._owed = not self._unprinted()
            super()._print_all()

    def _print_official(self) -> None:
        """The operator's documents come out after our own papers, so that nobody has to sort the tray."""
        again, self._owed = self._owed, None
        if again is not None:
            self.official.print(again=again)

    def act(self, name: str) -> bool:
        if name == "page":
            self.official.hand_over_all()
            return True
        return super().act(name)

    def action_words(self) -> dict[str, str]:
        return super().action_words() | {"page": text_official.HAND_OVER_ALL}

    def primary(self) -> PrimaryView:
        view = super().primary()
        state = self.official.state()
        if not self._drawn or self.official.isHidden() or state.tone is Tone.GOOD:
            return view
        badge = replace(state, text=text_official.BADGE.format(state=state.text))
        key = ActionView(label=text_official.HAND_OVER_ALL, cap=keys.cap("page")) if self.official.left else None
        return replace(view, badges=(*view.badges, badge), tool=key)

    def subject(self, view: SaleView) -> UUID | None:
        return view.draft.id if view.submitted else None

    def fetch(self, subject: UUID) -> Kept:
        found = self._services.sales.case(subject)
        return ("", ()) if found is None else (found[0].number, self._services.papers.issue(*found))

    def show_taken(self, number: str) -> None:
        offline = self._services.around.offline()
        tone = Tone.CAUTION if offline else Tone.GOOD
        said = words.TAKEN_OFFLINE if offline else words.TAKEN_ONLINE
        self.taken.say("offline" if offline else "check", words.TAKEN_HEAD.format(number=number), said, tone)
        self._show_official()
