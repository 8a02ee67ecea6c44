"""Where everything on the return chart lies: scale of yen, place of months, labels that do not cover each other. No painting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF

from posapp.ui.views import ChartView

_NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10)


def step_of(most: int, steps: int = 4) -> int:
    """A round step in yen so that ``steps`` of them reach above ``most`` with a little air."""
    wanted = max(1, most) * 1.08 / steps
    power = 1
    while power * 10 < wanted:
        power *= 10
    return int(next(n for n in _NICE if n * power >= wanted) * power)


class Scale:
    """Yen and months to pixels. ``plot`` is the area of the lines; each month has a cell of equal width.

    What every point asks for is worked out once: a chart asks hundreds of times.
    """

    __slots__ = ("_base", "_begin", "_high", "cell", "first", "last", "plot", "step", "top")

    def __init__(self, plot: QRectF, first: int, last: int, step: int) -> None:
        self.plot, self.first, self.last, self.step = plot, first, last, step
        self.top = step * 4
        """Yen at the plot's upper edge."""
        self.cell = plot.width() / max(1, last - first + 1)
        """Width of a month in px."""
        self._begin = plot.left() + (0.5 - first) * self.cell
        self._base, self._high = plot.bottom(), plot.height() / max(1, self.top)

    def x(self, month: float) -> float:
        """The middle of a month."""
        return self._begin + month * self.cell

    def y(self, amount: float) -> float:
        """The height of an amount of yen."""
        return self._base - self._high * amount

    def month_at(self, x: float) -> int:
        """The month whose cell lies under ``x``, within the axis."""
        month = self.first + int((x - self.plot.left()) // self.cell)
        return min(max(month, self.first), self.last)


def scale_of(view: ChartView, plot: QRectF) -> Scale:
    """The scale for a view."""
    first = view.months[0].month if view.months else 0
    last = view.months[-1].month if view.months else 1
    amounts = [view.kept, *(yen for other in view.others for _month, yen in other.points)]
    return Scale(plot, first, last, step_of(max(amounts)))


def runs(points: Iterable[tuple[int, int | None]]) -> list[list[tuple[int, int]]]:
    """Months that follow one another without a gap, as separate runs."""
    made: list[list[tuple[int, int]]] = []
    before: int | None = None
    for month, amount in points:
        if amount is None:
            before = None
            continue
        if before is None or month != before + 1:
            made.append([])
        made[-1].append((month, amount))
        before = month
    return made


def steps(scale: Scale, run: Sequence[tuple[int, int]]) -> list[QPointF]:
    """A run as a line of steps: each month's amount holds over its whole cell, equal ones are one step."""
    return [QPointF(x, y) for left, right, y in treads(scale, run) for x in (left, right)]


def treads(scale: Scale, run: Sequence[tuple[int, int]]) -> list[tuple[float, float, float]]:
    """The level parts of a run: from x, to x, at y."""
    half = scale.cell / 2
    made: list[tuple[float, float, float]] = []
    before: int | None = None
    for month, amount in run:
        right = scale.x(month) + half
        if amount == before:
            left, _right, y = made[-1]
            made[-1] = (left, right, y)
        else:
            made.append((right - scale.cell, right, scale.y(amount)))
        before = amount
    return made


class Places:
    """Finds a place for each label: never over another label, over a line only where nothing else is free.

    ``taken`` are the labels that have their place, ``lines`` what they should not cover.
    """

    def __init__(self, inside: QRectF) -> None:
        self.inside = inside
        self.taken: list[QRectF] = []
        self.lines: list[QRectF] = []

    def take(self, box: QRectF) -> QRectF:
        """A label stands there."""
        self.taken.append(box)
        return box

    def find(self, wanted: Sequence[QRectF], *, far: bool = True) -> QRectF | None:
        """The first wanted place that is free, else the free one nearest to the first; None when there is none.

        ``far`` False takes no place but the wanted ones, and none over a line.
        """
        inside = self.inside
        fitting = [spot for spot in wanted if inside.contains(spot) and not hits(spot, self.taken)]
        spot = next((s for s in fitting if not hits(s, self.lines)), None)
        if spot is None and far and wanted:
            spot = self._near(wanted[0])
        if spot is None and fitting and far:
            spot = min(fitting, key=lambda s: covered(s, self.lines))
        return None if spot is None else self.take(spot)

    def _near(self, wish: QRectF) -> QRectF | None:
        """The free place nearest to a wish, on a coarse grid."""
        inside, high, wide = self.inside, wish.height(), wish.width()
        columns = range(round(inside.left()), round(inside.right() - wide) + 1, 24)
        rows = range(round(inside.top()), round(inside.bottom() - high) + 1, 9)
        spots = sorted((abs(x - wish.x()) + 2 * abs(y - wish.y()), x, y) for x in columns for y in rows)
        for _far, x, y in spots:
            spot = QRectF(x, y, wide, high)
            if not hits(spot, self.taken) and not hits(spot, self.lines):
                return spot
        return None


def hits(spot: QRectF, boxes: Iterable[QRectF]) -> bool:
    """True when a place meets one of the boxes."""
    return any(spot.intersects(box) for box in boxes)


def covered(spot: QRectF, boxes: Iterable[QRectF]) -> float:
    """How much of the boxes a place would cover, in square px."""
    shared = (spot.intersected(box) for box in boxes)
    return sum(s.width() * s.height() for s in shared if not s.isEmpty())


def around(segment: QRectF, width: float, height: float = 16.0) -> list[QRectF]:
    """Where a label of a segment may stand: right, below, above, left, then further below."""
    right = QRectF(segment.right() + 12, segment.center().y() - height / 2, width, height)
    left = QRectF(segment.left() - 12 - width, segment.center().y() - height / 2, width, height)
    below = QRectF(segment.left() + 6, segment.bottom() + 5, width, height)
    above = QRectF(segment.left() + 6, segment.top() - 5 - height, width, height)
    ending = QRectF(segment.right() - width, segment.bottom() + 5, width, height)
    lifted = QRectF(segment.right() - width, segment.top() - 5 - height, width, height)
    beside = [spot.translated(0, by) for by in (6, -6) for spot in (right, left)]
    lower = [spot.translated(0, 18 * n) for n in (1, 2, 3, 4) for spot in (below, ending)]
    higher = [spot.translated(0, -18 * n) for n in (1, 2) for spot in (above, lifted)]
    return [right, below, left, *beside, ending, above, lifted, *lower, *higher]


def ticks(first: int, last: int) -> list[int]:
    """Months that get a label: the first (the purchase), then every sixth, every twelfth on a long axis."""
    every = 6 if last - first <= 40 else 12
    return [first, *(m for m in range(first + 1, last + 1) if m % every == 0 and m - first >= every / 2)]
