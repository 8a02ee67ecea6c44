"""A price list is taken over, quoted from and taken back by keystrokes alone, in the shop's own store."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.ui import text_prices as text
from posapp.ui.demo.hands import Stuck
from posapp.ui.pages.quote import QuotePage
from posapp.ui.places.prices import PricesPage
from posapp.ui.widgets.search_input import SearchInput
from tests.catalog.price_files import repacked, workbook
from tests.e2e.counter import Person, Till, said

HEAD = "価格表,{title}\r\n版,2021/6/1\r\n"
COLUMNS = "機種名,色,容量,JANコード,分類,現金販売価格(税込),取扱,残価:au-kaetoku\r\n"
NEW = 'ホシゾラ フォン 5,みどり,128GB,4900000099911,スマートフォン,"￥86,400",docomo-okaeshi au-kaetoku,"４０，８００"\r\n'
CHEAPER = NEW.replace("86,400", "79,200").replace("４０，８００", "37,200")
WRONG = 'ホシゾラ フォン 5 mini,みどり,64GB,4900000099928,スマートフォン,"￥54,000",au-kaetoku,"￥60,000"\r\n'


@pytest.fixture
def list_file(tmp_path: Path, person: Person) -> Path:
    """What the person at the counter picks: a list of a new device and a row that does not add up, as Excel writes it."""
    path = tmp_path / "夏の価格表.csv"
    path.write_bytes((HEAD.format(title="青葉通り店 夏の価格表") + COLUMNS + NEW + WRONG).encode("cp932"))
    person.target = path
    return path


def prices(till: Till) -> PricesPage:
    assert isinstance(till.place, PricesPage)
    return till.place


def read(till: Till) -> PricesPage:
    """Ctrl+L, F7: from anywhere to the preview of the file."""
    till.hands.key("Ctrl+L", "F7")
    page = prices(till)
    till.until(lambda: page.preview.isVisible() or page.refused.isVisible(), "the file was not read")
    assert page.preview.isVisible(), page.refused.said
    return page


def take(till: Till, key: str) -> None:
    """F7 or F9 in the preview, and the word that it was done."""
    page = prices(till)
    till.hands.key(key)
    till.until(lambda: page.current.isVisible() and not page.work.running, "the list was not taken")
    till.hear(text.TAKEN)


def offered(till: Till, words: str) -> list[str]:
    """What type-ahead offers for these words."""
    till.hands.type(words)
    field = till.hands.focus()
    assert isinstance(field, SearchInput)
    return [option.label for option in field.offered() if option.value]


def test_a_list_with_a_refused_row_is_taken_quoted_and_taken_back(till: Till, list_file: Path, person: Person) -> None:
    page = read(till)
    assert page.preview.tabs.counts() == {"new": 1, "changed": 0, "ended": 0, "refused": 1, "same": 0}
    assert page.preview.tabs.key == "refused" and page.preview.tabs.hasFocus()
    (row,) = page.preview.table.rows.rows
    assert "ホシゾラ フォン 5 mini" in row.device and "60,000円" in row.what and row.mend
    till.hands.key("F7")
    assert page.preview.isVisible(), "all of it cannot be taken"
    till.hands.key("Left", "Left", "Left")
    assert page.preview.tabs.key == "new"
    take(till, "F9")
    assert "1行" in page.notice.body.text()
    assert page.current.title.text() == "青葉通り店 夏の価格表"

    till.find("ホシゾラ")
    quote = till.place
    assert isinstance(quote, QuotePage)
    form = till.draft.quote
    assert (form.listed, form.cash_price) == ("4900000099911", "86,400")
    till.choose("au-kaetoku")
    chosen = till.shell.view.quote
    assert chosen is not None and chosen.best is not None
    assert (chosen.kept.burden, chosen.best.waived) == (86_400, 40_800)

    till.hands.key("Ctrl+L", "F9")
    till.hear(text.UNDONE_HEAD)
    assert any("夏の価格表" in words for words in person.told)
    assert prices(till).current.title.text() == "見本価格表"
    till.hands.key("F2")
    stops = [problem.code for problem in till.shell.view.quote_problems if problem.stops]
    assert stops, "a quote of a device that is gone says so"
    till.hands.key("F1", "F2")
    assert offered(till, "ホシゾラ") == []
    assert offered(till, "xperia 1 ii") != []


def test_a_price_that_changed_under_a_running_quote_is_told(till: Till, list_file: Path, person: Person) -> None:
    read(till)
    take(till, "F9")
    till.find("ホシゾラ")
    till.choose("au-kaetoku")
    list_file.write_bytes((HEAD.format(title="青葉通り店 夏の価格表（訂正）") + COLUMNS + CHEAPER).encode("cp932"))
    page = read(till)
    assert page.preview.tabs.counts()["changed"] == 1
    assert [(row.what, row.before, row.after, row.by) for row in page.preview.table.rows.rows] == [
        ("現金販売価格", "86,400円", "79,200円", "−7,200円"),
        ("かえトクの残価", "40,800円", "37,200円", "−3,600円"),
    ]
    take(till, "F7")
    till.hands.key("F2")
    assert till.draft.quote.cash_price.replace(",", "") == "86400", "what was quoted stays until staff change it"
    (problem,) = [p for p in till.shell.view.quote_problems if p.stops]
    assert problem.code == "price-reason-missing" and dict(problem.values)["listed"] == 79_200
    till.hear("79,200円")


def test_a_file_that_is_no_list_is_refused_with_the_mend(till: Till, tmp_path: Path, person: Person) -> None:
    person.target = tmp_path / "memo.csv"
    person.target.write_text("きょうのメモ\n牛乳,2本\n", "utf-8")
    till.hands.key("Ctrl+L", "F7")
    page = prices(till)
    till.until(lambda: page.refused.isVisible(), "the file was not refused")
    assert len(page.refused.said) == 1 and page.refused.said[0] in said(till)
    till.hands.key("Esc")
    assert page.current.isVisible()
    till.hands.key("Esc")
    assert till.place is not page


def bad_files() -> dict[str, bytes]:
    """What comes instead of a price list, by file name."""
    rows: list[list[object]] = [["機種名", "分類", "現金販売価格"], ["電話", "スマホ", 48_000]]
    good = workbook({"価格": rows})
    return {
        "formula.xlsx": workbook({"価格": rows}, lambda book: book.worksheets()[0].write_formula("C3", "=C2+1")),
        "merged.xlsx": workbook({"価格": rows}, lambda book: book.worksheets()[0].merge_range("C3:C4", 48_000)),
        "macro.xlsm": repacked(good, {"xl/vbaProject.bin": b"x"}),
        "bomb.xlsx": repacked(good, {"xl/worksheets/sheet2.xml": bytes(210 << 20)}),
        "cut.xlsx": good[: len(good) // 2],
        "quotes.csv": '機種名,分類,現金販売価格\r\n"電話,スマホ,48000\r\n'.encode(),
        "jis.csv": "機種名,分類,現金販売価格\r\n電話,スマホ,48000\r\n".encode("iso2022_jp"),
        "empty.csv": b"",
        "photo.csv": bytes(range(256)) * 20,
    }


def test_every_bad_file_is_refused_in_the_window_and_changes_nothing(
    till: Till, tmp_path: Path, person: Person
) -> None:
    met: set[str] = set()
    for name, raw in bad_files().items():
        person.target = tmp_path / name
        person.target.write_bytes(raw)
        till.hands.key("Ctrl+L", "F7")
        page = prices(till)
        till.until(page.refused.isVisible, f"{name} was not refused")
        met.update(page.refused.said)
        assert page.refused.said and set(page.refused.said) <= set(said(till)), name
        till.hands.key("Esc")
        assert page.current.isVisible() and page.current.title.text() == "見本価格表", name
    assert len(met) >= len(bad_files()) - 1, "nearly each has its own sentence"


def test_without_a_preview_f9_and_tab_lead_nowhere_wrong(till: Till) -> None:
    till.hands.key("Ctrl+L", "F9")
    assert prices(till).current.isVisible()
    with pytest.raises(Stuck):
        till.press(text.UNDO)
