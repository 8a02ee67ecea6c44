"""Schema 6: which PDF files of a paper left the shop."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    table = "paper_files"
    op.create_table(
        table,
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        _text("sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        _text("making"),
        _text("copy"),
        sa.Column("reprint", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _check(table, "sha256_hex", "length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'"),
        _check(table, "size_positive", "size >= 1"),
        _check(table, "making_known", "making IN ('saved', 'printed')"),
        _check(table, "copy_known", "copy IN ('', 'customer', 'shop')"),
        _check(table, "reprint_counted", "reprint >= 0"),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f(f"fk_{table}_paper_id_papers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", "sha256", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_sha256"), table, ["sha256"])
    # Of papers up to here files went out that nobody noted: a file that is not known may still be the shop's own.
    op.execute(
        "INSERT INTO settings (key, body) "
        "SELECT 'paper-files-after', json_quote(max(issued_at)) FROM papers HAVING count(*) > 0"
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
