"""A sale, its papers printed on a real queue, and one of them again as 再発行: by keyboard, in the real windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from posapp.app import ShopDoors
from posapp.documents import reading_back
from posapp.services.print_ways import ALL, SHOP_KEEPS, PrintWay
from posapp.ui import text_prints as text
from posapp.ui.places.paper_list import PaperListPage
from posapp.ui.printing_cups import CupsSpool
from tests.cups.server import Queue, Server
from tests.e2e.conftest import person, start, world  # noqa: F401  fixtures
from tests.e2e.counter import Till, World, chips

pytestmark = pytest.mark.cups


class RealWorld(World):
    """The counter with the system's own printing."""

    def doors(self) -> ShopDoors:
        return ShopDoors(
            self.folder, self.shelf, lambda _: CupsSpool(), clock=lambda: self.now, reachable=lambda: False,
            use_keyring=False,
        )  # fmt: skip


@pytest.fixture
def queue(system: Server) -> Queue:
    return system.queue(usual=True)


def printed(till: Till) -> list[str]:
    return [job.state for job in till.services.prints.jobs()]


def test_a_sale_is_printed_and_one_paper_of_it_again(
    world: World, start: Callable[..., Till], queue: Queue  # noqa: F811
) -> None:  # fmt: skip
    world.__class__ = RealWorld
    till = start()
    till.unlock()
    till.services.prints.ways.remember(ALL, PrintWay(sides="long"))
    till.sell("docomo-okaeshi")
    till.hands.key("F12")
    till.until(lambda: len(printed(till)) > len(SHOP_KEEPS) and set(printed(till)) == {"printed"}, "not printed")
    till.until(lambda: "未印刷 0" in chips(till), "the chip does not know that they came out")
    papers = till.services.papers.papers()
    assert len(printed(till)) == len(papers) + len(SHOP_KEEPS)
    reads = [reading_back.read(pdf) for pdf in queue.came_out]
    assert sorted(read.copy for read in reads if read.kind in SHOP_KEEPS) == ["customer"] * 3 + ["shop"] * 3
    for paper in papers:
        meant = reading_back.read(till.services.papers.pdf(paper))
        assert meant.words in [read.words for read in reads], paper.title
    assert all("Duplex=DuplexNoTumble" in options.split() for options in queue.told("options"))

    till.hands.key("Enter", "F5")
    page = till.place
    assert isinstance(page, PaperListPage)
    till.hands.type("支払予定")
    till.until(lambda: len(page.list.views()) == 1, "the paper was not found")
    till.hands.key("Enter")
    assert page.card.print.text() == text.REISSUE.format(count=1)
    till.hands.key("Enter")
    till.until(lambda: len(queue.came_out) == len(reads) + 1, "not printed again")
    till.until(lambda: set(printed(till)) == {"printed"}, "the list does not know that it came out")
    again = reading_back.read(queue.came_out[-1])
    first = next(read for read in reads if read.kind == again.kind)
    assert (again.kind, again.reprint) == ("schedule", 1)
    assert again.words.replace("再発行1回目", "") == first.words == replace(first, reprint=0).words


def test_a_printer_that_jams_is_said_in_the_list_and_blocks_nothing(
    world: World, start: Callable[..., Till], queue: Queue  # noqa: F811
) -> None:  # fmt: skip
    world.__class__ = RealWorld
    till = start()
    till.unlock()
    queue.jam()
    till.find("xperia 1 ii")
    till.choose("docomo-okaeshi")
    till.hands.key("F12")
    till.until(lambda: printed(till) == ["sent"], "not at the printer")
    till.hands.key("F5")
    page = till.place
    assert isinstance(page, PaperListPage)
    till.until(lambda: "紙が詰まっています" in page.card.trouble.head.text(), "the list does not say why")
    till.until(lambda: "未印刷 1" in chips(till), "it is not counted")
    till.hands.key("F1", "F5")  # the window goes on
    queue.clear()
    till.until(lambda: "未印刷 0" in chips(till), "it did not come out")
    assert len(queue.came_out) == 1
