"""The sale through its services: every program, once, whole; and what may not happen."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from posapp.domain.application import State, Step
from posapp.domain.facts import date_text
from posapp.domain.problem import Problem, stopping
from posapp.flows.flow import Cursor
from posapp.flows.forms import SaleDraft
from posapp.services.front import Services
from posapp.services.papers import SALE_KINDS
from posapp.services.ports import CaseRow
from posapp.services.printing import of_paper
from posapp.services.selling import CaseBody
from tests.services.conftest import World
from tests.services.sale import FORMS, explained, filled, quoted, ready


def submitted(shop: Services, draft: SaleDraft) -> CaseRow:
    result = shop.sales.submit(draft)
    assert isinstance(result, CaseRow), result
    return result


@pytest.mark.parametrize("program", FORMS)
def test_every_program_is_sold_to_its_papers(shop: Services, program: str) -> None:
    draft = ready(shop, program)
    shop.sales.save(draft)
    row = submitted(shop, draft)
    assert row.state == State.WAITING
    assert shop.records.draft(draft.id) is None
    assert [out.title for out in shop.records.outbox()] == ["小林 由美子"]
    found = shop.sales.case(row.id)
    assert found is not None
    papers = shop.papers.issue(*found)
    guide = ["return-guide"] if found[1].quote.best else []
    assert [paper.kind for paper in papers] == [*SALE_KINDS, *guide]
    assert all(shop.papers.pdf(paper).startswith(b"%PDF") for paper in papers)
    assert shop.papers.issue(*found) == papers


def test_a_formed_contract_is_told_with_its_dates(shop: Services, world: World) -> None:
    world.online = True
    row = submitted(shop, ready(shop, "docomo-okaeshi"))
    before = shop.papers.issue(*held(shop, row.id))
    for step in (Step.SEND, Step.APPROVE, Step.FORM):
        assert isinstance(shop.sales.step(row.id, step), CaseRow)
    after = shop.papers.issue(*held(shop, row.id))
    assert after[:-1] == before
    told = after[-1]
    assert (told.kind, told.number[0], told.number[1:]) == ("formed", "N", before[0].number[1:])
    day = date_text(shop.around.now().date())
    assert told.body.count(day) >= 3
    assert shop.papers.pdf(told).startswith(b"%PDF")
    assert shop.papers.issue(*held(shop, row.id)) == after


def held(shop: Services, id: UUID) -> tuple[CaseRow, CaseBody]:
    found = shop.sales.case(id)
    assert found is not None
    return found


def test_a_draft_comes_back_as_it_was_left(shop: Services) -> None:
    draft = explained(shop, filled(shop, quoted(shop, "docomo-okaeshi")))
    draft = shop.sales.move(draft, Cursor("applicant", "mobile"))
    shop.sales.save(draft)
    assert shop.sales.resume(draft.id) == draft
    (row,) = shop.sales.drafts()
    assert (row.step, row.field, row.title) == ("applicant", "mobile", "小林 由美子")


def test_submitting_twice_is_once(shop: Services) -> None:
    draft = ready(shop, "docomo-okaeshi")
    first, second = submitted(shop, draft), submitted(shop, draft)
    assert first == second
    assert len(shop.records.outbox()) == 1


def test_acknowledgements_fall_when_the_quote_changes(shop: Services) -> None:
    draft = ready(shop, "docomo-okaeshi")
    count = len(shop.sales.view(draft).topics)
    changed = shop.sales.put_quote(draft, replace(draft.quote, cash_price="110,000"))
    view = shop.sales.view(changed)
    assert view.fallen == count
    assert not any(ack.done for ack in view.acks)
    problems = shop.sales.submit(changed)
    assert isinstance(problems, tuple)
    assert {"topic-open"} == {problem.code for problem in stopping(problems)}
    back = shop.sales.put_quote(changed, draft.quote)
    assert all(ack.done for ack in shop.sales.view(back).acks)


def test_a_wrong_answer_asks_for_another_explanation(shop: Services) -> None:
    draft = filled(shop, quoted(shop, "docomo-okaeshi"))
    topic = next(t for t in shop.sales.view(draft).topics if t.asks)
    wrong = next(c for c in topic.choices if c != topic.right)
    draft = shop.sales.explain(shop.sales.view(draft), topic.key)
    draft = shop.sales.answer(shop.sales.view(draft), topic.key, wrong)
    draft = shop.sales.understand(shop.sales.view(draft), topic.key)
    ack = next(a for a in shop.sales.view(draft).acks if a.topic == topic.key)
    assert not ack.done
    assert ack.explained_at is None
    assert [(a.text, a.right) for a in ack.answers] == [(wrong, False)]


def test_a_minor_needs_the_guardian_and_hears_more(shop: Services) -> None:
    draft = ready(shop, "sony-zanka-2y")
    before = {t.key for t in shop.sales.view(draft).topics}
    young = shop.sales.put_applicant(draft, born="H21.6.1")
    view = shop.sales.view(young)
    assert {t.key for t in view.topics} > before
    problems = shop.sales.submit(young)
    assert isinstance(problems, tuple)
    assert {"guardian_name", "guardian_relation", "guardian_phone", "guardian_agrees"} <= {p.where for p in problems}


def test_offline_the_application_stops_at_waiting(shop: Services, world: World) -> None:
    row = submitted(shop, ready(shop, "docomo-okaeshi"))
    refused = shop.sales.step(row.id, Step.SEND)
    assert isinstance(refused, Problem)
    assert refused.code == "offline-stops-at-waiting"
    too_early = shop.sales.step(row.id, Step.HAND_OVER)
    assert isinstance(too_early, Problem)
    assert too_early.code == "hand-over-before-formed"
    world.online = True
    for step, state in (
        (Step.SEND, State.SCREENING), (Step.APPROVE, State.APPROVED), (Step.FORM, State.FORMED), (Step.HAND_OVER, State.HANDED_OVER),
    ):  # fmt: skip
        moved = shop.sales.step(row.id, step)
        assert isinstance(moved, CaseRow)
        assert moved.state == state
    assert shop.records.outbox() == ()


def test_a_refusal_opens_three_days_for_cash_on_delivery(shop: Services, world: World) -> None:
    world.online = True
    row = submitted(shop, ready(shop, "sony-zanka-2y"))
    shop.sales.step(row.id, Step.SEND)
    shop.sales.step(row.id, Step.DECLINE)
    (task,) = shop.records.tasks()
    assert (task.kind, task.due) == ("cod-decision", "2021-06-18")


def test_a_formed_contract_has_its_days(shop: Services, world: World) -> None:
    world.online = True
    plain, zanka = submitted(shop, ready(shop, "docomo-okaeshi")), submitted(shop, ready(shop, "sony-zanka-2y"))
    for row in (plain, zanka):
        for step in (Step.SEND, Step.APPROVE):
            shop.sales.step(row.id, step)
    assert shop.records.tasks() == ()
    for row in (plain, zanka):
        shop.sales.step(row.id, Step.FORM)
    due = {row.id: [(task.kind, task.due) for task in shop.records.tasks(case_id=row.id)] for row in (plain, zanka)}
    assert due[plain.id] == [("total-rises", "2023-06-30"), ("window-closes", "2024-05-31")]
    assert due[zanka.id] == [
        ("notice", "2028-10-01"), ("window-opens", "2028-10-01"), ("window-closes", "2028-12-31")
    ]  # fmt: skip
    assert {task.title for task in shop.records.tasks()} == {plain.customer, zanka.customer}


def test_a_print_that_never_came_stays_in_the_list(shop: Services, world: World) -> None:
    row = submitted(shop, ready(shop, "docomo-okaeshi"))
    found = shop.sales.case(row.id)
    assert found is not None
    papers = shop.papers.issue(*found)
    world.paper.fault = "printer-missing"
    problems = shop.prints.print(map(of_paper, papers))
    assert {p.code for p in problems} == {"printer-missing"}
    failed = shop.papers.papers(state="failed")
    assert [(p.kind, p.reason) for p in failed] == [(kind, "printer-missing") for kind in (*SALE_KINDS, "return-guide")]
    world.paper.fault = ""
    assert shop.prints.print(map(of_paper, failed)) == ()
    assert shop.papers.papers(state="failed") == ()
    assert [p.prints for p in shop.papers.papers(state="printed")] == [1, 2, 2, 2, 1, 1]


def test_the_lump_sum_needs_no_application(shop: Services) -> None:
    draft = shop.sales.put_quote(
        quoted(shop, "docomo-okaeshi"), replace(quoted(shop, "docomo-okaeshi").quote, program="lump-sum")
    )
    problems = shop.sales.submit(draft)
    assert isinstance(problems, tuple)
    assert "lump-sum-needs-no-application" in {p.code for p in problems}


def test_cash_on_delivery_only_where_it_is_offered_and_in_time(shop: Services, world: World) -> None:
    world.online = True
    plain, zanka = submitted(shop, ready(shop, "docomo-okaeshi")), submitted(shop, ready(shop, "sony-zanka-2y"))
    for row in (plain, zanka):
        shop.sales.step(row.id, Step.SEND)
        shop.sales.step(row.id, Step.DECLINE)
    never = shop.sales.step(plain.id, Step.CHANGE_TO_COD)
    assert isinstance(never, Problem)
    assert never.code == "cod-not-offered"
    world.now = world.now.replace(day=19)
    late = shop.sales.step(zanka.id, Step.CHANGE_TO_COD)
    assert isinstance(late, Problem)
    assert (late.code, dict(late.values)["last"]) == ("cod-deadline-passed", "2021-06-18")
    world.now = world.now.replace(day=18)
    changed = shop.sales.step(zanka.id, Step.CHANGE_TO_COD)
    assert isinstance(changed, CaseRow)
    assert changed.state == State.CASH_ON_DELIVERY
    assert shop.records.tasks() == ()


def test_a_submitted_sale_leaves_no_draft_even_when_it_is_saved_again(shop: Services) -> None:
    draft = ready(shop, "docomo-okaeshi")
    submitted(shop, draft)
    shop.sales.save(draft)
    assert shop.sales.drafts() == ()


def test_a_new_quote_begins_with_the_shops_closing_day(shop: Services) -> None:
    shop.around.put_preferences(closing_day="20")
    assert shop.sales.begin().quote.closing_day == "20"


def test_a_character_no_paper_can_show_is_named_with_its_field(shop: Services) -> None:
    form = replace(ready(shop, "docomo-okaeshi").applicant, building="\U0002ffff棟")
    (problem,) = shop.papers.unprintable(form)
    assert (problem.code, problem.where) == ("glyph-missing", "building")
    assert shop.papers.unprintable(replace(form, building="髙﨑𠮷𩸽㈱①ビル")) == ()


def test_an_older_customer_takes_large_print_home(shop: Services) -> None:
    draft = explained(shop, shop.sales.put_applicant(ready(shop, "docomo-okaeshi"), born="S20.4.12"))
    row = submitted(shop, draft)
    found = shop.sales.case(row.id)
    assert found is not None
    assert all("大きな文字" in paper.body for paper in shop.papers.issue(*found))
