"""A made-up price list of any length with some 60 amounts a device, as values and as a CSV file in a shop's own words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from stdnum import ean

from posapp.domain.prices import ListedDevice
from posapp.domain.purchase import Device, StepAmount, Terms

RESIDUAL, STEPS, PLAIN = "au-kaetoku", "softbank-shintoku-standard", ("docomo-okaeshi", "docomo-plain-36")
OTHER = "sony-zanka-2y"
MONTHS = range(13, 49)
LATER_MONTHS = range(13, 31)
COLOURS = ("ブラック", "ホワイト", "ブルー", "シルバー", "ピンク")
STORAGES = ("64GB", "128GB", "256GB", "512GB")
SERIES = ("Xperia", "Pixel", "Galaxy", "arrows", "らくらくスマートフォン", "AQUOS sense", "折りたたみ モデル")


def jan(nth: int) -> str:
    """An article number with its check digit."""
    digits = f"49{nth:010}"
    return digits + str(ean.calc_check_digit(digits))


def devices(count: int, *, plus: int = 0) -> Iterator[ListedDevice]:
    """``count`` devices, each ``plus`` times 48 yen dearer."""
    for nth in range(count):
        price = 48 * (1_000 + nth % 3_000 + plus)
        name = f"{SERIES[nth % len(SERIES)]} {nth // 20}"
        step = price // 48
        device = Device(name=name, category="phone", storage=STORAGES[nth % 4], colour=COLOURS[nth % 5], jan=jan(nth))
        buyback = tuple((month, price * (60 - month) // 100) for month in MONTHS)
        terms = (
            *((id, Terms()) for id in PLAIN),
            (RESIDUAL, Terms(residual=price * 45 // 100, expected_buyback=buyback[: len(LATER_MONTHS)])),
            (OTHER, Terms(residual=price * 40 // 100)),
            (STEPS, Terms(
                steps=(StepAmount(first=1, last=24, amount=step), StepAmount(first=25, last=48, amount=step)),
                expected_buyback=buyback,
            )),
        )  # fmt: skip
        yield ListedDevice(key=device.jan, device=device, maker="見本電機", cash_price=price, terms=terms)


def write_csv(path: Path, count: int, *, version: date, plus: int = 0, encoding: str = "cp932") -> None:
    """The same as a file: full-width digits, ¥ and commas in every third row."""
    heads = ["機種名", "容量", "カラー", "分類", "JANコード", "メーカー", "現金販売価格（税込）", "取扱"]
    heads += [f"残価:{RESIDUAL}", f"残価:{OTHER}", f"1〜24回目:{STEPS}", f"25〜48回目:{STEPS}"]
    heads += [f"予想買取価格{month}か月目:{STEPS}" for month in MONTHS]
    heads += [f"予想買取価格{month}か月目:{RESIDUAL}" for month in LATER_MONTHS]
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file)
        out.writerows([["価格表", "お店の価格表"], ["版", version.isoformat()], heads])
        for nth, listed in enumerate(devices(count, plus=plus)):
            out.writerow(_cells(listed, typed=nth % 3 == 0))


def _cells(listed: ListedDevice, *, typed: bool) -> list[str]:
    device, terms = listed.device, dict(listed.terms)
    amounts: list[int | None] = [terms[RESIDUAL].residual, terms[OTHER].residual]
    amounts += [step.amount for step in terms[STEPS].steps]
    amounts += [yen for id in (STEPS, RESIDUAL) for _, yen in terms[id].expected_buyback]
    price = (
        f"￥{listed.cash_price:,}".translate({48 + n: 0xFF10 + n for n in range(10)})
        if typed
        else str(listed.cash_price)
    )
    return [
        device.name, device.storage, device.colour, "スマートフォン", device.jan, listed.maker, price,
        " ".join(id for id, _ in listed.terms), *map(str, amounts),
    ]  # fmt: skip


def dearer(listed: ListedDevice, yen: int) -> ListedDevice:
    """The same device at another price, its amounts as they were."""
    return replace(listed, cash_price=listed.cash_price + yen)
