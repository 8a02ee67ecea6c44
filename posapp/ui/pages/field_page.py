"""A step made of fields: typed text becomes a new draft, problems show where they belong, Enter leads on.

A problem of a field is shown once the field was left; until then it only counts as missing. Knows no field by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from posapp.domain.problem import Problem, stopping
from posapp.flows.flow import Cursor
from posapp.services.front import Sentences
from posapp.ui import text_sale as words
from posapp.ui.pages.page import Page, PrimaryView
from posapp.ui.views import BadgeView, FieldProblem, Tone
from posapp.ui.widgets.choice_input import CheckInput, ChoiceInput, SegmentInput
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.section import SectionCard


@dataclass(frozen=True, slots=True)
class Lone:
    """An input outside a Form, with its key."""

    key: str
    input: SegmentInput | ChoiceInput | CheckInput | LineInput


Part: TypeAlias = Form | Lone


class Draft(Protocol):
    """What the fields belong to."""

    @property
    def id(self) -> UUID:
        """Which one it is."""


D = TypeVar("D", bound=Draft)


V = TypeVar("V")


class FieldPage(Page[V], Generic[V, D]):
    """Forms and lone inputs in the order of the cursor; subclasses lay them out, set ``parts`` and know the draft."""

    FREE: tuple[str, ...] = ("way", "doc_kind")
    """Fields that begin with a value: it says nothing about whether somebody was there."""

    def __init__(
        self, sentences: Sentences, step: str, check: Callable[[V], tuple[Problem, ...]], onward: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._sentences, self._step, self._check, self._onward_label = sentences, step, check, onward
        self.parts: tuple[Part, ...] = ()
        self.seen: set[str] = set()
        self.area: QScrollArea | None = None
        self._view: V | None = None
        self._draft_id: object = None

    # --- the draft behind the fields

    def draft_of(self, view: V) -> D:
        """The draft of a view."""
        raise NotImplementedError

    def values(self, view: V) -> Mapping[str, str]:
        """The texts of every field."""
        raise NotImplementedError

    def closed(self, view: V) -> bool:
        """True when nothing can be changed any more."""
        raise NotImplementedError

    def put(self, draft: D, key: str, value: str) -> D:
        """The draft with one field changed."""
        raise NotImplementedError

    def moved(self, draft: D, cursor: Cursor) -> D:
        """The draft with its cursor elsewhere."""
        raise NotImplementedError

    # --- building

    def wire(self, *parts: Part) -> None:
        """Take these parts, in the order of the cursor."""
        self.parts = parts
        for part in parts:
            if isinstance(part, Form):
                part.changed.connect(self.typed)
                part.left.connect(self.field_left)
                part.finished.connect(lambda made=part: self._after(made))
            else:
                part.input.changed.connect(lambda value, key=part.key: self.typed(key, value))
                part.input.left.connect(lambda value, key=part.key: self.field_left(key, value))
                part.input.entered.connect(lambda made=part: self._after(made))

    # --- showing

    @property
    def view(self) -> V:
        """The view shown; only after `show_view`."""
        if self._view is None:
            raise RuntimeError("nothing shown yet")
        return self._view

    def show_view(self, view: V) -> None:
        values = self.values(view)
        if self.draft_of(view).id != self._draft_id:
            self._draft_id = self.draft_of(view).id
            self.seen = {key for key in values if values[key] and key not in self.FREE}
        self._view = view
        content = self.area.widget() if self.area is not None else None
        if content is not None:
            content.setEnabled(not self.closed(view))
        self.fill(values)
        self.show_problems()

    def fill(self, values: Mapping[str, str]) -> None:
        """Put the draft's texts into the fields; marks of what was filled in by itself stay."""
        for part in self.parts:
            if isinstance(part, Lone):
                if part.input.value() != values[part.key]:
                    part.input.put(values[part.key])
                continue
            for key, box in part.fields.items():
                if key in values and box.value() != values[key]:
                    box.put(values[key], auto=box.auto)

    def problems(self) -> tuple[Problem, ...]:
        """What keeps this step from being done, in the order of the fields."""
        if self._view is None:
            return ()
        found = stopping(self._check(self._view))
        order = {key: nth for nth, key in enumerate(self.order())}
        return tuple(sorted(found, key=lambda p: order.get(p.where, len(order))))

    def shown_problems(self) -> tuple[Problem, ...]:
        """Those whose field was left."""
        return tuple(p for p in self.problems() if p.where in self.seen)

    def show_problems(self) -> None:
        """Show problems at their fields."""
        shown = self.shown_problems()
        views = tuple(FieldProblem(key=p.where, text=self._sentences.short(p)) for p in shown)
        wrong = {p.where for p in shown}
        for part in self.parts:
            if isinstance(part, Form):
                part.show_problems(views)
            else:
                part.input.set_stop(part.key in wrong)

    def head(self, card: SectionCard, keys: tuple[str, ...]) -> None:
        """The state of a card: how many fields are to be mended, or that it is done."""
        wrong = [p for p in self.problems() if p.where in keys]
        shown = [p for p in wrong if p.where in self.seen]
        if shown:
            count = words.MEND_COUNT.format(count=len(shown))
            card.show_badges(BadgeView(text=count, tone=Tone.STOP, icon="stop"))
        elif not wrong:
            card.show_badges(BadgeView(text=words.CARD_DONE, tone=Tone.GOOD, icon="check"))
        else:
            card.show_badges()

    def primary(self) -> PrimaryView:
        if self._view is not None and self.closed(self._view):
            return PrimaryView(label=self._onward_label, sentence=words.SAY_SUBMITTED)
        problems, shown = self.problems(), self.shown_problems()
        badges: tuple[BadgeView, ...] = ()
        if shown:
            badges = (BadgeView(text=words.MEND_COUNT.format(count=len(shown)), tone=Tone.STOP, icon="stop"),)
            sentence = self._sentences.text(shown[0])
        elif problems:
            sentence = words.SAY_MISSING.format(count=len(problems))
        else:
            sentence = words.SAY_FILLED
        return PrimaryView(
            label=self._onward_label, enabled=not problems, sentence=sentence, badges=badges, jump=bool(problems)
        )

    # --- the cursor

    def order(self) -> tuple[str, ...]:
        """Every field the cursor passes now."""
        keys: list[str] = []
        for part in self.parts:
            if isinstance(part, Form):
                keys += part.order() if part.isVisibleTo(self) else ()
            elif part.input.isVisibleTo(self) and part.input.isEnabled():
                keys.append(part.key)
        return tuple(keys)

    def first_field(self) -> str:
        order = self.order()
        missing = {p.where for p in self.problems()}
        return next((key for key in order if key in missing), order[0] if order else "")

    def focus_field(self, key: str) -> None:
        for part in self.parts:
            if isinstance(part, Form) and key in part.fields and part.isVisibleTo(self):  # two forms may share a key
                part.focus(key)
                break
            if isinstance(part, Lone) and key == part.key:
                part.input.setFocus(Qt.FocusReason.TabFocusReason)
                break
        else:
            first = self.first_field()
            if first and first != key:
                self.focus_field(first)
        self._into_sight()

    def focused(self) -> str:
        """The key of the field with the cursor, empty for none."""
        for part in self.parts:
            if isinstance(part, Form) and part.focused():
                return part.focused()
            if isinstance(part, Lone) and part.input.hasFocus():
                return part.key
        return ""

    def _into_sight(self) -> None:
        widget = self.focusWidget()
        if self.area is not None and widget is not None:
            self.area.ensureWidgetVisible(widget, 0, 48)

    def act(self, name: str) -> bool:
        if name != "problem":
            return False
        self.mend()
        return True

    def mend(self) -> None:
        """Show every problem, and put the cursor into the next field that has one."""
        wheres = [p.where for p in self.problems()]
        self.seen.update(wheres)
        self.show_problems()
        self.footing.emit()
        if wheres:
            order = self.order()
            now = order.index(self.focused()) if self.focused() in order else -1
            later = [w for w in wheres if w in order and order.index(w) > now]
            self.focus_field((later or wheres)[0])

    def _after(self, part: Part) -> None:
        """Enter on the last field of a part."""
        order = self.order()
        last = part.order()[-1] if isinstance(part, Form) else part.key
        at = order.index(last) + 1 if last in order else len(order)
        if at < len(order):
            self.focus_field(order[at])
        elif self.may_go():
            self.forward.emit()
        else:
            self.mend()

    def may_go(self) -> bool:
        """True when Enter on the last field leads on."""
        return not self.problems()

    # --- what was typed

    def typed(self, key: str, value: str) -> None:
        """A field's text changed."""
        self.changed.emit(self.put(self.draft_of(self.view), key, value))

    def field_left(self, key: str, value: str) -> None:
        """A field was left: save, with the cursor on the field that has it now."""
        if self._view is None:
            return
        self.seen.add(key)
        there = self.focused() or key
        draft = self.draft_of(self._view)
        if key in self.values(self._view):
            draft = self.put(draft, key, value)
        self.left.emit(self.moved(draft, Cursor(self._step, there)))
