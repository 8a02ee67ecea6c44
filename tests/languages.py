"""The shipped languages of papers, read once for all tests."""

from __future__ import annotations

from functools import cache

from posapp import resources
from posapp.catalog.languages import load_languages
from posapp.domain.phrasebook import Phrasebook


@cache
def books() -> tuple[Phrasebook, ...]:
    return load_languages(resources.root() / "i18n").books


@cache
def english() -> Phrasebook:
    return next(book for book in books() if book.tag == "en")
