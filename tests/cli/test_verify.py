"""`posapp paper verify`: as issued, changed, never issued, another's, no store; the store is closed each time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from posapp.cli import CliServices
from posapp.documents import press, reading_back
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.domain.digest import digest_of
from posapp.services.front import ShopState
from posapp.services.ports import FileRow, PaperRow, StoreFault
from tests.cli.conftest import Run, services
from tests.documents.cases import case

QUOTE = press.compose("quote", case("docomo-okaeshi"))


def row(paper: Paper) -> PaperRow:
    body = press.to_json(paper)
    return PaperRow(
        id=UUID(int=1), number=paper.number, kind=paper.kind, case_id=None, title=paper.title, digest=digest_of(body), body=body,
        format=1, state="printed", reason="", prints=2, issued_at=datetime(2019, 6, 15, 5, 31, tzinfo=UTC),
    )  # fmt: skip


@dataclass
class Shop:
    """An open shop that issued these papers."""

    issued: list[PaperRow] = field(default_factory=lambda: [row(QUOTE)])
    handed: list[FileRow] = field(default_factory=list)
    kept: bool = True
    closed: int = 0

    @property
    def records(self) -> Any:
        return SimpleNamespace(
            papers=lambda number: tuple(r for r in self.issued if r.number == number),
            files=lambda sha256: tuple(r for r in self.handed if r.sha256 == sha256),
            files_kept=lambda _: self.kept,
        )

    @property
    def papers(self) -> Any:
        return SimpleNamespace(
            pdf=lambda kept, copy, again: press.draw(press.from_json(kept.body), copy=copy, reprint=again)
        )

    def close(self) -> None:
        self.closed += 1


def doors(shop: Shop, state: ShopState = ShopState.READY) -> CliServices:
    entry = SimpleNamespace(state=lambda: state, open=lambda: shop)
    return services(doors=lambda: entry, read_pdf=reading_back.read, faults=(StoreFault, PaperFault))


def written(folder: Path, paper: Paper, more: bytes = b"") -> str:
    file = folder / "見積.pdf"
    file.write_bytes(press.draw(paper) + more)
    return str(file)


def test_a_paper_as_it_was_issued(run: Run, tmp_path: Path) -> None:
    shop = Shop()
    file = written(tmp_path, QUOTE)
    ended = run("paper", "verify", file, doors=doors(shop))
    assert (ended.status, ended.err, shop.closed) == (0, "", 1)
    assert ended.answer == {
        "file": file, "kind": "quote", "number": QUOTE.number, "digest": QUOTE.digest,
        "issued": {"title": "見積書", "at": "2019-06-15T05:31:00+00:00", "digest": shop.issued[0].digest, "prints": 2},
        "match": "file", "handed_out": None, "files_kept": True,
        "copy": "customer", "reprint": 0, "same_words": True, "same_file": True, "relaid": False, "pages": [], "problems": [],
    }  # fmt: skip


def test_a_file_saved_again_says_the_same_words(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "verify", written(tmp_path, QUOTE, b"\n"), doors=doors(Shop()))
    assert (ended.status, ended.answer["same_words"], ended.answer["same_file"]) == (0, True, False)
    assert (ended.answer["match"], ended.answer["handed_out"], ended.answer["files_kept"]) == ("words", None, True)
    assert [problem["code"] for problem in ended.answer["problems"]] == ["paper-file-unknown"]


def test_a_paper_older_than_the_record_of_files_is_not_suspected(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "verify", written(tmp_path, QUOTE, b"\n"), doors=doors(Shop(kept=False)))
    assert (ended.status, ended.answer["match"], ended.answer["files_kept"]) == (0, "words", False)
    (problem,) = ended.answer["problems"]
    assert problem["code"] == "paper-file-differs" and "記録がない" in problem["text"]


def test_a_file_that_left_the_shop_is_named_whatever_is_drawn_today(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, QUOTE, b"% as an older posapp made it\n")
    made = Path(file).read_bytes()
    noted = FileRow(
        paper_id=UUID(int=1), sha256=hashlib.sha256(made).hexdigest(), size=len(made), making="printed", copy="", reprint=0,
        at=datetime(2019, 6, 15, 5, 32, tzinfo=UTC),
    )  # fmt: skip
    ended = run("paper", "verify", file, doors=doors(Shop(handed=[noted])))
    assert (ended.status, ended.answer["match"], ended.answer["same_file"]) == (0, "file", True)
    assert ended.answer["handed_out"] == {
        "sha256": noted.sha256, "size": len(made), "as": "printed", "at": "2019-06-15T05:32:00+00:00",
    }  # fmt: skip
    assert ended.answer["problems"] == []


def test_a_file_of_an_older_posapp_says_the_same_words_elsewhere(run: Run) -> None:
    older = Path(__file__).parent.parent / "data" / "printed" / "ledger-february-large.pdf"
    issued = row(press.from_json(older.with_suffix(".json").read_text(encoding="utf-8")))
    ended = run("paper", "verify", str(older), doors=doors(Shop([issued], kept=False)))
    said = {key: ended.answer[key] for key in ("same_words", "same_file", "relaid", "pages")}
    assert (ended.status, said) == (0, {"same_words": True, "same_file": False, "relaid": True, "pages": []})
    (problem,) = ended.answer["problems"]
    assert problem["code"] == "paper-relaid" and issued.number in problem["text"]


def test_a_reprint_for_the_shop_is_what_was_issued_and_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "再発行.pdf"
    file.write_bytes(press.draw(QUOTE, copy="shop", reprint=2))
    ended = run("paper", "verify", str(file), doors=doors(Shop()))
    assert (ended.status, ended.answer["same_words"], ended.answer["same_file"]) == (0, True, True)
    assert (ended.answer["copy"], ended.answer["reprint"], ended.answer["problems"]) == ("shop", 2, [])


def test_a_changed_paper_is_told_with_its_page(run: Run, tmp_path: Path) -> None:
    shop = Shop()
    forged = replace(QUOTE, header=replace(QUOTE.header, sentence="この見積書は、どの店でも使えます。"))
    ended = run("paper", "verify", written(tmp_path, forged), doors=doors(shop))
    (problem,) = ended.answer["problems"]
    assert (ended.status, ended.answer["same_words"], ended.answer["pages"], shop.closed) == (1, False, [1], 1)
    assert problem["code"] == "paper-words-differ" and QUOTE.number in problem["text"] and "1ページ" in problem["text"]


def test_another_digest_in_the_file(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "verify", written(tmp_path, replace(QUOTE, digest="0" * 64)), doors=doors(Shop()))
    assert (ended.status, [p["code"] for p in ended.answer["problems"]]) == (1, ["paper-digest-differs"])


@pytest.mark.parametrize("issued", [[], [row(replace(QUOTE, kind="consent"))]])
def test_a_paper_that_this_shop_never_issued(run: Run, tmp_path: Path, issued: list[PaperRow]) -> None:
    ended = run("paper", "verify", written(tmp_path, QUOTE), doors=doors(Shop(issued)))
    assert (ended.status, ended.answer["issued"]) == (1, None)
    assert [p["code"] for p in ended.answer["problems"]] == ["paper-not-issued"]


def test_anothers_paper_needs_no_store(run: Run, tmp_path: Path) -> None:
    other = replace(services(), read_pdf=lambda _: replace(reading_back.read(press.draw(QUOTE)), kind=""))
    ended = run("paper", "verify", written(tmp_path, QUOTE), doors=other)
    assert (ended.status, ended.answer["problems"][0]["code"]) == (1, "paper-of-another")


def test_no_file_no_pdf_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"no pdf")
    for file in (tmp_path / "none.pdf", tmp_path / "no.pdf"):
        ended = run("paper", "verify", str(file), doors=doors(Shop()))
        assert (ended.status, ended.out) == (2, "") and ended.err.startswith("FILE: ")
    ended = run("paper", "verify", written(tmp_path, QUOTE), doors=doors(Shop(), ShopState.NEW))
    assert (ended.status, ended.out) == (3, "")
