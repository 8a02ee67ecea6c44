"""Price lists: the sample is right and quotable everywhere; each wrong row is left out and said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.prices import EMPTY, Prices, load_prices, read_prices
from posapp.domain.facts import facts_of, fill
from posapp.domain.prices import PriceList
from posapp.domain.program import Program
from posapp.domain.purchase import CATEGORIES, NO_COVER, Purchase, Terms
from posapp.domain.quote import Quote, build_quote

DAY = date(2026, 11, 21)

HEAD = [["価格表", "試しの表"], ["版", "2024-01-01"]]
PREMIUM, KAETOKU, SONY = "softbank-shintoku-premium", "au-kaetoku", "sony-zanka-2y"
COLUMNS = [
    "JAN", "メーカー", "機種名", "容量", "色", "分類", "現金販売価格", "取扱",
    f"残価:{KAETOKU}", f"残価:{SONY}", f"段階:{PREMIUM}", f"利用料:{PREMIUM}", f"予想価格:{PREMIUM}",
    "段階:lump-sum", "残価:lump-sum", "利用料:lump-sum",
]  # fmt: skip
RIGHT = {
    "JAN": "4900000000016", "メーカー": "見本", "機種名": "電話", "分類": "phone", "現金販売価格": "48000",
    "取扱": f"{PREMIUM} softbank-plain-48 {KAETOKU} lump-sum", f"残価:{KAETOKU}": "2000",
    f"段階:{PREMIUM}": "1-12=700;13-48=1100", f"利用料:{PREMIUM}": "12100", f"予想価格:{PREMIUM}": "13=20000;25=9000",
}  # fmt: skip


@pytest.fixture(scope="session")
def sample(shipped: Path, catalog: Catalog) -> PriceList:
    found = load_prices(shipped / "devices" / "sample.csv", catalog.programs)
    assert found.mistakes == ()
    return found.prices


def _read(catalog: Catalog, *rows: dict[str, str]) -> Prices:
    table = [*HEAD, COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)]
    return read_prices("devices/test.csv", table, catalog.programs)


def test_a_right_row(catalog: Catalog) -> None:
    found = _read(catalog, RIGHT, {})
    assert found.mistakes == ()
    (listed,) = found.prices.devices
    assert (found.prices.title, found.prices.version, found.prices.sample) == ("試しの表", date(2024, 1, 1), False)
    assert (listed.key, listed.maker, listed.cash_price, listed.device.jan) == (
        RIGHT["JAN"],
        "見本",
        48_000,
        RIGHT["JAN"],
    )
    terms = listed.terms_for(PREMIUM)
    assert terms is not None
    assert [(s.first, s.last, s.amount) for s in terms.steps] == [(1, 12, 700), (13, 48, 1100)]
    assert (terms.usage_fee, terms.expected_buyback) == (12_100, ((13, 20_000), (25, 9_000)))
    residual = listed.terms_for(KAETOKU)
    assert residual is not None
    assert residual.residual == 2_000
    assert listed.terms_for("lump-sum") == Terms()
    assert listed.terms_for("docomo-okaeshi") is None


WRONG = [
    ({"JAN": "4900000000017"}, "JAN", "price-jan"),
    ({"JAN": "490000000001"}, "JAN", "price-jan"),
    ({"機種名": ""}, "機種名", "price-name"),
    ({"機種名": "電\t話"}, "機種名", "price-text"),
    ({"色": "黒\u0000"}, "色", "price-text"),
    ({"分類": "smartphone"}, "分類", "price-category"),
    ({"現金販売価格": "48,000"}, "現金販売価格", "price-yen"),
    ({"現金販売価格": "４８０００"}, "現金販売価格", "price-yen"),
    ({"現金販売価格": "-1"}, "現金販売価格", "price-yen"),
    ({"現金販売価格": "9999999999"}, "現金販売価格", "price-yen"),
    ({"現金販売価格": ""}, "現金販売価格", "price-yen"),
    ({"現金販売価格": "48001"}, "現金販売価格", "price-indivisible"),
    ({"分類": "camera"}, "取扱", "price-not-taken"),
    ({f"残価:{KAETOKU}": ""}, f"残価:{KAETOKU}", "price-residual-missing"),
    ({f"残価:{KAETOKU}": "二千"}, f"残価:{KAETOKU}", "price-yen"),
    ({f"残価:{KAETOKU}": "48000"}, f"残価:{KAETOKU}", "price-residual-high"),
    ({"取扱": SONY, f"残価:{SONY}": "30000"}, f"残価:{SONY}", "price-residual-low-instalment"),
    ({"残価:lump-sum": "1"}, "残価:lump-sum", "price-residual-unwanted"),
    ({f"段階:{PREMIUM}": ""}, f"段階:{PREMIUM}", "price-steps-missing"),
    ({f"段階:{PREMIUM}": "1-12=700"}, f"段階:{PREMIUM}", "price-steps-form"),
    ({f"段階:{PREMIUM}": "1-24=1000;25-48=1000"}, f"段階:{PREMIUM}", "price-steps-form"),
    ({f"段階:{PREMIUM}": "1-12:700;13-48:1100"}, f"段階:{PREMIUM}", "price-steps-form"),
    ({f"段階:{PREMIUM}": "1-12=701;13-48=1100"}, f"段階:{PREMIUM}", "price-steps-sum"),
    ({"段階:lump-sum": "1-1=48000"}, "段階:lump-sum", "price-steps-unwanted"),
    ({f"利用料:{PREMIUM}": "12101"}, f"利用料:{PREMIUM}", "price-fee-high"),
    ({f"利用料:{PREMIUM}": "無料"}, f"利用料:{PREMIUM}", "price-yen"),
    ({"利用料:lump-sum": "100"}, "利用料:lump-sum", "price-fee-unwanted"),
    ({f"予想価格:{PREMIUM}": "25=9000;13=20000"}, f"予想価格:{PREMIUM}", "price-buyback-form"),
    ({f"予想価格:{PREMIUM}": "13:20000"}, f"予想価格:{PREMIUM}", "price-buyback-form"),
    ({f"残価:{SONY}": "100"}, f"残価:{SONY}", "price-not-offered"),
]


@pytest.mark.parametrize(("change", "column", "code"), WRONG)
def test_a_wrong_cell_is_said(catalog: Catalog, change: dict[str, str], column: str, code: str) -> None:
    other = RIGHT | {"JAN": "4900000000023", "機種名": "別の電話"}
    found = _read(catalog, RIGHT | change, other)
    assert (f"4行目 {column}", code) in [(m.key, m.code) for m in found.mistakes]
    assert all(m.file == "devices/test.csv" for m in found.mistakes)
    assert found.prices.by_jan("4900000000023", DAY) is not None


def test_steps_that_do_not_add_up_say_by_how_much(catalog: Catalog) -> None:
    (said,) = _read(catalog, RIGHT | {f"段階:{PREMIUM}": "1-12=701;13-48=1100"}).mistakes
    assert "12円ずれて" in said.what


def test_a_wrong_amount_costs_one_program_only(catalog: Catalog) -> None:
    (listed,) = _read(catalog, RIGHT | {f"残価:{KAETOKU}": "48000"}).prices.devices
    assert listed.terms_for(KAETOKU) is None
    assert listed.terms_for(PREMIUM) is not None


def test_an_unknown_program_is_said_once(catalog: Catalog) -> None:
    second = RIGHT | {"JAN": "4900000000023", "取扱": "nobody lump-sum"}
    found = _read(catalog, RIGHT | {"取扱": "nobody lump-sum"}, second)
    assert [m.code for m in found.mistakes].count("price-program") == 1
    assert len(found.prices.devices) == 2


def test_one_article_number_holds_one_device(catalog: Catalog) -> None:
    found = _read(catalog, RIGHT, RIGHT)
    assert [(m.key, m.code) for m in found.mistakes] == [("5行目 JAN", "price-jan-repeated")]
    nameless = RIGHT | {"JAN": ""}
    found = _read(catalog, nameless, nameless | {"色": "黒"}, nameless)
    assert [(m.key, m.code) for m in found.mistakes] == [("6行目 JAN", "price-jan-repeated")]
    assert [d.key for d in found.prices.devices] == ["見本 電話", "見本 電話 黒"]


def test_rows_of_another_length_are_said(catalog: Catalog) -> None:
    found = read_prices("devices/test.csv", [*HEAD, COLUMNS, ["4900000000016", "見本"]], catalog.programs)
    assert [(m.key, m.code) for m in found.mistakes] == [("4行目", "price-cells")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "price-head"),
        ([["価格表"], ["版", "2024-01-01"], COLUMNS], "price-head"),
        ([["一覧", "表"], ["版", "2024-01-01"], COLUMNS], "price-head"),
        ([["価格表", "表"], ["版", "去年"], COLUMNS], "price-head"),
        ([["価格表", ""], ["版", "2024-01-01"], COLUMNS], "price-head"),
        ([["価格表", "表"], ["日付", "2024-01-01"], COLUMNS], "price-head"),
        ([*HEAD, COLUMNS[1:]], "price-column-missing"),
    ],
)
def test_a_wrong_head_refuses_the_list(catalog: Catalog, rows: list[list[str]], code: str) -> None:
    found = read_prices("devices/test.csv", rows, catalog.programs)
    assert [m.code for m in found.mistakes] == [code]
    assert found.prices is EMPTY


@pytest.mark.parametrize("column", ["残価:nobody", "値段:au-kaetoku", "メモ", "JAN"])
def test_an_unknown_or_doubled_column_is_said(catalog: Catalog, column: str) -> None:
    found = read_prices("devices/test.csv", [*HEAD, [*COLUMNS, column]], catalog.programs)
    assert [(m.key, m.code) for m in found.mistakes] == [("見出し", "price-column")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_what_spreadsheets_write_is_read(catalog: Catalog, tmp_path: Path, encoding: str) -> None:
    lines = [",".join(row) for row in (*HEAD, COLUMNS, [RIGHT.get(name, "") for name in COLUMNS])]
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = load_prices(path, catalog.programs)
    assert found.mistakes == ()
    assert len(found.prices.devices) == 1


def test_unreadable_lists_are_said(catalog: Catalog, tmp_path: Path) -> None:
    assert [m.code for m in load_prices(tmp_path / "none.csv", catalog.programs).mistakes] == ["unreadable"]
    path = tmp_path / "list.csv"
    for raw in (b"\xff\xfe\x00\x81", '価格表,"開いたまま'.encode()):
        path.write_bytes(raw)
        found = load_prices(path, catalog.programs)
        assert [m.code for m in found.mistakes] == ["price-file"]
        assert found.prices is EMPTY


def test_the_sample_covers_every_category_and_says_what_it_is(sample: PriceList) -> None:
    assert sample.sample
    assert sample.title == "見本価格表"
    assert {d.device.category for d in sample.devices} == set(CATEGORIES)
    assert all(d.device.jan.startswith("4900000") for d in sample.devices)


def _day(program: Program) -> date:
    """A day in the middle of the program's period."""
    until = program.valid_until or date(2026, 11, 21)
    return program.valid_from + (until - program.valid_from) / 2


def _quotes(sample: PriceList, catalog: Catalog, program: Program, cover: str | None) -> list[Quote]:
    day = _day(program)
    law = catalog.law.on(day)
    found = []
    for listed in sample.devices:
        terms = listed.terms_for(program.id)
        if terms is not None:
            purchase = Purchase(on=day, device=listed.device, cash_price=listed.cash_price, cover=cover)
            quote = build_quote(program, purchase, terms, law)
            assert isinstance(quote, Quote), (listed.device.name, quote)
            found.append(quote)
    return found


@pytest.mark.parametrize("cover", [None, NO_COVER])
def test_every_offer_of_the_sample_can_be_quoted_and_said(
    sample: PriceList, catalog: Catalog, cover: str | None
) -> None:
    for program in catalog.programs:
        quotes = _quotes(sample, catalog, program, cover)
        assert quotes, program.id
        words = program.words
        clauses = (*words.panel, *words.conditions, *words.special_terms)
        for quote in quotes:
            facts = facts_of(quote)
            for text in (*words.card, *words.cautions, *(clause.text for clause in clauses)):
                said = fill(text, facts)
                assert said, (program.id, text)
                assert not set(said) & set("{}[]"), (program.id, said)
            assert quote.discount_cap.within is not False, (program.id, quote.purchase.device.name)


def test_the_devices_of_the_pictures(sample: PriceList) -> None:
    assert [d.name for d in sample.search("ｘｐｅｒｉａ 1 ii", DAY, 20)] == ["Xperia 1 II ブラック"]
    assert [d.name for d in sample.search("pixel 7", DAY, 20)] == ["Pixel 7 Pro 128GB オブシディアン"]
    xperia = sample.get(sample.search("Xperia 1 II", DAY, 1)[0].key, DAY)
    assert xperia is not None and xperia.cash_price == 108_000
    assert {p: t.residual for p, t in xperia.terms if t.residual} == {KAETOKU: 50_500, SONY: 43_200}
    assert sample.by_jan(xperia.device.jan, DAY) is xperia
