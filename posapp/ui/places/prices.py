"""価格表: the list in use, its imports, and the way in and out of it. Nothing changes before staff say so; nothing here waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from posapp.domain.problem import Problem, stopping
from posapp.services.front import Sentences
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import ListSummary, PriceDesk
from posapp.ui import dialogs
from posapp.ui import text_prices as text
from posapp.ui.days import moment
from posapp.ui.places import faults
from posapp.ui.places.card import GAP, MARGIN
from posapp.ui.places.place import Place
from posapp.ui.places.price_current import CurrentView, ImportView, PriceCurrent
from posapp.ui.places.price_preview import PreviewView, PricePreview
from posapp.ui.places.price_reading import PriceReading, PriceRefused
from posapp.ui.places.price_work import PriceWork, Read
from posapp.ui.show import prices as show
from posapp.ui.views import Tone
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.notice import Notice

_ICONS = {Tone.GOOD: "check", Tone.ACCENT: "info", Tone.CAUTION: "warn", Tone.STOP: "stop"}


class PricesPage(Place):
    """Four pages over one another: the list, a file being read, its preview, a file refused."""

    def __init__(self, desk: PriceDesk, now: Callable[[], datetime], names: show.Names, sentences: Sentences) -> None:
        super().__init__()
        self._desk, self._now, self._names, self._sentences = desk, now, names, sentences
        self.work = PriceWork(desk, sentences, names, self)
        self._file = ""
        self._read: Read | None = None
        self.notice = Notice("check", "")
        self.notice.hide()
        self.current, self.reading = PriceCurrent(), PriceReading()
        self.preview, self.refused = PricePreview(), PriceRefused()
        self._list = QWidget()
        self.stack = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        listed = vertical(self._list, margins=(MARGIN, MARGIN, MARGIN, MARGIN), spacing=GAP)
        listed.addWidget(self.notice)
        listed.addWidget(self.current, 1)
        for page in (self._list, self.reading, self.preview, self.refused):
            self.stack.addWidget(page)
        outer.addWidget(self.stack)

    def _wire(self) -> None:
        self.current.taking.connect(self.choose)
        self.current.exporting.connect(self._export)
        self.current.undoing.connect(self._undo)
        self.reading.stopped.connect(self.work.stop)
        self.refused.other.connect(self.choose)
        self.refused.back.connect(self.show_list)
        self.preview.whole.connect(self._again)
        self.preview.taken.connect(self._take)
        self.preview.saving.connect(self._save_refused)
        self.preview.quitted.connect(self.show_list)
        work = self.work
        work.progress.connect(self.reading.show_progress)
        work.read.connect(self._show_preview)
        work.refused.connect(self._refuse)
        work.stopped.connect(lambda: self._end(text.STOPPED, "", Tone.ACCENT))
        work.taken.connect(self._taken)
        work.undone.connect(self._undone)
        work.written.connect(self._written)
        work.failed.connect(self._failed)

    # --- the list in use

    def refresh(self) -> None:
        summary, history = self._desk.summary(), self._desk.history()
        now = self._now()
        newest = next((row.id for row in history if row.undone_at is None), None)
        self.current.show_prices(
            _current(summary, now), tuple(_import(row, now, newest=row.id == newest) for row in history)
        )

    def show_list(self) -> None:
        """Back to the list in use; a preview is forgotten, nothing was changed."""
        self._read = None
        self.preview.forget()
        self.refresh()
        self.stack.setCurrentWidget(self._list)
        self.current.focus_first()

    def _end(self, head: str, body: str, tone: Tone) -> None:
        self.show_list()
        self.notice.say(_ICONS[tone], head, body, tone)
        self.notice.show()

    # --- reading

    def choose(self) -> None:
        """Ask for a file and read it."""
        if not self.work.running:
            path = dialogs.open_file(self, text.OPEN_TITLE, text.OPEN_KINDS)
            if path is not None:
                self.read(path)

    def read(self, path: Path) -> None:
        """Read a file; its preview follows."""
        if self.work.preview(path, whole=False):
            self._file = path.name
            self.notice.hide()
            self.preview.forget()
            self._show_reading(text.READING, path.name, text.READING_NOTE, stops=True)

    def _show_reading(self, head: str, file: str, note: str, *, stops: bool) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.reading.begin(head, file, note, stops=stops)

    def _show_preview(self, read: Read) -> None:
        first = self.preview.view is None
        self._read = read
        seen = read.shown.preview
        incoming = seen.incoming
        title = incoming.title or incoming.file
        version = text.VERSION_OF.format(
            year=incoming.version.year, month=incoming.version.month, day=incoming.version.day
        )
        self.preview.show_preview(
            PreviewView(
                source=text.FROM_FILE.format(file=read.path.name, title=title, version=version),
                whole=seen.whole,
                counts={fate.value: count for fate, count in seen.counts.items()},
                rows=read.rows,
                notices=tuple(self._sentences.text(problem) for problem in seen.problems),
                detail=lambda row: show.detail(row, self._names, self._sentences),
            )
        )
        self.stack.setCurrentWidget(self.preview)
        if first:
            self.preview.focus_first()

    def _again(self, whole: bool) -> None:
        if self._read is not None and self.work.again(self._read, whole=whole):
            self.preview.wait()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self._read = None
        self.preview.forget()
        self.stack.setCurrentWidget(self.refused)
        self.refused.show_refusal(self._file, show.whole_file(stopping(problems) or problems, self._sentences.text))

    # --- taking, undoing, giving out

    def _take(self, only_good: bool) -> None:
        if self._read is not None and self.work.take(self._read, only_good=only_good):
            self._show_reading(text.TAKING, self._file, text.TAKING_NOTE, stops=False)

    def _taken(self, row: PriceImportRow) -> None:
        body = text.TAKEN_BODY.format(new=row.new, changed=row.changed, ended=row.ended)
        if row.refused:
            body += text.TAKEN_PART.format(refused=row.refused)
        self._end(text.TAKEN, body, Tone.GOOD)
        self.changed.emit()

    def _undo(self) -> None:
        standing = [row for row in self._desk.history() if row.undone_at is None]
        if not standing or self.work.running:
            return
        newest, before = standing[0], standing[1].title if len(standing) > 1 else text.BUILT_IN
        body = text.UNDO_BODY.format(
            title=newest.title, before=before, new=newest.new, changed=newest.changed, ended=newest.ended
        )
        if dialogs.ask(self, text.UNDO_ASK, body, yes=text.UNDO_YES, no=text.UNDO_NO) and self.work.undo():
            self._file = newest.file
            self._show_reading(text.TAKING, newest.file, text.TAKING_NOTE, stops=False)

    def _undone(self, _row: PriceImportRow) -> None:
        summary = self._desk.summary()
        body = text.UNDONE_BODY.format(title=summary.title, count=summary.devices)
        self._end(text.UNDONE_HEAD, body, Tone.GOOD)
        self.changed.emit()

    def _export(self) -> None:
        if self.work.running or not self.current.export_button.isEnabled():
            return
        name = text.EXPORT_NAME.format(day=self._now())
        target = dialogs.save_file(self, text.EXPORT_TITLE, name, text.EXPORT_KINDS)
        if target is not None:
            self.work.export(target if target.suffix else target.with_suffix(".xlsx"))

    def _save_refused(self) -> None:
        if self._read is None or self.work.running:
            return
        name = text.SAVE_REFUSED_NAME.format(file=self._read.path.stem)
        target = dialogs.save_file(self, text.SAVE_REFUSED_TITLE, name, text.SAVE_REFUSED_KINDS)
        if target is not None:
            self.work.save_refused(self._read, target if target.suffix else target.with_suffix(".csv"))

    def _written(self, path: Path) -> None:
        if self._read is None:
            self._end(text.EXPORTED, str(path), Tone.GOOD)
        else:
            self.preview.tell(text.SAVED_REFUSED, str(path), Tone.GOOD)

    def _failed(self, head: str, fault: Exception) -> None:
        unwritten = faults.unwritten(fault)
        said = (
            faults.unsaved(fault, self._sentences, text.EXPORT_FAILED_MORE)
            if unwritten
            else faults.said(fault, self._sentences)
        )
        if self._read is not None and head == text.EXPORT_FAILED:
            self.preview.tell(head, said, Tone.STOP)
        else:
            self._end(head, said, Tone.STOP)

    # --- keys and the mouse

    def focus_first(self) -> None:
        page = self.stack.currentWidget()
        if page is self.preview:
            self.preview.focus_first()
        elif page is self._list:
            self.current.focus_first()
        else:
            button = self.reading.stop_button if page is self.reading else self.refused.other_button
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, name: str) -> bool:
        """F7 reads a file, F9 takes the newest import back; in a preview the keys are its own."""
        page = self.stack.currentWidget()
        if page is self.preview:
            return self.preview.act(name)
        if name == "page" and page is not self.reading:
            self.choose()
        elif name == "second" and page is self._list:
            self._undo()
        else:
            return False
        return True

    def back(self) -> bool:
        """Esc stops what runs, leaves a preview or a refusal; on the list it is the front's."""
        page = self.stack.currentWidget()
        if page is self.reading:
            self.work.stop()
        elif page is self._list:
            return False
        elif not self.work.running:
            self.show_list()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.read(paths[0])
        elif paths:
            self._end(text.ONE_FILE, "", Tone.CAUTION)


def _current(summary: ListSummary, now: datetime) -> CurrentView:
    last = summary.last
    since = text.SINCE_BUILT_IN
    if last is not None:
        since = text.SINCE_BY.format(when=moment(last.at, now), staff=last.staff)
    on = summary.version
    return CurrentView(
        title=summary.title, version=text.VERSION_OF.format(year=on.year, month=on.month, day=on.day),
        count=text.DEVICE_COUNT.format(count=summary.devices), since=since, sample=summary.sample, own=summary.own,
    )  # fmt: skip


def _import(row: PriceImportRow, now: datetime, *, newest: bool) -> ImportView:
    undone = row.undone_at is not None
    part = text.HISTORY_PART.format(refused=row.refused) if row.refused else text.HISTORY_ALL
    when = text.SINCE_BY.format(when=moment(row.at, now), staff=row.staff)
    return ImportView(
        title=row.title, file=row.file, when=when, part=part, newest=newest, undone=undone,
        counts=text.HISTORY_COUNTS.format(new=row.new, changed=row.changed, ended=row.ended),
    )  # fmt: skip
