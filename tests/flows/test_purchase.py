"""The guided sale as a graph: every target exists, every step is reached, every path ends, and every stop resumes."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from posapp.domain.problem import notice, stop
from posapp.domain.purchase import Terms
from posapp.domain.quote import DiscountCap
from posapp.flows.flow import Cursor, Flow, Step
from posapp.flows.forms import ApplicantForm
from posapp.flows.purchase import (
    CONFIRM,
    CONSENT,
    CONSENT_FIELDS,
    PAPERS,
    PURCHASE,
    SaleView,
    check_confirm,
    check_disclosure,
    check_quote,
)  # fmt: skip
from tests.domain.samples import codes, purchase, quote_of
from tests.flows.samples import ACK, DONE, FINISHED, FORM, QUOTE, TOPIC, check

NAMES = [step.name for step in PURCHASE.steps]
EMPTY = replace(FINISHED, quote=None, topics=(), acks=(), checked=None, submitted=False)
STOPPED: dict[str, SaleView] = {
    "quote": EMPTY,
    "disclosure": replace(FINISHED, acks=(ACK,), submitted=False),
    "applicant": replace(FINISHED, checked=check(replace(FORM, mobile="")), submitted=False),
    "consent": replace(FINISHED, checked=check(replace(FORM, pledge="")), submitted=False),
    "papers": replace(FINISHED, submitted=False),
}
"""For each step that can stop a sale, a view that stops there and nowhere before."""


def test_step_names_are_unique_and_the_first_begins() -> None:
    assert len(set(NAMES)) == len(NAMES) == 6
    assert PURCHASE.first == NAMES[0] == "quote"
    with pytest.raises(KeyError):
        PURCHASE.step("payment")


@pytest.mark.parametrize("view", [FINISHED, *STOPPED.values()])
def test_every_target_exists(view: SaleView) -> None:
    assert {step.next(view) for step in PURCHASE.steps} <= {*NAMES, None}


def test_every_step_is_reached_and_the_path_ends() -> None:
    cursor, walked = Cursor(PURCHASE.first), [PURCHASE.first]
    while isinstance(after := PURCHASE.forward(FINISHED, cursor), Cursor):
        walked.append(after.step)
        cursor = after
        assert len(walked) <= len(NAMES)
    assert after is None
    assert walked == NAMES


def test_the_way_back_ends_at_the_first_step() -> None:
    cursor, walked = Cursor(NAMES[-1], "submit"), [NAMES[-1]]
    while (before := PURCHASE.back(cursor)) is not None:
        walked.append(before.step)
        cursor = before
    assert walked == NAMES[::-1]


@pytest.mark.parametrize("name", STOPPED)
def test_each_step_stops_with_its_reasons(name: str) -> None:
    stopped = PURCHASE.forward(STOPPED[name], Cursor(name))
    assert isinstance(stopped, tuple) and stopped and all(problem.stops for problem in stopped)


def test_confirm_gathers_everything_again() -> None:
    for name in ("quote", "disclosure", "applicant", "consent"):
        found = check_confirm(STOPPED[name])
        assert set(PURCHASE.step(name).check(STOPPED[name])) <= set(found)
    assert isinstance(PURCHASE.forward(STOPPED["consent"], Cursor(CONFIRM)), tuple)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_resumes_on_the_field_it_was_left(name: str) -> None:
    view = FINISHED if name == PAPERS else STOPPED.get(name, FINISHED)
    left = Cursor(name, "street")
    assert PURCHASE.resume(view, left) == left


@pytest.mark.parametrize(("name", "view"), [(n, v) for n, v in STOPPED.items() if n != "papers"])
def test_a_sale_resumes_at_the_first_step_that_no_longer_holds(name: str, view: SaleView) -> None:
    assert PURCHASE.resume(view, Cursor(PAPERS)).step == name


def test_an_unknown_step_resumes_at_the_beginning() -> None:
    assert PURCHASE.resume(FINISHED, Cursor("gone")) == Cursor(PURCHASE.first)


def test_a_notice_does_not_stop_a_step() -> None:
    flow: Flow[int] = Flow("f", (Step("a", lambda view: (notice("n"),), lambda view: None),))
    assert flow.forward(0, Cursor("a")) is None
    again = Flow("f", (Step("a", lambda view: (stop("s"),), lambda view: None), *flow.steps))
    assert isinstance(again.forward(0, Cursor("a")), tuple)


# --- the checks


def test_why_there_is_no_quote() -> None:
    assert codes(check_quote(EMPTY)) == ["quote-missing"]
    known = (stop("residual-missing", "residual"),)
    assert check_quote(replace(EMPTY, quote_problems=known)) == known


def test_a_lump_sum_needs_no_application() -> None:
    view = replace(FINISHED, quote=quote_of("lump-sum", purchase()), quote_problems=(notice("n"),))
    assert codes(check_quote(view)) == ["n", "lump-sum-needs-no-application"]


def test_a_quote_above_the_cap_stops() -> None:
    above = replace(QUOTE, discount_cap=DiscountCap(limit=22_000, worst_benefit=30_000, within=False))
    (problem,) = check_quote(replace(FINISHED, quote=above))
    assert (problem.code, dict(problem.values)) == ("above-discount-cap", {"limit": 22_000, "over_by": 8_000})
    within = replace(QUOTE, discount_cap=DiscountCap(limit=22_000, worst_benefit=3_000, within=True))
    assert check_quote(replace(FINISHED, quote=within)) == ()


def test_every_open_topic_is_named_and_the_fallen_are_said() -> None:
    second = replace(TOPIC, key="late", title="遅れ")
    view = replace(FINISHED, topics=(TOPIC, second), acks=(DONE, replace(ACK, topic="late")), fallen=3)
    found = check_disclosure(view)
    assert [(p.code, p.where, p.stops) for p in found] == [
        ("acknowledgements-fell", "topics", False),
        ("topic-open", "topic:late", True),
    ]
    assert check_disclosure(FINISHED) == ()


def test_without_any_topic_nothing_may_be_applied_for() -> None:
    assert codes(check_disclosure(replace(FINISHED, topics=(), acks=()))) == ["topics-incomplete"]
    assert check_disclosure(EMPTY) == ()


def test_each_field_of_the_application_stands_on_one_page() -> None:
    assert {field.name for field in fields(ApplicantForm)} >= CONSENT_FIELDS
    blank = replace(FINISHED, checked=check(ApplicantForm()))
    first, second = (PURCHASE.step(name).check(blank) for name in ("applicant", CONSENT))
    assert blank.checked is not None
    assert sorted(first + second, key=repr) == sorted(blank.checked.problems, key=repr)
    assert {p.where for p in second} <= CONSENT_FIELDS
    assert codes(PURCHASE.step("applicant").check(EMPTY)) == ["quote-missing"]


def test_a_residual_of_the_sale_is_only_a_quote() -> None:
    kaetoku = quote_of("au-kaetoku", purchase(on="2020-06-15"), Terms(residual=50_500))
    assert check_quote(replace(FINISHED, quote=kaetoku)) == ()
