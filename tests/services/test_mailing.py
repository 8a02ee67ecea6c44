"""郵送での返却 on a real store: begun from a contract, taken step by step, papers and events kept, tasks closed at its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from posapp.domain.application import Step
from posapp.domain.mail_return import MailReturn, MailState, consequence
from posapp.domain.problem import Problem
from posapp.domain.program import HandedIn
from posapp.flows.flow import Cursor
from posapp.flows.forms import YES, QuoteForm
from posapp.flows.intake import check_find
from posapp.flows.intake_forms import ELSEWHERE, ContractForm
from posapp.flows.mail_forms import ACCEPT, ALL, DEDUCTED, FLOW, SOME, WITHDRAW, MailDraft
from posapp.services.front import Services
from posapp.services.intake_ports import FoundContract
from posapp.services.mail_ports import OPEN, MailReturnRow
from posapp.services.ports import CaseRow
from tests.documents.reading import page_texts, squeezed, text
from tests.services.conftest import JAPAN, World
from tests.services.sale import ready

SERIAL = "CF7A-00123"
APPLICATION = {
    "mail": "yumiko@example.jp", "day": "2027-10-14", "owner": YES, "accessories": ALL, "erased": YES, "unlocked": YES,
    "confirmed": YES,
}  # fmt: skip
COLLECTION = {"collected_on": "2027-10-14", "slip": "4012-3456-7890"}
RESULT = {"assessed_on": "2027-10-25", "result": DEDUCTED, "deduction": "12,000", "reason": "背面のすり傷"}


def day(month: int, date: int, year: int = 2027) -> datetime:
    return datetime(year, month, date, 14, 22, tzinfo=JAPAN)


def formed(shop: Services, world: World, program: str = "sony-zanka-1y", serial: str = SERIAL) -> FoundContract:
    """A contract of that program, handed over, with its number noted; then it is October of the next year."""
    world.now = day(11, 21, 2026)
    row = shop.sales.submit(ready(shop, program))
    assert isinstance(row, CaseRow), row
    world.online = True
    for step in (Step.SEND, Step.APPROVE, Step.FORM, Step.HAND_OVER):
        moved = shop.sales.step(row.id, step)
        assert not isinstance(moved, Problem), moved
    shop.returns.note_numbers(row.id, number="D-0001", serial=serial)
    world.now = day(10, 10)
    kept = shop.records.case(row.id)
    assert kept is not None
    return shop.returns.known(kept)


def waiting(shop: Services) -> tuple[MailReturnRow, ...]:
    return tuple(row for row in shop.mailing.list() if row.state in OPEN)


def begun(shop: Services, found: FoundContract) -> MailReturnRow:
    row = shop.mailing.begin_case(found)
    assert isinstance(row, MailReturnRow), row
    return row


def draft_of(shop: Services, id: UUID) -> MailDraft:
    draft = shop.mailing.draft(id)
    assert draft is not None
    return draft


def taken(shop: Services, id: UUID, **fields: str) -> MailReturnRow:
    made = shop.mailing.step(shop.mailing.put(draft_of(shop, id), **fields))
    assert isinstance(made, MailReturnRow), made
    return made


def assessed(shop: Services, world: World, found: FoundContract) -> MailReturnRow:
    row = begun(shop, found)
    taken(shop, row.id, **APPLICATION)
    world.now = day(10, 15)
    taken(shop, row.id, **COLLECTION)
    world.now = day(10, 26)
    return taken(shop, row.id, **RESULT)


def codes(made: object) -> list[str]:
    assert isinstance(made, tuple), made
    return [problem.code for problem in made]


def mail_of(shop: Services, id: UUID) -> MailReturn:
    found = shop.mailing.known(id)
    assert found is not None
    return found[1].mail


def printed(shop: Services, id: UUID) -> list[str]:
    found = shop.mailing.known(id)
    assert found is not None
    return [text(shop.papers.pdf(row)) for row in shop.mailing.papers(found[1])]


def test_a_whole_way_to_the_return(shop: Services, world: World) -> None:
    found = formed(shop, world)
    assert shop.records.tasks(case_id=found.row.id)
    row = begun(shop, found)
    assert (row.state, row.due, row.customer, row.number) == ("announced", "2027-12-31", "小林 由美子", "M-271010-001")
    applied = taken(shop, row.id, **APPLICATION)
    assert (applied.state, applied.due, applied.serial, applied.kana) == (
        "applied",
        "2027-10-14",
        SERIAL,
        "コバヤシ ユミコ",
    )
    world.now = day(10, 15)
    assert taken(shop, row.id, **COLLECTION).due == "2027-10-28"
    world.now = day(10, 26)
    assert taken(shop, row.id, **RESULT).due == "2028-01-21"
    assert [(task.state, task.due, task.customer) for task in waiting(shop)] == [
        (MailState.ASSESSED, "2028-01-21", "小林 由美子")
    ]
    ended = taken(shop, row.id, answer=ACCEPT, told="phone")
    assert (ended.state, ended.due) == ("accepted", "")
    assert waiting(shop) == () == shop.records.tasks(case_id=found.row.id)
    assert [event.what for event in shop.records.events(row.id)] == [
        "mail-announced", "mail-applied", "mail-collected", "mail-assessed", "mail-accepted",
    ]  # fmt: skip
    assert shop.returns.ledger("2020-01-01", "2030-01-01") == (), "the shop never had the device"
    kept = shop.mailing.known(row.id)
    assert kept is not None and [state for state, _ in kept[1].times] == [
        "announced", "applied", "collected", "assessed", "accepted",
    ]  # fmt: skip


def test_both_papers_hold_what_was_told(shop: Services, world: World) -> None:
    found = formed(shop, world)
    row = assessed(shop, world, found)
    application, result = printed(shop, row.id)
    for words in (
        "返却申込書（控え）", "小林 由美子 様", "コバヤシ ユミコ", "yumiko@example.jp", "〒987-0362 宮城県登米市豊里町小口前1-2", SERIAL,
        "2027年10月14日", "2027年12月31日まで", "2028年1月21日まで", "2028年1月31日", "280,000円", "120,000円", "B-271010-001",
    ):  # fmt: skip
        assert squeezed(words) in application, words
    for words in (
        "査定のお知らせ・回答書", "12,000円", "背面のすり傷", "4012-3456-7890", "160,000円", "12,000円（減額分）", "132,000円",
        "使い続けるものとして扱います", "返却の取り消しの手続きが必要です", "2028年1月21日まで（店の目安）", "J-271010-001",
    ):  # fmt: skip
        assert squeezed(words) in result, words
    papers = [paper for paper in shop.records.papers(case_id=found.row.id) if paper.kind.startswith("mail-")]
    assert [paper.kind for paper in papers] == ["mail-application", "mail-assessment"]
    assert all(len(page_texts(shop.papers.pdf(paper))) == 1 for paper in papers)


def test_withdrawal_and_silence_cost_the_same(shop: Services, world: World) -> None:
    found = formed(shop, world)
    row = assessed(shop, world, found)
    today = world.now.date()
    withdrawn = taken(shop, row.id, answer=WITHDRAW)
    assert withdrawn.state == "withdrawn" and shop.records.tasks(case_id=found.row.id) == ()
    again = begun(shop, found)
    assert again.id != row.id, "a return that was withdrawn may be begun anew"
    world.now = day(1, 1, 2028)
    lapsed = shop.mailing.lapse(draft_of(shop, again.id))
    assert isinstance(lapsed, MailReturnRow) and lapsed.state == "kept"
    kept = consequence(mail_of(shop, row.id), today)
    assert kept.last.amount == consequence(mail_of(shop, again.id), today).last.amount == 160_000


def test_withdrawn_on_the_way(shop: Services, world: World) -> None:
    row = begun(shop, formed(shop, world))
    taken(shop, row.id, **APPLICATION)
    assert taken(shop, row.id, answer=WITHDRAW).state == "withdrawn"


def test_a_case_has_one_return_under_way(shop: Services, world: World) -> None:
    found = formed(shop, world)
    row = begun(shop, found)
    assert begun(shop, found) == row
    assert shop.mailing.of_case(found.row.id) == (row,)


def test_what_was_typed_is_kept_and_a_letters_day_counts_at_once(shop: Services, world: World) -> None:
    row = begun(shop, formed(shop, world))
    draft = shop.mailing.put(draft_of(shop, row.id), apply_by="2027-11-20", mail="yumi")
    shop.mailing.save(replace(draft, cursor=Cursor("announced", "mail")))
    kept = draft_of(shop, row.id)
    assert (kept.form.mail, kept.cursor.field, kept.form.name) == ("yumi", "mail", "小林 由美子")
    (listed,) = (held for held in shop.records.drafts() if held.flow == FLOW)
    assert (listed.id, listed.title, listed.step) == (row.id, "小林 由美子", "announced")
    assert [task.due for task in waiting(shop)] == ["2027-11-20"]
    shop.mailing.save(shop.mailing.put(kept, apply_by="2031-01-01"))
    shop.mailing.save(shop.mailing.put(kept, apply_by="きのう"))
    assert [task.due for task in waiting(shop)] == ["2027-11-20"], "a day that cannot be is typed, not counted"
    taken(shop, row.id, **APPLICATION, apply_by="2027-11-20")
    assert not [held for held in shop.records.drafts() if held.flow == FLOW]
    shop.mailing.save(kept)
    assert not [held for held in shop.records.drafts() if held.flow == FLOW], "its state is over"


def test_a_fresh_form_begins_with_today(shop: Services, world: World) -> None:
    row = begun(shop, formed(shop, world))
    assert draft_of(shop, row.id).form.applied_on == "2027-10-10"
    taken(shop, row.id, **APPLICATION)
    world.now = day(10, 15)
    assert draft_of(shop, row.id).form.collected_on == "2027-10-15"
    assert draft_of(shop, row.id).form.answered_on == "2027-10-15"


def test_a_step_that_cannot_be_taken_changes_nothing(shop: Services, world: World) -> None:
    row = begun(shop, formed(shop, world))
    assert "field-empty" in codes(shop.mailing.step(draft_of(shop, row.id)))
    wrong = shop.mailing.put(draft_of(shop, row.id), **APPLICATION | {"apply_by": "2031-01-01"})
    assert codes(shop.mailing.step(wrong)) == ["mail-outside-period"]
    assert codes(shop.mailing.step(replace(wrong, form=replace(wrong.form, apply_by="きのう")))) == ["date-unreadable"]
    assert codes(shop.mailing.lapse(draft_of(shop, row.id))) == ["mail-not-silent-yet"]
    strange = shop.mailing.put(draft_of(shop, row.id), **APPLICATION | {"apply_by": "", "street": "1\U000e0100-\u0b85"})
    assert codes(shop.mailing.step(strange)) == ["glyph-missing"]
    unknown = replace(strange, id=shop.around.new_id())
    assert codes(shop.mailing.step(unknown)) == ["mail-missing"] and shop.mailing.draft(unknown.id) is None
    assert [event.what for event in shop.records.events(row.id)] == ["mail-announced"]


def test_another_window_was_faster(shop: Services, world: World) -> None:
    row = begun(shop, formed(shop, world))
    draft = shop.mailing.put(draft_of(shop, row.id), **APPLICATION)
    taken(shop, row.id, **APPLICATION)
    assert codes(shop.mailing.step(draft)) == ["field-empty", "field-empty"], "the form of the step before"


def test_the_list_has_what_is_due_first(shop: Services, world: World) -> None:
    found = formed(shop, world)
    first = begun(shop, found)
    taken(shop, first.id, **APPLICATION)
    taken(shop, first.id, answer=WITHDRAW)
    second = begun(shop, found)
    assert [row.id for row in shop.mailing.list()] == [second.id, first.id]
    assert {row.id for row in shop.mailing.list("コバヤシ")} == {second.id, first.id}
    assert shop.mailing.list("だれか") == ()


def test_a_contract_made_elsewhere(shop: Services, world: World) -> None:
    world.now = day(10, 10)
    draft = shop.returns.begin()
    assert codes(shop.mailing.begin(draft)) == ["contract-missing"]
    form = QuoteForm(
        on="2026-11-21", device="見本レンズ", category="lens", cash_price="280,000", residual="160,000", program="sony-zanka-1y",
    )  # fmt: skip
    draft = replace(draft, contract=ContractForm(source=ELSEWHERE, quote=form, serial=SERIAL))
    shop.returns.save(draft)
    row = shop.mailing.begin(draft)
    assert isinstance(row, MailReturnRow), row
    assert (row.id, row.case_id, row.customer, row.serial) == (draft.id, None, "", SERIAL)
    assert shop.records.draft(draft.id) is None, "the draft of 回収 became the return"
    twice = replace(draft, id=shop.around.new_id())
    assert shop.mailing.begin(twice) == row, "the same device is under way already"
    person = {
        "name": "髙橋 花子", "kana": "タカハシ ハナコ", "phone": "09000000001", "postal": "1000001", "area": "東京都千代田区", "street": "1",
    }  # fmt: skip
    assert (
        taken(shop, row.id, **APPLICATION | person | {"accessories": SOME, "missing": "キャップ"}).customer
        == "髙橋 花子"
    )
    assert squeezed("足りない付属品キャップ") in printed(shop, row.id)[0]


def test_from_the_search_of_回収(shop: Services, world: World) -> None:
    formed(shop, world)
    (hit,) = shop.returns.find(SERIAL)
    draft = shop.returns.choose(shop.returns.begin(), hit)
    assert "mail-goes-by-courier" in [p.code for p in check_find(shop.returns.view(draft))]
    row = shop.mailing.begin(draft)
    assert isinstance(row, MailReturnRow) and row.case_id == hit.row.id


def test_a_contract_frozen_before_programs_said_so_asks_the_catalogue(shop: Services, world: World) -> None:
    found = formed(shop, world)
    held = shop.sales.case(found.row.id)
    assert held is not None
    quote = held[1].quote
    old = replace(quote, program=replace(quote.program, handed_in=HandedIn.COUNTER))
    assert shop.mailing.by_courier(quote) and shop.mailing.by_courier(old)
    other = replace(old, program=replace(old.program, version="1999-01-01"))
    assert not shop.mailing.by_courier(other)


def test_another_programs_device_goes_over_the_counter(shop: Services, world: World) -> None:
    world.now = day(6, 15, 2021)
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    assert codes(shop.mailing.begin_case(shop.returns.known(row))) == ["mail-not-by-courier"]


def test_when_the_last_payment_is_over_nothing_begins(shop: Services, world: World) -> None:
    found = formed(shop, world)
    world.now = day(2, 1, 2028)
    assert codes(shop.mailing.begin_case(found)) == ["mail-contract-over"]


@pytest.mark.parametrize("deduction", ["160,001", "0"])
def test_a_deduction_that_cannot_be(shop: Services, world: World, deduction: str) -> None:
    row = begun(shop, formed(shop, world))
    taken(shop, row.id, **APPLICATION)
    world.now = day(10, 26)
    taken(shop, row.id, **COLLECTION)
    wrong = shop.mailing.put(draft_of(shop, row.id), **RESULT | {"deduction": deduction})
    assert codes(shop.mailing.step(wrong)) in (["mail-deduction-above"], ["mail-deduction-zero"])


def test_a_step_is_whole_or_nothing(shop: Services, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = begun(shop, formed(shop, world))
    draft = shop.mailing.put(draft_of(shop, row.id), **APPLICATION)
    shop.mailing.save(draft)

    def torn(*_: object) -> None:
        raise RuntimeError("the power failed between two writes")

    with monkeypatch.context() as patch:
        patch.setattr("posapp.store.events.append", torn)
        with pytest.raises(RuntimeError):
            shop.mailing.step(draft)
    assert mail_of(shop, row.id).state is MailState.ANNOUNCED
    assert draft_of(shop, row.id).form == draft.form, "what was typed is still there"
    assert [paper for paper in shop.records.papers() if paper.kind == "mail-application"] == []
    assert taken(shop, row.id).state == "applied"
