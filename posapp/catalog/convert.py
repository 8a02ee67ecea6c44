"""Checked tables → frozen domain values. Knows no files; links are given as already converted values."""

from __future__ import annotations

from collections.abc import Iterable

from posapp.catalog import schema
from posapp.domain import program as domain
from posapp.domain.program import DeviceMatch, Operator, Party


def operator(table: schema.OperatorFile) -> Operator:
    """事業者 with its creditor."""
    party = None
    if table.creditor is not None:
        party = Party(**table.creditor.model_dump(exclude={"checked"}))
    return Operator(key=table.key, name=table.name, full_name=table.full_name, colour=table.colour, creditor=party)


def devices(table: schema.DevicesTable) -> DeviceMatch:
    """Which devices are meant."""
    return DeviceMatch(
        categories=tuple(table.categories), names=tuple(table.names), except_names=tuple(table.except_names)
    )


def checklist(table: schema.ChecklistFile, extra: Iterable[str]) -> domain.Checklist:
    """The checklist with the common findings and those ``extra`` names; heads without a finding fall away."""
    wanted = set(extra)
    findings = tuple(
        domain.Finding(
            code=f.code,
            head=f.head,
            label=f.label,
            effect=domain.Effect(f.effect),
            parts=tuple(domain.PartRule(part=p.part, devices=devices(p.devices)) for p in f.parts),
        )
        for f in table.findings
        if not f.extra or f.code in wanted
    )
    used = {f.head for f in findings}
    heads = (h for h in table.heads if h.number in used)
    return domain.Checklist(
        version=table.version.isoformat(),
        heads=tuple(domain.Head(number=h.number, label=h.label, question=h.question) for h in heads),
        findings=findings,
    )


def assessment(list_of: domain.Checklist, table: schema.SurchargesFile | None) -> domain.Assessment:
    """The assessment; without a table nothing is charged because nothing is taken back under a benefit."""
    if table is None:
        return domain.Assessment(checklist=list_of)
    return domain.Assessment(
        checklist=list_of,
        rows=tuple(
            domain.SurchargeRow(
                cover=row.cover,
                part=row.part,
                amount=row.amount,
                devices=devices(row.devices),
                repairs_below=row.repairs_below,
                repairs_from=row.repairs_from,
            )
            for row in table.rows
        ),
        covers=tuple(
            domain.Cover(id=c.id, label=c.label, devices=devices(c.devices), monthly=c.monthly) for c in table.covers
        ),
        by_assessor=table.by_assessor,
        surcharge_name=table.surcharge_name,
        at_most=table.at_most,
        note=table.note,
    )


def program(table: schema.ProgramFile, by: Operator, how: domain.Assessment) -> domain.Program:
    """The program as sold."""
    return domain.Program(
        id=table.id,
        version=table.valid_from.isoformat(),
        short_name=table.short_name,
        name=table.name,
        operator=by,
        valid_from=table.valid_from,
        valid_until=table.valid_until,
        checked_on=table.checked_on,
        categories=tuple(table.categories),
        clock=domain.Clock(**table.clock.model_dump()),
        plan=_plan(table.plan),
        windows=tuple(_window(w) for w in table.windows),
        assessment=how,
        ends=tuple(domain.EndChoice(kind=domain.EndKind(e.kind), **e.model_dump(exclude={"kind"})) for e in table.ends),
        words=_words(table.words),
        sources=tuple(domain.Source(title=s.title, read_on=s.read_on) for s in table.sources),
        discount_cap=table.discount_cap,
        individuals_only=table.individuals_only,
        notice_month=table.notice_month,
        cod_days=table.cod_days,
        per_line=table.per_line,
        open_without_line=table.open_without_line,
        handed_in=domain.HandedIn(table.handed_in),
        accessories=tuple(
            domain.Accessory(words=each.words, devices=devices(each.devices)) for each in table.accessories
        ),
    )


def _plan(table: schema.PlanTable) -> domain.Plan:
    return domain.Plan(
        kind=domain.PlanKind(table.kind),
        payments=table.payments,
        step_ends=tuple(table.step_ends),
        remainder=domain.Remainder(table.remainder),
        points=domain.PointsUse(table.points),
        least_instalment=table.least_instalment,
    )


def _window(table: schema.WindowTable) -> domain.Window:
    values = table.model_dump(exclude={"basis", "requires"})
    return domain.Window(**values, basis=domain.Basis(table.basis), requires=tuple(table.requires))


def _words(table: schema.WordsTable) -> domain.Words:
    def clauses(tables: Iterable[schema.ClauseTable | schema.PanelTable]) -> tuple[domain.Clause, ...]:
        return tuple(domain.Clause(head=c.head, text=c.text) for c in tables)

    return domain.Words(
        card=tuple(table.card),
        panel=clauses(table.panel),
        conditions=clauses(table.conditions),
        special_terms=clauses(table.special_terms),
        cautions=tuple(table.cautions),
    )
