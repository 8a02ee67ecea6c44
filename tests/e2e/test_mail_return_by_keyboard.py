"""Devices that go back by courier, by keystrokes alone: from F3 to the customer's answer, over weeks and several starts of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import pytest

from posapp.domain.mail_return import MailState
from posapp.services.mail_ports import MailReturnRow
from posapp.ui import text_mail as text
from posapp.ui import text_returns
from posapp.ui.demo.hands import Stuck
from posapp.ui.pages.mail.place import MailPage
from posapp.ui.places.tasks import TasksPage
from tests.e2e.counter import NAME, Person, World, chips, day, said
from tests.e2e.return_counter import SERIAL, ReturnTill, contract
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

FORM = {
    "owner": "<Right>", "mail": "yumiko@example.jp", "day": "2027.10.14", "accessories": "<Right>", "erased": "<Space>",
    "confirmed": "<Space>",
}  # fmt: skip
RESULT = {"result": "<Right><Right>", "deduction": "12,000", "reason": "背面のすり傷"}


class MailTill(ReturnTill):
    """The same window, with a return by courier in it."""

    @property
    def page(self) -> MailPage:
        page = self.place
        assert isinstance(page, MailPage), page
        return page

    @property
    def at_field(self) -> str:
        """The field with the cursor."""
        return self.page.card.steps.focused()

    @property
    def row(self) -> MailReturnRow:
        """The only return."""
        (row,) = self.services.mailing.list()
        return row

    def begin_mail(self, words: str = SERIAL) -> None:
        """F3, the search, Enter for the contract, Enter again for 郵送での返却へ."""
        self.hands.key("F3")
        self.hands.type(words)
        self.hands.key("Enter")
        self.hear(text_returns.SAY_MAIL)
        self.hands.key("Enter")
        assert self.page.card.isVisible()

    def open_mail(self) -> None:
        """Ctrl+M and Enter: the first of the list."""
        self.hands.key("Ctrl+M", "Enter")
        assert self.page.card.isVisible()

    def answer_form(self, answers: Mapping[str, str]) -> None:
        """From the cursor on, Enter by Enter, until the button has the focus."""
        for _ in range(30):
            if not self.at_field:
                return
            self.answer_one(answers)
        raise Stuck(f"the form did not end: {self.at_field}")

    def answer_one(self, answers: Mapping[str, str]) -> None:
        """The field with the cursor, and Enter."""
        for part in re.findall(r"<[^>]+>|[^<]+", answers.get(self.at_field, "")):
            if part.startswith("<"):
                self.hands.key(part[1:-1])
            else:
                self.hands.type(part)
        self.hands.key("Enter")

    def record(self, state: MailState) -> None:
        """Enter on the button; the return stands there then."""
        self.hands.key("Enter")
        self.reached(state)

    def reached(self, state: MailState) -> None:
        """It stands there, in the window and in the store."""
        self.until(lambda: self.row.state == state and text.DONE[state][0] in said(self), f"{state} was not reached")


Counter = Callable[[datetime], MailTill]


@pytest.fixture
def counter(world: World) -> Iterator[Counter]:
    """The program on that day, open on ホーム; the one before is closed."""
    tills: list[MailTill] = []

    def begin(now: datetime) -> MailTill:
        while tills:
            tills.pop().close()
        world.now = now
        tills.append(MailTill(world))
        tills[-1].unlock()
        return tills[-1]

    yield begin
    for till in tills:
        till.close()


@pytest.fixture
def sold(world: World) -> None:
    """One year's residual of 160,000 yen, last payment on 2028-01-31."""
    contract(world, "sony-zanka-1y", imei="", serial=SERIAL)


def applied(counter: Counter) -> MailTill:
    till = counter(day(2027, 10, 10))
    till.begin_mail()
    till.answer_form(FORM)
    till.record(MailState.APPLIED)
    return till


def judged(counter: Counter) -> MailTill:
    """Collected on one day, assessed on another, each in a start of its own."""
    till = applied(counter)
    till = counter(day(2027, 10, 15))
    till.open_mail()
    till.answer_form({"slip": "4012-3456-7890"})
    till.record(MailState.COLLECTED)
    till = counter(day(2027, 10, 26))
    till.open_mail()
    till.answer_form(RESULT)
    till.record(MailState.ASSESSED)
    return till


def papers(till: MailTill) -> list[str]:
    found = till.services.mailing.known(till.row.id)
    assert found is not None
    return [text_of(till.services.papers.pdf(row)) for row in till.services.mailing.papers(found[1])]


@pytest.mark.usefixtures("sold")
def test_from_the_contract_to_the_return(world: World, counter: Counter) -> None:
    till = judged(counter)
    assert {"12,000円", "160,000円"} <= set(said(till))
    till.hands.key("F12")
    till.until(lambda: len(world.tray.sent) == 1 and "未印刷 1" in chips(till), "the result was not printed")
    printed = text_of(world.tray.sent[0][0])
    for words in (f"{NAME} 様", "12,000円", "背面のすり傷", "160,000円", "2028年1月21日まで（店の目安）"):
        assert squeezed(words) in printed, words
    till.hands.key("Alt+1", "F11")
    assert till.front.returning is not None
    display = till.front.returning.screen.display
    assert display is not None and display.isVisible()
    assert [way._view.chosen for way in display.returning.ways if way.isVisible()] == [True, False]
    till.hands.key("F11", "F7")
    till.reached(MailState.ACCEPTED)
    assert text.END_WORDS["accepted"][0] in said(till)
    application, result = papers(till)
    assert squeezed("返却申込書（控え）") in application and result == printed
    assert till.services.records.tasks() == ()
    assert [row.state for row in till.services.mailing.list()] == [MailState.ACCEPTED]
    assert till.services.returns.intakes() == ()


@pytest.mark.usefixtures("sold")
def test_after_the_assessment_the_customer_keeps_the_device(counter: Counter) -> None:
    till = judged(counter)
    till.hands.key("Alt+2", "F7")
    till.reached(MailState.WITHDRAWN)
    assert till.services.records.tasks() == ()


@pytest.mark.usefixtures("sold")
def test_nothing_is_said_and_the_device_is_kept(counter: Counter, person: Person) -> None:
    judged(counter)
    till = counter(day(2028, 1, 22))
    till.open_mail()
    assert any("期限を過ぎています" in words for words in said(till))
    till.hands.key("F9")
    till.reached(MailState.KEPT)
    assert any("期限（2028年1月21日）までにお申し出がなかった" in words for words in person.told)


@pytest.mark.usefixtures("sold")
def test_withdrawn_while_the_courier_is_awaited(counter: Counter, person: Person) -> None:
    till = applied(counter)
    person.yes = False
    till.hands.key("F9")
    assert till.row.state == "applied", "nobody said so"
    person.yes = True
    till.hands.key("F9")
    till.reached(MailState.WITHDRAWN)
    assert any("160,000円を2028年1月31日に" in words for words in person.told)


@pytest.mark.usefixtures("sold")
def test_a_form_left_half_way_goes_on_at_its_field(counter: Counter) -> None:
    till = counter(day(2027, 10, 10))
    till.begin_mail()
    while till.at_field != "mail":
        till.hands.key("Enter")
    till.hands.type("yumiko@exam")
    till.hands.key("Enter")
    till = counter(day(2027, 10, 12))
    till.hear("郵送での返却の申込み")
    till.resume()
    assert (till.at_field, till.page.card.steps.person.fields["mail"].value()) == ("postal", "yumiko@exam")
    till.hands.key("F7")
    till.hear(text.NOT_DONE_COUNT.format(count=6))
    assert till.row.state == "announced" and till.at_field in till.page.card.steps.order()


@pytest.mark.usefixtures("sold")
def test_a_wrong_field_is_led_to_and_mended(counter: Counter) -> None:
    till = counter(day(2027, 10, 10))
    till.begin_mail()
    till.answer_form(FORM | {"mail": "yumiko"})
    till.hands.key("Enter")
    till.hear("アドレスを確かめてください。")
    assert till.at_field == "mail"
    till.hands.type("yumiko@example.jp")
    till.hands.key("F7")
    till.reached(MailState.APPLIED)


@pytest.mark.usefixtures("sold")
def test_from_the_case_and_from_what_is_due(counter: Counter) -> None:
    till = applied(counter)
    till.hands.key("F1", "F4")
    till.press(text.TITLE)
    assert till.page.card.isVisible() and till.row.state == "applied", "the one that is under way"
    till.hands.key("Esc", "Esc")
    till.hands.key("Ctrl+T")
    tasks = till.place
    assert isinstance(tasks, TasksPage)
    till.until(lambda: tasks.table.view() is not None, "the task did not come")
    till.hands.key("Enter")
    assert till.page.card.isVisible()


@pytest.mark.usefixtures("sold")
def test_every_field_is_on_disk_before_the_next_is_typed(counter: Counter) -> None:
    till = counter(day(2027, 10, 10))
    till.begin_mail()
    passed: list[str] = []
    while till.at_field:
        at = till.at_field
        if passed:
            held = till.services.mailing.draft(till.row.id)
            assert held is not None and (held.form, held.cursor.field) == (till.page.card.form, at)
        passed.append(at)
        till.answer_one(FORM)
    assert passed == list(till.page.card.steps.order())[1:], "from the first open question to the last tick"
