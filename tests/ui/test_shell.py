"""The shell runs any flow: a made-up one of two steps shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from posapp.domain.problem import Problem, stop
from posapp.flows.flow import Cursor, Flow, Step
from posapp.services.ports import StoreFault
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.page import PrimaryView, SalePage
from posapp.ui.shell import Around, Shell
from posapp.ui.views import PanelView, StepState
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.spec import FieldSpec
from tests.ui import samples
from tests.ui.typing_in import press, read_in, type_in


@dataclass(frozen=True)
class Order:
    number: str = "0615-07"
    cursor: Cursor = field(default_factory=lambda: Cursor("what"))
    texts: tuple[tuple[str, str], ...] = ()

    def text(self, key: str) -> str:
        return dict(self.texts).get(key, "")

    def put(self, key: str, value: str) -> Order:
        return replace(self, texts=tuple((dict(self.texts) | {key: value}).items()))


def need(*keys: str):  # type: ignore[no-untyped-def]
    def check(order: Order) -> tuple[Problem, ...]:
        return tuple(stop("missing", key) for key in keys if not order.text(key))

    return check


FLOW: Flow[Order] = Flow(
    "order", (Step("what", need("dish", "size"), lambda order: "who"), Step("who", need("name"), lambda order: None))
)


class Desk:
    """Keeps drafts in a list."""

    def __init__(self) -> None:
        self.saved: list[Order] = []
        self.fault: StoreFault | None = None

    def view(self, draft: Order) -> Order:
        return draft

    def save(self, draft: Order) -> datetime:
        if self.fault:
            raise self.fault
        self.saved.append(draft)
        return datetime(2021, 6, 15, 14, 22, tzinfo=UTC)

    def move(self, draft: Order, cursor: Cursor) -> Order:
        return replace(draft, cursor=cursor)


class Page(SalePage):
    """A step made of a form."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.form = Form(tuple(FieldSpec(key=key, label=key) for key in keys))
        QVBoxLayout(self).addWidget(self.form)
        self.order = Order()
        self.acts: list[str] = []
        self.codes: list[str] = []
        self.blocked = False
        self.form.changed.connect(lambda key, value: self.changed.emit(self.order.put(key, value)))
        self.form.left.connect(self._leave)
        self.form.finished.connect(self.forward)

    def _leave(self, key: str, value: str) -> None:
        self.left.emit(replace(self.order.put(key, value), cursor=Cursor(self.order.cursor.step, key)))

    def show_view(self, view: Order) -> None:  # type: ignore[override]
        self.order = view
        self.form.put(dict(view.texts))

    def focus_field(self, key: str) -> None:
        self.form.focus(key if key in self.form.fields else self.first_field())

    def first_field(self) -> str:
        return self.form.order()[0]

    def primary(self) -> PrimaryView:
        return PrimaryView(label="次へ", sentence="入力します。", enabled=not self.blocked, jump=True)

    def act(self, name: str) -> bool:
        self.acts.append(name)
        return name == "page"

    def scan(self, code: str) -> bool:
        self.codes.append(code)
        return True

    def action_words(self) -> dict[str, str]:
        return {"page": "条件"}


class Stage:
    """A window, a desk, a shell."""

    def __init__(self, draft: Order, window: MainWindow) -> None:
        self.window, self.desk = window, Desk()
        self.told: list[object] = []
        self.pages = {"what": Page("dish", "size"), "who": Page("name")}
        around: Around[Order] = Around(
            top=lambda: samples.TOP, panel=lambda order: PanelView(title=order.text("dish"), blocks=()),
            stages=(("品", ("what",)), ("名前", ("who",))), number="注文 {number}", fault=self.told.append,
            gone=lambda: self.told.append("gone"), ended=lambda: self.told.append("ended"),
        )  # fmt: skip
        self.shell: Shell[Order, Order] = Shell(window, FLOW, self.desk, self.pages, around, draft)
        self.shell.begin()

    def press(self, key: str) -> None:
        press(self.window.focusWidget() or self.window, key)

    def type(self, text: str) -> None:
        focus = self.window.focusWidget()
        assert focus is not None
        type_in(focus, text)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_whole_flow_by_keyboard(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.type("焼き魚")
    stage.press("Return")
    stage.type("大")
    stage.press("Return")
    assert stage.shell.step == "who"
    stage.type("小林")
    stage.press("Return")
    assert stage.told == ["ended"]
    assert dict(stage.shell.draft.texts) == {"dish": "焼き魚", "size": "大", "name": "小林"}


def test_every_field_left_is_saved_with_its_place(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.type("焼き魚")
    assert stage.desk.saved == []
    stage.press("Return")
    assert stage.desk.saved[-1].text("dish") == "焼き魚"
    assert "14:22 保存済み" in stage.shell.frame().stepper.note  # type: ignore[union-attr]


def test_the_panel_follows_what_is_typed(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.type("茶")
    assert stage.shell.frame().panel == PanelView(title="茶", blocks=())


def test_a_step_that_is_not_done_leads_to_its_field(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.shell.forward()
    assert stage.shell.step == "what"
    assert stage.pages["what"].form.focused() == "dish"
    stage.press("F8")
    stage.shell.next_problem()
    assert stage.pages["what"].form.focused() in ("dish", "size")


def test_f8_goes_round_the_problems(window: MainWindow) -> None:
    stage = Stage(Order(cursor=Cursor("what", "dish")), window)
    stage.press("F8")
    assert stage.pages["what"].form.focused() == "size"


def test_a_blocked_primary_leads_to_what_frees_it(window: MainWindow) -> None:
    stage = Stage(Order(texts=(("dish", "茶"), ("size", "小"))), window)
    stage.pages["what"].blocked = True
    stage.shell.forward()
    assert stage.shell.step == "what"


def test_escape_goes_back_and_out(window: MainWindow) -> None:
    stage = Stage(Order(cursor=Cursor("who"), texts=(("dish", "茶"), ("size", "小"))), window)
    assert stage.shell.step == "who"
    stage.press("Escape")
    assert stage.shell.step == "what"
    stage.press("Escape")
    assert stage.told == ["gone"]


def test_resuming_stands_where_it_was_left_or_where_it_fell(window: MainWindow) -> None:
    held = Stage(Order(cursor=Cursor("what", "size"), texts=(("dish", "茶"),)), window)
    assert held.pages["what"].form.focused() == "size"
    held.shell.end()
    fell = Stage(Order(cursor=Cursor("who", "name"), texts=(("dish", "茶"),)), window)
    assert fell.shell.step == "what"


def test_the_stepper_names_what_fell(window: MainWindow) -> None:
    stage = Stage(Order(cursor=Cursor("who"), texts=(("dish", "茶"), ("size", "小"))), window)
    states = [s.state for s in stage.shell.frame().stepper.steps]  # type: ignore[union-attr]
    assert states == [StepState.DONE, StepState.NOW]
    stage.shell.draft = stage.shell.draft.put("size", "")
    stage.shell.refresh()
    assert stage.shell.frame().stepper.steps[0].state is StepState.AGAIN  # type: ignore[union-attr]
    window.step.emit("品")
    assert stage.shell.step == "what"


def test_a_failing_store_is_told_and_nothing_typed_is_lost(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.desk.fault = StoreFault("disk-full")
    stage.type("茶")
    stage.press("Return")
    assert stage.told == [stage.desk.fault]
    assert stage.shell.draft.text("dish") == "茶"


def test_keys_and_scans_reach_the_page(window: MainWindow, qtbot: QtBot) -> None:
    stage = Stage(Order(), window)
    stage.press("F7")
    assert "page" in stage.pages["what"].acts
    assert window.actions_by_name["page"].text() == "条件"
    assert not window.actions_by_name["second"].isEnabled()
    with qtbot.waitSignal(window.scanned):
        focus = window.focusWidget()
        assert focus is not None
        read_in(focus, "4901234567894")
    assert stage.pages["what"].codes == ["4901234567894"]


def test_a_page_may_send_elsewhere(window: MainWindow) -> None:
    stage = Stage(Order(texts=(("dish", "茶"), ("size", "小"))), window)
    stage.pages["what"].wanted.emit("what", "size")
    assert stage.pages["what"].form.focused() == "size"
    stage.pages["what"].wanted.emit("who", "name")
    assert stage.shell.step == "who"
    stage.pages["what"].wanted.emit("nowhere", "")
    assert stage.shell.step == "who"


def test_after_its_end_a_shell_hears_nothing(window: MainWindow) -> None:
    stage = Stage(Order(), window)
    stage.shell.end()
    stage.shell.end()
    window.back.emit()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    assert stage.told == []


@pytest.mark.parametrize("leave", ["end", "close"])
def test_leaving_the_flow_leaves_the_field_first(window: MainWindow, leave: str) -> None:
    stage = Stage(Order(), window)
    stage.type("煮魚")
    assert stage.desk.saved == []
    if leave == "end":
        stage.shell.end()
    else:
        window.close()
    assert [order.text("dish") for order in stage.desk.saved] == ["煮魚"]
    assert not stage.shell.running
