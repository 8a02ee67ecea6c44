"""再入力シート and 取引履歴: every field once and in order, nothing of the shop's own on the customer's paper, hard people whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from posapp.documents import history, press, rekeying
from posapp.documents.blocks import FigureTable, FormTable
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.documents.paper_names import NAMES
from posapp.domain.application import BureauConsents, PaymentWay, State
from posapp.domain.case import PaperCase
from posapp.domain.case_papers import Event, Happened, HistoryCase, MadePaper, Open, RekeyingCase, told_events
from posapp.domain.intake import settle
from posapp.domain.intake_papers import taken_in
from posapp.domain.people import Address, DocumentKind, Guardian
from posapp.domain.purchase import Discount
from posapp.services.case_papers import FOR_CUSTOMER
from tests.documents import reading
from tests.documents.cases import CREDIT, JST, applicant, case
from tests.documents.intakes import intake
from tests.documents.reading import squeezed

FIRST = "docomo-okaeshi"
SALE = (("quote", "Q"), ("disclosure", "D"), ("application", "A"), ("consent", "P"), ("schedule", "S"), ("return-guide", "G"))  # fmt: skip


def made(this: PaperCase, *more: MadePaper) -> tuple[MadePaper, ...]:
    sale = (MadePaper(kind=kind, number=f"{letter}-190615-0042", at=this.issued_at) for kind, letter in SALE)
    return (*sale, *more)


def sheet(name: str = FIRST) -> RekeyingCase:
    """An application taken while nothing outside could be reached."""
    this = replace(case(name), number="K-190615-0001", copy_mark="", state=State.WAITING)
    return RekeyingCase(case=this, papers=made(this), contract="1900-0042", imei="490154203237518")


def told(name: str = FIRST) -> HistoryCase:
    """A contract in its second year, with its device back."""
    this = replace(case(name), number="Y-210220-0001", copy_mark="", state=State.HANDED_OVER, offline=False)
    at, back = this.issued_at, datetime(2021, 2, 20, 11, 24, tzinfo=JST)
    returned = intake(findings=("glass-cracked",))
    events = (
        Event(at=back, what=Happened.TAKEN_IN, number="R-210220-0007"),
        Event(at=at, what=Happened.QUOTED, number="Q-190615-0042"),
        *told_events(this),
        Event(at=at, what=Happened.APPLIED, number="C-190615-003"),
        Event(at=at + timedelta(hours=1), what=Happened.SENT),
        Event(at=at + timedelta(hours=2), what=Happened.APPROVED),
        Event(at=at + timedelta(hours=2), what=Happened.FORMED),
        Event(at=at + timedelta(hours=2, minutes=9), what=Happened.HANDED_OVER),
    )
    receipt = MadePaper(kind="intake-receipt", number="R-210220-0007", at=back)
    return HistoryCase(
        case=replace(this, issued_at=back + timedelta(minutes=30)), events=events, papers=made(this, receipt),
        returned=taken_in(returned, settle(returned)),
    )  # fmt: skip


def declined() -> HistoryCase:
    """No contract came of it."""
    this = replace(case(FIRST), number="Y-190616-0001", copy_mark="", state=State.DECLINED)
    events = (*told_events(this), Event(at=this.issued_at, what=Happened.DECLINED))
    return HistoryCase(case=this, events=events)


def golden() -> dict[str, Paper]:
    return {
        "rekeying-waiting": press.compose_rekeying(sheet()),
        "rekeying-residual": press.compose_rekeying(sheet("sony-zanka-2y")),
        "history-returned": press.compose_history(told()),
        "history-declined": press.compose_history(declined()),
    }


@pytest.mark.parametrize("name", golden())
def test_they_read_as_committed(name: str, root: Path) -> None:
    assert reading.dump(golden()[name]) == (root / f"tests/data/papers/{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", CREDIT)
def test_the_sheet_of_every_program_takes_two_pages_and_boxes_every_field(name: str) -> None:
    paper = press.compose_rekeying(sheet(name))
    assert press.problems(paper) == ()
    pdf = press.draw(paper)
    assert len(reading.page_texts(pdf)) == 2
    rows = [row for table in reading.blocks_of(paper, FigureTable) for row in table.rows]
    assert len(rows) >= 40 and {row.cells[0] for row in rows} == {rekeying.BOX}
    assert all(row.cells[1] and row.cells[-1] == "" for row in rows), "a label, and room for the operator's own number"
    assert "店舗用" in reading.text(pdf)


def value(paper: Paper, label: str) -> str:
    (found,) = [
        row.cells[2]
        for table in reading.blocks_of(paper, FigureTable)
        for row in table.rows
        if len(row.cells) == 4 and row.cells[1] == label
    ]
    return found


def test_numbers_stand_as_their_last_four_only() -> None:
    this = sheet()
    form = this.case.application
    assert form is not None
    long = replace(
        form, document=replace(form.document, last_digits="98761234"), method=replace(form.method, last_digits="7654321")
    )  # fmt: skip
    paper = press.compose_rekeying(replace(this, case=replace(this.case, application=long)))
    assert value(paper, "本人確認書類") == "運転免許証（末尾 1234）"
    assert value(paper, "金融機関・カード") == "見本銀行（末尾 4321）"
    never = replace(form, document=replace(form.document, kind=DocumentKind.MY_NUMBER_FRONT, last_digits=""))
    paper = press.compose_rekeying(replace(this, case=replace(this.case, application=never)))
    assert value(paper, "本人確認書類") == "マイナンバーカード（表面）（番号は控えません）"


def test_what_was_left_out_is_said() -> None:
    this = sheet().case
    form = this.application
    assert form is not None
    bare = replace(
        form, work=replace(form.work, employer="", phone=""), household=None, pledge=False,
        guardian=Guardian(name="髙橋 一郎", relation="父", phone="090-0000-0009", pays=True),
        person=replace(form.person, home_phone="03-0000-0009", mobile="", address=replace(form.person.address, building="")),
        document=replace(form.document, expires=None, issuer=""), consents=BureauConsents(),
        method=replace(form.method, way=PaymentWay.WINDOW, institution="", last_digits=""),
    )  # fmt: skip
    device = replace(this.quote.purchase.device, imei="", jan="4900000000001")
    purchase = replace(this.quote.purchase, device=device, discounts=(Discount(label="店頭の値引き", amount=500),))
    quote = replace(this.quote, purchase=purchase)
    paper = press.compose_rekeying(
        RekeyingCase(
            case=replace(
                this, application=bare, quote=quote, state=State.TAKEN, price_list="", acks=(*this.acks[:3], replace(this.acks[3], understood_at=None))
            )
        )
    )  # fmt: skip
    for label, said in (
        ("携帯電話", "なし"), ("自宅の電話", "03-0000-0009"), ("建物・部屋", "なし"), ("お勤め先", "なし"), ("有効期限", "なし"),
        ("保護者", "髙橋 一郎（父）"), ("保護者のお支払い", "はい"), ("反社会的勢力の確認", "まだ"), ("IMEI・製造番号", "まだ"),
        ("JANコード", "4900000000001"), ("値引き 店頭の値引き", "500円"), ("「わかりました」", "まだ（4項目のうち3項目）"),
        ("同意 信用情報の照会", "まだ"), ("支払方法", "窓口払い"),
    ):  # fmt: skip
        assert value(paper, label) == said, label
    text = reading.text(press.draw(paper))
    assert "まだありません。" in text and "店の契約番号" not in text and "年収" not in text and "価格表" not in text
    for words in ("重要事項の説明を終えて", "信用情報の同意を、1つずつ", "端末の番号（IMEIまたは製造番号）を控える"):
        assert squeezed(words) in text, words


def test_nothing_explained_yet() -> None:
    this = sheet()
    paper = press.compose_rekeying(replace(this, case=replace(this.case, acks=())))
    assert value(paper, "説明の始まり") == value(paper, "説明した人") == "まだ"
    assert value(paper, "「わかりました」") == "まだ（0項目のうち0項目）"


def test_a_case_with_nothing_left_to_do_has_no_such_section() -> None:
    this = sheet()
    paper = press.compose_rekeying(replace(this, case=replace(this.case, state=State.HANDED_OVER)))
    assert "まだ済んでいないこと" not in reading.dump(paper)


def test_the_sheet_needs_an_application() -> None:
    with pytest.raises(PaperFault, match="paper-needs"):
        press.compose_rekeying(replace(sheet(), case=replace(case(FIRST), application=None)))


def test_every_word_of_the_tables_has_its_paper() -> None:
    assert set(rekeying._OPEN) == set(Open)
    assert set(history._WHAT) == set(Happened)
    assert set(NAMES) >= FOR_CUSTOMER


def test_the_history_goes_by_time_and_names_every_paper() -> None:
    paper = press.compose_history(told())
    events, papers = reading.blocks_of(paper, FigureTable)
    assert [row.cells for row in events.rows] == [
        ("2019年6月15日 14:05", "重要事項の説明を始めました"),
        ("2019年6月15日 14:19", "説明したすべての項目に「わかりました」とお返事をいただきました"),
        ("2019年6月15日 14:25", "個人情報と信用情報の取り扱いに同意をいただきました（P-190615-0042）"),
        ("2019年6月15日 14:31", "見積書を作りました（Q-190615-0042）"),
        ("2019年6月15日 14:31", "お申し込みを受け付けました（C-190615-003）"),
        ("2019年6月15日 15:31", "お申し込みを立替払事業者へ送りました"),
        ("2019年6月15日 16:31", "立替払事業者から、契約できるとのお返事が届きました"),
        ("2019年6月15日 16:31", "契約が成立しました"),
        ("2019年6月15日 16:40", "端末をお渡ししました"),
        ("2021年2月20日 11:24", "端末の返却を受け付け、査定しました（R-210220-0007）"),
    ]
    assert [row.cells[2] for row in papers.rows] == [*(f"{letter}-190615-0042" for _, letter in SALE), "R-210220-0007"]
    text = reading.text(press.draw(paper))
    for words in (
        "返却しない場合の支払総額 108,000円（税込）", "支払回数 36回（毎月末日）", "2019年8月31日から2022年7月31日まで",
        "返却した日 2021年2月20日（20か月目）", "故障時利用料（不課税） 20,000円", "支払不要 25〜36回目の36,000円", "電話 03-0000-0000",
    ):  # fmt: skip
        assert squeezed(words) in text, words


@pytest.mark.parametrize("name", CREDIT)
def test_the_history_of_every_program_can_be_printed_in_both_editions(name: str) -> None:
    paper = press.compose_history(replace(told(), case=replace(told().case, quote=case(name).quote), returned=None))
    assert press.problems(paper) == ()
    assert len(reading.page_texts(press.draw(paper))) <= 2
    assert min(reading.sizes(press.draw(press.enlarged(paper)))) >= 14


def figures(paper: Paper) -> dict[str, int]:
    """Every amount of 取引履歴's payments by its label, a run of instalments as its sum."""
    found = {}
    for table in reading.blocks_of(paper, FormTable):
        for (cell,) in table.rows:
            words = "".join(run.text for run in cell.value)
            amount = re.search(r"([\d,]+)円", words)
            if amount:
                first, last = (
                    ([int(n) for n in re.findall(r"\d+", cell.label)] * 2)[:2] if "回目" in cell.label else (1, 1)
                )
                found[cell.label] = int(amount[1].replace(",", "")) * (last - first + 1)
    return found


@pytest.mark.parametrize("name", CREDIT)
def test_the_instalments_of_the_history_add_up_to_its_total(name: str) -> None:
    this = case(name).quote
    found = figures(press.compose_history(replace(told(), case=replace(told().case, quote=this), returned=None)))
    total = found.pop("返却しない場合の支払総額", None) or found.pop("支払総額")
    assert total == sum(found.values()) == this.kept.burden


def test_the_total_of_the_sheet_is_that_of_the_application() -> None:
    assert value(press.compose_rekeying(sheet("docomo-points")), "支払総額") == "54,000円（返却しない場合）"
    with_points = press.compose_rekeying(sheet("au-kaetoku"))
    assert value(with_points, "支払総額") == "108,640円（返却しない場合）"
    assert value(with_points, "ポイント") == "頭金に0円・分割に5,000円"


def test_a_return_without_a_benefit_and_one_with_a_fee() -> None:
    this = told()
    assert this.returned is not None
    nothing = replace(this.returned.outcome, waived=0, waived_numbers=(), usage_fee=2200)
    paper = press.compose_history(replace(this, returned=replace(this.returned, outcome=nothing, charge=0)))
    dump = reading.dump(paper)
    assert "なし" in dump and "2,200円" in dump and "0円" in dump


def test_a_sale_that_was_declined_owes_nothing() -> None:
    text = reading.text(press.draw(press.compose_history(declined())))
    assert "契約できませんでした" in text and "否認" not in text
    assert (
        squeezed("契約が成立していないので、分割のお支払いはありません。") in text
        and "お客さま用に作った書面" not in text
    )


def test_a_lump_sum_has_no_payments_section() -> None:
    this = replace(case("lump-sum"), number="Y-190615-0001")
    paper = press.compose_history(HistoryCase(case=this, events=(Event(at=this.issued_at, what=Happened.QUOTED),)))
    assert not reading.blocks_of(paper, FormTable) and "お支払い" not in reading.dump(paper)


@pytest.mark.parametrize("kind", ["rekeying", "history"])
def test_hard_people_are_printed_whole(kind: str) -> None:
    """A 40-character name, markup, a four-line address."""
    name = ("𠮷野家<b>" * 7)[:40]
    address = Address(
        postal="100-0001", area="東京都千代田区", town="見本町" * 10, street="1-2-3" * 6, building="見本ハイツ" * 12
    )
    this = sheet().case
    assert this.application is not None
    form = replace(this.application, person=replace(applicant(), family=name, given="㈱①", address=address))
    hard = replace(this, application=form, addressee=form.person.name, staff="", case_number="", sample=False)
    paper = (
        press.compose_rekeying(replace(sheet(), case=hard))
        if kind == "rekeying"
        else press.compose_history(replace(told(), case=hard))
    )
    assert press.problems(paper) == ()
    text = reading.text(press.draw(paper))
    assert squeezed(name) in text
    if kind == "rekeying":
        assert squeezed(f"{address.area}{address.town}{address.street}") in text and address.building in text


@pytest.mark.parametrize(("text", "code"), [("髙橋 🙂", "glyph-missing"), ("髙橋\u202e花子", "text-direction")])
def test_what_no_face_has_is_told_before_printing(text: str, code: str) -> None:
    for paper in (
        press.compose_rekeying(replace(sheet(), case=replace(sheet().case, addressee=text))),
        press.compose_history(replace(told(), case=replace(told().case, addressee=text))),
    ):
        assert (code, "header.addressee") in [(p.code, p.where) for p in press.problems(paper)]


def test_a_day_is_the_shops_own() -> None:
    """Times are stored in UTC; ten at night in UTC is the next morning in the shop."""
    this = told()
    late = datetime.fromisoformat("2019-06-15T22:00:00+00:00")
    paper = press.compose_history(replace(this, events=(Event(at=late, what=Happened.FORMED),)))
    (events, _) = reading.blocks_of(paper, FigureTable)
    assert events.rows[0].cells[0] == "2019年6月16日 07:00"
    assert this.case.quote.purchase.on == date(2019, 6, 15)
