"""PDF files that left the shop, in the store: each once for a paper, found by their bytes, gone with their paper and carried by a backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from posapp.services.ports import FileRow, PaperRow
from posapp.store.doors import open_store, restore
from posapp.store.driver import connect
from posapp.store.folder import store_path
from posapp.store.ids import uuid7
from posapp.store.records import Store
from tests.store.conftest import Samples


def file(make: Samples, paper: UUID, sha256: str = "a" * 64) -> FileRow:
    return FileRow(paper_id=paper, sha256=sha256, size=81_000, making="saved", copy="", reprint=0, at=make.at())


def test_the_same_bytes_of_a_paper_are_kept_once_as_they_were_first_made(
    store: Store, make: Samples, paper: PaperRow
) -> None:
    first = file(make, paper.id)
    again = replace(first, making="printed", copy="shop", at=make.at())
    for row in (first, again, replace(first, sha256="b" * 64)):
        store.keep_file(row)
    assert store.files("a" * 64) == (first,)
    assert store.files("b" * 64) == (replace(first, sha256="b" * 64),)
    assert store.files("c" * 64) == ()


def test_two_papers_may_have_gone_out_as_the_same_file(store: Store, make: Samples, paper: PaperRow) -> None:
    other = make.paper()
    store.keep_papers((other,))
    rows = (file(make, paper.id), file(make, other.id))
    for row in reversed(rows):
        store.keep_file(row)
    assert store.files("a" * 64) == rows, "the older one first"


@pytest.mark.parametrize(
    "wrong",
    [
        {"paper_id": uuid7()}, {"sha256": "A" * 64}, {"sha256": ""}, {"size": 0}, {"making": "mailed"}, {"copy": "bank"},
        {"reprint": -1},
    ],
)  # fmt: skip
def test_what_is_no_file_of_a_paper_is_refused(
    store: Store, make: Samples, paper: PaperRow, wrong: dict[str, object]
) -> None:
    row = replace(file(make, paper.id), **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"CHECK|FOREIGN KEY"):
        store.keep_file(row)
    assert store.files(row.sha256) == ()


def test_a_paper_that_goes_takes_its_files_along(
    store: Store, make: Samples, paper: PaperRow, folder: Path, key: bytes
) -> None:
    store.keep_file(file(make, paper.id))
    raw = connect(store_path(folder), key)
    raw.execute("DELETE FROM papers")
    raw.close()
    assert (store.files("a" * 64), store.check()) == ((), ())


def test_a_new_store_knows_every_file_from_its_first_paper_on(store: Store, paper: PaperRow) -> None:
    assert store.files_kept(paper.id)


def test_a_backup_carries_them_and_what_left_since_is_not_held_against_its_papers(
    store: Store, make: Samples, paper: PaperRow, folder: Path, key: bytes, tmp_path: Path
) -> None:
    row = file(make, paper.id)
    store.keep_file(row)
    store.backup(str(tmp_path / "copy.db"))
    store.keep_file(file(make, paper.id, "b" * 64))
    store.close()
    restore(folder, tmp_path / "copy.db", key)
    with_copy = open_store(folder, key)
    younger = make.paper()
    with_copy.keep_papers((younger,))
    assert (with_copy.files("a" * 64), with_copy.files("b" * 64)) == ((row,), ())
    assert [with_copy.files_kept(one.id) for one in (paper, younger)] == [False, True]
    with_copy.close()
