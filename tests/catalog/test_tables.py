"""The catalogue as text tables: a change of a figure shows as a readable difference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from posapp.catalog.book import Catalog
from posapp.domain.program import DeviceMatch, Program


def devices(match: DeviceMatch) -> str:
    """Which devices, in one cell."""
    meant = "/".join((*match.categories, *match.names)) or "any"
    return f"{meant} but {'/'.join(match.except_names)}" if match.except_names else meant


def repairs(below: int | None, start: int | None) -> str:
    """How many repairs used, in one cell."""
    return f"<{below}" if below is not None else f">={start}" if start is not None else "-"


def surcharge_table(programs: Iterable[Program]) -> str:
    lines = []
    for program in programs:
        how = program.assessment
        if program.returns:
            kind = "by assessor" if how.by_assessor else "at most" if how.at_most else "exact"
            lines.append(f"# {program.id} ({how.surcharge_name}, {kind})")
            lines += [
                f"{row.cover:<17}{row.part:<8}{row.amount:>7,}  {repairs(row.repairs_below, row.repairs_from):<4}{devices(row.devices)}"
                for row in how.rows
            ]
            lines += [
                f"cover {cover.id:<17}{cover.monthly or '-':>6}  {devices(cover.devices)}" for cover in how.covers
            ]
    return "\n".join(lines) + "\n"


def day(on: date | None) -> str:
    return on.isoformat() if on else "open"


def program_table(programs: Iterable[Program]) -> str:
    lines = []
    for p in programs:
        clock, plan = p.clock, p.plan
        lines.append(f"# {p.id} {day(p.valid_from)} .. {day(p.valid_until)} [{' '.join(p.categories)}]")
        lines.append(
            f"plan {plan.kind} {plan.payments} steps {list(plan.step_ends)} remainder {plan.remainder} points {plan.points}"
            f" least {plan.least_instalment} · clock {clock.month_one}/{clock.payment_offset}/{clock.due_offset}"
            f" · cap {p.discount_cap} individuals {p.individuals_only} notice {p.notice_month} cod {p.cod_days} line {p.per_line}"
            f" without {p.open_without_line} handed in {p.handed_in}"
        )
        lines += [
            f"window {w.name} {w.from_month}-{w.to_month} due {w.always_due} waived {w.max_waived} opens {day(w.opens_on)}"
            f" fee {w.usage_fee_at_most if w.charges_usage_fee else '-'} guard {w.fee_guard_to} basis {w.basis} cover {w.needs_cover}"
            f" assessed {w.assessed_within}"
            for w in p.windows
        ]
        lines += [f"end {e.kind} {e.payments}" for e in p.ends]
    return "\n".join(lines) + "\n"


def checklist_table(program: Program) -> str:
    return "".join(
        f"{f.head} {f.code:<20}{f.effect:<5} {' | '.join(f'{p.part}: {devices(p.devices)}' for p in f.parts)}".rstrip()
        + "\n"
        for f in program.assessment.checklist.findings
    )


def test_surcharges(catalog: Catalog, root: Path) -> None:
    assert surcharge_table(catalog.programs) == (root / "tests/data/catalog/surcharges.txt").read_text("utf-8")


def test_programs(catalog: Catalog, root: Path) -> None:
    assert program_table(catalog.programs) == (root / "tests/data/catalog/programs.txt").read_text("utf-8")


def test_checklists(catalog: Catalog, root: Path) -> None:
    extra = next(p for p in catalog.programs if p.per_line)
    common = next(p for p in catalog.programs if p.plan.step_ends)
    assert checklist_table(extra) == (root / "tests/data/catalog/checklist.txt").read_text("utf-8")
    assert checklist_table(extra).startswith(checklist_table(common))
    assert [head.number for head in common.assessment.checklist.heads] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [head.number for head in extra.assessment.checklist.heads] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert common.assessment.checklist.version == "2026-11-21"
