"""Whole intakes, contract and day included, as requests for a receipt: what the assessment alone cannot ask is refused here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

IMEI = "490154203237518"
OTHER = "356938035643809"


def _steps(*runs: tuple[int, int, int]) -> dict[str, Any]:
    return {"steps": [{"first": first, "last": last, "amount": yen} for first, last, yen in runs]}


def _contract(program: str, on: str, price: int, device: str, category: str, **more: Any) -> dict[str, Any]:
    named = {"name": device, "category": category}
    if category not in ("camera", "watch"):
        named["imei"] = IMEI
    return {"program": program, "on": on, "cash_price": price, "device": named, **more}


OKAESHI = _contract("docomo-okaeshi", "2019-06-15", 108_000, "Xperia 1", "phone")
OKAESHI_144 = OKAESHI | {"cash_price": 144_000}
KAETOKU = _contract("au-kaetoku", "2020-06-15", 108_000, "Xperia 1 II", "phone", terms={"residual": 50_500})
STANDARD = _contract(
    "softbank-shintoku-standard", "2022-12-10", 144_960, "Pixel 7 Pro", "phone", terms=_steps((1, 24, 3_020), (25, 48, 3_020))
)  # fmt: skip
LOW = STANDARD | {"cash_price": 69_600, "terms": _steps((1, 24, 2_000), (25, 48, 900))}
"""Payments 25 to 48 come to 21,600, less than a surcharge of 22,000."""
PREMIUM = _contract(
    "softbank-shintoku-premium", "2024-01-10", 140_160, "Pixel 8", "phone", terms=_steps((1, 12, 1_000), (13, 48, 3_560)),
    usage_fee=12_100,
)  # fmt: skip
VALUE = _contract(
    "softbank-shintoku-value", "2024-01-10", 140_160, "Pixel 8", "phone", terms=_steps((1, 12, 1_000), (13, 48, 3_560))
)  # fmt: skip
WATCH = _contract(
    "softbank-shintoku-standard", "2024-01-10", 60_000, "Apple Watch Series 9", "watch", terms=_steps((1, 24, 1_000), (25, 48, 1_500))
)  # fmt: skip
SONY_2Y = _contract("sony-zanka-2y", "2022-05-20", 259_800, "α7 IV", "camera", terms={"residual": 103_800})
SONY_1Y = _contract("sony-zanka-1y", "2022-05-20", 180_000, "ZV-E10", "camera", terms={"residual": 60_000})
BY_SERIAL = {"imei": "", "serial": "S-0001", "contract_serial": "S-0001"}
BENT = {"findings": ["bent"]}
WITH_COVER = {"cover": "anshin-plus"}


@dataclass(frozen=True)
class IntakeScene:
    """A contract, the day the device comes, what is found; the codes of all problems, empty when the receipt is printed."""

    name: str
    contract: dict[str, Any]
    day: str
    found: dict[str, Any]
    codes: tuple[str, ...] = ()


BELOW = "surcharge-not-below-remaining"
INTAKES = [
    IntakeScene("docomo 29か月目, 残り21,000円, 故障", OKAESHI, "2021-11-20", BENT),
    IntakeScene("docomo 30か月目, 残り18,000円, 故障", OKAESHI, "2021-12-20", BENT, (BELOW,)),
    IntakeScene("docomo 30か月目, 残り18,000円, 故障, ケータイ補償", OKAESHI, "2021-12-20", BENT | {"cover": "keitai-hosho"}),
    IntakeScene("docomo 31か月目, 残り20,000円, 故障", OKAESHI_144, "2022-01-20", BENT, (BELOW,)),
    IntakeScene("docomo 30か月目, 残り24,000円, 故障", OKAESHI_144, "2021-12-20", BENT),
    IntakeScene("docomo 購入の前", OKAESHI, "2019-06-14", {}, ("returned-before-bought", "window-not-open-yet")),
    IntakeScene("docomo 回収の始まる前", OKAESHI, "2019-08-20", {}, ("window-not-open-yet",)),
    IntakeScene("docomo 35か月目", OKAESHI, "2022-05-31", {}),
    IntakeScene("docomo 36か月目", OKAESHI, "2022-06-01", {}, ("outside-window",)),
    IntakeScene("docomo 番号が違う", OKAESHI, "2021-06-20", {"imei": OTHER}, ("imei-not-confirmed",)),
    IntakeScene("docomo 番号が読めない", OKAESHI, "2021-06-20", {"imei": ""}, ("imei-not-confirmed",)),
    IntakeScene("docomo 電話のシリアル番号", OKAESHI, "2021-06-20", BY_SERIAL, ("imei-not-confirmed",)),
    IntakeScene("docomo 遅れ", OKAESHI, "2021-06-20", {"arrears": True}, ("in-arrears",)),
    IntakeScene("docomo ご本人でない", OKAESHI, "2021-06-20", {"owner": False}, ("not-owner",)),
    IntakeScene("docomo 払い終えた", OKAESHI, "2021-06-20", {"paid_off": True}, ("already-paid-off",)),
    IntakeScene("docomo 契約が終わった", OKAESHI, "2021-06-20", {"program_ended": True}, ("program-ended",)),
    IntakeScene("docomo 利用制限×", OKAESHI, "2021-06-20", {"restriction": "barred"}, ("network-barred",)),
    IntakeScene("docomo ロック", OKAESHI, "2021-06-20", {"findings": ["lock-on"]}, ("must-be-cured",)),
    IntakeScene("docomo 水ぬれ, 残り18,000円", OKAESHI, "2021-12-20", {"findings": ["water-damage"]}, (BELOW,)),
    IntakeScene("au 12か月目", KAETOKU, "2021-05-31", {}, ("outside-window",)),
    IntakeScene("au 13か月目", KAETOKU, "2021-06-01", {}),
    IntakeScene("au 26か月目", KAETOKU, "2022-07-01", {}, ("outside-window",)),
    IntakeScene("au 次の機種を買わない", KAETOKU, "2022-05-20", {"new_purchase": False}, ("new-purchase-needed",)),
    IntakeScene("スタンダード 12か月目", STANDARD, "2023-11-30", {}, ("outside-window",)),
    IntakeScene("スタンダード 13か月目", STANDARD, "2023-12-01", {}),
    IntakeScene("1年くりあげ, 25〜48回目21,600円, 故障", LOW, "2024-05-20", BENT, (BELOW,)),
    IntakeScene("1年くりあげ, 25〜48回目21,600円, 故障, プラス", LOW, "2024-05-20", BENT | WITH_COVER),
    IntakeScene("スタンダード 47か月目, 残り6,040円, プラス", STANDARD, "2026-10-20", BENT | WITH_COVER),
    IntakeScene("スタンダード 48か月目, 残り3,020円, プラス", STANDARD, "2026-11-20", BENT | WITH_COVER, (BELOW,)),
    IntakeScene("スタンダード 査定が間に合わない", STANDARD, "2025-02-01", {"applied_on": "2024-12-31"}, ("assessment-overdue",)),
    IntakeScene("スタンダード 査定が翌月末", STANDARD, "2025-01-31", {"applied_on": "2024-12-01"}),
    IntakeScene("スタンダード 申込が査定の後", STANDARD, "2025-01-31", {"applied_on": "2025-02-01"}, ("applied-after-assessment",)),
    IntakeScene("早トク", PREMIUM, "2025-02-20", WITH_COVER),
    IntakeScene("早トク 補償なし", PREMIUM, "2025-02-20", {}, ("cover-required",)),
    IntakeScene("早トク 補償を尋ねていない", PREMIUM | {"cover": None}, "2025-02-20", {"cover": None}, ("cover-needed-for-window",)),
    IntakeScene("早トク 22か月目, 24回目まで10,680円", PREMIUM, "2025-10-20", WITH_COVER, ("usage-fee-above-payments",)),
    IntakeScene("早トク 21か月目, 24回目まで14,240円", PREMIUM, "2025-09-20", WITH_COVER),
    IntakeScene("早トク 利用料なしの契約", PREMIUM | {"usage_fee": None}, "2025-02-20", WITH_COVER, ("usage-fee-missing",)),
    IntakeScene("プレミアム 25か月目, 補償なし", PREMIUM, "2026-01-20", {}),
    IntakeScene("バリュー 12か月目", VALUE, "2024-12-31", {}, ("outside-window",)),
    IntakeScene("バリュー 13か月目", VALUE, "2025-01-01", {}),
    IntakeScene("バリュー 42か月目, 残り24,920円, 故障", VALUE, "2027-06-20", BENT),
    IntakeScene("バリュー 43か月目, 残り21,360円, 故障", VALUE, "2027-07-20", BENT, (BELOW,)),
    IntakeScene("Apple Watch, シリアル番号", WATCH, "2026-01-20", BY_SERIAL),
    IntakeScene("Apple Watch, シリアル番号が違う", WATCH, "2026-01-20", BY_SERIAL | {"serial": "S-0002"}, ("imei-not-confirmed",)),
    IntakeScene("Sony 2年 21か月目", SONY_2Y, "2024-03-31", BY_SERIAL, ("outside-window",)),
    IntakeScene("Sony 2年 22か月目", SONY_2Y, "2024-04-01", BY_SERIAL),
    IntakeScene("Sony 2年 25か月目", SONY_2Y, "2024-07-01", BY_SERIAL, ("outside-window",)),
    IntakeScene("Sony 2年 額がない", SONY_2Y, "2024-04-20", BY_SERIAL | BENT, ("deduction-missing",)),
    IntakeScene("Sony 2年 理由がない", SONY_2Y, "2024-04-20", BY_SERIAL | BENT | {"deduction": 8_000}, ("deduction-without-reason",)),
    IntakeScene("Sony 2年 額と理由", SONY_2Y, "2024-04-20", BY_SERIAL | BENT | {"deduction": 8_000, "deduction_reason": "ゆがみ"}),
    IntakeScene("Sony 2年 最終回より大きい額", SONY_2Y, "2024-06-20",
                BY_SERIAL | BENT | {"deduction": 103_800, "deduction_reason": "ゆがみ"}, (BELOW,)),
    IntakeScene("Sony 1年 10か月目", SONY_1Y, "2023-04-01", BY_SERIAL),
    IntakeScene("Sony 1年 13か月目", SONY_1Y, "2023-07-01", BY_SERIAL, ("outside-window",)),
]  # fmt: skip
