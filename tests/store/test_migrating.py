"""The newest schema as the migrations build it, stores of every released schema, and what a migration may not do."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from posapp.store import doors, migrating
from posapp.store.doors import open_store
from posapp.store.driver import connect
from posapp.store.engine import Database
from posapp.store.folder import store_path
from posapp.store.migrating import SCRIPTS, revision_of
from posapp.store.records import Store
from posapp.store.tables import REVISION, metadata
from tests.store.conftest import Samples, fault

OLD_STORES = Path(__file__).parents[1] / "data" / "stores"

COMING = f"{int(REVISION) + 1:04}"
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{COMING}"
down_revision = "{REVISION}"


def upgrade():
    {{body}}
"""
ADD_COLUMN = 'op.add_column("tasks", sa.Column("note", sa.Text(), nullable=False, server_default=""))'
RECREATE_PARENT = """
    with op.batch_alter_table("cases", recreate="always") as batch:
        batch.alter_column("program", new_column_name="programme")
"""
LOSE_ROWS = 'op.execute("DELETE FROM papers")'
ORPHANS = "op.execute(\"UPDATE outbox SET case_id = 'nobody'\")"
BREAKS = 'op.add_column("tasks", sa.Column("note", sa.Text())); op.execute("nonsense")'


def schema(rows: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What sqlite_master says, without the order of constraints."""
    return {name: sorted(re.split(r",?\s*\n\s*", sql.strip())) for name, sql in rows if not name.startswith("alembic")}


def rows_of(folder: Path, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Everything a store holds."""
    raw = connect(store_path(folder), key)
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    held = {table: raw.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall() for table in tables}
    raw.close()
    return held


@pytest.fixture
def filled(store: Store, folder: Path, make: Samples) -> Path:
    """A closed store with something in every table."""
    submission = make.submission()
    case = submission.case
    store.submit(submission)
    store.advance(
        case.id, expect="waiting", state="screening", body="{}", event=make.event(), tasks=(make.task(case.id),)
    )
    store.save_draft(make.draft())
    store.put_setting("shop", "{}")
    store.next_number("Q")
    store.close()
    return folder


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A posapp to come: its migrations hold a made-up revision after the newest."""

    def write(body: str) -> Path:
        scripts = tmp_path / "migrations 100%"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / f"{COMING}_next.py").write_text(NEXT.format(body=body), "utf-8")
        monkeypatch.setattr(migrating, "REVISION", COMING)
        monkeypatch.setattr(doors, "REVISION", COMING)
        return scripts

    return write


def test_the_migrations_build_the_tables_of_the_code(store: Store, folder: Path, key: bytes) -> None:
    question = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    raw = connect(store_path(folder), key)
    built = raw.execute(question).fetchall()
    raw.close()
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        meant = [(row[0], row[1]) for row in connection.exec_driver_sql(question)]
    engine.dispose()
    assert schema(built) == schema(meant)
    assert len(built) > 20


def test_the_newest_revision_is_the_last_script() -> None:
    scripts = sorted(path.name[:4] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))
    assert scripts[-1] == REVISION
    assert [int(name) for name in scripts] == list(range(1, len(scripts) + 1))


def test_an_older_store_is_copied_then_brought_up_to_date(
    filled: Path, key: bytes, newer: Callable[[str], Path], clock: Callable[[], datetime]
) -> None:
    before = rows_of(filled, key)
    open_store(filled, key, scripts=newer(ADD_COLUMN), clock=clock).close()
    after = rows_of(filled, key)
    assert after["alembic_version"] == [(COMING,)]
    assert after["tasks"] == [(*row, "") for row in before["tasks"]]
    assert {**after, "tasks": None, "alembic_version": None} == {**before, "tasks": None, "alembic_version": None}
    kept = filled / f"posapp-schema-{REVISION}-20190615T030000.db"
    copy = Database(kept, key)
    assert revision_of(copy) == REVISION
    copy.close()


def test_recreating_a_parent_table_keeps_its_children(filled: Path, key: bytes, newer: Callable[[str], Path]) -> None:
    before = rows_of(filled, key)
    open_store(filled, key, scripts=newer(RECREATE_PARENT)).close()
    after = rows_of(filled, key)
    assert len(after["cases"]) == 1
    for table in ("papers", "outbox", "tasks", "quotes", "events"):
        assert after[table] == before[table] != []
    raw = connect(store_path(filled), key)
    assert raw.execute("SELECT programme FROM cases").fetchall() == [("sample",)]
    raw.close()


@pytest.mark.parametrize("body", [LOSE_ROWS, ORPHANS])
def test_a_migration_that_would_lose_rows_is_undone(
    filled: Path, key: bytes, newer: Callable[[str], Path], body: str
) -> None:
    before = rows_of(filled, key)
    with fault("store-damaged"):
        open_store(filled, key, scripts=newer(body))
    assert rows_of(filled, key) == before


def test_a_migration_that_breaks_is_undone(filled: Path, key: bytes, newer: Callable[[str], Path]) -> None:
    before = rows_of(filled, key)
    with pytest.raises(Exception, match="syntax error"):
        open_store(filled, key, scripts=newer(BREAKS))
    assert rows_of(filled, key) == before


def test_after_a_migration_references_are_checked_again(
    filled: Path, key: bytes, newer: Callable[[str], Path], make: Samples
) -> None:
    opened = open_store(filled, key, scripts=newer(ADD_COLUMN))
    with pytest.raises(ValueError, match="FOREIGN KEY"):
        opened.keep_papers((make.paper(make.case().id),))
    opened.close()


@pytest.mark.parametrize("old", sorted(OLD_STORES.glob("schema-*.db")), ids=lambda path: path.name)
def test_a_store_of_every_released_schema_opens(old: Path, tmp_path: Path, key: bytes, make: Samples) -> None:
    """The files were written by the posapp of their day under the key 00 01 02 … 1f (see the README beside them)."""
    shutil.copyfile(old, store_path(tmp_path))
    opened = open_store(tmp_path, key)
    assert opened.check() == ()
    assert [case.customer for case in opened.cases("𠮷野")] == ["𠮷野 花子"]
    case = opened.cases()[0]
    assert (case.state, case.body) == ("declined", '{"氏名": "𠮷野 花子"}')
    assert [draft.title for draft in opened.drafts()] == ["佐藤 太郎"]
    assert [(paper.state, paper.prints) for paper in opened.papers(case.id)] == [("printed", 2), ("failed", 0)]
    quote = opened.quote(opened.papers()[0].digest)
    assert quote is not None
    assert (quote.case_id, quote.body) == (case.id, '{"総額": 108000}')
    assert [row.state for row in opened.outbox("sent")] == ["sent"]
    assert [task.due for task in opened.tasks()] == ["2019-06-18"]
    later = ["official-handed-over", "outage-kit-made", "sheets-put-away"] if old.stem >= "schema-0005" else []
    assert [event.what for event in opened.events(case.id)] == ["explained", "submitted", "declined", *later]
    first, second = "4900000000016", "4900000000023"
    listed = [(row.device_key, row.cash_price, row.valid_until) for row in opened.prices.rows("")]
    if old.stem >= "schema-0002":
        assert listed == [(first, 100, "2019-06-30"), (first, 90, ""), (second, 50, "")]
        assert [(row.number, row.undone_at is None) for row in opened.prices.imports()] == [
            (3, False),
            (2, True),
            (1, True),
        ]
        assert opened.prices.stamp() == "3/1"
    else:
        assert (listed, opened.prices.imports(), opened.prices.stamp()) == ([], (), "0/0")
    lines = [(row.number, row.corrects) for row in opened.intakes.ledger("2021-02-01", "2021-02-28")]
    received = [row.number for row in opened.intakes.intakes()]
    if old.stem >= "schema-0003":
        assert (lines, received) == ([(1, None), (2, 1)], ["U-210220-001"])
        assert opened.intakes.contracts_of("490154203237518")[0].case_id == case.id
    else:
        assert (lines, received, opened.intakes.contract(case.id)) == ([], [], None)
    mail = [(row.number, row.state, row.due) for row in opened.mail.waiting()]
    photos = [photo.data for row in opened.intakes.intakes() for photo in opened.photos.photos(row.id)]
    if old.stem >= "schema-0004":
        assert (mail, photos) == ([("M-210301-001", "collected", "2021-03-20")], [b"first", b"second"])
    else:
        assert (mail, photos) == ([], [])
    official = [(row.version, row.valid_until, row.withdrawn_at is None) for row in opened.official.documents()]
    sheets = [(row.state, row.keyed_as, row.note) for row in opened.outage.sheets()]
    prints = [(row.reprint, row.state, row.reason) for row in opened.prints.jobs()]
    if old.stem >= "schema-0005":
        assert official == [("第1版", "2020-12-31", False), ("第2版", "", True)]
        assert sheets == [("keyed", "Q-190615-0009", ""), ("blank", "", ""), ("spoiled", "", "書き損じ")]
        assert prints == [(0, "printed", ""), (1, "printed", ""), (0, "failed", "printer-out-of-paper")]
    else:
        assert (official, sheets, prints) == ([], [], [])
    first_paper = opened.papers(case.id)[0].id
    files = [
        (row.making, row.copy, row.reprint, row.size)
        for data in (b"%PDF-1.7 \x00", b"%PDF-1.7 \x01")
        for row in opened.files(hashlib.sha256(data).hexdigest())
    ]
    if old.stem >= "schema-0006":
        assert (files, opened.files_kept(first_paper)) == ([("saved", "", 0, 10), ("printed", "shop", 1, 10)], True)
    else:
        assert (files, [opened.files_kept(paper.id) for paper in opened.papers()]) == ([], [False, False])
    younger = replace(make.paper(case.id), issued_at=datetime(2021, 6, 15, tzinfo=UTC))
    opened.keep_papers((younger,))
    assert opened.files_kept(younger.id), "from now on every file is on record"
    assert opened.setting("shop") == '{"name": "見本店"}'
    assert opened.next_number("A-190615") == 2
    opened.close()


def test_there_is_a_store_of_every_released_schema() -> None:
    released = {path.name[:4] for path in (SCRIPTS / "versions").glob("[0-9]*.py")}
    assert {path.stem.removeprefix("schema-") for path in OLD_STORES.glob("schema-*.db")} == released
