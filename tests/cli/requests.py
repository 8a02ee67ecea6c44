"""The contract's requests, and ways to change them."""

from __future__ import annotations

import copy
from typing import Any

QUOTE: dict[str, Any] = {
    "on": "2019-06-15",
    "program": "docomo-okaeshi",
    "device": {"name": "Xperia 1", "category": "phone"},
    "cash_price": 108000,
    "down_payment": 0,
    "discounts": [{"label": "機種割引", "amount": 0}],
    "points": {"down_payment": 0, "instalments": 0},
    "terms": {},
    "annual_rate": "0",
    "cover": None,
    "repairs_used": 0,
    "usage_fee": None,
    "expected_buyback": {},
    "closing_day": "end",
    "ask": [{"return_month": 24}, {"return_month": 30, "failing": ["body"]}],
}
ASSESS: dict[str, Any] = {
    "on": "2024-01-10",
    "program": "softbank-shintoku-standard",
    "window": "standard",
    "device": {"name": "Apple Watch Series 9", "category": "watch"},
    "cover": "anshin-applecare",
    "repairs_used": 0,
    "findings": ["glass-cracked", "band-missing"],
    "remaining": 60000,
    "usage_fee": 0,
    "imei_confirmed": True,
}
STEPS = {"steps": [{"first": 1, "last": 24, "amount": 2238}, {"first": 25, "last": 48, "amount": 3630}]}
GONE = object()
"""Stands for a key that is left out."""


def changed(request: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The request with the value at ``points.down_payment`` or ``ask.0.failing`` changed, added or left out."""
    made = copy.deepcopy(request)
    *way, last = path.split(".")
    place: Any = made
    for part in way:
        place = place[int(part)] if isinstance(place, list) else place[part]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return made


def quote(**values: object) -> dict[str, Any]:
    """The contract's quote with whole keys changed; GONE leaves one out."""
    return {key: value for key, value in (QUOTE | values).items() if value is not GONE}


def assess(**values: object) -> dict[str, Any]:
    return {key: value for key, value in (ASSESS | values).items() if value is not GONE}
