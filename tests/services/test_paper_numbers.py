"""Every kind of paper has a letter of its own: a number leads to one paper only."""

from __future__ import annotations

from posapp.services import case_papers, comparing, intake_papers, ledger_book, mailing, outage, papers, tasks


def test_no_two_kinds_share_a_letter() -> None:
    letters = [
        *papers.LETTERS.values(), *intake_papers.LETTERS.values(), *case_papers.LETTERS.values(),
        *(letter for _, letter in mailing.PAPERS.values()), comparing.LETTER, ledger_book.LETTER, mailing.LETTER, tasks.LETTER,
        outage.SHEET, *outage.LETTERS.values(),
    ]  # fmt: skip
    assert len(letters) == len(set(letters)), sorted(letters)
    assert all(len(letter) == 1 and letter.isupper() for letter in letters)
    assert not {"U", "C"} & set(letters), "drafts of 回収 and cases have these"
