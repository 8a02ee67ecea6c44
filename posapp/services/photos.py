"""Photos of a returned device: kept with the draft, numbered, tied to what they show. Knows no picture format and no camera."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from posapp.domain.photo_sheet import PhotoOnSheet
from posapp.domain.problem import Problem, stop
from posapp.flows.intake_forms import CheckForm, IntakeDraft, PhotoNote
from posapp.services.photo_ports import PhotoRecords, PhotoRow
from posapp.services.ports import Clock

MOST = 24
"""Photos of one device: four pages of the photo sheet."""
MEDIA = "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture ready to be kept: JPEG bytes, upright and small, with nothing in them but the picture."""

    data: bytes
    width: int
    height: int


class Darkroom(Protocol):
    """Makes a picture ready to be kept. May take a second: never on the window's thread."""

    def develop(self, path: Path) -> Picture | Problem:
        """Read a file that staff chose, whatever it turns out to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A photo of a draft as it is shown: its number from 1, what it shows (a finding's code or nothing)."""

    number: int
    finding: str
    row: PhotoRow


class PhotoDesk:
    """Keeps, numbers and throws away photos of drafts."""

    def __init__(self, photos: PhotoRecords, around: Clock) -> None:
        self._photos = photos
        self._around = around

    def keep(self, subject: UUID, picture: Picture) -> PhotoRow | Problem:
        """Make a photo of a draft durable; the row that is there when the very same picture is kept again."""
        held = self._photos.photos(subject)
        digest = hashlib.sha256(picture.data).hexdigest()
        same = next((row for row in held if row.digest == digest), None)
        if same is not None:
            return same
        if len(held) >= MOST:
            return stop("photos-enough", "photos", most=MOST)
        row = PhotoRow(
            id=self._around.new_id(), subject=subject, at=self._around.now(), media=MEDIA, width=picture.width,
            height=picture.height, digest=digest, data=picture.data,
        )  # fmt: skip
        self._photos.keep(row)
        return row

    def take(self, subject: UUID, path: Path, darkroom: Darkroom) -> PhotoRow | Problem:
        """A file becomes a photo of a draft, or a sentence that says why not."""
        made = darkroom.develop(path)
        return made if isinstance(made, Problem) else self.keep(subject, made)

    def picture(self, id: str) -> bytes | None:
        """The bytes of a photo, for papers that name it."""
        row = self._photos.photo(UUID(id))
        return None if row is None else row.data

    def on_sheet(self, draft: IntakeDraft) -> tuple[PhotoOnSheet, ...]:
        """The photos of a draft as the shop's sheet names them."""
        return tuple(
            PhotoOnSheet(
                id=str(shown.row.id), digest=shown.row.digest, width=shown.row.width, height=shown.row.height,
                at=shown.row.at, finding=shown.finding,
            )
            for shown in self.held(draft)
        )  # fmt: skip

    def photo(self, id: UUID) -> PhotoRow | None:
        """One photo."""
        return self._photos.photo(id)

    def held(self, draft: IntakeDraft) -> tuple[Shown, ...]:
        """Every photo of a draft that is in the store, in the order of their numbers."""
        rows = {str(row.id): row for row in self._photos.photos(draft.id)}
        ids = _ids(draft.check, tuple(rows))
        return tuple(Shown(number=nth, finding=draft.check.shown_by(id), row=rows[id]) for nth, id in enumerate(ids, 1))

    def adopted(self, draft: IntakeDraft, held: tuple[Shown, ...]) -> IntakeDraft:
        """The draft with exactly these photos: a power cut may come between a photo and the draft that names it."""
        return _with(draft, tuple(str(shown.row.id) for shown in held))

    def noted(self, draft: IntakeDraft, id: UUID, finding: str = "") -> IntakeDraft:
        """The draft with a photo more, or with another finding of one that it has."""
        check, key = draft.check, str(id)
        notes = tuple(note for note in check.photo_notes if note.photo != key)
        if finding:
            notes = (*notes, PhotoNote(photo=key, finding=finding))
        photos = check.photos if key in check.photos else (*check.photos, key)
        return replace(draft, check=replace(check, photos=photos, photo_notes=notes))

    def drop(self, draft: IntakeDraft, id: UUID) -> IntakeDraft:
        """Throw a photo away, with its note."""
        self._photos.drop(id)
        return _with(draft, tuple(key for key in draft.check.photos if key != str(id)))


def _ids(check: CheckForm, held: tuple[str, ...]) -> tuple[str, ...]:
    """What the draft names first, in its order, then what only the store knows."""
    named = tuple(dict.fromkeys(id for id in check.photos if id in held))
    return (*named, *(id for id in held if id not in named))


def _with(draft: IntakeDraft, photos: tuple[str, ...]) -> IntakeDraft:
    notes = tuple(note for note in draft.check.photo_notes if note.photo in photos)
    if (photos, notes) == (draft.check.photos, draft.check.photo_notes):
        return draft
    return replace(draft, check=replace(draft.check, photos=photos, photo_notes=notes))
