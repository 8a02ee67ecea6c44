"""The form of the next step of a return by courier. Shows fields and problems; reads and writes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from posapp.domain.mail_money import Consequence
from posapp.domain.mail_return import MailReturn, MailState, has_imei, has_locks
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
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

_YES_NO = (Option("yes", text_returns.YES), Option("no", text_returns.NO))
PERSON: Final = (
    FieldSpec(key="applied_on", label=text.APPLIED_ON, kind=FieldKind.DATE),
    FieldSpec(key="owner", label=text.OWNER, kind=FieldKind.SEGMENT, options=_YES_NO),
    FieldSpec(key="name", label=text.NAME, kind=FieldKind.NAME, reading_to="kana", most=100),
    FieldSpec(key="kana", label=text.KANA, kind=FieldKind.KANA, most=100),
    FieldSpec(key="phone", label=text.PHONE, kind=FieldKind.PHONE),
    FieldSpec(key="mail", label=text.MAIL, help=text.MAIL_HELP, most=100),
)
PICKUP: Final = (
    FieldSpec(key="day", label=text.DAY, kind=FieldKind.DATE),
    FieldSpec(
        key="slot", label=text.SLOT, kind=FieldKind.CHOICE,
        options=tuple(Option(value, label) for value, label in text.SLOTS.items()),
    ),
)  # fmt: skip
DEVICE: Final = (
    FieldSpec(key="apply_by", label=text.APPLY_BY, kind=FieldKind.DATE, help=text.IF_KNOWN),
    FieldSpec(key="serial", label=text.SERIAL),
    FieldSpec(
        key="accessories", label=text.ACCESSORIES, kind=FieldKind.SEGMENT,
        options=(Option(ALL, text.ALL), Option(SOME, text.SOME)),
    ),
    FieldSpec(key="missing", label=text.MISSING, depends=("accessories", (SOME,)), most=100),
    FieldSpec(key="erased", label=text.ERASED, kind=FieldKind.CHECK),
    FieldSpec(key="unlocked", label=text.UNLOCKED, kind=FieldKind.CHECK),
    FieldSpec(key="confirmed", label=text.CONFIRMED, kind=FieldKind.CHECK),
)  # fmt: skip
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
"""Width in px from which the three columns of the application stand side by side."""
MIDDLE: Final = 560
"""The same for two of them."""
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
        self.address = AddressCard(towns, number=2, readings=False)
        self.address.say(text.CARD_ADDRESS)
        self.person, self.pickup, self.device = Form(PERSON), Form(PICKUP), Form(DEVICE)
        self.collected, self.assessed, self.answer = Form(COLLECTED), Form(ASSESSED), Form(ANSWER)
        self.ways = (WayCard(), WayCard())
        self._chosen = ""
        self._state = MailState.ANNOUNCED
        self._faces: dict[MailState, QWidget] = {}
        self._parts: dict[MailState, tuple[Form, ...]] = {
            MailState.ANNOUNCED: (
                self.person, self.address.postal, self.address.town, self.address.street, self.pickup, self.device,
            ),
            MailState.APPLIED: (self.collected,), MailState.COLLECTED: (self.assessed,), MailState.ASSESSED: (self.answer,),
        }  # fmt: skip
        self._stack = QStackedLayout(self)
        self._columns: list[QWidget] = []
        self._beside = 0
        self._add(MailState.ANNOUNCED, self._application())
        self._add(MailState.APPLIED, self._short(text.CARD_COLLECTED, text.COLLECT_NOTE, self.collected))
        self._add(MailState.COLLECTED, self._short(text.CARD_ASSESSED, text.ASSESS_NOTE, self.assessed))
        self._add(MailState.ASSESSED, self._short(text.CARD_ANSWER, text.ANSWER_NOTE, self._way_row(), self.answer))
        self._wire()

    def _add(self, state: MailState, face: QWidget) -> None:
        self._faces[state] = face
        self._stack.addWidget(face)

    def _application(self) -> QWidget:
        scroll = Column(gap=0)
        host = QWidget()
        self._grid = QGridLayout(host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        person = _card(text.CARD_PERSON, 1, self.person)
        pickup = _card(text.CARD_PICKUP, 3, self.pickup)
        device = _card(text.CARD_DEVICE, 4, self.device)
        for card in (person, self.address, pickup, device):
            card.body.setContentsMargins(15, 8, 15, 8)
        for cards in ((person,), (self.address, pickup), (device,)):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.append(holder)
        scroll.body.addWidget(host)
        scroll.body.addStretch(1)
        self._area = scroll
        self._place(3)
        return scroll

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
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
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
            self.address.open(False)
            values = {key: getattr(form, key) for key in _KEYS}
            for part in self._parts[mail.state]:
                part.put(values)
                part.show_problems(())
            self.device.fields["serial"].say_label(text.IMEI if has_imei(mail) else text.SERIAL)
        self.device.fields["unlocked"].setVisible(has_locks(mail.contract))
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
        if key == "town" and self.address.choosing:
            self.address.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        done = any(form.focus(key) for form in self._parts.get(self._state, ()))
        widget = self.focusWidget()
        if done and widget is not None:
            self._area.ensureWidgetVisible(widget, 0, 48)
        return done

    def focused(self) -> str:
        """The key of the field with the cursor, empty for none."""
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

    def _place(self, beside: int) -> None:
        """The three columns of the application, ``beside`` of them next to each other."""
        if beside == self._beside:
            return
        self._beside = beside
        for nth, holder in enumerate(self._columns):
            self._grid.addWidget(holder, nth // beside, nth % beside)
            self._grid.setColumnStretch(nth, 1 if nth < beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(3 if self.width() >= WIDE else 2 if self.width() >= MIDDLE else 1)


_CAPS: Final = (keys.cap("card1"), keys.cap("card2"))


def _card(title: str, number: int, *parts: QWidget) -> SectionCard:
    card = SectionCard(title, number=number)
    for part in parts:
        card.body.addWidget(part)
    card.body.addStretch(1)
    return card
