"""Devices come back by keystrokes alone: one of each program; each ends in receipts and ledger lines that are read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

import pytest

from posapp.domain.handin_choices import Way
from posapp.domain.ledger import LedgerRow
from posapp.flows.intake import CHECK, READY, RECEIPT, WHAT, WHO
from posapp.services import snapshots
from posapp.services.intake_ports import IntakeRow
from posapp.ui import text_returns as text
from tests.e2e.counter import NAME, Person, World, chips, day
from tests.e2e.return_counter import (
    DEVICE,
    FIRST,
    IMEI,
    NO,
    PERSON,
    SECOND,
    SIGNED,
    SOUND,
    STEPS,
    Counter,
    ReturnTill,
    contract,
    found,
)
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

STANDARD = "softbank-shintoku-standard"
GLASS = SOUND | found(6, "glass-cracked")


def only(till: ReturnTill) -> tuple[IntakeRow, tuple[LedgerRow, ...]]:
    """The intake that ended, and the lines of the ledger."""
    (row,) = till.services.returns.intakes()
    lines = till.services.returns.ledger("2019-01-01", "2039-12-31")
    return row, tuple(snapshots.load(LedgerRow, line.body) for line in lines)


def papers_of(till: ReturnTill, row: IntakeRow) -> list[tuple[str, str]]:
    """Kind and text of every paper of an intake, in the order they were made."""
    kept = till.services.returns.receipt(row.id)
    assert kept is not None
    return [(paper.kind, text_of(till.services.papers.pdf(paper))) for paper in kept[1]]


def taken(till: ReturnTill, world: World, *figures: str) -> LedgerRow:
    """What stands in the ledger and on both copies, printed and read back."""
    row, (line,) = only(till)
    assert (row.state, row.customer, line.name, line.number[:7]) == ("received", NAME, NAME, f"K-{world.now.year}-")
    made = papers_of(till, row)
    till.hands.key("F12")
    till.until(lambda: "未印刷 0" in chips(till) and len(world.tray.sent) == len(made), "the papers were not printed")
    assert [text_of(pdf) for pdf, _ in world.tray.sent] == [printed for _, printed in made]
    copies = [printed for kind, printed in made if kind == "intake-receipt"]
    assert ["お客さま控え" in copies[0], "店舗控え" in copies[1]] == [True, True]
    for copy in copies:
        for word in (squeezed(NAME), line.number, *figures):
            assert word in copy, (word, copy)
    till.hands.key("Enter")
    assert till.step == "" and till.services.records.drafts() == ()
    return line


@dataclass(frozen=True, kw_only=True)
class Back:
    """One contract of that program coming back: the day, how the device is known and covered, what falls away by hand."""

    program: str
    on: datetime
    waived: int
    month: int
    device: Mapping[str, str] = field(default_factory=dict)
    damage: tuple[int, str] = (6, "glass-cracked")
    surcharge: int
    fee: int = 0


APPLECARE = {"cover": "<Down until anshin-applecare>"}
BACK = {
    "docomo": Back(program="docomo-okaeshi", on=day(2023, 6, 20), month=24, waived=12 * 3_000, surcharge=20_000),
    "au": Back(program="au-kaetoku", on=day(2023, 5, 20), month=24, waived=50_500, surcharge=22_000),
    "standard": Back(program=STANDARD, on=day(2024, 12, 18), month=25, waived=24 * 3_020, surcharge=22_000),
    "one-year-forward": Back(
        program=STANDARD, on=day(2024, 5, 20), month=18, waived=24 * 3_020, surcharge=5_000,
        device={"cover": "<Down until anshin-plus>"},
    ),
    "early": Back(
        program="softbank-shintoku-premium", on=day(2024, 10, 21), month=13, waived=36 * 3_700, surcharge=3_740, fee=12_100,
        device=APPLECARE,
    ),
    "value": Back(
        program="softbank-shintoku-value", on=day(2024, 12, 21), month=13, waived=36 * 2_100, surcharge=5_000,
        damage=(8, "adapter-missing"),
    ),
}  # fmt: skip
"""From the contracts of tests.services.sale and the tables of the programs, reckoned by hand. Sony's go by courier."""
FORGOTTEN = {"docomo": ("lock-on",), "au": ("not-initialised",), "standard": ("lock-on", "not-initialised")}
"""What is still to be done on a device when it comes."""


def brought(back: Back, world: World, counter: Counter, now: datetime | None = None, **person: str) -> ReturnTill:
    """The contract was made; on the day the device is there, and everything up to the checklist is done."""
    contract(world, back.program)
    till = counter(now or back.on)
    till.begin()
    till.through(PERSON | person, DEVICE | dict(back.device))
    return till


@pytest.mark.parametrize("name", ["docomo", "early"])
def test_a_sound_device_comes_back(name: str, world: World, counter: Counter) -> None:
    back = BACK[name]
    till = brought(back, world, counter)
    till.check(SOUND)
    assert till.why_not() == ["way-not-chosen"]
    till.sign()
    line = taken(till, world, f"{back.waived:,}円", f"{back.month}か月目")
    assert (line.price, line.corrects, line.received_on) == (back.waived, "", back.on.date())
    assert (line.serial, line.imei) == ("", IMEI)


@pytest.mark.parametrize("name", BACK)
def test_a_damaged_device_costs_its_surcharge(name: str, world: World, counter: Counter) -> None:
    back = BACK[name]
    till = brought(back, world, counter)
    till.check(SOUND | found(*back.damage))
    assert till.why_not() == ["way-not-chosen"]
    settled = till.shell.view.settled
    assert settled is not None and (settled.surcharge, settled.outcome.usage_fee) == (back.surcharge, back.fee)
    till.sign()
    fee = (f"{back.fee:,}円",) if back.fee else ()
    line = taken(till, world, f"{back.waived:,}円", f"{back.surcharge:,}円", f"{back.month}か月目", *fee)
    assert (line.received_on, line.imei) == (back.on.date(), IMEI)
    assert line.price == back.waived, "the price of the ledger is what falls away; the surcharge is no part of it"


@pytest.mark.parametrize("name", FORGOTTEN)
def test_what_was_forgotten_is_done_at_the_counter(name: str, world: World, counter: Counter) -> None:
    """Locks and data: the device is not taken before, and is taken after, whatever the program."""
    back = BACK[name]
    till = brought(back, world, counter)
    till.check(SOUND | {"head:2": FIRST} | {f"finding:{code}": "<Space>" for code in FORGOTTEN[name]})
    till.take(Way.NOW)
    till.hands.key("Enter")
    assert till.step == CHECK and till.why_not().count("must-be-cured") == len(FORGOTTEN[name])
    till.press(text.CURED)
    assert till.field == "customer:2" and till.draft.check.answer(2).note == text.CURED
    till.hands.key("Space")
    till.sign()
    assert taken(till, world, f"{back.waived:,}円").price == back.waived


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a device of that contract is not taken: the day, what is said and found, the reasons, a word of the customer's paper."""

    back: str
    on: datetime | None = None
    person: Mapping[str, str] = field(default_factory=dict)
    device: Mapping[str, str] = field(default_factory=dict)
    check: Mapping[str, str] = field(default_factory=lambda: SOUND)
    codes: tuple[str, ...]
    told: str


REFUSED = {
    "docomo: 20,000 of 18,000": Refusal(
        back="docomo", on=day(2023, 12, 20), check=GLASS, codes=("surcharge-not-below-remaining",), told="18,000円以上",
    ),
    "au: no new device": Refusal(
        back="au", person={"purchase": NO}, codes=("new-purchase-needed",), told="次の機種",
    ),
    "one-year-forward: month 12": Refusal(
        back="one-year-forward", on=day(2023, 11, 20), codes=("outside-window",), told="12か月目",
    ),
    "early: no cover": Refusal(
        back="early", device={"cover": "<Down until none>"}, codes=("cover-required",), told="補償サービス",
    ),
    "early: a fee above payments 22 to 24": Refusal(
        back="early", on=day(2025, 7, 21), codes=("usage-fee-above-payments",), told="11,100円",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_rules_refuse_goes_home_with_its_reasons(
    name: str, world: World, counter: Counter, person: Person
) -> None:
    case = REFUSED[name]
    back = replace(BACK[case.back], device={**BACK[case.back].device, **case.device})
    till = brought(back, world, counter, case.on, **case.person)
    till.check(case.check)
    till.take(Way.NOW)
    assert till.why_not() == list(case.codes)
    till.take(Way.KEEP)
    till.hands.key("Enter")
    assert till.step == RECEIPT and any(text.REFUSE_ASK in told for told in person.told)
    row, lines = only(till)
    assert (row.state, lines, till.services.records.drafts()) == ("refused", (), ())
    kept = till.services.returns.receipt(row.id)
    assert kept is not None and [paper.title for paper in kept[1]] == [
        "お客さま控え・査定結果書",
        "店舗控え・査定結果書",
    ]
    assert "特典を使えません" in text_of(till.services.papers.pdf(kept[1][0]))
    assert ([p.code for p in kept[0].problems if p.stops], kept[0].choice) == (list(case.codes), Way.KEEP)
    assert tuple(kept[0].draft.check.findings) == tuple(k[8:] for k in case.check if k.startswith("finding:"))
    copies = papers_of(till, row)
    assert [kind for kind, _ in copies] == ["assessment-result"] * 2
    assert all(squeezed(case.told) in paper and squeezed(NAME) in paper for _, paper in copies), copies


def test_au_without_a_new_purchase_can_still_be_put_right(world: World, counter: Counter) -> None:
    till = brought(BACK["au"], world, counter, purchase=NO)
    till.check(SOUND)
    till.take(Way.NOW)
    assert "new-purchase-needed" in till.why_not()
    till.hands.key("F8")
    assert (till.step, till.field) == (WHO, "purchase"), "the answer can be put right"
    till.hands.key("Right")
    assert till.draft.person.purchase == "yes"


def test_the_early_window_asks_for_the_cover(world: World, counter: Counter) -> None:
    """A cover that nobody named is none: the benefit would be given without what it stands on."""
    back = BACK["early"]
    contract(world, back.program)
    till = counter(back.on)
    till.begin()
    till.fill(PERSON, {})
    device = {key: value for key, value in DEVICE.items() if key != "cover"}
    till.fill(device, {}, until=till.shell.page.order()[-1])
    till.hands.key("Enter")
    assert (till.step, till.field, till.why_not()) == (WHAT, "cover", ["cover-needed-for-window"])
    till.fill(APPLECARE, {})
    assert till.step == READY


@pytest.mark.parametrize(
    ("step", "person_says", "device_is", "code"),
    [
        (WHO, {"owner": NO}, {}, "not-owner"),
        (WHO, {"suspicion": "<Space>", "suspicion_note": "箱と番号が違う"}, {}, "stop-and-report"),
        (WHAT, {}, {"model": SECOND}, "model-mismatch"),
        (WHAT, {}, {"imei": "", "serial": "F2LW48"}, "imei-not-confirmed"),
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
    row, lines = only(till)
    reported = code == "stop-and-report"
    assert till.step == ("" if reported else RECEIPT)
    assert (row.state, lines) == ("reported" if reported else "refused", ())
    assert (text.REPORT_DONE in person.told) is reported


def test_thought_better_of_the_end_the_return_goes_on(world: World, counter: Counter, person: Person) -> None:
    contract(world, "docomo-okaeshi")
    till = counter(day(2023, 6, 20))
    till.begin()
    person.yes = False
    till.fill(PERSON | {"owner": NO}, {}, until="suspicion")
    till.hands.key("Enter")
    assert till.step == WHO and till.services.returns.intakes() == ()


@pytest.mark.parametrize("until", ["ready:locks", "no_return"])
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
            till.take(Way.NOW)
            till.hands.key("Enter")
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
