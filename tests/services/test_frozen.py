"""What was issued stays as it was issued, whatever changes afterwards: prices, rules, wording, the shop's name, the program itself."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

import posapp
from posapp import resources
from posapp.app import ShopDoors, no_printer, press
from posapp.domain.purchase import Terms
from posapp.domain.quote import Quote, build_quote
from posapp.domain.schedule import Payment
from posapp.services import snapshots
from posapp.services.front import Services
from posapp.services.ports import PaperRow, QuoteRow
from posapp.services.reopening import Opened, State, verify
from posapp.shelf import Shelf
from tests.domain import samples
from tests.services.conftest import JAPAN, SHOP, World
from tests.services.sale import quoted, ready

KEPT = Path(__file__).parents[1] / "data" / "quotes"
"""Bodies as the posapp of their day kept them; a file here is never written again."""
PASSPHRASE = "counter-passphrase"


@pytest.fixture
def later(tmp_path: Path) -> Shelf:
    """The resources of a posapp to come: other rules, amounts, wordings and days in the very same versions."""
    root = tmp_path / "later"
    shutil.copytree(resources.root(), root, ignore=shutil.ignore_patterns("fonts", "postal"))
    changes = (
        ("catalog/programs/*.toml", r"^always_due = \d+", "always_due = 1"),
        ("catalog/programs/*.toml", r"^max_waived = \d+", "max_waived = 1"),
        ("catalog/programs/*.toml", r"^short_name = \"", 'short_name = "新'),
        ("catalog/surcharges/*.toml", r"^amount = \d+", "amount = 30000"),
        ("catalog/disclosure/*.toml", "お支払い", "ご入金"),
        ("catalog/law/house.toml", r"^value = 15", "value = 3"),
    )
    for pattern, old, new in changes:
        for path in root.glob(pattern):
            path.write_text(re.sub(old, new, path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    shelf = Shelf(root)
    assert shelf.catalog.mistakes == ()
    return shelf


def reopened(world: World, shelf: Shelf) -> Services:
    """The same store, years later, by a newer posapp in a shop that has moved."""
    world.now = datetime(2026, 11, 21, 10, 0, tzinfo=JAPAN)
    doors = ShopDoors(world.folder, shelf, no_printer, clock=world.clock, reachable=lambda: True, use_keyring=False)
    services = doors.unlock(PASSPHRASE)
    services.around.put_shop(replace(SHOP, name="新しい店", phone="022-999-9999"))
    return services


def opened(shop: Services, number: str) -> Opened:
    (issue, *_) = shop.issued.find(number)
    return shop.issued.open(issue)


def printed(shop: Services, program: str) -> PaperRow:
    draft = quoted(shop, program)
    paper = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(paper, PaperRow), paper
    return paper


@pytest.mark.parametrize("program", ["docomo-okaeshi", "au-kaetoku", "softbank-shintoku-premium", "sony-zanka-2y"])
def test_a_quote_prints_the_same_bytes_after_everything_has_changed(
    shop: Services, world: World, later: Shelf, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    paper = printed(shop, program)
    before = opened(shop, paper.number)
    pdf = shop.issued.reprint(before)
    shop.close()
    monkeypatch.setattr(posapp, "__version__", "9.9.9")
    newer = reopened(world, later)
    try:
        after = opened(newer, paper.number)
        assert (after.state, after.quote, after.issue) == (State.INTACT, before.quote, before.issue)
        assert after.quote is not None and after.quote.digest == before.issue.digest
        assert after.paper == before.paper and after.paper_intact
        assert newer.issued.reprint(after) == pdf
        assert isinstance(pdf, bytes) and pdf.startswith(b"%PDF-")
        assert after.issue.valid_until == before.issue.valid_until
        assert newer.quotes.prices.head(world.now.date())  # the newer rules are really in use
        changed = newer.issued.renew(before.quote, before.quote.purchase.on) if before.quote else None
        assert changed is not None and changed.fresh is not None
        assert "rules" in {line.key for line in changed.lines if not line.same}
    finally:
        newer.close()


def test_every_paper_of_a_case_prints_the_same_bytes_after_everything_has_changed(
    shop: Services, world: World, later: Shelf
) -> None:
    row = shop.sales.submit(ready(shop, "docomo-okaeshi"))
    assert not isinstance(row, tuple)
    found = shop.sales.case(row.id)
    assert found is not None
    papers = shop.papers.issue(*found)
    pdfs = [shop.papers.pdf(paper) for paper in papers]
    shop.close()
    newer = reopened(world, later)
    kept = newer.papers.papers(case_id=row.id)
    assert [newer.papers.pdf(paper) for paper in kept] == pdfs
    again = newer.sales.case(row.id)
    assert again is not None
    assert newer.papers.issue(*again) == kept  # asked for again, nothing is composed anew
    newer.close()


def test_the_shops_own_rule_for_the_days_changes_only_what_is_issued_later(
    shop: Services, world: World, later: Shelf
) -> None:
    draft = quoted(shop, "docomo-okaeshi")
    first = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert isinstance(first, PaperRow)
    shop.close()
    doors = ShopDoors(world.folder, later, no_printer, clock=world.clock, reachable=lambda: True, use_keyring=False)
    newer = doors.unlock(PASSPHRASE)
    second = printed(newer, "docomo-plain-36")
    until = {issue.number: issue.valid_until for issue in newer.issued.list()}
    assert until == {first.number: "2021-06-30", second.number: "2021-06-18"}
    assert "有効期限 2021年6月18日" in second.body
    newer.close()


# --- an old contract by the rules of its own date


def figures(quote: Quote) -> tuple[tuple[Payment, ...], list[tuple[object, ...]]]:
    return quote.schedule, [
        (o.month, o.failing, o.possible, o.paid, o.still_due, o.waived_numbers, o.surcharge, o.burden)
        for o in quote.outcomes
    ]


def test_an_old_contract_is_computed_by_the_rules_of_its_own_date_after_all_programs_were_replaced(
    tmp_path: Path,
) -> None:
    root = tmp_path / "replaced"
    shutil.copytree(resources.root(), root, ignore=shutil.ignore_patterns("fonts", "postal"))
    folder = root / "catalog" / "programs"
    for path in sorted(folder.glob("*.toml")):
        old = path.read_text("utf-8")
        first = date.fromisoformat(re.findall(r"^valid_from = (\S+)", old, re.MULTILINE)[0])
        since = first.replace(year=first.year + 1)
        ended = re.sub(r"^valid_until = \S+\n", "", old, flags=re.MULTILINE)
        last = date.fromordinal(since.toordinal() - 1)
        path.write_text(
            re.sub(r"^(valid_from = \S+)", rf"\1\nvalid_until = {last}", ended, flags=re.MULTILINE), "utf-8"
        )
        new = re.sub(r"^valid_from = \S+", f"valid_from = {since}", old, flags=re.MULTILINE)
        new = re.sub(r"^max_waived = \d+", "max_waived = 1", new, flags=re.MULTILINE)
        new = re.sub(r"^month_one = \d+", "month_one = 3", new, flags=re.MULTILINE)
        (folder / f"{path.stem[:-10]}{since}.toml").write_text(new, "utf-8")
    catalog = Shelf(root).catalog
    assert catalog.mistakes == ()
    assert len(catalog.programs) == 2 * len(samples.catalog().programs)
    bought = samples.purchase(on="2019-06-15")
    own = catalog.program("docomo-okaeshi", bought.on)
    newest = catalog.versions("docomo-okaeshi")[-1]
    assert own is not None and own.version == "2019-06-01" and newest.version == "2020-06-01"
    made = build_quote(own, bought, Terms(), catalog.law.on(bought.on))
    assert isinstance(made, Quote)
    assert figures(made) == figures(samples.quote_of("docomo-okaeshi", bought))
    other = build_quote(newest, replace(bought, on=date(2020, 6, 15)), Terms(), catalog.law.on(bought.on))
    assert isinstance(other, Quote) and figures(other) != figures(made)


# --- bodies of every format, kept in the project


def bodies() -> list[Path]:
    return sorted(KEPT.glob("*.quote.json"))


def kept_row(path: Path) -> QuoteRow:
    return QuoteRow(
        digest=path.name.split(".")[0], number="Q-1", case_id=None, body=path.read_text("utf-8"), format=1,
        issued_at=datetime(2019, 6, 15, tzinfo=JAPAN),
    )  # fmt: skip


@pytest.mark.parametrize("path", bodies(), ids=lambda path: path.name[:8])
def test_a_body_of_an_earlier_day_opens_with_its_digest(path: Path) -> None:
    row = kept_row(path)
    state, quote = verify(row)
    assert state is State.INTACT and quote is not None
    assert quote.digest == row.digest  # fields that came later leave the canonical text alone
    assert snapshots.dump(quote) == row.body


@pytest.mark.parametrize("path", bodies(), ids=lambda path: path.name[:8])
def test_a_paper_of_an_earlier_day_is_drawn_again(path: Path) -> None:
    body = path.with_name(path.name.replace(".quote.", ".paper.")).read_text("utf-8")
    door = press()
    paper = door.from_json(body)
    assert door.to_json(paper) == body
    assert paper.digest == path.name.split(".")[0]
    drawn = door.draw(paper)
    assert drawn == door.draw(door.from_json(body)) and drawn.startswith(b"%PDF-")


def test_there_is_a_body_of_every_kind_of_plan() -> None:
    kinds = {quote.program.plan.kind.value for path in bodies() if (quote := verify(kept_row(path))[1]) is not None}
    assert kinds == {"equal", "residual", "steps"}


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace("108000", "98000", 1),
        lambda body: body + " ",
        lambda body: body.replace('"possible":true', '"possible":false', 1),
        lambda body: body.replace("{", "{ ", 1),
    ],
)
def test_any_change_of_a_body_is_seen(change: Callable[[str], str]) -> None:
    row = kept_row(bodies()[0])
    body = change(row.body)
    assert body != row.body
    assert verify(replace(row, body=body)) == (State.ALTERED, None)


def test_the_digest_is_the_hash_of_the_text_and_of_nothing_else() -> None:
    for path in bodies():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name.split(".")[0]


def test_a_name_that_no_face_has_is_told_before_the_paper_is_kept(shop: Services) -> None:
    draft = quoted(shop, "docomo-okaeshi")
    draft = replace(draft, applicant=replace(draft.applicant, family="小林🦄"))
    refused = shop.papers.quote_paper(draft, shop.sales.sheet(draft))
    assert not isinstance(refused, PaperRow)
    assert [(problem.code, dict(problem.values)["code_point"]) for problem in refused] == [("glyph-missing", "U+1F984")]
    assert not shop.papers.papers()
