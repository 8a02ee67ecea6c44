"""Devices come back by keystrokes alone: one of each program; each ends in receipts and ledger lines that are read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

import pytest

from posapp.domain.ledger import LedgerRow
from posapp.flows.intake import CHECK, READY, WHAT, WHO
from posapp.services import snapshots
from posapp.services.intake_ports import IntakeRow
from posapp.ui import text_returns as text
from tests.e2e.counter import NAME, Person, World, chips, day
from tests.e2e.return_counter import (
    DEVICE,
    NO,
    PERSON,
    SECOND,
    SERIAL,
    SIGNED,
    SOUND,
    STEPS,
    YES,
    ReturnTill,
    contract,
    found,
)
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

GLASS = SOUND | found(6, "glass-cracked")


@pytest.fixture
def counter(world: World) -> Iterator[Callable[[datetime], ReturnTill]]:
    """The program on that day, open on ホーム."""
    tills: list[ReturnTill] = []

    def begin(now: datetime) -> ReturnTill:
        world.now = now
        tills.append(ReturnTill(world))
        tills[-1].unlock()
        return tills[-1]

    yield begin
    for till in tills:
        till.close()


Counter = Callable[[datetime], ReturnTill]


def only(till: ReturnTill) -> tuple[IntakeRow, tuple[LedgerRow, ...]]:
    """The intake that ended, and the lines of the ledger."""
    (row,) = till.services.returns.intakes()
    lines = till.services.returns.ledger("2019-01-01", "2039-12-31")
    return row, tuple(snapshots.load(LedgerRow, line.body) for line in lines)


def taken(till: ReturnTill, world: World, *figures: str) -> LedgerRow:
    """What stands in the ledger and on both copies, printed and read back."""
    row, (line,) = only(till)
    assert (row.state, row.customer, line.name, line.number[:7]) == ("received", NAME, NAME, f"K-{world.now.year}-")
    kept = till.services.returns.receipt(row.id)
    assert kept is not None
    till.hands.key("F12")
    till.until(lambda: "未印刷 0" in chips(till) and len(world.tray.sent) == 2, "two copies were not printed")
    copies = [text_of(pdf) for pdf, _ in world.tray.sent]
    assert ["お客さま控え" in copies[0], "店舗控え" in copies[1]] == [True, True]
    for copy in copies:
        for word in (squeezed(NAME), line.number, *figures):
            assert word in copy, (word, copy)
    till.hands.key("Enter")
    assert till.step == "" and till.services.records.drafts() == ()
    return line


BACK: dict[str, tuple[datetime, Mapping[str, str], Mapping[str, str], tuple[str, ...], int]] = {
    "docomo-okaeshi sound":    (day(2023, 6, 20), DEVICE, SOUND, ("36,000円",), 36_000),
    "docomo-okaeshi glass":    (day(2023, 6, 20), DEVICE, GLASS, ("36,000円", "20,000円"), 36_000),
    "au-kaetoku sound":        (day(2023, 5, 20), DEVICE, SOUND, ("50,500円",), 50_500),
    "softbank-shintoku-standard sound": (day(2024, 12, 18), DEVICE, SOUND, ("72,480円",), 72_480),
    "softbank-shintoku-standard glass": (day(2024, 12, 18), DEVICE, GLASS, ("72,480円", "22,000円"), 72_480),
}  # fmt: skip
"""Day, device, checklist, what stands on the receipt, the price of the ledger: by hand from the contract."""


@pytest.mark.parametrize("name", BACK)
def test_a_device_comes_back(name: str, world: World, counter: Counter) -> None:
    program = name.partition(" ")[0]
    now, device, check, figures, price = BACK[name]
    contract(world, program)
    till = counter(now)
    till.begin()
    till.through(PERSON, device)
    till.check(check)
    till.sign()
    assert taken(till, world, *figures).price == price


def test_sony_takes_the_assessors_deduction_with_its_reason(world: World, counter: Counter) -> None:
    contract(world, "sony-zanka-1y", imei="", serial=SERIAL)
    till = counter(day(2027, 12, 10))
    till.begin(SERIAL)
    till.through(PERSON, DEVICE | {"serial": SERIAL})
    till.check(SOUND | found(4, "bent") | {"deduction": "12,000", "deduction_reason": "本体のゆがみ"})
    till.sign()
    line = taken(till, world, "12,000円", "本体のゆがみ", "160,000円")
    assert (line.serial, line.imei) == (SERIAL, "")


def test_a_lock_is_taken_off_at_the_counter_and_the_device_is_taken_in(world: World, counter: Counter) -> None:
    contract(world, "docomo-okaeshi")
    till = counter(day(2023, 6, 20))
    till.begin("こばやし")
    till.through()
    till.check(SOUND | {"head:2": SECOND, "finding:lock-on": "<Space>"})
    till.hands.key("Alt+1", "Enter")
    assert till.step == CHECK and "must-be-cured" in [p.code for p in till.shell.page.problems()]
    till.press(text.CURED)
    assert till.field == "customer:2" and till.draft.check.answer(2).note == text.CURED
    till.hands.key("Space")
    till.sign()
    assert taken(till, world, "36,000円").price == 36_000


def test_a_fee_above_what_is_left_is_refused_and_the_customer_keeps_the_device(
    world: World, counter: Counter, person: Person
) -> None:
    contract(world, "softbank-shintoku-standard")
    till = counter(day(2026, 5, 20))
    till.begin()
    till.through()
    till.check(GLASS)
    till.hands.key("Alt+1", "Enter")
    assert till.step == CHECK, "a fee above what is left is no return"
    till.hear("特典は使えません")
    till.hands.key("Alt+3", "Enter")
    assert till.step == "" and any(text.REFUSE_ASK in told for told in person.told)
    row, lines = only(till)
    assert (row.state, lines, till.services.records.drafts()) == ("refused", (), ())
    assert text.REFUSE_DONE in person.told


def test_au_without_a_new_purchase_is_refused_with_its_reason(world: World, counter: Counter) -> None:
    contract(world, "au-kaetoku")
    till = counter(day(2023, 5, 20))
    till.begin()
    till.through(PERSON | {"purchase": NO})
    till.check(SOUND)
    till.hands.key("Alt+1")
    assert "new-purchase-needed" in [p.code for p in till.shell.page.problems()]
    till.hands.key("F8")
    assert (till.step, till.field) == (WHO, "purchase"), "the answer can be put right"
    till.hands.key("Right")
    assert till.draft.person.purchase == "yes"


@pytest.mark.parametrize(
    ("step", "person_says", "device_is", "code"),
    [
        (WHO, {"owner": NO}, {}, "not-owner"),
        (WHO, {"arrears": YES}, {}, "in-arrears"),
        (WHO, {"suspicion": "<Space>", "suspicion_note": "箱と番号が違う"}, {}, "stop-and-report"),
        (WHAT, {}, {"model": SECOND}, "model-mismatch"),
    ],
)
def test_what_cannot_be_taken_ends_recorded(
    world: World, counter: Counter, person: Person, step: str, person_says: dict[str, str], device_is: dict[str, str],
    code: str,
) -> None:  # fmt: skip
    contract(world, "docomo-okaeshi")
    till = counter(day(2023, 6, 20))
    till.begin()
    if step == WHAT:
        till.fill(PERSON, {})
    till.fill((DEVICE | device_is) if step == WHAT else PERSON | person_says, {})
    assert till.step == ""
    row, lines = only(till)
    reported = code == "stop-and-report"
    assert (row.state, lines) == ("reported" if reported else "refused", ())
    assert (text.REPORT_DONE if reported else text.REFUSE_DONE) in person.told


def test_thought_better_of_the_end_the_return_goes_on(world: World, counter: Counter, person: Person) -> None:
    contract(world, "docomo-okaeshi")
    till = counter(day(2023, 6, 20))
    till.begin()
    person.yes = False
    till.fill(PERSON | {"owner": NO}, {}, until="suspicion")
    till.hands.key("Enter")
    assert till.step == WHO and till.services.returns.intakes() == ()


@pytest.mark.parametrize("until", ["born", "imei", "ready:locks", "finding:glass-cracked", "no_return"])
def test_a_return_that_was_cut_short_goes_on_at_its_field(until: str, world: World, counter: Counter) -> None:
    """Every field left is on disk at once: what a killed program had, the next one shows."""
    contract(world, "docomo-okaeshi")
    now = day(2023, 6, 20)
    till = counter(now)
    till.begin()
    at = ""
    for step, answers in ((WHO, PERSON), (WHAT, DEVICE), (READY, STEPS)):
        if till.step == step and at != until:
            till.fill(answers, {}, until=until)
            at = till.field
    if at != until:
        till.check(GLASS, until=until)
        if till.field != until:
            till.hands.key("Alt+1", "Enter")
            till.fill(SIGNED, {}, until=until)
    left = till.draft
    assert (till.field, left.cursor.field) == (until, until)
    with_rows = till.services.records.drafts()
    assert [row.flow for row in with_rows] == ["intake"]
    again = counter(now)
    again.resume()
    assert (again.step, again.field) == (left.cursor.step, until)
    assert asdict(again.draft) == asdict(left)


def test_a_postal_code_of_several_towns_asks_for_the_town(world: World, counter: Counter) -> None:
    contract(world, "docomo-okaeshi")
    till = counter(day(2023, 6, 20))
    till.begin()
    till.fill(PERSON | {"postal": "9870362"}, {}, until="town")
    assert (till.field, till.draft.person.town) == ("town", ""), "no town is taken unasked"
    till.hands.key("Down", "Enter")
    assert till.draft.person.town == "豊里町小口前"
