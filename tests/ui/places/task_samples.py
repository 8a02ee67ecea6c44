"""A shop with something due of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from posapp.flows.intake_forms import ELSEWHERE
from posapp.services.mail_ports import MailReturnRow
from posapp.services.ports import CaseRow, TaskRow
from tests.ui.twins import JST, Desk, counter

_CASES = (
    ("2025-06-14", "cod-decision", "藤井 亮", "見本カメラ RX", "残価設定1年"),
    ("2025-06-17", "window-closes", "井上 恵", "Xperia 1 64GB ブラック", "おかえし"),
    ("2025-06-01", "window-opens", "岡本 学", "Xperia 5", "おかえし"),
    ("2025-06-25", "notice", "松本 真理", "見本カメラ α", "残価設定2年"),
    ("2025-06-30", "total-rises", "渡辺 さくら", "Xperia 1 64GB ブラック", "おかえし"),
    ("2025-06-26", "window-opens", "佐々木 剛", "Xperia 5 II 128GB グレー", "かえトク"),
    ("2025-07-21", "window-closes", "高木 誠", "見本カメラ α", "残価設定1年"),
    ("2025-07-31", "window-closes", "大野 健一", "とても長い名前の見本機種 Pro Max Ultra 1024GB チタニウムグレー", "おかえし"),
    ("2026-03-31", "window-closes", "西村 拓也", "Xperia 5 II", "かえトク"),
)  # fmt: skip
_AT_STAKE = {
    2: '{"assessed":false,"left":0,"saved":3000,"since":null}',
    5: '{"assessed":false,"left":33000,"saved":36000,"since":"2025-07-01"}',
    8: '{"assessed":true,"left":90000,"saved":120000,"since":"2025-08-11"}',
}
"""What hangs on the days of the second, fifth and eighth of them, as the store keeps it."""
_MAILS = (
    ("2025-06-16", "assessed", "矢島 久"), ("2025-06-20", "announced", "小林 由美子"), ("2025-07-05", "collected", ""),
)  # fmt: skip


def full() -> Desk:
    """Nine tasks of cases (one lapsed, one in March), a return left open, three by courier."""
    desk = counter()
    desk.around.at = datetime(2025, 6, 17, 14, 40, tzinfo=JST)
    now, records = desk.around.at, desk.records
    for n, (due, kind, name, device, program) in enumerate(_CASES, 1):
        case = UUID(int=n + 500)
        records.case_rows[case] = CaseRow(
            id=case, number=f"C-190615-{n:03}", state="formed", customer=name, kana="カナ", phone="09000000000",
            device=device, program=program, body="{}", format=1, opened_at=now, changed_at=now,
        )  # fmt: skip
        records.due[UUID(int=n)] = TaskRow(
            id=UUID(int=n), case_id=case, due=due, kind=kind, title=name, detail=_AT_STAKE.get(n, ""), done=False
        )
    for n, (due, state, name) in enumerate(_MAILS, 900):
        row = MailReturnRow(
            id=UUID(int=n), number=f"M-210601-{n}", state=state, case_id=None, customer=name, kana="", phone="",
            device="見本カメラ α", program="残価設定2年", serial="S-1", due=due, body="{}", format=1, opened_at=now,
            changed_at=now,
        )  # fmt: skip
        desk.waiting.rows.append(row)
    leave(desk, date(2025, 5, 20))
    return desk


def leave(desk: Desk, applied: date) -> UUID:
    """A return of a contract made elsewhere, applied for on that day and not assessed; the rules of its own years."""
    returns = desk.services.returns
    draft = returns.put(returns.begin(), "contract", source=ELSEWHERE, number="S-1", holder="青木 実")
    draft = returns.put_quote(
        draft, on="2022-12-10", program="softbank-shintoku-standard", device="Pixel 7 Pro", cash_price="144,960",
        step_first="3,020", step_second="3,020", closing_day="end",
    )  # fmt: skip
    returns.save(replace(draft, applied_on=applied.isoformat()))
    return draft.id
