"""What the papers must carry: 35条の3の2, 35条の3の8 and 規則79条, every figure the quote's own, for every program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posapp.documents import press, reading_back
from posapp.documents.blocks import FigureTable, Framed, SideBySide, Ticks, TopicTable, TotalsFrame
from posapp.documents.faults import PaperFault
from posapp.domain.application import BureauConsents, Housing, PaymentWay, State
from posapp.domain.digest import short_digest
from posapp.domain.facts import date_text, yen_text
from posapp.domain.people import Address, DocumentKind, Guardian
from posapp.domain.program import PlanKind
from posapp.domain.purchase import Terms
from tests.documents import reading
from tests.documents.cases import BUYS, CREDIT, RETURNING, applicant, application, case, case_of, quoted
from tests.documents.reading import squeezed

FIRST = "docomo-okaeshi"
NEEDS = {
    "application": CREDIT,
    "consent": CREDIT,
    "schedule": CREDIT,
    "disclosure": CREDIT,
    "return-guide": RETURNING,
    "formed": CREDIT,
}
MADE = [(kind, name) for kind in press.KINDS for name in NEEDS.get(kind, tuple(BUYS))]


@cache
def printed(kind: str, name: str) -> tuple[str, bytes]:
    pdf = press.draw(press.compose(kind, case(name)))
    return reading.text(pdf), pdf


@pytest.mark.parametrize(("kind", "name"), MADE)
def test_every_paper_of_every_program_can_be_trusted(kind: str, name: str) -> None:
    """Faces embedded, nothing under 8 pt, header and footer data, no trace of an unfilled template."""
    text, pdf = printed(kind, name)
    this = case(name)
    assert all(reading.fonts(pdf).values())
    assert min(reading.sizes(pdf)) >= 8
    for words in (
        this.shop.name,
        this.shop.address,
        this.number,
        this.case_number,
        short_digest(this.quote.digest),
        "見本",
        "オフラインで作成",
    ):
        assert squeezed(words) in text
    assert squeezed(f"規則 {this.quote.program.version}") in text
    assert squeezed(f"印刷 {this.issued_at:%Y-%m-%d %H:%M}") in text
    assert "クーリングオフ" not in text
    assert not set(text) & set("{}[]\ufffd")
    assert "None" not in text and "実質負担" not in text and "実質0円" not in text


@pytest.mark.parametrize("name", BUYS)
def test_quote_shows_what_must_be_shown_before_the_contract(name: str) -> None:
    """35条の3の2: cash price, total, number and period, one rate; dates of the first and the last payment."""
    text, _ = printed("quote", name)
    quote = case(name).quote
    assert "現金販売価格（税込）" in text.replace("(", "（").replace(")", "）")
    assert yen_text(quote.purchase.cash_price) in text
    assert f"{quote.kept.burden:,}円税込" in text
    if name in CREDIT:
        assert f"手数料{yen_text(quote.finance_charge)}・実質年率0%" in text
        assert f"{len(quote.schedule)}回" in text
        assert date_text(quote.schedule[0].due) in text
        assert date_text(quote.schedule[-1].due) in text
    assert "有効期限" in text and "申込みの書面ではありません" in text


@pytest.mark.parametrize("name", RETURNING)
def test_a_lower_total_never_stands_without_the_total_if_kept_and_its_conditions(name: str) -> None:
    paper = press.compose("quote", case(name))
    quote = case(name).quote
    assert quote.best is not None
    frame = reading.blocks_of(paper, TotalsFrame)[0]
    kept, returned = frame.totals
    assert (kept.amount, returned.amount) == (f"{quote.kept.burden:,}", f"{quote.best.burden:,}")
    assert [c.label for c in frame.conditions][:2] == ["期限", "状態"]
    pages = reading.page_texts(printed("quote", name)[1])
    assert f"{quote.kept.burden:,}円税込" in pages[0] and f"{quote.best.burden:,}円税込" in pages[0]
    assert "次のすべてに当てはまるときだけ" in pages[0]


def test_another_programs_lower_total_brings_its_own_conditions() -> None:
    standard = case("softbank-shintoku-standard")
    premium = case("softbank-shintoku-premium")
    text = reading.text(press.draw(press.compose("quote", replace(premium, others=(standard.quote,)))))
    assert squeezed(f"「{standard.quote.program.short_name}」で返却した場合の条件") in text
    assert standard.quote.best is not None
    assert date_text(standard.quote.best.deadline) in text


def test_quote_counts_points_and_says_so() -> None:
    text, _ = printed("quote", "docomo-points")
    assert "90,000円税込" in text and "108,000円税込" in text
    assert "ポイント54,000円分を含みます" in text
    assert "1,500円×36回" in text


@pytest.mark.parametrize(
    ("residual", "said"),
    [
        (4_000, "返却して安くなるのは4,000円だけです。"),
        (0, "返却しても、返却しない場合より安くなりません。"),
        (38_640, ""),
    ],
)
def test_a_return_that_is_worth_little_is_told_on_the_quote(residual: int, said: str) -> None:
    made = quoted(replace(BUYS["au-kaetoku"], terms=Terms(residual=residual)))
    text = reading.text(press.draw(press.compose("quote", replace(case("au-kaetoku"), quote=made))))
    assert squeezed(said) in text
    assert ("使い続ける方法とくらべてお選びください" in text) is bool(said)


@pytest.mark.parametrize("name", CREDIT)
def test_disclosure_carries_every_topic_with_its_ticks(name: str) -> None:
    text, _ = printed("disclosure", name)
    this = case(name)
    for topic, ack in zip(this.topics, this.acks, strict=True):
        assert squeezed(topic.headline) in text
        assert squeezed(topic.paper) in text
        assert ack.explained_at is not None and f"{ack.explained_at:%H:%M}" in text
        if topic.asks:
            assert squeezed(topic.ask) in text and squeezed(topic.right) in text
    assert "説明佐藤" in text


def test_disclosure_never_answers_for_the_customer() -> None:
    this = case(FIRST)
    fallen = replace(this, acks=())
    paper = press.compose("disclosure", fallen)
    tables = reading.blocks_of(paper, TopicTable)
    topics = [t for table in tables for t in table.topics]
    assert topics and not any(t.answer or t.explained or t.understood or t.time for t in topics)


def test_acknowledgements_of_another_quote_do_not_count() -> None:
    this = case(FIRST)
    paper = press.compose("disclosure", replace(this, acks=case("docomo-points").acks))
    assert not any(t.understood for b in reading.blocks_of(paper, TopicTable) for t in b.topics)


@pytest.mark.parametrize("name", CREDIT)
def test_application_carries_what_the_contract_document_must(name: str) -> None:
    """規則79条 by its numbers; dates of both contracts stay blank until it forms."""
    text, _ = printed("application", name)
    this, quote = case(name), case(name).quote
    creditor = quote.program.operator.creditor
    assert creditor is not None
    device = quote.purchase.device
    must = [
        this.shop.name, this.shop.address, this.shop.phone, creditor.name, creditor.address, creditor.phone,  # 1, 9
        "契約の成立日", "売買契約（販売店）", "個別信用購入あっせん契約（立替払事業者）",  # 2
        device.full_name, "1台", "引渡しの時期", "契約が成立した日",  # 3, 4, delivery
        "頭金", yen_text(quote.purchase.down_payment), f"{len(quote.schedule)}回", "支払総額（税込）",  # 5, 8, total
        "支払いを止める", "残りを一度に", "20日以上", "遅延損害金", "解除と交換", "商品の不具合", "条件となる購入",  # 10-16
        "返却の特約", "実質年率", "0%", "口座振替（見本銀行末尾4567）", "申込日", "受付（契約は未成立）",
    ]  # fmt: skip
    plain = text.replace("(", "（").replace(")", "）")
    for words in must:
        assert squeezed(words).replace("(", "（").replace(")", "）") in plain, words
    for payment in (quote.schedule[0], quote.schedule[-1]):
        assert yen_text(payment.amount) in text and date_text(payment.due) in text
    for clause in quote.program.words.special_terms:
        assert squeezed(clause.head) in text
    assert "今日は空欄です" in text


@pytest.mark.parametrize("name", CREDIT)
def test_application_total_is_price_and_charge(name: str) -> None:
    quote = case(name).quote
    paper = press.compose("application", case(name))
    left = reading.blocks_of(paper, SideBySide)[0].left[0]
    assert isinstance(left, FigureTable)
    cells = {row.cells[0]: row.cells[1] for row in left.rows}
    total = quote.purchase.down_payment + quote.amount_financed + quote.finance_charge
    assert cells["支払総額（税込）"] == yen_text(total)


def test_late_damages_are_dated() -> None:
    assert "支払期日が2020年3月30日までの分は年6%、その後の分は年3%" in printed("application", FIRST)[0]
    assert "（年3%。法律の改定で変わります）" in printed("application", "softbank-shintoku-standard")[0].replace(
        "(", "（"
    ).replace(")", "）")
    far = replace(case("softbank-shintoku-standard").regulation, late_rates_set_until=date(2025, 3, 31))
    text = reading.text(
        press.draw(press.compose("application", replace(case("softbank-shintoku-standard"), regulation=far)))
    )
    assert "2025年3月31日より後の分は未定" in text


def test_short_form_asks_for_no_income() -> None:
    text, _ = printed("application", "docomo-plain-36")
    assert "年収" not in text
    assert "年収420万円" in printed("application", FIRST)[0]


def test_a_minor_has_a_guardian_who_signs_too() -> None:
    this = case(FIRST)
    guardian = Guardian(name="髙橋 一郎", relation="父", phone="090-1111-1111", pays=True)
    form = application(this.quote, this.issued_at, guardian=guardian)
    text = reading.text(press.draw(press.compose("application", replace(this, application=form))))
    for words in ("髙橋一郎（父・お支払いも）", "090-1111-1111", "保護者として内容を確かめ、この申込みに同意します。"):
        assert words in text.replace("(", "（").replace(")", "）")


@pytest.mark.parametrize("name", CREDIT)
def test_consents_stand_alone_with_their_time_and_periods(name: str) -> None:
    text, _ = printed("consent", name)
    law = case(name).regulation
    for words in (
        f"照会の日から{law.bureau_inquiry_months}か月間",
        f"{law.bureau_contract_years}年以内",
        f"{law.bureau_arrears_years}年間",
    ):
        assert words in text
    assert text.count("14:25") >= 4
    assert "申込書とは別の書面" in text


def test_a_consent_not_given_is_not_ticked() -> None:
    this = case(FIRST)
    assert this.application is not None
    partly = BureauConsents(inquiry=this.issued_at)
    open_case = replace(this, application=replace(this.application, consents=partly, pledge=False))
    framed = reading.blocks_of(press.compose("consent", open_case), Framed)[0]
    boxes = framed.blocks[1]
    assert isinstance(boxes, Ticks)
    ticks = boxes.items
    assert [t.ticked for t in ticks] == [True, False, False, False]
    none = replace(this, application=replace(this.application, consents=BureauConsents()))
    text = reading.text(press.draw(press.compose("application", none)))
    assert "1つずつ記録しました" not in text
    assert "同意した日" in reading.text(press.draw(press.compose("consent", none)))


@pytest.mark.parametrize("name", CREDIT)
def test_schedule_lists_every_instalment_and_its_running_sum(name: str) -> None:
    quote = case(name).quote
    paper = press.compose("schedule", case(name))
    table = reading.blocks_of(paper, FigureTable)[0]
    rows = [row.cells for row in table.rows]
    assert len(rows) == len(quote.schedule)
    paid = quote.purchase.down_payment - quote.purchase.points.down_payment
    for payment, cells in zip(quote.schedule, rows, strict=True):
        paid += payment.amount
        assert cells[0] == str(payment.number)
        assert cells[2] == date_text(payment.due)
        assert cells[3] == f"{payment.amount:,}"
        assert cells[-2] == f"{paid:,}"
    assert paid == quote.kept.cash
    marked = [cells[-1] for cells in rows if "残価" in cells[-1]]
    assert len(marked) == (1 if quote.program.plan.kind is PlanKind.RESIDUAL else 0)


@pytest.mark.parametrize("name", RETURNING)
def test_return_guide_has_the_quotes_own_figures(name: str) -> None:
    text, _ = printed("return-guide", name)
    quote = case(name).quote
    assert quote.best is not None
    for words in (
        date_text(quote.best.deadline),
        f"{quote.best.burden:,}",
        f"{quote.kept.burden:,}",
        "03-0000-0000",
        "初期化する",
    ):
        assert words in text
    later = [o for o in quote.sound() if o.possible and o.month > quote.best.month]
    for outcome in later:
        assert f"{outcome.burden:,}" in text


def test_return_guide_says_from_when_a_broken_device_brings_nothing() -> None:
    text, _ = printed("return-guide", FIRST)
    assert "2021年12月からは、補償で料金が下がるときを除き、壊れた端末では特典を使えません" in text
    assert text.count("使えません") == 7  # months 30 to 35, and the sentence
    assert "107,000" in text


def test_no_surcharge_is_invented_where_only_the_assessor_knows() -> None:
    text, _ = printed("return-guide", "sony-zanka-2y")
    assert "査定で決まります" in text and "壊れているとき単位" not in text
    assert "22,000" not in text


def test_a_month_of_two_figures_stands_in_one_line_where_no_column_for_damage_takes_the_room() -> None:
    paper = press.compose("return-guide", case_of(replace(BUYS["sony-zanka-1y"], on=date(2022, 10, 27))))
    first = reading_back.read(press.draw(paper)).pages[0]
    assert [s.up for s in first if s.text.endswith("月まで")] == [s.up for s in first if s.text == "2023年"] != []


@pytest.mark.parametrize(
    ("kind", "name", "detail"),
    [("disclosure", "lump-sum", "topics"), ("application", "lump-sum", "application"), ("return-guide", "docomo-plain-36", "returns"),
     ("schedule", "lump-sum", "credit")],
)  # fmt: skip
def test_a_paper_without_its_matter_is_refused(kind: str, name: str, detail: str) -> None:
    with pytest.raises(PaperFault) as caught:
        press.compose(kind, replace(case(name), topics=()) if kind == "disclosure" else case(name))
    assert (caught.value.code, caught.value.detail) == ("paper-needs", detail)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(PaperFault) as caught:
        press.compose("poem", case(FIRST))
    assert caught.value.code == "paper-kind-unknown"


@pytest.mark.parametrize("kind", press.KINDS)
def test_hard_people_are_printed_whole(kind: str) -> None:
    """100-character names, characters beyond the BMP, markup, four-line addresses, empty optional fields."""
    this = case(FIRST)
    name = ("𠮷野家<b>" * 17)[:100]
    address = Address(
        postal="100-0001", area="東京都千代田区", town="見本町" * 10, street="1-2-3" * 6, building="見本ハイツ" * 12
    )
    person = replace(applicant(), family=name, given="㈱①", address=address)
    assert this.application is not None
    form = replace(this.application, person=person, work=replace(this.application.work, employer="", phone=""))
    hard = replace(
        this,
        application=form,
        addressee=person.name,
        staff="",
        case_number="",
        offline=False,
        sample=False,
        copy_mark="shop",
    )
    paper = press.compose(kind, hard)
    assert press.problems(paper) == ()
    text = reading.text(press.draw(paper))
    assert squeezed(name) in text
    assert "オフライン" not in text
    if kind == "application":
        assert squeezed(address.line) in text


def test_a_name_that_no_face_has_is_told_before_printing() -> None:
    paper = press.compose("quote", replace(case(FIRST), addressee="\ue123 花子"))
    assert [(p.code, p.where) for p in press.problems(paper)] == [("glyph-missing", "header.addressee")]


def test_every_word_of_the_tables_has_its_paper() -> None:
    this = case(FIRST)
    assert this.application is not None
    for kind in DocumentKind:
        form = replace(this.application, document=replace(this.application.document, kind=kind, last_digits=""))
        assert press.compose("application", replace(this, application=form)).blocks
    for housing in Housing:
        assert this.application.household is not None
        form = replace(
            this.application,
            household=replace(this.application.household, housing=housing, savings=500000, income=4205000),
        )
        assert "預貯金 50万円" in reading.dump(press.compose("application", replace(this, application=form)))
    for way in PaymentWay:
        form = replace(
            this.application, method=replace(this.application.method, way=way, institution="", last_digits="")
        )
        assert press.compose("application", replace(this, application=form)).blocks
    for state in State:
        assert press.compose("application", replace(this, state=state)).blocks


@pytest.mark.parametrize("kind", press.KINDS)
def test_the_large_edition_has_no_small_type(kind: str) -> None:
    pdf = press.draw(press.enlarged(press.compose(kind, case(FIRST))))
    assert min(reading.sizes(pdf)) >= 14


GOLDEN = [*((kind, FIRST) for kind in press.KINDS), *(("quote", name) for name in BUYS if name != FIRST)]


@pytest.mark.parametrize(("kind", "name"), GOLDEN)
def test_papers_read_as_committed(kind: str, name: str, root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    assert reading.dump(press.compose(kind, case(name))) == (root / f"tests/data/papers/{kind}-{name}.txt").read_text(
        "utf-8"
    )


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_name_is_printed_or_refused_with_its_reason(name: str) -> None:
    paper = press.compose("quote", replace(case(FIRST), addressee=name))
    found = press.problems(paper)
    if found:
        assert {p.code for p in found} <= {"glyph-missing", "text-control", "text-direction"}
        with pytest.raises(PaperFault):
            press.draw(paper)
    else:
        assert press.draw(paper).startswith(b"%PDF")
    assert press.from_json(press.to_json(paper)) == paper


@pytest.mark.parametrize(
    ("kind", "said", "plainly"),
    [
        ("disclosure", "までに買い替え、傷みがないとき", "までに返却し、傷みがないとき"),
        ("schedule", "までに買い替え、傷みがないときに支払不要になる回", "までに返却し、傷みがないとき"),
        ("formed", "に買い替えと返却が終わり、", "に返却と査定が終わり、"),
        ("return-guide", "までに買い替えて返すと、", "までに返すと、"),
        ("return-guide", "返し方（買い替えて返す）", "返し方\n"),
    ],
)
def test_where_the_benefit_needs_the_next_device_no_total_stands_without_it(kind: str, said: str, plainly: str) -> None:
    anew, plain = (reading.dump(press.compose(kind, case(name))) for name in ("au-kaetoku", "docomo-okaeshi"))
    bare = anew.replace("*", "")
    assert said in bare and plainly not in bare
    assert "買い替え" not in plain and plainly in plain.replace("*", "")


def test_a_form_printed_after_the_acceptance_bears_its_day_instead_of_boxes() -> None:
    this = replace(case("softbank-shintoku-standard"), state=State.FORMED)
    assert this.formed_on is not None
    text = reading.dump(press.compose("application", this)).replace("*", "")
    assert "今日は空欄です" not in text and text.count(date_text(this.formed_on)) >= 2 and "状態 成立" in text
