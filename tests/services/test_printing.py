"""The print list: asked once, sent once, followed to its end; what fails is told, what was cut off is found, nothing comes out twice unseen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.services.ports import PaperRow
from posapp.services.print_ports import Fate, NoSpool, PrintFault, PrintJobRow, Stage, Way
from posapp.services.print_ways import ALL, COPIED, PrintWay, PrintWays, copies
from posapp.services.printing import (
    CANCELLED_THERE,
    INTERRUPTED,
    LOST,
    PATIENCE,
    SEARCH_AGAIN,
    SLOW,
    SLOW_AFTER,
    SLOW_PATIENCE,
    Order,
    PrintDesk,
    Subject,
    of_document,
    of_paper,
)
from tests.spools import Spool
from tests.ui.print_twins import Prints

NOON = datetime(2021, 6, 15, 3, 0, tzinfo=UTC)


class DrawingFault(Exception):
    code = "glyph-missing"


@dataclass
class Shelf:
    paper_rows: dict[UUID, PaperRow] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    def put_setting(self, key: str, body: str) -> None:
        self.settings[key] = body


@dataclass
class Counter:
    at: datetime = NOON
    ids: int = 0

    def now(self) -> datetime:
        return self.at

    def new_id(self) -> UUID:
        self.ids += 1
        return UUID(int=1000 + self.ids)

    def staff(self) -> str:
        return "中村 健"


@dataclass
class Room:
    """A counter with its list and its printer."""

    shelf: Shelf = field(default_factory=Shelf)
    spool: Spool = field(default_factory=Spool)
    around: Counter = field(default_factory=Counter)
    broken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.prints = Prints(self.shelf)
        self.desk = self.opened()

    def opened(self) -> PrintDesk:
        """The program started anew over the same store and the same system."""
        ways = PrintWays(self.shelf)
        return PrintDesk(self.prints, self.spool, ways, self._draw, self.around, (DrawingFault,))

    def _draw(self, job: PrintJobRow, _making: object) -> bytes:
        if job.title in self.broken:
            raise DrawingFault
        return f"{job.title}/{job.copy}/{job.reprint}".encode()

    def paper(self, kind: str = "quote", title: str = "見積書", prints: int = 0) -> UUID:
        row = PaperRow(
            id=UUID(int=len(self.shelf.paper_rows) + 1), number="Q-1", kind=kind, case_id=None, title=title, digest="d" * 64,
            body='""', format=1, state="printed" if prints else "waiting", reason="", prints=prints, issued_at=NOON,
        )  # fmt: skip
        self.shelf.paper_rows[row.id] = row
        return row.id

    def subject(self, id: UUID) -> Subject:
        return of_paper(self.shelf.paper_rows[id])

    def states(self) -> list[str]:
        return [job.state for job in self.prints.rows.values()]

    def later(self, wait: timedelta) -> None:
        self.around.at += wait
        self.desk.follow()

    @property
    def sheets(self) -> list[str]:
        return [sheet.pdf.decode() for sheet in self.spool.came_out]


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_paper_is_asked_for_sent_and_printed(room: Room) -> None:
    id = room.paper()
    assert room.desk.print((room.subject(id),)) == ()
    (job,) = room.prints.rows.values()
    assert (job.state, job.reprint, job.staff, job.ticket) == ("printed", 0, "中村 健", "counter-1")
    assert (room.shelf.paper_rows[id].state, room.shelf.paper_rows[id].prints) == ("printed", 1)
    assert room.sheets == ["見積書//0"]


def test_the_shop_keeps_a_copy_of_what_a_customer_signs(room: Room) -> None:
    id = room.paper("application", "お申込書")
    room.desk.print((room.subject(id),))
    assert room.sheets == ["お申込書/customer/0", "お申込書/shop/0"]
    assert room.shelf.paper_rows[id].prints == 2


def test_a_reprint_counts_and_is_the_customers(room: Room) -> None:
    id = room.paper("application", "お申込書")
    for expected in (0, 1, 2):
        assert room.desk.reprint(room.shelf.paper_rows[id]) == expected
        room.desk.print((room.subject(id),))
    assert room.sheets[2:] == ["お申込書/customer/1", "お申込書/customer/2"]
    room.desk.print((room.subject(id),), Order(copies=("shop",)))
    assert room.sheets[-1] == "お申込書/shop/1", "each copy has its own count"


def test_prints_from_before_the_list_count_too(room: Room) -> None:
    id = room.paper(prints=2)
    room.desk.print((room.subject(id),))
    assert room.sheets == ["見積書//2"]
    shop = room.paper("consent", "同意書", prints=1)
    room.desk.print((room.subject(shop),), Order(copies=("customer", "shop")))
    assert room.sheets[1:] == ["同意書/customer/1", "同意書/shop/0"]


def test_what_is_on_its_way_is_not_asked_for_twice(room: Room) -> None:
    id = room.paper()
    assert len(room.desk.ask((room.subject(id),))) == 1
    assert room.desk.ask((room.subject(id),)) == ()
    assert room.desk.on_its_way((id,)) == {id} and room.desk.on_its_way(()) == frozenset()
    room.spool.stopped = "printer-jammed"
    room.desk.run()
    assert room.desk.print((room.subject(id),)) == ()
    assert room.states() == ["sent"]


def test_a_document_is_printed_by_its_id(room: Room) -> None:
    id = UUID(int=77)
    room.desk.print((of_document(id, "約款"),))
    room.desk.print((of_document(id, "約款"),))
    assert [(job.document_id, job.paper_id, job.copy, job.reprint) for job in room.prints.rows.values()] == [
        (id, None, "", 0), (id, None, "", 1),
    ]  # fmt: skip


def test_the_order_may_differ_from_what_is_remembered(room: Room) -> None:
    room.desk.ways.remember("quote", PrintWay(printer="back-office", tray="manual", sides="long", customer=2))
    id = room.paper()
    room.desk.print((room.subject(id),))
    assert [sheet.way for sheet in room.spool.came_out] == [Way(printer="back-office", tray="manual", sides="long")] * 2
    room.desk.print((room.subject(id),), Order(way=Way(printer="counter"), copies=("", "")))
    assert [sheet.way.printer for sheet in room.spool.came_out[2:]] == ["counter", "counter"]


def test_no_printer_leaves_each_print_with_its_reason_and_the_next_try_prints(room: Room) -> None:
    id, other = room.paper(), room.paper("schedule", "予定表")
    room.spool.fault = "printer-missing"
    problems = room.desk.print(room.subject(paper) for paper in (id, other))
    assert [(p.code, p.where, dict(p.values)) for p in problems] == [
        ("printer-missing", "quote", {"title": "見積書"}), ("printer-missing", "schedule", {"title": "予定表"}),
    ]  # fmt: skip
    assert room.shelf.paper_rows[id].state == "failed"
    room.spool.fault = ""
    assert room.desk.print((room.subject(id),)) == ()
    assert room.states() == ["printed", "failed"] and room.shelf.paper_rows[id].reason == ""
    assert room.desk.print_again(dict.fromkeys(job.id for job in room.desk.jobs(("failed",)))) == ()
    assert room.states() == ["printed", "printed"]
    assert room.desk.print_again(dict.fromkeys(room.prints.rows)) == (), "what came out is not tried again"
    assert len(room.spool.came_out) == 2


def test_a_retry_may_go_elsewhere(room: Room) -> None:
    room.spool.fault = "printer-missing"
    room.desk.print((room.subject(room.paper()),))
    room.spool.fault = ""
    (job,) = room.prints.rows.values()
    room.desk.retry(job.id, Way(printer="back-office", tray="tray-1", sides="short"))
    room.desk.run()
    assert room.spool.came_out[0].way == Way(printer="back-office", tray="tray-1", sides="short")


def test_asked_for_again_it_goes_where_staff_has_chosen_meanwhile(room: Room) -> None:
    id = room.paper()
    room.spool.fault = "printer-missing"
    room.desk.print((room.subject(id),))
    room.spool.fault = ""
    room.desk.ways.remember(ALL, PrintWay(printer="back-office", tray="manual"))
    room.desk.print((room.subject(id),))
    assert [sheet.way for sheet in room.spool.came_out] == [Way(printer="back-office", tray="manual")]


def test_a_paper_that_cannot_be_drawn_fails_alone(room: Room) -> None:
    room.broken.add("見積書")
    ids = room.paper(), room.paper("schedule", "予定表")
    problems = room.desk.print(room.subject(id) for id in ids)
    assert [p.code for p in problems] == ["glyph-missing"]
    assert room.states() == ["failed", "printed"]


def test_what_holds_the_printer_up_is_said_at_once_and_taken_back_past_the_patience(room: Room) -> None:
    room.spool.stopped = "printer-out-of-paper"
    room.desk.print((room.subject(room.paper()),))
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("sent", "printer-out-of-paper")
    room.later(PATIENCE - timedelta(seconds=1))
    assert room.states() == ["sent"]
    room.later(timedelta(seconds=1))
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("failed", "printer-out-of-paper")
    room.spool.stopped = ""
    room.spool.go_on()
    assert room.sheets == [], "taken back: it cannot come out unseen"
    room.desk.print_again({job.id: None})
    assert room.sheets == ["見積書//0"]


def test_mended_in_time_it_prints_without_a_word(room: Room) -> None:
    room.spool.stopped = "printer-jammed"
    room.desk.print((room.subject(room.paper()),))
    room.spool.stopped = ""
    room.later(timedelta(seconds=5))
    assert room.states() == ["sent"]
    (job,) = room.prints.rows.values()
    assert job.reason == ""
    room.spool.go_on()
    room.later(timedelta(seconds=1))
    assert room.states() == ["printed"] and not room.desk.follow()


def test_a_printer_that_says_nothing_is_slow_and_then_given_up(room: Room) -> None:
    room.spool.stopped = "x"
    room.desk.ask((room.subject(room.paper()),))
    room.desk.run()
    room.spool.stopped = ""
    next(iter(room.spool.sheets.values())).stage = Stage.PRINTING
    room.later(timedelta(seconds=1))
    assert room.prints.rows[UUID(int=1001)].reason == ""
    room.later(SLOW_AFTER)
    assert room.prints.rows[UUID(int=1001)].reason == SLOW
    room.later(SLOW_PATIENCE - timedelta(seconds=1))
    assert room.states() == ["sent"]
    room.later(timedelta(seconds=1))
    assert room.states() == ["failed"]


@pytest.mark.parametrize(
    ("stage", "state", "reason"),
    [
        (Stage.CANCELLED, "cancelled", CANCELLED_THERE),
        (Stage.FAILED, "failed", "printer-gave-up"),
        (Stage.PRINTED, "printed", ""),
    ],
)
def test_what_the_system_says_became_of_it(room: Room, stage: Stage, state: str, reason: str) -> None:
    room.spool.stopped = "printer-away"
    room.desk.print((room.subject(room.paper()),))
    next(iter(room.spool.sheets.values())).stage = stage
    room.desk.follow()
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == (state, reason)


def test_what_the_system_has_lost_is_for_staff_to_see(room: Room) -> None:
    room.spool.stopped = "printer-away"
    id = room.paper()
    room.desk.print((room.subject(id),))
    room.spool.sheets.clear()
    room.desk.follow()
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("failed", LOST)
    seen = room.desk.came_out(job.id)
    assert seen is not None and seen.state == "printed"
    assert room.shelf.paper_rows[id].prints == 1
    assert room.desk.came_out(job.id) is None and room.desk.came_out(UUID(int=5)) is None


def test_a_print_server_that_does_not_answer_is_asked_again(room: Room) -> None:
    room.spool.stopped = "printer-away"
    room.desk.print((room.subject(room.paper()),))
    room.spool.silent = True
    assert room.desk.follow()
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("sent", "printer-silent")
    assert room.desk.cancel(job.id) == job, "nothing is promised that nobody confirmed"
    room.spool.silent, room.spool.stopped = False, ""
    room.spool.go_on()
    assert not room.desk.follow()
    assert room.states() == ["printed"]


def test_a_waiting_print_is_called_off_and_never_sent(room: Room) -> None:
    (job,) = room.desk.ask((room.subject(room.paper()),))
    ended = room.desk.cancel(job.id)
    room.desk.run()
    assert ended is not None and ended.state == "cancelled" and room.spool.sheets == {}
    again = room.desk.retry(job.id)
    assert again is not None and again.state == "waiting"
    assert room.desk.retry(job.id) is None and room.desk.retry(UUID(int=9)) is None
    assert room.desk.cancel(UUID(int=9)) is None


def test_calling_off_what_is_at_the_printer_takes_it_back(room: Room) -> None:
    room.spool.stopped = "printer-jammed"
    room.desk.print((room.subject(room.paper()),))
    (job,) = room.prints.rows.values()
    ended = room.desk.cancel(job.id)
    room.spool.stopped = ""
    room.spool.go_on()
    assert ended is not None and ended.state == "cancelled" and room.sheets == []


def test_called_off_too_late_it_is_printed(room: Room) -> None:
    room.spool.stopped = "printer-jammed"
    id = room.paper()
    room.desk.print((room.subject(id),))
    room.spool.stopped = ""
    room.spool.go_on()
    (job,) = room.prints.rows.values()
    ended = room.desk.cancel(job.id)
    assert ended is not None and ended.state == "printed" and room.shelf.paper_rows[id].prints == 1


def test_a_printer_that_does_not_let_go_keeps_the_print_in_the_list(room: Room) -> None:
    class Stubborn(Spool):
        def withdraw(self, ticket: str) -> None: ...

    room.spool = Stubborn(stopped="printer-jammed")
    room.desk = room.opened()
    room.desk.print((room.subject(room.paper()),))
    (job,) = room.prints.rows.values()
    ended = room.desk.cancel(job.id)
    assert ended is not None and ended.state == "sent"


def test_called_off_while_it_is_handed_over_it_is_taken_back(room: Room) -> None:
    class Slow(Spool):
        def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
            ticket = super().hand_over(pdf, title, way, mark)
            (job,) = room.prints.rows.values()
            room.desk.cancel(job.id)
            return ticket

    room.spool = Slow()
    room.desk = room.opened()
    room.desk.print((room.subject(room.paper()),))
    assert room.states() == ["cancelled"] and room.sheets == []
    assert [sheet.stage for sheet in room.spool.sheets.values()] == [Stage.CANCELLED]


def test_a_print_that_is_not_let_go_is_tried_again_and_then_given_up(room: Room) -> None:
    class Tight(Spool):
        def release(self, ticket: str) -> None:
            raise PrintFault("printer-failed")

    room.spool = Tight()
    room.desk = room.opened()
    room.desk.print((room.subject(room.paper()),))
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("sent", "printer-failed")
    room.later(PATIENCE)
    assert room.states() == ["failed"] and room.sheets == []


def test_what_somebody_holds_at_the_system_is_not_let_go_against_their_will(room: Room) -> None:
    room.spool.stopped = "printer-away"
    room.desk.print((room.subject(room.paper()),))
    next(iter(room.spool.sheets.values())).stage = Stage.HELD
    room.desk.follow()
    (job,) = room.prints.rows.values()
    assert (job.state, job.reason) == ("sent", "printer-stopped")
    assert next(iter(room.spool.sheets.values())).stage is Stage.HELD


def test_only_some_are_sent(room: Room) -> None:
    jobs = room.desk.ask(room.subject(id) for id in (room.paper(), room.paper(title="二つめ")))
    room.desk.run((jobs[1].id,))
    assert room.states() == ["waiting", "sent"] and len(room.sheets) == 1
    room.desk.run()
    assert not room.desk.follow()
    assert room.states() == ["printed", "printed"] and len(room.sheets) == 2


def test_a_counter_without_a_printer() -> None:
    spool = NoSpool()
    assert (spool.printers(), spool.abilities("").sides, spool.holds) == ((), (), True)
    with pytest.raises(PrintFault):
        spool.hand_over(b"", "", Way())
    assert spool.fates(["a"])["a"] == Fate(Stage.UNKNOWN)
    spool.release("a")
    spool.withdraw("a")


# --- ways


def test_a_kind_without_a_way_of_its_own_follows_all(room: Room) -> None:
    ways = PrintWays(room.shelf, lambda: "counter")
    assert ways.of("quote") == PrintWay(printer="counter")
    assert (ways.of("consent").shop, ways.of("schedule").shop) == (1, 0)
    ways.remember(ALL, PrintWay(printer="back-office", sides="long", shop=3))
    assert ways.of("consent") == PrintWay(printer="back-office", sides="long", shop=1)
    ways.remember("consent", PrintWay(customer=2, shop=0))
    assert (ways.of("consent").printer, copies("consent", ways.of("consent"))) == ("counter", ("customer", "customer"))
    assert ways.own("consent") and not ways.own("quote")
    ways.forget("consent")
    assert ways.of("consent").sides == "long"


def test_what_a_newer_program_remembered_is_left_aside(room: Room) -> None:
    room.shelf.put_setting("print-ways", '{"quote": {"printer": "a", "staple": "left"}}')
    assert PrintWays(room.shelf).of("quote") == PrintWay(printer="a")


@given(kind=st.sampled_from([*sorted(COPIED), "quote", "ledger"]), customer=st.integers(1, 9), shop=st.integers(0, 9))
def test_copies_come_out_the_customers_first(kind: str, customer: int, shop: int) -> None:
    made = copies(kind, PrintWay(customer=customer, shop=shop))
    if kind in COPIED:
        assert made == ("customer",) * customer + ("shop",) * shop
    else:
        assert made == ("",) * customer


# --- the power is cut


class PowerCut(BaseException):
    """The process ends here."""


class Mains:
    """Counts the steps of a run and cuts it at one of them, before or after it is done."""

    def __init__(self, at: int, after: bool) -> None:
        self.left, self.after, self.on = at, after, True

    def step(self, done: bool) -> None:
        if self.on and done == self.after:
            self.left -= 1
            if self.left < 0:
                self.on = False
                raise PowerCut


def _wired(thing: object, mains: Mains, names: tuple[str, ...]) -> None:
    for name in names:
        whole = getattr(thing, name)

        def cut(*args: object, _whole: object = whole, **more: object) -> object:
            mains.step(False)
            made = _whole(*args, **more)  # type: ignore[operator]
            mains.step(True)
            return made

        setattr(thing, name, cut)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(12))
@pytest.mark.parametrize("holds", [True, False])
def test_a_power_cut_at_any_step_loses_nothing_and_prints_nothing_twice_unseen(
    at: int, after: bool, holds: bool
) -> None:
    room = Room(spool=Spool(holds=holds))
    ids = room.paper(), room.paper("schedule", "予定表")
    subjects = [room.subject(id) for id in ids]
    mains = Mains(at, after)
    _wired(room.prints, mains, ("ask", "move"))
    _wired(room.spool, mains, ("hand_over", "release"))
    with suppress(PowerCut):
        room.desk.print(subjects)
    before = list(room.sheets)
    asked = len(room.prints.rows)
    room.desk = room.opened()
    told = room.desk.recover()
    room.desk.follow()
    room.desk.follow()
    assert room.sheets == before, "nothing prints by itself"
    assert room.spool.held() == {}, "and nothing stays at the system that nobody will ever let go"
    assert len(room.prints.rows) == asked and not {"waiting", "sent"} & set(room.states())
    if holds:  # the list and the paper tell the same
        printed = sorted(job.title for job in room.prints.rows.values() if job.state == "printed")
        assert printed == sorted(sheet.split("/")[0] for sheet in room.sheets)
        assert {job.reason for job in told} <= {INTERRUPTED}
    else:  # nobody can know; what may have come out is told so
        unsure = {job.title for job in room.prints.rows.values() if job.reason == LOST}
        sure = {job.title for job in room.prints.rows.values() if job.state == "printed"}
        assert {sheet.split("/")[0] for sheet in room.sheets} <= sure | unsure


def left_behind(room: Room) -> PrintJobRow:
    """A print whose process ended after the system took it and before its ticket was kept."""
    (job,) = room.desk.ask((room.subject(room.paper()),))
    room.prints.move(job.id, expect=("waiting",), state="sent", at=NOON)
    room.spool.hand_over(b"%PDF", job.title, Way(), str(job.id))
    room.desk = room.opened()
    return job


def test_while_the_system_is_silent_what_was_left_behind_is_searched_again_later() -> None:
    room = Room(spool=Spool(silent=True))
    job = left_behind(room)
    assert [told.id for told in room.desk.recover()] == [job.id]
    room.spool.silent = False
    room.desk.follow()
    assert len(room.spool.held()) == 1, "not every second"
    room.later(SEARCH_AGAIN)
    room.desk.follow()
    assert room.spool.held() == {} and room.sheets == []


def test_tried_again_before_it_was_found_it_comes_out_once() -> None:
    room = Room(spool=Spool(silent=True))
    job = left_behind(room)
    room.desk.recover()
    room.spool.silent = False
    assert room.desk.print_again({job.id: None}) == ()
    room.later(SEARCH_AGAIN)
    room.desk.follow()
    assert len(room.sheets) == 1 and room.spool.held() == {}


def test_what_others_hold_at_the_system_is_left_alone() -> None:
    room = Room()
    (ours,) = room.desk.ask((room.subject(room.paper()),))
    room.prints.move(ours.id, expect=("waiting",), state="sent", at=NOON, ticket="counter-1")
    for mark in (str(ours.id), str(UUID(int=77)), "not of posapp", str(ours.id)):
        room.spool.hand_over(b"%PDF", "", Way(), mark)
    room.desk = room.opened()
    room.desk.recover()
    assert list(room.spool.held()) == ["counter-1", "counter-2", "counter-3"]
    room.desk.follow()  # with its ticket it is followed as ever: never let go, so it fails and says so
    assert list(room.spool.held()) == ["counter-2", "counter-3"] and room.states() == ["failed"]


def test_taken_without_a_word_it_is_found_and_taken_back() -> None:
    class Late(Spool):
        def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
            super().hand_over(pdf, title, way, mark)
            raise PrintFault("printer-silent")

    room = Room(spool=Late())
    assert [problem.code for problem in room.desk.print((room.subject(room.paper()),))] == ["printer-silent"]
    room.desk.follow()
    assert room.spool.held() == {} and room.sheets == []


def test_a_system_without_printing_is_not_asked_again() -> None:
    class Nothing(Spool):
        asked = 0

        def held(self) -> dict[str, str]:
            Nothing.asked += 1
            raise PrintFault("printer-missing")

    room = Room(spool=Nothing())
    room.desk.recover()
    room.later(SEARCH_AGAIN)
    room.desk.follow()
    assert Nothing.asked == 1


# --- any order of events


@given(
    st.lists(
        st.sampled_from(
            [
                "ask0",
                "ask1",
                "run",
                "follow",
                "cancel",
                "retry",
                "stop",
                "go",
                "refuse",
                "take",
                "wait",
                "lose",
                "start",
            ]
        ),
        max_size=40,
    )
)
def test_whatever_happens_the_list_tells_what_came_out(events: list[str]) -> None:
    room = Room()
    ids = room.paper(), room.paper("consent", "同意書")
    for event in events:
        jobs = list(room.prints.rows.values())
        if event.startswith("ask"):
            room.desk.ask((room.subject(ids[int(event[3])]),))
        elif event == "run":
            room.desk.run()
        elif event == "follow":
            room.desk.follow()
        elif event in ("cancel", "retry") and jobs:
            (room.desk.cancel if event == "cancel" else room.desk.retry)(jobs[-1].id)
        elif event == "stop":
            room.spool.stopped = "printer-jammed"
        elif event == "go":
            room.spool.stopped = ""
            room.spool.go_on()
        elif event in ("refuse", "take"):
            room.spool.fault = "printer-failed" if event == "refuse" else ""
        elif event == "wait":
            room.later(PATIENCE)
        elif event == "start":
            room.desk = room.opened()
            room.desk.recover()
    room.spool.stopped = room.spool.fault = ""
    room.spool.go_on()
    room.desk.run()
    room.desk.follow()
    printed = [f"{j.title}/{j.copy}/{j.reprint}" for j in room.prints.rows.values() if j.state == "printed"]
    assert sorted(printed) == sorted(room.sheets)
    assert len(set(room.sheets)) == len(room.sheets), "no sheet is like another: a second one says 再発行"
    for id in ids:
        jobs = [job for job in room.prints.rows.values() if job.paper_id == id]
        came = sum(job.state == "printed" for job in jobs)
        row = room.shelf.paper_rows[id]
        assert row.prints == came
        failed = any(job.state == "failed" for job in jobs)
        assert row.state == ("failed" if failed else "printed" if came else "waiting")


def test_a_print_keeps_its_row_when_its_paper_is_renamed(room: Room) -> None:
    id = room.paper()
    room.desk.print((room.subject(id),))
    room.shelf.paper_rows[id] = replace(room.shelf.paper_rows[id], title="別の名")
    assert [job.title for job in room.desk.jobs()] == ["見積書"]
