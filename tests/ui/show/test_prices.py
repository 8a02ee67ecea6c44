"""A preview in words: series taken apart, days and kinds as staff say them, refused rows as a list to send back."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from posapp.domain.price_changes import Change, Fate, Incoming, Preview
from posapp.domain.price_differences import differences
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import notice, stop
from posapp.domain.purchase import Discount, Terms
from posapp.ui.places.price_work import write_csv
from posapp.ui.show import prices as show
from tests.ui.places import price_samples as samples
from tests.ui.places.stage import sentences

BEFORE, PIXEL = samples.CURRENT[0], samples.CURRENT[1]


def changed(after: ListedDevice, before: ListedDevice = BEFORE) -> Change:
    fields = tuple(differences(before, after))
    return Change(
        fate=Fate.CHANGED, line=4, label=before.device.full_name, before=before, after=after, fields=fields
    )  # fmt: skip


def read(*changes: Change) -> Preview:
    incoming = Incoming(file="list.csv", title="", version=samples.TODAY, rows=(), programs=())
    return Preview(incoming=incoming, on=samples.TODAY, whole=False, changes=changes)


def lines(change: Change) -> list[tuple[str, str, str, str]]:
    made = show.rows(read(change), samples.NAMES, sentences())[change.fate.value]
    return [(row.what, row.before, row.after, row.by) for row in made]


def test_a_series_is_taken_apart_and_only_what_differs_is_said() -> None:
    terms = replace(samples.steps(2520, 3020), expected_buyback=((25, 41000), (26, 38000), (27, 36000)))
    after = replace(PIXEL, terms=(("softbank-shintoku-standard", terms),))
    name = "新トクするサポート"
    assert lines(changed(after, PIXEL)) == [
        (f"{name}の分割支払金 25〜48回", "3,520円", "3,020円", "−500円"),
        (f"{name}の予想価格 26か月目", "39,500円", "38,000円", "−1,500円"),
        (f"{name}の予想価格 27か月目", "なし", "36,000円", ""),
    ]


def test_words_days_and_kinds_are_said_as_staff_say_them() -> None:
    after = replace(
        BEFORE, device=replace(BEFORE.device, category="tablet", colour=""), valid_until=date(2026, 12, 31),
        discounts=(Discount(label="開店祝い", amount=3000),), terms=(*BEFORE.terms[:1], ("unknown-plan", Terms())),
    )  # fmt: skip
    assert lines(changed(after)) == [
        ("色", "ブラック", "なし", ""),
        ("分類", "スマートフォン", "タブレット", ""),
        ("値引き 開店祝い", "なし", "3,000円", ""),
        ("価格の最終日", "なし", "2026年12月31日", ""),
        ("かえトクの取扱い", "あり", "なし", ""),
        ("かえトクの残価", "50,500円", "なし", ""),
        ("unknown-planの取扱い", "なし", "あり", ""),
    ]


def test_a_dearer_device_carries_its_sign() -> None:
    assert lines(changed(replace(BEFORE, cash_price=1_108_000)))[0][3] == "+1,000,000円"


def test_rows_of_one_device_count_as_one() -> None:
    found = show.rows(samples.previewed(), samples.NAMES, sentences())
    assert (len(found["changed"]), show.devices(found["changed"])) == (4, 2)
    assert [row.first for row in found["changed"]] == [True, False, True, False]
    assert show.devices(()) == 0


@pytest.mark.parametrize(
    ("words", "hits"),
    [("ｐｉｘｅｌ　７", 2), ("見本電機", 4), ("4900000000001", 2), ("残価 xperia", 1), ("", 4), ("ない", 0)],
)
def test_a_search_knows_width_case_maker_and_number(words: str, hits: int) -> None:
    found = show.rows(samples.previewed(), samples.NAMES, sentences())
    assert len(show.found(found["changed"], words)) == hits


def test_the_detail_says_what_must_be_known_of_a_row_that_is_taken() -> None:
    known = notice("price-kept-residual-unfit", "residual", program="au-kaetoku", residual=50500, price=49000)
    change = replace(changed(replace(BEFORE, cash_price=49000)), problems=(known,))
    (row, *_) = show.rows(read(change), samples.NAMES, sentences())["changed"]
    said = show.detail(row, samples.NAMES, sentences())
    assert said.startswith("Xperia 1 II 128GB ブラック　JAN 4900000000001") and "かえトク 残価 50,500円" in said
    assert sentences().text(known) in said


def test_every_problem_of_a_refused_row_is_on_the_list_to_send_back() -> None:
    found = list(show.refused_lines(samples.previewed(), sentences()))
    assert [line[:2] for line in found] == [
        ("8", "らくらくスマートフォン F-53E ゴールド"), ("9", samples.LONG_NAME), ("9", samples.LONG_NAME),
    ]  # fmt: skip
    assert all(reason and mend and reason != mend for *_, reason, mend in found)


def test_a_spreadsheet_computes_nothing_of_the_list(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", (("行", "機種"), ("8", "=HYPERLINK(1)"), ("9", "-1円"), ("10", "α7")))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet reads Japanese by this mark"
    cells = [row[1] for row in csv.reader(path.read_text("utf-8-sig").splitlines())]
    assert cells == ["機種", "'=HYPERLINK(1)", "'-1円", "α7"]


def test_sentences_of_a_whole_file_are_said_once() -> None:
    twice = (stop("prices-no-rows", "rows"), stop("prices-no-rows", "sheet"))
    assert show.whole_file(twice, sentences().text) == (sentences().text(twice[0]),)
