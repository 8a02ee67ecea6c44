"""端末回収受付書・査定結果 and 古物台帳: every figure the rules' own, nothing taken in that may not be, rows as the law asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from posapp.documents import press
from posapp.documents.blocks import Body, FigureTable, SideBySide, SignatureBox, Ticks, TotalsRow
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.pictures import DeviceDrawing
from posapp.domain.digest import digest_of, short_digest
from posapp.domain.facts import yen_text
from posapp.domain.intake import NO_NUMBER, DamageMark, DeviceNumber, IntakeCase, Restriction, Side, settle
from posapp.domain.ledger import LedgerRow
from posapp.domain.people import DocumentKind
from tests.documents import reading
from tests.documents.intakes import CORRECTION, PERSON, RETURNS, intake, ledger_case, receipt_case, row, sound, worked
from tests.documents.reading import squeezed


def receipt_text(case: IntakeCase) -> str:
    return reading.text(press.draw(press.compose_intake(case)))


@cache
def worked_pdf() -> bytes:
    return press.draw(press.compose_intake(worked()))


def tables(paper: Paper) -> tuple[FigureTable, FigureTable, FigureTable]:
    """Findings, surcharge, payments; the findings stand alone or beside the drawing."""
    *drawn, money = reading.blocks_of(paper, SideBySide)
    findings = drawn[0].left[0] if drawn else reading.blocks_of(paper, FigureTable)[0]
    left, right = money.left[0], money.right[0]
    assert isinstance(findings, FigureTable) and isinstance(left, FigureTable) and isinstance(right, FigureTable)
    return findings, left, right


def yen(words: str) -> int:
    return int(words.removesuffix("円").replace(",", ""))


# --- the receipt


def test_the_worked_case_is_accounted_for_to_the_yen() -> None:
    _, charge, payments = tables(press.compose_intake(worked()))
    assert [r.cells for r in charge.rows] == [
        ("料金表の行", "本体・補償なし"),
        ("故障時利用料（不課税）", "20,000円"),
        ("残り（21〜36回目）", "48,000円"),
        ("残りのほうが多いので", "特典あり"),
        ("支払不要（25〜36回目）", "36,000円"),
        ("差し引きで減る額", "16,000円"),
    ]
    assert [r.cells for r in payments.rows] == [
        ("1〜18回目", "54,000円", "期日を過ぎた回"),
        ("19〜20回目", "6,000円", "2021年2・3月末"),
        ("21〜24回目", "12,000円", "2021年4〜7月末"),
        ("25〜36回目", "0円", "支払不要"),
        ("故障時利用料", "20,000円", "別にご請求"),
        ("合計", "92,000円", "〜2021年7月31日"),
    ]


def test_the_worked_case_is_read_back_from_one_page() -> None:
    text = reading.text(worked_pdf())
    assert len(reading.page_texts(worked_pdf())) == 1
    for words in (
        "髙橋 花子 様", "35歳・会社員", "〒100-0001 東京都千代田区見本町4-5-6 見本ハイツ203", "運転免許証の提示", "末尾 1234",
        "K-2021-000087", "Xperia 1 64GB ブラック 1台", "49-015420-323751-8", "20か月目", "2021年2月20日 11:05",
        "対価は、支払不要の36,000円です", "ガラスが割れている・ひびがある", "108,000円", "92,000円", "R-210220-0007",
        "C-190615-003", "古物商許可 東京都公安委員会", "第000000000000号", "受付 佐藤", "査定 11:24 鈴木", "見本", "お客さま控え",
        "1〜3を確かめ、端末を引き渡します。", "支払いは24回目・2021年7月31日までです。", "オフラインで作成",
        short_digest(digest_of(worked().intake)),
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert not set(text) & set("{}[]\ufffd") and "None" not in text


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        ("customer", "返却の証明です。保管してください。"),
        ("shop", "店舗の記録です。端末と一緒に保管します。"),
        ("", "返却の証明です。保管してください。"),
    ],
)
def test_each_copy_says_what_it_is_for(copy: str, sentence: str) -> None:
    this = worked()
    made = press.compose_intake(replace(this, issue=replace(this.issue, copy_mark=copy)))
    assert made.header.sentence == sentence


def test_the_time_of_the_assessment_never_stands_alone_on_a_line() -> None:
    """受付 and 査定 in one line parted before the time as soon as both names had a family name and a given one."""
    this = worked()
    made = press.compose_intake(replace(this, intake=replace(this.intake, staff="中村 健", assessor="中村 健")))
    (box,) = reading.blocks_of(made, SignatureBox)
    assert "受付 中村 健" in box.side and "査定 11:24 中村 健" in box.side


@pytest.mark.parametrize("name", RETURNS)
def test_every_instalment_and_every_other_sum_is_in_the_list(name: str) -> None:
    this = sound(name)
    settled, contract = settle(this.intake), this.intake.contract
    assert settled.problems == ()
    _, charge, payments = tables(press.compose_intake(this))
    *parts, total = payments.rows
    assert sum(yen(r.cells[1]) for r in parts) == yen(total.cells[1]) == settled.burden
    waived = charge.rows[2 if settled.surcharge == 0 else 4]
    assert yen(waived.cells[1]) == settled.outcome.waived
    assert yen(charge.rows[-1].cells[1]) == contract.kept.burden - settled.burden
    numbered = [part for _, part in settled.payments]
    assert [p.number for p in numbered] == [p.number for p in contract.schedule]


@pytest.mark.parametrize("name", RETURNS)
def test_kept_and_returned_stand_beside_each_other(name: str) -> None:
    this = sound(name)
    paper = press.compose_intake(this)
    (totals,) = reading.blocks_of(paper, TotalsRow)
    kept, returned = totals.cells
    assert (kept.label, returned.label) == ("返却しない場合の支払総額", "返却した場合の支払総額")
    assert (kept.amount, returned.amount) == (
        f"{this.intake.contract.kept.burden:,}",
        f"{settle(this.intake).burden:,}",
    )
    text = reading.text(press.draw(paper))
    for total in (kept, returned):
        assert f"{total.amount}円" in text


@pytest.mark.parametrize("name", RETURNS)
def test_receipts_can_be_trusted(name: str) -> None:
    """Faces embedded, nothing under 8 pt; in the large edition nothing under 14 pt."""
    paper = press.compose_intake(sound(name))
    assert press.problems(paper) == ()
    pdf = press.draw(paper)
    assert all(reading.fonts(pdf).values())
    assert min(reading.sizes(pdf)) >= 8
    assert min(reading.sizes(press.draw(press.enlarged(paper)))) >= 14


def test_the_failing_head_alone_is_bold_and_marked() -> None:
    findings, _, _ = tables(press.compose_intake(worked()))
    assert [(r.cells[0], r.cells[2]) for r in findings.rows if r.strong and r.tinted] == [
        ("6", "ガラスが割れている・ひびがある（図の①）")
    ]
    others = {r.cells[0]: r.cells[2] for r in findings.rows if not r.strong and not r.tinted}
    assert others == {
        "1": "問題なし",
        "2": "済み",
        "3": "問題なし",
        "4": "問題なし",
        "5": "問題なし",
        "7・8": "対象外",
        "9": "問題なし",
    }


def test_every_finding_of_a_head_is_named() -> None:
    paper = press.compose_intake(receipt_case(findings=("button-broken", "glass-cracked", "bent")))
    findings, _, _ = tables(paper)
    assert [r.cells[2] for r in findings.rows if r.strong] == [
        "本体が曲がっている・ゆがんでいる",
        "ガラスが割れている・ひびがある\nボタンが壊れている・欠けている",
    ]


def test_marks_are_numbered_and_tied_to_their_findings() -> None:
    marks = (
        DamageMark("bent", Side.BACK, 100, 900), DamageMark("glass-cracked", Side.FRONT, 600, 740),
        DamageMark("glass-cracked", Side.BACK, 0, 0),
    )  # fmt: skip
    paper = press.compose_intake(receipt_case(findings=("bent", "glass-cracked", "touch-dead"), marks=marks))
    findings, _, _ = tables(paper)
    assert [r.cells[2].partition("（図の")[2] for r in findings.rows if r.strong] == ["①）", "", "②③）"]
    drawing = reading.blocks_of(paper, SideBySide)[0].right[0]
    assert isinstance(drawing, DeviceDrawing)
    assert [(m.letter, m.side, m.across, m.down) for m in drawing.marks] == [
        ("1", "back", 100, 900), ("2", "front", 600, 740), ("3", "back", 0, 0),
    ]  # fmt: skip
    assert (drawing.front, drawing.back) == ("前面 ②", "背面 ①③")
    assert min(reading.sizes(press.draw(press.enlarged(paper)))) >= 14


def test_no_drawing_without_marks() -> None:
    paper = press.compose_intake(sound("docomo-okaeshi"))
    assert len(reading.blocks_of(paper, SideBySide)) == 1
    assert "図の" not in reading.dump(paper)


def test_the_cover_of_the_day_decides() -> None:
    covered = receipt_case(findings=("glass-cracked",), cover="keitai-hosho")
    text = receipt_text(covered)
    assert squeezed("故障時利用料（不課税） 2,000円") in text and squeezed("合計 74,000円") in text
    assert "スマホおかえし・ケータイ補償サービス" in text


def test_a_usage_fee_and_the_parts_of_an_iphone() -> None:
    this = receipt_case(
        "softbank-shintoku-premium", RETURNS["softbank-shintoku-premium"], findings=("glass-cracked", "bent")
    )
    _, charge, payments = tables(press.compose_intake(this))
    cells = {r.cells[0]: r.cells[-1] for r in charge.rows}
    assert cells["当てはまる部分"] == "本体・ガラス"
    assert (cells["負担金（不課税）"], cells["特典の利用料"]) == ("12,980円", "12,100円")
    assert [r.cells[:2] for r in payments.rows][-2:] == [("利用料", "12,100円"), ("合計", "40,640円")]


def test_the_assessors_deduction_stands_with_its_reason() -> None:
    serial = DeviceNumber("S01-123456", "S01-123456")
    this = receipt_case(
        "sony-zanka-2y", RETURNS["sony-zanka-2y"], serial=serial, imei=NO_NUMBER, findings=("body-cracked",), deduction=12000,
        deduction_reason="外装の欠け",
    )  # fmt: skip
    text = receipt_text(this)
    for words in (
        "査定員の記録：外装の欠け",
        "減額分 12,000円",
        "合計 168,000円",
        "差し引きで減る額 91,800円",
        "S01-123456",
    ):
        assert squeezed(words) in text, words
    assert "不課税" not in text and "IMEI" not in text and "利用制限" not in text


def test_a_return_that_saves_nothing_says_so_before_the_signature() -> None:
    small = receipt_case("docomo-points", date(2021, 6, 1), findings=("power-dead",))
    settled = settle(small.intake)
    assert settled.possible is False
    dear = receipt_case("docomo-okaeshi", date(2021, 11, 1), findings=("power-dead",))
    assert not reading.blocks_of(press.compose_intake(dear), Body)
    price = replace(dear.intake.contract, kept=replace(dear.intake.contract.kept, burden=settle(dear.intake).burden))
    same = press.compose_intake(replace(dear, intake=replace(dear.intake, contract=price)))
    (said,) = reading.blocks_of(same, Body)
    assert said.paragraphs[0][0].text == "返却しても、支払総額は変わりません。"
    more = replace(price, kept=replace(price.kept, burden=price.kept.burden - 500))
    (said,) = reading.blocks_of(press.compose_intake(replace(dear, intake=replace(dear.intake, contract=more))), Body)
    assert said.paragraphs[0][0].text == "返却すると、支払総額が500円多くなります。"


def test_what_was_not_confirmed_is_left_open() -> None:
    paper = press.compose_intake(receipt_case(erased=False, payments_told=False, restriction=Restriction.UNCHECKED))
    (boxes,) = reading.blocks_of(paper, Ticks)
    assert [t.ticked for t in boxes.items] == [False, True, True, False]
    assert "利用制限 未確認" in reading.dump(paper)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": date(2021, 12, 20), "findings": ("glass-cracked",)}, "surcharge-not-below-remaining"),
        ({"findings": ("lock-on",)}, "must-be-cured"),
        ({"imei": DeviceNumber("490154203237518", "356938035643809")}, "imei-not-confirmed"),
        ({"imei": NO_NUMBER}, "imei-not-confirmed"),
        ({"deliverer": replace(PERSON, document=None)}, "identity-not-confirmed"),
        ({"owner": False}, "not-owner"),
        ({"arrears": True}, "in-arrears"),
        ({"paid_off": True}, "already-paid-off"),
        ({"day": date(2022, 8, 1)}, "outside-window"),
    ],
)
def test_a_refused_return_gives_no_receipt(more: dict[str, object], code: str) -> None:
    with pytest.raises(PaperFault) as caught:
        press.compose_intake(receipt_case(**more))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.detail) == ("return-refused", code)


def test_no_receipt_without_permit_or_ledger_number() -> None:
    this = worked()
    bare = replace(this, issue=replace(this.issue, shop=replace(this.issue.shop, antique_permit="")))
    for case, needs in ((bare, "antique_permit"), (replace(this, intake=intake(ledger_number="")), "ledger_number")):
        with pytest.raises(PaperFault) as caught:
            press.compose_intake(case)
        assert (caught.value.code, caught.value.detail) == ("paper-needs", needs)


def test_a_number_that_may_never_be_kept_is_never_printed() -> None:
    for kind in DocumentKind:
        text = receipt_text(receipt_case(deliverer=replace(PERSON, document=kind, last_digits="9876")))
        never = kind in (DocumentKind.MY_NUMBER_FRONT, DocumentKind.INSURANCE_CONFIRMATION)
        assert ("9876" in text) is not never
    signed = receipt_text(receipt_case(deliverer=replace(PERSON, document=None, signed=True)))
    assert "係員の前での署名" in signed


def test_hard_people_are_printed_whole() -> None:
    name, address = ("𠮷野家<b>" * 17)[:100], f"〒100-0001 東京都千代田区{'見本町' * 12}1-2-3 {'見本ハイツ' * 8}"
    person = replace(PERSON, name=name, address=address, occupation="団体職員（非常勤）")
    text = receipt_text(receipt_case(findings=("glass-cracked",), deliverer=person))
    assert squeezed(name) in text and squeezed(address) in text


# --- the ledger


def ledger_text(*rows: LedgerRow) -> str:
    return reading.text(press.draw(press.compose_ledger(ledger_case(*rows))))


def test_a_row_holds_what_the_law_asks_for() -> None:
    text = ledger_text(row())
    for words in (
        "K-2021-000087", "2021年2月20日", "スマートフォン 1台", "見本製作所 Xperia 1 64GB ブラック", "IMEI 49-015420-323751-8",
        "髙橋 花子（35歳・会社員）", "〒100-0001 東京都千代田区見本町4-5-6 見本ハイツ203", "確認 運転免許証・末尾 1234",
        "対価 36,000円", "2021年2月1日〜2021年2月28日", "記録 1件", "古物商許可 東京都公安委員会 第000000000000号", "担当 佐藤",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_the_consideration_is_what_the_receipt_says() -> None:
    settled = settle(worked().intake)
    assert row().price == settled.outcome.waived
    assert f"対価は、支払不要の{yen_text(row().price)}です" in reading.text(worked_pdf())


def test_a_correction_is_a_row_of_its_own_beside_the_old_one() -> None:
    paper = press.compose_ledger(ledger_case(row(), row("K-2021-000088", **CORRECTION)))
    (table,) = reading.blocks_of(paper, FigureTable)
    old, new = table.rows
    assert not old.tinted and new.tinted
    assert old.cells[1].endswith("\nK-2021-000088で訂正") and "ブラック" in old.cells[1]
    assert new.cells[1].endswith("\nK-2021-000087の訂正\n理由 色の書き誤り") and "パープル" in new.cells[1]
    assert squeezed("2件（うち訂正 1件）") in squeezed(reading.dump(paper))


def test_an_empty_period_says_so() -> None:
    text = ledger_text()
    assert "この期間に、受け入れた端末の記録はありません。" in text and "0件" in text


def test_a_long_ledger_runs_over_numbered_pages_under_its_head() -> None:
    rows = [row(f"K-2021-{at:06d}") for at in range(1, 31)]
    pdf = press.draw(press.compose_ledger(ledger_case(*rows)))
    pages = reading.page_texts(pdf)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert squeezed(f"ページ {number} / {len(pages)}") in page
        assert "相手方と、確かめた方法" in page and "古物台帳" in page
    found = [page.index(each.number) for page in pages for each in rows if each.number in page]
    assert len(found) == len(rows)
    assert all(reading.fonts(pdf).values()) and min(reading.sizes(pdf)) >= 8


def test_a_row_is_never_divided_between_pages() -> None:
    rows = [row(f"K-2021-{at:06d}") for at in range(1, 31)]
    for page in reading.page_texts(press.draw(press.compose_ledger(ledger_case(*rows)))):
        assert page.count("対価36,000円") == page.count("IMEI") == page.count("確認運転免許証")


def test_the_large_ledger_has_no_small_type() -> None:
    pdf = press.draw(press.enlarged(press.compose_ledger(ledger_case(row(), row("K-2021-000088", **CORRECTION)))))
    assert min(reading.sizes(pdf)) >= 14


def test_other_ways_of_confirming_and_numbering() -> None:
    signed = row(document=None, last_digits="")
    camera = row("K-2021-000089", category="camera", imei="", serial="S01-123456")
    card = row("K-2021-000090", document=DocumentKind.MY_NUMBER_FRONT, last_digits="9876")
    text = ledger_text(signed, camera, card)
    assert "係員の前での署名" in text and "製造番号S01-123456" in text and "カメラ1台" in text
    assert "マイナンバーカード" in text and "9876" not in text


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: ledger_case(row(), row()), "ledger-number-twice"),
        (lambda: ledger_case(row(received_on=date(2021, 3, 1))), "ledger-row-outside-period"),
        (lambda: ledger_case(row(corrects="K-2021-000001")), "correction-incomplete"),
        (lambda: ledger_case(row(reason="色")), "correction-incomplete"),
    ],
)
def test_rows_that_cannot_stand_so_are_not_printed(make: Callable[[], object], code: str) -> None:
    with pytest.raises(PaperFault) as caught:
        press.compose_ledger(make())  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.detail) == ("ledger-unsound", code)


def test_a_ledger_needs_its_period_and_the_permit() -> None:
    this = ledger_case(row())
    turned = replace(this, ledger=replace(this.ledger, last=this.ledger.first - timedelta(days=1)))
    bare = replace(this, issue=replace(this.issue, shop=replace(this.issue.shop, antique_permit="")))
    for case, code in ((turned, "ledger-unsound"), (bare, "paper-needs")):
        with pytest.raises(PaperFault) as caught:
            press.compose_ledger(case)
        assert caught.value.code == code


# --- golden


def golden() -> dict[str, Paper]:
    """The papers kept as text, by file name."""
    return {
        "intake-receipt-docomo-okaeshi": press.compose_intake(worked()),
        "ledger-february": press.compose_ledger(ledger_case(row(), row("K-2021-000088", **CORRECTION))),
    }


@pytest.mark.parametrize("name", ["intake-receipt-docomo-okaeshi", "ledger-february"])
def test_papers_read_as_committed(name: str, root: Path) -> None:
    """To accept a change: python -m tests.documents.rewrite, and read the diff."""
    paper = golden()[name]
    assert reading.dump(paper) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8")
    assert press.from_json(press.to_json(paper)) == paper
