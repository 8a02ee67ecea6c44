"""The canonical text, against the plainest way to write it; and that what is kept of programs is never another's."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest

from posapp.domain.added import added_to
from posapp.domain.digest import MOST_KEPT, MOST_PLAIN, canonical, digest_of, later, short_digest
from posapp.domain.months import ClosingDay, Month
from tests.domain.samples import OKAESHI, STANDARD, program, purchase, quote_of
from tests.domain.test_worked_tables import CASES


def plain(value: object) -> object:
    """JSON types, found slowly."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, Month):
        added = added_to(type(value))
        held = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: plain(item) for name, item in held.items() if name not in added or item != added[name]}
    return str(value)


def slowly(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("name", CASES)
def test_a_quotes_text_is_what_json_would_write(name: str) -> None:
    id, bought, terms = CASES[name]
    quote = quote_of(id, bought, terms)
    assert canonical(quote) == slowly(quote)
    assert canonical(quote) == canonical(quote)


class Kind(Enum):
    """Not a text by itself."""

    ONE = 1


@dataclass(frozen=True, slots=True)
class Empty:
    """No field."""


@dataclass(frozen=True, slots=True)
class Single:
    """One field, which holds anything."""

    only: object


VALUES = [
    None, True, False, 0, -1, 10**30, "", "𠮷\"\\\n\x00\u2028é", ClosingDay.DAY_10, Kind.ONE, date(2019, 6, 15),
    datetime(2019, 6, 15, 1, 2, 3, tzinfo=UTC), Decimal("1.50"), Month.of(2019, 7), UUID(int=7), (), (1, ("a", None)),
    [1, [2]], {}, {"b": 1, "a": {"鍵": (2,)}}, {10: "x", 9: "y"}, Empty(), Single(None), Single(Single((1,))),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=[str(at) for at in range(len(VALUES))])
def test_every_kind_of_value_is_written_as_json(value: object) -> None:
    assert canonical(value) == slowly(value)


@pytest.mark.parametrize(
    "value", [object(), 1.5, {1, 2}, b"x", (1, [object()])], ids=["object", "float", "set", "bytes", "inside"]
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical(value)


def test_lists_and_tuples_are_the_same_text() -> None:
    assert digest_of(["x"]) == digest_of(("x",)) != digest_of(["y"])


def test_programs_that_come_and_go_keep_their_own_text() -> None:
    base = program(OKAESHI)
    for round_ in range(2 * MOST_KEPT + 1):  # each lets go of the one before, so that ids come again
        name = f"見本{round_}"
        assert json.loads(canonical(replace(base, name=name)))["name"] == name


def test_a_digest_is_hex_and_its_short_form_is_printed_in_groups() -> None:
    digest = quote_of(OKAESHI, purchase()).digest
    assert len(digest) == 64 and int(digest, 16) >= 0
    assert short_digest("0123456789abcdef0") == "0123 4567 89AB CDEF"


@dataclass(frozen=True, slots=True)
class _Before:
    price: int


@dataclass(frozen=True, slots=True)
class _After:
    price: int
    label: str = later("")
    rows: tuple[int, ...] = later(())


def test_a_later_field_changes_a_digest_only_once_it_says_something() -> None:
    assert digest_of(_After(1)) == digest_of(_Before(1))
    assert canonical(_After(1, rows=(2,))) == '{"price":1,"rows":[2]}'
    assert digest_of(_After(1, label="x")) != digest_of(_Before(1))


def test_a_program_says_only_what_its_file_says() -> None:
    # What came later stands in the text of those programs alone whose files name it: the others keep their digests.
    with_term, without = canonical(program(STANDARD)), canonical(program(OKAESHI))
    assert '"assessed_within":1' in with_term and '"open_without_line":true' in with_term
    assert "assessed_within" not in without and "open_without_line" not in without
    assert canonical(program(STANDARD)) is with_term


def test_the_text_of_a_run_belongs_to_that_run_and_not_to_one_that_looks_equal() -> None:
    """1 and True are equal, and their texts are not; the same run gives the same text however many came between."""
    numbers, marks, names = (1, 0), (True, False), ("1", "0")
    for _ in range(2):
        assert (canonical(numbers), canonical(marks), canonical(names)) == ("[1,0]", "[true,false]", '["1","0"]')
    for first in range(MOST_PLAIN + 1):
        assert canonical((first, first + 1)) == f"[{first},{first + 1}]"
    assert (canonical(numbers), canonical(())) == ("[1,0]", "[]")
