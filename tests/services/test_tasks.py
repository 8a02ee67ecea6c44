"""期限のある仕事 on a real encrypted store: cases, open returns and returns by courier in one list, ticked off, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from posapp.domain.application import Step
from posapp.domain.problem import Problem
from posapp.domain.tasks import Stake, TaskKind, tasks_of
from posapp.flows.intake_forms import IntakeDraft
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.mail_ports import MailReturnRow
from posapp.services.ports import CaseRow, EventRow, PaperRow, TaskRow
from posapp.services.quoting import QuoteDesk
from posapp.services.selling import CaseBody
from posapp.services.tasks import Source, Task
from posapp.store.records import Store
from tests.services.conftest import JAPAN, World
from tests.services.sale import ready
from tests.services.test_receiving import case, elsewhere, filled, found, received

__all__ = ["case"]
EVER = date(2000, 1, 1), date(2100, 1, 1)


def kinds(tasks: tuple[Task, ...]) -> list[tuple[str, str]]:
    return [(task.day.isoformat(), task.kind.value) for task in tasks]


def mailed(shop: Services, state: str, due: str) -> MailReturnRow:
    at = shop.around.now()
    row = MailReturnRow(
        id=uuid4(), number=f"M-{state}-{due}", state=state, case_id=None, customer="矢島 久", kana="ヤジマ ヒサシ",
        phone="09000000000", device="見本カメラ", program="残価設定2年", serial="S-1", due=due, body="{}", format=1,
        opened_at=at, changed_at=at,
    )  # fmt: skip
    store = shop.records
    assert isinstance(store, Store)
    event = EventRow(id=uuid4(), at=at, staff="中村 健", subject=row.id, what="mail-opened", body="{}")
    return store.mail.open(row, (), event)


def test_every_due_of_a_formed_contract_is_there_once(shop: Services, world: World) -> None:
    world.online = True
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    assert shop.tasks.tasks(*EVER) == ()
    for step in (Step.SEND, Step.APPROVE, Step.FORM):
        assert isinstance(shop.sales.step(row.id, step), CaseRow)
    quote = snapshots.load(CaseBody, row.body).quote
    listed = shop.tasks.tasks(*EVER)
    assert kinds(listed) == [(due.day.isoformat(), due.kind.value) for due in tasks_of(quote, world.now.date())]
    assert {(task.record, task.number, task.source) for task in listed} == {(row.id, row.number, Source.CASE)}
    assert (listed[0].customer, listed[0].device, listed[0].program) == (row.customer, row.device, row.program)
    last = listed[-1].day
    assert kinds(shop.tasks.tasks(last, last)) == [(last.isoformat(), "window-closes")]
    assert shop.tasks.tasks(last + timedelta(days=1), EVER[1]) == ()


def test_the_last_month_before_the_total_rises_keeps_what_hangs_on_it(
    shop: Services, case: CaseRow, world: World
) -> None:
    rises, closes = shop.tasks.tasks(*EVER)
    assert (rises.kind, rises.day, rises.stake) == (
        TaskKind.TOTAL_RISES, date(2023, 6, 30), Stake(saved=36_000, left=33_000, since=date(2023, 7, 1))
    )  # fmt: skip
    assert closes.stake == Stake(saved=3_000)
    assert shop.tasks.tasks(rises.day, rises.day) == (rises,)
    world.now = datetime(2023, 7, 1, 9, 0, tzinfo=JAPAN)
    assert shop.tasks.tasks(*EVER) == (closes,), "nobody can make up for it once its day is over"
    world.now = datetime(2023, 6, 30, 9, 0, tzinfo=JAPAN)
    assert rises.by_hand and shop.tasks.tick(rises, done=True)
    assert shop.tasks.tasks(*EVER) == (closes,)


def test_a_task_from_before_is_told_without_yen(shop: Services, case: CaseRow) -> None:
    store = shop.records
    assert isinstance(store, Store)
    (row,) = [row for row in store.tasks(case_id=case.id) if row.kind == "window-closes"]
    old = TaskRow(
        id=uuid4(), case_id=case.id, due="2024-05-30", kind=row.kind, title=row.title, detail="おかえし", done=False
    )
    event = EventRow(
        id=uuid4(), at=shop.around.now(), staff="中村 健", subject=case.id, what="formed", body="{}"
    )  # fmt: skip
    held = store.case(case.id)
    assert held is not None
    store.advance(case.id, expect=held.state, state=held.state, body=held.body, event=event, tasks=(old,))
    (task,) = shop.tasks.tasks(date(2024, 5, 30), date(2024, 5, 30))
    assert (task.id, task.stake) == (old.id, None)


def test_contracts_from_before_catch_up_once(shop: Services, case: CaseRow, world: World) -> None:
    store = shop.records
    assert isinstance(store, Store)
    before = shop.tasks.tasks(*EVER)
    rises, closes = before
    assert shop.tasks.catch_up() == 0, "what is formed today lacks nothing"
    aged = {row.id: "おかえし" for row in store.tasks(case_id=case.id)}
    store.dated.state(aged, ())
    assert shop.tasks.tick(rises, done=True)
    store.dated.state({closes.id: "おかえし"}, ())
    (bare,) = shop.tasks.tasks(*EVER)
    assert (bare.id, bare.stake) == (closes.id, None)
    assert shop.tasks.catch_up() == 1 and shop.tasks.catch_up() == 0
    again = shop.tasks.tasks(*EVER)
    assert [(task.kind, task.day, task.stake, task.customer) for task in again] == [
        (task.kind, task.day, task.stake, task.customer) for task in before
    ]
    assert again[1].id == closes.id, "its own task stays the same"


def test_a_contract_whose_window_is_told_no_more_gets_no_new_task(shop: Services, case: CaseRow) -> None:
    store = shop.records
    assert isinstance(store, Store)
    rises, closes = shop.tasks.tasks(*EVER)
    assert shop.tasks.tick(closes, done=True)
    store.dated.state({rises.id: "おかえし"}, ())
    assert shop.tasks.catch_up() == 1
    assert shop.tasks.tasks(*EVER) == (rises,)


def test_the_shop_looks_ahead_by_its_own_number_of_days_and_to_the_end_of_the_month(
    shop: Services, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.now = datetime(2023, 6, 20, 9, 0, tzinfo=JAPAN)
    assert shop.tasks.ahead() == date(2023, 7, 21)
    law = replace(shop.quotes.law(world.now.date()), task_ahead_days=3)
    monkeypatch.setattr(QuoteDesk, "law", lambda *_: law)
    assert shop.tasks.ahead() == date(2023, 6, 30)


@pytest.mark.parametrize(("choice", "there"), [("keep", 0), ("later", 2), ("", 2)])
def test_who_chose_to_keep_the_device_is_told_of_no_return_any_more(
    shop: Services, case: CaseRow, choice: str, there: int
) -> None:
    draft = shop.returns.put(filled(shop, found(shop, shop.returns.begin())), "check", choice=choice)
    ways = {way.way for way in shop.returns.view(draft).choices}
    assert choice in ways | {""}
    assert shop.returns.refuse(draft).state == "refused"
    assert len(shop.tasks.tasks(*EVER)) == there


def test_what_lapsed_is_told_no_more_and_what_is_late_is(shop: Services, case: CaseRow, world: World) -> None:
    world.now = datetime(2030, 1, 7, 10, 0, tzinfo=JAPAN)
    assert shop.tasks.tasks(*EVER) == (), "windows that closed unused are no work any more"
    late = mailed(shop, "assessed", "2029-12-20")
    for first, last, there in (
        ("2030-01-07", "2030-01-07", True), ("2030-01-01", "2030-01-31", True), ("2029-12-01", "2029-12-31", True),
        ("2030-01-08", "2030-01-31", False), ("2029-12-21", "2029-12-31", False),
    ):  # fmt: skip
        listed = shop.tasks.tasks(date.fromisoformat(first), date.fromisoformat(last))
        assert [task.id for task in listed] == ([late.id] if there else []), (first, last)


def test_returns_by_courier_tell_their_next_step(shop: Services, world: World) -> None:
    for state in ("collected", "announced", "assessed", "applied"):
        mailed(shop, state, "2021-06-20")
    mailed(shop, "kept", "2021-06-20")
    mailed(shop, "applied", "")
    listed = shop.tasks.tasks(*EVER)
    assert [task.kind for task in listed] == [
        TaskKind.MAIL_ANNOUNCED, TaskKind.MAIL_APPLIED, TaskKind.MAIL_ASSESSED, TaskKind.MAIL_COLLECTED
    ]  # fmt: skip
    assert {(task.source, task.by_hand) for task in listed} == {(Source.MAIL, False)}
    assert [task.working.day for task in listed] == [18, 20, 18, 18], "a courier comes on a Sunday too"


def left(shop: Services, draft: IntakeDraft, **more: str) -> IntakeDraft:
    """Saved and left open."""
    kept = replace(draft, **more)  # type: ignore[arg-type]
    shop.returns.save(kept)
    return kept


@pytest.mark.parametrize(
    ("begun", "applied", "due"),
    [
        ("2024-12-18", "", "2025-01-31"),
        ("2025-01-20", "2024-12-18", "2025-01-31"),
        ("2025-01-20", "R6.12.18", "2025-01-31"),
        ("2025-01-20", "いつか", "2025-02-28"),
    ],
)
def test_an_assessment_not_completed_is_due_at_the_end_of_the_month_after(
    shop: Services, world: World, begun: str, applied: str, due: str
) -> None:
    world.now = datetime.fromisoformat(f"{begun}T11:20+09:00")
    draft = left(shop, elsewhere(shop), applied_on=applied)
    (task,) = shop.tasks.tasks(*EVER)
    assert (task.day.isoformat(), task.kind, task.source, task.record) == (
        due, TaskKind.ASSESSMENT, Source.DRAFT, draft.id
    )  # fmt: skip
    assert (task.number, task.device, task.program) == (draft.number, "Pixel 7 Pro", "新トク スタンダード")
    world.now += timedelta(days=60)
    assert shop.tasks.tasks(world.now.date(), world.now.date()) == (task,), "it stays, late"


def test_the_task_goes_with_the_assessment_or_the_draft(shop: Services, world: World) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    draft = left(shop, filled(shop, elsewhere(shop)))
    assert len(shop.tasks.tasks(*EVER)) == 1
    again = left(shop, draft, applied_on="2024-11-30")
    assert kinds(shop.tasks.tasks(*EVER)) == [("2024-12-31", "assessment")], "a draft saved anew is read anew"
    received(shop, again)
    assert shop.tasks.tasks(*EVER) == ()
    other = left(shop, elsewhere(shop))
    shop.returns.discard(other.id)
    assert shop.tasks.tasks(*EVER) == ()


def test_a_return_left_open_is_due_before_it_saves_less(shop: Services, case: CaseRow, world: World) -> None:
    draft = left(shop, found(shop, shop.returns.begin()))
    for now, due in (("2023-06-20", "2023-06-30"), ("2023-07-01", "2023-07-31"), ("2024-05-31", "2024-05-31")):
        world.now = datetime.fromisoformat(f"{now}T11:20+09:00")
        (task,) = [task for task in shop.tasks.tasks(*EVER) if task.source is Source.DRAFT]
        assert (task.day.isoformat(), task.kind, task.record, task.applied) == (due, TaskKind.RETURN, draft.id, None)
    world.now = datetime(2024, 6, 1, 11, 20, tzinfo=JAPAN)
    assert shop.tasks.tasks(*EVER) == (), "the benefit is over"


def test_drafts_without_a_contract_are_no_task(shop: Services, case: CaseRow, world: World) -> None:
    left(shop, shop.returns.begin())
    left(shop, elsewhere(shop, device=""))
    assert [task for task in shop.tasks.tasks(*EVER) if task.source is Source.DRAFT] == []


def test_ticked_off_by_hand_and_opened_again(shop: Services, case: CaseRow, world: World) -> None:
    world.now = datetime(2021, 6, 20, 10, 0, tzinfo=JAPAN)
    before = shop.tasks.tasks(*EVER)
    task = before[-1]
    assert task.by_hand and shop.tasks.tick(task, done=True) and not shop.tasks.tick(task, done=True)
    assert shop.tasks.tasks(*EVER) == before[:-1]
    assert shop.tasks.tick(task, done=False) and not shop.tasks.tick(task, done=False)
    assert shop.tasks.tasks(*EVER) == before
    assert [event.what for event in shop.records.events(case.id)][-2:] == ["task-done", "task-open"]
    mailed(shop, "assessed", "2021-06-21")
    (mail,) = [task for task in shop.tasks.tasks(*EVER) if task.source is Source.MAIL]
    assert not shop.tasks.tick(mail, done=True), "it ends with the customer's answer"


def test_the_paper_is_kept_with_the_others_and_numbered(shop: Services, case: CaseRow, world: World) -> None:
    world.now = datetime(2021, 6, 20, 10, 0, tzinfo=JAPAN)
    for number in ("T-210620-0001", "T-210620-0002"):
        paper = shop.tasks.paper(*EVER)
        assert isinstance(paper, PaperRow), paper
        assert (paper.kind, paper.number, paper.title, paper.state) == ("task-list", number, "タスク一覧", "waiting")
        assert shop.papers.pdf(paper).startswith(b"%PDF") and "小林 由美子 様" in paper.body
    turned = shop.tasks.paper(EVER[1], EVER[0])
    assert isinstance(turned, tuple) and isinstance(turned[0], Problem) and turned[0].code == "period-backwards"
    shop.around.put_shop(replace(shop.around.shop(), name="青葉\U0001f600店"))
    strange = shop.tasks.paper(*EVER)
    assert isinstance(strange, tuple) and strange[0].code == "glyph-missing"


def test_an_unreadable_draft_does_not_hide_the_rest(shop: Services, world: World) -> None:
    world.now = datetime(2024, 12, 18, 11, 20, tzinfo=JAPAN)
    left(shop, elsewhere(shop))
    row = shop.records.drafts()[0]
    shop.records.save_draft(replace(row, id=uuid4(), body="{}"))
    assert len(shop.tasks.tasks(*EVER)) == 1
