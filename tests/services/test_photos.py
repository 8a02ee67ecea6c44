"""Photos of a returned device: numbered in the draft, kept once, thrown away with their note, found again after a cut."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from posapp.domain.problem import Problem, stop
from posapp.flows.flow import Cursor
from posapp.flows.intake_forms import CheckForm, IntakeDraft
from posapp.services.photo_ports import PhotoRow
from posapp.services.photos import MOST, PhotoDesk, Picture
from tests.ui.intake_twins import Photos

NOW = datetime(2024, 12, 18, 11, 20, tzinfo=timezone(timedelta(hours=9)))


@dataclass
class Around:
    ids: list[UUID] = field(default_factory=list)

    def now(self) -> datetime:
        return NOW

    def new_id(self) -> UUID:
        self.ids.append(uuid4())
        return self.ids[-1]


@pytest.fixture
def desk() -> PhotoDesk:
    return PhotoDesk(Photos(), Around())


def draft(**check: object) -> IntakeDraft:
    made = IntakeDraft(id=uuid4(), number="U-241218-001", staff="中村 健", started_at=NOW, cursor=Cursor("check"))
    return replace(made, check=CheckForm(findings=("glass-cracked", "lens-broken"), **check))  # type: ignore[arg-type]


def kept(desk: PhotoDesk, subject: UUID, name: str) -> PhotoRow:
    row = desk.keep(subject, Picture(data=name.encode(), width=40, height=30))
    assert isinstance(row, PhotoRow)
    return row


def test_photos_are_numbered_in_the_order_of_the_draft_and_know_what_they_show(desk: PhotoDesk) -> None:
    held = draft()
    first, second = (kept(desk, held.id, name) for name in ("a", "b"))
    held = desk.noted(held, second.id)
    held = desk.noted(held, first.id, "glass-cracked")
    assert [(s.number, s.finding, s.row.data) for s in desk.held(held)] == [(1, "", b"b"), (2, "glass-cracked", b"a")]
    held = desk.noted(held, first.id, "lens-broken")
    assert [s.finding for s in desk.held(held)] == ["", "lens-broken"] and len(held.check.photos) == 2
    held = desk.noted(held, first.id)
    assert held.check.photo_notes == ()


def test_a_finding_that_was_taken_back_is_not_shown_any_more(desk: PhotoDesk) -> None:
    held = draft()
    held = desk.noted(held, kept(desk, held.id, "a").id, "glass-cracked")
    held = replace(held, check=replace(held.check, findings=("lens-broken",)))
    assert [s.finding for s in desk.held(held)] == [""]


def test_the_same_picture_is_kept_once(desk: PhotoDesk) -> None:
    held = draft()
    row = kept(desk, held.id, "a")
    assert kept(desk, held.id, "a") == row and kept(desk, uuid4(), "a") != row
    once = desk.noted(desk.noted(held, row.id), row.id)
    assert once.check.photos == (str(row.id),)


def test_after_so_many_photos_there_are_enough(desk: PhotoDesk) -> None:
    held = draft()
    for nth in range(MOST):
        kept(desk, held.id, str(nth))
    more = desk.keep(held.id, Picture(data=b"more", width=1, height=1))
    assert isinstance(more, Problem) and more.code == "photos-enough" and dict(more.values) == {"most": MOST}
    assert len(desk.held(held)) == MOST


def test_a_photo_thrown_away_takes_its_note_with_it(desk: PhotoDesk) -> None:
    held = draft()
    rows = [kept(desk, held.id, name) for name in "abc"]
    for row in rows:
        held = desk.noted(held, row.id, "glass-cracked")
    held = desk.drop(held, rows[1].id)
    assert [s.row.data for s in desk.held(held)] == [b"a", b"c"]
    assert [note.photo for note in held.check.photo_notes] == [str(rows[0].id), str(rows[2].id)]
    assert desk.photo(rows[1].id) is None and desk.photo(rows[0].id) == rows[0]


def test_a_photo_that_a_power_cut_left_without_its_draft_is_found_again(desk: PhotoDesk) -> None:
    held = draft(photos=(str(uuid4()),))  # named, but never durable
    row = kept(desk, held.id, "a")
    found = desk.adopted(held, desk.held(held))
    assert found.check.photos == (str(row.id),)
    assert desk.adopted(found, desk.held(found)) is found


def test_a_file_goes_through_the_darkroom_first(desk: PhotoDesk) -> None:
    class Room:
        def develop(self, path: Path) -> Picture | Problem:
            if path.name == "bad":
                return stop("photo-damaged", "photos", file="bad")
            return Picture(data=path.name.encode(), width=2, height=1)

    subject = uuid4()
    made = desk.take(subject, Path("good"), Room())
    assert isinstance(made, PhotoRow) and (made.data, made.media, made.width) == (b"good", "image/jpeg", 2)
    assert made.digest == "770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c"
    bad = desk.take(subject, Path("bad"), Room())
    assert isinstance(bad, Problem) and bad.code == "photo-damaged"
