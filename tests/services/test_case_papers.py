"""再入力シート and 取引履歴 on a real store: from a fresh application to a return, by counter and by courier; a report leaves no trace."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from posapp.domain.application import Step
from posapp.domain.problem import Problem
from posapp.flows.forms import YES
from posapp.flows.mail_forms import ACCEPT
from posapp.services.case_papers import HISTORY, REKEYING
from posapp.services.front import Services
from posapp.services.ports import CaseRow, PaperRow
from tests.documents.reading import squeezed
from tests.documents.reading import text as words_of
from tests.services.conftest import World
from tests.services.sale import explained, ready
from tests.services.test_intake_papers import cracked
from tests.services.test_mailing import assessed, formed
from tests.services.test_mailing import taken as sent
from tests.services.test_receiving import IMEI, case, filled, found, received

assert case  # the contract that comes back


def make(shop: Services, kind: str, id: UUID) -> PaperRow:
    row = shop.case_papers.make(kind, id)
    assert isinstance(row, PaperRow), row
    return row


def text_of(shop: Services, row: PaperRow) -> str:
    return words_of(shop.papers.pdf(row))


def says(text: str, *words: str) -> None:
    for word in words:
        assert squeezed(word) in text, word


def taken(shop: Services, **fields: str) -> CaseRow:
    draft = explained(shop, shop.sales.put_applicant(ready(shop, "docomo-okaeshi"), **fields))
    row = shop.sales.submit(draft)
    assert isinstance(row, CaseRow), row
    return row


def test_an_application_taken_in_an_outage_is_keyed_in_from_its_sheet(shop: Services, world: World) -> None:
    row = taken(shop)
    found_case = shop.sales.case(row.id)
    assert found_case is not None
    issued = shop.papers.issue(*found_case)
    world.now += timedelta(hours=3)
    sheet = make(shop, REKEYING, row.id)
    assert (sheet.kind, sheet.number, sheet.case_id, sheet.title) == (
        "rekeying", "K-210615-0001", row.id, "再入力シート",
    )  # fmt: skip
    text = text_of(shop, sheet)
    says(
        text, "店舗用", "送信待ち（契約は未成立）", "小林 由美子", row.number, "まだ済んでいないこと",
        "このシートを見て入力し、申込みを送る", "端末の番号（IMEIまたは製造番号）を控える", *(paper.number for paper in issued),
    )  # fmt: skip
    assert "オフラインで作成" in text


def test_one_that_would_say_the_same_is_not_made_again_on_that_day(shop: Services, world: World) -> None:
    row = taken(shop)
    for kind in (REKEYING, HISTORY):
        first = make(shop, kind, row.id)
        world.now += timedelta(hours=1)
        assert make(shop, kind, row.id) == first
    world.online = True
    shop.sales.step(row.id, Step.SEND)
    assert make(shop, REKEYING, row.id).number == "K-210615-0002"
    text = text_of(shop, make(shop, HISTORY, row.id))
    says(text, "お申し込みを立替払事業者へ送りました", "契約が成立していないので、分割のお支払いはありません。")
    world.now += timedelta(days=1)
    assert make(shop, REKEYING, row.id).number == "K-210616-0001"
    kinds = [paper.kind for paper in shop.papers.papers(case_id=row.id)]
    assert (kinds.count(REKEYING), kinds.count(HISTORY)) == (3, 2)


def test_neither_stands_in_the_lists_of_papers(shop: Services) -> None:
    row = taken(shop)
    sheet = make(shop, REKEYING, row.id)
    told = make(shop, HISTORY, row.id)
    text = text_of(shop, told)
    assert sheet.number not in text and text.count(told.number) == 1


def test_a_return_across_the_counter_is_told_with_its_result(shop: Services, world: World, case: CaseRow) -> None:
    found_case = shop.sales.case(case.id)
    assert found_case is not None
    shop.papers.issue(*found_case)
    shop.returns.refuse(cracked(shop))
    world.now += timedelta(days=3)
    received(shop, filled(shop, found(shop, shop.returns.begin())))
    world.now += timedelta(minutes=4)
    text = text_of(shop, make(shop, HISTORY, case.id))
    says(
        text, "契約が成立しました", "端末をお渡ししました", "端末を拝見し、そのままお持ち帰りいただきました", "査定結果書 E-",
        "端末の返却を受け付け、査定しました", "端末回収受付書・査定結果 R-", "残りの支払予定 Z-", "返却の結果", "支払不要 25〜36回目",
    )  # fmt: skip
    assert text.count("端末回収受付書・査定結果") == 1, "two copies are one paper"
    assert text.index("そのままお持ち帰り") < text.index("返却を受け付け")


def test_a_suspicion_leaves_no_trace(shop: Services, world: World, case: CaseRow) -> None:
    before = text_of(shop, make(shop, HISTORY, case.id))
    draft = shop.returns.put(found(shop, shop.returns.begin()), "person", suspicion=YES)
    shop.returns.report(draft)
    world.now += timedelta(minutes=1)
    assert text_of(shop, make(shop, HISTORY, case.id)) == before
    assert "疑" not in before and "2023年6月20日 11" not in before.replace("印刷", "")


def test_a_return_by_courier_is_told_step_by_step(shop: Services, world: World) -> None:
    known = formed(shop, world)
    row = assessed(shop, world, known)
    text = text_of(shop, make(shop, HISTORY, known.row.id))
    says(
        text,
        "郵送での返却のお申し込みを受け付けました",
        "端末が査定先へ送られました",
        "査定の結果が届きました",
        row.number,
    )
    assert "返却の結果" not in text
    sent(shop, row.id, answer=ACCEPT, told="phone")
    text = text_of(shop, make(shop, HISTORY, known.row.id))
    says(text, "査定の結果にご承諾をいただき、返却が決まりました", "返却の結果", "支払不要", "返却申込書（控え）")
    says(text_of(shop, make(shop, REKEYING, known.row.id)), "返却申込書（控え）")


def test_the_noted_numbers_stand_on_the_sheet(shop: Services, case: CaseRow) -> None:
    text = text_of(shop, make(shop, REKEYING, case.id))
    says(text, f"{IMEI[:2]}-{IMEI[2:8]}-{IMEI[8:14]}-{IMEI[14]}", "店の契約番号 D-0001", "引渡し済み")
    assert "まだ済んでいないこと" not in text


def test_from_the_senior_age_on_the_history_is_in_large_print_and_the_shops_sheet_is_not(
    shop: Services, world: World
) -> None:
    row = taken(shop, born="S25.4.12")
    assert "大きな文字" in text_of(shop, make(shop, HISTORY, row.id))
    assert "大きな文字" not in text_of(shop, make(shop, REKEYING, row.id))


@pytest.mark.parametrize("kind", [REKEYING, HISTORY])
def test_a_case_that_is_not_there(shop: Services, kind: str) -> None:
    made = shop.case_papers.make(kind, UUID(int=7))
    assert isinstance(made, tuple) and isinstance(made[0], Problem) and made[0].code == "case-missing"
