"""What was typed for a return by courier becomes the steps of the rules, or names the field that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from posapp.domain.mail_return import (
    Answer,
    Application,
    Assessed,
    Collection,
    MailReturn,
    MailTerms,
    Slot,
    Told,
    announce,
)
from posapp.domain.problem import Problem
from posapp.domain.program import HandedIn
from posapp.domain.purchase import Device, Terms
from posapp.flows import mail_reading as reading
from posapp.flows.intake import check_find
from posapp.flows.mail_forms import ACCEPT, ALL, DEDUCTED, SOME, SOUND, WITHDRAW, MailForm
from tests.domain.samples import SONY_2Y, purchase, quote_of
from tests.flows.test_intake import view

FULL = MailForm(
    apply_by="R3.7.20", applied_on="2021/5/10", name="髙橋 花子", kana="たかはし はなこ", phone="０９０-0000-0001",
    mail=" hanako@example.jp ", postal="1000001", area="東京都千代田区", town="見本町", street="4-5-6", day="2021年5月14日",
    slot="morning", serial="cf7a-00123", owner="yes", accessories=ALL, erased="yes", unlocked="yes", confirmed="yes",
    collected_on="20210514", slip="４０１２-３４５６ 7890", assessed_on="2021-05-25", result=DEDUCTED, deduction="3,000円",
    reason="すり傷", answered_on="2021-06-01", answer=ACCEPT, told="phone",
)  # fmt: skip


def mail(category: str = "camera", number: str = "") -> MailReturn:
    quote = quote_of(SONY_2Y, purchase(device=Device(name="見本", category=category)), Terms(residual=43_200))
    made = announce(quote, MailTerms(answer_days=10, assess_days=14), date(2021, 5, 10), number)
    assert isinstance(made, MailReturn)
    return made


def found(read: Any) -> list[tuple[str, str]]:
    return [(p.code, p.where) for p in (read if isinstance(read, tuple) else (read,)) if isinstance(p, Problem)]


def test_every_form_is_read() -> None:
    assert reading.read_letter(FULL) == date(2021, 7, 20)
    assert reading.read_application(FULL, mail()) == Application(
        on=date(2021, 5, 10), name="髙橋 花子", kana="タカハシ ハナコ", phone="090-0000-0001", mail="hanako@example.jp",
        address="〒100-0001 東京都千代田区見本町4-5-6", day=date(2021, 5, 14), slot=Slot.MORNING, serial="CF7A-00123", owner=True,
    )  # fmt: skip
    assert reading.read_collection(FULL) == Collection(on=date(2021, 5, 14), slip="4012-34567890")
    assert reading.read_assessed(FULL) == Assessed(on=date(2021, 5, 25), deduction=3_000, reason="すり傷")
    assert reading.read_assessed(replace(FULL, result=SOUND)) == Assessed(on=date(2021, 5, 25), deduction=0)
    assert reading.read_answer(FULL) == Answer(on=date(2021, 6, 1), accepts=True, told=Told.PHONE)
    kept = reading.read_answer(replace(FULL, answer=WITHDRAW))
    assert isinstance(kept, Answer) and not kept.accepts


def test_an_empty_letter_is_a_day_nobody_knows() -> None:
    assert reading.read_letter(MailForm()) is None
    assert found(reading.read_letter(MailForm(apply_by="きのう"))) == [("date-unreadable", "apply_by")]


def test_an_empty_application_names_every_field() -> None:
    wrong = found(reading.read_application(MailForm(), mail("phone")))
    empty = ("applied_on", "name", "kana", "phone", "mail", "postal", "area", "street", "day", "serial")
    assert [where for code, where in wrong if code == "field-empty"] == list(empty)
    assert [where for code, where in wrong if code != "field-empty"] == [
        "owner", "accessories", "erased", "unlocked", "confirmed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"mail": "hanako"}, ("mail-address-unreadable", "mail")),
        ({"mail": "a" * 95 + "@example.jp"}, ("mail-address-unreadable", "mail")),
        ({"mail": "花子@example.jp"}, ("mail-address-unreadable", "mail")),
        ({"name": "1234 5678 9012"}, ("my-number-refused", "name")),
        ({"phone": "090"}, ("phone-unreadable", "phone")),
        ({"accessories": SOME}, ("field-empty", "missing")),
        ({"erased": ""}, ("mail-data-left", "erased")),
        ({"confirmed": ""}, ("mail-not-confirmed", "confirmed")),
        ({"day": "2021-02-30"}, ("date-impossible", "day")),
        ({"serial": "あ"}, ("serial-unreadable", "serial")),
    ],
)  # fmt: skip
def test_each_field_says_what_is_wrong_with_it(changed: dict[str, str], wrong: tuple[str, str]) -> None:
    assert found(reading.read_application(replace(FULL, **changed), mail())) == [wrong]


def test_a_telephone_is_known_by_its_imei_unless_the_contract_holds_a_serial_number() -> None:
    phone = replace(FULL, serial="49-015420-323751-8")
    read = reading.read_application(phone, mail("phone"))
    assert isinstance(read, Application) and read.serial == "490154203237518"
    assert found(reading.read_application(FULL, mail("phone"))) == [("imei-not-digits", "serial")]
    assert isinstance(reading.read_application(FULL, mail("phone", "CF7A-00123")), Application)


def test_nobody_is_asked_to_erase_a_lens() -> None:
    assert isinstance(reading.read_application(replace(FULL, erased=""), mail("lens")), Application)


def test_missing_accessories_are_named() -> None:
    read = reading.read_application(replace(FULL, accessories=SOME, missing="電池", owner="no"), mail())
    assert isinstance(read, Application) and (read.missing, read.owner) == ("電池", False)


@pytest.mark.parametrize(
    ("slip", "wrong"),
    [("", [("field-empty", "slip")]), ("送り状", [("mail-slip-unreadable", "slip")]), ("1" * 41, [("mail-slip-unreadable", "slip")])],
)  # fmt: skip
def test_the_slip_is_read(slip: str, wrong: list[tuple[str, str]]) -> None:
    assert found(reading.read_collection(replace(FULL, slip=slip))) == wrong


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"result": ""}, [("mail-result-not-asked", "result")]),
        ({"deduction": ""}, [("field-empty", "deduction")]),
        ({"deduction": "0"}, [("mail-deduction-zero", "deduction")]),
        ({"deduction": "-5"}, [("yen-negative", "deduction")]),
        ({"reason": ""}, [("field-empty", "reason")]),
    ],
)  # fmt: skip
def test_the_result_is_read(changed: dict[str, str], wrong: list[tuple[str, str]]) -> None:
    assert found(reading.read_assessed(replace(FULL, **changed))) == wrong


def test_the_answer_is_asked() -> None:
    assert found(reading.read_answer(MailForm())) == [
        ("field-empty", "answered_on"),
        ("mail-answer-not-asked", "answer"),
    ]


def test_what_goes_by_courier_is_not_taken_over_the_counter() -> None:
    quote = mail().contract
    assert "mail-goes-by-courier" in [problem.code for problem in check_find(view(on=quote))]
    by_hand = replace(quote, program=replace(quote.program, handed_in=HandedIn.COUNTER))
    assert "mail-goes-by-courier" not in [problem.code for problem in check_find(view(on=by_hand))]
