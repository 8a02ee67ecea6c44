"""A paper as it is heard: every word of every kind of paper once, pictures by what they say; a file that is not built so is not heard."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

from posapp.documents import reading_back
from posapp.documents.faults import PaperFault
from posapp.domain.paper_order import Heard, same
from tests.documents import forger, structure
from tests.documents.samples import papers, printed

PAPER = "quote-sony-zanka-1y"


def heard(pdf: bytes) -> Heard | None:
    return reading_back.read(pdf).heard()


@pytest.mark.parametrize("name", {paper.kind: name for name, paper in papers().items()}.values())
def test_every_paper_is_heard_as_assistive_technology_reads_it(name: str) -> None:
    found = heard(printed(name))
    assert found is not None and same(found, found)
    assert "".join("".join(found.words).split()) == "".join(structure.read(printed(name)).words.split())


def entries(writer: Any, key: str) -> list[Any]:
    return [entry for entry in forger.elements(writer) if key in entry]


def _no_structure(writer: Any) -> None:
    del writer.root_object["/StructTreeRoot"]


def _no_kids(writer: Any) -> None:
    del writer.root_object["/StructTreeRoot"]["/K"]


def _circle(writer: Any) -> None:
    root = writer.root_object["/StructTreeRoot"]
    root["/K"]["/K"].append(root.raw_get("/K"))


def _twice(writer: Any) -> None:
    """A stretch that two elements claim."""
    one, other = entries(writer, "/Pg")[:2]
    other[NameObject("/K")] = one["/K"]


def _nowhere(writer: Any) -> None:
    entries(writer, "/Pg")[0][NameObject("/K")] = NumberObject(9999)


def _picture_in_picture(writer: Any) -> None:
    table = next(entry for entry in forger.elements(writer) if entry.get("/S") == "/Document")
    table[NameObject("/Alt")] = TextStringObject("すべて")


def _no_meanings(writer: Any) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object()[NameObject("/ToUnicode")] = StreamObject()


def _no_widths(writer: Any) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object()[NameObject("/Widths")] = ArrayObject()


def _form(writer: Any) -> None:
    """A page inside the page."""
    form = StreamObject()
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    resources = writer.pages[0]["/Resources"]
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Fm"): writer._add_object(form)})
    forger._redraw(writer, 0, lambda steps: [*steps, ([NameObject("/Fm")], b"Do")])


def _unbalanced(writer: Any) -> None:
    forger._redraw(writer, 0, lambda steps: [([], b"EMC"), ([], b"EMC"), *steps])


def _kerned(writer: Any) -> None:
    forger._redraw(
        writer, 0, lambda steps: [([ArrayObject(step)], b"TJ") if by == b"Tj" else (step, by) for step, by in steps]
    )


@pytest.mark.parametrize(
    "damage",
    [
        _no_structure, _no_kids, _circle, _twice, _nowhere, _picture_in_picture, _no_meanings, _no_widths, _form, _unbalanced,
        _kerned,
    ],
)  # fmt: skip
def test_a_file_that_is_not_built_as_ours_is_not_heard(damage: Callable[[Any], None]) -> None:
    writer = forger.opened(printed(PAPER))
    damage(writer)
    assert heard(forger.saved(writer)) is None


def test_a_place_farther_than_numbers_go_is_a_damaged_file() -> None:
    far = [*map(NumberObject, (1, 0, 0, 1)), NumberObject(10**400), NumberObject(0)]
    pdf = forger.redrawn(printed(PAPER), 0, lambda steps: [(far if by == b"Tm" else at, by) for at, by in steps])
    with pytest.raises(PaperFault):
        heard(pdf)


def test_whatever_is_damaged_nothing_but_a_fault_of_the_reader_comes_of_it() -> None:
    dice, pdf, told = random.Random(7), printed(PAPER), 0
    for _ in range(16):
        spoilt = bytearray(pdf)
        for _ in range(dice.randint(1, 12)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        try:
            heard(bytes(spoilt))
        except PaperFault:
            told += 1
    assert told < 16
