"""期限のある仕事 on ホーム: what lapses is not late, and a last day of rest is told with the working day before it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from posapp.domain.tasks import Stake, TaskKind
from posapp.services.tasks import Source, Task
from posapp.ui.show.home import back, home
from posapp.ui.show.tasks import view_of
from posapp.ui.views import Tone
from tests.ui.twins import counter


def task(kind: str, due: str, **more: Any) -> Task:
    given: dict[str, Any] = {
        "source": Source.CASE, "id": UUID(int=1), "record": UUID(int=2), "day": date.fromisoformat(due),
        "kind": TaskKind(kind), "number": "C-1", "customer": "小林 由美子", "device": "見本", "program": "残価設定2年",
    }  # fmt: skip
    return Task(**(given | more))


@pytest.mark.parametrize(
    ("kind", "due", "detail"),
    [
        ("window-closes", "2021-06-30", "6月30日までに、返却の受付が必要です"),
        ("window-closes", "2021-07-31", "平日は7月30日(金)まで。7月31日までに、返却の受付が必要です"),
        ("window-closes", "2021-05-05", "平日は4月30日(金)まで。5月5日までに、返却の受付が必要です"),
        ("cod-decision", "2021-06-20", "平日は6月18日(金)まで。6月20日を過ぎると注文は取消しになります"),
        ("window-opens", "2021-07-31", "7月31日から、返却を受け付けられます"),
        ("notice", "2021-08-01", "8月1日から届きます。返却するかどうかを決めていただきます"),
    ],
)
def test_the_day_and_the_working_day(kind: str, due: str, detail: str) -> None:
    line = view_of(task(kind, due), date(2021, 4, 15))
    assert (line.detail, line.tone) == (detail, Tone.PLAIN)


@pytest.mark.parametrize(
    ("kind", "due", "stake", "head", "detail"),
    [
        (
            "total-rises", "2021-04-30", Stake(saved=36_000, left=33_000, since=date(2021, 5, 1)),
            "今月中の返却で最大36,000円減ります", "5月は最大33,000円（総額で3,000円の差）",
        ),
        (
            "total-rises", "2021-12-10", Stake(saved=87_120, left=83_490, since=date(2021, 12, 11), assessed=True),
            "12月10日までの査定で最大87,120円減ります",
            "12月11日からは最大83,490円（総額で3,630円の差）",
        ),
        (
            "total-rises", "2021-12-31", Stake(saved=36_000, left=33_000, since=date(2022, 1, 1)),
            "12月31日までの返却で最大36,000円減ります",
            "2022年1月は最大33,000円（総額で3,000円の差）",
        ),
        (
            "window-closes", "2021-06-30", Stake(saved=43_200), "返却の特典が終わります",
            "過ぎると、総額が最大43,200円増えます",
        ),
        (
            "total-rises", "2021-06-30", None, "返却すると減る額が、いちばん大きい月です",
            "6月30日を過ぎると、減る額が小さくなります",
        ),
    ],
)  # fmt: skip
def test_what_hangs_on_a_day_is_told_in_yen(kind: str, due: str, stake: Stake | None, head: str, detail: str) -> None:
    line = view_of(task(kind, due, stake=stake), date(2021, 4, 15))
    assert (line.head, line.detail) == (head, detail)


def test_late_and_today_are_counted_and_the_month_shows_them() -> None:
    tasks = (
        task("cod-decision", "2021-06-14"), task("window-closes", "2021-06-15"), task("window-opens", "2021-07-01"),
    )  # fmt: skip
    seen = home(
        now=counter().around.at, offline=False, drafts=(), tasks=tasks, outbox=(), papers=(), names={},
        field_name=lambda *_: "", reason=lambda code: code,
    )  # fmt: skip
    assert seen.tasks is not None
    assert (seen.late, seen.due_today, len(seen.tasks), seen.tasks_note) == (1, 1, 3, "6月中 2件")
    assert [(day.day, day.count) for week in seen.weeks for day in week if day.count] == [(14, 1), (15, 1)]
    assert back(date(2021, 6, 15)) == date(2021, 5, 15)


def test_what_is_not_read_yet_is_not_told_as_nothing() -> None:
    seen = home(
        now=counter().around.at, offline=False, drafts=(), tasks=None, outbox=(), papers=(), names={},
        field_name=lambda *_: "", reason=lambda code: code,
    )  # fmt: skip
    assert seen.tasks is None and seen.late == 0
