"""Every method of Records, there and back, on an encrypted store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from posapp.services.ports import Records
from posapp.store.doors import open_store
from posapp.store.ids import uuid7
from posapp.store.records import Store, now

if TYPE_CHECKING:
    from tests.store.conftest import Samples

NOBODY = UUID(int=7)


def test_the_store_is_what_the_services_ask_for(store: Store) -> None:
    records: Records = store
    assert records.setting("shop") is None


def test_settings(store: Store) -> None:
    store.put_setting("shop", '{"name": "見本店"}')
    store.put_setting("ui", "1")
    store.put_setting("shop", '{"name": "𠮷田店"}')
    assert store.setting("shop") == '{"name": "𠮷田店"}'
    assert store.setting("ui") == "1"


def test_numbers_run_without_gaps_in_each_series(store: Store) -> None:
    assert [store.next_number("Q-190615") for _ in range(3)] == [1, 2, 3]
    assert store.next_number("Q-190616") == 1


def test_drafts_newest_first_and_replaced_whole(store: Store, make: Samples) -> None:
    first, second = make.draft(), make.draft(title='<b>"100%"</b>')
    store.save_draft(first)
    store.save_draft(second)
    assert store.drafts() == (second, first)
    later = replace(
        make.draft(first.id, field="phone", body='{"kana": "ヨシノ"}'), flow="intake", step="check", format=2
    )
    store.save_draft(later)
    assert store.draft(first.id) == later
    assert store.drafts() == (later, second)


def test_a_dropped_draft_is_gone_and_may_be_dropped_again(store: Store, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    store.drop_draft(draft.id)
    store.drop_draft(draft.id)
    assert store.draft(draft.id) is None
    assert store.drafts() == ()


def test_times_come_back_in_utc(store: Store, make: Samples) -> None:
    tokyo = datetime(2019, 6, 15, 12, 30, 0, 123456, tzinfo=timezone(timedelta(hours=9)))
    draft = replace(make.draft(), saved_at=tokyo)
    store.save_draft(draft)
    saved = store.drafts()[0].saved_at
    assert saved == tokyo
    assert saved.tzinfo is UTC


def test_a_time_without_offset_is_refused(store: Store, make: Samples) -> None:
    naive = datetime(2019, 6, 15, 12, 30)  # noqa: DTZ001
    with pytest.raises(ValueError, match="without offset"):
        store.save_draft(replace(make.draft(), saved_at=naive))
    assert store.drafts() == ()


def test_long_and_odd_texts_survive(store: Store, make: Samples) -> None:
    title = "髙﨑𠮷𩸽" * 25 + "\x00\x1b\u200b\r\n'\";--"
    draft = make.draft(title=title)
    store.save_draft(draft)
    assert store.draft(draft.id) == draft


def test_half_a_character_is_refused_and_nothing_is_lost(store: Store, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    with pytest.raises(ValueError, match="surrogates"):
        store.save_draft(replace(draft, title="\ud83d"))
    assert store.draft(draft.id) == draft


def test_quotes_are_kept_once(store: Store, make: Samples) -> None:
    quote = make.quote()
    store.keep_quote(quote)
    store.keep_quote(replace(quote, number="Q-other", body='"other"'))
    assert store.quote(quote.digest) == quote
    assert store.quote("f" * 64) is None


def test_papers_by_case_and_state_oldest_first(store: Store, make: Samples) -> None:
    case = make.case()
    submission = make.submission(case)
    store.submit(submission)
    loose = make.paper()
    store.keep_papers((loose,))
    store.keep_papers((replace(loose, title="別の題"),))
    store.keep_papers(())
    assert store.papers() == (*submission.papers, loose)
    assert store.papers(case.id) == submission.papers
    assert store.papers(number=loose.number) == tuple(
        p for p in (*submission.papers, loose) if p.number == loose.number
    )
    assert store.papers(number="X-0") == ()
    failed = replace(make.paper(), state="failed", reason="printer-missing")
    store.keep_papers((failed,))
    assert store.papers(state="failed") == (failed,)
    assert store.papers(case.id, "failed") == ()


def test_papers_without_a_print_come_with_the_others_of_their_numbers(store: Store, make: Samples) -> None:
    waiting, failed, done, alone = (
        replace(make.paper(), number=number, state=state)
        for number, state in (
            ("A-190615-0001", "waiting"),
            ("A-190615-0002", "failed"),
            ("A-190615-0001", "printed"),
            ("A-190615-0003", "printed"),
        )
    )
    store.keep_papers((waiting, failed, done, alone))
    assert {row.id for row in store.unprinted()} == {waiting.id, failed.id, done.id}


def test_the_outbox_is_emptied_by_the_move_that_sends(store: Store, make: Samples) -> None:
    first, second = make.submission(), make.submission()
    store.submit(first)
    store.submit(second)
    assert store.outbox() == first.outbox + second.outbox
    out = first.outbox[0]
    moved = store.advance(
        first.case.id, expect="waiting", state="screening", body="{}", event=make.event(), sent=(out.id,)
    )
    assert moved is not None and store.outbox() == second.outbox
    assert store.outbox("sent") == (replace(out, state="sent"),)
    late = (second.outbox[0].id,)
    assert (
        store.advance(first.case.id, expect="waiting", state="sent", body="{}", event=make.event(), sent=late) is None
    )
    assert store.outbox() == second.outbox


def test_tasks_due_soonest_first_until_done(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    late, soon = make.task(case.id, "2019-07-01"), make.task(case.id, "2019-06-18")
    store.advance(case.id, expect="waiting", state="screening", body="{}", event=make.event(), tasks=(late, soon))
    assert store.tasks() == (soon, late)
    assert store.tasks(until="2019-06-18") == (soon,)
    assert store.tasks(until="2019-06-17") == ()
    assert store.tasks(since="2019-06-19") == (late,) and store.tasks(since="2019-06-18", until="2019-06-18") == (soon,)
    assert store.tasks(case_id=case.id) == (soon, late) and store.tasks(case_id=make.case().id) == ()
    store.advance(case.id, expect="screening", state="lapsed", body="{}", event=make.event(), done=(soon.id,))
    assert store.tasks() == (late,)


def test_events_of_one_record_and_of_all(store: Store, make: Samples) -> None:
    first, second, loose = make.event(uuid7()), make.event(uuid7()), make.event()
    for event in (first, second, loose):
        store.append(event)
    assert store.events() == (first, second, loose)
    assert store.events(second.subject) == (second,)


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.case(NOBODY) is None
    assert store.draft(NOBODY) is None


def test_a_closed_store_stays_closed(store: Store) -> None:
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.drafts()


def test_everything_is_there_after_opening_again(store: Store, folder: Path, key: bytes, make: Samples) -> None:
    draft, submission = make.draft(), make.submission()
    store.save_draft(draft)
    store.submit(submission)
    store.close()
    again = open_store(folder, key)
    assert again.drafts() == (draft,)
    assert again.cases() == (submission.case,)
    assert again.quote(submission.quote.digest) == submission.quote
    assert again.papers() == submission.papers
    assert again.outbox() == submission.outbox
    assert again.events() == submission.events
    again.close()


def test_the_clock_tells_utc() -> None:
    assert now().tzinfo is UTC
