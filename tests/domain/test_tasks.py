"""期限 of a formed contract, by day; the last working day before a day of rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from posapp.domain.ends import letter
from posapp.domain.tasks import DEADLINES, LAPSING, TaskKind, last_working_day, tasks_of
from tests.documents.cases import case

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


def test_every_kind_lapses_or_has_a_deadline() -> None:
    assert frozenset(TaskKind) == LAPSING | DEADLINES
