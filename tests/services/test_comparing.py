"""比べる at the desk: every program that takes the purchase, ranked by the form's plan; quoted once, ranked anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.comparison import Habit, compare
from posapp.domain.problem import stopping
from posapp.flows.forms import QuoteForm
from posapp.services import quoting, snapshots
from posapp.services.front import Services
from posapp.services.quoting import MOST_CARDS, Compared, QuoteDesk
from tests.documents.reading import text as text_of
from tests.services.sale import APPLICANT, quoted
from tests.shelves import shelf


@pytest.fixture(scope="module")
def desk() -> QuoteDesk:
    return QuoteDesk(shelf().catalog, shelf().prices, lambda: date(2021, 6, 15))


def listed(desk: QuoteDesk, name: str = "Xperia 1 II") -> QuoteForm:
    form = QuoteForm(closing_confirmed="yes")
    device = desk.by_key(form, desk.search(form, name)[0].key)
    assert device is not None
    return desk.choose(form, device)


def test_every_program_is_ranked_not_only_the_four_on_the_cards(desk: QuoteDesk) -> None:
    found = desk.comparison(listed(desk))
    assert found.comparison is not None and found.problems == ()
    names = [row.quote.program.id for row in found.comparison.rows]
    assert len(names) > MOST_CARDS == len(desk.sheet(listed(desk)).cards)
    assert names[:3] == ["au-kaetoku", "sony-zanka-2y", "docomo-okaeshi"]
    assert {"lump-sum", "docomo-plain-36", "au-plain-36", "softbank-plain-48"} <= set(names)


def test_the_forms_plan_ranks(desk: QuoteDesk) -> None:
    form = replace(listed(desk), plan="month:30")
    comparison = desk.comparison(form).comparison
    assert comparison is not None
    assert (comparison.plan.habit, comparison.plan.number, str(comparison.month)) == (Habit.MONTH, 30, "2023-12")
    assert comparison.rows[0].quote.program.id == "docomo-okaeshi"
    kept = desk.comparison(replace(form, plan="keep")).comparison
    assert kept is not None and {row.burden for row in kept.rows} == {108_000}


def test_another_plan_or_month_quotes_nothing_anew(desk: QuoteDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    form = listed(desk)
    sheet, first = desk.sheet(form), desk.comparison(form).comparison
    monkeypatch.setattr(quoting, "build_quote", lambda *_: pytest.fail("quoted again"))
    assert desk.sheet(replace(form, plan="keep", return_month="20")) is sheet
    again = desk.comparison(replace(form, plan="years:2")).comparison
    assert first is not None and again is not None
    quotes = {id(row.quote) for row in first.rows}
    assert {id(row.quote) for row in again.rows} == quotes
    assert all(id(card.quote) in quotes for card in sheet.cards)


def test_what_cannot_be_quoted_is_left_out_with_its_reason(desk: QuoteDesk) -> None:
    typed = QuoteForm(device="名もない機種", cash_price="100,000", price_reason="店頭の値札")
    found = desk.comparison(typed)
    assert found.comparison is not None and found.comparison.rows
    assert {card.program.id for card in found.left_out} >= {"au-kaetoku", "sony-zanka-2y"}
    assert all(stopping(card.problems) for card in found.left_out)


def test_a_form_that_cannot_be_read_says_why(desk: QuoteDesk) -> None:
    nothing = desk.comparison(QuoteForm())
    assert nothing.comparison is None and stopping(nothing.problems)
    odd = desk.comparison(replace(listed(desk), plan="forever"))
    assert odd.comparison is None
    assert [(p.code, p.where) for p in stopping(odd.problems)] == [("plan-unreadable", "plan")]


def test_a_draft_of_before_is_read_without_a_plan() -> None:
    body = snapshots.dump(QuoteForm(device="Xperia 1"))
    before = body.replace('"plan":"",', "")
    assert before != body
    assert snapshots.load(QuoteForm, before) == QuoteForm(device="Xperia 1")


def test_the_comparisons_paper_is_kept_and_printed(shop: Services) -> None:
    draft = replace(quoted(shop, "au-kaetoku"), applicant=APPLICANT)
    draft = shop.sales.put_quote(draft, replace(draft.quote, plan="years:2"))
    say = shelf().sentences.text
    made = shop.papers.comparison_paper(draft, shop.quotes.comparison(draft.quote), "", say)
    assert not isinstance(made, tuple)
    assert (made.kind, made.number, made.title, made.case_id) == ("comparison", "H" + draft.number[1:], "比較表", None)
    assert shop.papers.papers() == (made,)
    text = text_of(shop.papers.pdf(made))
    assert "小林 由美子 様".replace(" ", "") in text and "2年ごとに替える" in text and "57,500" in text
    assert shop.papers.pdf(made) == shop.papers.pdf(made)


def test_no_paper_without_a_comparison(shop: Services) -> None:
    draft = quoted(shop, "au-kaetoku")
    unread = shop.quotes.comparison(QuoteForm())
    found = shop.papers.comparison_paper(draft, unread, "", str)
    assert isinstance(found, tuple) and stopping(found)
    nothing = Compared(comparison=compare(()))
    found = shop.papers.comparison_paper(draft, nothing, "", str)
    assert isinstance(found, tuple) and [p.code for p in found] == ["quote-missing"]
    assert shop.papers.papers() == ()


def test_no_paper_above_the_discount_cap_without_an_approval(shop: Services) -> None:
    draft = quoted(shop, "docomo-plain-36")
    over = replace(draft.quote, on="2024-04-10", discount="72,000", program="docomo-plain-36")
    draft = shop.sales.put_quote(draft, over)
    found = shop.papers.comparison_paper(draft, shop.quotes.comparison(draft.quote), "", str)
    assert isinstance(found, tuple) and any(p.code.startswith(("above-discount-cap", "cap-")) for p in found), found
