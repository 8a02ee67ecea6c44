"""What is done with the photos of a draft: added from files or a camera, shown, tied to a finding, thrown away. Knows no page.

Reading and shrinking run beside the window; what is durable is never lost when a later file, the disk or the camera fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from posapp.domain.problem import Problem, stop
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences
from posapp.services.photo_ports import PhotoRow
from posapp.services.photos import PhotoDesk, Shown
from posapp.ui import dialogs
from posapp.ui import text_photos as words
from posapp.ui.camera_qt import QtCameras
from posapp.ui.cameras import Cameras
from posapp.ui.darkroom import QtDarkroom, picture, thumbnail
from posapp.ui.pages.returns.camera_window import CameraWindow
from posapp.ui.pages.returns.photo_row import PhotoRow as Row
from posapp.ui.pages.returns.photo_window import PhotoWindow
from posapp.ui.places import faults
from posapp.ui.widgets.photo_strip import Thumb
from posapp.ui.widgets.spec import Option
from posapp.ui.worker import Worker

_SMALL = (156, 120)
"""Pixels of a small photo as kept in memory: sharp at 200 % too."""
_TOLD = 4
"""Files whose problem is told one by one."""


@dataclass(frozen=True, slots=True)
class _Came:
    """What became of one picture: the photo with its small image, or why there is none. A fault ends the work."""

    id: UUID | None = None
    image: QImage | None = None
    problem: Problem | None = None
    fault: Exception | None = None

    @property
    def ends(self) -> bool:
        """True when no further picture of the same choice need be tried."""
        return self.fault is not None or (self.problem is not None and self.problem.code == "photos-enough")


class PhotoWork(QObject):
    """``changed`` carries the next draft, to be saved."""

    changed = Signal(object)

    def __init__(self, desk: PhotoDesk, sentences: Sentences, row: Row, page: QWidget) -> None:
        super().__init__(page)
        self.cameras: Cameras = QtCameras()
        self._desk, self._sentences, self._row, self._page = desk, sentences, row, page
        self._draft: IntakeDraft | None = None
        self._labels: tuple[Option, ...] = ()
        self._in_hand: Callable[[], str] = str
        self._small: dict[str, QImage] = {}
        self._waiting: list[tuple[UUID, Callable[[], Sequence[_Came]]]] = []
        self._adding, self._reading, self._opening = Worker(self), Worker(self), Worker(self)
        self._adding.progress.connect(row.say_progress)
        self._key, self._missed = "", False
        self.window: PhotoWindow | None = None
        self.camera: CameraWindow | None = None
        row.files.connect(self.choose)
        row.camera.connect(self.film)
        row.opened.connect(self.open)
        row.strip.removed.connect(self.remove)

    @property
    def running(self) -> bool:
        """True while photos are being added or read."""
        return self._adding.running or self._reading.running or self._opening.running

    def show(self, draft: IntakeDraft, findings: tuple[Option, ...], in_hand: Callable[[], str]) -> None:
        """The photos of this draft; ``findings`` are what they may show, ``in_hand`` the one that a new photo shows."""
        before, missed = self._draft, self._missed
        self._draft, self._labels, self._in_hand, self._missed = draft, findings, in_hand, False
        if missed or before is None or (before.id, before.check.photos) != (draft.id, draft.check.photos):
            self._small = {}
            self._read(draft)  # not by our own doing: another return, or one found again
        self._show()

    def _show(self) -> None:
        draft = self._draft
        if draft is not None:
            photos = enumerate(draft.check.photos, 1)
            self._row.show_photos(
                tuple(Thumb(key, nth, self._says(nth, key), self._small.get(key, QImage())) for nth, key in photos)
            )

    def _says(self, number: int, key: str) -> str:
        found = self._draft.check.shown_by(key) if self._draft is not None else ""
        label = next((option.label for option in self._labels if option.value == found), "")
        return words.SHOWS.format(number=number, finding=label).strip()

    # --- what the store holds

    def _read(self, draft: IntakeDraft) -> None:
        """Small images of every photo, and the draft put right where a power cut came between the two."""

        def run() -> tuple[tuple[Shown, ...], dict[str, QImage]]:
            held = self._desk.held(draft)
            return held, {str(shown.row.id): thumbnail(shown.row.data, *_SMALL) for shown in held}

        def then(found: tuple[tuple[Shown, ...], dict[str, QImage]]) -> None:
            if self._draft is None or self._draft.id != draft.id:
                if self._draft is not None:
                    self._read(self._draft)  # another draft came meanwhile
                return
            self._small |= found[1]
            if self._draft.check.photos == draft.check.photos:
                self._put(self._desk.adopted(self._draft, found[0]))
            self._show()

        self._reading.start(run, then, self._unread)

    def _put(self, draft: IntakeDraft) -> None:
        """Say the next draft. Away from the page the draft goes on without us: what came is adopted when it is shown again."""
        if not self._page.isVisible():
            self._missed = True
        elif draft is not self._draft:
            self._draft = draft
            self.changed.emit(draft)

    def _fault(self, fault: Exception) -> None:
        dialogs.tell(self._page, words.NOT_KEPT, faults.said(fault, self._sentences))

    def _unread(self, fault: Exception) -> None:
        dialogs.tell(self._page, words.NOT_READ, faults.said(fault, self._sentences))

    # --- adding

    def choose(self) -> None:
        """Files from the chooser, several at once."""
        paths = dialogs.open_files(self._page, words.FROM_FILES, words.KINDS)
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Files that were chosen or dropped."""
        draft = self._draft
        if draft is None or not paths:
            return
        room, subject = QtDarkroom(), draft.id

        def run() -> Sequence[_Came]:
            came = []
            for nth, path in enumerate(paths):
                self._adding.tell(nth, len(paths))
                came.append(_kept(lambda path=path: self._desk.take(subject, path, room)))  # type: ignore[misc]
                if came[-1].ends:
                    break
            return came

        self._queue(subject, run)

    def _queue(self, subject: UUID, run: Callable[[], Sequence[_Came]]) -> None:
        """One after another: what is asked for while photos are being added waits."""
        self._waiting.append((subject, run))
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._adding.running:
            subject, run = self._waiting.pop(0)
            self._adding.start(run, lambda came: self._came(subject, came), self._fault)

    def _came(self, subject: UUID, came: Sequence[_Came]) -> None:
        draft = self._draft
        if draft is not None and draft.id == subject:  # another return finds them when it is opened again
            finding = self._in_hand()
            for one in came:
                if one.id is not None:
                    self._small[str(one.id)] = one.image or QImage()
                    known = str(one.id) in draft.check.photos
                    draft = draft if known else self._desk.noted(draft, one.id, finding)
            self._put(draft)
            self._show()
        self._next()
        self._tell([one.problem for one in came if one.problem is not None])
        for one in came:
            if one.fault is not None:
                self._fault(one.fault)

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Each file that is no photo, with its mend; beyond a few only how many more."""
        mark = words.EACH if len(problems) > 1 else ""
        said = [f"{mark}{self._sentences.text(problem)}" for problem in problems[:_TOLD]]
        if len(problems) > _TOLD:
            said.append(words.AND_MORE.format(count=len(problems) - _TOLD))
        if said:
            dialogs.tell(self._page, words.NOT_TAKEN, "\n".join(said))

    # --- the camera

    def film(self) -> None:
        """Open the camera, or say why there is none."""
        problem = self.cameras.problem()
        if problem is not None:
            self._no_camera(problem)
            return
        if self.camera is not None:
            self.camera.deleteLater()
        self.camera = CameraWindow(self.cameras, self._page)
        self.camera.shot.connect(self._shot)
        self.camera.failed.connect(self._no_camera)
        self.camera.open()
        self.camera.begin()

    def _no_camera(self, problem: Problem) -> None:
        dialogs.tell(self._page, words.CAMERA_STOPPED, self._sentences.text(problem))

    def _shot(self, image: QImage) -> None:
        draft = self._draft
        if draft is not None:
            subject = draft.id
            self._queue(subject, lambda: [_kept(lambda: self._desk.keep(subject, picture(image)))])

    # --- one photo

    def open(self, key: str) -> None:
        """Show a photo large."""
        if self.window is None:
            self.window = PhotoWindow(self._page)
            self.window.turned.connect(self._turn)
            self.window.tied.connect(self._tie)
            self.window.removed.connect(lambda: self.remove(self._key))
            self.window.finished.connect(self._closed)
        self._key = key
        self._show_large()
        self.window.open()
        self.window.view.setFocus()

    def _closed(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
        (self._row.strip if self._row.strip.isVisible() else self._row.said).setFocus()

    def _show_large(self) -> None:
        draft, window, key = self._draft, self.window, self._key
        if draft is None or window is None or key not in draft.check.photos:
            return
        photos = draft.check.photos
        number = photos.index(key) + 1
        window.show_photo(number, len(photos), self._says(number, key), self._labels, draft.check.shown_by(key))
        self._load(key)

    def _load(self, key: str) -> None:
        def run() -> QImage:
            row = self._desk.photo(UUID(key))
            return QImage.fromData(row.data) if row is not None else QImage()

        def then(image: QImage) -> None:
            if key != self._key:
                self._load(self._key)
            elif self.window is not None:
                self.window.view.show_image(image, self._sentences.text(_LOST) if image.isNull() else "")

        self._opening.start(run, then, self._unread)

    def _turn(self, step: int) -> None:
        photos = self._draft.check.photos if self._draft is not None else ()
        if self._key in photos:
            self._key = photos[min(max(0, photos.index(self._key) + step), len(photos) - 1)]
            self._show_large()

    def _tie(self, finding: str) -> None:
        if self._draft is not None:
            self._put(self._desk.noted(self._draft, UUID(self._key), finding))
            self._show()

    def remove(self, key: str) -> None:
        """Throw a photo away, once staff said so."""
        draft = self._draft
        if draft is None or key not in draft.check.photos:
            return
        number = draft.check.photos.index(key) + 1
        parent = self.window or self._page
        if not dialogs.ask(parent, words.REMOVE_TITLE.format(number=number), words.REMOVE_ASK, yes=words.REMOVE):
            return
        try:
            left = self._desk.drop(draft, UUID(key))
        except Exception as fault:  # a known fault of the store is said; a bug is raised again
            self._fault(fault)
            return
        self._put(left)
        self._show()
        if self.window is not None:
            self.window.reject()


_LOST = stop("photo-lost", "photos")


def _kept(take: Callable[[], PhotoRow | Problem]) -> _Came:
    try:
        made = take()
    except Exception as fault:  # what was kept before it is shown first, then the window decides what to say
        return _Came(fault=fault)
    if isinstance(made, Problem):
        return _Came(problem=made)
    return _Came(id=made.id, image=thumbnail(made.data, *_SMALL))
