"""タスク一覧: what is due by day, to be ticked with a pen. A working paper of the shop: no address, no telephone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from posapp.documents import issued, wording
from posapp.documents.blocks import Block, Body, Column, Fact, FigureRow, FigureTable, Heading, Notes, Summary
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text
from posapp.domain.tasks import ListedTask, Stake, TaskKind, TaskListCase

KIND = "task-list"
TITLE = "タスク一覧"
BOX: Final = "□"
WEEKDAYS: Final = "月火水木金土日"

WHAT: Final = {
    TaskKind.COD_DECISION: "代金引換に変えるか、お返事をうかがう",
    TaskKind.WINDOW_OPENS: "返却の特典が使える期間に入ることをご案内する",
    TaskKind.TOTAL_RISES: "総額が上がる前にご案内する",
    TaskKind.WINDOW_CLOSES: "返却の特典が終わる前にご案内する",
    TaskKind.NOTICE: "案内が届くころ。返却するかをうかがう",
    TaskKind.ASSESSMENT: "査定を終える（回収の下書き）",
    TaskKind.RETURN: "回収の受付を終える（回収の下書き）",
    TaskKind.MAIL_ANNOUNCED: "郵送で返却するか、お返事をうかがう",
    TaskKind.MAIL_APPLIED: "集荷が済んだことを確かめる",
    TaskKind.MAIL_COLLECTED: "査定の結果が届いたか確かめる",
    TaskKind.MAIL_ASSESSED: "査定の結果へのお返事をうかがう",
    TaskKind.OUTAGE_SHEETS: "使った手書き用紙を入力し、使わなかった用紙を片づける",
}
"""Kind → what staff do."""


def compose(case: TaskListCase) -> Paper:
    """The list of a period."""
    listed, issue = case.listed, case.issue
    today = issue.issued_at.date()
    period = f"{_day(listed.first)}〜{_day(listed.last)}"
    late = sum(1 for task in listed.tasks if task.day < today)
    count = f"{len(listed.tasks)}件" + (f"（うち期限を過ぎたもの {late}件）" if late else "")
    blocks: list[Block] = [Summary((Fact("期間", plain(period)), Fact("件数", plain(count))))]
    if listed.tasks:
        blocks += [Heading("", "期限のある仕事", "済んだら□に印をつけます"), _table(listed.tasks, today)]
        blocks.append(
            Notes((plain("休日の期限には、その前の平日を添えています。平日とは、土・日・祝日でない日です。"),))
        )
    else:
        blocks.append(Body((plain("この期間に、期限のある仕事はありません。"),)))
    digest = digest_of(listed)
    rows = [Meta("作成日", date_text(today))]
    if case.staff:
        rows.append(Meta("担当", case.staff))
    head = issued.header(issue, TITLE, "期限のある仕事を、日付の順に並べた店内の控えです。", digest, *rows)
    head = replace(head, tags=(*head.tags, wording.FOR_SHOP))
    return issued.paper(issue, KIND, head, issued.footer(issue, digest), period, digest, blocks)


def _table(tasks: Iterable[ListedTask], today: date) -> FigureTable:
    columns = (
        Column("済", right=False, width=9),
        Column("期限", right=False, width=31),
        Column("お客さま", right=False, width=40),
        Column("機種", right=False, width=34),
        Column("すること", right=False),
    )
    return FigureTable(columns, tuple(_row(task, today) for task in tasks), top=True)


def _row(task: ListedTask, today: date) -> FigureRow:
    late = task.day < today
    goods = f"未入力 {task.left}枚" if task.kind is TaskKind.OUTAGE_SHEETS else task.device
    cells = (BOX, _due(task, today, late=late), _whose(task), goods, _what(task, late=late))
    return FigureRow(cells, strong=True, tinted=late, light=(2, 3, 4))


def _due(task: ListedTask, today: date, *, late: bool) -> str:
    """The day with its holiday, and whether it is over; the year only when it is another one."""
    day = f"{task.day.month}月{task.day.day}日（{WEEKDAYS[task.day.weekday()]}）"
    year = f"{task.day.year}年" if task.day.year != today.year else ""
    state = "期限切れ" if late else "今日" if task.day == today else ""
    return "\n".join(part for part in (year, day, task.holiday, state) if part)


def _whose(task: ListedTask) -> str:
    if task.kind is TaskKind.OUTAGE_SHEETS:
        return f"停電時の用紙\n{task.number}"
    return f"{task.customer} 様\n{task.number}" if task.customer else f"お名前未入力\n{task.number}"


def _what(task: ListedTask, *, late: bool) -> str:
    lines = [WHAT[task.kind]]
    if task.stake is not None:
        lines += _at_stake(task.stake, task.day)
    if task.applied is not None:
        lines.append(f"申込 {date_text(task.applied)}")
    if task.working != task.day and not late:
        lines.append(f"平日は{task.working.month}月{task.working.day}日（{WEEKDAYS[task.working.weekday()]}）まで")
    return "\n".join(lines)


def _at_stake(stake: Stake, day: date) -> Iterable[str]:
    """What the customer gains up to the day, and what is left of it afterwards; at most, for a sound device."""
    does = "査定" if stake.assessed else "返却"
    yield f"{does}で総額が最大{stake.saved:,}円減る"
    if stake.since is None:
        yield "過ぎると、総額は減らない"
        return
    month = f"{stake.since.month}月" if stake.since.day == 1 else f"{stake.since.month}月{stake.since.day}日から"
    year = f"{stake.since.year}年" if stake.since.year != day.year else ""
    yield f"{year}{month}は{stake.left:,}円（{stake.saved - stake.left:,}円の差）"


def _day(day: date) -> str:
    return f"{date_text(day)}（{WEEKDAYS[day.weekday()]}）"
