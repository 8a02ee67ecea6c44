"""The picture of a device that came back: which sides are shown, and how its marks are named beside it. Decides nothing."""

from __future__ import annotations

from posapp.documents.pictures import DeviceDrawing, DrawnMark
from posapp.domain.damage import EDGES, signs, signs_on
from posapp.domain.intake import Intake, Side

_EDGES = {Side.LEFT: "左", Side.RIGHT: "右", Side.TOP: "上", Side.BOTTOM: "下"}


def drawing(intake: Intake) -> DeviceDrawing | None:
    """Front, back and the edges that carry a mark, numbered as on the screen; None without a mark."""
    marks = intake.marks
    if not marks:
        return None

    def words(side: Side, name: str) -> str:
        return f"{name} {signs_on(marks, side) or '印なし'}"

    drawn = tuple(DrawnMark(str(nth), m.side.value, m.across, m.down) for nth, m in enumerate(marks, 1))
    edges = tuple((side.value, _EDGES[side]) for side in EDGES if signs_on(marks, side))
    category = intake.contract.purchase.device.category
    return DeviceDrawing(drawn, words(Side.FRONT, "前面"), words(Side.BACK, "背面"), edges, category)


def cited(intake: Intake) -> dict[str, str]:
    """Finding → 図の①③, for the row that tells it."""
    return {finding: f"図の{told}" for finding, told in signs(intake.marks).items()}
