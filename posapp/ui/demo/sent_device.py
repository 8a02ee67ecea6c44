"""郵送での返却 in the demonstration: a contract made elsewhere, its device sent by courier, assessed, answered; over two weeks."""

from __future__ import annotations

from datetime import timedelta

from posapp.domain.program import HandedIn, Program
from posapp.services.mailing import APPLICATION, ASSESSMENT
from posapp.ui.demo import people
from posapp.ui.demo.hands import Stuck
from posapp.ui.demo.return_staff import ReturnStaff
from posapp.ui.demo.returned_device import Shown
from posapp.ui.pages.mail.place import MailPage
from posapp.ui.pages.returns.find import FindPage

_MOST_KEYS = 60
"""More keys than any of these forms has fields."""


def send_back(walk: Shown) -> None:
    """From the contract on the customer's paper to the answer after the assessment."""
    hands = walk.hands
    _contract(walk)
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, MailPage):
        raise Stuck("no 郵送での返却")
    walk.screen("mail-empty")
    _fill(walk, page, people.POSTED)
    walk.screen("mail-application")
    walk.small_and_dark("mail-application")
    _record(walk, page, "applied")
    walk.screen("mail-applied")
    walk.outside.now += timedelta(days=5)
    hands.key("F1", "Ctrl+M", "Enter")
    _fill(walk, page, people.COLLECTED)
    _record(walk, page, "collected")
    walk.outside.now += timedelta(days=9)
    hands.key("F1", "Ctrl+M", "Enter")
    _fill(walk, page, people.ASSESSED)
    walk.screen("mail-assessed")
    _record(walk, page, "assessed")
    hands.key("Alt+1")
    walk.screen("mail-answer")
    walk.small_and_dark("mail-answer")
    hands.key("F11")
    walk.screen("mail-customer")
    hands.key("F11", "F7")
    _reached(walk, page, "accepted")
    walk.screen("mail-accepted")
    hands.key("Esc")
    walk.screen("mail-list")
    for kind in (APPLICATION, ASSESSMENT):
        (row,) = (row for row in walk.services.papers.papers() if row.kind == kind)
        walk.paper(kind, walk.services.papers.pdf(row))


def _contract(walk: Shown) -> None:
    """回収: the contract typed from its paper; the program leads to the courier."""
    hands, staff = walk.hands, ReturnStaff(walk.staff.front, walk.hands)
    hands.key("F1", "F3")
    page = walk.staff.front.window.pages.currentWidget()
    if not isinstance(page, FindPage):
        raise Stuck("no 契約")
    program = next(p for p in walk.services.returns.programs() if p.handed_in is HandedIn.COURIER)
    typed = {"on": _bought(walk, program), **people.ELSEWHERE}
    hands.key("Tab")
    for _ in range(_MOST_KEYS):
        field = staff.field
        if field == "program":
            _choose(walk, page, field, program.id)
        elif field == "category":
            _choose(walk, page, field, people.POSTED_KIND)
        elif field in typed:
            hands.type(typed[field])
        if field == "serial":
            break
        hands.key("Enter" if field not in ("", "find", "sheets") else "Tab")
    walk.screen("return-elsewhere")
    hands.key("Enter")
    hands.settle()


def _bought(walk: Shown, program: Program) -> str:
    """A day that puts the creditor's letter into the month of today."""
    back = walk.outside.now.date()
    months = back.year * 12 + back.month - 1 - (program.clock.month_one + (program.notice_month or 1) - 1)
    return f"{months // 12}-{months % 12 + 1}-20"


def _choose(walk: Shown, page: FindPage, field: str, value: str) -> None:
    for _ in range(_MOST_KEYS):
        if page.form.fields[field].value() == value:
            return
        walk.hands.key("Down")
    raise Stuck(f"{value} cannot be chosen")


def _fill(walk: Shown, page: MailPage, answers: dict[str, str]) -> None:
    """Type what is known from the cursor on, Enter to the next field, until the button has the focus."""
    for _ in range(_MOST_KEYS):
        field = page.card.steps.focused()
        if not field:
            return
        value = answers.get(field, "")
        if value.startswith("<"):
            walk.hands.key(*value.strip("<>").split("><"))
        elif value:
            walk.hands.type(value)
        walk.hands.key("Enter")
    raise Stuck(f"the form did not end: {page.card.steps.focused()}")


def _record(walk: Shown, page: MailPage, state: str) -> None:
    walk.hands.key("Enter")
    _reached(walk, page, state)


def _reached(walk: Shown, page: MailPage, state: str) -> None:
    walk.hands.wait(lambda: page.card.state == state, f"{state} was not reached")
