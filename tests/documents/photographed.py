"""Photos for the papers' tests: drawn here, kept by id as the store would."""

from __future__ import annotations

import hashlib
from datetime import UTC, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from posapp.domain.intake import DamageMark, Side
from posapp.domain.photo_sheet import PhotoOnSheet, PhotoSheetCase
from tests.documents.intakes import intake, issue


@cache
def jpeg(nth: int, wide: int = 320, high: int = 240) -> bytes:
    """A device with a crack, another one for every number."""
    made = Image.new("RGB", (wide, high), f"#{(200 + 7 * nth) % 255:02x}d8e0")
    pen = ImageDraw.Draw(made)
    pen.rounded_rectangle(
        (wide * 0.3, high * 0.05, wide * 0.7, high * 0.95), 20, fill="#20242c", outline="#888888", width=3
    )
    for turn in range(6):
        pen.line(
            (wide * 0.5, high * 0.5, wide * (0.32 + 0.07 * turn), high * (0.1 + 0.13 * ((turn + nth) % 6))),
            fill="#f0f0f0",
            width=2,
        )
    out = BytesIO()
    made.save(out, "JPEG", quality=80)
    return out.getvalue()


def picture_of(id: str) -> bytes | None:
    """What the store gives for an id."""
    number = id.removeprefix("photo-")
    return jpeg(int(number), *((240, 320) if int(number) % 3 == 2 else (320, 240))) if number.isdecimal() else None


def sheet_case(count: int = 7) -> PhotoSheetCase:
    """The worked return with so many photos; every second shows the crack."""
    taken = intake(findings=("glass-cracked",), marks=(DamageMark("glass-cracked", Side.FRONT, 600, 740),))
    photos = []
    for nth in range(count):
        data = picture_of(f"photo-{nth}")
        assert data is not None
        wide, high = (240, 320) if nth % 3 == 2 else (320, 240)
        photos.append(
            PhotoOnSheet(
                id=f"photo-{nth}", digest=hashlib.sha256(data).hexdigest(), width=wide, height=high,
                at=(taken.received_at + timedelta(minutes=nth)).astimezone(UTC), finding="glass-cracked" if nth % 2 == 0 else "",
            )
        )  # fmt: skip
    return PhotoSheetCase(intake=taken, issue=issue("V-210220-0007", taken.assessed_at), photos=tuple(photos))
