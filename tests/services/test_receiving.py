"""A device comes back across the counter: through the services, on a real encrypted store, to receipt and ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from posapp.domain.application import Step
from posapp.domain.intake import Intake
from posapp.domain.ledger import LedgerRow, ledger_number
from posapp.domain.problem import Problem
from posapp.domain.program import Program
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import GOOD, check_find
from posapp.flows.intake_forms import ELSEWHERE, READY_STEPS, HeadAnswer, IntakeDraft
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.intake_ports import IntakeBody, IntakeRow
from posapp.services.ports import CaseRow
from tests.services.conftest import JAPAN, World
from tests.services.sale import ready
from tests.ui.twins import catalog

IMEI = "490154203237518"
PERSON: dict[str, str] = {
    "owner": YES, "family": "小林", "given": "由美子", "born": "S58.4.12", "postal": "9870362", "area": "宮城県登米市",
    "town": "豊里町小口前", "street": "1-2", "occupation": "会社員", "doc_digits": "4821", "doc_seen": YES, "arrears": "no",
}  # fmt: skip


@pytest.fixture
def case(shop: Services, world: World) -> CaseRow:
    """A contract formed in June 2021, its device handed over, and three years gone by."""
    world.online = True
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    for step in (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER):
        moved = shop.sales.step(row.id, step)
        assert isinstance(moved, CaseRow)
    shop.returns.note_numbers(row.id, number="D-0001", imei=IMEI)
    world.now = datetime(2023, 6, 20, 11, 20, tzinfo=JAPAN)
    return row


def found(shop: Services, draft: IntakeDraft, by: str = IMEI) -> IntakeDraft:
    return shop.returns.choose(draft, shop.returns.find(by)[0])


def filled(shop: Services, draft: IntakeDraft, **more: Any) -> IntakeDraft:
    """Everything said and ticked for a sound device."""
    draft = shop.returns.put(draft, "person", **(PERSON | more))
    draft = shop.returns.put(draft, "device", imei=IMEI, model="same", restriction="none", cover="none")
    for step in READY_STEPS:
        draft = shop.returns.tick(draft, step, True)
    for head in shop.returns.view(draft).applying:
        draft = shop.returns.answer(draft, HeadAnswer(head=head, result=GOOD, staff=True, customer=True))
    draft = shop.returns.put(draft, "check", choice="now")
    return shop.returns.put(draft, "sign", erased=YES, no_return=YES, payments_told=YES, signed=YES)


def received(shop: Services, draft: IntakeDraft) -> IntakeRow:
    row = shop.returns.receive(draft)
    assert isinstance(row, IntakeRow), row
    return row


def test_a_scan_or_a_name_finds_the_contract(shop: Services, case: CaseRow) -> None:
    for by in (IMEI, f"IMEI {IMEI}", "D-0001", "d-0001", "小林", "コバヤシ", "090-1234", case.number):
        assert [hit.row.id for hit in shop.returns.find(by)] == [case.id], by
    assert shop.returns.find("だれか") == ()


def test_a_contract_not_yet_formed_is_not_found(shop: Services) -> None:
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    assert shop.returns.find("小林") == ()


def test_a_sound_device_is_taken_in_once_and_whole(shop: Services, case: CaseRow) -> None:
    draft = filled(shop, found(shop, shop.returns.begin()))
    shop.returns.save(draft)
    row = received(shop, draft)
    assert (row.state, row.case_id, row.imei, row.number) == ("received", case.id, IMEI, draft.number)
    assert received(shop, draft) == row
    (line,) = shop.returns.ledger("2023-06-01", "2023-06-30")
    entry = snapshots.load(LedgerRow, line.body)
    assert (entry.number, entry.price, entry.name, entry.age) == ("K-2023-000001", 36_000, "小林 由美子", 40)
    copies = [paper for paper in shop.papers.papers(case_id=case.id) if paper.kind == "intake-receipt"]
    assert [copy.number for copy in copies] == [f"R{draft.number[1:]}"] * 2
    assert all(shop.papers.pdf(copy).startswith(b"%PDF") for copy in copies)
    assert copies[0].digest != copies[1].digest
    body = snapshots.load(IntakeBody, row.body)
    assert isinstance(body.intake, Intake) and body.draft == draft
    assert shop.returns.resume(draft.id) is None
    assert [event.what for event in shop.records.events(draft.id)] == ["intake-received"]
    assert shop.records.tasks(case_id=case.id) == (), "nobody waits for a window any more"
    shop.returns.save(draft)
    assert shop.records.drafts() == () and shop.returns.view(draft).received


def test_the_same_device_does_not_come_twice(shop: Services, case: CaseRow) -> None:
    received(shop, filled(shop, found(shop, shop.returns.begin())))
    again = filled(shop, found(shop, shop.returns.begin()))
    problems = shop.returns.receive(again)
    assert isinstance(problems, tuple) and [p.code for p in problems] == ["device-taken-before"]


def test_what_is_missing_stops_the_receipt_and_leaves_nothing(shop: Services, case: CaseRow) -> None:
    draft = filled(shop, found(shop, shop.returns.begin()), arrears=YES)
    problems = shop.returns.receive(draft)
    assert isinstance(problems, tuple) and [p.code for p in problems] == ["in-arrears"]
    assert shop.returns.ledger("2023-01-01", "2023-12-31") == ()
    lost = shop.returns.begin()
    assert isinstance(shop.returns.receive(lost), tuple)


def test_a_refusal_and_a_report_are_kept_without_a_line(shop: Services, case: CaseRow) -> None:
    refused = shop.returns.refuse(filled(shop, found(shop, shop.returns.begin()), owner="no"))
    assert refused.state == "refused"
    reported = shop.returns.report(shop.returns.put(shop.returns.begin(), "person", suspicion=YES))
    assert (reported.state, reported.case_id, reported.device) == ("reported", None, "")
    assert shop.returns.ledger("2023-01-01", "2023-12-31") == ()
    assert {row.state for row in shop.returns.intakes()} == {"refused", "reported"}
    assert [problem.code for problem in snapshots.load(IntakeBody, refused.body).problems] == ["not-owner"]


def elsewhere(shop: Services, **more: str) -> IntakeDraft:
    form = {
        "on": "R4.12.10", "program": "softbank-shintoku-standard", "device": "Pixel 7 Pro", "cash_price": "144,960",
        "step_first": "3,020", "step_second": "3,020", "closing_day": "end",
    }  # fmt: skip
    draft = shop.returns.put(shop.returns.begin(), "contract", source=ELSEWHERE, number="S-1", imei=IMEI)
    return shop.returns.put_quote(draft, **(form | more))


def test_a_contract_made_elsewhere_is_typed_in(shop: Services, world: World) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    draft = elsewhere(shop)
    view = shop.returns.view(draft)
    assert check_find(view) == () and view.contract is not None
    assert (view.contract.purchase.on.isoformat(), view.contract.program.version) == ("2022-12-10", "2021-09-24")
    assert [choice.to_pay for choice in view.choices][-1] == 72_480 + 3_020  # payment 24 falls due on the 31st
    row = received(shop, filled(shop, draft))
    assert (row.case_id, row.device, row.program) == (None, "Pixel 7 Pro", "新トク スタンダード")
    (line,) = shop.returns.ledger("2024-12-18", "2024-12-18")
    assert snapshots.load(LedgerRow, line.body).price == 72_480


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on": "2031-1-1"}, "purchase-in-future"),
        ({"on": "いつか"}, "date-unreadable"),
        ({"step_second": "3,000"}, "steps-do-not-add-up"),
        ({"program": ""}, "contract-incomplete"),
        ({"category": "camera"}, "category-not-taken"),
        ({"on": "2020-1-1"}, "contract-incomplete"),
    ],
)
def test_a_contract_made_elsewhere_is_checked_like_a_quote(
    shop: Services, world: World, more: dict[str, str], code: str
) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    view = shop.returns.view(elsewhere(shop, **more))
    assert view.contract is None
    assert code in [problem.code for problem in check_find(view)]


def test_drafts_come_back_as_they_were(shop: Services, case: CaseRow) -> None:
    draft = shop.returns.move(filled(shop, found(shop, shop.returns.begin())), Cursor("check", "head:3"))
    shop.returns.save(draft)
    (row,) = shop.records.drafts()
    assert (row.flow, row.step, row.field, row.title) == ("intake", "check", "head:3", "小林 由美子")
    assert shop.returns.resume(draft.id) == draft
    shop.returns.discard(draft.id)
    assert shop.returns.resume(draft.id) is None


def test_good_takes_findings_and_marks_away(shop: Services, case: CaseRow) -> None:
    draft = found(shop, shop.returns.begin())
    draft = replace(draft, check=replace(draft.check, findings=("bent", "glass-cracked")))
    draft = shop.returns.answer(draft, HeadAnswer(head=6, result=GOOD))
    assert draft.check.findings == ("bent",)
    empty = shop.returns.answer(shop.returns.begin(), HeadAnswer(head=6, result=GOOD))
    assert empty.check.findings == ()
    assert shop.returns.tick(shop.returns.tick(draft, "backup", True), "backup", False).ready == ()


def test_a_vanished_case_is_told(shop: Services, case: CaseRow) -> None:
    draft = found(shop, shop.returns.begin())
    draft = replace(draft, contract=replace(draft.contract, case_id="00000000-0000-0000-0000-000000000000"))
    assert [p.code for p in check_find(shop.returns.view(draft))] == ["case-missing"]


def test_a_line_is_put_right_by_a_line_of_its_own(shop: Services, case: CaseRow) -> None:
    received(shop, filled(shop, found(shop, shop.returns.begin())))
    (line,) = shop.returns.ledger("2023-06-01", "2023-06-30")
    right = replace(snapshots.load(LedgerRow, line.body), occupation="自営業")
    made = shop.returns.correct(line, right, "職業の聞き違い")
    assert not isinstance(made, Problem)
    old, new = shop.returns.ledger("2023-06-01", "2023-06-30")
    assert (new.number, new.corrects) == (2, old.number)
    row = snapshots.load(LedgerRow, new.body)
    assert (row.number, row.corrects, row.reason, row.occupation) == ("K-2023-000002", "K-2023-000001", "職業の聞き違い", "自営業")  # fmt: skip
    assert isinstance(shop.returns.correct(line, right, " "), Problem)
    assert isinstance(shop.returns.correct(line, snapshots.load(LedgerRow, line.body), "同じ"), Problem)


def test_numbers_of_the_ledger() -> None:
    assert ledger_number(datetime(2026, 1, 5, tzinfo=JAPAN), 87) == "K-2026-000087"


@pytest.mark.parametrize(
    ("part", "field", "value", "code"),
    [("device", "model", "other", "model-mismatch"), ("device", "restriction", "barred", "network-barred"),
     ("device", "imei", "356938035643809", "number-other-than-contract"), ("person", "arrears", YES, "in-arrears")],
)  # fmt: skip
def test_a_refusal_keeps_the_reason_whatever_step_it_fell_on(
    shop: Services, case: CaseRow, part: str, field: str, value: str, code: str
) -> None:
    draft = shop.returns.put(filled(shop, found(shop, shop.returns.begin())), part, **{field: value})
    assert code in [p.code for p in snapshots.load(IntakeBody, shop.returns.refuse(draft).body).problems]


def test_criteria_and_surcharges_are_those_of_the_day_of_assessment(
    shop: Services, case: CaseRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = filled(shop, found(shop, shop.returns.begin()))
    draft = shop.returns.answer(draft, HeadAnswer(head=6, result="found", staff=True, customer=True))
    draft = shop.returns.find_in(draft, "glass-cracked", found=True)
    before = shop.returns.view(draft)
    assert before.settled is not None and before.settled.surcharge == 20_000

    class Newer:
        """A catalogue whose table has become dearer since."""

        law, programs = catalog().law, catalog().programs

        def program(self, id: str, on: date) -> Program | None:
            held = catalog().program(id, on)
            if held is None:
                return None
            dearer = tuple(replace(row, amount=row.amount + 1_000) for row in held.assessment.rows)
            listed = replace(held.assessment.checklist, version="2023-06-01")
            plan = replace(held.plan, payments=held.plan.payments + 12)
            return replace(held, plan=plan, assessment=replace(held.assessment, rows=dearer, checklist=listed))

    monkeypatch.setattr(shop.returns, "_rules", Newer())
    after = shop.returns.view(draft)
    assert after.settled is not None and after.settled.surcharge == 21_000
    assert after.contract is not None and before.contract is not None
    assert after.contract.program.plan == before.contract.program.plan, "the terms are those of the purchase day"
    assert after.contract.schedule == before.contract.schedule
    kept = snapshots.load(IntakeBody, received(shop, draft).body)
    assert kept.checklist == "2023-06-01" and kept.intake is not None
    assert kept.intake.contract.program.version == before.contract.program.version


def test_a_phone_whose_imei_nobody_can_read_is_not_taken_in(shop: Services, case: CaseRow) -> None:
    draft = shop.returns.put(filled(shop, found(shop, shop.returns.begin())), "device", imei="", serial="F2LW48")
    problems = shop.returns.receive(draft)
    assert isinstance(problems, tuple) and [p.code for p in problems] == ["imei-not-confirmed"]
    kept = snapshots.load(IntakeBody, shop.returns.refuse(draft).body)
    assert [p.code for p in kept.problems] == ["imei-not-confirmed"]
    assert shop.returns.ledger("2023-01-01", "2023-12-31") == ()
