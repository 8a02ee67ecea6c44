"""Cards, topics, answers, toggles, dialogs, words: what they show and what they answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from posapp.ui import dialogs
from posapp.ui.views import BadgeView, CardView, Span, Tone
from posapp.ui.widgets.answers import AnswerButtons, BigToggle, ToggleView
from posapp.ui.widgets.bars import Bar, SplitBar
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.option_list import OptionList
from posapp.ui.widgets.program_card import ProgramCard, wrapped
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.topics import ProgressSegments, TopicList, TopicState, TopicView
from posapp.ui.widgets.words import Words
from tests.ui import samples
from tests.ui.measure import cut
from tests.ui.typing_in import click, press

_HELD: list[QWidget] = []
"""Windows of running tests: qtbot closes them but holds no reference."""


@pytest.fixture(autouse=True)
def answers() -> None:
    """Here the dialogs are the real ones."""


def shown(qtbot: QtBot, *parts: QWidget, width: int = 400) -> QWidget:
    """Parts in a column, on the screen."""
    host = QWidget()
    column = QVBoxLayout(host)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(host)
    _HELD.append(host)
    host.resize(width, host.sizeHint().height())
    with qtbot.waitActive(host):
        host.show()
    QApplication.processEvents()
    return host


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("card", samples.CARDS, ids=lambda c: c.key)
def test_a_card_holds_its_words_and_is_chosen_by_key(qtbot: QtBot, card: CardView, low: bool) -> None:
    made = ProgramCard(card)
    made.set_low(low)
    made.setFixedWidth(166)
    shown(qtbot, made)
    assert made.fits()
    assert made.height() == (264 if low else 312)
    made.setFocus()
    with qtbot.waitSignal(made.clicked):
        press(made, "Return")
    assert "返却しない場合の総額 108,000円" in made.accessibleDescription()


def test_a_card_says_when_words_do_not_fit(qtbot: QtBot) -> None:
    made = ProgramCard(replace(samples.CARDS[0], conditions=("長い条件を書きすぎると入りません" * 4,)))
    made.setFixedWidth(166)
    shown(qtbot, made)
    assert not made.fits()
    made.show_card(replace(samples.CARDS[0], monthly=123456789))
    assert not made.fits()


def test_a_card_that_cannot_be_quoted_says_why(qtbot: QtBot) -> None:
    refused = CardView(key="x", operator="au", colour="#EB5505", mark="square", role="series2", name="かえトク", cap="Alt+2",
                       refusal="価格表に残価がありません。価格表を直してください。")  # fmt: skip
    made = ProgramCard(refused)
    made.setFixedWidth(166)
    shown(qtbot, made)
    assert made.fits()
    assert "価格表に残価がありません" in made.accessibleDescription()
    assert not made.grab().isNull()


def test_japanese_lines_break_by_the_rules(qapp: QApplication) -> None:
    rows = wrapped("あいうえお、かきくけこ。", 61)
    assert len(rows) > 1
    assert not any(row[0] in "、。" for row in rows)
    assert "".join(rows) == "あいうえお、かきくけこ。"


def test_topics_by_mouse_and_keys(qtbot: QtBot) -> None:
    states = (TopicState.DONE, TopicState.NOW, TopicState.OPEN, TopicState.AGAIN)
    topics = tuple(
        TopicView(key=f"t{n}", number=n, title="故障･破損があるとき", state=s, asks=n == 3)
        for n, s in enumerate(states, 1)
    )
    made, bar = TopicList(), ProgressSegments(states)
    made.show_topics(topics)
    host = shown(qtbot, made, bar, width=284)
    assert cut(host) == []
    made.setFocus()
    for keys, key in (("Down", "t3"), ("Up", "t1")):
        with qtbot.waitSignal(made.chosen) as told:
            press(made, keys)
        assert told.args == [key]
    with qtbot.waitSignal(made.chosen) as told:
        click(made._rows[3])
    assert told.args == ["t4"]
    made.show_topics(topics[:2])
    assert len(made._rows) == 2
    bar.show_states(states[:1])
    assert not host.grab().isNull()


def test_answers_by_digit_arrow_and_enter(qtbot: QtBot) -> None:
    options = (Option("a", "0円"), Option("b", "20,000円"), Option("c", "36,000円"))
    made = AnswerButtons(options)
    host = shown(qtbot, made, width=640)
    made.take_focus()
    press(QApplication.focusWidget(), "Right")
    with qtbot.waitSignal(made.answered) as told:
        press(QApplication.focusWidget(), "Return")
    assert told.args == ["b"] and made.chosen() == "b"
    with qtbot.waitSignal(made.answered) as told:
        press(QApplication.focusWidget(), "3")
    assert told.args == ["c"]
    made.show_answers(options, "a", enabled=False)
    assert made.chosen() == "a"
    assert cut(host) == []


@pytest.mark.parametrize(
    "view",
    [
        ToggleView(label="説明した", note="担当 中村･14:40", cap="F7", done=True),
        ToggleView(label="理解した", note="お客さまが押します", cap="F9", primary=True),
        ToggleView(label="もう一度説明", icon="again"),
        ToggleView(label="理解した", note="先に説明します", cap="F9", enabled=False),
    ],
)
def test_big_toggles(qtbot: QtBot, view: ToggleView) -> None:
    made = BigToggle(view)
    host = shown(qtbot, made, width=232)
    assert cut(host) == []
    made.setFocus()
    if view.enabled:
        with qtbot.waitSignal(made.clicked):
            press(made, "Return")
    assert not host.grab().isNull()


def test_a_list_in_place(qtbot: QtBot) -> None:
    towns = (
        Option("1", "豊里町上町裏", "トヨサトチョウカミマチウラ"),
        Option("2", "豊里町小口前", "トヨサトチョウコグチマエ"),
    )
    made = OptionList(towns)
    shown(qtbot, made)
    made.setFocus()
    assert made.value() == "1"
    with qtbot.waitSignal(made.moved):
        press(made, "Down")
    with qtbot.waitSignal(made.picked) as told:
        press(made, "Return")
    assert told.args == ["2"]
    with qtbot.waitSignal(made.closed):
        press(made, "Escape")
    made.put("1")
    assert made.value() == "1"
    made.set_options(())
    assert made.value() == ""


def test_words_measure_themselves(qtbot: QtBot) -> None:
    words = Words("支払総額は108,000円です", 14)
    host = shown(qtbot, words)
    assert words.fits()
    words.setFixedWidth(40)
    assert not words.fits()
    long = Words("とても長いお名前" * 20, 14, elide=True)
    long.setFixedWidth(80)
    assert long.fits()
    rich = Words((Span("支払総額 "), Span("108,000円", bold=True, role="accent"), Span("\n𠮷野家")), 14, align="right")
    assert rich.text() == "支払総額 108,000円\n𠮷野家"
    assert rich.sizeHint().height() == 40
    assert not rich.grab().isNull()
    assert host is not None


def rows_of(words: Words) -> list[str]:
    """The lines as they are painted."""
    found = []
    for layout, _end in words._lines(words.width()):
        text = layout.text().encode("utf-16-le")
        for nth in range(layout.lineCount()):
            line = layout.lineAt(nth)
            found.append(text[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le"))
    return found


@pytest.mark.parametrize(
    ("said", "width", "rows"),
    [
        ("2021年8月31日・2024年7月31日", 170, ["2021年8月31日・", "2024年7月31日"]),
        ("72,000円（2023年6月まで）", 150, ["72,000円", "（2023年6月まで）"]),
        ("小林 由美子（コバヤシ ユミコ）", 180, ["小林 由美子（コバヤシ ", "ユミコ）"]),
        ("𠮷田 𠮷子様は36回・3,000円", 130, ["𠮷田 𠮷子様は", "36回・3,000円"]),
        ("締切は12月31日(金)です", 100, ["締切は", "12月31日(金)", "です"]),
        ("2021年8月31日", 50, ["2021", "年8月", "31日"]),
    ],
)
def test_no_line_break_parts_a_date_an_amount_or_a_short_word(
    qtbot: QtBot, said: str, width: int, rows: list[str]
) -> None:
    words = Words(said, 14, wrap=True)
    qtbot.addWidget(words)
    words.resize(width, 200)
    assert rows_of(words) == rows and "".join(rows) == said
    assert words.heightForWidth(width) == len(rows) * 20
    bold = Words((Span(said[:3]), Span(said[3:], bold=True)), 14, wrap=True)
    qtbot.addWidget(bold)
    bold.resize(width, 200)
    assert "".join(rows_of(bold)) == said, "nothing is lost where a run of its own begins"


def test_wrapping_words_take_the_height_they_need(qtbot: QtBot) -> None:
    words = Words("お客さまが「理解した」を押すと、次の項目へ進めます。" * 3, 14, wrap=True)
    host = shown(qtbot, words, width=220)
    assert words.height() > 60
    assert cut(host) == []


def test_amounts_and_bars(qtbot: QtBot) -> None:
    money = MoneyLabel(72000, 28)
    bar = Bar(72000, 108000, tone=Tone.ACCENT)
    bar.show_bar(72000, 108000, fee=20000)
    host = shown(qtbot, money, bar, Bar(22000, 22000, tone=Tone.CAUTION), SplitBar(22000, 50480))
    assert money.text() == "72,000円" and money.fits()
    money.show_amount(None, instead="返却の特典なし")
    assert money.text() == "返却の特典なし"
    assert not host.grab().isNull()


def test_a_section_shows_its_state(qtbot: QtBot) -> None:
    card = SectionCard("お客さま", number=1)
    card.show_badges(BadgeView(text="要修正 1", tone=Tone.STOP, icon="stop"))
    card.body.addWidget(Button("つづける", kind="accent", trailing="right"))
    host = shown(qtbot, card)
    card.set_chosen(True)
    assert [b.text() for b in host.findChildren(Badge)] == ["要修正 1"]
    assert cut(host) == []


class Answers:
    """Dialogs that answer by themselves."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def tell(self, parent: QWidget, title: str, body: str) -> None:
        self.said.append(title)

    def ask(self, parent: QWidget, title: str, body: str, yes: str, no: str) -> bool:
        self.said.append(title)
        return True

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        return Path(suggested)

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return None

    def open_files(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        return (Path("/"),)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return Path("/")


def test_every_modal_goes_through_one_door(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    mine = Answers()
    before = dialogs.use(mine)
    try:
        dialogs.tell(host, "終わりました", "")
        assert dialogs.ask(host, "やめますか", "")
        assert dialogs.save_file(host, "保存", "a.pdf", "PDF (*.pdf)") == Path("a.pdf")
        assert dialogs.open_file(host, "開く", "") is None
        assert dialogs.folder(host, "場所") == Path("/")
    finally:
        dialogs.use(before)
    assert mine.said == ["終わりました", "やめますか"]


@pytest.mark.parametrize(("key", "answer"), [("Return", True), ("Escape", False)])
def test_a_real_question(qtbot: QtBot, key: str, answer: bool) -> None:
    host = shown(qtbot, QWidget())
    QTimer.singleShot(50, lambda: press(QApplication.activeModalWidget(), key))
    assert dialogs.ask(host, "下書きを捨てますか", "入力したものは元に戻せません。", yes="捨てる", no="残す") is answer
