"""One row of a price list → a device with its terms, or every reason why not. Knows columns, not files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ParamSpec, TypeVar

from posapp.catalog.price_cells import (
    Place,
    Raw,
    Refused,
    is_empty,
    read_date,
    read_jan,
    read_pairs,
    read_text,
    read_yen,
    written,
)
from posapp.catalog.price_columns import Column, Programs, Vocabulary, fits, fold
from posapp.catalog.terms import Amounts, Sold, read_terms, takes
from posapp.domain.money import LARGEST, Yen
from posapp.domain.price_changes import ReadRow
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, stop
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Discount, Terms

T = TypeVar("T")
P = ParamSpec("P")
_STEP = re.compile(r"([0-9]{1,3})-([0-9]{1,3})=([0-9]{1,10})")
_MONTH = re.compile(r"([0-9]{1,3})=([0-9]{1,10})")
_BETWEEN = re.compile(r"[、,;；/／\n]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns are, once for all rows.

    program   id that amounts belong to whose heading names none, "" when only the row can say it
    complete  the list has a column that names every program of a device
    """

    columns: tuple[Column, ...]
    program: str
    from_1904: bool = False

    def column(self, key: str) -> Column | None:
        """The column of that kind."""
        return next((column for column in self.columns if column.key == key), None)

    @property
    def complete(self) -> bool:
        """True when the list itself says every program of a device."""
        return self.column("offered") is not None


@dataclass(slots=True)
class _Draft:
    """A row while it is read."""

    line: int
    cells: Sequence[Raw]
    problems: list[Problem] = field(default_factory=list)

    def tried(self, otherwise: T, read: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What a cell says; its problem is kept and ``otherwise`` stands for it."""
        try:
            return read(*given, **named)
        except Refused as refused:
            self.problems.append(refused.problem)
            return otherwise


class RowReader:
    """Reads the rows of one list."""

    def __init__(self, layout: Layout, words: Vocabulary, programs: Programs) -> None:
        self._layout = layout
        self._words = words
        self._programs = programs
        self._plain: dict[str, Column] = {
            column.key: column for column in layout.columns if not words.kinds[column.key].amount
        }
        self._discounts = [column for column in layout.columns if column.key == "discount"]
        self._amounts = [column for column in layout.columns if words.kinds[column.key].amount]
        self.spoken: dict[str, None] = {}
        """Ids of the programs that rows spoke of, in their order."""
        plain = (id for id, program in programs.by_id.items() if _plain_plan(program))
        self.implied = () if layout.complete else tuple(plain)

    def read(self, line: int, cells: Sequence[Raw]) -> ReadRow:
        """The row as a device; one that cannot be used says all its reasons at once."""
        draft = _Draft(line, cells)
        device = self._device(draft)
        maker = self._text(draft, "maker")
        key = device.jan or " ".join(part for part in (maker, device.full_name) if part)
        price = self._price(draft)
        discounts = self._discounted(draft, price)
        valid_from, valid_until = self._days(draft)
        sold = Sold(line, device.category, price, sum(discount.amount for discount in discounts))
        amounts = self._amounts_of(draft, self._offered(draft))
        terms = self._terms(draft, amounts, sold)
        label = device.full_name or key
        if draft.problems:
            known = key if device.name else device.jan
            return ReadRow(line=line, label=label, listed=None, key=known, problems=tuple(draft.problems))
        listed = ListedDevice(
            key=key,
            device=device,
            maker=maker,
            cash_price=price,
            terms=terms,
            discounts=discounts,
            valid_from=valid_from,
            valid_until=valid_until,
        )
        return ReadRow(line=line, label=label, listed=listed, key=key)

    # --- the device

    def _cell(self, draft: _Draft, key: str) -> tuple[Raw, Place] | None:
        column = self._plain.get(key)
        if column is None or is_empty(raw := draft.cells[column.at], self._words):
            return None
        return raw, Place(draft.line, column)

    def _text(self, draft: _Draft, key: str) -> str:
        cell = self._cell(draft, key)
        most = self._words.limits.text
        return "" if cell is None else draft.tried("", read_text, *cell, most=most)

    def _device(self, draft: _Draft) -> Device:
        before = len(draft.problems)
        name = self._text(draft, "name")
        if not name and len(draft.problems) == before:
            draft.problems.append(stop("price-name", f"rows[{draft.line}].name"))
        jan = self._cell(draft, "jan")
        return Device(
            name=name,
            category=self._category(draft),
            storage=self._text(draft, "storage"),
            colour=self._text(draft, "colour"),
            jan="" if jan is None else draft.tried("", read_jan, *jan),
        )

    def _category(self, draft: _Draft) -> str:
        cell = self._cell(draft, "category")
        where = f"rows[{draft.line}].category"
        if cell is None:
            draft.problems.append(stop("price-category-empty", where))
            return ""
        found = self._words.categories.get(fold(str(cell[0])))
        if found is None:
            draft.problems.append(stop("price-category", where, cell=cell[1].cell, given=written(cell[0])))
            return ""
        return found

    def _price(self, draft: _Draft) -> Yen:
        cell = self._cell(draft, "cash_price")
        if cell is None:
            draft.problems.append(stop("price-missing", f"rows[{draft.line}].cash_price"))
            return LARGEST
        price = draft.tried(LARGEST, read_yen, *cell)
        if price == 0:
            draft.problems.append(stop("price-zero", f"rows[{draft.line}].cash_price"))
        return price

    def _discounted(self, draft: _Draft, price: Yen) -> tuple[Discount, ...]:
        found = []
        for column in self._discounts:
            raw = draft.cells[column.at]
            if not is_empty(raw, self._words):
                amount = draft.tried(0, read_yen, raw, Place(draft.line, column))
                if amount:
                    found.append(Discount(label=column.label, amount=amount))
        total = sum(discount.amount for discount in found)
        if total > price:
            at = f"rows[{draft.line}].discount"
            draft.problems.append(stop("price-discount-high", at, given=total, price=price, off_by=total - price))
        return tuple(found)

    def _days(self, draft: _Draft) -> tuple[date | None, date | None]:
        days: list[date | None] = []
        for key in ("valid_from", "valid_until"):
            cell = self._cell(draft, key)
            days.append(None if cell is None else draft.tried(None, read_date, *cell, from_1904=self._layout.from_1904))
        first, last = days
        if first is not None and last is not None and last < first:
            at = f"rows[{draft.line}].valid_until"
            draft.problems.append(stop("price-days-turned", at, **{"from": first.isoformat()}, until=last.isoformat()))
        return first, last

    # --- programs and amounts

    def _offered(self, draft: _Draft) -> dict[str, Amounts]:
        """The programs that the row names, without their amounts yet."""
        found: dict[str, Amounts] = {}
        for key in ("offered", "program"):
            cell = self._cell(draft, key)
            for name in () if cell is None else self._names(str(cell[0])):
                id = self._programs.called(name)
                if id is None:
                    draft.problems.append(stop("price-program", f"rows[{draft.line}].{key}", given=written(name)))
                else:
                    found[id] = Amounts()
        if self._layout.program and not self._layout.complete:
            found.setdefault(self._layout.program, Amounts())
        return found

    def _names(self, text: str) -> list[str]:
        """Names of programs hold spaces, so a space parts them only where the whole is no name."""
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        return [name for part in parts for name in ([part] if self._programs.called(part) else part.split())]

    def _amounts_of(self, draft: _Draft, found: dict[str, Amounts]) -> dict[str, Amounts]:
        own = self._layout.program or (next(iter(found)) if len(found) == 1 else "")
        closed = self._layout.complete
        for column in self._amounts:
            raw = draft.cells[column.at]
            if is_empty(raw, self._words):
                continue
            id = column.program or own
            if not id:
                at = f"rows[{draft.line}].{column.key}"
                draft.problems.append(stop("price-amount-of-none", at, column=column.heading))
            elif closed and id not in found:
                at = f"rows[{draft.line}].{column.key}"
                draft.problems.append(stop("price-not-offered", at, column=column.heading, program=id))
            elif fits(column, self._programs.by_id[id]):
                self._take(draft, found.setdefault(id, Amounts()), column, raw)
        return found

    def _take(self, draft: _Draft, amounts: Amounts, column: Column, raw: Raw) -> None:
        place = Place(draft.line, column)
        if column.key == "steps" and not column.first:
            amounts.steps += [(a, b, c) for a, b, c in draft.tried((), read_pairs, raw, place, _STEP)]
        elif column.key == "buyback" and not column.first:
            amounts.buyback += [(a, b) for a, b in draft.tried((), read_pairs, raw, place, _MONTH)]
        elif (amount := draft.tried(None, read_yen, raw, place)) is not None:
            if column.key == "steps":
                amounts.steps.append((column.first, column.last, amount))
            elif column.key == "buyback":
                amounts.buyback.append((column.first, amount))
            elif column.key == "residual":
                amounts.residual = amount
            else:
                amounts.usage_fee = amount

    def _terms(self, draft: _Draft, amounts: dict[str, Amounts], sold: Sold) -> tuple[tuple[str, Terms], ...]:
        if draft.problems:
            return ()  # What does not hold together cannot be judged: first the cells, then the sums.
        terms: list[tuple[str, Terms]] = []
        for id, given in amounts.items():
            result = read_terms(given, self._programs.by_id[id], sold)
            if isinstance(result, Terms):
                terms.append((id, result))
                self.spoken[id] = None
            else:
                draft.problems += result
        return (*terms, *self._plain_plans(amounts, sold))

    def _plain_plans(self, offered: Collection[str], sold: Sold) -> Iterator[tuple[str, Terms]]:
        """Plans that need no amounts come with a device unless the list names every program: lump sum, and the plain
        plan of the operators whose programs it has."""
        operators = {self._programs.by_id[id].operator for id in offered}
        for id in self.implied:
            program = self._programs.by_id[id]
            common = program.plan.kind is PlanKind.LUMP or program.operator in operators
            if common and id not in offered and takes(program, sold.category, sold.price):
                yield id, Terms()


def _plain_plan(program: Program) -> bool:
    return program.plan.kind is PlanKind.LUMP or (program.plan.kind is PlanKind.EQUAL and not program.returns)
