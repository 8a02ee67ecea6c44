"""端末: is this the contract's device, is it free of restrictions, what covers it today. The rules stand in `posapp.flows.intake_reading`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from posapp.domain.facts import date_text, month_text
from posapp.domain.handin import WITHOUT_IMEI
from posapp.domain.intake import DeviceNumber, Restriction
from posapp.domain.months import Month
from posapp.domain.purchase import NO_COVER
from posapp.domain.tasks import assessment_due
from posapp.flows.intake import WHAT, IntakeView, check_what
from posapp.flows.intake_forms import IntakeDraft
from posapp.services.front import Sentences, Services
from posapp.services.working_days import last_working_day
from posapp.ui import text, text_quote
from posapp.ui import text_returns as words
from posapp.ui.pages.returns.fields import ReturnFields
from posapp.ui.views import BadgeView, Tone
from posapp.ui.widgets.form import Form
from posapp.ui.widgets.section import SectionCard
from posapp.ui.widgets.spec import FieldKind, FieldSpec, Option
from posapp.ui.widgets.words import Words

NUMBERS: Final = (
    FieldSpec(key="imei", label=words.IMEI, help=words.IMEI_HELP, help_icon="barcode"),
    FieldSpec(key="serial", label=words.SERIAL, help=words.IF_ANY),
)
MODEL: Final = (
    FieldSpec(key="model", label=words.MODEL, kind=FieldKind.SEGMENT, options=(Option("same", words.SAME), Option("other", words.OTHER))),
    FieldSpec(
        key="kind", label=words.KIND, kind=FieldKind.CHOICE, width=6, help=words.IF_ANY,
        options=tuple(Option(value, label) for value, label in text_quote.CATEGORIES),
    ),
)  # fmt: skip
BOX: Final = range(12, 15)
"""Digits of an article number, as the box or the body carries it."""
RESTRICTIONS: Final = (
    Option(Restriction.NONE.value, words.NONE),
    Option(Restriction.POSSIBLE.value, words.POSSIBLE),
    Option(Restriction.BARRED.value, words.BARRED),
    Option(Restriction.UNCHECKED.value, words.UNCHECKED),
)
RESTRICTION: Final = (
    FieldSpec(key="restriction", label=words.RESTRICTION, kind=FieldKind.SEGMENT, options=RESTRICTIONS, under=words.RESTRICTION_NOTE),
)  # fmt: skip
COVER: Final = (
    FieldSpec(key="cover", label=words.COVER, kind=FieldKind.CHOICE),
    FieldSpec(key="repairs_used", label=words.REPAIRS, kind=FieldKind.NUMBER, unit=words.TIMES, width=6),
)
APPLIED: Final = (
    FieldSpec(key="applied_on", label=words.APPLIED_ON, kind=FieldKind.DATE, width=6, help=words.APPLIED_HELP),
)


class WhatPage(ReturnFields):
    """Numbers and model at the left, restriction, cover and the day of the application at the right."""

    def __init__(self, services: Services, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(services, sentences, WHAT, "device", check_what, words.TO_READY, parent)
        self._quotes = services.quotes
        self.numbers, self.model = SectionCard(words.CARD_NUMBERS, number=1), SectionCard(words.CARD_MODEL, number=2)
        self.restriction = SectionCard(words.CARD_RESTRICTION, number=3)
        self.cover = SectionCard(words.CARD_COVER, number=4)
        self.applied, self.applied_form = SectionCard(words.CARD_APPLIED, number=5), Form(APPLIED)
        self._months, self._by = Words("", 14, wrap=True), Words("", 12, role="quiet", wrap=True)
        self.number_form, self.model_form = Form(NUMBERS), Form(MODEL)
        self.restriction_form, self.cover_form = Form(RESTRICTION), Form(COVER)
        self._held, self._device = Words("", 14, wrap=True), Words("", 14, wrap=True)
        for card, parts in (
            (self.numbers, (self._held, self.number_form)), (self.model, (self._device, self.model_form)),
            (self.restriction, (self.restriction_form,)), (self.cover, (self.cover_form,)),
            (self.applied, (self.applied_form, self._months, self._by)),
        ):  # fmt: skip
            for part in parts:
                card.body.addWidget(part)
        left, right = (self.numbers, self.model), (self.cover, self.applied)
        self.stand(((left, (self.restriction, *right)),), ((left, right), ((self.restriction,),)))
        self.wire(self.number_form, self.model_form, self.restriction_form, self.cover_form, self.applied_form)
        self._covers: tuple[Option, ...] = ()

    # --- the day of the application belongs to the whole draft

    def values(self, view: IntakeView) -> Mapping[str, str]:
        return {**super().values(view), "applied_on": view.draft.applied_on}

    def put(self, draft: IntakeDraft, key: str, value: str) -> IntakeDraft:
        return replace(draft, applied_on=value) if key == "applied_on" else super().put(draft, key, value)

    def _show_applied(self, view: IntakeView) -> None:
        """Only where a term runs from the application: its month, that of the assessment, and the last day."""
        contract, intake = view.contract, view.intake
        applied = intake.applied_on if intake is not None else None
        due = assessment_due(contract, applied, view.draft.device.window) if contract and applied else None
        self.applied.setVisible(due is not None)
        if due is None or applied is None or intake is None:
            return
        readable = not any(problem.where == "applied_on" for problem in self.problems())
        for line in (self._months, self._by):
            line.setVisible(readable)
        months = (month_text(Month.containing(day)) for day in (applied, intake.day))
        self._months.say(words.APPLIED_MONTHS.format(**dict(zip(("applied", "assessed"), months, strict=True))))
        working = last_working_day(due.day)
        by = words.APPLIED_BY if working == due.day else words.APPLIED_BY_WORKING
        weekday = text.WEEKDAYS[due.day.weekday()]
        said = by.format(day=date_text(due.day), weekday=weekday, working=date_text(working))
        self._by.say(f"{said}{words.APPLIED_LATER}")
        self.head(self.applied, ("applied_on",))

    def show_view(self, view: IntakeView) -> None:
        contract, intake = view.contract, view.intake
        if contract is not None and intake is not None:
            device = contract.purchase.device
            without = device.category in WITHOUT_IMEI
            self.number_form.fields["imei"].setVisible(not without)
            held = next((n for n in (view.draft.contract.imei, view.draft.contract.serial) if n), "")
            self._held.say(words.CONTRACT_HAS.format(number=held) if held else words.CONTRACT_HAS_NONE)
            self._device.say(words.CONTRACT_DEVICE.format(device=device.full_name))
            self._offer(view)
        super().show_view(view)
        # Not before: a field that is hidden while it has the focus is left, and would put back what stood there.
        self.model_form.fields["kind"].setVisible(view.draft.device.model == "other")
        self._show_applied(view)
        self._head_of_numbers(intake.number if intake else DeviceNumber(), held=bool(view.draft.contract.imei))
        self.head(self.model, ("model", "kind"))
        self.head(self.restriction, ("restriction",))
        self._head_of_cover(chosen=bool(view.draft.device.cover))

    def _head_of_cover(self, *, chosen: bool) -> None:
        """Where nothing hangs on it the choice may stay open; then it is not said to be done."""
        if chosen or any(problem.where in ("cover", "repairs_used") for problem in self.problems()):
            self.head(self.cover, ("cover", "repairs_used"))
        else:
            self.cover.show_badges(BadgeView(text=words.COVER_OPEN, tone=Tone.QUIET))

    def _offer(self, view: IntakeView) -> None:
        """The covers that this program knows for this device."""
        if view.contract is None:
            return
        device, assessment = view.contract.purchase.device, view.contract.program.assessment
        known = [c for c in assessment.covers if c.devices.takes(device.name, device.category)]
        options = (Option(NO_COVER, words.COVER_NONE), *(Option(cover.id, cover.label) for cover in known))
        if options != self._covers:
            self._covers = options
            self.cover_form.offer("cover", options)

    def _head_of_numbers(self, number: DeviceNumber, *, held: bool) -> None:
        self.head(self.numbers, ("imei", "serial"))
        if held and number.matches and not [p for p in self.problems() if p.where in ("imei", "serial")]:
            self.numbers.show_badges(BadgeView(text=words.NUMBER_MATCHES, tone=Tone.GOOD, icon="check"))

    def scan(self, code: str) -> bool:
        """A scan goes where the device is known by: the IMEI, else the serial number; a right one leads on."""
        if len(code) in BOX and self._scan_box(code):
            return True
        key = "imei" if self.number_form.fields["imei"].isVisibleTo(self) else "serial"
        self.seen.add(key)
        self.left.emit(self.put(self.view.draft, key, code))
        order = self.order()
        if not any(problem.where == key for problem in self.problems()):
            self.focus_field(order[order.index(key) + 1])
        return True

    def _scan_box(self, code: str) -> bool:
        """The article number of a listed device says whether it is the contract's; False when nobody knows it."""
        contract = self.view.contract
        quote = self.view.draft.contract.quote
        if contract is None:
            return False
        held = self._quotes.by_jan(replace(quote, on=contract.purchase.on.isoformat()), code)
        held = held or self._quotes.by_jan(replace(quote, on=""), code)
        if held is None:
            return False
        mine, read = contract.purchase.device, held.device
        same = (mine.jan == code if mine.jan else mine.name == read.name) and mine.category == read.category
        model, kind = ("same", "") if same else ("other", read.category)
        self.seen |= {"model", "kind"}
        self.left.emit(self._desk.put(self.view.draft, "device", model=model, kind=kind))
        self.focus_field("model")
        return True
