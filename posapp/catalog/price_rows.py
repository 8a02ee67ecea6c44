"""One row of a price list → a device with its terms, or every reason why not. Knows columns, not files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from posapp.catalog.price_amounts import AmountReader
from posapp.catalog.price_cells import Place, Raw, is_empty, read_date, read_jan, read_text, read_yen, written
from posapp.catalog.price_columns import Column, Layout, Programs, Vocabulary, fold
from posapp.catalog.price_drafts import Draft
from posapp.catalog.terms import NOTHING, Amounts, Sold, divides, read_terms
from posapp.domain.money import LARGEST, Yen
from posapp.domain.price_changes import ReadRow
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import Problem, notice, stop, stopping
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Discount, Terms

_BETWEEN = re.compile(r"[、,;；/／\n]+")


class RowReader:
    """Reads the rows of one list."""

    def __init__(self, layout: Layout, words: Vocabulary, programs: Programs, *, shipped: bool = False) -> None:
        """``shipped``: the list came with the programs; one whose file is broken takes no device away from the others."""
        self._shipped = shipped
        self._layout = layout
        self._words = words
        self._programs = programs
        self._plain: dict[str, Column] = {
            column.key: column for column in layout.columns if not words.kinds[column.key].amount
        }
        self._discounts = [column for column in layout.columns if column.key == "discount"]
        self._amounts = AmountReader(layout, words, programs)
        named = (column.program for column in layout.columns if column.program)
        self.spoken: dict[str, None] = dict.fromkeys(named if layout.complete else ())
        """Ids of the programs that the list speaks of: those that rows have, and, where a column says every program of a
        device, those that a heading names: a program that no row takes any more is then said to be gone."""
        plain = (id for id, program in programs.by_id.items() if _plain_plan(program))
        self.implied = () if layout.complete else tuple(plain)
        self._plain_of: dict[tuple[tuple[str, ...], str], tuple[Program, ...]] = {}

    def read(self, line: int, cells: Sequence[Raw]) -> ReadRow:
        """The row as a device; one that cannot be used says all its reasons at once."""
        draft = Draft(line, cells)
        device = self._device(draft)
        maker = self._text(draft, "maker")
        key = device.jan or " ".join(part for part in (maker, device.full_name) if part)
        price = self._price(draft)
        discounts = self._discounted(draft, price)
        valid_from, valid_until = self._days(draft)
        sold = Sold(line, device.category, price, sum(discount.amount for discount in discounts))
        amounts = self._offered(draft)
        self._amounts.read(draft, amounts)
        terms = self._terms(draft, amounts, sold)
        label = device.full_name or key
        if stopping(draft.problems):
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
        return ReadRow(line=line, label=label, listed=listed, key=key, problems=tuple(draft.problems))

    # --- the device

    def _cell(self, draft: Draft, key: str) -> tuple[Raw, Place] | None:
        column = self._plain.get(key)
        if column is None or is_empty(raw := draft.cells[column.at], self._words):
            return None
        return raw, Place(draft.line, column)

    def _text(self, draft: Draft, key: str) -> str:
        cell = self._cell(draft, key)
        most = self._words.limits.text
        return "" if cell is None else draft.tried("", read_text, *cell, most=most)

    def _device(self, draft: Draft) -> Device:
        before = len(draft.problems)
        name = self._text(draft, "name")
        if not name and len(draft.problems) == before:
            draft.problems.append(stop("price-name", draft.at("name")))
        jan = self._cell(draft, "jan")
        return Device(
            name=name,
            category=self._category(draft),
            storage=self._text(draft, "storage"),
            colour=self._text(draft, "colour"),
            jan="" if jan is None else draft.tried("", read_jan, *jan),
        )

    def _category(self, draft: Draft) -> str:
        cell = self._cell(draft, "category")
        where = draft.at("category")
        if cell is None:
            draft.problems.append(stop("price-category-empty", where))
            return ""
        found = self._words.categories.get(fold(str(cell[0])))
        if found is None:
            draft.problems.append(stop("price-category", where, cell=cell[1].cell, given=written(cell[0])))
            return ""
        return found

    def _price(self, draft: Draft) -> Yen:
        cell = self._cell(draft, "cash_price")
        if cell is None:
            draft.problems.append(stop("price-missing", draft.at("cash_price")))
            return LARGEST
        price = draft.tried(LARGEST, read_yen, *cell)
        if price == 0:
            draft.problems.append(stop("price-zero", draft.at("cash_price")))
        return price

    def _discounted(self, draft: Draft, price: Yen) -> tuple[Discount, ...]:
        found = []
        for column in self._discounts:
            raw = draft.cells[column.at]
            if not is_empty(raw, self._words):
                amount = draft.tried(0, read_yen, raw, Place(draft.line, column))
                if amount:
                    found.append(Discount(label=column.label, amount=amount))
        total = sum(discount.amount for discount in found)
        if total > price:
            at = draft.at("discount")
            draft.problems.append(stop("price-discount-high", at, given=total, price=price, off_by=total - price))
        return tuple(found)

    def _days(self, draft: Draft) -> tuple[date | None, date | None]:
        days: list[date | None] = []
        for key in ("valid_from", "valid_until"):
            cell = self._cell(draft, key)
            days.append(None if cell is None else draft.tried(None, read_date, *cell, from_1904=self._layout.from_1904))
        first, last = days
        if first is not None and last is not None and last < first:
            at = draft.at("valid_until")
            draft.problems.append(stop("price-days-turned", at, **{"from": first.isoformat()}, until=last.isoformat()))
        return first, last

    # --- programs and amounts

    def _offered(self, draft: Draft) -> dict[str, Amounts]:
        """The programs that the row names, without their amounts yet."""
        found: dict[str, Amounts] = {}
        for key in ("offered", "program"):
            cell = self._cell(draft, key)
            for name in () if cell is None else self._names(str(cell[0])):
                id = self._programs.called(name)
                if id is None:
                    draft.problems.append(self._unknown(draft.at(key), written(name)))
                else:
                    found[id] = Amounts()
        if self._layout.program and not self._layout.complete:
            found.setdefault(self._layout.program, Amounts())
        return found

    def _unknown(self, where: str, name: str) -> Problem:
        if self._shipped:
            return notice("price-program", where, given=name)
        return stop("price-program", where, given=name)

    def _names(self, text: str) -> list[str]:
        """Names of programs hold spaces, so a space parts them only where the whole is no name."""
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        return [name for part in parts for name in ([part] if self._programs.called(part) else part.split())]

    def _terms(self, draft: Draft, amounts: dict[str, Amounts], sold: Sold) -> tuple[tuple[str, Terms], ...]:
        if stopping(draft.problems):
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

    def _plain_plans(self, offered: Iterable[str], sold: Sold) -> Iterator[tuple[str, Terms]]:
        """Plans that need no amounts come with a device unless the list names every program: lump sum, and the plain
        plan of the operators whose programs it has."""
        known = (tuple(offered), sold.category)
        if known not in self._plain_of:
            self._plain_of[known] = tuple(self._plain_for(*known))
        for program in self._plain_of[known]:
            if divides(program, sold.price):
                yield program.id, NOTHING

    def _plain_for(self, offered: tuple[str, ...], category: str) -> Iterator[Program]:
        operators = {self._programs.by_id[id].operator.key for id in offered}
        for id in self.implied:
            program = self._programs.by_id[id]
            common = program.plan.kind is PlanKind.LUMP or program.operator.key in operators
            if common and id not in offered and category in program.categories:
                yield program


def _plain_plan(program: Program) -> bool:
    return program.plan.kind is PlanKind.LUMP or (program.plan.kind is PlanKind.EQUAL and not program.returns)
