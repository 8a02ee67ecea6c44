"""Lines of a Latin language: broken at spaces alone, days and months kept together, whatever the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posapp.documents.fonts import default_directory
from posapp.documents.kinsoku import NO_BREAK, break_lines
from posapp.documents.pdf import load_fonts

WORDS = (
    "The", "total", "if", "you", "keep", "it,", "¥108,000", "(tax", "incl.)", "is", "“Benefit”", "Haya-Toku",
    f"30{NO_BREAK}Jun{NO_BREAK}2021", "Nos.", "1", "to", "24;", "a", "month.",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.integers(95, 400))
def test_no_word_is_ever_parted(words: list[str], width: int) -> None:
    text = " ".join(words)
    widths = load_fonts(default_directory()).widths(text, False, 12)
    lines = break_lines(text, widths, width)
    said = [text[a:b] for a, b in lines]
    assert " ".join(said) == text
    assert all(sum(widths[a:b]) <= width + 0.01 for a, b in lines)
    assert [word for line in said for word in line.split(" ")] == words
