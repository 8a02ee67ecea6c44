"""Forms are data: a list of FieldSpec becomes fields in rows of twelve parts. One builder, no load/save twins.

Enter goes to the next field; after the last one ``finished`` says so. Fields that hang on another appear with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui.views import FieldProblem
from posapp.ui.widgets.field import FieldBox
from posapp.ui.widgets.name_input import NameInput
from posapp.ui.widgets.spec import FieldSpec, Option


class Form(QWidget):
    """Fields in rows. Signals carry (key, canonical text); `values` and `put` speak the same keys."""

    changed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    finished = Signal()

    def __init__(self, specs: tuple[FieldSpec, ...], *, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, FieldBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(gap)
        for column in range(12):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 0)
        self._grid = grid
        for spec in specs:
            self.fields[spec.key] = box = FieldBox(spec)
            self._wire(box)
        self.lay()
        self._hang()

    def lay(self, widths: Mapping[str, int] = MappingProxyType({})) -> None:
        """Put the fields into rows; ``widths`` are other shares than those of their specs."""
        row, used = 0, 0
        for key, box in self.fields.items():
            width = widths.get(key, box.spec.width)
            if used + width > 12:
                row, used = row + 1, 0
            self._grid.addWidget(box, row, used, 1, width, Qt.AlignmentFlag.AlignTop)
            used += width

    def _wire(self, box: FieldBox) -> None:
        box.changed.connect(self._changed)
        box.left.connect(self.left)
        box.picked.connect(self.picked)
        box.entered.connect(self._onward)
        if isinstance(box.input, NameInput) and box.spec.reading_to:
            target = box.spec.reading_to
            box.input.reading.connect(lambda kana: self._hear(target, kana))
            box.input.cleared.connect(lambda: self._forget(target))

    def _changed(self, key: str, value: str) -> None:
        self._hang()
        self.changed.emit(key, value)

    def _hear(self, target: str, kana: str) -> None:
        """Add a reading to a kana field that nobody has typed into."""
        box = self.fields.get(target)
        if box is not None and (box.auto or not box.value()):
            box.put(box.value() + kana, auto=True)
            self.changed.emit(target, box.value())

    def _forget(self, target: str) -> None:
        box = self.fields.get(target)
        if box is not None and box.auto:
            box.put("")
            self.changed.emit(target, "")

    def _hang(self) -> None:
        for box in self.fields.values():
            if box.spec.depends:
                on, values = box.spec.depends
                box.setVisible(on in self.fields and self.fields[on].value() in values)

    def values(self) -> dict[str, str]:
        """Every field's canonical text by key; fields not shown are left out."""
        return {key: box.value() for key, box in self.fields.items() if not box.isHidden()}

    def put(self, values: Mapping[str, str], *, auto: frozenset[str] = frozenset()) -> None:
        """Fill in by key without signals; keys in ``auto`` get their mark. Unknown keys are left alone."""
        for key, value in values.items():
            if key in self.fields:
                self.fields[key].put(value, auto=key in auto)
        self._hang()

    def offer(self, key: str, options: tuple[Option, ...]) -> None:
        """Give a CHOICE or SEARCH field its options."""
        self.fields[key].set_options(options)

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Show the first problem of each field; fields without one are quiet again."""
        first: dict[str, FieldProblem] = {}
        for problem in problems:
            first.setdefault(problem.key, problem)
        for key, box in self.fields.items():
            wrong = first.get(key)
            if wrong is None:
                box.set_problem("")
            else:
                box.set_problem(wrong.text, stops=wrong.stops)

    def order(self) -> tuple[str, ...]:
        """Keys of the fields the cursor passes, in order."""
        return tuple(key for key, box in self.fields.items() if self._takes(box))

    def _takes(self, box: FieldBox) -> bool:
        return not box.isHidden() and not box.spec.derived and box.input.isEnabledTo(self)

    def focus(self, key: str) -> bool:
        """Put the cursor into a field; False when there is no such field here."""
        if key not in self.fields:
            return False
        self.fields[key].take_focus()
        return True

    def focused(self) -> str:
        """The key of the field with the cursor, empty for none."""
        return next((key for key, box in self.fields.items() if box.input.hasFocus()), "")

    def _onward(self, key: str) -> None:
        order = self.order()
        at = order.index(key) + 1 if key in order else len(order)
        if at < len(order):
            self.fields[order[at]].take_focus()
        else:
            self.finished.emit()
