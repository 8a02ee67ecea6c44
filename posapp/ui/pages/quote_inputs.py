"""The inputs of 見積: basics in one column, rarer conditions behind F7. Typed text goes out by key; nothing is read here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from posapp.flows.forms import QuoteForm
from posapp.ui import keys
from posapp.ui import text_quote as text
from posapp.ui.theme import INPUTS
from posapp.ui.views import FieldProblem
from posapp.ui.widgets.bar import Hairline, Strip
from posapp.ui.widgets.button import Button
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words


def _options(pairs: tuple[tuple[str, str], ...]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in pairs)


BASICS = (
    FieldSpec(
        key="device", label=text.DEVICE, kind=FieldKind.SEARCH, help=text.DEVICE_HELP, help_icon="barcode", most=100
    ),
    FieldSpec(key="cash_price", label=text.PRICE, kind=FieldKind.YEN),
    FieldSpec(key="price_reason", label=text.REASON, most=100),
    FieldSpec(key="down_payment", label=text.DOWN, kind=FieldKind.YEN, width=6),
    FieldSpec(key="discount", label=text.DISCOUNT, kind=FieldKind.YEN, width=6),
    FieldSpec(key="points", label=text.POINTS, kind=FieldKind.POINTS, width=6),
    FieldSpec(
        key="closing_day", label=text.CLOSING, kind=FieldKind.CHOICE, options=_options(text.CLOSING_DAYS), width=6
    ),
    FieldSpec(key="cover", label=text.COVER, kind=FieldKind.CHOICE),
    FieldSpec(key="line", label=text.LINE, kind=FieldKind.SEGMENT, options=_options(text.LINES)),
)
MORE = (
    FieldSpec(key="on", label=text.ON, kind=FieldKind.DATE, under=text.ON_HELP),
    FieldSpec(key="sheets", label=text.SHEETS, help=text.SHEETS_HELP, under=text.SHEETS_UNDER, most=200),
    FieldSpec(key="category", label=text.CATEGORY, kind=FieldKind.CHOICE, options=_options(text.CATEGORIES)),
    FieldSpec(key="points_down", label=text.POINTS_DOWN, kind=FieldKind.POINTS),
    FieldSpec(key="repairs_used", label=text.REPAIRS, kind=FieldKind.NUMBER, unit=text.TIMES),
    FieldSpec(key="residual", label=text.RESIDUAL, kind=FieldKind.YEN, under=text.FROM_LIST),
    FieldSpec(key="step_first", label=text.STEP_FIRST, kind=FieldKind.YEN, under=text.FROM_LIST),
    FieldSpec(key="step_second", label=text.STEP_SECOND, kind=FieldKind.YEN),
    FieldSpec(key="usage_fee", label=text.USAGE_FEE, kind=FieldKind.YEN, under=text.FROM_LIST),
)
ZERO = frozenset({"down_payment", "discount", "points", "points_down"})
"""Amounts that are nought unless something is typed."""
KEYS = tuple(spec.key for spec in (*BASICS, *MORE))
"""Fields of `posapp.flows.forms.QuoteForm` that are typed here."""


class QuoteInputs(Strip):
    """Both pages of inputs and the amount financed. Signals carry (key, text) as the forms do."""

    changed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    finished = Signal()
    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("r", parent=parent)
        self.setFixedWidth(INPUTS)
        self.basics, self.more = Form(BASICS, gap=10), Form(MORE, gap=12)
        self._pages = QStackedWidget()
        self._other_days = Words("", 12, role="quiet", wrap=True)
        self._other_days.hide()
        self._pages.addWidget(self._scrolled(self.basics))
        self._pages.addWidget(self._scrolled(self.more))
        self._turn = Button(text.MORE, kind="link", cap="F7", size=12, height=28)
        self._turn.clicked.connect(self.turn)
        self._print = Button(text.PRINT, kind="link", cap=keys.cap("print"), size=12, height=28)
        self._print.clicked.connect(self.printed)
        self._print.hide()
        self._printable = False
        self._financed = MoneyLabel(None, 20)
        self._typed: tuple[str, ...] = ()
        self._lay_out()
        for form in (self.basics, self.more):
            form.changed.connect(self.changed)
            form.left.connect(self.left)
            form.picked.connect(self.picked)
        self.basics.finished.connect(self.finished)
        self.more.finished.connect(self.turn)

    def _lay_out(self) -> None:
        column = vertical(self, margins=(0, 12, 1, 8), spacing=8)
        column.addWidget(self._pages, 1)
        note = QVBoxLayout()
        note.setContentsMargins(16, 0, 16, 0)
        note.addWidget(self._other_days)
        column.addLayout(note)
        turn = QHBoxLayout()
        turn.setContentsMargins(12, 0, 16, 0)
        turn.addWidget(self._turn)
        turn.addStretch(1)
        turn.addWidget(self._print)
        column.addLayout(turn)
        foot = vertical(margins=(16, 0, 16, 0), spacing=8)
        foot.addWidget(Hairline())
        row = QHBoxLayout()
        row.addWidget(Words(text.FINANCED, 14))
        row.addWidget(self._financed, 1)
        foot.addLayout(row)
        column.addLayout(foot)

    def _scrolled(self, form: Form) -> QScrollArea:
        area, body = QScrollArea(), QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 0, 16, 0)
        column.addWidget(form)
        column.addStretch(1)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        return area

    @property
    def on_more(self) -> bool:
        """True while the rarer conditions are shown."""
        return self._pages.currentIndex() == 1

    def turn(self) -> None:
        """Show the other page and put the cursor into its first field."""
        self.show_more(not self.on_more)
        form = self.more if self.on_more else self.basics
        form.focus(form.order()[0])

    def show_more(self, more: bool) -> None:
        """Show one of the pages."""
        self._pages.setCurrentIndex(1 if more else 0)
        self._turn.say(text.BASICS if more else text.MORE)
        self.offer_print(self._printable)

    def offer_print(self, printable: bool) -> None:
        """Whether there is an offer to print for a customer who has not decided."""
        self._printable = printable
        self._print.setVisible(printable and not self.on_more)

    def put(self, form: QuoteForm) -> None:
        """Show what the form holds."""
        values = {key: getattr(form, key) or ("0" if key in ZERO else "") for key in KEYS}
        self.basics.put(values)
        self.more.put(values)

    def show_financed(self, amount: int | None) -> None:
        """分割対象額 in yen, nothing while there is no quote."""
        self._financed.show_amount(amount)

    def say_under(self, key: str, words: str) -> None:
        """The quiet line below a field."""
        self._form(key).fields[key].say_under(words)

    def say_other_days(self, words: str) -> None:
        """The quiet lines below the basics: programs that are not laid out."""
        self._other_days.say(words)
        self._other_days.setVisible(bool(words))

    def name_field(self, key: str, label: str) -> None:
        """Another label for a field."""
        self._form(key).fields[key].say_label(label)

    def show_field(self, key: str, shown: bool) -> None:
        """A field that only some purchases have."""
        self._form(key).fields[key].setVisible(shown)

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Problems at their fields, on both pages."""
        self.basics.show_problems(problems)
        self.more.show_problems(problems)

    def _form(self, key: str) -> Form:
        return self.basics if key in self.basics.fields else self.more

    def focus(self, key: str) -> bool:
        """Put the cursor into a field, turning to its page; False when there is no such field."""
        if key not in KEYS:
            return False
        form = self._form(key)
        self.show_more(form is self.more)
        return form.focus(key)

    def focused(self) -> str:
        """The key of the field with the cursor, empty for none."""
        return self.basics.focused() or self.more.focused()
