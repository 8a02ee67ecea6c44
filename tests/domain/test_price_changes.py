"""Previews of an import: days are settled, kept terms stay, nothing is guessed; applying is exact and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.price_changes import (
    Applied,
    Change,
    EndedRow,
    Fate,
    Incoming,
    Preview,
    ReadRow,
    applied,
    preview,
)
from posapp.domain.price_differences import Field, FieldChange
from posapp.domain.prices import ListedDevice
from posapp.domain.problem import notice, stop
from posapp.domain.purchase import Device, Discount, StepAmount, Terms

ON = date(2026, 11, 22)
OWN, OTHER, PLAIN = "own", "other", "plain"


def device(
    key: str = "A",
    price: int = 10_000,
    first: date | None = None,
    last: date | None = None,
    terms: tuple[tuple[str, Terms], ...] = ((OWN, Terms()),),
) -> ListedDevice:
    return ListedDevice(
        key=key,
        device=Device(name=f"機種{key}", category="phone"),
        maker="見本",
        cash_price=price,
        terms=terms,
        valid_from=first,
        valid_until=last,
    )


def listing(*rows: ListedDevice | ReadRow, version: date = ON, programs: tuple[str, ...] = (OWN,)) -> Incoming:
    read = tuple(
        row if isinstance(row, ReadRow) else ReadRow(line=line, label=row.device.full_name, listed=row, key=row.key)
        for line, row in enumerate(rows, 2)
    )
    return Incoming(file="list.csv", title="表", version=version, rows=read, programs=programs, implied=(PLAIN,))


def done(current: Sequence[ListedDevice], work: Applied | tuple[object, ...]) -> tuple[ListedDevice, ...]:
    """The list after a store has done the work."""
    assert isinstance(work, Applied), work
    lasts = {(end.row.key, end.row.valid_from, end.row.valid_until): end.last for end in work.ended}
    kept = (replace(r, valid_until=lasts.get((r.key, r.valid_from, r.valid_until), r.valid_until)) for r in current)
    return (*kept, *work.added)


def looked(current: Sequence[ListedDevice], incoming: Incoming, *, whole: bool = False) -> Preview:
    return preview(current, incoming, ON, whole=whole)


def fates(found: Preview) -> list[Fate]:
    return [change.fate for change in found.changes]


def codes(change: Change) -> list[str]:
    return [problem.code for problem in change.problems]


def test_a_first_list_is_new_from_its_version_on() -> None:
    found = looked((), listing(device(), device("B", first=date(2026, 12, 1)), version=date(2026, 11, 1)))
    assert [(c.fate, c.after and c.after.valid_from, c.before, c.fields) for c in found.changes] == [
        (Fate.NEW, date(2026, 11, 1), None, ()),
        (Fate.NEW, date(2026, 12, 1), None, ()),
    ]
    assert found.counts == {Fate.NEW: 2, Fate.CHANGED: 0, Fate.ENDED: 0, Fate.SAME: 0, Fate.REFUSED: 0}
    assert found.readable and found.problems == ()


def test_a_changed_price_begins_the_day_after_the_old_one_ends() -> None:
    old = device()
    found = looked([old], listing(device(price=12_000)))
    (change,) = found.changes
    assert (change.fate, change.before) == (Fate.CHANGED, old)
    assert change.fields == (FieldChange(name=Field.CASH_PRICE, before=10_000, after=12_000),)
    work = applied([old], found, only_good=False)
    assert work == Applied(added=(device(price=12_000, first=ON),), ended=(EndedRow(row=old, last=date(2026, 11, 21)),))


def test_every_difference_has_its_field() -> None:
    old = replace(
        device(terms=((OWN, Terms(residual=100)), (PLAIN, Terms()))), discounts=(Discount(label="a", amount=1),)
    )
    steps = (StepAmount(first=1, last=2, amount=3), StepAmount(first=3, last=4, amount=5))
    new = ListedDevice(
        key="A",
        device=Device(name="名", category="tablet", storage="64GB", colour="黒"),
        maker="",
        cash_price=1,
        terms=((OWN, Terms(steps=steps, usage_fee=0, expected_buyback=((13, 7), (14, 6)))), ("new", Terms(residual=3))),
        discounts=(Discount(label="b", amount=2), Discount(label="a", amount=1)),
        valid_until=date(2026, 12, 31),
    )
    (change,) = looked([old], listing(new, programs=(OWN, PLAIN, "new"))).changes
    assert [(f.name, f.before, f.after, f.program) for f in change.fields] == [
        (Field.MAKER, "見本", None, ""),
        (Field.NAME, "機種A", "名", ""),
        (Field.STORAGE, None, "64GB", ""),
        (Field.COLOUR, None, "黒", ""),
        (Field.CATEGORY, "phone", "tablet", ""),
        (Field.CASH_PRICE, 10_000, 1, ""),
        (Field.DISCOUNTS, "a=1", "a=1;b=2", ""),
        (Field.VALID_UNTIL, None, "2026-12-31", ""),
        (Field.RESIDUAL, 100, None, OWN),
        (Field.STEPS, None, "1-2=3;3-4=5", OWN),
        (Field.USAGE_FEE, None, 0, OWN),
        (Field.EXPECTED_BUYBACK, None, "13=7;14=6", OWN),
        (Field.PROGRAM, PLAIN, None, PLAIN),
        (Field.PROGRAM, None, "new", "new"),
        (Field.RESIDUAL, None, 3, "new"),
    ]


def test_the_order_of_programs_and_discounts_is_no_change() -> None:
    two = (Discount(label="a", amount=1), Discount(label="b", amount=2))
    old = replace(device(terms=((OWN, Terms()), (PLAIN, Terms()))), discounts=two)
    new = replace(old, terms=old.terms[::-1], discounts=two[::-1])
    assert fates(looked([old], listing(new))) == [Fate.SAME]


def test_the_same_file_twice_changes_nothing() -> None:
    incoming = listing(device(), device("B", last=date(2026, 12, 31)), device("C", first=date(2027, 1, 1)))
    first = looked((), incoming)
    current = done((), applied((), first, only_good=False))
    again = preview(current, incoming, ON + timedelta(days=5), whole=True)
    assert set(fates(again)) == {Fate.SAME}
    assert applied(current, again, only_good=False) == Applied()


def test_terms_of_programs_that_the_file_does_not_speak_of_are_kept() -> None:
    old = device(terms=((OTHER, Terms(residual=5)), (OWN, Terms(residual=1))))
    (change,) = looked([old], listing(device(terms=((OWN, Terms(residual=2)),)))).changes
    assert change.after is not None
    assert dict(change.after.terms) == {OWN: Terms(residual=2), OTHER: Terms(residual=5)}
    assert change.fields == (FieldChange(name=Field.RESIDUAL, before=1, after=2, program=OWN),)
    assert change.problems == ()


def test_fields_that_the_file_has_no_column_for_are_kept() -> None:
    old = replace(
        device(),
        device=Device(name="機種A", category="phone", storage="64GB", colour="黒"),
        discounts=(Discount(label="a", amount=1),),
    )
    bare = replace(device(price=5), maker="")
    every = (Field.MAKER, Field.STORAGE, Field.COLOUR, Field.DISCOUNTS)
    for unsaid in (every, *((field,) for field in every), ()):
        (change,) = looked([old], replace(listing(bare), unsaid=unsaid)).changes
        gone = {field.name for field in change.fields}
        assert gone == {Field.CASH_PRICE, *every} - set(unsaid)


def test_a_program_that_the_file_speaks_of_and_does_not_give_is_gone() -> None:
    old = device(terms=((OWN, Terms()), (OTHER, Terms())))
    (change,) = looked([old], listing(device(terms=()))).changes
    assert change.fields == (FieldChange(name=Field.PROGRAM, before=OWN, after=None, program=OWN),)


def test_kept_amounts_that_no_longer_fit_the_price_are_said() -> None:
    steps = (StepAmount(first=1, last=10, amount=1_000),)
    old = device(terms=((OTHER, Terms(steps=steps)), ("third", Terms(residual=9_500)), ("fourth", Terms(residual=5))))
    (change,) = looked([old], listing(device(price=9_000))).changes
    assert change.fate is Fate.CHANGED
    assert change.problems == (
        notice("price-kept-steps-unfit", "rows[2].steps", program=OTHER, price=9_000, off_by=1_000),
        notice("price-kept-residual-unfit", "rows[2].residual", program="third", residual=9_500, price=9_000),
    )


def test_an_open_price_gives_way_to_one_known_for_later() -> None:
    later = device(price=11_000, first=date(2026, 12, 1))
    found = looked([later], listing(device()))
    (change,) = found.changes
    assert change.fate is Fate.NEW
    assert change.after == device(first=ON, last=date(2026, 11, 30))
    current = done([later], applied([later], found, only_good=False))
    assert fates(looked(current, listing(device()))) == [Fate.SAME]


def test_a_closed_price_that_reaches_into_a_later_one_is_refused() -> None:
    later = device(price=11_000, first=date(2026, 12, 1))
    (change,) = looked([later], listing(device(last=date(2026, 12, 1)))).changes
    assert (change.fate, change.after) == (Fate.REFUSED, None)
    assert change.problems == (stop("price-days-meet-later", "rows[2].valid_until", **{"from": "2026-12-01"}),)
    assert fates(looked([later], listing(device(last=date(2026, 11, 30))))) == [Fate.NEW]


def test_a_price_that_ends_before_it_begins_is_refused() -> None:
    turned = device(first=date(2026, 12, 2), last=date(2026, 12, 1))
    (change,) = looked((), listing(turned)).changes
    assert (change.fate, change.after) == (Fate.REFUSED, None)
    days = {"from": "2026-12-02", "until": "2026-12-01"}
    assert change.problems == (stop("price-days-turned", "rows[2].valid_until", **days),)


def test_prices_of_one_device_may_follow_one_another_in_a_file() -> None:
    old = device(price=9_000)
    incoming = listing(
        device(price=8_000, last=date(2026, 11, 30)), device(price=9_500, first=date(2026, 12, 1)), version=ON
    )
    found = looked([old], incoming)
    assert fates(found) == [Fate.CHANGED, Fate.CHANGED]
    work = applied([old], found, only_good=False)
    assert isinstance(work, Applied)
    assert work.ended == (EndedRow(row=old, last=date(2026, 11, 21)),)
    current = done([old], work)
    assert fates(looked(current, incoming)) == [Fate.SAME, Fate.SAME]
    assert [r.cash_price for day in (21, 22, 30) for r in current if r.holds(date(2026, 11, day))] == [
        9_000,
        8_000,
        8_000,
    ]
    assert [r.cash_price for r in current if r.holds(date(2026, 12, 1))] == [9_500]


def test_a_price_that_comes_back_after_another_begins_again() -> None:
    old = device(first=date(2026, 1, 1))
    incoming = listing(
        device(price=8_000, last=date(2026, 11, 30)), replace(old, valid_from=date(2026, 12, 1)), device("B")
    )
    found = looked([old, device("B")], incoming)
    assert fates(found) == [Fate.CHANGED, Fate.CHANGED, Fate.SAME]
    assert found.changes[1].fields == (FieldChange(name=Field.VALID_FROM, before="2026-01-01", after="2026-12-01"),)
    current = done([old], applied([old], found, only_good=False))
    assert [r.cash_price for r in current if r.holds(date(2026, 12, 2))] == [10_000]
    assert fates(looked([*current, device("B")], incoming)) == [Fate.SAME] * 3


def test_a_price_of_the_same_first_day_takes_the_place_of_the_old_one() -> None:
    old = device(first=ON)
    found = looked([old], listing(device(price=1)))
    current = done([old], applied([old], found, only_good=False))
    assert current == (device(first=ON, last=ON - timedelta(days=1)), device(price=1, first=ON))
    assert fates(looked(current, listing(device(price=1)))) == [Fate.SAME]


def test_one_device_twice_on_the_same_days_is_refused_on_both_lines() -> None:
    found = looked((), listing(device(), device("B"), device(price=2)))
    assert fates(found) == [Fate.REFUSED, Fate.NEW, Fate.REFUSED]
    assert found.changes[0].problems == (stop("price-device-repeated", "rows[2].jan", given="A", line=4),)
    assert found.changes[2].problems == (stop("price-device-repeated", "rows[4].jan", given="A", line=2),)


def test_days_that_overlap_are_refused_on_both_lines() -> None:
    closed = device(first=date(2026, 12, 1), last=date(2026, 12, 31))
    found = looked((), listing(closed, device(price=2)))
    assert [c.problems for c in found.changes] == [
        (stop("price-days-overlap", "rows[2].valid_from", line=3, **{"from": "2026-11-22"}, until=None),),
        (stop("price-days-overlap", "rows[3].valid_from", line=2, **{"from": "2026-12-01"}, until="2026-12-31"),),
    ]


def test_a_row_that_cannot_be_read_clashes_with_the_same_device() -> None:
    unread = ReadRow(line=9, label="機種A", listed=None, key="A", problems=(stop("price-name"),))
    nameless = ReadRow(line=10, label="", listed=None, problems=(stop("price-name"),))
    found = looked([device()], listing(device(), unread, nameless))
    assert fates(found) == [Fate.REFUSED] * 3
    assert [codes(c) for c in found.changes] == [
        ["price-device-repeated"],
        ["price-name", "price-device-repeated"],
        ["price-name"],
    ]
    assert [c.before for c in found.changes] == [device(), device(), None]


def test_a_whole_list_ends_what_it_no_longer_names() -> None:
    known = device("B", terms=((OWN, Terms()), (PLAIN, Terms())))
    of_others = device("C", terms=((OWN, Terms()), (OTHER, Terms())))
    only_plain, ended = device("D", terms=((PLAIN, Terms()),)), device("E", last=date(2026, 11, 1))
    current = [device(), known, of_others, only_plain, ended]
    assert fates(looked(current, listing(device()))) == [Fate.SAME]
    found = looked(current, listing(device()), whole=True)
    assert fates(found) == [Fate.SAME, Fate.ENDED]
    gone = found.changes[1]
    assert (gone.line, gone.label, gone.before, gone.after) == (0, "機種B", known, None)
    assert gone.fields == (FieldChange(name=Field.VALID_UNTIL, before=None, after="2026-11-21"),)
    assert applied(current, found, only_good=False) == Applied(ended=(EndedRow(row=known, last=date(2026, 11, 21)),))


def test_a_whole_list_of_a_later_day_ends_nothing_before_it() -> None:
    old, later = device("B", last=date(2026, 12, 9)), device("B", first=date(2026, 12, 10))
    found = looked([old, later], listing(device(), version=date(2026, 12, 1)), whole=True)
    assert applied([old, later], found, only_good=False) == Applied(
        added=(device(first=date(2026, 12, 1)),),
        ended=(EndedRow(row=old, last=date(2026, 11, 30)), EndedRow(row=later, last=date(2026, 11, 30))),
    )


def test_a_device_whose_row_was_refused_is_not_missing() -> None:
    by_key = ReadRow(line=3, label="", listed=None, key="B", problems=(stop("price-missing"),))
    by_name = ReadRow(line=4, label="機種C", listed=None, problems=(stop("price-jan"),))
    current = [device("B"), device("C")]
    assert fates(looked(current, listing(device(), by_key, by_name), whole=True)) == [
        Fate.NEW,
        Fate.REFUSED,
        Fate.REFUSED,
    ]


def test_all_or_nothing_or_only_the_good_rows() -> None:
    bad = ReadRow(line=7, label="x", listed=None, problems=(stop("price-name"),))
    found = looked((), listing(device(), bad))
    assert applied((), found, only_good=False) == (stop("prices-rows-refused", "rows", count=1),)
    assert applied((), found, only_good=True) == Applied(added=(device(first=ON),))


def test_a_file_that_cannot_be_read_changes_nothing() -> None:
    broken = replace(listing(device()), problems=(stop("price-file-broken"), notice("price-sheet")))
    found = looked([device()], broken, whole=True)
    assert (found.changes, found.readable) == ((), False)
    assert applied([device()], found, only_good=True) == (stop("price-file-broken"),)


def test_an_empty_list_ends_nothing() -> None:
    found = looked([device()], listing(), whole=True)
    assert [p.code for p in found.problems] == ["prices-no-rows"]
    assert applied([device()], found, only_good=True) == (stop("prices-no-rows", "rows"),)


def test_a_list_older_than_the_one_in_force_is_said() -> None:
    newer = device(price=2, first=date(2026, 11, 10))
    found = looked(
        [device("B", first=date(2026, 11, 10)), newer], listing(device(), device("B"), version=date(2026, 11, 1))
    )
    assert fates(found) == [Fate.NEW, Fate.NEW]
    (said,) = found.problems
    assert said == notice("prices-older-than-list", "version", version="2026-11-01", newest="2026-11-10")
    first = found.changes[0].after
    assert first is not None and first.valid_until == date(2026, 11, 9)


days = st.none() | st.dates(date(2026, 11, 1), date(2027, 1, 31))


@st.composite
def prices(draw: st.DrawFn) -> ListedDevice:
    first, last = draw(days), draw(days)
    if first and last and last < first:
        first, last = last, first
    terms = draw(st.lists(st.sampled_from([OWN, OTHER, PLAIN]), unique=True, max_size=3))
    return device(
        draw(st.sampled_from("ABC")),
        draw(st.integers(1, 4)),
        first,
        last,
        tuple((id, Terms(residual=draw(st.none() | st.just(0)))) for id in terms),
    )


@given(
    st.lists(st.lists(prices(), max_size=4), max_size=3),
    st.booleans(),
    st.dates(date(2026, 11, 1), date(2027, 1, 31)),
)
def test_no_day_ever_has_two_prices_and_a_list_taken_twice_changes_nothing(
    lists: list[list[ListedDevice]], whole: bool, version: date
) -> None:
    current: tuple[ListedDevice, ...] = ()
    for rows in lists:
        incoming = listing(*rows, version=version)
        found = looked(current, incoming, whole=whole)
        work = applied(current, found, only_good=True)
        if not isinstance(work, Applied):
            assert not rows
            continue
        before, current = current, done(current, work)
        for at in {row.valid_from for row in current if row.valid_from}:
            assert len({row.key for row in current if row.holds(at)}) == sum(row.holds(at) for row in current)
        assert {f for f in fates(looked(current, incoming, whole=whole)) if f is not Fate.REFUSED} <= {Fate.SAME}
        for was, now in zip(before, current, strict=False):
            # Undoing is exact: a row differs by its last day only, and the work says which it was.
            assert was == now or any(end.row == was and end.last == now.valid_until for end in work.ended)


@pytest.mark.parametrize("fate", list(Fate))
def test_every_fate_is_counted(fate: Fate) -> None:
    assert looked((), listing()).counts[fate] == 0
