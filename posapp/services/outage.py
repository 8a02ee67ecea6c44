"""停電時の用紙: kits of numbered forms made and kept, sheets put away, what was never keyed in, and what a typed number is worth.

A sheet is marked keyed in by the record it becomes, in that record's own transaction (`posapp.services.hand_sheets`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from json import dumps
from typing import Generic, TypeVar

from posapp.domain.by_hand import examples
from posapp.domain.digest import digest_of
from posapp.domain.disclosure import Topic
from posapp.domain.intake import Issue
from posapp.domain.outage import (
    MOST_SHEETS,
    Kit,
    KitLine,
    KitPlan,
    Matter,
    OutageCase,
    Sheet,
    SheetKind,
    SheetState,
    against,
)
from posapp.domain.problem import Problem, stop, stopping
from posapp.flows.outage import read_sheets
from posapp.services import snapshots
from posapp.services.editions import TITLES, Edition
from posapp.services.hand_sheets import Keyed
from posapp.services.outage_ports import OutageRecords, SheetRow
from posapp.services.papers import IntakePress
from posapp.services.ports import EventRow, PaperRow, Records
from posapp.services.quoting import Rules
from posapp.services.selling import Surroundings

P = TypeVar("P")
SHEET = "W"
"""First letter of every sheet's number; the rest is the day and its own count."""
LETTERS = {"outage-guide": "X", "outage-table": "F", "outage-topics": "I", "outage-poster": "O"}
"""First letter of the papers that lie in a kit once; the guide carries the kit's own number."""
BESIDE = tuple(LETTERS)
READ_ALOUD = ("outage-topics",)
"""Of those beside, what a customer is shown: there once more in large print, where the forms are."""
LARGE = "large"
"""The field that asks how many of each form are in large print."""
MADE, PUT_AWAY, TAKEN_OUT = "outage-kit-made", "sheets-put-away", "sheet-taken-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class KitMade:
    """A new kit and its papers in the order they lie in it: guide, table, words, poster, then the forms by kind."""

    kit: str
    papers: tuple[PaperRow, ...]


class OutageKit(Generic[P]):
    """The kits of one shop. ``plan`` is None while its file cannot be read."""

    def __init__(
        self, press: Callable[[], IntakePress[P]], plan: Callable[[], KitPlan | None], rules: Rules,
        topics: tuple[Topic, ...], records: Records, outage: OutageRecords, around: Surroundings,
    ) -> None:  # fmt: skip
        self._press = press
        self._plan = plan
        self._rules = rules
        self._topics = topics
        self._records = records
        self._outage = outage
        self._around = around

    # --- making

    @property
    def usual(self) -> Mapping[SheetKind, int]:
        """How many of each form the shop's rule makes; none to take devices in with where the shop has no permit for it."""
        plan = self._plan()
        counts = dict(plan.counts) if plan is not None else {}
        return counts if self._around.shop().antique_permit else counts | {SheetKind.INTAKE: 0}

    @property
    def usual_large(self) -> int:
        """How many of each form the shop's rule makes in large print."""
        plan = self._plan()
        return plan.large if plan is not None else 0

    def make(self, counts: Mapping[SheetKind, int], large: int = 0) -> KitMade | tuple[Problem, ...]:
        """A new kit: its numbers are kept as blank, its papers wait to be printed. ``large`` of each form are in large print."""
        plan = self._plan()
        wrong = self._against(plan, counts, large)
        if wrong or plan is None:
            return wrong
        now = self._around.now()
        day = f"{now:%y%m%d}"
        tail = f"{day}-{self._records.next_number(f'{LETTERS[BESIDE[0]]}-{day}'):02d}"
        kit = f"{LETTERS[BESIDE[0]]}-{tail}"
        lines = tuple(
            KitLine(kind=kind, numbers=tuple(self._number(day) for _ in range(count)), large=min(large, count))
            for kind in SheetKind
            if (count := counts.get(kind, 0))
        )
        case = self._case(plan, kit, lines, now)
        made = [
            self._paper(kind, case, f"{LETTERS[kind]}-{tail}", large=large)
            for kind in BESIDE
            for large in ((False, True) if kind in READ_ALOUD and case.large_print else (False,))
        ]
        made += [
            self._paper(line.kind.value, case, number, large=line.is_large(number))
            for line in lines
            for number in line.numbers
        ]
        unprintable = tuple(dict.fromkeys(problem for _, found in made for problem in found))
        if stopping(unprintable):
            return unprintable
        papers = tuple(row for row, _ in made)
        self._outage.keep_kit(self._rows(kit, lines, now), papers, self._event(MADE, kit=kit))
        return KitMade(kit=kit, papers=papers)

    def _against(self, plan: KitPlan | None, counts: Mapping[SheetKind, int], large: int) -> tuple[Problem, ...]:
        if plan is None:
            return (stop("kit-unreadable", "counts"),)
        wrong = [
            stop("number-out-of-range", where, low=0, high=MOST_SHEETS)
            for where, count in (*((kind.value, count) for kind, count in counts.items()), (LARGE, large))
            if not 0 <= count <= MOST_SHEETS
        ]
        if not wrong and not sum(counts.values()):
            wrong.append(stop("kit-empty", "counts"))
        if counts.get(SheetKind.INTAKE) and not self._around.shop().antique_permit:
            wrong.append(stop("kit-needs-permit", SheetKind.INTAKE.value))
        if not self._topics:
            wrong.append(stop("topics-incomplete", "topics"))
        return tuple(wrong)

    def _number(self, day: str) -> str:
        return f"{SHEET}-{day}-{self._records.next_number(f'{SHEET}-{day}'):04d}"

    def _case(self, plan: KitPlan, kit: str, lines: tuple[KitLine, ...], now: datetime) -> OutageCase:
        today, shop = now.date(), self._around.shop()
        programs, law = self._rules.sold_on(today), self._rules.law.on(today)
        return OutageCase(
            issue=Issue(shop=shop, number=kit, issued_at=now, sample=shop.sample), kit=kit, programs=programs,
            regulation=law, examples=examples(programs, plan.amounts, law, today), topics=self._topics, lines=lines,
            staff=self._around.staff(),
        )  # fmt: skip

    def _paper(
        self, kind: str, case: OutageCase, number: str, *, large: bool
    ) -> tuple[PaperRow, tuple[Problem, ...]]:  # fmt: skip
        press = self._press()
        composed = press.compose_outage(kind, numbered(case, number))
        title = press.title(composed)
        if large:
            composed, title = press.enlarged(composed), TITLES[Edition.LARGE].format(title=title)
        body = press.to_json(composed)
        row = PaperRow(
            id=self._around.new_id(), number=number, kind=kind, case_id=None, title=title,
            digest=digest_of(body), body=body, format=snapshots.FORMAT, state="waiting", reason="", prints=0,
            issued_at=case.issue.issued_at,
        )  # fmt: skip
        return row, press.problems(composed)

    def _rows(self, kit: str, lines: tuple[KitLine, ...], now: datetime) -> tuple[SheetRow, ...]:
        return tuple(
            SheetRow(
                number=number, kind=line.kind.value, kit=kit, state=SheetState.BLANK, keyed_as="", note="",
                staff=self._around.staff(), made_at=now, changed_at=now,
            )
            for line in lines
            for number in line.numbers
        )  # fmt: skip

    # --- what there is

    def kits(self) -> tuple[Kit, ...]:
        """Every kit, the newest first."""
        rows = groupby(self._outage.sheets(), key=lambda row: row.kit)
        return tuple(self._kit(number, tuple(held)) for number, held in rows)

    def kit(self, number: str) -> Kit | None:
        """One kit."""
        rows = self._outage.sheets(number) if number else ()
        return self._kit(number, rows) if rows else None

    def waiting(self) -> tuple[Kit, ...]:
        """Kits that were used and of which something was never keyed in, the one due first first."""
        due = [(kit.due, kit) for kit in self.kits() if kit.due is not None]
        return tuple(kit for _, kit in sorted(due, key=lambda pair: (pair[0], pair[1].number)))

    def papers(self, kit: str) -> tuple[PaperRow, ...]:
        """The papers of a kit in the order they lie in it."""
        tail = kit.removeprefix(LETTERS[BESIDE[0]])
        numbers = [f"{LETTERS[kind]}{tail}" for kind in BESIDE]
        numbers += [row.number for row in self._outage.sheets(kit)]
        return tuple(paper for number in numbers for paper in self._records.papers(number=number))

    def _kit(self, number: str, rows: tuple[SheetRow, ...]) -> Kit:
        used = [row.changed_at for row in rows if row.state != SheetState.BLANK]
        zone = self._around.now().tzinfo
        return Kit(
            number=number, sheets=tuple(self._sheet(row) for row in rows),
            used_on=min(used).astimezone(zone).date() if used else None,
        )  # fmt: skip

    def _sheet(self, row: SheetRow) -> Sheet:
        made = row.made_at.astimezone(self._around.now().tzinfo).date()
        return Sheet(
            number=row.number, kind=SheetKind(row.kind), kit=row.kit, made_on=made, state=SheetState(row.state),
            keyed_as=row.keyed_as, note=row.note,
        )  # fmt: skip

    # --- put away

    def put_away(self, numbers: Collection[str], note: str) -> int | Problem:
        """Spoiled, copied, or never used: these sheets are not keyed in. How many were still blank."""
        told = note.strip()
        if not told:
            return stop("field-empty", "note")
        return self._outage.put_away(numbers, told, self._event(PUT_AWAY, sheets=" ".join(sorted(numbers))))

    def take_out(self, number: str) -> bool:
        """That was a slip: the sheet is blank again."""
        return self._outage.take_out(number, self._event(TAKEN_OUT, sheets=number))

    def _event(self, what: str, **body: str) -> EventRow:
        around = self._around
        return EventRow(
            id=around.new_id(), at=around.now(), staff=around.staff(), subject=None, what=what,
            body=dumps(body, ensure_ascii=False),
        )  # fmt: skip

    # --- keyed in

    def keyed(self, text: str, matter: Matter, *, own: Collection[str], on: date) -> Keyed:
        """What stands in the field 手書き用紙の番号, looked up; see `posapp.services.hand_sheets.HandSheets`."""
        read = read_sheets(text)
        if isinstance(read, Problem):
            return Keyed(problems=(read,))
        if not read:
            return Keyed()
        found = tuple(self._sheet(row) for row in self._outage.sheets_named(read))
        kinds = {sheet.number: sheet.kind for sheet in found}
        today = self._around.now().date()
        return Keyed(
            numbers=read, kinds=tuple(kinds.get(number) for number in read),
            problems=tuple(against(read, found, matter, own=own, on=on, today=today)),
        )  # fmt: skip


def numbered(case: OutageCase, number: str) -> OutageCase:
    """The case of one paper of the kit."""
    return replace(case, issue=replace(case.issue, number=number))
