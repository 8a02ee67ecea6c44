"""`assess`: the findings at the counter → surcharge, cures or refusal. The rules stand in `posapp.domain.handin`."""

from __future__ import annotations

from typing import Any

from posapp.cli import answers
from posapp.cli.malformed import Malformed
from posapp.cli.ports import Catalogue
from posapp.cli.quoting import Answer
from posapp.cli.requests import Vocabulary, read_device
from posapp.cli.table import Table
from posapp.domain.handin import HandIn, judge
from posapp.domain.intake import Restriction
from posapp.domain.program import Program
from posapp.services.front import Sentences

KEYS = (
    "on", "program", "window", "device", "cover", "repairs_used", "findings", "remaining", "usage_fee",
    "imei_confirmed", "serial_confirmed", "owner", "identity_confirmed", "arrears", "paid_off", "program_ended",
    "return_month", "payments_to_24", "deduction", "deduction_reason", "applied_on", "new_purchase", "restriction",
)  # fmt: skip


def assess(request: dict[str, Any], catalogue: Catalogue, sentences: Sentences) -> Answer:
    """One assessment. The newest version sold by that day decides: devices of ended programs still come back."""
    table = Table(request, "", KEYS)
    words = Vocabulary.of(catalogue)
    on = table.day("on")
    id = table.word("program", words.programs)
    program = catalogue.latest(id, on) or catalogue.program(id, on)
    assert program is not None, "every word of the vocabulary is a program of the catalogue"
    month = table.whole("return_month", None)
    given = HandIn(
        on=on,
        device=read_device(table),
        remaining=table.yen("remaining"),
        window=_window(table, program, month),
        cover=table.word("cover", words.covers, None),
        repairs_used=table.whole("repairs_used", 0),
        findings=table.words("findings", words.findings, ()),
        usage_fee=table.yen("usage_fee", None),
        guarded=table.yen("payments_to_24", None),
        deduction=table.yen("deduction", None),
        reason=table.text("deduction_reason", None, empty=True),
        return_month=month,
        applied_on=table.day("applied_on", None),
        new_purchase=table.flag("new_purchase", True),
        barred=table.word("restriction", [r.value for r in Restriction], None) == Restriction.BARRED,
        imei_confirmed=table.flag("imei_confirmed", True),
        serial_confirmed=table.flag("serial_confirmed", False),
        owner=table.flag("owner", True),
        identity_confirmed=table.flag("identity_confirmed", True),
        arrears=table.flag("arrears", False),
        paid_off=table.flag("paid_off", False),
        program_ended=table.flag("program_ended", False),
    )
    found = judge(program, given)
    return (0 if found.possible else 1), answers.verdict(program, found, sentences)


def _window(table: Table, program: Program, month: int | None) -> str | None:
    windows = tuple(window.name for window in program.windows)
    if not windows:
        table.text("window", None)
        return None
    name: str | None = table.word("window", windows, None)
    if name is None and month is None and len(windows) > 1:
        raise Malformed("window-needed", "window", allowed=windows)
    return name
