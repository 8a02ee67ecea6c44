"""The people and places of a case as checked values. Knows no form and no screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """販売店, as the papers name it. ``antique_permit`` is 古物商許可番号 with its authority; ``sample`` marks a demo shop."""

    name: str
    address: str
    phone: str
    hours: str
    antique_permit: str = ""
    code: str = "1"
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """ご住所. ``area`` is prefecture and city, ``town`` the part the postal code gives, ``street`` 番地, ``building`` may be empty."""

    postal: str
    area: str
    town: str
    street: str
    building: str = ""

    @property
    def line(self) -> str:
        """One line as the papers print it: 〒987-0362 宮城県登米市豊里町小口前1-2 …"""
        rest = f"{self.area}{self.town}{self.street}"
        return f"〒{self.postal} {rest} {self.building}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """お客さま. Kana are full-width katakana; phones are digits with hyphens."""

    family: str
    given: str
    family_kana: str
    given_kana: str
    born: date
    address: Address
    mobile: str
    home_phone: str = ""

    @property
    def name(self) -> str:
        """Family and given name."""
        return f"{self.family} {self.given}"

    @property
    def kana(self) -> str:
        """フリガナ."""
        return f"{self.family_kana} {self.given_kana}"

    def age_on(self, day: date) -> int:
        """Full years on that day."""
        return age(self.born, day)


def age(born: date, day: date) -> int:
    """Full years between two days."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class DocumentKind(StrEnum):
    """本人確認書類 that the counter takes; only the front of a My Number card, never its number."""

    LICENCE = "driving-licence"
    MY_NUMBER_FRONT = "my-number-card-front"
    RESIDENCE = "residence-card"
    PASSPORT = "passport"
    DISABILITY = "disability-certificate"
    INSURANCE_CONFIRMATION = "insurance-confirmation"


NUMBER_NEVER_KEPT = frozenset({DocumentKind.MY_NUMBER_FRONT, DocumentKind.INSURANCE_CONFIRMATION})
"""Documents of which no digit is recorded (番号法, 健康保険の告知要求制限)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDocument:
    """How the customer was identified. ``last_digits`` at most four, empty where no digit may be kept."""

    kind: DocumentKind
    issuer: str
    expires: date | None
    last_digits: str
    checked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """親権者・後見人 of a minor who agrees to the contract."""

    name: str
    relation: str
    phone: str
    pays: bool
    """The payments are taken from the guardian's account: arrears are recorded as the minor's."""
