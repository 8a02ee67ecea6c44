"""買い替え: the next contract is found by number or scan, kept with the return and told on both cases."""

from __future__ import annotations

import json
from dataclasses import replace

from posapp.services.replacing import REPLACED, REPLACES, Link
from tests.services.test_receiving import IMEI
from tests.ui.twins import Desk, counter

OTHER = "356938035643809"


def shop() -> tuple[Desk, str, str]:
    """An old contract and a new one, with the numbers of their devices; ids of both."""
    desk = counter()
    old = desk.taken()
    new = replace(old, id=desk.around.new_id(), number="A-230520-004", customer="小林 由美子")
    desk.records.case_rows |= {old.id: replace(old, state="handed-over"), new.id: new}
    desk.services.returns.note_numbers(old.id, number="D-0001", imei=IMEI)
    desk.services.returns.note_numbers(new.id, number="D-0002", imei=OTHER)
    return desk, str(old.id), str(new.id)


def test_a_contract_of_this_shop_is_found_by_its_number_its_papers_number_or_a_scan() -> None:
    desk, _, new = shop()
    returns = desk.services.returns
    for typed in ("A-230520-004", "a-230520-004 ", "D-0002", OTHER, "A-230520-004（2021年6月15日）"):
        draft = returns.replacements.put(returns.begin(), typed)
        assert (draft.replacement, draft.replacement_case) == ("A-230520-004（2021年6月15日）", new), typed


def test_a_contract_made_elsewhere_stays_as_typed() -> None:
    desk, _, new = shop()
    returns = desk.services.returns
    found = returns.replacements.put(returns.begin(), "A-230520-004")
    typed = returns.replacements.put(found, " 98-7654 ")
    assert (found.replacement_case, typed.replacement, typed.replacement_case) == (new, "98-7654", "")
    assert returns.replacements.put(typed, "").replacement == ""


def test_the_contract_that_ends_is_no_next_one() -> None:
    desk, old, _ = shop()
    returns = desk.services.returns
    (hit,) = (held for held in returns.find("D-0001") if str(held.row.id) == old)
    draft = returns.replacements.put(returns.choose(returns.begin(), hit), hit.row.number)
    assert (draft.replacement, draft.replacement_case) == ("D-0001", "")


def test_both_cases_are_told_once_the_device_is_taken_in() -> None:
    desk, old, new = shop()
    returns = desk.services.returns
    hit = next(held for held in returns.find("D-0001") if str(held.row.id) == old)
    draft = returns.replacements.put(returns.choose(returns.begin(), hit), "D-0002")
    events = returns.replacements.events(draft, desk.around.now(), desk.around.new_id)
    assert [(str(e.subject), e.what) for e in events] == [(old, REPLACED), (new, REPLACES)]
    for event in events:
        desk.records.append(event)
    named = "A-230520-004（2021年6月15日）"
    assert returns.replacements.links(hit.row.id) == (Link(new=False, other=named, intake=draft.number),)
    held = desk.records.case_rows[next(id for id in desk.records.case_rows if str(id) == new)]
    assert returns.replacements.links(held.id) == (Link(new=True, other="D-0001", intake=draft.number),)
    assert json.loads(events[0].body)["intake"] == draft.number
    assert returns.replacements.events(replace(draft, replacement=""), desk.around.now(), desk.around.new_id) == ()
