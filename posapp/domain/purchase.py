"""What is bought and on which terms: the facts a quote is built from. Checked values only; reading text is done by the front ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from posapp.domain.money import Yen
from posapp.domain.months import ClosingDay

CATEGORIES = (
    "phone", "feature-phone", "tablet", "watch", "pixel-watch", "acpc", "pc", "camera", "lens", "audio", "tv",
)  # fmt: skip
"""Kinds of device that the price lists and programs name."""

PARTS = ("body", "glass", "band", "adapter")
"""Parts of a device that can fail the assessment."""

NO_COVER = "none"
"""The word for a device without cover (補償なし)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """機種. ``jan`` is the 13-digit article number where the price list has one."""

    name: str
    category: str
    storage: str = ""
    colour: str = ""
    jan: str = ""
    imei: str = ""

    @property
    def full_name(self) -> str:
        """Name, storage and colour as the papers print them."""
        return " ".join(part for part in (self.name, self.storage, self.colour) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """値引き in yen, taken off the instalments."""

    label: str
    amount: Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """使うポイント: one point is one yen."""

    down_payment: Yen = 0
    instalments: Yen = 0

    @property
    def total(self) -> Yen:
        """All points used, in yen."""
        return self.down_payment + self.instalments


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAmount:
    """Payments ``first`` to ``last`` are ``amount`` yen each."""

    first: int
    last: int
    amount: Yen

    @property
    def count(self) -> int:
        """How many payments the step holds."""
        return self.last - self.first + 1

    @property
    def total(self) -> Yen:
        """Sum of the step in yen."""
        return self.count * self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the price list says for one device under one program.

    usage_fee         yen, None when unknown
    expected_buyback  pairs (program month, yen): 買取等予想価格
    """

    residual: Yen | None = None
    steps: tuple[StepAmount, ...] = ()
    usage_fee: Yen | None = None
    expected_buyback: tuple[tuple[int, Yen], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """The facts of one purchase that every program shares. Yen; ``annual_rate`` in percent; ``cover`` None = not said yet."""

    on: date
    device: Device
    cash_price: Yen
    down_payment: Yen = 0
    discounts: tuple[Discount, ...] = ()
    points: Points = Points()
    annual_rate: Decimal = Decimal(0)
    cover: str | None = None
    repairs_used: int = 0
    closing_day: ClosingDay = ClosingDay.END

    @property
    def discount_total(self) -> Yen:
        """All discounts together, in yen."""
        return sum(d.amount for d in self.discounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One return asked about: program month, failing parts, and the window's name where two overlap.

    applied_month  program month of the application, where the program tells it from the month of the assessment
    """

    return_month: int
    failing: tuple[str, ...] = ()
    window: str | None = None
    applied_month: int | None = None
