"""回収写真票: a small neutral body, photos as they were kept, and no photo that is another one."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from posapp.documents import press
from posapp.documents.faults import PaperFault
from posapp.domain.digest import short_digest
from posapp.domain.photo_sheet import PhotoSheetCase
from posapp.services.photos import MOST
from tests.documents.photographed import picture_of, sheet_case
from tests.documents.reading import page_texts, sizes, squeezed


def shop(case: PhotoSheetCase) -> PhotoSheetCase:
    return replace(case, issue=replace(case.issue, copy_mark="shop"))


def test_every_photo_stands_there_with_number_finding_and_digest() -> None:
    case = shop(sheet_case(7))
    pages = page_texts(press.draw(press.compose_photos(case), picture_of))
    said = "".join(pages)
    for nth, photo in enumerate(case.photos, 1):
        assert f"写真{nth}" in said and squeezed(short_digest(photo.digest)) in said
    assert said.count("図の①") == said.count("ガラスが割れている・ひびがある") == 4
    assert squeezed("店舗控え") in pages[0] and squeezed(case.intake.ledger_number) in pages[0] and len(pages) == 2


def test_the_pictures_are_the_very_bytes_that_were_kept() -> None:
    case = sheet_case(5)
    pdf = press.draw(press.compose_photos(case), picture_of)
    inside = {
        hashlib.sha256(image.indirect_reference.get_object()._data).hexdigest()  # type: ignore[union-attr]
        for page in PdfReader(io.BytesIO(pdf)).pages
        for image in page.images
    }
    assert inside == {photo.digest for photo in case.photos}


def test_the_kept_body_holds_no_picture_and_prints_the_same_again() -> None:
    paper = press.compose_photos(sheet_case(MOST))
    body = press.to_json(paper)
    assert len(body) < 12_000
    again = press.from_json(body)
    assert again == paper and press.draw(again, picture_of) == press.draw(paper, picture_of)


@pytest.mark.parametrize(("count", "pages"), ((1, 1), (6, 1), (7, 2), (12, 2), (13, 3), (MOST, 4)))
def test_six_stand_on_a_page(count: int, pages: int) -> None:
    pdf = press.draw(press.compose_photos(sheet_case(count)), picture_of)
    assert len(page_texts(pdf)) == pages
    assert min(sizes(pdf)) >= 8


def test_a_photo_that_is_gone_or_another_one_is_not_printed() -> None:
    paper = press.compose_photos(sheet_case(2))
    for pictures in (lambda _: None, lambda _: picture_of("photo-9")):
        with pytest.raises(PaperFault) as fault:
            press.draw(paper, pictures)
        assert (fault.value.code, fault.value.detail) == ("paper-photo-lost", "photo-0")
    with pytest.raises(PaperFault):
        press.draw(paper)
