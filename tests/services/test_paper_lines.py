"""Where two papers differ, and a page made to keep the comparison busy."""

from __future__ import annotations

import time

from posapp.domain.paper_rules import PaperText, Span
from posapp.services.paper_lines import Difference, differences


def paper(*lines: str) -> PaperText:
    return PaperText(
        "quote", "Q-1", "0" * 64, (tuple(Span(line, 40, 800 - 12 * at, 12) for at, line in enumerate(lines)),)
    )


def test_a_line_that_differs_is_told_and_no_other() -> None:
    assert differences(paper("頭金", "1円", "以上"), paper("頭金", "2円", "以上")) == (Difference(1, "2円", "1円"),)


def test_a_page_of_a_hundred_thousand_lines_is_compared_soon() -> None:
    begun = time.process_time()
    found = differences(paper(*["頭金"] * 100_000), paper(*["頭金"] * 60))
    assert found and time.process_time() - begun < 5
