"""タスク一覧: every task once and by day, days of rest with the working day before, nothing of the customer beyond the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from posapp.documents import press
from posapp.documents.blocks import FigureTable
from posapp.documents.paper import Paper
from posapp.documents.task_list import BOX, WHAT
from posapp.domain.digest import digest_of, short_digest
from posapp.domain.tasks import DEADLINES, ListedTask, Stake, TaskKind, TaskList, TaskListCase
from posapp.services.working_days import holiday, last_working_day
from tests.documents import reading
from tests.documents.cases import JST
from tests.documents.intakes import issue
from tests.documents.reading import squeezed

MADE = datetime(2021, 6, 15, 10, 0, tzinfo=JST)


def task(day: str, kind: TaskKind, number: str, customer: str, device: str, applied: date | None = None) -> ListedTask:
    due = date.fromisoformat(day)
    return ListedTask(
        day=due, kind=kind, number=number, customer=customer, device=device, program="見本プログラム", applied=applied,
        working=last_working_day(due) if kind in DEADLINES else due, holiday=holiday(due),
    )  # fmt: skip


TASKS = (
    task("2021-06-12", TaskKind.COD_DECISION, "C-210609-004", "藤井 亮", "見本カメラ"),
    task("2021-06-14", TaskKind.MAIL_ASSESSED, "M-210601-001", "矢島 久", "見本カメラ"),
    task("2021-06-15", TaskKind.WINDOW_CLOSES, "C-190615-003", "髙橋 花子", "Xperia 1 64GB ブラック"),
    task("2021-06-20", TaskKind.WINDOW_OPENS, "C-200420-007", "高木 誠", "Xperia 5 II"),
    task("2021-06-25", TaskKind.NOTICE, "C-190715-001", "松本 真理", "見本カメラ"),
    task("2021-06-30", TaskKind.ASSESSMENT, "U-210610-001", "青木 実", "Pixel 7 Pro", date(2021, 5, 20)),
    task("2021-06-30", TaskKind.RETURN, "U-210614-001", "井上 恵", "Xperia 5 II"),
    replace(
        task("2021-06-30", TaskKind.TOTAL_RISES, "C-190615-009", "渡辺 さくら", "Xperia 1 64GB ブラック"),
        stake=Stake(saved=36_000, left=33_000, since=date(2021, 7, 1)),
    ),
    task("2021-07-05", TaskKind.MAIL_ANNOUNCED, "M-210610-001", "小林 由美子", "見本カメラ"),
    task("2021-07-06", TaskKind.MAIL_APPLIED, "M-210610-002", "", "見本カメラ"),
    task("2021-07-22", TaskKind.MAIL_COLLECTED, "M-210610-003", "大野 健一", "見本カメラ"),
    replace(
        task(
            "2022-05-05",
            TaskKind.WINDOW_CLOSES,
            "C-190615-014",
            "西村 拓也",
            "とても長い名前の見本機種 1024GB チタニウム",
        ),
        stake=Stake(saved=3_000),
    ),
    replace(task("2022-05-06", TaskKind.OUTAGE_SHEETS, "X-220505-01", "", ""), left=3),
)


def listed(*tasks: ListedTask) -> TaskListCase:
    held = TaskList(first=date(2021, 6, 15), last=date(2022, 5, 31), tasks=tasks)
    paper = replace(issue("T-210615-0001", MADE), case_number="", copy_mark="")
    return TaskListCase(listed=held, issue=paper, staff="佐藤")


def golden() -> dict[str, Paper]:
    return {"task-list-june": press.compose_tasks(listed(*TASKS))}


def table(paper: Paper) -> FigureTable:
    (found,) = reading.blocks_of(paper, FigureTable)
    return found


def test_every_task_is_a_row_to_be_ticked() -> None:
    rows = table(press.compose_tasks(listed(*TASKS))).rows
    assert [row.cells[0] for row in rows] == [BOX] * len(TASKS)
    assert [row.cells[2].split("\n")[1] for row in rows] == [task.number for task in TASKS]
    assert {task.kind for task in TASKS} == set(TaskKind) == set(WHAT)
    assert [row.cells[4].split("\n")[0] for row in rows] == [WHAT[task.kind] for task in TASKS]
    assert [row.tinted for row in rows] == [True, True, *[False] * 11], "what is late stands out"


def test_a_kit_of_forms_is_told_with_what_is_left_of_it() -> None:
    row = table(press.compose_tasks(listed(*TASKS))).rows[-1]
    assert (row.cells[2], row.cells[3]) == ("停電時の用紙\nX-220505-01", "未入力 3枚")


def test_days_of_rest_name_the_working_day_and_the_holiday() -> None:
    said = [row.cells[1:2] + row.cells[4:] for row in table(press.compose_tasks(listed(*TASKS))).rows]
    assert said[0] == ("6月12日（土）\n期限切れ", WHAT[TaskKind.COD_DECISION]), "too late for it"
    assert said[2] == ("6月15日（火）\n今日", WHAT[TaskKind.WINDOW_CLOSES])
    assert said[3] == ("6月20日（日）", WHAT[TaskKind.WINDOW_OPENS]), "what begins on a day of rest begins on it"
    assert said[5][1].endswith("\n申込 2021年5月20日")
    assert said[10][0] == "7月22日（木）\n海の日"
    assert said[12] == ("2022年\n5月6日（金）", WHAT[TaskKind.OUTAGE_SHEETS])
    closes = (
        f"{WHAT[TaskKind.WINDOW_CLOSES]}\n返却で総額が最大3,000円減る\n過ぎると、総額は減らない\n平日は5月2日（月）まで"
    )
    assert said[11] == ("2022年\n5月5日（木）\nこどもの日", closes)


def test_what_hangs_on_the_day_is_told_with_the_month_after_it() -> None:
    year_end = Stake(saved=87_120, left=83_490, since=date(2022, 1, 11), assessed=True)
    told = [
        row.cells[4].split("\n")[1:]
        for row in table(
            press.compose_tasks(listed(TASKS[7], replace(TASKS[7], day=date(2021, 12, 31), stake=year_end)))
        ).rows
    ]
    assert told == [
        ["返却で総額が最大36,000円減る", "7月は33,000円（3,000円の差）"],
        [
            "査定で総額が最大87,120円減る",
            "2022年1月11日からは83,490円（3,630円の差）",
            "平日は6月30日（水）まで",
        ],
    ]


def test_the_paper_is_read_back_and_is_for_the_shop() -> None:
    case = listed(*TASKS)
    text = reading.text(press.draw(press.compose_tasks(case)))
    for words in (
        "タスク一覧", "店舗用", "見本", "2021年6月15日（火）〜2022年5月31日（火）", "13件（うち期限を過ぎたもの 2件）", "お名前未入力",
        "髙橋 花子 様", "T-210615-0001", short_digest(digest_of(case.listed)),
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert "お客さま控え" not in text and not set(text) & set("{}[]\ufffd")


def test_nothing_due_says_so() -> None:
    paper = press.compose_tasks(listed())
    assert reading.blocks_of(paper, FigureTable) == []
    assert "この期間に、期限のある仕事はありません。" in reading.text(press.draw(paper))


def test_a_long_list_goes_on_with_its_head_and_never_parts_a_row() -> None:
    many = tuple(replace(TASKS[n % 9], number=f"C-{n:06}") for n in range(120))
    pages = reading.page_texts(press.draw(press.compose_tasks(listed(*many))))
    assert len(pages) > 4 and all("期限" in page and "すること" in page for page in pages)
    assert all(sum(f"C-{n:06}" in page for page in pages) == 1 for n in range(120))


def test_it_reads_as_committed(root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    for name, paper in golden().items():
        assert reading.dump(paper) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8")
