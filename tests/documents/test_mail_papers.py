"""返却申込書（控え） and 査定のお知らせ・回答書: every figure the rules' own, both ways in yen, days and silence said, one page each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from posapp.documents import press
from posapp.documents.blocks import FigureTable, SignatureBox, Ticks, TotalsRow
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.digest import digest_of, short_digest
from posapp.domain.mail_return import MailCase, consequence
from tests.documents import reading
from tests.documents.cases import case
from tests.documents.mail_returns import application_case, applied, assessment_case, mail_case
from tests.documents.reading import squeezed

APPLICATION, ASSESSMENT = "mail-application", "mail-assessment"
DATA = Path(__file__).resolve().parents[1] / "data" / "papers"
LATE = date(2024, 7, 2)
"""A day after the last on which an assessment counts."""


def golden() -> dict[str, Paper]:
    return {
        f"{APPLICATION}-sony-zanka-2y": press.compose_mail(APPLICATION, application_case(missing="レンズキャップ")),
        f"{ASSESSMENT}-sony-zanka-2y": press.compose_mail(ASSESSMENT, assessment_case()),
        f"{ASSESSMENT}-late": press.compose_mail(ASSESSMENT, assessment_case(LATE)),
    }


def both() -> tuple[tuple[Paper, MailCase], ...]:
    one, two = application_case(), assessment_case()
    return ((press.compose_mail(APPLICATION, one), one), (press.compose_mail(ASSESSMENT, two), two))


def text_of(kind: str, case: MailCase) -> str:
    return reading.text(press.draw(press.compose_mail(kind, case)))


def payments(paper: Paper) -> FigureTable:
    return next(table for table in reading.blocks_of(paper, FigureTable) if table.columns[0].head == "回")


@pytest.mark.parametrize("name", golden())
def test_the_papers_are_as_committed(name: str) -> None:
    assert reading.dump(golden()[name]) == (DATA / f"{name}.txt").read_text("utf-8")


def test_what_was_applied_for_and_what_comes_next_stand_on_it() -> None:
    case = application_case()
    text = text_of(APPLICATION, case)
    for words in (
        "髙橋 花子 様", "タカハシ ハナコ", "090-0000-0001", "hanako@example.jp", "見本ハイツ203", "午前", "S01-123456", "残価設定2年",
        "2022年5月20日", "2024年4月13日", "集荷から14日ほど", "2024年6月30日まで", "2024年7月21日まで", "2024年7月31日",
        "使い続けるものとして扱います", "返却を取りやめて使い続けることもできます", "付属品を、すべてそろえました。",
        short_digest(digest_of(case.mail)),
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_the_result_names_deduction_reason_both_choices_and_the_day() -> None:
    text = text_of(ASSESSMENT, assessment_case())
    for words in (
        "3,000円", "背面のすり傷、レンズキャップの不足", "4012-3456-7890", "返却する（最終回は支払不要、減額分は3,000円）",
        "返却を取りやめ、使い続ける（最終回の103,800円を払う）", "2024年7月21日まで（店の目安）", "お返事がないとき", "取りやめるとき",
        "印を付けたとおりに回答します。",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def yen(words: str) -> int:
    return int(words.split("円")[0].replace(",", ""))


@pytest.mark.parametrize("deduction", [0, 3_000, 50_000])
def test_every_sum_is_in_the_list(deduction: int) -> None:
    case = assessment_case(deduction=deduction)
    found = consequence(case.mail, case.today)
    paper = press.compose_mail(ASSESSMENT, case)
    *rows, total, goods = payments(paper).rows
    assert [yen(row.cells[2]) for row in rows] == [6_500, 6_500, 6_500, deduction]
    assert sum(yen(row.cells[2]) for row in rows) == yen(total.cells[2]) == found.to_pay
    assert sum(yen(row.cells[3]) for row in rows) == yen(total.cells[3]) == found.to_keep
    assert goods.cells[0] == "商品"
    (totals,) = reading.blocks_of(paper, TotalsRow)
    assert [cell.amount for cell in totals.cells] == [f"{259_800:,}", f"{156_000 + deduction:,}"]


def test_a_result_that_came_too_late_leaves_one_choice() -> None:
    paper = press.compose_mail(ASSESSMENT, assessment_case(LATE))
    (ticks,) = reading.blocks_of(paper, Ticks)
    assert len(ticks.items) == 1 and "使い続ける" in ticks.items[0].text
    (totals,) = reading.blocks_of(paper, TotalsRow)
    assert [cell.amount for cell in totals.cells] == ["259,800"]
    assert squeezed("返却の特典を使えません") in reading.text(press.draw(paper))


def test_both_can_be_trusted() -> None:
    """One page, faces embedded, nothing under 8 pt; in the large edition nothing under 14 pt."""
    for paper, _ in both():
        assert press.problems(paper) == ()
        pdf = press.draw(paper)
        assert len(reading.page_texts(pdf)) == 1
        assert all(reading.fonts(pdf).values())
        assert min(reading.sizes(pdf)) >= 8
        assert min(reading.sizes(press.draw(press.enlarged(paper)))) >= 14
        assert press.from_json(press.to_json(paper)) == paper


def test_the_answer_is_signed() -> None:
    (application, _), (result, _) = both()
    assert reading.blocks_of(application, SignatureBox) == []
    assert len(reading.blocks_of(result, SignatureBox)) == 1


@pytest.mark.parametrize("name", ["花" * 60, "𠮷" * 3, "Ｗ" * 40])
def test_long_names_stay_on_the_page(name: str) -> None:
    paper = press.compose_mail(APPLICATION, application_case(name=name, missing="充電器・" * 20))
    assert press.problems(paper) == ()
    assert squeezed(name)[:20] in reading.text(press.draw(paper))


@pytest.mark.parametrize(
    ("kind", "case", "detail"),
    [
        (APPLICATION, None, "application"),
        (ASSESSMENT, applied(), "assessment"),
        ("mail-other", applied(), "mail-other"),
    ],
)
def test_a_paper_needs_its_step(kind: str, case: Any, detail: str) -> None:
    mail = case or replace(applied(), application=None)
    with pytest.raises(PaperFault) as fault:
        press.compose_mail(kind, mail_case(mail, date(2024, 4, 10), "H-1"))
    assert fault.value.detail == detail


def test_no_application_contradicts_its_contract() -> None:
    """Days that the rules never give: the paper would promise a return that its own table refuses."""
    wrong = replace(applied(), from_day=date(2023, 7, 1), settle_by=date(2023, 8, 31))
    with pytest.raises(PaperFault) as fault:
        press.compose_mail(APPLICATION, mail_case(wrong, date(2023, 7, 18), "H-1"))
    assert (fault.value.code, fault.value.detail) == ("paper-needs", "outside-window")


def test_the_reason_against_a_return_is_named() -> None:
    late = text_of(ASSESSMENT, assessment_case(LATE))
    assert squeezed("査定が2024年6月30日までに終わらなかったため、返却の特典を使えません。") in late
    dear = text_of(ASSESSMENT, assessment_case(date(2024, 6, 20), deduction=103_800))
    assert squeezed("減額分が残りのお支払い以上になるため、返却の特典を使えません。") in dear


def test_the_guide_of_a_device_that_goes_by_courier_asks_nobody_to_bring_it() -> None:
    sent, brought = (
        reading.text(press.draw(press.compose("return-guide", case(name))))
        for name in ("sony-zanka-2y", "docomo-okaeshi")
    )
    assert "集荷に出すもの" in sent and "商品の本体" in sent and "付属品のすべて" in sent
    assert "持ち物" not in sent and "本人確認書類" not in sent
    assert "持ち物" in brought and "本人確認書類" in brought
