"""What the papers share: header, footer, emphasis, runs of equal payments. Composes words from finished figures and computes none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from posapp.documents import wording
from posapp.documents.blocks import Block
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Footer, Header, Meta, Paper
from posapp.documents.runs import Run, Text
from posapp.domain.application import Application
from posapp.domain.case import PaperCase
from posapp.domain.digest import short_digest
from posapp.domain.facts import date_text, fill, month_text, yen_text
from posapp.domain.handin import WITHOUT_IMEI
from posapp.domain.money import Yen
from posapp.domain.months import ClosingDay
from posapp.domain.outcome import Outcome
from posapp.domain.program import Clause, HandedIn
from posapp.domain.purchase import Device
from posapp.domain.quote import Quote
from posapp.domain.schedule import Payment

Facts = dict[str, str | None]

_WEIGHTY = (
    "kept_total", "best_deadline", "last_deadline", "surcharge", "usage_fee", "residual", "waived_max",
    "refused_from_calendar", "first_due",
)  # fmt: skip
"""Facts that are set bold wherever a sentence names them."""


@dataclass(frozen=True, slots=True)
class PaymentRun:
    """Payments ``first`` to ``last`` of one amount in yen."""

    first: int
    last: int
    amount: Yen

    @property
    def count(self) -> int:
        """How many payments."""
        return self.last - self.first + 1

    @property
    def numbers(self) -> str:
        """1〜23回目 or 24回目."""
        return f"{self.first}回目" if self.count == 1 else f"{self.first}〜{self.last}回目"


def payment_runs(payments: Iterable[Payment]) -> tuple[PaymentRun, ...]:
    """Consecutive payments of the same amount as runs."""
    runs: list[PaymentRun] = []
    for payment in payments:
        if runs and runs[-1].amount == payment.amount and runs[-1].last == payment.number - 1:
            runs[-1] = PaymentRun(runs[-1].first, payment.number, payment.amount)
        else:
            runs.append(PaymentRun(payment.number, payment.number, payment.amount))
    return tuple(runs)


def number_spans(numbers: Sequence[int]) -> str:
    """25〜36回目; apart numbers are joined by a middle dot."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return "・".join(str(a) if a == b else f"{a}〜{b}" for a, b in spans) + "回目"


def emphasised(text: str, facts: Facts, *, more: Iterable[str | None] = (), name: str = "") -> Text:
    """The text with its weighty figures bold; ``name`` (故障時利用料) is bold with the figure right after it."""
    values = {facts.get(key) for key in _WEIGHTY} | set(more)
    weighty = sorted((v for v in values if v and v != "0円"), key=len, reverse=True)
    if not weighty:
        return (Run(text),) if text else ()
    lead = f"(?:{re.escape(name)})?" if name else ""
    pattern = re.compile(f"{lead}(?<![0-9,])(?:{'|'.join(map(re.escape, weighty))})")
    runs: list[Run] = []
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        runs.append(Run(found.group(), True))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def clause_texts(clauses: Iterable[Clause], facts: Facts, surcharge_name: str) -> tuple[tuple[str, Text], ...]:
    """Heads and emphasised texts of the program's clauses, those left without words dropped."""
    filled = ((clause.head, fill(clause.text, facts)) for clause in clauses)
    return tuple((head, emphasised(text, facts, name=surcharge_name)) for head, text in filled if text)


def month_of(quote: Quote, outcome: Outcome) -> str:
    """2021年6月; the month in which a window opens late is named with its words (2019年8月下旬)."""
    window = quote.program.window(outcome.window or "")
    opens = window.opens_on if window else None
    if (
        window
        and opens
        and window.opens_label
        and month_text(outcome.calendar_month) == f"{opens.year}年{opens.month}月"
    ):
        return f"{opens.year}年{window.opens_label}"
    return month_text(outcome.calendar_month)


def possible(quote: Quote) -> tuple[Outcome, ...]:
    """Sound returns that are possible, by month."""
    return tuple(o for o in quote.sound() if o.possible)


def buys_anew(quote: Quote, outcome: Outcome) -> bool:
    """Whether this return brings its benefit only to who buys the next device with it."""
    window = quote.program.window(outcome.window or "")
    return window is not None and window.needs_purchase


def assessed_by(quote: Quote, outcome: Outcome) -> bool:
    """Whether the assessment, not the hand-in alone, must be over by the day of this return."""
    window = quote.program.window(outcome.window or "")
    return quote.program.handed_in is HandedIn.COURIER or (window is not None and window.assessed_within is not None)


def deed(quote: Quote, outcome: Outcome) -> str:
    """What brings this return its benefit, as a clause that goes on."""
    if buys_anew(quote, outcome):
        return "買い替えて返すと"
    return "査定が終わると" if assessed_by(quote, outcome) else "返すと"


def when_returned(quote: Quote, outcome: Outcome) -> str:
    """The least that a total after a return hangs on, short enough to stand beside it."""
    act = "買い替え" if buys_anew(quote, outcome) else "査定が終わり" if assessed_by(quote, outcome) else "返却し"
    return f"{date_text(outcome.deadline)}までに{act}、傷みがないとき"


def unused(quote: Quote) -> str:
    """The ways of the contract that this purchase has not opened, so that nothing else is called the least of all; empty for none."""
    return "・".join(window.label for window in quote.closed_windows())


def points_pay(quote: Quote) -> bool:
    """True where points pay instalments, so that amounts after them are not those the contract names a month."""
    return any(payment.points for payment in quote.schedule)


def due_word(quote: Quote) -> str:
    """毎月末日 or the closing day."""
    closing = quote.purchase.closing_day
    return "毎月末日" if closing is ClosingDay.END else f"毎月{closing.value}日"


def local(case: PaperCase, at: datetime) -> datetime:
    """A recorded time on the shop's clock."""
    return at.astimezone(case.issued_at.tzinfo)


def clock(case: PaperCase, at: datetime | None) -> str:
    """14:05, empty for None, and for what was keyed in afterwards: the hand-written sheet has the time."""
    return local(case, at).strftime("%H:%M") if at and not case.sheets else ""


def day_of(case: PaperCase, at: datetime) -> date:
    """The day of something recorded; what was keyed in afterwards happened on the day of the purchase."""
    return case.quote.purchase.on if case.sheets else local(case, at).date()


def named(name: str) -> str:
    """髙橋 花子 様, empty for no name."""
    return f"{name} 様" if name else ""


def needs_application(case: PaperCase) -> Application:
    """The application of the case. Raises PaperFault paper-needs when none was taken."""
    if case.application is None:
        raise PaperFault("paper-needs", "application")
    return case.application


def issue_day(case: PaperCase) -> str:
    """Date of issue."""
    return date_text(case.issued_at.date())


_last: tuple[Quote, str] | None = None


def quote_digest(quote: Quote) -> str:
    """The quote's digest, computed once for the papers of one case: it runs over every outcome and takes some milliseconds."""
    global _last
    held = _last
    if held is None or held[0] is not quote:
        held = _last = (quote, quote.digest)
    return held[1]


def header(
    case: PaperCase,
    kind: str,
    last: Meta,
    sentence: str,
    *,
    continued: str = "",
    addressee: str = "",
    validity: str = "",
) -> Header:
    """The head of a paper of this case."""
    tags = ((wording.SAMPLE,) if case.sample else ()) + (
        (wording.COPY_MARKS[case.copy_mark],) if case.copy_mark in wording.COPY_MARKS else ()
    )
    rows = [Meta("店舗", case.shop.name), Meta("番号", case.number)]
    if case.case_number:
        rows.append(Meta("案件", case.case_number))
    return Header(
        title=wording.TITLES[kind], tags=tags, strong_tags=(validity,) if validity else (), addressee=named(addressee),
        sentence=sentence, continued=continued, meta=(*rows, last),
        qr=f"{case.number} {short_digest(quote_digest(case.quote))}", caption=wording.QR_CAPTION,
    )  # fmt: skip


def footer(case: PaperCase, *, prices: bool = False) -> Footer:
    """Shop and offline mark; digest, versions, time of printing."""
    version = ("価格表", case.price_list) if prices else ("文面", case.text_version)
    shop = [case.shop.name, case.shop.address, f"電話 {case.shop.phone}"]
    if case.offline:
        shop.append("オフラインで作成")
    if case.sheets:
        shop.append(wording.keyed_in(case.sheets))
    marks = [f"照合 {short_digest(quote_digest(case.quote))}", f"規則 {case.quote.program.version}"]
    if version[1]:
        marks.append(f"{version[0]} {version[1]}")
    marks.append(f"印刷 {case.issued_at:%Y-%m-%d %H:%M}")
    return Footer((tuple(shop), tuple(marks)))


def paper(case: PaperCase, kind: str, head: Header, foot: Footer, blocks: Sequence[Block]) -> Paper:
    """The paper with the data every kind shares."""
    return Paper(
        kind=kind, number=case.number, title=head.title, author=case.shop.name, digest=quote_digest(case.quote),
        subject=f"{case.quote.program.name} {case.quote.purchase.device.full_name}", header=head, footer=foot, blocks=tuple(blocks),
    )  # fmt: skip


def charge_words(quote: Quote) -> str:
    """手数料0円・実質年率0%."""
    return f"手数料{yen_text(quote.finance_charge)}・実質年率{rate(quote)}"


def rate(quote: Quote) -> str:
    """The one rate that may be shown."""
    return f"{quote.apr}%" if quote.apr else "0%"


def number_name(device: Device) -> str:
    """What tells this device from another of its kind."""
    return "製造番号" if device.category in WITHOUT_IMEI else "IMEI"


def imei_words(imei: str) -> str:
    """49-015420-323751-8: the 15 digits in their groups; anything else as it is."""
    return f"{imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14]}" if len(imei) == 15 and imei.isdigit() else imei
