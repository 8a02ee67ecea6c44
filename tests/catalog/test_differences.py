"""Lines of a difference in Japanese: every key has a label, every unit its way of saying."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given

from posapp import resources
from posapp.catalog.sentences import Sentences
from posapp.domain.difference import Line, Told, Unit, differences, lines
from posapp.domain.problem import Value, notice
from posapp.domain.purchase import Discount, Points, Terms
from posapp.domain.quote import Quote, Refused
from tests.domain.samples import KAETOKU, OKAESHI, SONY_2Y, purchase, quote_of
from tests.domain.test_properties import quotes

SENTENCES = Sentences.load(resources.root())
TABLE = tomllib.loads((resources.root() / "i18n" / "ja" / "differences.toml").read_text("utf-8"))


@given(quotes(), quotes())
def test_every_line_of_every_quote_is_told_without_a_rest(one: Quote | Refused, other: Quote | Refused) -> None:
    if isinstance(one, Refused) or isinstance(other, Refused):
        return
    for line in lines(one, other):
        told = SENTENCES.told(line)
        assert told.label and told.before and told.after
        assert bool(told.change) is not line.same
        assert not set("{}[]") & set(f"{told.label}{told.change}")


def test_no_label_is_there_for_nothing() -> None:
    bought = purchase(on="2021-06-15", discounts=(Discount(label="", amount=3_600),))
    made = [
        quote_of(OKAESHI, bought),
        quote_of(
            KAETOKU,
            replace(bought, points=Points(instalments=2_000)),
            Terms(residual=40_000, expected_buyback=((13, 9),)),
        ),
        quote_of(SONY_2Y, replace(bought, cover="none"), Terms(residual=43_200)),
    ]
    keys = {line.key for quote in made for line in lines(quote, quote)}
    changed = {line.key for one in made for other in made for line in differences(one, other)}
    assert set(TABLE["labels"]) - keys - changed == {"digest", "notice"}


@pytest.mark.parametrize(
    ("unit", "before", "after", "said"),
    [
        (Unit.YEN, 108_000, 111_600, ("108,000円", "111,600円", "＋3,600円")),
        (Unit.YEN, 111_600, 108_000, ("111,600円", "108,000円", "−3,600円")),
        (Unit.YEN, None, 12_100, ("なし", "12,100円", "新しく入ります")),
        (Unit.YEN, 12_100, None, ("12,100円", "なし", "なくなります")),
        (Unit.YEN, 0, 0, ("0円", "0円", "")),
        (Unit.POINTS, 0, 1_500, ("0ポイント", "1,500ポイント", "＋1,500ポイント")),
        (Unit.DAY, "2021-06-15", "2021-06-30", ("2021年6月15日", "2021年6月30日", "＋15日")),
        (Unit.CALENDAR, "2021-06", "2021-05", ("2021年6月", "2021年5月", "−1か月")),
        (Unit.MONTH, 24, 25, ("24か月目", "25か月目", "＋1か月")),
        (Unit.PERCENT, "0", "12.5", ("0%", "12.5%", "変わります")),
        (Unit.CATEGORY, "phone", "tablet", ("スマートフォン", "タブレット", "変わります")),
        (Unit.COVER, "none", "anshin", ("補償なし", "あんしん保証パック", "変わります")),
        (Unit.CLOSING, "end", "20", ("月末", "20日", "変わります")),
        (Unit.TEXT, "甲", "乙", ("甲", "乙", "変わります")),
    ],
)  # fmt: skip
def test_values_are_said_by_their_unit(unit: Unit, before: Value, after: Value, said: tuple[str, str, str]) -> None:
    told = SENTENCES.told(Line(key="kept", unit=unit, before=before, after=after))
    assert (told.before, told.after, told.change) == said


def test_counts_have_their_counter() -> None:
    told = SENTENCES.told(Line(key="payments", unit=Unit.COUNT, before=36, after=24))
    assert told == Told(label="支払回数", before="36回", after="24回", change="−12回")


@pytest.mark.parametrize(
    ("key", "part", "label"),
    [
        ("instalment", "1-24", "分割支払金（1〜24回目）"),
        ("instalment", "24", "分割支払金（24回目）"),
        ("discount", "", "値引き"),
        ("discount", "機種割引", "値引き（機種割引）"),
    ],
)
def test_labels_name_their_part(key: str, part: str, label: str) -> None:
    assert SENTENCES.told(Line(key=key, part=part, unit=Unit.YEN, before=1, after=2)).label == label


def test_a_notice_is_told_in_its_own_sentence() -> None:
    said = notice("cover-needed-for-window", "cover", window="早トク")
    line = Line(key="notice", part=said.code, unit=Unit.YES, before=False, after=True, problem=said)
    told = SENTENCES.told(line)
    assert told == Told(label="ご注意", before="なし", after=SENTENCES.text(said), change="新しく入ります")
    assert SENTENCES.told(replace(line, before=True, after=False)).change == "なくなります"
