"""Forms are data: what is typed comes out by key, Enter goes on, problems are shown at their field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.ui.views import FieldProblem
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.search_input import SearchInput
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from tests.ui.measure import cut
from tests.ui.typing_in import press, type_in

HOUSING = (Option("own", "持ち家"), Option("rent", "賃貸"))
SPECS = (
    FieldSpec(
        key="price", label="現金販売価格(税込)", kind=FieldKind.YEN, width=6, under="価格表 2021年6月1日版(見本)"
    ),
    FieldSpec(key="points", label="使うポイント", kind=FieldKind.POINTS, width=6),
    FieldSpec(key="born", label="生年月日(和暦･西暦)", kind=FieldKind.DATE, width=6),
    FieldSpec(key="age", label="西暦･年齢", width=6, derived=True),
    FieldSpec(key="housing", label="お住まい", kind=FieldKind.CHOICE, options=HOUSING, width=6),
    FieldSpec(
        key="line",
        label="回線契約",
        kind=FieldKind.SEGMENT,
        options=(Option("yes", "あり"), Option("", "なし")),
        width=6,
    ),
    FieldSpec(key="why", label="価格が違う理由", depends=("line", ("",))),
    FieldSpec(key="seen", label="原本を確認した", kind=FieldKind.CHECK),
)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(SPECS)
    qtbot.addWidget(made)
    made.resize(480, 400)
    with qtbot.waitActive(made):
        made.show()
    made.put({"line": "yes"})
    return made


def line(form: Form, key: str) -> LineInput:
    field = form.fields[key].input
    assert isinstance(field, LineInput)
    return field


def test_full_width_digits_come_out_plain_and_look_tidy_when_left(form: Form, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    form.changed.connect(lambda key, text: told.append((key, text)))
    form.left.connect(lambda key, text: left.append((key, text)))
    form.focus("price")
    type_in(line(form, "price"), "１０８０００")
    assert told[-1] == ("price", "108000")
    assert line(form, "price").text() == "１０８０００"
    press(line(form, "price"), "Return")
    assert left == [("price", "108000")]
    assert line(form, "price").text() == "108,000"
    assert form.focused() == "points"


def test_putting_says_nothing_and_leaves_typing_alone(form: Form, qtbot: QtBot) -> None:
    form.focus("price")
    type_in(line(form, "price"), "5000")
    with qtbot.assertNotEmitted(form.changed):
        form.put({"price": "5,000", "points": "300", "unknown": "x"})
    assert line(form, "price").text() == "5000"
    assert form.values()["points"] == "300"


def test_enter_walks_through_and_says_when_it_is_done(form: Form, qtbot: QtBot) -> None:
    form.focus("price")
    walked = []
    with qtbot.waitSignal(form.finished):
        for _ in range(len(form.order())):
            walked.append(form.focused())
            press(form.fields[form.focused()].input, "Return")
    assert tuple(walked) == form.order() == ("price", "points", "born", "housing", "line", "seen")


def test_a_field_appears_with_what_it_hangs_on(form: Form, qtbot: QtBot) -> None:
    assert form.fields["why"].isHidden()
    form.focus("line")
    press(form.fields["line"].input, "Right")
    assert form.values()["line"] == ""
    assert form.fields["why"].isVisible()


def test_choices_by_keyboard(form: Form, qtbot: QtBot) -> None:
    form.focus("housing")
    with qtbot.waitSignal(form.changed) as told:
        press(form.fields["housing"].input, "Down")
    assert told.args == ["housing", "own"]
    form.focus("seen")
    with qtbot.waitSignal(form.changed) as told:
        press(form.fields["seen"].input, "Space")
    assert told.args == ["seen", "yes"]


def test_the_wheel_changes_nothing_without_the_focus(form: Form, qtbot: QtBot) -> None:
    form.put({"housing": "own"})
    form.focus("price")
    box = form.fields["housing"].input
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert form.values()["housing"] == "own"


def test_a_problem_is_shown_at_its_field_with_its_mend(form: Form, qtbot: QtBot) -> None:
    form.show_problems((FieldProblem(key="price", text="入力してください"), FieldProblem(key="price", text="二つ目")))
    assert form.fields["price"].problem == "入力してください"
    assert form.fields["price"].input.accessibleDescription() == "入力してください"
    assert form.fields["points"].problem == ""
    form.show_problems(())
    assert form.fields["price"].problem == ""


def test_what_is_filled_in_says_so_until_it_is_changed(form: Form, qtbot: QtBot) -> None:
    form.put({"born": "S58.4.12"}, auto=frozenset({"born"}))
    assert form.fields["born"].auto
    form.focus("born")
    type_in(line(form, "born"), "1")
    assert not form.fields["born"].auto


def test_derived_fields_are_passed_over(form: Form) -> None:
    form.put({"age": "1983年4月12日 38歳"})
    assert line(form, "age").isReadOnly()
    assert "age" not in form.order()
    assert not form.focus("nowhere")


def test_nothing_is_cut(form: Form, qapp: QApplication) -> None:
    form.show_problems(tuple(FieldProblem(key=key, text="1けた足りません(11けた)") for key in form.order()))
    form.adjustSize()
    qapp.processEvents()
    assert cut(form) == []


def test_type_ahead(qtbot: QtBot) -> None:
    form = Form((FieldSpec(key="device", label="機種", kind=FieldKind.SEARCH), FieldSpec(key="next", label="次")))
    qtbot.addWidget(form)
    form.resize(400, 500)
    with qtbot.waitActive(form):
        form.show()
    field = form.fields["device"].input
    assert isinstance(field, SearchInput)
    form.changed.connect(
        lambda key, text: form.offer(key, (Option("a", "Xperia 1 II", "108,000円"), Option("b", "Xperia 5 II")))
    )
    form.focus("device")
    type_in(field, "xp")
    assert field.is_open()
    press(field, "Down")
    with qtbot.waitSignal(form.picked) as told:
        press(field, "Return")
    assert told.args == ["device", "b"]
    assert not field.is_open()
    type_in(field, "e")
    press(field, "Escape")
    assert not field.is_open()
    type_in(field, "r")
    form.focus("next")
    assert not field.is_open()


def test_a_pressed_segment_tells_whether_anything_was_chosen_before(qtbot: QtBot) -> None:
    row = SegmentInput((Option("", "なし"), Option("yes", "あり")))
    qtbot.addWidget(row)
    row.show()
    told: list[str] = []
    row.changed.connect(told.append)
    none, yes = row._buttons
    assert [none.isChecked(), yes.isChecked()] == [False, False]
    for button in (yes, yes, none, yes):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert [b for b in row._buttons if b.isChecked()] == [button]
    assert told == ["yes", "", "yes"]
    row.put("")
    assert none.isChecked() and not yes.isChecked()
