"""もしも at the counter: what is typed, what follows, and what must be said of the chosen month before anybody signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.domain.whatif import Kind
from posapp.flows.forms import QuoteForm
from posapp.services.front import Services
from posapp.services.whatif import WhatIfSheet, applied
from tests.services.sale import quoted


def form_of(shop: Services, program: str, **more: str) -> QuoteForm:
    return replace(quoted(shop, program).quote, **more)  # type: ignore[arg-type]


def sheet_of(shop: Services, program: str, *failing: str, **more: str) -> WhatIfSheet:
    found = shop.quotes.what_if(form_of(shop, program, **more), failing)
    assert found is not None
    return found


def test_without_a_quote_there_is_nothing_to_change(shop: Services) -> None:
    assert shop.quotes.what_if(QuoteForm()) is None
    assert shop.quotes.what_if(replace(form_of(shop, "docomo-okaeshi"), program="")) is None
    assert shop.quotes.what_if(form_of(shop, "docomo-okaeshi", down_payment="200,000")) is None


def test_the_month_is_the_one_asked_for_else_the_best_and_none_without_returns(shop: Services) -> None:
    assert sheet_of(shop, "docomo-okaeshi", return_month="30").choice.month == 30
    assert sheet_of(shop, "docomo-okaeshi").choice.month == 24
    plain = sheet_of(shop, "docomo-plain-36", "body", return_month="24")
    assert (plain.choice.month, plain.choice.failing, plain.slip) == (None, (), None)


def test_typed_amounts_are_tried_and_unreadable_ones_are_told(shop: Services) -> None:
    found = sheet_of(shop, "docomo-okaeshi", try_points="５４，０００", try_down="18,000円", cover_monthly="330")
    assert (found.tries.points, found.tries.down_payment, dict(found.tries.monthly)) == (
        54_000, 18_000, {"keitai-hosho": 330},
    )  # fmt: skip
    wrong = sheet_of(shop, "docomo-okaeshi", try_points="-1", try_down="x", cover_monthly="?")
    assert [p.where for p in wrong.problems] == ["cover_monthly", "try_points", "try_down"]
    assert (wrong.tries.points, dict(wrong.tries.monthly)) == (0, {})


@pytest.mark.parametrize("typed", [{"points": "24,000"}, {"try_points": "24,000", "try_down": "18,000"}])
def test_every_change_taken_over_gives_the_burden_it_promised(shop: Services, typed: dict[str, str]) -> None:
    for program in ("docomo-okaeshi", "au-kaetoku", "softbank-shintoku-premium"):
        form = form_of(shop, program, cover="none", **typed)
        found = shop.quotes.what_if(form)
        assert found is not None
        for what in found.changes:
            after = applied(form, what)
            if after is None or what.after is None:
                assert what.kind in (Kind.DAMAGE, Kind.DOWN, Kind.POINTS) or what.choice.month is None
                continue
            made = shop.quotes.what_if(after, what.choice.failing)
            assert made is not None
            assert (made.today.burden, made.today.possible) == (what.after.burden, what.after.possible), what.kind


def test_a_month_that_saves_little_or_nothing_is_told_before_the_signature(shop: Services) -> None:
    def told(program: str, **more: str) -> list[tuple[str, str]]:
        draft = shop.sales.put_quote(shop.sales.begin(), form_of(shop, program, **more))
        view = shop.sales.view(draft)
        assert view.quote is not None
        return [(p.code, p.where) for p in view.quote_problems if p.where == "return_month"]

    assert told("docomo-okaeshi", return_month="24") == []
    assert told("docomo-okaeshi", return_month="35") == [("saving-small", "return_month")]
    assert told("au-kaetoku", residual="4,000") == [("saving-small", "return_month")]
    assert told("au-kaetoku", residual="0") == [("return-not-cheaper", "return_month")]
    assert told("docomo-plain-36") == []
