"""A counter that is going to be killed in a return: walks 回収 by keyboard and tells every durable save on its standard output.

    python -m tests.e2e.return_child STEP FIELD

Goes on with the draft of the folder that POSAPP_DATA names, says so at that field and waits. Lines are JSON, as `tests.e2e.child` writes them.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from posapp import app
from posapp.flows.intake_forms import IntakeDraft
from posapp.services import snapshots
from posapp.services.receiving import ReceiveDesk
from tests.e2e.child import say, wait_for_the_end
from tests.e2e.counter import World
from tests.e2e.return_counter import ON, ReturnTill


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


if __name__ == "__main__":
    walk(*sys.argv[1:])
