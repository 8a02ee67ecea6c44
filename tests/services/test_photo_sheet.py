"""写真票 is made with the receipt and with 査定結果書, for the shop alone; photos live as long as their return, in a real encrypted store."""

from __future__ import annotations

from datetime import datetime

import pytest

from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Services
from posapp.services.intake_ports import IntakeRow
from posapp.services.photo_ports import PhotoRow
from posapp.services.photos import Picture
from tests.documents.photographed import jpeg
from tests.documents.reading import page_texts
from tests.services.conftest import JAPAN, World
from tests.services.test_receiving import elsewhere, filled, received


@pytest.fixture
def draft(shop: Services, world: World) -> IntakeDraft:
    """A sound device on the counter, its checklist done, three photos taken; the second shows nothing special."""
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    made = filled(shop, elsewhere(shop))
    shop.returns.save(made)
    for nth in range(3):
        row = shop.photos.keep(made.id, Picture(data=jpeg(nth), width=320, height=240))
        assert isinstance(row, PhotoRow)
        made = shop.photos.noted(made, row.id)
    shop.returns.save(made)
    return made


def sheets(shop: Services, row: IntakeRow) -> list[bytes]:
    found = shop.slips.of(row.id)
    assert found is not None
    return [shop.papers.pdf(paper) for paper in found[1] if paper.kind == "photo-sheet"]


def test_photos_are_read_back_after_the_shop_was_closed(shop: Services, world: World, draft: IntakeDraft) -> None:
    kept = shop.returns.resume(draft.id)
    assert kept is not None and kept.check.photos == draft.check.photos
    assert [shown.row.data for shown in shop.photos.held(kept)] == [jpeg(nth) for nth in range(3)]


def test_the_receipt_comes_with_one_sheet_for_the_shop(shop: Services, draft: IntakeDraft) -> None:
    row = received(shop, draft)
    (pdf,) = sheets(shop, row)
    (page,) = page_texts(pdf)
    assert "回収写真票" in page and "店舗控え" in page and "写真3" in page and "K-2024-000001" in page
    assert sheets(shop, row) == [pdf]
    found = shop.slips.of(row.id)
    assert found is not None
    (sheet,) = (paper for paper in found[1] if paper.kind == "photo-sheet")
    assert sheet.number == f"V{draft.number[1:]}" and len(sheet.body) < 4000


def test_a_refused_return_keeps_its_photos_and_its_sheet(shop: Services, draft: IntakeDraft) -> None:
    row = shop.returns.refuse(shop.returns.put(draft, "person", owner="no"))
    assert len(sheets(shop, row)) == 1 and len(shop.photos.held(draft)) == 3


def test_without_photos_there_is_no_sheet(shop: Services, world: World) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    assert sheets(shop, received(shop, filled(shop, elsewhere(shop)))) == []


def test_photos_of_a_discarded_draft_go_and_evidence_stays(shop: Services, draft: IntakeDraft) -> None:
    other = filled(shop, elsewhere(shop))
    shop.returns.save(other)
    gone = shop.photos.keep(other.id, Picture(data=jpeg(9), width=320, height=240))
    assert isinstance(gone, PhotoRow)
    shop.returns.discard(other.id)
    assert shop.photos.photo(gone.id) is None
    received(shop, draft)
    first = shop.photos.held(draft)[0].row.id
    shop.photos.drop(draft, first)
    assert shop.photos.photo(first) is not None and len(shop.photos.held(draft)) == 3
