"""The calendar of the return guide: a sheet to hang up, with the months of a return and its last days, and the entry for a phone's calendar."""

from __future__ import annotations

import calendar
from datetime import UTC, date, timedelta
from typing import Final

from posapp.documents import parts, wording
from posapp.documents.blocks import Block, FormCell, FormTable, Heading, Lead, Notes, PageBreak, Space
from posapp.documents.pictures import Legend, MonthSheet, MonthSheets, QrBox, YearGrid, YearRow
from posapp.documents.runs import Run, plain, strong
from posapp.domain.case import PaperCase
from posapp.domain.facts import date_text, month_text, yen_text
from posapp.domain.months import Month
from posapp.domain.outcome import Outcome
from posapp.domain.quote import Quote

_MONTHS: Final = tuple(f"{month}月" for month in range(1, 13))
_WEEKDAYS: Final = ("日", "月", "火", "水", "木", "金", "土")
_NAME: Final = 42
"""Bytes of a device's name in the entry: with the words before it a line stays within the 75 that the format allows."""
_WARNING: Final = "-P14D"
"""Two weeks before the deadline the phone reminds its owner: time enough to move the data and to come by."""
_CODE: Final = 30
"""Millimetres of the code: a whole calendar entry is many squares, and a phone's camera must tell them apart."""


def calendar_sheet(
    case: PaperCase, best: Outcome, last: Outcome, bring: tuple[str, ...], *, courier: bool
) -> list[Block]:
    """A page of its own: until when, the years at a glance, the months of the last days, where to and with what."""
    quote = case.quote
    days = _Days(quote, best)
    act = parts.deed(quote, best)
    lead = (Run(f"{date_text(best.deadline)}までに{act}、支払総額は"), Run(yen_text(best.burden), True), Run("です。"))
    rows = (
        (FormCell("返し方" if courier else "返すところ", plain("ご自宅などへの集荷" if courier else case.shop.name)),),
        *(() if courier else ((FormCell("住所", plain(case.shop.address)),),)),
        (FormCell("集荷に出すもの" if courier else "持ち物", plain("、".join(bring))),),
        (FormCell("電話", (*strong(case.shop.phone), *plain(f"　{case.shop.hours}" if case.shop.hours else ""))),),
    )
    return [
        PageBreak(), Heading("6", "返却カレンダー", "見える所に貼ってお使いください"), Lead(lead, large=True),
        Notes((plain(_beside(quote)),)), _years(quote, days, best, last), _months(quote, days, best, last), Space(), FormTable(rows), _entry(case, best),
    ]  # fmt: skip


def _beside(quote: Quote) -> str:
    """A total after a return never stands without the total if the device is kept."""
    return f"返却しない場合の{wording.TOTAL}は{yen_text(quote.kept.burden)}です。金額は税込、返す額は傷みがないときのものです。"


class _Days:
    """What a return on a day means: accent for the lowest total, hatch for more, blank where none is taken."""

    def __init__(self, quote: Quote, best: Outcome) -> None:
        closing = quote.purchase.closing_day
        self._spans = [
            (max(outcome.calendar_month.first_day(closing), _opens(quote, outcome)), outcome.deadline, outcome.burden == best.burden)
            for outcome in parts.possible(quote)
        ]  # fmt: skip

    def tone(self, day: date) -> str:
        """Of one day."""
        for first, last, lowest in self._spans:
            if first <= day <= last:
                return "accent" if lowest else "hatch"
        return "blank"

    def month_tone(self, year: int, month: int) -> str:
        """Of a calendar month: that of the return whose deadline it holds, else of its last day."""
        end = date(year, month, calendar.monthrange(year, month)[1])
        held = [last for _, last, _ in self._spans if (last.year, last.month) == (year, month)]
        return self.tone(held[-1] if held else end)


def _opens(quote: Quote, outcome: Outcome) -> date:
    window = quote.program.window(outcome.window or "")
    opens = window.opens_on if window is not None else None
    return max(quote.purchase.on, opens or quote.purchase.on)


def _years(quote: Quote, days: _Days, best: Outcome, last: Outcome) -> YearGrid:
    bought, end = quote.purchase.on, max(last.deadline, quote.schedule[-1].due)
    words = {(bought.year, bought.month): "購入", (last.deadline.year, last.deadline.month): "最後"}
    words[best.deadline.year, best.deadline.month] = "期限"
    rows = tuple(
        YearRow(
            year, tuple(days.month_tone(year, month) for month in range(1, 13)),
            tuple(words.get((year, month), "") for month in range(1, 13)),
        )
        for year in range(bought.year, end.year + 1)
    )  # fmt: skip
    tones = {tone for row in rows for tone in row.tones}
    unused = parts.unused(quote)
    lowest = f"（{yen_text(best.burden)}。{unused}を使わないとき）" if unused else f"（{yen_text(best.burden)}）"
    but = f"（{unused}の条件を満たすときを除く）" if unused else ""
    legend = (
        Legend("accent", f"{parts.deed(quote, best)}、支払総額がいちばん少ない{lowest}"),
        Legend("hatch", "返せますが、支払総額は多くなります"), Legend("blank", f"返しても、特典はありません{but}"),
    )  # fmt: skip
    said = f"月ごとの表。期限は{date_text(best.deadline)}、特典の最後の日は{date_text(last.deadline)}です。"
    return YearGrid(_MONTHS, rows, tuple(one for one in legend if one.tone in tones), said)


def _months(quote: Quote, days: _Days, best: Outcome, last: Outcome) -> MonthSheets:
    """The month of the lowest total's deadline beside that of the last day; where both are one, the month before it."""
    ends = [_sheet(days, best)]
    if last.month != best.month:
        ends.append(_sheet(days, last))
    else:
        before = Month.containing(best.deadline).plus(-1)
        ends.insert(0, _page(days, before.year, before.number))
    named = "と".join(sheet.title for sheet in ends)
    return MonthSheets(_WEEKDAYS, tuple(ends), f"{named}のカレンダー。")


def _sheet(days: _Days, outcome: Outcome) -> MonthSheet:
    day = outcome.deadline
    caption = f"{date_text(day)}まで　{wording.TOTAL}{yen_text(outcome.burden)}"
    return _page(days, day.year, day.month, day.day, caption)


def _page(days: _Days, year: int, month: int, marked: int = 0, caption: str = "") -> MonthSheet:
    first, length = calendar.monthrange(year, month)
    tones = tuple(days.tone(date(year, month, day)) for day in range(1, length + 1))
    return MonthSheet(month_text(Month.of(year, month)), (first + 1) % 7, tones, marked, caption)


def _entry(case: PaperCase, best: Outcome) -> QrBox:
    """One all-day event on the deadline with a reminder before it, in the form (RFC 5545) that phones' cameras offer to keep."""
    day, made = best.deadline, case.issued_at.astimezone(UTC)
    what = "端末の査定期限" if parts.assessed_by(case.quote, best) else "端末の返却期限"
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:posapp", "BEGIN:VEVENT", f"UID:{case.number}", f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{what} {_named(case.quote.purchase.device.name)}",
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{what}", f"TRIGGER:{_WARNING}", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    return QrBox("\n".join(lines), "カメラで読むと、期限と2週間前のお知らせが予定表に入ります。", side=_CODE)


def _named(name: str) -> str:
    """The device's name as a text of the format, cut at a whole character."""
    cut = name.encode()[:_NAME].decode(errors="ignore")
    for sign in "\\;,":
        cut = cut.replace(sign, f"\\{sign}")
    return cut
