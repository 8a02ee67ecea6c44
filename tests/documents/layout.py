"""What a drawn page looks like to a reader who only sees it: letters outside the text block, and letters over one another."""

from __future__ import annotations

import pypdfium2

MM = 72 / 25.4
LEFT, RIGHT, LOW, HIGH = 14.5, 195.8, 13.0, 284.0
"""The text block with what a letter may lean over it, in millimetres from the lower left of an A4 page."""
_OVER = 0.25

Box = tuple[float, float, float, float, str]


def faults(pdf: bytes) -> list[str]:
    """Each letter that stands wrong, with its page and place."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[str] = []
    for number, page in enumerate(document, start=1):
        boxes = sorted(_letters(page))
        found += [f"page {number}: {box[4]} outside at {_at(box)}" for box in boxes if _outside(box)]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                if other[0] >= one[2]:
                    break
                if _over(one, other):
                    found.append(f"page {number}: {other[4]} over {one[4]} at {_at(one)}")
        page.close()
    document.close()
    return found


def _letters(page: pypdfium2.PdfPage) -> list[Box]:
    text = page.get_textpage()
    found = []
    for n in range(text.count_chars()):
        left, low, right, high = text.get_charbox(n)
        letter = text.get_text_range(n, 1)
        if letter.strip() and right - left > 0.1 and high - low > 0.1:
            found.append((left, low, right, high, letter))
    text.close()
    return found


def _at(box: Box) -> str:
    return f"{box[0] / MM:.0f} mm from the left, {box[1] / MM:.0f} mm from below"


def _outside(box: Box) -> bool:
    return box[0] < LEFT * MM or box[2] > RIGHT * MM or box[1] < LOW * MM or box[3] > HIGH * MM


def _over(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > _OVER * min(one[2] - one[0], other[2] - other[0]) and high > _OVER * min(
        one[3] - one[1], other[3] - other[1]
    )
