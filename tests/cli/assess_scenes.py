"""Hand-ins that are refused, or just not: the numbered refusals of the description of the programs, then the other reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

REMAINING = 100_000
"""Yen that would fall away in the tables of surcharges."""
PIXEL = {"name": "Pixel 8", "category": "phone"}
WATCH = {"name": "Apple Watch Series 9", "category": "watch"}
CAMERA = {"name": "α7 IV", "category": "camera"}
DOCOMO: dict[str, Any] = {
    "on": "2023-05-01", "program": "docomo-okaeshi", "window": "standard", "device": {"name": "Xperia 1", "category": "phone"},
    "remaining": 36_000,
}  # fmt: skip
AU: dict[str, Any] = {
    "on": "2022-05-01", "program": "au-kaetoku", "window": "upgrade", "device": {"name": "Xperia 1 II", "category": "phone"},
    "remaining": 50_500,
}  # fmt: skip
STANDARD: dict[str, Any] = {
    "on": "2026-05-01", "program": "softbank-shintoku-standard", "window": "standard", "device": PIXEL, "remaining": 60_000,
}  # fmt: skip
FORWARD = STANDARD | {"window": "one-year-forward"}
EARLY = STANDARD | {
    "program": "softbank-shintoku-premium", "window": "early", "cover": "anshin-plus", "usage_fee": 12_100, "payments_to_24": 40_000,
}  # fmt: skip
PREMIUM = EARLY | {"window": "standard", "usage_fee": None}
VALUE = STANDARD | {"program": "softbank-shintoku-value"}
SONY_2Y: dict[str, Any] = {
    "on": "2026-05-01", "program": "sony-zanka-2y", "window": "final-payment", "device": CAMERA, "remaining": 103_800,
}  # fmt: skip
SONY_1Y = SONY_2Y | {"program": "sony-zanka-1y"}
RETURNING = {
    "docomo": DOCOMO, "au": AU, "スタンダード": STANDARD, "1年くりあげ": FORWARD, "早トク": EARLY, "プレミアム": PREMIUM, "バリュー": VALUE,
    "Sony 2年": SONY_2Y, "Sony 1年": SONY_1Y,
}  # fmt: skip
"""One hand-in of each program and window that is possible."""
BENT = {"findings": ["bent"]}


@dataclass(frozen=True)
class Scene:
    """What is asked, and the codes of every problem the answer must have, in order."""

    of: str
    name: str
    request: dict[str, Any]
    codes: tuple[str, ...] = ()


def _each(of: str, name: str, change: dict[str, Any], *codes: str) -> list[Scene]:
    return [Scene(of, f"{program}, {name}", base | change, codes) for program, base in RETURNING.items()]


def _edge(name: str, base: dict[str, Any], code: str, charge: int) -> list[Scene]:
    """A yen below, the amount itself, a yen above."""
    of = "3 故障時の料金と残り"
    return [
        Scene(of, f"{name}, 残り{charge + more:,}円", base | {"remaining": charge + more}, (code,) if more <= 0 else ())
        for more in (-1, 0, 1)
    ]


def _fees(usage: int, charge: int) -> list[Scene]:
    base = EARLY | {"usage_fee": usage} | (BENT if charge else {})
    name = f"早トク, 利用料{usage:,}円、故障{charge:,}円"
    return [
        Scene(
            "4 利用料と残り",
            f"{name}, 残り{usage + charge + more:,}円",
            base | {"remaining": usage + charge + more},
            codes,
        )
        for more, codes in ((-1, ("fees-not-below-remaining",)), (0, ("fees-not-below-remaining",)), (1, ()))
    ]


BELOW = "surcharge-not-below-remaining"
SERIAL = {"imei_confirmed": False, "serial_confirmed": True}
SCENES = [
    *_each("0 お受けできるもの", "問題なし", {}),
    # 1
    *_each("1 番号の確認", "IMEIもシリアル番号も確認できない", {"imei_confirmed": False}, "imei-not-confirmed"),
    Scene("1 番号の確認", "Apple Watch, シリアル番号だけ", STANDARD | SERIAL | {"device": WATCH}),
    Scene("1 番号の確認", "Apple Watch, どちらもない", STANDARD | {"imei_confirmed": False, "device": WATCH}, ("imei-not-confirmed",)),
    Scene("1 番号の確認", "電話, シリアル番号だけ", STANDARD | SERIAL, ("imei-not-confirmed",)),
    Scene("1 番号の確認", "カメラ, シリアル番号だけ", SONY_2Y | SERIAL),
    # 2
    *_each("2 払い終えた契約", "払い終えた", {"paid_off": True}, "already-paid-off"),
    Scene("2 払い終えた契約", "残り0円", STANDARD | {"remaining": 0}, ("already-paid-off",)),
    # 3 and 7
    *_edge("スタンダード, 補償なし", STANDARD | BENT, BELOW, 22_000),
    *_edge("スタンダード, プラス", STANDARD | BENT | {"cover": "anshin-plus"}, BELOW, 5_000),
    *_edge("バリュー", VALUE | BENT, BELOW, 22_000),
    *_edge("プレミアム 25か月目から", PREMIUM | BENT | {"cover": "none"}, BELOW, 22_000),
    *_edge("1年くりあげ（25〜48回目だけ）", FORWARD | BENT, BELOW, 22_000),
    *_edge("Apple Watch バンド", STANDARD | {"device": WATCH, "findings": ["band-missing"]}, BELOW, 2_000),
    *_edge("au", AU | BENT, BELOW, 22_000),
    *_edge("7 docomo", DOCOMO | BENT, BELOW, 20_000),
    *_edge("7 docomo, ケータイ補償", DOCOMO | BENT | {"cover": "keitai-hosho"}, BELOW, 2_000),
    Scene("3 故障時の料金と残り", "7 docomo 30か月目, 残り18,000円", DOCOMO | BENT | {"remaining": 18_000, "return_month": 30}, (BELOW,)),
    Scene("3 故障時の料金と残り", "7 docomo 29か月目, 残り21,000円", DOCOMO | BENT | {"remaining": 21_000, "return_month": 29}),
    Scene("3 故障時の料金と残り", "7 docomo 30か月目, 故障なし", DOCOMO | {"remaining": 18_000, "return_month": 30}),
    *_edge("Sony, 査定員の減額", SONY_2Y | BENT | {"deduction": 8_000, "deduction_reason": "ゆがみ"}, BELOW, 8_000),
    # 4
    *_fees(12_100, 0), *_fees(12_100, 5_000), *_fees(3_000, 5_000),
    Scene("4 利用料と残り", "早トク, 故障だけで残りに届く", EARLY | BENT | {"remaining": 5_000}, (BELOW,)),
    Scene("4 利用料と残り", "早トク, 利用料0円", EARLY | {"usage_fee": 0, "remaining": 1}),
    # 5
    Scene("5 早トクの利用料と24回目まで", "12,099円", EARLY | {"payments_to_24": 12_099}, ("usage-fee-above-payments",)),
    Scene("5 早トクの利用料と24回目まで", "12,100円", EARLY | {"payments_to_24": 12_100}),
    Scene("5 早トクの利用料と24回目まで", "24か月目（残る回なし）", EARLY | {"payments_to_24": 0, "return_month": 24}, ("usage-fee-above-payments",)),
    Scene("5 早トクの利用料と24回目まで", "4にも当たる", EARLY | {"payments_to_24": 12_099, "remaining": 12_100},
          ("fees-not-below-remaining", "usage-fee-above-payments")),
    Scene("5 早トクの利用料と24回目まで", "25か月目からは利用料なし", PREMIUM | {"usage_fee": 12_100, "payments_to_24": 0}),
    # 6
    *[Scene("6 期間の外", f"{name}, {month}か月目", base | {"return_month": month}, () if inside else ("outside-window",))
      for name, base, first, last in (
          ("docomo", DOCOMO, 0, 35), ("au", AU, 13, 25), ("スタンダード", STANDARD, 25, 48), ("1年くりあげ", FORWARD, 13, 24),
          ("早トク", EARLY, 13, 24), ("プレミアム", PREMIUM, 25, 48), ("バリュー", VALUE, 13, 48), ("Sony 2年", SONY_2Y, 22, 24),
          ("Sony 1年", SONY_1Y, 10, 12),
      )
      for month, inside in ((first - 1, False), (first, True), (last, True), (last + 1, False)) if month >= 0],
    *[Scene("6 期間の外", f"{name}, 枠を決めずに{month}か月目", base | {"window": None, "return_month": month}, codes)
      for name, base, month, codes in (
          ("スタンダード", STANDARD, 12, ("outside-window",)), ("スタンダード", STANDARD, 24, ()), ("スタンダード", STANDARD, 49, ("outside-window",)),
          ("プレミアム", EARLY, 24, ()), ("プレミアム", EARLY, 25, ()), ("プレミアム", EARLY, 12, ("outside-window",)),
      )],
    *_each("6 終わった契約", "プログラムの契約が終わっている", {"program_ended": True}, "program-ended"),
    *[Scene("6 終わった契約", f"{name}, {on}", base | {"on": on}, codes) for name, base, on, codes in (
        ("docomo", DOCOMO, "2024-09-30", ()), ("docomo", DOCOMO, "2024-10-01", ("program-ended",)),
        ("au", AU, "2023-10-31", ()), ("au", AU, "2023-11-01", ("program-ended",)),
        ("スタンダード", STANDARD, "2029-08-31", ()), ("スタンダード", STANDARD, "2029-09-01", ("program-ended",)),
        ("プレミアム", PREMIUM, "2029-09-01", ("program-ended",)), ("バリュー", VALUE, "2029-09-01", ("program-ended",)),
        ("Sony 2年", SONY_2Y, "2040-01-01", ()),
    )],
    *[Scene("6 始まる前", f"{name}, {on}", base | {"on": on}, codes) for name, base, on, codes in (
        ("docomo", DOCOMO, "2019-05-31", ("program-not-begun", "window-not-open-yet")),
        ("docomo", DOCOMO, "2019-08-20", ("window-not-open-yet",)), ("docomo", DOCOMO, "2019-08-21", ()),
        ("au", AU, "2020-02-20", ("program-not-begun",)), ("スタンダード", STANDARD, "2021-09-23", ("program-not-begun",)),
        ("プレミアム", PREMIUM, "2023-09-21", ("program-not-begun",)), ("バリュー", VALUE, "2023-12-14", ("program-not-begun",)),
    )],
    *_each("6 お支払いの遅れ", "遅れがある", {"arrears": True}, "in-arrears"),
    *_each("6 ご本人", "契約のご本人ではない", {"owner": False}, "not-owner"),
    *_each("6 本人確認", "確認できない", {"identity_confirmed": False}, "identity-not-confirmed"),
    # the others
    *_each("ロックと初期化", "ロックが残っている", {"findings": ["lock-on"]}, "must-be-cured"),
    *_each("ロックと初期化", "どちらも残っている", {"findings": ["not-initialised", "lock-on"]}, "must-be-cured", "must-be-cured"),
    Scene("ロックと初期化", "故障もある", STANDARD | {"findings": ["lock-on", "bent"]}, ("must-be-cured",)),
    *_each("利用制限", "×", {"restriction": "barred"}, "network-barred"),
    *[Scene("利用制限", f"スタンダード, {mark}", STANDARD | {"restriction": answer})
      for mark, answer in (("○", "none"), ("△", "possible"), ("未確認", "unchecked"))],
    Scene("次の機種のご購入", "au, 買わない", AU | {"new_purchase": False}, ("new-purchase-needed",)),
    Scene("次の機種のご購入", "au, 買う", AU | {"new_purchase": True}),
    Scene("次の機種のご購入", "スタンダード, 買わない", STANDARD | {"new_purchase": False}),
    *[Scene("申込と査定の月", f"{name}, 申込{applied}、査定{on}", base | {"applied_on": applied, "on": on}, codes)
      for name, base, applied, on, codes in (
          ("スタンダード", STANDARD, "2026-03-31", "2026-04-30", ()), ("スタンダード", STANDARD, "2026-03-31", "2026-05-01", ("assessment-overdue",)),
          ("早トク", EARLY, "2026-04-01", "2026-05-31", ()), ("早トク", EARLY, "2026-04-30", "2026-06-01", ("assessment-overdue",)),
          ("バリュー", VALUE, "2026-03-31", "2026-05-01", ("assessment-overdue",)),
          ("1年くりあげ", FORWARD, "2026-03-31", "2026-05-01", ("assessment-overdue",)),
          ("スタンダード", STANDARD, "2026-05-02", "2026-05-01", ("applied-after-assessment",)),
          ("docomo", DOCOMO, "2023-01-05", "2023-05-01", ()), ("au", AU, "2022-05-02", "2022-05-01", ("applied-after-assessment",)),
      )],
    Scene("早トクの条件", "補償なし", EARLY | {"cover": "none"}, ("cover-required",)),
    Scene("早トクの条件", "ほかの事業者の補償", EARLY | {"cover": "keitai-hosho"}, ("cover-without-effect", "cover-required")),
    Scene("早トクの条件", "利用料が分からない", EARLY | {"usage_fee": None}, ("usage-fee-missing",)),
    Scene("早トクの条件", "利用料12,101円", EARLY | {"usage_fee": 12_101}, ("usage-fee-above-limit",)),
    *_each("扱わない機種", "カメラ", {"device": CAMERA, "cover": None}, "category-not-taken")[:-2],
    Scene("扱わない機種", "Sony 2年, 腕時計型", SONY_2Y | {"device": WATCH}, ("category-not-taken",)),
    Scene("扱わない機種", "docomo, 腕時計型", DOCOMO | {"device": WATCH}, ("category-not-taken",)),
    Scene("扱わない機種", "au, タブレット", AU | {"device": {"name": "iPad Air", "category": "tablet"}}, ("category-not-taken",)),
    Scene("当てはまらない項目", "電話のバンド", STANDARD | {"findings": ["band-missing"]}, ("finding-not-of-device",)),
    Scene("当てはまらない項目", "ThinkPad X1 Foldのアダプター",
          STANDARD | {"device": {"name": "ThinkPad X1 Fold", "category": "acpc"}, "findings": ["adapter-missing"]},
          ("finding-not-of-device",)),
    Scene("当てはまらない項目", "SoftBankの水ぬれ", STANDARD | {"findings": ["water-damage"]}, ("finding-not-in-criteria",)),
    Scene("当てはまらない項目", "docomoの水ぬれ", DOCOMO | {"findings": ["water-damage"]}),
    Scene("補償", "この機種に効かない補償", STANDARD | {"cover": "anshin-mini"}, ("cover-without-effect",)),
    Scene("減額", "Sony, 額がまだない", SONY_2Y | BENT, ("deduction-by-assessor",)),
    Scene("減額", "Sony, 理由がない", SONY_2Y | BENT | {"deduction": 8_000, "deduction_reason": " "}, ("deduction-without-reason",)),
    Scene("減額", "Sony, 0円に理由は要らない", SONY_2Y | BENT | {"deduction": 0, "deduction_reason": ""}),
    Scene("減額", "表のあるプログラム", STANDARD | BENT | {"deduction": 100}, ("deduction-without-effect",)),
    *[Scene("特典のない支払方法", id, STANDARD | {"program": id, "window": None}, ("no-benefit",))
      for id in ("softbank-plain-48", "docomo-plain-36", "au-plain-36", "lump-sum")],
    Scene("いくつも重なるとき", "すべて言う", STANDARD | BENT | {
        "imei_confirmed": False, "arrears": True, "owner": False, "identity_confirmed": False, "restriction": "barred",
        "applied_on": "2026-01-05", "remaining": 22_000,
    }, ("imei-not-confirmed", "in-arrears", "not-owner", "identity-not-confirmed", "network-barred", "assessment-overdue", BELOW)),
]  # fmt: skip
