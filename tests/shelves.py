"""The shipped catalogue, read once for all tests of a process: nothing in it can be changed."""

from __future__ import annotations

from functools import cache

from posapp.shelf import Shelf


@cache
def shelf() -> Shelf:
    """The one shelf; a test that needs other files makes its own."""
    return Shelf()
