"""査定結果書 and 残りの支払予定: every reason with its cure, the ways in yen, every instalment with what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from posapp.documents import press
from posapp.documents.blocks import FigureRow, FigureTable, SideBySide, SignatureBox, TotalsRow
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.handin_choices import Choice, Way
from posapp.domain.intake import settle
from posapp.domain.intake_papers import Reason, RemainingCase, taken_in
from posapp.domain.quote import Quote
from tests.documents import reading
from tests.documents.cases import case
from tests.documents.intakes import PERSON, RETURNS, intake, receipt_case, sound, worked
from tests.documents.reading import squeezed
from tests.documents.returns import (
    TOO_DEAR,
    brought_forward,
    deducted,
    kept,
    left_after,
    preferred,
    refusal,
    replaced,
    said,
    too_dear,
    turned_away,
)

REFUSALS = {"too-dear": too_dear, "turned-away": turned_away, "preferred": preferred}


def text_of(paper: Paper) -> str:
    return reading.text(press.draw(paper))


def rows_of(paper: Paper) -> list[FigureRow]:
    """Every row of every table, also of those beside each other."""
    found: list[FigureRow] = []
    for block in paper.blocks:
        stacks = (*block.left, *block.right) if isinstance(block, SideBySide) else (block,)
        found += [row for table in stacks if isinstance(table, FigureTable) for row in table.rows]
    return found


# --- 査定結果書


def test_a_refusal_says_why_what_cures_it_and_what_stays_due() -> None:
    paper = press.compose_refusal(too_dear())
    text = text_of(paper)
    assert len(reading.page_texts(press.draw(paper))) == 1
    for words in (
        "査定結果書", "お客さま控え", "髙橋 花子 様", "端末は、お客さまにお返ししました。", "49-015420-323751-8", "30か月目（2021年12月）",
        "今回は、返却の特典を使えません", TOO_DEAR.text, TOO_DEAR.cure, "料金表の行 本体・補償なし", "故障時利用料（不課税） 20,000円",
        "残り（31〜36回目） 18,000円", "残りより少なくないので 特典なし", "今日このまま返却 使えません",
        "直してから返却（2022年1月31日まで） ― 修理代による", "返却せず使い続ける（選択） 24,000円 ―", "29〜36回目の24,000円",
        "2022年7月31日まで払います", "返却しない場合の支払総額は108,000円です", "申込 2021年12月20日・査定 2021年12月20日の基準",
        "購入 2019年6月15日の規則", "上のとおりです。", "説明 佐藤 11:24", "古物台帳への記載なし", "図の①",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    for words in ("会社員", "千代田区見本町4-5-6", "運転免許証", "1234", "None"):
        assert words not in text, f"{words} is asked of those alone whose device is taken in"


def test_nothing_is_said_of_a_device_that_nobody_looked_at() -> None:
    paper = press.compose_refusal(turned_away())
    text = text_of(paper)
    assert "IMEI確かめていません" in text and "契約のご本人が、端末と本人確認書類をお持ちください。" in text
    assert "査定の結果" not in text and "電源" not in text and "選べる方法" not in text
    assert [row.cells for row in rows_of(paper)] == [
        ("1〜18回目", "54,000円", "期日を過ぎた回"),
        ("19〜36回目", "54,000円", "2021年2月〜2022年7月末"),
        ("合計", "108,000円", "〜2022年7月31日"),
    ]


def test_the_customers_own_choice_is_told_as_such() -> None:
    text = text_of(press.compose_refusal(preferred()))
    assert squeezed("お客さまが「返却せず使い続ける」を選びました。") in text and "使えません" not in text
    for words in (
        "今日このまま返却（2021年2月28日まで） 18,000円 36,000円少ない",
        "返却せず使い続ける（選択） 54,000円 ―",
    ):
        assert squeezed(words) in text, words
    nothing = press.compose_refusal(refusal(intake(), chosen=None))
    assert squeezed("お客さまが返却しないことを選びました。") in text_of(nothing)


def test_a_choice_against_a_possible_return_of_a_damaged_device_shows_its_sums() -> None:
    paper = press.compose_refusal(refusal(intake(findings=("glass-cracked",))))
    assert ("差し引きで減る額", "16,000円") in [row.cells for row in rows_of(paper)]


@pytest.mark.parametrize(
    ("way", "saving", "to_pay", "words"),
    [
        (Way.BUYBACK, None, None, "買取額による"),
        (Way.WITHDRAW, 0, 5000, "―"),
        (Way.LATER, 0, 5000, "同じ"),
        (Way.LATER, -300, 5300, "300円多い"),
    ],
)
def test_every_way_is_weighed_against_keeping(way: Way, saving: int | None, to_pay: int | None, words: str) -> None:
    choice = Choice(way=way, to_pay=to_pay, saving=saving, payments=1, instalments=5000)
    paper = press.compose_refusal(refusal(intake(), choices=(choice,)))
    assert words in [row.cells[-1] for row in rows_of(paper)]


def test_a_contract_paid_to_its_end_has_nothing_left() -> None:
    late = intake(day=date(2022, 9, 1))
    text = text_of(press.compose_refusal(refusal(late, Reason("期間の外です。"))))
    assert "お支払いは終わっています。" in text
    nothing_looked_at = refusal(late, Reason("期間の外です。"), choices=(), examined=False, answers=())
    cells = [row.cells for row in rows_of(press.compose_refusal(nothing_looked_at))]
    assert cells == [("1〜36回目", "108,000円", "期日を過ぎた回"), ("合計", "108,000円", "")]


def test_down_payment_and_points_stand_among_what_was_paid() -> None:
    down = refusal(intake("docomo-down", date(2021, 2, 20)), TOO_DEAR, choices=(), examined=False)
    assert rows_of(press.compose_refusal(down))[-4].cells[0] == "頭金"
    points = refusal(intake("docomo-points", date(2021, 2, 20)), TOO_DEAR, choices=(), examined=False)
    assert "ポイント分" in [row.cells[0] for row in rows_of(press.compose_refusal(points))]


def test_several_reasons_are_numbered_and_one_without_a_cure_stands_alone() -> None:
    paper = press.compose_refusal(refusal(intake(), TOO_DEAR, Reason("ほかの理由です。")))
    dump = reading.dump(paper)
    assert "label: 理由 1" in dump and "label: 理由 2" in dump and dump.count("label: 使うには") == 1


def test_both_views_of_a_disputed_head_are_told() -> None:
    view = "はじめからあった傷です"
    paper = press.compose_refusal(replace(too_dear(), answers=said(6, view=view)))
    cells = [row.cells for row in rows_of(paper)]
    at = cells.index(("6", "割れ・カメラ・ボタン", "見方が違います"))
    assert cells[at + 1 : at + 3] == [
        ("", "係員：ガラスが割れている・ひびがある（図の①）"),
        ("", f"お客さま：{view}"),
    ]
    silent = [row.cells for row in rows_of(press.compose_intake(replace(worked(), answers=said(6))))]
    assert ("", "お客さま：同意していません") in silent
    good = [row.cells for row in rows_of(press.compose_intake(replace(worked(), answers=said(1))))]
    assert ("", "係員：問題なし") in good


def test_a_head_that_nobody_asked_is_not_called_good() -> None:
    paper = press.compose_refusal(replace(too_dear(), answers=said()[:3]))
    assert [row.cells[2] for row in rows_of(paper) if row.cells[0] in ("4", "5", "9")] == ["確かめていません"] * 3


def test_a_serial_number_that_is_not_the_contracts_is_told() -> None:
    other = replace(sound("sony-zanka-2y").intake.serial, read="S01-999999")
    paper = press.compose_refusal(refusal(replace(sound("sony-zanka-2y").intake, serial=other), TOO_DEAR))
    assert "S01-999999（契約と違います）" in reading.dump(paper)


# --- the receipt's row of the table


def test_the_receipt_names_the_row_and_the_cover_that_lowered_it() -> None:
    covered = press.compose_intake(receipt_case(findings=("glass-cracked",), cover="keitai-hosho"))
    cells = [row.cells for row in rows_of(covered)]
    assert ("料金表の行：本体・ケータイ補償サービス",) in cells and ("補償がないときの額", "20,000円") in cells
    bare = [row.cells[0] for row in rows_of(press.compose_intake(worked()))]
    assert "補償がないときの額" not in bare


# --- 残りの支払予定


def test_a_return_by_month_23_makes_it_24_payments_over_26_months() -> None:
    paper = press.compose_remaining(left_after(worked()))
    text = text_of(paper)
    for words in (
        "36回の契約は、24回・26か月の契約に変わりました。1回ごとの請求は1か月遅れて届くため、24回目は2021年7月31日が支払期日です。",
        "25〜36回目の36,000円は、支払不要になりました。", "済み（予定） 18回", "54,000円", "今後の支払い 6回", "18,000円", "支払不要 12回",
        "故障時利用料（分割のお支払いとは別に） 20,000円", "今後の支払いとの合計 38,000円", "髙橋 花子 様", "20か月目（2021年2月）",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert len(reading.page_texts(press.draw(paper))) == 1


def test_a_later_return_ends_the_payments_where_they_stand() -> None:
    text = text_of(press.compose_remaining(left_after(sound("docomo-okaeshi"))))
    assert squeezed("お支払いは1〜24回目で、2021年7月31日に終わります。") in text and "26か月" not in text


def test_brought_forward_by_a_year_the_first_24_stay_due() -> None:
    paper = press.compose_remaining(brought_forward())
    assert squeezed("お支払いは1〜24回目で、2026年1月31日に終わります。") in text_of(paper)
    stays = {row.cells[0]: row.cells[3] for row in rows_of(paper) if len(row.cells) == 4}
    assert [stays[str(n)] for n in (11, 12, 24, 25, 48)] == ["済み", "今後", "今後", "不要", "不要"]


def test_the_24th_falls_away_only_with_the_next_device() -> None:
    named = text_of(press.compose_remaining(replaced()))
    for words in (
        "次の機種の購入 A-210920-0003・2021年9月20日", "24回目（残価）の38,640円は、支払不要になりました。",
        "次の機種を購入された（A-210920-0003・2021年9月20日）ためです。購入がないときは、この回のお支払いが残ります。",
        "1〜2回目は、ポイント5,000円分を充てたあとの額です。",
    ):  # fmt: skip
        assert squeezed(words) in named, words
    bare = text_of(press.compose_remaining(left_after(sound("au-kaetoku"))))
    assert squeezed("次の機種を購入されたためです。") in bare and "次の機種の購入" not in bare


def test_the_deduction_comes_with_the_last_payment() -> None:
    text = text_of(press.compose_remaining(deducted()))
    for words in ("25回目（残価）の103,800円は、支払不要", "減額分（最後の請求と一緒に） 12,000円", "合計 31,500円"):
        assert squeezed(words) in text, words
    assert "不課税" not in text


def test_a_usage_fee_is_told_beside_the_instalments() -> None:
    text = text_of(press.compose_remaining(left_after(sound("softbank-shintoku-premium"))))
    assert squeezed("特典の利用料（分割のお支払いとは別に） 12,100円") in text


def test_a_contract_that_runs_on_shows_the_day_it_is_told_on() -> None:
    paper = press.compose_remaining(kept())
    text = text_of(paper)
    assert "返却していません" in text and "返却で変わったこと" not in text
    (totals,) = reading.blocks_of(paper, TotalsRow)
    assert [(c.label, c.amount) for c in totals.cells] == [
        ("済み（予定）\n18回", "54,000"), ("今後の支払い\n18回", "54,000"),
    ]  # fmt: skip
    later = press.compose_remaining(kept(date(2022, 7, 31)))
    (totals,) = reading.blocks_of(later, TotalsRow)
    assert [c.amount for c in totals.cells] == ["105,000", "3,000"], "a day that is due is not past yet"


def test_a_plain_plan_promises_no_benefit() -> None:
    contract = case("docomo-plain-36").quote
    text = text_of(press.compose_remaining(replace(kept(), contract=contract)))
    assert "返却の特典" not in text


@pytest.mark.parametrize("name", RETURNS)
def test_every_instalment_stands_once_and_adds_up(name: str) -> None:
    this = left_after(sound(name))
    paper = press.compose_remaining(this)
    rows = [row for row in rows_of(paper) if len(row.cells) == 4]
    assert [int(row.cells[0]) for row in rows] == [p.number for p in this.contract.schedule]
    assert [int(row.cells[2].replace(",", "")) for row in rows] == [p.amount for p in this.contract.schedule]
    (totals,) = reading.blocks_of(paper, TotalsRow)
    summed = sum(int(cell.amount.replace(",", "")) for cell in totals.cells)
    assert summed == sum(p.amount for p in this.contract.schedule)
    gone = {int(row.cells[0]) for row in rows if row.cells[3] == "不要"}
    assert this.returned is not None and gone == set(this.returned.outcome.waived_numbers)


def long(contract: Quote, count: int) -> Quote:
    """The contract with that many instalments."""
    first = contract.schedule[0]
    return replace(contract, schedule=tuple(replace(first, number=n) for n in range(1, count + 1)))


def test_120_instalments_run_over_numbered_pages() -> None:
    paper = press.compose_remaining(replace(kept(), contract=long(kept().contract, 120)))
    pages = reading.page_texts(press.draw(paper))
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert squeezed(f"ページ {number} / {len(pages)}") in page
    assert [int(row.cells[0]) for row in rows_of(paper)] == list(range(1, 121))


def test_without_credit_nothing_is_left_to_tell() -> None:
    with pytest.raises(PaperFault) as caught:
        press.compose_remaining(replace(kept(), contract=case("lump-sum").quote))
    assert (caught.value.code, caught.value.detail) == ("paper-needs", "credit")


# --- both


PAPERS: dict[str, Callable[[], Paper]] = {
    **{f"assessment-result-{name}": lambda make=make: press.compose_refusal(make()) for name, make in REFUSALS.items()},  # type: ignore[misc]
    "remaining-payments-docomo": lambda: press.compose_remaining(left_after(worked())),
    "remaining-payments-softbank-forward": lambda: press.compose_remaining(brought_forward()),
    "remaining-payments-au": lambda: press.compose_remaining(replaced()),
    "remaining-payments-sony": lambda: press.compose_remaining(deducted()),
    "remaining-payments-kept": lambda: press.compose_remaining(kept()),
}


@pytest.mark.parametrize("name", PAPERS)
def test_papers_read_as_committed(name: str, root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    paper = PAPERS[name]()
    assert reading.dump(paper) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8")
    assert press.from_json(press.to_json(paper)) == paper


@pytest.mark.parametrize("name", PAPERS)
def test_papers_can_be_trusted(name: str) -> None:
    """Faces embedded, nothing under 8 pt; in the large edition nothing under 14 pt."""
    paper = PAPERS[name]()
    assert press.problems(paper) == ()
    pdf = press.draw(paper)
    assert all(reading.fonts(pdf).values()) and min(reading.sizes(pdf)) >= 8
    large = press.draw(press.enlarged(paper))
    assert min(reading.sizes(large)) >= 14
    assert not set(reading.text(large)) & set("{}[]\ufffd")


def test_hard_people_and_devices_are_printed_whole() -> None:
    name, device = "𠮷野家<b>&amp;" * 4, f"見本{'フォン' * 12} 64GB"
    contract = too_dear().intake.contract
    named = replace(contract.purchase.device, name=device)
    this = replace(
        too_dear().intake, contract=replace(contract, purchase=replace(contract.purchase, device=named)),
        deliverer=replace(PERSON, name=name),
    )  # fmt: skip
    told = refusal(
        this, replace(TOO_DEAR, text=f"<i>{TOO_DEAR.text}"), answers=said(6, view=f"{'長い言い分' * 20}<br/>")
    )
    left = RemainingCase(
        contract=this.contract, on=this.day, issue=told.issue, addressee=name, returned=taken_in(this, settle(this)),
        replacement="次" * 60,
    )  # fmt: skip
    for paper in (press.compose_refusal(told), press.compose_remaining(left)):
        for edition in (paper, press.enlarged(paper)):
            text = text_of(edition)
            assert squeezed(name) in text and squeezed(device) in text
    assert squeezed("長い言い分" * 20 + "<br/>") in text_of(press.compose_refusal(told))


def test_a_character_that_no_face_has_is_told_before_it_is_drawn() -> None:
    for paper in (
        press.compose_refusal(replace(too_dear(), answers=said(6, view="傷🦄"))),
        press.compose_remaining(left_after(worked(), addressee="髙橋🦄")),
    ):
        assert [problem.code for problem in press.problems(paper)] == ["glyph-missing"]
        with pytest.raises(PaperFault):
            press.draw(paper)


def test_copies_are_told_apart_by_how_their_titles_begin() -> None:
    for mark, word in (("customer", "お客さま控え"), ("shop", "店舗控え")):
        told, taken = too_dear(), worked()
        refused = press.compose_refusal(replace(told, issue=replace(told.issue, copy_mark=mark)))
        received = press.compose_intake(replace(taken, issue=replace(taken.issue, copy_mark=mark)))
        assert press.title(refused) == f"{word}・査定結果書"
        assert press.title(received) == f"{word}・回収受付書"
    assert press.title(press.compose_remaining(kept())) == "残りの支払予定"


def test_the_signature_stands_on_the_page_of_what_is_signed() -> None:
    paper = press.compose_refusal(too_dear())
    assert len(reading.blocks_of(paper, SignatureBox)) == 1
    last = reading.page_texts(press.draw(press.enlarged(paper)))[-1]
    assert squeezed("結果と、選べる方法の説明を受けました。") in last and "上のとおりです。" in last
