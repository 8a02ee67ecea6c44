"""Rows of a price list: a right one becomes a device, a wrong one says every reason with its figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.domain.price_changes import Incoming, ReadRow
from posapp.domain.problem import Problem
from posapp.domain.purchase import Discount, Terms
from tests.catalog.price_files import csv_file, reading

PREMIUM, STANDARD, KAETOKU, SONY, OKAESHI = (
    "softbank-shintoku-premium", "softbank-shintoku-standard", "au-kaetoku", "sony-zanka-2y", "docomo-okaeshi",
)  # fmt: skip
COLUMNS = [
    "JAN", "メーカー", "機種名", "容量", "色", "分類", "現金販売価格", "適用開始日", "適用終了日", "機種割引", "取扱",
    f"残価:{KAETOKU}", f"残価:{SONY}", f"段階:{PREMIUM}", f"利用料:{PREMIUM}", f"予想価格:{PREMIUM}",
    "段階:lump-sum", "残価:lump-sum", "利用料:lump-sum",
]  # fmt: skip
RIGHT = {
    "JAN": "4900000000016", "メーカー": "見本", "機種名": "電話", "分類": "スマホ", "現金販売価格": "48000", "機種割引": "1000",
    "取扱": f"{PREMIUM} softbank-plain-48 {KAETOKU} lump-sum", f"残価:{KAETOKU}": "2000",
    f"段階:{PREMIUM}": "1-12=700;13-48=1100", f"利用料:{PREMIUM}": "12100", f"予想価格:{PREMIUM}": "25=9000;13=20000",
}  # fmt: skip


def listing(folder: Path, catalog: Catalog, *rows: dict[str, str], columns: list[str] = COLUMNS) -> Incoming:
    return reading(csv_file(folder, columns, *([row.get(name, "") for name in columns] for row in rows)), catalog)


def only(incoming: Incoming) -> ReadRow:
    assert not any(p.stops for p in incoming.problems), incoming.problems
    (row,) = incoming.rows
    return row


def codes(row: ReadRow) -> list[str]:
    return [problem.code for problem in row.problems]


def values(problem: Problem) -> dict[str, object]:
    return dict(problem.values)


def test_a_right_row(catalog: Catalog, tmp_path: Path) -> None:
    row = only(listing(tmp_path, catalog, RIGHT | {"適用開始日": "2026/4/1", "適用終了日": "R8.12.31"}, {}))
    listed = row.listed
    assert listed is not None
    assert (row.line, row.label, row.key, listed.key) == (2, "電話", RIGHT["JAN"], RIGHT["JAN"])
    assert (listed.maker, listed.cash_price, listed.device.category) == ("見本", 48_000, "phone")
    assert (listed.valid_from, listed.valid_until) == (date(2026, 4, 1), date(2026, 12, 31))
    assert listed.discounts == (Discount(label="機種割引", amount=1_000),)
    terms = listed.terms_for(PREMIUM)
    assert terms is not None
    assert [(s.first, s.last, s.amount) for s in terms.steps] == [(1, 12, 700), (13, 48, 1100)]
    assert (terms.usage_fee, terms.expected_buyback) == (12_100, ((13, 20_000), (25, 9_000)))
    assert listed.terms_for(KAETOKU) == Terms(residual=2_000)
    assert listed.terms_for("lump-sum") == Terms()
    assert listed.terms_for(OKAESHI) is None


ONLY_SONY = {"取扱": SONY} | {name: "" for name in COLUMNS if ":" in name}
WRONG = [
    ({"JAN": "4900000000017"}, "jan", "price-jan"),
    ({"機種名": ""}, "name", "price-name"),
    ({"機種名": "電\u0007話"}, "name", "price-text"),
    ({"色": "黒\u200b"}, "colour", "price-text"),
    ({"分類": ""}, "category", "price-category-empty"),
    ({"分類": "家電"}, "category", "price-category"),
    ({"現金販売価格": ""}, "cash_price", "price-missing"),
    ({"現金販売価格": "0"}, "cash_price", "price-zero"),
    ({"現金販売価格": "-1"}, "cash_price", "price-negative"),
    ({"現金販売価格": "48001"}, "cash_price", "price-indivisible"),
    ({"機種割引": "48001"}, "discount", "price-discount-high"),
    ({"機種割引": "半額"}, "discount", "price-yen"),
    ({"適用開始日": "いつか"}, "valid_from", "price-date"),
    ({"適用開始日": "2026/4/2", "適用終了日": "2026/4/1"}, "valid_until", "price-days-turned"),
    ({"分類": "カメラ"}, "category", "price-not-taken"),
    ({"取扱": "nobody lump-sum", f"残価:{KAETOKU}": ""}, "offered", "price-program"),
    ({f"残価:{KAETOKU}": ""}, "residual", "price-residual-missing"),
    ({f"残価:{KAETOKU}": "二千"}, "residual", "price-yen"),
    ({f"残価:{KAETOKU}": "48000"}, "residual", "price-residual-high"),
    (ONLY_SONY | {f"残価:{SONY}": "30000"}, "residual", "price-residual-low-instalment"),
    ({"残価:lump-sum": "1"}, "residual", "price-residual-unwanted"),
    ({f"段階:{PREMIUM}": ""}, "steps", "price-steps-missing"),
    ({f"段階:{PREMIUM}": "1-12=700"}, "steps", "price-steps-form"),
    ({f"段階:{PREMIUM}": "1-24=1000;25-48=1000"}, "steps", "price-steps-form"),
    ({f"段階:{PREMIUM}": "1-12:700;13-48:1100"}, "steps", "price-pairs"),
    ({f"段階:{PREMIUM}": "1-12=701;13-48=1100"}, "steps", "price-steps-sum"),
    ({"段階:lump-sum": "1-1=48000"}, "steps", "price-steps-unwanted"),
    ({f"利用料:{PREMIUM}": "12101"}, "usage_fee", "price-fee-high"),
    ({f"利用料:{PREMIUM}": "無料"}, "usage_fee", "price-yen"),
    ({"利用料:lump-sum": "100"}, "usage_fee", "price-fee-unwanted"),
    ({f"予想価格:{PREMIUM}": "13=9000;13=20000"}, "buyback", "price-month-twice"),
    ({f"予想価格:{PREMIUM}": "13:20000"}, "buyback", "price-pairs"),
    ({f"残価:{SONY}": "100"}, "residual", "price-not-offered"),
]


@pytest.mark.parametrize(("change", "field", "code"), WRONG)
def test_a_wrong_cell_refuses_its_row_and_no_other(
    catalog: Catalog, tmp_path: Path, change: dict[str, str], field: str, code: str
) -> None:
    other = RIGHT | {"JAN": "4900000000023", "機種名": "別の電話"}
    wrong, right = listing(tmp_path, catalog, RIGHT | change, other).rows
    assert wrong.listed is None
    assert (f"rows[2].{field}", code) in [(p.where, p.code) for p in wrong.problems]
    assert right.listed is not None and right.problems == ()


def test_every_reason_of_a_row_is_said_at_once(catalog: Catalog, tmp_path: Path) -> None:
    row = only(listing(tmp_path, catalog, RIGHT | {"機種名": "", "分類": "?", "JAN": "1", "現金販売価格": "円"}))
    assert codes(row) == ["price-name", "price-category", "price-jan", "price-yen"]
    assert (row.label, row.key) == ("見本", "")


def test_sums_say_by_how_much_they_are_off(catalog: Catalog, tmp_path: Path) -> None:
    row = only(
        listing(tmp_path, catalog, RIGHT | {f"段階:{PREMIUM}": "1-12=701;13-48=1100", f"残価:{KAETOKU}": "50000"})
    )
    assert [values(p) for p in row.problems] == [
        {"program": PREMIUM, "given": 48_012, "expected": 48_000, "off_by": 12},
        {"program": KAETOKU, "residual": 50_000, "price": 48_000, "off_by": 2_000},
    ]


def test_steps_may_stand_for_what_the_discount_leaves(catalog: Catalog, tmp_path: Path) -> None:
    row = only(listing(tmp_path, catalog, RIGHT | {"機種割引": "4800", f"段階:{PREMIUM}": "1-12=300;13-48=1100"}))
    assert row.problems == ()


def test_zeros_and_dashes_where_nothing_is_wanted_are_nothing(catalog: Catalog, tmp_path: Path) -> None:
    row = only(
        listing(
            tmp_path,
            catalog,
            RIGHT | {"残価:lump-sum": "0", "利用料:lump-sum": "0", "段階:lump-sum": "―", "機種割引": "0", "色": "-"},
        )
    )
    assert row.listed is not None
    assert (row.listed.terms_for("lump-sum"), row.listed.discounts, row.listed.device.colour) == (Terms(), (), "")


def test_a_device_without_a_number_is_named_by_its_words(catalog: Catalog, tmp_path: Path) -> None:
    row = only(listing(tmp_path, catalog, RIGHT | {"JAN": "", "機種割引": "", "容量": "64GB", "色": "黒"}))
    assert (row.key, row.label) == ("見本 電話 64GB 黒", "電話 64GB 黒")


def test_discounts_keep_their_names(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "現金販売価格", "値引き：春の会", "店頭割引", "値引き:春の会", "取扱"]
    path = csv_file(tmp_path, columns, ["電話", "phone", "48000", "100", "200", "300", "lump-sum"])
    row = only(reading(path, catalog))
    assert row.listed is not None
    assert [(d.label, d.amount) for d in row.listed.discounts] == [("春の会", 100), ("店頭割引", 200), ("春の会", 300)]


# --- whose amounts they are


def test_an_operator_s_list_says_its_program_above(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        ["ｽﾏﾎ価格表 新トクするサポート(プレミアム)"],
        ["商品名", "ｶﾃｺﾞﾘｰ", "本体価格（税込）", "1〜12回目", "13回目～48回目のお支払い額", "早トク利用料", "13ヶ月目 予想買取価格", "予想買取価格（14か月目）"],
        ["電話", "スマホ", "￥48000", "700", "1100", "9900", "20000", "―"],
    )  # fmt: skip
    found = reading(path, catalog)
    row = only(found)
    assert row.listed is not None, row.problems
    assert [(p.code, values(p)) for p in found.problems] == [("price-program-of-list", {"program": PREMIUM})]
    terms = row.listed.terms_for(PREMIUM)
    assert terms is not None
    assert (terms.usage_fee, terms.expected_buyback) == (9_900, ((13, 20_000),))
    assert [id for id, _ in row.listed.terms] == [PREMIUM, "lump-sum", "softbank-plain-48"]
    assert (found.programs, "softbank-plain-48" in found.implied) == ((PREMIUM,), True)


def test_a_plain_plan_that_does_not_fit_does_not_come_along(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "価格(税込)", f"{STANDARD} 1-24回", f"{STANDARD} 25-48回"]
    row = only(reading(csv_file(tmp_path, columns, ["電話", "スマホ", "48024", "1000", "1001"]), catalog))
    assert row.listed is not None
    assert [id for id, _ in row.listed.terms] == [STANDARD, "lump-sum"]
    path = csv_file(
        tmp_path,
        ["かえトクプログラム"],
        ["機種名", "分類", "価格(税込)", "最終回支払額"],
        ["電話", "スマホ", "48012", "9"],
    )
    row = only(reading(path, catalog))
    assert row.listed is not None
    assert [id for id, _ in row.listed.terms] == [KAETOKU, "au-plain-36", "lump-sum"]


def test_the_last_payment_is_the_residual_where_the_plan_ends_with_it(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        ["かえトクプログラム対象機種", "", ""],
        ["適用開始日", "2026/12/1", ""],
        ["機種名", "種別", "機種代金", "1〜23回目", "24回目のお支払額", "利用料"],
        ["電話", "スマホ", "48,000円".replace(",", ""), "2000", "2000", ""],
    )
    found = reading(path, catalog)
    assert only(found).listed is not None
    assert only(found).listed.terms_for(KAETOKU) == Terms(residual=2_000)  # type: ignore[union-attr]
    assert (found.version, [p.code for p in found.problems]) == (
        date(2026, 12, 1), ["price-columns-unused", "price-program-of-list"],
    )  # fmt: skip
    assert values(found.problems[0]) == {"columns": "1〜23回目"}


def test_each_line_may_say_its_program(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "現金販売価格", "プログラム", "残価", "段階"]
    rows = [
        ["電話", "スマホ", "48000", "かえトク", "2000", ""],
        ["別の電話", "スマホ", "48000", "かえトク", "2500", ""],
        ["電話", "スマホ", "48000", "新トク プレミアム", "", "1-12=700;13-48=1100"],
        ["電話", "スマホ", "48000", "かえトク", "2000", ""],
        ["電話", "スマホ", "48000", "かえトク", "3000", ""],
        ["電話", "スマホ", "47000", "かえトク", "3000", ""],
        ["電話", "スマホ", "47000", "何か", "3000", ""],
    ]
    found = reading(csv_file(tmp_path, columns, *rows), catalog)
    assert [(row.line, row.listed is None) for row in found.rows] == [
        (2, False), (3, False), (5, False), (6, False), (7, False), (8, True),
    ]  # fmt: skip
    first = found.rows[0].listed
    assert first is not None
    assert [id for id, _ in first.terms] == [KAETOKU, "au-plain-36", "lump-sum", PREMIUM, "softbank-plain-48"]
    assert codes(found.rows[-1]) == ["price-program", "price-amount-of-none"]


def test_the_last_payment_of_another_plan_is_no_residual(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "現金販売価格", "プログラム", "24回目", "25回目"]
    row = ["電話", "スマホ", "48000"]
    path = csv_file(tmp_path, columns, [*row, "かえトク", "2000", "1"], [*row, "残価設定2年", "1", "9600"])
    (found,) = reading(path, catalog).rows
    assert found.listed is not None
    assert (found.listed.terms_for(KAETOKU), found.listed.terms_for(SONY)) == (
        Terms(residual=2_000),
        Terms(residual=9_600),
    )


def test_amounts_of_two_programs_in_one_row_need_their_names(catalog: Catalog, tmp_path: Path) -> None:
    columns = ["機種名", "分類", "現金販売価格", "プログラム", "残価", "予想価格13か月目", "予想価格14か月目"]
    path = csv_file(tmp_path, columns, ["電話", "スマホ", "48000", "かえトク、残価設定2年", "2000", "1", ""])
    assert codes(only(reading(path, catalog))) == ["price-amount-of-none", "price-amount-of-none"]


def test_a_list_of_prices_alone_offers_what_needs_no_amounts(catalog: Catalog, tmp_path: Path) -> None:
    path = csv_file(tmp_path, ["機種名", "分類", "現金販売価格"], ["電話", "スマホ", "48000"])
    found = reading(path, catalog)
    assert only(found).listed is not None
    assert [id for id, _ in only(found).listed.terms] == ["lump-sum"]  # type: ignore[union-attr]
    assert found.programs == ()


@pytest.mark.parametrize(("column", "programs"), [("取扱", ("au-kaetoku", "lump-sum")), ("プログラム", ("lump-sum",))])
def test_a_list_that_says_every_program_speaks_of_those_in_its_headings(
    catalog: Catalog, tmp_path: Path, column: str, programs: tuple[str, ...]
) -> None:
    path = csv_file(
        tmp_path,
        ["機種名", "分類", "現金販売価格", column, "残価:au-kaetoku"],
        ["電話", "スマホ", "48000", "lump-sum", ""],
    )
    assert reading(path, catalog).programs == programs


def test_monthly_amounts_are_checked_one_by_one(catalog: Catalog, tmp_path: Path) -> None:
    columns = [
        "機種名",
        "分類",
        "現金販売価格",
        "取扱",
        f"{STANDARD} 13か月目",
        f"{STANDARD} 14か月目",
        f"段階:{STANDARD}",
    ]
    steps = "1-24=1000;25-48=1000"
    rows = [
        ["電話", "スマホ", "48000", STANDARD, "¥1500", "-", steps],
        ["電話2", "スマホ", "48000", STANDARD, "たぶん", "1", steps],
        ["電話3", "スマホ", "48000", "lump-sum", "", "1", ""],
        ["電話4", "スマホ", "48000", STANDARD, "", "", steps],
    ]
    right, wrong, none, empty = reading(csv_file(tmp_path, columns, *rows), catalog).rows
    assert right.listed is not None
    assert right.listed.terms_for(STANDARD).expected_buyback == ((13, 1_500),)  # type: ignore[union-attr]
    assert [(p.code, p.where, values(p)["cell"]) for p in wrong.problems] == [("price-yen", "rows[3].buyback", "E3")]
    assert [(p.code, values(p)) for p in none.problems] == [
        ("price-not-offered", {"column": f"{STANDARD} 13か月目", "program": STANDARD})
    ]
    assert empty.listed is not None
    assert empty.listed.terms_for(STANDARD).expected_buyback == ()  # type: ignore[union-attr]
