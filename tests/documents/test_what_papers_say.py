"""Sentences that must be true of this very contract: the least of which ways, what is done with which device, which deed brings the benefit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from posapp.documents import press
from posapp.documents.blocks import (
    ClauseTable,
    FigureTable,
    FormTable,
    Heading,
    Notes,
    RowTotal,
    SideBySide,
    Ticks,
    TotalsRow,
)  # fmt: skip
from posapp.documents.paper import Paper
from posapp.documents.pictures import TimeLine, YearGrid
from posapp.domain.application import State
from posapp.domain.case import ComparisonCase, PaperCase
from posapp.domain.comparison import compare
from posapp.domain.months import ClosingDay
from posapp.domain.purchase import Device
from posapp.domain.quote import Quote, build_quote
from tests.documents import comparisons, reading
from tests.documents import test_comparison_paper as comparison
from tests.documents.cases import BUYS, SOFT_DAY, Buy, case, case_of, catalogue, steps
from tests.documents.mail_returns import application_case
from tests.documents.outages import kit_case
from tests.documents.reading import squeezed
from tests.documents.returns import kept, too_dear, turned_away
from tests.documents.translations import said
from tests.languages import books

BARE = replace(BUYS["softbank-shintoku-premium"], cover="none")
"""The contract offers 早トク, this purchase has not opened it."""
ENGLISH = next(book for book in books() if book.tag == "en")


@cache
def bare() -> PaperCase:
    return case_of(BARE)


def text_of(paper: Paper) -> str:
    return reading.text(press.draw(paper))


def guide_of(name: str) -> Paper:
    return press.compose("return-guide", case(name))


def line_of(paper: Paper) -> list[str]:
    (line,) = reading.blocks_of(paper, TimeLine)
    return [stretch.text for stretch in line.stretches if stretch.text]


def first_total(paper: Paper) -> RowTotal:
    return reading.blocks_of(paper, TotalsRow)[0].cells[0]


def legend_of(paper: Paper) -> list[str]:
    (grid,) = reading.blocks_of(paper, YearGrid)
    return [one.text for one in grid.legend]


# --- the least of all


def test_nothing_is_the_least_of_all_while_a_cheaper_way_of_the_contract_is_closed() -> None:
    assert bare().quote.closed_windows()[0].label == "早トク"
    covered, open_best = case("softbank-shintoku-premium").quote.best, bare().quote.best
    assert covered is not None and open_best is not None and covered.burden < open_best.burden, "the sentence matters"
    guide = press.compose("return-guide", bare())
    assert first_total(guide).label == "いちばん少なく済む査定の期限（早トクを除く）"
    assert legend_of(guide)[0].endswith("いちばん少ない（54,720円。早トクを使わないとき）")
    assert "返しても、特典はありません（早トクの条件を満たすときを除く）" in legend_of(guide)
    assert squeezed("早トクを使わないとき、総額がいちばん少ないのは、") in text_of(press.compose("disclosure", bare()))
    assert squeezed("早トクを使わないとき、返却の特典がいちばん大きいのは、") in text_of(
        press.compose("formed", bare())
    )


def test_with_the_cover_the_least_is_the_least() -> None:
    this = case("softbank-shintoku-premium")
    assert this.quote.closed_windows() == ()
    for kind in ("return-guide", "disclosure", "formed"):
        text = text_of(press.compose(kind, this))
        assert "早トクを使わないとき" not in text and "早トクを除く" not in text


@pytest.mark.parametrize("kind", ["return-guide", "disclosure", "formed", "schedule", "quote"])
def test_what_is_not_used_is_said_in_english_too(kind: str) -> None:
    paper = said(press.compose(kind, bare()), ENGLISH)
    if kind in ("return-guide", "disclosure", "formed"):
        assert "without Haya-Toku" in reading.dump(paper)


def said_of_early(buy: Buy) -> list[str]:
    """What the guide says on the way that its figures leave out."""
    notes = reading.blocks_of(press.compose("return-guide", case_of(buy)), Notes)
    told = ("".join(run.text for run in text) for block in notes for text in block.paragraphs)
    return [text for text in told if text.startswith("早トクは、")]


def test_the_guide_says_what_the_way_is_that_it_leaves_out() -> None:
    asked = "必要なこと：早トクオプションに申し込み、利用料を払うこと。特典の申し込みが終わるまで、あんしん保証パックを続けること（月額最大1,740円）。"
    # from October on the fee is above what is paid up to No. 24: nothing opens those months
    assert said_of_early(BARE) == [
        f"早トクは、2025年1月〜2025年9月に査定が終わる返却の特典です（利用料12,100円）。{asked}"
    ]
    feeless = replace(BUYS["softbank-shintoku-premium"], terms=replace(BARE.terms, usage_fee=None))
    assert said_of_early(feeless) == [f"早トクは、2025年1月〜2025年12月に査定が終わる返却の特典です。{asked}"]
    assert said_of_early(BUYS["softbank-shintoku-premium"]) == []
    english = reading.dump(said(press.compose("return-guide", bare()), ENGLISH))
    assert "Haya-Toku (early return) is a benefit for returns assessed from Jan\u00a02025 to Sep\u00a02025" in english
    assert "(usage fee ¥12,100). Needed: Apply for the Haya-Toku option" in english


def test_a_way_that_nothing_could_open_is_not_described() -> None:
    dear = replace(
        BARE, price=12 * 9000 + 36 * 900, terms=replace(steps((1, 12, 9000), (13, 48, 900)), usage_fee=12100)
    )
    assert case_of(dear).quote.closed_windows() and said_of_early(dear) == []


def test_such_a_way_of_a_program_without_an_assessment_names_the_return_alone() -> None:
    this = bare()
    program = this.quote.program
    windows = tuple(replace(window, assessed_within=None, requires=()) for window in program.windows)
    other = replace(this, quote=replace(this.quote, program=replace(program, windows=windows)))
    words = "早トクは、2025年1月〜2025年9月の返却の特典です（利用料12,100円）。"
    paper = press.compose("return-guide", other)
    assert squeezed(words) in text_of(paper) and "必要なこと" not in text_of(paper)
    assert "benefit for returns from Jan\u00a02025 to Sep\u00a02025 (usage fee ¥12,100)." in reading.dump(
        said(paper, ENGLISH)
    )


# --- the deed that brings the benefit


@pytest.mark.parametrize(
    ("name", "line", "until"),
    [
        ("docomo-okaeshi", "この間に返すと", "2021年6月30日までに返すと"),
        ("au-kaetoku", "この間に買い替えて返すと", "2022年3月31日までに買い替えて返すと"),
        ("softbank-shintoku-standard", "この間に査定が終わると", "2026年1月31日までに査定が終わると"),
        ("sony-zanka-2y", "この間に査定が終わると", "2024年6月30日までに査定が終わると"),
    ],
)
def test_guide_and_time_line_name_what_brings_the_benefit(name: str, line: str, until: str) -> None:
    guide = guide_of(name)
    assert line_of(guide)[0].startswith(line)
    assert squeezed(until) in text_of(guide)
    assert legend_of(guide)[0].startswith(line.removeprefix("この間に"))


def test_the_quotes_time_line_of_such_a_program_names_the_purchase() -> None:
    quote = press.compose("quote", case("au-kaetoku"))
    assert line_of(quote) == ["この間に買い替えて返すと 支払総額70,000円"]
    notes = [head.note for head in reading.blocks_of(quote, Heading)]
    assert "単位は円。買い替えて返却し、傷みがない場合。斜線は、支払不要になる額です" in notes
    assert "単位は円。斜線は、25か月目に買い替えて返すと支払不要になる額です" in notes


@pytest.mark.parametrize(
    ("name", "deed"),
    [("softbank-shintoku-standard", "査定が終わり"), ("sony-zanka-2y", "査定が終わり"), ("au-kaetoku", "買い替え"), ("docomo-okaeshi", "返却し")],
)  # fmt: skip
def test_beside_a_total_stands_what_must_be_over_by_the_day(name: str, deed: str) -> None:
    for kind in ("schedule", "disclosure"):
        assert squeezed(f"までに{deed}、傷みがないとき") in text_of(press.compose(kind, case(name)))


def test_months_between_two_windows_that_bring_nothing_are_named() -> None:
    covered = text_of(guide_of("softbank-shintoku-premium"))
    assert squeezed("22〜24か月目は、返却しても特典を使えません。") in covered
    dear = replace(
        BUYS["softbank-shintoku-premium"], terms=replace(BUYS["softbank-shintoku-premium"].terms, usage_fee=3561)
    )
    assert squeezed("24か月目は、返却しても特典を使えません。") in text_of(press.compose("return-guide", case_of(dear)))
    assert squeezed("は、返却しても特典を使えません。") not in text_of(guide_of("docomo-okaeshi"))


@pytest.mark.parametrize(
    ("name", "head"), [("softbank-shintoku-value", "査定が終わる月"), ("docomo-okaeshi", "返す月")]
)
def test_the_months_of_the_table_are_those_that_count(name: str, head: str) -> None:
    guide = guide_of(name)
    tables = reading.blocks_of(guide, FigureTable)
    for block in reading.blocks_of(guide, SideBySide):
        tables += [each for each in block.left if isinstance(each, FigureTable)]
    assert tables[0].columns[1].head == head


# --- before the return, by kind of device


def to_do(paper: Paper) -> list[str]:
    ticks = reading.blocks_of(paper, Ticks)
    for block in reading.blocks_of(paper, SideBySide):
        ticks += [each for each in (*block.left, *block.right) if isinstance(each, Ticks)]
    return [tick.text for tick in ticks[0].items]


def test_nobody_is_asked_for_what_the_device_does_not_have() -> None:
    assert "SIM・SDカードを抜く" in to_do(guide_of("docomo-okaeshi"))
    camera = to_do(guide_of("sony-zanka-2y"))
    assert camera == ["写真や動画を写す", "アプリとの接続を外す", "メモリーカードを抜く", "初期化する"]
    pc = Buy(
        program="softbank-shintoku-value", on=SOFT_DAY, price=140160, device=Device(name="Lenovo 14e", category="pc"),
        terms=steps((1, 12, 1000), (13, 48, 3560)),
    )  # fmt: skip
    told = to_do(press.compose("return-guide", case_of(pc)))
    assert "初期化する" in told and not [words for words in told if "SIM" in words or "電子マネー" in words]


def test_without_the_houses_list_the_guide_asks_for_what_holds_for_any_device() -> None:
    paper = press.compose("return-guide", replace(case("sony-zanka-2y"), at_home=()))
    assert to_do(paper) == ["データを控える", "ロックを切る", "初期化する"]


def test_a_camera_has_a_serial_number_and_no_imei() -> None:
    for kind in ("application", "formed"):
        for name, label in (("sony-zanka-2y", "製造番号"), ("docomo-okaeshi", "IMEI")):
            tables = reading.blocks_of(press.compose(kind, case(name)), FormTable)
            labels = [cell.label for table in tables for row in table.rows for cell in row]
            assert [each for each in ("IMEI", "製造番号") if each in labels] == [label]


# --- the comparison on the quote


def test_programs_beside_each_other_name_calendar_months_and_no_counts() -> None:
    """The 24th month of one is a month after the 24th of another."""
    by = {quote.program.id: quote for quote in comparisons.summer()}
    quotes = [by[name] for name in ("sony-zanka-2y", "docomo-okaeshi", "au-kaetoku", "lump-sum")]
    assert [q.best.month for q in quotes if q.best] == [24, 24, 25]
    assert _until(quotes) == ["2023年7月", "2023年6月", "2023年6月", "なし"]
    assert [q.best.deadline.strftime("%m-%d") for q in quotes if q.best] == ["07-31", "06-30", "06-30"]
    tenth = [_closed_on_the_tenth(quote) for quote in quotes]
    assert _until(tenth) == ["2023年8月10日まで", "2023年7月10日まで", "2023年7月10日まで", "なし"]


def _until(quotes: list[Quote]) -> list[str]:
    paper = press.compose("quote", replace(case("sony-zanka-2y"), quote=quotes[0], others=tuple(quotes[1:])))
    assert "Return by" in reading.dump(said(paper, ENGLISH))
    rows = [row for table in reading.blocks_of(paper, FigureTable) for row in table.rows]
    (found,) = [list(row.cells[1:]) for row in rows if row.cells[0] == "いつまでに返却するか"]
    return found


def _closed_on_the_tenth(quote: Quote) -> Quote:
    bought = replace(quote.purchase, closing_day=ClosingDay.DAY_10)
    made = build_quote(quote.program, bought, quote.terms, catalogue().law.on(bought.on))
    assert isinstance(made, Quote)
    return made


# --- 比較表, 残りの支払予定, 査定結果書


def test_a_comparison_names_what_must_be_over_by_the_day_and_the_ways_it_leaves_out() -> None:
    soft = compare((bare().quote, case("softbank-shintoku-standard").quote, case("softbank-plain-48").quote))
    paper = press.compose_comparison(ComparisonCase(paper=bare(), comparison=soft, why=("理由です。",), turns=()))
    text = text_of(paper)
    assert squeezed("2026年1月31日までに査定が終わること") in text
    assert squeezed("「新トク プレミアム」の早トクは、条件を満たしていないため、比べていません。") in text
    summer = text_of(press.compose_comparison(comparison.case_of("summer", "best")))
    assert squeezed("2023年6月30日までに買い替えて返却すること") in summer and "比べていません" not in summer


def test_a_benefit_is_held_out_only_while_it_can_still_be_used() -> None:
    can = squeezed("使うと、払わなくてよくなる回があります。")
    last = [outcome.deadline for outcome in kept().contract.sound() if outcome.possible][-1]
    assert can in text_of(press.compose_remaining(kept(last)))
    over = text_of(press.compose_remaining(kept(last + timedelta(days=1))))
    assert can not in over and squeezed("返却の特典は使っていません。") in over


def test_only_ways_that_were_shown_are_confirmed() -> None:
    shown, not_shown = squeezed("選べる方法の説明を受けました。"), squeezed("これからのお支払いの説明を受けました。")
    with_ways, without = text_of(press.compose_refusal(too_dear())), text_of(press.compose_refusal(turned_away()))
    assert shown in with_ways and not_shown not in with_ways
    assert not_shown in without and shown not in without


def test_a_kits_application_says_what_some_benefits_ask_for() -> None:
    text = text_of(press.compose_outage("outage-application", kit_case(SOFT_DAY)))
    assert squeezed("早トクの特典を使うときだけ、補償サービスの継続が必要です。") in text
    assert squeezed("買い替えの特典を使うときだけ") not in text, "not sold on that day"
    assert len(reading.page_texts(press.draw(press.compose_outage("outage-application", kit_case(SOFT_DAY))))) == 3


# --- special terms, hand-over, enclosed goods


def test_a_plan_without_a_return_has_special_terms_and_no_return_term() -> None:
    heads = [head.text for head in reading.blocks_of(press.compose("application", case("au-plain-36")), Heading)]
    assert "特約" in heads and not [head for head in heads if head.startswith("返却の特約")]
    assert "返却の特約（かえトクプログラム）" in [
        head.text for head in reading.blocks_of(press.compose("application", case("au-kaetoku")), Heading)
    ]


def test_a_benefit_that_needs_a_purchase_is_told_among_tied_goods() -> None:
    words = squeezed("買い替えの特典を使うときだけ、新しい機種の購入が必要です。")
    assert words in text_of(press.compose("application", case("au-kaetoku")))
    assert words not in text_of(press.compose("application", case("docomo-okaeshi")))


def test_the_notice_of_the_contract_promises_only_what_is_still_to_come() -> None:
    known, unknown = case("docomo-okaeshi"), case("softbank-shintoku-standard")
    assert known.quote.purchase.device.imei and not unknown.quote.purchase.device.imei
    write = squeezed("申込書に書き入れます")
    assert write not in text_of(press.compose("formed", known))
    assert squeezed("お渡しのときに、IMEIを申込書に書き入れます。") in text_of(press.compose("formed", unknown))
    after = text_of(press.compose("formed", replace(unknown, state=State.HANDED_OVER)))
    assert "端末を店頭でお渡しします" not in after and write not in after


def test_a_lens_confirms_no_data_and_what_is_missing_is_no_tick() -> None:
    whole = press.compose_mail("mail-application", application_case())
    (ticks,) = reading.blocks_of(whole, Ticks)
    assert all(tick.ticked for tick in ticks.items) and "付属品を、すべてそろえました。" in [
        t.text for t in ticks.items
    ]
    lacking = press.compose_mail("mail-application", application_case(missing="レンズキャップ"))
    (ticks,) = reading.blocks_of(lacking, Ticks)
    assert all(tick.ticked for tick in ticks.items) and not [t.text for t in ticks.items if "付属品" in t.text]
    cells = [cell for table in reading.blocks_of(lacking, FormTable) for row in table.rows for cell in row]
    assert ["足りない付属品", "レンズキャップ"] in [
        [cell.label, "".join(run.text for run in cell.value)] for cell in cells
    ]
    given = application_case()
    bought = given.mail.contract.purchase
    lens = replace(given.mail.contract, purchase=replace(bought, device=replace(bought.device, category="lens")))
    (ticks,) = reading.blocks_of(
        press.compose_mail("mail-application", replace(given, mail=replace(given.mail, contract=lens))), Ticks
    )
    assert not [tick.text for tick in ticks.items if "データ" in tick.text]


def test_a_damaged_device_of_such_a_program_may_bring_no_benefit_at_all() -> None:
    text = text_of(guide_of("au-kaetoku"))
    assert squeezed("状態によっては、特典を使えないことがあります。") in text
    assert squeezed("壊れているときは、料金が最大の場合") in text


def test_what_was_handed_in_is_told_not_to_come_back_in_words_nobody_can_turn_round() -> None:
    for name in ("standard", "premium", "value"):
        text = text_of(press.compose("quote", case(f"softbank-shintoku-{name}")))
        assert squeezed("返却を申し込んだあとは、取りやめても、渡した機種はお手元に戻りません。") in text
        assert squeezed("機種をお返しできません") not in text


def test_what_was_issued_keeps_its_own_words_and_can_still_be_said_in_english(root: Path) -> None:
    (body,) = (root / "tests/data/quotes").glob("ac8c*.paper.json")
    paper = press.from_json(body.read_text("utf-8"))
    assert squeezed("申し込んだあとは、機種をお返しできません。") in text_of(paper)
    assert "the device cannot be returned to you" in reading.dump(said(paper, ENGLISH))


# --- the hand-written kit


def test_the_kits_topics_say_which_program_they_hold_for_and_every_rate_that_is_to_come() -> None:
    first = press.compose_outage("outage-topics", kit_case())
    text = text_of(first)
    for words in (
        "docomo（スマホおかえし）：回線を解約・休止しても", "au・docomo（分割36回）・SoftBank：回線を解約・休止しても",
        "年6%（支払期日が2020年3月31日からの分は年3%）の遅延損害金",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    labels = [row.label for table in reading.blocks_of(first, ClauseTable) for row in table.rows]
    assert len(labels) == len(set(labels))
    later = text_of(press.compose_outage("outage-topics", kit_case(SOFT_DAY)))
    assert (
        squeezed("SoftBank（特典あり）・Sony：使うポイントは") in later
        and squeezed("翌日から年3%の遅延損害金") in later
    )
    assert squeezed("SoftBank（新トク プレミアム）") in later


@pytest.mark.parametrize(
    ("name", "depends"), [("docomo-okaeshi", True), ("sony-zanka-1y", False), ("au-kaetoku", False)]
)
def test_what_falls_away_depends_on_the_month_only_where_it_does(name: str, depends: bool) -> None:
    """A residual is the same last payment in every month of its return."""
    assert ("返却する月や端末の状態で変わります。" in text_of(press.compose("schedule", case(name)))) is depends
