"""照合: as issued, changed, never issued, by file, by drop, by scanner; bad files are told; the case opens; nothing waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from posapp.documents import press as real_press
from posapp.documents import reading_back
from posapp.documents.paper import Paper
from posapp.domain.digest import digest_of, short_digest
from posapp.services.checking import CheckDesk, Found
from posapp.services.papers import PaperDesk
from posapp.services.ports import Making, PaperRow
from posapp.ui.places.verify import VerifyPage
from tests.ui.pages.stage import press
from tests.ui.places.stage import Answers, Stand, sentences
from tests.ui.twins import counter


@dataclass
class Shop:
    """A shop that issued a sale's papers with the real press."""

    services: Any
    rows: dict[str, PaperRow]
    case: UUID

    def paper(self, kind: str) -> Paper:
        return real_press.from_json(self.rows[kind].body)

    def pdf(self, kind: str) -> bytes:
        return real_press.draw(self.paper(kind))

    def forged(self, kind: str, old: str, new: str) -> bytes:
        return real_press.draw(real_press.from_json(self.rows[kind].body.replace(old, new)))

    def mark(self, kind: str) -> str:
        return self.paper(kind).header.qr


def shop() -> Shop:
    desk = counter()
    held = desk.services
    papers: PaperDesk[Any] = PaperDesk(lambda: real_press, held.quotes._rules, desk.records, desk.around)
    services = replace(held, papers=papers, checking=CheckDesk(papers, desk.records, reading_back.read))
    case = desk.taken()
    found = services.sales.case(case.id)
    assert found is not None
    rows = {row.kind: row for row in papers.issue(*found)}
    return Shop(services, rows, case.id)


@pytest.fixture
def open_shop() -> Shop:
    return shop()


def opened(qtbot: QtBot, held: Shop) -> tuple[Stand, VerifyPage]:
    page = VerifyPage(held.services, sentences())
    return Stand(qtbot, page, "papers"), page


def ended(qtbot: QtBot, page: VerifyPage) -> None:
    qtbot.waitUntil(lambda: not page._worker.running and page._next is None)


def head(page: VerifyPage) -> str:
    return page.notice.head.text()


def test_an_empty_page_says_what_to_hand_over(qtbot: QtBot, open_shop: Shop) -> None:
    stand, page = opened(qtbot, open_shop)
    assert page.mark.hasFocus() and not page.notice.isVisible()
    stand.picture("verify-empty")


def test_a_paper_as_issued(qtbot: QtBot, open_shop: Shop, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "見積.pdf"
    answers.path.write_bytes(open_shop.pdf("quote"))
    stand, page = opened(qtbot, open_shop)
    press(stand.window, Qt.Key.Key_F7)
    ended(qtbot, page)
    assert head(page) == "発行したファイルそのものです。"
    row = open_shop.rows["quote"]
    shown = [words.text() for words in page.facts.values]
    assert shown[:3] == ["見積書", row.number, short_digest(open_shop.paper("quote").digest)]
    assert shown[4] == "未印刷" and shown[5].startswith("C-")
    assert (page.given.preview.pages(), page.issued.preview.pages()) == (page.issued.preview.pages(),) * 2 != (0, 0)
    assert page.lines.isHidden()
    qtbot.waitUntil(lambda: page.given.preview.painted and page.issued.preview.painted)
    stand.picture("verify-issued")


def test_a_reprint_is_what_was_issued_and_says_which(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    row = open_shop.rows["quote"]
    for copy, reprint, title in (("", 2, "見積書　再発行 2回目"), ("shop", 0, "見積書　店舗控え")):
        file = tmp_path / "a.pdf"
        file.write_bytes(open_shop.services.papers.pdf(row, copy, reprint))
        _stand, page = opened(qtbot, open_shop)
        page.check(file)
        ended(qtbot, page)
        assert (head(page), page.facts.values[0].text()) == ("発行したファイルそのものです。", title)


def laid_over(pdf: bytes) -> bytes:
    """A white picture with another amount over the total of the first page."""
    picture = QImage(240, 36, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    font = painter.font()
    font.setPixelSize(30)
    painter.setFont(font)
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, "98,000円")
    painter.end()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89))
    canvas.drawImage(ImageReader(BytesIO(png(picture))), 95, 603, 125, 22)
    canvas.save()
    writer, changed = PdfWriter(clone_from=BytesIO(pdf)), BytesIO()
    writer.pages[0].merge_page(PdfReader(BytesIO(out.getvalue())).pages[0])
    writer.write(changed)
    return changed.getvalue()


def png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def saved_again(pdf: bytes) -> bytes:
    out = BytesIO()
    PdfWriter(clone_from=BytesIO(pdf)).write(out)
    return out.getvalue()


def test_a_file_that_was_handed_out_says_when(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    file, papers = tmp_path / "a.pdf", open_shop.services.papers
    for making, said in ((Making.SAVED, "に保存したファイルと"), (Making.PRINTED, "に印刷した書面と")):
        kind = {"saved": "quote", "printed": "consent"}[making]
        file.write_bytes(papers.pdf(open_shop.rows[kind], making=making))
        stand, page = opened(qtbot, open_shop)
        page.check(file)
        ended(qtbot, page)
        assert head(page) == "発行したファイルそのものです。" and said in page.notice.body.text()
        assert page.checked is not None and page.checked.issued == file.read_bytes()
    qtbot.waitUntil(lambda: page.given.preview.painted and page.issued.preview.painted)
    stand.picture("verify-handed-out")


@pytest.mark.parametrize("hand", [laid_over, saved_again])
def test_the_same_words_in_another_file_are_told_apart_from_it(
    qtbot: QtBot, open_shop: Shop, tmp_path: Path, hand: Callable[[bytes], bytes]
) -> None:  # fmt: skip
    file, row = tmp_path / "a.pdf", open_shop.rows["quote"]
    file.write_bytes(hand(open_shop.services.papers.pdf(row, making=Making.SAVED)))
    stand, page = opened(qtbot, open_shop)
    page.check(file)
    ended(qtbot, page)
    assert page.checked is not None and (page.checked.found, page.checked.row) == (Found.ALIKE, row)
    assert head(page) == "文字は同じですが、ファイルが違います。"
    assert "見比べてください" in page.notice.body.text() and page.lines.isHidden()
    qtbot.waitUntil(lambda: page.given.preview.painted and page.issued.preview.painted)
    stand.picture(f"verify-{hand.__name__}")
    open_shop.services.records.older.add(row.id)
    page.check(file)
    ended(qtbot, page)
    assert (page.checked.found, head(page)) == (Found.OLDER, "文字は、発行したときと同じです。")
    stand.picture(f"verify-{hand.__name__}-of-before")


def test_changed_words_are_told_with_their_page_and_both_texts(
    qtbot: QtBot, open_shop: Shop, answers: Answers, tmp_path: Path
) -> None:  # fmt: skip
    answers.path = tmp_path / "a.pdf"
    answers.path.write_bytes(open_shop.forged("quote", "108,000", "98,000"))
    stand, page = opened(qtbot, open_shop)
    page.choose()
    ended(qtbot, page)
    assert head(page) == "発行したときと、文言が違います。" and "1・2ページ" in page.notice.body.text()
    assert page.checked is not None and page.checked.pages == (1, 2)
    assert "108,000" in page.checked.lines[0].issued and "98,000" in page.checked.lines[0].given
    qtbot.waitUntil(lambda: page.given.preview.painted and page.issued.preview.painted)
    stand.picture("verify-changed")


def test_a_paper_of_an_older_posapp_says_the_same_words_and_that_no_file_was_noted(
    qtbot: QtBot, open_shop: Shop
) -> None:
    older = Path(__file__).parents[2] / "data" / "printed" / "schedule-docomo-okaeshi.pdf"
    body = older.with_suffix(".json").read_text(encoding="utf-8")
    paper = real_press.from_json(body)
    kept = replace(
        open_shop.rows["schedule"],
        id=UUID(int=1),
        number=paper.number,
        kind=paper.kind,
        body=body,
        digest=digest_of(body),
    )
    records: Any = SimpleNamespace(
        papers=lambda number: (kept,), case=open_shop.services.checking._records.case, files=lambda _: (),
        files_kept=lambda _: False,
    )  # fmt: skip
    open_shop.services = replace(
        open_shop.services, checking=CheckDesk(open_shop.services.papers, records, reading_back.read)
    )
    stand, page = opened(qtbot, open_shop)
    page.check(older)
    ended(qtbot, page)
    assert (
        head(page) == "文字は、発行したときと同じです。" and "ファイルの記録を始める前の書面" in page.notice.body.text()
    )
    assert page.checked is not None and page.checked.found is Found.OLDER and page.lines.isHidden()
    qtbot.waitUntil(lambda: page.given.preview.painted and page.issued.preview.painted)
    stand.picture("verify-older")


def test_a_paper_of_another_shop(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(real_press.draw(replace(open_shop.paper("quote"), number="Q-190101-9999")))
    stand, page = opened(qtbot, open_shop)
    page.check(file)
    ended(qtbot, page)
    assert head(page) == "この番号の書面は、この店で発行していません。"
    assert page.facts.isHidden() and page.issued.preview.pages() == 0 and page.given.preview.pages()
    stand.picture("verify-unknown")


def test_another_digest_in_the_file(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(real_press.draw(replace(open_shop.paper("quote"), digest="0" * 64)))
    _stand, page = opened(qtbot, open_shop)
    page.check(file)
    ended(qtbot, page)
    assert head(page) == "照合の値が、発行したときと違います。"


def scan(page: VerifyPage, mark: str) -> None:
    """A reader types into whatever has the focus and ends with Enter."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for sign in (*mark, "\r"):
        target = app.focusWidget()
        assert target is not None
        QTest.keyClicks(target, sign) if sign != "\r" else QTest.keyClick(target, Qt.Key.Key_Return)


def test_a_scan_finds_the_paper_and_the_next_scan_takes_its_place(qtbot: QtBot, open_shop: Shop) -> None:
    stand, page = opened(qtbot, open_shop)
    for kind in ("application", "quote"):
        scan(page, open_shop.mark(kind))
        ended(qtbot, page)
        assert head(page) == "この番号の書面を、発行しています。"
        assert page.checked is not None and page.checked.row == open_shop.rows[kind]
        assert page.given.preview.pages() == 0 and page.issued.preview.pages()
    qtbot.waitUntil(lambda: page.issued.preview.painted)
    stand.picture("verify-scan")


def test_a_scan_beside_the_field_goes_into_it(qtbot: QtBot, open_shop: Shop) -> None:
    _stand, page = opened(qtbot, open_shop)
    page.drop.button.setFocus(Qt.FocusReason.TabFocusReason)
    scan(page, open_shop.mark("quote"))
    ended(qtbot, page)
    assert page.checked is not None and page.checked.row == open_shop.rows["quote"]


def test_a_wrong_digest_a_missing_one_and_nonsense(qtbot: QtBot, open_shop: Shop) -> None:
    _stand, page = opened(qtbot, open_shop)
    number = open_shop.rows["quote"].number
    for typed, said in (
        (f"{number} 0000 0000 0000 0000", "照合の値が、発行したときと違います。"),
        (number, "この番号の書面を、発行しています。"),
        ("Q-190101-0001 0000 0000 0000 0000", "この番号の書面は、この店で発行していません。"),
        ("https://example.jp/", "照合できませんでした。"),
    ):
        page.check(typed)
        ended(qtbot, page)
        assert head(page) == said
        assert page.notice.body.text()


def test_f9_opens_the_case(qtbot: QtBot, open_shop: Shop) -> None:
    stand, page = opened(qtbot, open_shop)
    page.check(open_shop.mark("quote"))
    ended(qtbot, page)
    with qtbot.waitSignal(page.case) as told:
        press(stand.window, Qt.Key.Key_F9)
    assert told.args == [open_shop.case]


def locked(pdf: bytes) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.append(BytesIO(pdf))
    writer.encrypt("ひみつ", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "中身のないファイル"), (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "PDFのファイルではありません"), ("half", "途中で切れているか"),
        ("locked", "パスワードで守られた"), ("large", "300MB"), ("folder", "フォルダーです"), ("none", "見つかりません"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_paper_is_told_in_a_sentence(
    qtbot: QtBot, open_shop: Shop, tmp_path: Path, content: bytes | str, said: str
) -> None:  # fmt: skip
    file, whole = tmp_path / "書面.pdf", open_shop.pdf("quote")
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content in ("half", "locked"):
        file.write_bytes(whole[: len(whole) // 2] if content == "half" else locked(whole))
    elif content == "large":
        with file.open("wb") as stream:
            stream.write(b"%PDF-1.7\n")
            stream.truncate(300 * 2**20)
    elif content == "folder":
        file.mkdir()
    stand, page = opened(qtbot, open_shop)
    page.check(file)
    ended(qtbot, page)
    assert head(page) == "照合できませんでした。" and said in page.notice.body.text()
    assert page.checked is None and page.facts.isHidden()
    if content == "locked":
        stand.picture("verify-locked")


def let_go(page: VerifyPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_file_let_go_over_the_page(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(open_shop.pdf("consent"))
    _stand, page = opened(qtbot, open_shop)
    assert page.acceptDrops()
    let_go(page, file)
    ended(qtbot, page)
    assert page.checked is not None and page.checked.row == open_shop.rows["consent"]
    let_go(page, file, file)
    assert page.notice.head.text() == "ファイルは、1つずつ照合します。" and page.checked is None


def test_what_is_handed_over_meanwhile_comes_next(qtbot: QtBot, open_shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(open_shop.pdf("consent"))
    _stand, page = opened(qtbot, open_shop)
    page.check(file)
    page.check(open_shop.mark("quote"))
    ended(qtbot, page)
    assert page.checked is not None and page.checked.row == open_shop.rows["quote"]
