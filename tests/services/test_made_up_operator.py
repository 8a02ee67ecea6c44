"""An operator nobody knows, sold at the counter by files alone: its own program, topic, checklist, surcharges and papers."""

from __future__ import annotations

import io
import shutil
from datetime import datetime
from pathlib import Path

import pypdf

from posapp.app import ShopDoors, no_printer
from posapp.cli import CliServices
from posapp.flows.forms import YES, QuoteForm
from posapp.services.front import Services
from posapp.services.papers import SALE_KINDS
from posapp.services.ports import CaseRow
from posapp.shelf import Shelf
from tests.cli.conftest import Run, run, services
from tests.cli.test_made_up_operator import OPERATOR, PROGRAM, SURCHARGES
from tests.services.conftest import JAPAN, SHOP
from tests.services.sale import explained, filled

__all__ = ["run"]

TOPIC = """
group = "あおばの約束"

[[sources]]
title = "テスト"
read_on = 2026-11-21

[[topics]]
key = "aoba-exchange"
version = 2026-11-21
title = "はやがえの使い方"
headline = "はやがえは、{first_month}から使えます"
lead = "使うときは、利用料[[{usage_fee}]]を払います。"
points = ["返却すると、最大{waived_max}のお支払いがなくなります。"]
paper = "はやがえは{first_month}から使えます。最大{waived_max}のお支払いがなくなります。"
when = ["credit", "returns", "operator:aoba"]
law = "テスト"
"""
FINDING = """
[[findings]]
code = "cone-torn"
head = 6
label = "振動板が破れている"
effect = "part"
parts = [{ part = "body", devices = { categories = ["audio"] } }]
"""


def shelf(root: Path, folder: Path) -> Shelf:
    """The shipped files with those of the new operator beside them."""
    for name in ("catalog", "i18n"):
        shutil.copytree(root / "resources" / name, folder / name)
    catalog = folder / "catalog"
    standard = (catalog / "checklists" / "standard.toml").read_text("utf-8")
    for path, text in {
        "operators/aoba.toml": OPERATOR,
        "surcharges/aoba.toml": SURCHARGES,
        "checklists/aoba.toml": standard.replace('id = "standard"', 'id = "aoba"') + FINDING,
        "disclosure/50-aoba.toml": TOPIC,
        "programs/aoba-hayagae-2027-01-01.toml": PROGRAM.replace('checklist = "standard"', 'checklist = "aoba"'),
    }.items():
        (catalog / path).write_text(text, "utf-8")
    found = Shelf(folder)
    assert (found.catalog.mistakes, found.topic_book.mistakes) == ((), ())
    return found


def opened(found: Shelf, folder: Path) -> Services:
    now = datetime(2027, 3, 25, 10, 0, tzinfo=JAPAN)
    doors = ShopDoors(folder, found, no_printer, clock=lambda: now, reachable=lambda: False)
    return doors.create(SHOP, ("中村 健",), "counter-passphrase")


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def test_it_is_sold_to_its_papers(root: Path, tmp_path: Path) -> None:
    shop = opened(shelf(root, tmp_path / "files"), tmp_path / "data")
    form = QuoteForm(
        device="スピーカー 7", category="audio", cash_price="50,003", usage_fee="3,000", on="2027-03-25",
        program="aoba-hayagae", price_reason="店頭価格", closing_confirmed=YES,
    )  # fmt: skip
    draft = explained(shop, filled(shop, shop.sales.put_quote(shop.sales.begin(), form)))
    told = {topic.key: topic for topic in shop.sales.view(draft).topics}
    assert told["aoba-exchange"].headline == "はやがえは、6か月目から使えます"
    row = shop.sales.submit(draft)
    assert isinstance(row, CaseRow), row
    found = shop.sales.case(row.id)
    assert found is not None
    papers = {paper.kind: text_of(shop.papers.pdf(paper)) for paper in shop.papers.issue(*found)}
    shop.close()
    assert set(papers) == {*SALE_KINDS, "return-guide"}
    assert {kind for kind, text in papers.items() if "はやがえプラン" in text} >= {"quote", "application"}, papers
    assert "あおば" in papers["application"], papers["application"]
    assert "はやがえは6か月目から使えます" in papers["disclosure"], papers["disclosure"]


def test_its_own_finding_costs_its_own_surcharge(root: Path, tmp_path: Path, run: Run) -> None:
    catalog = shelf(root, tmp_path).catalog
    doors: CliServices = services(catalog=lambda: catalog)
    request = {
        "on": "2027-11-01", "program": "aoba-hayagae", "device": {"name": "スピーカー 7", "category": "audio"},
        "usage_fee": 3_000, "remaining": 15_000, "findings": ["cone-torn"], "cover": "aoba-care", "payments_to_24": 5_000,
    }  # fmt: skip
    found = run("assess", given=request, doors=doors).answer
    assert (found["failing"], found["surcharge"], found["saving"]) == (["body"], 700, 11_300)
    assert run("assess", given=request).status == 2
