"""個人情報の利用目的: said before the first field opens, together with the purpose of the purchase. Knows no draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from posapp.domain.people import Shop
from posapp.ui import text_sale as words
from posapp.ui.views import Tone
from posapp.ui.widgets.bar import Hairline, clear
from posapp.ui.widgets.choice_input import SegmentInput
from posapp.ui.widgets.layouts import horizontal, vertical
from posapp.ui.widgets.marks import IconMark
from posapp.ui.widgets.notice import Notice
from posapp.ui.widgets.section import Surface
from posapp.ui.widgets.spec import Option
from posapp.ui.widgets.words import Words

PERSONAL, BUSINESS = "personal", "business"


class PrivacyGate(Surface):
    """The explanation and the choice of purpose; ``chosen`` carries it, ``entered`` says Enter was pressed."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.purpose = SegmentInput(
            (Option(PERSONAL, words.PURPOSE_PERSONAL), Option(BUSINESS, words.PURPOSE_BUSINESS))
        )
        self.business = Notice("stop", words.GATE_BUSINESS_HEAD, words.GATE_BUSINESS, tone=Tone.STOP)
        self._points = vertical(spacing=12)
        column = vertical(self, margins=(32, 24, 32, 24))
        column.addWidget(Words(words.GATE_TITLE, 28, bold=True, wrap=True))
        column.addSpacing(4)
        column.addWidget(Words(words.GATE_LEAD, 16, role="quiet", wrap=True))
        column.addSpacing(16)
        column.addWidget(Hairline())
        column.addSpacing(16)
        column.addLayout(self._points)
        column.addSpacing(16)
        column.addWidget(Hairline())
        column.addSpacing(16)
        row = horizontal(spacing=16)
        row.addWidget(Words(words.GATE_PURPOSE, 16, bold=True))
        row.addWidget(self.purpose, 1)
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(self.business)
        column.addStretch(1)
        self.purpose.changed.connect(self.chosen)
        self.purpose.entered.connect(self.entered)
        self._said: tuple[str, ...] = ()

    def show_gate(self, shop: Shop, creditor: str, purpose: str) -> None:
        """Show who asks, to whom it goes, and the purpose chosen so far."""
        self.business.setVisible(purpose == BUSINESS)
        if self.purpose.value() != purpose:
            self.purpose.put(purpose)
        said = (shop.name, shop.phone, creditor)
        if said == self._said:
            return
        self._said = said
        clear(self._points)
        for icon, head, body in words.GATE_POINTS:
            row = horizontal(spacing=12)
            row.addWidget(IconMark(icon, 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            name = Words(head, 16, bold=True)
            name.setFixedWidth(112)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            filled = body.format(shop=shop.name, phone=shop.phone, creditor=creditor or words.GATE_CREDITOR)
            row.addWidget(Words(filled, 16, wrap=True), 1)
            self._points.addLayout(row)
