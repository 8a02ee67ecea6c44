"""Returns by courier move once and are found; photos stay with a return that ended and go with a draft thrown away."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import UUID

import pytest

from posapp.services.intake_ports import IntakeRow, Reception
from posapp.services.mail_ports import MailReturnRow
from posapp.services.photo_ports import PhotoRow
from posapp.services.ports import EventRow
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples


def row(make: Samples, **more: object) -> MailReturnRow:
    at = make.at()
    made = MailReturnRow(
        id=uuid7(), number=f"M-190615-{make.turn:03}", state="applied", case_id=None, customer="髙橋 𠮷子",
        kana="タカハシ ヨシコ", phone="090-0000-0001", device="見本カメラ", program="見本", serial="S-77", due="2019-07-01",
        body="{}", format=1, opened_at=at, changed_at=at,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def event(make: Samples, what: str = "mail-applied") -> EventRow:
    return EventRow(id=uuid7(), at=make.at(), staff="店員", subject=None, what=what, body="{}")


def photo(make: Samples, subject: UUID, data: bytes = b"picture") -> PhotoRow:
    return PhotoRow(
        id=uuid7(), subject=subject, at=make.at(), media="image/jpeg", width=4, height=3,
        digest=hashlib.sha256(data).hexdigest(), data=data,
    )  # fmt: skip


def test_opened_once_with_its_papers_while_its_draft_goes(store: Store, make: Samples) -> None:
    draft, paper = make.draft(), make.paper(None)
    store.save_draft(draft)
    opened = store.mail.open(row(make, id=draft.id), (paper,), event(make))
    assert store.mail.mail_return(opened.id) == opened
    assert store.draft(draft.id) is None
    assert store.paper(paper.id) == paper
    again = store.mail.open(replace(opened, customer="別人"), (make.paper(None),), event(make))
    assert again == opened
    assert [event.what for event in store.events()] == ["mail-applied"]
    assert len(store.papers()) == 1


def test_moved_only_from_the_state_that_was_expected(store: Store, make: Samples) -> None:
    first = store.mail.open(row(make), (), event(make))
    moved = replace(first, state="collected", due="2019-07-20")
    assert store.mail.advance(moved, expect="applied", papers=(), event=event(make, "mail-collected")) == moved
    late = replace(first, state="withdrawn", due="")
    assert store.mail.advance(late, expect="applied", papers=(make.paper(None),), event=event(make)) is None
    assert store.mail.mail_return(first.id) == moved
    assert store.papers() == ()
    assert [event.what for event in store.events()] == ["mail-applied", "mail-collected"]


def test_found_by_name_number_serial_and_case_and_waiting_by_day(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    open_end = store.mail.open(row(make, due="", serial="K-1"), (), event(make))
    late = store.mail.open(row(make, due="2019-08-01", case_id=case.id), (), event(make))
    soon = store.mail.open(row(make, due="2019-07-01", customer="別 人", kana="ベツ ジン"), (), event(make))
    store.mail.open(row(make, state="kept", due=""), (), event(make))
    assert store.mail.waiting() == (soon, late, open_end)
    assert store.mail.mail_returns_of(case.id) == (late,)
    assert store.mail.mail_returns("ベツ") == (soon,)
    assert store.mail.mail_returns("k-1") == (open_end,)
    assert store.mail.mail_returns(late.number) == (late,)
    assert len(store.mail.mail_returns()) == 4
    assert len(store.mail.mail_returns(limit=2)) == 2


@pytest.mark.parametrize("wrong", [{"state": "lost"}, {"due": "2019-02-30"}, {"body": "{"}, {"number": " "}])
def test_what_no_return_by_courier_can_be_is_refused(store: Store, make: Samples, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="CHECK"):
        store.mail.open(row(make, **wrong), (), event(make))
    assert store.events() == ()


def test_photos_come_back_in_order_and_once(store: Store, make: Samples) -> None:
    subject = uuid7()
    first, second = photo(make, subject), photo(make, subject, b"other")
    for kept in (first, second, first):
        store.photos.keep(kept)
    assert store.photos.photos(subject) == (first, second)
    assert store.photos.photo(second.id) == second
    store.photos.drop(first.id)
    assert store.photos.photos(subject) == (second,)
    assert store.photos.photos(uuid7()) == ()


def test_photos_go_with_a_draft_but_stay_with_a_return_that_ended(store: Store, make: Samples) -> None:
    thrown, ended = make.draft(), make.draft()
    for draft in (thrown, ended):
        store.save_draft(draft)
        store.photos.keep(photo(make, draft.id))
    held = IntakeRow(
        id=ended.id, number="U-1", state="refused", case_id=None, customer="", phone="", device="", program="", imei="",
        serial="", body="{}", format=1, at=make.at(),
    )  # fmt: skip
    store.intakes.receive(
        ended.id, lambda _: Reception(intake=held, entry=None, papers=(), events=(event(make, "intake-refused"),))
    )
    for draft in (thrown, ended):
        store.drop_draft(draft.id)
    assert store.photos.photos(thrown.id) == ()
    (kept,) = store.photos.photos(ended.id)
    store.photos.drop(kept.id)
    assert store.photos.photos(ended.id) == (kept,)
