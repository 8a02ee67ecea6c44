"""The topics of 重要事項説明: the shipped ones filled for every program and situation, and wrong files refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from posapp.catalog.loader import load
from posapp.catalog.topics import TopicBook, known_flags, load_topics
from posapp.domain.disclosure import ShownTopic, applies, flags_of, shown_topics
from posapp.domain.facts import LAW_FACT_NAMES, facts_of, law_facts
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Points, Purchase, StepAmount, Terms
from posapp.domain.quote import Quote, build_quote

CATALOG = Path(__file__).parents[2] / "resources" / "catalog"
PRICE = 108_000
NAMES = {"watch": "Apple Watch Series 9", "tablet": "iPad Pro", "pixel-watch": "Google Pixel Watch"}

catalog = cache(lambda: load(CATALOG))
book = cache(lambda: load_topics(CATALOG / "disclosure"))


def program(id: str) -> Program:
    found = catalog().versions(id)
    return found[0]


def terms(of: Program, price: int) -> Terms:
    """Amounts that fit: a third as residual, or two steps that add up."""
    if of.plan.kind is PlanKind.RESIDUAL:
        return Terms(residual=price // 3)
    if of.plan.kind is PlanKind.STEPS:
        first, last = of.plan.step_ends[0], of.plan.payments
        later = price // (2 * last)
        early, rest = divmod(price - later * (last - first), first)
        assert rest == 0, "the test's price must divide"
        return Terms(
            steps=(
                StepAmount(first=1, last=first, amount=early),
                StepAmount(first=first + 1, last=last, amount=later),
            ),
            usage_fee=5_000,
        )
    return Terms()


def quote(
    id: str, *, price: int = PRICE, category: str = "", cover: str | None = None, repairs: int = 0,
    points: Points | None = None, fee: int | None = 5_000, on: date | None = None,
) -> Quote:  # fmt: skip
    of = program(id)
    kind = category or of.categories[0]
    used = points or Points()
    bought = Purchase(
        on=on or of.valid_from, device=Device(name=NAMES.get(kind, "見本"), category=kind), cash_price=price,
        down_payment=used.down_payment, points=used, cover=cover, repairs_used=repairs,
    )  # fmt: skip
    how = terms(of, price - used.down_payment)
    if of.plan.kind is PlanKind.STEPS:
        how = replace(how, usage_fee=fee)
    found = build_quote(of, bought, how, catalog().law.on(bought.on))
    assert isinstance(found, Quote), found
    return found


@cache
def quotes() -> tuple[Quote, ...]:
    """Every program, category and cover; with and without points; cheap ones; unknown fees."""
    return tuple(_quotes())


def _quotes() -> Iterator[Quote]:
    for of in catalog().programs:
        covers = [None, "none", *(cover.id for cover in of.assessment.covers)]
        for kind, cover, repairs in product(of.categories, covers, (0, 2)):
            yield quote(of.id, category=kind, cover=cover, repairs=repairs)
        yield quote(of.id, fee=None)
        yield quote(of.id, price=36_000)
        yield quote(of.id, points=Points(down_payment=12_000))
        yield quote(of.id, points=Points(down_payment=0, instalments=14_400))
        if of.valid_until is None:
            yield quote(of.id, on=date(2027, 6, 15))


SITUATIONS = [
    {"line": line, "window_payment": window, "offline": offline, **who}
    for line, window, offline in product((True, False), repeat=3)
    for who in ({}, {"minor": True}, {"minor": True, "guardian_pays": True}, {"senior": True})
]


def facts(of: Quote) -> dict[str, str | None]:
    return facts_of(of) | law_facts(catalog().law.on(of.purchase.on), of)


def shown(of: Quote, **situation: bool) -> tuple[ShownTopic, ...]:
    return shown_topics(book().topics, flags_of(of, **situation), facts(of))


def width(text: str) -> float:
    """Full-width characters."""
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text) / 2


def texts(topic: ShownTopic) -> tuple[str, ...]:
    return (topic.headline, topic.lead, *topic.points, topic.paper, topic.ask, *topic.choices)


def test_the_shipped_topics_have_no_mistake() -> None:
    assert book().mistakes == ()
    assert book().complete


def test_law_facts_have_the_names_they_promise() -> None:
    assert set(law_facts(catalog().law.on(date(2019, 6, 1)), quote("docomo-okaeshi"))) == LAW_FACT_NAMES


def test_every_topic_fills_for_every_quote_and_situation() -> None:
    used = set()
    for of in quotes():
        known = facts(of)
        for situation in SITUATIONS:
            flags = flags_of(of, **situation)
            topics = shown_topics(book().topics, flags, known)
            used |= {topic.key for topic in topics}
            if of.program.plan.kind is PlanKind.LUMP:
                assert topics == ()
                continue
            assert 8 <= len(topics) <= 18, (of.program.id, situation, [t.key for t in topics])
            assert len({t.title for t in topics}) == len(topics)
            for topic in topics:
                assert topic.lead and topic.points and topic.paper
                assert not any(mark in text for text in texts(topic) for mark in "{}[]")
    # These two have their own tests: no shipped program needs them.
    assert used == {topic.key for topic in book().topics} - {"usage-fee", "no-benefit"}


def test_topics_are_short_enough_for_the_screen_and_the_paper() -> None:
    for of in quotes():
        for topic in shown(of, minor=True, guardian_pays=True, offline=True, window_payment=True):
            assert width(topic.title) <= 14
            assert width(topic.headline) <= 21.5, topic.headline
            assert width(topic.lead) <= 56, topic.lead
            assert all(width(point) <= 108 for point in topic.points), topic.points
            assert topic.paper.count("。") <= 4 and width(topic.paper) <= 143, topic.paper


def test_a_usual_docomo_sale_has_the_fourteen_topics_of_the_picture() -> None:
    of = quote("docomo-okaeshi", on=date(2021, 6, 15), cover="none")
    assert [topic.title for topic in shown(of)] == [
        "売買と立替払いは別の契約", "信用情報の照会と登録", "お支払いの始まりと回数", "お支払いが遅れたとき", "回線を解約したとき",
        "譲渡・名義変更", "返却の条件と期限", "返却しなかったとき", "故障・破損があるとき", "データとロックの解除", "返却後は戻せないこと",
        "支払いを止められる場合", "クーリング・オフについて", "個人情報と反社会的勢力",
    ]  # fmt: skip


def test_the_three_costly_questions_are_asked_of_every_return_program() -> None:
    for of in quotes():
        asked = [topic for topic in shown(of) if topic.asks]
        if not flags_of(of) >= {"returns"}:
            assert asked == []
            continue
        assert [topic.picture for topic in asked] == ["deadline", "kept", "damage"]
        for topic in asked:
            assert len(topic.choices) >= 2 and topic.choices.count(topic.right) == 1
        known = facts(of)
        assert asked[0].right == known["last_deadline"]
        assert asked[1].right == known["kept_total"]
        assert asked[2].right == (known["surcharge"] if known["surcharge"] else "最後の支払い時")


def test_figures_of_the_worked_example_stand_in_the_words() -> None:
    by_key = {topic.key: topic for topic in shown(quote("docomo-okaeshi", on=date(2021, 6, 15), cover="none"))}
    assert by_key["kept"].headline == "返却しないと、総額は108,000円です"
    assert by_key["damage-or-water"].lead == "このときの故障時利用料は、20,000円（不課税）です。"
    assert by_key["damage-or-water"].points[1:] == (
        "ケータイ補償サービスなら2,000円です。今回の補償は「加入しない」です。",
        "30か月目（2023年12月）からは、補償で料金が下がるときを除き、故障があると特典を使えません。残りのお支払いが料金以下になるためです。",
    )
    assert by_key["deadline"].lead == "2023年6月30日までに返却すると、総額は72,000円です。"
    assert by_key["deadline"].choices == ("2021年8月31日", "2024年5月31日", "2024年7月31日")
    assert "24回払い・26か月" in by_key["okaeshi-after-return"].points[0]
    assert "6か月間" in by_key["bureau"].points[0] and "5年間" in by_key["bureau"].points[1]
    assert "20日以上" in by_key["late"].points[1]


def test_late_damages_follow_the_due_dates() -> None:
    def late(of: Quote) -> str:
        return next(topic for topic in shown(of) if topic.key == "late").points[0]

    assert late(quote("docomo-okaeshi", on=date(2019, 6, 15))) == (
        "支払期日の翌日から、遅れた額に年6%（支払期日が2020年3月31日からの分は年3%）の遅延損害金がかかります。"
    )
    assert late(quote("au-kaetoku", on=date(2021, 6, 15))) == (
        "支払期日の翌日から、遅れた額に年3%の遅延損害金がかかります。翌日から数えて15日以内に払えば、かかりません。"
    )
    assert late(quote("docomo-plain-36", on=date(2027, 6, 15))).endswith(
        "2029年3月31日より後の支払期日の分は、率が変わることがあります。"
    )


def test_a_first_payment_that_differs_is_named() -> None:
    def amounts(of: Quote) -> str:
        return next(topic for topic in shown(of) if topic.key == "billing").points[0]

    assert amounts(quote("docomo-okaeshi")) == "毎月のお支払いは3,000円です。"
    assert amounts(quote("docomo-okaeshi", price=108_010)) == "毎月のお支払いは3,000円です。1回目だけ3,010円です。"
    assert amounts(quote("au-kaetoku", points=Points(instalments=14_400))) == (
        "毎月のお支払いは3,130円（14,400ポイントを充てる前）です。1回目だけ3,140円です。最後の24回目は残価の36,000円です。"
    )


def test_the_payment_stop_is_said_on_both_sides_of_the_floor() -> None:
    def stop(of: Quote) -> str:
        return next(topic for topic in shown(of) if topic.key == "payment-stop").lead

    assert stop(quote("docomo-okaeshi")) == "総額が108,000円なので、店に問題があれば、解決までお支払いを止められます。"
    assert stop(quote("docomo-okaeshi", price=36_000)) == (
        "総額が36,000円と40,000円に満たないため、お支払いは止められません。"
    )
    # What points pay is part of the total: 28,800 yen in cash and 14,400 points make 43,200.
    paid_in_points = quote("docomo-okaeshi", price=43_200, points=Points(instalments=14_400))
    assert stop(paid_in_points).startswith("総額が43,200円なので")


def test_special_terms_belong_to_their_program() -> None:
    def keys(id: str) -> set[str]:
        return {topic.key for topic in shown(quote(id), line=True)}

    special = {
        "docomo-okaeshi": {"okaeshi-after-return"},
        "au-kaetoku": {"kaetoku-choices", "deadline-with-purchase", "transfer-paid-first", "not-given-back"},
        "softbank-shintoku-standard": {"shintoku-one-year-forward", "shintoku-assessment", "transfer-ends-program"},
        "softbank-shintoku-premium": {"shintoku-early", "shintoku-assessment", "transfer-ends-program"},
        "softbank-shintoku-value": {"shintoku-assessment", "transfer-ends-program"},
        "sony-zanka-2y": {"zanka-choices", "damage-by-assessor", "deadline-of-notice"},
        "sony-zanka-1y": {"zanka-choices", "damage-by-assessor", "deadline-of-notice"},
    }
    every = set().union(*special.values())
    for id, wanted in special.items():
        assert keys(id) & every == wanted, id
    for id in ("docomo-plain-36", "au-plain-36", "softbank-plain-48"):
        assert not any(topic.asks for topic in shown(quote(id)))


def test_situations_add_their_topics() -> None:
    of = quote("docomo-okaeshi")

    def added(**situation: bool) -> set[str]:
        return {t.key for t in shown(of, **situation)} ^ {t.key for t in shown(of)}

    assert added(minor=True) == {"minor"}
    assert added(minor=True, guardian_pays=True) == {"minor-guardian-pays"}
    assert added(senior=True) == {"senior"}
    assert added(offline=True) == {"offline"}
    assert added(window_payment=True) == {"billing", "billing-at-window"}
    assert added(line=False) == {"line-ended"}


def test_a_quote_without_any_possible_return_says_so() -> None:
    # Points pay for the whole device: nothing is left that could fall away.
    of = quote("docomo-okaeshi", points=Points(instalments=PRICE))
    assert of.best is None
    keys = {topic.key for topic in shown(of)}
    assert "no-benefit" in keys and not keys & {"kept", "deadline", "damage-or-water", "data-and-locks"}


def test_a_made_up_operator_gets_the_general_topics() -> None:
    of = quote("docomo-okaeshi")
    other = replace(of, program=replace(of.program, id="made-up", operator=replace(of.program.operator, key="made-up")))
    keys = {topic.key for topic in shown(other)}
    assert {"deadline", "damage", "not-given-back", "transfer"} <= keys
    charging = replace(other.program.windows[0], charges_usage_fee=True)
    with_fee = replace(other, program=replace(other.program, windows=(charging,)), terms=Terms(usage_fee=3_300))
    assert "利用料3,300円" in next(t for t in shown(with_fee) if t.key == "usage-fee").lead


def test_each_topic_names_its_law_and_ends_politely() -> None:
    polite = re.compile(r"(です|ます|ません|ください|でした|ました|ましょう)。$")
    for topic in book().topics:
        assert topic.law and topic.group and re.fullmatch(r"\d{4}-\d{2}-\d{2}", topic.version)
        for text in (topic.lead, *topic.points, topic.paper):
            assert polite.search(text.rstrip("]")), text


# --- wrong files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue with one good file of topics."""
    for name in ("programs", "operators"):
        shutil.copytree(CATALOG / name, tmp_path / name)
    (tmp_path / "disclosure").mkdir()
    (tmp_path / "disclosure" / "10-good.toml").write_text(FILE + ENTRY, "utf-8")
    return tmp_path


FILE = 'group = "見本"\n[[sources]]\ntitle = "見本"\nread_on = 2026-11-21\n'
ENTRY = """[[topics]]
key = "one"
version = 2026-11-21
title = "見本の項目"
headline = "見本です"
lead = "総額は{kept_total}です。"
points = ["見本です。"]
paper = "見本です。"
when = ["credit", "!line", "program:docomo-okaeshi", "operator:au", "plan:equal"]
law = "見本"
question = { ask = "総額は。", right = "{kept_total}", wrong = ["0円"] }
"""


def read(folder: Path, old: str, new: str) -> TopicBook:
    text = FILE + ENTRY.replace('key = "one"', 'key = "two"')
    assert old in text
    (folder / "disclosure" / "20-wrong.toml").write_text(text.replace(old, new), "utf-8")
    return load_topics(folder / "disclosure")


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('key = "two"', 'key = "one"', "key-elsewhere", "topics[0].key"),
        ('title = "見本の項目"', 'title = "見本の項目の名前がとても長いとき"', "title-long", "topics[0].title"),
        ('points = ["見本です。"]', 'points = ["あ。", "い。", "う。", "え。"]', "too-many-points", "topics[0].points"),
        ("{kept_total}です", "{kept_sum}です", "unknown-fact", "topics[0].lead"),
        ("{kept_total}です", "{kept_totalです", "bad-template", "topics[0].lead"),
        ('"見本です。"]', '"[[見本です。"]', "bad-template", "topics[0].points[0]"),
        ('ask = "総額は。"', 'ask = "{nothing}"', "unknown-fact", "topics[0].question.ask"),
        ('right = "{kept_total}"', 'right = "{nothing}"', "unknown-fact", "topics[0].question.right"),
        ('wrong = ["0円"]', 'wrong = ["{nothing}"]', "unknown-fact", "topics[0].question.wrong[0]"),
        ('wrong = ["0円"]', 'wrong = ["{kept_total}"]', "wrong-is-right", "topics[0].question.wrong[0]"),
        ('"credit"', '"creditt"', "unknown-flag", "topics[0].when[0]"),
        ('"operator:au"', '"operator:nobody"', "unknown-flag", "topics[0].when[3]"),
        ('"credit", "!line"', '"line", "!line"', "contrary-flags", "topics[0].when[0]"),
        ("version = 2026-11-21", "version = 3", "not-a-date", "topics[0].version"),
        ('law = "見本"', "", "missing-key", "topics[0].law"),
        ('law = "見本"', 'law = "見本"\nlow = 1', "unknown-key", "topics[0].low"),
        ('group = "見本"', "group = ", "not-toml", ""),
    ],
)
def test_a_wrong_file_is_refused_and_the_others_stay(folder: Path, old: str, new: str, code: str, key: str) -> None:
    found = read(folder, old, new)
    assert [(m.code, m.file, m.key) for m in found.mistakes] == [(code, "disclosure/20-wrong.toml", key)]
    assert found.mistakes[0].what and not re.search(r"\{[a-z]", found.mistakes[0].mend)
    assert [topic.key for topic in found.topics] == ["one"]
    assert not found.complete


def test_a_key_twice_in_one_file_is_refused(folder: Path) -> None:
    twice = FILE + ENTRY.replace('"one"', '"two"') * 2
    (folder / "disclosure" / "20-wrong.toml").write_text(twice, "utf-8")
    assert [(m.code, m.key) for m in load_topics(folder / "disclosure").mistakes] == [("repeated", "topics[1].key")]


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    found = load_topics(tmp_path / "disclosure")
    assert found.topics == () and [m.code for m in found.mistakes] == ["no-topics"]


def test_a_topic_may_do_without_a_question(folder: Path) -> None:
    text = FILE + ENTRY.replace('"one"', '"two"').partition("question")[0].replace("!line", "line")
    (folder / "disclosure" / "20-more.toml").write_text(text, "utf-8")
    found = load_topics(folder / "disclosure")
    assert found.complete and found.topics[1].question is None
    assert applies(
        found.topics[1], frozenset(["credit", "line", "program:docomo-okaeshi", "operator:au", "plan:equal"])
    )


def test_flags_name_programs_by_their_files() -> None:
    flags = known_flags(CATALOG)
    assert {"program:softbank-shintoku-premium", "operator:sony", "plan:steps", "credit"} <= flags
    assert {f"program:{id}" for id in catalog().ids} <= flags
