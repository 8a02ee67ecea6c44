"""An operator's documents by keystrokes alone: added, printed with the set of a sale, handed over, told by 取引履歴; the power goes in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from posapp.services.case_papers import HISTORY
from posapp.services.official import HANDED
from posapp.services.ports import PaperRow
from posapp.ui import text_official
from posapp.ui import text_places as text
from posapp.ui.places.cases import CasesPage
from posapp.ui.places.official import OfficialPage
from tests.documents import official_files as files
from tests.e2e.counter import Person, Till, World
from tests.e2e.test_sale_by_keyboard import squeezed, text_of

PROGRAM = "docomo-okaeshi"
NAMES = ("個別信用購入あっせん契約約款（2021年版）", "スマホおかえしプログラム 提供条件書（2021年版）")


def place(till: Till) -> OfficialPage:
    page = till.place
    assert isinstance(page, OfficialPage)
    return page


def add(till: Till, person: Person, words: str, path: Path, first: str, last: str = "") -> None:
    """公式書類: the first place that fits the words gets that file."""
    hands = till.hands
    hands.key("Ctrl+O")
    page = place(till)
    hands.key("Ctrl+F")
    hands.type(words)
    person.target = path
    hands.key("F7")
    till.until(
        lambda: page.card.adding or page.card.notice.head.text() == text_official.NOT_READ, "the file was not read"
    )
    if not page.card.adding:
        return
    for typed in ("2021年版", first, last):
        hands.type(typed)
        hands.key("Enter")
    hands.key("Space")
    till.until(lambda: not page.card.adding and page.ready, "the document was not kept")


def test_from_the_file_to_the_history(world: World, start: Callable[[], Till], person: Person, tmp_path: Path) -> None:
    terms = files.kept(tmp_path, files.pdf("TERMS"), "約款.pdf")
    conditions = files.kept(tmp_path, files.pdf("CONDITIONS", pages=3), "提供条件書.pdf")
    till = start()
    till.unlock()
    add(till, person, "docomo", files.kept(tmp_path, b"GIF89a", "約款（画像）.pdf"), "R3.1.1")
    till.hear("PDFではありません")
    add(till, person, "docomo", terms, "R3.1.1")
    add(till, person, "おかえしプログラム 提供", conditions, "2021/4/1", "2022年3月31日")
    held = till.services.official.documents()
    assert [(row.slot, row.valid_from, row.valid_until) for row in held] == [
        ("docomo-okaeshi/conditions", "2021-04-01", "2022-03-31"), ("docomo/terms", "2021-01-01", ""),
    ]  # fmt: skip

    till.hands.key("F1")
    till.sell(PROGRAM)
    page = till.drawn()
    till.until(lambda: len(page.official.lines) == 2, "the set is not listed")
    case = till.draft.id
    till.hands.key("F12")
    till.until(lambda: all(line.line.printed for line in page.official.lines), "the set was not printed")
    sent = [(title, pdf) for pdf, title in world.tray.sent]
    assert len(sent) > 8 and tuple(title for title, _ in sent[-2:]) == NAMES, "after our own papers"
    assert dict(sent)[NAMES[0]] == terms.read_bytes() and dict(sent)[NAMES[1]] == conditions.read_bytes()
    till.hands.key("F7")
    till.until(lambda: page.official.badge.text() == text_official.HANDED_ALL, "the hand-over was not noted")

    again = start()  # the counter's computer was switched off meanwhile
    again.unlock()
    again.hands.key("F4", "Down", "Enter")
    cases = again.place
    assert isinstance(cases, CasesPage)
    assert [line.act.text() for line in cases.card.official.lines] == [text_official.TAKE_BACK] * 2
    again.press(text.HISTORY)
    again.until(lambda: bool(history(again)) and not cases.card.work.running, "取引履歴 was not made")
    told = text_of(again.services.papers.pdf(history(again)[0]))
    for name in NAMES:
        assert squeezed(f"事業者の「{name}」をお渡ししました") in told
    events = [event for event in again.services.records.events(case) if event.what == HANDED]
    assert len(events) == 2 and all("printed" in event.body for event in events)


def history(till: Till) -> list[PaperRow]:
    return [row for row in till.services.papers.papers() if row.kind == HISTORY]


def test_without_any_document_the_sale_is_taken_and_the_window_names_what_is_missing(
    world: World, start: Callable[[], Till]
) -> None:
    till = start()
    till.unlock()
    till.sell(PROGRAM)
    page = till.drawn()
    till.until(lambda: len(page.official.lines) == 2, "the set is not listed")
    assert page.official.badge.text() == text_official.LACKING.format(count=2)
    till.hear("未登録")
    till.hands.key("F7", "Ctrl+O")
    assert till.services.official.handed(till.draft.id) == ()
    assert isinstance(till.place, OfficialPage)
    till.hands.key("F2")
    assert page.isVisible(), "back to the papers of the sale"
