"""The form of the next step of a return by courier. Shows fields and problems; reads and writes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import MailReturn, MailState, has_data, has_imei, has_locks
from posapp.flows.mail_forms import ALL, DEDUCTED, SOME, SOUND, MailForm
from posapp.services.front import Town
from posapp.ui import keys, text_returns
from posapp.ui import text_mail as text
from posapp.ui.pages.address_card import AddressCard
from posapp.ui.pages.mail import views as show
from posapp.ui.pages.returns.way_card import WayCard
from posapp.ui.places.card import Column
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.tab_strip import TabStrip
from posapp.ui.widgets.words import Words

_YES_NO = (Option("yes", text_returns.YES), Option("no", text_returns.NO))
PERSON: Final = (
    FieldSpec(key="applied_on", label=text.APPLIED_ON, kind=FieldKind.DATE, width=6),
    FieldSpec(key="owner", label=text.OWNER, kind=FieldKind.SEGMENT, options=_YES_NO, width=6),
    FieldSpec(key="name", label=text.NAME, kind=FieldKind.NAME, reading_to="kana", width=6, most=100),
    FieldSpec(key="kana", label=text.KANA, kind=FieldKind.KANA, width=6, most=100),
    FieldSpec(key="phone", label=text.PHONE, kind=FieldKind.PHONE, width=6),
    FieldSpec(key="mail", label=text.MAIL, help=text.MAIL_HELP, width=6, most=100),
)
PICKUP: Final = (
    FieldSpec(key="day", label=text.DAY, kind=FieldKind.DATE, width=6),
    FieldSpec(
        key="slot", label=text.SLOT, kind=FieldKind.CHOICE, width=6,
        options=tuple(Option(value, label) for value, label in text.SLOTS.items()),
    ),
)  # fmt: skip
DEVICE: Final = (
    FieldSpec(key="apply_by", label=text.APPLY_BY, kind=FieldKind.DATE, help=text.IF_KNOWN, width=7),
    FieldSpec(key="serial", label=text.SERIAL, width=5),
    FieldSpec(
        key="accessories", label=text.ACCESSORIES, kind=FieldKind.SEGMENT,
        options=(Option(ALL, text.ALL), Option(SOME, text.SOME)),
    ),
    FieldSpec(key="missing", label=text.MISSING, depends=("accessories", (SOME,)), most=100),
)  # fmt: skip
DONE: Final = (
    FieldSpec(key="erased", label=text.ERASED, kind=FieldKind.CHECK),
    FieldSpec(key="unlocked", label=text.UNLOCKED, kind=FieldKind.CHECK),
    FieldSpec(key="confirmed", label=text.CONFIRMED, kind=FieldKind.CHECK),
)
NARROW: Final = {
    "applied_on": 7, "owner": 5, "name": 7, "kana": 5, "phone": 12, "mail": 12, "day": 7, "slot": 5, "apply_by": 12, "serial": 12,
}  # fmt: skip
"""Shares of a row in a narrow window, where a whole day needs more than half."""
COLLECTED: Final = (
    FieldSpec(key="collected_on", label=text.COLLECTED_ON, kind=FieldKind.DATE, width=5),
    FieldSpec(key="slip", label=text.SLIP, width=7, most=40),
)
ASSESSED: Final = (
    FieldSpec(key="assessed_on", label=text.ASSESSED_ON, kind=FieldKind.DATE, width=5),
    FieldSpec(
        key="result", label=text.RESULT, kind=FieldKind.SEGMENT, width=7,
        options=(Option(SOUND, text.SOUND), Option(DEDUCTED, text.DEDUCTED)),
    ),
    FieldSpec(key="deduction", label=text.DEDUCTION, kind=FieldKind.YEN, width=5, depends=("result", (DEDUCTED,))),
    FieldSpec(key="reason", label=text.REASON, width=7, depends=("result", (DEDUCTED,)), most=100),
)  # fmt: skip
ANSWER: Final = (
    FieldSpec(key="answered_on", label=text.ANSWERED_ON, kind=FieldKind.DATE, width=5),
    FieldSpec(
        key="told", label=text.TOLD, kind=FieldKind.CHOICE, width=7,
        options=tuple(Option(value, label) for value, label in text.TOLD_WAYS.items()),
    ),
)  # fmt: skip
_KEYS: Final = frozenset(field.name for field in fields(MailForm))
WIDE: Final = 800
"""Width in px from which a column of the application has room for two fields in every row."""
_SHORT: Final = 640
"""Greatest width in px of a short form."""


class MailSteps(QWidget):
    """One face a step. ``typed`` carries a changed field (key, text), ``left`` a field that was left, ``filled`` several at once;
    ``finished``: Enter on the last field."""

    typed = Signal(str, str)
    left = Signal(str, str)
    filled = Signal(dict)
    finished = Signal()

    def __init__(self, towns: Callable[[str], tuple[Town, ...]]) -> None:
        super().__init__()
        self.address = AddressCard(towns, number=0, readings=False)
        self.address.say(text.CARD_ADDRESS)
        self.person, self.pickup, self.device, self.done = Form(PERSON), Form(PICKUP), Form(DEVICE), Form(DONE)
        self.collected, self.assessed, self.answer = Form(COLLECTED), Form(ASSESSED), Form(ANSWER)
        self.ways = (WayCard(), WayCard())
        self._chosen = self._going = ""
        self._state = MailState.ANNOUNCED
        self._faces: dict[MailState, QWidget] = {}
        self._parts: dict[MailState, tuple[Form, ...]] = {
            MailState.ANNOUNCED: (
                self.person, self.address.postal, self.address.town, self.address.street, self.device, self.pickup, self.done,
            ),
            MailState.APPLIED: (self.collected,), MailState.COLLECTED: (self.assessed,), MailState.ASSESSED: (self.answer,),
        }  # fmt: skip
        self._stack = QStackedLayout(self)
        self.tabs = TabStrip(text.TABS, text.TABS_SAY)
        self._pages, self._wide = QStackedWidget(), True
        self._add(MailState.ANNOUNCED, self._application())
        self._add(MailState.APPLIED, self._short(text.CARD_COLLECTED, text.COLLECT_NOTE, self.collected))
        self._add(MailState.COLLECTED, self._short(text.CARD_ASSESSED, text.ASSESS_NOTE, self.assessed))
        self._add(MailState.ASSESSED, self._short(text.CARD_ANSWER, text.ANSWER_NOTE, self._way_row(), self.answer))
        self._wire()

    def _add(self, state: MailState, face: QWidget) -> None:
        self._faces[state] = face
        self._stack.addWidget(face)

    def _application(self) -> QWidget:
        """Two tabs of two columns: everything in one would not hold in the window."""
        host = QWidget()
        column = vertical(host, spacing=8)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        pickup, done = _card(text.CARD_PICKUP, self.pickup), _card(text.CARD_DONE, self.done)
        person, device = _card(text.CARD_PERSON, self.person), _card(text.CARD_DEVICE, self.device)
        for left, right in (((person,), (self.address,)), ((device,), (pickup, done))):
            page = Column(gap=0)
            beside = horizontal(spacing=8)
            for cards in (left, right):
                below = vertical(spacing=8)
                for card in cards:
                    card.body.setContentsMargins(15, 8, 15, 8)
                    below.addWidget(card)
                below.addStretch(1)
                beside.addLayout(below, 1)
            page.body.addLayout(beside)
            page.body.addStretch(1)
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.entered.connect(lambda: self.turn(self.tabs.currentIndex()))
        return host

    def turn(self, tab: int) -> None:
        """To the first field of a tab of the application."""
        if self._state is MailState.ANNOUNCED:
            self.focus(self._keys(tab)[0])

    def _keys(self, tab: int) -> tuple[str, ...]:
        """The fields of a tab of the application, in the order of the cursor."""
        forms = self._parts[MailState.ANNOUNCED]
        cut = forms.index(self.device)
        return tuple(key for form in (forms[cut:] if tab else forms[:cut]) for key in form.order())

    def _short(self, title: str, note: str, *parts: QWidget) -> QWidget:
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        card = SectionCard(title)
        card.setMaximumWidth(_SHORT)
        card.body.addWidget(Words(note, 14, role="quiet", wrap=True))
        for part in parts:
            card.body.addWidget(part)
        column.addWidget(card)
        column.addStretch(1)
        row.addLayout(column, 100)
        row.addStretch(1)
        return host

    def _way_row(self) -> QWidget:
        host = QWidget()
        row = horizontal(host, spacing=8)
        for card in self.ways:
            row.addWidget(card)
        return host

    def _wire(self) -> None:
        for state, parts in self._parts.items():
            for form in parts:
                form.changed.connect(self.typed)
                form.picked.connect(self.left)
                form.left.connect(self.left)
                form.finished.connect(lambda state=state, form=form: self._onward(state, form))
        self.address.filled.connect(self.filled)
        for card in self.ways:
            card.clicked.connect(lambda _checked=False, made=card: self.choose(made.view().key))

    # --- what is shown

    def show_step(self, mail: MailReturn, form: MailForm, found: Consequence, *, fresh: bool) -> None:
        """Show the form of the present state; ``fresh`` fills every field in anew."""
        self._state = mail.state
        if mail.state not in self._faces:
            return
        self._stack.setCurrentWidget(self._faces[mail.state])
        self._chosen = form.answer
        if fresh:
            self.tabs.setCurrentIndex(0)
            self.address.open(False)
            values = {key: getattr(form, key) for key in _KEYS}
            for part in self._parts[mail.state]:
                part.put(values)
                part.show_problems(())
            self.device.fields["serial"].say_label(text.IMEI if has_imei(mail) else text.SERIAL)
        self.done.fields["erased"].setVisible(has_data(mail.contract))
        self.done.fields["unlocked"].setVisible(has_locks(mail.contract))
        for card, view in zip(self.ways, show.way_views(found, form.answer, _CAPS), strict=True):
            card.show_way(view)

    def choose(self, key: str) -> None:
        """The customer chose an answer."""
        if key and not self._refused(key):
            self.left.emit("answer", key)

    def _refused(self, key: str) -> bool:
        return any(card.view().key == key and card.view().refused for card in self.ways)

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Problems at their fields."""
        for form in self._parts.get(self._state, ()):
            form.show_problems(problems)
        wrong = {problem.key for problem in problems}
        for nth, title in enumerate(text.TABS):
            count = len(wrong.intersection(self._keys(nth)))
            self.tabs.setTabText(nth, text.TAB_WRONG.format(title=title, count=count) if count else title)

    # --- the cursor

    def order(self) -> tuple[str, ...]:
        """Keys of the fields the cursor passes, the choice of an answer first."""
        own = ("answer",) if self._state is MailState.ASSESSED else ()
        return (*own, *(key for form in self._parts.get(self._state, ()) for key in form.order()))

    def focus(self, key: str) -> bool:
        """Put the cursor into a field."""
        if key == "answer" and self._state is MailState.ASSESSED:
            free = [card for card in self.ways if not card.view().refused]
            (next((card for card in free if card.view().chosen), free[0])).setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if self._state is MailState.ANNOUNCED:
            self._going = key  # the field of the other tab is left as this one is entered, not before
            self.tabs.setCurrentIndex(int(key in self._keys(1)))
            self._going = ""
        if key == "town" and self.address.choosing:
            self.address.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        done = any(form.focus(key) for form in self._parts.get(self._state, ()))
        page, widget = self._pages.currentWidget(), self.focusWidget()
        if done and widget is not None and isinstance(page, Column):
            page.ensureWidgetVisible(widget, 0, 48)
        return done

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on from the last field of a tab to the first of the other, as Enter does."""
        order, now = self.order(), self.focused()
        at = order.index(now) + (1 if next else -1) if now in order else -1
        shown = now in self._keys(self.tabs.currentIndex())  # else the tab is just being left, and Qt looks for a place
        if self._state is MailState.ANNOUNCED and shown and 0 <= at < len(order):
            there = int(order[at] in self._keys(1))
            if there != self.tabs.currentIndex():
                return self.focus(order[at])
        return super().focusNextPrevChild(next)

    def focused(self) -> str:
        """The key of the field with the cursor, empty for none."""
        if self._going:
            return self._going
        if any(card.hasFocus() for card in self.ways):
            return "answer"
        if self.address.list.hasFocus():
            return "town"
        return next((key for form in self._parts.get(self._state, ()) if (key := form.focused())), "")

    def _onward(self, state: MailState, form: Form) -> None:
        parts = self._parts[state]
        for later in parts[parts.index(form) + 1 :]:
            if self.address.choosing and later is self.address.town:
                self.address.list.setFocus(Qt.FocusReason.TabFocusReason)
                return
            if later.order():
                self.focus(later.order()[0])
                return
        self.finished.emit()

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        if wide is not self._wide:
            self._wide = wide
            for form in (self.person, self.pickup, self.device):
                form.lay({} if wide else NARROW)


_CAPS: Final = (keys.cap("card1"), keys.cap("card2"))


def _card(title: str, form: Form) -> SectionCard:
    card = SectionCard(title)
    card.body.addWidget(form)
    return card
