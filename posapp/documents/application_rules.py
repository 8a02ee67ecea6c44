"""The rules on the application's second page: special terms of the program and the clauses of 規則79条. Figures come from the dated law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from posapp.documents import parts
from posapp.documents.blocks import Block, ClauseTable, Fact, Heading
from posapp.documents.runs import plain
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, facts_of, yen_text
from posapp.domain.program import Program
from posapp.domain.quote import Quote
from posapp.domain.regulation import Regulation

EXCHANGE: Final = "見本やカタログと違う商品が届いたときは、交換を求めるか、売買契約を解除できます。解除したときは、立替払事業者にもお知らせください。"
DEFECTS: Final = "商品に不具合があれば、販売店が民法に従って責任を負います。"


def special_terms(quote: Quote, number: str) -> list[Block]:
    """返却の特約, or 特約 alone where nothing can be returned (規則79条 item 17)."""
    program = quote.program
    clauses = parts.clause_texts(program.words.special_terms, facts_of(quote), program.assessment.surcharge_name)
    name = f" {program.name}" if "（" in program.name else f"（{program.name}）"
    title = f"返却の特約{name}" if program.returns else "特約"
    return [Heading(number, title), ClauseTable(tuple(Fact(head, text) for head, text in clauses))]


def rules(case: PaperCase, number: str) -> list[Block]:
    """契約の決まり (規則79条 items 10 to 16)."""
    law, quote = case.regulation, case.quote
    rows = (
        ("支払いを止める\n権利", payment_stop(law)),
        ("遅延損害金", _late(law, quote)),
        ("残りを一度に\n払うとき", acceleration(law)),
        ("解除と交換", EXCHANGE),
        ("商品の不具合", DEFECTS),
        ("条件となる購入", tied((quote.program,))),
    )
    return [Heading(number, "契約の決まり"), ClauseTable(tuple(Fact(head, plain(text)) for head, text in rows))]


def payment_stop(law: Regulation) -> str:
    """支払いを止める権利."""
    return (
        "商品が届かない、商品に不具合がある、そのほか販売店に言い分があるときは、解決するまで立替払事業者への支払いを止められます。"
        f"ただし、営業のための契約、支払総額が{yen_text(law.payment_stop_floor)}に満たない契約、信義に反するとき、お客さまの責任によるときを除きます。"
    )


def _late(law: Regulation, quote: Quote) -> str:
    """Late damages of this schedule."""
    text = late_damages(law, quote.schedule[0].due, quote.schedule[-1].due)
    creditor = quote.program.operator.creditor
    if creditor is not None and creditor.late_grace_days:
        text += f"支払期日の翌日から{creditor.late_grace_days}日以内に払えば、かかりません。"
    return text


def late_damages(law: Regulation, first: date, last: date) -> str:
    """Statutory rates for due dates of a period, each with its last day."""
    periods = [p for p in law.late_rates if p.due_from <= last]
    known = [p for i, p in enumerate(periods) if i + 1 == len(periods) or periods[i + 1].due_from > first]
    words = []
    for i, period in enumerate(known):
        if i + 1 < len(known):
            until = known[i + 1].due_from.toordinal() - 1
            words.append(f"支払期日が{date_text(period.due_from.fromordinal(until))}までの分は年{period.rate}%")
        else:
            words.append(f"その後の分は年{period.rate}%" if words else f"年{period.rate}%")
    if last > law.late_rates_set_until:
        words.append(f"{date_text(law.late_rates_set_until)}より後の分は未定")
    return f"遅れた分割支払金に、支払期日の翌日から払う日まで、法定利率でかかります（{'、'.join(words)}。法律の改定で変わります）。"


def acceleration(law: Regulation) -> str:
    """When everything left falls due."""
    return (
        f"支払いが遅れ、{law.acceleration_notice_days}日以上の期間を定めた書面の催告を受けても払わないときは、残りの全額を払います。"
        "信用が著しく悪くなったときや、重大な契約違反のときも、請求を受けたら同じです。"
    )


def tied(programs: Iterable[Program]) -> str:
    """What must be bought or kept with the goods: nothing for the contract, something for some benefits."""
    windows = tuple(window for program in programs for window in program.windows)
    anew = dict.fromkeys(window.label for window in windows if window.needs_purchase)
    covered = dict.fromkeys(window.label for window in windows if window.needs_cover)
    text = "この契約の条件として、ほかに買っていただく商品やサービスはありません。"
    if anew:
        text += f"{'・'.join(anew)}の特典を使うときだけ、新しい機種の購入が必要です。"
    if covered:
        text += f"{'・'.join(covered)}の特典を使うときだけ、補償サービスの継続が必要です。"
    return text
