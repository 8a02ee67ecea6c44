"""Written lists are read back unchanged, and no name in them becomes a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum import ean

from posapp.catalog.book import Catalog
from posapp.catalog.loader import load
from posapp.catalog.price_export import write
from posapp.catalog.price_files import PriceFiles
from posapp.catalog.price_reading import read
from posapp.catalog.price_sheets import bare, guarded
from posapp.catalog.terms import ranges
from posapp.domain.price_changes import Fate, preview
from posapp.domain.prices import ListedDevice
from posapp.domain.program import PlanKind, Program
from posapp.domain.purchase import Device, Discount, StepAmount, Terms
from tests.catalog.price_files import ON

KINDS = ["csv", "xlsx"]
PROGRAMS = load(Path(__file__).parents[2] / "resources" / "catalog").programs


def back(path: Path, devices: Sequence[ListedDevice], programs: Sequence[Program]) -> list[ListedDevice]:
    """Write, read, and hold against what was written: all the same, none missing."""
    write(path, "試しの表", ON, devices, programs)
    incoming = read(path, programs, on=ON)
    assert incoming.problems == ()
    assert (incoming.title, incoming.version) == ("試しの表", ON)
    assert [problem for row in incoming.rows for problem in row.problems] == []
    found = preview(devices, incoming, ON, whole=True)
    assert [change.fate for change in found.changes] == [Fate.SAME] * len(devices)
    return [row.listed for row in incoming.rows if row.listed is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_list_comes_back(catalog: Catalog, shipped: Path, tmp_path: Path, kind: str) -> None:
    sample = read(shipped / "devices" / "sample.csv", catalog.programs, on=ON)
    devices = [row.listed for row in sample.rows if row.listed is not None]
    assert back(tmp_path / f"list.{kind}", devices, catalog.programs) == devices


def device(name: str, *, maker: str = "", **more: object) -> ListedDevice:
    key = " ".join(part for part in (maker, name) if part)
    made: dict[str, object] = {"cash_price": 48_000, "terms": (("lump-sum", Terms()),), **more}
    return ListedDevice(key=key, device=Device(name=name, category="phone"), maker=maker, **made)  # type: ignore[arg-type]


NASTY = [
    "=1+1",
    "+81",
    "-x",
    "@SUM(A1)",
    "'=1+1",
    "''-x",
    "＝1",
    "'引用",
    '"引用"',
    "a,b;c\td".replace("\t", " "),
    "㈱①ｶﾞ",
    "価格表",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NASTY)
def test_names_come_back_as_they_were(catalog: Catalog, tmp_path: Path, kind: str, name: str) -> None:
    (found,) = back(tmp_path / f"list.{kind}", [device(name, maker=name)], catalog.programs)
    assert (found.device.name, found.maker) == (name, name)


def test_no_cell_of_a_csv_begins_like_a_formula(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write(path, "=HYPERLINK()", ON, [device(name) for name in NASTY], catalog.programs)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] and cell[0] in "=+-@＝＋－＠"] == []
    assert read(path, catalog.programs, on=ON).title == "=HYPERLINK()"


def test_no_cell_of_a_workbook_is_a_formula(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write(path, "=HYPERLINK()", ON, [device(name) for name in NASTY], catalog.programs)
    with zipfile.ZipFile(path) as package:
        assert not re.search(rb"<f[ >/]|<hyperlink", package.read("xl/worksheets/sheet1.xml"))


@given(st.text(max_size=8))
def test_an_apostrophe_comes_off_as_it_went_on(text: str) -> None:
    assert bare(guarded(text)) == text


@pytest.mark.parametrize("kind", KINDS)
def test_discounts_come_back_with_their_names(catalog: Catalog, tmp_path: Path, kind: str) -> None:
    def off(*pairs: tuple[str, int]) -> tuple[Discount, ...]:
        return tuple(Discount(label=label, amount=amount) for label, amount in pairs)

    devices = [
        device("a", discounts=off(("機種割引", 100), ("春の会", 200), ("春の会", 300))),
        device("b", discounts=off(("春の会", 5), ("=1+1", 6))),
        device("c"),
    ]
    found = back(tmp_path / f"list.{kind}", devices, catalog.programs)
    assert [sorted((d.label, d.amount) for d in one.discounts) for one in found] == [
        sorted((d.label, d.amount) for d in one.discounts) for one in devices
    ]


def test_programs_that_nobody_knows_are_written_all_the_same(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write(path, "表", ON, [device("a", terms=(("gone", Terms(residual=5)), ("lump-sum", Terms())))], catalog.programs)
    assert "残価:gone" in path.read_text("utf-8-sig")
    (row,) = read(path, catalog.programs, on=ON).rows
    assert [problem.code for problem in row.problems] == ["price-program"]


def test_the_files_of_the_counter(catalog: Catalog, tmp_path: Path) -> None:
    files = PriceFiles(catalog.programs)
    path = tmp_path / "list.xlsx"
    files.write(path, "表", ON, [device("a")])
    found = files.read(path, ON, lambda done, total: True)
    assert found is not None and len(found.rows) == 1
    assert files.read(path, ON, lambda done, total: False) is None


@st.composite
def terms_of(draw: st.DrawFn, id: str, price: int) -> Terms | None:
    program = next(p for p in PROGRAMS if p.id == id)
    plan = program.plan
    buyback = draw(st.dictionaries(st.integers(1, 60), st.integers(0, 99_999), max_size=4))
    made = Terms(expected_buyback=tuple(sorted(buyback.items())))
    if plan.kind is PlanKind.RESIDUAL:
        return Terms(residual=draw(st.integers(0, price // 4)), expected_buyback=made.expected_buyback)
    if plan.kind is PlanKind.STEPS:
        # The price is a multiple of every plan's payments: each step pays the same.
        steps = tuple(StepAmount(first=a, last=b, amount=price // plan.payments) for a, b in ranges(plan))
        fee = draw(st.none() | st.integers(0, 9_900)) if any(w.charges_usage_fee for w in program.windows) else None
        return Terms(steps=steps, usage_fee=fee, expected_buyback=made.expected_buyback)
    return made


names = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12).filter(
    lambda text: (
        any(char.isalpha() for char in text)
        and unicodedata.is_normalized("NFC", text)
        and text.strip(" \u3000") == text
        and not text.startswith(("※", "注"))
    )
)


@st.composite
def lists(draw: st.DrawFn) -> list[ListedDevice]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        price = 144 * draw(st.integers(250, 2_000))
        base = f"49{draw(st.integers(0, 99_999)):09d}{number}"
        jan = base + ean.calc_check_digit(base)
        offered = [p for p in PROGRAMS if "phone" in p.categories and draw(st.booleans())]
        terms = [(id, draw(terms_of(id, price))) for id in dict.fromkeys(p.id for p in offered)]
        first = draw(st.none() | st.dates(date(2020, 1, 1), ON))
        last = draw(st.none() | st.integers(0, 400).map(lambda days: ON + timedelta(days=days)))
        amounts = draw(st.lists(st.integers(1, 50), max_size=2))
        listed = ListedDevice(
            key=jan,
            device=Device(name=draw(names), category="phone", storage=draw(names), colour=draw(names), jan=jan),
            maker=draw(names),
            cash_price=price,
            terms=tuple((id, one) for id, one in terms if one is not None),
            discounts=tuple(Discount(label=draw(names), amount=amount) for amount in amounts),
            valid_from=first,
            valid_until=last,
        )
        found.append(listed)
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(devices=lists())
def test_any_list_comes_back(tmp_path: Path, kind: str, devices: list[ListedDevice]) -> None:
    back(tmp_path / f"list.{kind}", devices, PROGRAMS)
