"""Every PDF that leaves the shop is on record before it is out: saved, printed, marked, translated; looked at it leaves nothing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

import posapp
from posapp.services.checking import Checked, Found
from posapp.services.front import Services
from posapp.services.ports import FileRow, Making, PaperRow, StoreFault
from posapp.services.printing import Order, of_paper
from posapp.store import keys
from posapp.store.doors import create_store, open_store
from posapp.store.driver import connect
from posapp.store.folder import store_path
from tests.killed import answers
from tests.services.conftest import World

KEY = bytes(range(32))


def noted(shop: Services, pdf: bytes) -> tuple[FileRow, ...]:
    return shop.records.files(hashlib.sha256(pdf).hexdigest())


def checked(shop: Services, folder: Path, pdf: bytes) -> Checked:
    file = folder / "a.pdf"
    file.write_bytes(pdf)
    found = shop.checking.file(file)
    assert isinstance(found, Checked), found
    return found


def test_what_is_looked_at_leaves_nothing_what_is_saved_its_bytes(
    shop: Services, world: World, rows: tuple[PaperRow, ...], tmp_path: Path
) -> None:
    (paper, *_) = rows
    seen = shop.papers.pdf(paper)
    assert noted(shop, seen) == ()
    assert checked(shop, tmp_path, seen).handed is None and noted(shop, seen) == ()
    saved = shop.papers.pdf(paper, making=Making.SAVED)
    (file,) = noted(shop, saved)
    assert (file.paper_id, file.size, file.making, file.copy, file.reprint) == (paper.id, len(saved), "saved", "", 0)
    assert file.at == world.now
    found = checked(shop, tmp_path, saved)
    assert (found.found, found.row, found.handed, found.problems) == (Found.ISSUED, paper, file, ())


def test_what_is_printed_and_printed_again_is_on_record_with_its_marks(
    shop: Services, world: World, rows: tuple[PaperRow, ...], tmp_path: Path
) -> None:
    subject = of_paper(next(row for row in rows if row.kind == "disclosure"))
    for copies in (("customer", "shop"), ("customer",), ("customer",)):
        assert shop.prints.print((subject,), Order(copies=copies)) == ()
    files = [noted(shop, pdf) for pdf, _ in world.paper.sent]
    assert [(file.making, file.copy, file.reprint) for (file,) in files] == [
        ("printed", "customer", 0), ("printed", "shop", 0), ("printed", "customer", 1), ("printed", "customer", 2),
    ]  # fmt: skip
    found = checked(shop, tmp_path, world.paper.sent[-1][0])
    assert (found.found, found.reprint, found.handed) == (Found.ISSUED, 2, files[-1][0])


def test_english_is_on_record_under_its_own_paper(shop: Services, rows: tuple[PaperRow, ...], tmp_path: Path) -> None:
    made = shop.translations.translate(rows[0], "en")
    assert isinstance(made, PaperRow)
    pdf = shop.papers.pdf(made, making=Making.SAVED)
    found = checked(shop, tmp_path, pdf)
    assert (found.found, found.row) == (Found.ISSUED, made)
    assert found.handed is not None and found.handed.paper_id == made.id


def test_a_file_of_an_older_edition_of_posapp_is_certain_and_one_saved_anew_is_not(
    shop: Services, rows: tuple[PaperRow, ...], tmp_path: Path
) -> None:
    paper = rows[0]
    out = BytesIO()
    PdfWriter(clone_from=BytesIO(shop.papers.pdf(paper, making=Making.SAVED))).write(out)
    anew = checked(shop, tmp_path, out.getvalue())
    assert (anew.found, [problem.code for problem in anew.problems]) == (Found.ALIKE, ["paper-file-unknown"])
    (file,) = noted(shop, shop.papers.pdf(paper))
    sha256 = hashlib.sha256(out.getvalue()).hexdigest()
    shop.records.keep_file(replace(file, sha256=sha256, size=len(out.getvalue())))
    assert checked(shop, tmp_path, out.getvalue()).found is Found.ISSUED, "what today's posapp does not draw"


def test_a_paper_of_a_store_of_schema_5_is_held_against_its_words_and_not_suspected(
    shop: Services, world: World, rows: tuple[PaperRow, ...], tmp_path: Path
) -> None:
    paper = rows[0]
    shop.papers.pdf(paper, making=Making.SAVED)
    shop.close()
    key = keys.from_passphrase(world.folder, "counter-passphrase")
    raw = connect(store_path(world.folder), key)
    raw.execute("DROP TABLE paper_files")
    raw.execute("UPDATE alembic_version SET version_num = '0005'")
    raw.close()
    again = world.doors().unlock("counter-passphrase")
    try:
        made = again.papers.pdf(paper)
        assert (checked(again, tmp_path, made).found, noted(again, made)) == (Found.ISSUED, ())
        other = checked(again, tmp_path, made + b"\n")
        assert (other.found, [problem.code for problem in other.problems]) == (Found.OLDER, ["paper-file-differs"])
        again.papers.pdf(paper, making=Making.SAVED)
        assert checked(again, tmp_path, made + b"\n").found is Found.OLDER, "other files may still be out there"
        assert checked(again, tmp_path, made).handed is not None
        world.now += timedelta(minutes=1)
        younger = again.translations.translate(paper, "en")
        assert isinstance(younger, PaperRow)
        assert checked(again, tmp_path, again.papers.pdf(younger) + b"\n").found is Found.ALIKE
    finally:
        again.close()


def test_nothing_leaves_the_shop_when_it_cannot_be_noted(
    shop: Services, world: World, rows: tuple[PaperRow, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: FileRow) -> None:
        raise StoreFault("disk-full")

    monkeypatch.setattr(shop.records, "keep_file", full)
    with pytest.raises(StoreFault, match="disk-full"):
        shop.papers.pdf(rows[0], making=Making.SAVED)
    (problem,) = shop.prints.print((of_paper(rows[0]),))
    assert (problem.code, world.paper.sent) == ("disk-full", [])
    monkeypatch.undo()
    (failed,) = shop.prints.jobs(("failed",))
    shop.prints.print_again({failed.id: None})
    assert [noted(shop, pdf) != () for pdf, _ in world.paper.sent] == [True]


def test_no_room_writes_a_papers_pdf_that_is_not_noted() -> None:
    """The demonstration alone keeps pictures of papers without handing them out."""
    rooms = [path for path in Path(posapp.__file__).parent.rglob("*.py") if "demo" not in path.parts]
    writing = [text for path in rooms if "write_whole(" in (text := path.read_text(encoding="utf-8"))]
    calls = [call for text in writing for call in re.findall(r"papers\.pdf\(.*", text)]
    assert len(calls) >= 8
    assert [call for call in calls if "making=" not in call] == []


SAVER = """
import sys
from pathlib import Path
from posapp.services.papers import PaperDesk
from posapp.services.ports import Making
from posapp.services.whole_files import write_whole
from posapp.store.doors import open_store
from tests.services.folder_spool import Paper, clock

class Press:
    def from_json(self, body):
        return body

    def draw(self, paper, pictures, copy, reprint):
        return f"{reprint} ".encode() * 20_000

store = open_store(Path(sys.argv[1]), bytes(range(32)))
desk = PaperDesk(Press, None, store, clock)
print("ready", flush=True)
for number in range(2000):
    row = Paper.row(number)
    store.keep_papers((row,))
    write_whole(Path(sys.argv[2]) / f"{number}.pdf", desk.pdf(row, reprint=number, making=Making.SAVED))
    print(row.id, flush=True)
"""


@pytest.mark.parametrize("more", (0.0, 0.017, 0.041, 0.09))
def test_a_kill_while_saving_leaves_no_file_that_is_not_on_record(tmp_path: Path, more: float) -> None:
    out = tmp_path / "out"
    out.mkdir()
    create_store(tmp_path / "data", KEY).close()
    saved = answers(SAVER, tmp_path / "data", out, more=more)
    store = open_store(tmp_path / "data", KEY)
    files = [store.files(hashlib.sha256(path.read_bytes()).hexdigest()) for path in out.glob("[0-9]*.pdf")]
    assert len(files) >= len(saved) > 0
    assert [len(rows) for rows in files] == [1] * len(files)
    assert {str(row.paper_id) for rows in files for row in rows} >= set(saved)
    assert store.check() == ()
    store.close()
