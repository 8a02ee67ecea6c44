"""Reasons of a refusal as customers take them home: every one that the rules can give, none that concerns staff alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.refusals import RefusalWords
from posapp.catalog.sentences import Sentences
from posapp.domain.problem import stop
from posapp.flows.intake import REFUSING

RULES = ("handin", "assessment", "intake", "outcome")
_STOPS = re.compile(r'stop\(\s*"([a-z-]+)"')
FOR_STAFF = frozenset(
    {
        "deduction-missing", "deduction-without-reason", "finding-not-of-device", "part-not-of-device", "no-benefit",
        "returned-before-bought", "usage-fee-above-limit", "usage-fee-missing",
    }
)  # fmt: skip
"""What staff put right themselves: wrong entries, figures not in the list, contracts that were never taken for a return."""


@cache
def words() -> RefusalWords:
    return RefusalWords.load(resources.root(), Sentences.load(resources.root()))


def test_every_reason_that_the_rules_can_give_is_told_to_the_customer() -> None:
    folder = Path(__file__).resolve().parents[2] / "posapp" / "domain"
    given = {code for name in RULES for code in _STOPS.findall((folder / f"{name}.py").read_text("utf-8"))}
    assert given - FOR_STAFF <= words().codes
    assert words().codes >= REFUSING
    assert not FOR_STAFF & words().codes


def test_a_reason_is_the_problems_own_sentence_unless_another_is_written() -> None:
    told = words().told(stop("surcharge-not-below-remaining", "remaining", surcharge=20_000, remaining=18_000))
    assert told is not None and told.text == (
        "故障時の料金20,000円が残りのお支払い18,000円以上になるため、特典を使えません。"
    )
    assert told.cure == "傷みを直して、期間の中に返却すると使えます。"
    other = words().told(stop("not-owner", "owner"))
    assert other is not None and other.text == "お持ちになった方が、契約のご本人ではありませんでした。"


@pytest.mark.parametrize("code", sorted(FOR_STAFF))
def test_what_concerns_staff_alone_is_not_told(code: str) -> None:
    assert words().told(stop(code, "x")) is None


def test_each_is_said_to_a_customer_in_whole_polite_sentences() -> None:
    for code in words().codes:
        told = words().told(stop(code, "x"))
        assert told is not None
        for part in (told.text, told.cure):
            assert part.endswith("。") and not re.search(
                r"[A-Za-z]{2,}|お客さま|ご案内|{|}", part.replace("IMEI", "")
            ), code
