"""What was found on a device that came back: every head of the checklist, and the drawing with its marks. Decides nothing."""

from __future__ import annotations

from posapp.documents.blocks import Block, Column, FigureRow, FigureTable, Heading, Notes, SideBySide
from posapp.documents.pictures import DeviceDrawing, DrawnMark
from posapp.documents.runs import plain
from posapp.domain.assessment import part_of
from posapp.domain.facts import date_text
from posapp.domain.handin import WITHOUT_IMEI
from posapp.domain.intake import Intake, Restriction, Side
from posapp.domain.program import Effect, Finding, Head

_NOT_OF_DEVICE = "対象外"
_DRAWN = frozenset({"phone", "feature-phone", "tablet"})
"""Categories that the drawing of front and back fits."""
_RESTRICTIONS = {
    Restriction.NONE: "○（なし）",
    Restriction.POSSIBLE: "△（おそれあり）",
    Restriction.BARRED: "×（あり）",
    Restriction.UNCHECKED: "未確認",
}


def findings(intake: Intake) -> list[Block]:
    """The section of the checklist."""
    category = intake.contract.purchase.device.category
    note = f"基準は{date_text(intake.day)}のものです"
    if category not in WITHOUT_IMEI:
        note += f"。ネットワーク利用制限 {_RESTRICTIONS[intake.restriction]}"
    drawn = bool(intake.marks) and category in _DRAWN
    label, number = (48, 13) if drawn else (84, 13)
    columns = (Column("", right=False, width=number), Column("", right=False, width=label), Column(""))
    table = FigureTable(columns, _head_rows(intake), bare=True)
    shown = SideBySide((table,), (_drawing(intake),), 114, 4) if drawn else table
    blocks: list[Block] = [Heading("2", "査定の結果", note), shown]
    if intake.deduction_reason:
        blocks.append(Notes((plain(f"査定員の記録：{intake.deduction_reason}"),)))
    return blocks


def _letters(intake: Intake) -> dict[str, str]:
    """The letter of each finding that is marked on the drawing."""
    if intake.contract.purchase.device.category not in _DRAWN:
        return {}
    return {code: chr(ord("A") + i) for i, code in enumerate(dict.fromkeys(m.finding for m in intake.marks))}


def _drawing(intake: Intake) -> DeviceDrawing:
    letters = _letters(intake)

    def words(side: Side, name: str) -> str:
        found = dict.fromkeys(letters[m.finding] for m in intake.marks if m.side is side)
        return f"{name} {'・'.join(found) or '印なし'}"

    marks = tuple(DrawnMark(letters[m.finding], m.side.value, m.across, m.down) for m in intake.marks)
    return DeviceDrawing(marks, words(Side.FRONT, "前面"), words(Side.BACK, "背面"))


def _head_rows(intake: Intake) -> tuple[FigureRow, ...]:
    """One row a head; neighbours that do not apply to this device share one."""
    device, checklist = intake.contract.purchase.device, intake.contract.program.assessment.checklist
    rows: list[FigureRow] = []
    for head in checklist.heads:
        findings = [f for f in checklist.findings if f.head == head.number]
        if any(f.effect is Effect.CURE or part_of(f, device) for f in findings):
            rows.append(_head_row(intake, head, findings))
        elif rows and rows[-1].cells[-1] == _NOT_OF_DEVICE:
            number, label, _ = rows.pop().cells
            label = f"{label.partition('（')[0]}・{head.label.partition('（')[0]}"
            rows.append(FigureRow((f"{number}・{head.number}", label, _NOT_OF_DEVICE)))
        else:
            rows.append(FigureRow((str(head.number), head.label, _NOT_OF_DEVICE)))
    return tuple(rows)


def _head_row(intake: Intake, head: Head, findings: list[Finding]) -> FigureRow:
    letters = _letters(intake)
    failing = [
        f"{f.label}（図の{letters[f.code]}）" if f.code in letters else f.label
        for f in findings
        if f.code in intake.findings
    ]
    cures = any(f.effect is Effect.CURE for f in findings)
    words = "\n".join(failing) or ("済み" if cures else "問題なし")
    return FigureRow((str(head.number), head.label, words), strong=bool(failing), tinted=bool(failing))
