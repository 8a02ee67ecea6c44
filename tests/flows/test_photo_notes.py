"""A photo shows a finding as long as the finding is ticked."""

from __future__ import annotations

from dataclasses import replace

from posapp.flows.intake_forms import CheckForm, PhotoNote


def test_a_photo_shows_its_finding_until_that_is_taken_back() -> None:
    check = CheckForm(findings=("dent",), photos=("a", "b"), photo_notes=(PhotoNote(photo="b", finding="dent"),))
    assert [check.shown_by(photo) for photo in check.photos] == ["", "dent"]
    assert replace(check, findings=()).shown_by("b") == ""
