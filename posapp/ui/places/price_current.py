"""The price list in use and the record of its imports, as two cards. Shows values; asks nothing and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui import keys
from posapp.ui import text_prices as text
from posapp.ui.places.card import GAP, Column, EmptyState, HeadCard
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.words import Words

_MOST = 50
"""Imports shown; older ones stay in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentView:
    """The list in use. ``since`` says when and by whom it came, in words."""

    title: str
    version: str
    count: str
    since: str
    sample: bool
    own: bool
    """False while there is only the sample list that comes with the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """One import. ``newest`` is the one that can be taken back, ``undone`` was."""

    title: str
    file: str
    when: str
    counts: str
    part: str
    newest: bool = False
    undone: bool = False


class _Import(QWidget):
    """Title and state, then when and by whom, then what it changed."""

    def __init__(self, view: ImportView) -> None:
        super().__init__()
        column = vertical(self, margins=(15, 10, 15, 10), spacing=2)
        head = horizontal(spacing=8)
        role = "quiet" if view.undone else "ink"
        head.addWidget(Words(view.title, 14, bold=True, role=role, elide=True), 1)
        if view.undone:
            head.addWidget(Badge(BadgeView(text=text.UNDONE, tone=Tone.QUIET, icon="again")))
        elif view.newest:
            head.addWidget(Badge(BadgeView(text=text.IN_USE, tone=Tone.GOOD, icon="check")))
        column.addLayout(head)
        column.addWidget(Words(view.counts, 14, role=role))
        column.addWidget(Words(view.when, 12, role="quiet", elide=True))
        column.addWidget(Words(f"{view.part}　{view.file}", 12, role="quiet", elide=True))


class PriceCurrent(QWidget):
    """Both cards. ``taking``, ``exporting`` and ``undoing`` carry that a button was pressed."""

    taking = Signal()
    exporting = Signal()
    undoing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_card = HeadCard(text.NOW)
        self.history_card = HeadCard(text.HISTORY, note=text.HISTORY_NOTE)
        self.take_button = Button(text.TAKE, kind="primary", icon="open", cap=keys.cap("page"))
        self.export_button = Button(text.EXPORT, icon="save")
        self.undo_button = Button(text.UNDO, icon="again", cap=keys.cap("second"))
        self.title, self.note = Words("", 20, bold=True, wrap=True), Words("", 14, role="quiet", wrap=True)
        self.version, self.count, self.since = Words("", 14), Words("", 14), Words("", 14, elide=True)
        self.export_note = Words(text.EXPORT_NOTE, 12, role="quiet", wrap=True)
        self.rows = Column(gap=0)
        self.empty = EmptyState("clock", text.HISTORY_NONE, text.HISTORY_NONE_LINES)
        self._shown: tuple[CurrentView, tuple[ImportView, ...]] | None = None
        row = horizontal(self, spacing=GAP)
        row.addWidget(self.list_card, 45)
        row.addWidget(self.history_card, 55)
        self._lay_out_list()
        self.history_card.tools.addWidget(self.undo_button)
        self.history_card.body.addWidget(self.rows, 1)
        self.history_card.body.addWidget(self.empty, 1)
        self.take_button.clicked.connect(self.taking)
        self.export_button.clicked.connect(self.exporting)
        self.undo_button.clicked.connect(self.undoing)

    def _lay_out_list(self) -> None:
        body = vertical(margins=(16, 16, 16, 16), spacing=8)
        body.addWidget(self.title)
        body.addWidget(self.note)
        body.addSpacing(8)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(8)
        pairs = ((text.VERSION, self.version), (text.DEVICES, self.count), (text.SINCE, self.since))
        for nth, (label, value) in enumerate(pairs):
            facts.addWidget(Words(label, 14, role="quiet"), nth, 0)
            facts.addWidget(value, nth, 1)
        facts.setColumnStretch(1, 1)
        body.addLayout(facts)
        body.addSpacing(16)
        for button, note in (
            (self.take_button, Words(text.TAKE_NOTE, 12, role="quiet", wrap=True)),
            (self.export_button, self.export_note),
        ):
            body.addWidget(Hairline())
            body.addSpacing(8)
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            body.addWidget(note)
            body.addSpacing(8)
        body.addStretch(1)
        self.list_card.body.addLayout(body, 1)

    def show_prices(self, view: CurrentView, imports: tuple[ImportView, ...]) -> None:
        """Show another list or record; nothing moves when nothing changed."""
        if (view, imports) == self._shown:
            return
        self._shown = (view, imports)
        tone = (text.SAMPLE, Tone.CAUTION, "warn") if view.sample else (text.OWN, Tone.GOOD, "check")
        self.list_card.show_badges(BadgeView(text=tone[0], tone=tone[1], icon=tone[2]))
        self.title.say(view.title)
        sample = text.SAMPLE_TAKEN_NOTE if view.own else text.SAMPLE_NOTE
        self.note.say(sample if view.sample else text.OWN_NOTE)
        self.version.say(view.version)
        self.count.say(view.count)
        self.since.say(view.since)
        self.export_button.setEnabled(view.own)
        self.export_note.say(text.EXPORT_NOTE if view.own else text.EXPORT_NOT)
        clear(self.rows.body)
        for one in imports[:_MOST]:
            self.rows.body.addWidget(_Import(one))
            self.rows.body.addWidget(Hairline())
        self.rows.body.addStretch(1)
        self.rows.setVisible(bool(imports))
        self.empty.setVisible(not imports)
        self.undo_button.setVisible(any(one.newest for one in imports))

    def focus_first(self) -> None:
        """The button that begins an import."""
        self.take_button.setFocus(Qt.FocusReason.TabFocusReason)
