"""The front: a resumed sale keeps its frame, and every place has its keys again after a sale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from posapp.domain.people import Shop
from posapp.domain.problem import Problem
from posapp.flows.flow import Cursor
from posapp.flows.forms import QuoteForm
from posapp.flows.purchase import SaleView
from posapp.services.front import Services, ShopState
from posapp.services.ports import PaperRow, TaskRow
from posapp.services.tasks import Source
from posapp.ui.front import Front
from posapp.ui.main_window import MainWindow
from posapp.ui.pages.home import HomePage
from posapp.ui.places.cases import CasesPage
from posapp.ui.places.first_start import FirstStartPage
from posapp.ui.places.intake_list import IntakesPage
from posapp.ui.places.official import OfficialPage
from posapp.ui.places.paper_list import PaperListPage
from posapp.ui.places.quotes import QuotesPage
from posapp.ui.places.tasks import TasksPage
from posapp.ui.views import AmountBlock
from tests.ui import twins
from tests.ui.places.task_samples import leave
from tests.ui.twins import Desk
from tests.ui.typing_in import press


class Doors:
    """A shop that is open already."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def state(self) -> ShopState:
        return ShopState.READY

    def keyring(self) -> bool:
        return True

    def unprintable(self, shop: Shop, staff: tuple[str, ...]) -> tuple[Problem, ...]:
        return ()

    def create(self, shop: Shop, staff: tuple[str, ...], passphrase: str | None) -> Services:
        raise NotImplementedError

    def unlock(self, passphrase: str) -> Services:
        raise NotImplementedError

    def open(self) -> Services:
        return self.desk.services


@pytest.fixture
def front(qtbot: QtBot) -> Front:
    desk = twins.counter()
    desk.services.sales.save(desk.draft())
    window = MainWindow()
    qtbot.addWidget(window)
    made = Front(window, Doors(desk), twins.sentences, desk.around.now)
    with qtbot.waitActive(window):
        window.show()
    made.open()
    qtbot.waitUntil(lambda: made.services is not None)
    return made


def resume(front: Front) -> None:
    assert front.services is not None
    front.resume(front.services.records.drafts()[0].id)


def test_a_resumed_sale_keeps_its_frame_at_the_next_tick(front: Front) -> None:
    resume(front)
    front._tick()
    for part in (front.window.stepper, front.window.bottom, front.window.panel):
        assert part.isVisible()


def test_f2_after_resuming_stays_with_that_sale(front: Front) -> None:
    resume(front)
    assert front.sale is not None and front.sale.shell is not None
    number = front.sale.shell.draft.number
    front.go("quote")
    assert front.sale.shell.draft.number == number


@pytest.mark.parametrize("place", ["home", "cases", "papers", "settings", "prices"])
def test_every_key_of_a_place_works_after_a_sale(front: Front, place: str) -> None:
    resume(front)
    front.go(place)
    assert all(action.isEnabled() for action in front.window.actions_by_name.values())


@pytest.mark.parametrize("place", ["cases", "papers", "official", "settings", "intake", "ledger", "prices", "tasks"])
def test_esc_leads_from_every_place_to_home(front: Front, place: str) -> None:
    front.go(place)
    press(front.window.focusWidget() or front.window, "Escape")
    assert front.window.pages.currentWidget() is front._places["home"]


def test_the_operators_documents_have_their_key_and_a_way_from_the_print_list(front: Front) -> None:
    press(front.window, "Ctrl+O")
    place = front.window.pages.currentWidget()
    assert isinstance(place, OfficialPage)
    front.go("papers")
    listed = front._places["papers"]
    assert isinstance(listed, PaperListPage)
    listed.official.click()
    assert front.window.pages.currentWidget() is place


def test_the_month_tried_on_the_slider_stays_on_the_quote_page(front: Front) -> None:
    resume(front)
    assert front.sale is not None and front.sale.shell is not None
    shell = front.sale.shell
    tried = replace(shell.draft, quote=replace(shell.draft.quote, return_month="30"))
    quoting = shell._desk.view(replace(tried, cursor=Cursor("quote")))
    later = shell._desk.view(replace(tried, cursor=Cursor("confirm")))
    assert quoting.quote is not None

    def returned(view: SaleView) -> int | None:
        blocks = front.sale._panel(view).blocks if front.sale else ()
        return [block.yen for block in blocks if isinstance(block, AmountBlock)][-1]

    month_30, best = quoting.quote.at(30), quoting.quote.best
    assert month_30 is not None and best is not None and month_30.burden != best.burden
    assert returned(quoting) == month_30.burden
    assert returned(later) == best.burden


def test_an_issued_quote_begins_a_new_sale_with_its_form_and_name(qtbot: QtBot, front: Front) -> None:
    front.go("cases")
    press(front.window.focusWidget(), "Ctrl+K")
    page = front._places["quotes"]
    assert isinstance(page, QuotesPage) and front.window.pages.currentWidget() is page
    form = QuoteForm(on="2021-06-15", device="Xperia 1 II", cash_price="108,000", program="docomo-okaeshi")
    page.started.emit(form, "小林 由美子")
    assert front.sale is not None and front.sale.shell is not None and front.sale.running
    draft = front.sale.shell.draft
    assert draft.quote == form
    assert (draft.applicant.family, draft.applicant.given) == ("小林", "由美子")
    assert front.services is not None
    assert draft.id not in [row.id for row in front.services.records.drafts()]  # nothing is kept before a field is left


def test_a_quote_found_on_home_opens_among_the_issued(qtbot: QtBot, front: Front) -> None:
    services = front.services
    assert services is not None
    draft = services.sales.resume(services.records.drafts()[0].id)
    assert draft is not None
    paper = services.papers.quote_paper(draft, services.sales.sheet(draft))
    assert isinstance(paper, PaperRow)
    home = front._places["home"]
    assert isinstance(home, HomePage)
    home.issued.emit(paper.number)
    page = front._places["quotes"]
    assert isinstance(page, QuotesPage) and front.window.pages.currentWidget() is page
    qtbot.waitUntil(lambda: page.card.number.text() == paper.number)


def test_a_task_opens_its_case_or_its_return(qtbot: QtBot, front: Front) -> None:
    services, doors = front.services, front._doors
    assert services is not None and isinstance(doors, Doors)
    case = doors.desk.taken()
    doors.desk.around.at = datetime(2025, 6, 17, 14, 40, tzinfo=twins.JST)
    records = doors.desk.records
    records.due[case.id] = TaskRow(
        id=case.id, case_id=case.id, due="2025-06-20", kind="window-closes", title="小林 由美子", detail="", done=False
    )
    draft = leave(doors.desk, date(2025, 5, 20))
    press(front.window.focusWidget() or front.window, "Ctrl+T")
    page = front._places["tasks"]
    assert isinstance(page, TasksPage) and front.window.pages.currentWidget() is page
    qtbot.waitUntil(lambda: len(page.table.views()) == 2)
    press(page.table, "Return")
    assert front.window.pages.currentWidget() is front._places["cases"]
    press(front.window.focusWidget() or front.window, "Ctrl+T")
    qtbot.waitUntil(lambda: not page._reader.running)
    press(page.table, "Down")
    press(page.table, "Return")
    assert front.returning is not None and front.returning.shell is not None and front.returning.running
    assert front.returning.shell.draft.id == draft
    home = front._places["home"]
    assert isinstance(home, HomePage)
    home.task.emit(replace(page.table.views()[0].task, source=Source.MAIL))
    assert front._at == "mail"


def test_sale_and_return_have_one_screen_for_the_customer(front: Front) -> None:
    assert front.sale is not None and front.returning is not None
    screen = front.sale.screen
    assert screen is front.returning.screen

    def on() -> bool:
        return screen.on

    press(front.window.focusWidget() or front.window, "F2")
    press(front.window.focusWidget() or front.window, "F11")
    assert on() and screen.display is not None
    press(front.window.focusWidget() or front.window, "F3")
    assert not on(), "it would cover the return"
    press(front.window.focusWidget() or front.window, "F11")
    assert on() and not screen.display.returning.isVisible(), "no contract was chosen yet"
    assert "ご返却" in screen.display._waiting.text()
    press(front.window.focusWidget() or front.window, "Escape")
    assert not on() and front.returning.running, "Esc goes back to the return, not out of it"


def test_the_devices_that_came_back_have_their_key(front: Front) -> None:
    press(front.window.focusWidget() or front.window, "Ctrl+R")
    assert isinstance(front._place, IntakesPage) and front._at == "intakes"
    press(front.window.focusWidget() or front.window, "F4")
    cases = front._places["cases"]
    assert isinstance(cases, CasesPage)
    cases.intakes.click()
    assert front._at == "intakes"


def test_a_new_shop_is_made_once_every_paper_could_show_its_name(qtbot: QtBot) -> None:
    window, doors = MainWindow(), twins.Doors()
    qtbot.addWidget(window)
    made = Front(window, doors, twins.sentences, lambda: datetime(2019, 6, 15, 14, 5).astimezone())
    with qtbot.waitActive(window):
        window.show()
    made.open()
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), FirstStartPage))
    page = window.pages.currentWidget()
    assert isinstance(page, FirstStartPage)
    page.shop.put({"name": "見本☃店", "phone": "022-000-0000", "address": "宮城県仙台市青葉区中央9-9-9"})
    page.staff.put({"staff": "中村 健"})
    page.go.click()
    qtbot.waitUntil(lambda: bool(page.shop.fields["name"].problem))
    assert made.services is None and "☃" in page.shop.fields["name"].problem
    assert page.go.isEnabled() and page.shop.fields["name"].input.hasFocus()
    page.shop.put({"name": "見本店"})
    page.go.click()
    qtbot.waitUntil(lambda: made.services is not None)
    assert doors.made is not None and doors.made[0].name == "見本店"
