"""A counter that is going to be killed: walks a sale by keyboard and tells every durable save on its standard output.

    python -m tests.e2e.child PROGRAM UNTIL       (POSAPP_DATA names the folder)

Goes on with the draft of that folder when there is one. At UNTIL it says so and waits; ``end`` waits on 書類. Lines are JSON:
saving and saved hold the draft's body around each save, submitting and taken stand around the submission, waiting is the end.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from posapp import app
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import APPLICANT, CONFIRM, CONSENT, DISCLOSURE, QUOTE
from posapp.services import snapshots
from posapp.services.selling import SaleDesk
from posapp.store import sending
from tests.e2e.counter import ANSWERS, READINGS, WARES, Till, World

TYPED = {"discount": "３０００", "down_payment": "5000"}
TOPICS_BEFORE = 4
"""重要事項説明 is stopped in its middle: so many topics are understood, the next is explained."""
POINTS = ("quote", "disclosure", "applicant", "consent", "confirm", "papers")
"""Where a walk can be told to wait, in the order of the sale."""


def say(what: str, **values: Any) -> None:
    """One line; it has left this process when this returns."""
    sys.stdout.write(json.dumps({"what": what, **values}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def tell_saves() -> None:
    """Every save says what it is about to write, and that it is on disk."""
    save = SaleDesk.save

    def told(self: SaleDesk, draft: SaleDraft) -> datetime:
        body = snapshots.dump(draft)
        say("saving", body=body)
        at = save(self, draft)
        say("saved", body=body)
        return at

    SaleDesk.save = told  # type: ignore[method-assign]


def wait_for_the_end() -> None:
    """Stand still; whoever started this process kills it."""
    while True:
        time.sleep(1)


def stop_in_submission(where: str) -> None:
    """Stand still between the case's row and the end of its transaction, or right behind it."""
    if where == "inside":
        put = sending.put

        def stuck(*given: Any) -> None:
            put(*given)
            say("inside")
            wait_for_the_end()

        sending.put = stuck  # type: ignore[assignment]
    else:
        submit = SaleDesk.submit

        def taken(self: SaleDesk, draft: SaleDraft) -> Any:
            case = submit(self, draft)
            say("taken", body=snapshots.dump(draft))
            wait_for_the_end()
            return case

        SaleDesk.submit = taken  # type: ignore[method-assign]


class Walk:
    """The sale from wherever it stands."""

    def __init__(self, till: Till, program: str, until: str) -> None:
        self.till, self.program, self.until = till, program, until

    def go(self) -> None:
        """Step after step."""
        acts: dict[str, Callable[[], None]] = {
            QUOTE: self.quote, DISCLOSURE: self.disclosure, APPLICANT: self.applicant, CONSENT: self.consent,
            CONFIRM: self.confirm,
        }  # fmt: skip
        while self.till.step in acts:
            acts[self.till.step]()
        if self.until == "end":
            self.till.drawn()
        self.wait(self.until)

    def wait(self, here: str) -> None:
        """Wait to be killed, if this is the place."""
        if here == self.until:
            say("waiting", step=self.till.step, field=self.till.field, body=snapshots.dump(self.till.draft))
            wait_for_the_end()

    def quote(self) -> None:
        """A device, a program, and the conditions up to the points."""
        if not self.till.draft.quote.device:
            self.till.find(WARES[self.program].words)
            self.till.choose(self.program)
        self.till.condition(TYPED, stop="points" if self.until == "quote" else "")
        self.wait("quote")

    def disclosure(self) -> None:
        """Some topics, then all of them."""
        if self.until == "disclosure":
            self.till.explain(TOPICS_BEFORE)
            self.till.hands.key("Enter", "F7")
            self.wait("disclosure")
        self.till.explain_all(lambda _: None)

    def applicant(self) -> None:
        """Name and address, then the rest."""
        if self.until == "applicant":
            self.till.fill(ANSWERS, READINGS, until="street")
            self.wait("applicant")
        self.till.fill(ANSWERS, READINGS)

    def consent(self) -> None:
        """Half of the consents, then the rest."""
        if self.until == "consent":
            self.till.fill(ANSWERS, READINGS, until="consent_members")
            self.wait("consent")
        self.till.fill(ANSWERS, READINGS)

    def confirm(self) -> None:
        """受付."""
        self.wait("confirm")
        self.till.hands.key("Enter")


def main(program: str, until: str) -> None:
    """Walk."""
    world = World(app.data_folder(), WARES[program].on)
    till = Till(world)
    till.unlock()
    tell_saves()
    if until in ("inside", "behind"):
        stop_in_submission(until)
    if till.services.records.drafts():
        till.resume()
    else:
        till.hands.key("F2")
    Walk(till, program, until).go()


if __name__ == "__main__":
    main(*sys.argv[1:])
