"""One topic, large: headline, lead, picture in yen, points, the question, and who explained and understood it when.

Shows a topic and its record; the page turns what was pressed into a new draft.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.domain.facts import date_text
from posapp.ui import keys
from posapp.ui import text_sale as text
from posapp.ui.pages.scroll import scrolled
from posapp.ui.pages.yen_bars import YenBar, YenBars
from posapp.ui.paint import draw_box
from posapp.ui.theme import TOGGLE, colour
from posapp.ui.views import Span, Text
from posapp.ui.widgets.answers import AnswerButtons, BigToggle, ToggleView
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

NARROW_CARD = 560
"""A card narrower than this many px shortens its notes and leaves the key caps to the menu."""
_FIGURE = re.compile(r"\d[\d,]*円|\d+か月目|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d+回目?")
_ROLE = {"damage": "caution", "deadline": "accent", "kept": "ink"}


def time_text(at: datetime) -> str:
    """14:41."""
    return text.TIME.format(hour=at.hour, minute=at.minute)


def version_text(version: str) -> str:
    """2021年4月1日 for an ISO date, anything else as it is."""
    try:
        return date_text(date.fromisoformat(version))
    except ValueError:
        return version


def with_figures(sentence: str, role: str) -> Text:
    """The sentence with its figures in bold, in a colour role."""
    spans: list[Span] = []
    at = 0
    for found in _FIGURE.finditer(sentence):
        spans += [Span(sentence[at : found.start()]), Span(found[0], bold=True, role=role)]
        at = found.end()
    return tuple(s for s in (*spans, Span(sentence[at:])) if s.text)


class _Points(QWidget):
    """At most three sentences with their dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vertical(self, spacing=4)

    def show_points(self, points: tuple[str, ...]) -> None:
        clear(self._column)
        for point in points:
            row = horizontal(spacing=8)
            row.addWidget(Words("・", 16, role="quiet"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(point, 16, wrap=True), 1)
            self._column.addLayout(row)


class QuestionBand(QWidget):
    """The question, its answers and what the customer chose. ``answered`` carries the choice."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = vertical(self, margins=(24, 12, 24, 12), spacing=8)
        head = horizontal(spacing=8)
        head.addWidget(IconMark("question", 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        self._ask = Words("", 16, bold=True, wrap=True)
        head.addWidget(self._ask, 1)
        self.answers = AnswerButtons()
        self.answers.answered.connect(self.answered)
        foot = horizontal(spacing=4)
        self._icon = IconMark("info", 14, "quiet")
        self._said = Words("", 12, wrap=True)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._said, 1)
        column.addLayout(head)
        column.addWidget(self.answers)
        column.addLayout(foot)

    def show_question(self, topic: ShownTopic, ack: Acknowledgement) -> None:
        """Show question and record."""
        self.setVisible(topic.asks)
        if not topic.asks:
            self.answers.show_answers(())
            return
        self._ask.say(text.ASK.format(ask=topic.ask))
        last = ack.answers[-1] if ack.answers else None
        waits = ack.explained_at is None
        stands = last is not None and not (waits and last.right)
        self.answers.show_answers(
            tuple(Option(choice, choice) for choice in topic.choices), last.text if last and stands else "",
            enabled=not waits and not ack.done, wrong=bool(last and not last.right), help=text.ASK_FIRST if waits else "",
        )  # fmt: skip
        icon, role, said = _said(ack)
        self._icon.show_icon(icon, role)
        self._said.set_role(role)
        self._said.say(said)

    def said(self) -> str:
        """The line below the answers."""
        return self._said.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        painter.fillRect(0, 0, self.width(), 1, colour("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))


def _said(ack: Acknowledgement) -> tuple[str, str, str]:
    """Icon, role and words of the line below the answers."""
    last = ack.answers[-1] if ack.answers else None
    if last is None:
        return "info", "quiet", text.ASK_FIRST
    if last.right and ack.explained_at is not None:
        return "check", "good", text.RIGHT.format(time=time_text(last.at), answer=last.text)
    if not last.right and ack.explained_at is None:
        return "warn", "stop", text.WRONG.format(time=time_text(last.at), answer=last.text)
    return "again", "caution", text.ASK_AGAIN.format(count=len(ack.answers))


class TopicCard(QWidget):
    """The card of one topic. ``pressed`` carries ``explain``, ``understand`` or ``send-back``."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._source = Words("", 12, role="quiet", elide=True), Words("", 12, role="quiet")
        self._headline, self._lead = Words("", 28, bold=True, wrap=True), Words("", 20, wrap=True)
        self.bars, self._points, self.question = YenBars(), _Points(), QuestionBand()
        self.explain = BigToggle(ToggleView(label=text.EXPLAINED, note=text.EXPLAINED_NOTE))
        self.understand = BigToggle(ToggleView(label=text.UNDERSTOOD, note=text.UNDERSTOOD_NOTE))
        self._shown: tuple[ShownTopic, Acknowledgement, str] | None = None
        self.send_back = Button(text.SEND_BACK, icon="again", height=TOGGLE)
        column = vertical(self, margins=(1, 1, 1, 1))
        column.addLayout(self._head())
        column.addWidget(self._body(), 1)
        column.addWidget(self.question)
        column.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 11)
        row.addWidget(self._at, 1)
        row.addWidget(self._source)
        head = vertical(margins=(24, 0, 24, 0))
        head.addLayout(row)
        head.addWidget(Hairline())
        return head

    def _body(self) -> QScrollArea:
        body = QWidget()
        column = vertical(body, margins=(24, 12, 24, 8))
        column.addWidget(self._headline)
        column.addSpacing(4)
        column.addWidget(self._lead)
        column.addSpacing(12)
        column.addWidget(self.bars)
        column.addSpacing(12)
        column.addWidget(self._points)
        column.addStretch(1)
        self._area = scrolled(body)
        return self._area

    def _foot(self) -> QHBoxLayout:
        row = horizontal(margins=(24, 12, 24, 12), spacing=8)
        row.addWidget(self.explain, 1)
        row.addWidget(self.understand, 1)
        row.addWidget(self.send_back)
        for button, act in ((self.explain, "explain"), (self.understand, "understand"), (self.send_back, "send-back")):
            button.clicked.connect(lambda _checked=False, name=act: self.pressed.emit(name))
        return row

    def show_topic(
        self, topic: ShownTopic, ack: Acknowledgement, *, at: str, number: str, bars: tuple[YenBar, ...]
    ) -> None:
        """Show another topic, or another state of it."""
        self._shown = topic, ack, number
        self._at.say(f"{at}  {topic.title}")
        self._show_source()
        self._headline.say(topic.headline)
        self._lead.say(with_figures(topic.lead, _ROLE.get(topic.picture, "ink")))
        self.bars.show_bars(bars)
        self._points.show_points(topic.points)
        self.question.show_question(topic, ack)
        self._show_acts(topic, ack)

    def _show_source(self) -> None:
        if self._shown is not None:
            topic, _, number = self._shown
            template = text.TOPIC_VERSION if self._narrow() else text.TOPIC_SOURCE
            self._source.say(template.format(version=version_text(topic.version), number=number))

    def _narrow(self) -> bool:
        return self.width() < NARROW_CARD

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and (event.oldSize().width() < NARROW_CARD) != self._narrow():
            self._show_source()
            self._show_acts(*self._shown[:2])

    def to_top(self) -> None:
        """Scroll the text back to its headline."""
        self._area.verticalScrollBar().setValue(0)

    def overhang(self) -> int:
        """How many px of the text lie below what is in sight."""
        return self._area.verticalScrollBar().maximum()

    def _show_acts(self, topic: ShownTopic, ack: Acknowledgement) -> None:
        explained, understood = ack.explained_at, ack.understood_at
        narrow = self._narrow()
        template = text.TIME_ONLY if narrow else text.EXPLAINED_BY
        by = template.format(name=ack.explained_by, time=time_text(explained)) if explained else ""
        self.explain.show_toggle(
            ToggleView(
                label=text.EXPLAINED, note=by or (text.STAFF if narrow else text.EXPLAINED_NOTE), cap="" if narrow else keys.cap("page"), done=bool(explained),
                primary=not explained, enabled=not explained,
            )
        )  # fmt: skip
        ready = explained is not None and (not topic.asks or ack.answered_right) and understood is None
        template = text.TIME_ONLY if narrow else text.UNDERSTOOD_AT
        waiting = text.CUSTOMER if narrow else text.UNDERSTOOD_NOTE
        at = template.format(time=time_text(understood)) if understood else waiting
        self.understand.show_toggle(
            ToggleView(
                label=text.UNDERSTOOD, note=at, cap="" if narrow else keys.cap("second"), done=bool(understood), primary=ready, enabled=ready
            )
        )  # fmt: skip
        blocked = text.SAY_EXPLAIN if explained is None else text.SAY_ASK
        self.understand.setToolTip("" if ready or understood else blocked)
        started = explained is not None or understood is not None
        self.send_back.say(text.AGAIN if narrow else text.SEND_BACK)
        self.send_back.setEnabled(started)
        self.send_back.setToolTip("" if started else text.SEND_BACK_BLOCKED)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(QPainter(self), self.rect().toRectF(), fill=colour("surface"), line=colour("line"))
