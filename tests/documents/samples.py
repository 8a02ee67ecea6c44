"""One paper of every kind and every golden paper, for tests that hold for all of them."""

from __future__ import annotations

from functools import cache

from posapp.documents import press
from posapp.documents.paper import Paper
from tests.documents import test_comparison_paper as comparison
from tests.documents.cases import case
from tests.documents.test_intake_papers import golden
from tests.documents.test_papers import GOLDEN


@cache
def papers() -> dict[str, Paper]:
    """By name. Of each kind the first one also in the large edition."""
    found = {f"{kind}-{name}": press.compose(kind, case(name)) for kind, name in GOLDEN}
    for file, (sheet, plan) in comparison.GOLDEN.items():
        found[file] = press.compose_comparison(comparison.case_of(sheet, plan))
    found |= golden()
    firsts: dict[str, str] = {}
    for name, paper in found.items():
        firsts.setdefault(paper.kind, name)
    return found | {f"{name}-large": press.enlarged(found[name]) for name in firsts.values()}


@cache
def printed(name: str) -> bytes:
    return press.draw(papers()[name])
