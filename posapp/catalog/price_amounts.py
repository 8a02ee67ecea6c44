"""The amounts of a row, program by program. A list has twenty thousand rows of fifty amounts: the plain ones take the short way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from posapp.catalog.price_cells import Place, Raw, is_empty, plain_yen, read_pairs, read_yen
from posapp.catalog.price_columns import Column, Layout, Programs, Vocabulary, fits
from posapp.catalog.price_drafts import Draft
from posapp.catalog.terms import Amounts
from posapp.domain.problem import stop

STEP = re.compile(r"([0-9]{1,3})-([0-9]{1,3})=([0-9]{1,10})")
MONTH = re.compile(r"([0-9]{1,3})=([0-9]{1,10})")


@dataclass(frozen=True, slots=True)
class _Months:
    """The columns of expected buy-back, one a month, of one program ("" = the row says which)."""

    program: str
    columns: Sequence[Column]
    places: Sequence[tuple[int, int]]
    """Where each stands, and its month."""


class AmountReader:
    """Reads the columns of one list that belong to programs."""

    def __init__(self, layout: Layout, words: Vocabulary, programs: Programs) -> None:
        self._layout = layout
        self._words = words
        self._programs = programs
        amounts = [column for column in layout.columns if words.kinds[column.key].amount]
        monthly = [column for column in amounts if column.key == "buyback" and column.first]
        self._others = [column for column in amounts if column not in monthly]
        self._months = []
        for id in dict.fromkeys(column.program for column in monthly):
            columns = [column for column in monthly if column.program == id]
            self._months.append(_Months(id, columns, [(column.at, column.first) for column in columns]))

    def read(self, draft: Draft, found: dict[str, Amounts]) -> None:
        """Fill ``found``, which holds the programs that the row names."""
        own = self._layout.program or (next(iter(found)) if len(found) == 1 else "")
        for months in self._months:
            if buyback := self._buyback(draft, months):
                amounts = self._of(draft, found, months.program or own, months.columns[0])
                if amounts is not None:
                    amounts.buyback += buyback
        for column in self._others:
            raw = draft.cells[column.at]
            if not is_empty(raw, self._words):
                amounts = self._of(draft, found, column.program or own, column)
                if amounts is not None:
                    _take(draft, amounts, column, raw)

    def _of(self, draft: Draft, found: dict[str, Amounts], id: str, column: Column) -> Amounts | None:
        """Where the amounts of a program go; None when they have nowhere to go."""
        if not id:
            draft.problems.append(stop("price-amount-of-none", draft.at(column.key), column=column.heading))
            return None
        if self._layout.complete and id not in found:
            column_, at = column.heading, draft.at(column.key)
            draft.problems.append(stop("price-not-offered", at, column=column_, program=id))
            return None
        if not fits(column, self._programs.by_id[id]):
            return None
        return found.setdefault(id, Amounts())

    def _buyback(self, draft: Draft, months: _Months) -> list[tuple[int, int]]:
        cells, found = draft.cells, []
        for nth, (at, month) in enumerate(months.places):
            raw = cells[at]
            if raw == "":
                continue
            amount = plain_yen(raw)
            if amount is None:
                if is_empty(raw, self._words):
                    continue
                amount = draft.tried(None, read_yen, raw, Place(draft.line, months.columns[nth]))
            if amount is not None:
                found.append((month, amount))
        return found


def _take(draft: Draft, amounts: Amounts, column: Column, raw: Raw) -> None:
    place = Place(draft.line, column)
    if column.key == "steps" and not column.first:
        amounts.steps += [(a, b, c) for a, b, c in draft.tried((), read_pairs, raw, place, STEP)]
    elif column.key == "buyback":
        amounts.buyback += [(a, b) for a, b in draft.tried((), read_pairs, raw, place, MONTH)]
    elif (amount := draft.tried(None, read_yen, raw, place)) is not None:
        if column.key == "steps":
            amounts.steps.append((column.first, column.last, amount))
        elif column.key == "residual":
            amounts.residual = amount
        else:
            amounts.usage_fee = amount
