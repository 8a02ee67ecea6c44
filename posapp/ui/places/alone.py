"""The places that lead to no other: made when they are first asked for. Must not know the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posapp.services.front import Sentences, Services
from posapp.ui.places.intake_list import IntakesPage
from posapp.ui.places.ledger import LedgerPage
from posapp.ui.places.official import OfficialPage
from posapp.ui.places.outage import OutagePage
from posapp.ui.places.place import Place
from posapp.ui.places.prices import PricesPage


def _prices(services: Services, sentences: Sentences) -> Place:
    return PricesPage(services.pricing, services.around.now, services.quotes.names(), sentences)


ALONE: Mapping[str, Callable[[Services, Sentences], Place]] = {
    "intakes": IntakesPage,
    "official": OfficialPage,
    "outage": OutagePage,
    "prices": _prices,
    "ledger": LedgerPage,
}
"""By the name of the place."""
