"""重要事項 by hand: every topic that a real sale can bring up stands on the checklist, with blanks where its figures are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.disclosure import Question, Topic, flags_of, shown_topics
from posapp.domain.facts import facts_of, law_facts
from posapp.domain.outage_topics import hand_topics
from posapp.domain.program import PlanKind
from tests.documents.cases import BUYS, CREDIT, case, topic_book
from tests.documents.outages import kit_case

DAYS = {name: BUYS[name].on for name in CREDIT}


def headline(text: str) -> str:
    """What of a headline stands before its first figure."""
    return text.split("{")[0].split("[[")[0]


@pytest.mark.parametrize("name", CREDIT)
@pytest.mark.parametrize(
    "who", [{}, {"senior": True}, {"minor": True, "guardian_pays": True}, {"window_payment": True, "line": False}]
)
def test_nothing_that_a_sale_must_explain_is_missing(name: str, who: dict[str, bool]) -> None:
    quote = case(name).quote
    made = hand_topics(kit_case(DAYS[name]), kit_case(DAYS[name]).programs)
    law = kit_case(DAYS[name]).regulation
    shown = shown_topics(
        topic_book().topics, flags_of(quote, offline=True, **who), facts_of(quote) | law_facts(law, quote)
    )
    heads = {topic.key: headline(topic.headline) for topic in topic_book().topics}
    for topic in shown:
        found = [hand for hand in made if hand.headline.startswith(heads[topic.key])]
        assert any(not hand.programs or quote.program.id in {p.id for p in hand.programs} for hand in found), topic.key
        assert not topic.asks or any(hand.question for hand in found), topic.key


def test_large_print_is_promised_by_a_kit_that_has_it_alone() -> None:
    def said(large: int) -> str:
        case = kit_case()
        lines = tuple(replace(line, large=large) for line in case.lines)
        made = hand_topics(replace(case, lines=lines), case.programs)
        return next(words for hand in made if hand.only == ("senior",) for _, words in hand.said)

    assert said(1).startswith("65歳以上のお客さまには、大きな文字の書面で、時間をかけてご説明します。")
    assert said(0).startswith("65歳以上のお客さまには、時間をかけてご説明します。")


def test_figures_are_blank_and_the_laws_are_not() -> None:
    made = hand_topics(kit_case(), kit_case().programs)
    whole = "".join(hand.headline + hand.question + "".join(words for _, words in hand.said) for hand in made)
    assert not set("{}[]") & set(whole)
    assert "40,000円以上の契約" in whole and "20日以上" in whole and "65歳以上" in whole and "20歳未満" in whole
    assert (
        "＿＿＿年＿＿月＿＿日" in whole
        and "＿＿か月目" in whole
        and "＿＿＿＿円" in whole
        and "＿＿＿＿ポイント" in whole
    )
    assert "108,000" not in whole


def test_those_with_a_question_come_first_and_one_heading_is_one_topic() -> None:
    made = hand_topics(kit_case(), kit_case().programs)
    asks = [bool(hand.question) for hand in made]
    assert asks == sorted(asks, reverse=True) and any(asks)
    others = [hand.headline for hand in made if not hand.question]
    assert len(others) == len(set(others)) or len({(h.headline, h.only) for h in made}) >= len(set(others))
    joined = next(hand for hand in made if len(hand.said) > 1)
    assert len(joined.programs) == sum(len(group) for group, _ in joined.said)


def test_what_no_program_in_force_can_bring_up_is_left_out() -> None:
    case_ = kit_case()
    only = tuple(program for program in case_.programs if program.operator.key == "au")
    heads = {hand.headline for hand in hand_topics(case_, only)}
    assert "返却すると、端末も契約も戻せません" not in heads
    assert hand_topics(case_, ()) == ()
    lump = tuple(program for program in case_.programs if program.plan.kind is PlanKind.LUMP)
    assert lump and hand_topics(case_, lump) == ()


def topic(**more: object) -> Topic:
    given: dict[str, object] = {
        "key": "t", "version": "1", "group": "g", "title": "t", "headline": "{creditor}へ払います", "lead": "", "points": (),
        "paper": "[[{bureau}に]]{operator}の{surcharge_name}は{surcharge}、{last_month}まで。", "when": ("credit",),
    }  # fmt: skip
    return Topic(**(given | more))  # type: ignore[arg-type]


def test_words_of_one_operator_name_it_and_of_several_do_not() -> None:
    case_ = replace(
        kit_case(date(2020, 3, 10)),
        topics=(
            topic(),
            topic(
                key="u",
                when=("credit", "operator:au", "returns"),
                question=Question(ask="いつですか", right="", wrong=()),
            ),
        ),
    )
    own, every = hand_topics(case_, case_.programs)
    assert (own.headline, own.question, own.programs[0].operator.key) == ("KDDI株式会社へ払います", "いつですか", "au")
    assert own.said[0][1] == f"auの{own.programs[0].assessment.surcharge_name}は＿＿＿＿円、＿＿か月目まで。"
    assert (every.headline, every.programs) == ("立替払事業者へ払います", ())
    assert every.said[0][1] == "事業者の故障時の料金は＿＿＿＿円、＿＿か月目まで。"


def test_situations_that_a_kit_never_leads_to_are_left_out() -> None:
    case_ = replace(
        kit_case(),
        topics=(
            topic(when=("credit", "no-benefit")),
            topic(key="u", when=("credit", "!charge")),
            topic(key="v", when=("!returns",), headline="x"),
        ),
    )
    made = hand_topics(case_, case_.programs)
    assert [hand.headline for hand in made] == ["立替払事業者へ払います", "x"]
    assert all(not program.returns for program in made[1].programs)
