"""A character that no face has, in 回収: told at its field long before the signature, and the signature waits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.pages.returns.stage import Counter


def test_it_is_told_at_its_field_and_keeps_the_device_from_being_taken_in(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    sound = counter.made(person={"occupation": "会社員☃"}, check={"choice": "now"})
    counter.open(sound, "who", "occupation")
    problems = [(p.code, p.where) for p in counter.page.problems() if p.stops]
    assert problems == [("glyph-missing", "occupation")]
    assert not counter.page.primary().enabled and "☃" in counter.page.primary().sentence
    counter.page.act("problem")
    assert counter.page.focused() == "occupation"
    counter.picture("return-unprintable")
    mended = counter.desk.services.returns.put(sound, "person", occupation="会社員")
    counter.open(mended, "who", "occupation")
    assert [p.code for p in counter.page.problems() if p.stops] == []
