"""`posapp paper lint`: kept, broken, another's file, no file; one answer or one sentence."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.paper_rules import PaperRules, load_paper_rules
from posapp.cli import CliServices, linting
from posapp.documents import press, reading_back
from posapp.documents.faults import PaperFault
from posapp.documents.paper import Paper
from posapp.services.ports import StoreFault
from tests.cli.conftest import Run, services
from tests.documents.cases import case
from tests.documents.strange_files import paper, stream


@dataclass(frozen=True)
class Wrong:
    """A mistake of a rule file."""

    file: str = "papers/10-credit.toml"
    key: str = "rules[0].any"
    what: str = "何かが違います。"
    mend: str = "直してください。"


@pytest.fixture
def doors() -> CliServices:
    book = load_paper_rules(resources.root() / "catalog" / "papers")
    return services(paper_rules=lambda: book, read_pdf=reading_back.read, faults=(StoreFault, PaperFault))


def written(folder: Path, paper: Paper) -> str:
    file = folder / "見積.pdf"
    file.write_bytes(press.draw(paper))
    return str(file)


def test_a_paper_that_keeps_every_rule(run: Run, doors: CliServices, tmp_path: Path) -> None:
    paper = press.compose("quote", case("docomo-okaeshi"))
    ended = run("paper", "lint", written(tmp_path, paper), doors=doors)
    assert (ended.status, ended.err) == (0, "")
    assert (ended.answer["kind"], ended.answer["number"], ended.answer["digest"]) == (
        "quote",
        paper.number,
        paper.digest,
    )
    assert ended.answer["problems"] == []
    rules = {rule["key"]: rule for rule in ended.answer["rules"]}
    assert rules["terms-cash-price"] == {
        "key": "terms-cash-price", "title": "現金販売価格", "article": "割賦販売法35条の3の2第1項1号", "kept": True,
    }  # fmt: skip
    assert all(rule["kept"] for rule in rules.values())


def test_a_broken_rule_is_told_with_its_article(run: Run, doors: CliServices, tmp_path: Path) -> None:
    paper = press.compose("quote", case("docomo-okaeshi"))
    header = replace(paper.header, sentence="手数料はアドオン率3.6%です。")
    ended = run("paper", "lint", written(tmp_path, replace(paper, header=header)), doors=doors)
    assert ended.status == 1
    assert [rule["key"] for rule in ended.answer["rules"] if not rule["kept"]] == ["terms-no-other-rate"]
    (problem,) = ended.answer["problems"]
    assert "施行規則69条" in problem["text"] and "アドオン率" in problem["text"] and "1ページ" in problem["text"]


def test_anothers_paper_is_not_judged(run: Run, doors: CliServices, tmp_path: Path) -> None:
    other = replace(doors, read_pdf=lambda _: replace(reading_back.read(press.draw(press.compose("quote", case("lump-sum")))), kind=""))  # fmt: skip
    file = tmp_path / "x.pdf"
    file.write_bytes(b"x")
    ended = run("paper", "lint", str(file), doors=other)
    assert (ended.status, ended.answer["kind"]) == (1, None)
    assert "x.pdf" in ended.answer["problems"][0]["text"]


def test_no_pdf_no_file_and_too_large_a_file_are_one_sentence(
    run: Run, doors: CliServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"no pdf")
    for given, words in (
        (str(file), "PDFのファイルではありません"),
        (str(tmp_path / "none.pdf"), "読めません"),
        ("a\0b", "読めません"),
    ):
        ended = run("paper", "lint", given, doors=doors)
        assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert words in ended.err
    monkeypatch.setattr(linting, "MOST_BYTES", 3)
    ended = run("paper", "lint", str(file), doors=doors)
    assert ended.status == 2 and "ファイルが大きすぎます" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="named pipes are files of POSIX")
def test_a_folder_a_pipe_an_empty_and_a_harmful_file_are_one_sentence(
    run: Run, doors: CliServices, tmp_path: Path
) -> None:
    pipe, empty, heavy = tmp_path / "pipe.pdf", tmp_path / "empty.pdf", tmp_path / "heavy.pdf"
    os.mkfifo(pipe)
    empty.touch()
    heavy.write_bytes(paper(stream(b"q " * 500_000)))
    for given, said in (
        (tmp_path, "読めません"), (pipe, "ファイルではありません"), (Path("/dev/null"), "ファイルではありません"),
        (empty, "PDFのファイルではありません"), (heavy, "中身が書面としては多すぎる"),
    ):  # fmt: skip
        ended = run("paper", "lint", str(given), doors=doors)
        assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert said in ended.err


def test_with_a_mistake_in_the_rules_nothing_is_said_of_a_paper(run: Run, doors: CliServices, tmp_path: Path) -> None:
    paper = press.compose("quote", case("docomo-okaeshi"))
    wrong: PaperRules = PaperRules((), (Wrong(),))  # type: ignore[arg-type]
    ended = run("paper", "lint", written(tmp_path, paper), doors=replace(doors, paper_rules=lambda: wrong))
    assert (ended.status, ended.out) == (3, "")
    assert "papers/10-credit.toml" in ended.err
