"""回収: what the rules make of a device at the counter, and the row it leaves in the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from posapp.domain.intake import NO_NUMBER, Deliverer, DeviceNumber, Intake, Restriction, Standing, settle
from posapp.domain.ledger import Ledger, problems_of, row_of
from posapp.domain.outcome import Outcome
from posapp.domain.people import DocumentKind
from posapp.domain.program import Program
from posapp.domain.purchase import Ask, Device, Terms
from posapp.domain.quote import Quote, answer
from tests.domain.samples import purchase, quote_of, steps

PERSON = Deliverer(
    name="髙橋 花子", address="東京都", born=date(1985, 4, 12), occupation="会社員", document=DocumentKind.LICENCE, last_digits="1234"
)  # fmt: skip
NUMBER = DeviceNumber("490154203237518", "490154203237518")
CAMERA = Device(name="α7 IV", category="camera")
WATCH = Device(name="Apple Watch Series 9", category="watch")


def contract(id: str = "docomo-okaeshi", **more: Any) -> Quote:
    terms: Terms | None = more.pop("terms", None)
    return quote_of(id, purchase(**more), terms)


def taken(day: str = "2021-02-20", on: Quote | None = None, **more: Any) -> Intake:
    at = datetime.fromisoformat(f"{day}T02:05:00+00:00")
    given: dict[str, Any] = {
        "contract": on or contract(), "received_at": at, "assessed_at": at, "deliverer": PERSON, "staff": "佐藤",
        "assessor": "鈴木", "ledger_number": "K-1", "imei": NUMBER,
    }  # fmt: skip
    return Intake(**(given | more))


def codes(intake: Intake) -> list[str]:
    return [problem.code for problem in settle(intake).problems]


def asked(intake: Intake, *failing: str) -> Outcome:
    return answer(intake.contract, Ask(return_month=intake.month, failing=failing), "")


def test_the_worked_return() -> None:
    settled = settle(taken(findings=("glass-cracked",)))
    assert (settled.surcharge, settled.owed, settled.outcome.waived, settled.saving) == (20_000, 48_000, 36_000, 16_000)
    assert settled.burden == 54_000 + 6_000 + 12_000 + 0 + 20_000
    assert settled.owed_numbers == tuple(range(21, 37))
    sums = {standing: sum(p.amount for p in settled.of(standing)) for standing in Standing}
    assert sums == {Standing.PAID: 54_000, Standing.OPEN: 6_000, Standing.CONTINUES: 12_000, Standing.WAIVED: 36_000}
    assert settled.row is not None and settled.row.amount == 20_000 and settled.problems == ()


@pytest.mark.parametrize(
    ("day", "closing", "month"),
    [("2021-02-01", "end", 20), ("2021-02-28", "end", 20), ("2021-03-01", "end", 21), ("2019-06-30", "end", 0),
     ("2021-02-20", "20", 20), ("2021-02-21", "20", 21)],
)  # fmt: skip
def test_the_day_gives_the_program_month(day: str, closing: str, month: int) -> None:
    assert taken(day, contract(closing=closing)).month == month


def test_the_month_is_counted_by_each_programs_own_clock() -> None:
    soft = contract(
        "softbank-shintoku-standard", on="2024-01-10", price=140_832, terms=steps((1, 24, 2_238), (25, 48, 3_630))
    )
    for made, day in ((soft, "2026-01-20"), (contract(), "2021-06-30")):
        found = settle(taken(day, made)).outcome
        year, month = map(int, day.split("-")[:2])
        assert (found.calendar_month.year, found.calendar_month.number) == (year, month)
    assert taken("2026-01-20", soft).month == 25


def test_money_is_the_quotes_own_outcome() -> None:
    for day in ("2019-12-10", "2021-02-20", "2021-06-30", "2021-11-15", "2022-04-01"):
        intake = taken(day)
        found = settle(intake)
        assert (found.outcome, found.burden) == (asked(intake), asked(intake).burden)
        assert found.burden == sum(p.amount for s, p in found.payments if s is not Standing.WAIVED)


def test_a_payment_due_on_the_very_day_counts_as_open() -> None:
    settled = settle(taken("2021-02-28"))
    assert settled.of(Standing.OPEN)[0].due == date(2021, 2, 28)
    assert settled.of(Standing.PAID)[-1].due < date(2021, 2, 28)


def test_the_cover_of_the_return_counts_not_the_one_of_the_purchase() -> None:
    covered = contract(cover="keitai-hosho")
    assert settle(taken(on=covered, cover="none", findings=("bent",))).surcharge == 20_000
    assert settle(taken(on=contract(), cover="keitai-hosho", findings=("bent",))).surcharge == 2_000


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"imei": DeviceNumber("490154203237518", "356938035643809")}, "imei-not-confirmed"),
        ({"imei": NO_NUMBER}, "imei-not-confirmed"),
        ({"owner": False}, "not-owner"),
        ({"arrears": True}, "in-arrears"),
        ({"paid_off": True}, "already-paid-off"),
        ({"program_ended": True}, "program-ended"),
        ({"deliverer": replace(PERSON, document=None)}, "identity-not-confirmed"),
        ({"findings": ("not-initialised",)}, "must-be-cured"),
        ({"findings": ("band-missing",)}, "finding-not-of-device"),
    ],
)
def test_what_stands_in_the_way(more: dict[str, Any], code: str) -> None:
    intake = taken(**more)
    assert codes(intake) == [code]
    assert not settle(intake).possible


def test_the_surcharge_above_the_debt_refuses_as_in_the_quote() -> None:
    late = taken("2021-12-20", findings=("glass-cracked",))
    assert codes(late) == ["surcharge-not-below-remaining"] == [p.code for p in asked(late, "body").problems]
    assert settle(taken("2021-11-20", findings=("glass-cracked",))).possible


def test_several_cures_are_each_named() -> None:
    assert codes(taken(findings=("not-initialised", "lock-on"))) == ["must-be-cured", "must-be-cured"]


def test_days_outside_the_contract() -> None:
    assert codes(taken("2022-07-01")) == ["outside-window"]
    assert codes(taken("2019-06-01")) == ["returned-before-bought", "window-not-open-yet"]


def test_a_document_or_a_signature_confirms_the_person() -> None:
    assert PERSON.confirmed and replace(PERSON, document=None, signed=True).confirmed
    assert not replace(PERSON, document=None).confirmed
    assert (PERSON.age_on(date(2021, 4, 11)), PERSON.age_on(date(2021, 4, 12))) == (35, 36)


def test_a_device_is_known_by_the_number_it_has() -> None:
    serial = DeviceNumber("S01", "S01")
    assert not DeviceNumber("", "").matches and not DeviceNumber("S01", "").matches
    sony = contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))
    by_serial = taken("2024-04-20", sony, imei=NO_NUMBER, serial=serial)
    assert by_serial.by_serial and by_serial.number == serial and codes(by_serial) == []
    assert codes(replace(by_serial, serial=DeviceNumber("S01", "S02"))) == ["imei-not-confirmed"]
    assert not taken(serial=serial).by_serial


def test_a_watch_without_imei_is_known_by_its_serial_number() -> None:
    amounts = steps((1, 24, 1_000), (25, 48, 1_500))
    watch = contract("softbank-shintoku-standard", on="2024-01-10", price=60_000, device=WATCH, terms=amounts)
    serial = DeviceNumber("W1", "W1")
    assert codes(taken("2026-01-20", watch, imei=NO_NUMBER, serial=serial)) == []
    assert codes(taken("2026-01-20", watch, imei=NO_NUMBER)) == ["imei-not-confirmed"]


def sony() -> Quote:
    return contract("sony-zanka-2y", on="2022-05-20", price=259_800, device=CAMERA, terms=Terms(residual=103_800))


def test_where_no_table_says_the_deduction_the_assessor_must() -> None:
    damaged = taken("2024-04-20", sony(), imei=NO_NUMBER, serial=DeviceNumber("S", "S"), findings=("body-cracked",))
    assert codes(damaged) == ["deduction-missing"]
    assert codes(replace(damaged, deduction=12_000)) == ["deduction-without-reason"]
    said = settle(replace(damaged, deduction=12_000, deduction_reason="欠け"))
    assert (said.problems, said.surcharge, said.burden, said.saving) == ((), 12_000, 156_000 + 12_000, 91_800)
    assert codes(replace(damaged, deduction=200_000, deduction_reason="欠け")) == ["surcharge-not-below-remaining"]
    assert codes(replace(damaged, deduction=0, deduction_reason="")) == []


def test_a_deduction_where_a_table_rules_has_no_effect_and_is_told() -> None:
    settled = settle(taken(findings=("bent",), deduction=500, deduction_reason="傷"))
    assert (settled.surcharge, settled.possible) == (20_000, True)
    assert [p.code for p in settled.problems] == ["deduction-without-effect"]


def test_the_usage_fee_is_paid_on_top_and_taken_off_the_saving() -> None:
    terms = steps((1, 12, 1_000), (13, 48, 3_560), usage_fee=12_100)
    premium = contract("softbank-shintoku-premium", on="2024-01-10", price=140_160, cover="anshin-plus", terms=terms)
    settled = settle(taken("2025-02-20", premium, cover="anshin-plus"))
    assert settled.outcome.usage_fee == 12_100
    assert settled.saving == settled.outcome.waived - 12_100 == premium.kept.burden - settled.burden
    assert codes(taken("2025-02-20", premium, cover="none")) == ["cover-required"]


def test_where_only_the_waived_debt_counts_it_is_what_is_owed() -> None:
    terms = steps((1, 24, 2_238), (25, 48, 3_630))
    soft = contract("softbank-shintoku-standard", on="2024-01-10", price=140_832, terms=terms)
    forward = settle(taken("2025-03-20", soft))
    assert forward.outcome.window == "one-year-forward"
    assert (forward.owed, forward.owed_numbers) == (24 * 3_630, tuple(range(25, 49)))


def test_no_program_of_the_catalogue_without_windows_takes_anything_back() -> None:
    plain = contract("docomo-plain-36")
    program: Program = plain.program
    assert not program.windows and not settle(taken(on=plain)).possible


# --- the ledger's row


def test_the_row_holds_the_deal_and_the_person_as_on_that_day() -> None:
    intake = taken(
        maker="見本製作所", on=contract(device=Device(name="Xperia 1", category="phone", storage="64GB", colour="黒"))
    )
    row = row_of(intake, settle(intake))
    assert (row.number, row.received_on, row.price, row.age) == ("K-1", date(2021, 2, 20), 36_000, 35)
    assert (row.maker, row.model, row.colour, row.imei) == ("見本製作所", "Xperia 1 64GB", "黒", NUMBER.read)
    assert (row.name, row.address, row.occupation) == (PERSON.name, PERSON.address, PERSON.occupation)
    assert (row.document, row.last_digits, row.quantity) == (DocumentKind.LICENCE, "1234", 1)


def test_rows_are_looked_over() -> None:
    intake = taken()
    row = row_of(intake, settle(intake))
    month = Ledger(first=date(2021, 2, 1), last=date(2021, 2, 28), rows=(row, replace(row, number="K-2")))
    assert problems_of(month) == ()
    found = problems_of(
        replace(month, rows=(row, row, replace(row, number="K-3", received_on=date(2021, 3, 1), reason="色")))
    )
    assert [(p.code, p.where) for p in found] == [
        ("ledger-number-twice", "rows"),
        ("ledger-row-outside-period", "rows[2].received_on"),
        ("correction-incomplete", "rows[2].reason"),
    ]
    assert [p.code for p in problems_of(replace(month, last=date(2021, 1, 1)))] == ["period-backwards"]


def test_the_day_is_the_shops_own() -> None:
    just_after_midnight = datetime.fromisoformat("2021-03-01T00:30:00+09:00")
    intake = taken(assessed_at=just_after_midnight)
    assert (intake.day, intake.month) == (date(2021, 3, 1), 21)


def test_a_refused_return_still_names_the_debt_it_was_refused_for() -> None:
    """1年くりあげ compares with payments 25 to 48 only; they are owed although nothing falls away."""
    terms = steps((1, 24, 2_000), (25, 48, 900))
    soft = contract("softbank-shintoku-standard", on="2024-01-10", price=69_600, terms=terms)
    refused = settle(taken("2025-03-20", soft, findings=("bent",), cover="none"))
    assert [p.code for p in refused.problems] == ["surcharge-not-below-remaining"]
    assert dict(refused.problems[0].values) == {"surcharge": 22_000, "remaining": 24 * 900}
    assert (refused.owed, refused.owed_numbers, refused.outcome.waived) == (21_600, tuple(range(25, 49)), 0)


def test_a_barred_device_is_not_taken() -> None:
    assert codes(taken(restriction=Restriction.BARRED)) == ["network-barred"]
    for answer_ in (Restriction.NONE, Restriction.POSSIBLE, Restriction.UNCHECKED):
        assert codes(taken(restriction=answer_)) == []


def test_the_early_window_needs_to_know_the_cover() -> None:
    """A quote may leave it open; a device is not taken in before somebody has named it."""
    terms = steps((1, 12, 1_000), (13, 48, 3_560), usage_fee=12_100)
    premium = contract("softbank-shintoku-premium", on="2024-01-10", price=140_160, terms=terms)
    assert codes(taken("2025-02-20", premium, cover=None)) == ["cover-needed-for-window"]
    assert codes(taken("2026-02-20", premium, cover=None)) == [], "from month 25 on it asks for none"
