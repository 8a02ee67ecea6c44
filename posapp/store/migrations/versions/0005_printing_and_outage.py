"""Schema 5: the print list, operators' own documents, forms for a day without the machine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _official_documents()
    _print_jobs()
    _outage_sheets()
    op.create_index(op.f("ix_papers_number"), "papers", ["number"])


def _official_documents() -> None:
    table = "official_documents"
    op.create_table(
        table,
        _id(),
        *(_text(name) for name in ("slot", "title", "version", "valid_from", "valid_until", "digest")),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        _text("staff"),
        _when("added_at"),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        *(_check(table, f"{name}_filled", f"trim({name}) <> ''") for name in ("slot", "title")),
        _check(table, "valid_from_day", "valid_from IS date(valid_from)"),
        _check(table, "valid_until_day", "valid_until = '' OR valid_until IS date(valid_until)"),
        _check(table, "digest_hex", "length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'"),
        *(_check(table, f"{name}_positive", f"{name} >= 1") for name in ("pages", "size")),
        _check(table, "data_whole", "length(data) = size"),
        _check(table, "days_in_order", "valid_until = '' OR valid_until >= valid_from"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_slot_valid_from"), table, ["slot", "valid_from"])
    op.create_index(op.f(f"ix_{table}_digest"), table, ["digest"])


def _print_jobs() -> None:
    table = "print_jobs"
    op.create_table(
        table,
        _id(),
        sa.Column("paper_id", sa.Uuid(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        *(_text(name) for name in ("title", "copy")),
        sa.Column("reprint", sa.Integer(), nullable=False),
        *(_text(name) for name in ("printer", "tray", "sides", "state", "reason", "ticket", "staff")),
        _when("asked_at"),
        _when("changed_at"),
        _check(table, "one_subject", "(paper_id IS NULL) <> (document_id IS NULL)"),
        _check(table, "title_filled", "trim(title) <> ''"),
        _check(table, "copy_known", "copy IN ('', 'customer', 'shop')"),
        _check(table, "reprint_counted", "reprint >= 0"),
        _check(table, "sides_known", "sides IN ('one', 'long', 'short')"),
        _check(table, "state_known", "state IN ('waiting', 'sent', 'printed', 'failed', 'cancelled')"),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f(f"fk_{table}_paper_id_papers")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["official_documents.id"], name=op.f(f"fk_{table}_document_id_official_documents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for columns in (["paper_id"], ["document_id"], ["state", "asked_at"]):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)


def _outage_sheets() -> None:
    table = "outage_sheets"
    op.create_table(
        table,
        *(_text(name) for name in ("number", "kind", "kit", "state", "keyed_as", "note", "staff")),
        _when("made_at"),
        _when("changed_at"),
        *(_check(table, f"{name}_filled", f"trim({name}) <> ''") for name in ("number", "kind", "kit")),
        _check(table, "state_known", "state IN ('blank', 'keyed', 'spoiled')"),
        _check(table, "keyed_named", "(keyed_as <> '') = (state = 'keyed')"),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
    )
    for columns in (["kit"], ["state", "kind"]):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _when(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
