"""Schema 4: returns by courier, photos of returned devices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _mail_returns()
    _photos()


def _mail_returns() -> None:
    op.create_table(
        "mail_returns",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("number"),
        _text("state"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        *(_text(name) for name in ("customer", "kana", "phone", "device", "program", "serial", "due")),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _text("search"),
        _text("body"),
        sa.CheckConstraint("trim(number) <> ''", name=op.f("ck_mail_returns_number_filled")),
        sa.CheckConstraint(
            "state IN ('announced', 'applied', 'collected', 'assessed', 'accepted', 'withdrawn', 'kept')",
            name=op.f("ck_mail_returns_state_known"),
        ),
        sa.CheckConstraint("format >= 1", name=op.f("ck_mail_returns_format_positive")),
        sa.CheckConstraint("due = '' OR due IS date(due)", name=op.f("ck_mail_returns_due_day")),
        sa.CheckConstraint("json_valid(body)", name=op.f("ck_mail_returns_body_json")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_mail_returns_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_returns")),
        sa.UniqueConstraint("number", name=op.f("uq_mail_returns_number")),
    )
    op.create_index(op.f("ix_mail_returns_case_id"), "mail_returns", ["case_id"])
    op.create_index(op.f("ix_mail_returns_state_due"), "mail_returns", ["state", "due"])
    op.create_index(op.f("ix_mail_returns_opened_at_id_search"), "mail_returns", ["opened_at", "id", "search"])


def _photos() -> None:
    op.create_table(
        "photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("media"),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        _text("digest"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("trim(media) <> ''", name=op.f("ck_photos_media_filled")),
        sa.CheckConstraint("width >= 1", name=op.f("ck_photos_width_positive")),
        sa.CheckConstraint("height >= 1", name=op.f("ck_photos_height_positive")),
        sa.CheckConstraint("length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_photos_digest_hex")),
        sa.CheckConstraint("length(data) > 0", name=op.f("ck_photos_data_there")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
    )
    op.create_index(op.f("ix_photos_subject"), "photos", ["subject"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
