"""見積: device and conditions at the left, up to four programs as cards, and below them the views of the chosen one.

Shows what `posapp.services.quoting.QuoteDesk` answers; every keystroke gives a new form and is computed at once.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.problem import Problem, stopping
from posapp.domain.program import PlanKind
from posapp.domain.purchase import NO_COVER
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES, QuoteForm, SaleDraft, with_fields
from posapp.flows.purchase import QUOTE, SaleView, check_quote
from posapp.services.front import Sentences, Services
from posapp.services.quoting import MOST_CARDS, Sheet
from posapp.ui import text_quote as text
from posapp.ui.pages import quote_words as said
from posapp.ui.pages.page import PrimaryView, SalePage
from posapp.ui.pages.quote_frame import QuoteFrame
from posapp.ui.pages.quote_inputs import KEYS
from posapp.ui.pages.quote_lower import QuoteLower
from posapp.ui.paint import yen
from posapp.ui.places.paper_work import PaperWork, Said
from posapp.ui.show import sheet as show
from posapp.ui.views import BadgeView, FieldProblem, Tone
from posapp.ui.widgets.spec import Option

FIELDS = {
    "device.category": "category", "points.down_payment": "points_down", "points.instalments": "points",
    "terms.residual": "residual", "terms.steps": "step_first", "terms.usage_fee": "usage_fee", "discounts": "discount",
    "program": "cards",
}  # fmt: skip
"""Where a problem is → the field that mends it, where the names differ."""
_LATER = frozenset({"cash_price", "price_reason"})
"""What staff come to only after the device's name."""


class QuotePage(SalePage):
    """One step of the sale: the quote."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quotes, self._sales, self._sentences = services.quotes, services.sales, sentences
        self._work = PaperWork(services, sentences, self)
        self._view: SaleView | None = None
        self._sheet = Sheet(purchase=None, cards=(), chosen=None, problems=())
        self._said = ""
        self._covers: tuple[Option, ...] = ()
        self._shown: UUID | None = None
        self._known: tuple[Sheet, QuoteForm, bool] | None = None
        """What the inputs and cards show."""
        self.below = QuoteLower(services, sentences)
        self.frame = QuoteFrame(self.below, MOST_CARDS)
        self.inputs, self.cards = self.frame.inputs, self.frame.cards
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._wire()

    def _wire(self) -> None:
        self.inputs.changed.connect(self._typed)
        self.inputs.left.connect(self._field_left)
        self.inputs.picked.connect(self._pick)
        self.inputs.finished.connect(self._done)
        self.inputs.basics.fields["closing_day"].entered.connect(lambda _key: self._confirm())
        self.below.changed.connect(lambda form: self._put(form, save=False, field=self.below.field()))
        self.below.left.connect(lambda form: self._put(form, save=True, field=self.focused()))
        self.below.turned.connect(self._turned)
        self.below.acted.connect(self.act)
        self.inputs.printed.connect(lambda: self.act("print"))
        self._work.told.connect(self._tell)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, made=card: self._choose(made.view().key))

    # --- what is shown

    @property
    def _draft(self) -> SaleDraft:
        if self._view is None:
            raise LookupError("no view was shown yet")
        return self._view.draft

    @property
    def _form(self) -> QuoteForm:
        return self._draft.quote

    def show_view(self, view: SaleView) -> None:
        self._view = view
        sheet, form = self._sales.sheet(view.draft), replace(view.draft.quote, return_month="")
        known, self._sheet = self._known, sheet
        self._known = (sheet, form, self._typing)
        if known is None or known[0] is not sheet or known[1:] != self._known[1:]:
            self._show_sheet(view.draft.quote)
        self.inputs.show_problems(self._field_problems())
        if view.draft.id != self._shown:  # another sale begins at the first view; one that runs keeps its own
            self._shown = view.draft.id
            self.below.reset()
        self.below.show_sheet(sheet, view.draft.quote, said.no_chart(sheet, self._sentences))

    def _show_sheet(self, form: QuoteForm) -> None:
        """Everything that a step along the months leaves as it is."""
        sheet = self._sheet
        self._offer_covers()
        self.inputs.put(form)
        self._say_fields()
        chosen = sheet.chosen.quote if sheet.chosen else None
        self.inputs.show_financed(chosen.amount_financed if chosen else None)
        self.inputs.offer_print(chosen is not None)
        self.frame.show_cards(show.cards(sheet, self._sentences.text))
        covers = {option.value: option.label for option in self._covers}
        self.frame.band.show_values(said.band(form, covers))

    @property
    def _typing(self) -> bool:
        """The name of a device is being typed: what it still lacks is not held against it yet."""
        lacks = any(p.where in _LATER for p in stopping(self._sheet.problems))
        return lacks and self._sheet.listed is None and self.inputs.focused() == "device"

    def _say_fields(self) -> None:
        form, sheet, typing = self._form, self._sheet, self._typing
        self.frame.empty.say(
            *said.empty(form, sheet, self._sentences, typing=typing, sample=self._quotes.head(form).sample)
        )
        self.inputs.say_under("device", said.under_device(form, sheet, typing=typing))
        self.inputs.say_under("cash_price", said.under_price(form, sheet, self._quotes.head(form)))
        self.inputs.say_under("on", said.under_day(form))
        self.inputs.say_under("sheets", said.under_sheets(form))
        self.inputs.say_other_days(said.other_days(sheet))
        asks = any(p.where == "price_reason" for p in sheet.problems) and not typing
        self.inputs.show_field("price_reason", asks or bool(form.price_reason))
        self.inputs.name_field("price_reason", text.BASIS if sheet.listed is None else text.REASON)
        program = sheet.chosen.program if sheet.chosen else None
        for key, shown_for in (("residual", PlanKind.RESIDUAL), ("step_first", PlanKind.STEPS)):
            self.inputs.show_field(key, program is not None and program.plan.kind is shown_for)
        self.inputs.show_field("step_second", program is not None and program.plan.kind is PlanKind.STEPS)
        fee = program is not None and any(w.charges_usage_fee for w in program.windows)
        self.inputs.show_field("usage_fee", fee)
        self.inputs.show_field("category", sheet.listed is None)

    def _offer_covers(self) -> None:
        device = self._sheet.purchase.device if self._sheet.purchase else None
        known = {"": text.COVER_OPEN, NO_COVER: text.COVER_NONE}
        for card in self._sheet.cards:
            for cover in card.program.assessment.covers:
                if device is None or cover.devices.takes(device.name, device.category):
                    known.setdefault(cover.id, cover.label)
        if self._form.cover not in known:
            known[self._form.cover] = self._form.cover
        options = tuple(Option(value, label) for value, label in known.items())
        if options != self._covers:
            self._covers = options
            self.inputs.basics.offer("cover", options)

    def _unchosen(self) -> bool:
        """Nothing is wrong; only no program is chosen yet."""
        return bool(self._sheet.cards) and self._sheet.chosen is None and not stopping(self._sheet.problems)

    def _problems(self) -> tuple[Problem, ...]:
        found = check_quote(self._view) if self._view else ()
        return tuple(p for p in found if p.where not in _LATER) if self._typing else found

    def _field_problems(self) -> tuple[FieldProblem, ...]:
        touched = bool(self._form.device) and not self._unchosen()
        problems = self._problems() if touched else ()
        return tuple(FieldProblem(key=_field(p), text=self._sentences.short(p)) for p in stopping(problems) if p.where)

    # --- what is done

    def _put(self, form: QuoteForm, *, save: bool, field: str = "") -> None:
        draft = self._sales.put_quote(self._draft, form)
        if field:
            draft = replace(draft, cursor=Cursor(QUOTE, field))
        self._said = ""
        (self.left if save else self.changed).emit(draft)

    def _typed(self, key: str, value: str) -> None:
        form = with_fields(self._form, {key: value})
        if key == "device":
            form = replace(form, listed="")
            self._find(value)
        if key == "closing_day":
            form = replace(form, closing_confirmed=YES)
        self._put(form, save=False)

    def _find(self, words: str) -> None:
        found = self._quotes.search(self._form, words) if words.strip() else ()
        options = tuple(Option(d.key, d.name, f"{yen(d.cash_price)}円") for d in found)
        self.inputs.basics.offer("device", options)

    def _field_left(self, key: str, value: str) -> None:
        there = self.focused() or key  # where the sale goes on after a power cut
        if key in KEYS and getattr(self._form, key) != value:
            self._put(with_fields(self._form, {key: value}), save=True, field=there)
        else:
            self._put(self._form, save=True, field=there)

    def _confirm(self) -> None:
        """Enter on 締め日 says that the day shown is right."""
        if not self._form.closing_confirmed:
            self._put(replace(self._form, closing_confirmed=YES), save=False)

    def _pick(self, _key: str, value: str) -> None:
        listed = self._quotes.by_key(self._form, value)
        if listed is not None:
            form = self._quotes.choose(self._form, listed)
            cards = self._quotes.sheet(form).cards
            if form.program not in {card.program.id for card in cards}:  # none yet, or one that takes no such device
                form = replace(form, program=next((c.program.id for c in cards if c.quote), ""), return_month="")
            self._put(form, save=True, field="device")
            self.inputs.focus("cash_price")

    def _choose(self, program: str) -> None:
        if program and program != self._form.program:
            form = replace(
                self._form, program=program, return_month="", residual="", step_first="", step_second="", usage_fee=""
            )
            self._put(form, save=True, field="cards")

    def _turned(self) -> None:
        """Another view: worth saving, so that the sale goes on in it after a power cut."""
        there = self.below.field()
        if there and self._view is not None:
            self._put(self._form, save=True, field=there)

    def _done(self) -> None:
        """Enter on the last field: choose a program if none is, else go on."""
        if self._form.program or not self._sheet.cards:
            self.forward.emit()
        else:
            self.cards[0].setFocus()

    def _tell(self, told: Said) -> None:
        """How the print of the 見積書 goes, until something is typed."""
        self._said = told.head + told.body
        self.footing.emit()

    # --- keys

    def focus_field(self, key: str) -> None:
        key = "cards" if key == "device" and self._unchosen() else FIELDS.get(key, key)
        if self.below.holds(key):
            self.frame.uncover()
            self.below.focus_field(key)
        elif key == "cards":
            at = next((n for n, c in enumerate(self._sheet.cards) if c is self._sheet.chosen), 0)
            self.cards[at].setFocus()
        else:
            if self.frame.folded and (key or not self._sheet.cards):
                self.frame.open_inputs()
            if not self.inputs.focus(key or "device"):
                self.inputs.focus("device")

    def focused(self) -> str:
        """The field with the cursor, empty for none."""
        if any(card.hasFocus() for card in self.cards):
            return "cards"
        return self.below.field() or self.inputs.focused()

    def first_field(self) -> str:
        return "device"

    def primary(self) -> PrimaryView:
        problems = self._problems()
        stops = stopping(problems)
        enabled = not (stops or self._typing)
        badges: tuple[BadgeView, ...] = ()
        if stops and self._form.device and not self._unchosen():
            badges = (BadgeView(text=text.MEND.format(count=len(stops)), tone=Tone.STOP, icon="stop"),)
        elif problems and not stops:
            badges = (BadgeView(text=text.NOTICE.format(count=len(problems)), tone=Tone.CAUTION, icon="warn"),)
        return PrimaryView(
            label=text.TO_DISCLOSURE, enabled=enabled, sentence=self._sentence(problems, stops), badges=badges,
            jump=bool(problems),
        )  # fmt: skip

    def _sentence(self, problems: tuple[Problem, ...], stops: tuple[Problem, ...]) -> str:
        if self._said:
            return self._said
        if not self._form.device:
            return text.CHOOSE_DEVICE
        if self._typing:
            return text.CHOOSE_LISTED
        if self._unchosen():
            return text.CHOOSE_PROGRAM
        first = next(iter(stops or problems), None)
        return self._sentences.text(first) if first else text.READY

    def act(self, name: str) -> bool:
        if name.startswith("card"):
            at = int(name[-1]) - 1
            if at < len(self._sheet.cards):
                self._choose(self._sheet.cards[at].program.id)
            return True
        if name == "page":
            self.frame.turn()
            return True
        if name.startswith("view"):
            self.frame.uncover()
            self.below.turn_to(int(name[-1]) - 1)
            return True
        if name == "print" and self._sheet.chosen is not None:
            self._work.print_quote(self._draft, self._sheet)
            return True
        if name == "print-comparison":
            self._work.print_comparison(self._draft, self._sheet)
            return True
        if name == "second" and self.below.isVisible():
            self.frame.uncover()
            self.below.focus_view()
            return True
        if name == "back" and self.frame.closable:
            self.frame.close_inputs()
            return True
        return False

    def action_words(self) -> dict[str, str]:
        there = self.below.view
        words = {"page": text.CONDITIONS, "second": there.lead or text.TO_VIEW.format(title=there.title)}
        words |= {f"view{nth}": view.title for nth, view in enumerate(self.below.views, 1)}
        if self._sheet.chosen is not None and self._sheet.chosen.quote is not None:
            words["print"] = text.PRINT_QUOTE
        for nth, card in enumerate(self._sheet.cards, 1):
            words[f"card{nth}"] = text.CHOOSE.format(name=card.program.short_name)
        return words

    def scan(self, code: str) -> bool:
        listed = self._quotes.by_jan(self._form, code)
        if listed is None:
            self._said = text.NOT_FOUND.format(code=code)
            self.footing.emit()
            return True
        self._pick("device", listed.key)
        return True


def _field(problem: Problem) -> str:
    return FIELDS.get(problem.where, problem.where)
