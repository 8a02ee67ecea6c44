"""The list of issued quotes in the store: kept once, found by what staff type, filled for stores of schema 1."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.services.ports import IssueRow, QuoteRow
from posapp.services.reopening import State, verify
from posapp.store.doors import open_store
from posapp.store.folder import store_path
from posapp.store.records import Store

if TYPE_CHECKING:
    from tests.store.conftest import Samples

OLD_STORES = Path(__file__).parents[1] / "data" / "stores"


def issue_of(quote: QuoteRow, customer: str = "", day: str = "2019-06-15", number: str = "") -> IssueRow:
    return IssueRow(
        number=number or quote.number, digest=quote.digest, case_id=None, paper_id=None, customer=customer,
        device="Xperia 1 64GB", program="おかえし", issued_at=quote.issued_at, issued_on=day, valid_until="2019-06-30",
    )  # fmt: skip


def test_an_issue_learns_its_case_paper_and_name_and_keeps_its_days(store: Store, make: Samples) -> None:
    quote, paper = make.quote(), make.paper()
    first = issue_of(quote)
    store.keep_issue(first, quote, None)
    store.keep_issue(replace(first, paper_id=paper.id, valid_until="2019-07-31", issued_on="2019-06-16"), quote, paper)
    store.keep_issue(replace(first, customer="小林 由美子"), quote, None)
    assert store.issues() == (replace(first, paper_id=paper.id, customer="小林 由美子"),)
    assert store.paper(paper.id) == paper
    assert store.quote(quote.digest) == quote
    assert store.issues("小林") == store.issues()


def test_a_submission_lists_its_quote(store: Store, make: Samples) -> None:
    submission = make.submission()
    row = replace(issue_of(submission.quote), case_id=submission.case.id)
    store.submit(replace(submission, issue=row))
    assert store.issues() == (row,)


def test_newest_first_and_no_more_than_asked_for(store: Store, make: Samples) -> None:
    quotes = [make.quote() for _ in range(4)]
    for quote in quotes:
        store.keep_issue(issue_of(quote), quote, None)
    assert [row.digest for row in store.issues(limit=3)] == [quote.digest for quote in reversed(quotes[1:])]


@pytest.mark.parametrize(
    "text", ["よしの", "xperia", "ｘｐｅｒｉａ 1", "おかえし", "2019-06-15", "20190615", "q-190615"]
)
def test_found_as_staff_type_it(store: Store, make: Samples, text: str) -> None:
    quote = make.quote()
    store.keep_issue(issue_of(quote, "ヨシノ 花子"), quote, None)
    assert len(store.issues(text)) == 1
    assert store.issues("%") == ()


def test_named_by_number_and_by_the_beginning_of_the_digest(store: Store, make: Samples) -> None:
    one, other = replace(make.quote(), digest="ab" * 32), replace(make.quote(), digest="cd" * 32)
    for quote in (one, other):
        store.keep_issue(issue_of(quote, number="Q-1"), quote, None)
    assert {row.digest for row in store.issues_of(number="Q-1")} == {one.digest, other.digest}
    assert [row.digest for row in store.issues_of(digest="abab")] == [one.digest]
    assert [row.digest for row in store.issues_of(number="Q-1", digest="cd")] == [other.digest]
    assert store.issues_of(number="Q-2") == store.issues_of(digest="%") == ()


@pytest.mark.parametrize("day", ["", "2019-6-1", "2019-02-30", "morgen"])
def test_days_are_days(store: Store, make: Samples, day: str) -> None:
    quote = make.quote()
    for wrong in (issue_of(quote, day=day), replace(issue_of(quote), valid_until=day)):
        with pytest.raises(ValueError, match="day"):
            store.keep_issue(wrong, quote, None)
    assert store.quote(quote.digest) is None


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    """A store of schema 1, opened today."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copyfile(OLD_STORES / "schema-0001.db", store_path(folder))
    store = open_store(folder, bytes(range(32)))
    yield store
    store.close()


def test_quotes_of_schema_1_join_the_list(old: Store) -> None:
    (row,) = old.issues()
    assert (row.number, row.customer, row.device) == ("Q-190615-0001", "𠮷野 花子", "見本機種 64GB")
    assert (row.issued_on, row.valid_until) == ("2019-06-15", "2019-06-30")
    assert row.paper_id is not None and old.paper(row.paper_id) is not None
    assert row.case_id is not None and old.case(row.case_id) is not None
    assert old.issues("よしの") == () and old.issues("𠮷野") == (row,)
    assert old.issues_of(number="Q-190615-0001") == (row,)
    assert old.check() == ()


def test_a_stand_in_of_schema_1_is_told_as_altered_and_never_shown(old: Store) -> None:
    (issue,) = old.issues()
    row = old.quote(issue.digest)
    assert row is not None and verify(row) == (State.ALTERED, None)
