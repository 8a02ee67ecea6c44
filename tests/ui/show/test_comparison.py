"""比べる as rows: figures and words of the comparison, nothing computed anew, every row one sentence for a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.flows.forms import QuoteForm
from posapp.services.quoting import Compared
from posapp.ui.show.comparison import RankingView, RankView, ranking
from tests.ui import twins
from tests.ui.pages.views_alone import form_of, services

PHONE = form_of("docomo-okaeshi", programs="")  # on 2021-06-15


def shown(form: QuoteForm) -> RankingView:
    return ranking(services().quotes.comparison(form), form.program, twins.sentences().text)


def rows(plan: str, **more: str) -> dict[str, RankView]:
    form = replace(PHONE, plan=plan, **more)  # type: ignore[arg-type]
    return {row.key: row for row in shown(form).rows}


def test_the_ranking_of_two_years() -> None:
    found = list(rows("years:2").values())
    assert [(r.rank, r.name, r.operator, r.burden, r.kept, r.difference, r.when, r.month) for r in found[:3]] == [
        (1, "かえトク", "au", 78_000, 144_000, "一番少ない", "2023年6月", "25"),
        (2, "残価設定2年", "Sony", 84_000, 144_000, "+6,000円", "2023年6月", "23"),
        (3, "スマホおかえし", "docomo", 96_000, 144_000, "+18,000円", "2023年6月", "24"),
    ]
    assert {r.whole for r in found} == {144_000}
    assert [r.damaged for r in found[:3]] == [100_000, None, 116_000]
    assert [r.key for r in found if r.chosen] == ["docomo-okaeshi"]
    assert {r.key: r.when for r in found[3:] if r.when != "返却の特典なし"} == {"sony-zanka-1y": "その月は使えません"}


def test_every_row_is_one_sentence_for_a_reader() -> None:
    found = rows("years:2")
    assert found["au-kaetoku"].spoken == (
        "1位 かえトク au この予定での支払総額 78,000円、返却しない場合の支払総額 144,000円、一番少ない、2023年6月、"
        "故障や破損があると 100,000円"
    )
    assert found["sony-zanka-2y"].spoken.endswith("故障や破損があるときの額は査定で決まります")
    assert found["docomo-okaeshi"].spoken.endswith("選んでいるプログラム")
    assert "故障" not in found["lump-sum"].spoken


def test_plain_plans_of_one_name_are_told_apart_by_their_operator() -> None:
    found = rows("keep")
    assert (found["au-plain-36"].name, found["docomo-plain-36"].name) == ("au 分割36回", "docomo 分割36回")
    assert found["lump-sum"].name == "一括払い" and found["au-kaetoku"].name == "かえトク"


def test_what_is_said_of_the_first_and_of_another() -> None:
    found = rows("years:2")
    head, more = found["au-kaetoku"].said
    assert head == "かえトクが一番少なく、次の残価設定2年より6,000円少なくなります。"
    assert "66,000円の支払いがなくなります" in more and "返却しないときと条件を満たさないときは、144,000円" in more
    assert "返却は2023年6月30日までに済ませます。" in more and "新しい機種に買い替えること" in more
    head, more = found["docomo-okaeshi"].said
    assert head == "" and "返却しないときと条件を満たさないときは144,000円です。" in more
    assert found["lump-sum"].said[1] == "返却の特典はありません。端末はお客さまのものです。"


@pytest.mark.parametrize(
    ("plan", "key", "when", "bad"),
    [
        ("month:30", "au-kaetoku", "その月は使えません", True),
        ("keep", "au-kaetoku", "返却しません", False),
        ("keep", "lump-sum", "返却の特典なし", False),
        ("", "au-kaetoku", "2023年6月", False),
    ],
)
def test_what_stands_in_the_place_of_a_month(plan: str, key: str, when: str, bad: bool) -> None:
    row = rows(plan)[key]
    assert (row.when, row.bad) == (when, bad)


def test_equal_ones_are_called_equal() -> None:
    assert {(r.rank, r.difference) for r in rows("keep").values()} == {(1, "同額")}


def test_nothing_saved_and_never_are_told_apart() -> None:
    form = form_of("softbank-shintoku-premium", programs="", cover="anshin-plus", usage_fee="12,100", plan="month:13")
    found = {row.key: row for row in shown(form).rows}
    assert found["softbank-shintoku-premium"].returns
    dear = replace(form, step_first="11,901", step_second="33", usage_fee="1,188")
    premium = {row.key: row for row in shown(dear).rows}["softbank-shintoku-premium"]
    assert (premium.when, premium.burden) == ("その月は使えません", 144_000)  # the fee takes the whole benefit: refused


def test_what_cannot_be_quoted_or_read_is_said() -> None:
    typed = QuoteForm(on="2021-06-15", device="名もない機種", cash_price="100,000", price_reason="店頭の値札")
    found = shown(typed)
    assert found.rows and "残価設定2年（この機種の残価がありません。" in found.note
    odd = shown(replace(PHONE, plan="forever"))
    assert odd.rows == () and odd.note.startswith("お客さまの予定を読み取れません。")
    assert ranking(Compared(comparison=None), "", str).note == "この条件で見積できる買い方がありません。"
