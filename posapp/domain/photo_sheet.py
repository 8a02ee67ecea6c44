"""写真票: which photos of a returned device stand on the shop's sheet. Knows no picture: a photo is its id and its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from posapp.domain.intake import Intake, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoOnSheet:
    """One photo. ``finding`` is the code of what it shows, empty for none; width and height are pixels, ``at`` is when it was added."""

    id: str
    digest: str
    width: int
    height: int
    at: datetime
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSheetCase:
    """What the sheet is composed from: photos in the order of their numbers, and the intake or the refusal they belong to."""

    intake: Intake
    issue: Issue
    photos: tuple[PhotoOnSheet, ...]
