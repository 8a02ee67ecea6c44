"""The papers of a return on a real store: both copies and what is left to pay, a refusal's result, a report's none, any day's schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from posapp.domain.application import Step
from posapp.domain.problem import Problem
from posapp.flows.forms import YES
from posapp.flows.intake import FOUND, check_sign, check_who
from posapp.flows.intake_forms import HeadAnswer, IntakeDraft
from posapp.flows.mail_forms import ACCEPT
from posapp.services.front import Services
from posapp.services.ports import CaseRow, PaperRow
from posapp.services.printing import of_paper
from tests.documents.reading import squeezed
from tests.documents.reading import text as words_of
from tests.services.conftest import JAPAN, World
from tests.services.sale import ready
from tests.services.test_mailing import assessed, formed
from tests.services.test_mailing import taken as mailed
from tests.services.test_receiving import case, elsewhere, filled, found, received

assert case  # the contract that comes back


def cracked(shop: Services, **more: str) -> IntakeDraft:
    """A broken screen that the customer sees otherwise; kept."""
    draft = filled(shop, found(shop, shop.returns.begin()), **more)
    draft = shop.returns.answer(
        draft, HeadAnswer(head=6, result=FOUND, staff=True, disputed=True, note="はじめからありました")
    )
    draft = shop.returns.find_in(draft, "glass-cracked", found=True)
    return shop.returns.put(draft, "check", choice="keep")


def papers_of(shop: Services, id: UUID) -> tuple[PaperRow, ...]:
    ended = shop.returns.receipt(id)
    assert ended is not None
    return ended[1]


def text_of(shop: Services, row: PaperRow) -> str:
    return words_of(shop.papers.pdf(row))


def test_a_receipt_comes_with_what_is_left_to_pay(shop: Services, case: CaseRow) -> None:
    row = received(shop, filled(shop, found(shop, shop.returns.begin())))
    made = papers_of(shop, row.id)
    assert [(paper.kind, paper.title) for paper in made] == [
        ("intake-receipt", "お客さま控え・回収受付書"), ("remaining-payments", "残りの支払予定"),
        ("intake-receipt", "店舗控え・回収受付書"),
    ]  # fmt: skip
    assert [paper.number[0] for paper in made] == ["R", "Z", "R"]
    assert all(paper.case_id == case.id for paper in made)
    text = text_of(shop, made[1])
    assert squeezed("お支払いは1〜24回目で、2023年7月31日に終わります。") in text and "小林由美子様" in text


def test_a_refusal_leaves_its_result_in_both_copies(shop: Services, world: World, case: CaseRow) -> None:
    world.now = datetime(2024, 3, 5, 11, 20, tzinfo=JAPAN)
    draft = cracked(shop)
    made = papers_of(shop, shop.returns.refuse(draft).id)
    assert [paper.title for paper in made] == ["お客さま控え・査定結果書", "店舗控え・査定結果書"]
    assert {paper.number for paper in made} == {f"E{draft.number[1:]}"} and made[0].case_id == case.id
    text = text_of(shop, made[0])
    for words in (
        "特典を使えません", "使うには 傷みを直して、期間の中に返却すると使えます。", "お客さま：はじめからありました", "返却せず使い続ける（選択）",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert shop.returns.ledger("2024-01-01", "2024-12-31") == ()
    assert shop.prints.print(map(of_paper, made)) == () and len(world.paper.sent) == 2


def test_another_choice_of_the_customer_is_told_as_such(shop: Services, case: CaseRow) -> None:
    sound = shop.returns.put(filled(shop, found(shop, shop.returns.begin())), "check", choice="keep")
    text = text_of(shop, papers_of(shop, shop.returns.refuse(sound).id)[0])
    assert squeezed("お客さまが「返却せず使い続ける」を選びました。") in text


def test_one_turned_away_at_the_identity_hears_that_reason_alone(shop: Services, case: CaseRow) -> None:
    draft = shop.returns.put(found(shop, shop.returns.begin()), "person", owner="no", family="小林", given="一郎")
    text = text_of(shop, papers_of(shop, shop.returns.refuse(draft).id)[0])
    assert squeezed("お持ちになった方が、契約のご本人ではありませんでした。") in text and "小林一郎様" in text
    assert "IMEI確かめていません" in text and squeezed("査定の結果") not in text


def test_a_report_and_a_refusal_without_a_contract_leave_no_paper(shop: Services, case: CaseRow) -> None:
    suspected = shop.returns.put(found(shop, shop.returns.begin()), "person", suspicion=YES)
    assert papers_of(shop, shop.returns.report(suspected).id) == ()
    assert papers_of(shop, shop.returns.refuse(shop.returns.begin()).id) == ()
    assert shop.returns.receipt(case.id) is None


def test_from_the_senior_age_on_the_customers_papers_are_in_large_print(shop: Services, case: CaseRow) -> None:
    made = papers_of(shop, received(shop, filled(shop, found(shop, shop.returns.begin()), born="S25.4.12")).id)
    assert ["大きな文字" in text_of(shop, paper) for paper in made] == [True, True, False]


def test_a_contract_made_elsewhere_belongs_to_no_case(shop: Services, world: World) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    made = papers_of(shop, received(shop, filled(shop, elsewhere(shop))).id)
    assert {paper.case_id for paper in made} == {None}


# --- any day's schedule


def left(shop: Services, row: CaseRow) -> PaperRow:
    made = shop.slips.remaining(row.id)
    assert isinstance(made, PaperRow), made
    return made


def test_what_is_left_on_any_day_is_made_once_a_day(shop: Services, world: World, case: CaseRow) -> None:
    first = left(shop, case)
    assert first == left(shop, case) and first.case_id == case.id and first.number.startswith("Z-230620-")
    assert "返却していません" in text_of(shop, first) and "小林由美子様" in text_of(shop, first)
    world.now += timedelta(days=1)
    assert left(shop, case).id != first.id
    assert [p.kind for p in shop.papers.papers(case_id=case.id)].count("remaining-payments") == 2


def test_a_return_changes_what_is_left(shop: Services, world: World, case: CaseRow) -> None:
    before = left(shop, case)
    world.now += timedelta(minutes=5)
    made = papers_of(shop, received(shop, filled(shop, found(shop, shop.returns.begin()))).id)
    assert left(shop, case) == made[1] and made[1].id != before.id
    world.now += timedelta(days=45)
    later = left(shop, case)
    assert later.id != made[1].id
    text = text_of(shop, later)
    assert "返却した日2023年6月20日" in text and squeezed("済み（予定） 24回") in text


def test_a_refused_return_changes_nothing(shop: Services, case: CaseRow) -> None:
    shop.returns.refuse(cracked(shop))
    assert "返却していません" in text_of(shop, left(shop, case))


def test_before_the_contract_is_formed_nothing_is_left(shop: Services, world: World) -> None:
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    for id, code in ((row.id, "contract-not-formed"), (UUID(int=7), "case-missing")):
        told = shop.slips.remaining(id)
        assert isinstance(told, tuple) and [problem.code for problem in told] == [code]


def test_a_return_by_courier_changes_what_is_left_once_it_is_accepted(shop: Services, world: World) -> None:
    sent = formed(shop, world)
    before = left(shop, sent.row)
    row = assessed(shop, world, sent)
    assert "返却していません" in text_of(shop, left(shop, sent.row)), "nobody has accepted yet"
    world.now += timedelta(minutes=5)
    mailed(shop, row.id, answer=ACCEPT, told="phone")
    after = left(shop, sent.row)
    assert after.id != before.id
    text = text_of(shop, after)
    for words in (
        "返却した日2027年10月25日",
        "13回目（残価）の",
        "支払不要になりました",
        "減額分（最後の請求と一緒に）12,000円",
    ):
        assert words in text, words
    assert left(shop, sent.row) == after


def test_years_later_the_paper_of_a_true_contract_is_no_sample(shop: Services, world: World) -> None:
    shop.around.put_shop(replace(shop.around.shop(), sample=False))
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    world.online = True
    for step in (Step.SEND, Step.APPROVE, Step.FORM):
        shop.sales.step(row.id, step)
    world.now += timedelta(days=400)
    assert text_of(shop, left(shop, row)).startswith(squeezed("残りの支払予定 小林由美子様"))


def test_an_older_customers_schedule_is_in_large_print(shop: Services, world: World, case: CaseRow) -> None:
    world.now = world.now.replace(year=2049)
    assert "大きな文字" in text_of(shop, left(shop, case))


# --- what no face can print


def unprintable(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.where for problem in problems if problem.code == "glyph-missing"]


@pytest.mark.parametrize(
    ("part", "fields", "where"),
    [
        ("person", {"family": "小林🦄"}, "family"),
        ("person", {"building": "見本ハイツ🦄"}, "building"),
        ("person", {"occupation": "会社員🦄"}, "occupation"),
        ("device", {"serial": "S🦄"}, "serial"),
        ("check", {"deduction_reason": "傷🦄"}, "deduction_reason"),
    ],
)
def test_it_is_told_at_its_field_before_the_signature(
    shop: Services, case: CaseRow, part: str, fields: dict[str, str], where: str
) -> None:
    draft = shop.returns.put(filled(shop, found(shop, shop.returns.begin())), part, **fields)
    assert unprintable(check_sign(shop.returns.view(draft))) == [where]
    refused = shop.returns.receive(draft)
    assert isinstance(refused, tuple) and where in unprintable(refused)
    assert shop.returns.ledger("2023-01-01", "2023-12-31") == ()


def test_a_dispute_and_a_contract_made_elsewhere_are_looked_through_too(shop: Services, case: CaseRow) -> None:
    disputed = cracked(shop)
    answer = replace(disputed.check.answer(6), note="傷🦄")
    told = shop.returns.view(shop.returns.answer(disputed, answer))
    assert unprintable(check_sign(told)) == ["head:6"]
    other = shop.returns.put(elsewhere(shop), "contract", maker="見本🦄")
    assert [step for step, _ in shop.slips.unprintable(other)] == ["find"]


def test_a_name_with_a_rare_character_that_can_be_printed_passes(shop: Services, case: CaseRow) -> None:
    draft = filled(shop, found(shop, shop.returns.begin()), family="𠮷髙﨑")
    assert unprintable(check_who(shop.returns.view(draft))) == []
