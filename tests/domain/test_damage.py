"""Marks of damage are numbered once for screen and paper, in the order they were set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.damage import EDGES, MOST_MARKS, sign, signs, signs_on
from posapp.domain.intake import DamageMark, Side

MARKS = st.lists(
    st.builds(
        DamageMark, st.sampled_from(("glass-cracked", "dent", "water")), st.sampled_from(Side), st.integers(0, 1000),
        st.integers(0, 1000),
    ),
    max_size=MOST_MARKS,
)  # fmt: skip


def test_the_signs_are_the_circled_figures_of_as_many_marks_as_there_may_be() -> None:
    assert "".join(map(sign, range(1, MOST_MARKS + 1))) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


@pytest.mark.parametrize("nth", (0, -1, MOST_MARKS + 1))
def test_there_is_no_sign_for_another_number(nth: int) -> None:
    with pytest.raises(ValueError, match=str(nth)):
        sign(nth)


def test_two_marks_of_one_finding_share_its_line_and_keep_their_own_sides() -> None:
    marks = [
        DamageMark("glass-cracked", Side.FRONT, 100, 200),
        DamageMark("dent", Side.LEFT, 500, 500),
        DamageMark("glass-cracked", Side.BACK, 0, 1000),
    ]
    assert signs(marks) == {"glass-cracked": "①③", "dent": "②"}
    assert [signs_on(marks, side) for side in (Side.FRONT, Side.LEFT, Side.BACK, Side.TOP)] == ["①", "②", "③", ""]
    assert signs([]) == {}


@given(marks=MARKS)
def test_each_mark_has_one_number_told_with_its_finding_and_with_its_side(marks: list[DamageMark]) -> None:
    every = sorted(sign(nth) for nth in range(1, len(marks) + 1))
    assert sorted("".join(signs(marks).values())) == every
    assert sorted("".join(signs_on(marks, side) for side in Side)) == every
    for nth, mark in enumerate(marks, 1):
        assert sign(nth) in signs(marks)[mark.finding] and sign(nth) in signs_on(marks, mark.side)


@given(marks=MARKS.filter(bool))
def test_the_last_mark_taken_back_leaves_every_other_number_alone(marks: list[DamageMark]) -> None:
    before, after = signs(marks), signs(marks[:-1])
    last = sign(len(marks))
    assert {finding: text.replace(last, "") for finding, text in before.items()} == {
        finding: after.get(finding, "") for finding in before
    }


def test_the_edges_are_the_sides_beyond_front_and_back() -> None:
    assert {*EDGES} == {*Side} - {Side.FRONT, Side.BACK}
