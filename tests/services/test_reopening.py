"""Issued quotes on a real store: kept, found, verified, printed unchanged and quoted anew, whatever has changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pytest

from posapp.domain.difference import Line
from posapp.domain.digest import digest_of, short_digest
from posapp.domain.problem import Problem
from posapp.domain.quote import Quote
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.ports import CaseRow, PaperRow, QuoteRow
from posapp.services.reopening import Opened, State, fault, verify
from tests.services.conftest import JAPAN, World
from tests.services.sale import quoted, ready

OKAESHI = "docomo-okaeshi"


def printed(shop: Services, program: str = OKAESHI, on: str = "") -> PaperRow:
    """A 見積書 for a customer who has not decided."""
    draft = quoted(shop, program)
    draft = shop.sales.put_quote(draft, replace(draft.quote, on=on or draft.quote.on))
    draft = shop.sales.put_applicant(draft, family="小林", given="由美子")
    paper = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(paper, PaperRow), paper
    return paper


def opened(shop: Services, key: str) -> Opened:
    (issue, *_) = shop.issued.find(key)
    return shop.issued.open(issue)


def changed(found: tuple[Line, ...]) -> dict[str, tuple[object, object]]:
    return {line.key: (line.before, line.after) for line in found if not line.same}


def test_a_printed_quote_is_kept_with_its_paper_for_a_customer_who_has_not_decided(shop: Services) -> None:
    paper = printed(shop)
    (issue,) = shop.issued.list()
    assert (issue.number, issue.customer, issue.device) == (paper.number, "小林 由美子", "Xperia 1 II")
    assert (issue.issued_on, issue.valid_until, issue.case_id) == ("2021-06-15", "2021-06-30", None)
    found = shop.issued.open(issue)
    assert (found.state, found.days_left, found.expired) == (State.INTACT, 15, False)
    assert found.quote is not None and found.quote.digest == issue.digest
    assert found.paper == paper and found.paper_intact
    assert shop.issued.reprint(found) == shop.papers.pdf(paper)


def test_the_day_that_is_kept_is_the_day_that_is_printed(shop: Services) -> None:
    paper = printed(shop)
    (issue,) = shop.issued.list()
    day = date.fromisoformat(issue.valid_until)
    assert f"有効期限 {day.year}年{day.month}月{day.day}日" in paper.body


def test_no_quote_holds_longer_than_its_program_is_sold(shop: Services, world: World) -> None:
    world.now = datetime(2021, 9, 20, 11, 0, tzinfo=JAPAN)
    printed(shop, on="2021-09-20")
    assert shop.issued.list()[0].valid_until == "2021-09-23"


@pytest.mark.parametrize("how", ["number", "digest", "short", "mark", "lower"])
def test_a_quote_is_found_by_whatever_its_paper_shows(shop: Services, how: str) -> None:
    paper = printed(shop)
    (issue,) = shop.issued.list()
    keys = {
        "number": paper.number, "digest": issue.digest, "short": short_digest(issue.digest),
        "mark": f"{paper.number} {short_digest(issue.digest)}", "lower": f" {paper.number.lower()} ",
    }  # fmt: skip
    assert shop.issued.find(keys[how]) == (issue,)


@pytest.mark.parametrize("key", ["", "   ", "Q-000000-0000", "abcdef0", "Q-210615-0001 見積"])
def test_nothing_is_found_for_what_no_paper_shows(shop: Services, key: str) -> None:
    printed(shop)
    assert shop.issued.find(key) == ()


@pytest.mark.parametrize("text", ["小林", "xperia", "2021-06-15", "Q-210615", "0001"])
def test_the_list_is_searched_by_name_device_day_and_number(shop: Services, text: str) -> None:
    printed(shop)
    assert len(shop.issued.list(text)) == 1
    assert shop.issued.list("だれでもない") == ()


def test_the_same_quote_under_two_numbers_is_two_issues(shop: Services) -> None:
    first, second = printed(shop), printed(shop)
    issues = shop.issued.list()
    assert [issue.number for issue in issues] == [second.number, first.number]
    assert len({issue.digest for issue in issues}) == 1
    assert [shop.issued.open(issue).paper for issue in issues] == [second, first]


def test_a_changed_quote_under_the_same_number_stands_beside_the_first(shop: Services, world: World) -> None:
    draft = quoted(shop, OKAESHI)
    shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    world.now = world.now.replace(hour=16)
    dearer = shop.sales.put_quote(draft, replace(draft.quote, cash_price="111,600"))
    shop.papers.quote_paper(dearer, shop.sales.sheet(dearer))
    prices = [found.quote.purchase.cash_price for issue in shop.issued.find(draft.number)
              if (found := shop.issued.open(issue)).quote]  # fmt: skip
    assert prices == [111_600, 108_000]


def test_a_submitted_sale_is_one_issue_with_its_case_and_its_paper(shop: Services) -> None:
    draft = ready(shop, OKAESHI)
    shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    row = shop.sales.submit(draft)
    assert isinstance(row, CaseRow)
    (issue,) = shop.issued.list()
    assert (issue.case_id, issue.customer) == (row.id, "小林 由美子")
    assert issue.paper_id is not None
    found = shop.sales.case(row.id)
    assert found is not None
    papers = shop.papers.issue(*found)
    (issue,) = shop.issued.list()
    assert issue.paper_id == papers[0].id
    assert shop.issued.open(issue).state is State.INTACT


def test_a_sale_that_was_never_printed_before_is_listed_from_its_submission_on(shop: Services) -> None:
    shop.sales.submit(ready(shop, OKAESHI))
    (issue,) = shop.issued.list()
    assert issue.paper_id is None
    answer = shop.issued.reprint(shop.issued.open(issue))
    assert isinstance(answer, Problem) and answer.code == "quote-paper-missing"


# --- verified by the text alone


def row_of(shop: Services) -> QuoteRow:
    row = shop.records.quote(shop.issued.list()[0].digest)
    assert row is not None
    return row


def test_one_changed_character_is_told(shop: Services) -> None:
    printed(shop)
    row = row_of(shop)
    assert verify(row) == (State.INTACT, snapshots.load(Quote, row.body))
    assert verify(replace(row, body=row.body.replace("108000", "108001", 1))) == (State.ALTERED, None)


def test_a_body_of_another_shape_is_not_called_altered(shop: Services) -> None:
    printed(shop)
    row = row_of(shop)
    assert verify(replace(row, format=snapshots.FORMAT + 1)) == (State.NEWER, None)
    other = '{"quote":1}'
    assert verify(replace(row, body=other, digest=sha256(other.encode()).hexdigest())) == (State.UNREADABLE, None)


def test_a_changed_paper_is_not_printed_again(shop: Services) -> None:
    paper = printed(shop)
    (issue,) = shop.issued.list()
    found = shop.issued.open(issue)
    forged = replace(paper, body=paper.body.replace("108,000", "107,000"))
    assert digest_of(paper.body) == paper.digest != digest_of(forged.body)
    answer = shop.issued.reprint(replace(found, paper=forged, paper_intact=digest_of(forged.body) == forged.digest))
    assert isinstance(answer, Problem) and answer.code == "quote-paper-altered"


@pytest.mark.parametrize(
    "forged",
    [
        {"number": "Q-210615-9999"},
        {"customer": "小森 由美子"},
        {"valid_until": "2021-12-31"},
        {"device": "Xperia 5 II"},
        {"program": "かえトク"},
    ],
    ids=lambda forged: next(iter(forged)),
)
def test_a_line_of_the_list_that_its_paper_does_not_bear_out_is_told(shop: Services, forged: dict[str, Any]) -> None:
    printed(shop)
    (issue,) = shop.issued.list()
    assert fault(shop.issued.open(issue)) == () and shop.issued.open(issue).row_intact
    found = shop.issued.open(replace(issue, **forged))
    assert not found.row_intact
    assert [problem.code for problem in fault(found)] == ["quote-row-altered"]


# --- quoted anew


def test_after_its_day_a_quote_has_expired_and_not_before(shop: Services, world: World) -> None:
    paper = printed(shop)
    world.now = datetime(2021, 6, 30, 23, 59, tzinfo=JAPAN)
    assert (opened(shop, paper.number).days_left, opened(shop, paper.number).expired) == (0, False)
    world.now = datetime(2021, 7, 1, 0, 1, tzinfo=JAPAN)
    assert (opened(shop, paper.number).days_left, opened(shop, paper.number).expired) == (-1, True)


def test_an_unlisted_device_keeps_its_price_and_moves_with_the_calendar(shop: Services, world: World) -> None:
    paper = printed(shop)
    world.now = datetime(2021, 8, 2, 11, 0, tzinfo=JAPAN)
    quote = opened(shop, paper.number).quote
    assert quote is not None
    renewal = shop.issued.renew(quote)
    assert renewal.fresh is not None and renewal.on == date(2021, 8, 2)
    found = changed(renewal.lines)
    assert found["on"] == ("2021-06-15", "2021-08-02")
    assert found["first-month"] == ("2021-07", "2021-09")
    assert "cash-price" not in found and "kept" not in found
    assert any(line.key == "cash-price" and line.same for line in renewal.lines)
    assert [problem.code for problem in renewal.problems] == ["price-basis-missing", "closing-day-not-confirmed"]


def test_a_program_no_longer_sold_says_so_and_offers_those_that_take_it(shop: Services, world: World) -> None:
    paper = printed(shop)
    world.now = datetime(2021, 10, 1, 11, 0, tzinfo=JAPAN)
    quote = opened(shop, paper.number).quote
    assert quote is not None
    renewal = shop.issued.renew(quote)
    assert renewal.fresh is None and renewal.lines == ()
    assert renewal.problems[0].code == "not-sold-on-date"
    assert {card.program.id for card in renewal.offers} >= {"docomo-plain-36", "lump-sum"}
    assert all(card.quote for card in renewal.offers)


def test_a_fresh_quote_as_of_the_old_day_is_the_old_quote(shop: Services, world: World) -> None:
    paper = printed(shop)
    quote = opened(shop, paper.number).quote
    world.now = datetime(2026, 11, 21, 11, 0, tzinfo=JAPAN)
    assert quote is not None
    renewal = shop.issued.renew(quote, date(2021, 6, 15))
    assert renewal.fresh == quote and changed(renewal.lines) == {}


@pytest.mark.parametrize("program", ["au-kaetoku", "softbank-shintoku-premium", "sony-zanka-2y"])
def test_amounts_that_no_list_gives_stay_as_they_stood(shop: Services, world: World, program: str) -> None:
    paper = printed(shop, program)
    (issue,) = shop.issued.list()
    quote = shop.issued.open(issue).quote
    assert quote is not None and paper.number == issue.number
    renewal = shop.issued.renew(quote, quote.purchase.on)
    assert renewal.fresh is not None
    assert changed(renewal.lines) == {}
    assert renewal.fresh.digest == issue.digest


def listed_quote(shop: Services, words: str, program: str) -> PaperRow:
    """A 見積書 for a device of the sample list."""
    draft = quoted(shop, program)
    found = shop.quotes.by_key(draft.quote, shop.quotes.search(draft.quote, words)[0].key)
    assert found is not None
    form = replace(shop.quotes.choose(draft.quote, found), program=program, price_reason="")
    draft = shop.sales.put_quote(draft, form)
    paper = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(paper, PaperRow), paper
    return paper


def test_a_listed_device_is_found_again_and_follows_the_list(shop: Services) -> None:
    quote = opened(shop, listed_quote(shop, "xperia 1 ii", "docomo-okaeshi").number).quote
    assert quote is not None
    renewal = shop.issued.renew(quote)
    assert renewal.form.listed and renewal.fresh == quote
    cheaper = replace(quote, purchase=replace(quote.purchase, cash_price=90_000))
    renewal = shop.issued.renew(cheaper)
    assert renewal.fresh is not None
    assert changed(renewal.lines)["cash-price"] == (90_000, quote.purchase.cash_price)


def test_a_device_without_article_number_is_found_by_its_whole_name_and_kind(shop: Services) -> None:
    quote = opened(shop, listed_quote(shop, "xperia 1 ii", "docomo-okaeshi").number).quote
    assert quote is not None and quote.purchase.device.jan
    nameless = replace(quote, purchase=replace(quote.purchase, device=replace(quote.purchase.device, jan="")))
    assert shop.issued.renew(nameless).form.listed
    for device in (
        replace(nameless.purchase.device, name="Xperia 1"),
        replace(nameless.purchase.device, category="tablet"),
    ):
        other = replace(nameless, purchase=replace(nameless.purchase, device=device))
        assert not shop.issued.renew(other).form.listed


def test_a_listed_device_without_amounts_for_the_program_says_so_and_offers_the_listed(shop: Services) -> None:
    listed = opened(shop, listed_quote(shop, "aquos r3", "docomo-okaeshi").number).quote
    typed = opened(shop, printed(shop, "softbank-plain-48", "2021-06-15").number).quote
    assert listed is not None and typed is not None
    held = shop.quotes.prices.by_jan(listed.purchase.device.jan, date(2021, 6, 15))
    assert held is not None and held.terms_for("softbank-plain-48") is None
    renewal = shop.issued.renew(replace(typed, purchase=listed.purchase))
    assert renewal.fresh is None
    assert renewal.problems[0].code == "program-without-terms"
    assert "docomo-okaeshi" in [card.program.id for card in renewal.offers]


def test_a_program_that_this_posapp_does_not_know_is_told(shop: Services) -> None:
    quote = opened(shop, printed(shop).number).quote
    assert quote is not None
    renewal = shop.issued.renew(replace(quote, program=replace(quote.program, id="other-program")))
    assert renewal.fresh is None and renewal.problems[0].code == "program-gone"
    assert renewal.offers
