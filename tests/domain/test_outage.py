"""停電時の用紙: a number is keyed in at most once, and blank, keyed in and spoiled together are what was made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.outage import KEY_IN_DAYS, TAKES, Kit, KitLine, Matter, Sheet, SheetKind, SheetState, against
from posapp.domain.problem import Problem
from tests.documents.outages import kit_case

MADE, TODAY = date(2021, 6, 14), date(2021, 6, 15)
QUOTE = Sheet(number="W-210614-0001", kind=SheetKind.QUOTE, kit="X-210614-01", made_on=MADE)
INTAKE = replace(QUOTE, number="W-210614-0004", kind=SheetKind.INTAKE)


def test_the_last_numbers_of_a_form_are_those_in_large_print() -> None:
    line = KitLine(kind=SheetKind.QUOTE, numbers=("W-1", "W-2", "W-3"), large=2)
    assert [line.is_large(number) for number in line.numbers] == [False, True, True]
    assert not any(replace(line, large=0).is_large(number) for number in line.numbers)


def told(
    *numbers: str,
    matter: Matter = Matter.SALE,
    on: date = MADE,
    own: tuple[str, ...] = (),
    sheets: tuple[Sheet, ...] = (QUOTE, INTAKE),
) -> list[Problem]:
    return list(against(numbers, sheets, matter, own=own, on=on, today=TODAY))


def codes(*numbers: str, **more: object) -> list[str]:
    return [problem.code for problem in told(*numbers, **more)]  # type: ignore[arg-type]


def test_a_blank_sheet_of_the_right_kind_is_free_from_its_day_to_today() -> None:
    assert told() == told(QUOTE.number) == told(QUOTE.number, on=TODAY) == []
    assert told(INTAKE.number, matter=Matter.INTAKE) == []
    assert codes(QUOTE.number, on=MADE - timedelta(days=1)) == ["sheet-made-later"]
    assert codes(QUOTE.number, on=TODAY + timedelta(days=1)) == ["sheet-day-ahead"]
    assert codes(on=TODAY + timedelta(days=1)) == [], "without a sheet the day is nobody's business here"


def test_every_other_sheet_says_why_not() -> None:
    assert codes("W-000000-0000") == ["sheet-unknown"]
    assert codes(INTAKE.number) == codes(QUOTE.number, matter=Matter.INTAKE) == ["sheet-of-another-kind"]
    second = replace(QUOTE, number="W-210614-0002")
    assert codes(QUOTE.number, second.number, sheets=(QUOTE, second)) == ["sheet-twice-of-a-kind"]
    spoiled = replace(QUOTE, state=SheetState.SPOILED)
    assert codes(QUOTE.number, sheets=(spoiled,)) == ["sheet-spoiled"]
    keyed = replace(QUOTE, state=SheetState.KEYED, keyed_as="Q-210615-0001")
    (problem,) = told(QUOTE.number, sheets=(keyed,))
    assert (problem.code, dict(problem.values)["keyed_as"]) == ("sheet-keyed-already", "Q-210615-0001")
    assert told(QUOTE.number, sheets=(keyed,), own=("Q-210615-0001",)) == []


def test_each_kind_belongs_to_a_matter() -> None:
    assert frozenset().union(*TAKES.values()) == set(SheetKind)
    assert TAKES[Matter.QUOTE] < TAKES[Matter.SALE] and not TAKES[Matter.SALE] & TAKES[Matter.INTAKE]


def kit(*states: SheetState, used: date | None = None) -> Kit:
    sheets = tuple(
        replace(QUOTE, number=f"W-210614-{nth:04}", state=state, keyed_as="Q-1" if state is SheetState.KEYED else "")
        for nth, state in enumerate(states, 1)
    )
    return Kit(number=QUOTE.kit, sheets=sheets, used_on=used)


def test_only_a_kit_that_was_used_is_due() -> None:
    blank, keyed, spoiled = SheetState.BLANK, SheetState.KEYED, SheetState.SPOILED
    assert kit(blank, blank).due is None
    assert kit(blank, keyed, used=TODAY).due == TODAY + timedelta(days=KEY_IN_DAYS)
    assert kit(spoiled, keyed, used=TODAY).due is None
    assert kit(blank, keyed).made_on == MADE and len(kit(blank, keyed, spoiled).never_keyed) == 1


Steps = st.lists(
    st.tuples(st.sampled_from(["key", "spoil", "restore"]), st.integers(0, 4), st.integers(1, 3)), max_size=30
)


@given(Steps)
def test_a_number_is_keyed_in_at_most_once_whatever_staff_do(steps: list[tuple[str, int, int]]) -> None:
    sheets = {s.number: s for s in kit(*[SheetState.BLANK] * 5).sheets}
    order, became = list(sheets), Counter[str]()
    for what, at, record in steps:
        sheet = sheets[order[at]]
        if what == "key" and not list(
            against((sheet.number,), sheets.values(), Matter.SALE, own=(f"Q-{record}",), on=TODAY, today=TODAY)
        ):
            if sheet.state is SheetState.BLANK:
                became[sheet.number] += 1
            assert sheet.keyed_as in ("", f"Q-{record}"), "never another's"
            sheets[sheet.number] = replace(sheet, state=SheetState.KEYED, keyed_as=f"Q-{record}")
        elif what == "spoil" and sheet.state is SheetState.BLANK:
            sheets[sheet.number] = replace(sheet, state=SheetState.SPOILED)
        elif what == "restore" and sheet.state is SheetState.SPOILED:
            sheets[sheet.number] = replace(sheet, state=SheetState.BLANK)
        held = Kit(number=QUOTE.kit, sheets=tuple(sheets.values()))
        assert sum(len(held.of(state)) for state in SheetState) == 5
        assert all((s.keyed_as != "") is (s.state is SheetState.KEYED) for s in held.sheets)
    assert all(count == 1 for count in became.values())


def test_the_example_of_a_program_is_found() -> None:
    case = kit_case()
    program = next(program for program in case.programs if program.id == "docomo-okaeshi")
    found = case.example(program)
    assert found is not None and found.program is program
    assert replace(case, examples=()).example(program) is None


@pytest.mark.parametrize("kind", SheetKind)
def test_the_words_of_kinds_are_those_of_the_papers(kind: SheetKind) -> None:
    assert kind.value.startswith("outage-")
