"""A PDF against what was issued: the same, rewritten, changed, another's, and the nearest of two copies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from posapp.domain.paper_order import Heard, Run
from posapp.domain.paper_rules import PaperText, Span
from posapp.services.ports import FileRow, PaperRow
from posapp.services.verifying import Match, Verified, verify

ROW = PaperRow(
    id=UUID(int=1), number="A-1", kind="quote", case_id=None, title="見積書", digest="d" * 64, body="一枚", format=1,
    state="printed", reason="", prints=1, issued_at=datetime(2021, 6, 15, tzinfo=UTC),
)  # fmt: skip
TITLE, TOTAL, UNIT = Span("見積書", 40, 800, 22), Span("108,000", 300, 700, 28), Span("円", 400, 699.98, 14)
ISSUED = PaperText("quote", "A-1", "abcd", ((TITLE, TOTAL, UNIT), (Span("注", 40, 800, 12),)))

BLANK = PaperText("quote", "A-1", "abcd", ())


@dataclass
class Files:
    """What left the shop; by default nothing is known of it."""

    handed: tuple[FileRow, ...] = ()
    kept: bool = False

    def files(self, sha256: str) -> tuple[FileRow, ...]:
        return tuple(row for row in self.handed if row.sha256 == sha256)

    def files_kept(self, paper_id: UUID) -> bool:
        return self.kept


def handed(pdf: bytes, paper: int = 1) -> FileRow:
    return FileRow(
        paper_id=UUID(int=paper), sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf), making="saved", copy="shop", reprint=2,
        at=datetime(2021, 6, 15, 5, tzinfo=UTC),
    )  # fmt: skip


def against(
    given: PaperText, *rows: PaperRow, pdf: bytes = b"given", issued: dict[str, PaperText] | None = None,
    files: Files = Files(),  # noqa: B008
) -> Verified:  # fmt: skip
    """Files are named by the body they are drawn from."""
    held = issued or {"一枚": ISSUED}

    def draw(row: PaperRow, copy: str, reprint: int) -> bytes:
        return (row.body + copy + str(reprint or "")).encode()

    return verify(pdf, given, rows, draw, lambda drawn: held.get(drawn.decode(), BLANK), files)


def codes(found: Verified) -> list[str]:
    return [problem.code for problem in found.problems]


def test_the_very_file_is_what_was_issued() -> None:
    found = against(ISSUED, ROW, pdf="一枚".encode())
    assert (found.row, found.same_file, found.same_words, codes(found)) == (ROW, True, True, [])


def test_the_same_words_in_another_file_are_what_was_issued_with_a_word_about_it() -> None:
    other = replace(ISSUED, pages=((UNIT, TITLE, TOTAL), ISSUED.pages[1]))
    found = against(other, ROW)
    assert (found.same_file, found.same_words, codes(found)) == (False, True, ["paper-file-differs"])
    assert not found.problems[0].stops


def test_a_file_that_left_the_shop_is_known_by_its_bytes_alone() -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("nothing need be drawn")

    files = Files((handed(b"other"), handed(b"given", paper=7), handed(b"given")), kept=True)
    found = verify(b"given", BLANK, (ROW,), never, never, files)  # type: ignore[arg-type]
    assert (found.row, found.match, found.same_file, found.files_kept, codes(found)) == (
        ROW,
        Match.FILE,
        True,
        True,
        [],
    )
    assert (found.handed, found.copy, found.reprint) == (handed(b"given"), "shop", 2)


def test_words_alone_say_that_the_file_is_another_where_every_file_is_on_record() -> None:
    other = replace(ISSUED, pages=((UNIT, TITLE, TOTAL), ISSUED.pages[1]))
    for given, issued in (
        (other, None),
        (replace(ISSUED, pages=((TITLE,), (TOTAL, UNIT, *ISSUED.pages[1])), heard=ORDER), LAID),
    ):
        found = against(given, ROW, issued=issued, files=Files((handed(b"saved"),), kept=True))
        assert (found.match, found.same_words, found.handed, codes(found)) == (
            Match.WORDS,
            True,
            None,
            ["paper-file-unknown"],
        )
        assert not found.problems[0].stops
        assert against(given, ROW, issued=issued).match is Match.WORDS


def test_what_the_record_draws_is_the_file_even_where_none_was_noted() -> None:
    found = against(ISSUED, ROW, pdf="一枚".encode(), files=Files(kept=True))
    assert (found.match, found.handed, found.files_kept, codes(found)) == (Match.FILE, None, True, [])


def test_other_words_differ_whatever_is_on_record_and_of_no_paper_nothing_is_said() -> None:
    forged = replace(ISSUED, pages=((TITLE, replace(TOTAL, text="180,000"), UNIT), ISSUED.pages[1]))
    files = Files((handed(b"saved"),), kept=True)
    for given in (forged, replace(ISSUED, digest="0")):
        assert against(given, ROW, files=files).match is Match.DIFFERS
    nothing = against(ISSUED, files=Files((handed(b"given"),), kept=True))
    assert (nothing.match, nothing.row, codes(nothing)) == (None, None, ["paper-not-issued"])


def test_one_changed_figure_names_its_page() -> None:
    forged = replace(ISSUED, pages=((TITLE, replace(TOTAL, text="180,000"), UNIT), ISSUED.pages[1]))
    found = against(forged, ROW)
    assert (found.same_words, found.pages, codes(found)) == (False, (1,), ["paper-words-differ"])
    assert dict(found.problems[0].values) == {"number": "A-1", "pages": "1"}


def test_figures_that_changed_places_are_seen() -> None:
    one, other = Span("72,000", 100, 700, 12), Span("108,000", 300, 700, 12)
    for aslant in (0, 0.2, 5):
        swapped = (replace(one, across=300, up=700 + aslant), replace(other, across=100))
        found = against(replace(ISSUED, pages=(swapped,)), ROW, issued={"一枚": replace(ISSUED, pages=((one, other),))})
        assert found.pages == (1,)


def heard(*words: str) -> Callable[[], Heard]:
    """Read in this order, one below the other."""
    return lambda: Heard(tuple((Run(said, 0, 40, 700 - 20 * at, 90, 10),) for at, said in enumerate(words)), ())


ORDER = heard("見積書", "108,000円", "注")
LAID = {"一枚": replace(ISSUED, heard=ORDER)}


def test_words_that_are_only_laid_out_otherwise_are_what_was_issued_with_a_word_about_it() -> None:
    issued = {"一枚": replace(ISSUED, heard=heard("見積書", "108,000円", "注"))}
    other = replace(ISSUED, pages=((TITLE,), (TOTAL, UNIT, *ISSUED.pages[1])), heard=heard("見積書", "108,000円注"))
    found = against(other, ROW, issued=issued)
    assert (found.relaid, found.same_words, found.pages, codes(found)) == (True, True, (), ["paper-relaid"])
    assert not found.problems[0].stops
    assert codes(against(replace(other, digest="0"), ROW, issued=issued)) == ["paper-digest-differs"]
    for unlike in (heard("見積書", "180,000円", "注"), lambda: None):
        assert against(replace(other, heard=unlike), ROW, issued=issued).pages == (1, 2)
    assert against(other, ROW).pages == (1, 2), "the issued one is not to be heard"


def test_a_paper_laid_out_the_same_is_nearer_than_one_laid_out_otherwise() -> None:
    twin = replace(ROW, id=UUID(int=2), body="控え")
    issued = {"一枚": replace(ISSUED, pages=ISSUED.pages[:1], heard=heard("見積書")), "控え": ISSUED}
    for rows in ((ROW, twin), (twin, ROW)):
        assert against(replace(ISSUED, heard=heard("見積書")), *rows, issued=issued).row == twin


def test_pages_too_many_or_too_few_are_seen() -> None:
    assert against(replace(ISSUED, pages=ISSUED.pages[:1]), ROW).pages == (2,)
    assert against(replace(ISSUED, pages=(*ISSUED.pages, (TITLE,))), ROW).pages == (3,)


def test_another_digest_is_told_even_where_the_words_agree() -> None:
    assert codes(against(replace(ISSUED, digest="ffff"), ROW)) == ["paper-digest-differs"]


def test_what_was_never_issued_here() -> None:
    for given in (replace(ISSUED, number="A-2"), replace(ISSUED, kind="consent")):
        found = against(given, ROW)
        assert (found.row, found.same_words, codes(found)) == (None, False, ["paper-not-issued"])


def test_the_nearest_of_two_copies_counts() -> None:
    shop = replace(ROW, id=UUID(int=2), body="控え")
    marked = replace(ISSUED, pages=((TITLE, TOTAL, UNIT, Span("店舗控え", 40, 780, 9)), ISSUED.pages[1]))
    issued = {"一枚": ISSUED, "控え": marked}
    for rows in ((ROW, shop), (shop, ROW)):
        assert against(marked, *rows, issued=issued).row == shop
        assert against(ISSUED, *rows, issued=issued).row == ROW
    wrong = {"一枚": replace(ISSUED, digest="0"), "控え": ISSUED}
    assert against(ISSUED, ROW, shop, issued=wrong).row == shop


REPRINTED = replace(ISSUED, pages=((Span("再発行 2回目", 200, 820, 9), TITLE, TOTAL, UNIT), ISSUED.pages[1]), reprint=2)


def test_a_reprint_is_what_was_issued_and_says_which_one_it_is() -> None:
    issued = {"一枚": ISSUED, "一枚2": REPRINTED}
    found = against(REPRINTED, ROW, issued=issued)
    assert (found.same_words, found.reprint, codes(found)) == (True, 2, ["paper-file-differs"])
    again = against(REPRINTED, ROW, pdf="一枚2".encode(), issued=issued)
    assert (again.same_file, again.reprint, codes(again)) == (True, 2, [])


def test_a_forged_reprint_is_not_what_was_issued() -> None:
    forged = replace(REPRINTED, pages=((*REPRINTED.pages[0], Span("1回無料", 40, 300, 12)), ISSUED.pages[1]))
    assert codes(against(forged, ROW, issued={"一枚": ISSUED, "一枚2": REPRINTED})) == ["paper-words-differ"]


def test_a_copy_of_a_paper_is_what_was_issued() -> None:
    marked = replace(ISSUED, pages=((TITLE, TOTAL, UNIT, Span("店舗控え", 40, 780, 9)), ISSUED.pages[1]), copy="shop")
    found = against(marked, ROW, issued={"一枚": ISSUED, "一枚shop": marked})
    assert (found.same_words, found.copy, found.reprint) == (True, "shop", 0)
    assert against(replace(ISSUED, copy="customer"), ROW).copy == "", "お客さま控え stands on it already"
