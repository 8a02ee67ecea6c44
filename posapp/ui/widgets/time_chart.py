"""時期: what happens when, as a time line in calendar months above the slider. Events share a row where they have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from posapp.ui import text_charts as words
from posapp.ui.chart_views import EventView, Figures, TimeView
from posapp.ui.paint import draw_hatch, draw_text, text_width
from posapp.ui.theme import colour
from posapp.ui.views import MonthView
from posapp.ui.widgets.chart_layout import Scale
from posapp.ui.widgets.month_picker import MonthPicker

LEAST, MOST = 16.0, 32.0
"""Height of a row in px, at least and at most."""
_MARK = 7.0
_EDGE = 16
"""Words may begin this many px left of the axis: nothing else stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An event with its row, counted from the top, and the px from ``left`` to ``right`` that its mark takes there."""

    event: EventView
    row: int
    left: float
    right: float
    said: str
    words: tuple[float, float]
    """From where to where its words run."""

    @property
    def reach(self) -> tuple[float, float]:
        """Mark and words together."""
        return min(self.left, self.words[0]), max(self.right, self.words[1])


class TimeChart(MonthPicker):
    """Shows a TimeView; its slider asks for another month, and the next view answers."""

    def __init__(self, *, zoom: float = 1.0, slider: bool = True, parent: QWidget | None = None) -> None:
        self._view = TimeView(months=(), month=None, events=(), says="")
        super().__init__(zoom=zoom, slider=slider, parent=parent)

    def show_chart(self, view: TimeView) -> None:
        """Show another quote or another month."""
        self._view = view
        self._show_months(view.months, view.month if view.month is not None else self.month(), view.empty)

    def says(self) -> str:
        return self._view.says

    def headline(self) -> str:
        if self._view.month is None:
            return words.TIMES_TITLE_KEPT
        return words.TIMES_TITLE.format(month=self._view.month)

    def figures(self) -> Figures:
        """Every event with its day in both calendars; a span begins in one row and ends in the next."""
        heads = (words.TIMES_EVENT, words.TIMES_DAY, words.TIMES_ERA)
        rows: list[tuple[str, ...]] = []
        at = None
        for event in self._view.events:
            names = (event.words,) if event.until is None else (words.SPAN_FROM, words.SPAN_TO)
            days = zip(names, event.west.split(words.SPAN_MARK), event.era.split(words.SPAN_MARK), strict=True)
            if event.strong and event.month == self._view.month and at is None:
                at = len(rows)
            rows += [(name.format(words=event.words), west, era) for name, west, era in days]
        return Figures(heads=heads, rows=tuple(rows), months=(None,) * len(rows), at=at)

    def scale(self) -> Scale:
        first = self._months[0].month if self._months else 0
        return Scale(self.plot(), first, self._months[-1].month if self._months else 1, 1)

    # --- painting

    def _paint_still(self, painter: QPainter, scale: Scale) -> None:
        plot = scale.plot
        painter.fillRect(QRectF(plot.left(), round(plot.bottom()), plot.width(), 1), colour("edge"))

    def _paint_month(self, painter: QPainter, scale: Scale, there: MonthView | None) -> None:
        plot = scale.plot
        if self._view.month is not None:
            x = scale.x(self._view.month)
            painter.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + self.axis().middle))
        placed = place_events(self._view.events, scale, self._wide() - 6)
        rows = max((each.row for each in placed), default=0) + 1
        high = min(MOST, plot.height() / rows)
        for each in placed:
            _paint_event(painter, each, scale, plot.top() + (each.row + 0.5) * high)


def place_events(events: Sequence[EventView], scale: Scale, right: float) -> list[Placed]:
    """A row and a place for the words of each event: what hangs on the month first, then spans, then days."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(max(1, int(scale.plot.height() // LEAST)))]
    made = []
    for event in sorted(events, key=lambda e: (not e.strong, e.until is None, e.at)):
        placed = _place(event, scale, rows, right)
        if placed is not None:
            rows[placed.row].append(placed.reach)
            made.append(placed)
    return sorted(made, key=lambda p: p.event.at)


def _place(event: EventView, scale: Scale, rows: list[list[tuple[float, float]]], right: float) -> Placed | None:
    """Inside its span, right or left of it, in the first row with room; without its words where even that is too long."""
    begin = scale.x(event.at)
    left, stop = begin - _MARK, begin + _MARK
    if event.until is not None:
        left, stop = begin, scale.x(event.until)
    for said in (f"{event.words} {event.short}", event.words, event.short):
        wide = text_width(said, 12, bold=event.strong)
        starts = [stop + 5, left - 5 - wide]
        if stop - left >= wide + 12 and event.mark == "span":
            starts.insert(0, left + 6)
        for row, taken in enumerate(rows):
            for x in starts:
                placed = Placed(event=event, row=row, left=left, right=stop, said=said, words=(x, x + wide))
                low, high = placed.reach
                if low >= _EDGE and high <= right and all(high + 8 <= a or b + 8 <= low for a, b in taken):
                    return placed
    return None


def _paint_event(painter: QPainter, placed: Placed, scale: Scale, middle: float) -> None:
    event, (begin, end) = placed.event, placed.words
    if event.until is not None:
        _span(painter, event, QRectF(placed.left, middle - 8, placed.right - placed.left, 16))
    else:
        _mark(painter, event, QPointF(scale.x(event.at), middle))
    if begin > placed.right or end < placed.left:
        painter.fillRect(QRectF(begin - 2, middle - 7, end - begin + 4, 14), colour("surface"))
    role = "accent" if event.strong or event.mark == "span" else "caution" if event.mark == "cover" else "ink"
    line = QRectF(begin, middle - 8, end - begin, 16)
    draw_text(painter, line, placed.said, size=12, bold=event.strong, tone=colour(role))


def _span(painter: QPainter, event: EventView, box: QRectF) -> None:
    """A window is filled and framed, a cover hatched, a month of a letter outlined."""
    if event.mark == "cover":
        area = QPainterPath()
        area.addRect(box)
        painter.fillRect(box, colour("cautionfill"))
        draw_hatch(painter, area, colour("hatch"), gap=8, width=0.8)
        painter.setPen(QPen(colour("hatch"), 1.0))
    else:
        painter.fillRect(box, colour("soft" if event.mark == "span" else "surface"))
        painter.setPen(QPen(colour("accent" if event.mark == "span" else event.role), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    if event.mark == "letter":
        painter.drawPolyline(
            QPolygonF([box.topLeft(), QPointF(box.center().x(), box.center().y() + 2), box.topRight()])
        )


def _mark(painter: QPainter, event: EventView, at: QPointF) -> None:
    tone = colour(event.role)
    painter.setPen(QPen(tone, 2.0))
    painter.setBrush(colour("surface") if event.mark == "ring" else tone)
    if event.mark == "flag":  # points to what begins
        painter.drawPolygon(QPolygonF([at + QPointF(0, -6), at + QPointF(6, 0), at + QPointF(0, 6)]))
    elif event.mark == "end":  # a wall: no further
        painter.fillRect(QRectF(at.x() - 2, at.y() - 8, 4, 16), tone)
        painter.drawPolygon(QPolygonF([at + QPointF(-3, 0), at + QPointF(-8, -5), at + QPointF(-8, 5)]))
    else:
        painter.drawEllipse(at, 4.5, 4.5)
