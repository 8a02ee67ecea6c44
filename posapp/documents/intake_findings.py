"""What was found on a device that came back: every head of the checklist, and the drawing with its marks. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.documents.blocks import Block, Column, FigureRow, FigureTable, Heading, Notes, SideBySide
from posapp.documents.intake_facts import days_note
from posapp.documents.intake_picture import cited, drawing
from posapp.documents.runs import plain
from posapp.domain.assessment import part_of
from posapp.domain.checked import HeadSaid
from posapp.domain.handin import WITHOUT_IMEI
from posapp.domain.intake import Intake, Restriction
from posapp.domain.program import Effect, Finding, Head

_NOT_OF_DEVICE = "対象外"
_RESTRICTIONS = {
    Restriction.NONE: "○（なし）",
    Restriction.POSSIBLE: "△（おそれあり）",
    Restriction.BARRED: "×（あり）",
    Restriction.UNCHECKED: "未確認",
}


def findings(intake: Intake, number: str, answers: tuple[HeadSaid, ...]) -> list[Block]:
    """The section of the checklist; ``answers`` are what staff and customer said to each head."""
    category = intake.contract.purchase.device.category
    note = days_note(intake)
    if category not in WITHOUT_IMEI:
        note += f"・利用制限 {_RESTRICTIONS[intake.restriction]}"
    drawn = drawing(intake)
    label, width = (84, 13) if drawn is None else (48, 13)
    columns = (Column("", right=False, width=width), Column("", right=False, width=label), Column(""))
    table = FigureTable(columns, _head_rows(intake, answers), bare=True)
    shown = table if drawn is None else SideBySide((table,), (drawn,), 114, 4)
    blocks: list[Block] = [Heading(number, "査定の結果", note), shown]
    if intake.deduction_reason:
        blocks.append(Notes((plain(f"査定員の記録：{intake.deduction_reason}"),)))
    return blocks


def _head_rows(intake: Intake, answers: tuple[HeadSaid, ...]) -> tuple[FigureRow, ...]:
    """One row a head; neighbours that do not apply to this device share one."""
    device, checklist = intake.contract.purchase.device, intake.contract.program.assessment.checklist
    said = {answer.head: answer for answer in answers}
    rows: list[FigureRow] = []
    for head in checklist.heads:
        findings = [f for f in checklist.findings if f.head == head.number]
        if any(f.effect is Effect.CURE or part_of(f, device) for f in findings):
            if answers and head.number not in said:
                rows.append(FigureRow((str(head.number), head.label, "確かめていません")))
            else:
                rows += _told(intake, head, findings, said.get(head.number))
        elif rows and rows[-1].cells[-1] == _NOT_OF_DEVICE:
            number, label, _ = rows.pop().cells
            label = f"{label.partition('（')[0]}・{head.label.partition('（')[0]}"
            rows.append(FigureRow((f"{number}・{head.number}", label, _NOT_OF_DEVICE)))
        else:
            rows.append(FigureRow((str(head.number), head.label, _NOT_OF_DEVICE)))
    return tuple(rows)


def _told(intake: Intake, head: Head, findings: list[Finding], said: HeadSaid | None) -> Iterable[FigureRow]:
    """The head's row; where the customer does not agree, both views below it."""
    marked_as = cited(intake)
    failing = [
        f"{f.label}（{marked_as[f.code]}）" if f.code in marked_as else f.label
        for f in findings
        if f.code in intake.findings
    ]
    cures = any(f.effect is Effect.CURE for f in findings)
    words = "\n".join(failing) or ("済み" if cures else "問題なし")
    if said is None or not said.disputed:
        yield FigureRow((str(head.number), head.label, words), strong=bool(failing), tinted=bool(failing))
        return
    yield FigureRow((str(head.number), head.label, "見方が違います"), strong=True, tinted=True)
    yield FigureRow(("", f"係員：{words}"), tinted=True)
    yield FigureRow(("", f"お客さま：{said.view or '同意していません'}"), tinted=True)
