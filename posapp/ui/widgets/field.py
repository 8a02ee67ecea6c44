"""One field of a form: label, input, what was filled in by itself, and the mend when something is wrong."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import text
from posapp.ui.widgets.choice_input import CheckInput, ChoiceInput, SegmentInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.name_input import NameInput
from posapp.ui.widgets.search_input import SearchInput
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

Input: TypeAlias = LineInput | ChoiceInput | SegmentInput | CheckInput


def build_input(spec: FieldSpec) -> Input:
    """The input that a field's kind asks for."""
    if spec.kind is FieldKind.CHOICE:
        return ChoiceInput(spec.options)
    if spec.kind is FieldKind.SEGMENT:
        return SegmentInput(spec.options)
    if spec.kind is FieldKind.CHECK:
        return CheckInput(spec.label)
    if spec.kind is FieldKind.SEARCH:
        return SearchInput(wide=360)
    if spec.kind is FieldKind.NAME:
        return NameInput(most=spec.most)
    unit = spec.unit or {FieldKind.YEN: text.YEN, FieldKind.POINTS: text.POINT}.get(spec.kind, "")
    return LineInput(spec.kind, unit=unit, most=spec.most)


class FieldBox(QWidget):
    """A field with its label. Signals carry (key, canonical text).

    changed  while the user types; left  when the focus goes on; entered (key)  on Enter; picked  a row of a search list
    """

    changed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    entered = Signal(str)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.input = build_input(spec)
        self.auto = False
        self.problem = ""
        self._problem_shown: tuple[str, bool] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.input.setAccessibleName(spec.label)
        self.input.setAccessibleDescription(" ".join(t for t in (spec.unit, spec.help, spec.under) if t))
        if spec.derived and isinstance(self.input, LineInput):
            self.input.setReadOnly(True)
            self.input.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head, self._help, self._auto = QWidget(), Words(spec.help, 12, role="quiet"), QWidget()
        self._label = Words(spec.label, 14)
        self._under = Words(spec.under, 12, role="quiet", wrap=True)
        self._mend_row, self._mend_icon, self._mend = QWidget(), IconMark("stop", 16, "stop"), Words("", 12, wrap=True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = vertical(self, spacing=4)
        if self.spec.kind is not FieldKind.CHECK:
            head = horizontal(self._head, spacing=4)
            head.addWidget(self._label)
            head.addStretch(1)
            if self.spec.help_icon:
                head.addWidget(IconMark(self.spec.help_icon, 16, "quiet"))
            head.addWidget(self._help)
            mark = horizontal(self._auto, spacing=4)
            mark.addWidget(IconMark("edit", 14, "accent"))
            mark.addWidget(Words(text.AUTO, 12, bold=True, role="accent"))
            head.addWidget(self._auto)
            column.addWidget(self._head)
        column.addWidget(self.input)
        column.addWidget(self._under)
        row = horizontal(self._mend_row, spacing=4)
        row.addWidget(self._mend_icon)
        row.addWidget(self._mend, 1)
        column.addWidget(self._mend_row)
        self._help.setVisible(bool(self.spec.help))
        self._auto.hide()
        self._under.setVisible(bool(self.spec.under))
        self._mend_row.hide()

    def _wire(self) -> None:
        self.input.changed.connect(self._edited)
        self.input.left.connect(lambda value: self.left.emit(self.spec.key, value))
        self.input.entered.connect(lambda: self.entered.emit(self.spec.key))
        if isinstance(self.input, SearchInput):
            self.input.picked.connect(lambda value: self.picked.emit(self.spec.key, value))

    def _edited(self, value: str) -> None:
        self.set_auto(False)
        self.changed.emit(self.spec.key, value)

    def value(self) -> str:
        """The canonical text."""
        return self.input.value()

    def put(self, value: str, *, auto: bool = False) -> None:
        """Fill in without a signal; ``auto`` marks it as filled in by itself (and still editable)."""
        self.input.put(value)
        self.set_auto(auto and bool(value))

    def set_auto(self, auto: bool) -> None:
        """Show or take away 自動."""
        if auto != self.auto:
            self.auto = auto
            self._auto.setVisible(auto)
            self._help.setVisible(bool(self.spec.help) and not auto)

    def say_label(self, words: str) -> None:
        """Another label, for a field that means something else now."""
        self._label.say(words)
        self.input.setAccessibleName(words)

    def say_help(self, words: str) -> None:
        """The note beside the label."""
        self._help.say(words)
        self._help.setVisible(bool(words) and not self.auto)

    def say_under(self, words: str) -> None:
        """The quiet line below the field."""
        self._under.say(words)
        self._under.setVisible(bool(words) and not self.problem)

    def set_problem(self, mend: str, *, stops: bool = True) -> None:
        """Show what is wrong and how to mend it; an empty text takes it away. A notice that does not stop is amber."""
        if (mend, stops) == self._problem_shown:
            return
        self._problem_shown = (mend, stops)
        self.problem = mend
        self.input.set_stop(bool(mend) and stops)
        self._mend.say(mend)
        self._mend.set_role("stop" if stops else "caution")
        self._mend_icon.show_icon("stop" if stops else "warn", "stop" if stops else "caution")
        self._mend_row.setVisible(bool(mend))
        self._under.setVisible(bool(self._under.text()) and not mend)
        self.input.setAccessibleDescription(mend or self.spec.help)

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer other options (CHOICE), or show what fits (SEARCH)."""
        if isinstance(self.input, ChoiceInput):
            self.input.set_options(options)
        elif isinstance(self.input, SearchInput):
            self.input.offer(options)

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.input.setFocus(Qt.FocusReason.TabFocusReason)
