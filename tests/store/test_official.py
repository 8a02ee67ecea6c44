"""Operators' documents in the store: whole or not at all, one a day in a place, never deleted."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from posapp.services.official_ports import OfficialRow
from posapp.services.ports import EventRow
from posapp.services.print_ports import PrintJobRow
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples

DATA = b"%PDF-1.7 \x00\xff bytes %%EOF"
LATER = datetime(2021, 1, 1, tzinfo=UTC)


def row(make: Samples, data: bytes = DATA, **more: object) -> OfficialRow:
    made = OfficialRow(
        id=uuid7(), slot="maker/terms", title="契約約款", version="第1版", valid_from="2021-01-01", valid_until="2021-12-31",
        digest=hashlib.sha256(data).hexdigest(), pages=2, size=len(data), staff="店員", added_at=make.at(),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def event(make: Samples, of: OfficialRow, what: str = "official-added") -> EventRow:
    return EventRow(id=uuid7(), at=make.at(), staff="店員", subject=of.id, what=what, body="{}")


def test_kept_with_its_bytes_and_its_event(store: Store, make: Samples) -> None:
    kept = row(make)
    assert store.official.keep(kept, DATA, event(make, kept)) == kept
    assert store.official.documents() == (kept,)
    assert store.official.data(kept.id) == DATA
    assert [(e.what, e.subject) for e in store.events()] == [("official-added", kept.id)]
    assert store.official.data(uuid7()) is None


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        ("2020-01-01", "2020-12-31", False),
        ("2020-01-01", "2021-01-01", True),
        ("2021-12-31", "", True),
        ("2022-01-01", "", False),
        ("2020-01-01", "", True),
        ("2021-05-01", "2021-05-01", True),
    ],
)
def test_no_two_hold_on_one_day(store: Store, make: Samples, first: str, last: str, meets: bool) -> None:
    held = row(make)
    store.official.keep(held, DATA, event(make, held))
    new = row(make, b"other", valid_from=first, valid_until=last)
    assert store.official.keep(new, b"other", event(make, new)) == (held if meets else new)
    assert len(store.official.documents()) == len(store.events()) == (1 if meets else 2)


def test_another_place_and_a_withdrawn_one_do_not_count(store: Store, make: Samples) -> None:
    held = row(make)
    store.official.keep(held, DATA, event(make, held))
    beside = row(make, slot="maker/rules")
    assert store.official.keep(beside, DATA, event(make, beside)) == beside
    assert store.official.withdraw(held.id, LATER, event(make, held, "official-withdrawn"))
    again = row(make)
    assert store.official.keep(again, DATA, event(make, again)) == again


def test_the_edition_before_ends_with_the_new_one_or_not_at_all(store: Store, make: Samples) -> None:
    held = row(make, valid_until="")
    store.official.keep(held, DATA, event(make, held))
    new = row(make, b"other", valid_from="2021-07-01", valid_until="")
    assert store.official.keep(new, b"other", event(make, new), (held.id, "2021-06-30")) == new
    assert [(one.valid_from, one.valid_until) for one in store.official.documents()] == [
        ("2021-01-01", "2021-06-30"), ("2021-07-01", "")
    ]  # fmt: skip
    third = row(make, b"third", valid_from="2021-03-01", valid_until="")
    assert store.official.keep(third, b"third", event(make, third), (held.id, "2021-02-28")) == new
    assert store.official.documents()[0].valid_until == "2021-06-30"


def test_withdrawn_once_and_never_deleted(store: Store, make: Samples) -> None:
    held = row(make)
    store.official.keep(held, DATA, event(make, held))
    assert store.official.withdraw(held.id, LATER, event(make, held, "official-withdrawn"))
    assert not store.official.withdraw(held.id, LATER, event(make, held, "official-withdrawn"))
    assert not store.official.withdraw(uuid7(), LATER, event(make, held, "official-withdrawn"))
    assert store.official.documents() == (replace(held, withdrawn_at=LATER),)
    assert store.official.data(held.id) == DATA
    assert [e.what for e in store.events()] == ["official-added", "official-withdrawn"]
    assert store.check() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"slot": " "},
        {"title": ""},
        {"valid_from": "2021-02-30"},
        {"valid_until": "2020-12-31"},
        {"digest": "ab"},
        {"pages": 0},
        {"size": 3},
    ],
)
def test_what_no_document_can_be_is_refused_with_its_event(
    store: Store, make: Samples, wrong: dict[str, object]
) -> None:
    bad = replace(row(make), **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="CHECK"):
        store.official.keep(bad, DATA, event(make, bad))
    assert store.official.documents() == () and store.events() == ()


def test_every_customer_gets_a_print_of_one_document(store: Store, make: Samples) -> None:
    held = row(make)
    store.official.keep(held, DATA, event(make, held))
    for _ in range(2):
        at = make.at()
        job = PrintJobRow(
            id=uuid7(), paper_id=None, document_id=held.id, title=held.title, copy="", reprint=0, printer="", tray="",
            sides="one", state="waiting", reason="", ticket="", staff="店員", asked_at=at, changed_at=at,
        )  # fmt: skip
        assert store.prints.ask((job,)) == (job,)
    assert len(store.prints.jobs(document_id=held.id)) == 2
