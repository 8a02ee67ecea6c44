"""official/*.toml: the shipped places name programs that are there; every mistake of a file is said with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from posapp.catalog.book import Catalog
from posapp.catalog.check import check
from posapp.catalog.mistakes import Mistake
from posapp.catalog.official import OfficialBook, load_official

SOURCES = '[[sources]]\ntitle = "出典"\nread_on = 2026-11-22\n'
ENTRY = '[[documents]]\nslot = "au/terms"\ntitle = "約款"\nkind = "terms"\nbeside = ["application"]\n'
Load = Callable[..., OfficialBook]


@pytest.fixture
def load(tmp_path: Path, catalog: Catalog) -> Load:
    """A folder with one file of that text, loaded."""

    def loads(text: str, name: str = "au.toml") -> OfficialBook:
        folder = tmp_path / "official"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
        return load_official(folder, catalog.programs)

    return loads


def test_every_program_on_credit_has_its_terms(shipped: Path, catalog: Catalog) -> None:
    book = load_official(shipped / "official", catalog.programs)
    assert book.mistakes == ()
    assert len({slot.key for slot in book.slots}) == len(book.slots)
    for program in catalog.programs:
        kinds = [slot.kind for slot in book.slots if slot.belongs(program.id, program.valid_from)]
        assert ("terms" in kinds) is (program.operator.creditor is not None), program.id
        assert (len(kinds) > 1) is (program.returns or program.operator.key == "au"), program.id


def test_a_shop_without_any_pdf_may_sell(shipped: Path, catalog: Catalog) -> None:
    assert not any(slot.required for slot in load_official(shipped / "official", catalog.programs).slots)


def test_an_entry_says_everything(load: Load) -> None:
    more = 'programs = ["au-kaetoku"]\nrequired = true\nvalid_from = 2020-04-01\nvalid_until = 2021-03-31\n'
    (slot,) = load('operator = "au"\n' + ENTRY + more + SOURCES).slots
    assert (slot.programs, slot.required, slot.operator) == (("au-kaetoku",), True, "au")
    assert (slot.since, slot.until) == (date(2020, 4, 1), date(2021, 3, 31))


def test_without_programs_it_belongs_to_all_of_the_operator(load: Load) -> None:
    (slot,) = load('operator = "au"\n' + ENTRY + SOURCES).slots
    assert set(slot.programs) == {"au-kaetoku", "au-plain-36"}


@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        (ENTRY + SOURCES, "operator", "missing-key"),
        ('operator = "au"\n' + SOURCES, "documents", "missing-key"),
        ('operator = "au"\n' + ENTRY, "sources", "missing-key"),
        ('operator = "nobody"\n' + ENTRY + SOURCES, "operator", "unknown-operator"),
        ('operator = "au"\n' + ENTRY + ENTRY + SOURCES, "documents[1].slot", "repeated"),
        ('operator = "au"\n' + ENTRY + 'programs = ["sony-zanka-1y"]\n' + SOURCES, "documents[0].programs[0]", "unknown-program"),
        ('operator = "au"\n' + ENTRY + 'programs = ["?"]\n' + SOURCES, "documents[0].programs[0]", "text-form"),
        (
            'operator = "au"\n' + ENTRY + "valid_from = 2021-01-01\nvalid_until = 2020-12-31\n" + SOURCES,
            "documents[0].valid_until", "until-before-from",
        ),
        ('operator = "au"\n' + ENTRY.replace("au/terms", "terms") + SOURCES, "documents[0].slot", "text-form"),
        ('operator = "au"\n' + ENTRY.replace('"application"', '"poster"') + SOURCES, "documents[0].beside[0]", "unknown-word"),
        ('operator = "au"\n' + ENTRY.replace('["application"]', "[]") + SOURCES, "documents[0].beside", "empty-list"),
        ('operator = "au"\n' + ENTRY.replace('"terms"\nbeside', '"letter"\nbeside') + SOURCES, "documents[0].kind", "unknown-word"),
        ("x =", "", "not-toml"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_place_and_leaves_the_file_out(load: Load, text: str, key: str, code: str) -> None:
    book = load(text)
    assert book.slots == ()
    found = next(wrong for wrong in book.mistakes if wrong.code != "file-name")
    assert (found.file, found.key, found.code) == ("official/au.toml", key, code)
    assert found.what and found.mend


def test_a_place_of_another_file_and_a_wrong_name_are_mistakes(load: Load) -> None:
    load('operator = "au"\n' + ENTRY + SOURCES)
    book = load('operator = "docomo"\n' + ENTRY + SOURCES, "terms.toml")
    assert [slot.operator for slot in book.slots] == ["au"]
    assert [(wrong.file, wrong.code) for wrong in book.mistakes] == [
        ("official/terms.toml", "file-name"), ("official/terms.toml", "repeated")
    ]  # fmt: skip


def test_a_catalogue_without_the_folder_has_none(tmp_path: Path, catalog: Catalog) -> None:
    assert load_official(tmp_path / "official", catalog.programs) == OfficialBook((), ())


def test_the_check_of_the_catalogue_says_it(folder: Path) -> None:
    path = folder / "official" / "au.toml"
    path.write_text(path.read_text("utf-8").replace('"au-kaetoku"', '"au-gone"'), "utf-8")
    found: list[Mistake] = [wrong for wrong in check(folder) if wrong.file == "official/au.toml"]
    assert [wrong.code for wrong in found] == ["unknown-program"]
