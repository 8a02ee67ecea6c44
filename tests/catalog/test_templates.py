"""Brackets of templates, and the width of a card line."""

from __future__ import annotations

import pytest

from posapp.catalog.templates import cells, well_formed


@pytest.mark.parametrize(
    "text", ["", "言葉だけ", "{monthly}です", "[[{monthly}から]]まで", "[[一]][[二]]", "[一]", "[[一\n二]]"]
)
def test_right_brackets(text: str) -> None:
    assert well_formed(text)


@pytest.mark.parametrize(
    "text", ["{", "}", "{monthly", "{month ly}", "{}", "[[一", "一]]", "[[一[[二]]三]]", "[[{一]]"]
)
def test_wrong_brackets(text: str) -> None:
    assert not well_formed(text)


@pytest.mark.parametrize(
    ("text", "width"), [("全角", 4), ("half", 4), ("ｶﾅ", 2), ("{surcharge}円", 10), ("[[{best_month}まで]]", 14)]
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width
