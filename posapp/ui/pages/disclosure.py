"""重要事項説明: every topic of this quote is explained, asked where it matters, and understood. Nothing can be skipped.

Knows which topic is shown; what a press means is decided by `posapp.services.selling.SaleDesk`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from posapp.domain.disclosure import Acknowledgement, ShownTopic
from posapp.flows.flow import Cursor
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import DISCLOSURE, SaleView
from posapp.services.selling import SaleDesk
from posapp.ui import text_sale as text
from posapp.ui.pages.page import PrimaryView, SalePage
from posapp.ui.pages.topic_card import TopicCard
from posapp.ui.pages.topic_list import TopicPanel
from posapp.ui.pages.yen_bars import bars_of
from posapp.ui.paint import draw_box
from posapp.ui.theme import colour
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.topics import TopicState, TopicView
from posapp.ui.widgets.words import Words

FIELD = "topic:"
"""A cursor's field on this page: ``topic:`` and the topic's key."""


class Band(QWidget):
    """An amber band with one sentence: something must be done again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = horizontal(self, margins=(16, 9, 16, 9), spacing=8)
        row.addWidget(IconMark("again", 20, "caution"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Words("", 14, bold=True, role="caution", wrap=True)
        row.addWidget(self.words, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(QPainter(self), self.rect().toRectF(), fill=colour("cautionfill"), line=colour("cautionline"))


class DisclosurePage(SalePage):
    """The list of topics and the card of the present one."""

    def __init__(self, sales: SaleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sales = sales
        self._view: SaleView | None = None
        self._at = ""
        self.topics, self.band, self.card = TopicPanel(), Band(), TopicCard()
        self._empty = Words(text.NO_TOPICS, 20, role="quiet", align="centre")
        right = QWidget()
        column = vertical(right, margins=(12, 12, 12, 12), spacing=8)
        column.addWidget(self.band)
        column.addWidget(self.card, 1)
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(right)
        self._stack.addWidget(self._empty)
        row = horizontal(self)
        row.addWidget(self.topics)
        row.addWidget(stack, 1)
        self.topics.chosen.connect(self._go)
        self.card.pressed.connect(self._press)
        self.card.question.answered.connect(self._answer)

    # --- what is shown

    def show_view(self, view: SaleView) -> None:
        self._view = view
        known = {topic.key for topic in view.topics}
        if self._at not in known:
            self._at = self._begin(view)
        fell = self._fell(view)
        self.band.setVisible(bool(fell))
        self.band.words.say(text.FELL.format(count=len(fell)))
        self.card.setEnabled(not view.submitted)
        self._stack.setCurrentIndex(0 if view.topics else 1)
        self.topics.show_topics(self._rows(view), frozenset(ack.topic for ack in view.acks if ack.done))
        found = self._now()
        if found is None or view.quote is None:
            return
        nth, topic, ack = found
        self.card.show_topic(
            topic, ack, at=text.TOPIC_OF.format(at=nth + 1, of=len(view.topics)), bars=bars_of(view.quote, topic.picture),
            number=view.draft.number,
        )  # fmt: skip

    def _begin(self, view: SaleView) -> str:
        saved = view.draft.cursor.field.removeprefix(FIELD)
        if any(topic.key == saved for topic in view.topics):
            return saved
        return next((ack.topic for ack in view.acks if not ack.done), view.topics[0].key if view.topics else "")

    def _fell(self, view: SaleView) -> frozenset[str]:
        """Topics understood for another quote that still apply and are not yet understood for this one."""
        wanted = {ack.topic: ack.digest for ack in view.acks if not ack.done}  # asking the quote anew takes 7 ms
        held = (ack for ack in view.draft.acks if ack.done and ack.topic in wanted)
        return frozenset(ack.topic for ack in held if ack.digest != wanted[ack.topic])

    def _again(self, view: SaleView) -> frozenset[str]:
        """Topics that were understood, answered wrong or sent back, and are open again."""
        fell = self._fell(view)
        return frozenset(
            ack.topic
            for ack in view.acks
            if not ack.done and (ack.sent_back or ack.topic in fell or (ack.answers and not ack.answered_right))
        )

    def _rows(self, view: SaleView) -> tuple[TopicView, ...]:
        again = self._again(view)
        rows = []
        for nth, (topic, ack) in enumerate(zip(view.topics, view.acks, strict=True), 1):
            state = TopicState.DONE if ack.done else TopicState.AGAIN if topic.key in again else TopicState.OPEN
            now = TopicState.NOW if topic.key == self._at else state
            rows.append(TopicView(key=topic.key, number=nth, title=topic.title, state=now, asks=topic.asks))
        return tuple(rows)

    def _now(self) -> tuple[int, ShownTopic, Acknowledgement] | None:
        if self._view is None:
            return None
        pairs = zip(self._view.topics, self._view.acks, strict=True)
        return next(((n, topic, ack) for n, (topic, ack) in enumerate(pairs) if topic.key == self._at), None)

    def first_field(self) -> str:
        if self._view is None or not self._view.topics:
            return ""
        done = all(ack.done for ack in self._view.acks)
        return FIELD + (self._view.topics[-1].key if done else self._open(after=-1))

    def focus_field(self, key: str) -> None:
        name = key.removeprefix(FIELD)
        if self._view is not None:
            if any(topic.key == name for topic in self._view.topics):
                self._at = name
            self.show_view(self._view)
        self.card.to_top()
        self.topics.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> PrimaryView:
        found = self._now()
        if found is None or self._view is None:
            return PrimaryView(label=text.NEXT_TOPIC, enabled=False, sentence=text.SAY_NO_TOPICS)
        _, topic, ack = found
        left = sum(1 for a in self._view.acks if not a.done)
        back = len(self._again(self._view))
        badges = [
            BadgeView(text=text.TOPICS_LEFT.format(count=left))
            if left
            else BadgeView(text=text.ALL_DONE, tone=Tone.GOOD, icon="check")
        ]
        if back:
            badges.append(BadgeView(text=text.SENT_BACK.format(count=back), tone=Tone.CAUTION, icon="again"))
        if not left:
            return PrimaryView(label=text.TO_APPLICATION, sentence=text.SAY_LAST, badges=tuple(badges))
        return PrimaryView(
            label=text.NEXT_TOPIC, enabled=ack.done, sentence=_sentence(topic, ack), badges=tuple(badges), jump=True
        )

    # --- what is done

    def act(self, name: str) -> bool:
        found = self._now()
        if found is None or self._view is None:
            return False
        ack = found[2]
        if name == "primary":
            return self._next()
        if self._view.submitted:
            return False
        if name == "problem":
            self._go(self._open(after=found[0]))
            return True
        if name == "page" and ack.explained_at is None:
            self._press("explain")
        elif name == "second" and self.card.understand.isEnabled():
            self._press("understand")
        elif name.startswith("card"):
            self.card.question.answers.press(int(name[4:]))
        return name in ("page", "second") or name.startswith("card")

    def action_words(self) -> dict[str, str]:
        return {"page": text.EXPLAINED, "second": text.UNDERSTOOD}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits press answers wherever the focus is: nothing is typed on this page."""
        if not (event.text() in ("1", "2", "3", "4") and self.card.question.answers.press(int(event.text()))):
            super().keyPressEvent(event)

    def _next(self) -> bool:
        found = self._now()
        if found is None or self._view is None or all(ack.done for ack in self._view.acks):
            return False
        if found[2].done:
            self._go(self._open(after=found[0]))
        return True

    def _open(self, *, after: int) -> str:
        """The next topic not yet done behind a place, from the top again at the end."""
        if self._view is None:
            return ""
        acks = self._view.acks
        order = [*range(after + 1, len(acks)), *range(0, after + 1)]
        return next((acks[n].topic for n in order if not acks[n].done), self._at)

    def _go(self, key: str) -> None:
        if self._view is None:
            return
        moved = key != self._at
        self._at = key
        self.show_view(self._view)
        self.card.to_top()
        self.footing.emit()
        if moved:
            self.left.emit(self._placed(self._view.draft))

    def _placed(self, draft: SaleDraft) -> SaleDraft:
        return self._sales.move(draft, Cursor(DISCLOSURE, FIELD + self._at))

    def _press(self, act: str) -> None:
        if self._view is None:
            return
        desk = self._sales
        made = {"explain": desk.explain, "understand": desk.understand, "send-back": desk.send_back}[act](
            self._view, self._at
        )
        self._keep(made)

    def _answer(self, answer: str) -> None:
        if self._view is not None:
            self._keep(self._sales.answer(self._view, self._at, answer))

    def _keep(self, draft: SaleDraft) -> None:
        """An act is recorded at once. The focus returns to the list, so that arrows and Enter go on working."""
        self.left.emit(self._placed(draft))
        self.topics.rows.setFocus(Qt.FocusReason.OtherFocusReason)


def _sentence(topic: ShownTopic, ack: Acknowledgement) -> str:
    if ack.done:
        return text.SAY_NEXT
    if ack.explained_at is None:
        return text.SAY_EXPLAIN
    return text.SAY_ASK if topic.asks and not ack.answered_right else text.SAY_UNDERSTAND
