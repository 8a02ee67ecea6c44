"""書類: the papers of what was just taken, looked at, printed and saved. Made and drawn beside the window's thread. Knows no flow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.problem import Problem, stop
from posapp.services.editions import Edition
from posapp.services.front import Sentences, Services
from posapp.services.ports import PaperRow
from posapp.services.translating import Translated
from posapp.ui import dialogs, keys
from posapp.ui import text_languages as languages
from posapp.ui import text_sale as words
from posapp.ui.pages.drawn import Drawn, row_view, write
from posapp.ui.pages.language_choice import language_choice
from posapp.ui.pages.page import Page, PrimaryView
from posapp.ui.places import faults
from posapp.ui.places.card import Column
from posapp.ui.places.paper_work import PaperWork, Said
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.edition_choice import EditionChoice
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.paper_choice import PaperChoice
from posapp.ui.widgets.pdf_preview import PdfPreview, page_count
from posapp.ui.widgets.section import SectionCard
from posapp.ui.worker import Worker

_ICONS = {Tone.GOOD: "check", Tone.ACCENT: "printer", Tone.CAUTION: "warn", Tone.STOP: "stop"}
LOOK_MS = 1000
LEFT, LEFT_NARROW, NARROW_PAGE = 376, 328, 840
ROW = 44
"""Px of a paper in the list: a whole set is seen at once, with the operator's documents below it."""
GAP = 8


class _Listed(Column):
    """Scrolls with the choice; PageUp and PageDown are the preview's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


@dataclass(frozen=True, slots=True)
class _Made:
    """What the worker made: ``language`` the one in which the papers are handed out beside Japanese, ``problems`` why some are not."""

    subject: UUID
    number: str
    papers: tuple[tuple[PaperRow, bytes], ...]
    language: str
    problems: tuple[Problem, ...]


V = TypeVar("V")
Kept = tuple[str, tuple[PaperRow, ...]]
"""The number staff and customer see, and the papers in the order of the list."""


class IssuedPapers(Page[V], Generic[V]):
    """The list at the left, the chosen paper at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._sentences = services, sentences
        self._subject: UUID | None = None
        self._drawn: tuple[Drawn, ...] = ()
        self._now, self._went_well = "", False
        self._sent: frozenset[UUID] = frozenset()
        self._waits = QTimer(self)  # while one is at the printer its end is looked for
        self._waits.setSingleShot(True)
        self._waits.setInterval(LOOK_MS)
        self._worker, self.work = Worker(self), PaperWork(services, sentences, self)
        self.taken, self.notice = Notice("check", "", tone=Tone.GOOD), Notice("info", "", tone=Tone.ACCENT)
        self.list, self.preview = PaperChoice(ROW), PdfPreview(words.PREVIEW_EMPTY)
        self.listed = _Listed(gap=0)
        self.card, self.sheet = SectionCard(words.PAPERS_CARD, padding=8), SectionCard("", padding=1)
        self.print_all = Button(words.PRINT_ALL, kind="accent", icon="printer", cap=keys.cap("print"))
        self.save_all = Button(words.SAVE_ALL)
        self.print_one, self.save_one = Button(words.PRINT_THIS, icon="printer"), Button(words.SAVE_THIS, icon="save")
        self.again = Button(words.PAPERS_AGAIN, icon="again")
        self.edition = EditionChoice(lambda: self._worker.running or self.work.running)
        self._asked: str | None = None
        """The language staff chose on this page; None while the case's own choice holds."""
        self.language = language_choice(services.translations.languages)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = vertical(self, margins=(12, 12, 12, 12), spacing=GAP)
        column.addWidget(self.taken)
        column.addLayout(self._choices())
        self._list_card()
        self._sheet_card()
        right = QVBoxLayout()  # what went wrong takes room from the preview, never from the list
        right.setSpacing(GAP)
        right.addWidget(self.notice)
        right.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.sheet, 1)
        parts = horizontal(spacing=GAP)
        parts.addWidget(self.card)
        parts.addLayout(right, 1)
        column.addLayout(parts, 1)
        for widget in (self.taken, self.notice, self.again):
            widget.hide()

    def _choices(self) -> QHBoxLayout:
        """Edition and language in one row, each above the part that begins below it."""
        row = horizontal(spacing=GAP)
        self.language.setMaximumWidth(LEFT)
        row.addWidget(self.edition)
        row.addWidget(self.language, 1)
        row.addStretch()
        return row

    def _list_card(self) -> None:
        self.listed.body.addWidget(self.list)
        self.listed.body.addStretch(1)
        self.card.body.addWidget(self.listed, 1)
        row = horizontal(margins=(8, 0, 8, 4), spacing=8)
        row.addWidget(self.print_all, 1)
        row.addWidget(self.save_all)
        self.card.body.addLayout(row)

    def _sheet_card(self) -> None:
        self.sheet.body.setContentsMargins(0, 0, 0, 1)
        bar = horizontal(margins=(15, 8, 15, 0), spacing=8)
        bar.addWidget(self.print_one)
        bar.addWidget(self.save_one)
        bar.addStretch(1)
        self.sheet.body.addLayout(bar)
        self.sheet.body.addWidget(self.preview, 1)

    def _wire(self) -> None:
        self.list.chosen.connect(self._choose)
        self.print_all.clicked.connect(self._print_all)
        self.save_all.clicked.connect(self._save_all)
        self.print_one.clicked.connect(self._print_one)
        self.save_one.clicked.connect(self._save_one)
        self.again.clicked.connect(self._make)
        self.edition.settled.connect(self._make)
        self.edition.entered.connect(self.list.setFocus)
        self.language.changed.connect(self._speak)
        self.language.entered.connect(self.list.setFocus)
        self.work.told.connect(self._tell)
        self.work.ended.connect(self._read_again)
        self._waits.timeout.connect(self._read_again)
        self.work.busy.connect(lambda _busy: self._free())
        self._worker.busy.connect(lambda _busy: self._free())
        self._worker.progress.connect(self._progress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in (self.card, self.edition):
            widget.setFixedWidth(LEFT_NARROW if self.width() < NARROW_PAGE else LEFT)

    # --- showing

    def subject(self, view: V) -> UUID | None:
        """Whose papers are shown; None while nothing is issued."""
        raise NotImplementedError

    def fetch(self, subject: UUID) -> Kept:
        """The papers, made if need be. Runs beside the window's thread."""
        raise NotImplementedError

    def key(self, row: PaperRow) -> str:
        """What a paper is called in the list and by the cursor."""
        return row.kind

    def show_taken(self, number: str) -> None:
        """Say what was done, above the papers."""
        raise NotImplementedError

    def show_view(self, view: V) -> None:
        subject = self.subject(view)
        if subject is None or (subject == self._subject and (self._drawn or self._worker.running)):
            return
        if subject != self._subject:
            self._subject, self._drawn, self._now = subject, (), ""
            self.edition.put("")
            self._asked = None
            self.language.put("")
            self.taken.hide()
            self._choose("")
            self._show_list()
        self._make()

    @property
    def ready(self) -> bool:
        """True when the papers are drawn, one of them is on the screen, and nothing runs."""
        return bool(self._drawn) and self.preview.painted and not self._worker.running and not self.work.running

    def _make(self) -> None:
        """Issue the papers and draw them in the edition that is chosen; those already issued stay as they are."""
        subject, edition, language = self._subject, self.edition.value(), self._asked
        if subject is None or self._worker.running:
            return
        self.again.hide()
        self._tell(Said(head=words.DRAWING, tone=Tone.ACCENT))
        self._worker.start(lambda: self._drawn_of(subject, edition, language), self._ready, self._failed)

    def _speak(self, language: str) -> None:
        """Hand the papers out in this language too; one decision, which holds for the case."""
        self._asked = language
        self._make()

    def _drawn_of(self, subject: UUID, edition: str, language: str | None) -> _Made:
        """On the worker's thread. The shop's own papers come in no other edition than their own."""
        number, rows = self.fetch(subject)
        case, desk = next((row.case_id for row in rows), None), self._services.translations
        if language is None:
            language = desk.chosen(case)
        else:
            desk.choose(case, language)
        made = []
        if edition:
            others = (self._services.editions.make(row, Edition(edition)) for row in rows)
            rows = tuple(other if isinstance(other, PaperRow) else row for row, other in zip(rows, others, strict=True))
        said = desk.beside(rows, language) if language else Translated(rows=rows)
        for nth, row in enumerate(said.rows):
            self._worker.tell(nth, len(said.rows))
            made.append((row, self._services.papers.pdf(row)))
        return _Made(subject, number, tuple(made), language, said.problems)

    def _progress(self, done: int, of: int) -> None:
        self.notice.say("paper", words.DRAWING, words.DRAWING_OF.format(done=done + 1, of=of), Tone.ACCENT)

    def _ready(self, made: _Made) -> None:
        if made.subject != self._subject:
            self._make()  # another one came to this page meanwhile
            return
        self._drawn = tuple(Drawn(row, pdf, page_count(pdf)) for row, pdf in made.papers)
        self.language.put(made.language)
        self.show_taken(made.number)
        self.taken.show()
        self.notice.hide()
        self._went_well = False
        if made.problems:
            self._tell(Said(head=languages.MISSING, body=self._sentences.text(made.problems[0]), tone=Tone.CAUTION))
        self._show_list()
        kept = self._now if self._chosen() else ""
        self._choose(kept or (self.key(self._drawn[0].row) if self._drawn else ""))
        self.focus_field("")

    def _failed(self, fault: Exception) -> None:
        said = faults.said(fault, self._sentences)
        self._tell(Said(head=words.PAPERS_FAILED, body=said, tone=Tone.STOP))
        self.again.show()

    def _show_list(self) -> None:
        self._sent = self._services.prints.on_its_way(drawn.row.id for drawn in self._drawn)
        if self._sent:
            self._waits.start()
        rows = (row_view(x, self.key(x.row), at_the_printer=x.row.id in self._sent) for x in self._drawn)
        self.list.show_papers(tuple(rows), self._now)
        left = self._unprinted()
        if left:
            badge = BadgeView(text=words.UNPRINTED_COUNT.format(count=len(left)), tone=Tone.CAUTION, icon="printer")
        else:
            badge = BadgeView(text=words.ALL_PRINTED, tone=Tone.GOOD, icon="check")
        self.card.show_badges(*((badge,) if self._drawn else ()))
        failed = [drawn.row for drawn in self._drawn if drawn.row.state == "failed"]
        if failed and not self.work.running and not self._went_well:
            several = len(failed) > 1
            head = (words.PRINTS_FAILED if several else words.PRINT_FAILED).format(
                title=failed[0].title, count=len(failed)
            )
            self._tell(Said(head=head, body=self._sentences.text(stop(failed[0].reason)), tone=Tone.CAUTION))
        self._free()
        self.footing.emit()

    def _choose(self, kind: str) -> None:
        self._now = kind
        drawn = self._chosen()
        self.list.show_papers(self.list.rows, kind)
        self.listed.ensureVisible(0, self.list.middle, 0, ROW)
        self.preview.show_pdf(drawn.pdf if drawn else b"")
        self.sheet.say(drawn.row.title if drawn else "")
        self.sheet.say_note(drawn.row.number if drawn else "")
        self._free()

    def _chosen(self) -> Drawn | None:
        return next((drawn for drawn in self._drawn if self.key(drawn.row) == self._now), None)

    def _unprinted(self) -> tuple[Drawn, ...]:
        return tuple(drawn for drawn in self._drawn if drawn.row.state != "printed")

    def _free(self) -> None:
        """Which buttons can be pressed, and why not."""
        busy = self.work.running or self._worker.running
        free = bool(self._drawn) and not busy
        self.language.setEnabled(free)
        for button in (self.print_all, self.save_all, self.print_one, self.save_one):
            button.setEnabled(free)
            button.setToolTip("" if free else words.BUSY if busy else words.NO_PAPERS)
        for button in (self.print_one, self.save_one):
            button.setVisible(self._chosen() is not None)

    def _tell(self, said: Said) -> None:
        self._went_well = said.tone is Tone.GOOD  # a success is not hidden behind an older failure
        self.notice.say(_ICONS.get(said.tone, "info"), said.head, said.body, said.tone)
        self.notice.show()

    def primary(self) -> PrimaryView:
        left = len(self._unprinted())
        if not self._drawn:
            return PrimaryView(label=words.TO_HOME, sentence=words.SAY_DRAWING)
        if left:
            badge = BadgeView(text=words.UNPRINTED_COUNT.format(count=left), tone=Tone.CAUTION, icon="printer")
            return PrimaryView(label=words.TO_HOME, sentence=words.SAY_UNPRINTED, badges=(badge,))
        badge = BadgeView(text=words.ALL_PRINTED, tone=Tone.GOOD, icon="check")
        return PrimaryView(label=words.TO_HOME, sentence=words.SAY_ALL_PRINTED, badges=(badge,))

    def focus_field(self, key: str) -> None:
        if any(self.key(drawn.row) == key for drawn in self._drawn):
            self._choose(key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acting

    def act(self, name: str) -> bool:
        if name == "print":
            self._print_all()
        return name == "print"

    def action_words(self) -> dict[str, str]:
        return {"print": words.PRINT_ALL}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown turn the paper's pages while the list has the focus."""
        if not self.preview.turned(event):
            super().keyPressEvent(event)

    def _print_all(self) -> None:
        """Those not printed yet; all of them when every one was."""
        if self.print_all.isEnabled():
            self.work.print(tuple(drawn.row for drawn in self._unprinted() or self._drawn))

    def _print_one(self) -> None:
        drawn = self._chosen()
        if drawn is not None:
            self.work.print((drawn.row,))

    def _save_one(self) -> None:
        drawn = self._chosen()
        if drawn is not None:
            self.work.save(drawn.row)

    def _save_all(self) -> None:
        folder = dialogs.folder(self, words.FOLDER_TITLE)
        if folder is not None:
            rows, papers = tuple(drawn.row for drawn in self._drawn), self._services.papers
            self._worker.start(lambda: write(folder, rows, papers), self._saved, self._not_saved)

    def _saved(self, count: int) -> None:
        self._tell(Said(head=words.SAVED_ALL.format(count=count)))
        self._free()

    def _not_saved(self, fault: Exception) -> None:
        if not isinstance(fault, OSError):
            raise fault
        body = faults.unsaved(fault, self._sentences, words.SAVE_FAILED_MORE)
        self._tell(Said(head=words.SAVE_FAILED, body=body, tone=Tone.STOP))

    def _read_again(self) -> None:
        """States as the store has them now, and again in a moment while one is at the printer."""
        papers = self._services.papers
        self._drawn = tuple(Drawn(papers.paper(d.row.id) or d.row, d.pdf, d.pages) for d in self._drawn)
        self._show_list()
