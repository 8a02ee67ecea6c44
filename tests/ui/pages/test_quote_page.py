"""見積 by keyboard: everything recomputes while typing, F-keys lead everywhere, narrow windows fold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posapp.domain.program import PlanKind
from posapp.flows.forms import YES, SaleDraft
from posapp.flows.purchase import PURCHASE, SaleView
from posapp.ui import theme
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.disclosure import DisclosurePage
from posapp.ui.pages.quote import QuotePage
from posapp.ui.shell import Around, Shell
from posapp.ui.show.panel import panel
from posapp.ui.widgets.chart_card import REST_MS
from posapp.ui.widgets.line_input import LineInput
from posapp.ui.widgets.return_chart import ReturnChart
from posapp.ui.widgets.search_input import SearchInput
from tests.ui import samples, twins
from tests.ui.measure import cut
from tests.ui.pages.stage import shoot
from tests.ui.typing_in import press, read_in, type_in

STAGES = (("見積", ("quote",)), ("重要事項説明", ("disclosure",)), ("申込", ("applicant", "consent")))


class Counter:
    """The page in the window, run by the shell over a shop in memory."""

    def __init__(self, qtbot: QtBot, draft: SaleDraft | None = None) -> None:
        self.desk = twins.counter()
        services = self.desk.services
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.page = QuotePage(services, twins.sentences())
        around: Around[SaleView] = Around(
            top=lambda: samples.TOP, panel=self._panel, stages=STAGES, number="見積番号 {number}",
            fault=lambda fault: None, gone=lambda: None, ended=lambda: None,
        )  # fmt: skip
        begun = draft or services.sales.begin()
        self.shell = Shell(
            self.window,
            PURCHASE,
            services.sales,
            {"quote": self.page, "disclosure": DisclosurePage(services.sales)},
            around,
            begun,
        )
        with qtbot.waitActive(self.window):
            self.window.show()
        self.shell.begin()

    def _panel(self, view: SaleView):  # type: ignore[no-untyped-def]
        return panel(view.quote, name="小林 由美子", month=None, shown=True)

    @property
    def form(self):  # type: ignore[no-untyped-def]
        return self.shell.draft.quote

    def press(self, *keys: str) -> None:
        for key in keys:
            press(QApplication.focusWidget() or self.window, key)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        type_in(focus, text)


def chart_of(counter: Counter) -> ReturnChart:
    chart = counter.page.below.views[0].first()
    assert isinstance(chart, ReturnChart)
    return chart


@pytest.fixture
def empty(qtbot: QtBot) -> Counter:
    return Counter(qtbot)


@pytest.fixture
def chosen(qtbot: QtBot) -> Counter:
    return Counter(qtbot, twins.counter().draft())


def test_a_device_by_a_part_of_its_name_and_everything_is_there(empty: Counter) -> None:
    empty.type("１ ii")
    field = empty.page.inputs.basics.fields["device"].input
    assert isinstance(field, SearchInput) and field.is_open()
    empty.press("Return")
    assert (empty.form.listed, empty.form.cash_price) == (twins.XPERIA.key, "108,000")
    assert empty.form.program == "au-kaetoku"
    assert empty.page.cards[0].isVisible()
    assert empty.page.inputs.basics.focused() == "cash_price"


def test_a_device_by_barcode_in_any_field(empty: Counter) -> None:
    empty.page.inputs.focus("discount")
    field = QApplication.focusWidget()
    assert field is not None
    read_in(field, "4901234567894")
    assert empty.form.listed == twins.XPERIA.key
    assert empty.form.discount in ("", "0")


def test_a_barcode_of_no_listed_device_is_said(empty: Counter) -> None:
    empty.page.scan("4999999999992")
    assert "4999999999992" in empty.page.primary().sentence
    assert empty.window.bottom.sentence.text() == empty.page.primary().sentence


def test_everything_recomputes_while_typing(chosen: Counter) -> None:
    chosen.page.inputs.focus("down_payment")
    chosen.press("Ctrl+A")
    chosen.type("３６０００")
    at = next(c.view() for c in chosen.page.cards if c.view().key == "docomo-okaeshi")
    assert at.monthly == 2000
    assert chosen.shell.view.quote is not None
    assert chosen.shell.view.quote.amount_financed == 72000


def test_enter_walks_to_the_end_and_on(chosen: Counter) -> None:
    order = []
    chosen.page.inputs.focus("device")
    for _ in range(8):
        order.append(chosen.page.inputs.basics.focused())
        chosen.press("Return")
    assert order == ["device", "cash_price", "down_payment", "discount", "points", "closing_day", "cover", "line"]
    assert chosen.shell.step == "disclosure"


def test_enter_on_the_closing_day_confirms_it(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(closing_confirmed=""))
    assert "注意 1件" in counter.window.bottom.badge_texts()
    counter.press("F8")
    assert counter.page.inputs.basics.focused() == "closing_day"
    counter.press("Return")
    assert counter.form.closing_confirmed == YES
    assert counter.window.bottom.badge_texts() == ()


def test_cards_by_alt_and_number(chosen: Counter) -> None:
    chosen.press("Alt+1")
    assert (chosen.form.program, chosen.form.return_month) == ("au-kaetoku", "")
    assert chart_of(chosen).month() == 25
    chosen.press("Alt+3")
    assert chosen.form.program == "docomo-okaeshi"


def test_the_month_by_arrows(chosen: Counter, qtbot: QtBot) -> None:
    chosen.press("F9")
    chosen.press("Shift+Right")
    assert chosen.form.return_month == "30"
    qtbot.waitUntil(lambda: bool(chosen.desk.records.draft_rows))
    assert chart_of(chosen).hasFocus()


def test_a_month_chosen_just_before_going_on_does_not_come_back_for_the_sale(chosen: Counter, qtbot: QtBot) -> None:
    chosen.press("F9", "Right", "Enter")
    assert chosen.shell.step == "disclosure"
    chosen.press("F7")
    held = chosen.shell.draft
    qtbot.wait(REST_MS + 100)
    assert chosen.shell.draft is held


def test_another_price_asks_for_its_reason(chosen: Counter) -> None:
    chosen.page.inputs.focus("cash_price")
    chosen.press("Ctrl+A")
    chosen.type("100000")
    reason = chosen.page.inputs.basics.fields["price_reason"]
    assert reason.isVisible()
    assert not chosen.page.primary().enabled
    chosen.press("F8")
    assert chosen.page.inputs.basics.focused() == "price_reason"
    chosen.type("展示品")
    chosen.press("Return")
    assert chosen.page.primary().enabled


def test_what_cannot_be_read_is_said_at_its_field(chosen: Counter) -> None:
    chosen.page.inputs.focus("points")
    chosen.press("Ctrl+A")
    chosen.type("たくさん")
    assert chosen.page.inputs.basics.fields["points"].problem
    assert not chosen.page.cards[0].isVisible()
    assert "入力を直すと" in chosen.page.frame.empty.says()
    assert "要修正 1件" in chosen.window.bottom.badge_texts()


def test_rarer_conditions_behind_f7(chosen: Counter) -> None:
    chosen.press("F7")
    assert chosen.page.inputs.on_more and chosen.page.inputs.more.focused() == "on"
    chosen.press("F7")
    assert chosen.page.inputs.basics.focused() == "device"
    chosen.page.focus_field("points.down_payment")
    assert chosen.page.inputs.more.focused() == "points_down"


def test_typed_terms_stand_before_the_lists(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(program="au-kaetoku"))
    counter.page.focus_field("terms.residual")
    counter.type("40000")
    at = next(c.view() for c in counter.page.cards if c.view().key == "au-kaetoku")
    assert at.returned == 68000


def test_without_a_choice_the_last_enter_leads_to_the_cards(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(program=""))
    assert "選んでください" in counter.page.primary().sentence
    assert counter.page.below.hint.isVisible() and counter.page.primary().badges == ()
    assert counter.page.inputs.basics.fields["device"].problem == ""
    counter.press("F8")
    assert counter.page.cards[0].hasFocus()
    counter.page.inputs.focus("line")
    counter.press("Return")
    assert counter.page.cards[0].hasFocus()
    counter.press("Return")
    assert counter.form.program == counter.page.cards[0].view().key


def test_narrow_windows_fold_the_inputs(chosen: Counter) -> None:
    chosen.window.resize(1024, 768)
    QApplication.processEvents()
    page = chosen.page
    assert page.frame.band.isVisible() and not page.inputs.isVisible()
    assert page.cards[0].height() == 264
    chosen.press("F7")
    assert page.inputs.isVisible() and page.inputs.basics.focused() == "device"
    chosen.press("Escape")
    assert not page.inputs.isVisible() and chosen.shell.step == "quote"
    page.focus_field("cover")
    assert page.inputs.isVisible()
    chosen.window.resize(1280, 800)
    QApplication.processEvents()
    assert page.inputs.isVisible() and not page.frame.band.isVisible()


def test_an_empty_sheet_says_what_will_be_here(empty: Counter) -> None:
    assert "機種" in empty.page.frame.empty.says()
    assert not empty.page.primary().enabled
    assert empty.page.primary().badges == ()


PROGRAMS = ("docomo-okaeshi", "au-kaetoku", "sony-zanka-2y", "docomo-plain-36")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)], ids=["1280", "1024"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_is_cut(qtbot: QtBot, program: str, size: tuple[int, int]) -> None:
    counter = Counter(qtbot, twins.counter().draft(program=program, return_month=""))
    shoot(counter.window, f"quote-{program}-{size[0]}", width=size[0], height=size[1])
    assert cut(counter.window) == []


def test_the_dark_page_paints(chosen: Counter) -> None:
    shoot(chosen.window, "quote-dark", dark=True)
    assert not theme.is_dark()


def test_a_name_being_typed_is_not_scolded(empty: Counter) -> None:
    empty.page.inputs.focus("device")
    empty.type("xper")
    fields = empty.page.inputs.basics.fields
    assert [key for key, box in fields.items() if box.problem] == []
    assert not empty.page.primary().badges and not empty.page.primary().enabled
    assert "一覧から" in empty.page.primary().sentence
    empty.press("Escape", "Return")
    assert fields["cash_price"].problem


def test_an_unlisted_device_is_asked_how_its_price_is_known(empty: Counter) -> None:
    empty.page.inputs.focus("device")
    empty.type("見知らぬ機種")
    empty.press("Return")
    empty.type("50000")
    empty.press("Return")
    assert empty.page.inputs.basics.fields["price_reason"].isVisible()
    assert "価格表にない機種" in empty.page.primary().sentence


def test_the_lists_price_stays_the_lists_after_the_field_was_left(chosen: Counter) -> None:
    chosen.page.inputs.focus("cash_price")
    chosen.press("Return")
    assert chosen.form.cash_price == "108000"
    assert "価格表" in chosen.page.inputs.basics.fields["cash_price"]._under.text()
    chosen.window.resize(1024, 768)
    QApplication.processEvents()
    assert "価格 108,000円" in chosen.page.frame.band.accessibleName()


def test_programs_of_other_days_are_told(chosen: Counter) -> None:
    chosen.page.inputs.focus("on")
    chosen.press("Ctrl+A")
    chosen.type("2026-11-21")
    assert chosen.page._sheet.other_days > 0
    chosen.press("F7")
    assert "見積の日" in chosen.page.inputs._other_days.text()


def test_a_chosen_program_without_a_quote_says_why_there_is_no_chart(chosen: Counter) -> None:
    at = next(n for n, c in enumerate(chosen.page._sheet.cards, 1) if c.program.plan.kind is PlanKind.RESIDUAL)
    chosen.press(f"Alt+{at}")
    chosen.page.inputs.focus("device")
    chosen.press("Ctrl+A")
    chosen.type("名前だけの機種")
    assert chosen.page._sheet.chosen is not None and chosen.page._sheet.chosen.quote is None
    assert chosen.page.below.hint.isVisible()
    assert "この条件では見積できません" in chosen.page.below.hint.says()


def test_the_quote_of_an_undecided_customer_is_printed_once(chosen: Counter, qtbot: QtBot) -> None:
    papers = chosen.desk.services.papers
    for _ in range(2):
        chosen.press("F12")
        qtbot.waitUntil(lambda: not chosen.page._work.running)
    kept = papers.papers()
    assert [row.kind for row in kept] == ["quote"]
    assert "見積書" in chosen.page.primary().sentence


def test_a_notice_alone_does_not_open_the_way_without_a_program(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(program="softbank-standard", closing_confirmed=""))
    assert counter.page._sheet.chosen is None
    assert not counter.page.primary().enabled
    assert "プログラムを" in counter.page.primary().sentence
    counter.press("Return")
    assert counter.shell.step == "quote"


def test_another_device_takes_a_program_that_sells_it(qtbot: QtBot) -> None:
    counter = Counter(qtbot, twins.counter().draft(program="softbank-standard"))
    counter.page.inputs.focus("device")
    counter.press("Ctrl+A")
    counter.type("xperia")
    counter.press("Down", "Return")
    assert counter.page._sheet.chosen is not None


def test_a_long_cover_leaves_room_in_the_band(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.window.resize(1024, 768)
    QApplication.processEvents()
    counter.page.frame.band.show_values(
        ("機種", "185,760円", "0円", "0円", "0", "とても長い名前の補償サービスへの加入あり", "月末")
    )
    assert counter.page.frame.band.fits()


def test_the_day_of_the_quote_is_written_like_every_other_day_and_read_in_both_calendars(qtbot: QtBot) -> None:
    counter = Counter(qtbot)
    counter.press("F7")
    field = counter.page.inputs.more.fields["on"]
    day = field.input
    assert isinstance(day, LineInput) and day.hasFocus()
    counter.press("Ctrl+A")
    counter.type("2021-06-15")
    assert counter.form.on == "2021-06-15"
    assert field._under.text() == "令和3年6月15日"
    counter.press("Return")
    assert day.text() == "2021年6月15日" and counter.form.on == "2021-06-15"
    shoot(counter.window, "quote-day")
    assert cut(counter.window) == []
    counter.page.inputs.focus("on")
    counter.press("Ctrl+A")
    counter.type("R1.11.30")
    counter.press("Return")
    assert counter.form.on == "R1.11.30" and field._under.text() == "2019年11月30日"
    assert counter.desk.services.quotes.day_of(counter.form).isoformat() == "2019-11-30"
    counter.page.inputs.focus("on")
    counter.press("Ctrl+A", "Delete")
    assert "和暦" in field._under.text()


def test_the_first_screen_says_that_prices_are_samples(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter(qtbot)
    assert "Ctrl+L" in counter.page.frame.empty.says()
    shoot(counter.window, "quote-sample-hint")
    own = replace(twins.PRICES, sample=False)
    monkeypatch.setattr(counter.desk.services.quotes, "prices", own)
    counter.shell.refresh()
    assert "Ctrl+L" not in counter.page.frame.empty.says()
