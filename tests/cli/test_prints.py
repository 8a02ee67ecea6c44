"""`posapp print list` through the real entry: what a day at the printer left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from posapp.services.front import Services
from posapp.services.ports import CaseRow
from posapp.services.printing import of_paper
from tests.cli.entry import Answer, answer
from tests.services.conftest import World, shop, world
from tests.services.sale import ready

__all__ = ["shop", "world"]


@pytest.fixture
def run(
    shop: Services, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Two papers printed, one failed, the others not asked for; then the shop is shut."""
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert isinstance(row, CaseRow)
    found = shop.sales.case(row.id)
    assert found is not None
    papers = shop.papers.issue(*found)
    shop.prints.print((of_paper(papers[0]), of_paper(papers[3])))
    world.paper.fault = "printer-missing"
    shop.prints.print((of_paper(papers[4]),))
    shop.close()
    monkeypatch.setenv("POSAPP_DATA", str(world.folder))
    monkeypatch.setenv("POSAPP_PASSPHRASE", "counter-passphrase")
    return partial(answer, capsys, "print", "list")


def test_the_list_tells_each_print_and_what_nobody_asked_for(run: Any) -> None:
    told = run()
    assert [(p["kind"], p["copy"], p["state"]) for p in told["prints"]] == [
        ("quote", "", "printed"), ("consent", "customer", "printed"), ("consent", "shop", "printed"),
        ("schedule", "customer", "failed"),
    ]  # fmt: skip
    (problem,) = told["prints"][3]["problems"]
    assert problem["code"] == "printer-missing" and "プリンターが見つかりません" in problem["text"]
    assert [paper["kind"] for paper in told["unprinted"]] == ["disclosure", "application", "return-guide"]
    assert run("--state", "failed")["count"] == 1
    assert run("--state", "waiting")["prints"] == []
    assert "--state" in run("--state", "eaten", status=2)["said"]
