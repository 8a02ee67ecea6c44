"""What goes wrong at a counter: strange names, a wrong passphrase, no printer, a full disk. Each is a sentence; nothing is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from posapp import resources
from posapp.flows.flow import Cursor
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import APPLICANT, CONFIRM, CONSENT, DISCLOSURE
from posapp.services.papers import SALE_KINDS
from posapp.services.ports import StoreFault
from posapp.shelf import Shelf
from posapp.store import driver, keys
from posapp.store.folder import store_path
from posapp.ui import text_places, text_sale
from posapp.ui.pages.home import HomePage
from posapp.ui.places.settings import SettingsPage
from posapp.ui.places.unlock import UnlockPage
from tests.e2e.counter import ANSWERS, PASSPHRASE, WARES, Person, Till, World, chips, said
from tests.e2e.test_sale_by_keyboard import text_of
from tests.services.sale import explained, quoted, ready

PROGRAM = "docomo-okaeshi"
LONG = "あいうえおかきくけこ" * 10
READINGS: dict[str, tuple[str, str]] = {}


@pytest.fixture
def explained_draft(world: World) -> SaleDraft:
    """A draft at the first field of 申込."""
    return _draft(world, lambda shop: explained(shop, quoted(shop, PROGRAM)), APPLICANT)


@pytest.fixture
def ready_draft(world: World) -> SaleDraft:
    """A draft on 確認 with nothing missing."""
    return _draft(world, lambda shop: ready(shop, PROGRAM), CONFIRM)


def _draft(world: World, make: Callable[..., SaleDraft], step: str) -> SaleDraft:
    world.now = WARES[PROGRAM].on
    services = world.look()
    with closing(services):
        draft = services.sales.move(make(services), Cursor(step))
        services.sales.save(draft)
    return draft


@contextmanager
def held(world: World, sql: str) -> Iterator[None]:
    """Another program does something to the store, and holds on to it."""
    other = driver.connect(store_path(world.folder), keys.from_passphrase(world.folder, PASSPHRASE))
    try:
        for line in sql.split(";"):
            other.execute(line)
        yield
    finally:
        other.close()


# --- what is typed


def test_marks_rare_characters_and_long_names_reach_screen_and_paper(explained_draft: SaleDraft, till: Till) -> None:
    till.resume()
    building = "見本<b>ハイツ</b>&amp;" + "塔" * 80
    odd = {
        "family": "𠮷<b>田</b>",
        "given": LONG,
        "family_kana": "ヨシダ",
        "given_kana": "ユミコ",
        "building": building,
    }
    till.fill(ANSWERS | odd, READINGS)
    assert till.step == CONSENT
    till.hands.key("Esc")
    assert till.step == APPLICANT
    shown = {box.text() for box in till.window.findChildren(QLineEdit) if box.isVisible()}
    assert {"𠮷<b>田</b>", LONG, building} <= shown
    till.hands.key("F8")
    till.fill({}, READINGS)
    till.fill(ANSWERS, READINGS)
    assert till.step == CONFIRM
    assert any(f"𠮷<b>田</b> {LONG}" in text for text in said(till))
    till.submit()
    till.drawn()
    (case,) = till.services.records.cases()
    texts = {p.kind: text_of(till.services.papers.pdf(p)) for p in till.services.papers.papers(case_id=case.id)}
    assert all(f"𠮷<b>田</b>{LONG}" in texts[kind] for kind in ("quote", "application", "consent"))
    assert building in texts["application"]


def test_a_pasted_control_character_is_said_and_can_be_mended(explained_draft: SaleDraft, till: Till) -> None:
    till.resume()
    till.fill(
        {**ANSWERS, "family_kana": "コバヤシ", "given_kana": "ユミコ", "given": "由美子"}, READINGS, until="family"
    )
    clipboard = QApplication.clipboard()
    clipboard.setText("小\u202e林")
    till.hands.key("Ctrl+V", "Enter")
    assert till.draft.applicant.family == "小\u202e林"  # kept as pasted, until someone mends it
    till.hear("目に見えない文字")
    assert [p.where for p in till.shell.page.shown_problems()] == ["family"]
    till.hands.key("Shift+Tab")
    assert till.field == "family"
    till.hands.type("小林")
    till.hands.key("Enter")
    assert till.draft.applicant.family == "小林"
    assert [p.where for p in till.shell.page.shown_problems()] == ["given"]  # passed over, still empty


def test_a_name_no_typeface_has_is_refused_before_it_is_taken(explained_draft: SaleDraft, till: Till) -> None:
    till.resume()
    odd = {"family": "小𓀀林", "family_kana": "コバヤシ", "given": "由美子", "given_kana": "ユミコ"}
    till.fill(ANSWERS | odd, READINGS)
    till.fill(ANSWERS, READINGS)
    assert till.step == CONFIRM
    till.hands.key("Enter")
    till.hear("印刷の書体にない文字です")
    assert till.step == CONFIRM
    assert till.draft.applicant.family == "小𓀀林"
    assert till.services.records.cases() == ()
    saved = till.services.sales.resume(till.draft.id)
    assert saved is not None and saved.applicant == till.draft.applicant


# --- the store


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(start: Callable[[], Till]) -> None:
    till = start()
    till.until(lambda: isinstance(till.place, UnlockPage), "no passphrase was asked for")
    till.hands.type("ちがう合言葉です")
    till.hands.key("Enter")
    till.hear("合言葉が違うため、開けません")
    till.unlock()


def test_a_store_in_other_hands_opens_once_it_is_free(world: World, start: Callable[[], Till]) -> None:
    till = start()
    with held(world, "PRAGMA locking_mode=EXCLUSIVE;BEGIN EXCLUSIVE;CREATE TABLE other (a)"):
        till.until(lambda: isinstance(till.place, UnlockPage), "no passphrase was asked for")
        till.hands.type(PASSPHRASE)
        till.hands.key("Enter")
        till.hear("ほかのposappが保存先を使っています")
    till.unlock()


def test_a_newer_store_is_left_alone(world: World, start: Callable[[], Till]) -> None:
    with held(world, "UPDATE alembic_version SET version_num='0999'"):
        pass
    before = store_path(world.folder).read_bytes()
    till = start()
    refused(till, "新しい版で作られています")
    assert store_path(world.folder).read_bytes() == before


def test_a_damaged_store_names_the_way_back(world: World, start: Callable[[], Till]) -> None:
    path = store_path(world.folder)
    body = path.read_bytes()
    path.write_bytes(body[:64] + bytes(4096) + body[4160:])
    refused(start(), "いちばん新しいバックアップから戻してください")


def refused(till: Till, sentence: str) -> None:
    """The passphrase is right, and the store still cannot be used: that is said, and may be tried again."""
    till.until(lambda: isinstance(till.place, UnlockPage), "no passphrase was asked for")
    for _ in range(2):
        till.hands.type(PASSPHRASE)
        till.hands.key("Enter")
        till.hear(sentence)
    assert till.front.services is None


def test_a_store_busy_in_the_middle_of_a_sale_loses_nothing(
    world: World, explained_draft: SaleDraft, till: Till, person: Person
) -> None:
    till.resume()
    till.fill(ANSWERS, {}, until="family")
    with held(world, "BEGIN IMMEDIATE"):
        till.hands.type("小林")
        till.hands.key("Enter")
    assert person.told == [world.shelf.sentences.fault("store-locked")]
    assert till.draft.applicant.family == "小林"
    till.hands.type("由美子")
    till.hands.key("Enter")
    assert len(person.told) == 1
    saved = till.services.sales.resume(till.draft.id)
    assert saved is not None
    assert (saved.applicant.family, saved.applicant.given) == ("小林", "由美子")


def test_a_full_disk_at_the_submission_takes_nothing(
    ready_draft: SaleDraft, till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.resume()

    def full(_: object) -> None:
        raise StoreFault("disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(till.services.records, "submit", full)
        till.hands.key("Enter")
        till.hear("ディスクの空きがないため、保存できません")
        assert till.step == CONFIRM
    till.submit()
    till.drawn()
    assert len(till.services.records.cases()) == 1


# --- papers


def test_without_a_printer_the_papers_wait_and_print_later(world: World, ready_draft: SaleDraft, till: Till) -> None:
    world.tray.fault = "printer-missing"
    till.resume()
    till.submit()
    till.drawn()
    till.hands.key("F12")
    till.hear("プリンターが見つかりません")
    till.until(lambda: "未印刷 6" in chips(till), "the papers do not wait")
    assert [p.reason for p in till.services.papers.papers(state="failed")] == ["printer-missing"] * 6
    world.tray.fault = ""
    till.hands.key("F12")
    nine = 9  # three of them for the shop too
    till.until(lambda: "未印刷 0" in chips(till) and len(world.tray.sent) == nine, "the papers did not print")


@pytest.fixture
def without_a_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Take one typeface away from the program, as a clean-up tool might."""

    def take() -> None:
        poor = Path(shutil.copytree(resources.root(), tmp_path / "poor", ignore=shutil.ignore_patterns("postal")))
        (poor / "fonts" / "BIZUDPGothic-Bold.ttf").unlink()
        monkeypatch.setattr(resources, "root", lambda: poor)

    return take


def test_a_missing_typeface_is_said_before_anything_is_taken(
    ready_draft: SaleDraft, till: Till, without_a_font: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    till.resume()
    without_a_font()
    till.hands.key("Enter")
    till.hear("書体のファイルBIZUDPGothic-Bold.ttfがない")
    assert till.step == CONFIRM
    assert till.services.records.cases() == ()
    monkeypatch.undo()
    till.submit()
    till.drawn()


def test_a_typeface_lost_later_is_said_at_the_papers(
    ready_draft: SaleDraft, till: Till, without_a_font: Callable[[], None], person: Person, tmp_path: Path
) -> None:
    till.resume()
    till.submit()
    till.drawn()
    without_a_font()
    person.target = tmp_path / "見積書.pdf"
    till.press(text_sale.SAVE_THIS)
    till.hear("書体のファイルBIZUDPGothic-Bold.ttfがない")
    assert not person.target.exists()
    (case,) = till.services.records.cases()
    assert [p.kind for p in till.services.papers.papers(case_id=case.id)] == [*SALE_KINDS, "return-guide"]


def test_a_full_disk_while_saving_a_paper_is_said(
    ready_draft: SaleDraft, till: Till, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.resume()
    till.submit()
    till.drawn()
    person.target = tmp_path / "見積書.pdf"

    def full(_path: Path, _body: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", full)
        till.press(text_sale.SAVE_THIS)
        till.hear("ディスクの空きがない")
    till.press(text_sale.SAVE_THIS)
    till.hear(text_places.SAVED)
    assert person.target.read_bytes().startswith(b"%PDF")


# --- the catalogue


def test_a_wrong_program_file_leaves_the_others_and_is_named(
    world: World, tmp_path: Path, start: Callable[[], Till]
) -> None:
    root = tmp_path / "resources"
    for part in ("catalog", "i18n"):
        shutil.copytree(resources.root() / part, root / part)
    wrong = root / "catalog" / "programs" / "au-kaetoku-2020-02-21.toml"
    wrong.write_text("かえトク = true\n" + wrong.read_text("utf-8"), "utf-8")
    world.shelf = Shelf(root)
    till = start()
    till.unlock()
    till.find(WARES[PROGRAM].words)
    till.choose(PROGRAM)
    keys_shown = [card.view().key for card in till.shell.page.cards if card.isVisible()]
    assert PROGRAM in keys_shown and "au-kaetoku" not in keys_shown
    till.condition({})
    assert till.step == DISCLOSURE
    till.hands.key("F10")
    settings = till.place
    assert isinstance(settings, SettingsPage)
    till.hear(wrong.name)
    till.hands.key("F1")
    assert isinstance(till.place, HomePage)
