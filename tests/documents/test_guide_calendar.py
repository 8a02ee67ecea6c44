"""返却カレンダー: the entry in the QR code read by a decoder and a calendar library, the tones of days against the outcomes, months by the calendar."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import UTC, date, timedelta

import icalendar
import pytest

from posapp.documents import parts, press
from posapp.documents.paper import Paper
from posapp.documents.pictures import MonthSheet, MonthSheets, QrBox, YearGrid
from posapp.domain.case import PaperCase
from posapp.domain.quote import Quote, build_quote
from tests.documents.cases import RETURNING, case
from tests.documents.codes import codes
from tests.documents.reading import blocks_of, dump
from tests.domain.samples import law

STATES = {True: "accent", False: "hatch"}


def guide(name: str) -> Paper:
    return press.compose("return-guide", case(name))


def named(this: PaperCase, name: str) -> PaperCase:
    """The same case about a device of that name."""
    bought = this.quote.purchase
    return replace(this, quote=replace(this.quote, purchase=replace(bought, device=replace(bought.device, name=name))))


def entry(paper: Paper) -> icalendar.Calendar:
    """The calendar of the last page's second code, as it was drawn."""
    (_, held) = codes(press.draw(paper))[-1]
    assert held.count("\r\n") == held.count("\n") > 10 and held.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in held.split("\r\n"))
    read = icalendar.Calendar.from_ical(held)
    assert isinstance(read, icalendar.Calendar)
    return read


@pytest.mark.parametrize("name", RETURNING)
def test_the_code_holds_the_deadline_for_a_phones_calendar(name: str) -> None:
    this = case(name)
    best = this.quote.best
    assert best is not None
    read = entry(guide(name))
    assert (str(read["VERSION"]), str(read["PRODID"])) == ("2.0", "posapp")
    (event,) = read.walk("VEVENT")
    assert event.decoded("DTSTART") == best.deadline
    assert event.decoded("DTEND") == best.deadline + timedelta(days=1)
    what = "査定" if parts.assessed_by(this.quote, best) else "返却"
    assert str(event["SUMMARY"]).startswith(f"端末の{what}期限 ") and this.quote.purchase.device.name.startswith(
        str(event["SUMMARY"])[8:]
    )
    assert str(event["UID"]) == this.number
    assert event.decoded("DTSTAMP") == this.issued_at.astimezone(UTC).replace(microsecond=0)
    (alarm,) = read.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(days=-14))
    assert alarm["DESCRIPTION"]
    assert icalendar.Calendar.from_ical(read.to_ical()) == read


@pytest.mark.parametrize("name", ["Pixel 9, Pro; \\XL", "長" * 60, "A" * 40, "ノ\u3099ート" * 9])
def test_a_devices_name_cannot_break_the_entry(name: str) -> None:
    (event,) = entry(press.compose("return-guide", named(case("docomo-okaeshi"), name))).walk("VEVENT")
    said = str(event["SUMMARY"])[8:]
    assert said and name.startswith(said)
    assert len(said.encode()) > 30 or said == name


# --- which day means what, told again from the outcomes


def spans(quote: Quote) -> list[tuple[date, date, str]]:
    """First day, last day and tone of each return that is possible, one month after the other."""
    possible = [o for o in quote.outcomes if o.possible and not o.failing]
    least = min(o.burden for o in possible)
    found = []
    for o in possible:
        window = quote.program.window(o.window or "")
        month = o.calendar_month.plus(-1).last_day(quote.purchase.closing_day) + timedelta(days=1)
        opens = max(month, quote.purchase.on, (window.opens_on if window else None) or quote.purchase.on)
        found.append((opens, o.deadline, STATES[o.burden == least]))
    return found


def tone(quote: Quote, day: date) -> str:
    return next((tone for first, last, tone in spans(quote) if first <= day <= last), "blank")


def month_of(sheet: MonthSheet) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)年(\d+)月", sheet.title)
    assert found is not None
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("name", RETURNING)
def test_every_day_of_the_months_has_its_tone_and_weekday(name: str) -> None:
    quote = case(name).quote
    best, last = quote.best, [o for o in quote.outcomes if o.possible and not o.failing][-1]
    assert best is not None
    (sheets,) = blocks_of(guide(name), MonthSheets)
    assert len(sheets.sheets) == 2 and sheets.weekdays == ("日", "月", "火", "水", "木", "金", "土")
    for sheet in sheets.sheets:
        year, month = month_of(sheet)
        assert sheet.blanks == calendar.Calendar(firstweekday=6).monthdayscalendar(year, month)[0].count(0)
        days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
        assert list(sheet.tones) == [tone(quote, day) for day in days]
        assert sheet.marked == 0 or days[sheet.marked - 1] in (best.deadline, last.deadline)
    marked = [(*month_of(sheet), sheet.marked) for sheet in sheets.sheets if sheet.marked]
    ends = list(dict.fromkeys((best.deadline, last.deadline)))
    assert marked == [(end.year, end.month, end.day) for end in ends]
    for sheet in sheets.sheets:
        assert (sheet.caption != "") is (sheet.marked != 0)


@pytest.mark.parametrize("name", RETURNING)
def test_the_years_reach_from_the_purchase_to_the_last_payment(name: str) -> None:
    quote = case(name).quote
    (grid,) = blocks_of(guide(name), YearGrid)
    last = max(quote.schedule[-1].due, max(o.deadline for o in quote.outcomes if o.possible))
    assert [row.year for row in grid.rows] == list(range(quote.purchase.on.year, last.year + 1))
    told = {(row.year, nth + 1): (row.tones[nth], row.words[nth]) for row in grid.rows for nth in range(12)}
    for _, end, mark in spans(quote):
        assert told[end.year, end.month][0] == mark
    assert sum(word == "期限" for _, word in told.values()) == 1
    assert told[quote.purchase.on.year, quote.purchase.on.month][1] in ("購入", "期限", "最後")
    assert {one.tone for one in grid.legend} == {mark for mark, _ in told.values()}


def test_where_and_with_what_by_counter_and_by_courier() -> None:
    shop, sent = dump(guide("docomo-okaeshi")), dump(guide("sony-zanka-2y"))
    this = case("docomo-okaeshi").shop
    assert "返すところ" in shop and this.name in shop and this.address in shop and "この店への持ち物" in shop
    assert "ご自宅などへの集荷" in sent and "集荷に出すもの" in sent and "この店への持ち物" not in sent
    assert "返し方" in sent and "返すところ" not in sent


def test_what_was_printed_before_the_calendar_stays_as_it_was() -> None:
    """A code of an older paper held an event alone, with plain line ends."""
    old = QrBox("BEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT", "x")
    paper = replace(guide("docomo-okaeshi"), blocks=(old,))
    assert codes(press.draw(paper))[0][1] == old.payload


def test_the_calendar_is_a_page_of_its_own_that_a_copier_keeps() -> None:
    """In pure black and white the lowest total's days are dark, the others striped, those without benefit white."""
    paper = guide("docomo-okaeshi")
    pages = codes(press.draw(paper))
    assert [len(held) for held in pages] == [1] * (len(pages) - 1) + [2]


def test_months_without_a_benefit_name_the_way_that_the_contract_still_offers() -> None:
    this = case("softbank-shintoku-premium")
    bought = replace(this.quote.purchase, cover="none")
    bare = build_quote(this.quote.program, bought, this.quote.terms, law(bought.on))
    assert isinstance(bare, Quote) and bare.best is not None and bare.best.month == 25
    papers = (press.compose("return-guide", one) for one in (this, replace(this, quote=bare)))
    covered, later = (
        one.text for paper in papers for one in blocks_of(paper, YearGrid)[0].legend if one.tone == "blank"
    )
    assert covered == "返しても、特典はありません"
    assert later == "返しても、特典はありません（早トクの条件を満たすときを除く）"
