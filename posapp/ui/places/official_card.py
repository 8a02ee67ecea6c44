"""One place of 公式書類: what it is for, its editions, and the chosen edition's pages beside them. Asks for work; does none itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal

from posapp.domain.official import OfficialPart
from posapp.services.official import document_of
from posapp.services.official_ports import OfficialRow
from posapp.ui import keys
from posapp.ui import text_official as text
from posapp.ui.places import official_views as show
from posapp.ui.places.card import Column, stack
from posapp.ui.places.card_head import CardHead
from posapp.ui.places.official_form import OfficialFields
from posapp.ui.places.pages_beside import PagesBeside
from posapp.ui.views import Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.fact_grid import FactGrid
from posapp.ui.widgets.layouts import horizontal
from posapp.ui.widgets.paper_choice import PaperChoice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

_OF_PLACE = (text.FACT_PROGRAMS, text.FACT_BESIDE, text.FACT_NEED)
_OF_EDITION = (text.FACT_DAYS, text.FACT_ADDED, text.FACT_DIGEST)
_STANDING, _ADDING = 0, 1


class OfficialCard(Surface):
    """``looked`` carries the id of the edition to be shown, None for none."""

    looked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.part: OfficialPart | None = None
        self._rows: dict[str, OfficialRow] = {}
        self._now: datetime | None = None
        self.head, self.beside = CardHead(), PagesBeside(text.PREVIEW_EMPTY, wide=372, narrow=300)
        self.notice, self.preview = self.head.notice, self.beside.preview
        self.facts = FactGrid((*_OF_PLACE, *_OF_EDITION))
        self.editions, self.none = PaperChoice(), Words(text.NO_EDITION, 14, role="quiet", wrap=True)
        self.fields = OfficialFields()
        self.add = Button(text.ADD, kind="primary", icon="plus", cap=keys.cap("page"))
        self.print = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.save = Button(text.SAVE, icon="save")
        self.withdraw = Button(text.WITHDRAW, icon="trash")
        self._lay_out()
        self.editions.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        stack(self, self.head, self.beside)
        column = self.beside.add(gap=12)
        column.addWidget(self.facts)
        column.addWidget(Words(text.EDITIONS, 14, bold=True))
        listed = Column(gap=0)
        listed.body.addWidget(self.editions)
        listed.body.addWidget(self.none)
        listed.body.addStretch(1)
        column.addWidget(listed, 1)
        column.addWidget(self.add)
        row = horizontal(spacing=8)
        row.addWidget(self.print, 1)
        row.addWidget(self.save, 1)
        column.addLayout(row)
        column.addWidget(self.withdraw)
        self.beside.add_scrolling(self.fields)

    # --- what is shown

    @property
    def adding(self) -> bool:
        """True while a chosen file waits for its days."""
        return self.beside.now == _ADDING

    @property
    def chosen(self) -> OfficialRow | None:
        """The edition looked at."""
        return self._rows.get(self.editions.now)

    def show_part(self, part: OfficialPart, rows: tuple[OfficialRow, ...], now: datetime) -> None:
        """Show a place with its editions; the edition that is valid is chosen where another place was shown before."""
        another = self.part is None or self.part.slot.key != part.slot.key
        self.part, self._now, self._rows = part, now, {str(row.id): row for row in rows}
        if another:
            self.notice.hide()
        self.head.show_title(part.slot.title, show.badge_of(part.standing))
        views = show.editions(rows, now.date())
        held = self.editions.now if not another and self.editions.now in self._rows else ""
        first = str(part.document.id) if part.document is not None else views[0].key if views else ""
        self.editions.show_papers(views, held or first)
        self.editions.setVisible(bool(views))
        self.none.setVisible(not views)
        self._choose(held or first)

    def _choose(self, key: str) -> None:
        self.editions.show_papers(self.editions.rows, key)
        row = self.chosen
        if self.part is not None and self._now is not None:
            none = (None,) * len(_OF_EDITION)
            edition = none if row is None else show.edition_facts(row, self._now)
            self.facts.say((*show.facts(self.part.slot), *edition))
        self.free(busy=False)
        if not self.adding:
            if row is None:
                self.preview.show_pdf(b"")
            self.looked.emit(None if row is None else row.id)

    def begin(self, file: str, pages: int, data: bytes) -> None:
        """Ask about a chosen file, its pages beside the questions."""
        standing = [document_of(row) for row in self._rows.values() if row.withdrawn_at is None]
        self.beside.turn_to(_ADDING)
        self.notice.hide()
        self.preview.show_pdf(data)
        self.looked.emit(None)
        self.fields.begin(file, pages, after=bool(standing))

    def end(self) -> None:
        """Back to what is there."""
        self.beside.turn_to(_STANDING)
        self.preview.show_pdf(b"")
        self._choose(self.editions.now)
        self.focus_first()

    def say(self, icon: str, head: str, body: str, tone: Tone) -> None:
        """A sentence above, or above the questions about a file."""
        notice = self.fields.notice if self.adding else self.notice
        notice.say(icon, head, body, tone)
        notice.show()

    def free(self, *, busy: bool) -> None:
        """Which buttons can be pressed, and why not."""
        row = self.chosen
        standing = row is not None and row.withdrawn_at is None
        for button, may in (
            (self.add, True),
            (self.print, standing),
            (self.withdraw, standing),
            (self.save, row is not None),
        ):
            button.setEnabled(may and not busy)
            button.setToolTip(text.BUSY if busy else "" if may else text.NO_CHOICE)
        self.fields.asking.block(text.BUSY if busy else "")

    def focus_first(self) -> None:
        """The editions, else the button that adds the first one."""
        (self.editions if self.editions.rows else self.add).setFocus(Qt.FocusReason.TabFocusReason)
