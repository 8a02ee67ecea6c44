"""A step of a case that is going to be killed: no window; it stands still in the step's transaction, or right behind it.

    python -m tests.e2e.step_child STEP POINT DAY PASSPHRASE

POSAPP_DATA names the folder, DAY is when (ISO). One line of JSON says that the point is reached.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from posapp import app
from posapp.domain.application import Step
from posapp.shelf import Shelf
from posapp.store import sending
from posapp.store.records import Store
from tests.e2e.receiving_child import nothing_prints, stop

INSIDE, BEHIND = "inside", "behind"
"""With everything written and nothing of it kept yet; and kept, with nothing done that would follow."""


def stuck(point: str) -> None:
    """The step goes no further than that."""
    owner, name = (sending, "close") if point == INSIDE else (Store, "advance")
    write: Any = getattr(owner, name)

    def instead(*given: Any, **named: Any) -> Any:
        write(*given, **named)
        stop(point)

    setattr(owner, name, instead)


def main(step: str, point: str, day: str, passphrase: str) -> None:
    """The step of the only case."""
    doors = app.ShopDoors(
        app.data_folder(), Shelf(), nothing_prints, clock=lambda: datetime.fromisoformat(day),
        reachable=lambda: True, use_keyring=False,
    )  # fmt: skip
    services = doors.unlock(passphrase)
    (case,) = services.records.cases()
    stuck(point)
    services.sales.step(case.id, Step(step))


if __name__ == "__main__":
    main(*sys.argv[1:])
