"""What a picture says, in words for those who do not see it. Knows pictures as data, no ink; computes no yen."""

from __future__ import annotations

from typing import Final

from posapp.documents.paper import Spoken
from posapp.documents.pictures import BarChart, DamagePictures, DeviceDrawing, DrawnMark, TimeLine

_PARTS: Final = (("左上", "上", "右上"), ("左", "中央", "右"), ("左下", "下", "右下"))
_LONGEST_CODE: Final = 60
_SIDES: Final = {"front": "前面", "back": "背面", "top": "上端", "bottom": "下端", "left": "左端", "right": "右端"}


def tick(ticked: bool, spoken: Spoken) -> str:
    """A tick box."""
    return spoken.ticked if ticked else spoken.open


def code(payload: str, spoken: Spoken) -> str:
    """A QR code; what it holds is said where that is short."""
    short = len(payload) <= _LONGEST_CODE and "\n" not in payload
    return f"{spoken.code}{spoken.opening}{payload}{spoken.closing}" if short else spoken.code


def bar_chart(chart: BarChart) -> str:
    """How many bars, and the labelled ones from left to right with what is paid and what falls away."""
    if chart.said:
        return chart.said
    said = []
    for label in sorted(chart.labels, key=lambda each: each.bar):
        bar = chart.bars[label.bar]
        waived = f"（支払不要 {bar.waived:,}円）" if bar.waived else ""
        said.append(f"{' '.join(label.lines[:-1])} {bar.paid:,}円{waived}".strip())
    figures = f"主な金額は、{'、'.join(said)}です。" if said else ""
    return f"棒グラフ（{len(chart.bars)}本）。{figures}"


def time_line(line: TimeLine) -> str:
    """The moments and named stretches in the order of time."""
    if line.said:
        return line.said
    said = [(moment.at, " ".join(moment.lines)) for moment in line.moments]
    said += [(stretch.start, stretch.text) for stretch in line.stretches if stretch.text]
    return f"時間の流れの図。左から順に、{'、'.join(words for _, words in sorted(said))}。"


def damage(pictures: DamagePictures) -> str:
    """The kinds of damage that are drawn."""
    if pictures.said:
        return pictures.said
    return f"端末の状態の絵。{'、'.join(name for _, name in pictures.names)}。"


def device(drawing: DeviceDrawing) -> str:
    """Both sides with their words, and where each mark is."""
    if drawing.said:
        return drawing.said
    marks = "".join(f"印{mark.letter}は{_where(mark)}。" for mark in drawing.marks)
    return f"端末の前面と背面の図。{drawing.front}、{drawing.back}。{marks}"


def _where(mark: DrawnMark) -> str:
    """The side, and of a whole face the part of it."""
    if mark.side not in ("front", "back"):
        return _SIDES[mark.side]
    down, across = (min(at * 3 // 1000, 2) for at in (mark.down, mark.across))
    return f"{_SIDES[mark.side]}の{_PARTS[down][across]}"
