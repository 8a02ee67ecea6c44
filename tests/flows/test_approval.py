"""The supervisor's approval above the discount cap: when it holds, when it falls, and what its reason may not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.domain.cap import Approval
from posapp.domain.purchase import Discount
from posapp.domain.quote import DiscountCap
from posapp.flows.approval import (
    LEAST_REASON,
    MOST_REASON,
    approval,
    approval_of,
    approved,
    barred,
    cap_problems,
    read_approval,
    stands_for,
)  # fmt: skip
from posapp.flows.forms import QuoteForm, SaleDraft
from posapp.flows.purchase import check_confirm, check_quote
from tests.domain.samples import codes
from tests.flows.samples import DRAFT, FINISHED, QUOTE

ABOVE = replace(QUOTE, discount_cap=DiscountCap(limit=22_000, worst_month=24, worst_benefit=30_000, within=False))
HIGHER = replace(QUOTE, discount_cap=DiscountCap(limit=22_000, worst_month=24, worst_benefit=30_001, within=False))
REASON = "店頭展示機のため、本部の指示で値引きします"


def typed(supervisor: str = "佐藤 一郎", reason: str = REASON, excess: str = "8000") -> SaleDraft:
    return replace(DRAFT, quote=QuoteForm(cap_supervisor=supervisor, cap_reason=reason, cap_excess=excess))


def test_nothing_is_asked_of_a_quote_within_the_cap() -> None:
    assert approval_of(typed(), QUOTE) is None
    assert (cap_problems(typed(), QUOTE), barred(typed(), QUOTE), approval(typed(), QUOTE)) == ((), (), None)


def test_without_an_approval_the_excess_is_said() -> None:
    (problem,) = barred(DRAFT, ABOVE)
    assert (problem.code, problem.where) == ("above-discount-cap", "cap_supervisor")
    assert dict(problem.values) == {"limit": 22_000, "over_by": 8_000}
    given = replace(ABOVE, purchase=replace(ABOVE.purchase, discounts=(Discount(label="", amount=1),)))
    assert [p.where for p in barred(DRAFT, given)] == ["discount"]


def test_an_approval_lets_the_quote_pass_and_is_told() -> None:
    assert approval(typed(), ABOVE) == Approval(supervisor="佐藤 一郎", reason=REASON, excess=8_000)
    assert barred(typed(), ABOVE) == ()
    view = replace(FINISHED, draft=typed(), quote=ABOVE)
    (told,) = check_quote(view)
    assert (told.code, told.stops) == ("above-discount-cap-approved", False)
    assert dict(told.values) == {"limit": 22_000, "over_by": 8_000, "supervisor": "佐藤 一郎"}
    assert codes(check_confirm(view)) == ["above-discount-cap-approved"]


def test_staff_who_approve_their_own_quote_are_told() -> None:
    assert codes(cap_problems(typed(supervisor="中村　健"), ABOVE)) == [
        "above-discount-cap-approved",
        "cap-supervisor-is-staff",
    ]
    assert approval(typed(supervisor="中村　健"), ABOVE) is not None


@pytest.mark.parametrize(("excess", "before"), [("7999", 7_999), ("", None), ("８０００", 8_000), ("x", None)])
def test_an_approval_of_another_excess_has_fallen(excess: str, before: int | None) -> None:
    (problem,) = barred(typed(excess=excess), ABOVE)
    assert (problem.code, dict(problem.values)) == ("cap-approval-fell", {"approved": before, "over_by": 8_000})
    assert approval(typed(excess=excess), ABOVE) is None


def test_a_changed_discount_drops_the_approval_and_the_old_one_makes_it_stand_again() -> None:
    assert codes(barred(typed(), HIGHER)) == ["cap-approval-fell"]
    assert barred(typed(), ABOVE) == ()


@pytest.mark.parametrize(
    ("supervisor", "reason", "expected"),
    [
        ("", REASON, [("cap-supervisor-missing", "cap_supervisor")]),
        (" 　", REASON, [("cap-supervisor-missing", "cap_supervisor")]),
        ("佐藤", "", [("cap-reason-short", "cap_reason")]),
        ("佐藤", "あ" * (LEAST_REASON - 1), [("cap-reason-short", "cap_reason")]),
        ("佐藤", "あ" * LEAST_REASON, []),
        ("佐藤", "あ" * (MOST_REASON + 1), [("text-too-long", "cap_reason")]),
        ("佐\x07藤", REASON, [("control-characters", "cap_supervisor")]),
        ("", "短い", [("cap-supervisor-missing", "cap_supervisor"), ("cap-reason-short", "cap_reason")]),
        ("佐藤", "連絡は taro+1@example.co.jp へとのこと", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "０８０ー１１１１ー２２２２に電話して確かめた", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "店の番号022(000)0000から電話して確認", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "+81 90-1111-2222に電話して確認した", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "カード5123-1111-1111-1111の会員特典", [("my-number-refused", "cap_reason")]),
        ("佐藤", "カード3782-822463-10005の会員特典", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "会員番号42424242424242の方のご希望", [("cap-reason-personal", "cap_reason")]),
        ("佐藤", "個人番号1234 5678 9012を見せられたため", [("my-number-refused", "cap_reason")]),
        ("佐藤", "常連の小林 由美子さまのご希望のため", [("cap-reason-names-customer", "cap_reason")]),
        ("佐藤", "連絡先は０９０-００００-１２３４です。値引き", [("cap-reason-names-customer", "cap_reason")]),
    ],
)
def test_what_an_approval_needs(supervisor: str, reason: str, expected: list[tuple[str, str]]) -> None:
    found = barred(typed(supervisor, reason), ABOVE)
    assert [(p.code, p.where) for p in found] == expected


def test_a_name_of_one_character_stands_in_too_many_words() -> None:
    draft = replace(
        typed(reason="本店からの指示で値引きします"), applicant=replace(DRAFT.applicant, family="本", given="子")
    )
    assert codes(barred(draft, ABOVE)) == []
    both = replace(draft, applicant=replace(draft.applicant, given="店からの"))
    assert codes(barred(both, ABOVE)) == ["cap-reason-names-customer"]


def test_a_request_names_its_own_words() -> None:
    assert read_approval("佐藤", REASON, 1) == Approval(supervisor="佐藤", reason=REASON, excess=1)
    assert codes(read_approval("佐藤", REASON, 1, ("展示機",))) == ["cap-reason-names-customer"]


def test_typing_a_word_binds_the_approval_to_the_excess_of_that_moment() -> None:
    first = approved(QuoteForm(), 8_000, supervisor="佐藤")
    both = approved(first, 8_000, reason=REASON)
    assert (both.cap_supervisor, both.cap_reason, both.cap_excess) == ("佐藤", REASON, "8000")
    assert stands_for(both, 8_000) and not stands_for(both, 8_001)
    again = approved(both, 8_001, reason="別の理由を入力しました")
    assert (again.cap_supervisor, again.cap_reason, again.cap_excess) == ("", "別の理由を入力しました", "8001")


@pytest.mark.parametrize(
    "reason",
    [
        "展示機4900000000023の傷のため、108,000円から値引き",
        "2021-06-15 09:30に本部の許可。伝票 A-210615-0001",
        "他店 1,080,000,000円の広告に合わせて、2021.06.15まで",
        "0円から始めた下取りの、0.5%分の調整として値引き",
    ],
)
def test_figures_dates_and_article_numbers_are_no_personal_facts(reason: str) -> None:
    assert isinstance(read_approval("佐藤", reason, 1), Approval)
