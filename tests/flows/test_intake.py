"""The guided return as a graph, and every answer that stops a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from posapp.domain.intake import DeviceNumber, Restriction
from posapp.domain.problem import stop
from posapp.domain.program import HandedIn
from posapp.domain.purchase import Terms
from posapp.domain.quote import Quote
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES
from posapp.flows.intake import (
    FOUND,
    GOOD,
    INTAKE,
    IntakeView,
    check_check,
    check_find,
    check_ready,
    check_sign,
    check_what,
    check_who,
    ended_at,
    ends_here,
    following,
    view_of,
)  # fmt: skip
from posapp.flows.intake_forms import (
    READY_STEPS,
    CheckForm,
    ContractForm,
    DeviceForm,
    HeadAnswer,
    IntakeDraft,
    PersonForm,
    SignForm,
)  # fmt: skip
from posapp.flows.intake_reading import NO, Before, ready_steps
from tests.domain.samples import KAETOKU, codes
from tests.domain.test_handin_choices import PIXEL
from tests.domain.test_intake import CAMERA, contract

JAPAN = timezone(timedelta(hours=9))
BEFORE = Before("K-2023-000012", date(2023, 5, 6))
NOW = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
IMEI = "490154203237518"
PERSON = PersonForm(
    owner=YES, family="森田", given="直樹", born="S55.3.2", postal="9800811", area="宮城県仙台市青葉区", town="一番町",
    street="9-99-1", occupation="会社員", doc_digits="1234", doc_seen=YES, arrears=NO,
)  # fmt: skip
SEEN = CheckForm(
    answers=tuple(HeadAnswer(head=head, result=GOOD, staff=True, customer=True) for head in range(1, 7)), choice="now",
)  # fmt: skip
DONE = IntakeDraft(
    id=UUID(int=3), number="U-241218-003", staff="中村 健", started_at=NOW, cursor=Cursor("find"),
    contract=ContractForm(source="case", imei=IMEI), person=PERSON, ready=READY_STEPS, check=SEEN,
    device=DeviceForm(imei=IMEI, model="same", restriction="none", cover="none"),
    sign=SignForm(erased=YES, no_return=YES, payments_told=YES, signed=YES),
)  # fmt: skip


def view(draft: IntakeDraft = DONE, on: Quote | None = PIXEL, **more: Any) -> IntakeView:
    given = {"adult": 18, "before": None, "received": False} | more
    return view_of(draft, on, (), given.pop("now", NOW), **given)


def person(**more: str) -> list[str]:
    return codes(check_who(view(replace(DONE, person=replace(PERSON, **more)))))


def device(before: Before | None = None, on: Quote | None = PIXEL, **more: Any) -> list[str]:
    held = replace(DONE, device=replace(DONE.device, **more))
    return codes(check_what(view(held, on, before=before)))


def seen(*answers: HeadAnswer, on: Quote | None = PIXEL, **more: Any) -> list[str]:
    check = replace(SEEN, **more)
    for answer in answers:
        check = check.put(answer)
    return codes(check_check(view(replace(DONE, check=check), on)))


def test_a_finished_return_holds_at_every_step_and_ends() -> None:
    done = view(received=True)
    walked, cursor = [INTAKE.first], Cursor(INTAKE.first)
    while isinstance(after := INTAKE.forward(done, cursor), Cursor):
        walked.append(after.step)
        cursor = after
        assert len(walked) <= len(INTAKE.steps)
    assert after is None and walked == [step.name for step in INTAKE.steps]
    assert codes(INTAKE.step("receipt").check(view())) == ["not-received"]


@pytest.mark.parametrize("step", [step.name for step in INTAKE.steps[:6]])
def test_nothing_goes_on_without_a_contract(step: str) -> None:
    empty = view(on=None)
    assert codes(INTAKE.step(step).check(empty))[0] == "contract-missing"
    assert empty.intake is None and empty.chosen is None
    assert INTAKE.resume(empty, Cursor("sign")) == Cursor("find")


def test_a_contract_without_benefit_is_no_return() -> None:
    plain = contract("docomo-plain-36")
    assert codes(check_find(view(on=plain))) == ["no-benefit"]
    assert check_find(view()) == ()
    wrong = view_of(DONE, None, (stop("purchase-in-future", "on", on="2030-01-01"),), NOW, adult=18, before=None, received=False)  # fmt: skip
    assert codes(check_find(wrong)) == ["purchase-in-future"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, []),
        ({"owner": ""}, ["owner-not-asked"]),
        ({"owner": NO}, ["not-owner"]),
        ({"arrears": ""}, ["arrears-not-asked"]),
        ({"arrears": YES}, ["in-arrears"]),
        ({"paid_off": YES}, ["already-paid-off"]),
        ({"suspicion": YES}, ["stop-and-report"]),
        ({"family": ""}, ["field-empty"]),
        ({"occupation": ""}, ["field-empty"]),
        ({"born": ""}, ["field-empty"]),
        ({"born": "2025-1-1"}, ["born-impossible", *["field-empty"] * 3, "guardian-consent-missing"]),
        ({"doc_seen": ""}, ["document-not-seen"]),
        ({"doc_kind": "my-number-card-front"}, []),
        ({"way": "signed"}, ["not-signed-in-front"]),
        ({"way": "signed", "signed": YES}, []),
        ({"postal": "980"}, ["postal-seven-digits"]),
    ],
)
def test_who_stands_there(more: dict[str, str], found: list[str]) -> None:
    assert person(**more) == found


def test_a_minor_needs_the_guardian() -> None:
    young = {"born": "2010-4-1"}
    assert person(**young) == ["field-empty"] * 3 + ["guardian-consent-missing"]
    agreed = {
        "guardian_name": "森田 恵",
        "guardian_relation": "母",
        "guardian_phone": "09000001234",
        "guardian_agrees": YES,
    }
    assert person(**young, **agreed) == []


def test_no_digit_of_a_my_number_card_is_kept() -> None:
    held = view(replace(DONE, person=replace(PERSON, doc_kind="my-number-card-front")))
    assert held.intake is not None and held.intake.deliverer.last_digits == ""


def test_a_program_that_wants_a_purchase_asks_for_it() -> None:
    bought = contract(KAETOKU, on="2021-06-15", price=108_000, terms=Terms(residual=50_500))
    at = datetime(2023, 5, 20, 11, 0, tzinfo=JAPAN)
    asked = view(DONE, bought, now=at)
    assert "purchase-not-asked" in codes(check_who(asked))
    no = replace(DONE, started_at=at, person=replace(PERSON, purchase=NO))
    assert codes(check_check(view(no, bought, now=at))) == ["new-purchase-needed"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, []),
        ({"imei": ""}, ["field-empty"]),
        ({"imei": "490154203237519"}, ["imei-check-digit"]),
        ({"imei": "356938035643809"}, ["number-other-than-contract"]),
        ({"model": ""}, ["model-not-compared"]),
        ({"model": "other"}, ["model-mismatch"]),
        ({"restriction": ""}, ["restriction-not-asked"]),
        ({"restriction": "barred"}, ["network-barred"]),
        ({"restriction": "possible"}, ["network-possible"]),
        ({"restriction": "unchecked"}, ["network-unchecked"]),
        ({"repairs_used": "x"}, ["number-out-of-range"]),
        ({"serial": "F2LW48", "imei": ""}, ["contract-without-number", "imei-not-confirmed"]),
        ({"serial": "F2LW48", "imei": "490154203237519"}, ["imei-check-digit", "contract-without-number"]),
    ],
)
def test_what_lies_there(more: dict[str, Any], found: list[str]) -> None:
    assert device(**more) == found


def test_a_device_is_taken_in_once() -> None:
    assert device(before=BEFORE) == ["device-taken-before"]
    again = view(before=BEFORE, received=True)
    assert codes(check_what(again)) == []


def test_a_camera_has_a_serial_number_and_fewer_steps() -> None:
    sony = contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))
    assert device(on=sony, imei="") == ["field-empty"]
    there = replace(DONE.device, imei="", serial="S123456")
    held = replace(DONE, device=there, contract=ContractForm(source="case"))
    with_serial = view(held, sony)
    assert codes(check_what(with_serial)) == ["contract-without-number"]
    assert with_serial.intake is not None and with_serial.intake.serial == DeviceNumber("S123456", "S123456")
    assert ready_steps(sony) == ("backup", "cards", "accounts", "initialised")
    assert ready_steps(PIXEL) == READY_STEPS


def test_every_step_of_the_preparation_is_done() -> None:
    assert check_ready(view()) == ()
    lacking = view(replace(DONE, ready=("backup", "cards", "wallet", "accounts", "initialised")))
    assert [(p.code, p.where) for p in check_ready(lacking)] == [("step-of-return-open", "ready:locks")]


@pytest.mark.parametrize(
    ("answers", "more", "found"),
    [
        ((), {}, []),
        ((HeadAnswer(head=4),), {}, ["head-open"]),
        ((HeadAnswer(head=4, result=FOUND, staff=True, customer=True),), {}, ["head-without-finding"]),
        ((), {"findings": ("bent",)}, ["head-good-with-finding"]),
        ((HeadAnswer(head=4, result=FOUND, staff=True, customer=True),), {"findings": ("bent", "unheard-of")}, ["finding-not-in-criteria"]),
        ((HeadAnswer(head=4, result=GOOD, staff=True),), {}, ["head-not-confirmed"]),
        ((HeadAnswer(head=4, result=GOOD, customer=True),), {}, ["head-not-confirmed"]),
        ((HeadAnswer(head=4, result=FOUND, staff=True, disputed=True),), {"findings": ("bent",)}, ["head-disputed"]),
        ((), {"choice": ""}, ["way-not-chosen"]),
        ((), {"choice": "keep"}, ["way-without-return"]),
        ((), {"deduction": "x"}, ["yen-unreadable", "deduction-without-effect"]),
    ],
)  # fmt: skip
def test_what_both_see(answers: tuple[HeadAnswer, ...], more: dict[str, Any], found: list[str]) -> None:
    assert seen(*answers, **more) == found


def test_a_lock_is_cured_first() -> None:
    head = HeadAnswer(head=2, result=FOUND, staff=True, customer=True)
    assert seen(head, findings=("lock-on",)) == ["must-be-cured"]


def test_the_repair_estimate_is_read() -> None:
    cracked = replace(SEEN, findings=("bent",), repair="15,400")
    assert [c.repair for c in view(replace(DONE, check=cracked)).choices] == [None, 15_400, None]
    unreadable = replace(cracked, repair="たぶん")
    assert [c.repair for c in view(replace(DONE, check=unreadable)).choices] == [None, None, None]


def test_the_application_has_its_own_day() -> None:
    applied = replace(DONE, applied_on="2024-10-31", started_at=NOW - timedelta(days=40))
    assert codes(check_check(view(applied))) == ["assessment-overdue"]
    for typed, code in (
        ("いつか", "date-unreadable"),
        ("2099-1-1", "applied-after-assessment"),
        ("2001-1-1", "applied-before-purchase"),
    ):
        wrong = view(replace(DONE, applied_on=typed))
        assert (codes(check_what(wrong)), codes(check_check(wrong))) == ([code], []), "said once, where the field is"
    draft_of_old = view(replace(DONE, started_at=NOW - timedelta(days=20)))
    assert draft_of_old.intake is not None and draft_of_old.intake.applied_on == (NOW - timedelta(days=20)).date()


def test_signing_holds_all_that_came_before() -> None:
    assert check_sign(view()) == ()
    unsigned = replace(DONE, sign=SignForm())
    said = ["erasure-not-confirmed", "no-return-not-confirmed", "payments-not-told", "receipt-not-signed"]
    assert codes(check_sign(view(unsigned))) == said
    assert codes(check_sign(view(replace(DONE, ready=())))) == ["step-of-return-open"] * 6


def test_the_restriction_reaches_the_intake() -> None:
    held = view(replace(DONE, device=replace(DONE.device, restriction="possible")))
    assert held.intake is not None and held.intake.restriction is Restriction.POSSIBLE


def test_answers_are_kept_by_head() -> None:
    form = CheckForm().put(HeadAnswer(head=3, result=GOOD)).put(HeadAnswer(head=1, result=GOOD))
    assert [answer.head for answer in form.put(HeadAnswer(head=3, result=FOUND)).answers] == [1, 3]
    assert form.answer(3).result == GOOD and form.answer(8) == HeadAnswer(head=8)


def test_a_step_ends_the_return_where_nothing_is_taken_in() -> None:
    def ends(step: str, **more: Any) -> bool:
        return ends_here(view(replace(DONE, **more)), step)

    assert not any(ends(step.name) for step in INTAKE.steps)
    assert ends("who", person=replace(PERSON, owner=NO))
    assert ends("who", person=replace(PERSON, arrears=YES))
    assert ends("who", person=replace(PERSON, suspicion=YES))
    assert not ends("who", person=replace(PERSON, family=""))
    assert ends("what", device=replace(DONE.device, model="other"))
    assert ends("what", device=replace(DONE.device, restriction="barred"))
    assert ends("check", check=replace(SEEN, choice="keep"))
    assert not ends("check", check=replace(SEEN, choice=""))


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({}, ""),
        ({"person": replace(PERSON, owner=NO)}, "who"),
        ({"device": replace(DONE.device, model="other")}, "what"),
        ({"check": replace(SEEN, choice="keep")}, "check"),
        ({"check": replace(SEEN, choice="later")}, "check"),
    ],
)
def test_a_device_that_went_home_stopped_at_a_step(more: dict[str, Any], step: str) -> None:
    done = view(replace(DONE, **more), received=True)
    assert (done.went_home, ended_at(done)) == (bool(step), step)
    open_still = view(replace(DONE, **more))
    assert (open_still.went_home, ended_at(open_still)) == (False, ""), "nothing is recorded yet"


@pytest.mark.parametrize(
    ("category", "steps"),
    [
        ("phone", READY_STEPS),
        ("watch", READY_STEPS),
        ("acpc", ("backup", "cards", "accounts", "locks", "initialised")),
        ("tv", ("backup", "accounts", "initialised")),
        ("lens", ()),
    ],
)
def test_a_kind_of_device_has_its_own_steps(category: str, steps: tuple[str, ...]) -> None:
    purchase = replace(PIXEL.purchase, device=replace(PIXEL.purchase.device, category=category))
    assert ready_steps(replace(PIXEL, purchase=purchase)) == steps


def test_a_device_of_another_kind_is_told_apart() -> None:
    assert device(model="other", kind="phone") == ["model-mismatch"]
    held = view(replace(DONE, device=replace(DONE.device, model="other", kind="tablet")))
    (found,) = check_what(held)
    assert (found.code, found.where) == ("category-other-than-contract", "kind")
    assert dict(found.values) == {"given": "tablet", "contract": "phone"}
    assert ends_here(held, "what"), "it goes home again"


def test_a_camera_has_no_imei() -> None:
    sony = contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))
    held = replace(DONE, device=replace(DONE.device, imei="", serial=IMEI))
    found = view(held, sony)
    assert [(p.code, p.where) for p in check_what(found)] == [("imei-of-another-kind", "serial")]
    assert found.intake is not None and not found.intake.number.matches
    again = replace(held, device=replace(held.device, serial="S123456"))
    assert [(p.code, p.where) for p in check_what(view(again, sony, before=BEFORE)) if p.stops] == [
        ("device-taken-before", "serial")
    ]


def test_the_next_contract_is_another_one() -> None:
    au = contract("au-kaetoku", on="2021-06-15", price=108_000, terms=Terms(residual=50_500))
    held = replace(DONE, person=replace(PERSON, purchase=YES), contract=replace(DONE.contract, number="K-1"))
    for typed, found in (("", []), ("K-2", []), ("K-1", ["replacement-is-this"])):
        assert codes(check_who(view(replace(held, replacement=typed), au))) == found


def test_what_goes_by_courier_is_no_matter_of_the_counter() -> None:
    sony = contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))
    by_courier = replace(sony, program=replace(sony.program, handed_in=HandedIn.COURIER))
    assert codes(check_find(view(DONE, by_courier))) == ["mail-goes-by-courier"]


def test_the_head_of_locks_follows_the_preparation() -> None:
    blank = replace(DONE, ready=READY_STEPS, check=CheckForm())
    ticked = following(blank, PIXEL)
    assert ticked.check.answers == (HeadAnswer(head=2, result=GOOD, staff=True),)
    assert following(ticked, PIXEL) is ticked
    confirmed = replace(ticked, check=ticked.check.put(HeadAnswer(head=2, result=GOOD, staff=True, customer=True)))
    assert following(confirmed, PIXEL) is confirmed
    back = following(replace(confirmed, ready=("backup", "initialised")), PIXEL)
    assert back.check.answer(2) == HeadAnswer(head=2)
    found = replace(blank, check=CheckForm(answers=(HeadAnswer(head=2, result=FOUND),)))
    assert following(found, PIXEL) is found
    assert following(replace(found, ready=()), PIXEL) == replace(found, ready=())


def test_a_phone_is_not_known_by_its_serial_number_and_a_watch_is() -> None:
    """Refusal 1: a phone whose IMEI nobody can read goes home, recorded; it must not slip through by another number."""
    there = replace(DONE.device, imei="", serial="F2LW48")
    held = view(replace(DONE, device=there))
    assert [(p.code, p.where) for p in check_what(held) if p.stops] == [("imei-not-confirmed", "imei")]
    assert ends_here(held, "what") and "imei-not-confirmed" in codes(check_sign(held))
    worn = replace(PIXEL.purchase.device, name="Apple Watch Series 9", category="watch")
    watch = replace(PIXEL, purchase=replace(PIXEL.purchase, device=worn))
    assert codes(check_what(view(replace(DONE, device=there), watch))) == ["contract-without-number"]


def test_what_the_rules_refuse_is_never_signed_for() -> None:
    """Even a refusal that no step has told."""
    sound = view()
    assert sound.settled is not None and check_sign(sound) == ()
    unheard = replace(sound, settled=replace(sound.settled, problems=(stop("already-paid-off", "remaining"),)))
    assert codes(check_sign(unheard)) == ["already-paid-off"]
