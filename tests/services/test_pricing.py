"""Keeping the price list over a real store: preview, take, undo, history, export."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posapp.domain.prices import ListedDevice, PriceList
from posapp.domain.problem import Problem
from posapp.services.price_bodies import listed_of
from posapp.services.price_book import DAYS_KEPT, PriceBook
from posapp.services.price_ports import PriceEnd, PriceImportRow, PriceRow
from posapp.services.pricing import EVERY, GoOn, Previewed, PriceDesk, always
from posapp.store.doors import create_store
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.services.prices import Files, MemoryShelf, incoming, listed

KEY = bytes(range(32))
SAMPLE = PriceList(
    version=date(2021, 6, 1),
    title="見本価格表",
    sample=True,
    devices=(listed("見本機種", 100), listed("見本機種2", 200)),
)
JUNE, JULY, AUGUST = (date(2026, month, 1) for month in (6, 7, 8))


@dataclass
class Counter:
    day: date = date(2026, 6, 15)

    def now(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time(), timezone(timedelta(hours=9)))

    def new_id(self) -> UUID:
        return uuid7()

    def staff(self) -> str:
        return "中村 健"


@dataclass
class Counting:
    """A shop with its list: files to read, the store, the desk and the book that quotes read."""

    store: Store
    files: Files = field(default_factory=Files)
    around: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.book = PriceBook(self.store.prices, SAMPLE)
        self.desk = PriceDesk(self.files, self.store.prices, self.around, self.book)

    def preview(self, version: date, *rows: ListedDevice, refused: int = 0, whole: bool = False) -> Previewed:
        self.files.given = incoming(version, rows, refused=refused)
        shown = self.desk.preview(Path("list.csv"), whole=whole)
        assert isinstance(shown, Previewed)
        return shown

    def take(self, version: date, *rows: ListedDevice, whole: bool = False) -> PriceImportRow:
        taken = self.desk.take(self.preview(version, *rows, whole=whole))
        assert isinstance(taken, PriceImportRow), taken
        return taken

    def prices(self) -> list[ListedDevice]:
        return [listed_of(row) for row in self.store.prices.rows("")]

    def raw(self) -> list[tuple[object, ...]]:
        """Every row of the list's tables but the history."""
        with self.store._database.reading() as connection:
            tables = ("price_rows", "price_ends")
            return [
                tuple(row) for t in tables for row in connection.exec_driver_sql(f"SELECT * FROM {t} ORDER BY 1, 2")
            ]


def codes(answer: object) -> list[str]:
    assert isinstance(answer, tuple) and all(isinstance(problem, Problem) for problem in answer), answer
    return [problem.code for problem in answer]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Counting]:
    store = create_store(tmp_path / "data", KEY)
    yield Counting(store)
    store.close()


def test_a_preview_changes_nothing(shop: Counting) -> None:
    shown = shop.preview(JUNE, listed("甲", 100), listed("乙", 200))
    assert {fate.value: count for fate, count in shown.preview.counts.items() if count} == {"new": 2}
    assert (shop.prices(), shop.desk.history(), shop.store.events()) == ([], (), ())
    assert shop.book.head(JUNE).sample


def test_an_import_is_quoted_from_its_first_day_and_the_old_price_before_it(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100), listed("乙", 200))
    taken = shop.take(JULY, listed("甲", 90))
    assert (taken.number, taken.new, taken.changed, taken.staff) == (2, 0, 1, "中村 健")
    for day, yen in ((JUNE, 100), (date(2026, 6, 30), 100), (JULY, 90), (date(2030, 1, 1), 90)):
        found = shop.book.get("甲", day)
        assert found is not None and found.cash_price == yen
        assert [(f.key, f.cash_price) for f in shop.book.search("甲", day, 20)] == [("甲", yen)]
        assert shop.book.count(day) == 2
    assert shop.book.get("甲", date(2026, 5, 31)) is None
    assert shop.book.days("甲") == ((JUNE, date(2026, 6, 30)), (JULY, None))
    assert shop.book.head(date(2026, 5, 1)).version == shop.book.head(JUNE).version == JUNE
    assert shop.book.head(AUGUST).title == "2026-07-01の価格表"


def test_a_correction_of_the_same_day_takes_the_wrong_price_away(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100))
    before = shop.raw()
    shop.take(JUNE, listed("甲", 95))
    assert [row.cash_price for row in shop.prices()] == [95]
    assert shop.book.days("甲") == ((JUNE, None),)
    shop.desk.undo()
    assert shop.raw() == before
    assert [row.cash_price for row in shop.prices()] == [100]


def test_refused_rows_stop_everything_unless_staff_choose_the_good_ones(shop: Counting) -> None:
    shown = shop.preview(JUNE, listed("甲", 100), refused=2)
    assert codes(shop.desk.take(shown)) == ["prices-rows-refused"]
    assert shop.prices() == [] and shop.desk.history() == ()
    taken = shop.desk.take(shown, only_good=True)
    assert isinstance(taken, PriceImportRow) and (taken.new, taken.refused) == (1, 2)


def test_a_list_that_changed_since_its_preview_is_not_taken(shop: Counting) -> None:
    shown = shop.preview(JUNE, listed("甲", 100))
    shop.take(JUNE, listed("甲", 110))
    assert codes(shop.desk.take(shown)) == ["prices-changed-meanwhile"]
    assert [row.cash_price for row in shop.prices()] == [110]


def test_the_store_itself_refuses_a_list_that_changed_in_the_last_moment(shop: Counting) -> None:
    taken = shop.take(JUNE, listed("甲", 100))
    row, event = replace(taken, id=uuid7()), shop.store.events()[0]
    assert shop.store.prices.take(row, (), (), replace(event, id=uuid7()), expect="0/0") is None
    assert len(shop.desk.history()) == len(shop.store.events()) == 1
    assert not shop.store.prices.undo(uuid7(), taken.at, replace(event, id=uuid7()))


def test_a_price_that_is_not_there_cannot_end_and_nothing_is_written(shop: Counting) -> None:
    taken = shop.take(JUNE, listed("甲", 100))
    event = replace(shop.store.events()[0], id=uuid7())
    nothing = PriceEnd(device_key="甲", valid_from="2026-07-01", last="2026-07-31")
    with pytest.raises(ValueError, match="no such price"):
        shop.store.prices.take(replace(taken, id=uuid7()), (), (nothing,), event, expect="1/0")
    assert len(shop.desk.history()) == len(shop.store.events()) == 1


def test_an_import_that_somebody_else_took_back_is_not_taken_back_twice(
    shop: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.take(JUNE, listed("甲", 100))
    before = shop.desk.history()
    assert isinstance(shop.desk.undo(), PriceImportRow)
    monkeypatch.setattr(shop.store.prices, "imports", lambda: before)
    assert codes(shop.desk.undo()) == ["prices-changed-meanwhile"]
    assert [event.what for event in shop.store.events()] == ["prices-imported", "prices-undone"]


def test_the_same_list_again_has_nothing_to_do(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100))
    assert codes(shop.desk.take(shop.preview(JUNE, listed("甲", 100)))) == ["prices-nothing-to-do"]


def test_whole_or_not_is_chosen_after_the_file_was_read(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100), listed("乙", 200))
    part = shop.preview(JULY, listed("甲", 100))
    whole = shop.desk.again(part, whole=True)
    assert [shown.preview.counts["ended"] for shown in (part, whole)] == [0, 1]  # type: ignore[index]
    assert isinstance(shop.desk.take(whole), PriceImportRow)
    assert [found.key for found in shop.book.search("", JULY, 20)] == ["甲"]
    assert shop.book.days("乙") == ((JUNE, date(2026, 6, 30)),)


def test_undone_imports_stay_in_the_history_and_in_the_events(shop: Counting) -> None:
    first = shop.take(JUNE, listed("甲", 100))
    second = shop.take(JULY, listed("甲", 90))
    for expected in (second, first):
        undone = shop.desk.undo()
        assert isinstance(undone, PriceImportRow) and undone.id == expected.id and undone.undone_at is not None
    assert codes(shop.desk.undo()) == ["prices-nothing-to-undo"]
    assert [(row.number, row.undone_at is None) for row in shop.desk.history()] == [(2, False), (1, False)]
    assert [event.what for event in shop.store.events()] == ["prices-imported"] * 2 + ["prices-undone"] * 2
    assert [event.subject for event in shop.store.events()] == [first.id, second.id, second.id, first.id]
    assert shop.store.check() == ()
    assert shop.take(JUNE, listed("丙", 1)).number == 3


def test_the_sample_list_serves_before_and_after(shop: Counting) -> None:
    sample = SAMPLE
    day = shop.around.day
    assert not shop.desk.summary().own and shop.desk.summary().sample
    assert shop.desk.summary().devices == sample.count(day) == len(shop.book.search("", day, 999))
    shop.take(JUNE, listed("甲", 100))
    summary = shop.desk.summary()
    assert (summary.own, summary.sample, summary.devices, summary.title) == (True, False, 1, "2026-06-01の価格表")
    assert summary.last is not None and summary.last.number == 1
    shop.desk.undo()
    assert not shop.desk.summary().own
    key = sample.devices[0].key
    assert shop.book.get(key, day) == sample.devices[0] and shop.book.days(key) == sample.days(key)
    assert shop.book.by_jan(sample.devices[0].device.jan, day) is None


def test_an_article_number_finds_the_price_of_its_day(shop: Counting) -> None:
    jan = "4900000000016"
    old = listed("甲", 100)
    old = replace(old, device=replace(old.device, jan=jan))
    shop.take(JUNE, old)
    shop.take(JULY, replace(old, cash_price=90))
    prices = [shop.book.by_jan(jan, day) for day in (JUNE, JULY)]
    assert [found.cash_price for found in prices if found] == [100, 90]
    assert shop.book.by_jan("", JUNE) is None and shop.book.by_jan("4900000000023", JUNE) is None


def test_another_program_s_import_is_noticed_at_the_next_search(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100))
    assert shop.book.search("甲", JUNE, 20)
    other = Counting(shop.store)
    other.take(JUNE, listed("甲乙", 300))
    edition = shop.book.edition
    assert [found.key for found in shop.book.search("甲", JUNE, 20)] == ["甲", "甲乙"]
    assert shop.book.edition > edition


def test_the_names_of_today_are_there_before_the_first_key(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100))
    assert list(shop.book._indexes) == [shop.around.day]
    shop.take(JULY, listed("乙", 100))
    names = shop.book._indexes[shop.around.day]
    assert shop.book.search("甲", shop.around.day, 20) and shop.book._indexes[shop.around.day] is names
    fresh = PriceBook(shop.store.prices, SAMPLE)
    fresh.make_ready(JULY)
    assert len(fresh._indexes[JULY].names) == 2


def test_only_the_names_of_few_days_stay_in_memory(shop: Counting) -> None:
    shop.take(JUNE, listed("甲", 100))
    for more in range(5):
        assert shop.book.search("甲", JUNE + timedelta(days=more), 20)
        assert shop.book.get("甲", JUNE + timedelta(days=more)) == shop.book.get("甲", JUNE)
    assert len(shop.book._indexes) == DAYS_KEPT


@pytest.mark.parametrize("at", [0, 1, 2])
def test_staff_can_stop_reading_and_taking_and_nothing_changes(shop: Counting, at: int) -> None:
    many = [listed(f"機種{number}", 100 + number) for number in range(EVERY * 2 + 1)]
    shop.take(JUNE, *many)
    before, asked = shop.raw(), list[int]()

    def until(done: int, _total: int) -> bool:
        asked.append(done)
        return len(asked) <= at

    shop.files.given = incoming(JULY, [replace(row, cash_price=1) for row in many])
    assert codes(shop.desk.preview(Path("x.csv"), whole=False, go_on=until)) == ["prices-stopped"]
    shown = shop.desk.preview(Path("x.csv"), whole=False)
    assert isinstance(shown, Previewed)
    asked.clear()
    assert codes(shop.desk.take(shown, go_on=until)) == ["prices-stopped"]
    assert (shop.raw(), len(shop.desk.history()), len(shop.store.events())) == (before, 1, 1)
    assert isinstance(shop.desk.take(shown), PriceImportRow)


def test_what_taking_tells_of_its_progress(shop: Counting) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    shown = shop.preview(JUNE, *(listed(f"機種{number}", 100) for number in range(EVERY + 1)))
    shop.desk.take(shown, go_on=tell)
    assert told == [(0, EVERY + 1), (EVERY, EVERY + 1)]


# --- export


def test_export_gives_today_s_and_later_prices(shop: Counting, tmp_path: Path) -> None:
    shop.take(date(2026, 5, 1), listed("甲", 100))
    shop.take(JUNE, listed("甲", 90))
    shop.take(JULY, listed("甲", 80))
    out = tmp_path / "list.csv"
    assert shop.desk.export(out) == 2
    title, version, devices = shop.files.written[0]
    assert (title, version, [d.cash_price for d in devices]) == ("2026-06-01の価格表", JUNE, [90, 80])
    assert out.read_text("utf-8") == title and list(tmp_path.glob(".*part*")) == []


def test_a_full_disk_leaves_the_file_as_it_was(shop: Counting, tmp_path: Path) -> None:
    shop.take(JUNE, listed("甲", 100))
    out = tmp_path / "list.csv"
    out.write_text("前の価格表", "utf-8")
    shop.files.full = True
    with pytest.raises(OSError, match="No space left"):
        shop.desk.export(out)
    assert out.read_text("utf-8") == "前の価格表"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["list.csv"]


def test_what_cannot_be_exported(shop: Counting, tmp_path: Path) -> None:
    def never(_done: int, _total: int) -> bool:
        return False

    assert codes(shop.desk.export(tmp_path / "list.csv")) == ["prices-nothing-to-export"]
    shop.take(JUNE, listed("甲", 100))
    assert codes(shop.desk.export(tmp_path / "list.pdf")) == ["prices-format"]
    assert codes(shop.desk.export(tmp_path / "list.csv", never)) == ["prices-stopped"]
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


# --- whatever is imported and undone

DEVICES = st.sampled_from("甲乙丙丁")
DAYS = st.integers(0, 40).map(lambda more: JUNE + timedelta(days=more))
ROWS = st.lists(
    st.builds(
        lambda name, yen, first, days: listed(
            name, yen, first=first, last=None if days is None or first is None else first + timedelta(days=days)
        ),
        DEVICES, st.integers(100, 103), st.none() | DAYS, st.none() | st.integers(0, 20),
    ),
    max_size=5,
)  # fmt: skip
STEPS = st.lists(st.tuples(DAYS, DAYS, ROWS, st.booleans()) | st.none(), min_size=1, max_size=12)


@settings(max_examples=40)
@given(STEPS)
def test_undo_restores_the_list_before_whatever_was_imported(
    steps: list[tuple[date, date, list[ListedDevice], bool] | None],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder), KEY)
        try:
            _walk(Counting(store), steps)
        finally:
            store.close()


def _walk(shop: Counting, steps: list[tuple[date, date, list[ListedDevice], bool] | None]) -> None:
    pasts: list[list[tuple[object, ...]]] = []
    for step in (*steps, *([None] * len(steps))):
        before = shop.raw()
        if step is None:
            undone = shop.desk.undo()
            assert isinstance(undone, PriceImportRow) == bool(pasts)
            assert shop.raw() == (pasts.pop() if pasts else before)
        else:
            today, version, rows, whole = step
            shop.around.day = today
            taken = shop.desk.take(shop.preview(version, *rows, whole=whole), only_good=True)
            if isinstance(taken, PriceImportRow):
                pasts.append(before)
            else:
                assert shop.raw() == before
        _one_price_a_day(shop.prices())
    assert shop.raw() == []


def _one_price_a_day(prices: list[ListedDevice]) -> None:
    for more in range(-1, 70):
        day = JUNE + timedelta(days=more)
        keys = [row.key for row in prices if row.holds(day)]
        assert len(keys) == len(set(keys)), (day, keys)


@settings(max_examples=15)
@given(STEPS)
def test_the_shelf_in_memory_that_other_tests_use_keeps_the_same_lists(
    steps: list[tuple[date, date, list[ListedDevice], bool] | None],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder), KEY)
        memory, real = MemoryShelf(), Counting(store)
        other = Counting(store)
        other.book = PriceBook(memory, SAMPLE)
        other.desk = PriceDesk(other.files, memory, other.around, other.book)
        try:
            for step in steps:
                for shop in (real, other):
                    _one(shop, step)
                assert _by_day(memory.rows("")) == _by_day(store.prices.rows("")), step
                assert memory.stamp() == store.prices.stamp()
                for day in ("2026-06-01", "2026-06-20"):
                    assert memory.count(day) == store.prices.count(day)
                    assert [line for _, line in memory.lines(day)] == [line for _, line in store.prices.lines(day)]
        finally:
            store.close()


def _by_day(rows: Iterable[PriceRow]) -> list[tuple[str, str, str, int]]:
    return sorted((row.device_key, row.valid_from, row.valid_until, row.cash_price) for row in rows)


def _one(shop: Counting, step: tuple[date, date, list[ListedDevice], bool] | None) -> None:
    if step is None:
        shop.desk.undo()
    else:
        shop.around.day = step[0]
        shop.desk.take(shop.preview(step[1], *step[2], whole=step[3]), only_good=True)


def test_going_on_always_goes_on() -> None:
    go_on: GoOn = always
    assert go_on(1, 2)
