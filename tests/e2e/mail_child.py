"""A counter that is going to be killed in 郵送での返却: types the form of the next step by keyboard, and takes the step.

    python -m tests.e2e.mail_child DAY UNTIL

POSAPP_DATA names the folder, DAY is when (ISO). UNTIL is a field, where it says so and waits, or a point of POINTS: then the form is
answered whole and the step stands still there. Lines are JSON, as `tests.e2e.child` writes them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from posapp import app
from posapp.flows.forms import YES
from posapp.flows.mail_forms import MailDraft
from posapp.services import snapshots
from posapp.services.mailing import MailDesk
from posapp.store import drafts, events
from posapp.store.mail_returns import MailShelf
from tests.e2e.child import say, wait_for_the_end
from tests.e2e.counter import World
from tests.e2e.test_mail_return_by_keyboard import FORM, RESULT, MailTill

POINTS = ("row", "papers", "event", "behind")
"""Where a step can be stopped: in its transaction with this just written, and behind it."""
ANSWERS = FORM | {"slip": "4012-3456-7890"} | RESULT


def stand_still(point: str) -> Any:
    """The step has come so far and goes no further."""
    say("stopped", point=point)
    wait_for_the_end()


def stuck_after(point: str) -> None:
    """The step's transaction stands still once this is written: it stops where the next thing would be."""
    following: dict[str, tuple[Any, str, bool]] = {
        "row": (drafts, "drop", False), "papers": (events, "append", False), "event": (events, "append", True),
        "behind": (MailShelf, "advance", True),
    }  # fmt: skip
    owner, name, first = following[point]
    write: Callable[..., Any] = getattr(owner, name)

    def instead(*given: Any, **named: Any) -> Any:
        if first:
            write(*given, **named)
        return stand_still(point)

    setattr(owner, name, instead)


def tell_saves() -> None:
    """Every save says what it is about to write, and that it is on disk."""
    save = MailDesk.save

    def told(self: MailDesk[Any], draft: MailDraft) -> None:
        body = snapshots.dump(draft)
        say("saving", body=body)
        save(self, draft)
        say("saved", body=body)

    MailDesk.save = told  # type: ignore[method-assign]


def main(day: str, until: str) -> None:
    """One life of the counter."""
    till = MailTill(World(app.data_folder(), datetime.fromisoformat(day)))
    till.unlock()
    tell_saves()
    if not till.services.mailing.list():
        till.begin_mail()
    elif till.services.records.drafts():
        till.resume()
    else:
        till.open_mail()
    say("at", state=till.row.state, field=till.at_field, form=snapshots.dump(till.page.card.form))
    if till.row.state == "assessed":
        till.hands.key("Alt+1")
    else:
        while till.at_field and till.at_field != until:
            ticked = (
                getattr(till.page.card.form, till.at_field, "") == YES
            )  # in another life: once more would take it away
            till.answer_one({} if ticked else ANSWERS)
    if until in POINTS:
        stuck_after(until)
        till.hands.key("F7")
        till.until(lambda: False, "the step did not stop")
    say("waiting", state=till.row.state, field=till.at_field, form=snapshots.dump(till.page.card.form))
    wait_for_the_end()


if __name__ == "__main__":
    main(*sys.argv[1:])
