"""A total with a usage fee in it is more than its instalments: the papers that show both say why."""

from __future__ import annotations

import pytest

from posapp.documents import press
from tests.documents import reading
from tests.documents.cases import case
from tests.documents.reading import squeezed

SAID = {
    "return-guide": "21か月目までの総額は利用料12,100円を含みます",
    "schedule": "返却した場合の支払総額は、特典の利用料12,100円を含みます。",
}


@pytest.mark.parametrize("kind", SAID)
def test_papers_say_that_a_total_includes_the_fee(kind: str) -> None:
    dear = case("softbank-shintoku-premium")
    assert dear.quote.best is not None and dear.quote.best.usage_fee == 12_100
    assert squeezed(SAID[kind]) in reading.text(press.draw(press.compose(kind, dear)))
    free = press.compose(kind, case("softbank-shintoku-value"))
    assert "利用料" not in reading.text(press.draw(free))
