"""A receipt that is going to be killed: no window, one draft is received and stands still at a point of its transaction.

    python -m tests.e2e.receiving_child POINT DAY PASSPHRASE

POSAPP_DATA names the folder, DAY is when (ISO). One line of JSON says that the point is reached.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, NoReturn

from posapp import app
from posapp.shelf import Shelf
from posapp.store import drafts, events, papers, sending
from posapp.store import intakes as shelf
from posapp.store.return_tables import ledger

POINTS = ("intake", "ledger", "papers", "tasks", "event", "behind")
"""Where the receipt can be stopped: in its transaction with this just written, and right behind it."""


def stop(here: str) -> NoReturn:
    """Say where it stands, and stand still."""
    print(json.dumps({"what": here}), flush=True)
    while True:
        time.sleep(1)


def stuck_after(point: str) -> None:
    """The transaction of the receipt stands still once this is written: it stops where the next thing would be."""
    following: dict[str, tuple[Any, str]] = {
        "intake": (shelf, "insert"), "ledger": (papers, "keep"), "papers": (sending, "close"), "tasks": (events, "append"),
        "event": (drafts, "drop"),
    }  # fmt: skip
    owner, name = following[point]
    write: Callable[..., Any] = getattr(owner, name)

    def instead(*given: Any) -> Any:
        if point != "intake" or given[0] is ledger:
            stop(point)
        return write(*given)

    setattr(owner, name, instead)


def stuck_behind() -> None:
    """The transaction ends, and nothing that would follow it is done."""
    receive: Callable[..., Any] = shelf.IntakeShelf.receive

    def instead(*given: Any) -> NoReturn:
        receive(*given)
        stop("behind")

    shelf.IntakeShelf.receive = instead  # type: ignore[method-assign, assignment]


def nothing_prints(_: object) -> Any:
    """There is no printer."""
    return None


def main(point: str, day: str, passphrase: str) -> None:
    """The receipt of the only draft, stopped at a point."""
    doors = app.ShopDoors(
        app.data_folder(), Shelf(), nothing_prints, clock=lambda: datetime.fromisoformat(day),
        reachable=lambda: False, use_keyring=False,
    )  # fmt: skip
    services = doors.unlock(passphrase)
    (row,) = services.records.drafts()
    draft = services.returns.resume(row.id)
    assert draft is not None
    if point != "behind":
        stuck_after(point)
    else:
        stuck_behind()
    services.returns.receive(draft)


if __name__ == "__main__":
    main(*sys.argv[1:])
