"""訂正 of 古物台帳: what of a row may be put right, as typed → the row. Pure; writes nothing.

Number, day, item, quantity and price follow the receipt that the customer signed and are never put right here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from posapp.domain.ledger import LedgerRow
from posapp.domain.people import NUMBER_NEVER_KEPT, DocumentKind
from posapp.domain.problem import Problem
from posapp.flows import reading
from posapp.flows.device_numbers import read_imei, read_serial
from posapp.flows.intake_reading import OLDEST, Problems

SIGNED = "signed"
"""How a person was confirmed who wrote in front of staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """A row as text. ``way`` is the document's kind or SIGNED; ``reason`` says why."""

    maker: str = ""
    model: str = ""
    colour: str = ""
    imei: str = ""
    serial: str = ""
    name: str = ""
    address: str = ""
    occupation: str = ""
    age: str = ""
    way: str = SIGNED
    last_digits: str = ""
    reason: str = ""


def form_of(row: LedgerRow) -> CorrectionForm:
    """The row as it stands, to be put right; the reason is empty."""
    return CorrectionForm(
        maker=row.maker, model=row.model, colour=row.colour, imei=row.imei, serial=row.serial, name=row.name,
        address=row.address, occupation=row.occupation, age=str(row.age),
        way=SIGNED if row.document is None else row.document.value, last_digits=row.last_digits,
    )  # fmt: skip


def read_correction(form: CorrectionForm, row: LedgerRow) -> LedgerRow | tuple[Problem, ...]:
    """The row with what was put right, or every problem with its field. The reason is part of it."""
    problems = Problems()

    def text(key: str, *, required: bool = True) -> str:
        return problems.take(reading.read_text(getattr(form, key), key, required=required), "")

    serial = problems.take(read_serial(form.serial, "serial", required=False), "")
    imei = problems.take(read_imei(form.imei, "imei", required=not form.serial.strip()), "")
    document = None if form.way == SIGNED else DocumentKind(form.way)
    kept = document is not None and document not in NUMBER_NEVER_KEPT
    digits = reading.read_last_digits(form.last_digits if kept else "", "last_digits", required=False)
    right = replace(
        row, maker=text("maker", required=False), model=text("model"), colour=text("colour", required=False), imei=imei,
        serial=serial, name=text("name"), address=problems.take(_address(form.address), ""), occupation=text("occupation"),
        age=problems.take(reading.read_count(form.age, "age", low=0, high=OLDEST), 0), document=document,
        last_digits=problems.take(digits, ""), reason=text("reason"),
    )  # fmt: skip
    return tuple(problems) or right


def _address(typed: str) -> str | Problem:
    """A whole address in one line: longer than one line of a form."""
    return reading.read_text(typed, "address", most=4 * reading.LONGEST_NAME)
