"""The pictures in yen beside a topic: bars of what is paid in all, taken from the quote's own figures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.domain.money import Yen
from posapp.domain.outcome import Outcome
from posapp.domain.quote import BODY_FAILS, Quote
from posapp.ui import text_sale as text
from posapp.ui.paint import yen
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import clear
from posapp.ui.widgets.bars import Bar
from posapp.ui.widgets.layouts import vertical
from posapp.ui.widgets.money import MoneyLabel
from posapp.ui.widgets.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class YenBar:
    """One bar of ``total`` yen: ``fee`` of them hatched in amber, the others solid; ``away`` hatches what falls away."""

    label: str
    note: str
    total: Yen
    fee: Yen = 0
    tone: Tone = Tone.PLAIN
    away: bool = False
    instead: str = ""
    """Said instead of the total when it is not known yet."""


def bars_of(quote: Quote, picture: str) -> tuple[YenBar, ...]:
    """The bars of a topic's picture (``kept``, ``damage``, ``deadline``); none for an empty word or a plan without return."""
    best = quote.best
    if not picture or best is None:
        return ()
    kept = YenBar(
        label=text.BAR_KEPT, note=text.BAR_KEPT_NOTE.format(count=quote.program.plan.payments), total=quote.kept.burden
    )
    until = text.BAR_UNTIL.format(month=best.month)
    if picture == "kept":
        return kept, YenBar(label=text.BAR_RETURNED, note=until, total=best.burden, tone=Tone.ACCENT, away=True)
    if picture == "damage":
        sound = YenBar(label=text.BAR_SOUND, note=until, total=best.burden, tone=Tone.ACCENT)
        return kept, sound, _damaged(quote, best)
    return *_deadline(quote, best), _too_late(quote)


def _damaged(quote: Quote, best: Outcome) -> YenBar:
    broken = quote.at(best.month, BODY_FAILS)
    if broken is None or not broken.possible:
        return YenBar(label=text.BAR_DAMAGED, note=text.BAR_NO_BENEFIT, total=quote.kept.burden)
    if not broken.surcharge_known:
        more = text.BAR_MORE.format(total=yen(best.burden))
        return YenBar(
            label=text.BAR_DAMAGED, note=text.BAR_ASSESSED, total=best.burden, tone=Tone.ACCENT, instead=more
        )  # fmt: skip
    note = text.BAR_SUM.format(first=yen(broken.burden - broken.surcharge), second=yen(broken.surcharge))
    return YenBar(label=text.BAR_DAMAGED, note=note, total=broken.burden, fee=broken.surcharge, tone=Tone.ACCENT)


def _deadline(quote: Quote, best: Outcome) -> tuple[YenBar, ...]:
    possible = [o for o in quote.sound() if o.possible]
    last = possible[-1]
    shown = [_month(text.BAR_BY, best)]
    if last.month != best.month:
        shown.append(_month(text.BAR_LATER, last))
    return tuple(shown)


def _month(label: str, at: Outcome) -> YenBar:
    month = at.calendar_month
    return YenBar(
        label=label.format(year=month.year, number=month.number), note=text.BAR_UNTIL.format(month=at.month),
        total=at.burden, tone=Tone.ACCENT, away=True,
    )  # fmt: skip


def _too_late(quote: Quote) -> YenBar:
    return YenBar(label=text.BAR_TOO_LATE, note=text.BAR_TOO_LATE_NOTE, total=quote.kept.burden)


class YenBars(QWidget):
    """Label, bar and amount in rows; all bars share one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._bars: tuple[YenBar, ...] = ()

    def show_bars(self, bars: tuple[YenBar, ...]) -> None:
        """Show other bars; nothing happens when they are the same."""
        self.setVisible(bool(bars))
        if bars == self._bars:
            return
        self._bars = bars
        clear(self._grid)
        whole = max((b.total for b in bars), default=1)
        for row, bar in enumerate(bars):
            self._row(row, bar, whole)

    def _row(self, row: int, bar: YenBar, whole: Yen) -> None:
        words = QWidget()
        words.setMinimumWidth(160)
        column = vertical(words)
        column.addWidget(Words(bar.label, 16, bold=True, line=20))
        column.addWidget(Words(bar.note, 12, role="quiet"))
        rest = "hatch" if bar.away else "blank"
        drawn = Bar(bar.total - bar.fee, whole, tone=bar.tone, rest=rest, fee=bar.fee, height=20)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(drawn, row, 1)
        amount = MoneyLabel(None if bar.instead else bar.total, 20, instead=bar.instead, instead_size=16)
        self._grid.addWidget(amount, row, 2)

    def texts(self) -> tuple[str, ...]:
        """What the bars say, for readers and tests."""
        return tuple(f"{b.label} {b.note} {b.instead or yen(b.total)}" for b in self._bars)
