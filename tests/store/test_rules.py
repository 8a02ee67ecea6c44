"""The tables refuse what would not be understood later; the error names the rule and never the customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.application import State
from posapp.store.ids import uuid7
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples

Write = Callable[[Store, "Samples"], object]

BROKEN: dict[str, Write] = {
    "ck_settings_key_filled": lambda store, make: store.put_setting(" ", "{}"),
    "ck_settings_body_json": lambda store, make: store.put_setting("shop", "秘密"),
    "ck_counters_series_filled": lambda store, make: store.next_number(""),
    "ck_drafts_flow_filled": lambda store, make: store.save_draft(replace(make.draft(), flow="")),
    "ck_drafts_step_filled": lambda store, make: store.save_draft(replace(make.draft(), step="")),
    "ck_drafts_format_positive": lambda store, make: store.save_draft(replace(make.draft(), format=0)),
    "ck_drafts_body_json": lambda store, make: store.save_draft(make.draft(body="秘密")),
    "ck_cases_number_filled": lambda store, make: store.submit(make.submission(replace(make.case(), number=""))),
    "ck_cases_state_known": lambda store, make: store.submit(make.submission(replace(make.case(), state="lost"))),
    "ck_cases_format_positive": lambda store, make: store.submit(make.submission(replace(make.case(), format=-1))),
    "ck_cases_body_json": lambda store, make: store.submit(make.submission(replace(make.case(), body="秘密"))),
    "ck_quotes_digest_hex": lambda store, make: store.keep_quote(replace(make.quote(), digest="A" * 64)),
    "ck_quotes_number_filled": lambda store, make: store.keep_quote(replace(make.quote(), number="")),
    "ck_quotes_format_positive": lambda store, make: store.keep_quote(replace(make.quote(), format=0)),
    "ck_quotes_body_json": lambda store, make: store.keep_quote(replace(make.quote(), body="")),
    "ck_papers_number_filled": lambda store, make: store.keep_papers((replace(make.paper(), number=""),)),
    "ck_papers_kind_filled": lambda store, make: store.keep_papers((replace(make.paper(), kind=""),)),
    "ck_papers_digest_hex": lambda store, make: store.keep_papers((replace(make.paper(), digest="秘密"),)),
    "ck_papers_format_positive": lambda store, make: store.keep_papers((replace(make.paper(), format=0),)),
    "ck_papers_state_known": lambda store, make: store.keep_papers((replace(make.paper(), state="lost"),)),
    "ck_papers_prints_counted": lambda store, make: store.keep_papers((replace(make.paper(), prints=-1),)),
    "ck_papers_body_json": lambda store, make: store.keep_papers((replace(make.paper(), body="{"),)),
    "ck_events_what_filled": lambda store, make: store.append(make.event(what="")),
    "ck_events_body_json": lambda store, make: store.append(replace(make.event(), body="秘密")),
    "FOREIGN KEY": lambda store, make: store.keep_papers((make.paper(uuid7()),)),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named_and_nothing_is_written(store: Store, make: Samples, rule: str) -> None:
    with pytest.raises(ValueError, match=rule) as caught:
        BROKEN[rule](store, make)
    assert "秘密" not in str(caught.value)
    assert caught.value.__suppress_context__
    assert not (*store.drafts(), *store.cases(), *store.papers(), *store.events())
    assert store.check() == ()


def test_rules_of_outbox_and_tasks(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    for rule, outbox, tasks in (
        ("ck_outbox_kind_filled", (replace(make.outbox(case.id), kind=""),), ()),
        ("ck_outbox_state_known", (replace(make.outbox(case.id), state="lost"),), ()),
        ("ck_outbox_body_json", (replace(make.outbox(case.id), body="-"),), ()),
        ("FOREIGN KEY", (make.outbox(uuid7()),), ()),
        ("ck_tasks_due_date", (), (make.task(case.id, "someday"),)),
        ("ck_tasks_due_date", (), (make.task(case.id, "2019-6-1"),)),
        ("ck_tasks_kind_filled", (), (replace(make.task(case.id), kind=""),)),
        ("FOREIGN KEY", (), (make.task(uuid7()),)),
    ):
        with pytest.raises(ValueError, match=rule):
            store.advance(
                case.id, expect="waiting", state="screening", body="{}", event=make.event(), outbox=outbox, tasks=tasks
            )
    assert store.case(case.id) == case


def test_papers_are_in_known_states(store: Store, make: Samples) -> None:
    submission = make.submission()
    store.submit(submission)
    with pytest.raises(ValueError, match="ck_papers_state_known"):
        store.keep_papers((replace(submission.papers[0], id=uuid7(), state="eaten"),))


def test_a_case_number_is_given_once(store: Store, make: Samples) -> None:
    case = make.case()
    store.submit(make.submission(case))
    with pytest.raises(ValueError, match=r"cases\.number"):
        store.submit(make.submission(replace(make.case(), number=case.number)))
    assert store.cases() == (case,)


def test_an_event_is_appended_once(store: Store, make: Samples) -> None:
    event = make.event()
    store.append(event)
    with pytest.raises(ValueError, match=r"events\.id"):
        store.append(event)


@pytest.mark.parametrize("state", State)
def test_every_state_of_an_application_can_be_stored(store: Store, make: Samples, state: State) -> None:
    case = replace(make.case(), state=state.value)
    assert store.submit(make.submission(case)) == case
    assert store.cases() == (case,)
