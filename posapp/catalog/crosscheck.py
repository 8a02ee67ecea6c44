"""Checks that a table's shape cannot say: months inside the plan, links between files, names of files, facts in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from posapp.catalog.mistakes import Mistake, mistake
from posapp.catalog.schema import ChecklistFile, OperatorFile, ProgramFile, SurchargesFile, WindowTable
from posapp.catalog.templates import CARD_LINES, CARD_WIDTH, cells, well_formed
from posapp.domain.facts import FACT_NAMES, names_in
from posapp.domain.program import ACCESSORIES
from posapp.domain.purchase import NO_COVER


@dataclass(frozen=True, slots=True)
class Known:
    """What program files may refer to."""

    operators: Mapping[str, OperatorFile]
    surcharges: Mapping[str, SurchargesFile]
    checklists: Mapping[str, ChecklistFile]


_ACCESSORIES = frozenset({ACCESSORIES.strip("{}")})
"""All that a clause of a window may name."""


def file_name(file: str, expected: str) -> Iterator[Mistake]:
    """The file must be called what it holds."""
    if file.rpartition("/")[2] != f"{expected}.toml":
        yield mistake("file-name", file, "", expected=f"{expected}.toml")


def _repeated(file: str, key: str, names: Iterable[str]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield mistake("repeated", file, key.format(at), given=name)
        seen.add(name)


def operator(file: str, table: OperatorFile) -> Iterator[Mistake]:
    """Nothing but its name."""
    yield from file_name(file, table.key)


def surcharges(file: str, table: SurchargesFile) -> Iterator[Mistake]:
    """Rows must name known covers; a table of the assessor has none."""
    yield from file_name(file, table.id)
    covers = [cover.id for cover in table.covers]
    yield from _repeated(file, "covers[{}].id", covers)
    if table.by_assessor and table.rows:
        yield mistake("assessor-rows", file, "rows")
    for at, row in enumerate(table.rows):
        if row.cover not in (NO_COVER, *covers):
            yield mistake("unknown-cover", file, f"rows[{at}].cover", given=row.cover)


def checklist(file: str, table: ChecklistFile) -> Iterator[Mistake]:
    """Findings belong to a head, have a code of their own, and say a part exactly when a part fails."""
    yield from file_name(file, table.id)
    yield from _repeated(file, "findings[{}].code", (finding.code for finding in table.findings))
    yield from _repeated(file, "heads[{}].number", (str(head.number) for head in table.heads))
    heads = {head.number for head in table.heads}
    for at, finding in enumerate(table.findings):
        if finding.head not in heads:
            yield mistake("unknown-head", file, f"findings[{at}].head", given=finding.head)
        if finding.effect == "part" and not finding.parts:
            yield mistake("part-missing", file, f"findings[{at}].parts")
        if finding.effect == "cure" and finding.parts:
            yield mistake("part-not-wanted", file, f"findings[{at}].parts")


def program(file: str, table: ProgramFile, known: Known) -> Iterator[Mistake]:
    """Everything about one program file but its neighbours in time."""
    yield from file_name(file, f"{table.id}-{table.valid_from.isoformat()}")
    if table.valid_until is not None and table.valid_until < table.valid_from:
        start, until = table.valid_from.isoformat(), table.valid_until.isoformat()
        yield mistake("until-before-from", file, "valid_until", start=start, until=until)
    operator = known.operators.get(table.operator)
    if operator is None:
        yield mistake("unknown-operator", file, "operator", given=table.operator)
    elif operator.creditor is None and table.plan.kind != "lump":
        yield mistake("no-creditor", file, "operator", given=table.operator)
    yield from _plan(file, table)
    yield from _repeated(file, "windows[{}].name", (window.name for window in table.windows))
    for at, window in enumerate(table.windows):
        yield from _window(file, f"windows[{at}]", window, table)
    if len({window.assessed_within is None for window in table.windows}) > 1:
        # An application made in one window may be assessed in the next: both must tell the two months apart, or none.
        yield mistake("assessed-within", file, "windows")
    yield from _assessment(file, table, known)
    yield from _ends(file, table)
    yield from _words(file, table)


def _plan(file: str, table: ProgramFile) -> Iterator[Mistake]:
    plan = table.plan
    ends = plan.step_ends
    rising = bool(ends) and ends == sorted(set(ends)) and ends[0] > 0 and ends[-1] == plan.payments
    if rising != (plan.kind == "steps") or (ends and plan.kind != "steps"):
        yield mistake("step-ends", file, "plan.step_ends", given=ends, payments=plan.payments)
    if plan.kind == "residual" and plan.payments == 1:
        yield mistake("residual-payments", file, "plan.payments", payments=1)
    if plan.kind == "lump" and table.windows:
        yield mistake("windows-without-plan", file, "windows")


def _window(file: str, key: str, window: WindowTable, table: ProgramFile) -> Iterator[Mistake]:
    payments = table.plan.payments
    last = payments + table.clock.payment_offset
    if window.from_month > window.to_month:
        yield mistake("window-months", file, f"{key}.from_month", start=window.from_month, end=window.to_month)
    if window.to_month >= last:
        yield mistake("window-after-plan", file, f"{key}.to_month", end=window.to_month, most=last - 1, last=last)
    if window.always_due + window.max_waived > payments:
        values = {"always_due": window.always_due, "max_waived": window.max_waived, "payments": payments}
        yield mistake("window-waives-more", file, f"{key}.max_waived", **values)
    if window.fee_guard_to is not None and window.fee_guard_to > payments:
        yield mistake("fee-guard", file, f"{key}.fee_guard_to", given=window.fee_guard_to, payments=payments)
    for name in ("usage_fee_at_most", "fee_guard_to"):
        if not window.charges_usage_fee and getattr(window, name) is not None:
            yield mistake("fee-without-charge", file, f"{key}.{name}")
    if (window.opens_on is None) != (window.opens_label == ""):
        yield mistake("opens-label", file, f"{key}.opens_label")


def _assessment(file: str, table: ProgramFile, known: Known) -> Iterator[Mistake]:
    uses = table.assessment
    found = known.checklists.get(uses.checklist)
    if found is None:
        yield mistake("unknown-checklist", file, "assessment.checklist", given=uses.checklist)
    else:
        extras = {finding.code for finding in found.findings if finding.extra}
        for at, code in enumerate(uses.extra_findings):
            if code not in extras:
                yield mistake("unknown-finding", file, f"assessment.extra_findings[{at}]", given=code)
    if uses.surcharges is not None and uses.surcharges not in known.surcharges:
        yield mistake("unknown-surcharges", file, "assessment.surcharges", given=uses.surcharges)
    elif table.windows and not _charges_body(known.surcharges.get(uses.surcharges or "")):
        yield mistake("surcharge-rows-missing", file, "assessment.surcharges")


def _charges_body(table: SurchargesFile | None) -> bool:
    # Without such a row a damaged device could be taken back for nothing, or not at all, by an oversight.
    if table is None:
        return False
    return table.by_assessor or any(row.cover == NO_COVER and row.part == "body" for row in table.rows)


def _ends(file: str, table: ProgramFile) -> Iterator[Mistake]:
    for at, end in enumerate(table.ends):
        if end.kind == "resplit" and end.payments == 0:
            yield mistake("end-payments", file, f"ends[{at}].payments")
    if table.notice_month is not None and table.notice_month > max((w.to_month for w in table.windows), default=0):
        yield mistake("notice-month", file, "notice_month", given=table.notice_month)


def _words(file: str, table: ProgramFile) -> Iterator[Mistake]:
    words = table.words
    texts = [(f"words.card[{at}]", line) for at, line in enumerate(words.card)]
    for name in ("panel", "conditions", "special_terms"):
        texts += [(f"words.{name}[{at}].text", clause.text) for at, clause in enumerate(getattr(words, name))]
    texts += [(f"words.cautions[{at}]", text) for at, text in enumerate(words.cautions)]
    texts += [(f"ends[{at}].text", end.text) for at, end in enumerate(table.ends)]
    wrong = [found for key, text in texts for found in template(file, key, text)]
    for at, window in enumerate(table.windows):
        for each, text in enumerate(window.requires):
            yield from template(file, f"windows[{at}].requires[{each}]", text, _ACCESSORIES)
    yield from wrong
    if len(words.card) > CARD_LINES:
        yield mistake("card-lines", file, "words.card", given=len(words.card))
    if not wrong:
        for at, line in enumerate(words.card):
            if (width := cells(line)) > CARD_WIDTH:
                yield mistake("card-line-long", file, f"words.card[{at}]", width=width / 2)


def template(file: str, key: str, text: str, known: frozenset[str] = FACT_NAMES) -> Iterator[Mistake]:
    """A text over the quote's facts: its brackets match and every fact is known."""
    if not well_formed(text):
        yield mistake("bad-template", file, key)
    for name in sorted(names_in(text) - known):
        yield mistake("unknown-fact", file, key, given=name)
