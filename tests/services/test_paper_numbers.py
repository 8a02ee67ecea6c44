"""Every kind of paper has a letter of its own: a number leads to one paper only."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from posapp.services import (
    case_papers,
    checking,
    comparing,
    intake_papers,
    ledger_book,
    mailing,
    outage,
    papers,
    tasks,
    translating,
)
from posapp.services.ports import PaperRow
from tests.documents.translations import originals, translated


def test_no_two_kinds_share_a_letter() -> None:
    letters = [
        *papers.LETTERS.values(), *intake_papers.LETTERS.values(), *case_papers.LETTERS.values(),
        *(letter for _, letter in mailing.PAPERS.values()), comparing.LETTER, ledger_book.LETTER, mailing.LETTER, tasks.LETTER,
        outage.SHEET, *outage.LETTERS.values(),
    ]  # fmt: skip
    assert len(letters) == len(set(letters)), sorted(letters)
    assert all(len(letter) == 1 and letter.isupper() for letter in letters)
    assert not {"U", "C"} & set(letters), "drafts of 回収 and cases have these"


def test_a_translation_has_the_originals_number_with_its_language() -> None:
    """No number of a paper ends in letters, so none is that of a translation; kinds have no dot."""
    row = PaperRow(
        id=UUID(int=1), number="Q-190615-0042", kind="quote", case_id=None, title="見積書", digest="d" * 64, body="{}", format=1,
        state="waiting", reason="", prints=0, issued_at=datetime(2019, 6, 15, tzinfo=UTC),
    )  # fmt: skip
    paper = originals()["quote-docomo-okaeshi"]
    assert translating.number_of(row, "en") == "Q-190615-0042-EN" and translating.kind_of(row, "en") == "quote.en"
    made = translated("quote-docomo-okaeshi")
    assert (made.number, made.kind) == (f"{paper.number}-EN", f"{paper.kind}.en")
    assert all("." not in each.kind and each.number[-1].isdigit() for each in originals().values())
    assert checking.read_mark(f"{made.number} 0FDA {'A' * 12}") == (made.number, f"0FDA{'A' * 12}")
    assert checking.read_mark(f"{made.number}0FDA{'A' * 12}") == (made.number, f"0FDA{'A' * 12}")
