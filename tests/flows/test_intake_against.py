"""What stands against a return as far as it was looked at, and characters that no paper could show, each at its step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.domain.problem import stop
from posapp.flows.forms import YES
from posapp.flows.intake import INTAKE, against
from posapp.flows.intake_forms import CheckForm
from posapp.flows.intake_reading import NO
from tests.domain.samples import codes
from tests.flows.test_intake import DONE, PERSON, SEEN, view

CRACKED = replace(SEEN, findings=("glass-cracked",), choice="keep")


def test_nothing_stands_against_a_sound_return() -> None:
    assert against(view()) == ()


def test_before_the_checklist_only_the_counters_own_reasons_count() -> None:
    turned_away = replace(DONE, person=replace(PERSON, owner=NO, arrears=YES), check=CheckForm())
    assert codes(against(view(turned_away))) == ["not-owner", "in-arrears"]
    assert against(view(on=None)) == ()


def test_after_the_checklist_the_settlements_reasons_join_each_once() -> None:
    late = DONE.started_at.replace(year=2026, month=10)
    cracked = replace(DONE, check=CRACKED, started_at=late)
    told = codes(against(view(cracked, now=late)))
    assert told == ["surcharge-not-below-remaining"]
    both = replace(cracked, person=replace(PERSON, owner=NO))
    assert codes(against(view(both, now=late))) == ["not-owner", "surcharge-not-below-remaining"]
    assert against(view(replace(DONE, check=replace(SEEN, choice="keep")))) == (), "the customer's own choice"


@pytest.mark.parametrize(
    ("step", "where"), [("find", "maker"), ("who", "family"), ("what", "serial"), ("check", "head:6")]
)
def test_a_character_that_cannot_be_printed_stops_the_step_that_holds_it(step: str, where: str) -> None:
    found = stop("glyph-missing", where, character="🦄")
    held = view(unprintable=((step, found),))
    for other in INTAKE.steps[:5]:
        assert (found in other.check(held)) is (other.name == step)
    assert found in INTAKE.step("sign").check(held)
