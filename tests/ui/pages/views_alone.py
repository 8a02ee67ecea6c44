"""Views of 見積 alone, over a price list that has terms for every shape of program: no frame, no cards, no shell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from posapp.domain.prices import ListedDevice, PriceList
from posapp.domain.purchase import Device, StepAmount, Terms
from posapp.flows.forms import YES, QuoteForm
from posapp.services.front import Services
from posapp.services.quoting import QuoteDesk
from posapp.ui.pages.quote_views import Make
from posapp.ui.pages.quote_views.view import QuoteView
from posapp.ui.widgets.section import Surface
from tests.ui import twins
from tests.ui.pages.stage import shoot

BUYBACK = tuple((month, max(0, 96_000 - 2_000 * month)) for month in range(13, 49))


def two_steps(end: int, first: int, second: int, **more: object) -> Terms:
    made = Terms(
        steps=(StepAmount(first=1, last=end, amount=first), StepAmount(first=end + 1, last=48, amount=second)),
        expected_buyback=BUYBACK,
    )
    return replace(made, **more)  # type: ignore[arg-type]


PHONE = ListedDevice(
    key="phone", maker="Apple", cash_price=144_000, device=Device(name="iPhone 15", category="phone", storage="256GB"),
    terms=(
        ("softbank-shintoku-standard", two_steps(24, 2_000, 4_000)),
        ("softbank-shintoku-premium", two_steps(12, 900, 3_700, usage_fee=12_100)),
        ("softbank-shintoku-value", two_steps(12, 900, 3_700, expected_buyback=())),
        ("softbank-plain-48", Terms()), ("docomo-okaeshi", Terms()), ("docomo-plain-36", Terms()),
        ("au-kaetoku", Terms(residual=66_000)), ("au-plain-36", Terms()), ("sony-zanka-2y", Terms(residual=60_000)),
        ("sony-zanka-1y", Terms(residual=84_000)), ("lump-sum", Terms()),
    ),
)  # fmt: skip
DAYS = {
    "softbank-shintoku-standard": "2024-04-10", "softbank-shintoku-premium": "2024-04-10",
    "softbank-shintoku-value": "2024-04-10", "softbank-plain-48": "2024-04-10", "docomo-okaeshi": "2021-06-15",
    "docomo-plain-36": "2021-06-15", "au-kaetoku": "2021-06-15", "au-plain-36": "2021-06-15",
    "sony-zanka-2y": "2026-11-21", "sony-zanka-1y": "2026-11-21", "lump-sum": "2026-11-21",
}  # fmt: skip
"""Every program with a day on which it was sold."""


def services() -> Services:
    """The twins' shop with this price list."""
    shop = twins.counter().services
    prices = PriceList(version=date(2021, 6, 1), title="見本価格表", sample=True, devices=(PHONE,))
    return replace(shop, quotes=QuoteDesk(twins.catalog(), prices, lambda: date(2026, 11, 21)))


def form_of(program: str, **more: str) -> QuoteForm:
    """The phone under that program on a day of its sale."""
    form = QuoteForm(
        on=DAYS[program], device=PHONE.device.full_name, listed=PHONE.key, cash_price="144,000", program=program,
        programs=(program,), closing_confirmed=YES,
    )  # fmt: skip
    return replace(form, **more)  # type: ignore[arg-type]


class Alone:
    """One view on a card as large as 見積 has room for it."""

    def __init__(self, qtbot: QtBot, make: Make, form: QuoteForm, *, wide: int = 688, high: int = 275) -> None:
        self.services = services()
        self.view: QuoteView = make(self.services, twins.sentences())
        self.card = Surface()
        qtbot.addWidget(self.card)
        self.view.setParent(self.card)
        self.said: list[tuple[QuoteForm, bool]] = []
        self.view.changed.connect(lambda made: self._take(made, saved=False))
        self.view.left.connect(lambda made: self._take(made, saved=True))
        self.size(wide, high)
        self.show(form)
        self.card.show()
        self.card.activateWindow()
        qtbot.waitUntil(self.card.isActiveWindow)

    def size(self, wide: int, high: int) -> None:
        self.card.resize(wide, high)
        self.view.setGeometry(1, 1, wide - 2, high - 2)

    def show(self, form: QuoteForm) -> None:
        """Show the sheet of a form, as the page does after each change."""
        self.form = form
        self.view.show_sheet(self.services.quotes.sheet(form), form)

    def _take(self, form: QuoteForm, *, saved: bool) -> None:
        self.said.append((form, saved))
        self.show(form)

    def picture(self, name: str, *, wide: int = 688, high: int = 275, dark: bool = False) -> None:
        """Keep a picture when pictures are asked for."""
        self.size(wide, high)
        shoot(self.card, name, width=wide, height=high, dark=dark)
