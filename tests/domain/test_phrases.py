"""Phrases of two languages: what fits a pattern, what is said, and every way in which a phrase can be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.phrasebook import Figures, Marked, Phrasebook, Reference, Unsaid, plain
from posapp.domain.phrases import Phrase, broken

FIGURES = Figures(
    yen="¥{n}", date="{day} {month} {year}", month="{month} {year}", third="{third} {month}",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    thirds=("early", "mid", "late"), to=" to ", comma=", ", capitals=True,
)  # fmt: skip
NAMES = {"スマホおかえし": "Sumaho Okaeshi", "au": "au", "au（KDDI）": "au (KDDI)", "本体": "body", "甲社": "Ko Inc."}
TEXTS = {
    "頭金 {yen}を含みます。": "includes the down payment of {yen}.",
    "{n}回すべて払う": "all {n} {n|payment|payments}",
    "{n}か月ごとに{yen}増える": "rises by {yen} every {n|month|{n} months}",
    "{date}[[（{n}か月目）]]まで": "by {date}[[ (month {n})]]",
    "[[{month}の]]お知らせ": "notice[[ of {month}]]",
    "{known}を使う": "with {known}",
    "{known}は{yen}": "{known} is {yen}",
    "はい。": "yes.",
    "いいえ。": "no.",
    "{text}：{typed}": "{text}: {typed}",
    "色": "colour",
    "形": "shape",
    "{list}を選ぶ": "choose {list}",
    "{dots}のみ": "only {dots}",
    "{free} 様": "{free}",
    "{man}": "{man}",
    "{month}": "{month}",
    "{n}年{bare}〜{moon}": "{bare} to {moon} {n}",
    "{span}回目": "Nos. {span}",
    "{known}へ。": "To {known}.",
    "注：{sentence}": "note: {sentence}",
    "{free}台": "{free} units",
    "{known}台": "{known} pieces",
    "一行\n二行": "one line",
}


def book(**more: object) -> Phrasebook:
    given = Phrasebook(
        tag="xx", name="試験語", figures=FIGURES, names=NAMES,
        reference=Reference(tag="reference", sentence="only", meta="of", notes=("note",)),
        phrases={
            "texts": tuple(Phrase(ja, other) for ja, other in TEXTS.items()),
            "Cell": (Phrase("色", "hue"), Phrase("円", "")),
        },
    )  # fmt: skip
    return replace(given, **more)  # type: ignore[arg-type]


def said(text: str | Marked, *places: str, by: Phrasebook | None = None) -> Marked:
    marked = ((text, False),) if isinstance(text, str) else text
    found = (by or book()).say(marked, *places)
    assert not isinstance(found, Unsaid), found
    return found


@pytest.mark.parametrize(
    ("ja", "other"),
    [
        ("頭金 9,000円を含みます。", "Includes the down payment of ¥9,000."),
        ("頭金 +9,000円を含みます。", "Includes the down payment of +¥9,000."),
        ("1回すべて払う", "All 1 payment"),
        ("36回すべて払う", "All 36 payments"),
        ("1か月ごとに3,000円増える", "Rises by ¥3,000 every month"),
        ("2か月ごとに3,000円増える", "Rises by ¥3,000 every 2 months"),
        ("2021年6月30日（24か月目）まで", "By 30 Jun 2021 (month 24)"),
        ("2021年6月30日まで", "By 30 Jun 2021"),
        ("お知らせ", "Notice"),
        ("2021年6月のお知らせ", "Notice of Jun 2021"),
        ("2019年8月下旬のお知らせ", "Notice of late Aug 2019"),
        ("スマホおかえしを使う", "With Sumaho Okaeshi"),
        ("スマホおかえしは0円", "Sumaho Okaeshi is ¥0"),
        ("auは0円", "au is ¥0"),
        ("au（KDDI）は0円", "Au (KDDI) is ¥0"),
        ("本体", "Body"),
        ("au", "au"),
        ("はい。いいえ。", "Yes. No."),
        ("はい。\nいいえ。", "Yes.\nNo."),
        ("はい。　いいえ。", "Yes. No."),
        ("色：赤", "Colour: 赤"),
        ("色：形", "Colour: shape"),
        ("色、形、auを選ぶ", "Choose colour, shape, au"),
        ("色・形のみ", "Only colour, shape"),
        ("髙橋 花子 様", "髙橋 花子"),
        ("420万円", "¥4,200,000"),
        ("2019年8月上旬", "early Aug 2019"),
        ("2021年4〜7月", "Apr to Jul 2021"),
        ("1〜3・5回目", "Nos. 1 to 3, 5"),
        ("甲社へ。", "To Ko Inc."),
        ("注：はい。", "Note: yes."),
        ("本体台", "Body pieces"),
        ("2台", "2 units"),
        ("一行\n二行", "One line"),
        ("Xperia 1 64GB", "Xperia 1 64GB"),
        ("", ""),
    ],
)
def test_a_text_is_said_as_its_phrase_names_and_figures_are(ja: str, other: str) -> None:
    assert plain(said(ja)) == other


def test_a_place_has_its_own_words_first_and_as_they_are_written() -> None:
    assert plain(said("色", "Cell")) == "hue"
    assert plain(said("色", "Other", "Cell")) == "hue"
    assert plain(said("円", "Cell")) == ""
    assert plain(said("形", "Cell")) == "Shape"


def test_a_language_without_capitals_begins_as_it_is_written() -> None:
    without = book(figures=replace(FIGURES, capitals=False))
    assert plain(said("1回すべて払う", by=without)) == "all 1 payment"


def test_bold_words_stay_bold_and_no_others() -> None:
    marked = (("頭金 ", False), ("9,000円", True), ("を含みます。", False), ("はい。", True))
    assert said(marked) == (("Includes the down payment of ", False), ("¥9,000", True), (". ", False), ("Yes.", True))
    assert said((("スマホおかえし", True), ("は", True), ("0円", True))) == (("Sumaho Okaeshi is ¥0", True),)
    assert said((("髙橋", True), (" 様", False))) == (("髙橋", True),)


@pytest.mark.parametrize(
    ("ja", "missing"),
    [
        ("知らない文。", ("知らない文。",)),
        ("はい。知らない文。これも。", ("知らない文。", "これも。")),
        ("はい。\n知らない行", ("知らない行",)),
        ("知らない：赤", ("知らない：赤",)),
        ("色、知らないを選ぶ", ("色、知らないを選ぶ",)),
        ("知らないを使う", ("知らないを使う",)),
        ("かっこ（はい。いいえ。）", ("かっこ（はい。いいえ。）",)),
    ],
)
def test_what_has_no_phrase_is_named_and_never_guessed(ja: str, missing: tuple[str, ...]) -> None:
    assert book().say(((ja, False),)) == Unsaid(missing)
    assert not book().has(ja)
    assert book().has("はい。")


@given(st.text(alphabet="はい。いえ、・（）「」\n　円1A", max_size=12))
def test_any_text_is_said_or_named(ja: str) -> None:
    found = book().say(((ja, False),))
    assert isinstance(found, tuple) or found.texts


def test_a_book_without_names_knows_none() -> None:
    assert book(names={}).say((("スマホおかえしを使う", False),)) == Unsaid(("スマホおかえしを使う",))


@pytest.mark.parametrize(
    ("ja", "other", "fault"),
    [
        ("{yen}です", "{yen}", ""),
        ("{n}回", "{n|time|times}", ""),
        ("[[{n}回]]", "[[{n} times]]", ""),
        ("{yenです", "{yen}", "phrase-braces"),
        ("{yen}です", "{yen}}", "phrase-braces"),
        ("[[{yen}です", "{yen}", "phrase-braces"),
        ("{yen}です", "{yen|a}", "phrase-braces"),
        ("{euro}です", "{euro}", "phrase-kind"),
        ("{yen}です", "yes", "phrase-holes"),
        ("{yen}です", "{yen} {date}", "phrase-holes"),
        ("{yen}と{yen}", "{yen}", "phrase-holes"),
        ("{yen}と{yen2}", "{yen} {yen2}", ""),
        ("[[{yen}]]です", "{yen}", "phrase-stretches"),
        ("[[{yen}]]{date}", "{yen} [[{date}]]", "phrase-stretches"),
    ],
)
def test_a_phrase_that_is_not_the_same_on_both_sides_is_broken(ja: str, other: str, fault: str) -> None:
    assert broken(Phrase(ja, other)) == fault
