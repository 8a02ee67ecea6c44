"""The tables of the newest schema. What the migrations build must equal them (a test compares the two).

Must not know how rows are read or written. A change here needs a new revision in `migrations/versions`, and REVISION
raised. ``body`` stands last in each table: SQLite reads a row from its front, and lists need no body.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, Uuid

from posapp.domain.application import State
from posapp.store import paper_tables, return_tables, schema
from posapp.store.columns import count, day, filled, hex_digits, json_text, key_id, one_of, positive, text, texts, when
from posapp.store.schema import append_only, case_key, own_number

metadata = schema.metadata
OTHERS = (paper_tables, return_tables)
"""The modules of the other tables: with them ``metadata`` is whole."""
REVISION = "0006"
PAPER_STATES = ("waiting", "printed", "failed")
OUTBOX_STATES = ("waiting", "sent", "failed")
PRICE_FATES = ("new", "changed", "ended", "same", "refused")

settings = Table("settings", metadata, Column("key", Text, primary_key=True), text("body"), filled("key"), json_text())

counters = Table(
    "counters", metadata, Column("series", Text, primary_key=True), count("last"), filled("series"), positive("last")
)

backups = Table("backups", metadata, Column("id", Integer, primary_key=True), when("ended_at"))

drafts = Table(
    "drafts",
    metadata,
    key_id(),
    *texts("flow", "step", "field", "title", "detail"),
    count("format"),
    when("saved_at"),
    text("body"),
    filled("flow"),
    filled("step"),
    positive("format"),
    json_text(),
)

cases = Table(
    "cases",
    metadata,
    key_id(),
    own_number(),
    *texts("state", "customer", "kana", "phone", "device", "program"),
    count("format"),
    when("opened_at"),
    when("changed_at"),
    *texts("search", "body"),
    filled("number"),
    one_of("state", State),
    positive("format"),
    json_text(),
    # Holds all that a search reads, newest first, so that a search never touches the bodies.
    Index(None, "opened_at", "id", "search"),
)

quotes = Table(
    "quotes",
    metadata,
    Column("digest", Text, primary_key=True),
    text("number"),
    case_key(nullable=True),
    count("format"),
    when("issued_at"),
    text("body"),
    hex_digits("digest", 64),
    filled("number"),
    positive("format"),
    json_text(),
    Index(None, "case_id"),
)

papers = Table(
    "papers",
    metadata,
    key_id(),
    *texts("number", "kind"),
    case_key(nullable=True),
    *texts("title", "digest"),
    count("format"),
    *texts("state", "reason"),
    count("prints"),
    when("issued_at"),
    text("body"),
    filled("number"),
    filled("kind"),
    hex_digits("digest"),
    positive("format"),
    one_of("state", PAPER_STATES),
    CheckConstraint("prints >= 0", name="prints_counted"),
    json_text(),
    Index(None, "case_id", "issued_at"),
    Index(None, "state", "issued_at"),
    Index(None, "number"),
)

# One issue of a quote: the same quote may have gone out under two numbers.
issues = Table(
    "issues",
    metadata,
    Column("number", Text, primary_key=True),
    Column("digest", Text, ForeignKey("quotes.digest"), primary_key=True),
    case_key(nullable=True),
    Column("paper_id", Uuid, ForeignKey("papers.id"), nullable=True),
    *texts("customer", "device", "program"),
    when("issued_at"),
    *texts("issued_on", "valid_until", "search"),
    filled("number"),
    day("issued_on"),
    day("valid_until"),
    Index(None, "case_id"),
    Index(None, "paper_id"),
    Index(None, "digest"),
    Index(None, "issued_at"),
)

outbox = Table(
    "outbox",
    metadata,
    key_id(),
    case_key(nullable=False),
    *texts("kind", "title", "state", "reason"),
    when("created_at"),
    text("body"),
    filled("kind"),
    one_of("state", OUTBOX_STATES),
    json_text(),
    Index(None, "case_id"),
    Index(None, "state", "created_at"),
)

tasks = Table(
    "tasks",
    metadata,
    key_id(),
    case_key(nullable=False),
    *texts("due", "kind", "title", "detail"),
    Column("done", Boolean(create_constraint=True, name="done_known"), nullable=False),
    # IS, not =: date() of what is no date is NULL, and a CHECK lets NULL pass.
    CheckConstraint("due IS date(due)", name="due_date"),
    filled("kind"),
    Index(None, "case_id"),
    Index(None, "done", "due"),
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    when("at"),
    text("staff"),
    Column("subject", Uuid),
    *texts("what", "prev", "hash", "body"),
    filled("what"),
    hex_digits("hash", 64),
    json_text(),
    Index(None, "subject"),
    # The number of a removed last line is never given again, so that its absence shows.
    sqlite_autoincrement=True,
)

price_imports = Table(
    "price_imports",
    metadata,
    key_id(),
    Column("number", Integer, nullable=False, unique=True),
    when("at"),
    *texts("staff", "file", "title", "version"),
    Column("sample", Boolean(create_constraint=True, name="sample_known"), nullable=False),
    *(count(fate) for fate in PRICE_FATES),
    text("digest"),
    when("undone_at", may_be_open=True),
    positive("number"),
    filled("title"),
    day("version"),
    hex_digits("digest", 64),
    *(CheckConstraint(f"{fate} >= 0", name=f"{fate}_counted") for fate in PRICE_FATES),
)

price_rows = Table(
    "price_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("added_by", Uuid, ForeignKey("price_imports.id"), nullable=False),
    *texts("device_key", "name", "jan"),
    count("cash_price"),
    *texts("valid_from", "valid_until", "search", "body"),
    filled("device_key"),
    filled("name"),
    day("valid_from", may_be_open=True),
    day("valid_until", may_be_open=True),
    json_text(),
    Index(None, "added_by"),
    Index(None, "device_key", "valid_from"),
    Index(None, "jan", "valid_from"),
    # Holds all that type-ahead reads, in its order, so that a day's list never touches the bodies.
    Index("ix_price_rows_typeahead", "search", "valid_from", "valid_until", "id"),
)

# What an import ended, with the last day it had before: undoing gives it back.
price_ends = Table(
    "price_ends",
    metadata,
    Column("import_id", Uuid, ForeignKey("price_imports.id"), primary_key=True),
    Column("row_id", Integer, ForeignKey("price_rows.id"), primary_key=True),
    text("valid_until"),
    day("valid_until", may_be_open=True),
    Index(None, "row_id"),
)

append_only(events, "events are")
