"""返却の結果: what the rules say of a device on the counter, as the right panel and as the ways side by side."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.domain.assessment import surcharge
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import Intake, Settlement
from posapp.domain.months import Month
from posapp.domain.outcome import course, outcome
from posapp.domain.problem import Problem, stopping
from posapp.domain.program import SurchargeRow
from posapp.domain.purchase import NO_COVER, Ask
from posapp.domain.tasks import assessment_due
from posapp.flows.forms import YES
from posapp.flows.intake import COUNTER_CODES, IntakeView, against
from posapp.services.front import Sentences
from posapp.ui import keys, text_photos
from posapp.ui import text_returns as words
from posapp.ui.views import (
    AmountBlock,
    Block,
    CustomerBlock,
    FactsBlock,
    NoticeBlock,
    PanelView,
    Rule,
    SplitBarBlock,
    TextBlock,
    Tone,
    WayView,
)  # fmt: skip

_CURABLE = "must-be-cured"


def panel(view: IntakeView, sentences: Sentences, *, shown: bool | None = None) -> PanelView:
    """The panel of 回収; a refusal changes its head, never its layout. ``shown``: the customer's screen is on."""
    intake, settled = view.intake, view.settled
    person = view.draft.person
    name = f"{person.family} {person.given}".strip() or view.draft.contract.holder
    who = words.SIR.format(name=name) if name else words.NO_NAME
    if intake is None or settled is None:
        empty = TextBlock(title=words.PANEL_EMPTY_HEAD, lines=words.PANEL_EMPTY_LINES)
        blank = (CustomerBlock(name=who), Rule(), empty)
        return PanelView(title=words.PANEL_TITLE, blocks=blank, shown=shown, wide=True)
    if view.went_home:
        blocks = (_customer(who, intake), *_home(view, intake, settled, sentences))
        return PanelView(title=words.PANEL_TITLE, blocks=blocks, shown=shown, wide=True)
    barred = refused(settled)
    head = (_customer(who, intake), *_refusal(settled, barred, sentences))
    sums = _against(intake, settled) if barred else _sums(intake, settled)
    after = _mend(barred, settled, sentences) if barred else _months(intake, settled)
    little = () if barred else (*_little(settled, view.little), *_next(view, intake))
    blocks = (
        *head, *(() if barred else (Rule(),)), *sums, *little, Rule(), *after, *_basis(intake, settled), Rule(),
        _days(intake, len(view.draft.check.photos)),
    )  # fmt: skip
    return PanelView(title=words.PANEL_TITLE, blocks=blocks, shown=shown, wide=True)


def _customer(who: str, intake: Intake) -> CustomerBlock:
    contract, device = intake.contract, intake.contract.purchase.device
    number = words.NUMBER_SAME if intake.number.matches else words.NUMBER_OPEN
    bought = words.BOUGHT.format(day=date_text(contract.purchase.on), month=program_month_text(intake.month))
    lines = (f"{device.full_name}・{number}", contract.program.name, bought)
    return CustomerBlock(name=who, lines=lines, category=device.category)


def _home(view: IntakeView, intake: Intake, settled: Settlement, sentences: Sentences) -> Iterable[Block]:
    """The device stayed with its owner: why, and what the contract goes on to ask for. Nothing has fallen away."""
    told, chosen = stopping(against(view)), view.chosen
    if told:
        note = sentences.what(told[0])
        yield NoticeBlock(icon="stop", head=words.HOME_REFUSED, note=note, tone=Tone.STOP, strong=True)
    else:
        yield NoticeBlock(icon="info", head=words.HOME, note=words.WAY_NAMES[chosen.way] if chosen else "")
    kept = next(choice for choice in view.choices if choice.way is Way.KEEP)
    note = words.HOME_LEFT_NOTE.format(count=kept.payments) if kept.payments else words.WAY_NO_PAYMENTS
    yield AmountBlock(label=words.HOME_LEFT, yen=kept.instalments, note=note)
    if not told and chosen is not None and chosen.way in (Way.CURE, Way.LATER):
        yield Rule()
        yield from _months(intake, settled)
    yield Rule()
    yield _days(intake, len(view.draft.check.photos))


def refused(settled: Settlement) -> Problem | None:
    """What keeps the benefit from being used, beyond what is mended on earlier steps or right here."""
    against = (p for p in stopping(settled.problems) if p.code not in (*COUNTER_CODES, _CURABLE))
    return next(against, None)


def curable(settled: Settlement) -> Problem | None:
    """What the customer can put right at the counter."""
    return next((p for p in settled.problems if p.code == _CURABLE), None)


def _refusal(settled: Settlement, against: Problem | None, sentences: Sentences) -> Iterable[Block]:
    """Right under the customer; a refusal changes this head, never the layout."""
    cure = curable(settled)
    if against is not None:
        yield NoticeBlock(icon="stop", head=words.REFUSED, note=sentences.what(against), tone=Tone.STOP, strong=True)
    elif cure is not None:
        yield NoticeBlock(icon="lock", head=words.CURE_FIRST, note=sentences.what(cure))


def _against(intake: Intake, settled: Settlement) -> Iterable[Block]:
    """What is left against what the damage costs, as two bars of one measure."""
    most = max(settled.owed, settled.surcharge, 1)
    yield AmountBlock(
        label=words.OWED, yen=settled.owed, note=_times(intake, settled.owed_numbers), bar=(settled.owed, most)
    )
    if not settled.failing:
        return
    yield AmountBlock(
        label=words.SURCHARGE, yen=settled.surcharge, note=_cause(intake, settled), note_tone=Tone.CAUTION,
        tone=Tone.CAUTION, bar=(settled.surcharge, most), bar_hatched=True,
    )  # fmt: skip


def _mend(refused: Problem, settled: Settlement, sentences: Sentences) -> Iterable[Block]:
    """What would make the benefit usable again."""
    if settled.failing:
        lead = words.REPAIR_FIRST.format(part=words.PARTS_SHORT[settled.failing[0]])
        yield TextBlock(title=words.HOW_TO, icon="wrench", lead=lead, lines=(words.REPAIR_FIRST_NOTE,))
    else:
        yield TextBlock(title=words.HOW_TO, lines=(sentences.mend(refused),))


def _little(settled: Settlement, least: int) -> Iterable[Block]:
    if settled.outcome.possible and settled.saving < least:
        note = words.LITTLE_NOTE.format(yen=yen_text(settled.saving))
        yield NoticeBlock(icon="warn", head=words.LITTLE, note=note)


def _next(view: IntakeView, intake: Intake) -> Iterable[Block]:
    """The next device's contract, where the window asks for one."""
    window = intake.contract.program.window(view.settled.outcome.window or "") if view.settled else None
    if window is not None and window.needs_purchase and view.draft.person.purchase == YES:
        yield TextBlock(title=words.REPLACEMENT_ROW, lines=(view.draft.replacement or words.REPLACEMENT_LATER,))


def _times(intake: Intake, numbers: tuple[int, ...]) -> str:
    """3,020円 × 24回 where every payment is the same, else how many."""
    amounts = {payment.amount for payment in intake.contract.schedule if payment.number in numbers}
    if len(amounts) == 1:
        return words.TIMES_YEN.format(yen=yen_text(amounts.pop()), count=len(numbers))
    return words.WAIVED_NOTE.format(count=len(numbers))


def _sums(intake: Intake, settled: Settlement) -> Iterable[Block]:
    found = settled.outcome
    possible = found.possible
    yield AmountBlock(
        label=words.WAIVED, yen=found.waived if possible else None, instead=words.MONTH_NONE,
        note=_times(intake, found.waived_numbers) if possible else "",
    )  # fmt: skip
    unknown = intake.contract.program.assessment.by_assessor and settled.failing and intake.deduction is None
    yield AmountBlock(
        label=words.SURCHARGE, yen=None if unknown else settled.surcharge, instead=words.BY_ASSESSOR,
        note=_cause(intake, settled), note_tone=Tone.CAUTION if settled.failing else Tone.QUIET,
        tone=Tone.CAUTION if settled.surcharge else Tone.PLAIN,
    )  # fmt: skip
    if found.usage_fee:
        yield FactsBlock(rows=((words.FEE_LABEL, yen_text(found.usage_fee)),))
    if not possible or unknown:
        return
    fees = settled.surcharge + found.usage_fee
    yield SplitBarBlock(first=min(fees, found.waived), second=max(0, settled.saving))
    note = words.LEFT_NOTE_FEE if found.usage_fee else words.LEFT_NOTE
    tone = Tone.GOOD if settled.saving > 0 else Tone.STOP
    yield AmountBlock(label=words.LEFT_OVER, yen=settled.saving, note=note, tone=tone)


def _cause(intake: Intake, settled: Settlement) -> str:
    if not settled.failing:
        return words.SOUND
    return f"{words.PARTS_SHORT[settled.failing[0]]}・{_cover(intake)}"


def _cover(intake: Intake) -> str:
    covers = {cover.id: cover.label for cover in intake.contract.program.assessment.covers}
    return covers.get(intake.cover or NO_COVER, words.COVER_NONE_SHORT)


def _months(intake: Intake, settled: Settlement) -> Iterable[Block]:
    contract = intake.contract
    way = course(contract.program, contract.purchase, contract.terms, contract.schedule)
    rows = []
    for month in (settled.outcome.month, settled.outcome.month + 1):
        found = outcome(way, Ask(return_month=month, window=intake.window), where="")
        label = words.MONTH_ROW.format(month=month_text(found.calendar_month), count=program_month_text(month))
        said = words.MONTH_WAIVED.format(yen=yen_text(found.waived)) if found.waived else words.MONTH_NONE
        rows.append((label, said))
    yield FactsBlock(rows=tuple(rows), title=words.MONTHS_TITLE, quiet=False)
    due = assessment_due(contract, intake.applied_on, intake.window or "") if intake.applied_on else None
    if due is not None and intake.applied_on is not None:
        note = words.DEADLINE_NOTE.format(month=month_text(Month.containing(intake.applied_on)))
        yield NoticeBlock(icon="clock", head=words.DEADLINE.format(day=date_text(due.day)), note=note)


def _basis(intake: Intake, settled: Settlement) -> Iterable[Block]:
    row = settled.row
    if row is None:
        yield TextBlock(
            title=words.BASIS_TITLE, lines=(words.BASIS_NONE,) if not settled.failing else (words.BY_ASSESSOR,)
        )
        return
    yield TextBlock(title=words.BASIS_TITLE, lines=(_cause_in_full(intake, row), *_lower(intake, settled)))


def _cause_in_full(intake: Intake, row: SurchargeRow) -> str:
    covers = {cover.id: cover.label for cover in intake.contract.program.assessment.covers}
    return words.BASIS_ROW.format(part=words.PARTS[row.part], cover=covers.get(row.cover, words.COVER_NONE_SHORT))


def _lower(intake: Intake, settled: Settlement) -> Iterable[str]:
    """The cover with which the damage would have cost least, where there is one."""
    device, assessment = intake.contract.purchase.device, intake.contract.program.assessment
    known = [cover for cover in assessment.covers if cover.devices.takes(device.name, device.category)]
    charges = ((surcharge(assessment, device, cover.id, 0, settled.failing), cover) for cover in known)
    lower = [(found.amount, cover.label) for found, cover in charges if found.amount < settled.surcharge]
    if lower:
        least, label = min(lower)
        yield words.BASIS_COVER.format(cover=label, yen=yen_text(least))


def _days(intake: Intake, photos: int) -> Block:
    """The days whose rules hold, and how many photos there are."""
    bought, today = date_text(intake.contract.purchase.on), date_text(intake.day)
    rows = ((words.TERMS_DAY, words.AS_OF.format(day=bought)), (words.CRITERIA_DAY, words.AS_OF.format(day=today)))
    taken = ((text_photos.PHOTOS, text_photos.PANEL_COUNT.format(count=photos)),) if photos else ()
    return FactsBlock(rows=(*rows, *taken))


def ways(view: IntakeView, sentences: Sentences) -> tuple[WayView, ...]:
    """The ways out as cards, in their order."""
    if view.intake is None:
        return ()
    return tuple(_way(view, view.intake, choice, nth, sentences) for nth, choice in enumerate(view.choices, 1))


def _way(view: IntakeView, intake: Intake, choice: Choice, nth: int, sentences: Sentences) -> WayView:
    stays = choice.way in (Way.KEEP, Way.WITHDRAW)
    against = stopping(choice.problems)
    foot, value, role = words.THAN_KEEPING, "", "ink"
    if stays:
        foot = words.STAYS
    elif choice.way is Way.BUYBACK:
        foot = words.UNKNOWN_PRICE
    elif choice.saving is None:
        foot = words.UNKNOWN_SUM
    elif against:
        foot = ""
    elif 0 < choice.saving < view.little:
        foot, value, role = words.LITTLE_FOOT, words.LESS.format(yen=yen_text(choice.saving)), "caution"
    else:
        value, role = _against_keeping(choice.saving)
    return WayView(
        key=choice.way.value, title=words.WAY_NAMES[choice.way.value], to_pay=None if against else choice.to_pay,
        instead=words.NOT_POSSIBLE if against else words.UNKNOWN_SUM if choice.way is Way.CURE else words.UNKNOWN_PRICE,
        lines=(sentences.what(against[0]),) if against else tuple(_lines(intake, choice)), foot=foot, foot_value=value,
        foot_role=role, refused=bool(against), chosen=view.draft.check.choice == choice.way, cap=keys.cap(f"card{nth}"),
    )  # fmt: skip


def _against_keeping(saving: int) -> tuple[str, str]:
    if saving > 0:
        return words.LESS.format(yen=yen_text(saving)), "good"
    return (words.MORE.format(yen=yen_text(-saving)), "stop") if saving else (words.EVEN, "caution")


def _lines(intake: Intake, choice: Choice) -> Iterable[str]:
    name = intake.contract.program.assessment.surcharge_name or words.SURCHARGE
    if choice.repair is not None:
        yield words.WAY_REPAIR.format(yen=yen_text(choice.repair))
    if choice.surcharge:
        yield words.WAY_SURCHARGE.format(name=name, yen=yen_text(choice.surcharge))
    if choice.usage_fee:
        yield words.WAY_FEE.format(yen=yen_text(choice.usage_fee))
    if choice.payments:
        yield words.WAY_PAYMENTS.format(count=choice.payments, yen=yen_text(choice.instalments))
    else:
        yield words.WAY_NO_PAYMENTS
    if choice.until is not None:
        yield words.WAY_UNTIL.format(month=choice.until.month, day=choice.until.day)
