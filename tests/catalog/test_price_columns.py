"""Headings as operators and shops write them, and the file that says what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.catalog.book import Catalog, CatalogUnusable
from posapp.catalog.check import check
from posapp.catalog.price_columns import Programs, fold, read_headings, vocabulary
from posapp.catalog.price_reading import columns_file

WORDS = vocabulary(columns_file())


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("JAN", "jan"), ("ＪＡＮコード", "jan"), ("jan コード", "jan"), ("バーコード", "jan"), ("ﾒｰｶｰ", "maker"), ("機種名", "name"), ("商品名", "name"),
        ("商品区分", "category"),
        ("品 名", "name"), ("モデル", "name"), ("ストレージ", "storage"), ("カラー", "colour"), ("カテゴリー", "category"), ("種別", "category"),
        ("現金販売価格", "cash_price"), ("本体価格（税込）", "cash_price"), ("本体価格(税込)", "cash_price"), ("一括価格", "cash_price"),
        ("販売価格 [税込]", "cash_price"), ("機種割引", "discount"), ("値引き", "discount"), ("適用開始日", "valid_from"), ("有効開始", "valid_from"),
        ("適用終了日", "valid_until"), ("プログラム", "program"), ("取扱", "offered"), ("残価", "residual"), ("最終回支払額", "residual"), ("段階", "steps"),
        ("早トク利用料", "usage_fee"), ("予想価格", "buyback"), ("予想買取価格", "buyback"),
    ],
)  # fmt: skip
def test_headings_by_name(catalog: Catalog, heading: str, key: str) -> None:
    (column,) = read_headings(["", heading], WORDS, Programs(catalog.programs)).columns
    assert (column.at, column.key, column.program, column.heading) == (1, key, "", heading)


@pytest.mark.parametrize(
    ("heading", "key", "first", "last"),
    [
        ("1〜24回目", "steps", 1, 24), ("１～２４回", "steps", 1, 24), ("25回目〜48回目", "steps", 25, 48), ("分割支払金(1-12回目)", "steps", 1, 12),
        ("13〜48回目のお支払い額", "steps", 13, 48), ("月々1〜24回", "steps", 1, 24), ("24回目", "residual", 24, 24), ("25回目の支払額", "residual", 25, 25),
        ("予想買取価格13か月目", "buyback", 13, 0), ("13ヶ月目", "buyback", 13, 0), ("１３カ月目 予想買取価格", "buyback", 13, 0), ("48ヵ月", "buyback", 48, 0),
    ],
)  # fmt: skip
def test_headings_with_numbers(catalog: Catalog, heading: str, key: str, first: int, last: int) -> None:
    (column,) = read_headings([heading], WORDS, Programs(catalog.programs)).columns
    assert (column.key, column.first, column.last) == (key, first, last)


@pytest.mark.parametrize(
    ("heading", "key", "program"),
    [
        ("残価:au-kaetoku", "residual", "au-kaetoku"), ("かえトク残価", "residual", "au-kaetoku"), ("残価（かえトクプログラム）", "residual", "au-kaetoku"),
        ("残価：au かえトク", "residual", "au-kaetoku"), ("新トク プレミアム　早トク利用料", "usage_fee", "softbank-shintoku-premium"),
        ("新トクするサポート（バリュー） 1〜12回目", "steps", "softbank-shintoku-value"),
        ("予想買取価格_13か月目_softbank-shintoku-standard", "buyback", "softbank-shintoku-standard"),
    ],
)  # fmt: skip
def test_headings_with_a_program(catalog: Catalog, heading: str, key: str, program: str) -> None:
    (column,) = read_headings([heading], WORDS, Programs(catalog.programs)).columns
    assert (column.key, column.program) == (key, program)


@pytest.mark.parametrize(
    "heading",
    ["実質負担率", "残価 かえトク 残価設定2年", "機種名:au-kaetoku", "本体価格（税抜）", "残価:nobody", "値引き率", "分割36回 残価", "今月"],
)  # fmt: skip
def test_what_is_no_heading(catalog: Catalog, heading: str) -> None:
    found = read_headings([heading, "備考", 5.0, None, "  "], WORDS, Programs(catalog.programs))
    assert (found.columns, found.unknown) == ((), (heading,))


def test_programs_are_called_by_id_and_name_unless_two_share_it(catalog: Catalog) -> None:
    programs = Programs(catalog.programs)
    assert programs.called("ＡＵ－ＫＡＥＴＯＫＵ") == "au-kaetoku"
    assert programs.called("かえトク プログラム") == "au-kaetoku"
    assert programs.called("分割36回") is None
    assert programs.called("au 分割36回") == "au-plain-36"
    assert programs.called("何か") is None


def test_no_word_means_two_things() -> None:
    names = [fold(name) for kind in WORDS.kinds.values() for name in kind.names]
    assert len(names) == len(set(names))
    assert not set(names) & WORDS.unused
    assert not WORDS.empty & (set(WORDS.categories) | set(names))
    assert max(map(len, WORDS.empty)) <= 12


def test_a_broken_file_of_words_is_said(folder: Path) -> None:
    path = folder / "devices" / "columns.toml"
    path.write_text(path.read_text("utf-8").replace("needed = true", 'needed = "yes"', 1), "utf-8")
    with pytest.raises(CatalogUnusable) as caught:
        vocabulary(path)
    assert [(m.file, m.code) for m in caught.value.mistakes] == [("devices/columns.toml", "not-a-boolean")]
    assert ("devices/columns.toml", "not-a-boolean") in [(m.file, m.code) for m in check(folder)]


def test_a_pattern_that_is_none_is_said(folder: Path) -> None:
    path = folder / "devices" / "columns.toml"
    path.write_text(path.read_text("utf-8").replace("(?P<number>", "(?P<number", 1), "utf-8")
    assert [(m.file, m.key, m.code) for m in check(folder)] == [
        ("devices/columns.toml", "patterns.payment", "wrong-value")
    ]
