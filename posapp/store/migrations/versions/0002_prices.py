"""Schema 2: the shop's own price list, its imports, and what each of them ended; the list of issued quotes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from posapp.store.search import fold_all

revision = "0002"
down_revision = "0001"

FATES = ("new", "changed", "ended", "same", "refused")


def upgrade() -> None:
    _imports()
    _rows()
    _ends()
    _issues()
    _list_issued()


def _imports() -> None:
    op.create_table(
        "price_imports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("staff"),
        _text("file"),
        _text("title"),
        _text("version"),
        sa.Column("sample", sa.Boolean(create_constraint=True, name="sample_known"), nullable=False),
        *(sa.Column(fate, sa.Integer(), nullable=False) for fate in FATES),
        _text("digest"),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_price_imports_number_positive")),
        sa.CheckConstraint("trim(title) <> ''", name=op.f("ck_price_imports_title_filled")),
        sa.CheckConstraint("version IS date(version)", name=op.f("ck_price_imports_version_day")),
        sa.CheckConstraint(
            "length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_price_imports_digest_hex")
        ),
        *(sa.CheckConstraint(f"{fate} >= 0", name=op.f(f"ck_price_imports_{fate}_counted")) for fate in FATES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_imports")),
        sa.UniqueConstraint("number", name=op.f("uq_price_imports_number")),
    )


def _rows() -> None:
    op.create_table(
        "price_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        _text("device_key"),
        _text("name"),
        _text("jan"),
        sa.Column("cash_price", sa.Integer(), nullable=False),
        _text("valid_from"),
        _text("valid_until"),
        _text("search"),
        _text("body"),
        sa.CheckConstraint("trim(device_key) <> ''", name=op.f("ck_price_rows_device_key_filled")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_price_rows_name_filled")),
        _open_day("price_rows", "valid_from"),
        _open_day("price_rows", "valid_until"),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_price_rows_body_json")),
        sa.ForeignKeyConstraint(["added_by"], ["price_imports.id"], name=op.f("fk_price_rows_added_by_price_imports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_rows")),
    )
    op.create_index(op.f("ix_price_rows_added_by"), "price_rows", ["added_by"])
    op.create_index(op.f("ix_price_rows_device_key_valid_from"), "price_rows", ["device_key", "valid_from"])
    op.create_index(op.f("ix_price_rows_jan_valid_from"), "price_rows", ["jan", "valid_from"])
    op.create_index("ix_price_rows_typeahead", "price_rows", ["search", "valid_from", "valid_until", "id"])


def _ends() -> None:
    op.create_table(
        "price_ends",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        _text("valid_until"),
        _open_day("price_ends", "valid_until"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["price_imports.id"], name=op.f("fk_price_ends_import_id_price_imports")
        ),
        sa.ForeignKeyConstraint(["row_id"], ["price_rows.id"], name=op.f("fk_price_ends_row_id_price_rows")),
        sa.PrimaryKeyConstraint("import_id", "row_id", name=op.f("pk_price_ends")),
    )
    op.create_index(op.f("ix_price_ends_row_id"), "price_ends", ["row_id"])


def _issues() -> None:
    op.create_table(
        "issues",
        _text("number"),
        _text("digest"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("paper_id", sa.Uuid(), nullable=True),
        _text("customer"),
        _text("device"),
        _text("program"),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        _text("issued_on"),
        _text("valid_until"),
        _text("search"),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_issues_number_filled")),
        sa.CheckConstraint("issued_on IS date(issued_on)", name=op.f("ck_issues_issued_on_day")),
        sa.CheckConstraint("valid_until IS date(valid_until)", name=op.f("ck_issues_valid_until_day")),
        sa.ForeignKeyConstraint(["digest"], ["quotes.digest"], name=op.f("fk_issues_digest_quotes")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_issues_case_id_cases")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_issues_paper_id_papers")),
        sa.PrimaryKeyConstraint("number", "digest", name=op.f("pk_issues")),
    )
    for column in ("case_id", "digest", "issued_at", "paper_id"):
        op.create_index(op.f(f"ix_issues_{column}"), "issues", [column])


def _list_issued() -> None:
    """Quotes of schema 1 join the list. Their papers printed fifteen days, and no day after the program's last."""
    op.execute("""
        INSERT INTO issues
        SELECT q.number, q.digest, q.case_id,
            (SELECT p.id FROM papers p WHERE p.case_id = q.case_id AND p.kind = 'quote' ORDER BY p.issued_at DESC LIMIT 1),
            coalesce(c.customer, ''),
            coalesce(c.device, json_extract(q.body, '$.purchase.device.name'), ''),
            coalesce(c.program, json_extract(q.body, '$.program.short_name'), ''),
            q.issued_at,
            date(q.issued_at, '+9 hours'),
            min(
                coalesce(date(json_extract(q.body, '$.purchase.on'), '+15 days'), date(q.issued_at, '+9 hours', '+15 days')),
                coalesce(date(json_extract(q.body, '$.program.valid_until')), '9999-12-31')
            ),
            ''
        FROM quotes q LEFT JOIN cases c ON c.id = q.case_id
    """)
    connection = op.get_bind()
    named = "SELECT number, customer, device, program, issued_on, digest FROM issues"
    for row in connection.exec_driver_sql(named).fetchall():
        found = (fold_all(*row), row[0], row[-1])
        connection.exec_driver_sql("UPDATE issues SET search = ? WHERE number = ? AND digest = ?", found)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _open_day(table: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} = '' OR {name} IS date({name})", name=op.f(f"ck_{table}_{name}_day"))
