"""端末回収受付書・査定結果: who and what, what was found, what it costs line by line, both totals, what is confirmed by signature."""

from __future__ import annotations

from posapp.documents import issued, wording
from posapp.documents.blocks import (
    Block,
    Body,
    FormCell,
    FormTable,
    Heading,
    RowTotal,
    SideBySide,
    SignatureBox,
    Tick,
    Ticks,
    TotalsRow,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.intake_facts import cover_words, identity_words, number_cell, rules_note
from posapp.documents.intake_findings import findings
from posapp.documents.intake_money import charge_table, payment_table
from posapp.documents.paper import Meta, Paper
from posapp.documents.runs import plain, strong
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text, month_text, program_month_text, yen_text
from posapp.domain.intake import (
    Intake,
    IntakeCase,
    Settlement,
    Standing,
    settle,
)
from posapp.domain.problem import stopping

KIND = "intake-receipt"
TITLE = "端末回収受付書・査定結果"
KEPT_BY = {"shop": "店舗の記録です。端末と一緒に保管します。"}
"""What a copy is for, where it is not the customer's."""
_PROOF = "返却の証明です。保管してください。"


def compose(case: IntakeCase) -> Paper:
    """The receipt of one intake.

    Raises PaperFault return-refused with the first reason's code when the benefit cannot be used: then nothing is taken in.
    PaperFault paper-needs without the shop's permit (古物商許可) or the ledger's number.
    """
    intake, issue = case.intake, case.issue
    settled = settle(intake)
    if not settled.possible:
        raise PaperFault("return-refused", stopping(settled.problems)[0].code)
    for name, value in (("antique_permit", issue.shop.antique_permit), ("ledger_number", intake.ledger_number)):
        if not value:
            raise PaperFault("paper-needs", name)
    blocks: list[Block] = [
        *_who_and_what(intake, settled), *findings(intake, "2", case.answers), *_money(intake, settled), *_totals(intake, settled),
        _confirmations(intake, settled), _signature(case),
    ]  # fmt: skip
    digest = digest_of(intake)
    received = f"{date_text(intake.received_at.date())} {intake.received_at:%H:%M}"
    sentence = KEPT_BY.get(issue.copy_mark, _PROOF)
    head = issued.header(issue, TITLE, sentence, digest, Meta("受付日", received))
    program = intake.contract.program
    foot = issued.footer(issue, digest, f"規則 {program.version}", f"査定表 {program.assessment.checklist.version}")
    subject = f"{program.name} {intake.contract.purchase.device.full_name}"
    return issued.paper(issue, KIND, head, foot, subject, digest, blocks)


def _who_and_what(intake: Intake, settled: Settlement) -> list[Block]:
    person, device, program = intake.deliverer, intake.contract.purchase.device, intake.contract.program
    age = f"{person.age_on(intake.day)}歳・{person.occupation}"
    month = f"{program_month_text(intake.month)}（{month_text(settled.outcome.calendar_month)}）"
    rows = (
        (FormCell("お名前", strong(f"{person.name} 様")), FormCell("年齢・職業", plain(age))),
        (FormCell("ご住所", plain(person.address)),),
        (FormCell("本人確認", plain(identity_words(person))), FormCell("古物台帳", strong(intake.ledger_number))),
        (FormCell("端末", plain(f"{device.full_name} 1台")), number_cell(intake)),
        (
            FormCell("プログラム", plain(f"{program.short_name}・{cover_words(intake)}")),
            FormCell("返却の月", plain(month)),
        ),
    )
    note = f"古物台帳に記録しました。対価は、支払不要の{yen_text(settled.outcome.waived)}です"
    return [Heading("1", "返却した方と端末", note), FormTable(rows, label=24, second_label=27, second_at=90)]


def _money(intake: Intake, settled: Settlement) -> list[Block]:
    assessment = intake.contract.program.assessment
    name = assessment.surcharge_name
    note = f"{rules_note(intake)}・分割は税込" + ("" if assessment.by_assessor else f"、{name}は不課税")
    tables = SideBySide((charge_table(intake, settled),), (payment_table(intake, settled),), 77, 4)
    return [Heading("3", f"{name}と支払い", note), tables]


def _totals(intake: Intake, settled: Settlement) -> list[Block]:
    kept = intake.contract.kept.burden
    row = TotalsRow((RowTotal(wording.KEPT, f"{kept:,}"), RowTotal(wording.RETURNED, f"{settled.burden:,}")))
    if settled.burden < kept:
        return [row]
    more = settled.burden - kept
    words = f"返却すると、支払総額が{yen_text(more)}多くなります。" if more else "返却しても、支払総額は変わりません。"
    return [row, Body((strong(words),))]


def _confirmations(intake: Intake, settled: Settlement) -> Ticks:
    left = (*settled.of(Standing.OPEN), *settled.of(Standing.CONTINUES))
    last = "残りの支払いはありません。"
    if left:
        last = f"支払いは{left[-1].number}回目・{date_text(left[-1].due)}までです。"
    items = (
        Tick("端末のデータを消します。元には戻せません。", intake.erased),
        Tick("引き渡した端末は、お返しできません。", intake.no_return),
        Tick("ロックを解除し、SIM・SDカードはありません。", intake.locks_off),
        Tick(last, intake.payments_told),
    )
    return Ticks(items, columns=2, keep=True)


def _signature(case: IntakeCase) -> SignatureBox:
    intake = case.intake
    lines = (
        f"引渡日 {date_text(intake.day)}",
        f"受付 {intake.staff}",
        f"査定 {intake.assessed_at:%H:%M} {intake.assessor}",
        f"古物商許可 {case.issue.shop.antique_permit}",
    )
    return SignatureBox(plain("1〜3を確かめ、端末を引き渡します。"), "お名前（ご本人がお書きください）", side=lines)
