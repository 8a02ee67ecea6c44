"""Price lists as files, as `posapp.services.pricing.PriceFiles` wants them: read with today's programs, and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from posapp.catalog.price_cells import forget
from posapp.catalog.price_columns import fold
from posapp.catalog.price_export import write
from posapp.catalog.price_reading import read
from posapp.catalog.price_sheets import Cancelled, GoOn
from posapp.domain.price_changes import Incoming
from posapp.domain.prices import ListedDevice
from posapp.domain.program import Program


@dataclass(frozen=True, slots=True)
class PriceFiles:
    """Files in terms of some programs."""

    programs: tuple[Program, ...]

    def read(self, path: Path, on: date, go_on: GoOn) -> Incoming | None:
        """What a file holds; None when ``go_on`` stopped it."""
        try:
            return read(path, self.programs, on=on, go_on=go_on)
        except Cancelled:
            return None
        finally:
            forget()
            fold.cache_clear()

    def write(self, path: Path, title: str, version: date, devices: Sequence[ListedDevice]) -> None:
        """Write a list that reading takes back."""
        write(path, title, version, devices, self.programs)
