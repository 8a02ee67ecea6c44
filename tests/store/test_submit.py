"""One submission, one record: all or nothing, once; and the case's moves are compare-and-set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.store.ids import uuid7
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples


def test_submitting_writes_everything_and_removes_the_draft(store: Store, make: Samples) -> None:
    submission = make.submission()
    other = make.draft()
    store.save_draft(make.draft(submission.case.id))
    store.save_draft(other)
    assert store.submit(submission) == submission.case
    assert store.case(submission.case.id) == submission.case
    assert store.quote(submission.quote.digest) == submission.quote
    assert store.papers(submission.case.id) == submission.papers
    assert store.outbox() == submission.outbox
    assert store.events(submission.case.id) == submission.events
    assert store.drafts() == (other,)


def test_submitting_twice_is_once(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    before = (store.papers(), store.outbox(), store.events())
    again = replace(make.submission(replace(case, customer="別人", number="A-other")))
    assert store.submit(again) == case
    assert store.cases() == (case,)
    assert (store.papers(), store.outbox(), store.events()) == before
    assert store.quote(again.quote.digest) is None


def test_submitting_again_later_returns_the_case_as_it_stands(store: Store, make: Samples) -> None:
    submission = make.submission()
    store.submit(submission)
    event = make.event(submission.case.id)
    moved = store.advance(submission.case.id, expect="waiting", state="screening", body="[1]", event=event)
    assert store.submit(submission) == moved


def test_a_submission_that_breaks_a_rule_leaves_nothing_behind(store: Store, make: Samples) -> None:
    submission = make.submission()
    draft = make.draft(submission.case.id)
    store.save_draft(draft)
    spoilt = replace(submission, events=(*submission.events, replace(make.event(), body="not JSON")))
    with pytest.raises(ValueError, match="ck_events_body_json"):
        store.submit(spoilt)
    assert store.cases() == ()
    assert store.quote(submission.quote.digest) is None
    assert store.papers() == ()
    assert store.outbox() == ()
    assert store.events() == ()
    assert store.drafts() == (draft,)
    assert store.submit(submission) == submission.case


def test_a_quote_issued_before_learns_its_case_and_keeps_it(store: Store, make: Samples) -> None:
    early = make.quote()
    store.keep_quote(early)
    first, second = make.case(), make.case()
    for case in (first, second):
        store.submit(replace(make.submission(case), quote=replace(early, case_id=case.id)))
    assert store.quote(early.digest) == replace(early, case_id=first.id)


def test_a_move_is_written_whole(store: Store, make: Samples) -> None:
    submission = make.submission()
    case = submission.case
    store.submit(submission)
    event, task, sending = make.event(case.id, "declined"), make.task(case.id), make.outbox(case.id)
    body = '{"理由": "審査"}'
    moved = store.advance(
        case.id, expect="waiting", state="declined", body=body, event=event, outbox=(sending,), tasks=(task,)
    )
    assert moved == replace(case, state="declined", body=body, changed_at=event.at)
    assert store.case(case.id) == moved
    assert store.events(case.id)[-1] == event
    assert store.outbox()[-1] == sending
    assert store.tasks() == (task,)


def test_a_move_from_another_state_writes_nothing(store: Store, make: Samples) -> None:
    submission = make.submission()
    case = submission.case
    store.submit(submission)
    spare = {"event": make.event(case.id), "outbox": (make.outbox(case.id),), "tasks": (make.task(case.id),)}
    assert store.advance(case.id, expect="approved", state="formed", body="{}", **spare) is None  # type: ignore[arg-type]
    assert store.case(case.id) == case
    assert store.events() == submission.events
    assert store.outbox() == submission.outbox
    assert store.tasks() == ()


def test_a_move_of_an_unknown_case_writes_nothing(store: Store, make: Samples) -> None:
    assert store.advance(uuid7(), expect="waiting", state="screening", body="{}", event=make.event()) is None
    assert store.events() == ()


def test_a_move_that_breaks_a_rule_leaves_the_case_where_it_was(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    spoilt = make.task(case.id, "2019-02-30")
    with pytest.raises(ValueError, match="ck_tasks_due_date"):
        store.advance(case.id, expect="waiting", state="screening", body="{}", event=make.event(), tasks=(spoilt,))
    assert store.case(case.id) == case
