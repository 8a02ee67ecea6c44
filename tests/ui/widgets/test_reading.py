"""フリガナ from the input method: the cases found in trials, as plain strings, then through a real field."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui.widgets.form import Form
from posapp.ui.widgets.name_input import NameInput, Reading
from posapp.ui.widgets.spec import FieldKind, FieldSpec
from tests.ui.typing_in import press, type_in

Events = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("events", "kana"),
    [
        ([("た", ""), ("たか", ""), ("たかさき", ""), ("高崎", ""), ("", "高崎")], ["タカサキ"]),
        ([("けn", ""), ("健", ""), ("", "健")], ["ケン"]),
        ([("こばやs", ""), ("こばやし", ""), ("小林", ""), ("", "小林")], ["コバヤシ"]),
        # F7: katakana is its own reading
        ([("たろう", ""), ("タロウ", ""), ("", "タロウ")], ["タロウ"]),
        # a prediction taken early, in kana: the commit knows more than the preedit
        ([("さ", ""), ("", "さくら")], ["サクラ"]),
        # a prediction taken early, in kanji: only what was typed is known
        ([("たか", ""), ("", "高崎")], ["タカ"]),
        # Escape forgets
        ([("たかし", ""), ("", ""), ("ま", ""), ("真", ""), ("", "真")], ["マ"]),
        # two clauses: given with the last
        ([("たかさきたろう", ""), ("髙﨑太郎", ""), ("太郎", "髙﨑"), ("", "太郎")], ["タカサキタロウ"]),
        # two compositions
        ([("よし", ""), ("", "𠮷"), ("の", ""), ("", "野")], ["ヨシ", "ノ"]),
        # letters and digits have no reading
        ([("abc", ""), ("", "abc"), ("", "ABC")], []),
        ([("１２", ""), ("", "１２")], []),
    ],
)
def test_what_is_heard(events: Events, kana: list[str]) -> None:
    reading = Reading()
    heard = [reading.hear(preedit, commit) for preedit, commit in events]
    assert [h for h in heard if h] == kana


def compose(field: NameInput, typed: str, written: str) -> None:
    for length in range(1, len(typed) + 1):
        QApplication.sendEvent(field, QInputMethodEvent(typed[:length], []))
    QApplication.sendEvent(field, QInputMethodEvent(written, []))
    taken = QInputMethodEvent("", [])
    taken.setCommitString(written)
    QApplication.sendEvent(field, taken)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(
        (
            FieldSpec(key="family", label="姓", kind=FieldKind.NAME, reading_to="kana"),
            FieldSpec(key="kana", label="フリガナ(姓)", kind=FieldKind.KANA),
        )
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def name_of(form: Form) -> NameInput:
    field = form.fields["family"].input
    assert isinstance(field, NameInput)
    return field


def test_the_kana_field_fills_itself_and_says_so(form: Form, qtbot: QtBot) -> None:
    form.focus("family")
    with qtbot.waitSignal(form.changed, check_params_cb=lambda key, text: (key, text) == ("kana", "コバヤシ")):
        compose(name_of(form), "こばやし", "小林")
    assert form.values() == {"family": "小林", "kana": "コバヤシ"}
    assert form.fields["kana"].auto


def test_what_was_typed_by_hand_is_never_overwritten(form: Form, qtbot: QtBot) -> None:
    form.focus("kana")
    type_in(form.fields["kana"].input, "オバヤシ")
    form.focus("family")
    compose(name_of(form), "こばやし", "小林")
    assert form.values()["kana"] == "オバヤシ"
    assert not form.fields["kana"].auto


def test_correcting_a_reading_makes_it_ones_own(form: Form, qtbot: QtBot) -> None:
    form.focus("family")
    compose(name_of(form), "たか", "高崎")
    form.focus("kana")
    form.fields["kana"].input.end(False)  # type: ignore[union-attr]
    type_in(form.fields["kana"].input, "サキ")
    assert form.values()["kana"] == "タカサキ"
    assert not form.fields["kana"].auto


def test_an_emptied_name_takes_its_reading_with_it(form: Form, qtbot: QtBot) -> None:
    form.focus("family")
    compose(name_of(form), "こばやし", "小林")
    press(name_of(form), "Ctrl+A")
    press(name_of(form), "Backspace")
    assert form.values() == {"family": "", "kana": ""}
