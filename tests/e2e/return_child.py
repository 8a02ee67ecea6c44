"""A counter that is going to be killed in a return: walks 回収 by keyboard and tells every durable save on its standard output.

    python -m tests.e2e.return_child STEP FIELD           goes on with the draft of the folder, says so at that field and waits
    python -m tests.e2e.return_child receiving POINT      no window: receives the draft and waits at a point of the transaction

POSAPP_DATA names the folder. Lines are JSON, as `tests.e2e.child` writes them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from posapp import app
from posapp.flows.intake_forms import IntakeDraft
from posapp.services import snapshots
from posapp.services.receiving import ReceiveDesk
from posapp.store import drafts, events, papers
from posapp.store import intakes as shelf
from posapp.store.tables import ledger
from tests.e2e.child import say, wait_for_the_end
from tests.e2e.counter import PASSPHRASE, World
from tests.e2e.return_counter import ON, ReturnTill

POINTS = ("before", "intake", "ledger", "papers", "event", "behind")
"""Where the receipt can be stopped: before its transaction, in it with this just written, and behind it."""


def tell_saves() -> None:
    """Every save says what it is about to write, and that it is on disk."""
    save = ReceiveDesk.save

    def told(self: ReceiveDesk[Any], draft: IntakeDraft) -> datetime:
        body = snapshots.dump(draft)
        say("saving", body=body)
        at = save(self, draft)
        say("saved", body=body)
        return at

    ReceiveDesk.save = told  # type: ignore[method-assign]


def walk(step: str, field: str) -> None:
    """回収 from wherever it stands."""
    till = ReturnTill(World(app.data_folder(), ON))
    till.unlock()
    tell_saves()
    if till.services.records.drafts():
        till.resume()
        say("resumed", step=till.step, field=till.field, body=snapshots.dump(till.draft))
    else:
        till.elsewhere()
    till.walk(lambda at, name: (at, name) == (step, field))
    say("waiting", step=till.step, field=till.field, body=snapshots.dump(till.draft))
    wait_for_the_end()


def stop(here: str) -> None:
    """Say where it stands, and stand still."""
    say(here)
    wait_for_the_end()


def stuck_after(point: str) -> None:
    """The transaction of the receipt stands still once this is written: it stops where the next thing would be."""
    following: dict[str, tuple[Any, str]] = {
        "intake": (shelf, "insert"), "ledger": (papers, "keep"), "papers": (events, "append"), "event": (drafts, "drop"),
    }  # fmt: skip
    owner, name = following[point]
    write: Callable[..., Any] = getattr(owner, name)

    def instead(*given: Any) -> Any:
        if point != "intake" or given[0] is ledger:
            stop(point)
        return write(*given)

    setattr(owner, name, instead)


def receive(point: str) -> None:
    """The receipt of the only draft, stopped at a point."""
    services = World(app.data_folder(), ON).doors().unlock(PASSPHRASE)
    (row,) = services.records.drafts()
    draft = services.returns.resume(row.id)
    assert draft is not None
    if point == "before":
        stop(point)
    elif point != "behind":
        stuck_after(point)
    taken = services.returns.receive(draft)
    assert not isinstance(taken, tuple), taken
    stop("behind")


if __name__ == "__main__":
    if sys.argv[1] == "receiving":
        receive(sys.argv[2])
    else:
        walk(*sys.argv[1:])
