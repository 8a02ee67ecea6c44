"""公式書類 (Ctrl+O): every place for an operator's document with how it stands today; PDFs are added, looked at, printed and withdrawn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from posapp.domain.official import OfficialPart
from posapp.domain.problem import Problem
from posapp.flows.official import OfficialForm
from posapp.services.front import Sentences, Services
from posapp.services.official import Added, document_of
from posapp.services.official_ports import OfficialRow
from posapp.ui import dialogs
from posapp.ui import text_official as text
from posapp.ui.places import faults
from posapp.ui.places import official_views as show
from posapp.ui.places.card import EmptyState
from posapp.ui.places.list_place import ListPlace, RowFilter
from posapp.ui.places.official_card import OfficialCard
from posapp.ui.places.official_work import Chosen, OfficialWork
from posapp.ui.places.paper_work import ICONS, file_name
from posapp.ui.views import Tone

LIST = 320
"""Least px of the list: name, state and days stand in it."""


class OfficialPage(ListPlace):
    """Search, filter and list at the left, the place at the right. F7 adds, F9 keeps what was added, F12 prints."""

    def __init__(self, services: Services, sentences: Sentences) -> None:
        super().__init__(
            text.SEARCH, EmptyState("paper", text.EMPTY, text.EMPTY_LINES), EmptyState("search", "", text.NONE_LINES)
        )
        self._services, self._sentences = services, sentences
        self._parts: dict[str, OfficialPart] = {}
        self._file: Chosen | None = None
        self.filter = RowFilter(text.FILTERS, text.SHOW)
        self.card, self.work = OfficialCard(), OfficialWork(services, self)
        self.stand(self.card, above=(self.filter,), least=LIST)
        self.setAcceptDrops(True)
        self._wire()

    def _wire(self) -> None:
        self.listen(self.card, self.filter)
        card, work = self.card, self.work
        card.looked.connect(work.look)
        card.add.clicked.connect(self.choose)
        card.print.clicked.connect(self._print)
        card.save.clicked.connect(self._save)
        card.withdraw.clicked.connect(self._withdraw)
        card.fields.asking.taken.connect(self._take)
        card.fields.asking.left.connect(self._quit)
        work.shown.connect(self._look)
        work.read.connect(self._begin)
        work.added.connect(self._added)
        work.withdrawn.connect(self._withdrawn)
        work.refused.connect(self._refused)
        work.printed.connect(self._printed)
        work.written.connect(lambda path: self._say(text.SAVED, str(path), Tone.GOOD))
        work.failed.connect(self._failed)
        work.busy.connect(lambda busy: card.free(busy=busy))

    # --- what is shown

    def listed(self) -> None:
        now = self._services.around.now()
        parts = self._services.official.parts(now.date())
        asked = self.typed
        found = [p for p in parts if not asked or show.fits(p.slot, asked)]
        if self.filter.value() == text.OPEN:
            found = [p for p in found if p.standing in show.OPEN]
        self._parts = {part.slot.key: part for part in found}
        self.hint.say(text.HINT)
        none = text.NONE.format(text=asked) if asked else text.NONE_OPEN
        self.show_rows(tuple(map(show.row_of, found)), none, any_at_all=bool(parts))

    def open_row(self, key: object) -> None:
        part = self._parts.get(str(key))
        if part is not None and not self.card.adding:
            rows = tuple(row for row in self._services.official.documents() if row.slot == part.slot.key)
            self.card.show_part(part, rows, self._services.around.now())

    def open_slot(self, key: str) -> None:
        """Show one place."""
        self.filter.show_all()
        self.search.put("")
        self.listed()
        self.list.choose(key)
        self.open_row(key)

    def _look(self, id: object, found: bytes | Problem) -> None:
        row = self.card.chosen
        if self.card.adding or row is None or row.id != id:
            return
        if isinstance(found, Problem):
            self.card.preview.show_pdf(b"")
            self._say(text.NOT_SHOWN, self._sentences.text(found), Tone.STOP)
        else:
            self.card.preview.show_pdf(found)

    @property
    def ready(self) -> bool:
        """True when nothing runs and what is shown is painted."""
        return not self.work.running and not self.work.looking and self.card.preview.painted

    # --- adding

    def choose(self) -> None:
        """F7: ask for a file."""
        if self.work.running or self.card.adding or self.card.part is None:
            return
        path = dialogs.open_file(self, text.CHOOSE, text.FILES)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file; nothing is kept before its days are typed."""
        if self.work.open(path):
            self._say(text.READING.format(file=path.name), "", Tone.ACCENT)

    def _begin(self, chosen: Chosen) -> None:
        self._file = chosen
        self._left.setEnabled(False)  # the file belongs to the place that it was chosen for
        self.card.begin(chosen.path.name, chosen.pdf.pages, chosen.pdf.data)

    def _take(self, values: dict[str, str]) -> None:
        if self._file is not None and self.card.part is not None:
            self.work.add(self.card.part.slot.key, self._file.pdf, OfficialForm(**values))

    def _added(self, made: Added) -> None:
        self._quit()
        name = document_of(made.row).name
        self.listed()
        self.card.editions.chosen.emit(str(made.row.id))
        self.card.focus_first()
        if not made.fresh:
            self._say(text.SAME, name, Tone.ACCENT)
        elif made.notices:
            self._say(text.ADDED.format(name=name), self._sentences.text(made.notices[0]), Tone.CAUTION)
        else:
            self._say(text.ADDED.format(name=name), text.ADDED_MORE, Tone.GOOD)
        self.changed.emit()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        said = self._sentences.text(problems[0])
        if self.card.adding:
            self.card.fields.show_problems(problems, self._sentences.short, said)
        else:
            self._say(text.NOT_READ if problems[0].where == "file" else text.NOT_WITHDRAWN, said, Tone.STOP)
            self.listed()

    def _quit(self) -> None:
        if self.card.adding:
            self._file = None
            self._left.setEnabled(True)
            self.card.end()

    # --- the other buttons

    def _withdraw(self) -> None:
        row = self.card.chosen
        if row is None or not self.card.withdraw.isEnabled():
            return
        ask = text.WITHDRAW_ASK.format(name=document_of(row).name)
        if dialogs.ask(self, ask, text.WITHDRAW_BODY, yes=text.WITHDRAW_YES, no=text.WITHDRAW_NO):
            self.work.withdraw(row.id)

    def _withdrawn(self, row: OfficialRow) -> None:
        self.listed()
        self._say(text.WITHDRAWN_HEAD.format(name=document_of(row).name), "", Tone.GOOD)
        self.card.focus_first()
        self.changed.emit()

    def _print(self) -> None:
        row = self.card.chosen
        if row is not None and self.card.print.isEnabled():
            self.work.print(((row.id, document_of(row).name),))

    def _printed(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._say(text.NOT_PRINTED, self._sentences.text(problems[0]), Tone.CAUTION)
        else:
            self._say(text.SENT, "", Tone.GOOD)
        self.changed.emit()

    def _save(self) -> None:
        row = self.card.chosen
        if row is None or not self.card.save.isEnabled():
            return
        target = dialogs.save_file(self, text.SAVE_TITLE, file_name(f"{document_of(row).name}.pdf"), text.FILES)
        if target is not None:
            self.work.save(row.id, target)

    def _failed(self, fault: Exception) -> None:
        unwritten = faults.unwritten(fault)
        said = text.NOT_SAVED_MORE if unwritten else faults.said(fault, self._sentences)
        self._say(text.NOT_SAVED if unwritten else text.NOT_ADDED, said, Tone.STOP)

    def _say(self, head: str, body: str, tone: Tone) -> None:
        self.card.say(ICONS[tone], head, body, tone)

    # --- keys and the mouse

    def act(self, name: str) -> bool:
        take = self.card.fields.asking.take
        does = {"search": self.focus_first, "page": self.choose, "second": take, "print": self._print}
        if name not in does or not self.filled or (self.card.adding is not (name == "second")):
            return False
        does[name]()
        return True

    def back(self) -> bool:
        """Esc leaves the questions about a file; else it is the front's."""
        if not self.card.adding or self.work.running:
            return self.work.running
        self._quit()
        return True

    def focus_first(self) -> None:
        if self.card.adding:
            self.card.fields.asking.focus_first()
        else:
            super().focus_first()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.running and not self.card.adding:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and self.card.part is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.read(paths[0])
        elif paths:
            self._say(text.ONE_FILE, "", Tone.CAUTION)
