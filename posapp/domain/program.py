"""A program as resolved data: plan, clock, windows, surcharges, words. Knows no operator by name.

Every value here is filled from ``resources/catalog`` by `posapp.catalog` and travels whole inside each frozen quote,
so that an old quote is computed and printed by its own terms for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from posapp.domain.added import later
from posapp.domain.money import Yen


class PlanKind(StrEnum):
    """How the amount financed becomes instalments."""

    EQUAL = "equal"
    """等分: every instalment alike but for the remainder."""
    RESIDUAL = "residual"
    """残価設定: equal instalments, then the residual as the last."""
    STEPS = "steps"
    """段階: two or more runs of equal instalments whose amounts the price list gives."""
    LUMP = "lump"
    """一括: one payment at the counter; nothing is financed."""


class Remainder(StrEnum):
    """Where the yen go that do not divide."""

    FIRST = "first"
    REFUSED = "refused"


class PointsUse(StrEnum):
    """What points put against the instalments do."""

    AMOUNT = "amount"
    """They lower the amount financed."""
    INSTALMENTS = "instalments"
    """They pay instalments from the first bill on, carried forward, never the residual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How program months are counted (domain §2).

    month_one       months from the purchase's billing month to program month 1
    payment_offset  payment k belongs to program month k + payment_offset
    due_offset      months from a payment's calendar month to the month in which it is paid
    """

    month_one: int
    payment_offset: int
    due_offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """payments counts all instalments, the residual included; step_ends are the last payment numbers of the steps."""

    kind: PlanKind
    payments: int
    step_ends: tuple[int, ...] = ()
    remainder: Remainder = Remainder.FIRST
    points: PointsUse = PointsUse.AMOUNT
    least_instalment: Yen = 0
    """The smallest monthly instalment the creditor takes, the residual not counted."""


class HandedIn(StrEnum):
    """How a device comes back to the operator."""

    COUNTER = "counter"
    """返却する方が店に持って来る."""
    COURIER = "courier"
    """集荷に来てもらい、査定の結果は後日知らされる."""


class Basis(StrEnum):
    """What a surcharge is compared with when a return is refused."""

    REMAINING = "remaining"
    """All instalments not yet paid."""
    WAIVED = "waived"
    """Only the instalments that the window would let fall away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """特典を使える期間: months are program months, both ends included.

    A return in month m lets those payments fall away that belong to a later month and are numbered above ``always_due``,
    the last ``max_waived`` of them.
    """

    name: str
    label: str
    from_month: int
    to_month: int
    always_due: int
    max_waived: int
    opens_on: date | None = None
    """No return is taken before this day, whatever the month (a program may start taking devices later than it sells)."""
    opens_label: str = ""
    charges_usage_fee: bool = False
    usage_fee_at_most: Yen | None = None
    fee_guard_to: int | None = None
    """The usage fee may not exceed the payments from the month after the assessment up to this number."""
    basis: Basis = Basis.REMAINING
    needs_cover: bool = False
    requires: tuple[str, ...] = ()
    """What the customer must do or keep, one plain clause each; see `Program.asked`."""
    assessed_within: int | None = later(None)
    """The assessment must be complete by the end of this many months after the month of the application.

    None: the program does not tell the application from the return.
    """
    needs_purchase: bool = later(False)
    """The benefit needs a new device bought at the operator; without it the device can only be sold to it."""

    def holds(self, month: int) -> bool:
        """True when the program month lies in this window."""
        return self.from_month <= month <= self.to_month


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceMatch:
    """Which devices a row means; empty tuples mean any. Names match by their beginning, letters' case ignored."""

    categories: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    except_names: tuple[str, ...] = ()

    def takes(self, name: str, category: str) -> bool:
        """True when a device of this name and category is meant."""
        folded = name.casefold()
        return (
            (not self.categories or category in self.categories)
            and (not self.names or any(folded.startswith(n.casefold()) for n in self.names))
            and not any(folded.startswith(n.casefold()) for n in self.except_names)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SurchargeRow:
    """One row of the surcharge table (故障時利用料); tax does not apply (不課税)."""

    cover: str
    part: str
    amount: Yen
    devices: DeviceMatch = DeviceMatch()
    repairs_below: int | None = None
    """Holds while fewer repairs than this were used in the year."""
    repairs_from: int | None = None
    """Holds once this many repairs were used in the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """補償サービス."""

    id: str
    label: str
    devices: DeviceMatch = DeviceMatch()
    monthly: Yen | None = None
    """Monthly price in yen where a source gives it (at most)."""


class Effect(StrEnum):
    """What a finding does."""

    PART = "part"
    """A part fails: surcharge."""
    CURE = "cure"
    """It must be cured at the counter before the device can be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRule:
    """Which part a finding belongs to on which devices; the first match holds."""

    part: str
    devices: DeviceMatch = DeviceMatch()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """査定項目: one sub-item of the damage checklist."""

    code: str
    head: int
    label: str
    effect: Effect
    parts: tuple[PartRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One of the heads of the damage checklist."""

    number: int
    label: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The damage checklist with its version (text version, ISO date)."""

    version: str
    heads: tuple[Head, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How a device is assessed on its return."""

    checklist: Checklist
    rows: tuple[SurchargeRow, ...] = ()
    covers: tuple[Cover, ...] = ()
    by_assessor: bool = False
    """The deduction is entered by the assessor with its reason; no table gives it."""
    surcharge_name: str = ""
    """What this operator calls the surcharge (故障時利用料, 負担金, 減額)."""
    at_most: bool = False
    """The amounts are upper limits (最大)."""
    note: str = ""


class EndKind(StrEnum):
    """What can be done when the plan nears its end."""

    PAY = "pay"
    RESPLIT = "resplit"
    RETURN = "return"
    REPLACE = "replace"
    BUYBACK = "buyback"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndChoice:
    """満了時の選択. ``payments`` counts the instalments of a re-split; the months bound when a return may be chosen."""

    kind: EndKind
    label: str
    text: str
    payments: int = 0
    from_month: int | None = None
    to_month: int | None = None

    def holds(self, month: int) -> bool:
        """True when the choice can be made in that program month."""
        return (self.from_month is None or month >= self.from_month) and (
            self.to_month is None or month <= self.to_month
        )


ACCESSORIES = "{accessories}"
"""Stands in a window's ``requires`` for what belongs to the device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessory:
    """What is handed in with the devices meant: 購入時のバンド."""

    words: str
    devices: DeviceMatch = DeviceMatch()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A short head with one or two plain sentences; the text may hold ``{facts}`` of the quote (domain/facts)."""

    head: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What screens and papers say about the program, as templates over the quote's facts."""

    card: tuple[str, ...]
    """Conditions on the program card: at most four short lines."""
    panel: tuple[Clause, ...]
    """Conditions beside the totals; ``head`` names the icon: calendar, check or yen."""
    conditions: tuple[Clause, ...]
    """期限・状態・契約 in the frame of the quote paper."""
    special_terms: tuple[Clause, ...]
    """返却の特約 on the application (規則79条 item 17)."""
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """立替払事業者: who pays the shop and collects the instalments."""

    name: str
    address: str
    phone: str
    hours: str
    late_grace_days: int = 0
    """Late damages are waived when paid within this many days of the due date."""
    bureau: str = ""
    """The bureau it has joined."""
    partner_bureaus: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """事業者."""

    key: str
    name: str
    full_name: str
    colour: str
    creditor: Party | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures and rules were read, and when they were last checked."""

    title: str
    read_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One return-based or residual-value purchase plan as sold in a period."""

    id: str
    version: str
    short_name: str
    name: str
    operator: Operator
    valid_from: date
    valid_until: date | None
    checked_on: date
    categories: tuple[str, ...]
    clock: Clock
    plan: Plan
    windows: tuple[Window, ...]
    assessment: Assessment
    ends: tuple[EndChoice, ...]
    words: Words
    sources: tuple[Source, ...]
    discount_cap: bool = True
    """The discount cap of 電気通信事業法27条の3 applies."""
    individuals_only: bool = False
    notice_month: int | None = None
    """Program month in which the creditor writes to the customer."""
    cod_days: int | None = None
    """Days to change to cash on delivery after a refusal."""
    per_line: int | None = None
    """How many devices a line may hold under the program."""
    open_without_line: bool | None = later(None)
    """People without a line of the operator may join and use the benefit; None where no source says so."""
    handed_in: HandedIn = later(HandedIn.COUNTER)  # noqa: RUF009 - later() is dataclasses.field()
    accessories: tuple[Accessory, ...] = later(())
    """What is handed in besides the device itself."""

    def comes_with(self, name: str, category: str) -> tuple[str, ...]:
        """What is handed in with a device of this name and category."""
        return tuple(each.words for each in self.accessories if each.devices.takes(name, category))

    def asked(self, window: Window, name: str, category: str) -> tuple[str, ...]:
        """What the window requires of who bought such a device; a clause on accessories only where there are some."""
        own = "・".join(self.comes_with(name, category))
        return tuple(text.replace(ACCESSORIES, own) for text in window.requires if own or ACCESSORIES not in text)

    @property
    def returns(self) -> bool:
        """True when the program has a benefit for handing the device in."""
        return bool(self.windows)

    def window(self, name: str) -> Window | None:
        """The window of that name."""
        return next((w for w in self.windows if w.name == name), None)

    def window_at(self, month: int) -> Window | None:
        """The first window that holds the program month."""
        return next((w for w in self.windows if w.holds(month)), None)

    def sold_on(self, day: date) -> bool:
        """True when the program was sold on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
