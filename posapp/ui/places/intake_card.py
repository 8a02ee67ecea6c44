"""One device that came over the counter: everything kept of it, and its papers to print again. Knows no list; writes nothing."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from posapp.services.front import Sentences, Services
from posapp.services.intake_ports import IntakeRow
from posapp.services.ports import PaperRow
from posapp.services.snapshots import SnapshotUnreadable
from posapp.ui import text_intakes as text
from posapp.ui.days import moment
from posapp.ui.group import Group
from posapp.ui.places.card import Column, stack
from posapp.ui.places.card_head import CardHead
from posapp.ui.places.paper_rows import PaperRows, paper_views
from posapp.ui.places.paper_work import ICONS, PaperWork, Said
from posapp.ui.show.intake_kept import kept
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.group_box import GroupBox
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

BADGES = {"received": (Tone.GOOD, "check"), "refused": (Tone.QUIET, "cross"), "reported": (Tone.STOP, "stop")}
"""State → tone and icon."""


def badge_of(state: str) -> BadgeView:
    """A state as a badge."""
    tone, icon = BADGES[state]
    return BadgeView(text=text.STATES[state], tone=tone, icon=icon)


class IntakeCard(Surface):
    """The card. It is read afresh whenever another intake is shown."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__()
        self._services, self._sentences = services, sentences
        self._row: IntakeRow | None = None
        self._shown: tuple[Group, ...] = ()
        self._papers: dict[UUID, PaperRow] = {}
        self.boxes: list[GroupBox] = []
        self.work = PaperWork(services, sentences, self)
        self.head = CardHead()
        self.papers, self.none = PaperRows(), Words(text.PAPERS_NONE, 14, role="quiet")
        self._lay_out()
        self.papers.printed.connect(lambda key: self.work.print((self._papers[key],)))
        self.papers.saved.connect(lambda key: self.work.save(self._papers[key]))
        self.work.told.connect(self._say)
        self.work.busy.connect(self.papers.block)
        self.work.ended.connect(self._show_papers)

    def _lay_out(self) -> None:
        self.area = Column(gap=0)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # without a paper the arrows scroll what was kept
        stack(self, self.head, self.area)
        self._groups = vertical(margins=(4, 4, 4, 4))
        title = QVBoxLayout()
        title.setContentsMargins(19, 12, 19, 4)
        title.addWidget(Words(text.PAPERS, 14, bold=True))
        title.addWidget(self.none)
        self.area.body.addLayout(title)
        self.area.body.addWidget(self.papers)
        self.area.body.addWidget(Hairline())
        self.area.body.addLayout(self._groups)
        self.area.body.addStretch(1)

    def show_intake(self, row: IntakeRow) -> None:
        """Show one intake; a sentence about another one goes."""
        if self._row is None or row.id != self._row.id:
            self.head.notice.hide()
        self._row = row
        name = text.SIR.format(name=row.customer) if row.customer else text.NO_NAME
        self.head.show_title(name, badge_of(row.state), row.number)
        try:
            found = self._services.returns.receipt(row.id)
            when = moment(row.at, self._services.around.now())
            groups = kept(row, found[0], when, self._sentences) if found is not None else ()
        except SnapshotUnreadable:
            groups = ()
            self._say(Said(head=text.UNREADABLE, body=text.UNREADABLE_MORE, tone=Tone.STOP))
        if groups != self._shown:
            self._shown = groups
            self._build(groups)
        self._show_papers()

    def _build(self, groups: tuple[Group, ...]) -> None:
        clear(self._groups)
        self.boxes = []
        for nth, group in enumerate(groups):
            if nth:
                self._groups.addWidget(Hairline())
            box = GroupBox(group, "", mendable=False)
            self._groups.addWidget(box)
            self.boxes.append(box)
        bar = self.area.verticalScrollBar()
        bar.setValue(0)

    def _show_papers(self) -> None:
        if self._row is None:
            return
        try:
            found = self._services.returns.receipt(self._row.id)
        except SnapshotUnreadable:
            found = None
        rows = found[1] if found is not None else ()
        self._papers = {row.id: row for row in rows}
        self.papers.show_papers(paper_views(rows, self._services, self._sentences))
        self.papers.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def reprint(self) -> None:
        """F12: every paper of this intake once more."""
        if self._papers and not self.work.running:
            self.work.print(tuple(self._papers.values()))

    def focus_first(self) -> None:
        """The first paper, else the rows themselves, which the arrows scroll."""
        if not self.papers.focus_first():
            self.area.setFocus()

    def _say(self, said: Said) -> None:
        self.head.say(ICONS[said.tone], said.head, said.body, said.tone)
