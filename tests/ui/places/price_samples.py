"""A list in force and a file held against it, with every fate in it: values for the windows of price lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posapp.domain.price_changes import Incoming, Preview, ReadRow, preview
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, stop
from posapp.domain.purchase import Device, StepAmount, Terms

TODAY = date(2026, 11, 22)
LONG_NAME = "折りたたみスマートフォン 1TB コズミックシルバー（オンライン限定モデル）"
NAMES = {
    "au-kaetoku": "かえトク",
    "softbank-shintoku-standard": "新トクするサポート",
    "docomo-okaeshi": "スマホおかえし",
}


def steps(*amounts: int) -> Terms:
    """Two steps of 24 payments."""
    first, second = amounts
    return Terms(
        steps=(StepAmount(first=1, last=24, amount=first), StepAmount(first=25, last=48, amount=second)),
        expected_buyback=((25, 41000), (26, 39500)),
    )


def listed(nth: int, name: str, price: int, **terms: Terms) -> ListedDevice:
    """A device of the list."""
    device = Device(name=name, category="phone", storage="128GB", colour="ブラック", jan=f"49000000{nth:05d}")
    pairs = tuple((id.replace("_", "-"), amounts) for id, amounts in terms.items())
    return ListedDevice(key=device.jan, device=device, maker="見本電機", cash_price=price, terms=pairs)


CURRENT = (
    listed(1, "Xperia 1 II", 108000, docomo_okaeshi=Terms(), au_kaetoku=Terms(residual=50500)),
    listed(2, "Pixel 7 Pro", 144960, softbank_shintoku_standard=steps(2520, 3520)),
    listed(3, "AQUOS sense7", 54890, docomo_okaeshi=Terms()),
    listed(4, "arrows We", 22176, docomo_okaeshi=Terms()),
)


def incoming(many: int = 0) -> Incoming:
    """The file: one device cheaper, one with other steps, one as it was, one new, two refused; ``many`` more new ones."""
    first, second, third, _ = CURRENT
    rows = [
        ReadRow(line=4, label=first.device.full_name, key=first.key, listed=replace(
            first, cash_price=98000, terms=(("docomo-okaeshi", Terms()), ("au-kaetoku", Terms(residual=45500))),
        )),
        ReadRow(line=5, label=second.device.full_name, key=second.key, listed=replace(
            second, cash_price=132960, terms=(("softbank-shintoku-standard", steps(2520, 3020)),)
        )),
        ReadRow(line=6, label=third.device.full_name, key=third.key, listed=third),
        ReadRow(line=7, label="Galaxy S26 256GB グレー", key="4900000000099", listed=listed(
            99, "Galaxy S26", 149600, docomo_okaeshi=Terms(), au_kaetoku=Terms(residual=70000)
        )),
        ReadRow(line=8, label="らくらくスマートフォン F-53E ゴールド", listed=None, problems=(
            stop("residual-above-financed", "residual", residual=90000, financed=64900),
        )),
        ReadRow(line=9, label=LONG_NAME, listed=None, problems=(
            stop("steps-do-not-add-up", "steps", given=132000, expected=132960, off_by=960),
            stop("price-device-repeated", "jan", given="4900000000016", line=4),
        )),
    ]  # fmt: skip
    for nth in range(many):
        one = listed(1000 + nth, f"Galaxy A{nth}", 49600 + nth, au_kaetoku=Terms(residual=20000))
        rows.append(ReadRow(line=10 + nth, label=one.device.full_name, key=one.key, listed=one))
    return Incoming(
        file="kakaku-2026aki.csv", title="青葉通り店 秋の価格表", version=date(2026, 11, 22), rows=tuple(rows),
        programs=("docomo-okaeshi", "au-kaetoku", "softbank-shintoku-standard"),
    )  # fmt: skip


def summer() -> Incoming:
    """The list in force, as it once was a file."""
    rows = tuple(
        ReadRow(line=4 + at, label=row.device.full_name, key=row.key, listed=row) for at, row in enumerate(CURRENT)
    )
    return replace(
        incoming(), file="kakaku-2026natsu.csv", title="青葉通り店 夏の価格表", version=date(2026, 7, 1), rows=rows
    )


def autumn_without_faults() -> Incoming:
    """The file once its two refused rows were mended away."""
    made = incoming()
    return replace(made, rows=tuple(row for row in made.rows if not row.problems))


def unreadable(problem: Problem) -> Incoming:
    """A file of which nothing can be taken."""
    return replace(incoming(), rows=(), problems=(problem,))


def previewed(*, whole: bool = True, many: int = 0) -> Preview:
    """The file held against the list."""
    return preview(CURRENT, incoming(many), TODAY, whole=whole)
