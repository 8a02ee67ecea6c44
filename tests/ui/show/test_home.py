"""期限のある仕事 on ホーム: what lapses is not late, and a last day of rest is told with the working day before it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from posapp.services.ports import TaskRow
from posapp.ui.show.home import home, horizon, task_line
from posapp.ui.views import Tone
from tests.ui.twins import counter


def task(kind: str, due: str) -> TaskRow:
    return TaskRow(
        id=UUID(int=1), case_id=UUID(int=2), due=due, kind=kind, title="小林 由美子", detail="残価設定2年", done=False
    )


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
    line = task_line(task(kind, due), date(2021, 4, 15))
    assert (line.detail, line.tone) == (detail, Tone.PLAIN)


def test_only_what_can_still_be_done_is_late() -> None:
    tasks = (
        task("cod-decision", "2021-06-14"), task("window-opens", "2021-06-14"), task("window-closes", "2021-06-14"),
        task("notice", "2021-06-01"), task("window-closes", "2021-06-15"), task("window-opens", "2021-07-01"),
    )  # fmt: skip
    view = home(
        now=counter().around.at, offline=False, drafts=(), tasks=tasks, outbox=(), papers=(), names={},
        field_name=lambda *_: "", reason=lambda code: code,
    )  # fmt: skip
    assert (view.late, view.due_today, len(view.tasks)) == (1, 1, 3)
    assert horizon(date(2021, 6, 15)) == ("2021-05-15", "2021-07-16")
