"""outage/kit.toml → what a kit of hand-written forms is made of. Knows no paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from posapp.catalog.loader import read_table
from posapp.catalog.mistakes import Mistake
from posapp.catalog.schema import Sources, Table, Yen
from posapp.domain.by_hand import ExampleAmounts
from posapp.domain.outage import MOST_SHEETS, KitPlan, SheetKind

FILE = "outage/kit.toml"
Sheets = Annotated[int, Field(ge=0, le=MOST_SHEETS)]


class CountsTable(Table):
    """[counts]: how many of each form."""

    quote: Annotated[Sheets, Field(alias=SheetKind.QUOTE.value)]
    disclosure: Annotated[Sheets, Field(alias=SheetKind.DISCLOSURE.value)]
    application: Annotated[Sheets, Field(alias=SheetKind.APPLICATION.value)]
    intake: Annotated[Sheets, Field(alias=SheetKind.INTAKE.value)]


class ExampleTable(Table):
    """[example]: yen of the worked examples."""

    monthly: Annotated[Yen, Field(ge=1)]
    later: Annotated[Yen, Field(ge=1)]
    residual: Annotated[Yen, Field(ge=1)]


class KitFile(Table):
    """outage/kit.toml."""

    version: date
    large: Sheets = 0
    counts: CountsTable
    example: ExampleTable
    sources: Sources


@dataclass(frozen=True, slots=True)
class KitBook:
    """The plan of a kit; None when its file is wrong, and the mistakes say why."""

    plan: KitPlan | None
    mistakes: tuple[Mistake, ...] = ()


def load_kit(path: Path) -> KitBook:
    """Load the file. Nothing is raised."""
    table = read_table(path, FILE, KitFile)
    if not isinstance(table, KitFile):
        return KitBook(None, table)
    counts = tuple((SheetKind(word), count) for word, count in table.counts.model_dump(by_alias=True).items())
    amounts = ExampleAmounts(**table.example.model_dump())
    return KitBook(KitPlan(counts=counts, amounts=amounts, large=table.large))
