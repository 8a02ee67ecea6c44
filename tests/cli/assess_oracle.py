"""The surcharges and the money's refusals once more, straight from the description of the programs. Shares no code with posapp.

Whoever changes a figure here must have read it in a source: the tables of `assess` are compared with this, line by line.
"""

from __future__ import annotations

from typing import Any

WEARABLE = ("watch", "pixel-watch")
CURABLE = ("not-initialised", "lock-on")
EXTRA = ("water-damage", "marked-outer-damage")
"""Findings that only docomo's criteria have."""


def part(name: str, category: str, finding: str) -> str | None:
    """The part a finding belongs to; None when the device has no such part."""
    if finding in ("band-damaged", "band-missing", "band-mount-broken"):
        if category not in WEARABLE:
            return None
        return "body" if finding == "band-mount-broken" else "band"
    if finding.startswith(("adapter-", "cable-")):
        return "adapter" if category == "acpc" and not name.startswith("ThinkPad X1 Fold") else None
    if finding in ("glass-cracked", "body-cracked") and name.startswith(("iPhone", "iPad")):
        return "glass"
    return "body"


def cost(operator: str, device: tuple[str, str], cover: str, repairs: int, failing: str) -> int:
    """What one failing part costs."""
    name, category = device
    if operator == "docomo":
        return 2_000 if cover == "keitai-hosho" else 20_000
    if operator == "au":
        return 22_000
    if failing == "band":
        return 2_000
    if failing == "adapter":
        return 5_000
    apple = name.startswith(("iPhone", "iPad"))
    if cover == "anshin-applecare" and apple:
        return 3_740 if failing == "glass" else 12_980
    if cover == "anshin-applecare" and name.startswith("Apple Watch"):
        return 9_200
    if cover == "anshin-mini" and category == "pixel-watch":
        return 0 if repairs < 2 else 22_000
    if cover == "anshin-next" and category == "phone" and not apple:
        return 0 if repairs < 2 else 22_000
    bare = name.startswith(("ThinkPad X1 Fold", "Lenovo 14e"))
    covered = category in ("phone", "feature-phone", "tablet", "acpc", "pc") and not apple and not bare
    if cover in ("anshin-plus", "anshin") and covered:
        return 5_000
    return 22_000


def money(request: dict[str, Any]) -> dict[str, Any]:
    """Failing parts, surcharge, fee and saving of a request, and whether the money allows the return."""
    operator = request["program"].partition("-")[0]
    name, category = request["device"]["name"], request["device"]["category"]
    cover, repairs = request.get("cover") or "none", request.get("repairs_used", 0)
    counted = [f for f in request.get("findings", ()) if f not in CURABLE]
    if operator != "docomo":
        counted = [f for f in counted if f not in EXTRA]
    parts = {part(name, category, finding) for finding in counted} - {None}
    failing = [one for one in ("body", "glass", "band", "adapter") if one in parts]
    fee = (request.get("usage_fee") or 0) if request["program"].endswith("premium") and _early(request) else 0
    surcharge: int | None = max((cost(operator, (name, category), cover, repairs, one) for one in failing), default=0)
    if operator == "sony":
        surcharge = request.get("deduction") if request.get("deduction") is not None else (None if failing else 0)
    remaining = request["remaining"]
    enough = (
        remaining > 0
        and not (surcharge and surcharge >= remaining)
        and not (fee and fee + (surcharge or 0) >= remaining)
    )
    guard = request.get("payments_to_24")
    return {
        "failing": failing, "surcharge": surcharge, "usage_fee": fee,
        "saving": None if surcharge is None else remaining - surcharge - fee,
        "enough": enough and not (fee and guard is not None and fee > guard),
    }  # fmt: skip


def _early(request: dict[str, Any]) -> bool:
    if request.get("window"):
        return bool(request["window"] == "early")
    return bool(13 <= request["return_month"] <= 24)
