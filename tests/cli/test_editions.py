"""`posapp paper … --large` and `--ruby`: every customer's paper in other editions, the shop's own in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.catalog.readings import FILE, load_readings
from posapp.cli import CliServices
from posapp.cli.papers import KINDS, OUTAGE
from posapp.resources import root
from tests.cli.conftest import Run
from tests.cli.papering import doors, example, text_of
from tests.documents import reading

FOR_THE_SHOP = ("ledger", "task-list", "rekeying")
FOR_CUSTOMERS = tuple(kind for kind in KINDS if kind not in (*FOR_THE_SHOP, *OUTAGE))


def with_readings() -> CliServices:
    return doors(readings=lambda: load_readings(root() / "catalog" / FILE).words)


@pytest.mark.parametrize("kind", FOR_CUSTOMERS)
def test_a_customers_paper_comes_in_large_print(run: Run, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", kind, "--large", "-o", str(out), given=example(run, kind), doors=doors())
    assert (ended.status, ended.err) == (0, "")
    assert min(reading.sizes(out.read_bytes())) >= 14
    assert "大きな文字" in text_of(out)


@pytest.mark.parametrize("kind", FOR_CUSTOMERS)
def test_a_customers_paper_comes_with_readings(run: Run, tmp_path: Path, kind: str) -> None:
    out, usual = tmp_path / "out.pdf", tmp_path / "usual.pdf"
    request = example(run, kind)
    ended = run("paper", kind, "--ruby", "-o", str(out), given=request, doors=with_readings())
    plain = run("paper", kind, "-o", str(usual), given=request, doors=with_readings())
    assert (ended.status, ended.err) == (0, "")
    assert "ふりがな付き" in text_of(out) and "ふりがな付き" not in text_of(usual)
    assert ended.answer["digest"] != plain.answer["digest"] and ended.answer["number"] == plain.answer["number"]


@pytest.mark.parametrize("kind", FOR_THE_SHOP)
@pytest.mark.parametrize("edition", ["--large", "--ruby"])
def test_the_shops_own_papers_have_one_edition(run: Run, tmp_path: Path, kind: str, edition: str) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", kind, edition, "-o", str(out), given=example(run, kind), doors=with_readings())
    assert (ended.status, ended.answer["problems"][0]["code"]) == (1, "edition-kind")
    assert not out.exists()


def test_both_at_once_are_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    ended = run("paper", "quote", "--large", "--ruby", "-o", str(out), given=example(run, "quote"), doors=doors())
    assert ended.status == 2 and "どちらか1つ" in ended.err and not out.exists()
