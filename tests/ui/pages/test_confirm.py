from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posapp.domain.official import OfficialPdf
from posapp.flows.flow import Cursor
from posapp.flows.forms import ApplicantForm
from posapp.flows.official import OfficialForm
from posapp.services.official import Added
from posapp.services.ports import StoreFault
from posapp.ui.pages.confirm import ConfirmPage
from tests.documents import official_files
from tests.ui import twins
from tests.ui.pages.stage import Stage, cut_off, press
from tests.ui.twins import FULL, counter

LONG = replace(
    FULL, family="勘解由小路", given="寿限無寿限無五劫の擦り切れ", street="12-3", building="メゾン・ド・とてもながい名前のマンション 1203号室",
    home_phone="0220-00-0000", employer_phone="0220-00-1111",
)  # fmt: skip
MINOR = replace(
    LONG, born="H17.7.1", guardian_name="小林 健", guardian_relation="父", guardian_phone="090-0000-1111",
    guardian_agrees="yes", guardian_pays="yes",
)  # fmt: skip


def opened(qtbot: QtBot, form: ApplicantForm = FULL, *, explain: bool = True, **quote: str) -> Stage:
    desk = counter()
    sales = desk.services.sales
    draft = replace(desk.draft(**quote), applicant=form)
    if explain:
        draft = desk.explained(draft)
    draft = sales.move(draft, Cursor("confirm"))
    return Stage(qtbot, desk, ConfirmPage(desk.services, twins.sentences()), draft, step=3)


def page(stage: Stage) -> ConfirmPage:
    assert isinstance(stage.page, ConfirmPage)
    return stage.page


def said(stage: Stage) -> str:
    return "\n".join(f"{label}: {value}" for box in page(stage).boxes for label, value in box.group.rows)


def test_everything_stands_on_one_page(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    stage.picture("confirm-1280")
    assert cut_off(stage.window) == []
    assert page(stage).area.verticalScrollBar().maximum() == 0
    for part in (
        "機種: Xperia 1 II ブラック", "回数・月々: 36回・3,000円", "返却しない総額: 108,000円", "返却した総額: 72,000円（2023年6月まで）",
        "故障があるとき: 別に20,000円", "説明と理解: 14項目・14:40 済み（担当 中村 健）", "お名前: 小林 由美子（コバヤシ ユミコ）",
        "生年月日: 1983年4月12日・38歳", "書類: 運転免許証・末尾4821", "年収・預貯金: 420万円・120万円",
        "方法: 口座振替・七十七見本銀行 末尾1234", "信用情報: 4つに同意・15:02",
    ):  # fmt: skip
        assert part in said(stage)
    assert stage.page.primary().label == "申込を受け付ける"
    assert "送信待ち" in stage.page.primary().sentence


def test_the_longest_sale_still_fits(qtbot: QtBot) -> None:
    stage = opened(qtbot, MINOR)
    stage.picture("confirm-minor")
    assert "保護者: 小林 健（父）090-0000-1111" in said(stage)
    assert cut_off(stage.window) == []
    assert page(stage).area.verticalScrollBar().maximum() == 0
    stage.picture("confirm-minor-1024", width=1024, height=768)
    assert cut_off(stage.window) == []
    stage.picture("confirm-minor-dark", dark=True)


def test_a_residual_names_its_last_instalment(qtbot: QtBot) -> None:
    stage = opened(qtbot, program="au-kaetoku", return_month="")
    assert "回数・月々: 24回・2,500円（最終回 50,500円）" in said(stage)


def test_digits_lead_back_to_the_field(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    press(stage.page, Qt.Key.Key_5)
    press(stage.page, Qt.Key.Key_1)
    page(stage).boxes[8].mend.click()
    assert stage.wanted == [("applicant", "family"), ("quote", "device"), ("consent", "consent_inquiry")]


def test_the_primary_takes_the_application_once(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    stage.go()
    assert stage.forwards == 1
    assert [row.state for row in stage.desk.records.case_rows.values()] == ["waiting"]
    assert len(stage.desk.records.outbox()) == 1
    stage.show()
    assert stage.page.primary().label == "書類へ"
    assert page(stage).boxes[0].mend.isHidden(), "what was taken is not changed any more"
    assert stage.page.act("back")
    stage.go()
    assert len(stage.desk.records.case_rows) == 1


def test_a_full_disk_is_said_and_nothing_is_lost(qtbot: QtBot) -> None:
    stage = opened(qtbot)
    stage.desk.records.fault = StoreFault("disk-full")
    stage.go()
    assert stage.forwards == 0
    assert page(stage).notice.isVisible()
    assert page(stage).notice.body.text()
    stage.picture("confirm-disk-full")
    stage.desk.records.fault = None
    stage.go()
    assert stage.forwards == 1


def test_an_open_topic_blocks_and_f8_leads_to_it(qtbot: QtBot) -> None:
    stage = opened(qtbot, explain=False)
    assert not stage.page.primary().enabled
    assert page(stage).notice.isVisible()
    stage.picture("confirm-open")
    press(stage.window, Qt.Key.Key_F8)
    assert stage.wanted == [("disclosure", "topic:separate")]


@pytest.mark.parametrize(("field", "step"), [("building", "applicant"), ("institution", "consent")])
def test_f8_leads_to_what_cannot_be_printed_and_a_mend_frees_the_primary(
    qtbot: QtBot, field: str, step: str
) -> None:  # fmt: skip
    stage = opened(qtbot, replace(FULL, **{field: "ゆきだるま☃荘"}))
    stage.go()
    assert stage.forwards == 0 and stage.desk.records.case_rows == {}
    assert "☃" in page(stage).notice.body.text()
    assert stage.page.primary().jump and "☃" in stage.page.primary().sentence
    stage.picture(f"confirm-unprintable-{field}")
    press(stage.window, Qt.Key.Key_F8)
    assert stage.wanted == [(step, field)]
    stage.show()
    assert page(stage).notice.isVisible(), "coming back without a mend says it again"
    stage.draft = replace(stage.draft, applicant=replace(stage.draft.applicant, **{field: "第一荘"}))
    stage.show()
    assert not page(stage).notice.isVisible() and not stage.page.primary().jump
    stage.go()
    assert stage.forwards == 1


def test_a_document_that_is_required_and_missing_is_named_until_it_is_there(qtbot: QtBot) -> None:
    desk = counter()
    official = desk.services.official
    official._catalog = tuple(replace(slot, required=slot.key == "docomo/terms") for slot in official.slots())
    draft = desk.explained(replace(desk.draft(), applicant=FULL))
    stage = Stage(qtbot, desk, ConfirmPage(desk.services, twins.sentences()), draft, step=3)
    assert not stage.page.primary().enabled
    assert "「個別信用購入あっせん契約約款」が登録されていません。" in page(stage).notice.body.text()
    assert "公式書類（Ctrl+O）" in page(stage).notice.body.text()
    page(stage).act("problem")
    assert page(stage).hasFocus() and stage.wanted == [], "no field of the sale mends it"
    stage.picture("confirm-official")
    assert cut_off(stage.window) == []
    form = OfficialForm(version="第1版", valid_from="2021-01-01")
    assert isinstance(official.add("docomo/terms", OfficialPdf(data=official_files.pdf(), pages=2), form), Added)
    stage.show()
    assert stage.page.primary().enabled and not page(stage).notice.isVisible()
    stage.go()
    assert stage.view.submitted
