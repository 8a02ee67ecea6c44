"""返却ガイド: two dates and three totals, the time line, the amount by month, what to do before, what damage costs, whom to call."""

from __future__ import annotations

from itertools import pairwise

from posapp.documents import parts, wording
from posapp.documents.blocks import (
    Block,
    Column,
    FigureRow,
    FigureTable,
    Heading,
    Lead,
    Notes,
    RowTotal,
    SideBySide,
    Tick,
    Ticks,
    TotalsRow,
)  # fmt: skip
from posapp.documents.faults import PaperFault
from posapp.documents.guide_calendar import calendar_sheet
from posapp.documents.guide_ends import at_the_end
from posapp.documents.guide_time import when_to_return
from posapp.documents.paper import Meta, Paper
from posapp.documents.parts import Facts
from posapp.documents.pictures import DamagePictures
from posapp.documents.runs import Run, Text, plain, strong
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, facts_of, month_text, yen_text
from posapp.domain.outcome import Outcome
from posapp.domain.outline import has_display
from posapp.domain.problem import stopping
from posapp.domain.program import HandedIn, Window
from posapp.domain.quote import BODY_FAILS, Quote

_TALL = 16
"""From this many rows on the table takes the whole width, so that it can run over pages."""


_BESIDE_PICTURES = 160
"""Characters of a program's note that have room beside the pictures; a longer one stands below them."""


def compose(case: PaperCase) -> Paper:
    """The return guide. Raises PaperFault paper-needs when the quote has no possible return."""
    quote = case.quote
    best = quote.best
    if best is None:
        raise PaperFault("paper-needs", "returns")
    facts = facts_of(quote)
    last = parts.possible(quote)[-1]
    courier, bring = _by_courier(quote), _bring(quote)
    blocks: list[Block] = [
        Lead(plain("端末を返す前に、もう一度この紙をご覧ください。"), "金額は税込。返す額は傷みがないとき", large=True),
        _totals(quote, best, last), *_unused(quote, best), *when_to_return(quote, best, last), *_amounts(case, best, facts), *_damage(quote, facts),
        Notes(((Run("わからないときは、"), Run(case.shop.phone, True), Run(_hours(case.shop.hours) + "へお電話ください。")),), spare=True),
        *calendar_sheet(case, best, last, bring, courier=courier),
    ]  # fmt: skip
    head = parts.header(
        case,
        "return-guide",
        Meta("作成日", parts.issue_day(case)),
        quote.purchase.device.full_name,
        addressee=case.addressee,
    )
    return parts.paper(case, "return-guide", head, parts.footer(case), blocks)


def _hours(hours: str) -> str:
    return "" if not hours else f" {hours} " if "（" in hours else f"（{hours}）"


def _totals(quote: Quote, best: Outcome, last: Outcome) -> TotalsRow:
    def cell(label: str, headline: str, amount: int) -> RowTotal:
        return RowTotal(label, f"{amount:,}", headline, wording.TOTAL)

    unused, assessed = parts.unused(quote), parts.assessed_by(quote, best)
    how = "（買い替えて返す）" if parts.buys_anew(quote, best) else f"（{unused}を除く）" if unused else ""
    least = f"いちばん少なく済む{'査定の期限' if assessed else '返し方'}{how}"
    latest = "特典を使える最後の査定の日" if assessed else "特典の最後の日に返す"
    cells = [cell(least, f"{date_text(best.deadline)}まで", best.burden)]
    if last.month != best.month:
        cells.append(cell(latest, date_text(last.deadline), last.burden))
    return TotalsRow((*cells, cell("返却しない", "手元に残ります", quote.kept.burden)))


_TO_OPEN = frozenset({"cover-required", "usage-fee-missing"})
"""What alone closes a way of the contract that the customer could still open."""


def _unused(quote: Quote, best: Outcome) -> tuple[Block, ...]:
    """What the ways are that the figures leave out: their months, their fee, and what they ask for beyond the way that is open."""
    return tuple(Notes((text,)) for window in quote.closed_windows() for text in _way(quote, best, window))


def _way(quote: Quote, best: Outcome, window: Window) -> tuple[Text, ...]:
    """One such way; nothing where no month of it could be opened."""
    open_to = [
        o for o in quote.sound() if o.window == window.name and {p.code for p in stopping(o.problems)} <= _TO_OPEN
    ]
    if not open_to:
        return ()
    begins, ends = month_text(open_to[0].calendar_month), month_text(open_to[-1].calendar_month)
    act = "に査定が終わる返却" if parts.assessed_by(quote, open_to[0]) else "の返却"
    fee = quote.terms.usage_fee if window.charges_usage_fee else None
    cost = f"（利用料{yen_text(fee)}）" if fee else ""
    shared = quote.asked(best.window)
    asked = "".join(f"{words}。" for words in quote.asked(window.name) if words not in shared)
    needs = f"必要なこと：{asked}" if asked else ""
    return (plain(f"{window.label}は、{begins}〜{ends}{act}の特典です{cost}。{needs}"),)


def _amounts(case: PaperCase, best: Outcome, facts: Facts) -> list[Block]:
    quote = case.quote
    outcomes = parts.possible(quote)
    start = _start(outcomes)
    rows = _rows(quote, outcomes[start:], _until(outcomes, start))
    damaged = not quote.program.assessment.by_assessor
    tall = len(rows) >= _TALL
    month = 46 if tall else 35 if damaged else 41
    columns = [
        Column("か月目", width=20 if tall else 14),
        Column("査定が終わる月" if parts.assessed_by(quote, best) else "返す月", width=month),
        Column("支払総額", width=0 if tall else 24, strong=True),
    ]
    columns.append(Column("支払不要"))
    if damaged:
        columns.append(Column("壊れているとき", width=0 if tall else 29))
    table = FigureTable(tuple(columns), tuple(rows))
    head = Heading("2", "返す月と金額", _unit(quote, outcomes, facts))
    before = (Heading("3", "返す前に"), Ticks(tuple(Tick(text) for text in case.at_home or _ANY_DEVICE), small=False))
    bring = (
        Heading("4", "集荷に出すもの" if _by_courier(quote) else "この店への持ち物"),
        Ticks(tuple(Tick(text) for text in _bring(quote)), small=False),
    )
    ends = (*_between(outcomes), *at_the_end(quote, best))
    if tall:
        return [head, table, *ends, SideBySide(before, bring, 100, 6)]
    return [SideBySide((head, table, *ends), (*before, *bring), 125, 4)]


_ANY_DEVICE = ("データを控える", "ロックを切る", "初期化する")
"""Where nobody could say what this kind of device needs."""


def _between(outcomes: tuple[Outcome, ...]) -> tuple[Block, ...]:
    """Months that the table leaves out though earlier and later ones bring the benefit."""
    gaps = [(one.month + 1, other.month - 1) for one, other in pairwise(outcomes) if other.month > one.month + 1]
    told = (f"{first}か月目" if first == last else f"{first}〜{last}か月目" for first, last in gaps)
    return (Notes(tuple(plain(f"{months}は、返却しても特典を使えません。") for months in told)),) if gaps else ()


def _unit(quote: Quote, outcomes: tuple[Outcome, ...], facts: Facts) -> str:
    """What the figures of the table stand for. A usage fee opens only with a cover, so it never meets the words on having none."""
    table = quote.program.assessment
    charged = [outcome for outcome in outcomes if outcome.usage_fee]
    if charged:
        return f"単位は円。{charged[-1].month}か月目までの総額は利用料{yen_text(charged[-1].usage_fee)}を含みます"
    if table.by_assessor:
        return "単位は円"
    if table.at_most:
        return "単位は円。壊れているときは、料金が最大の場合"
    without = facts["some_cover"] and quote.purchase.cover in (None, "none")
    return "単位は円。壊れているときは補償がない場合" if without else "単位は円"


_BEFORE = {"watch": ("購入時のバンド",), "pixel-watch": ("購入時のバンド",), "acpc": ("純正アダプターとケーブル",)}
"""Of quotes that were issued before programs named what comes with a device."""


def _bring(quote: Quote) -> tuple[str, ...]:
    program, device = quote.program, quote.purchase.device
    own = program.comes_with(device.name, device.category) if program.accessories else _BEFORE.get(device.category, ())
    if _by_courier(quote):
        return ("商品の本体", *(own or ("付属品のすべて",)))
    return ("端末（充電して）", *own, "本人確認書類", "この返却ガイド")


def _by_courier(quote: Quote) -> bool:
    """True when nobody brings the device to a shop."""
    return quote.program.handed_in is HandedIn.COURIER


def _start(outcomes: tuple[Outcome, ...]) -> int:
    """Where the table begins: the last of the months that at first all cost the same."""
    at = 0
    while at + 1 < len(outcomes) and outcomes[at + 1].burden == outcomes[0].burden:
        at += 1
    return at


def _until(outcomes: tuple[Outcome, ...], start: int) -> bool:
    """True when the first row stands for earlier months too."""
    return start > 0 and outcomes[0].burden == outcomes[start].burden


def _rows(quote: Quote, outcomes: tuple[Outcome, ...], until: bool) -> list[FigureRow]:
    """Every month with its year where the table may run over a page, else only where the year begins."""
    rows, year = [], 0
    tall = len(outcomes) + 1 >= _TALL
    for i, sound in enumerate(outcomes):
        month = sound.calendar_month
        words = month_text(month) if tall or month.year != year else f"{month.number}月"
        year = month.year
        cells = [
            str(sound.month),
            f"{words}まで" if until and i == 0 else words,
            f"{sound.burden:,}",
            f"{sound.waived:,}",
        ]
        rows.append(_row(quote, cells, quote.at(sound.month, BODY_FAILS), best=sound.month == quote.best_month))
    kept = f"{quote.kept.burden:,}"
    rows.append(_row(quote, ["", "返却しない", kept, "0"], None, best=False))
    return rows


def _row(quote: Quote, cells: list[str], broken: Outcome | None, *, best: bool) -> FigureRow:
    if not quote.program.assessment.by_assessor:
        kept = f"{quote.kept.burden:,}"
        cells.append(
            kept if not cells[0] else f"{broken.burden:,}" if broken and broken.possible else wording.NOT_USABLE
        )
    return FigureRow(tuple(cells), strong=best, tinted=best)


def _damage(quote: Quote, facts: Facts) -> list[Block]:
    name = quote.program.assessment.surcharge_name or "減額"
    lines: list[Text]
    below: tuple[Block, ...] = ()
    if quote.program.assessment.by_assessor or facts.get("surcharge") is None:
        note = plain(quote.program.assessment.note)
        short = len(quote.program.assessment.note) <= _BESIDE_PICTURES
        lines = [strong(f"{name}は、査定で決まります。"), *((note,) if short else ())]
        below = () if short else (Notes((note,)),)
    else:
        most = "最大" if quote.program.assessment.at_most else ""
        lines = [(Run(f"{name} {most}{facts['surcharge']}", True), Run("（不課税）"))]
        if facts.get("surcharge_with_cover"):
            lines.append(plain(f"{facts['lower_cover']}加入中は{facts['surcharge_with_cover']}。"))
        if facts.get("refused_from_calendar"):
            lines.append(
                plain(
                    f"{facts['refused_from_calendar']}からは、{facts['unless_covered']}壊れた端末では特典を使えません。"
                )
            )
        elif quote.program.assessment.note:
            lines.append(plain(quote.program.assessment.note))
    category = quote.purchase.device.category
    screen = (("crack", "画面割れ"),) if has_display(category) else ()
    names = (("power", "故障"), ("water", "水濡れ"), *screen, ("mark", "目立つ傷み"))
    return [Heading("5", "壊れているとき"), DamagePictures(names, tuple(lines), category=category), *below]
