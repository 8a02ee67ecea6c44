"""重要事項説明 as values: which topics apply, and what makes an acknowledgement stand or fall."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from posapp import resources
from posapp.catalog.topics import load_topics
from posapp.domain.disclosure import (
    FLAG_NAMES,
    Acknowledgement,
    Question,
    Topic,
    applies,
    choose,
    explain,
    fallen,
    flags_of,
    send_back,
    shown_topics,
    standing,
    understand,
)  # fmt: skip
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.purchase import Terms
from tests.domain.samples import KAETOKU, OKAESHI, law, purchase, quote_of
from tests.domain.test_worked_tables import CASES

AT = datetime(2019, 6, 15, 5, 0, tzinfo=UTC)
TOPIC = Topic(
    key="kept", version="2026-11-21", group="g", title="t", headline="{kept_total}", lead="l",
    points=("p", "[[{residual}]]"), paper="w", when=("returns", "!residual"),
    question=Question(ask="いくら", right="{kept_total}", wrong=("0円", "{return_total}", "{kept_total}")),
)  # fmt: skip
QUOTE = quote_of(OKAESHI, purchase())
(SHOWN,) = shown_topics([TOPIC], flags_of(QUOTE), facts_of(QUOTE))
BLANK = Acknowledgement(topic="kept", version="2026-11-21", digest=QUOTE.digest)


def test_the_flags_of_a_sale() -> None:
    plain = flags_of(QUOTE)
    assert plain == {
        "program:docomo-okaeshi", "operator:docomo", "plan:equal", "line", "credit", "returns",
    }  # fmt: skip
    kaetoku = quote_of(KAETOKU, purchase(on="2020-06-15", points=1_000, cover="keitai-hosho"), Terms(residual=50_500))
    assert {"residual", "points", "cover", "late-grace", "plan:residual"} <= flags_of(kaetoku)
    said = flags_of(
        QUOTE, minor=True, guardian_pays=True, senior=True, window_payment=True, offline=True, line=False
    )  # fmt: skip
    assert {"minor", "guardian-pays", "senior", "window-payment", "offline", "no-line"} <= said
    assert "line" not in said
    assert {"usage-fee"} <= flags_of(quote_of(*CASES["shintoku-premium"]))
    assert {"by-assessor", "charge"} <= flags_of(quote_of(*CASES["zanka-2y-rate"]))
    assert "credit" not in flags_of(quote_of("lump-sum", purchase()))
    assert {flag for flag in plain | said if ":" not in flag} <= FLAG_NAMES


def test_which_topics_apply() -> None:
    assert applies(TOPIC, frozenset({"returns"}))
    assert not applies(TOPIC, frozenset({"returns", "residual"}))
    assert not applies(TOPIC, frozenset())
    assert shown_topics([TOPIC], frozenset(), {}) == ()


def test_a_topic_shows_this_quotes_figures() -> None:
    assert (SHOWN.headline, SHOWN.points, SHOWN.asks) == ("108,000円", ("p",), True)
    assert (SHOWN.right, SHOWN.choices) == ("108,000円", ("0円", "72,000円", "108,000円"))
    (plain,) = shown_topics([replace(TOPIC, question=None)], flags_of(QUOTE), facts_of(QUOTE))
    assert (plain.asks, plain.choices) == (False, ())


@pytest.mark.parametrize("name", CASES)
def test_the_shipped_topics_can_be_shown_for_every_kind_of_quote(name: str) -> None:
    book = load_topics(resources.root() / "catalog" / "disclosure")
    id, bought, terms = CASES[name]
    quote = quote_of(id, bought, terms)
    for people in ({}, {"minor": True, "guardian_pays": True, "offline": True, "line": False}):
        flags = flags_of(quote, **people)
        shown = shown_topics(book.topics, flags, facts_of(quote) | law_facts(law(bought.on), quote))
        assert bool(shown) is (id != "lump-sum")
        for topic in shown:
            assert topic.right in topic.choices or not topic.asks
            assert len(set(topic.choices)) == len(topic.choices) != 1


def test_nothing_is_understood_before_it_was_explained_and_answered() -> None:
    assert understand(BLANK, SHOWN, AT) == BLANK
    explained = explain(BLANK, by="佐藤", at=AT)
    assert not understand(explained, SHOWN, AT).done
    wrong = choose(explained, SHOWN, "0円", AT)
    assert (wrong.explained_at, wrong.answered_right) == (None, False)
    again = choose(explain(wrong, by="佐藤", at=AT), SHOWN, "108,000円", AT)
    assert [answer.right for answer in again.answers] == [False, True]
    done = understand(again, SHOWN, AT)
    assert done.done and done.understood_at == AT
    back = send_back(done)
    assert (back.done, back.sent_back, back.explained_at, len(back.answers)) == (False, True, None, 2)
    assert not explain(back, by="佐藤", at=AT).sent_back


def test_a_topic_without_a_question_needs_only_the_explanation() -> None:
    plain = replace(SHOWN, ask="", choices=(), right="")
    assert understand(explain(BLANK, by="佐藤", at=AT), plain, AT).done


def test_acknowledgements_fall_with_the_quote_and_with_the_text() -> None:
    done = replace(BLANK, explained_at=AT, understood_at=AT)
    assert standing([done], [SHOWN], QUOTE.digest) == (done,)
    assert standing([done], [SHOWN], "other") == (replace(BLANK, digest="other"),)
    newer = replace(SHOWN, version="2027-01-01")
    assert not standing([done], [newer], QUOTE.digest)[0].done
    assert fallen([done, replace(BLANK, topic="late")], "other") == 1
    assert fallen([done], QUOTE.digest) == 0
    assert standing([], [SHOWN], QUOTE.digest) == (BLANK,)
