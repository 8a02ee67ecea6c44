"""The counter of one shop as the use cases see it: clock, ids, staff, shop, and whether the network is there.

Settings live in the store as JSON text; the clock and the network probe are given.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from posapp.domain.people import Shop
from posapp.flows.forms import with_fields
from posapp.services import snapshots
from posapp.services.ports import Records


class NetworkMode(StrEnum):
    """How the counter learns whether it is offline."""

    AUTO = "auto"
    FORCED_OFFLINE = "forced-offline"


class Theme(StrEnum):
    """明るさ of the windows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LedgerYears(StrEnum):
    """How long 古物台帳 is kept: as the dealer's law asks, or as tax books are. The law's figures say how many years."""

    TRADE = "trade"
    TAX = "tax"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """設定 of this counter. ``printer`` empty means the system's default; ``closing_day`` 10, 20 or end."""

    staff: tuple[str, ...] = ()
    current: str = ""
    theme: Theme = Theme.SYSTEM
    printer: str = ""
    closing_day: str = "end"
    network: NetworkMode = NetworkMode.AUTO
    ledger_years: LedgerYears = LedgerYears.TRADE


class Counter:
    """Implements `posapp.services.selling.Surroundings` over the store's settings."""

    def __init__(
        self,
        records: Records,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        reachable: Callable[[], bool],
    ) -> None:
        self._records = records
        self._clock = clock
        self._new_id = new_id
        self._reachable = reachable
        self._shop: Shop | None = None
        self._preferences: Preferences | None = None

    def now(self) -> datetime:
        """Local time of the shop, aware."""
        return self._clock()

    def new_id(self) -> UUID:
        """A fresh UUIDv7."""
        return self._new_id()

    def offline(self) -> bool:
        """True while nothing outside can be reached, or staff said so."""
        return self.preferences().network is NetworkMode.FORCED_OFFLINE or not self._reachable()

    def staff(self) -> str:
        """Who stands at the counter."""
        known = self.preferences()
        return known.current or next(iter(known.staff), "")

    def closing_day(self) -> str:
        """締め日 a new quote begins with."""
        return self.preferences().closing_day

    def shop(self) -> Shop:
        """The shop as papers name it; LookupError before the first set-up."""
        if self._shop is None:
            body = self._records.setting("shop")
            if body is None:
                raise LookupError("the shop was never set up")
            self._shop = snapshots.load(Shop, body)
        return self._shop

    def put_shop(self, shop: Shop) -> None:
        """The shop changed."""
        self._records.put_setting("shop", snapshots.dump(shop))
        self._shop = shop

    def preferences(self) -> Preferences:
        """設定 as stored, with defaults for what was never set."""
        if self._preferences is None:
            body = self._records.setting("preferences")
            self._preferences = Preferences() if body is None else _preferences(body)
        return self._preferences

    def put_preferences(self, **changes: object) -> Preferences:
        """Change some of the preferences and keep them."""
        self._preferences = with_fields(self.preferences(), changes)
        self._records.put_setting("preferences", snapshots.dump(self._preferences))
        return self._preferences


def _preferences(body: str) -> Preferences:
    """Preferences of any age: what an older or newer program wrote and we do not know is left aside."""
    known = Preferences.__dataclass_fields__
    kept = {key: value for key, value in json.loads(body).items() if key in known}
    return snapshots.load(Preferences, json.dumps(kept))
