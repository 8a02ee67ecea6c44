"""What a photo sheet is composed from can be kept as text: a photo is its id and digest, never its picture."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from posapp.domain.digest import canonical
from posapp.domain.photo_sheet import PhotoOnSheet


def test_a_photo_on_the_sheet_is_small_text() -> None:
    photo = PhotoOnSheet(id="a", digest="0" * 64, width=1600, height=1200, at=datetime(2024, 12, 18, tzinfo=UTC))
    told = json.loads(canonical(photo))
    assert (told["id"], told["finding"], told["width"]) == ("a", "", 1600)
    assert len(canonical(photo)) < 300
