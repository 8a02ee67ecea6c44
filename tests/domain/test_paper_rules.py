"""Each kind of rule kept and broken on words at their places; spaces and pages do not hide anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posapp.domain.paper_rules import PaperRule, PaperText, Span, Want, lint

RULE = PaperRule(key="rule", title="決まり", article="法1条", want=Want.PRESENT, any=("支払総額",))


def paper(*pages: tuple[Span, ...], kind: str = "quote") -> PaperText:
    return PaperText(kind, "Q-1", "00" * 32, pages)


def words(*texts: str, size: float = 12) -> tuple[Span, ...]:
    return tuple(Span(text, 40, 700 - 20 * at, size) for at, text in enumerate(texts))


def code(rule: PaperRule, given: PaperText) -> str:
    (verdict,) = lint((rule,), given)
    assert verdict.rule is rule
    return "" if verdict.problem is None else verdict.problem.code


def told(rule: PaperRule, given: PaperText) -> dict[str, object]:
    (verdict,) = lint((rule,), given)
    assert verdict.problem is not None
    return dict(verdict.problem.values)


def test_words_may_be_drawn_in_pieces_and_on_any_page() -> None:
    assert code(RULE, paper(words("別"), words("支 払", "総額"))) == ""
    assert code(RULE, paper(words("支払の額"))) == "lint-missing"
    assert told(RULE, paper()) == {"title": "決まり", "article": "法1条"}


def test_a_rule_looks_at_its_own_papers_only_and_not_where_it_does_not_hold() -> None:
    own = replace(RULE, papers=frozenset({"application"}), unless=("一括",))
    assert lint((own,), paper(words("何もない"))) == ()
    assert lint((own,), paper(words("一括払い"), kind="application")) == ()
    assert code(own, paper(words("何もない"), kind="application")) == "lint-missing"


def test_what_may_not_stand_is_told_with_its_page() -> None:
    rule = replace(RULE, want=Want.ABSENT, any=(r"月利\d", "アドオン"))
    assert code(rule, paper(words("実質年率0%"))) == ""
    assert told(rule, paper(words("よい"), words("月利", "1%"))) == {
        "title": "決まり", "article": "法1条", "page": 2, "found": "月利1",
    }  # fmt: skip


@pytest.mark.parametrize(("size", "expected"), [(8.0, ""), (7.996, ""), (7.9, "lint-too-small")])
def test_letters_have_their_size(size: float, expected: str) -> None:
    rule = replace(RULE, want=Want.SIZE, any=(), least=8.0)
    given = paper((Span(" ", 0, 0, 1), Span("小さい", 0, 0, size)))
    assert code(rule, given) == expected


def test_one_value_only() -> None:
    rule = replace(RULE, want=Want.ONE, any=(r"実質年率([\d.]+)%",))
    assert code(rule, paper(words("実質年率0%", "実質年率0%"))) == ""
    assert told(rule, paper(words("実質年率0%", "実質年率7.5%")))["found"] == "0・7.5"
    assert code(rule, paper(words("率はない"))) == ""


def test_what_must_stand_beside_stands_on_the_same_page() -> None:
    rule = replace(RULE, want=Want.BESIDE, any=("実質",), beside=("期限|まで", "査定"))
    assert code(rule, paper(words("実質1円", "月末まで", "査定のあと"))) == ""
    assert code(rule, paper(words("何もない"))) == ""
    found = told(rule, paper(words("実質1円", "月末まで"), words("査定")))
    assert (found["page"], found["missing"]) == (1, "査定")
    assert told(rule, paper(words("実質1円", "査定")))["missing"] == "期限"


LABELS = replace(RULE, want=Want.NOT_WEAKER, any=("返却した場合",), beside=("返却しない場合",))


def totals(kept: float | None, returned: float, *, far: float = 0) -> tuple[Span, ...]:
    """Two labels side by side with an amount below each; ``far`` moves the kept amount down."""
    spans = [Span("返却した場合", 300, 700, 12), Span("72,000", 330, 660, returned)]
    if kept is not None:
        spans += [Span("返却しない 場合", 50, 700, 12), Span("108,000円", 80, 660 - far, kept)]
    return tuple(spans)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (totals(28, 28), ""),
        (totals(30, 28), ""),
        (totals(14, 28), "lint-weaker"),
        (totals(None, 28), "lint-weaker"),
        (totals(28, 28, far=200), "lint-weaker"),
        ((Span("返却した場合は、次のとおりです", 0, 700, 12), Span("1", 0, 690, 12)), ""),
        ((Span("返却した場合", 0, 700, 12),), ""),
    ],
)
def test_the_total_if_kept_is_never_weaker(page: tuple[Span, ...], expected: str) -> None:
    assert code(LABELS, paper(page)) == expected


def test_totals_on_two_pages_are_not_side_by_side() -> None:
    both = totals(28, 28)
    assert told(LABELS, paper(both[2:], both[:2]))["page"] == 2


@pytest.mark.parametrize(
    ("pattern", "said", "kept"),
    [
        ("総額.*?\\d円.*?まで", "総額は1円、月末まで", True),
        ("総額.*?\\d円.*?まで", "月末まで、総額は1円", False),
        ("総額.*での", "この総額です。店での", True),
        ("総額.*での", "店での総額", False),
    ],
)
def test_words_in_an_order_stand_in_that_order(pattern: str, said: str, kept: bool) -> None:
    assert (code(replace(RULE, any=(pattern,)), paper(words(said))) == "") is kept


@pytest.mark.parametrize("said", ["総額1円" * 40_000, "1" * 200_000, "総額" * 100_000])
def test_words_made_to_harm_keep_no_rule_busy(said: str) -> None:
    """Searched as one pattern each of them would take hours, and this run would not end."""
    rule = replace(RULE, any=("総額.*?\\d円.*?(月末日|\\d日).*?まで",), unless=("一括.*での",))
    assert code(rule, paper(words(said))) == "lint-missing"
    assert code(LABELS, paper(totals(28, 28) * 2_000)) == ""
