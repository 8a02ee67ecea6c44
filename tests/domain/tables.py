"""Quotes as readable text: one line a payment, one line a way out. What a change of the rules changes, a diff shows."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from posapp.domain.outcome import EndOutcome, Outcome
from posapp.domain.quote import Quote

RENEW = os.environ.get("POSAPP_RENEW_TABLES") == "1"


def held_against(path: Path, made: str) -> None:
    """A table is as it was committed. A renewing run writes it and fails, so that it never passes for a check."""
    if RENEW:
        path.write_text(made, encoding="utf-8")
        pytest.fail(f"{path.name} was written: look at the difference, then run without POSAPP_RENEW_TABLES")
    assert made == path.read_text(encoding="utf-8")


def width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def laid_out(head: tuple[str, ...], rows: list[tuple[str, ...]], left: tuple[int, ...] = ()) -> list[str]:
    """Rows in columns, figures right; the columns in ``left`` start at the left."""
    wide = [max(width(row[at]) for row in [head, *rows]) for at in range(len(head))]

    def line(row: tuple[str, ...]) -> str:
        cells = []
        for at, cell in enumerate(row):
            gap = " " * (wide[at] - width(cell))
            cells.append(cell + gap if at in left else gap + cell)
        return "  ".join(cells).rstrip()

    return [line(head), *(line(row) for row in rows)]


def yen(amount: int | None) -> str:
    return "-" if amount is None else f"{amount:,}"


def runs(numbers: tuple[int, ...]) -> str:
    return f"{numbers[0]}-{numbers[-1]}" if numbers else "-"


def table_of(title: str, quote: Quote) -> str:
    """The whole quote."""
    lines = [title, "", f"{quote.program.id} {quote.program.version}, bought {quote.purchase.on}"]
    lines += [
        f"financed {yen(quote.amount_financed)}, charge {yen(quote.finance_charge)}, "
        f"total {yen(quote.total_of_payments)}, apr {quote.apr}%",
        f"kept: cash {yen(quote.kept.cash)}, points {yen(quote.kept.points)}, burden {yen(quote.kept.burden)}",
        f"best month: {quote.best_month}",
    ]
    cap = quote.discount_cap
    lines.append(
        f"cap: limit {yen(cap.limit)}, worst {yen(cap.worst_benefit)} in month {cap.worst_month}, {cap.within}"
    )
    lines += [f"notice: {p.code} ({p.where})" for p in quote.problems]
    lines += ["", *laid_out(("no", "month", "calendar", "due", "yen", "points"), payments(quote))]
    if quote.outcomes:
        lines += ["", *laid_out(HEAD, [outcome(o) for o in quote.outcomes], left=(2, 3, 14))]
    lines += ["", *laid_out(("end", "begins", "amounts", "burden"), [end(e) for e in quote.ends], left=(0,))]
    return "\n".join(lines) + "\n"


def payments(quote: Quote) -> list[tuple[str, ...]]:
    return [
        (str(p.number), str(p.month), str(p.calendar_month), p.due.isoformat(), yen(p.amount), yen(p.points))
        for p in quote.schedule
    ]


HEAD = (
    "month", "calendar", "window", "device", "paid", "due", "waived", "numbers", "damage", "fee", "cash", "points",
    "burden", "before", "why",
)  # fmt: skip


def outcome(o: Outcome) -> tuple[str, ...]:
    damage = yen(o.surcharge) if o.surcharge_known else "?"
    why = " ".join(p.code for p in o.problems) or "."
    benefit = "" if o.benefit is None else f" benefit {yen(o.benefit)}"
    return (
        str(o.month), str(o.calendar_month), o.window or "-", "+".join(o.failing) or "sound", yen(o.paid),
        yen(o.still_due), yen(o.waived), runs(o.waived_numbers), damage, yen(o.usage_fee), yen(o.cash), yen(o.points),
        yen(o.burden), yen(o.remaining_before), ("" if o.possible else "NO: ") + why + benefit,
    )  # fmt: skip


def end(choice: EndOutcome) -> tuple[str, ...]:
    amounts = [yen(amount) for amount in choice.amounts]
    shown = (
        "-"
        if not amounts
        else amounts[0]
        if len(amounts) == 1
        else f"{amounts[0]} + {len(amounts) - 1} x {amounts[-1]}"
    )
    return choice.kind.value, str(choice.begins), shown, yen(choice.burden)
