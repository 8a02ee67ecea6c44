"""見積 → cards and chart: the picture's figures, from the shipped rules."""

from __future__ import annotations

import pytest

from posapp.ui.show import sheet as show
from posapp.ui.show.customer import customer
from posapp.ui.show.panel import panel
from posapp.ui.views import CardView, ChartView
from tests.ui import twins


def cards(**quote: str) -> dict[str, CardView]:
    desk = twins.counter()
    sheet = desk.services.sales.sheet(desk.draft(**quote))
    return {c.key: c for c in show.cards(sheet, twins.sentences().text)}


def chart(**quote: str) -> ChartView:
    desk = twins.counter()
    made = show.chart(desk.services.sales.sheet(desk.draft(**quote)))
    assert made is not None
    return made


def test_the_cards_of_the_picture() -> None:
    shown = cards()
    okaeshi, kaetoku = shown["docomo-okaeshi"], shown["au-kaetoku"]
    sony, plain = shown["sony-zanka-2y"], shown["docomo-plain-36"]
    assert (okaeshi.monthly, okaeshi.kept, okaeshi.returned) == (3000, 108000, 72000)
    assert (kaetoku.monthly, kaetoku.kept, kaetoku.returned) == (2500, 108000, 57500)
    assert (sony.monthly, sony.kept, sony.returned) == (2700, 108000, 64800)
    assert (plain.monthly, plain.kept, plain.returned, plain.instead) == (3000, 108000, None, "返却の特典なし")
    assert okaeshi.lines == ("×36回･初回 7月分", "36回とも同じ金額")
    assert kaetoku.lines == ("×23回･初回 8月分", "24回目 50,500円")
    assert kaetoku.conditions[0] == "13〜25か月目に返却"
    assert sony.conditions[1] == "(2023年5月〜7月)"
    assert not any(line.startswith("(") for line in sony.short)


def test_only_the_chosen_one_is_blue_and_marks_stay_in_place() -> None:
    before, after = cards(), cards(program="au-kaetoku")
    assert [k for k, c in before.items() if c.role == "accent"] == ["docomo-okaeshi"]
    assert [k for k, c in after.items() if c.chosen] == ["au-kaetoku"]
    assert {k: c.mark for k, c in before.items()} == {k: c.mark for k, c in after.items()}
    assert len({c.mark for c in before.values()}) == 4


def test_a_remainder_is_named() -> None:
    assert cards(cash_price="108,010", price_reason="色違い")["docomo-okaeshi"].lines[1] == "1回目だけ 3,010円"


def test_a_program_that_cannot_be_quoted_says_why() -> None:
    shown = cards(device="見知らぬ機種", listed="", price_reason="持ち込み", program="au-kaetoku")
    assert "残価" in shown["au-kaetoku"].refusal
    assert shown["au-kaetoku"].monthly is None


def test_the_chart_of_the_picture() -> None:
    view = chart()
    assert (view.months[0].month, view.months[-1].month, view.kept) == (0, 36, 108000)
    at24, at30 = view.at(24), view.at(30)
    assert at24 is not None and at30 is not None
    assert (at24.year, at24.number, at24.total, at24.damaged) == (2023, 6, 72000, 92000)
    assert (at30.total, at30.damaged) == (90000, None)
    assert view.refusal == (30, "30か月目から 故障時は特典なし")
    assert view.pointed == (30, "30か月目 90,000円")
    assert view.kept_label.endswith("(どの方法も同じ)")
    others = {o.name: o.points for o in view.others}
    assert [m for m, _ in others["かえトク"]] == list(range(12, 25))
    assert {y for _, y in others["かえトク"]} == {57500}
    assert [m for m, _ in others["残価設定2年"]] == [23, 24, 25]


def test_other_clocks_are_laid_over_by_calendar_month() -> None:
    view = chart(program="au-kaetoku")
    assert view.allowed() == tuple(range(13, 26))
    first, best = view.months[0], view.at(25)
    assert (first.month, first.year, first.number) == (1, 2021, 6)
    assert best is not None and (best.year, best.number) == (2023, 6)
    okaeshi = next(o for o in view.others if o.name == "スマホおかえし")
    assert okaeshi.points[0] == (1, 72000)


def test_an_assessors_deduction_draws_no_band() -> None:
    view = chart(program="sony-zanka-2y")
    assert view.fee_label == "" and view.refusal is None
    assert all(m.damaged == m.total for m in view.months)


def test_a_plan_without_benefit_has_no_slider() -> None:
    view = chart(program="docomo-plain-36")
    assert view.allowed() == () and view.empty
    assert view.kept == 108000


@pytest.mark.parametrize(("asked", "month"), [("", 24), ("30", 30)])
def test_the_slider_stands_at_the_best_month_unless_asked(asked: str, month: int) -> None:
    desk = twins.counter()
    assert show.best_month(desk.services.sales.sheet(desk.draft()), asked) == month


def test_the_conditions_follow_the_month_shown() -> None:
    """A total of a later month never stands beside the deadline of the best one."""
    desk = twins.counter()
    quote = desk.services.sales.view(desk.draft()).quote
    assert quote is not None
    said = {m: str(panel(quote, name="", month=m, shown=None)) + str(customer(quote, m)) for m in (12, 24, 29)}
    assert "2023年6月までに返却" in said[12] and "2023年6月までに返却" in said[24]
    assert "2023年6月までに返却" not in said[29] and "2023年11月までに返却" in said[29]


@pytest.mark.parametrize(
    ("program", "asked", "month"),
    [("au-kaetoku", "30", 25), ("au-kaetoku", "2", 13), ("au-kaetoku", "20", 20), ("au-kaetoku", "", 25),
     ("docomo-plain-36", "24", None)],
)  # fmt: skip
def test_a_month_without_a_benefit_gives_way_to_the_nearest_with_one(
    program: str, asked: str, month: int | None
) -> None:
    desk = twins.counter()
    quote = desk.services.sales.view(desk.draft(program=program)).quote
    assert quote is not None
    assert show.return_month(quote, asked) == month


def test_a_first_payment_that_points_pay_says_that_it_is_the_amount_after_them() -> None:
    desk = twins.counter()
    without, spent = (
        desk.services.sales.sheet(desk.draft(program="au-kaetoku", points=points)).chosen for points in ("", "3,000")
    )
    assert without is not None and spent is not None
    told = [str(panel(card.quote, name="", month=None, shown=None)) for card in (without, spent)]
    assert ["第1回 2021年8月分・ポイント後" in text for text in told] == [False, True]
