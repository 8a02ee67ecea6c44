"""期限 of a formed contract, by day; the last working day before a day of rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.ends import letter
from posapp.domain.months import Month
from posapp.domain.quote import Quote, Refused
from posapp.domain.tasks import (
    BY_HAND,
    DEADLINES,
    Stake,
    TaskKind,
    TaskList,
    assessment_due,
    last_working_day,
    problems_of,
    return_due,
    tasks_of,
)
from posapp.services import working_days
from tests.documents.cases import case
from tests.domain.test_properties import quotes

PROGRAMS = (
    "docomo-okaeshi", "docomo-points", "docomo-down", "au-kaetoku", "softbank-shintoku-standard",
    "softbank-shintoku-premium", "softbank-shintoku-value", "sony-zanka-2y", "sony-zanka-1y",
)  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_window_opens_before_it_closes_and_closes_with_its_last_return(name: str) -> None:
    quote = case(name).quote
    dues = tasks_of(quote, quote.purchase.on - timedelta(days=1))
    assert list(dues) == sorted(dues, key=lambda due: due.day)
    opens = [due.day for due in dues if due.kind is TaskKind.WINDOW_OPENS]
    closes = [due.day for due in dues if due.kind is TaskKind.WINDOW_CLOSES]
    assert len(opens) == len(closes) >= 1 and min(opens) < min(closes)
    assert max(closes) == max(outcome.deadline for outcome in quote.sound() if outcome.possible)


@pytest.mark.parametrize(("name", "month"), [("sony-zanka-2y", 22), ("sony-zanka-1y", 10)])
def test_the_letter_comes_in_its_month(name: str, month: int) -> None:
    quote = case(name).quote
    (notice,) = [due for due in tasks_of(quote, quote.purchase.on) if due.kind is TaskKind.NOTICE]
    told = letter(quote)
    assert told is not None and (told.month, told.from_day) == (month, notice.day)


@pytest.mark.parametrize(
    ("name", "day", "stake"),
    [
        ("docomo-okaeshi", date(2021, 6, 30), Stake(saved=36_000, left=33_000, since=date(2021, 7, 1))),
        ("au-kaetoku", None, None),
        ("sony-zanka-2y", None, None),
    ],
)
def test_the_last_month_before_the_total_rises_is_told_once(name: str, day: date | None, stake: Stake | None) -> None:
    quote = case(name).quote
    told = [due for due in tasks_of(quote, quote.purchase.on) if due.kind is TaskKind.TOTAL_RISES]
    assert [(due.day, due.stake) for due in told] == ([] if day is None else [(day, stake)])
    if day is not None:
        best = quote.best
        assert best is not None and best.deadline == day and best.calendar_month == Month.containing(day)


@pytest.mark.parametrize(("name", "saved"), [("docomo-okaeshi", 3_000), ("au-kaetoku", 38_640), ("docomo-plain-36", 0)])
def test_the_last_day_of_all_says_what_is_lost_after_it(name: str, saved: int) -> None:
    quote = case(name).quote
    closes = [due.stake for due in tasks_of(quote, quote.purchase.on) if due.kind is TaskKind.WINDOW_CLOSES]
    assert closes == ([Stake(saved=saved)] if saved else [])


def dear(quote: Quote, *months: int) -> Quote:
    """The same contract, where a return in these months comes to as much as keeping the device."""
    kept = quote.kept.burden
    return replace(quote, outcomes=tuple(replace(o, burden=kept) if o.month in months else o for o in quote.outcomes))


def test_a_total_that_falls_again_has_not_risen() -> None:
    quote = case("docomo-okaeshi").quote
    assert quote.best_month is not None
    best = quote.best_month
    later = dear(quote, *range(best + 1))
    (due,) = [due for due in tasks_of(later, quote.purchase.on) if due.kind is TaskKind.TOTAL_RISES]
    assert due.day == quote.at(best + 1).deadline  # type: ignore[union-attr]
    gap = dear(quote, best + 1)
    first, second = [due for due in tasks_of(gap, quote.purchase.on) if due.kind is TaskKind.TOTAL_RISES]
    after = quote.at(best + 2)
    assert after is not None and after.calendar_month.first_day() == (first.stake or Stake(saved=0)).since
    assert second.day == after.deadline, "it stays as high as keeping for a month, falls and rises anew"


def test_a_return_that_saves_nothing_has_nothing_to_lose() -> None:
    quote = case("docomo-okaeshi").quote
    nothing = dear(quote, *(o.month for o in quote.sound()))
    dues = tasks_of(nothing, quote.purchase.on)
    assert {due.kind for due in dues} == {TaskKind.WINDOW_OPENS, TaskKind.WINDOW_CLOSES}
    assert all(due.stake is None for due in dues)


@given(quotes())
def test_the_total_never_comes_as_low_again_after_its_last_day(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    dues = tasks_of(quote, quote.purchase.on - timedelta(days=1))
    months = [o for o in quote.sound() if o.possible]
    told = {due.day: due.stake for due in dues if due.stake is not None}
    for day, stake in told.items():
        assert stake is not None
        (here,) = [o for o in months if o.deadline == day]
        assert stake.saved == quote.kept.burden - here.burden > stake.left >= 0
        assert all(o.burden > here.burden for o in months if o.deadline > day)
    rises = [due.day for due in dues if due.kind is TaskKind.TOTAL_RISES]
    closes = {due.day for due in dues if due.kind is TaskKind.WINDOW_CLOSES}
    assert not closes & set(rises) and all(day in told for day in rises)
    if quote.best is not None and quote.best.burden < quote.kept.burden:
        assert min(told) == quote.best.deadline, "the first of them is the best month's"
    else:
        assert not told


def test_what_is_over_is_no_task() -> None:
    quote = case("docomo-okaeshi").quote
    first, *rest = tasks_of(quote, date(2000, 1, 1))
    assert list(tasks_of(quote, first.day)) == [due for due in rest if due.day > first.day]
    assert tasks_of(quote, date(2100, 1, 1)) == ()


def test_a_program_without_a_benefit_asks_for_nothing() -> None:
    assert tasks_of(case("docomo-plain-36").quote, date(2000, 1, 1)) == ()


@pytest.mark.parametrize(
    ("day", "work"), [(date(2021, 6, 15), date(2021, 6, 15)), (date(2021, 6, 20), date(2021, 6, 18))]
)
def test_a_day_of_rest_leads_to_the_working_day_before(day: date, work: date) -> None:
    assert last_working_day(day, lambda one: one.weekday() >= 5) == work


def test_every_other_kind_has_a_last_day() -> None:
    assert frozenset(TaskKind) - DEADLINES == {TaskKind.WINDOW_OPENS, TaskKind.NOTICE, TaskKind.MAIL_APPLIED}
    assert BY_HAND.isdisjoint({TaskKind.COD_DECISION, TaskKind.ASSESSMENT})


@given(quotes())
def test_every_due_of_a_contract_is_there_once_and_in_order(quote: Quote | Refused) -> None:
    if isinstance(quote, Refused):
        return
    dues = tasks_of(quote, quote.purchase.on - timedelta(days=1))
    assert max(Counter(dues).values(), default=1) == 1
    assert [due.day for due in dues] == sorted(due.day for due in dues)
    open_windows = {o.window for o in quote.sound() if o.possible}
    counts = Counter(due.kind for due in dues)
    assert counts[TaskKind.WINDOW_OPENS] == counts[TaskKind.WINDOW_CLOSES] == len(open_windows)
    assert counts[TaskKind.NOTICE] == (quote.program.notice_month is not None)


@given(quotes(), st.integers(0, 1_500), st.sampled_from(["", "first", "last", "no such window"]))
def test_an_assessment_is_due_in_time_or_never(quote: Quote | Refused, days: int, which: str) -> None:
    if isinstance(quote, Refused):
        return
    windows = quote.program.windows
    name = {"first": windows[0].name, "last": windows[-1].name}.get(which, which) if windows else which
    applied = quote.purchase.on + timedelta(days=days)
    due = assessment_due(quote, applied, name)
    asked = [w for w in windows if name in ("", w.name)]
    if not asked or asked[0].assessed_within is None:
        assert due is None
        return
    by = Month.containing(applied).plus(asked[0].assessed_within).last_day()
    assert due is not None and applied <= due.day <= by
    if (
        due.day < by
    ):  # then a window closes on that very day, and none of those asked about is open from then to the term's end
        deadlines = {o.deadline for o in quote.sound() if o.possible and o.window in {w.name for w in asked}}
        assert due.day in deadlines


@given(st.dates(date(1980, 1, 1), date(2090, 12, 31)))
def test_the_last_working_day_is_none_of_rest_and_nothing_lies_between(day: date) -> None:
    working = working_days.last_working_day(day)
    assert working <= day and not working_days.rests(working)
    between = [working + timedelta(days=n) for n in range(1, (day - working).days + 1)]
    assert all(working_days.rests(one) for one in between)


@given(quotes(), st.integers(0, 1_500))
def test_a_return_left_open_is_due_before_it_saves_less(quote: Quote | Refused, days: int) -> None:
    if isinstance(quote, Refused):
        return
    today, closing = quote.purchase.on + timedelta(days=days), quote.purchase.closing_day
    months = [o for o in quote.sound() if o.possible]
    here = [o for o in months if o.calendar_month.first_day(closing) <= today <= o.deadline]
    due = return_due(quote, today)
    if not here:
        assert due is None
        return
    assert due is not None and today <= due.day and due.kind is TaskKind.RETURN
    saved = [o.waived for o in months if today <= o.deadline <= due.day]
    assert min(saved) >= here[0].waived
    after = [o for o in months if o.calendar_month.first_day(closing) <= due.day + timedelta(days=1) <= o.deadline]
    assert not after or after[0].waived < saved[-1]


def test_a_return_of_the_best_time_is_due_before_the_next_month_saves_less() -> None:
    quote = case("docomo-okaeshi").quote
    assert quote.best is not None
    for today in (date(2020, 3, 1), quote.best.deadline):
        due = return_due(quote, today)
        assert due is not None and due.day == quote.best.deadline
    after = return_due(quote, quote.best.deadline + timedelta(days=1))
    assert after is not None and after.day == date(2021, 7, 31)
    assert return_due(quote, date(2023, 1, 1)) is None
    same = case("au-kaetoku").quote
    last = max(outcome.deadline for outcome in same.sound() if outcome.possible)
    due = return_due(same, last - timedelta(days=100))
    assert due is not None and due.day == last, "a residual falls away to the last month"


def test_a_period_must_not_end_before_it_begins() -> None:
    day = date(2021, 6, 15)
    assert problems_of(TaskList(first=day, last=day)) == ()
    (wrong,) = problems_of(TaskList(first=day, last=day - timedelta(days=1)))
    assert wrong.code == "period-backwards"
