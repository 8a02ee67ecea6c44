"""Above the discount cap: no paper and no application without a supervisor, and what stays on record with one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from posapp.domain.cap import Approval
from posapp.domain.quote import Quote
from posapp.flows.approval import approved
from posapp.flows.forms import YES, QuoteForm, SaleDraft
from posapp.services.approving import CAP_APPROVED
from posapp.services.front import Services
from posapp.services.ports import CaseRow, EventRow, PaperRow
from posapp.services.selling import beside
from tests.services.conftest import JAPAN, World
from tests.services.sale import explained, filled

REASON = "展示品のため本部の指示で値引きします"
OVER = 4_000
ABOVE = QuoteForm(
    on="2024-04-10", device="Pixel 8", cash_price="144,000", discount="48,000", price_reason="店頭価格",
    program="softbank-plain-48", closing_confirmed=YES,
)  # fmt: skip


def draft_above(shop: Services, world: World) -> SaleDraft:
    world.now = datetime(2024, 4, 10, 14, 22, tzinfo=JAPAN)
    return shop.sales.put_quote(shop.sales.begin(), ABOVE)


def approved_draft(shop: Services, world: World) -> SaleDraft:
    draft = draft_above(shop, world)
    form = approved(approved(draft.quote, OVER, supervisor="佐藤 葵"), OVER, reason=REASON)
    return shop.sales.put_quote(draft, form)


def recorded(shop: Services) -> list[EventRow]:
    return [event for event in shop.records.events() if event.what == CAP_APPROVED]


def quote_of(shop: Services, draft: SaleDraft) -> Quote:
    quote = shop.sales.view(draft).quote
    assert quote is not None
    return quote


def test_a_quote_above_the_cap_is_not_printed_and_not_applied_for(shop: Services, world: World) -> None:
    draft = explained(shop, draft_above(shop, world))
    found = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(found, tuple)
    assert [(p.code, dict(p.values)) for p in found] == [("above-discount-cap", {"limit": 44_000, "over_by": OVER})]
    blocked = shop.sales.submit(explained(shop, filled(shop, draft)))
    assert isinstance(blocked, tuple) and [p.code for p in blocked] == ["above-discount-cap"]
    assert shop.papers.papers() == () and recorded(shop) == []


def test_with_an_approval_it_is_printed_and_the_approval_recorded(shop: Services, world: World) -> None:
    draft = approved_draft(shop, world)
    row = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(row, PaperRow)
    (event,) = recorded(shop)
    assert (event.subject, event.staff) == (draft.id, draft.staff)
    assert json.loads(event.body) == {
        "supervisor": "佐藤 葵", "reason": REASON, "excess": OVER, "limit": 44_000,
        "quote": quote_of(shop, draft).digest,
    }  # fmt: skip
    assert not any(word in row.body for word in ("佐藤", "展示品", "責任者"))


def test_the_case_keeps_who_let_it_and_why(shop: Services, world: World) -> None:
    draft = explained(shop, approved_draft(shop, world))
    row = shop.sales.submit(explained(shop, filled(shop, draft)))
    assert isinstance(row, CaseRow), row
    found = shop.sales.case(row.id)
    assert found is not None
    assert found[1].cap_approval == Approval(supervisor="佐藤 葵", reason=REASON, excess=OVER)
    (event,) = recorded(shop)
    assert event.subject == row.id and "小林" not in event.body
    for paper in shop.papers.issue(*found):
        assert not any(word in paper.body for word in ("佐藤", "展示品", "責任者"))


def test_another_discount_drops_the_approval(shop: Services, world: World) -> None:
    draft = approved_draft(shop, world)
    more = shop.sales.put_quote(draft, replace(draft.quote, discount="52,800"))
    found = shop.papers.quote_paper(more, shop.sales.sheet(more))
    assert isinstance(found, tuple)
    assert [(p.code, dict(p.values)) for p in found] == [("cap-approval-fell", {"approved": OVER, "over_by": 8_800})]
    less = shop.sales.put_quote(draft, replace(draft.quote, discount="24,000"))
    assert isinstance(shop.papers.quote_paper(less, shop.sales.sheet(less)), PaperRow)
    assert recorded(shop) == []  # within the cap nothing needs to be approved


def test_what_nobody_approved_is_not_shown_beside_the_quote(shop: Services, world: World) -> None:
    draft = draft_above(shop, world)
    sheet = shop.sales.sheet(draft)
    lump = next(card.quote for card in sheet.cards if card.program.id == "lump-sum")
    assert lump is not None and lump.discount_cap.within is False
    assert beside(sheet, quote_of(shop, draft)) == ()
    cheaper = shop.sales.put_quote(draft, replace(ABOVE, discount="24,000"))
    assert "lump-sum" in [q.program.id for q in beside(shop.sales.sheet(cheaper), quote_of(shop, cheaper))]


def test_typing_a_reason_computes_no_quote_again(shop: Services, world: World) -> None:
    draft = draft_above(shop, world)
    first = shop.sales.sheet(draft)
    typed = shop.sales.put_quote(draft, approved(draft.quote, OVER, reason="展"))
    assert shop.sales.sheet(typed) is first
