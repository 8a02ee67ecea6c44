"""What was said to one head of the damage checklist, by staff and by the customer. Knows no form and no paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSaid:
    """One head. Nobody was asked while neither ``agreed`` nor ``disputed``.

    found  staff saw a finding; agreed: the customer sees it the same way; disputed: the customer does not
    view   what the customer says instead, in their own words; may be empty
    """

    head: int
    found: bool
    agreed: bool = False
    disputed: bool = False
    view: str = ""
