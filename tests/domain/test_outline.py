"""The line drawings: six sides each, unfolded into any room without leaving it or covering one another."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.damage import EDGES
from posapp.domain.intake import Side
from posapp.domain.outline import Kind, Place, Room, faces, has_display, telling_side, unfold
from posapp.domain.purchase import CATEGORIES

SLACK = 1e-6


@pytest.mark.parametrize("category", sorted(CATEGORIES))
def test_every_kind_of_device_has_six_sides_whose_pieces_lie_inside(category: str) -> None:
    drawn = faces(category)
    assert {*drawn} == {*Side}
    for side, face in drawn.items():
        assert Kind.BODY in {piece.kind for piece in face.pieces}, side
        for piece in face.pieces:
            assert piece.left >= 0 and piece.left + piece.width <= face.width, (side, piece)
            assert piece.top >= 0 and piece.top + piece.height <= face.height, (side, piece)
            assert 2 * piece.radius <= min(piece.width, piece.height) + 1, (side, piece)


@pytest.mark.parametrize("category", sorted(CATEGORIES))
def test_edges_are_as_long_as_the_front(category: str) -> None:
    drawn = faces(category)
    front = drawn[Side.FRONT]
    assert {drawn[side].height for side in (Side.LEFT, Side.RIGHT)} == {front.height}
    assert {drawn[side].width for side in (Side.TOP, Side.BOTTOM)} == {front.width}


@pytest.mark.parametrize(
    ("category", "side", "glass"),
    [
        ("phone", Side.FRONT, True), ("watch", Side.FRONT, True), ("tv", Side.FRONT, True), ("pc", Side.FRONT, True),
        ("camera", Side.BACK, True), ("lens", Side.FRONT, False), ("audio", Side.FRONT, False),
    ],
)  # fmt: skip
def test_damage_is_told_on_the_side_with_the_display(category: str, side: Side, glass: bool) -> None:
    assert (telling_side(category), has_display(category)) == (side, glass)


def test_a_device_that_nobody_drew_is_a_box_too() -> None:
    assert {*faces("made-tomorrow")} == {*Side}


@given(
    category=st.sampled_from(sorted(CATEGORIES)), edges=st.sets(st.sampled_from(EDGES)), width=st.integers(120, 900),
    height=st.integers(120, 700), name=st.integers(0, 24), before=st.integers(0, 12), after=st.integers(0, 12),
)  # fmt: skip
def test_sides_stand_in_their_room_apart_and_in_one_scale(
    category: str, edges: Collection[Side], width: int, height: int, name: int, before: int, after: int
) -> None:
    room = Room(width=width, height=height, name=name, before=before, after=after)
    found = unfold(category, edges, room)
    assert {*found} == {Side.FRONT, Side.BACK, *edges}
    drawn = faces(category)
    scales = {round(place.width / drawn[side].width, 9) for side, place in found.items()}
    assert len(scales) == 1 and scales.pop() > 0
    for place in found.values():
        assert place.left >= before - SLACK and place.left + place.width <= width - after + SLACK
        assert place.top >= -SLACK and place.top + place.height <= height + SLACK
    for side in (Side.FRONT, Side.BACK):
        assert found[side].top >= name - SLACK
    for one, other in combinations(found.values(), 2):
        assert _apart(one, other)


def _apart(one: Place, other: Place) -> bool:
    return (
        one.left + one.width <= other.left + SLACK or other.left + other.width <= one.left + SLACK
        or one.top + one.height <= other.top + SLACK or other.top + other.height <= one.top + SLACK
    )  # fmt: skip


def test_where_it_is_narrow_the_back_stands_below() -> None:
    wide, narrow = (unfold("tv", EDGES, Room(width=w, height=h)) for w, h in ((600, 200), (200, 600)))
    assert wide[Side.BACK].left > wide[Side.RIGHT].left and wide[Side.BACK].top == wide[Side.FRONT].top
    assert narrow[Side.BACK].top > narrow[Side.BOTTOM].top and narrow[Side.BACK].left == narrow[Side.FRONT].left


def test_without_room_nothing_is_drawn_larger_than_it() -> None:
    assert {place.width for place in unfold("phone", EDGES, Room(width=4, height=4)).values()} == {0.0}
