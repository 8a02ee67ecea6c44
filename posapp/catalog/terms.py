"""The amounts of one device under one program, read from a price list and held against the plan. Guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from posapp.catalog.mistakes import Mistake, mistake, shown
from posapp.domain.money import LARGEST, Yen
from posapp.domain.program import Plan, PlanKind, Program, Remainder
from posapp.domain.purchase import StepAmount, Terms


@dataclass(frozen=True, slots=True)
class Cells:
    """One row by column name, with its place in the file."""

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def wrong(self, code: str, column: str, **values: object) -> Mistake:
        """A mistake in this row."""
        return mistake(code, self.file, f"{self.line}行目 {column}", **values)


def yen(text: str) -> Yen | None:
    """Whole yen in plain digits, None for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,10}", text) and int(text) <= LARGEST else None


def pairs(text: str, form: str) -> tuple[tuple[int, ...], ...] | None:
    """``13=60000;25=40000`` as numbers by the pattern of one part; None when a part does not fit."""
    found = [re.fullmatch(form, part.strip()) for part in text.split(";")]
    return None if not all(found) else tuple(tuple(int(n) for n in part.groups()) for part in found if part)


def read_terms(cells: Cells, program: Program, category: str, price: Yen) -> Terms | tuple[Mistake, ...]:
    """The terms of this row under ``program``, or why they cannot be used."""
    plan = program.plan
    residual_text, steps_text = cells[f"残価:{program.id}"], cells[f"段階:{program.id}"]
    fee_text, buyback_text = cells[f"利用料:{program.id}"], cells[f"予想価格:{program.id}"]
    residual, fee = yen(residual_text), yen(fee_text)
    steps = _steps(steps_text)
    buyback = () if not buyback_text else pairs(buyback_text, r"([0-9]{1,3})=([0-9]{1,10})")
    found = list(_amounts(cells, program, category, price))
    found += _residual(cells, program, residual_text, residual, price)
    found += _stepped(cells, program, steps_text, steps, price)
    found += _fee(cells, program, fee_text, fee)
    if buyback is None or [month for month, _ in buyback] != sorted({month for month, _ in buyback}):
        found.append(cells.wrong("price-buyback-form", f"予想価格:{program.id}", given=shown(buyback_text)))
    if found or buyback is None:
        return tuple(found)
    return Terms(
        residual=residual if plan.kind is PlanKind.RESIDUAL else None,
        steps=steps or (),
        usage_fee=fee,
        expected_buyback=tuple((month, amount) for month, amount in buyback),
    )


def _amounts(cells: Cells, program: Program, category: str, price: Yen) -> Iterator[Mistake]:
    plan = program.plan
    if category not in program.categories:
        yield cells.wrong("price-not-taken", "取扱", given=program.id, category=category)
    equal = plan.kind is PlanKind.EQUAL and plan.remainder is Remainder.REFUSED
    if equal and (rest := price % plan.payments):
        values = {"price": price, "payments": plan.payments, "off_by": rest, "given": program.id}
        yield cells.wrong("price-indivisible", "現金販売価格", **values)


def _residual(cells: Cells, program: Program, text: str, residual: Yen | None, price: Yen) -> Iterator[Mistake]:
    plan, column = program.plan, f"残価:{program.id}"
    if plan.kind is not PlanKind.RESIDUAL:
        if text:
            yield cells.wrong("price-residual-unwanted", column, given=program.id)
    elif not text:
        yield cells.wrong("price-residual-missing", column, given=program.id)
    elif residual is None:
        yield cells.wrong("price-yen", column, given=shown(text))
    elif residual >= price:
        yield cells.wrong("price-residual-high", column, residual=residual, price=price)
    elif (each := (price - residual) // (plan.payments - 1)) < plan.least_instalment:
        yield cells.wrong("price-residual-low-instalment", column, amount=each, least=plan.least_instalment)


def _steps(text: str) -> tuple[StepAmount, ...] | None:
    if not text:
        return ()
    found = pairs(text, r"([0-9]{1,3})-([0-9]{1,3})=([0-9]{1,10})")
    return None if found is None else tuple(StepAmount(first=a, last=b, amount=c) for a, b, c in found)


def _stepped(
    cells: Cells, program: Program, text: str, steps: tuple[StepAmount, ...] | None, price: Yen
) -> Iterator[Mistake]:
    plan, column = program.plan, f"段階:{program.id}"
    if plan.kind is not PlanKind.STEPS:
        if text:
            yield cells.wrong("price-steps-unwanted", column, given=program.id)
    elif not text:
        yield cells.wrong("price-steps-missing", column, given=program.id)
    elif steps is None or [(step.first, step.last) for step in steps] != ranges(plan):
        expected = ";".join(f"{first}-{last}=金額" for first, last in ranges(plan))
        yield cells.wrong("price-steps-form", column, given=shown(text), expected=expected)
    elif (total := sum(step.total for step in steps)) != price:
        yield cells.wrong("price-steps-sum", column, given=total, expected=price, off_by=abs(total - price))


def ranges(plan: Plan) -> list[tuple[int, int]]:
    """First and last payment number of each step."""
    return [(start + 1, end) for start, end in zip((0, *plan.step_ends), plan.step_ends, strict=False)]


def _fee(cells: Cells, program: Program, text: str, fee: Yen | None) -> Iterator[Mistake]:
    column = f"利用料:{program.id}"
    charging = [window for window in program.windows if window.charges_usage_fee]
    most = max((w.usage_fee_at_most for w in charging if w.usage_fee_at_most is not None), default=LARGEST)
    if text and not charging:
        yield cells.wrong("price-fee-unwanted", column, given=program.id)
    elif text and fee is None:
        yield cells.wrong("price-yen", column, given=shown(text))
    elif fee is not None and fee > most:
        yield cells.wrong("price-fee-high", column, given=fee, most=most)
