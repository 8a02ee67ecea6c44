"""The same paper with lines and pages ending elsewhere, and everything that is not: words moved, added, left out, swapped, torn apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from posapp.domain.paper_order import Figure, Heard, Run, Stretch, same

WIDE = 10


def run(words: str, across: float, up: float, page: int = 0) -> Run:
    return Run(words, page, across, up, across + WIDE * len(words), WIDE)


def one(words: str, across: float, up: float, page: int = 0) -> Stretch:
    return (run(words, across, up, page),)


TITLE, NAME = one("見積書", 40, 800), one("花子様", 40, 780)
KEPT, KEPT_AMOUNT = one("返却しない", 40, 700), one("108,000円", 300, 700)
BACK, BACK_AMOUNT = one("返却する", 40, 680), one("72,000円", 300, 680)
LABELS = (run("1回目", 100, 560), run("24回目", 200, 560), run("3,000", 100, 600), run("0円", 200, 600))
CHART = Figure("棒グラフ。1回目3,000円", LABELS)
TEXT = (run("傷みがあるときは、", 40, 500), run("費用がかかります。", 40, 485))
LAST = one("店の名前", 40, 50)
NUMBER = run("1/1ページ", 500, 52)
ISSUED = Heard((TITLE, NAME, KEPT, KEPT_AMOUNT, BACK, BACK_AMOUNT, CHART, TEXT, LAST), (NUMBER,))


def put(across: float, up: float, page: int = 0) -> Callable[[Run], Run]:
    """Somewhere else."""
    return lambda run: replace(run, across=across, up=up, page=page, end=across + run.end - run.across)


def changed(paper: Heard, words: str, how: Callable[[Run], Run]) -> Heard:
    """Each run of these words, read, labelled or not read."""

    def each(runs: Stretch) -> Stretch:
        return tuple(how(run) if run.words == words else run for run in runs)

    flow = tuple(Figure(p.says, each(p.labels)) if isinstance(p, Figure) else each(p) for p in paper.flow)
    return Heard(flow, each(paper.furniture))


def moved(words: str, across: float, up: float, page: int = 0, paper: Heard = ISSUED) -> Heard:
    return changed(paper, words, put(across, up, page))


def spread() -> Heard:
    """The same on two pages: text in three lines, the chart on the second page, where a head repeats the name."""
    text = (run("傷みがある", 40, 500), run("ときは、費用が", 40, 485), run("かかります。", 40, 470))
    chart = replace(CHART, labels=tuple(replace(run, page=1, up=run.up + 100) for run in LABELS[:3]))
    foot = one("店の名前", 40, 50, 1)
    second = tuple(replace(run, page=1, up=run.up + 40) for run in text)
    flow = (TITLE, NAME, KEPT, KEPT_AMOUNT, BACK, BACK_AMOUNT, chart, second, foot)
    head = (run("見積書", 40, 800, 1), run("花子様", 40, 790, 1))
    return Heard(flow, (run("店の名前", 40, 50), run("1/2ページ", 500, 52), *head, run("2/2ページ", 500, 52, 1)))


SPREAD = spread()


def test_the_same_words_in_the_same_order_wherever_lines_and_pages_end() -> None:
    assert same(ISSUED, ISSUED) and same(SPREAD, SPREAD)
    assert same(SPREAD, ISSUED) and same(ISSUED, replace(SPREAD, flow=(*SPREAD.flow[:6], CHART, *SPREAD.flow[7:])))


def test_a_paper_without_words_is_none() -> None:
    empty = Heard((), (NUMBER,))
    assert not same(empty, empty)


def test_other_words_are_not_the_same() -> None:
    for words, other in (("108,000円", "180,000円"), ("店の名前", "店の名"), ("3,000", "30,000"), ("24回目", "24回")):
        assert not same(changed(ISSUED, words, lambda run, other=other: replace(run, words=other)), ISSUED)  # type: ignore[misc]
    assert not same(replace(ISSUED, flow=ISSUED.flow[:-1]), ISSUED)
    assert not same(replace(ISSUED, flow=(*ISSUED.flow, one("無料", 40, 40))), ISSUED)


def test_a_picture_says_what_it_said_and_shows_no_more() -> None:
    def with_chart(chart: Figure) -> Heard:
        return replace(ISSUED, flow=tuple(chart if part is CHART else part for part in ISSUED.flow))

    assert not same(with_chart(replace(CHART, says="棒グラフ。1回目9,000円")), ISSUED)
    assert not same(with_chart(replace(CHART, labels=(*LABELS, LABELS[2]))), ISSUED)
    assert same(with_chart(replace(CHART, labels=(run("1回目", 100, 560),))), ISSUED)
    pieces = tuple(run(letter, 200 + at, 560) for at, letter in enumerate("返却"))
    long = with_chart(replace(CHART, labels=(run("返却", 200, 560),)))
    assert same(with_chart(replace(CHART, labels=pieces)), long), "a label in two pieces"
    assert not same(with_chart(replace(CHART, labels=(run("却返", 200, 560),))), long)
    text = tuple(run(CHART.says, 40, 580) if part is CHART else part for part in ISSUED.flow)
    shown = Heard(tuple(part if isinstance(part, tuple | Figure) else (part,) for part in text), ISSUED.furniture)
    assert not same(shown, ISSUED), "what a picture says, shown as text"
    hidden = tuple(
        Figure("108,000円", one("98,000円", 300, 700)) if part is KEPT_AMOUNT else part for part in ISSUED.flow
    )
    assert not same(replace(ISSUED, flow=hidden), ISSUED), "a text told as if it were a picture"


@pytest.mark.parametrize(
    "given",
    [
        changed(moved("108,000円", 300, 680), "72,000円", put(300, 700)),
        changed(moved("108,000円", 40, 693), "返却しない", put(300, 700)),
        moved("108,000円", 300, 680),
        moved("72,000円", 300, 700),
        moved("72,000円", 300, 440),
        moved("返却する", 40, 720),
        moved("花子様", 40, 640),
        moved("店の名前", 40, 820),
        moved("108,000円", 20, 700),
        moved("24回目", 50, 560),
        moved("0円", 200, 720),
        moved("見積書", 40, 800, 1),
    ],
    ids=str,
)
def test_what_stands_elsewhere_is_not_the_same(given: Heard) -> None:
    assert given != ISSUED and not same(given, ISSUED)


def text_at(across: float, up: float, page: int = 0) -> Heard:
    """The second line of the text elsewhere; on a second page it is not alone."""
    torn = moved("費用がかかります。", across, up, page)
    return moved("店の名前", 40, 500, page, torn) if page else torn


def test_a_text_goes_on_behind_in_the_next_line_or_on_the_next_page() -> None:
    assert same(text_at(130, 500), ISSUED) and same(text_at(60, 482), ISSUED)
    two = replace(text_at(40, 760, 1), furniture=(NUMBER, replace(NUMBER, page=1)))
    assert same(two, ISSUED)


@pytest.mark.parametrize("place", [(40, 400), (240, 500), (240, 485), (40, 515), (20, 500), (40, 300, 1)], ids=str)
def test_a_text_torn_apart_is_not_the_same(place: tuple[int, ...]) -> None:
    assert not same(text_at(*place), ISSUED)


def test_a_taller_cell_lets_the_next_one_begin_higher() -> None:
    row = (
        TITLE,
        one("期限", 40, 700),
        (run("20日までに", 100, 707), run("返すこと", 100, 693)),
        one("次の行", 40, 670),
    )
    flat = (
        TITLE,
        one("期限", 40, 700),
        (run("20日までに", 100, 700), run("返すこと", 160, 700)),
        one("次の行", 40, 670),
    )
    assert same(Heard(row, (NUMBER,)), Heard(flat, (NUMBER,))) and same(Heard(flat, (NUMBER,)), Heard(row, (NUMBER,)))
    lone = changed(Heard(flat, (NUMBER,)), "20日までに", put(100, 710))
    assert not same(changed(lone, "返すこと", put(160, 710)), Heard(flat, (NUMBER,)))


def test_heads_and_feet_repeat_the_paper_around_it_and_nothing_else() -> None:
    def more(*runs: Run) -> bool:
        return same(replace(SPREAD, furniture=(*SPREAD.furniture, *runs)), ISSUED)

    assert more(run("返却する", 40, 795, 1))
    assert not more(run("無料", 40, 795, 1)), "words that the paper does not say"
    assert not more(run("72,000円", 40, 795, 1)), "an amount"
    assert not more(run("返却する", 40, 690)), "in the middle"
    assert more(replace(NUMBER, words="2/2ページ", up=600, page=1)), "a page's number stands anywhere"
    assert more(run("見積書", 40, 400, 2)), "a page with nothing else"


def test_a_foot_is_left_out_of_no_page_and_a_head_is_not_turned_round() -> None:
    without = tuple(run for run in SPREAD.furniture if run.words != "店の名前")
    assert not same(replace(SPREAD, furniture=without), SPREAD)
    turned = changed(SPREAD, "見積書", lambda run: replace(run, up=770) if run.page else run)
    assert not same(turned, SPREAD)
