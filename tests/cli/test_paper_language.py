"""`posapp paper --language`: the reference translation in a file beside the paper's own, or a clear word why there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from posapp.app import press
from posapp.cli import CliServices
from posapp.documents.faults import PaperFault
from posapp.services.front import Services
from posapp.services.ports import CaseRow, StoreFault
from tests.cli import papering
from tests.cli.conftest import Run, services
from tests.cli.papering import codes, example, text_of
from tests.languages import books, english
from tests.services.conftest import World, shop, world
from tests.services.sale import ready

__all__ = ("shop", "world")

KINDS = (
    "quote", "disclosure", "application", "consent", "schedule", "return-guide", "formed", "comparison", "intake-receipt",
    "assessment-result", "remaining-payments", "history",
)  # fmt: skip


def doors(**more: Any) -> CliServices:
    return papering.doors(languages=books, **more)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_each_customer_paper_is_said_in_english(run: Run, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", kind, "-o", str(out), "--language", "en", given=example(run, kind), doors=doors())
    assert (ended.status, ended.err) == (0, "")
    answer, beside = ended.answer, tmp_path / "out.en.pdf"
    assert answer["file"] == str(out)
    said = answer["translation"]
    assert (said["language"], said["file"], said["number"]) == ("en", str(beside), f"{answer['number']}-EN")
    assert "".join(said["title"].split()) in text_of(beside) and answer["number"] in text_of(beside)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.en.pdf", "out.pdf"]


def test_without_a_language_nothing_changes(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "quote", "-o", str(tmp_path / "out.pdf"), given=example(run, "quote"), doors=doors())
    assert ended.status == 0 and "translation" not in ended.answer


def test_an_unknown_language_names_those_there_are(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", "quote", "-o", str(out), "--language", "tlh", given=example(run, "quote"), doors=doors())
    assert (ended.status, ended.out, ended.err.startswith("--language: ")) == (2, "", True)
    assert "tlh" in ended.err and "en" in ended.err and not out.exists()


def test_the_shops_own_papers_have_no_translation(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", "ledger", "-o", str(out), "--language", "en", given=example(run, "ledger"), doors=doors())
    assert (ended.status, codes(ended.answer), ended.answer["translation"]) == (1, ["translation-kind"], None)
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_a_missing_text_is_named_and_the_japanese_paper_is_there(run: Run, tmp_path: Path) -> None:
    def gaps() -> Any:
        phrases = english().phrases
        return (replace(english(), phrases={**phrases, "texts": tuple(p for p in phrases["texts"] if p.ja != "頭金")}),)

    out = tmp_path / "out.pdf"
    given = papering.doors(languages=gaps)
    ended = run("paper", "quote", "-o", str(out), "--language", "en", given=example(run, "quote"), doors=given)
    assert (ended.status, codes(ended.answer), ended.answer["translation"]) == (1, ["translation-missing"], None)
    assert "頭金" in ended.answer["problems"][0]["text"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_a_case_of_the_store_keeps_its_translation(
    run: Run, tmp_path: Path, shop: Services, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(case, CaseRow)
    shop.close()
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    given = services(press=press, doors=world.doors, languages=books, faults=(StoreFault, PaperFault))
    answers = []
    for name in ("one.pdf", "two.pdf"):
        out = tmp_path / name
        ended = run("paper", "disclosure", "--case", case.number, "-o", str(out), "--language", "en", doors=given)
        assert (ended.status, ended.err) == (0, "")
        answers.append(ended.answer["translation"])
    assert answers[0]["number"] == answers[1]["number"] and answers[0]["digest"] == answers[1]["digest"]
    assert answers[0]["number"].endswith("-EN")
    assert (tmp_path / "one.en.pdf").read_bytes() == (tmp_path / "two.en.pdf").read_bytes()
