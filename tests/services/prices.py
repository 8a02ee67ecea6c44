"""Price lists for tests: short rows instead of files, and a reader that hands them over as if they stood in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from posapp.domain.price_changes import Incoming, ReadRow
from posapp.domain.prices import Found, ListedDevice
from posapp.domain.problem import stop
from posapp.domain.purchase import Device, Terms
from posapp.services.ports import EventRow
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
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


@dataclass
class MemoryShelf:
    """`posapp.services.price_ports.PriceRecords` without a store: the list after each import is kept whole."""

    taken: list[PriceImportRow] = field(default_factory=list)
    lists: list[tuple[PriceRow, ...]] = field(default_factory=lambda: [()])

    def _on(self, day: str) -> list[tuple[int, PriceRow]]:
        held = enumerate(self.lists[-1])
        return [
            (at, row) for at, row in held if row.valid_from <= day and (not row.valid_until or day <= row.valid_until)
        ]

    def stamp(self) -> str:
        return f"{len(self.taken)}/{sum(row.undone_at is not None for row in self.taken)}"

    def imports(self) -> tuple[PriceImportRow, ...]:
        return tuple(reversed(self.taken))

    def rows(self, since: str) -> Iterator[PriceRow]:
        return (row for row in self.lists[-1] if not row.valid_until or row.valid_until >= since)

    def lines(self, day: str) -> tuple[tuple[int, str], ...]:
        return tuple(sorted(((at, row.search) for at, row in self._on(day)), key=lambda line: line[1]))

    def offers(self, numbers: Iterable[int]) -> tuple[Found, ...]:
        rows = [self.lists[-1][at] for at in numbers]
        return tuple(Found(key=r.device_key, name=r.name, jan=r.jan, cash_price=r.cash_price) for r in rows)

    def by_key(self, key: str, day: str) -> PriceRow | None:
        return next((row for _, row in self._on(day) if row.device_key == key), None)

    def by_jan(self, code: str, day: str) -> PriceRow | None:
        return next((row for _, row in self._on(day) if row.jan == code), None)

    def days(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((r.valid_from, r.valid_until) for r in self.lists[-1] if r.device_key == key))

    def count(self, day: str) -> int:
        return len(self._on(day))

    def take(
        self, row: PriceImportRow, added: Iterable[PriceRow], ended: Iterable[PriceEnd], event: EventRow, *, expect: str
    ) -> PriceImportRow | None:
        if expect != self.stamp():
            return None
        lasts = {(end.device_key, end.valid_from): end.last for end in ended}
        kept = (replace(r, valid_until=lasts.get((r.device_key, r.valid_from), r.valid_until)) for r in self.lists[-1])
        self.lists.append((*(r for r in kept if not r.valid_until or r.valid_from <= r.valid_until), *added))
        self.taken.append(replace(row, number=len(self.taken) + 1))
        return self.taken[-1]

    def undo(self, id: UUID, at: datetime, event: EventRow) -> bool:
        standing = [n for n, row in enumerate(self.taken) if row.undone_at is None]
        if not standing or self.taken[standing[-1]].id != id:
            return False
        self.taken[standing[-1]] = replace(self.taken[standing[-1]], undone_at=at)
        self.lists.pop()
        return True
