"""古物台帳 as CSV: every column of the paper, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.documents import press
from posapp.domain.ledger import LedgerRow
from tests.documents import reading
from tests.documents.intakes import CORRECTION, ledger_case, row


def table(*rows: LedgerRow) -> list[dict[str, str]]:
    made = press.ledger_csv(ledger_case(*rows).ledger)
    assert made.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark"
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_every_figure_and_word_of_the_paper_stands_in_a_column() -> None:
    rows = (row(), row("K-2021-000088", **CORRECTION))
    old, right = table(*rows)
    assert (old["番号"], old["日付"], old["品目"], old["数量"]) == (
        "K-2021-000087",
        "2021-02-20",
        "スマートフォン",
        "1",
    )
    assert (old["IMEI"], old["確認の方法"]) == ("49-015420-323751-8", "運転免許証・末尾 1234")
    assert (old["この行を訂正した行"], right["訂正した行"], right["訂正の理由"]) == (
        "K-2021-000088", "K-2021-000087", "色の書き誤り"
    )  # fmt: skip
    paper = reading.text(press.draw(press.compose_ledger(ledger_case(*rows))))
    for name in ("番号", "品目", "メーカー", "色", "IMEI", "氏名", "職業", "訂正の理由"):
        for line in (old, right):
            assert line[name].replace(" ", "") in paper, name
    assert f"{int(old['対価（円）']):,}円" in paper and f"{old['年齢']}歳" in paper


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+81", "-1", "@cmd", "\tx", " =1+1", "　=1+1"])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    (line,) = table(row(name=text, address=text, model=text))
    assert {line[name] for name in ("氏名", "住所", "機種")} == {f"'{text}"}


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    (line,) = table(row(address='宮城県, "見本"\n2階'))
    assert line["住所"] == '宮城県, "見本"\n2階'
    assert table() == []


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t,\"'=+-@;|　"), max_size=12
)
LINES = st.builds(
    row, number=st.integers(1, 10**6).map(lambda n: f"K-2021-{n:06d}"), name=WORDS, address=WORDS, occupation=WORDS, model=WORDS,
    maker=WORDS, colour=WORDS, serial=WORDS, corrects=WORDS, reason=WORDS, age=st.integers(0, 120), price=st.integers(0, 10**7),
    quantity=st.integers(1, 99), received_on=st.dates(date(2021, 2, 1), date(2021, 2, 28)),
)  # fmt: skip
TEXTS = {
    "番号": "number", "氏名": "name", "住所": "address", "職業": "occupation", "機種": "model", "メーカー": "maker", "色": "colour",
    "製造番号": "serial", "訂正した行": "corrects", "訂正の理由": "reason",
}  # fmt: skip


@given(st.lists(LINES, max_size=4))
def test_the_file_read_again_is_the_lines(rows: list[LedgerRow]) -> None:
    """Whatever was typed: cell by cell the same, but for the apostrophe before what a spreadsheet would run."""
    read = table(*rows)
    assert len(read) == len(rows)
    for line, told in zip(rows, read, strict=True):
        for heading, name in TEXTS.items():
            text = getattr(line, name)
            assert told[heading] in (text, f"'{text}"), heading
            assert told[heading].lstrip(" 　")[:1] not in ("=", "+", "-", "@", "\t", "\r"), heading
        assert (told["日付"], told["数量"], told["年齢"], told["対価（円）"]) == (
            line.received_on.isoformat(), str(line.quantity), str(line.age), str(line.price)
        )  # fmt: skip
