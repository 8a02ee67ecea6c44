"""The facts of a quote as words: what they say for each kind of plan, and that templates are filled from them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from posapp.domain.facts import (
    FACT_NAMES,
    LAW_FACT_NAMES,
    facts_at,
    facts_of,
    fill,
    law_facts,
    names_in,
    rate_text,
    refused_from,
    regular_payment,
)  # fmt: skip
from posapp.domain.purchase import Device, Terms
from posapp.domain.regulation import LateRate
from tests.domain.samples import (
    OKAESHI,
    PREMIUM,
    SONY_2Y,
    VALUE,
    law,
    purchase,
    quote_of,
    steps,
)  # fmt: skip
from tests.domain.test_worked_tables import CASES

OKAESHI_QUOTE = quote_of(OKAESHI, purchase())


@pytest.mark.parametrize("name", CASES)
def test_every_quote_has_every_fact_and_no_other(name: str) -> None:
    id, bought, terms = CASES[name]
    quote = quote_of(id, bought, terms)
    assert set(facts_of(quote)) == FACT_NAMES
    assert set(law_facts(law(bought.on), quote)) == LAW_FACT_NAMES
    assert FACT_NAMES.isdisjoint(LAW_FACT_NAMES)


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_of_a_program_can_be_filled_from_its_quotes(name: str) -> None:
    id, bought, terms = CASES[name]
    quote = quote_of(id, bought, terms)
    facts = facts_of(quote)
    words = quote.program.words
    clauses = (*words.panel, *words.conditions, *words.special_terms)
    for text in (*words.card, *words.cautions, *(c.text for c in clauses), *(e.text for e in quote.program.ends)):
        filled = fill(text, facts)
        assert not set("{}[]") & set(filled)


def test_the_facts_of_the_worked_example() -> None:
    facts = facts_of(OKAESHI_QUOTE)
    expected = {
        "kept_total": "108,000円", "return_total": "72,000円", "monthly": "3,000円", "best_month": "24か月目",
        "best_calendar": "2021年6月", "best_deadline": "2021年6月30日", "waived_best": "36,000円",
        "waived_count_best": "12", "waived_max": "36,000円", "waived_from": "25", "waived_to": "36", "always_due": "24",
        "first_month": "2か月目", "last_month": "35か月目", "last_deadline": "2022年5月31日", "step_up": "3,000円",
        "surcharge": "20,000円", "surcharge_with_cover": "2,000円", "damaged_total": "92,000円",
        "refused_from_month": "30か月目", "refused_from_calendar": "2021年12月", "apr": "0%", "points": None,
        "residual": None, "purchase_date": "2019年6月15日",
    }  # fmt: skip
    assert {key: facts[key] for key in expected} == expected


def test_the_facts_of_other_plans() -> None:
    kaetoku = facts_of(quote_of(*CASES["kaetoku-points"]))
    assert (kaetoku["residual"], kaetoku["monthly"], kaetoku["points"]) == ("50,500円", "2,500円", "9,000ポイント")
    assert (kaetoku["resplit_payments"], kaetoku["resplit_monthly"]) == ("24", "2,104円")
    sony = facts_of(quote_of(*CASES["zanka-2y"]))
    assert (sony["surcharge"], sony["refused_from_month"], sony["notice_month"]) == (None, None, "22か月目")
    premium = facts_of(quote_of(*CASES["shintoku-premium"]))
    assert (premium["usage_fee"], premium["first_step_end"], premium["second_step_start"]) == ("12,100円", "12", "13")
    plain = facts_of(quote_of("docomo-plain-36", purchase()))
    assert (plain["return_total"], plain["surcharge"], plain["first_step_end"]) == (None, None, None)
    lump = facts_of(quote_of("lump-sum", purchase()))
    assert (lump["monthly"], lump["creditor"]) == ("108,000円", None)


def test_the_regular_payment_counts_what_points_pay() -> None:
    assert regular_payment(quote_of(*CASES["kaetoku-points"])) == 2_500
    assert regular_payment(quote_of(*CASES["okaeshi-remainder"])) == 3_000


def test_the_rate_in_words() -> None:
    assert rate_text(OKAESHI_QUOTE) == "0%"
    assert rate_text(quote_of(*CASES["plain-36-rate"])).endswith("%")
    assert rate_text(replace(OKAESHI_QUOTE, apr=Decimal("4.9815"))) == "4.9815%"


def test_a_cover_that_lowers_the_fee_is_named_and_the_cheapest_wins() -> None:
    iphone = Device(name="iPhone 15", category="phone")
    terms = steps((1, 12, 900), (13, 48, 3_800))
    bought = purchase(on="2024-04-10", price=147_600, device=iphone, cover="none")
    facts = facts_of(quote_of(VALUE, bought, terms))
    assert (facts["surcharge"], facts["surcharge_with_cover"]) == ("22,000円", "12,980円")
    phone = replace(bought, device=Device(name="Xperia 1 V", category="phone"))
    facts = facts_of(quote_of(VALUE, phone, terms))
    assert facts["surcharge_with_cover"] == "0円"
    covered = facts_of(quote_of(VALUE, replace(phone, cover="anshin-next"), terms))
    assert (covered["surcharge"], covered["surcharge_with_cover"]) == ("0円", None)


def test_from_which_month_damage_refuses() -> None:
    found = refused_from(OKAESHI_QUOTE)
    assert found is not None and found.month == 30
    assert refused_from(quote_of(OKAESHI, purchase(price=1_080_000), Terms())) is None
    assert refused_from(quote_of(*CASES["zanka-2y"])) is None
    # Refused in between only: what is possible again later does not count.
    dear = purchase(on="2024-04-10", price=147_600, cover="anshin")
    premium = quote_of(PREMIUM, dear, steps((1, 12, 900), (13, 48, 3_800), usage_fee=12_100))
    later = refused_from(premium)
    assert later is not None and later.month > 24


def test_a_damage_that_is_refused_in_the_best_month_has_no_total() -> None:
    tiny = quote_of(OKAESHI, purchase(price=36_000))
    facts = facts_of(tiny)
    assert facts["damaged_total"] is None and facts["refused_from_month"] is not None


def test_templates() -> None:
    facts: dict[str, str | None] = {"a": "1", "b": None}
    assert fill("x{a}[[・{b}]][[＋{a}]]", facts) == "x1＋1"
    with pytest.raises(ValueError, match="no fact b"):
        fill("{b}", facts)
    with pytest.raises(KeyError):
        fill("{c}", facts)
    assert names_in("{a}[[{b}]]") == {"a", "b"}


def test_the_laws_facts() -> None:
    facts = law_facts(law(date(2019, 6, 15)), OKAESHI_QUOTE)
    assert facts["late_rate"] == "年6%（支払期日が2020年3月31日からの分は年3%）"
    assert (facts["stoppable_total"], facts["unstoppable_total"]) == ("108,000円", None)
    assert (facts["adult_age"], facts["late_rate_until"], facts["per_line"]) == ("20", None, "2")
    small = law_facts(law(date(2024, 4, 10)), quote_of("docomo-plain-36", purchase(on="2024-04-10", price=36_000)))
    assert (small["stoppable_total"], small["unstoppable_total"], small["late_rate"]) == (None, "36,000円", "年3%")
    lump = law_facts(law(date(2019, 6, 15)), quote_of("lump-sum", purchase(down_payment=1_000)))
    assert (lump["bureau"], lump["late_grace_days"], lump["down_payment_paid"]) == (None, None, "1,000円")
    odd = law_facts(law(date(2019, 6, 15)), quote_of(OKAESHI, purchase(price=108_035)))
    assert odd["first_other"] == "3,035円"
    sony = law_facts(law(date(2019, 6, 15)), quote_of(SONY_2Y, purchase(), Terms(residual=43_200)))
    assert sony["cod_days"] == "3"
    far = quote_of("docomo-plain-36", purchase(on="2028-06-15"))
    assert law_facts(law(date(2028, 6, 15)), far)["late_rate_until"] == "2029年3月31日"
    late = replace(law(date(2019, 6, 15)), late_rates=(LateRate(due_from=date(2030, 1, 1), rate=Decimal("2.5")),))
    assert law_facts(late, OKAESHI_QUOTE)["late_rate"] == "年2.5%"


def test_what_the_contract_offers_and_the_purchase_has_not_opened_is_named() -> None:
    bare, covered = quote_of(*CASES["shintoku-premium-no-cover"]), quote_of(*CASES["shintoku-premium"])
    assert (facts_of(bare)["closed_windows"], facts_of(covered)["closed_windows"]) == ("早トク", None)
    assert facts_of(quote_of(*CASES["shintoku-standard"]))["closed_windows"] is None


def test_the_guarded_fee_and_the_always_due_part() -> None:
    premium = law_facts(law(date(2024, 4, 10)), quote_of(*CASES["shintoku-premium"]))
    assert premium["fee_guard_to"] == "24"
    standard = law_facts(law(date(2022, 3, 10)), quote_of(*CASES["shintoku-standard"]))
    assert (standard["always_due_until"], standard["always_due_period"]) == ("2024年3月31日", "25")


def test_a_dearer_month_has_its_own_total_and_deadline_and_any_other_those_of_the_best() -> None:
    quote, usual = OKAESHI_QUOTE, facts_of(OKAESHI_QUOTE)
    best = quote.best
    assert best is not None
    assert facts_at(quote, None) == facts_at(quote, best.month) == usual
    later = facts_at(quote, 30)
    assert (later["return_total"], later["best_month"], later["waived_count_best"]) == ("90,000円", "30か月目", "6")
    assert {name for name in FACT_NAMES if later[name] != usual[name]} == {
        "return_total", "best_month", "best_calendar", "best_deadline", "waived_best", "waived_count_best"
    }  # fmt: skip
    assert facts_at(quote, 36) == usual


def test_what_comes_with_a_device_is_named_by_its_kind() -> None:
    terms = steps((1, 12, 1_110), (13, 48, 1_910))
    watch = purchase("2024-01-10", 82_080, device=Device(name="見本の時計", category="watch"))
    fold = purchase("2024-01-10", 82_080, device=Device(name="ThinkPad X1 Fold", category="acpc"))
    banded, bare = quote_of(VALUE, watch, terms), quote_of(VALUE, fold, terms)
    assert facts_of(banded)["accessories"] == "購入時のバンド" and facts_of(bare)["accessories"] is None
    assert [text for text in banded.asked("standard") if "バンド" in text] == ["購入時のバンドも渡すこと"]
    assert len(bare.asked("standard")) == len(banded.asked("standard")) - 1
    assert bare.asked("sooner") == () and bare.asked(None) == ()


def test_a_cover_is_an_exception_only_where_one_takes_the_device() -> None:
    terms = steps((1, 12, 1_110), (13, 48, 1_910))
    none = facts_of(
        quote_of(VALUE, purchase("2024-01-10", 82_080, device=Device(name="Lenovo 14e", category="acpc")), terms)
    )
    some = facts_of(
        quote_of(VALUE, purchase("2024-01-10", 82_080, device=Device(name="見本のPC", category="pc")), terms)
    )
    assert none["refused_from_month"] and none["unless_covered"] == "" and none["some_cover"] is None
    assert some["refused_from_month"] and some["unless_covered"] == "補償で料金が下がるときを除き、"
    assert some["some_cover"] == "補償"
