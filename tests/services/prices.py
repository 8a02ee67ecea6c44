"""Price lists for tests: short rows instead of files, and a reader that hands them over as if they stood in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from posapp.domain.price_changes import Incoming, ReadRow
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import stop
from posapp.domain.purchase import Device, Terms
from posapp.services.pricing import GoOn

PROGRAM = "sony-zanka-2y"


def listed(
    name: str, yen: int, *, first: date | None = None, last: date | None = None, residual: int | None = None
) -> ListedDevice:
    """A device whose key is its name."""
    device = Device(name=name, category="phone", storage="128GB", colour="黒")
    return ListedDevice(
        key=name, device=device, maker="ソニー", cash_price=yen, valid_from=first, valid_until=last,
        terms=((PROGRAM, Terms(residual=residual)),),
    )  # fmt: skip


def incoming(version: date, rows: Sequence[ListedDevice], *, refused: int = 0, title: str = "") -> Incoming:
    """A file as read; ``refused`` more rows have a problem each."""
    good = [ReadRow(line=at, label=row.key, key=row.key, listed=row) for at, row in enumerate(rows, start=4)]
    wrong = stop("price-device-repeated", "jan", given="x", line=1)
    bad = [ReadRow(line=4 + len(good) + at, label=f"誤り{at}", listed=None, problems=(wrong,)) for at in range(refused)]
    return Incoming(
        file=f"{version}.csv",
        title=title or f"{version}の価格表",
        version=version,
        rows=(*good, *bad),
        programs=(PROGRAM,),
    )


@dataclass
class Files:
    """`posapp.services.pricing.PriceFiles` without files; ``written`` is what export gave."""

    given: Incoming | None = None
    written: list[tuple[str, date, tuple[ListedDevice, ...]]] = field(default_factory=list)
    full: bool = False

    def read(self, path: Path, on: date, go_on: GoOn) -> Incoming | None:
        return self.given if go_on(0, 0) else None

    def write(self, path: Path, title: str, version: date, devices: Sequence[ListedDevice]) -> None:
        path.write_text(title, "utf-8")
        if self.full:
            raise OSError(28, "No space left on device", str(path))
        self.written.append((title, version, tuple(devices)))
