"""Where two papers differ, and a page made to keep the comparison busy."""

from __future__ import annotations

from posapp.domain.paper_rules import PaperText, Span
from posapp.services.paper_lines import Difference, differences


def paper(*lines: str) -> PaperText:
    return PaperText(
        "quote", "Q-1", "0" * 64, (tuple(Span(line, 40, 800 - 12 * at, 12) for at, line in enumerate(lines)),)
    )


def test_a_line_that_differs_is_told_and_no_other() -> None:
    assert differences(paper("頭金", "1円", "以上"), paper("頭金", "2円", "以上")) == (Difference(1, "2円", "1円"),)


def test_of_a_page_of_a_hundred_thousand_lines_the_first_are_compared() -> None:
    found = differences(paper(*["頭金"] * 100_000), paper(*["頭金"] * 60))
    assert sum(one.given.count("頭金") for one in found) == 500 - 60
