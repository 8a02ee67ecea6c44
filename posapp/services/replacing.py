"""買い替え: the contract of the next device, bound to the device that comes back for it. Knows no page and no rule of a program."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from posapp.domain.facts import date_text
from posapp.flows.device_numbers import read_imei
from posapp.flows.intake_forms import IntakeDraft
from posapp.flows.reading import narrow
from posapp.services.intake_ports import IntakeRecords
from posapp.services.ports import CaseRow, EventRow, Records

REPLACED, REPLACES = "device-replaced", "replaces-device"
"""What happened to the case of the old device, and to that of the new one."""
NAMED = "（"
"""Begins the day of a contract that was found, behind its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a case has to do with a return: ``new`` says whether it is the new contract; the other number and the return's."""

    new: bool
    other: str
    intake: str


class Replacements:
    """Finds the next contract by its number or a scan, and remembers it with both cases."""

    def __init__(self, records: Records, intakes: IntakeRecords) -> None:
        self._records, self._intakes = records, intakes

    def put(self, draft: IntakeDraft, typed: str) -> IntakeDraft:
        """The draft with this next contract: a case of this shop by number or IMEI, else the number as typed."""
        number = typed.partition(NAMED)[0].strip()
        row = self._found(number)
        if row is None:
            return replace(draft, replacement=typed.strip(), replacement_case="")
        if str(row.id) == draft.contract.case_id:  # the contract that ends is no next one: its number is told as such
            return replace(draft, replacement=draft.contract.number, replacement_case="")
        said = f"{row.number}（{date_text(row.opened_at.date())}）"
        return replace(draft, replacement=said, replacement_case=str(row.id))

    def events(self, draft: IntakeDraft, now: datetime, new_id: Callable[[], UUID]) -> tuple[EventRow, ...]:
        """A line for either case, written with the receipt."""
        if not draft.replacement:
            return ()
        cases = (
            (draft.contract.case_id, REPLACED, draft.replacement),
            (draft.replacement_case, REPLACES, draft.contract.number),
        )
        return tuple(
            EventRow(
                id=new_id(), at=now, staff=draft.staff, subject=UUID(case), what=what,
                body=json.dumps({"intake": draft.number, "other": other}, ensure_ascii=False),
            )
            for case, what, other in cases
            if case
        )  # fmt: skip

    def links(self, case_id: UUID) -> tuple[Link, ...]:
        """What a case has to do with returns, in their order."""
        told = (
            (event.what, json.loads(event.body))
            for event in self._records.events(case_id)
            if event.what in (REPLACED, REPLACES)
        )
        return tuple(Link(new=what == REPLACES, other=body["other"], intake=body["intake"]) for what, body in told)

    def _found(self, number: str) -> CaseRow | None:
        code = narrow(number).replace(" ", "").upper()
        if not code:
            return None
        imei = read_imei(number, "replacement")
        for held in self._intakes.contracts_of(imei if isinstance(imei, str) else code):
            return self._records.case(held.case_id)
        return next((row for row in self._records.cases(code, 20) if row.number.upper() == code), None)
