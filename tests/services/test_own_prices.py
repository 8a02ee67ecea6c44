"""The shop's own price list stands before the sample; what is wrong in it is told, and the rest is usable."""

from __future__ import annotations

from pathlib import Path

from posapp.app import Shelf

HEAD = "価格表,春の価格表,\n版,2021-06-01\nJAN,メーカー,機種名,容量,色,分類,現金販売価格,取扱,残価:sony-zanka-2y\n"


def test_the_sample_list_serves_until_there_is_an_own_one(tmp_path: Path) -> None:
    prices = Shelf(own_prices=tmp_path / "prices.csv").prices
    assert prices.sample
    assert len(prices.devices) > 20


def test_the_own_list_is_read_and_its_wrong_rows_are_named(tmp_path: Path) -> None:
    own = tmp_path / "prices.csv"
    rows = "4900000000023,ソニー,Xperia 1 II,,白,phone,110000,docomo-okaeshi sony-zanka-2y,40000\n,ソニー,Xperia 5,,黒,phone,九万,docomo-okaeshi,\n"
    own.write_text(HEAD + rows, encoding="cp932")
    shelf = Shelf(own_prices=own)
    assert [(d.device.full_name, d.cash_price) for d in shelf.prices.devices] == [("Xperia 1 II 白", 110_000)]
    assert not shelf.prices.sample
    assert shelf.prices.title == "春の価格表"
    assert any("prices.csv" in mistake.file for mistake in shelf.mistakes)
