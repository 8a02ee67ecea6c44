"""Damage is marked on the edges and photographed by keystrokes alone; resumed; receipt and photo sheet are read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from posapp.domain.handin_choices import Way
from posapp.ui.pages.returns.check import CheckPage
from posapp.ui.widgets.device_drawing import DeviceDrawing
from tests.e2e.counter import Person, World
from tests.e2e.return_counter import ReturnTill, contract, found
from tests.e2e.test_intake_by_keyboard import BACK, GLASS, papers_of

DOCOMO = BACK["docomo"]
pytestmark = pytest.mark.qt_log_ignore(
    "grabbing the keyboard", extend=True
)  # off screen there is none to grab for a menu


@pytest.fixture
def till(world: World) -> Iterator[ReturnTill]:
    """A cracked device on the counter, at the first head of the checklist."""
    contract(world, DOCOMO.program)
    world.now = DOCOMO.on
    made = ReturnTill(world)
    made.unlock()
    made.begin()
    made.through()
    yield made
    made.close()


def page(till: ReturnTill) -> CheckPage:
    shown = till.place
    assert isinstance(shown, CheckPage)
    return shown


def test_edges_are_marked_and_photos_kept_until_the_sheet(till: ReturnTill, tmp_path: Path, person: Person) -> None:
    till.check(GLASS, until="choice")
    till.hands.key("Ctrl+1")
    assert isinstance(till.hands.focus(), DeviceDrawing)
    till.hands.key("Up", "Enter", "PgDown", "Enter", "PgDown", "PgDown", "Down", "Space", "Space", "Delete")
    assert [(mark.side.value, mark.across, mark.down) for mark in till.draft.check.marks] == [
        ("front", 500, 450), ("right", 500, 500), ("left", 500, 550),
    ]  # fmt: skip
    files = []
    for nth, tone in enumerate(("#802020", "#208020")):
        files.append(tmp_path / f"傷 {nth}.png")
        Image.new("RGB", (2000, 1500), tone).save(files[-1])
    person.targets = tuple(files)
    till.hands.key("F7", "Enter")
    till.until(lambda: len(till.draft.check.photos) == 2, "the photos were not taken")
    kept = till.draft
    assert till.services.returns.resume(kept.id) == kept
    till.front.returning.resume(kept.id)  # type: ignore[union-attr]
    till.until(lambda: not page(till).photos.running, "the photos were not read again")
    assert till.draft.check == kept.check
    till.take(Way.NOW)
    till.sign()
    (row,) = till.services.returns.intakes()
    said = dict(papers_of(till, row))
    assert "図の①②③" in said["intake-receipt"] and "前面①" in said["intake-receipt"]
    assert "写真2" in said["photo-sheet"] and "図の①②③" in said["photo-sheet"]
    held = till.services.slips.of(row.id)
    assert held is not None
    (sheet,) = (paper for paper in held[1] if paper.kind == "photo-sheet")
    images = [image for shown in PdfReader(io.BytesIO(till.services.papers.pdf(sheet))).pages for image in shown.images]
    assert [image.image.size for image in images if image.image is not None] == [(1600, 1200)] * 2


def test_a_photo_is_opened_and_thrown_away_by_keys(till: ReturnTill, tmp_path: Path, person: Person) -> None:
    till.check(found(6, "glass-cracked"), until="finding:glass-cracked")
    till.hands.key("Space")
    path = tmp_path / "a.jpg"
    Image.new("RGB", (800, 600), "#204080").save(path)
    person.targets = (path,)
    till.hands.key("F7", "Enter")
    till.until(lambda: len(till.draft.check.photos) == 1, "the photo was not taken")
    strip = page(till).where.photos.strip
    for _ in range(40):
        if till.hands.focus() is strip:
            break
        till.hands.key("Shift+Tab")
    assert till.hands.focus() is strip, "the photos are reached by Tab"
    till.hands.key("Delete")
    assert till.draft.check.photos == () and "消した写真は戻せません" in person.told[-1]
