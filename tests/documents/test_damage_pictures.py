"""返却ガイド draws damage on a device of the customer's own kind, from the same lines as the checklist's drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.documents import alternatives, pdf, press
from posapp.documents.pictures import DamagePictures
from posapp.domain.purchase import CATEGORIES
from tests.documents import reading
from tests.documents.cases import case
from tests.documents.page_images import picture
from tests.documents.samples import papers

WHOLE = next(paper for paper in papers().values() if paper.kind == "ledger")
KINDS = ("power", "water", "crack", "mark")


def guide(category: str) -> DamagePictures:
    made = case("sony-zanka-2y")
    device = replace(made.quote.purchase.device, category=category)
    quote = replace(made.quote, purchase=replace(made.quote.purchase, device=device))
    (block,) = reading.blocks_of(press.compose("return-guide", replace(made, quote=quote)), DamagePictures)
    return block


@pytest.mark.parametrize("category", ["phone", "camera", "tv"])
def test_a_device_with_a_display_can_crack(category: str) -> None:
    block = guide(category)
    assert (block.category, tuple(kind for kind, _ in block.names)) == (category, KINDS)


@pytest.mark.parametrize("category", ["lens", "audio"])
def test_a_device_without_one_cannot(category: str) -> None:
    block = guide(category)
    assert (block.category, tuple(kind for kind, _ in block.names)) == (category, ("power", "water", "mark"))
    assert "画面割れ" not in alternatives.damage(block)


def test_a_guide_from_before_shows_a_phone() -> None:
    block = guide("phone")
    assert DamagePictures(block.names, block.lines) == block


@pytest.mark.parametrize("large", [False, True])
def test_every_kind_of_device_has_a_picture_of_its_own(large: bool) -> None:
    seen = {}
    for category in sorted(CATEGORIES):
        alone = replace(WHOLE, blocks=(replace(guide("phone"), category=category),), large=large)
        seen[category] = picture(pdf.draw(alone)).tobytes()
    assert seen["watch"] == seen["pixel-watch"] and seen["pc"] == seen["acpc"]
    assert len(set(seen.values())) == len(CATEGORIES) - 2
