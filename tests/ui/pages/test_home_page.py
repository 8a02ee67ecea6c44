"""ホーム: what waits, in order; search by part of a name; no button leads nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.official import OfficialPdf
from posapp.flows.official import OfficialForm
from posapp.services.ports import CaseRow, DraftRow, OutboxRow, PaperRow, StoreFault, TaskRow
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.home import HomePage
from posapp.ui.pages.home_rows import DraftRow as DraftLineRow
from posapp.ui.pages.home_rows import TaskRow as TaskLineRow
from posapp.ui.pages.home_rows import WaitRow
from posapp.ui.pages.home_words import field_name
from posapp.ui.views import FrameView
from posapp.ui.widgets.marks import Badge
from posapp.ui.widgets.words import Words
from tests.documents import official_files
from tests.ui import samples, twins
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot
from tests.ui.typing_in import click, press, read_in, type_in


def fill(desk: twins.Desk) -> None:
    """The shop of the picture."""
    now, records = desk.around.at, desk.records
    drafts = (
        (1, "applicant", "mobile", "小林 由美子", "Xperia 1 II・スマホおかえし", timedelta(minutes=2)),
        (2, "disclosure", "topic:deadline", "大野 健一", "Xperia 5 II・かえトク", timedelta(hours=3)),
        (3, "quote", "cover", "", "Galaxy S21 5G", timedelta(days=1)),
        (4, "quote", "cover", "", "Pixel 5", timedelta(days=2)),
    )
    for n, step, key, title, detail, ago in drafts:
        records.draft_rows[UUID(int=n)] = DraftRow(
            id=UUID(int=n), flow="purchase", step=step, field=key, title=title, detail=detail, body="{}", format=1,
            saved_at=now - ago,
        )  # fmt: skip
    tasks = (
        ("2021-06-14", "藤井 亮"),
        ("2021-06-15", "松本 真理"),
        ("2021-06-30", "渡辺 さくら"),
        ("2021-07-02", "高木 誠"),
    )
    for n, (due, who) in enumerate(tasks, 50):
        records.due[UUID(int=n)] = TaskRow(
            id=UUID(int=n), case_id=UUID(int=n + 50), due=due, kind="cod-decision", title=who, detail="残価設定2年",
            done=False,
        )  # fmt: skip
    for n, who in enumerate(("西村 拓也", "井上 恵", "岡本 学", "佐々木 剛"), 200):
        records.out[UUID(int=n)] = OutboxRow(
            id=UUID(int=n), case_id=UUID(int=n + 100), kind="application", title=who, body="", state="waiting",
            reason="", created_at=now - timedelta(hours=1),
        )  # fmt: skip
        records.case_rows[UUID(int=n + 100)] = CaseRow(
            id=UUID(int=n + 100), number=f"C-210615-{n}", state="waiting", customer=who, kana="カナ",
            phone="09012345678", device="Xperia 1 II", program="おかえし", body="", format=1, opened_at=now,
            changed_at=now,
        )  # fmt: skip
    records.paper_rows[UUID(int=400)] = PaperRow(
        id=UUID(int=400), number="P-1", kind="schedule", case_id=UUID(int=301), title="お支払予定表", digest="", body="",
        format=1, state="failed", reason="printer-missing", prints=0, issued_at=now,
    )  # fmt: skip


class Stage:
    """ホーム in the window."""

    def __init__(self, qtbot: QtBot, *, full: bool) -> None:
        self.desk = twins.counter()
        if full:
            fill(self.desk)
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.page = HomePage(self.desk.services, twins.sentences())
        self.window.show_page(self.page)
        self.qtbot = qtbot
        self.read()
        self.window.show_frame(FrameView(place="home", top=samples.TOP))
        with qtbot.waitActive(self.window):
            self.window.show()
        self.page.focus_first()
        QApplication.processEvents()

    def read(self) -> None:
        """Read again, and wait for what is due."""
        self.page.refresh()
        self.qtbot.waitUntil(lambda: not self.page._reader.running)

    def words(self) -> list[str]:
        return [w.text() for w in self.page.findChildren(Words) if w.isVisible()]


@pytest.fixture
def full(qtbot: QtBot) -> Stage:
    return Stage(qtbot, full=True)


@pytest.fixture
def bare(qtbot: QtBot) -> Stage:
    return Stage(qtbot, full=False)


def test_drafts_name_the_field_they_resume_at(full: Stage, qtbot: QtBot) -> None:
    words = full.words()
    assert "申込 「携帯電話」から" in words and "重要事項説明" in words and "見積 「補償サービス」から" in words
    assert "小林 由美子 様" in words and "お名前未入力" in words and "ほか1件" in words
    row = full.page.drafts.findChildren(DraftLineRow)[0]
    with qtbot.waitSignal(full.page.resume) as told:
        click(row.button)
    assert told.args == [UUID(int=1)]


def test_tasks_by_date_with_what_is_late(full: Stage, qtbot: QtBot) -> None:
    badges = [b.text() for b in full.page.tasks.findChildren(Badge)]
    assert badges == ["期限切れ 1件", "今日まで 1件"]
    rows = full.page.tasks.findChildren(TaskLineRow)
    assert len(rows) == 4
    with qtbot.waitSignal(full.page.task) as told:
        click(rows[0].button)
    assert [task.record for task in told.args] == [UUID(int=100)]
    assert "今日 1件･このあと 1件" in full.words()
    assert "15 1件" in full.page.month_grid.accessibleName()


def test_what_waits_says_its_own_reason(full: Stage) -> None:
    words = full.words()
    assert "プリンターが見つかりません。" in words and "お支払予定表  井上 恵 様" in words
    assert len(full.page.unsent.findChildren(WaitRow)) == 3
    assert [b.text() for b in full.page.unsent.findChildren(Badge)] == ["4件"]


@pytest.mark.parametrize(
    ("button", "place"),
    [("quote_button", "quote"), ("intake_button", "intake"), ("all_tasks", "tasks"), ("open_unsent", "cases"),
     ("open_unprinted", "papers"), ("sample.button", "prices")],
)  # fmt: skip
def test_no_button_leads_nowhere(full: Stage, qtbot: QtBot, button: str, place: str) -> None:
    with qtbot.waitSignal(full.page.place) as told:
        click(attrgetter(button)(full.page))
    assert told.args == [place]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1280, 1000)], ids=["1280", "1024", "high"])
def test_what_has_no_room_is_counted(full: Stage, size: tuple[int, int]) -> None:
    full.window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    shown = sum(row.isVisible() for row in full.page.unsent.findChildren(WaitRow))
    more = 4 - shown
    assert f"ほか{more}件" in [words.text() for words in full.page.unsent.findChildren(Words)]


def test_a_document_of_an_operator_that_ends_soon_is_named_once_the_list_is_the_shops_own(
    full: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    official = full.desk.services.official
    for slot, last in (("docomo/terms", "2021-06-30"), ("au/terms", "2021-05-31")):
        pdf = OfficialPdf(data=official_files.pdf(slot), pages=2)
        official.add(slot, pdf, OfficialForm(version="第3版", valid_from="2021-01-01", valid_until=last))
    full.page.refresh()
    assert full.page.sample.isVisible() and not full.page.official.isVisible(), "one strip is enough"
    own = replace(twins.PRICES, sample=False, title="青葉通り店 夏の価格表")
    monkeypatch.setattr(full.desk.services.quotes.prices, "head", lambda _day: own)
    full.page.refresh()
    assert full.page.official.isVisible()
    said = full.page.official.sentence.text()
    assert said == "「個別信用購入あっせん契約約款（第3版）」は、2021年5月31日で期限が切れました。（ほか1件）"
    with qtbot.waitSignal(full.page.place) as told:
        full.page.official.button.click()
    assert told.args == ["official"]
    for wide, high in ((1280, 800), (1024, 768)):
        shoot(full.window, f"home-official-{wide}", width=wide, height=high)
        assert cut(full.window) == []


def test_the_sample_list_is_named_until_the_shop_has_its_own(full: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert full.page.sample.isVisible()
    own = replace(twins.PRICES, sample=False, title="青葉通り店 夏の価格表")
    monkeypatch.setattr(full.desk.services.quotes, "prices", own)
    full.page.refresh()
    assert not full.page.sample.isVisible()


def test_search_finds_customers_and_drafts(full: Stage, qtbot: QtBot) -> None:
    search = full.page.search
    assert search.hasFocus()
    type_in(search, "井")
    assert not search.is_open()
    type_in(search, "上")
    assert [o.label for o in search.offered()] == ["井上 恵 様  Xperia 1 II"]
    with qtbot.waitSignal(full.page.case) as told:
        press(search, "Return")
    assert told.args == [UUID(int=301)]
    type_in(search, "大野")
    with qtbot.waitSignal(full.page.resume) as told:
        press(search, "Return")
    assert told.args == [UUID(int=2)]


def test_search_finds_a_quote_of_a_customer_who_has_not_decided(full: Stage, qtbot: QtBot) -> None:
    desk = full.desk
    draft = desk.services.sales.put_applicant(desk.draft(), family="矢島", given="久")
    paper = desk.services.papers.quote_paper(draft, desk.services.sales.sheet(draft))
    assert isinstance(paper, PaperRow)
    search = full.page.search
    type_in(search, "矢島")
    assert [(o.label, o.note) for o in search.offered()] == [
        ("矢島 久 様  Xperia 1 II ブラック", f"見積 {paper.number}")
    ]
    with qtbot.waitSignal(full.page.issued) as opened:
        press(search, "Return")
    assert opened.args == [paper.number]


def test_a_search_without_a_hit_says_so_and_opens_nothing(full: Stage, qtbot: QtBot) -> None:
    type_in(full.page.search, "存在しない")
    assert full.page.search.offered()[0].label.startswith("「存在しない」")
    with qtbot.assertNotEmitted(full.page.case):
        press(full.page.search, "Return")


def test_a_barcode_is_searched_for(full: Stage) -> None:
    read_in(full.page.search, "490154203237518")
    assert full.page.search.text() == "490154203237518"


def test_ctrl_f_leads_to_the_search(full: Stage) -> None:
    full.page.quote_button.setFocus()
    assert full.page.act("search")
    assert full.page.search.hasFocus()
    assert not full.page.act("page")


def test_empty_lists_say_what_will_be_here(bare: Stage) -> None:
    words = bare.words()
    for said in (
        "途中の手続きはありません",
        "期限の近い仕事はありません",
        "送信を待つ申込はありません",
        "印刷を待つ書類はありません",
        "期限なし",
    ):
        assert said in words
    assert not bare.page.open_unsent.isVisible() and not bare.page.open_unprinted.isVisible()


def test_reading_again_shows_what_changed(bare: Stage) -> None:
    before = bare.page._view
    bare.read()
    assert bare.page._view is before
    fill(bare.desk)
    bare.read()
    QApplication.processEvents()
    assert "小林 由美子 様" in bare.words()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)], ids=["1280", "1024"])
@pytest.mark.parametrize("kind", ["full", "bare"])
def test_nothing_is_cut(qtbot: QtBot, kind: str, size: tuple[int, int]) -> None:
    stage = Stage(qtbot, full=kind == "full")
    shoot(stage.window, f"home-{kind}-{size[0]}", width=size[0], height=size[1])
    assert cut(stage.window) == []


@pytest.mark.parametrize(
    ("step", "field", "name"),
    [("quote", "cover", "補償サービス"), ("quote", "return_month", "返却する月"), ("applicant", "mobile", "携帯電話"),
     ("applicant", "doc_issuer", "発行"), ("quote", "", ""), ("disclosure", "topic:late", ""), ("confirm", "__doc__", "")],
)  # fmt: skip
def test_fields_have_the_names_staff_use(step: str, field: str, name: str) -> None:
    assert field_name(step, field) == name


def test_f12_prints_what_is_due_and_says_so(full: Stage, qtbot: QtBot) -> None:
    assert full.page.act("print")
    qtbot.waitUntil(lambda: not full.page.work.running)
    assert [title for _, title in full.desk.printer.sent] == ["タスク一覧"]
    assert full.page.notice.isVisible() and full.page.notice.head.text() == "タスク一覧をプリンターへ送りました。"
    shoot(full.window, "home-printed")
    assert cut(full.window) == []
    full.page.hide()
    full.page.show()
    assert not full.page.notice.isVisible(), "told once"


def test_tasks_that_cannot_be_read_are_not_told_as_none(
    full: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreFault("store-damaged")

    shown = full.page.tasks.findChildren(TaskLineRow)
    monkeypatch.setattr(full.desk.services.tasks, "tasks", broken)
    full.read()
    assert full.page.notice.head.text() == "期限のある仕事を読めませんでした。"
    assert full.page.tasks.findChildren(TaskLineRow) == shown


def test_a_window_that_was_closed_meanwhile_says_nothing(
    full: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise RuntimeError("the store is closed")

    monkeypatch.setattr(full.desk.services.tasks, "tasks", closed)
    full.page.refresh()
    full.window.close()
    qtbot.waitUntil(lambda: not full.page._reader.running)
    assert full.page.notice.head.text() == ""


def test_what_is_asked_while_it_reads_is_read_after_it(full: Stage, qtbot: QtBot) -> None:
    full.page.refresh()
    full.desk.records.due.clear()
    full.read()
    qtbot.waitUntil(lambda: full.page._due == ())
