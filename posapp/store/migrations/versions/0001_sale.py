"""Schema 1: the guided sale. Never edited once released: a change is a new revision."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _settings()
    _counters()
    _backups()
    _drafts()
    _cases()
    _quotes()
    _papers()
    _outbox()
    _tasks()
    _events()


def _settings() -> None:
    op.create_table(
        "settings",
        _text("key"),
        _text("body"),
        sa.CheckConstraint("trim(key) <> ''", name=op.f("ck_settings_key_filled")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_settings_body_json")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )


def _counters() -> None:
    op.create_table(
        "counters",
        _text("series"),
        _count("last"),
        sa.CheckConstraint("trim(series) <> ''", name=op.f("ck_counters_series_filled")),
        sa.CheckConstraint("last >= 1", name=op.f("ck_counters_last_positive")),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_counters")),
    )


def _backups() -> None:
    op.create_table("backups", _count("id"), _when("ended_at"), sa.PrimaryKeyConstraint("id", name=op.f("pk_backups")))


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("flow"),
        _text("step"),
        _text("field"),
        _text("title"),
        _text("detail"),
        _count("format"),
        _when("saved_at"),
        _text("body"),
        sa.CheckConstraint("trim(flow) <> ''", name=op.f("ck_drafts_flow_filled")),
        sa.CheckConstraint("trim(step) <> ''", name=op.f("ck_drafts_step_filled")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_drafts_format_positive")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_drafts_body_json")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("number"),
        _text("state"),
        _text("customer"),
        _text("kana"),
        _text("phone"),
        _text("device"),
        _text("program"),
        _count("format"),
        _when("opened_at"),
        _when("changed_at"),
        _text("search"),
        _text("body"),
        sa.CheckConstraint(
            "state IN ('draft', 'explained', 'taken', 'waiting', 'screening', 'approved', 'declined', 'formed', "
            "'handed-over', 'cash-on-delivery', 'lapsed')",
            name=op.f("ck_cases_state_known"),
        ),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_cases_number_filled")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_cases_format_positive")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_cases_body_json")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index(op.f("ix_cases_opened_at_id_search"), "cases", ["opened_at", "id", "search"])


def _quotes() -> None:
    op.create_table(
        "quotes",
        _text("digest"),
        _text("number"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        _count("format"),
        _when("issued_at"),
        _text("body"),
        sa.CheckConstraint("length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_quotes_digest_hex")),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_quotes_number_filled")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_quotes_format_positive")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_quotes_body_json")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_quotes_case_id_cases")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_quotes")),
    )
    op.create_index(op.f("ix_quotes_case_id"), "quotes", ["case_id"])


def _papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("number"),
        _text("kind"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        _text("title"),
        _text("digest"),
        _count("format"),
        _text("state"),
        _text("reason"),
        _count("prints"),
        _when("issued_at"),
        _text("body"),
        sa.CheckConstraint("digest NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_papers_digest_hex")),
        sa.CheckConstraint("state IN ('waiting', 'printed', 'failed')", name=op.f("ck_papers_state_known")),
        sa.CheckConstraint("trim(kind) <> ''", name=op.f("ck_papers_kind_filled")),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_papers_number_filled")),
        sa.CheckConstraint("format >= 1", name=op.f("ck_papers_format_positive")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_papers_body_json")),
        sa.CheckConstraint("prints >= 0", name=op.f("ck_papers_prints_counted")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_papers_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    op.create_index(op.f("ix_papers_case_id_issued_at"), "papers", ["case_id", "issued_at"])
    op.create_index(op.f("ix_papers_state_issued_at"), "papers", ["state", "issued_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _text("kind"),
        _text("title"),
        _text("state"),
        _text("reason"),
        _when("created_at"),
        _text("body"),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'failed')", name=op.f("ck_outbox_state_known")),
        sa.CheckConstraint("trim(kind) <> ''", name=op.f("ck_outbox_kind_filled")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_outbox_body_json")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_case_id"), "outbox", ["case_id"])
    op.create_index(op.f("ix_outbox_state_created_at"), "outbox", ["state", "created_at"])


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _text("due"),
        _text("kind"),
        _text("title"),
        _text("detail"),
        sa.Column("done", sa.Boolean(create_constraint=True, name="done_known"), nullable=False),
        sa.CheckConstraint("trim(kind) <> ''", name=op.f("ck_tasks_kind_filled")),
        sa.CheckConstraint("due IS date(due)", name=op.f("ck_tasks_due_date")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tasks_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_case_id"), "tasks", ["case_id"])
    op.create_index(op.f("ix_tasks_done_due"), "tasks", ["done", "due"])


def _events() -> None:
    op.create_table(
        "events",
        _count("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _when("at"),
        _text("staff"),
        sa.Column("subject", sa.Uuid(), nullable=True),
        _text("what"),
        _text("prev"),
        _text("hash"),
        _text("body"),
        sa.CheckConstraint("length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_events_hash_hex")),
        sa.CheckConstraint("trim(what) <> ''", name=op.f("ck_events_what_filled")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_events_body_json")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
        sa.UniqueConstraint("id", name=op.f("uq_events_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_subject"), "events", ["subject"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER events_no_{verb.lower()} BEFORE {verb} ON events "
            "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _when(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
