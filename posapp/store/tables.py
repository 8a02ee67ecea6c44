"""The tables of the newest schema. What the migrations build must equal them (a test compares the two).

Must not know how rows are read or written. A change here needs a new revision in `migrations/versions`, and REVISION
raised. ``body`` stands last in each table: SQLite reads a row from its front, and lists need no body.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    event,
)

from posapp.domain.application import State
from posapp.store.columns import Utc, count, day, filled, hex_digits, json_text, key_id, one_of, positive, text, when

REVISION = "0005"
PAPER_STATES = ("waiting", "printed", "failed")
OUTBOX_STATES = ("waiting", "sent", "failed")
INTAKE_STATES = ("received", "refused", "reported")
MAIL_STATES = ("announced", "applied", "collected", "assessed", "accepted", "withdrawn", "kept")
JOB_STATES = ("waiting", "sent", "printed", "failed", "cancelled")
COPIES = ("", "customer", "shop")
SIDES = ("one", "long", "short")
SHEET_STATES = ("blank", "keyed", "spoiled")
PRICE_FATES = ("new", "changed", "ended", "same", "refused")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _case(*, nullable: bool) -> Column[object]:
    return Column("case_id", Uuid, ForeignKey("cases.id"), nullable=nullable)


settings = Table("settings", metadata, Column("key", Text, primary_key=True), text("body"), filled("key"), json_text())

counters = Table(
    "counters", metadata, Column("series", Text, primary_key=True), count("last"), filled("series"), positive("last")
)

backups = Table("backups", metadata, Column("id", Integer, primary_key=True), when("ended_at"))

drafts = Table(
    "drafts",
    metadata,
    key_id(),
    text("flow"),
    text("step"),
    text("field"),
    text("title"),
    text("detail"),
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
    Column("number", Text, nullable=False, unique=True),
    text("state"),
    text("customer"),
    text("kana"),
    text("phone"),
    text("device"),
    text("program"),
    count("format"),
    when("opened_at"),
    when("changed_at"),
    text("search"),
    text("body"),
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
    _case(nullable=True),
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
    text("number"),
    text("kind"),
    _case(nullable=True),
    text("title"),
    text("digest"),
    count("format"),
    text("state"),
    text("reason"),
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
)

# One issue of a quote: the same quote may have gone out under two numbers.
issues = Table(
    "issues",
    metadata,
    Column("number", Text, primary_key=True),
    Column("digest", Text, ForeignKey("quotes.digest"), primary_key=True),
    _case(nullable=True),
    Column("paper_id", Uuid, ForeignKey("papers.id"), nullable=True),
    text("customer"),
    text("device"),
    text("program"),
    when("issued_at"),
    text("issued_on"),
    text("valid_until"),
    text("search"),
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
    _case(nullable=False),
    text("kind"),
    text("title"),
    text("state"),
    text("reason"),
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
    _case(nullable=False),
    text("due"),
    text("kind"),
    text("title"),
    text("detail"),
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
    text("what"),
    text("prev"),
    text("hash"),
    text("body"),
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
    text("staff"),
    text("file"),
    text("title"),
    text("version"),
    Column("sample", Boolean(create_constraint=True, name="sample_known"), nullable=False),
    *(count(fate) for fate in PRICE_FATES),
    text("digest"),
    Column("undone_at", Utc),
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
    text("device_key"),
    text("name"),
    text("jan"),
    count("cash_price"),
    text("valid_from"),
    text("valid_until"),
    text("search"),
    text("body"),
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

# The numbers by which a scan finds the contract of a case's device.
contracts = Table(
    "contracts",
    metadata,
    Column("case_id", Uuid, ForeignKey("cases.id"), primary_key=True),
    text("number"),
    text("imei"),
    text("serial"),
    Index(None, "number"),
    Index(None, "imei"),
    Index(None, "serial"),
)

intakes = Table(
    "intakes",
    metadata,
    key_id(),
    Column("number", Text, nullable=False, unique=True),
    text("state"),
    _case(nullable=True),
    text("customer"),
    text("phone"),
    text("device"),
    text("program"),
    text("imei"),
    text("serial"),
    count("format"),
    when("at"),
    text("search"),
    text("body"),
    filled("number"),
    one_of("state", INTAKE_STATES),
    positive("format"),
    json_text(),
    Index(None, "case_id"),
    Index(None, "at", "id", "search"),
)

# 古物台帳: numbered without gaps, never changed; a correction is a line of its own.
ledger = Table(
    "ledger",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    text("received_on"),
    Column("corrects", Integer, ForeignKey("ledger.number")),
    Column("intake_id", Uuid, ForeignKey("intakes.id")),
    text("imei"),
    text("serial"),
    count("format"),
    when("at"),
    text("body"),
    positive("number"),
    positive("format"),
    day("received_on"),
    CheckConstraint("corrects IS NULL OR corrects < number", name="corrects_earlier"),
    json_text(),
    Index(None, "received_on"),
    Index(None, "corrects"),
    Index(None, "intake_id"),
    Index(None, "imei"),
    Index(None, "serial"),
)

# 郵送での返却: weeks between the notice and the customer's answer.
mail_returns = Table(
    "mail_returns",
    metadata,
    key_id(),
    Column("number", Text, nullable=False, unique=True),
    text("state"),
    _case(nullable=True),
    text("customer"),
    text("kana"),
    text("phone"),
    text("device"),
    text("program"),
    text("serial"),
    text("due"),
    count("format"),
    when("opened_at"),
    when("changed_at"),
    text("search"),
    text("body"),
    filled("number"),
    one_of("state", MAIL_STATES),
    positive("format"),
    day("due", may_be_open=True),
    json_text(),
    Index(None, "case_id"),
    Index(None, "state", "due"),
    Index(None, "opened_at", "id", "search"),
)

# Photos of a returned device. ``subject`` is the draft's id, which is the intake's later: no one table to point at.
photos = Table(
    "photos",
    metadata,
    key_id(),
    Column("subject", Uuid, nullable=False),
    when("at"),
    text("media"),
    count("width"),
    count("height"),
    text("digest"),
    Column("data", LargeBinary, nullable=False),
    filled("media"),
    positive("width"),
    positive("height"),
    hex_digits("digest", 64),
    CheckConstraint("length(data) > 0", name="data_there"),
    Index(None, "subject"),
)

# An operator's own PDF (約款, 提供条件書) with the days it holds. ``slot`` is what the catalogue calls it.
official_documents = Table(
    "official_documents",
    metadata,
    key_id(),
    text("slot"),
    text("title"),
    text("version"),
    text("valid_from"),
    text("valid_until"),
    text("digest"),
    count("pages"),
    count("size"),
    text("staff"),
    when("added_at"),
    Column("withdrawn_at", Utc),
    Column("data", LargeBinary, nullable=False),
    filled("slot"),
    filled("title"),
    day("valid_from"),
    day("valid_until", may_be_open=True),
    hex_digits("digest", 64),
    positive("pages"),
    positive("size"),
    CheckConstraint("length(data) = size", name="data_whole"),
    CheckConstraint("valid_until = '' OR valid_until >= valid_from", name="days_in_order"),
    Index(None, "slot", "valid_from"),
    Index(None, "digest"),
)

# One print of one copy of a paper or of an operator's document. ``reprint`` counts from 1 for 再発行, 0 is the first issue.
print_jobs = Table(
    "print_jobs",
    metadata,
    key_id(),
    Column("paper_id", Uuid, ForeignKey("papers.id"), nullable=True),
    Column("document_id", Uuid, ForeignKey("official_documents.id"), nullable=True),
    text("title"),
    text("copy"),
    count("reprint"),
    text("printer"),
    text("tray"),
    text("sides"),
    text("state"),
    text("reason"),
    text("ticket"),
    text("staff"),
    when("asked_at"),
    when("changed_at"),
    CheckConstraint("(paper_id IS NULL) <> (document_id IS NULL)", name="one_subject"),
    filled("title"),
    one_of("copy", COPIES),
    CheckConstraint("reprint >= 0", name="reprint_counted"),
    one_of("sides", SIDES),
    one_of("state", JOB_STATES),
    Index(None, "paper_id"),
    Index(None, "document_id"),
    Index(None, "state", "asked_at"),
)

# 手書き用紙: each blank form that was made for a day without the machine, and what it became.
outage_sheets = Table(
    "outage_sheets",
    metadata,
    Column("number", Text, primary_key=True),
    text("kind"),
    text("kit"),
    text("state"),
    text("keyed_as"),
    text("note"),
    text("staff"),
    when("made_at"),
    when("changed_at"),
    filled("number"),
    filled("kind"),
    filled("kit"),
    one_of("state", SHEET_STATES),
    CheckConstraint("(keyed_as <> '') = (state = 'keyed')", name="keyed_named"),
    Index(None, "kit"),
    Index(None, "state", "kind"),
)

for _table, _saying in ((events, "events are"), (ledger, "the ledger is")):
    for _verb in ("UPDATE", "DELETE"):
        _trigger = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {_table.name}_no_{_verb.lower()} BEFORE {_verb} ON {_table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{_saying} append-only'); END"
        )
        event.listen(_table, "after_create", _trigger)
