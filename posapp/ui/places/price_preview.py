"""What an import would do, before anything changes: five counts, the rows of one of them, and the choice. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.ui import keys
from posapp.ui import text_prices as text
from posapp.ui.places.price_table import PriceTable
from posapp.ui.places.price_tabs import FateTabs, FateView
from posapp.ui.show.prices import PriceRow, devices, found
from posapp.ui.theme import BOTTOM
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline, Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.empty import EmptyState
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import KeyCap
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.search_line import SearchLine
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.words import Words

REFUSED = "refused"
_TONES = {
    "new": (Tone.GOOD, "plus"), "changed": (Tone.ACCENT, "edit"), "ended": (Tone.CAUTION, "minus"),
    REFUSED: (Tone.STOP, "stop"), "same": (Tone.QUIET, "check"),
}  # fmt: skip
_DETAIL = 52


@dataclass(frozen=True, kw_only=True)
class PreviewView:
    """A preview to be shown.

    source    file, title and version in one line
    counts    devices by fate; every key of ``text.FATES`` is there
    rows      the table's rows by fate
    notices   of the whole file, each a sentence
    detail    everything about one row, in words
    """

    source: str
    whole: bool
    counts: Mapping[str, int]
    rows: Mapping[str, tuple[PriceRow, ...]]
    notices: tuple[str, ...] = ()
    detail: Callable[[PriceRow], str] = field(default=lambda _row: "")

    @property
    def taken(self) -> int:
        """How many devices an import would write."""
        return self.counts["new"] + self.counts["changed"] + self.counts["ended"]

    @property
    def refused(self) -> int:
        """How many rows stand in the way of taking all."""
        return self.counts[REFUSED]


class PricePreview(QWidget):
    """taken carries whether only the good rows are wanted; whole the tick of the same name; saving asks for the refused rows."""

    taken = Signal(bool)
    whole = Signal(bool)
    saving = Signal()
    quitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: PreviewView | None = None
        self.source, self.notice = Words("", 12, role="quiet", elide=True), Notice("warn", "")
        self.check = CheckInput(text.WHOLE)
        self.tabs = FateTabs(tuple(FateView(key=k, count=0, tone=t, icon=i) for k, (t, i) in _TONES.items()))
        self.search = SearchLine(text.SEARCH)
        self.shown, self.table = Words("", 12, role="quiet"), PriceTable()
        self.detail = Words("", 12, wrap=True)
        self.save_button = Button(text.SAVE_REFUSED, icon="save")
        self.none = EmptyState("search", "", ())
        self.none.set_roles("surface", "surface")
        self.says = Words("", 14, wrap=True)
        self.quit_button = Button(text.QUIT, cap=keys.ESCAPE)
        self.good_button = Button(text.TAKE_GOOD, kind="accent", cap=keys.cap("second"))
        self.all_button = Button(text.TAKE_ALL, kind="primary", cap=keys.cap("page"))
        self._lay_out()
        self._wire()

    # --- layout

    def _lay_out(self) -> None:
        outer = vertical(self)
        column = vertical(margins=(16, 12, 16, 12), spacing=10)
        head = horizontal(spacing=12)
        head.addWidget(Words(text.CHECK, 20, bold=True))
        head.addWidget(self.source, 1)
        self.check.setFixedWidth(self.check.sizeHint().width())
        head.addWidget(self.check)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.tabs)
        column.addLayout(self._tools())
        column.addWidget(self._table_card(), 1)
        outer.addLayout(column, 1)
        outer.addWidget(self._foot())

    def _tools(self) -> QHBoxLayout:
        row = horizontal(spacing=12)
        row.addWidget(Words(text.SEARCH, 14))
        self.search.setMinimumWidth(200)
        row.addWidget(self.search, 1)
        row.addWidget(KeyCap(keys.cap("search")))
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.save_button)
        return row

    def _table_card(self) -> Surface:
        card = Surface()
        inside = vertical(card, margins=(1, 1, 1, 1))
        host = QWidget()
        self._stack = QStackedLayout(host)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        inside.addWidget(host, 1)
        inside.addWidget(Hairline())
        foot = QWidget()
        foot.setFixedHeight(_DETAIL)
        line = QVBoxLayout(foot)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.detail)
        line.addStretch(1)
        inside.addWidget(foot)
        return card

    def _foot(self) -> Strip:
        strip = Strip("t")
        strip.setFixedHeight(BOTTOM)
        row = horizontal(strip, margins=(16, 1, 16, 0), spacing=12)
        row.addWidget(self.says, 1)
        for button in (self.quit_button, self.good_button, self.all_button):
            row.addWidget(button)
        return strip

    def _wire(self) -> None:
        self.tabs.chosen.connect(lambda _key: self._list())
        self.search.changed.connect(lambda _words: self._list())
        self.search.entered.connect(self.table.setFocus)
        self.search.stepped.connect(lambda step: self.table.setFocus() if step > 0 else None)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._say_detail(now.row()))
        self.check.changed.connect(lambda value: self.whole.emit(value == "yes"))
        self.check.entered.connect(self.tabs.setFocus)
        self.save_button.clicked.connect(self.saving)
        self.quit_button.clicked.connect(self.quitted)
        self.good_button.clicked.connect(lambda: self.take(only_good=True))
        self.all_button.clicked.connect(lambda: self.take(only_good=False))

    # --- what is shown

    def show_preview(self, view: PreviewView) -> None:
        """Show a preview. A new one opens at what stands in the way, else at what changes most visibly."""
        first = self.view is None
        self.view = view
        self.source.say(view.source)
        self.check.put("yes" if view.whole else "")
        self.notice.setVisible(bool(view.notices))
        if view.notices:
            self.notice.say("warn", view.notices[0], "\n".join(view.notices[1:]), Tone.CAUTION)
        fates = (FateView(key=k, count=view.counts[k], tone=t, icon=i) for k, (t, i) in _TONES.items())
        self.tabs.show_fates(tuple(fates))
        if first:
            self.search.put("")
            order = (REFUSED, "changed", "new", "ended", "same")
            self.tabs.put(next((key for key in order if view.counts[key]), "same"))
        self._offer(view)
        self._list()

    def tell(self, head: str, body: str, tone: Tone) -> None:
        """Say how a work ended, above the counts."""
        self.notice.say({Tone.GOOD: "check"}.get(tone, "stop"), head, body, tone)
        self.notice.show()

    def forget(self) -> None:
        """The next preview is a new one."""
        self.view = None

    def _offer(self, view: PreviewView) -> None:
        self.all_button.setEnabled(not view.refused and view.taken > 0)
        self.good_button.setVisible(view.refused > 0)
        self.good_button.setEnabled(view.taken > 0)
        self.good_button.say(text.TAKE_GOOD_COUNT.format(count=view.taken) if view.taken else text.TAKE_GOOD)
        if view.refused and view.taken:
            self.says.say(text.SOME_REFUSED.format(count=view.refused))
        elif view.refused:
            self.says.say(text.NONE_GOOD)
        else:
            self.says.say(text.ALL_FINE if view.taken else text.NOTHING_CHANGES)
        self.all_button.setToolTip("" if self.all_button.isEnabled() else self.says.text())

    def wait(self) -> None:
        """The counts are being made anew: nothing can be taken meanwhile."""
        self.all_button.setEnabled(False)
        self.good_button.setEnabled(False)
        self.says.say(text.COUNTING)

    def _list(self) -> None:
        if self.view is None:
            return
        key, words = self.tabs.key, self.search.text().strip()
        every = self.view.rows[key]
        rows = found(every, words) if words else every
        self.table.show_rows(rows, refused=key == REFUSED)
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            title, line = text.NOT_FOUND if words else text.NONE_OF[key]
            self.none.say(title.format(words=words), (line,))
        count, of = devices(rows), self.view.counts[key]
        self.shown.say(text.SHOWN_OF.format(count=count, of=of) if words else text.SHOWN.format(count=of))
        self.save_button.setVisible(key == REFUSED and of > 0)
        self._say_detail(0 if rows else -1)

    def _say_detail(self, at: int) -> None:
        rows = self.table.rows.rows
        said = self.view.detail(rows[at]) if self.view is not None and 0 <= at < len(rows) else ""
        self.detail.say(said)

    # --- keys

    def focus_first(self) -> None:
        """The counts: ←→ look at each."""
        self.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def take(self, *, only_good: bool) -> None:
        """The choice was made, by button or key; a blocked one does nothing."""
        button = self.good_button if only_good else self.all_button
        if button.isEnabled() and button.isVisibleTo(self):
            self.taken.emit(only_good)

    def act(self, name: str) -> bool:
        """F7 takes all, F9 the good rows, F8 leads to the refused ones, Ctrl+F to the search."""
        if name == "page":
            self.take(only_good=False)
        elif name == "second":
            self.take(only_good=True)
        elif name == "problem":
            self.tabs.put(REFUSED)
            self._list()
            self.table.setFocus()
        elif name == "search":
            self.search.setFocus()
            self.search.selectAll()
        else:
            return False
        return True
