"""もしも: one change at a time beside today's choice, in yen, with its reason; when a return turns bad, and what a slip costs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.facts import program_month_text
from posapp.domain.quote import BODY_FAILS
from posapp.domain.whatif import Kind
from posapp.flows.forms import YES, QuoteForm, with_fields
from posapp.services.front import Sentences, Services
from posapp.services.quoting import Sheet
from posapp.services.whatif import WhatIfSheet, applied
from posapp.ui import text_whatif as text
from posapp.ui.pages.quote_views.changes import Changes
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.pages.scroll import Content, scrolled
from posapp.ui.show.whatif import ChangeView, whatif_view
from posapp.ui.widgets.choice_input import CheckInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.month_spinner import MonthSpinner
from posapp.ui.widgets.spec import FieldKind
from posapp.ui.widgets.words import Words

FIELD = 36
"""Height in px of the fields: as high as the months beside them."""
TOLD = 48
"""Least height in px of the sentences of the row looked at."""


class WhatIfView(QuoteView):
    """Month, damage and amounts to try above; the changes; their sentences below."""

    key = "what-if"
    title = text.VIEW
    fields = tuple(key for key, _ in text.FIELDS)
    lead = text.LEAD

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quotes, self._sentences = services.quotes, sentences
        self._form = QuoteForm()
        self._found: WhatIfSheet | None = None
        self.head, self.hint = Words("", 14), Words("", 12, role="quiet")
        self.month, self.damage = MonthSpinner(), CheckInput(text.DAMAGED)
        self.inputs = {
            key: LineInput(
                FieldKind.POINTS if key == "try_points" else FieldKind.YEN, unit=unit, most=12, size=14, height=FIELD
            )
            for (key, _), unit in zip(text.FIELDS, text.UNITS, strict=True)
        }
        self.rows = Changes()
        self.turns, self.said = Words("", 12, bold=True, wrap=True), Words("", 12, wrap=True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        asked = horizontal(margins=(12, 0, 12, 0), spacing=10)
        asked.addLayout(_labelled(text.MONTH, self.month))
        asked.addLayout(_labelled("", self.damage))
        for key, label in text.FIELDS:
            self.inputs[key].setAccessibleName(label)
            asked.addLayout(_labelled(label, self.inputs[key]), 1)
        body = Content()
        told = vertical(body, margins=(12, 2, 12, 0))
        told.addWidget(self.said)
        told.addStretch(1)
        self._told = scrolled(body)
        self._told.setFixedHeight(TOLD)
        lines = QHBoxLayout()
        lines.setContentsMargins(12, 0, 12, 0)
        lines.addWidget(self.head)
        lines.addStretch(1)
        lines.addWidget(self.hint)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.turns)
        column = vertical(self, margins=(0, 4, 0, 4), spacing=3)
        column.addLayout(lines)
        column.addLayout(asked)
        column.addWidget(self.rows, 1)
        column.addWidget(self._told)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.month.stepped.connect(self._step)
        self.damage.changed.connect(lambda _value: self._refresh())
        self.damage.entered.connect(self.rows.setFocus)
        for key, line in self.inputs.items():
            line.changed.connect(lambda value, name=key: self._typed(name, value, save=False))
            line.left.connect(lambda value, name=key: self._typed(name, value, save=True))
            line.entered.connect(lambda name=key: self._onward(name))
        self.rows.moved.connect(self._tell)
        self.rows.picked.connect(self._apply)

    # --- what is shown

    def show_sheet(self, _sheet: Sheet, form: QuoteForm) -> None:
        self._form = form
        for key, line in self.inputs.items():
            line.put(getattr(form, key))
        self._refresh()

    def _refresh(self) -> None:
        found = self._quotes.what_if(self._form, BODY_FAILS if self.damage.value() == YES else ())
        self._found = found
        if found is None:
            return
        view = whatif_view(found, self._sentences.text, self._sentences.short)
        self.head.say(view.head)
        self._show_month(found)
        returns = found.quote.program.returns
        self.damage.setEnabled(returns)
        wrong = {problem.where: self._sentences.short(problem) for problem in found.problems}
        for key, line in self.inputs.items():
            line.set_stop(key in wrong)
            line.setToolTip(wrong.get(key, ""))
        monthly = self.inputs["cover_monthly"]
        monthly.setPlaceholderText(view.listed)
        monthly.setAccessibleDescription(text.AT_MOST.format(yen=view.listed) if view.listed else "")
        monthly.setToolTip(monthly.toolTip() or monthly.accessibleDescription())
        self.rows.show_rows(view.rows)
        self.turns.say(view.turns)
        self.turns.setToolTip(view.turns_said)
        self.turns.setAccessibleDescription(view.turns_said)
        self._tell()

    def _show_month(self, found: WhatIfSheet) -> None:
        months = self._months()
        month = found.choice.month
        label = text.KEPT if month is None or not months else program_month_text(month)
        less = month is not None and any(m < month for m in months)
        more = month is not None and any(m > month for m in months)
        self.month.show_month(label, less=less, more=more)

    def _months(self) -> list[int]:
        windows = self._found.quote.program.windows if self._found else ()
        return sorted({m for window in windows for m in range(window.from_month, window.to_month + 1)})

    def _tell(self) -> None:
        row = self.rows.view()
        self.said.say(row.said if row is not None else text.EMPTY)
        self.hint.say(text.APPLY if row is not None and self._applies(row) else "")
        self._told.verticalScrollBar().setValue(0)

    def _applies(self, row: ChangeView) -> bool:
        return row.what.kind is Kind.DAMAGE or (row.what.after is not None and self._after(row) is not None)

    # --- what is done

    def _step(self, step: int) -> None:
        month = self._found.choice.month if self._found else None
        if month is None:
            return
        beyond = [m for m in self._months() if (m - month) * step > 0]
        if beyond:
            self._put(replace(self._form, return_month=str(min(beyond) if step > 0 else max(beyond))), save=True)

    def _typed(self, key: str, value: str, *, save: bool) -> None:
        if save or getattr(self._form, key) != value:
            self._put(with_fields(self._form, {key: value}), save=save)

    def _put(self, form: QuoteForm, *, save: bool) -> None:
        self._form = form
        (self.left if save else self.changed).emit(form)

    def _onward(self, key: str) -> None:
        after = self.fields[self.fields.index(key) + 1 :]
        (self.inputs[after[0]] if after else self.rows).setFocus(Qt.FocusReason.TabFocusReason)

    def _after(self, row: ChangeView) -> QuoteForm | None:
        return applied(self._form, row.what)

    def _apply(self, row: ChangeView) -> None:
        """Damage is no part of the form: its row turns the tick; keeping the device cannot be quoted as a return."""
        form = self._after(row)
        if row.what.kind is Kind.DAMAGE:
            self.damage.put("" if self.damage.value() == YES else YES)
            self._refresh()
        elif form is not None and row.what.after is not None:
            self._put(form, save=True)

    # --- the focus

    def first(self) -> QWidget:
        return self.rows

    def field(self) -> str:
        return next((key for key, line in self.inputs.items() if line.hasFocus()), super().field())

    def focus_field(self, key: str) -> None:
        found: QWidget = self.inputs.get(key, self.rows)
        found.setFocus()


def _labelled(label: str, under: QWidget) -> QVBoxLayout:
    column = vertical(spacing=2)
    column.addWidget(Words(label, 12, role="quiet"))
    column.addWidget(under, 0, Qt.AlignmentFlag.AlignVCenter)
    return column
