"""How each kind of paper is printed, as this counter remembers it: printer, tray, sides, copies. Knows no printer.

Kept as one setting of the store. What was never chosen for a kind follows what was chosen for all papers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Final, Protocol

from posapp.services.print_ports import Way

ALL: Final = ""
"""The kind under which the way of every paper is kept that has none of its own."""
OFFICIAL: Final = "official"
"""The kind of operators' own documents."""
_SETTING: Final = "print-ways"

SHOP_KEEPS: Final = frozenset({"disclosure", "application", "consent"})
"""Papers of which the shop keeps a copy unless staff chose otherwise: those that a customer signs."""
COPIED: Final = SHOP_KEEPS | {"schedule", "return-guide", "formed"}
"""Papers that say whose copy they are. 回収受付書 and its sisters are issued as two papers already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWay:
    """The way of one kind. ``customer`` and ``shop`` count copies; of a kind without marked copies only ``customer`` counts."""

    printer: str = ""
    tray: str = ""
    sides: str = "one"
    customer: int = 1
    shop: int = 0

    @property
    def way(self) -> Way:
        """Where and how, without the copies."""
        return Way(printer=self.printer, tray=self.tray, sides=self.sides)


class Settings(Protocol):
    """Where settings are kept."""

    def setting(self, key: str) -> str | None:
        """One setting's JSON text."""

    def put_setting(self, key: str, body: str) -> None:
        """Set one setting."""


class PrintWays:
    """The ways of one counter."""

    def __init__(self, settings: Settings, usual: Callable[[], str] = str) -> None:
        """``usual`` answers the printer that 設定 names for everything, empty for the system's own."""
        self._settings, self._usual = settings, usual

    def of(self, kind: str) -> PrintWay:
        """The way of a kind: its own, else that of all papers with the usual copies of this kind."""
        held = self._held()
        usual = replace(held.get(ALL, PrintWay()), customer=1, shop=1 if kind in SHOP_KEEPS else 0)
        found = held.get(kind, usual)
        return found if found.printer else replace(found, printer=self._usual())

    def own(self, kind: str) -> bool:
        """Whether a way was chosen for this very kind."""
        return kind in self._held()

    def remember(self, kind: str, way: PrintWay) -> None:
        """Print this kind so from now on."""
        self._keep(self._held() | {kind: way})

    def forget(self, kind: str) -> None:
        """Let this kind follow all papers again."""
        self._keep({key: way for key, way in self._held().items() if key != kind})

    def _held(self) -> dict[str, PrintWay]:
        body = self._settings.setting(_SETTING)
        known = PrintWay.__dataclass_fields__
        read = json.loads(body) if body else {}
        return {kind: PrintWay(**{k: v for k, v in way.items() if k in known}) for kind, way in read.items()}

    def _keep(self, held: dict[str, PrintWay]) -> None:
        self._settings.put_setting(
            _SETTING, json.dumps({kind: asdict(way) for kind, way in held.items()}, ensure_ascii=False)
        )


def copies(kind: str, way: PrintWay) -> tuple[str, ...]:
    """The copies of one print, in the order they come out: the customer's first."""
    if kind not in COPIED:
        return ("",) * way.customer
    return ("customer",) * way.customer + ("shop",) * way.shop
