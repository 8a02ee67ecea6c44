"""outage/kit.toml: the shipped file is right, and every kind of wrong one says file, key and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp import resources
from posapp.catalog.outage import FILE, load_kit
from posapp.domain.outage import SheetKind

SHIPPED = resources.root() / "catalog" / FILE


def test_the_shipped_plan_has_every_form_and_its_amounts() -> None:
    book = load_kit(SHIPPED)
    assert book.mistakes == () and book.plan is not None
    assert [kind for kind, _ in book.plan.counts] == list(SheetKind)
    assert all(count > 0 for _, count in book.plan.counts)
    assert 0 < book.plan.large <= min(count for _, count in book.plan.counts), "a promise that a kit can keep"
    assert min(book.plan.amounts.monthly, book.plan.amounts.later, book.plan.amounts.residual) > 0


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("outage-quote = 10", "outage-quote = 51", "counts.outage-quote"), ("outage-intake = 5", "", "counts.outage-intake"),
        ("monthly = 3000", "monthly = 0", "example.monthly"), ("large = 2", "large = 51", "large"), ("later = 4000", 'later = "4000"', "example.later"),
        ("[counts]", "[counts]\noutage-poster = 1", "counts.outage-poster"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_said_and_makes_no_kit(tmp_path: Path, old: str, new: str, key: str) -> None:
    path = tmp_path / "kit.toml"
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    book = load_kit(path)
    assert book.plan is None
    assert [(mistake.file, mistake.key) for mistake in book.mistakes] == [(FILE, key)]
    assert all(mistake.mend for mistake in book.mistakes)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    book = load_kit(tmp_path / "none.toml")
    assert book.plan is None and book.mistakes[0].file == FILE
