"""Why an application is long or short, in words. The limit is the law's of that day, given by the desk."""

from __future__ import annotations

from posapp.domain.facts import yen_text
from posapp.domain.money import Yen
from posapp.flows.purchase import SaleView
from posapp.services.selling import SaleDesk
from posapp.ui import text_sale as words
from posapp.ui.views import Span, Text


def form_reason(view: SaleView, sales: SaleDesk, *, short: bool = False) -> Text:
    """支払総額 108,000円 が … with the amount in bold; ``short`` for a narrow window."""
    quote = view.quote
    if quote is None:
        return ""
    long_form = view.checked is not None and view.checked.long_form
    limit = sales.regulation(quote).short_form_limit
    total = yen_text(quote.total_of_payments + quote.purchase.points.total)
    whole = words.FORM_LONG_WHY if long_form else words.FORM_SHORT_WHY
    brief = words.FORM_LONG_SHORT if long_form else words.FORM_SHORT_SHORT
    before, after = (brief if short else whole).format(total="\0", limit=_man(limit)).split("\0")
    return (Span(before), Span(total, bold=True), Span(after))


def _man(limit: Yen) -> str:
    """10万円 for a round figure, 123,456円 for any other."""
    count, rest = divmod(limit, 100 * 100)
    return yen_text(limit) if rest else words.MAN.format(count=count)
