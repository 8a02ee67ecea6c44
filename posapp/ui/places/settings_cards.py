"""The cards of 設定 that are no plain form: safety copies, and how the catalogue stands. Know no store."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from posapp.ui import keys, text_prices
from posapp.ui import text_places as text
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import Badge, IconMark
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.words import Words


def form_card(title: str, form: Form, *, number: int, note: str = "") -> SectionCard:
    """A numbered card around a form; what is left of its height stays free below."""
    card = SectionCard(title, number=number, note=note)
    card.body.addWidget(form)
    card.body.addStretch(1)
    return card


class BackupRow(QWidget):
    """When the last copy was made, a button for the next, and where the data lies."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        column = vertical(self, spacing=8)
        row = horizontal(spacing=12)
        words = vertical()
        words.addWidget(Words(text.BACKUP, 14))
        self.last = Words("", 12, role="quiet")
        words.addWidget(self.last)
        row.addLayout(words, 1)
        self.button = Button(text.BACKUP_NOW, icon="backup")
        row.addWidget(self.button)
        column.addLayout(row)
        place = horizontal(spacing=12)
        place.addWidget(Words(text.FOLDER, 14))
        place.addWidget(Words(folder, 12, role="quiet", elide=True), 1)
        column.addLayout(place)

    def show_last(self, when: str | None) -> None:
        """The last copy in words; None for never."""
        self.last.say(text.BACKUP_NEVER if when is None else text.BACKUP_LAST.format(when=when))
        self.last.set_role("caution" if when is None else "quiet")

    def busy(self, busy: bool) -> None:
        """One copy at a time."""
        self.button.setEnabled(not busy)
        self.button.setToolTip(text.BACKUP_RUNS if busy else "")


class CatalogCard(SectionCard):
    """Price list, version and what is wrong in the catalogue's files."""

    def __init__(self, version: str) -> None:
        super().__init__(text.CATALOG_CARD, number=5)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that the page scrolls to it without a mouse
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.prices, self.sample = Words("", 14, elide=True), Badge(BadgeView(text=text.SAMPLE, tone=Tone.CAUTION))
        self.note = Words(text.SAMPLE_NOTE, 12, role="quiet", wrap=True)
        line = horizontal(spacing=12)
        line.addWidget(self.prices, 2)
        line.addWidget(self.sample)
        line.addWidget(self.note, 1)
        self.prices_button = Button(text.PRICES_OPEN, kind="link", cap=keys.cap("prices"), height=28)
        line.addWidget(self.prices_button)
        grid.addWidget(Words(text.PRICES, 14, role="quiet"), 0, 0)
        grid.addLayout(line, 0, 1)
        grid.addWidget(Words(text.VERSION, 14, role="quiet"), 1, 0)
        grid.addWidget(Words(text.VERSION_OF.format(version=version), 14), 1, 1)
        grid.addWidget(Words(text.FILES, 14, role="quiet"), 2, 0, Qt.AlignmentFlag.AlignTop)
        self._files = vertical(spacing=4)
        grid.addLayout(self._files, 2, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._problems: tuple[str, ...] | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.set_chosen(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_chosen(False)

    def show_prices(self, title: str, version: date, count: int, *, sample: bool) -> None:
        """Which list the prices come from."""
        day = text.PRICES_OF.format(year=version.year, month=version.month, day=version.day)
        self.prices.say(f"{title}・{day}・{text.PRICES_COUNT.format(count=count)}")
        badge = (text.SAMPLE, Tone.CAUTION) if sample else (text_prices.OWN, Tone.GOOD)
        self.sample.show_badge(BadgeView(text=badge[0], tone=badge[1]))
        self.note.setVisible(sample)

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """One line for each file that cannot be used; none says that all is well."""
        if problems == self._problems:
            return
        self._problems = problems
        self.setAccessibleName(text.CATALOG_CARD)
        self.setAccessibleDescription("\n".join(problems) or text.FILES_FINE)
        clear(self._files)
        if problems:
            wrong = text.FILES_WRONG.format(count=len(problems))
            self.show_badges(BadgeView(text=wrong, tone=Tone.STOP, icon="stop"))
            self._files.addWidget(Words(text.FILES_WHY, 14))
        else:
            self.show_badges()
            self._files.addLayout(_line("check", "good", text.FILES_FINE, 14))
        for problem in problems:
            self._files.addLayout(_line("stop", "stop", problem, 12))


def _line(icon: str, role: str, words: str, size: int) -> QHBoxLayout:
    row = horizontal(spacing=8)
    row.addWidget(IconMark(icon, 16, role), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, size, wrap=True), 1)
    return row
