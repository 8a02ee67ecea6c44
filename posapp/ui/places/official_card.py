"""One place of 公式書類: what it is for, its editions, and the chosen edition's pages beside them. Asks for work; does none itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.domain.official import OfficialPart
from posapp.services.official import document_of
from posapp.services.official_ports import OfficialRow
from posapp.ui import keys
from posapp.ui import text_official as text
from posapp.ui.places import official_views as show
from posapp.ui.places.card import Column
from posapp.ui.places.official_form import OfficialFields
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.paper_choice import PaperChoice
from posapp.ui.widgets.pdf_preview import PdfPreview
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

LEFT, LEFT_NARROW, NARROW = 372, 300, 680
"""Px of the left column, and the card's width below which it is narrow."""


class OfficialCard(Surface):
    """``looked`` carries the id of the edition to be shown, None for none."""

    looked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.part: OfficialPart | None = None
        self._rows: dict[str, OfficialRow] = {}
        self._now: datetime | None = None
        self.title, self.badge = Words("", 20, bold=True, elide=True), Badge()
        self.notice = Notice("info", "")
        self.editions, self.none = PaperChoice(), Words(text.NO_EDITION, 14, role="quiet", wrap=True)
        self.preview, self.fields = PdfPreview(text.PREVIEW_EMPTY), OfficialFields()
        self.add = Button(text.ADD, kind="primary", icon="plus", cap=keys.cap("page"))
        self.print = Button(text.PRINT, icon="printer", cap=keys.cap("print"))
        self.save = Button(text.SAVE, icon="save")
        self.withdraw = Button(text.WITHDRAW, icon="trash")
        self._place: list[tuple[Words, Words]] = []
        self._edition: list[tuple[Words, Words]] = []
        self._left = QWidget()
        self._lay_out()
        self.editions.chosen.connect(self._choose)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(19, 15, 19, 12)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.badge)
        head.addStretch(1)
        outer.addLayout(head)
        said = QVBoxLayout()
        said.setContentsMargins(19, 0, 19, 12)
        said.addWidget(self.notice)
        outer.addLayout(said)
        outer.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._pages = QStackedLayout(self._left)
        self._pages.addWidget(self._standing())
        self._pages.addWidget(self._adding())
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)
        outer.addLayout(row, 1)
        self.notice.hide()

    def _standing(self) -> QWidget:
        """What is there: facts, editions, buttons."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(19, 12, 12, 12)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        of_place = (text.FACT_PROGRAMS, text.FACT_BESIDE, text.FACT_NEED)
        of_edition = (text.FACT_DAYS, text.FACT_ADDED, text.FACT_DIGEST)
        for nth, label in enumerate((*of_place, *of_edition)):
            pair = Words(label, 12, role="quiet"), Words("", 14, wrap=True)
            grid.addWidget(pair[0], nth, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(pair[1], nth, 1)
            (self._place if label in of_place else self._edition).append(pair)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(Words(text.EDITIONS, 14, bold=True))
        listed = Column(gap=0)
        listed.body.addWidget(self.editions)
        listed.body.addWidget(self.none)
        listed.body.addStretch(1)
        column.addWidget(listed, 1)
        column.addWidget(self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print, 1)
        row.addWidget(self.save, 1)
        column.addLayout(row)
        column.addWidget(self.withdraw)
        return page

    def _adding(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(19, 12, 12, 12)
        scroll = Column(gap=0)
        scroll.body.addWidget(self.fields)
        column.addWidget(scroll)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(LEFT_NARROW if self.width() < NARROW else LEFT)

    # --- what is shown

    @property
    def adding(self) -> bool:
        """True while a chosen file waits for its days."""
        return self._pages.currentIndex() == 1

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
        self.title.say(part.slot.title)
        self.badge.show_badge(show.badge_of(part.standing))
        for (_, value), said in zip(self._place, show.facts(part.slot), strict=True):
            value.say(said)
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
        for pair in self._edition:
            for words in pair:
                words.setVisible(row is not None)
        if row is not None and self._now is not None:
            for (_, value), said in zip(self._edition, show.edition_facts(row, self._now), strict=True):
                value.say(said)
        self.free(busy=False)
        if not self.adding:
            if row is None:
                self.preview.show_pdf(b"")
            self.looked.emit(None if row is None else row.id)

    def begin(self, file: str, pages: int, data: bytes) -> None:
        """Ask about a chosen file, its pages beside the questions."""
        standing = [document_of(row) for row in self._rows.values() if row.withdrawn_at is None]
        self._pages.setCurrentIndex(1)
        self.notice.hide()
        self.preview.show_pdf(data)
        self.looked.emit(None)
        self.fields.begin(file, pages, after=bool(standing))

    def end(self) -> None:
        """Back to what is there."""
        self._pages.setCurrentIndex(0)
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
        self.fields.block(busy)

    def focus_first(self) -> None:
        """The editions, else the button that adds the first one."""
        (self.editions if self.editions.rows else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown turn the preview's pages."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self.preview.turn(step):
            super().keyPressEvent(event)
