"""Price lists: the sample is right and quotable everywhere; each wrong row is left out and said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.prices import load_prices
from posapp.domain.facts import facts_of, fill
from posapp.domain.prices import PriceList
from posapp.domain.program import Program
from posapp.domain.purchase import CATEGORIES, NO_COVER, Purchase
from posapp.domain.quote import Quote, build_quote

DAY = date(2026, 11, 21)

KAETOKU, SONY = "au-kaetoku", "sony-zanka-2y"


@pytest.fixture(scope="session")
def sample(shipped: Path, catalog: Catalog) -> PriceList:
    found = load_prices(shipped / "devices" / "sample.csv", catalog.programs)
    assert found.mistakes == ()
    return found.prices


def test_a_wrong_row_is_left_out_and_said(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        "価格表,試しの表", "版,2024-01-01", "JAN,機種名,分類,現金販売価格,取扱,残価:au-kaetoku",
        "4900000000016,電話,phone,48000,au-kaetoku,2000", "4900000000023,電話2,phone,48000,au-kaetoku,48000",
        "4900000000030,電話3,phone,48000,lump-sum,", "4900000000030,電話4,phone,48000,lump-sum,",
    ]  # fmt: skip
    path.write_text("\n".join(rows), "utf-8")
    found = load_prices(path, catalog.programs)
    assert [device.device.name for device in found.prices.devices] == ["電話"]
    assert (found.prices.title, found.prices.version, found.prices.sample) == ("試しの表", date(2024, 1, 1), False)
    assert [(m.key, m.code) for m in found.mistakes] == [
        ("5行目", "price-residual-high"),
        ("6行目", "price-device-repeated"),
        ("7行目", "price-device-repeated"),
    ]
    assert str(found.mistakes[0]).endswith(
        "5行目: 「au かえトク」の残価48,000円が、現金販売価格48,000円以上です。 残価と価格を確かめてください。"
    )


def test_a_list_that_cannot_be_read_is_said(catalog: Catalog, tmp_path: Path) -> None:
    found = load_prices(tmp_path / "none.csv", catalog.programs)
    assert [(m.key, m.code) for m in found.mistakes] == [("", "price-file-unreadable")]
    assert found.prices.devices == ()


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
                assert said or text in words.cautions, (program.id, text)
                assert not set(said) & set("{}[]"), (program.id, said)
            assert quote.discount_cap.within is not False, (program.id, quote.purchase.device.name)


def test_a_customer_is_told_of_what_comes_with_this_device_alone(sample: PriceList, catalog: Catalog) -> None:
    """A telephone's papers name neither a watch's band nor a PC's adapter, nor a cover where no cover takes the device."""
    told: dict[str, set[str]] = {}
    for program in catalog.programs:
        if not program.id.startswith("softbank-shintoku"):
            continue
        for quote in _quotes(sample, catalog, program, None):
            facts, device = facts_of(quote), quote.purchase.device
            words = (
                *(c.text for c in (*program.words.conditions, *program.words.special_terms)),
                *program.words.cautions,
            )
            texts = [*(fill(text, facts) for text in words), *quote.asked(program.windows[0].name)]
            said = {part for part in ("バンド", "アダプター", "補償に", "{") if any(part in text for text in texts)}
            told[device.name if device.category == "acpc" else device.category] = said
    assert told == {
        "phone": {"補償に"}, "feature-phone": {"補償に"}, "tablet": {"補償に"}, "pc": {"補償に"}, "watch": {"バンド", "補償に"},
        "pixel-watch": {"バンド", "補償に"}, "Lenovo 14e Chromebook Gen 3": {"アダプター"}, "ThinkPad X1 Fold": set(),
    }  # fmt: skip


def test_the_devices_of_the_pictures(sample: PriceList) -> None:
    assert [d.name for d in sample.search("ｘｐｅｒｉａ 1 ii", DAY, 20)] == ["Xperia 1 II ブラック"]
    assert [d.name for d in sample.search("pixel 7", DAY, 20)] == ["Pixel 7 Pro 128GB オブシディアン"]
    xperia = sample.get(sample.search("Xperia 1 II", DAY, 1)[0].key, DAY)
    assert xperia is not None and xperia.cash_price == 108_000
    assert {p: t.residual for p, t in xperia.terms if t.residual} == {KAETOKU: 50_500, SONY: 43_200}
    assert sample.by_jan(xperia.device.jan, DAY) is xperia


def test_a_program_whose_file_is_broken_takes_no_device_away_from_the_others(shipped: Path, catalog: Catalog) -> None:
    programs = tuple(p for p in catalog.programs if p.id != KAETOKU)
    found = load_prices(shipped / "devices" / "sample.csv", programs)
    listed = next(d for d in found.prices.devices if d.device.name == "Xperia 1 II")
    assert [id for id, _ in listed.terms if id in ("docomo-okaeshi", "au-kaetoku")] == ["docomo-okaeshi"]
    assert len(found.prices.devices) == 28
    assert {m.code for m in found.mistakes} == {"price-program", "price-columns-unused"}
