"""What the papers of an outage kit share: names, marks, head and foot, the strip for keying in. Holds no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from posapp.documents import issued, wording
from posapp.documents.blanks import Blank, BlankForm
from posapp.documents.blocks import Block
from posapp.documents.paper import Meta, Paper
from posapp.domain.digest import digest_of
from posapp.domain.facts import date_text
from posapp.domain.outage import OutageCase
from posapp.domain.program import PlanKind, Program

BY_HAND: Final = "手書き用"
NO_CONTRACT: Final = "未契約"
DAY: Final = ("年", "月", "日")
YEN: Final = ("円",)
CLOCK: Final = ("時", "分")


def day(label: str, width: int = 0, label_width: int = 0) -> Blank:
    """Room for a date."""
    return Blank(label=label, units=DAY, width=width, label_width=label_width)


def yen(
    label: str, mark: str = "", note: str = "", *, strong: bool = False, label_width: int = 0, width: int = 0
) -> Blank:
    """Room for an amount."""
    return Blank(
        label=label, mark=mark, note=note, units=YEN, strong=strong, label_width=label_width, width=width
    )  # fmt: skip


def on_credit(case: OutageCase) -> tuple[tuple[str, Program], ...]:
    """Programs with instalments and the number that the sheets name them by: those with a benefit first."""
    credit = [program for program in case.programs if program.plan.kind is not PlanKind.LUMP]
    ordered = sorted(credit, key=lambda program: not program.returns)
    return tuple((str(nth), program) for nth, program in enumerate(ordered, 1))


def operators(programs: Sequence[Program]) -> str:
    """Their operators' names, each once."""
    return "・".join(dict.fromkeys(program.operator.name for program in programs))


def holders(case: OutageCase, programs: Sequence[Program]) -> str:
    """Their operators' names; of an operator that sells others on credit too, which of its programs are meant."""
    return "・".join(dict.fromkeys(_holder(case, program.operator.key, programs) for program in programs))


def _holder(case: OutageCase, operator: str, programs: Sequence[Program]) -> str:
    sold = {program.id: program for _, program in on_credit(case) if program.operator.key == operator}
    meant = {program.id: program for program in programs if program.operator.key == operator}
    name = next(iter(meant.values())).operator.name
    if len(meant) == len(sold):
        return name
    for kind, words in ((True, "特典あり"), (False, "特典なし")):
        if len(meant) > 1 and set(meant) == {id for id, program in sold.items() if program.returns is kind}:
            return f"{name}（{words}）"
    return f"{name}（{'、'.join(program.short_name for program in meant.values())}）"


def keyed_in() -> BlankForm:
    """For the shop: which record the sheet became."""
    rows = (
        (
            Blank(label="店の記入欄\n入力後の番号", label_width=26),
            Blank(label="入力した人", width=52, label_width=22),
            day("入力した日", 66, 22),
        ),
    )
    return BlankForm(rows, height=9)


def sheet(
    case: OutageCase, kind: str, title: str, sentence: str, blocks: Sequence[Block], *, contract: bool = True,
    continued: str = "", subject: str = "",
) -> Paper:  # fmt: skip
    """One paper of the kit. ``contract`` marks it 未契約: nothing is agreed by this sheet alone."""
    issue = case.issue
    digest = digest_of((case.kit, issue.number, kind, issue.issued_at.isoformat()))
    rows = [Meta("キット", case.kit), Meta("作成日", date_text(issue.issued_at.date()))]
    head = issued.header(issue, title, sentence, digest, *rows)
    strong = (NO_CONTRACT,) if contract else ()
    head = replace(head, tags=(*head.tags, BY_HAND), strong_tags=strong, continued=continued)
    return issued.paper(issue, kind, head, issued.footer(issue, digest), subject or title, digest, blocks)


def own(case: OutageCase, kind: str, title: str, sentence: str, blocks: Sequence[Block]) -> Paper:
    """A paper of the kit that nobody writes a contract on: 早見表, 手引き, 掲示."""
    made = sheet(case, kind, title, sentence, blocks, contract=False)
    tags = tuple(tag for tag in made.header.tags if tag != BY_HAND)
    return replace(made, header=replace(made.header, tags=(*tags, wording.FOR_SHOP)))
