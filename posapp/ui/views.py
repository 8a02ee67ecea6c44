"""What the windows show, as plain frozen values. Whoever fills them has computed every figure; no widget does.

Amounts are yen as int; months are counted by the program's clock; texts are ready to be read.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Tone(StrEnum):
    """What a badge, chip or amount means; decides its colours (never alone: it has an icon or a word too)."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACCENT = "accent"
    GOOD = "good"
    CAUTION = "caution"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in its own weight or colour role (empty = the line's)."""

    text: str
    bold: bool = False
    role: str = ""


Text: TypeAlias = str | tuple[Span, ...]
"""Plain text or runs of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeView:
    """A small coloured word with an optional icon."""

    text: str
    tone: Tone = Tone.ACCENT
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipView:
    """A chip of the top bar: ``figure`` is set bold; ``key`` is what a click answers."""

    key: str
    icon: str
    text: str
    figure: str = ""
    tone: Tone = Tone.PLAIN
    help: str = ""
    short: str = ""
    """Shown instead of ``text`` in a narrow window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopView:
    """The top bar. ``day`` 2021年6月15日(火), ``era`` 令和3年, ``time`` 14:22."""

    shop: str
    staff: str
    day: str
    era: str
    time: str
    chips: tuple[ChipView, ...] = ()


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"
    AGAIN = "again"
    """Was done, fell back because something before it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step of a flow; ``key`` is what a click on a done step answers."""

    key: str
    label: str
    state: StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class StepperView:
    """The steps and, at their end, number and last saving (``short`` in a narrow window)."""

    steps: tuple[StepView, ...]
    note: str = ""
    short: str = ""


# The right panel is a column of blocks, so that sale and intake read as one family.


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerBlock:
    """Who and what: name at the top, up to three quiet lines, beside a picture of a device of that category."""

    name: str
    lines: tuple[str, ...] = ()
    category: str = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountBlock:
    """One amount that matters. ``note`` stands beside the label, ``under`` below it; ``yen`` None shows ``instead``.

    ``bar`` (kept, of) draws a bar: ``of`` yen are the whole width, ``kept`` of them are filled, the rest is hatched.
    """

    label: str
    yen: int | None
    note: str = ""
    note_tone: Tone = Tone.QUIET
    under: str = ""
    tone: Tone = Tone.PLAIN
    bar: tuple[int, int] | None = None
    bar_hatched: bool = False
    """True hatches the filled part in amber (a fee) instead of filling it."""
    after: Text = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitBarBlock:
    """A bar of two parts, the first hatched in amber (fee), the second filled green (what is left)."""

    first: int
    second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """A condition in words with its icon; ``lines`` are short."""

    icon: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsBlock:
    """Conditions under a small head."""

    title: str
    items: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsBlock:
    """Label and value rows under an optional small head; ``quiet`` labels are notes."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    quiet: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A small head, an optional lead with icon, and notes."""

    title: str
    lines: tuple[str, ...] = ()
    icon: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeBlock:
    """A filled box: a bold line with icon and a note below. ``strong`` is the full-width red band of a refusal."""

    icon: str
    head: str
    note: str = ""
    tone: Tone = Tone.CAUTION
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A hairline between blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushBlock:
    """A button at the panel's foot; ``key`` is what it answers, ``cap`` its key."""

    key: str
    icon: str
    label: str
    cap: str = ""


Block: TypeAlias = (
    CustomerBlock
    | AmountBlock
    | SplitBarBlock
    | ConditionsBlock
    | FactsBlock
    | TextBlock
    | NoticeBlock
    | Rule
    | PushBlock
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """The right panel. ``shown`` True: the customer's screen shows this now; None: there is no such screen."""

    title: str
    blocks: tuple[Block, ...]
    shown: bool | None = None
    wide: bool = False
    """True for the intake (280 px)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """A button of the bottom bar or a page: blocked when not ``enabled``; the bar's sentence says what frees it."""

    label: str
    cap: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BottomView:
    """The bottom bar: badges, one plain sentence, another key of the page, F8 when a field can be jumped to, 戻る, the primary."""

    sentence: str = ""
    badges: tuple[BadgeView, ...] = ()
    tool: ActionView | None = None
    jump: bool = False
    back: ActionView | None = None
    primary: ActionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """The whole frame. ``place`` is the chosen item of the rail; parts that are None are not shown."""

    place: str
    top: TopView
    stepper: StepperView | None = None
    panel: PanelView | None = None
    bottom: BottomView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong with a field and how to mend it; ``stops`` False is a notice that lets the flow go on."""

    key: str
    text: str
    stops: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A program card. Same rows in the same order on every card, so that eyes compare along them.

    key         what choosing it answers (the program id)
    mark, role  its mark (circle, square, triangle, bar) and colour role in the chart
    lines       two quiet lines under the monthly amount: count and first month, last instalment
    returned    yen in the best month, None when the program has no benefit (``instead`` is shown)
    conditions  at most four short lines; ``short`` for narrow windows, at most three
    refusal     why it cannot be quoted; then no figure is shown
    """

    key: str
    operator: str
    colour: str
    mark: str
    role: str
    name: str
    cap: str = ""
    chosen: bool = False
    monthly: int | None = None
    monthly_label: str = ""
    """What stands beside the amount; empty means 月々."""
    lines: tuple[str, ...] = ()
    kept: int | None = None
    returned: int | None = None
    instead: str = ""
    conditions: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One program month of the chosen program.

    total    yen paid in all when returned then, None outside every window
    damaged  the same with a failing device, None when the return would be refused
    """

    month: int
    year: int
    number: int
    total: int | None
    damaged: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """Another program laid over the chosen one's months by calendar month: (month, yen) only inside its windows."""

    name: str
    mark: str
    role: str
    points: tuple[tuple[int, int], ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """What you will have paid in all if you return in month N.

    months        from the month of purchase (first, whatever its number) to the last, without gaps
    kept          yen when never returned; ``kept_label`` is written on its line
    label         name and least sum of the chosen program, beside its line
    fee_label     on the hatched band; empty when no fee is known
    refusal       (month, label): from that month on a failing device is refused
    pointed       (month, label): one more month marked on the line
    """

    months: tuple[MonthView, ...]
    kept: int
    kept_label: str
    label: str
    mark: str = "circle"
    fee_label: str = ""
    refusal: tuple[int, str] | None = None
    pointed: tuple[int, str] | None = None
    others: tuple[SeriesView, ...] = ()
    empty: str = ""
    """Said in place of the slider when no month can be chosen."""

    def allowed(self) -> tuple[int, ...]:
        """Months in which a return is possible."""
        return tuple(m.month for m in self.months if m.total is not None)

    def at(self, month: int) -> MonthView | None:
        """That month."""
        return next((m for m in self.months if m.month == month), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """A way as a card. ``to_pay`` None shows ``instead``; ``lines`` at most three; ``refused`` says why it is not possible."""

    key: str
    title: str
    to_pay: int | None
    instead: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    foot_value: str = ""
    foot_role: str = "ink"
    refused: bool = False
    chosen: bool = False
    cap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRowView:
    """One case of the list, or one quote."""

    key: Hashable
    customer: str
    what: str
    number: str
    when: str
    state: BadgeView
