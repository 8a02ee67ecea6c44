"""Credit law as dated parameters, resolved for one day. Holds no figure itself: ``resources/catalog/law`` does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from posapp.domain.money import Yen


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRate:
    """法定利率 in percent a year for payments due from ``due_from`` on."""

    due_from: date
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CapBand:
    """One band of the discount cap: prices up to ``up_to`` yen (None: all above); a fixed limit or a percentage."""

    up_to: Yen | None
    limit: Yen | None = None
    percent: int | None = None

    def of(self, price: Yen) -> Yen:
        """The limit in yen for a price of this band, never above the price."""
        if self.percent is not None:
            return price * self.percent // 100
        return price if self.limit is None else min(self.limit, price)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """The parameters in force on one day. Yen, days, months, years, points of type as the names say.

    short_form_limit          支払総額 up to which the short form holds (規則73条1項)
    payment_stop_floor        支払総額 from which the payment-stop defence holds (令24条)
    rate_free_below           finance charge below which the rate may be left out (規則69条)
    acceleration_notice_days  least days of the written demand (35条の3の17)
    adult_age                 成年 (民法4条)
    senior_age                age from which the careful path is offered
    minimum_points            smallest type on contract papers (規則69条, 80条)
    quote_valid_days          days after the day quoted for that a quote holds: the shop's own rule, kept with its reason
    small_saving              a return that saves less than this is told before the customer signs: the shop's own rule too
    mail_answer_days          days before the last payment's due day by which an assessment by mail is answered: the shop's own rule
    mail_assess_days          days after the collection in which the assessor's message is awaited: the shop's own rule
    task_ahead_days           days before its day from which a task stands on ホーム: the shop's own rule
    photo_years               years for which photos of a returned device are kept: the shop's own rule
    late_rates                by due date, oldest first
    late_rates_set_until      last due date for which the rate is settled; after it the law may change it
    cap_bands                 empty before the cap (電気通信事業法27条の3)
    """

    on: date
    short_form_limit: Yen
    payment_stop_floor: Yen
    rate_free_below: Yen
    acceleration_notice_days: int
    adult_age: int
    senior_age: int
    minimum_points: int
    bureau_inquiry_months: int
    bureau_contract_years: int
    bureau_arrears_years: int
    ledger_years: int
    ledger_tax_years: int
    quote_valid_days: int
    small_saving: Yen
    mail_answer_days: int
    mail_assess_days: int
    task_ahead_days: int
    photo_years: int
    late_rates: tuple[LateRate, ...]
    late_rates_set_until: date
    cap_bands: tuple[CapBand, ...] = ()

    def discount_limit(self, price: Yen) -> Yen | None:
        """端末割引の上限 in yen for a cash price; None while no cap is in force."""
        band = self.cap_band(price)
        return None if band is None else band.of(price)

    def cap_band(self, price: Yen) -> CapBand | None:
        """The band of the discount cap that holds a cash price; None while no cap is in force."""
        return next((band for band in self.cap_bands if band.up_to is None or price <= band.up_to), None)

    def cap_floor(self, band: CapBand) -> Yen:
        """The price in yen above which the band begins."""
        at = self.cap_bands.index(band)
        return (self.cap_bands[at - 1].up_to or 0) if at else 0

    def late_rate(self, due: date) -> Decimal:
        """Percent a year for a payment due that day; the last settled rate after ``late_rates_set_until``."""
        rate = self.late_rates[0].rate
        for period in self.late_rates:
            if period.due_from <= due:
                rate = period.rate
        return rate

    def payment_stop(self, total: Yen) -> bool:
        """True when the payment-stop defence holds for this total of payments."""
        return total >= self.payment_stop_floor


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBook:
    """Every version of the parameters, oldest first; each holds from its ``on`` until the next."""

    versions: tuple[Regulation, ...]

    def on(self, day: date) -> Regulation:
        """The parameters in force on ``day``; the oldest known before the first."""
        known = [version for version in self.versions if version.on <= day]
        return known[-1] if known else self.versions[0]
