"""The print list in the store: kept, moved once, and summed up in its paper within the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from posapp.services.ports import PaperRow
from posapp.services.print_ports import PrintJobRow
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples


def job(make: Samples, paper: PaperRow, **more: object) -> PrintJobRow:
    at = make.at()
    made = PrintJobRow(
        id=uuid7(), paper_id=paper.id, document_id=None, title=paper.title, copy="", reprint=0, printer="", tray="",
        sides="one", state="waiting", reason="", ticket="", staff="店員", asked_at=at, changed_at=at,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def moved(store: Store, id: UUID, *states: str, reason: str = "") -> PrintJobRow | None:
    last = None
    for state in states:
        held = store.prints.job(id)
        assert held is not None
        at = held.changed_at + timedelta(seconds=1)
        last = store.prints.move(id, expect=(held.state,), state=state, at=at, reason=reason, ticket="counter-1")
    return last


def summed(store: Store, paper: PaperRow) -> tuple[str, str, int]:
    row = store.paper(paper.id)
    assert row is not None
    return row.state, row.reason, row.prints


def test_kept_and_found(store: Store, make: Samples, paper: PaperRow) -> None:
    first, second = job(make, paper, copy="customer"), job(make, paper, copy="shop")
    assert store.prints.ask((first, second)) == (first, second)
    assert store.prints.jobs() == (first, second)
    assert store.prints.job(first.id) == first and store.prints.job(uuid7()) is None
    assert store.prints.jobs(states=("waiting",), paper_ids=(paper.id,)) == (first, second)
    assert store.prints.jobs(states=("sent",)) == () == store.prints.jobs(paper_ids=(uuid7(),))
    assert store.prints.jobs(document_id=uuid7()) == ()
    assert store.prints.jobs(since=second.changed_at + timedelta(seconds=1)) == ()


def test_a_copy_that_is_on_its_way_is_not_kept_twice(store: Store, make: Samples, paper: PaperRow) -> None:
    first = job(make, paper, copy="customer")
    store.prints.ask((first,))
    for state in ("waiting", "sent"):
        other = job(make, paper, copy="shop")
        assert store.prints.ask((job(make, paper, copy="customer"), other)) == (other,)
        moved(store, other.id, "cancelled")
        if state == "waiting":
            moved(store, first.id, "sent")
    moved(store, first.id, "printed")
    assert len(store.prints.ask((job(make, paper, copy="customer"), job(make, paper, copy="customer")))) == 2


def test_moved_only_from_where_it_was_expected(store: Store, make: Samples, paper: PaperRow) -> None:
    (row,) = store.prints.ask((job(make, paper),))
    assert store.prints.move(row.id, expect=("sent",), state="printed", at=make.at()) is None
    assert store.prints.job(row.id) == row
    assert store.prints.move(uuid7(), expect=("waiting",), state="sent", at=make.at()) is None
    at = make.at()
    ended = store.prints.move(
        row.id, expect=("waiting", "sent"), state="sent", at=at, reason="printer-away", ticket="c-1"
    )
    assert ended == replace(row, state="sent", changed_at=at, reason="printer-away", ticket="c-1")


def test_the_paper_is_the_sum_of_its_prints(store: Store, make: Samples, paper: PaperRow) -> None:
    customer, shop = store.prints.ask((job(make, paper, copy="customer"), job(make, paper, copy="shop")))
    assert summed(store, paper) == ("waiting", "", 0)
    moved(store, customer.id, "sent", "printed")
    assert summed(store, paper) == ("waiting", "", 1), "the shop's copy is still to come"
    moved(store, shop.id, "sent")
    moved(store, shop.id, "failed", reason="printer-jammed")
    assert summed(store, paper) == ("failed", "printer-jammed", 1)
    moved(store, shop.id, "cancelled")
    assert summed(store, paper) == ("printed", "", 1)
    (again,) = store.prints.ask((job(make, paper, copy="customer", reprint=1),))
    moved(store, again.id, "sent", "printed", "printed")
    assert summed(store, paper) == ("printed", "", 2), "the same end told twice is one sheet"


def test_called_off_before_anything_came_out_it_waits_again(store: Store, make: Samples, paper: PaperRow) -> None:
    (row,) = store.prints.ask((job(make, paper),))
    moved(store, row.id, "cancelled")
    assert summed(store, paper) == ("waiting", "", 0)


def test_prints_of_before_the_list_stay_counted(store: Store, make: Samples) -> None:
    old = replace(make.paper(), state="printed", prints=3)
    store.keep_papers((old,))
    (row,) = store.prints.ask((job(make, old, reprint=3),))
    moved(store, row.id, "sent", "printed")
    assert summed(store, old) == ("printed", "", 4)


def test_sent_elsewhere_the_next_time(store: Store, make: Samples, paper: PaperRow) -> None:
    (row,) = store.prints.ask((job(make, paper),))
    store.prints.direct(row.id, printer="back-office", tray="manual", sides="short")
    assert store.prints.job(row.id) == replace(row, printer="back-office", tray="manual", sides="short")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"state": "eaten"}, "state_known"),
        ({"copy": "other"}, "copy_known"),
        ({"sides": "both"}, "sides_known"),
        ({"reprint": -1}, "reprint_counted"),
        ({"title": ""}, "title_filled"),
        ({"paper_id": None}, "one_subject"),
        ({"document_id": UUID(int=1)}, "one_subject"),
    ],
)
def test_the_table_holds_its_rules(
    store: Store, make: Samples, paper: PaperRow, wrong: dict[str, object], rule: str
) -> None:
    with pytest.raises(ValueError, match=rule):
        store.prints.ask((job(make, paper, **wrong),))
    assert store.prints.jobs() == ()
